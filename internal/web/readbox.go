package web

import (
	"errors"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/said"
	"github.com/isnad-news/isnad/internal/view"
)

const (
	// largestText is how many bytes a text may have that is read for a visitor.
	largestText = 1 << 20
	// largestRead leaves room for a text in which every letter is escaped
	// (six bytes for two) and for the fields beside it.
	largestRead = 3*largestText + 64<<10
)

// readPage is what the box to paste a report into is shown from.
type readPage struct {
	Ask      view.ReadRequest
	Examples []view.Example
	Fault    string  // key of a phrase, "" where all is well
	Detail   []piece // what the desk said
	Report   *reportPage
}

// readForm shows the box; an example is read at once.
func (s *Site) readBox(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("example")
	if name == "" {
		s.showRead(w, r, http.StatusOK, readPage{})
		return
	}
	for _, x := range s.Desk.Examples() {
		if x.Name == name {
			s.read(w, r, view.ReadRequest{Text: x.Text, Title: x.Title, Published: x.Published})
			return
		}
	}
	s.Problem(w, r, http.StatusNotFound)
}

// readText reads what a visitor sends. Nothing of it is kept.
func (s *Site) readText(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, largestRead)
	// ParseMultipartForm alone would not tell of a plain form that is too large.
	err := r.ParseForm()
	if err == nil {
		if err = r.ParseMultipartForm(largestRead); errors.Is(err, http.ErrNotMultipart) {
			err = nil
		}
	}
	if r.MultipartForm != nil {
		// What does not fit into memory is refused before, so there are no files.
		defer func() { _ = r.MultipartForm.RemoveAll() }()
	}
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		s.showRead(w, r, http.StatusRequestEntityTooLarge, readPage{Fault: "read.fault.large"})
		return
	case err != nil:
		s.fault(w, r, said.Wrapf(view.ErrAsk, "the form cannot be read: %s", err))
		return
	}
	s.read(w, r, view.ReadRequest{Text: r.PostFormValue("text"), Title: strings.TrimSpace(r.PostFormValue("title")),
		Published: strings.TrimSpace(r.PostFormValue("published")), Outlet: strings.TrimSpace(r.PostFormValue("outlet"))})
}

// read answers with a text as it was read, or with the box and what is wrong.
func (s *Site) read(w http.ResponseWriter, r *http.Request, ask view.ReadRequest) {
	ask.Text = strings.ReplaceAll(ask.Text, "\r\n", "\n")
	if key, status := refused(ask); key != "" {
		s.showRead(w, r, status, readPage{Ask: ask, Fault: key})
		return
	}
	report, err := s.Desk.Read(r.Context(), ask)
	switch {
	case errors.Is(err, view.ErrAsk):
		s.showRead(w, r, http.StatusUnprocessableEntity, readPage{Ask: ask, Fault: "read.fault.refused", Detail: s.details(r, err)})
		return
	case err != nil:
		s.fault(w, r, err)
		return
	}
	report.Kept = false
	p := s.compose(s.language(r), report).page()
	s.showRead(w, r, http.StatusOK, readPage{Ask: ask, Report: p})
}

// refused tells what is wrong with a request, as the key of a phrase.
func refused(ask view.ReadRequest) (key string, status int) {
	switch {
	case strings.TrimSpace(ask.Text) == "":
		return "read.fault.empty", http.StatusUnprocessableEntity
	case len(ask.Text) > largestText:
		return "read.fault.large", http.StatusRequestEntityTooLarge
	case !utf8.ValidString(ask.Text + ask.Title + ask.Outlet):
		return "read.fault.encoding", http.StatusUnprocessableEntity
	case len(ask.Title) > longestField, len(ask.Outlet) > longestField:
		return "read.fault.long", http.StatusUnprocessableEntity
	}
	if ask.Published != "" {
		if _, err := time.Parse(time.DateOnly, ask.Published); err != nil {
			return "read.fault.day", http.StatusUnprocessableEntity
		}
	}
	return "", 0
}

func (s *Site) showRead(w http.ResponseWriter, r *http.Request, status int, p readPage) {
	p.Examples = s.Desk.Examples()
	if len(p.Ask.Text) > largestText {
		p.Ask.Text = "" // it is not sent back
	}
	key := "read.title"
	if p.Report != nil {
		key = "read.done"
	}
	s.show(w, r, status, "read", s.say(s.language(r), key), p)
}
