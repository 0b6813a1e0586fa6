package archivetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
)

// A report comes in once, and what came first stays.
func testOnce(t *testing.T, a archive.Archive) {
	e := Entries(0, 6)
	again := e[1]
	again.Raw, again.Reader = []byte("other"), "other"
	for _, step := range []struct {
		what    string
		entries []archive.Entry
		added   int
	}{
		{"none", nil, 0},
		{"new", e[:3], 3},
		{"the same", e[:3], 0},
		{"other bytes under the same id", []archive.Entry{again}, 0},
		{"old and new", []archive.Entry{e[3], e[0], e[4]}, 2},
		{"twice in a batch", []archive.Entry{e[5], e[5], e[5]}, 1},
	} {
		if n, err := a.Put(t.Context(), step.entries); err != nil || n != step.added {
			t.Errorf("%s: %d new, %v, want %d", step.what, n, err, step.added)
		}
	}
	for _, e := range e {
		same(t, "once", get(t, a, e.Record.Document.ID), e)
	}
	finds(t, a, "all", ids(e), archive.Term{Field: archive.ID, Values: values(ids(e)...)})
	testHave(t, a, e)
}

func testHave(t *testing.T, a archive.Archive, kept []archive.Entry) {
	t.Helper()
	ask := ids(kept)
	for i := range 5000 {
		ask = append(ask, fmt.Sprint("none", i))
	}
	have, err := a.Have(t.Context(), append(ask, "", "'", "\x00", "\xff"))
	if err != nil {
		t.Fatalf("Have: %v", err)
	}
	n := 0
	for _, yes := range have {
		if yes {
			n++
		}
	}
	for _, id := range ids(kept) {
		if !have[id] {
			t.Errorf("Have: %s is not there", id)
		}
	}
	if n != len(kept) {
		t.Errorf("Have: %d, want %d", n, len(kept))
	}
	if have, err := a.Have(t.Context(), nil); err != nil || len(have) != 0 {
		t.Errorf("Have of nothing: %v, %v", have, err)
	}
}

// ids gives the ids of entries.
func ids(of []archive.Entry) (out []string) {
	for i := range of {
		out = append(out, of[i].Record.Document.ID)
	}
	return out
}

// Writers that put the same reports at once add each once together.
func testConcurrentPut(t *testing.T, a archive.Archive) {
	const writers, n = 6, 40
	var wg sync.WaitGroup
	added := make([]int, writers)
	for w := range writers {
		wg.Go(func() {
			for lo := 0; lo < n; lo += 8 {
				batch := Entries(lo, lo+8)
				if w%2 == 1 {
					slices.Reverse(batch) // locks taken in another order must not block for ever
				}
				k, err := a.Put(t.Context(), batch)
				if err != nil {
					t.Errorf("Put: %v", err)
				}
				added[w] += k
			}
		})
	}
	wg.Wait()
	total := 0
	for _, k := range added {
		total += k
	}
	if s, err := a.Stats(t.Context()); err != nil || total != n || s.Reports != n {
		t.Errorf("%d added, %d kept, %v, want %d", total, s.Reports, err, n)
	}
}

// A batch goes in whole or not at all.
func testAtomic(t *testing.T, a archive.Archive) {
	batch := Entries(0, 4)
	bad := slices.Clone(batch)
	bad[3].Terms = archive.Terms{Forms: []string{"a", "b"}, Lemmas: []string{"a"}}
	if _, err := a.Put(t.Context(), bad); err == nil {
		t.Error("terms with a lemma too few went in")
	}
	for _, id := range []string{"", "\x00", "a\x00", "\xff"} {
		bad = Entries(0, 4)
		bad[2].Record.Document.ID = id
		if _, err := a.Put(t.Context(), bad); err == nil {
			t.Errorf("a report with the id %q went in", id)
		}
	}
	finds(t, a, "nothing of a bad batch", nil)
	put(t, a, batch[:2]...)
	changed := slices.Clone(batch[:3])
	for i := range changed {
		changed[i].Reader = "changed"
	}
	if err := a.Replace(t.Context(), changed); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("Replace of an unknown report: %v, want ErrNotFound", err)
	}
	for _, e := range batch[:2] {
		same(t, "not replaced", get(t, a, e.Record.Document.ID), e)
	}
}

// Other records take the place of those that were there.
func testReplace(t *testing.T, a archive.Archive) {
	all := Entries(0, 20)
	put(t, a, all...)
	m := NewModel()
	if _, err := m.Put(t.Context(), all); err != nil {
		t.Fatal(err)
	}
	var changed []archive.Entry
	for i := range 12 {
		e := Entry(1000 + i)
		e.Record.Document.ID = all[i].Record.Document.ID
		changed = append(changed, e)
	}
	for _, b := range []archive.Archive{a, m} {
		if err := b.Replace(t.Context(), changed); err != nil {
			t.Fatalf("Replace: %v", err)
		}
	}
	for i, e := range changed {
		e.Raw, e.Media, e.Source, e.Gathered = all[i].Raw, all[i].Media, all[i].Source, all[i].Gathered
		same(t, "replaced", get(t, a, e.Record.Document.ID), e)
	}
	ask := newMaker(7)
	for range 150 {
		agree(t, a, m, ask.query())
	}
	if err := a.Replace(t.Context(), nil); err != nil {
		t.Errorf("Replace of nothing: %v", err)
	}
}

// What another reader has read is given page by page.
func testStale(t *testing.T, a archive.Archive) {
	put(t, a, Entries(0, 50)...)
	m := NewModel()
	if _, err := m.Put(t.Context(), Entries(0, 50)); err != nil {
		t.Fatal(err)
	}
	for _, reader := range []string{"1.0+k1", "", "unknown", "'"} {
		want, _ := m.Stale(t.Context(), reader, "", 100)
		if n, err := a.CountStale(t.Context(), reader); err != nil || n != len(want) {
			t.Errorf("CountStale(%q): %d, %v, want %d", reader, n, err, len(want))
		}
		var got []archive.Entry
		for after := ""; ; after = got[len(got)-1].Record.Document.ID {
			page, err := a.Stale(t.Context(), reader, after, 7)
			if err != nil || len(page) > 7 {
				t.Fatalf("Stale(%q): %d, %v", reader, len(page), err)
			}
			if len(page) == 0 || len(got) > 100 {
				break // or pages without end
			}
			got = append(got, page...)
		}
		if !slices.Equal(ids(got), ids(want)) {
			t.Errorf("Stale(%q): %v, want %v", reader, ids(got), ids(want))
			continue
		}
		for i := range got {
			same(t, "stale", got[i], want[i])
		}
	}
	if none, err := a.Stale(t.Context(), "", "", 0); err != nil || len(none) != 0 {
		t.Errorf("Stale without a limit: %d, %v", len(none), err)
	}
}

// cancelled is a context that has ended.
func cancelled(t *testing.T) context.Context {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	return ctx
}
