package serve

import (
	"net/http"
	"net/netip"
	"time"
)

// longestReady is how long the archive may take to say that it is there.
const longestReady = 2 * time.Second

// probes answers those who run the server: whether the process lives, whether
// it can answer, and figures. They need no place in any queue.
func (s *Server) probes(next http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { plain(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /readyz", s.ready)
	mux.Handle("GET /metrics", s.near(http.TimeoutHandler(through(newGate(mostFigures, 0, 0), s.metrics), longestReady*2, "the archive does not answer\n")))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if v := visitOf(r); v.kind == probe {
			mux.ServeHTTP(w, r)
			v.route = r.Pattern
			return
		}
		next.ServeHTTP(w, r)
	})
}

// mostFigures is how many may ask for figures at once.
const mostFigures = 3

// through answers whom the gate lets in, and turns the others away in a word: they
// are no visitors.
func through(g *gate, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := g.enter(r.Context()); err != nil {
			plain(w, http.StatusServiceUnavailable, "others are asking")
			return
		}
		defer g.leave()
		next.ServeHTTP(w, r)
	})
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n")) // who asked may have gone
}

// ready tells whether the archive answers.
func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	if s.stopping.Load() {
		plain(w, http.StatusServiceUnavailable, "stopping")
		return
	}
	if _, err := s.state.generation(); err != nil {
		s.Log.ErrorContext(r.Context(), "not ready", "error", err)
		plain(w, http.StatusServiceUnavailable, "the archive does not answer")
		return
	}
	plain(w, http.StatusOK, "ready")
}

// near lets in who asks from this machine or a private network: how much is
// asked is nobody else's affair.
func (s *Server) near(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !private(visitOf(r).client) {
			s.refuse(w, r, http.StatusForbidden, "figures are for this machine and private networks")
			return
		}
		next.ServeHTTP(w, r)
	})
}

func private(a netip.Addr) bool {
	return a.IsLoopback() || a.IsPrivate() || a.IsLinkLocalUnicast()
}
