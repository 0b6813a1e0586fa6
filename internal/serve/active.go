package serve

import (
	"sync"
	"time"
)

// active counts the requests under way, so that the archive is not shut while
// one of them asks it.
type active struct {
	mu    sync.Mutex
	n     int
	empty chan struct{} // closed when n falls to 0; nil while nobody waits
}

func (a *active) enter() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.n++
}

func (a *active) leave() {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.n--; a.n == 0 && a.empty != nil {
		close(a.empty)
		a.empty = nil
	}
}

// wait waits until none is under way, but no longer than most. It tells
// whether none is.
func (a *active) wait(most time.Duration) bool {
	a.mu.Lock()
	if a.n == 0 {
		a.mu.Unlock()
		return true
	}
	if a.empty == nil {
		a.empty = make(chan struct{})
	}
	empty := a.empty
	a.mu.Unlock()
	select {
	case <-empty:
		return true
	case <-time.After(most):
		return false
	}
}
