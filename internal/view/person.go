package view

import (
	"cmp"
	"context"
	"fmt"

	"github.com/isnad-news/isnad/internal/archive"
)

// Person tells of somebody by the whole of a name, within what a filter finds:
// what they said, for whom, and which offices the knowledge tells of. The
// filter's order, limit and cursor are those of the statements. Where neither
// the knowledge nor the archive has the name, the error wraps
// archive.ErrNotFound.
func (d *Desk) Person(ctx context.Context, key string, f Filter) (Person, error) {
	name := archive.Normal(key)
	x := Person{Name: key, Key: name, Terms: append([]Term{}, d.known.people[name]...)}
	if len(x.Terms) > 0 {
		x.Name, x.NameEn = x.Terms[0].Name, x.Terms[0].NameEn
	}
	if name == "" {
		return Person{}, fmt.Errorf("a person called %q: %w", key, archive.ErrNotFound)
	}
	p, err := d.profile(ctx, f)
	if err != nil {
		return Person{}, err
	}
	l, err := p.listing(archive.Statements, usualHits)
	if err != nil {
		return Person{}, err
	}
	says := archive.Term{Field: archive.Speaker, Values: d.known.called(name)}
	q := p.query(says)
	var people []archive.Count
	p.count(q, nil, map[archive.Facet]*[]archive.Count{archive.ByStatement: &x.Said, archive.ByClass: &x.Classes,
		archive.BySpeaker: &x.Actors, archive.ByOutlet: &x.Outlets, archive.ByPerson: &people})
	p.statements(q, l, &x.Statements, &x.Total, &x.Next)
	if err := p.group.Wait(); err != nil {
		return Person{}, err
	}
	x.written(people)
	if len(x.Terms) == 0 && x.Total == 0 {
		err = d.missing(ctx, f, fmt.Sprintf("a person called %q", key), says)
	}
	return x, err
}

// written takes the name as the archive has it, where the knowledge has none.
func (x *Person) written(people []archive.Count) {
	for _, c := range people {
		if c.Value == x.Key && len(x.Terms) == 0 {
			x.Name, x.NameEn = cmp.Or(c.Label, x.Name), c.LabelEn
		}
	}
}
