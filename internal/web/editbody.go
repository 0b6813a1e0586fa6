package web

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
)

// maker makes a record of a form; was is the record before.
type maker struct {
	*form
	text      *finder
	sentences []export.Range
}

// body makes the record, as far as the form can be taken; f.Faults tells what
// could not.
func (m maker) body(was correct.Body) correct.Body {
	if was.Event != nil {
		e := *was.Event
		m.event(&e)
		return correct.Body{Event: &e}
	}
	s := *was.Statement
	m.statement(&s)
	return correct.Body{Statement: &s}
}

// quote finds the words of a field; unchanged, they stay as they were.
func (m maker) quote(name string, w words, was export.Quote, near int) export.Quote {
	if w.same(quoted(was)) && w.Text != "" {
		return was
	}
	if w.At == spanText(was.Range) && oneSpaced(w.Text) != oneSpaced(was.Text) && strings.TrimSpace(w.Text) != "" {
		w.At = "" // other words near the old ones
	}
	q, why := m.text.find(w, near)
	if why != nil {
		m.refuse(name, why)
		return was
	}
	return q
}

// id reads an id, in capitals as records have them.
func (m maker) id(name, typed string) string {
	typed = strings.ToUpper(typed)
	if strings.Trim(typed, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-") != "" || len(typed) > correct.MaxCode {
		m.refuse(name, &fault{"edit.fault.id", []any{brief(typed, briefName)}})
	}
	return typed
}

// date proves the shape of a date; whether there is such a day is proved later.
func (m maker) date() string {
	for part := range strings.SplitSeq(m.Date, "/") {
		if m.Date != "" && strings.Trim(part, "0123456789-WQ") != "" || strings.Count(m.Date, "/") > 1 {
			m.refuse("date", &fault{"edit.fault.date", []any{brief(m.Date, briefName)}})
		}
	}
	return m.Date
}

// chain reads the ids of a chain, which ends with the outlet.
func (m maker) chain(was []string) []string {
	ids := strings.FieldsFunc(m.AssBy, func(r rune) bool {
		return r == ' ' || r == ',' || r == '<' || r == '\n' || r == '\r' || r == '\t' || r == 0x060C
	})
	if slices.Equal(ids, was) {
		return was
	}
	if len(ids) == 0 || ids[len(ids)-1] != ownVoice {
		m.refuse("asserted_by", &fault{"edit.fault.chain", []any{ownVoice}})
		return ids
	}
	for i, id := range ids {
		if id != ownVoice && id != unnamed {
			ids[i] = m.id("asserted_by", id)
		}
	}
	return ids
}

func (m maker) event(e *export.Event) {
	f := m.Event
	before := *e
	e.Trigger = m.quote("trigger", f.Trigger, e.Trigger, e.Trigger.Start)
	e.Type, e.Mode, _ = strings.Cut(f.TypeMode, "/")
	if e.Type == "" {
		m.refuse("type", &fault{Key: "edit.fault.choose"})
	}
	e.Sentence = sentenceAt(m.sentences, e.Trigger.Start, e.Sentence)
	near := e.Trigger.Start
	e.Actors = m.side("actor", f.Actors, before.Actors, near)
	e.Recipients = m.side("recipient", f.Recipients, before.Recipients, near)
	e.Place = m.place(before.Place, near)
	e.Date, e.Factuality, e.AssertedBy = m.date(), f.Factuality, m.chain(before.AssertedBy)
	if !sameList(f.Contexts, before.Contexts) {
		e.Contexts = append([]string{}, f.Contexts...)
	}
	e.Killed, e.Injured = m.count("killed"), m.count("injured")
	e.Detained, e.Displaced = m.count("detained"), m.count("displaced")
	e.Evidence = evidenceOf(e, before)
}

// sentenceAt is the sentence in which a code point stands, else where it stood.
func sentenceAt(sentences []export.Range, point, was int) int {
	i := sort.Search(len(sentences), func(i int) bool { return sentences[i].End > point })
	if i < len(sentences) && sentences[i].Start <= point {
		return i
	}
	return was
}

func sameList(a, b []string) bool {
	x, y := slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(x, y)
}

// evidenceOf keeps the evidence of fields that stay, and has that of a place
// that was set; a date that an editor has set rests on no words.
func evidenceOf(e *export.Event, was export.Event) []export.Evidence {
	place := func(p *export.Place) string {
		if p == nil {
			return ""
		}
		return placed(p.Start, p.End)
	}
	moved := place(e.Place) != place(was.Place)
	out := make([]export.Evidence, 0, len(was.Evidence)+1)
	for _, v := range was.Evidence {
		if v.Field == "place" && moved || v.Field == "date" && e.Date != was.Date {
			continue
		}
		out = append(out, v)
	}
	if moved && e.Place != nil && e.Place.Start != nil && e.Place.End != nil {
		out = append(out, export.Evidence{Field: "place", Range: export.Range{Start: *e.Place.Start, End: *e.Place.End}})
	}
	return out
}

