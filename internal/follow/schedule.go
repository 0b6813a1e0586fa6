package follow

import (
	"context"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/isnad-news/isnad/internal/feed"
)

// entry is a feed in the schedule. Who visits it owns it; the schedule's own
// fields are under its lock.
type entry struct {
	state FeedState
	title string // by the list that names it
	depth int    // of lists above it
	batch *batch // items still to be dealt with

	// The schedule's.
	key     string
	parent  *entry
	host    string
	due     time.Time
	busy    bool
	pending bool // with once: not yet through
	size    int  // bytes of the texts that wait in its batch
}

// maxWaiting is how many bytes of text may wait in batches before feeds that
// would bring more must wait themselves.
const maxWaiting = 64 << 20

// schedule says which feed is next: one that is due, and whose host nobody else
// is asking.
type schedule struct {
	mu      sync.Mutex
	once    bool
	known   map[string]FeedState
	entries []*entry
	byKey   map[string]*entry
	hosts   map[string]bool // being asked
	waiting int             // bytes in the batches of feeds that nobody is at
	changed chan struct{}   // closed when there may be something new to do
}

func newSchedule(once bool, known []FeedState) *schedule {
	s := &schedule{once: once, known: map[string]FeedState{}, byKey: map[string]*entry{}, hosts: map[string]bool{}, changed: make(chan struct{})}
	for _, st := range known {
		s.known[st.URL] = st
	}
	return s
}

// add takes up a feed, unless it is there already. A round of once asks each
// feed, but none before its host allows.
func (s *schedule) add(src Source, parent *entry) *entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := feed.Key(src.URL)
	if s.byKey[key] != nil {
		return nil
	}
	e := &entry{state: FeedState{URL: src.URL}, title: src.Title, key: key, parent: parent, pending: true}
	if st, ok := s.known[src.URL]; ok {
		e.state = st
	}
	if parent != nil {
		e.depth = parent.depth + 1
	}
	e.host, e.due = hostOf(e.state.address()), e.state.NextDue
	if s.once && !e.state.Gone {
		e.due = e.state.NotBefore
	}
	if s.once && time.Now().Before(e.due) {
		e.pending = false
	}
	s.entries = append(s.entries, e)
	s.byKey[key] = e
	s.wake()
	return e
}

// keep drops the feeds below parent that its list names no more. One that is at
// work stays until the list is read the next time.
func (s *schedule) keep(parent *entry, named map[string]bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	left := s.entries[:0]
	for _, e := range s.entries {
		if e.parent == parent && !named[e.key] && !e.busy && e.batch == nil {
			delete(s.byKey, e.key)
			continue
		}
		left = append(left, e)
	}
	s.entries = left
	s.wake()
}

func (s *schedule) wake() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// next waits for a feed that is due. It gives nil when the context ends, and
// with once when no more is to be done.
func (s *schedule) next(ctx context.Context) *entry {
	for ctx.Err() == nil {
		e, wait, over, changed := s.pick(time.Now())
		if e != nil || over {
			return e
		}
		t := time.NewTimer(wait)
		select {
		case <-ctx.Done():
		case <-changed:
		case <-t.C:
		}
		t.Stop()
	}
	return nil
}

// pick takes the feed that is due longest, or tells how long to wait.
func (s *schedule) pick(now time.Time) (best *entry, wait time.Duration, over bool, changed chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	wait, over = time.Hour, s.once
	for _, e := range s.entries {
		if e.busy || s.once && !e.pending {
			over = over && !e.busy
			continue
		}
		over = false
		if w := e.due.Sub(now); w > 0 {
			wait = min(wait, w)
			continue
		}
		if s.waiting > maxWaiting && e.size == 0 {
			continue
		}
		if !s.hosts[e.host] && (best == nil || e.due.Before(best.due)) {
			best = e
		}
	}
	if best != nil {
		best.busy, s.hosts[best.host] = true, true
		s.waiting -= best.size
	}
	return best, wait, over, s.changed
}

// done gives a feed back after a visit.
func (s *schedule) done(e *entry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.hosts, e.host)
	e.busy = false
	e.host, e.due = hostOf(e.state.address()), e.state.NextDue
	e.pending, e.size = e.batch != nil, 0
	if e.pending {
		e.due = time.Now() // behind those that wait longer
		e.size = e.batch.size
		s.waiting += e.size
	}
	s.wake()
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return strings.ToLower(u.Hostname())
}
