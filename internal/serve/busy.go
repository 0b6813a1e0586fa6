package serve

import (
	"context"
	"errors"
	"net/http"
	"sync/atomic"
	"time"
)

// gate lets so many in at once; some others may wait in a queue.
type gate struct {
	slots   chan struct{}
	waiting atomic.Int64
	queue   int64
	most    time.Duration
}

func newGate(slots, queue int, most time.Duration) *gate {
	return &gate{slots: make(chan struct{}, slots), queue: int64(queue), most: most}
}

var errBusy = errors.New("too much is going on")

// enter waits for a place; errors are errBusy or the context's.
func (g *gate) enter(ctx context.Context) error {
	select {
	case g.slots <- struct{}{}:
		return nil
	default:
	}
	defer g.waiting.Add(-1)
	if g.waiting.Add(1) > g.queue {
		return errBusy
	}
	late := time.NewTimer(g.most)
	defer late.Stop()
	select {
	case g.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-late.C:
		return errBusy
	}
}

func (g *gate) leave() { <-g.slots }

// busy lets only so many requests be worked on at once.
func (s *Server) busy(g *gate, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := g.enter(r.Context()); err != nil {
			s.metrics.turnedAway.Inc()
			later(w, time.Second)
			s.refuse(w, r, http.StatusServiceUnavailable, "too much is going on: try again in a moment")
			return
		}
		defer g.leave()
		next.ServeHTTP(w, r)
	})
}
