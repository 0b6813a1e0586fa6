package view

import (
	"context"
	"fmt"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
)

// Place tells what is told to have happened at a place, by the code of its
// state and the normal form of its name, or anywhere in a state where key is
// empty; within what a filter finds. Where neither the knowledge nor the
// archive has it, the error wraps archive.ErrNotFound.
func (d *Desk) Place(ctx context.Context, country, key string, f Filter) (Place, error) {
	name := archive.Normal(key)
	country = strings.ToUpper(country)
	what := fmt.Sprintf("a place called %q in %q", key, country)
	if name == "" && (key != "" || country == "") {
		return Place{}, fmt.Errorf("%s: %w", what, archive.ErrNotFound)
	}
	p, err := d.profile(ctx, f)
	if err != nil {
		return Place{}, err
	}
	l, err := p.listing(archive.Events, usualHits)
	if err != nil {
		return Place{}, err
	}
	x := Place{Key: name, Places: []archive.Count{}}
	state := d.known.actors[country]
	where := within(country, name)
	q := p.query(where...)
	var places []archive.Count
	p.count(q, nil, map[archive.Facet]*[]archive.Count{archive.ByMonth: &x.Months, archive.ByType: &x.Types, archive.ByActor: &x.Actors,
		archive.ByTeller: &x.Tellers, archive.ByPlace: &places})
	p.events(q, l, &x.Events, &x.Total)
	if err := p.group.Wait(); err != nil {
		return Place{}, err
	}
	x.Location = archive.Location{Name: state.ar, NameEn: state.en, Country: country}
	if name == "" {
		x.Places = places
	} else {
		x.Location = located(places, country, key, name)
	}
	if x.Total == 0 && (name != "" || !state.state) {
		err = d.missing(ctx, f, what, where...)
	}
	return x, err
}

// within is the condition that an event happened at a place of a state.
func within(country, name string) []archive.Term {
	var out []archive.Term
	if country != "" {
		out = append(out, archive.Term{Field: archive.Place, Values: []archive.Value{{ID: country}}})
	}
	if name != "" {
		out = append(out, archive.Term{Field: archive.Place, Values: exactly(name)})
	}
	return out
}

// located finds what the archive tells of a place among counts by place.
func located(places []archive.Count, country, key, name string) archive.Location {
	for _, c := range places {
		if c.Value == name && c.Place != nil && (country == "" || c.Place.Country == country) {
			return *c.Place
		}
	}
	return archive.Location{Name: key, Country: country}
}
