package archivetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
)

// Nothing is done for who has gone away.
func testCancelled(t *testing.T, a archive.Archive) {
	put(t, a, Entries(0, 3)...)
	ctx := cancelled(t)
	for what, do := range map[string]func() error{
		"Put":        func() error { _, err := a.Put(ctx, Entries(5, 8)); return err },
		"Replace":    func() error { return a.Replace(ctx, Entries(0, 2)) },
		"Fail":       func() error { return a.Fail(ctx, []archive.Failure{{Source: "x"}}) },
		"Forget":     func() error { return a.Forget(ctx, []string{"x"}) },
		"Have":       func() error { _, err := a.Have(ctx, []string{"x"}); return err },
		"Report":     func() error { _, err := a.Report(ctx, Entry(0).Record.Document.ID); return err },
		"Search":     func() error { _, err := a.Search(ctx, archive.Query{Limit: 1}); return err },
		"Each":       func() error { _, err := each(ctx, a, archive.Query{}); return err },
		"Stats":      func() error { _, err := a.Stats(ctx); return err },
		"Stale":      func() error { _, err := a.Stale(ctx, "", "", 9); return err },
		"CountStale": func() error { _, err := a.CountStale(ctx, ""); return err },
		"Failures":   func() error { _, err := a.Failures(ctx, 9); return err },
		"Reports":    func() error { _, err := a.Reports(ctx, ids(Entries(0, 2))); return err },
		"List":       func() error { _, err := a.List(ctx, archive.Listing{Kind: archive.Events, Limit: 3}); return err },
		"Generation": func() error { _, err := a.Generation(ctx); return err },
		"Correct": func() error {
			return a.Correct(ctx, correct.Correction{ID: "1", Report: Entry(0).Record.Document.ID, Action: correct.Checked})
		},
		"Corrections": func() error { _, err := a.Corrections(ctx, "", 9); return err },
		"Users":       func() error { _, err := a.Users(ctx); return err },
		"User":        func() error { _, err := a.User(ctx, "x"); return err },
		"PutUser":     func() error { return a.PutUser(ctx, archive.User{Name: "x"}) },
		"DropUser":    func() error { return a.DropUser(ctx, "x") },
		"Check":       func() error { _, err := a.Check(ctx); return err },
	} {
		if err := do(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v, want that it was cancelled", what, err)
		}
	}
	if s, err := a.Stats(t.Context()); err != nil || s.Reports != 3 || s.Failed != 0 {
		t.Errorf("afterwards: %+v, %v", s, err)
	}
	us, err := a.Users(t.Context())
	if cs, err2 := a.Corrections(t.Context(), "", 9); err != nil || err2 != nil || len(us)+len(cs) > 0 {
		t.Errorf("afterwards: users %v, corrections %v, %v, %v", us, cs, err, err2)
	}
}

// Readers beside a writer see whole batches, and never wait for ever.
func testReaders(t *testing.T, a archive.Archive) {
	const batches, size, readers = 20, 10, 6
	var wg sync.WaitGroup
	var done atomic.Bool
	for i := range readers {
		wg.Go(func() {
			for ask, n := newMaker(i), 0; n < 3 || !done.Load(); n++ {
				s, err := a.Search(t.Context(), archive.Query{Limit: 3})
				if err != nil || s.Total%size > 0 {
					t.Errorf("beside a writer: %d reports, %v", s.Total, err)
					return
				}
				if _, err := a.Search(t.Context(), ask.query()); err != nil {
					t.Errorf("beside a writer: %v", err)
					return
				}
				if _, err := a.List(t.Context(), ask.listing()); err != nil {
					t.Errorf("beside a writer: %v", err)
					return
				}
			}
		})
	}
	for b := range batches {
		batch := Entries(b*size, (b+1)*size)
		if n, err := a.Put(t.Context(), batch); err != nil || n != size {
			t.Errorf("beside readers: %d new, %v", n, err)
		}
		if err := a.Replace(t.Context(), batch[:3]); err != nil {
			t.Errorf("beside readers: %v", err)
		}
		c := correct.Correction{ID: fmt.Sprintf("%026d", b), Report: batch[0].Record.Document.ID, Action: correct.Checked, By: "nobody"}
		if err := a.Correct(t.Context(), c); err != nil {
			t.Errorf("beside readers: %v", err)
		}
	}
	done.Store(true)
	wg.Wait()
}
