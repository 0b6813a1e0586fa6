// Package followtest holds what tests of following need: a store in memory, and
// the suite that every store must pass.
package followtest

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/isnad-news/isnad/internal/follow"
)

// Memory is a follow.Store that forgets everything at the end of the program.
type Memory struct {
	// Mark, if set, is called before anything is marked. Its error is MarkSeen's.
	Mark func() error

	mu     sync.Mutex
	feeds  map[string]follow.FeedState
	seen   map[string]follow.SeenItem
	failed map[string]map[string]bool // ids of failed items, by feed
}

// NewMemory makes an empty store.
func NewMemory() *Memory {
	return &Memory{feeds: map[string]follow.FeedState{}, seen: map[string]follow.SeenItem{}, failed: map[string]map[string]bool{}}
}

// Feeds is follow.Store's.
func (m *Memory) Feeds(ctx context.Context) ([]follow.FeedState, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Collect(maps.Values(m.feeds)), ctx.Err()
}

// SaveFeed is follow.Store's.
func (m *Memory) SaveFeed(ctx context.Context, s follow.FeedState) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.feeds[s.URL] = s
	return ctx.Err()
}

// Feed gives one feed's state.
func (m *Memory) Feed(url string) follow.FeedState {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.feeds[url]
}

// Items gives all that was marked, by ID.
func (m *Memory) Items() map[string]follow.SeenItem {
	m.mu.Lock()
	defer m.mu.Unlock()
	return maps.Clone(m.seen)
}

// Seen is follow.Store's.
func (m *Memory) Seen(ctx context.Context, ids []string) (map[string]follow.SeenItem, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := map[string]follow.SeenItem{}
	for _, id := range ids {
		if it, ok := m.seen[id]; ok {
			out[id] = it
		}
	}
	return out, ctx.Err()
}

// MarkSeen is follow.Store's.
func (m *Memory) MarkSeen(ctx context.Context, feed string, items []follow.SeenItem) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if m.Mark != nil {
		if err := m.Mark(); err != nil {
			return err
		}
	}
	for _, it := range items {
		m.seen[it.ID] = it
		for _, ids := range m.failed {
			delete(ids, it.ID)
		}
		if it.Outcome == follow.Failed {
			if m.failed[feed] == nil {
				m.failed[feed] = map[string]bool{}
			}
			m.failed[feed][it.ID] = true
		}
	}
	return nil
}

// Due is follow.Store's.
func (m *Memory) Due(ctx context.Context, feed string, now time.Time) ([]follow.SeenItem, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []follow.SeenItem
	for id := range m.failed[feed] {
		if it := m.seen[id]; !it.NextTry.After(now) {
			out = append(out, it)
		}
	}
	slices.SortFunc(out, func(a, b follow.SeenItem) int { return strings.Compare(a.ID, b.ID) })
	return out, ctx.Err()
}
