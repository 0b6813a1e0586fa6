package archivetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
)

// Hits come in the order that is asked for.
func testOrders(t *testing.T, a archive.Archive) {
	for i, day := range []string{"2025-09-02", "", "2025-09-01", "2025-09-02", "2025-09-03"} {
		e := told(fmt.Sprint("r", i), "harbour quay sea boat net")
		e.Record.Document.Published, e.Gathered = day, time.Date(2025, 9, 10-i, 0, 0, 0, 0, time.UTC)
		put(t, a, e)
	}
	best := told("best", "harbour attack harbour attack harbour")
	best.Record.Document.Published, best.Gathered = "2025-09-01", time.Date(2025, 8, 1, 0, 0, 0, 0, time.UTC)
	put(t, a, best)
	for by, want := range map[archive.Sort][]string{
		archive.Newest:   {"r4", "r0", "r3", "best", "r2", "r1"},
		archive.Oldest:   {"best", "r2", "r0", "r3", "r4", "r1"},
		archive.Gathered: {"r0", "r1", "r2", "r3", "r4", "best"},
		archive.ByRank:   {"r4", "r0", "r3", "best", "r2", "r1"},
	} {
		if got := hitIDs(search(t, a, archive.Query{Sort: by, Limit: 10})); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", by, got, want)
		}
	}
	r := search(t, a, archive.Query{Terms: []archive.Term{says("harbour")}, Sort: archive.ByRank, Limit: 10})
	ranked(t, r)
	if got := hitIDs(r); len(got) != 6 || got[0] != "best" {
		t.Errorf("by rank: %v, want best first", got)
	}
}

// ranked wants scores to fall, and equal ones newest first, then by id.
func ranked(t *testing.T, r archive.Result) {
	t.Helper()
	for i := range len(r.Hits) - 1 {
		x, y := &r.Hits[i], &r.Hits[i+1]
		a, b := &x.Record.Document, &y.Record.Document
		if x.Score < y.Score || x.Score == y.Score && (a.Published < b.Published || a.Published == b.Published && a.ID > b.ID) {
			t.Errorf("%s (%s, score %g) before %s (%s, score %g)", a.ID, a.Published, x.Score, b.ID, b.Published, y.Score)
		}
	}
}

// Pages put together are the whole; the total is of all.
func testPages(t *testing.T, a archive.Archive) {
	put(t, a, Entries(0, 50)...)
	for _, terms := range [][]archive.Term{nil, {says(newStock().forms[3])}, {is(archive.Type, "ASSAULT")}} {
		for _, by := range []archive.Sort{archive.ByRank, archive.Newest, archive.Oldest, archive.Gathered} {
			whole := search(t, a, archive.Query{Terms: terms, Sort: by, Limit: 100})
			if whole.Total != len(whole.Hits) || whole.Total < 2 {
				t.Fatalf("%v: %d hits of %d", terms, len(whole.Hits), whole.Total)
			}
			var got []string
			for len(got) < whole.Total {
				r := search(t, a, archive.Query{Terms: terms, Sort: by, Limit: 7, Offset: len(got)})
				if r.Total != whole.Total || len(r.Hits) == 0 {
					t.Fatalf("%v by %s behind %d: %d hits of %d", terms, by, len(got), len(r.Hits), r.Total)
				}
				got = append(got, hitIDs(r)...)
			}
			if want := hitIDs(whole); !slices.Equal(got, want) {
				t.Errorf("%v by %s: %v, want %v", terms, by, got, want)
			}
		}
		total := search(t, a, archive.Query{Terms: terms, Limit: 100}).Total
		for _, q := range []archive.Query{{Terms: terms}, {Terms: terms, Limit: 5, Offset: 1000}} {
			if r := search(t, a, q); r.Total != total || len(r.Hits) != 0 {
				t.Errorf("limit %d, offset %d: %d hits of %d, want none of %d", q.Limit, q.Offset, len(r.Hits), r.Total, total)
			}
		}
	}
}

// Facets bring the most frequent values, ten unless more are asked for.
func testFacets(t *testing.T, a archive.Archive) {
	m := NewModel()
	put(t, a, Entries(0, 80)...)
	put(t, m, Entries(0, 80)...)
	for _, top := range []int{0, 1, 3, 100} {
		agree(t, a, m, archive.Query{Facets: archive.AllFacets(), Top: top})
		agree(t, a, m, archive.Query{Facets: archive.AllFacets(), Top: top}) // a second time, when it may be remembered
		agree(t, a, m, archive.Query{Terms: []archive.Term{is(archive.Type, "ASSAULT")}, Facets: archive.AllFacets(), Top: top})
	}
	if r := search(t, a, archive.Query{Limit: 1}); len(r.Facets) != 0 {
		t.Errorf("facets that nobody asked for: %v", r.Facets)
	}
}

// Each hands on all that is found, by day and id, and stops when told.
func testEach(t *testing.T, a archive.Archive) {
	m := NewModel()
	put(t, a, Entries(0, 500)...)
	put(t, m, Entries(0, 500)...)
	ask := newMaker(3)
	queries := []archive.Query{{}, {Limit: 1, Offset: 3, Sort: archive.Newest}}
	for range 20 {
		queries = append(queries, ask.query())
	}
	for _, q := range queries {
		got, err := each(t.Context(), a, q)
		want, _ := each(t.Context(), m, q)
		if err != nil || !slices.Equal(ids(got), ids(want)) {
			t.Fatalf("Each(%s): %d, %v, want %d", show(q), len(got), err, len(want))
		}
		for i := range got {
			same(t, "Each", got[i], want[i])
		}
	}
	enough, n := errors.New("enough"), 0
	err := a.Each(t.Context(), archive.Query{}, func(archive.Entry) error {
		if n++; n == 3 {
			return enough
		}
		return nil
	})
	if !errors.Is(err, enough) || n != 3 {
		t.Errorf("Each stopped after %d with %v", n, err)
	}
	eachWrites(t, a)
}

// eachWrites replaces reports while Each hands them on, as rereading does.
func eachWrites(t *testing.T, a archive.Archive) {
	t.Helper()
	n := 0
	err := a.Each(t.Context(), archive.Query{}, func(e archive.Entry) error {
		n++
		if n%50 > 0 {
			return nil
		}
		e.Reader = "again"
		return a.Replace(t.Context(), []archive.Entry{e})
	})
	if err != nil || n != 500 {
		t.Errorf("Each with Replace: %d, %v", n, err)
	}
}
