package correct

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/export"
)

// maker makes random records and corrections, often of the same few words, so
// that they meet.
type maker struct{ *rand.Rand }

func (m maker) pick(s ...string) string { return s[m.IntN(len(s))] }

func (m maker) text() string {
	var b strings.Builder
	for range m.IntN(30) {
		b.WriteString(m.pick("قصف", "جنود", "قال", "ا", " ", " ", "\n", "😀", "\r\n", "aa"))
	}
	return b.String()
}

// quote is a stretch of a text or, now and then, none of it.
func (m maker) quote(text string) export.Quote {
	runes := []rune(text)
	start, end := m.IntN(len(runes)+1), m.IntN(len(runes)+1)
	start, end = min(start, end), max(start, end)
	q := export.Quote{Range: export.Range{Start: start, End: end}, Text: string(runes[start:end])}
	switch m.IntN(8) {
	case 0:
		q.Start, q.End = m.IntN(100)-50, m.IntN(100)-50
	case 1:
		q.Text = m.pick("قصف", "", "aa", "ا")
	}
	return q
}

func (m maker) args(text string) []export.Arg {
	var out []export.Arg
	for range m.IntN(3) {
		q := m.quote(text)
		a := export.Arg{Ref: m.pick("e1", "e2", ""), Text: q.Text, ID: m.pick("QAT", "USA", "", "x"), Sector: m.pick("GOV", "", "no")}
		if m.IntN(2) == 0 {
			a.Start, a.End = &q.Start, &q.End
		}
		out = append(out, a)
	}
	return out
}

func (m maker) event(text string) export.Event {
	e := export.Event{Type: m.pick("ASSAULT", "CONSULT", "NONE"), Mode: m.pick("", "aerial"), Trigger: m.quote(text), Actors: m.args(text), Recipients: m.args(text),
		Date: m.pick("", "2025", "2025-09-16", "2025-13", "2025-W60/x"), Factuality: m.pick("occurred", ""), AssertedBy: []string{m.pick("outlet", "QAT")}, Sentence: m.IntN(9) - 3}
	if m.IntN(3) == 0 {
		q := m.quote(text)
		e.Place = &export.Place{Text: q.Text, Country: "QAT"}
		e.Place.Start, e.Place.End = &q.Start, &q.End
	}
	if m.IntN(3) == 0 {
		e.Evidence = []export.Evidence{{Field: m.pick("date", "place"), Range: m.quote(text).Range}}
	}
	return e
}

func (m maker) statement(text string, others int) export.Statement {
	s := export.Statement{Cue: export.Cue{Quote: m.quote(text), Class: "say"}, Content: m.quote(text), Kind: "direct", AssertedBy: []string{"outlet"}}
	if others > 0 && m.IntN(2) == 0 {
		n := m.IntN(others+2) - 1
		s.Within = &n
	}
	return s
}

func (m maker) record() export.Record {
	r := export.Record{Document: export.Document{ID: "r1", Text: m.text()}, Sentences: []export.Range{{Start: 0, End: 4}, {Start: 5, End: 9}}}
	n := m.IntN(5)
	for range n {
		r.Events = append(r.Events, m.event(r.Document.Text))
		r.Statements = append(r.Statements, m.statement(r.Document.Text, n))
	}
	return r
}

// body is one of the record's or another.
func (m maker) body(r export.Record) *Body {
	switch n := len(r.Events); {
	case n > 0 && m.IntN(3) > 0 && m.IntN(2) == 0:
		return &Body{Event: &r.Events[m.IntN(n)]}
	case n > 0 && m.IntN(3) > 0:
		return &Body{Statement: &r.Statements[m.IntN(n)]}
	case m.IntN(8) == 0:
		return nil
	case m.IntN(2) == 0:
		e := m.event(r.Document.Text)
		return &Body{Event: &e}
	}
	s := m.statement(r.Document.Text, 3)
	return &Body{Statement: &s}
}

func (m maker) correction(r export.Record) Correction {
	c := Correction{ID: m.pick("1", "2", "3", "4"), Report: "r1", Action: Action(m.pick("change", "change", "drop", "add", "withdraw", "checked", "?")),
		Kind: m.pick(Event, Statement, "?"), Was: m.body(r), Now: m.body(r), Withdraws: m.pick("1", "2", "9"), By: m.pick("سلمى", "")}
	all := append(Fields(Event), Fields(Statement)...)
	for range m.IntN(4) {
		c.Fields = append(c.Fields, all[m.IntN(len(all))])
	}
	if c.Was != nil && m.IntN(2) == 0 {
		c.Kind = Statement
		if c.Was.Event != nil {
			c.Kind = Event
		}
		if m.IntN(2) == 0 {
			c.Now = c.Was
		}
	}
	return Complete(c, r, nil)
}

