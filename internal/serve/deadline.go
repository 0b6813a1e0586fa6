package serve

import (
	"context"
	"errors"
	"net/http"
	"time"
)

// deadline ends the work on a page after a while. Where the handler has sent
// nothing by then, it is told.
func (s *Server) deadline(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), s.Limits.Page)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
		if a, ok := w.(*answer); ok && a.status == 0 && errors.Is(ctx.Err(), context.DeadlineExceeded) {
			s.tooLate(w, r)
		}
	})
}

func (s *Server) tooLate(w http.ResponseWriter, r *http.Request) {
	later(w, time.Second)
	s.problem(w, r, http.StatusServiceUnavailable, "it took too long: ask for less at once")
}

// patient lets an answer take as long as its client goes on reading it.
func (s *Server) patient(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p := &patience{ResponseWriter: w, c: http.NewResponseController(w), stall: s.Limits.Stall}
		p.extend()
		next.ServeHTTP(p, r)
	})
}

// patience puts the deadline off with each write.
type patience struct {
	http.ResponseWriter
	c     *http.ResponseController
	stall time.Duration
	set   time.Time // when the deadline was put off
}

// Unwrap gives the writer within, for http.ResponseController.
func (p *patience) Unwrap() http.ResponseWriter { return p.ResponseWriter }

func (p *patience) extend() {
	if now := time.Now(); now.Sub(p.set) > p.stall/16 { // not with every line
		_ = p.c.SetWriteDeadline(now.Add(p.stall))
		p.set = now
	}
}

// Write sends a part.
func (p *patience) Write(b []byte) (int, error) {
	p.extend()
	return p.ResponseWriter.Write(b)
}

// Flush sends what is held back.
func (p *patience) Flush() {
	p.extend()
	_ = p.c.Flush() // what cannot be flushed comes at the end
}
