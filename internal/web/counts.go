package web

import (
	"html/template"
	"net/url"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
)

// called is how a counted value is shown to people: kind tells what it is.
func (s *Site) called(t *tongue, kind string, c archive.Count) string {
	switch kind {
	case "teller":
		if name := t.word(kind, c.Value); name != c.Value {
			return name // the outlet, or somebody unnamed
		}
		return s.labelled(t, c)
	case "actor", "recipient", "country", "speaker", "party":
		return s.labelled(t, c)
	case "type", "mode", "factuality", "class", "language", "form", "sector", "channel":
		return t.word(kind, c.Value)
	case "day", "month", "statement-month":
		return t.day(c.Value)
	case "place":
		return placeName(t, c)
	}
	if c.Label != "" {
		return c.Label
	}
	return c.Value
}

// labelled is what the desk calls an id or, where it knows none, the count's label.
func (s *Site) labelled(t *tongue, c archive.Count) string {
	if name := s.Desk.Label(c.Value, t.code); name != "" && name != c.Value {
		return name
	}
	if c.Label != "" {
		return c.Label
	}
	return c.Value
}

// placeName is a place's name in the language, as far as it is known.
func placeName(t *tongue, c archive.Count) string {
	switch {
	case c.Place != nil && t.code == "en" && c.Place.NameEn != "":
		return c.Place.NameEn
	case c.Place != nil && c.Place.Name != "":
		return c.Place.Name
	case c.Label != "":
		return c.Label
	}
	return c.Value
}

// codeOf is the code that stands beside the name of a counted value, "" where
// it has none, or where the name tells all.
func codeOf(kind, value, name string) string {
	if value == name || !coded(kind) || kind == string(archive.ByTeller) && (value == unnamedSource || value == archive.OutletLink) {
		return ""
	}
	return brief(value, briefName)
}

// counted is a line of a list of counts.
type counted struct {
	Name, Code, Href string
	N                int
	Share            int // of the largest, 0 to 100
}

// top draws a list of counts with bars and links: to is what their addresses
// begin with, "/actors/" or "/events?type=", "" for no links.
func (s *Site) top(t *tongue, counts []archive.Count, kind, to string) (template.HTML, error) {
	most := 1
	for _, c := range counts {
		most = max(most, c.N)
	}
	var lines []counted
	for _, c := range counts {
		name := s.called(t, kind, c)
		line := counted{Name: brief(name, briefName), Code: codeOf(kind, c.Value, name), N: c.N, Share: c.N * 100 / most}
		if to != "" {
			line.Href = to + escaped(to, c.Value)
		}
		lines = append(lines, line)
	}
	return t.part("counts", struct {
		Kind  string
		Lines []counted
	}{kind, lines})
}

// escaped is a value as it stands in an address that begins with to.
func escaped(to, value string) string {
	if strings.Contains(to, "?") {
		return url.QueryEscape(value)
	}
	return segment(value)
}
