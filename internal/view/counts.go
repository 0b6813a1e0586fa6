package view

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/isnad-news/isnad/internal/archive"
)

// Bounds of what is counted.
const (
	usualTop = 10
	mostTop  = 1000 // values of a facet
	namesTop = 60   // speakers among whom persons are sought
)

// tally is what a query finds, in numbers.
type tally struct {
	total  int // reports
	facets map[archive.Facet][]archive.Count
}

// Most counts what a filter finds by a facet, the most first, at most top of
// 1 to 1000; days and months in their order, all of them.
func (d *Desk) Most(ctx context.Context, f Filter, by archive.Facet, top int) ([]archive.Count, error) {
	switch {
	case !slices.Contains(archive.AllFacets(), by):
		return nil, askError("%q is nothing to count by: take one of %v", by, archive.AllFacets())
	case top < 1 || top > mostTop:
		return nil, askError("a count of %d values: ask for 1 to %d", top, mostTop)
	}
	a, err := d.all(f)
	if err != nil {
		return nil, err
	}
	t, err := d.count(ctx, a.query, top, by)
	return t.facets[by], err
}

// count counts what a query finds by facets, top values each, or answers from
// the same count in the same state of the archive. Ids of actors and states
// bear their English names.
func (d *Desk) count(ctx context.Context, q archive.Query, top int, facets ...archive.Facet) (tally, error) {
	q.Sort, q.Limit, q.Offset, q.Facets, q.Top = "", 0, 0, facets, top
	generation, err := d.o.Archive.Generation(ctx)
	if err != nil {
		return tally{}, err
	}
	key, err := json.Marshal(q)
	if err != nil {
		return tally{}, fmt.Errorf("a query: %w", err)
	}
	if t, ok := d.counted.get(generation, string(key)); ok {
		return t.clone(), nil
	}
	t, err := d.countOnce(ctx, generation, string(key), q)
	return t.clone(), err
}

// countOnce counts. What everybody asks for after a change, a count of the
// whole archive, is made once for all who wait.
func (d *Desk) countOnce(ctx context.Context, generation, key string, q archive.Query) (tally, error) {
	if len(q.Terms) > 0 {
		return d.countNow(ctx, generation, key, q)
	}
	return together(ctx, &d.counting, generation+" "+key, func(ctx context.Context) (tally, error) {
		if t, ok := d.counted.get(generation, key); ok {
			return t, nil // made since
		}
		return d.countNow(ctx, generation, key, q)
	})
}

// countNow asks the archive and keeps the answer.
func (d *Desk) countNow(ctx context.Context, generation, key string, q archive.Query) (tally, error) {
	res, err := d.o.Archive.Search(ctx, q)
	if err != nil {
		return tally{}, err
	}
	t := tally{res.Total, res.Facets}
	d.label(t.facets)
	d.counted.put(generation, key, t)
	return t, nil
}

// clone copies the counts, since whoever gets them may label them.
func (t tally) clone() tally {
	out := tally{t.total, make(map[archive.Facet][]archive.Count, len(t.facets))}
	for f, list := range t.facets {
		out.facets[f] = append([]archive.Count{}, list...)
	}
	return out
}

// weight reckons what the counts take in memory, in bytes.
func (t tally) weight() int {
	w := 2 << 10 // the key, a query as JSON
	for _, list := range t.facets {
		w += leastWeight + 160*len(list)
	}
	return w
}

// label gives counts by ids the English names of these, and speakers their
// names.
func (d *Desk) label(facets map[archive.Facet][]archive.Count) {
	for _, f := range []archive.Facet{archive.ByActor, archive.ByRecipient, archive.ByCountry, archive.BySpeaker, archive.ByTeller} {
		for i, c := range facets[f] {
			if name := d.known.label(c.Value, "en"); name != c.Value {
				facets[f][i].Label = name
			}
		}
	}
	for i := range facets[archive.ByPerson] {
		d.known.nameSpeaker(&facets[archive.ByPerson][i])
	}
}
