package view

import (
	"context"
	"crypto/rand"
	"slices"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/said"
)

// Report gives a kept report with its records, corrections applied.
func (d *Desk) Report(ctx context.Context, id string) (Report, error) {
	e, err := d.o.Archive.Report(ctx, id)
	if err != nil {
		return Report{}, err
	}
	return Report{Entry: e, Record: e.Record, Corrections: append([]correct.Correction{}, e.Corrections...), AsRead: e.AsRead,
		Source: e.Source, Media: e.Media, Gathered: e.Gathered, Reader: e.Reader, Kept: true}, nil
}

// Correct proves a correction, gives it an id and the time, and keeps it. By
// must be set. Errors wrap correct.ErrInvalid, or archive.ErrNotFound where its
// report is not kept.
func (d *Desk) Correct(ctx context.Context, c correct.Correction) (correct.Correction, error) {
	e, err := d.o.Archive.Report(ctx, c.Report)
	if err != nil {
		return c, err
	}
	c.At = d.o.Now().UTC()
	if c.ID, err = correct.NewID(c.At, rand.Reader); err != nil {
		return c, err
	}
	if err := correct.Validate(c, e.Record, d.known.corrigible()); err != nil {
		return c, err
	}
	read := e.Record
	if e.AsRead != nil {
		read = *e.AsRead
	}
	if err := withdrawn(c, &e); err != nil {
		return c, err
	}
	c = correct.Complete(c, read, e.Corrections)
	return c, d.o.Archive.Correct(ctx, c)
}

// withdrawn proves that what is withdrawn stands there and still counts.
func withdrawn(c correct.Correction, e *archive.Entry) error {
	if c.Action != correct.Withdraw {
		return nil
	}
	at := slices.IndexFunc(e.Corrections, func(o correct.Correction) bool { return o.ID == c.Withdraws })
	if at < 0 {
		return said.Wrapf(correct.ErrInvalid, "report %s has no correction %q to withdraw", c.Report, c.Withdraws)
	}
	if o := outcome(e); o != nil && at < len(o.States) && o.States[at].Standing == correct.Withdrawn {
		return said.Wrapf(correct.ErrInvalid, "correction %s has been withdrawn already", c.Withdraws)
	}
	return nil
}

// corrigible tells what corrections may write.
func (k *known) corrigible() correct.Choices {
	c := correct.Choices{Modes: make(map[string][]string, len(k.choices.Types)), Sectors: k.choices.Sectors, Classes: k.choices.Classes,
		Kinds: k.choices.Kinds, Factualities: k.choices.Factualities, Contexts: k.choices.Contexts}
	for _, t := range k.choices.Types {
		c.Modes[t.Type] = t.Modes
	}
	return c
}
