package view

import (
	"cmp"
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"

	"github.com/isnad-news/isnad/internal/archive"
)

// profile gathers what is told of one subject, within what a filter finds:
// counts and lists asked for side by side.
type profile struct {
	d     *Desk
	ctx   context.Context
	group *errgroup.Group
	asked *asked
}

func (d *Desk) profile(ctx context.Context, f Filter) (*profile, error) {
	a, err := d.all(f)
	if err != nil {
		return nil, err
	}
	g, ctx := errgroup.WithContext(ctx)
	return &profile{d: d, ctx: ctx, group: g, asked: a}, nil
}

// query is the filter's, narrowed down to the subject by terms.
func (p *profile) query(terms ...archive.Term) archive.Query {
	return archive.Query{Terms: append(append([]archive.Term{}, p.asked.query.Terms...), terms...)}
}

// count counts by facets into what they lead to, and gives the number of
// reports to total unless it is nil.
func (p *profile) count(q archive.Query, total *int, to map[archive.Facet]*[]archive.Count) {
	var facets []archive.Facet
	for _, f := range archive.AllFacets() { // in a fixed order, so that the answer is found again
		if to[f] != nil {
			facets = append(facets, f)
		}
	}
	p.group.Go(func() error {
		t, err := p.d.count(p.ctx, q, usualTop, facets...)
		for f, list := range to {
			*list = append([]archive.Count{}, t.facets[f]...)
		}
		if total != nil {
			*total = t.total
		}
		return err
	})
}

// events lists events, the newest first unless the listing says otherwise.
func (p *profile) events(q archive.Query, l archive.Listing, to *[]EventLine, total *int) {
	l.Kind, l.Terms = archive.Events, q.Terms
	p.group.Go(func() error {
		items, n, _, err := lines(p.ctx, p.d, l, eventLine)
		if *to = items; total != nil {
			*total = n
		}
		return err
	})
}

// statements lists statements, the newest first unless the listing says
// otherwise.
func (p *profile) statements(q archive.Query, l archive.Listing, to *[]StatementLine, total *int, next *string) {
	l.Kind, l.Terms = archive.Statements, q.Terms
	p.group.Go(func() error {
		items, n, after, err := lines(p.ctx, p.d, l, statementLine)
		if *to = items; total != nil {
			*total, *next = n, after
		}
		return err
	})
}

// listing is the order and the page that a filter asks for.
func (p *profile) listing(kind string, usual int) (archive.Listing, error) {
	f := p.asked.filter
	o, err := order(kind, f.Sort)
	return archive.Listing{Order: o, After: f.After, Limit: cmp.Or(f.Limit, usual)}, err
}

// missing tells that neither the knowledge nor the archive has somebody. It
// asks the whole archive where a filter narrowed it down.
func (d *Desk) missing(ctx context.Context, f Filter, what string, terms ...archive.Term) error {
	gone := fmt.Errorf("%s: %w", what, archive.ErrNotFound)
	if !f.narrows() {
		return gone
	}
	for _, t := range terms {
		n, err := d.count(ctx, archive.Query{Terms: []archive.Term{t}}, usualTop)
		if err != nil || n.total > 0 {
			return err
		}
	}
	return gone
}
