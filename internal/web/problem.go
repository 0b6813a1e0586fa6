package web

import (
	"context"
	"errors"
	"log/slog"
	"math"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/said"
	"github.com/isnad-news/isnad/internal/view"
)

// problem is what the page of a problem tells.
type problem struct {
	Status int
	Key    string  // of its phrases: problem.404
	Detail []piece // what is wrong with what the visitor asked for or sent, where that is known
}

// told are the statuses that have phrases of their own.
func told() []int {
	return []int{400, 401, 403, 404, 405, 413, 415, 422, 429, 500, 503}
}

// fault answers with a page that says what is wrong: 404 for what is not
// there, 400 for what the visitor can mend, 413 for a body too large, 503 where
// it took too long, 500 (logged, no details shown) else; nothing where the
// visitor has gone away.
func (s *Site) fault(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil && errors.Is(r.Context().Err(), context.Canceled) {
		return
	}
	status := statusOf(err)
	if status >= http.StatusInternalServerError {
		s.Log.LogAttrs(r.Context(), slog.LevelError, "request failed", slog.String("path", r.URL.Path), slog.Any("error", err))
	}
	if status >= http.StatusInternalServerError || status == http.StatusNotFound {
		err = nil
	}
	s.tell(w, r, status, err)
}

// statusOf is the status that an error is answered with.
func statusOf(err error) int {
	var large *http.MaxBytesError
	switch {
	case errors.Is(err, archive.ErrNotFound):
		return http.StatusNotFound
	case errors.As(err, &large):
		return http.StatusRequestEntityTooLarge
	case errors.Is(err, view.ErrAsk), errors.Is(err, correct.ErrInvalid):
		return http.StatusBadRequest
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, archive.ErrBusy):
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// Problem answers with the page of a status from 400 up: what happened and
// what to do.
func (s *Site) Problem(w http.ResponseWriter, r *http.Request, status int) { s.tell(w, r, status, nil) }

// tell answers with a status and, where err is not nil, what it says to do.
func (s *Site) tell(w http.ResponseWriter, r *http.Request, status int, err error) {
	if path.Ext(r.URL.Path) == ".json" || r.URL.Path == "/search/count" {
		detail := http.StatusText(status)
		if err != nil {
			detail = err.Error()
		}
		s.writeJSONStatus(w, r, status, map[string]any{"status": status, "error": detail})
		return
	}
	p := problem{Status: status, Key: problemKey(status), Detail: s.details(r, err)}
	if s.tongue(r).pages["problem"] == nil {
		s.plain(w, r, status)
		return
	}
	s.show(w, r, status, "problem", s.say(s.language(r), p.Key+".title"), p)
}

// details tells in the visitor's language what is wrong with what was asked for
// or sent.
func (s *Site) details(r *http.Request, err error) []piece {
	var large *http.MaxBytesError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &large) && large.Limit < math.MaxInt:
		err = said.Errorf("more than %d bytes", int(large.Limit))
	}
	return s.voice(s.tongue(r)).reason(err)
}

// problemKey is where the phrases of a status stand.
func problemKey(status int) string {
	switch {
	case slices.Contains(told(), status):
		return "problem." + strconv.Itoa(status)
	case status >= http.StatusInternalServerError:
		return "problem.500"
	}
	return "problem.400"
}

// plain answers where not even a page can be made.
func (s *Site) plain(w http.ResponseWriter, r *http.Request, status int) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	// The visitor may have gone; there is nobody to tell.
	_, _ = w.Write([]byte(s.say(s.language(r), "problem.plain") + "\n"))
}

// nowhere answers for all addresses that there are not, and for methods that
// an address does not take.
func (s *Site) nowhere(w http.ResponseWriter, r *http.Request) {
	var allowed []string
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		_, pattern := s.mux.Handler(&http.Request{Method: method, URL: r.URL, Host: r.Host})
		if method != r.Method && pattern != "/" && pattern != "" {
			allowed = append(allowed, method)
		}
	}
	if len(allowed) == 0 {
		s.Problem(w, r, http.StatusNotFound)
		return
	}
	w.Header().Set("Allow", strings.Join(allowed, ", "))
	s.Problem(w, r, http.StatusMethodNotAllowed)
}
