// Package fetchtest is a small internet in memory, for tests: hosts by name,
// each with a handler, reached through pipes. Within a testing/synctest bubble
// time is the bubble's, so that politeness, slow servers and back-off cost none.
package fetchtest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"syscall"

	"github.com/isnad-news/isnad/internal/fetch"
)

// Net holds the hosts. Names that it does not have do not exist; addresses in
// digits go to the real, guarded dialer.
type Net struct {
	mu    sync.Mutex
	hosts map[string]*host
}

type host struct {
	pipes  chan net.Conn
	closed chan struct{}
	server *httptest.Server
	name   string
	dead   bool
}

// New makes an empty net.
func New() *Net { return &Net{hosts: map[string]*host{}} }

// Handle puts a host there that answers http, and https with a certificate
// that nobody knows.
func (n *Net) Handle(name string, h http.Handler) {
	n.add(name+":80", h, (*httptest.Server).Start)
	n.add(name+":443", h, (*httptest.Server).StartTLS)
}

// Dead puts a host there that refuses connections.
func (n *Net) Dead(name string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.hosts[name+":80"] = &host{dead: true}
}

func (n *Net) add(address string, handler http.Handler, start func(*httptest.Server)) {
	h := &host{name: address, pipes: make(chan net.Conn), closed: make(chan struct{})}
	h.server = httptest.NewUnstartedServer(handler)
	_ = h.server.Listener.Close() // the one of the loopback interface
	h.server.Listener = h
	h.server.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	start(h.server)
	n.mu.Lock()
	defer n.mu.Unlock()
	n.hosts[address] = h
}

// Dial reaches a host.
func (n *Net) Dial(ctx context.Context, network, address string) (net.Conn, error) {
	n.mu.Lock()
	h := n.hosts[address]
	n.mu.Unlock()
	name, _, err := net.SplitHostPort(address)
	switch {
	case err != nil:
		return nil, err
	case h != nil && h.dead:
		return nil, &net.OpError{Op: "dial", Net: network, Err: syscall.ECONNREFUSED}
	case h == nil && net.ParseIP(name) != nil:
		return (&net.Dialer{Control: fetch.Guard}).DialContext(ctx, network, address)
	case h == nil:
		return nil, &net.DNSError{Err: "no such host", Name: name, IsNotFound: true}
	}
	here, there := net.Pipe()
	select {
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	case <-h.closed:
		return nil, fmt.Errorf("%s: %w", address, net.ErrClosed)
	case h.pipes <- there:
		return here, nil
	}
}

// Close shuts all hosts down.
func (n *Net) Close() {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, h := range n.hosts {
		if h.server != nil {
			h.server.CloseClientConnections()
			h.server.Close()
		}
	}
}

// Accept is net.Listener's.
func (h *host) Accept() (net.Conn, error) {
	select {
	case <-h.closed:
		return nil, net.ErrClosed
	case c := <-h.pipes:
		return c, nil
	}
}

// Close is net.Listener's.
func (h *host) Close() error {
	select {
	case <-h.closed:
		return errors.New("closed twice")
	default:
		close(h.closed)
		return nil
	}
}

// Addr is net.Listener's.
func (h *host) Addr() net.Addr { return addr(h.name) }

type addr string

// Network is net.Addr's.
func (a addr) Network() string { return "memory" }

// String is net.Addr's.
func (a addr) String() string { return string(a) }
