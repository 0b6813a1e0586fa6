package serve

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
)

// crash is a panic of another goroutine, with where it was.
type crash struct {
	value any
	stack []byte
}

// recovered turns a fault of our own into status 500. What it was is logged
// and not told.
func (s *Server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if p == http.ErrAbortHandler { //nolint:errorlint // a panic's value, which net/http compares so too
				panic(p)
			}
			s.crashed(w, r, p)
		}()
		next.ServeHTTP(w, r)
	})
}

func (s *Server) crashed(w http.ResponseWriter, r *http.Request, p any) {
	c, ok := p.(crash)
	if !ok {
		c = crash{p, debug.Stack()}
	}
	s.Log.LogAttrs(r.Context(), slog.LevelError, "a fault of isnad's own", slog.String("id", visitOf(r).id),
		slog.String("path", r.URL.EscapedPath()), slog.String("panic", fmt.Sprint(c.value)), slog.String("stack", string(c.stack)))
	s.metrics.crashes.Inc()
	if a, ok := w.(*answer); ok && a.status != 0 {
		a.status = http.StatusInternalServerError // for the log: half has been sent
		panic(http.ErrAbortHandler)               // which the client must not take for all
	}
	s.problem(w, r, http.StatusInternalServerError, "a fault of isnad's own; it has been logged as "+visitOf(r).id)
}
