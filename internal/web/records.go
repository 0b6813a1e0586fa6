package web

import (
	"context"
	"net/http"
	"time"

	"github.com/isnad-news/isnad/internal/view"
)

// mostFed is how many items a feed has.
const mostFed = 50

// recordList is a list of events or of statements, its lines L shown as rows R.
type recordList[L, R any] struct {
	*Site
	path    string
	page    string // template
	title   string // key of its phrase
	find    func(context.Context, view.Filter) (view.Page[L], error)
	rows    func(*tongue, []L) []R
	columns []column
	fields  []string // that the form narrows by
	item    func(*tongue, L) feedItem
}

// recordsPage is what its page shows.
type recordsPage[L, R any] struct {
	view.Page[L]
	Rows     []R
	Headings []heading
	Facets   []facet
	Chips    []chip
	Form     narrowing
	Next     string // address of the next page
}

// found is the page of records that a request asks for, as alter changes its
// filter; where that fails the request is answered.
func (l recordList[L, R]) found(w http.ResponseWriter, r *http.Request, alter func(*view.Filter)) (view.Filter, view.Page[L], bool) {
	var found view.Page[L]
	f, ok := l.listed(w, r)
	if !ok {
		return f, found, false
	}
	alter(&f)
	found, err := l.find(r.Context(), f)
	if err != nil {
		l.fault(w, r, err)
	}
	return f, found, err == nil
}

func asAsked(*view.Filter) {}

func (l recordList[L, R]) html(w http.ResponseWriter, r *http.Request) {
	f, found, ok := l.found(w, r, asAsked)
	if !ok {
		return
	}
	found = short(found)
	t := l.tongue(r)
	p := recordsPage[L, R]{Page: found, Rows: l.rows(t, found.Items), Headings: headings(l.path, f, l.columns),
		Facets: l.facets(t, l.path, f, found.Facets), Chips: l.chips(t, l.path, f), Form: l.narrowing(t, l.path, f, found.Facets, l.fields)}
	if found.Next != "" {
		p.Next = address(l.path, f, "after", found.Next)
	}
	l.show(w, r, statusFor(found.Problems, found.Total), l.page, t.say(l.title), p)
}

func (l recordList[L, R]) json(w http.ResponseWriter, r *http.Request) {
	if _, found, ok := l.found(w, r, asAsked); ok {
		l.writeJSONStatus(w, r, statusFor(found.Problems, found.Total), found)
	}
}

// feed gives the newest records, each with who says so before what is said.
func (l recordList[L, R]) feed(w http.ResponseWriter, r *http.Request) {
	f, found, ok := l.found(w, r, func(f *view.Filter) { f.Sort, f.After, f.Limit = "", "", mostFed })
	if !ok {
		return
	}
	if p := found.Problems; statusFor(p, found.Total) != http.StatusOK {
		l.fault(w, r, misread(p[0]))
		return
	}
	t := l.tongue(r)
	items := make([]feedItem, 0, len(found.Items))
	for _, line := range found.Items {
		items = append(items, l.item(t, line))
	}
	f.Limit = 0
	l.writeFeed(w, r, t.say(l.title), address(l.path, f), items)
}

// recordItem is a record in a feed: told in one line, with the words that carry it.
func (s *Site) recordItem(t *tongue, at, told, outlet string, chain []string, words, published string) feedItem {
	return feedItem{Title: told, Link: at, ID: at, Text: s.toldBy(t, outlet, chain, brief(words, briefContent)), At: feedTime(published, time.Time{})}
}
