package archivetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
)

// listed wants a listing without an error.
func listed(t *testing.T, a archive.Archive, l archive.Listing) archive.Listed {
	t.Helper()
	out, err := a.List(t.Context(), l)
	if err != nil {
		t.Fatalf("List(%s): %v", showList(l), err)
	}
	return out
}

func showList(l archive.Listing) string {
	return fmt.Sprintf("%ss %s by %q, %d behind %q", l.Kind, show(archive.Query{Terms: l.Terms}), l.Order, l.Limit, l.After)
}

// keysOf writes where records stand.
func keysOf(l archive.Listed) []string {
	out := []string{}
	for _, r := range l.Records {
		out = append(out, fmt.Sprint(r.Report, "#", r.N))
	}
	return out
}

// listAlike wants the first pages of a listing to be those of the model.
func listAlike(t *testing.T, a archive.Archive, m *Model, l archive.Listing, pages int) {
	t.Helper()
	for range pages {
		got, want := listed(t, a, l), listed(t, m, l)
		if got.Total != want.Total || !slices.Equal(keysOf(got), keysOf(want)) || (got.Next == "") != (want.Next == "") {
			t.Errorf("%s: %v of %d, want %v of %d", showList(l), keysOf(got), got.Total, keysOf(want), want.Total)
			return
		}
		if l.After = got.Next; l.After == "" {
			return
		}
	}
}

// orders gives the orders of a kind of records, both ways round.
func orders(kind string) (out []archive.Order) {
	for _, o := range archive.Orders(kind) {
		out = append(out, o, "-"+o)
	}
	return out
}

// Records come in the order that is asked for, those without a value last, and
// what is equal newest first, then as it came.
func testLists(t *testing.T, a archive.Archive) {
	x := arg("XXX", "")
	at := func(e export.Event, mode, country, factuality string) export.Event {
		e.Mode, e.Factuality = mode, factuality
		if country != "" {
			e.Place = &export.Place{Text: "there", Country: country}
		}
		return e
	}
	for _, r := range []struct {
		id, day, outlet string
		events          []export.Event
		statements      []export.Statement
	}{
		{"z", "2025-09-02", "Sea Times", []export.Event{at(event("ASSAULT", "2025-09-01", x, x), "b", "QAT", "occurred"), at(event("AID", "", x, x), "", "", "planned")},
			[]export.Statement{statement("", "beta", "say"), statement("", "", "deny")}},
		{"y", "2025-09-03", "News", []export.Event{at(event("ASSAULT", "2025-09", x, x), "a", "EGY", "occurred"), at(event("ASSAULT", "2024", x, x), "b", "", "denied")},
			[]export.Statement{statement("", "alpha", "say")}},
		{"x", "", "", []export.Event{at(event("AID", "", x, x), "", "QAT", "occurred")}, []export.Statement{statement("", "beta", "")}},
		{"w", "2025-09-03", "News", []export.Event{at(event("CONSULT", "2025-09-01/2025-09-04", x, x), "", "QAT", "occurred")}, []export.Statement{statement("", "gamma", "say")}},
	} {
		e := records(r.id, r.events, r.statements...)
		e.Record.Document.Published, e.Record.Document.Outlet = r.day, r.outlet
		put(t, a, e)
	}
	for _, c := range []struct {
		kind  string
		order archive.Order
		want  []string
	}{
		{archive.Events, "", []string{"y#0", "y#1", "w#0", "z#0", "z#1", "x#0"}},
		{archive.Events, "published", []string{"z#0", "z#1", "y#0", "y#1", "w#0", "x#0"}},
		{archive.Events, "-day", []string{"z#1", "y#0", "w#0", "z#0", "y#1", "x#0"}},
		{archive.Events, "day", []string{"y#1", "y#0", "w#0", "z#0", "z#1", "x#0"}},
		{archive.Events, "type", []string{"z#1", "x#0", "y#0", "y#1", "z#0", "w#0"}},
		{archive.Events, "-type", []string{"w#0", "y#1", "z#0", "y#0", "z#1", "x#0"}},
		{archive.Events, "country", []string{"y#0", "w#0", "z#0", "x#0", "y#1", "z#1"}},
		{archive.Events, "-country", []string{"w#0", "z#0", "x#0", "y#0", "y#1", "z#1"}},
		{archive.Events, "factuality", []string{"y#1", "y#0", "w#0", "z#0", "x#0", "z#1"}},
		{archive.Events, "outlet", []string{"y#0", "y#1", "w#0", "z#0", "z#1", "x#0"}},
		{archive.Events, "-outlet", []string{"z#0", "z#1", "y#0", "y#1", "w#0", "x#0"}},
		{archive.Statements, "", []string{"y#0", "w#0", "z#0", "z#1", "x#0"}},
		{archive.Statements, "day", []string{"z#0", "z#1", "y#0", "w#0", "x#0"}},
		{archive.Statements, "speaker", []string{"y#0", "z#0", "x#0", "w#0", "z#1"}},
		{archive.Statements, "-speaker", []string{"w#0", "z#0", "x#0", "y#0", "z#1"}},
		{archive.Statements, "class", []string{"z#1", "y#0", "w#0", "z#0", "x#0"}},
		{archive.Statements, "-outlet", []string{"z#0", "z#1", "y#0", "w#0", "x#0"}},
	} {
		got := listed(t, a, archive.Listing{Kind: c.kind, Order: c.order, Limit: 10})
		if !slices.Equal(keysOf(got), c.want) || got.Total != len(c.want) || got.Next != "" {
			t.Errorf("%ss by %q: %v of %d, want %v", c.kind, c.order, keysOf(got), got.Total, c.want)
		}
	}
	listTerms(t, a)
}

