package view

import (
	"context"
	"fmt"

	"github.com/isnad-news/isnad/internal/archive"
)

// Outlet tells of an outlet by the whole of its name, within what a filter
// finds: what it published, on whose word, and whom it lets speak. Where the
// archive has nothing of it, the error wraps archive.ErrNotFound.
func (d *Desk) Outlet(ctx context.Context, name string, f Filter) (Outlet, error) {
	x, n := Outlet{Name: name}, archive.Normal(name)
	what := fmt.Sprintf("an outlet called %q", name)
	if n == "" {
		return Outlet{}, fmt.Errorf("%s: %w", what, archive.ErrNotFound)
	}
	p, err := d.profile(ctx, f)
	if err != nil {
		return Outlet{}, err
	}
	by := archive.Term{Field: archive.Outlet, Values: exactly(n)}
	q := p.query(by)
	var outlets []archive.Count
	p.count(q, &x.Reports, map[archive.Facet]*[]archive.Count{archive.ByDay: &x.Days, archive.ByTeller: &x.Tellers, archive.BySpeaker: &x.Speakers,
		archive.ByType: &x.Types, archive.ByActor: &x.Actors, archive.ByOutlet: &outlets})
	p.group.Go(func() error {
		t, err := d.count(p.ctx, q, namesTop, archive.ByPerson)
		x.People = d.known.persons(t.facets[archive.ByPerson], usualTop)
		return err
	})
	p.group.Go(func() (err error) {
		newestFirst := q
		newestFirst.Sort, newestFirst.Limit = archive.Newest, newest
		x.Latest, _, err = d.hits(p.ctx, newestFirst)
		return err
	})
	if err := p.group.Wait(); err != nil {
		return Outlet{}, err
	}
	if len(outlets) > 0 {
		x.Name = outlets[0].Value // as reports write it
	}
	if x.Reports == 0 {
		err = d.missing(ctx, f, what, by)
	}
	return x, err
}
