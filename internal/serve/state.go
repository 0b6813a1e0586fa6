package serve

import (
	"context"
	"sync"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
)

// How fresh what is known of the archive is at least.
const (
	stateFor = 100 * time.Millisecond
	statsFor = time.Minute
)

// state remembers for a moment how the archive stands.
type state struct {
	generation func() (string, error)
	stats      func() (archive.Stats, error)
}

func newState(a Archive) *state {
	return &state{
		generation: remembered(stateFor, longestReady, a.Generation),
		stats:      remembered(statsFor, 10*time.Second, a.Stats),
	}
}

// remembered asks at most once in a while; errors too are kept for that long,
// so that an archive in trouble is not asked all the more. Whoever asks waits
// for the one answer, which is not cut off when one of them goes away.
func remembered[T any](fresh, most time.Duration, ask func(context.Context) (T, error)) func() (T, error) {
	var (
		mu    sync.Mutex
		value T
		err   error
		until time.Time
	)
	return func() (T, error) {
		mu.Lock()
		defer mu.Unlock()
		if now := time.Now(); now.After(until) {
			ctx, cancel := context.WithTimeout(context.Background(), most)
			defer cancel()
			value, err = ask(ctx)
			until = time.Now().Add(fresh)
		}
		return value, err
	}
}
