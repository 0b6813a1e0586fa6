// Package throttle limits how often somebody may do something, for many at
// once in bounded memory.
package throttle

import (
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
	"golang.org/x/time/rate"
)

// Table holds a bucket of tokens for each key. It is safe for concurrent use.
// Where more keys come than it holds, the one that was away longest is
// forgotten, and begins anew with a full bucket.
type Table[K comparable] struct {
	every rate.Limit
	burst int

	mu      sync.Mutex
	buckets *simplelru.LRU[K, *rate.Limiter]
}

// New makes a table of at most keys buckets (one at least), each of which
// holds burst tokens and gains perSecond.
func New[K comparable](perSecond float64, burst, keys int) *Table[K] {
	buckets, _ := simplelru.NewLRU[K, *rate.Limiter](max(keys, 1), nil) // fails for sizes under one only
	return &Table[K]{every: rate.Limit(perSecond), burst: max(burst, 1), buckets: buckets}
}

// Take takes a token from the bucket of a key. Where there is none it takes
// none, and gives how long it is until there will be one.
func (t *Table[K]) Take(key K, now time.Time) (wait time.Duration, ok bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	b, found := t.buckets.Get(key)
	if !found {
		b = rate.NewLimiter(t.every, t.burst)
		t.buckets.Add(key, b)
	}
	r := b.ReserveN(now, 1)
	wait = r.DelayFrom(now)
	if wait > 0 {
		r.CancelAt(now)
		return wait, false
	}
	return 0, true
}

// Len is how many buckets there are.
func (t *Table[K]) Len() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.buckets.Len()
}
