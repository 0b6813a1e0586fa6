// Package inorder spreads work over several workers and gives the results in
// the order of the input.
package inorder

import (
	"context"
	"iter"
	"runtime"
)

// Map does work on every value of in by several workers, and gives the
// results in the order of the values. Only a few values a worker are under
// way at once, so memory stays bounded. It ends early when ctx does.
func Map[T, U any](ctx context.Context, in iter.Seq[T], workers int, work func(T) U) iter.Seq[U] {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	type job struct {
		value T
		out   chan U
	}
	return func(yield func(U) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		jobs, queue := make(chan job), make(chan chan U, 2*workers)
		go func() {
			defer close(queue)
			defer close(jobs)
			for v := range in {
				j := job{v, make(chan U, 1)}
				if !send(ctx, queue, j.out) || !send(ctx, jobs, j) {
					return
				}
			}
		}()
		for range workers {
			go func() {
				for j := range jobs {
					j.out <- work(j.value)
				}
			}()
		}
		for {
			out, ok := receive(ctx, queue)
			if !ok {
				return
			}
			u, ok := receive(ctx, out)
			if !ok || !yield(u) {
				return
			}
		}
	}
}

func send[T any](ctx context.Context, c chan<- T, v T) bool {
	select {
	case c <- v:
		return true
	case <-ctx.Done():
		return false
	}
}

func receive[T any](ctx context.Context, c <-chan T) (T, bool) {
	select {
	case v, ok := <-c:
		return v, ok
	case <-ctx.Done():
		var zero T
		return zero, false
	}
}
