package view

import (
	"context"

	"github.com/isnad-news/isnad/internal/archive"
)

// atOnce is how many records are read at once where all are wanted.
const atOnce = 500

// EachEvent hands on every event that a filter finds, in its order, whatever
// its limit and cursor, until do gives an error. A field that was not
// understood is an error.
func (d *Desk) EachEvent(ctx context.Context, f Filter, do func(EventLine) error) error {
	return each(ctx, d, archive.Events, f, eventLine, do)
}

// EachStatement does with statements what EachEvent does with events.
func (d *Desk) EachStatement(ctx context.Context, f Filter, do func(StatementLine) error) error {
	return each(ctx, d, archive.Statements, f, statementLine, do)
}

func each[T any](ctx context.Context, d *Desk, kind string, f Filter, line lineOf[T], do func(T) error) error {
	a, err := d.all(f)
	if err != nil {
		return err
	}
	l := archive.Listing{Kind: kind, Terms: a.query.Terms, Limit: atOnce}
	if l.Order, err = order(kind, f.Sort); err != nil {
		return err
	}
	for {
		items, _, next, err := lines(ctx, d, l, line)
		if err != nil {
			return err
		}
		for _, x := range items {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := do(x); err != nil {
				return err
			}
		}
		if next == "" {
			return nil
		}
		l.After = next
	}
}

// EachReport hands on every report that a filter finds, by day of publication
// and id, whatever its order, limit and cursor, until do gives an error.
func (d *Desk) EachReport(ctx context.Context, f Filter, do func(ReportLine) error) error {
	a, err := d.all(f)
	if err != nil {
		return err
	}
	if _, err := hitOrder(f.Sort); err != nil {
		return err
	}
	return d.o.Archive.Each(ctx, a.query, func(e archive.Entry) error { return do(reportLine(&e)) })
}
