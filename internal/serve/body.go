package serve

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
)

// longestAddress is how long an address may be in bytes, query and all.
const longestAddress = 8 << 10

// Bodies larger than this take memory that counts, so that only so many may be
// there at once.
const (
	smallBody = 64 << 10 // bytes
	mostLarge = 32
)

// body limits what a request may send, and takes it in before anybody works on
// it: who sends slowly keeps no one else waiting.
func (s *Server) body(next http.Handler) http.Handler {
	large := newGate(mostLarge, 0, 0)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case len(r.RequestURI) > longestAddress:
			s.refuse(w, r, http.StatusRequestURITooLong, fmt.Sprintf("an address has at most %d bytes", longestAddress))
		case r.ContentLength > s.Limits.Body:
			s.tooLarge(w, r)
		case r.ContentLength == 0 || r.Body == nil || r.Body == http.NoBody:
			next.ServeHTTP(w, r)
		case r.ContentLength < 0 || r.ContentLength > smallBody:
			s.busy(large, s.taken(next)).ServeHTTP(w, r)
		default:
			s.taken(next).ServeHTTP(w, r)
		}
	})
}

func (s *Server) tooLarge(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Connection", "close") // rather than read it to the end
	s.problem(w, r, http.StatusRequestEntityTooLarge, fmt.Sprintf("at most %d bytes may be sent", s.Limits.Body))
}

// taken reads the body of a request into memory.
func (s *Server) taken(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, s.Limits.Body))
		var large *http.MaxBytesError
		switch {
		case errors.As(err, &large):
			s.tooLarge(w, r)
		case errors.Is(err, os.ErrDeadlineExceeded):
			w.Header().Set("Connection", "close")
			s.refuse(w, r, http.StatusRequestTimeout, "what was to be sent did not come in time")
		case err != nil:
			w.Header().Set("Connection", "close")
			s.refuse(w, r, http.StatusBadRequest, "what was sent broke off")
		default:
			r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(b)), int64(len(b))
			next.ServeHTTP(w, r)
		}
	})
}
