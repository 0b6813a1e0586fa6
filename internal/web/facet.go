package web

import (
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// chip is a filter in force, with the address of the list without it.
type chip struct {
	Field, Value, Name, Without string
}

// facet is what is found, counted by something that one can narrow down to.
type facet struct {
	Name   string // of the facet: key facet.NAME
	Counts []facetCount
}

type facetCount struct {
	Name, Code, Href string
	N                int
	On               bool // it is in force already; Href takes it out
}

// facetField is the field of a filter that a facet narrows down, "" for none.
func facetField(f archive.Facet) string {
	switch f {
	case archive.ByOutlet, archive.ByType, archive.ByActor, archive.ByRecipient, archive.ByCountry, archive.ByFactuality,
		archive.BySpeaker, archive.ByMode, archive.ByClass, archive.ByPerson, archive.ByTeller, archive.ByLanguage, archive.ByPlace:
		return string(f)
	}
	return ""
}

// chips are the filters in force, the words of the search apart: these stand
// in their box.
func (s *Site) chips(t *tongue, path string, f view.Filter) []chip {
	var out []chip
	for _, p := range fields(&f) {
		switch p.name {
		case "q", "sort", "after":
			continue
		}
		if *p.value == "" {
			continue
		}
		out = append(out, chip{Field: p.name, Value: *p.value, Name: brief(s.valueName(t, p.name, *p.value), briefFacet), Without: address(path, f, p.name, "")})
	}
	return out
}

// valueName is how the value of a field is shown; of several, each.
func (s *Site) valueName(t *tongue, field, value string) string {
	switch field {
	case "from", "to":
		return t.day(value)
	case "q", "outlet", "person", "place":
		return value
	}
	var names []string
	for _, v := range strings.Split(value, ",") {
		names = append(names, s.called(t, field, archive.Count{Value: v}))
	}
	return strings.Join(names, t.say("list.comma")+" ")
}

// facets are the counts of a list as links that narrow it down; those in force
// are links that widen it again.
func (s *Site) facets(t *tongue, path string, f view.Filter, counts map[archive.Facet][]archive.Count) []facet {
	var out []facet
	for _, name := range archive.AllFacets() {
		field := facetField(name)
		if field == "" || len(counts[name]) == 0 {
			continue
		}
		set := facet{Name: string(name)}
		for _, c := range counts[name] {
			full := s.called(t, string(name), c)
			line := facetCount{Name: brief(full, briefFacet), Code: codeOf(string(name), c.Value, full), N: c.N, On: has(f, field, c.Value)}
			line.Href = address(path, f, field, c.Value)
			if line.On {
				line.Href = address(path, f, field, "")
			}
			set.Counts = append(set.Counts, line)
		}
		out = append(out, set)
	}
	return out
}

// has tells whether a field of a filter holds a value.
func has(f view.Filter, name, value string) bool {
	for _, p := range fields(&f) {
		if p.name == name {
			return *p.value == value
		}
	}
	return false
}