// listTerms: conditions of a list's kind hold of the record itself, others of
// its report.
func listTerms(t *testing.T, a archive.Archive) {
	t.Helper()
	for _, c := range []struct {
		kind  string
		want  []string
		terms []archive.Term
	}{
		{archive.Events, []string{"y#0", "w#0", "z#0", "y#1"}, []archive.Term{is(archive.Type, "ASSAULT", "CONSULT")}},
		{archive.Events, []string{"z#1", "w#0", "x#0"}, []archive.Term{not(is(archive.Type, "ASSAULT"))}},
		{archive.Events, []string{"y#0", "w#0", "y#1"}, []archive.Term{days(archive.Published, "2025-09-03", "")}},
		{archive.Events, []string{"z#1", "z#0", "x#0"}, []archive.Term{named(archive.Speaker, "beta")}},
		{archive.Events, []string{"z#1", "z#0"}, []archive.Term{named(archive.Speaker, "beta"), is(archive.Class, "say")}},
		{archive.Events, nil, []archive.Term{named(archive.Speaker, "beta"), is(archive.Class, "deny")}}, // of two statements
		{archive.Events, []string{"y#0", "w#0", "y#1"}, []archive.Term{not(named(archive.Speaker, "beta"))}},
		{archive.Events, []string{"z#1", "z#0"}, []archive.Term{named(archive.Outlet, "sea")}},
		{archive.Statements, []string{"y#0", "w#0", "z#0", "z#1"}, []archive.Term{is(archive.Type, "ASSAULT", "CONSULT")}},
		{archive.Statements, []string{"z#0", "x#0"}, []archive.Term{named(archive.Speaker, "beta")}},
		{archive.Statements, []string{"y#0", "w#0", "z#1"}, []archive.Term{not(named(archive.Speaker, "beta"))}},
		{archive.Statements, []string{"z#1"}, []archive.Term{is(archive.Class, "deny"), is(archive.Type, "AID")}},
		{archive.Statements, nil, []archive.Term{is(archive.Type, "AID"), is(archive.Mode, "b")}}, // of two events
	} {
		got := listed(t, a, archive.Listing{Kind: c.kind, Terms: c.terms, Order: "-day", Limit: 10})
		if !slices.Equal(keysOf(got), list(c.want)) || got.Total != len(c.want) {
			t.Errorf("%ss with %s: %v of %d, want %v", c.kind, show(archive.Query{Terms: c.terms}), keysOf(got), got.Total, c.want)
		}
	}
}

// pages puts the pages of a listing together.
func pages(t *testing.T, a archive.Archive, l archive.Listing) []string {
	t.Helper()
	var out []string
	for {
		page := listed(t, a, l)
		out = append(out, keysOf(page)...)
		if page.Next == "" {
			if len(out) != page.Total {
				t.Errorf("%s: %d of %d", showList(l), len(out), page.Total)
			}
			return out
		}
		if len(page.Records) != l.Limit || len(out) > page.Total {
			t.Fatalf("%s: a page of %d, %d of %d by now", showList(l), len(page.Records), len(out), page.Total)
		}
		l.After = page.Next
	}
}

// Pages put together are the whole list, each record once, in its order.
func testListPages(t *testing.T, a archive.Archive) {
	m := NewModel()
	put(t, a, Entries(0, 60)...)
	put(t, m, Entries(0, 60)...)
	for _, kind := range []string{archive.Events, archive.Statements} {
		for _, o := range orders(kind) {
			l := archive.Listing{Kind: kind, Order: o, Limit: 1000}
			want := keysOf(listed(t, m, l))
			for _, l.Limit = range []int{3, 1000} {
				if got := pages(t, a, l); !slices.Equal(got, want) {
					t.Errorf("%s: %v, want %v", showList(l), got, want)
				}
			}
		}
	}
	none := listed(t, a, archive.Listing{Kind: archive.Events, Terms: []archive.Term{is(archive.Type, "NONE")}, Limit: 5})
	if none.Total != 0 || len(none.Records) > 0 || none.Next != "" {
		t.Errorf("nothing: %+v", none)
	}
}

