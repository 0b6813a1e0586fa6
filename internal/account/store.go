package account

import (
	"sync"
	"time"
)

// memory keeps sessions for scs, as its own memstore does, but without a
// goroutine that has to be ended: what has expired is swept out whenever the
// number of sessions has doubled.
type memory struct {
	now func() time.Time

	mu    sync.Mutex
	kept  map[string]kept
	sweep int // at how many to sweep
}

type kept struct {
	data  []byte
	until time.Time
}

// leastSweep is from how many sessions on it is worth to sweep.
const leastSweep = 64

func newMemory(now func() time.Time) *memory {
	return &memory{now: now, kept: map[string]kept{}, sweep: leastSweep}
}

// Find gives a session's data.
func (m *memory) Find(token string) ([]byte, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	k, ok := m.kept[token]
	if !ok || !m.now().Before(k.until) {
		return nil, false, nil
	}
	return k.data, true, nil
}

// Commit keeps a session's data.
func (m *memory) Commit(token string, data []byte, until time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept[token] = kept{data, until}
	if len(m.kept) >= m.sweep {
		m.drop()
	}
	return nil
}

// Delete ends a session.
func (m *memory) Delete(token string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.kept, token)
	return nil
}

func (m *memory) drop() {
	now := m.now()
	for token, k := range m.kept {
		if !now.Before(k.until) {
			delete(m.kept, token)
		}
	}
	m.sweep = max(leastSweep, 2*len(m.kept))
}
