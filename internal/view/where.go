package view

import (
	"strings"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/said"
)

// places adds where something happened: states by id or name, and a place by
// name.
func (d *Desk) places(a *asked) error {
	f := a.filter
	if f.Country != "" {
		t := archive.Term{Field: archive.Place}
		for _, c := range a.parts("country", f.Country) {
			ids := d.states(c)
			for _, id := range ids {
				t.Values = append(t.Values, archive.Value{ID: id})
			}
			if len(ids) == 0 {
				a.problem("country", c, noState(d.names.Near(strings.ToUpper(c)), d.known))
			}
		}
		a.add(t)
	}
	if f.Place == "" {
		return nil
	}
	values, ok, err := d.parse(a, archive.Place, archive.Value{Name: f.Place, Written: f.Place})
	if err == nil && ok {
		a.add(archive.Term{Field: archive.Place, Values: values})
	}
	return err
}

// states gives the ids of the states that a code or a name means.
func (d *Desk) states(s string) []string {
	if id := strings.ToUpper(s); d.known.actors[id].state {
		return []string{id}
	}
	return d.names.IDs(s, true)
}

// noState says what to write instead of a code that no state has.
func noState(near []string, k *known) said.Text {
	var like []said.Actor
	for _, id := range near {
		if a := k.actors[id]; a.state {
			like = append(like, said.Actor{ID: id, Name: a.en})
		}
	}
	if len(like) > 0 {
		return said.New("no state has this code; write one of three letters as in ISO 3166-1, such as QAT, or its name. Near it: %s", said.ListOf(like))
	}
	return said.New("no state has this code; write one of three letters as in ISO 3166-1, such as QAT, or its name")
}

// whole adds names that must be whole: of speakers and outlets.
func (d *Desk) whole(a *asked) error {
	for _, x := range []struct {
		name   string
		field  archive.Field
		value  string
		called func(string) []archive.Value
	}{{"person", archive.Speaker, a.filter.Person, d.known.called}, {"outlet", archive.Outlet, a.filter.Outlet, exactly}} {
		if x.value == "" {
			continue
		}
		n := archive.Normal(x.value)
		if n == "" {
			a.problem(x.name, x.value, said.New("there is no letter or digit to seek here"))
			continue
		}
		a.add(archive.Term{Field: x.field, Values: x.called(n)})
	}
	return nil
}

// exactly is one name as it is.
func exactly(name string) []archive.Value { return []archive.Value{{Name: name, Exact: true}} }

// days adds from when to when reports were published.
func (d *Desk) days(a *asked) error {
	from, _, err := period("from", a.filter.From)
	if err != nil {
		return err
	}
	_, to, err := period("to", a.filter.To)
	switch {
	case err != nil:
		return err
	case from != "" && to != "" && from > to:
		return askError("from %s, to %s: this ends before it begins", a.filter.From, a.filter.To)
	case from != "" || to != "":
		a.add(archive.Term{Field: archive.Published, Values: []archive.Value{{From: from, To: to}}})
	}
	return nil
}

// period gives the first and the last day of a day, a month, a week or a year.
func period(name, s string) (first, last string, err error) {
	if s == "" {
		return "", "", nil
	}
	from, to, ok := archive.Period(digits(s))
	if !ok || len(to.Format(time.DateOnly)) != len(time.DateOnly) {
		return "", "", askError("%s: %q is no date: write 2025-09-16, 2025-09 or 2025", said.Field(name), s)
	}
	return from.Format(time.DateOnly), to.Format(time.DateOnly), nil
}
