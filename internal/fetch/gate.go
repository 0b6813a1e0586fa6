package fetch

import (
	"context"
	"strings"
	"sync"
	"time"
)

// gates let one request of a host through at a time, with a pause between two.
type gates struct {
	mu    sync.Mutex
	pause time.Duration
	hosts map[string]*gate
}

// gate is one host's. Who holds the token may change the rest.
type gate struct {
	token  chan struct{}
	pause  time.Duration
	next   time.Time    // earliest start of the next request
	closed *StatusError // the host asked to wait
	until  time.Time    // how long
}

func newGates(pause time.Duration) *gates {
	return &gates{pause: pause, hosts: map[string]*gate{}}
}

// enter waits for the host's turn. While the host has asked to wait longer than
// limit, it gives the host's own answer again instead of a request.
func (g *gates) enter(ctx context.Context, host string, limit time.Duration) (*gate, error) {
	h := g.host(host)
	select {
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	case h.token <- struct{}{}:
	}
	now := time.Now()
	wait := h.next.Sub(now)
	if left := h.until.Sub(now); h.closed != nil && left > 0 {
		if left > limit {
			e := *h.closed
			e.RetryAfter = left
			<-h.token
			return nil, &e
		}
		wait = max(wait, left)
	}
	if err := sleep(ctx, wait); err != nil {
		<-h.token
		return nil, err
	}
	return h, nil
}

func (g *gates) host(name string) *gate {
	name = strings.ToLower(name)
	g.mu.Lock()
	defer g.mu.Unlock()
	h := g.hosts[name]
	if h == nil {
		h = &gate{token: make(chan struct{}, 1), pause: g.pause}
		g.hosts[name] = h
	}
	return h
}

// slow sets the pause that a host's robots.txt asks for, if longer.
func (g *gates) slow(host string, pause time.Duration) {
	h := g.host(host)
	h.token <- struct{}{}
	h.pause = max(g.pause, pause)
	h.next = later(h.next, time.Now().Add(h.pause))
	<-h.token
}

// leave lets the next one in after the pause. A host that asked to wait is left
// alone for so long.
func (h *gate) leave(status *StatusError) {
	now := time.Now()
	h.next = now.Add(h.pause)
	h.closed = nil
	if status != nil && status.RetryAfter > 0 {
		h.closed, h.until = status, now.Add(status.RetryAfter)
	}
	<-h.token
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
