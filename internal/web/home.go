package web

import (
	"net/http"

	"github.com/isnad-news/isnad/internal/view"
)

// homePage is what the first page shows.
type homePage struct {
	view.Home
	Examples []view.Example
}

// home shows what came in lately or, of an empty archive, how to begin.
func (s *Site) home(w http.ResponseWriter, r *http.Request) {
	f, err := filterOf(r)
	if err != nil {
		s.fault(w, r, err)
		return
	}
	home, err := s.Desk.Home(r.Context(), f)
	if err != nil {
		s.fault(w, r, err)
		return
	}
	p := homePage{Home: short(home)}
	if home.Stats.Reports == 0 {
		p.Examples = s.Desk.Examples()
	}
	s.show(w, r, http.StatusOK, "home", s.say(s.language(r), "home.title"), p)
}

// about tells what Isnad is.
func (s *Site) about(w http.ResponseWriter, r *http.Request) {
	s.show(w, r, http.StatusOK, "about", s.say(s.language(r), "about.title"), s.Desk.Choices())
}
