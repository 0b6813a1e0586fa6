package serve

import (
	"fmt"
	"net/http"
	"net/netip"
	"time"

	"github.com/isnad-news/isnad/internal/throttle"
)

// mostClients is how many addresses the limit remembers.
const mostClients = 16_384

// rate limits how often an address may ask. Style and scripts, which a page
// brings with it, are not counted.
func (s *Server) rate(next http.Handler) http.Handler {
	if s.Rate <= 0 {
		return next
	}
	burst := s.Burst
	if burst == 0 {
		burst = int(4 * s.Rate)
	}
	table := throttle.New[netip.Addr](s.Rate, burst, mostClients)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := visitOf(r)
		if v.kind != fixed {
			if wait, ok := table.Take(throttle.Network(v.client), time.Now()); !ok {
				s.metrics.limited.Inc()
				later(w, wait)
				s.refuse(w, r, http.StatusTooManyRequests, fmt.Sprintf("more than %g requests a second from one address", s.Rate))
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}