// FuzzApply applies random corrections to a random record and to what a later
// reader says of it.
func FuzzApply(f *testing.F) {
	for i := range uint64(20) {
		f.Add(i, i*i)
	}
	f.Fuzz(func(t *testing.T, a, b uint64) {
		m := maker{rand.New(rand.NewPCG(a, b))}
		seen := m.record()
		read := m.record()
		if m.IntN(2) == 0 {
			read = seen
		}
		cs := make([]Correction, m.IntN(8))
		for i := range cs {
			cs[i] = m.correction(seen)
		}
		before := printed(t, read) + printedAll(t, cs)
		if got := printed(t, Apply(read, nil)); got != printed(t, read) {
			t.Fatalf("no correction changes something:\n%s\n%s", got, printed(t, read))
		}
		o := Trace(read, cs)
		whole(t, read, cs, o)
		if printed(t, read)+printedAll(t, cs) != before {
			t.Error("what was given has been altered")
		}
		if printed(t, Apply(read, cs)) != printed(t, o.Record) || standings(Status(read, cs)) != standings(o.States) {
			t.Error("differs a second time")
		}
		if text, raw, err := Gold(o.Record); err == nil {
			anchored(t, string(text), raw)
		} else if !errors.Is(err, ErrNoGold) {
			t.Error(err)
		}
	})
}

func printedAll(t *testing.T, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// whole proves that an outcome's indexes are within, and its words where it says.
func whole(t *testing.T, read export.Record, cs []Correction, o Outcome) {
	t.Helper()
	if len(o.States) != len(cs) || len(o.Events) != len(o.Record.Events) || len(o.Statements) != len(o.Record.Statements) {
		t.Fatalf("%d states, %d and %d origins", len(o.States), len(o.Events), len(o.Statements))
	}
	for i, s := range o.States {
		n := map[string]int{Event: len(o.Events), Statement: len(o.Statements)}[s.Kind]
		if s.Index < -1 || s.Index >= n || s.ID != cs[i].ID {
			t.Errorf("state %+v of %d", s, n)
		}
		if s.Index < 0 {
			continue
		}
		if s.Standing != Holds && s.Standing != AsRead {
			t.Errorf("state %+v touches a record", s)
		}
		origin := append(slices.Clone(o.Events), o.Statements...)[s.Index]
		if s.Kind == Statement {
			origin = o.Statements[s.Index]
		}
		if !slices.Contains(origin.IDs, s.ID) {
			t.Errorf("state %+v, but the record carries %v", s, origin.IDs)
		}
	}
	w := newWords(read)
	for i, e := range o.Record.Events {
		if o.Events[i].Read >= len(read.Events) || o.Events[i].Read < 0 && (!w.has(e.Trigger.Range, e.Trigger.Text) || len(o.Events[i].IDs) == 0) {
			t.Errorf("event %d of %+v: %+v", i, o.Events[i], e)
		}
	}
	for i, s := range o.Record.Statements {
		if o.Statements[i].Read >= len(read.Statements) || o.Statements[i].Read < 0 && !w.has(s.Content.Range, s.Content.Text) {
			t.Errorf("statement %d of %+v: %+v", i, o.Statements[i], s)
		}
		if len(cs) > 0 && printed(t, o.Record) != printed(t, read) && s.Within != nil && (*s.Within < 0 || *s.Within >= len(o.Statements)) {
			t.Errorf("statement %d stands within %d of %d", i, *s.Within, len(o.Statements))
		}
	}
}

// anchored proves that each place of a gold file is found as those who score
// by it find it.
func anchored(t *testing.T, text string, raw []byte) {
	t.Helper()
	var g gold
	if err := json.Unmarshal(raw, &g); err != nil {
		t.Fatal(err)
	}
	places := make([]anchor, 0, len(g.Events)+len(g.Statements))
	for _, e := range g.Events {
		places = append(places, e.Trigger)
	}
	for _, s := range g.Statements {
		places = append(places, s.Content)
	}
	lines := strings.SplitAfter(text, "\n")
	for _, a := range places {
		line, at := lines[a.Line], -1
		for range a.Nth + 1 {
			i := strings.Index(line[at+1:], a.Text)
			if i < 0 {
				t.Fatalf("%+v is not found in %q", a, line)
			}
			at += 1 + i
		}
	}
	if !sealed([]byte(text), raw) || sealed([]byte(text+" "), raw) || sealed([]byte(text), bytes.Replace(raw, []byte(`"report"`), []byte(`"Report"`), 1)) {
		t.Error("the seal does not tell what has been altered")
	}
}

// FuzzValidate takes corrections as they come over the network.
func FuzzValidate(f *testing.F) {
	r := sample(sampleText)
	for _, c := range []Correction{addEvent("1", r.Events[0]), dropStatement("2", r.Statements[0]), withdraw("3", "1"),
		changeStatement("4", r.Statements[1], func(s *export.Statement) { s.Kind = "mixed" }, "kind")} {
		b, err := json.Marshal(c)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte(`{"action":"add","kind":"event","now":{"event":{"type":"ASSAULT","trigger":{"start":-1,"end":99999999,"text":"x"}}},"by":"x","report":"r1"}`))
	f.Add([]byte(`{"action":"change","kind":"statement","was":{"statement":null},"now":{"event":{}},"by":"x","report":"r1"}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		var c Correction
		if json.Unmarshal(raw, &c) != nil {
			return
		}
		err := Validate(c, r, sampleChoices())
		if err != nil && !errors.Is(err, ErrInvalid) {
			t.Errorf("%v does not wrap ErrInvalid", err)
		}
		o := Trace(r, []Correction{c})
		whole(t, r, []Correction{c}, o)
		if err != nil {
			return
		}
		if _, _, err := Gold(o.Record); err != nil && !strings.Contains(err.Error(), "no speaker") {
			t.Errorf("what was proved makes no gold: %v", err)
		}
	})
}
