package archivetest

import (
	"fmt"
	"slices"

	"github.com/isnad-news/isnad/internal/export"
)

// records draws who is named, who says what, and who does what to whom.
func (m maker) records(r *export.Record) {
	r.Entities, r.Statements, r.Events = []export.Entity{}, []export.Statement{}, []export.Event{}
	for i := range m.IntN(5) {
		e := pick(m, m.names...)
		e.Ref, e.Mentions = fmt.Sprintf("e%d", i+1), []export.Quote{{Range: export.Range{Start: 0, End: 4}, Text: e.Name}}
		r.Entities = append(r.Entities, e)
	}
	for range m.IntN(4) {
		r.Statements = append(r.Statements, m.statement(r))
	}
	for range m.IntN(5) {
		r.Events = append(r.Events, m.event(r))
	}
}

func (m maker) statement(r *export.Record) export.Statement {
	a := m.arg(r)
	s := export.Statement{
		Cue:     export.Cue{Quote: m.quote(r), Class: pick(m, "say", "deny", "demand", "")},
		Content: m.quote(r),
		Kind:    pick(m, "direct", "indirect"), Date: m.date(), AssertedBy: m.chain(), Rule: "quotes/test",
	}
	s.Speaker = export.Speaker{Ref: a.Ref, Text: a.Text, ID: a.ID, Sector: a.Sector}
	s.Speaker.Start, s.Speaker.End = a.Start, a.End
	if e := pick(m, m.names...); a.Ref == "" && m.IntN(2) == 0 {
		s.Speaker.Name = e.Name
	}
	if n := len(r.Statements); n > 0 && m.IntN(3) == 0 {
		n--
		s.Within = &n
	}
	return s
}

func (m maker) event(r *export.Record) export.Event {
	e := export.Event{
		Type: pick(m, "ASSAULT", "CONSULT", "AGREE", "REJECT"), Mode: pick(m, "", "", "firearms", "visit"), Contexts: []string{},
		Trigger: m.quote(r), Actors: []export.Arg{}, Recipients: []export.Arg{},
		Date: m.date(), Factuality: pick(m, "occurred", "planned", "denied"), Killed: m.count(), Injured: m.count(),
		AssertedBy: m.chain(), Rule: "events/test", Confidence: export.Decimal(m.IntN(100)) / 100,
		Evidence: []export.Evidence{{Field: "type", Range: export.Range{Start: 0, End: 5}}},
	}
	for range m.IntN(3) {
		e.Actors = append(e.Actors, m.arg(r))
	}
	for range m.IntN(3) {
		e.Recipients = append(e.Recipients, m.arg(r))
	}
	if m.IntN(2) == 0 {
		e.Place = m.place()
	}
	return e
}

// quote draws some words of the text.
func (m maker) quote(r *export.Record) export.Quote {
	text := []rune(r.Document.Text)
	start := m.IntN(len(text) + 1)
	end := min(len(text), start+1+m.IntN(9))
	return export.Quote{Range: export.Range{Start: start, End: end}, Text: string(text[start:end])}
}

// arg draws somebody: an entity of the report or, by words alone, anybody.
func (m maker) arg(r *export.Record) (a export.Arg) {
	e := pick(m, m.names...)
	if n := len(r.Entities); n > 0 && m.IntN(2) == 0 {
		e = r.Entities[m.IntN(n)]
	}
	start, end := m.IntN(5), 5+m.IntN(5)
	a = export.Arg{Ref: e.Ref, Text: e.Name, ID: e.ID, Sector: pick(m, "GOV", "MIL", ""), Carried: m.IntN(2) == 0}
	a.Start, a.End = &start, &end
	return a
}

func (m maker) place() *export.Place {
	e := pick(m, m.names...)
	p := &export.Place{Text: e.Name, NameEn: e.NameEn, Country: pick(m, "QAT", "EGY", "LBN", "")}
	if m.IntN(2) == 0 {
		lat, lon := export.Decimal(m.IntN(180e6)-90e6)/1e6, export.Decimal(m.IntN(360e6)-180e6)/1e6
		p.Lat, p.Lon = &lat, &lon
	}
	return p
}

// date draws a date as precise as a report may tell it.
func (m maker) date() string {
	a, b := m.day(), m.day()
	days := []string{a, b}
	slices.Sort(days)
	return pick(m, "", a, a, a[:7], "2025", "2025-W50", "2026-W01", "2025-Q4", days[0]+"/"+days[1], "2025-12/2026", a[:7]+"/"+a[:7])
}

func (m maker) count() export.Count {
	return pick(m, export.Count{}, export.Count{N: m.IntN(40), Known: true}, export.Count{Vague: "dozens", Known: true})
}

func (m maker) chain() []string {
	var out []string
	for range m.IntN(3) {
		out = append(out, pick(m, m.names[m.IntN(len(m.names))].ID, "unnamed-source"))
	}
	out = slices.DeleteFunc(out, func(s string) bool { return s == "" })
	return append(out, "outlet")
}
