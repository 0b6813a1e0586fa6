package serve

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"runtime/debug"
	"sync"
)

// build makes one answer for all who wait for it. It belongs to none of them:
// it goes on while one is left, and is given up when the last has gone.
type build struct {
	ctx    context.Context // ends when the last has gone
	cancel context.CancelFunc
	ready  chan struct{} // closed when the fields below stand
	entry  *entry        // for all; nil: there is none, or it is for the first alone
	made   *recorder     // for the first alone
	late   bool          // it took too long, and nothing was made
	route  string
	crash  *crash

	mu      sync.Mutex
	waiting int
}

func newBuild() *build {
	ctx, cancel := context.WithCancel(context.Background())
	return &build{ctx: ctx, cancel: cancel, ready: make(chan struct{}), waiting: 1}
}

// join makes one more wait; false where the build has been given up.
func (b *build) join() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.waiting == 0 {
		return false
	}
	b.waiting++
	return true
}

// part makes one fewer wait.
func (b *build) part() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.waiting--; b.waiting == 0 {
		b.cancel()
	}
}

// run answers a request into memory.
func (s *Server) run(b *build, k key, next http.Handler, r *http.Request, v *visit) {
	defer s.active.leave()
	defer close(b.ready)
	rec := &recorder{header: http.Header{}, giveUp: b.cancel}
	ctx, cancel := context.WithTimeout(withVisit(b.ctx, v), s.Limits.Page)
	defer cancel()
	crash := caught(func() { next.ServeHTTP(rec, r.WithContext(ctx)) })
	b.route = v.route
	switch {
	case rec.over: // whatever came of it
		b.entry = passing()
	case crash != nil:
		b.crash = crash
	case ctx.Err() == nil && rec.keepable():
		b.entry = rec.entry(v.route)
	default:
		b.made, b.late = rec, rec.status == 0 && ctx.Err() != nil
	}
	s.kept.done(k, b, b.entry)
}

// caught gives a panic of do, nil where there is none.
func caught(do func()) (c *crash) {
	defer func() {
		if p := recover(); p != nil {
			c = &crash{p, debug.Stack()}
		}
	}()
	do()
	return nil
}

// errTooLarge ends a handler whose answer is not to be kept.
var errTooLarge = errors.New("the answer is larger than what is kept")

// recorder takes an answer into memory.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
	over   bool // the body is larger than what is kept
	giveUp func()
}

// Header gives the headers.
func (w *recorder) Header() http.Header { return w.header }

// WriteHeader notes the status.
func (w *recorder) WriteHeader(status int) {
	if w.status == 0 && status >= http.StatusOK {
		w.status = status
	}
}

// Write takes a part.
func (w *recorder) Write(b []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	if w.over || w.body.Len()+len(b) > largestKept {
		w.over = true
		w.giveUp()
		return 0, errTooLarge
	}
	return w.body.Write(b)
}
