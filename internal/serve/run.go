package serve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"golang.org/x/net/netutil"
)

// longestHeader is how many bytes the headers of a request may have.
const longestHeader = 32 << 10

// Run listens and answers until ctx ends, and then stops in good order: what
// is under way has time to finish (Limits.Stop), streams that take longer are
// cut. started, which may be nil, is told the address listened at. When Run
// returns, no request is asking the archive any longer, or the error says that
// some still do.
func (s *Server) Run(ctx context.Context, started func(net.Addr)) error {
	l, err := s.listen(ctx)
	if err != nil {
		return err
	}
	if started != nil {
		started(l.Addr())
	}
	// Requests outlive ctx, so that they can finish, but not Run.
	base, cut := context.WithCancel(context.WithoutCancel(ctx))
	defer cut()
	srv := s.httpServer(base)
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(netutil.LimitListener(l, s.Limits.Connections)) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serving: %w", err)
	case <-ctx.Done():
	}
	err = s.stop(ctx, srv, cut)
	<-failed
	return err
}

func (s *Server) httpServer(base context.Context) *http.Server {
	return &http.Server{
		Handler:           s,
		ReadHeaderTimeout: s.Limits.Header,
		ReadTimeout:       s.Limits.Read,
		WriteTimeout:      s.Limits.Write,
		IdleTimeout:       s.Limits.Idle,
		MaxHeaderBytes:    longestHeader,
		BaseContext:       func(net.Listener) context.Context { return base },
		ErrorLog:          slog.NewLogLogger(s.Log.Handler(), slog.LevelDebug), // of connections: the clients' faults
	}
}

// listen takes the port, and says what to do where it cannot.
func (s *Server) listen(ctx context.Context) (net.Listener, error) {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", s.Listen)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%s is in use by another program (another isnad serve?): stop it, or take another port by --listen: %w", s.Listen, err)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("%s may not be listened at: take a port from 1024 up by --listen: %w", s.Listen, err)
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return nil, fmt.Errorf("%s is no address of this machine: give another by --listen: %w", s.Listen, err)
	case err != nil:
		return nil, fmt.Errorf("listening: %w", err)
	}
	return l, nil
}

// lastWait is how long handlers have that were cut.
const lastWait = 5 * time.Second

// stop takes no new requests, waits for those under way, and cuts the rest.
func (s *Server) stop(ctx context.Context, srv *http.Server, cut context.CancelFunc) error {
	s.stopping.Store(true)
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.Limits.Stop)
	defer cancel()
	if err := srv.Shutdown(late); err != nil {
		s.Log.Warn("cutting off requests that have not ended", "after", s.Limits.Stop)
		cut()
		_ = srv.Close() // its error is of connections that are gone
	}
	cut() // what the cache builds for nobody
	if !s.active.wait(lastWait) {
		return errors.New("requests are still under way that do not end though they were cut off")
	}
	return nil
}
