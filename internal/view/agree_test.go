package view

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/archivetest"
)

// drawn draws a filter from what drawn reports may hold.
func drawn(r *rand.Rand) Filter {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	few := func(of ...string) string { // mostly nothing, so that something is found
		if r.IntN(4) > 0 {
			return ""
		}
		return pick(of...)
	}
	names := []string{"QAT", "EGY", "UN", "قطر", "Egypt"}
	return Filter{
		Type: few("ASSAULT", "CONSULT,AGREE", "REJECT"), Mode: few("visit", "firearms"), Factuality: few("occurred", "denied,planned"),
		Actor: few(names...), Recipient: few(names...), Party: few(names...), Teller: few(append(names, "unnamed-source")...),
		Speaker: few(names...), Class: few("say", "deny,demand"), Country: few("QAT", "LBN"), Language: few("ar", "fa"),
		From: few("2025-12", "2025-12-20"), To: few("2026-01", "2026-01-15"),
	}
}

// TestAgree: lists, their pages, streams and counts tell of the same records.
func TestAgree(t *testing.T) {
	d := over(t, filled(t, archivetest.Entries(0, 150)...))
	r := rand.New(rand.NewPCG(5, 5))
	some := 0
	for range 60 {
		f := drawn(r)
		first, err := d.Events(t.Context(), f)
		if err != nil {
			t.Fatalf("%+v: %v", f, err)
		}
		counted := 0
		for _, c := range first.Facets[archive.ByType] {
			counted += c.N
		}
		if mixed := f.Teller != "" && f.Speaker+f.Class != ""; counted != first.Total && !mixed || mixed && len(first.Facets) > 0 {
			t.Errorf("%+v: %d events by type, %d in the list", f, counted, first.Total)
		}
		var streamed []EventLine
		if err := d.EachEvent(t.Context(), f, func(l EventLine) error { streamed = append(streamed, l); return nil }); err != nil {
			t.Fatal(err)
		}
		if paged := pages(t, d, f); len(streamed) != first.Total || eventKeys(paged) != eventKeys(streamed) {
			t.Errorf("%+v: %d in the stream, %d on pages, %d in all", f, len(streamed), len(paged), first.Total)
		}
		some += min(first.Total, 1)
	}
	if some < 15 {
		t.Errorf("only %d filters find anything", some)
	}
}

// pages walks through a list.
func pages(t *testing.T, d *Desk, f Filter) (out []EventLine) {
	t.Helper()
	f.Limit = 7
	for {
		p, err := d.Events(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p.Items...)
		if f.After = p.Next; f.After == "" {
			return out
		}
	}
}

// TestOrders: each order puts each record somewhere, and a - turns it round.
func TestOrders(t *testing.T) {
	d := over(t, filled(t, archivetest.Entries(0, 60)...))
	for _, kind := range []string{archive.Events, archive.Statements} {
		all := map[string]int{}
		for _, o := range archive.Orders(kind) {
			for _, sort := range []string{string(o), "-" + string(o)} {
				var keys []string
				var err error
				if kind == archive.Events {
					err = d.EachEvent(t.Context(), Filter{Sort: sort}, func(l EventLine) error { keys = append(keys, l.Report+l.Key); return nil })
				} else {
					err = d.EachStatement(t.Context(), Filter{Sort: sort}, func(l StatementLine) error { keys = append(keys, l.Report+l.Key); return nil })
				}
				slices.Sort(keys)
				if all[kind] = max(all[kind], len(keys)); err != nil || len(keys) != all[kind] || len(slices.Compact(keys)) != all[kind] || all[kind] == 0 {
					t.Errorf("%ss by %s: %d of %d, %v", kind, sort, len(keys), all[kind], err)
				}
			}
		}
	}
}
