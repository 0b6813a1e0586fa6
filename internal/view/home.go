package view

import (
	"context"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/isnad-news/isnad/internal/archive"
)

// newest is how many lines of each kind a profile shows.
const newest = 10

// Home sums the archive up. Stats are of all of it; the rest is of what the
// filter finds.
func (d *Desk) Home(ctx context.Context, f Filter) (Home, error) {
	a, err := d.all(f)
	if err != nil {
		return Home{}, err
	}
	generation, err := d.o.Archive.Generation(ctx)
	if err != nil {
		return Home{}, err
	}
	if len(a.query.Terms) > 0 {
		return d.gather(ctx, generation, a.query)
	}
	h, err := d.home.get(ctx, generation, func(ctx context.Context) (Home, error) { return d.gather(ctx, generation, a.query) })
	// Whoever gets the counts may label them.
	h.Latest = slices.Clone(h.Latest)
	h.Days, h.Actors, h.Types, h.People = slices.Clone(h.Days), slices.Clone(h.Actors), slices.Clone(h.Types), slices.Clone(h.People)
	return h, err
}

// gather asks for all that Home shows.
func (d *Desk) gather(ctx context.Context, generation string, q archive.Query) (Home, error) {
	var h Home
	last := q
	last.Sort, last.Limit = archive.Gathered, newest
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() (err error) {
		h.Stats, err = d.stats.get(ctx, generation, d.o.Archive.Stats)
		return err
	})
	g.Go(func() (err error) {
		h.Latest, _, err = d.hits(ctx, last)
		return err
	})
	g.Go(func() error {
		t, err := d.count(ctx, q, usualTop, archive.ByDay, archive.ByActor, archive.ByType)
		h.Days, h.Actors, h.Types = t.facets[archive.ByDay], t.facets[archive.ByActor], t.facets[archive.ByType]
		return err
	})
	g.Go(func() error {
		t, err := d.count(ctx, q, namesTop, archive.ByPerson)
		h.People = d.known.persons(t.facets[archive.ByPerson], usualTop)
		return err
	})
	err := g.Wait()
	return h, err
}
