package web

import (
	"slices"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// heading is that of a column of a table.
type heading struct {
	Key  string // of its phrase
	Href string // of the table sorted by it; empty where it cannot be
	Sort string // aria-sort: ascending, descending, or "" for not sorted by it
}

// column is one of a list; it can be sorted by where order is not empty.
type column struct {
	key   string
	order archive.Order
}

// headings are those of a list. The link of the column that it is sorted by
// turns the order round.
func headings(path string, f view.Filter, columns []column) []heading {
	now := f.Sort
	if now == "" {
		now = string(archive.UsualOrder)
	}
	var out []heading
	for _, c := range columns {
		h := heading{Key: c.key}
		if c.order != "" {
			h.Sort, h.Href = sorted(now, c.order)
			h.Href = address(path, f, "sort", h.Href)
		}
		out = append(out, h)
	}
	return out
}

// sorted tells how a list in the order now stands to another order, and which
// sort a click on its column asks for.
func sorted(now string, order archive.Order) (aria, next string) {
	up, down := string(order), "-"+string(order)
	switch {
	case now == up:
		return "ascending", down
	case now == down:
		return "descending", up
	case order == archive.OrderDay || order == archive.OrderPublished:
		return "", down
	}
	return "", up
}

// control is a field of a form that narrows a list.
type control struct {
	Name    string
	Kind    string // text, date, search or select
	Value   string
	Options []option // to choose from, or to be reminded of
}

// option is a value of a control.
type option struct {
	Value, Label string
	Chosen       bool
}

// narrowing is a form that narrows a list.
type narrowing struct {
	Action   string
	Controls []control
	Kept     []control // fields that go along unseen
	Set      bool      // something is filled in
}

// narrowing makes the form of the named fields, in the order of addresses;
// values that the counts know are offered.
func (s *Site) narrowing(t *tongue, path string, f view.Filter, counts map[archive.Facet][]archive.Count, names []string) narrowing {
	out := narrowing{Action: path}
	for _, x := range fields(&f) {
		switch {
		case slices.Contains(names, x.name):
			out.Set = out.Set || *x.value != ""
			out.Controls = append(out.Controls, s.control(t, f, x.name, *x.value, counts))
		case *x.value != "" && x.name != "after":
			out.Kept = append(out.Kept, control{Name: x.name, Value: *x.value})
		}
	}
	return out
}

func (s *Site) control(t *tongue, f view.Filter, name, value string, counts map[archive.Facet][]archive.Count) control {
	c := control{Name: name, Kind: "text", Value: value}
	switch name {
	case "q":
		c.Kind = "search"
	case "from", "to":
		c.Kind = "date"
		if len(value) != len("2006-01-02") && value != "" {
			c.Kind = "text" // a month or a year, which a field of dates would drop
		}
	case "type", "mode", "factuality", "class":
		c.Kind, c.Options = "select", s.options(t, f, name, value)
	default:
		c.Options = s.reminders(t, name, counts)
	}
	return c
}

// reminders are values that a field is often filled in with.
func (s *Site) reminders(t *tongue, name string, counts map[archive.Facet][]archive.Count) []option {
	by := archive.Facet(name)
	if name == "party" {
		by = archive.ByActor
	}
	var out []option
	for _, c := range counts[by] {
		if c.Value != "" {
			out = append(out, option{Value: c.Value, Label: brief(s.called(t, name, c), briefFacet)})
		}
	}
	return out
}

// options are the values of a field that knows only certain ones. What stands
// in the address is among them, whatever it is, so that sending the form again
// does not lose it.
func (s *Site) options(t *tongue, f view.Filter, name, value string) []option {
	var out []option
	add := func(v, label string) {
		if !slices.ContainsFunc(out, func(o option) bool { return o.Value == v }) {
			out = append(out, option{v, label, v == value})
		}
	}
	choices := s.Desk.Choices()
	switch name {
	case "type", "mode":
		for _, c := range choices.Types {
			if name == "type" {
				add(c.Type, t.kind(c.Type, ""))
				continue
			}
			for _, m := range c.Modes {
				if f.Type == "" || f.Type == c.Type {
					add(m, t.mode(c.Type, m))
				}
			}
		}
	case "factuality":
		for _, v := range choices.Factualities {
			add(v, t.word(name, v))
		}
	case "class":
		for _, v := range choices.Classes {
			add(v, t.word(name, v))
		}
	}
	if value != "" {
		add(value, s.valueName(t, name, value))
	}
	return out
}
