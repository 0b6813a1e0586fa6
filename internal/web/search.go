package web

import (
	"net/http"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// searchPage is what the page of a search shows.
type searchPage struct {
	view.Page[view.ReportLine]
	Chips   []chip
	Facets  []facet
	Days    []archive.Count
	Sorts   []string
	Samples []string    // searches to show how it is done
	Fields  []string    // of the query language, to explain
	Nothing view.Filter // to ask for a sample alone
}

// search is the page of a search.
func (s *Site) search(w http.ResponseWriter, r *http.Request) {
	f, found, ok := s.sought(w, r, func(*view.Filter) {})
	if !ok {
		return
	}
	t := s.tongue(r)
	p := searchPage{Page: found, Chips: s.chips(t, "/search", f), Facets: s.facets(t, "/search", f, found.Facets),
		Days: found.Facets[archive.ByDay]}.explained()
	s.show(w, r, http.StatusOK, "search", searchTitle(t, f), p)
}

// explained adds what the page says of orders and of the query language, by
// the keys of its phrases.
func (p searchPage) explained() searchPage {
	p.Sorts = []string{"rank", "newest", "oldest", "gathered"}
	p.Samples = []string{"word", "phrase", "prefix", "without", "or", "event", "several"}
	p.Fields = []string{"actor", "recipient", "who", "type", "mode", "place", "date", "factuality", "speaker", "class", "teller",
		"since", "until", "outlet", "title", "lang"}
	return p
}

// searchCount says how much a search would find, for the live count.
func (s *Site) searchCount(w http.ResponseWriter, r *http.Request) {
	_, found, ok := s.sought(w, r, func(f *view.Filter) { f.Limit, f.After = 1, "" })
	if !ok {
		return
	}
	t := s.tongue(r)
	answer := struct {
		Total    int            `json:"total"`
		Text     string         `json:"text"` // the total in words
		Problems []view.Problem `json:"problems,omitempty"`
		Told     []string       `json:"told,omitempty"` // the problems in the visitor's language
	}{Total: found.Total, Text: t.plural("search.found", found.Total), Problems: found.Problems}
	for _, p := range found.Problems {
		answer.Told = append(answer.Told, plainly(s.voice(t).problem(p)))
	}
	s.writeJSON(w, r, answer)
}

// sought is what the filter of an address finds, and that filter; alter
// changes what is asked for. What is wrong is answered; then it gives false.
func (s *Site) sought(w http.ResponseWriter, r *http.Request, alter func(*view.Filter)) (view.Filter, view.Page[view.ReportLine], bool) {
	var found view.Page[view.ReportLine]
	f, err := filterOf(r)
	if err == nil {
		asked := f
		alter(&asked)
		found, err = s.Desk.Search(r.Context(), asked)
	}
	if err != nil {
		s.fault(w, r, err)
	}
	return f, found, err == nil
}

func searchTitle(t *tongue, f view.Filter) string {
	if f.Q == "" {
		return t.say("search.title")
	}
	return t.say("search.title.of", f.Q)
}
