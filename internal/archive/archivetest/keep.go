package archivetest

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
)

// What comes out is what went in.
func testRoundTrip(t *testing.T, a archive.Archive) {
	want := Entries(0, 60)
	put(t, a, want...)
	for _, e := range want {
		same(t, e.Record.Document.ID, get(t, a, e.Record.Document.ID), e)
	}
	if _, err := a.Report(t.Context(), "none"); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("an unknown report: %v, want ErrNotFound", err)
	}
}

// odd gives entries that no reader makes on a good day.
func odd() map[string]archive.Entry {
	moment := time.Date(2025, 9, 16, 23, 59, 59, 999_999_000, time.UTC)
	east := time.Date(2025, 9, 16, 1, 0, 0, 1000, time.FixedZone("", 3*3600))
	all := map[string]archive.Entry{
		"bare":       {},
		"NUL":        mark("a\x00b"),
		"not UTF-8":  {Source: "dir/\xff\xfe\xc7.txt", Media: "text/\xff", Reader: "\xc3", Raw: []byte{0xff, 0, 0xfe}},
		"quotes":     mark(`'"; DROP TABLE reports; --\`),
		"FTS syntax": mark(`AND OR NOT NEAR(a b) a* "b" (c) ^d {e}: f`),
		"astral":     mark("𝔄😀\u202e\u200f\ufeff"),
		"long":       withID(mark(long(70_000)), "an id"), // ids are short: they are made by us
		"microsecond": {
			Gathered: moment,
		},
		"another zone": {Gathered: east},
	}
	for id, e := range all {
		if e.Gathered.IsZero() {
			e.Gathered = moment
		}
		e.Record.Document.ID = id
		all[id] = e
	}
	return all
}

// long makes a word that no database packs into little.
func long(n int) string {
	m, b := newMaker(n), make([]byte, n)
	for i := range b {
		b[i] = byte('a' + m.IntN(26))
	}
	return string(b)
}

// withID gives all that an entry's records know by an id, or another short
// name, this one.
func withID(e archive.Entry, id string) archive.Entry {
	r := &e.Record
	r.Document.Form, r.Document.Language, e.Reader, r.Entities[0].ID = id, id, id, id
	for i := range r.Statements {
		s := &r.Statements[i]
		s.Speaker.ID, s.Speaker.Sector, s.Cue.Class, s.AssertedBy = id, id, id, []string{id}
	}
	for i := range r.Events {
		ev := &r.Events[i]
		ev.Type, ev.Mode, ev.Factuality, ev.Place.Country, ev.AssertedBy = id, id, id, id, []string{id}
		for _, side := range [][]export.Arg{ev.Actors, ev.Recipients} {
			for j := range side {
				side[j].ID, side[j].Sector = id, id
			}
		}
	}
	return e
}

// mark makes an entry that bears s wherever text may stand.
func mark(s string) archive.Entry {
	arg := export.Arg{Ref: "e1", Text: s, ID: s, Sector: s}
	return archive.Entry{
		Raw: []byte(s), Media: s, Source: s, Reader: s,
		Terms: archive.Terms{Forms: []string{strings.ReplaceAll(s, " ", "_"), "b"}, Lemmas: []string{"", strings.ReplaceAll(s, " ", "_")}},
		Record: export.Record{
			Schema:   export.Schema,
			Document: export.Document{Outlet: s, URL: s, Author: s, Form: s, Title: s, Published: "2025-09-16", Language: s, Text: s},
			Entities: []export.Entity{{Ref: "e1", Name: s, NameEn: s, ID: s}},
			Statements: []export.Statement{{
				Speaker: export.Speaker{Ref: "e1", Text: s, Name: s, ID: s, Sector: s}, Cue: export.Cue{Class: s},
				Date: s, AssertedBy: []string{s, s, "outlet"},
			}},
			Events: []export.Event{{
				Type: s, Mode: s, Actors: []export.Arg{arg, arg}, Recipients: []export.Arg{arg}, Date: s, Factuality: s,
				Place: &export.Place{Text: s, NameEn: s, Country: s}, AssertedBy: []string{s},
			}},
		},
	}
}

// Whatever a field holds, it comes back and may be sought.
func testOdd(t *testing.T, a archive.Archive) {
	for id, e := range odd() {
		put(t, a, e)
		same(t, id, get(t, a, id), e)
		oddFound(t, a, id, e)
	}
	if _, err := a.Stats(t.Context()); err != nil {
		t.Errorf("Stats: %v", err)
	}
	if got, err := each(t.Context(), a, archive.Query{}); err != nil || len(got) != len(odd()) {
		t.Errorf("Each: %d of %d, %v", len(got), len(odd()), err)
	}
}

// oddFound seeks an entry by its own odd values: none may bring another.
func oddFound(t *testing.T, a archive.Archive, id string, e archive.Entry) {
	t.Helper()
	for _, term := range valuesOf(&e) {
		r := search(t, a, archive.Query{Terms: []archive.Term{term}, Limit: 100, Facets: archive.AllFacets()})
		if got := hitIDs(r); len(got) != 1 || got[0] != id {
			t.Errorf("%s by %s: %v", id, show(archive.Query{Terms: []archive.Term{term}}), got)
		}
	}
}

// valuesOf gives a condition for each field of an entry that has a value.
func valuesOf(e *archive.Entry) (out []archive.Term) {
	for _, x := range []struct {
		field archive.Field
		value archive.Value
	}{{archive.ID, archive.Value{ID: e.Record.Document.ID}}} {
		out = append(out, archive.Term{Field: x.field, Values: []archive.Value{x.value}})
	}
	for i := range e.Record.Events {
		v := archive.Value{ID: e.Record.Events[i].Type}
		for _, f := range []archive.Field{archive.Actor, archive.Party, archive.Type, archive.Mode, archive.Place, archive.Teller} {
			out = append(out, archive.Term{Field: f, Values: []archive.Value{v}})
		}
	}
	return out
}

// A text of five megabytes is kept and found by its first and last words.
func testLarge(t *testing.T, a archive.Archive) {
	e := Large(1, 5<<20)
	n := len(e.Terms.Forms)
	e.Terms.Forms[n-1], e.Terms.Lemmas[n-1] = "last", "end"
	e.Terms.Forms[n-2], e.Terms.Lemmas[n-2] = strings.Repeat("long", 5000), "long"
	put(t, a, e, Entry(2))
	id := e.Record.Document.ID
	same(t, "large", get(t, a, id), e)
	for what, w := range map[string]archive.Words{
		"last word":    {Forms: []string{"last"}},
		"last lemma":   {Lemmas: []string{"end"}},
		"long word":    {Forms: []string{strings.Repeat("long", 5000)}},
		"its prefix":   {Forms: []string{"longlong"}, Prefix: true},
		"last phrase":  {Forms: e.Terms.Forms[n-5:]},
		"first phrase": {Forms: e.Terms.Forms[:12]},
		"amid":         {Forms: e.Terms.Forms[n/2 : n/2+12]},
	} {
		finds(t, a, what, []string{id}, archive.Term{Field: archive.Text, Values: []archive.Value{{Words: &w}}})
	}
	missing := archive.Words{Forms: []string{"last", "near"}}
	finds(t, a, "no such phrase", nil, archive.Term{Field: archive.Text, Values: []archive.Value{{Words: &missing}}})
}

// A report may hold thousands of records.
func testManyRecords(t *testing.T, a archive.Archive) {
	const n = 4000
	e, m := Entry(1), newMaker(1)
	e.Record.Events, e.Record.Statements = nil, nil
	for range n {
		e.Record.Events = append(e.Record.Events, m.event(&e.Record))
		e.Record.Statements = append(e.Record.Statements, m.statement(&e.Record))
	}
	e.Record.Events[n-1].Type = "AID"
	put(t, a, e)
	same(t, "many", get(t, a, e.Record.Document.ID), e)
	r := finds(t, a, "last event", []string{e.Record.Document.ID}, is(archive.Type, "AID"))
	if len(r.Hits) == 1 && (len(r.Hits[0].Events) != 1 || r.Hits[0].Events[0] != n-1) {
		t.Errorf("events %v, want the last", r.Hits[0].Events)
	}
	if s, err := a.Stats(t.Context()); err != nil || s.Events != n || s.Statements != n {
		t.Errorf("Stats: %d events, %d statements, %v", s.Events, s.Statements, err)
	}
}

// A whole archive has no faults, whatever was done to it.
func testCheck(t *testing.T, a archive.Archive) {
	put(t, a, Entries(0, 50)...)
	for id, e := range odd() {
		put(t, a, e)
		e.Record.Document.Title = "again " + id
		if err := a.Replace(t.Context(), []archive.Entry{e}); err != nil {
			t.Fatalf("Replace: %v", err)
		}
	}
	if faults, err := a.Check(t.Context()); err != nil || len(faults) > 0 {
		t.Errorf("Check: %q, %v", faults, err)
	}
}
