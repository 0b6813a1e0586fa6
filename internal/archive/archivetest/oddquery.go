package archivetest

import (
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
)

// oddStrings are what a hostile or unlucky user may seek.
func oddStrings() []string {
	return []string{"", " ", "'", `"`, `""`, `"a`, "%", "_", "*", "a*", "\\", "\\'", "--", ";", "AND", "OR", "NOT", "NEAR", "NEAR(a b, 2)", "a AND b",
		"a:b", "title:a", "^a", "-a", "(", ")", "{a b}", "a & b", "a | !b", "a <-> b", ":*", "a:*", "$1", "?", "\u061f", "\x00", "a\x00b", "\xff", "\xc3\x28",
		"\u202e", "\ufeff", "\n", "\t", "{}", "NULL", "1 = 1", "' OR '1'='1", strings.Repeat("x", 3000), strings.Repeat("a ", 300), "😀", "é", "E\u0301"}
}

// No query breaks an archive or finds what the model does not.
func testOddQueries(t *testing.T, a archive.Archive) {
	m := NewModel()
	put(t, a, Entries(0, 40)...)
	put(t, m, Entries(0, 40)...)
	fields := []archive.Field{archive.Text, archive.Title, archive.Outlet, archive.Language, archive.Form, archive.Published, archive.ID,
		archive.Actor, archive.Recipient, archive.Party, archive.Type, archive.Mode, archive.Place, archive.Date, archive.Factuality,
		archive.Speaker, archive.Class, archive.Teller, archive.Field("unknown"), archive.Field("x' OR 1=1")}
	for _, f := range fields {
		for _, n := range []bool{false, true} {
			agree(t, a, m, archive.Query{Terms: []archive.Term{{Field: f, Not: n}}, Limit: 100})
			agree(t, a, m, archive.Query{Terms: []archive.Term{{Field: f, Not: n, Values: make([]archive.Value, 2)}}, Limit: 100})
		}
		for _, s := range oddStrings() {
			safe(t, a, m, f, s)
		}
	}
	unknown := archive.Query{Facets: []archive.Facet{"unknown", "'"}, Sort: "unknown", Limit: -1, Offset: -1, Top: -1}
	if r := search(t, a, unknown); r.Total != 40 || len(r.Hits) > 0 {
		t.Errorf("unknown order and facets: %d hits of %d", len(r.Hits), r.Total)
	}
	var many []string
	for range 3000 {
		many = append(many, "none")
	}
	agree(t, a, m, archive.Query{Terms: []archive.Term{is(archive.ID, append(many, Entry(1).Record.Document.ID)...)}, Limit: 9})
	agree(t, a, m, archive.Query{Terms: []archive.Term{lemma(append(many, newStock().lemmas...)...)}, Limit: 99, Sort: archive.Newest})
}

// safe asks for s in all ways that a field may be asked by.
func safe(t *testing.T, a archive.Archive, m *Model, f archive.Field, s string) {
	t.Helper()
	vs := []archive.Value{{ID: s, Name: archive.Normal(s), From: s, To: s}, {Name: archive.Normal(s), Exact: true}}
	if f == archive.Text || f == archive.Title {
		vs = []archive.Value{{Words: &archive.Words{Forms: []string{s}}}, {Words: &archive.Words{Forms: []string{s, "a"}, Prefix: true}},
			{Words: &archive.Words{Forms: strings.Fields(s), Lemmas: []string{s}}}}
	}
	for _, v := range vs {
		q := archive.Query{Terms: []archive.Term{{Field: f, Values: []archive.Value{v}}}, Limit: 100}
		if f == archive.Published || f == archive.Date {
			search(t, a, q) // what is no day may be ordered as the database likes
			continue
		}
		agree(t, a, m, q)
		for _, kind := range []string{archive.Events, archive.Statements} {
			listAlike(t, a, m, archive.Listing{Kind: kind, Terms: q.Terms, Limit: 20}, 2)
		}
	}
}
