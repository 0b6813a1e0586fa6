package serve

import "net/http"

// origin refuses what a page elsewhere makes a browser send (CSRF): whatever
// changes something must come from our own pages, as the browser says by
// Sec-Fetch-Site or Origin. Other programs send neither, and have no session
// to abuse. The reverse proxy must hand on the header Host.
func (s *Server) origin(next http.Handler) http.Handler {
	p := http.NewCrossOriginProtection()
	p.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.problem(w, r, http.StatusForbidden, "this was sent by a page of another site")
	}))
	return p.Handler(next)
}
