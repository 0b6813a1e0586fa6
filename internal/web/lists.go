package web

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// listRoutes are the lists of records and the profiles of those whom they name.
func (s *Site) listRoutes(mux *http.ServeMux) {
	events, statements := s.eventList(), s.statementList()
	for pattern, handler := range map[string]http.HandlerFunc{
		"/events": events.html, "/events.csv": s.eventsCSV, "/events.json": events.json, "/events.rss": events.feed,
		"/statements": statements.html, "/statements.csv": s.statementsCSV, "/statements.json": statements.json, "/statements.rss": statements.feed,
		"/actors": s.actors, "/actors.csv": s.actorsCSV, "/actors.json": s.actorsJSON, "/actors/{id}": s.actor,
		"/people": s.people, "/people.csv": s.peopleCSV, "/people.json": s.peopleJSON, "/people/{key}": s.person,
		"/places": s.places, "/places.csv": s.placesCSV, "/places.json": s.placesJSON,
		"/places/{country}": s.place, "/places/{country}/{key}": s.place,
		"/outlets": s.outlets, "/outlets.csv": s.outletsCSV, "/outlets.json": s.outletsJSON, "/outlets/{name}": s.outlet,
		"/coverage": s.coverage, "/coverage.csv": s.coverageCSV, "/coverage.json": s.coverageJSON,
	} {
		mux.HandleFunc("GET "+pattern, handler)
	}
}

// mostRanked is how many values a list of counts shows whole, and mostMapped
// how many places are drawn.
const (
	mostRanked = 100
	mostMapped = 200
)

// segment is a name from outside as one part of a path. Browsers take away
// parts that are empty, . and .. however they are escaped, and the mux finds
// none that is a slash, so these stand behind a ~, and so does what begins
// with one.
func segment(name string) string {
	if name == "" || name == "." || name == ".." || name == "/" || strings.HasPrefix(name, "~") {
		return "~" + url.PathEscape(name)
	}
	return url.PathEscape(name)
}

// unsegment is the name that segment made part of a path, as the mux gives it.
func unsegment(part string) string { return strings.TrimPrefix(part, "~") }

// nowhereKnown stands in an address for the state of a place of which it is
// not known.
const nowhereKnown = "-"

// placeAddress is where the page of a place stands; of a state where key is empty.
func placeAddress(country, key string) string {
	if country == "" {
		country = nowhereKnown
	}
	at := "/places/" + segment(country)
	if key != "" {
		at += "/" + segment(key)
	}
	return at
}

// ranking is a list of counts with its heading.
type ranking struct {
	Heading string // key of a phrase
	Kind    string
	Lines   []counted
}

// ranking makes a list of counts; href may be nil, for no links.
func (s *Site) ranking(t *tongue, heading, kind string, counts []archive.Count, href func(archive.Count) string) ranking {
	most := 1
	for _, c := range counts {
		most = max(most, c.N)
	}
	out := ranking{Heading: heading, Kind: kind}
	for _, c := range counts {
		name := s.called(t, kind, c)
		line := counted{Name: brief(name, briefName), Code: codeOf(kind, c.Value, name), N: c.N, Share: c.N * 100 / most}
		if href != nil {
			line.Href = href(c)
		}
		out.Lines = append(out.Lines, line)
	}
	return out
}

// coded tells whether values of a kind are codes that researchers need to see.
func coded(kind string) bool {
	switch kind {
	case "place", "person", "outlet", "month", "day", "statement-month":
		return false
	}
	return true
}

// toPath gives addresses that begin with path and end with the value.
func toPath(path string) func(archive.Count) string {
	return func(c archive.Count) string { return path + segment(c.Value) }
}

// setting gives addresses of a list narrowed down by one more field.
func setting(path string, f view.Filter, name string) func(archive.Count) string {
	return func(c archive.Count) string { return address(path, f, name, c.Value) }
}

// toActor leaves those without a page of their own without a link.
func toActor(c archive.Count) string {
	if c.Value == "" || c.Value == unnamedSource {
		return ""
	}
	return "/actors/" + segment(c.Value)
}

// toPlace leads to the page of a place, as far as its state is told.
func toPlace(c archive.Count) string {
	if c.Place == nil {
		return placeAddress("", c.Value)
	}
	return placeAddress(c.Place.Country, c.Value)
}