// side makes the parties of one side; empty rows are none.
func (m maker) side(name string, in []row, was []export.Arg, near int) []export.Arg {
	out := make([]export.Arg, 0, len(in))
	for i, r := range in {
		if r.empty() {
			continue
		}
		var a export.Arg
		if i < len(was) {
			a = was[i]
		}
		if !r.same(wordsAt(a.Text, a.Start, a.End)) {
			a = m.party(fmt.Sprintf("%s-%d", name, r.N), r, a, near)
		}
		a.ID, a.Sector = m.id(fmt.Sprintf("%s-%d-id", name, r.N), r.ID), r.Sector
		out = append(out, a)
	}
	return out
}

// party is a side whose words an editor has set; without words it is inferred.
func (m maker) party(name string, r row, was export.Arg, near int) export.Arg {
	if strings.TrimSpace(r.Text) == "" && (r.At == "" || r.At == placed(was.Start, was.End)) {
		return export.Arg{}
	}
	q := m.quote(name, r.words, old(was.Text, was.Start, was.End), near)
	a := export.Arg{Text: q.Text}
	a.Start, a.End = &q.Start, &q.End
	return a
}

// old is a field as a quote, empty where it stands nowhere.
func old(text string, start, end *int) export.Quote {
	if start == nil || end == nil {
		return export.Quote{}
	}
	return export.Quote{Range: export.Range{Start: *start, End: *end}, Text: text}
}

func (m maker) place(was *export.Place, near int) *export.Place {
	f := m.Event
	var p export.Place
	if was != nil {
		p = *was
	}
	same := f.Place.same(wordsAt(p.Text, p.Start, p.End))
	f.Country = m.id("country", f.Country)
	if same && f.Country == p.Country && f.PlaceEn == p.NameEn {
		return was
	}
	if !same {
		was := old(p.Text, p.Start, p.End)
		p = export.Place{}
		if strings.TrimSpace(f.Place.Text) != "" || f.Place.At != "" && f.Place.At != spanText(was.Range) {
			q := m.quote("place", f.Place, was, near)
			p.Text, p.Start, p.End = q.Text, &q.Start, &q.End
		}
	}
	if f.Country != p.Country || f.PlaceEn != p.NameEn {
		p.Lat, p.Lon = nil, nil // of another place
	}
	p.Country, p.NameEn = f.Country, f.PlaceEn
	if p.Text == "" && p.Country == "" && p.NameEn == "" {
		return nil
	}
	return &p
}

// count reads a number of people: a number, one of the vague words, or nothing.
func (m maker) count(name string) export.Count {
	typed := m.Event.Harm[name]
	if typed == "" {
		return export.Count{}
	}
	if n, ok := parseNumber(typed); ok {
		return export.Count{N: n, Known: true}
	}
	if slices.Contains(vagueWords(), typed) {
		return export.Count{Vague: typed, Known: true}
	}
	m.refuse(name, &fault{"edit.fault.count", []any{brief(typed, briefName), strings.Join(vagueWords(), ", ")}})
	return export.Count{}
}

func (m maker) statement(s *export.Statement) {
	f := m.Said
	s.Content = m.quote("content", f.Content, s.Content, s.Content.Start)
	near := s.Content.Start
	if cue := m.quote("cue", f.Cue, s.Cue.Quote, near); cue != s.Cue.Quote {
		s.Cue = export.Cue{Quote: cue} // its lemma is that of the old word
	}
	s.Cue.Class = f.Class
	if f.Class == "" {
		m.refuse("class", &fault{Key: "edit.fault.choose"})
	}
	m.speaker(&s.Speaker, near)
	s.Kind, s.Channel, s.Date = f.Kind, f.Channel, m.date()
	s.AssertedBy = m.chain(s.AssertedBy)
}

func (m maker) speaker(p *export.Speaker, near int) {
	f := m.Said
	if !f.Speaker.same(wordsAt(p.Text, p.Start, p.End)) {
		was := old(p.Text, p.Start, p.End)
		*p = export.Speaker{}
		if strings.TrimSpace(f.Speaker.Text) != "" || f.Speaker.At != "" && f.Speaker.At != spanText(was.Range) {
			q := m.quote("speaker", f.Speaker, was, near)
			p.Text, p.Start, p.End = q.Text, &q.Start, &q.End
		}
	}
	p.Name, p.ID, p.Sector = f.Name, m.id("id", f.ID), f.Sector
}

// vagueWords are what records carry where a report tells no number.
func vagueWords() []string {
	return []string{"dozens", "hundreds", "thousands", "tens of thousands", "hundreds of thousands"}
}
