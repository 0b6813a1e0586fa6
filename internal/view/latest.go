package view

import (
	"context"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"
)

// longestWork bounds work that goes on though its asker has gone.
const longestWork = time.Minute

// latest keeps the last answer of a kind, which holds for one generation of
// the archive. It is safe for concurrent use.
type latest[T any] struct {
	flight     singleflight.Group
	mu         sync.Mutex
	generation string
	value      T
	ok         bool
}

// get gives what is kept of a generation, or makes it: once for all who wait,
// and to the end even if the first of them goes away.
func (l *latest[T]) get(ctx context.Context, generation string, fresh func(context.Context) (T, error)) (T, error) {
	if v, ok := l.has(generation); ok {
		return v, nil
	}
	return together(ctx, &l.flight, generation, func(ctx context.Context) (T, error) {
		if v, ok := l.has(generation); ok {
			return v, nil // made since
		}
		v, err := fresh(ctx)
		if err == nil {
			l.keep(generation, v)
		}
		return v, err
	})
}

func (l *latest[T]) has(generation string) (T, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.value, l.ok && l.generation == generation
}

func (l *latest[T]) keep(generation string, v T) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.value, l.generation, l.ok = v, generation, true
}

// together does work once for all who ask for it at the same time. Each waits
// no longer than his own ctx lets him.
func together[T any](ctx context.Context, g *singleflight.Group, key string, work func(context.Context) (T, error)) (T, error) {
	done := g.DoChan(key, func() (any, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), longestWork)
		defer cancel()
		return work(ctx)
	})
	select {
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	case r := <-done:
		v, _ := r.Val.(T) // nothing where there is an error
		return v, r.Err
	}
}
