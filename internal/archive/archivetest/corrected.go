package archivetest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
)

// words is where a word of a text stands.
func words(text, word string) export.Quote {
	before, _, _ := strings.Cut(text, word)
	start := len([]rune(before))
	return export.Quote{Range: export.Range{Start: start, End: start + len([]rune(word))}, Text: word}
}

// disputed is a report that editors have something to say of: its reader took
// one side for another, and a question for a statement.
func disputed() archive.Entry {
	const text = "The army struck the harbour. The minister denied it. The mayor asked why."
	e := told("disputed", "the army struck the harbour")
	r := &e.Record
	r.Document.Text, r.Entities = text, nil
	r.Sentences = []export.Range{{Start: 0, End: 28}, {Start: 29, End: 52}, {Start: 53, End: 73}}
	strike := event("ASSAULT", "2025-09-15", arg("WRONG", "The army"), arg("QAT", "the harbour"))
	strike.Trigger = words(text, "struck")
	deny := statement("MINISTER", "The minister", "deny")
	deny.Cue.Quote, deny.Content = words(text, "denied"), words(text, "it")
	ask := statement("MAYOR", "The mayor", "say")
	ask.Cue.Quote, ask.Content = words(text, "asked"), words(text, "why")
	r.Events, r.Statements = []export.Event{strike}, []export.Statement{deny, ask}
	return e
}

func correction(id string, action correct.Action, kind string, was, now *correct.Body, fields ...string) correct.Correction {
	return correct.Correction{ID: id, Report: "disputed", Action: action, Kind: kind, Fields: fields, Was: was, Now: now,
		By: "Salma \u0633", Note: "a 'note'\n\x00", At: time.Date(2025, 9, 17, 8, 0, 0, 1000, time.FixedZone("", 3*3600))}
}

// keep makes a correction, and gives it as it is to come back.
func correctAs(t *testing.T, a archive.Archive, c correct.Correction) correct.Correction {
	t.Helper()
	if err := a.Correct(t.Context(), c); err != nil {
		t.Fatalf("Correct: %v", err)
	}
	c.At = c.At.UTC()
	return c
}

// Corrections are kept and shown, and what they change is found; the reader's
// own stays beside it.
func testCorrections(t *testing.T, a archive.Archive) {
	e := disputed()
	put(t, a, e, Entry(1), Entry(2))
	strike, ask := e.Record.Events[0], e.Record.Statements[1]
	right := strike
	right.Actors = []export.Arg{arg("RIGHT", "The army")}
	right.Place = &export.Place{Text: "the harbour", Country: "LBN"}
	more := strike
	more.Type, more.Trigger, more.Actors = "ACCUSE", words(e.Record.Document.Text, "denied"), []export.Arg{arg("ADDED", "The minister")}
	cs := []correct.Correction{
		correctAs(t, a, correction("02", correct.Change, correct.Event, &correct.Body{Event: &strike}, &correct.Body{Event: &right}, "actors", "place")),
		correctAs(t, a, correction("03", correct.Drop, correct.Statement, &correct.Body{Statement: &ask}, nil)),
		correctAs(t, a, correction("04", correct.Add, correct.Event, nil, &correct.Body{Event: &more})),
	}
	corrected(t, a, e, cs)
	finds(t, a, "the reader's actor", nil, is(archive.Actor, "WRONG"))
	finds(t, a, "a statement that was dropped", nil, is(archive.Speaker, "MAYOR"))
	finds(t, a, "words stay", []string{"disputed"}, says("army struck"))
	indexes(t, finds(t, a, "the editor's actor", []string{"disputed"}, is(archive.Actor, "RIGHT"), is(archive.Place, "LBN")), []int{0}, nil)
	indexes(t, finds(t, a, "an added event", []string{"disputed"}, is(archive.Type, "ACCUSE"), is(archive.Actor, "ADDED")), []int{1}, nil)
	if got := keysOf(listed(t, a, archive.Listing{Kind: archive.Events, Terms: []archive.Term{is(archive.Actor, "ADDED", "RIGHT")}, Order: "type", Limit: 9})); !slices.Equal(got, []string{"disputed#1", "disputed#0"}) {
		t.Errorf("List: %v", got)
	}
	again := cs[0]
	again.Note = "another"
	correctAs(t, a, again)
	corrected(t, a, e, cs)
	cs = append(cs, correctAs(t, a, correct.Correction{ID: "05", Report: "disputed", Action: correct.Withdraw, Withdraws: "02", By: "zoe"}))
	corrected(t, a, e, cs)
	finds(t, a, "withdrawn", []string{"disputed"}, is(archive.Actor, "WRONG"))
	finds(t, a, "no longer", nil, is(archive.Actor, "RIGHT"))
	cs = append([]correct.Correction{correctAs(t, a, correction("01", correct.Checked, "", nil, nil))}, cs...)
	corrected(t, a, e, cs) // in the order of their ids, whenever they come
	for _, c := range []struct {
		what string
		c    correct.Correction
		want error
	}{
		{"an unknown report", correct.Correction{ID: "06", Report: "none"}, archive.ErrNotFound},
		{"no id", correct.Correction{Report: "disputed"}, correct.ErrInvalid},
		{"an id that is no text", correct.Correction{ID: "\xff", Report: "disputed"}, correct.ErrInvalid},
	} {
		if err := a.Correct(t.Context(), c.c); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.what, err, c.want)
		}
	}
	corrected(t, a, e, cs)
}

