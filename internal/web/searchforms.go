package web

import (
	"net/http"
	"strconv"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/said"
	"github.com/isnad-news/isnad/internal/view"
)

// searchCSV is all that a search finds, a line a report.
func (s *Site) searchCSV(w http.ResponseWriter, r *http.Request) {
	f, err := filterOf(r)
	if err != nil {
		s.fault(w, r, err)
		return
	}
	columns := []string{"id", "title", "outlet", "published", "gathered", "language", "form", "url", "statements", "events", "passage"}
	s.writeCSV(w, r, "search", columns, func(row func(...string) error) error {
		return s.Desk.EachReport(r.Context(), f, func(l view.ReportLine) error {
			return row(l.ID, l.Title, l.Outlet, l.Published, isoTime(l.Gathered), l.Language, l.Form, l.URL,
				strconv.Itoa(l.Statements), strconv.Itoa(l.Events), l.Passage)
		})
	})
}

// searchJSON is a page of a search as it is.
func (s *Site) searchJSON(w http.ResponseWriter, r *http.Request) {
	_, found, ok := s.sought(w, r, func(*view.Filter) {})
	if !ok {
		return
	}
	status := http.StatusOK
	if len(found.Problems) > 0 {
		status = http.StatusBadRequest
	}
	s.writeJSONStatus(w, r, status, found)
}

// searchFeed is what a search finds as a feed, the latest in first.
func (s *Site) searchFeed(w http.ResponseWriter, r *http.Request) {
	f, found, ok := s.sought(w, r, func(f *view.Filter) {
		if f.Sort == "" {
			f.Sort = string(archive.Gathered)
		}
	})
	if !ok {
		return
	}
	if len(found.Problems) > 0 {
		s.fault(w, r, unclear(found.Problems))
		return
	}
	t := s.tongue(r)
	var items []feedItem
	for _, l := range found.Items {
		items = append(items, feedItem{Title: l.Title, Link: reportAddress(l.ID), ID: l.ID, Text: l.Passage, At: feedTime(l.Published, l.Gathered)})
	}
	s.writeFeed(w, r, searchTitle(t, f), address("/search", f, "after", ""), items)
}

// unclear is an error of what was not understood; there is some.
func unclear(problems []view.Problem) error {
	all := saidOf(problems[0])
	for _, p := range problems[1:] {
		all = said.New("%s; %s", all, saidOf(p))
	}
	return said.Wrap(view.ErrAsk, all)
}

// misread is an error of one field that was not understood.
func misread(p view.Problem) error {
	return said.Wrapf(view.ErrAsk, "%s: %s", said.Field(p.Field), saidOf(p))
}

// saidOf is what a problem says.
func saidOf(p view.Problem) said.Text {
	if p.Said.Format == "" {
		return said.New("%s", said.English(p.Text))
	}
	return p.Said
}
