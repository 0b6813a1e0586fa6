package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync/atomic"
	"time"
)

// An answer must come at this rate at least: a server that drips would hold its
// place for hours.
const (
	window   = 10 * time.Second
	leastPer = 10 << 10 // bytes a window
)

// watch ends a request that takes too long as a whole, or whose body comes too
// slowly.
type watch struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	whole  *time.Timer
	body   *time.Timer
	read   atomic.Int64
}

func newWatch(ctx context.Context, timeout time.Duration) *watch {
	w := &watch{}
	w.ctx, w.cancel = context.WithCancelCause(ctx)
	w.whole = time.AfterFunc(timeout, func() {
		w.cancel(fmt.Errorf("%w: no whole answer within %s; try again later", ErrTooSlow, timeout))
	})
	w.body = time.AfterFunc(timeout+window, w.measure)
	return w
}

// watched begins to measure.
func (w *watch) watched(body io.Reader) io.Reader {
	w.body.Reset(window)
	return counted{body, &w.read}
}

func (w *watch) measure() {
	if n := w.read.Swap(0); n < leastPer {
		w.cancel(fmt.Errorf("%w: %d bytes in %s; try again later", ErrTooSlow, n, window))
		return
	}
	w.body.Reset(window)
}

func (w *watch) stop() {
	w.whole.Stop()
	w.body.Stop()
	w.cancel(nil)
}

// why gives the watch's own reason for an error where it has one.
func (w *watch) why(err error) error {
	if cause := context.Cause(w.ctx); errors.Is(cause, ErrTooSlow) {
		return cause
	}
	return err
}

type counted struct {
	io.Reader
	n *atomic.Int64
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n.Add(int64(n))
	return n, err
}
