package view

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
)

// entry is an entry of a text of so many bytes.
func entryOf(i, bytes int) archive.Entry {
	var e archive.Entry
	e.Record.Document.ID, e.Record.Document.Text = fmt.Sprint(i), strings.Repeat("x", bytes)
	return e
}

func TestShelf(t *testing.T) {
	s := newShelf(100<<10, weight)
	put := func(generation string, i, bytes int) { s.put(generation, fmt.Sprint(i), entryOf(i, bytes)) }
	has := func(generation string, ids ...int) (n int) {
		for _, id := range ids {
			if e, ok := s.get(generation, fmt.Sprint(id)); ok && e.Record.Document.ID == fmt.Sprint(id) {
				n++
			}
		}
		return n
	}
	for i := range 50 {
		put("1", i, 2<<10) // 5 KB by weight
	}
	if s.held > s.most || s.lru.Len() != 20 {
		t.Errorf("holds %d of %d bytes, %d entries", s.held, s.most, s.lru.Len())
	}
	if n := has("1", 0, 29, 49, 30); n != 2 { // 30 is used last
		t.Errorf("has %d", n)
	}
	put("1", 50, 2<<10)
	if has("1", 30) != 1 || has("1", 31) != 0 {
		t.Error("what was used last must go last")
	}
	put("1", 51, 50<<10) // a giant
	put("1", 50, 2<<10)  // the same again
	if n := has("1", 51, 50, 49); n != 2 || s.held > s.most {
		t.Errorf("has %d, holds %d", n, s.held)
	}
	if has("2", 49) != 0 {
		t.Error("of another generation")
	}
	put("2", 1, 10)
	if has("1", 49) != 0 || s.lru.Len() != 1 || s.held != weight(entryOf(1, 10)) {
		t.Errorf("after a new generation: %d, %d bytes", s.lru.Len(), s.held)
	}
}

// TestTallyShelf: counts of thousands of values do not fill the memory.
func TestTallyShelf(t *testing.T) {
	s := newShelf(mostTally, tally.weight)
	big := tally{facets: map[archive.Facet][]archive.Count{archive.ByPlace: make([]archive.Count, mostTop)}}
	for i := range 1000 {
		s.put("1", fmt.Sprint(i), big)
	}
	if s.held > mostTally || s.lru.Len() != mostTally/big.weight() {
		t.Errorf("%d answers, %d bytes", s.lru.Len(), s.held)
	}
}

// counting counts what an archive is asked for.
type counting struct {
	archive.Archive
	mu      sync.Mutex
	reports int
	search  int
}

func (c *counting) Reports(ctx context.Context, ids []string) ([]archive.Entry, error) {
	c.mu.Lock()
	c.reports += len(ids)
	c.mu.Unlock()
	return c.Archive.Reports(ctx, ids)
}

func (c *counting) Search(ctx context.Context, q archive.Query) (archive.Result, error) {
	c.mu.Lock()
	c.search++
	c.mu.Unlock()
	return c.Archive.Search(ctx, q)
}

// TestAskedOnce: what was unpacked or counted is not asked for again until the
// archive changes.
func TestAskedOnce(t *testing.T) {
	a := &counting{Archive: filled(t, stock(t)...)}
	d := over(t, a)
	for range 3 {
		if _, err := d.Events(t.Context(), Filter{}); err != nil {
			t.Fatal(err)
		}
	}
	if a.reports != 4 || a.search != 1 {
		t.Errorf("%d reports unpacked, %d searches", a.reports, a.search)
	}
	if _, err := d.Statements(t.Context(), Filter{}); err != nil || a.reports != 4 || a.search != 2 {
		t.Errorf("%d reports unpacked, %d searches, %v", a.reports, a.search, err)
	}
	if _, err := a.Put(t.Context(), []archive.Entry{report(t, "9999999999999999", "المرفأ", "2025-01-01", true, []string{"خبر"}, nil)}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Events(t.Context(), Filter{}); err != nil || a.reports != 8 || a.search != 3 {
		t.Errorf("after a change: %d reports unpacked, %d searches, %v", a.reports, a.search, err)
	}
}