// corrected wants a report to be shown with these corrections by all that
// hands out reports, and its rows to be those of what is shown.
func corrected(t *testing.T, a archive.Archive, e archive.Entry, cs []correct.Correction) {
	t.Helper()
	read := e.Record
	e.Record, e.AsRead, e.Corrections = correct.Apply(read, cs), &read, cs
	id := read.Document.ID
	same(t, "Report", get(t, a, id), e)
	e = bare(e)
	several, err := a.Reports(t.Context(), []string{"none", id})
	if err != nil || len(several) != 1 {
		t.Fatalf("Reports: %d, %v", len(several), err)
	}
	same(t, "Reports", several[0], e)
	same(t, "Search", finds(t, a, "by id", []string{id}, is(archive.ID, id)).Hits[0].Entry, e)
	handed, err := each(t.Context(), a, archive.Query{Terms: []archive.Term{is(archive.ID, id)}})
	if err != nil || len(handed) != 1 {
		t.Fatalf("Each: %d, %v", len(handed), err)
	}
	same(t, "Each", handed[0], e)
	stale, err := a.Stale(t.Context(), "another", "", 100)
	at := slices.IndexFunc(stale, func(s archive.Entry) bool { return s.Record.Document.ID == id })
	if err != nil || at < 0 {
		t.Fatalf("Stale: %d, %v", len(stale), err)
	}
	same(t, "Stale", stale[at], e)
	if r := stale[at].Read(); len(r.Events) != len(read.Events) || len(r.Statements) != len(read.Statements) {
		t.Errorf("Stale: the record as read has %d events, want %d", len(r.Events), len(read.Events))
	}
	whole(t, a)
}

// whole wants no faults.
func whole(t *testing.T, a archive.Archive) {
	t.Helper()
	if faults, err := a.Check(t.Context()); err != nil || len(faults) > 0 {
		t.Errorf("Check: %q, %v", faults, err)
	}
}

