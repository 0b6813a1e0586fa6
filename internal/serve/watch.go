package serve

import (
	"context"
	"log/slog"
	"net/http"
	"time"
)

// watch is the outermost layer: it makes the visit, counts and logs.
func (s *Server) watch(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		client, secure := s.cameFrom(r)
		v := &visit{id: newID(), client: client, secure: secure, kind: kindOf(r.URL.Path)}
		a := &answer{ResponseWriter: w}
		s.metrics.inFlight.Inc()
		s.active.enter()
		defer func() {
			s.active.leave()
			s.metrics.inFlight.Dec()
			took := time.Since(begun)
			s.metrics.observe(r, v, a, took)
			s.log(r, v, a, took)
		}()
		w.Header().Set("X-Request-Id", v.id)
		next.ServeHTTP(a, r.WithContext(withVisit(r.Context(), v)))
	})
}

// longestPath is how much of a path is logged.
const longestPath = 200

// log writes a line about a request: never its query, its body or what it
// came with, since what people seek is their own affair.
func (s *Server) log(r *http.Request, v *visit, a *answer, took time.Duration) {
	level := slog.LevelInfo
	switch {
	case a.status >= http.StatusInternalServerError:
		level = slog.LevelWarn
	case v.kind == probe:
		level = slog.LevelDebug
	}
	if !s.Log.Enabled(context.Background(), level) {
		return
	}
	path := r.URL.EscapedPath() // ASCII, so that it cannot dress up as another line
	if len(path) > longestPath {
		path = path[:longestPath] + "…"
	}
	s.Log.LogAttrs(context.Background(), level, "request",
		slog.String("id", v.id), slog.String("method", method(r)), slog.String("path", path),
		slog.String("route", v.route), slog.Int("status", a.sent()), slog.Int64("bytes", a.bytes),
		slog.Float64("ms", float64(took.Microseconds())/1000), slog.String("client", v.client.String()), slog.String("cache", v.kept))
}

// sent is the status as the client sees it.
func (a *answer) sent() int {
	if a.status == 0 {
		return http.StatusOK
	}
	return a.status
}

// method is the method of a request, or "other": anything may come.
func method(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions, http.MethodPatch:
		return r.Method
	}
	return "other"
}
