package view

import (
	"context"
	"errors"

	"golang.org/x/sync/errgroup"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
)

// Events lists events, with counts of all that the filter finds.
func (d *Desk) Events(ctx context.Context, f Filter) (Page[EventLine], error) {
	return list(ctx, d, archive.Events, f, eventLine,
		archive.ByType, archive.ByActor, archive.ByRecipient, archive.ByCountry, archive.ByFactuality)
}

// Statements lists statements, with counts of all that the filter finds.
func (d *Desk) Statements(ctx context.Context, f Filter) (Page[StatementLine], error) {
	return list(ctx, d, archive.Statements, f, statementLine, archive.ByClass, archive.BySpeaker, archive.ByOutlet)
}

// lineOf makes a line of the n-th record of a report.
type lineOf[T any] func(e *archive.Entry, by *correct.Outcome, n int) (T, bool)

// list makes a page of records.
func list[T any](ctx context.Context, d *Desk, kind string, f Filter, line lineOf[T], facets ...archive.Facet) (Page[T], error) {
	page := Page[T]{Items: []T{}, Filter: f}
	a, err := d.ask(f)
	if err != nil {
		return page, err
	}
	l := archive.Listing{Kind: kind, Terms: a.query.Terms, After: f.After, Limit: f.Limit}
	if l.Order, err = order(kind, f.Sort); err != nil {
		return page, err
	}
	if l.Limit == 0 {
		l.Limit = usualLines
	}
	if page.Problems = a.problems; a.lost != nil {
		page.Facets = map[archive.Facet][]archive.Count{}
		return page, nil
	}
	if !alike(kind, l.Terms) {
		facets = nil
	}
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() (err error) {
		page.Items, page.Total, page.Next, err = lines(ctx, d, l, line)
		return err
	})
	g.Go(func() error {
		if len(facets) == 0 {
			page.Facets = map[archive.Facet][]archive.Count{}
			return nil
		}
		t, err := d.count(ctx, a.query, usualTop, facets...)
		page.Facets = t.facets
		return err
	})
	err = g.Wait()
	return page, err
}

// alike tells whether a search counts the very records that a list has. It does
// not where tellers stand beside terms of the other kind, which a search lets
// hold of those too, nor where a list leaves out records and a search whole
// reports; then there are no counts rather than other ones.
func alike(kind string, terms []archive.Term) bool {
	told, beside := false, false
	for _, t := range terms {
		switch of := t.Field.Of(); {
		case of == "report":
		case t.Not && (of == kind || of == "any"):
			return false
		case of == "any":
			told = true
		case of != kind && !t.Not:
			beside = true
		}
	}
	return !told || !beside
}

// lines gives one page of records as lines.
func lines[T any](ctx context.Context, d *Desk, l archive.Listing, line lineOf[T]) (items []T, total int, next string, err error) {
	found, err := d.o.Archive.List(ctx, l)
	switch {
	case errors.Is(err, archive.ErrCursor):
		return []T{}, 0, "", askError("after: %s", err)
	case err != nil:
		return []T{}, 0, "", err
	}
	ids := make([]string, len(found.Records))
	for i, r := range found.Records {
		ids[i] = r.Report
	}
	entries, err := d.entries(ctx, ids, l.Limit < atOnce)
	if err != nil {
		return []T{}, 0, "", err
	}
	items = make([]T, 0, len(ids))
	outcomes := map[string]*correct.Outcome{}
	for _, r := range found.Records {
		e, ok := entries[r.Report]
		if !ok {
			continue // gone since it was found
		}
		by, seen := outcomes[r.Report]
		if !seen {
			by = outcome(&e)
			outcomes[r.Report] = by
		}
		if x, ok := line(&e, by, r.N); ok {
			items = append(items, x)
		}
	}
	return items, found.Total, found.Next, nil
}
