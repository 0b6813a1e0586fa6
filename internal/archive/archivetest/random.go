package archivetest

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
)

// testModel does the same at random to an archive and to the model, and wants
// both to find the same.
func testModel(t *testing.T, a archive.Archive, seed int) {
	m, ask := NewModel(), newMaker(seed)
	for range 5 {
		act(t, a, m, ask)
		for range 50 {
			agree(t, a, m, ask.query())
		}
		for range 30 {
			listAlike(t, a, m, ask.listing(), 3)
		}
	}
	whole(t, a)
	want, _ := m.Stats(t.Context())
	stats(t, a, want)
	for id, r := range m.reports {
		same(t, id, get(t, a, id), r.Entry)
	}
}

// act puts some reports, of which some may be there, and replaces others.
func act(t *testing.T, a, m archive.Archive, ask maker) {
	t.Helper()
	var batch []archive.Entry
	for range ask.IntN(40) {
		batch = append(batch, Entry(ask.IntN(120)))
	}
	got, err := a.Put(t.Context(), batch)
	want, _ := m.Put(t.Context(), batch)
	if err != nil || got != want {
		t.Fatalf("Put: %d new, %v, want %d", got, err, want)
	}
	batch = slices.CompactFunc(batch[:len(batch)/3], func(a, b archive.Entry) bool { return a.Record.Document.ID == b.Record.Document.ID })
	replaced := map[string]archive.Entry{}
	for _, e := range batch {
		id := e.Record.Document.ID
		e = Entry(1000 + ask.IntN(1000))
		e.Record.Document.ID = id
		replaced[id] = e
	}
	batch = slices.Collect(maps.Values(replaced))
	if err := a.Replace(t.Context(), batch); err != nil {
		t.Fatalf("Replace: %v", err)
	}
	_ = m.Replace(t.Context(), batch) // the archive has all of them, so the model has
	for range ask.IntN(8) {
		correctBoth(t, a, m, ask)
	}
}

// correctBoth draws a correction of a report that is kept, or withdraws one.
func correctBoth(t *testing.T, a, m archive.Archive, ask maker) {
	t.Helper()
	all, err := m.Corrections(t.Context(), "", 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	e, err := m.Report(t.Context(), Entry(ask.IntN(120)).Record.Document.ID)
	if err != nil {
		return // not kept
	}
	c := ask.correction(&e, all)
	c.ID = fmt.Sprintf("%026d", len(all))
	for _, x := range []archive.Archive{a, m} {
		if err := x.Correct(t.Context(), c); err != nil {
			t.Fatalf("Correct: %v", err)
		}
	}
}

// agree wants an archive and the model to answer alike.
func agree(t *testing.T, a archive.Archive, m *Model, q archive.Query) {
	t.Helper()
	got := search(t, a, q)
	want := search(t, m, q)
	if got.Total != want.Total {
		t.Errorf("%s: total %d, want %d", show(q), got.Total, want.Total)
	}
	if q.Sort == archive.ByRank || q.Sort == "" {
		ranked(t, got) // each archive ranks by a formula of its own
		sortHits(got.Hits)
		sortHits(want.Hits)
	}
	if !slices.Equal(hitIDs(got), hitIDs(want)) {
		t.Errorf("%s: finds %v, want %v", show(q), hitIDs(got), hitIDs(want))
		return
	}
	for i, h := range got.Hits {
		w := want.Hits[i]
		if !slices.Equal(h.Events, w.Events) || !slices.Equal(h.Statements, w.Statements) {
			t.Errorf("%s: %s: events %v, statements %v, want %v, %v", show(q), h.Record.Document.ID, h.Events, h.Statements, w.Events, w.Statements)
		}
		if w.Score == 0 && h.Score != 0 {
			t.Errorf("%s: %s: score %g, but no words were sought", show(q), h.Record.Document.ID, h.Score)
		}
	}
	for _, i := range []int{0, len(got.Hits) - 1} {
		if i >= 0 && i < len(got.Hits) {
			same(t, show(q), got.Hits[i].Entry, want.Hits[i].Entry)
		}
	}
	for _, f := range q.Facets {
		counts(t, show(q)+": "+string(f), got.Facets[f], want.Facets[f])
	}
	if q.Facets != nil && !reflect.DeepEqual(slices.Sorted(maps.Keys(got.Facets)), slices.Sorted(maps.Keys(want.Facets))) {
		t.Errorf("%s: facets %v", show(q), got.Facets)
	}
}

func sortHits(hits []archive.Hit) {
	slices.SortFunc(hits, func(a, b archive.Hit) int {
		if a.Record.Document.ID < b.Record.Document.ID {
			return -1
		}
		return 1
	})
}

// show gives a query as one would write it into a test.
func show(q archive.Query) string {
	b, err := json.Marshal(q.Terms)
	if err != nil {
		return err.Error()
	}
	return short(fmt.Sprintf("%s by %q", b, q.Sort))
}

// mostShown is how much of a value an error shows, in bytes.
const mostShown = 600

// short cuts what would fill the screen.
func short(v any) string {
	s := fmt.Sprintf("%+v", v)
	if len(s) > mostShown {
		return fmt.Sprintf("%s… (%d bytes)", s[:mostShown], len(s))
	}
	return s
}