// A list of thousands is that of the model too, wherever it is entered.
func testLongList(t *testing.T, a archive.Archive) {
	const n = 1700
	m := NewModel()
	for lo := 0; lo < n; lo += 425 {
		put(t, a, Entries(lo, lo+425)...)
		put(t, m, Entries(lo, lo+425)...)
	}
	for _, kind := range []string{archive.Events, archive.Statements} {
		if l := listed(t, a, archive.Listing{Kind: kind, Limit: 1}); l.Total < 2200 {
			t.Fatalf("%d %ss: too few to try a long list by", l.Total, kind)
		}
		terms := [][]archive.Term{nil, {not(is(archive.ID, "none")), not(is(archive.Teller, "LBN"))}}
		for i, o := range orders(kind) {
			l := archive.Listing{Kind: kind, Order: o, Terms: terms[i/2%2], Limit: 311}
			if got, want := pages(t, a, l), m.keys(t, l); !slices.Equal(got, want) {
				t.Errorf("%s: not that of the model", showList(l))
			}
		}
	}
	ask := newMaker(11)
	for range 25 {
		l := ask.listing()
		for i := range l.Terms {
			l.Terms[i].Not = true // leaves many
		}
		l.Limit = 400
		if got, want := pages(t, a, l), m.keys(t, l); !slices.Equal(got, want) {
			t.Errorf("%s: not that of the model", showList(l))
		}
	}
}

// keys gives all of a listing at once.
func (m *Model) keys(t *testing.T, l archive.Listing) (out []string) {
	t.Helper()
	by, descending, _, err := l.Start()
	if err != nil {
		t.Fatal(err)
	}
	all, _ := m.listed(l, by, descending)
	for _, p := range all {
		out = append(out, fmt.Sprint(p.Record.Document.ID, "#", p.n))
	}
	return out
}

// A list that grows while somebody pages through it shows what was there once.
func testListGrows(t *testing.T, a archive.Archive) {
	put(t, a, Entries(0, 40)...)
	came := 40
	for _, o := range orders(archive.Events) {
		l := archive.Listing{Kind: archive.Events, Order: o, Limit: 1000}
		want := keysOf(listed(t, a, l))
		var got []string
		l.Limit = 11
		for {
			page := listed(t, a, l)
			got = append(got, keysOf(page)...)
			if l.After = page.Next; l.After == "" {
				break
			}
			put(t, a, Entry(came))
			came++
		}
		old := slices.DeleteFunc(slices.Clone(got), func(k string) bool { return !slices.Contains(want, k) })
		if !slices.Equal(old, want) {
			t.Errorf("%s: of what was there %v, want %v", o, old, want)
		}
		slices.Sort(got)
		if len(slices.Compact(got)) < len(want) {
			t.Errorf("%s: a record twice", o)
		}
	}
}

// What is no cursor of the list, or no order of it, is told.
func testCursors(t *testing.T, a archive.Archive) {
	put(t, a, Entries(0, 20)...)
	l := archive.Listing{Kind: archive.Events, Order: "type", Limit: 3}
	next := listed(t, a, l).Next
	unknown := archive.Cursor{Kind: archive.Events, Order: "type", Value: "AGREE", Report: "unknown"}.String()
	odd := archive.Cursor{Kind: archive.Events, Order: "type", Value: "\U0010FFFF'", More: "'\"", Published: "\uFFFD", Report: Entry(1).Record.Document.ID, N: 1 << 40}.String()
	for _, c := range []struct {
		what string
		l    archive.Listing
		want error
	}{
		{"nonsense", archive.Listing{Kind: archive.Events, Order: "type", After: "nonsense?"}, archive.ErrCursor},
		{"no JSON", archive.Listing{Kind: archive.Events, Order: "type", After: "bm9uZQ"}, archive.ErrCursor},
		{"half of one", archive.Listing{Kind: archive.Events, Order: "type", After: next[:len(next)/2]}, archive.ErrCursor},
		{"another order", archive.Listing{Kind: archive.Events, Order: "-type", After: next}, archive.ErrCursor},
		{"the usual order", archive.Listing{Kind: archive.Events, After: next}, archive.ErrCursor},
		{"another kind", archive.Listing{Kind: archive.Statements, Order: "outlet", After: next}, archive.ErrCursor},
		{"another archive", archive.Listing{Kind: archive.Events, Order: "type", After: unknown}, archive.ErrCursor},
		{"odd values", archive.Listing{Kind: archive.Events, Order: "type", After: odd}, nil},
		{"an order of statements", archive.Listing{Kind: archive.Events, Order: "speaker"}, archive.ErrOrder},
		{"no order", archive.Listing{Kind: archive.Statements, Order: "'"}, archive.ErrOrder},
		{"twice round", archive.Listing{Kind: archive.Statements, Order: "--day"}, archive.ErrOrder},
		{"no kind", archive.Listing{Kind: "report"}, archive.ErrOrder},
		{"no limit", archive.Listing{Kind: archive.Events}, nil},
		{"no limit at all", archive.Listing{Kind: archive.Events, Limit: 1 << 40}, nil},
	} {
		got, err := a.List(t.Context(), c.l)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, %v, want %v", c.what, got, err, c.want)
		}
	}
	if got := listed(t, a, archive.Listing{Kind: archive.Events, Limit: -5}); len(got.Records) != 1 {
		t.Errorf("a limit of less than one: %d records", len(got.Records))
	}
}