// A report that is read again keeps its corrections, and they are put on what
// is read by now.
func testCorrectedReplace(t *testing.T, a archive.Archive) {
	e := disputed()
	put(t, a, e, Entry(1))
	strike := e.Record.Events[0]
	right := strike
	right.Actors = []export.Arg{arg("RIGHT", "The army")}
	cs := []correct.Correction{correctAs(t, a, correction("02", correct.Change, correct.Event, &correct.Body{Event: &strike}, &correct.Body{Event: &right}, "actors"))}
	fresh := disputed()
	fresh.Reader, fresh.Record.Events[0].Mode = "2.0+k9", "aerial"
	fresh.Record.Statements = fresh.Record.Statements[:1]
	if err := a.Replace(t.Context(), []archive.Entry{fresh}); err != nil {
		t.Fatal(err)
	}
	corrected(t, a, fresh, cs)
	finds(t, a, "the editor's actor and the reader's mode", []string{"disputed"}, is(archive.Actor, "RIGHT"), is(archive.Mode, "aerial"))
	finds(t, a, "the reader's actor", nil, is(archive.Actor, "WRONG"))
	p, err := archive.NewPacker()
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	ready := fresh
	if err := p.Ready(&ready); err != nil {
		t.Fatal(err)
	}
	if err := a.Replace(t.Context(), []archive.Entry{ready}); err != nil {
		t.Fatal(err)
	}
	if _, isModel := a.(*Model); !isModel { // which keeps no packed entries
		corrected(t, a, fresh, cs)
	}
	if n, err := a.Put(t.Context(), []archive.Entry{fresh}); err != nil || n != 0 {
		t.Errorf("Put: %d, %v", n, err)
	}
}

// All corrections are listed by id, page by page.
func testCorrectionPages(t *testing.T, a archive.Archive) {
	put(t, a, Entries(0, 5)...)
	var want []string
	for i := range 23 {
		c := correct.Correction{ID: fmt.Sprintf("%026d", (i*7)%23), Report: Entry(i % 5).Record.Document.ID, Action: correct.Checked, By: "nobody", At: time.Unix(int64(i), 0)}
		correctAs(t, a, c)
		want = append(want, c.ID)
	}
	slices.Sort(want)
	var got []string
	for after := ""; ; after = got[len(got)-1] {
		page, err := a.Corrections(t.Context(), after, 4)
		if err != nil || len(page) > 4 {
			t.Fatalf("Corrections: %d, %v", len(page), err)
		}
		if len(page) == 0 || len(got) > len(want) {
			break
		}
		for _, c := range page {
			got = append(got, c.ID)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("Corrections: %v, want %v", got, want)
	}
	for _, limit := range []int{0, -1} {
		if none, err := a.Corrections(t.Context(), "", limit); err != nil || len(none) > 0 {
			t.Errorf("Corrections with limit %d: %d, %v", limit, len(none), err)
		}
	}
	for i := range 5 {
		e := get(t, a, Entry(i).Record.Document.ID)
		if len(e.Corrections) == 0 || !slices.IsSortedFunc(e.Corrections, func(a, b correct.Correction) int { return strings.Compare(a.ID, b.ID) }) {
			t.Errorf("%d corrections, not by id: %v", len(e.Corrections), e.Corrections)
		}
	}
}

// correction draws what an editor might say of a report.
func (m maker) correction(e *archive.Entry, all []correct.Correction) correct.Correction {
	r := e.Record
	c := correct.Correction{Report: r.Document.ID, Action: correct.Checked, By: pick(m, "salma", "zoe"), At: time.Unix(int64(m.IntN(1e6)), 0).UTC()}
	switch n := m.IntN(5); {
	case n == 0 && len(all) > 0:
		w := pick(m, all...)
		c.Report, c.Action, c.Withdraws = w.Report, correct.Withdraw, w.ID
	case n == 1 && len(r.Events) > 0:
		was, other := pick(m, r.Events...), m.event(&r)
		now := was
		now.Type, now.Actors, now.Place = other.Type, other.Actors, other.Place
		c.Action, c.Kind, c.Fields = correct.Change, correct.Event, []string{"type", "actors", "place"}
		c.Was, c.Now = &correct.Body{Event: &was}, &correct.Body{Event: &now}
	case n == 2 && len(r.Statements) > 0:
		was := pick(m, r.Statements...)
		c.Action, c.Kind, c.Was = correct.Drop, correct.Statement, &correct.Body{Statement: &was}
	case n == 3:
		now := m.event(&r)
		c.Action, c.Kind, c.Now = correct.Add, correct.Event, &correct.Body{Event: &now}
	}
	return c
}
