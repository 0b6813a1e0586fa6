package view

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
)

func TestLatest(t *testing.T) {
	var l latest[int]
	n := 0
	fresh := func(context.Context) (int, error) { n++; return n, nil }
	for _, c := range []struct {
		generation string
		want       int
	}{{"a", 1}, {"a", 1}, {"b", 2}, {"b", 2}, {"a", 3}} {
		if got, err := l.get(t.Context(), c.generation, fresh); err != nil || got != c.want {
			t.Errorf("%s: %d, %v; want %d", c.generation, got, err, c.want)
		}
	}
	fault := errors.New("broken")
	if _, err := l.get(t.Context(), "c", func(context.Context) (int, error) { return 0, fault }); !errors.Is(err, fault) {
		t.Errorf("a fault: %v", err)
	}
	if got, err := l.get(t.Context(), "c", fresh); err != nil || got != 4 {
		t.Errorf("a fault is not kept: %d, %v", got, err)
	}
}

// TestLatestTogether: who waits gets what is made once, and who goes away
// stops nobody.
func TestLatestTogether(t *testing.T) {
	var l latest[int]
	var made atomic.Int32
	begun, end := make(chan struct{}), make(chan struct{})
	work := func(ctx context.Context) (int, error) {
		if made.Add(1) == 1 {
			close(begun)
		}
		<-end
		return 7, ctx.Err()
	}
	leaver, leave := context.WithCancel(t.Context())
	gone := make(chan error)
	go func() { _, err := l.get(leaver, "a", work); gone <- err }()
	<-begun
	var all sync.WaitGroup
	var waiting sync.WaitGroup
	for range 5 {
		waiting.Add(1)
		all.Go(func() {
			waiting.Done()
			if got, err := l.get(t.Context(), "a", work); err != nil || got != 7 {
				t.Errorf("%d, %v", got, err)
			}
		})
	}
	waiting.Wait()
	leave()
	if err := <-gone; !errors.Is(err, context.Canceled) {
		t.Errorf("who went away: %v", err)
	}
	close(end)
	all.Wait()
	if n := made.Load(); n != 1 {
		t.Errorf("made %d times", n)
	}
}
