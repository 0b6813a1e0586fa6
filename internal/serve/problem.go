package serve

import (
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// problem answers with what is wrong: a page for those who look at pages.
func (s *Server) problem(w http.ResponseWriter, r *http.Request, status int, detail string) {
	if s.Problem == nil || visitOf(r).kind != page {
		s.refuse(w, r, status, detail)
		return
	}
	defer func() {
		if recover() != nil { // the page is what is broken
			s.refuse(w, r, status, detail)
		}
	}()
	s.Problem(w, r, status)
}

// refuse answers with a line of text, which costs next to nothing; by RFC 9457
// where data was asked for.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, status int, detail string) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Del("Content-Encoding")
	if visitOf(r).kind != api {
		h.Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(status)
		_, _ = w.Write([]byte(http.StatusText(status) + ": " + detail + "\n")) // the client may have gone
		return
	}
	h.Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(struct {
		Title  string `json:"title"`
		Status int    `json:"status"`
		Detail string `json:"detail"`
	}{http.StatusText(status), status, detail})
}

// later says when to come again.
func later(w http.ResponseWriter, wait time.Duration) {
	w.Header().Set("Retry-After", strconv.Itoa(int(max(wait+time.Second-1, time.Second)/time.Second)))
}
