package archivetest

import (
	"slices"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
)

func event(typ, date string, actor, recipient export.Arg, chain ...string) export.Event {
	return export.Event{Type: typ, Date: date, Actors: []export.Arg{actor}, Recipients: []export.Arg{recipient},
		Factuality: "occurred", AssertedBy: append(chain, "outlet")}
}

func statement(id, name, class string, chain ...string) export.Statement {
	return export.Statement{Speaker: export.Speaker{ID: id, Name: name}, Cue: export.Cue{Class: class}, AssertedBy: append(chain, "outlet")}
}

func arg(id, name string) export.Arg { return export.Arg{ID: id, Text: name} }

// records makes a report with these events and statements.
func records(id string, evs []export.Event, sts ...export.Statement) archive.Entry {
	e := told(id, "")
	e.Record.Entities, e.Record.Events, e.Record.Statements = nil, evs, sts
	return e
}

// Each field finds by what records carry, by whole words of names.
func testFields(t *testing.T, a archive.Archive) {
	one := records("one", []export.Event{event("ASSAULT", "2025-09-16", arg("ISR", "The Israeli army"), arg("QAT", "villa in Doha"))},
		statement("QAT", "Majed al-Ansari", "say"))
	one.Record.Events[0].Mode, one.Record.Events[0].Place = "aerial", &export.Place{Text: "West Bay", NameEn: "west bay of Doha", Country: "QAT"}
	one.Record.Document.Outlet, one.Record.Document.Language, one.Record.Document.Form = "News of the Sea", "ar", ""
	two := records("two", []export.Event{event("CONSULT", "2025-09", arg("", "fishermen"), arg("UN", "United Nations"))},
		statement("", "an elder", "deny"))
	two.Record.Document.Outlet, two.Record.Document.Language, two.Record.Document.Form = "Sea Times", "fa", "live-blog"
	two.Record.Document.Published = ""
	two.Record.Entities = []export.Entity{{Ref: "e1", Name: "Union of the Coast", NameEn: "coast guild"}}
	two.Record.Events[0].Actors[0].Ref, two.Record.Statements[0].Speaker.Ref = "e1", "e1"
	put(t, a, one, two)
	for _, c := range []struct {
		term archive.Term
		want []string
	}{
		{named(archive.Outlet, "sea"), []string{"one", "two"}},
		{named(archive.Outlet, "the sea"), []string{"one"}},
		{named(archive.Outlet, "of sea"), nil},
		{named(archive.Outlet, "se", "time"), nil},
		{is(archive.Language, "fa"), []string{"two"}},
		{is(archive.Form, "article"), []string{"one"}},
		{is(archive.Form, "live-blog", "stub"), []string{"two"}},
		{is(archive.ID, "two", "none"), []string{"two"}},
		{is(archive.Actor, "ISR"), []string{"one"}},
		{is(archive.Actor, "QAT"), nil},
		{named(archive.Actor, "army"), []string{"one"}},
		{named(archive.Actor, "israeli army"), []string{"one"}},
		{named(archive.Actor, "fisher"), nil},
		{named(archive.Actor, "fishermen"), nil}, // whoever is known to the report goes by their own names
		{named(archive.Actor, "union of the coast"), []string{"two"}},
		{named(archive.Party, "coast guild"), []string{"two"}},
		{is(archive.Recipient, "QAT", "UN"), []string{"one", "two"}},
		{named(archive.Recipient, "nations"), []string{"two"}},
		{is(archive.Party, "ISR", "UN"), []string{"one", "two"}},
		{named(archive.Party, "doha"), []string{"one"}},
		{is(archive.Type, "CONSULT", "AGREE"), []string{"two"}},
		{is(archive.Mode, "aerial"), []string{"one"}},
		{is(archive.Factuality, "occurred"), []string{"one", "two"}},
		{is(archive.Place, "QAT"), []string{"one"}},
		{named(archive.Place, "bay west"), []string{"one"}}, // of its two names, one behind the other
		{named(archive.Place, "bay of doha"), []string{"one"}},
		{is(archive.Speaker, "QAT"), []string{"one"}},
		{named(archive.Speaker, "al ansari"), []string{"one"}},
		{named(archive.Speaker, "guild"), []string{"two"}},
		{is(archive.Class, "say"), []string{"one"}},
		{is(archive.Speaker, ""), nil},
		{not(is(archive.Actor, "ISR")), []string{"two"}},
		{not(is(archive.Class, "say", "deny")), nil},
		{not(is(archive.Language, "ar")), []string{"two"}},
		{not(days(archive.Published, "", "9999")), []string{"two"}},
	} {
		finds(t, a, show(archive.Query{Terms: []archive.Term{c.term}}), c.want, c.term)
	}
}

// Conditions about events hold of one and the same, and hits tell of which.
func testOneEvent(t *testing.T, a archive.Archive) {
	a1, b1 := arg("AAA", "alpha"), arg("BBB", "beta")
	put(t, a,
		records("apart", []export.Event{event("ASSAULT", "", a1, b1), event("CONSULT", "", b1, a1)}, statement("AAA", "", "say"), statement("BBB", "", "deny")),
		records("together", []export.Event{event("AGREE", "", b1, b1), event("CONSULT", "", a1, b1)}, statement("BBB", "", "say"), statement("AAA", "", "deny")))
	r := finds(t, a, "one event", []string{"together"}, is(archive.Actor, "AAA"), is(archive.Type, "CONSULT"))
	indexes(t, r, []int{1}, nil)
	r = finds(t, a, "one statement", []string{"together"}, is(archive.Speaker, "AAA"), is(archive.Class, "deny"))
	indexes(t, r, nil, []int{1})
	r = finds(t, a, "an event and a statement", []string{"together"}, is(archive.Party, "BBB"), is(archive.Class, "say"), is(archive.Speaker, "BBB"))
	indexes(t, r, []int{0, 1}, []int{0})
	finds(t, a, "a negated condition is about the report", nil, is(archive.Type, "CONSULT"), not(is(archive.Actor, "BBB")))
	finds(t, a, "other types", []string{"together"}, is(archive.Type, "CONSULT"), not(is(archive.Type, "ASSAULT")))
	for _, h := range search(t, a, archive.Query{Limit: 9}).Hits {
		if h.Events != nil || h.Statements != nil || h.Score != 0 {
			t.Errorf("nothing asked of records or words: %v %v, score %v", h.Events, h.Statements, h.Score)
		}
	}
}

func indexes(t *testing.T, r archive.Result, events, statements []int) {
	t.Helper()
	if len(r.Hits) == 1 && (!slices.Equal(r.Hits[0].Events, events) || !slices.Equal(r.Hits[0].Statements, statements)) {
		t.Errorf("events %v, statements %v, want %v, %v", r.Hits[0].Events, r.Hits[0].Statements, events, statements)
	}
}

// Who tells is sought with the event or statement that else is asked for.
func testTellers(t *testing.T, a archive.Archive) {
	x := arg("XXX", "")
	put(t, a,
		records("event", []export.Event{event("ASSAULT", "", x, x), event("AGREE", "", x, x, "AAA", "AL-JAZEERA")}),
		records("statement", []export.Event{event("AGREE", "", x, x)}, statement("BBB", "", "say", "AAA")))
	finds(t, a, "anywhere", []string{"event", "statement"}, is(archive.Teller, "AAA"))
	finds(t, a, "by name", []string{"event"}, named(archive.Teller, "jazeera"))
	finds(t, a, "of the event", []string{"event"}, is(archive.Teller, "AAA"), is(archive.Type, "AGREE"))
	finds(t, a, "of another event", nil, is(archive.Teller, "AAA"), is(archive.Type, "ASSAULT"))
	finds(t, a, "of the statement", []string{"statement"}, is(archive.Teller, "AAA"), is(archive.Class, "say"))
	finds(t, a, "who speaks", []string{"statement"}, is(archive.Teller, "BBB"))
	finds(t, a, "both of one", []string{"event"}, is(archive.Teller, "AAA"), is(archive.Teller, "AL-JAZEERA"))
	finds(t, a, "nobody", []string{"statement"}, not(is(archive.Teller, "AL-JAZEERA")))
	finds(t, a, "the outlet tells all", []string{"event", "statement"}, is(archive.Teller, "outlet"))
}

func days(f archive.Field, from, to string) archive.Term {
	return archive.Term{Field: f, Values: []archive.Value{{From: from, To: to}}}
}

// Dates that are no day, but a month, a week or a span, are found where they
// have a day in common with what is sought.
func testDays(t *testing.T, a archive.Archive) {
	x := arg("XXX", "")
	for id, date := range map[string]string{
		"day": "2025-09-16", "month": "2025-09", "year": "2025", "week": "2025-W38", "quarter": "2025-Q3",
		"span": "2025-09-10/2025-09-12", "months": "2025-08/2025-09", "none": "", "nonsense": "soon",
	} {
		e := records(id, []export.Event{event("AGREE", date, x, x)})
		e.Record.Document.Published = ""
		if id == "day" {
			e.Record.Document.Published = "2025-09-16"
		}
		put(t, a, e)
	}
	for _, c := range []struct {
		from, to string
		want     []string
	}{
		{"2025-09-16", "2025-09-16", []string{"day", "month", "year", "week", "quarter", "months"}},
		{"2025-09-15", "2025-09-15", []string{"month", "year", "week", "quarter", "months"}}, // a Monday
		{"2025-09-14", "2025-09-14", []string{"month", "year", "quarter", "months"}},
		{"2025-09-12", "2025-09-13", []string{"month", "year", "quarter", "span", "months"}},
		{"2025-08-31", "2025-08-31", []string{"year", "quarter", "months"}},
		{"2025-10-01", "", []string{"year"}},
		{"", "2025-07-31", []string{"year", "quarter"}},
		{"2026-01-01", "", nil},
		{"", "2024-12-31", nil},
		{"2025-09-17", "2025-09-16", nil},
	} {
		if c.from <= c.to || c.to == "" {
			finds(t, a, c.from+" to "+c.to, c.want, days(archive.Date, c.from, c.to))
		}
	}
	finds(t, a, "published", []string{"day"}, days(archive.Published, "2025-09-16", ""))
	finds(t, a, "published before", nil, days(archive.Published, "", "2025-09-15"))
	finds(t, a, "published then or then", []string{"day"}, archive.Term{Field: archive.Published,
		Values: []archive.Value{{To: "2020-01-01"}, {From: "2025-09-01", To: "2025-09-30"}}})
}
