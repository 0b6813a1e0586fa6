package intake

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/ingest"
	"github.com/isnad-news/isnad/internal/inorder"
)

// Rereader is what reading again needs of an archive.
type Rereader interface {
	Stale(ctx context.Context, reader, after string, limit int) ([]archive.Entry, error)
	Replace(ctx context.Context, entries []archive.Entry) error
}

// Reread is a report that has been read again.
type Reread struct {
	Document export.Document
	Change   Change
	Err      error // a fault of our own: the records are as they were
}

// Reread reads again, in the order of their ids, the reports that another
// reader than reader has read, or all where reader is empty, and hands each to
// done once its records are kept. Stopped at any moment, it goes on where it
// was when it is called again; of all reports it begins anew.
func (in *Intake) Reread(ctx context.Context, a Rereader, reader string, done func(Reread)) error {
	var asking fault
	w := behind(func(b rereadBatch) error { return b.keep(context.WithoutCancel(ctx), a, done) })
	b, open := rereadBatch{}, true
	for r := range inorder.Map(ctx, stale(ctx, a, reader, &asking), in.Workers, in.again) {
		b.add(r)
		if b.full() {
			if open = w.give(b); !open {
				break
			}
			b = rereadBatch{}
		}
	}
	if open {
		w.give(b)
	}
	if err := w.end(); err != nil {
		return err
	}
	return errors.Join(asking.err(), ctx.Err())
}

// stale gives the reports to read, page by page.
func stale(ctx context.Context, a Rereader, reader string, asking *fault) iter.Seq[archive.Entry] {
	return func(yield func(archive.Entry) bool) {
		for after := ""; ; {
			page, err := a.Stale(ctx, reader, after, 64)
			if err != nil {
				asking.set(err)
				return
			}
			for _, e := range page {
				if !yield(e) {
					return
				}
				after = e.Record.Document.ID
			}
			if len(page) == 0 {
				return
			}
		}
	}
}

// again is a report read again, beside what was kept of it.
type again struct {
	old, fresh archive.Entry
	err        error
}

func (in *Intake) again(old archive.Entry) again {
	it := ItemOf(&old.Record)
	fresh, err := in.make(it, old.Gathered)
	if err != nil {
		return again{old: old, err: fmt.Errorf("report %s: %w", it.Report.ID, err)}
	}
	fresh.Source, fresh.Media = old.Source, old.Media
	return again{old: old, fresh: fresh}
}

// ItemOf makes of a kept record the report that it was made of.
func ItemOf(r *export.Record) ingest.Item {
	d := r.Document
	rep := isnad.Report{ID: d.ID, Outlet: d.Outlet, URL: d.URL, Author: d.Author, Form: d.Form, Title: d.Title, Text: d.Text}
	if t, err := time.Parse(time.DateOnly, d.Published); err == nil {
		rep.Published = t
	}
	it := ingest.Item{Report: rep, Language: d.Language}
	for _, w := range r.Warnings {
		// What analysis says it will say again; what reading the input said, it cannot know.
		whole := w.Start == 0 && w.End == 0
		switch {
		case w.Code == ingest.WarnBroken || w.Code == ingest.WarnNUL:
			it.Warnings = append(it.Warnings, isnad.Warning{Code: w.Code, Text: w.Text, Span: spanOf(w.Range, d.Text)})
		case whole && !slices.Contains(analysisWarnings(), w.Code):
			it.Warnings = append(it.Warnings, isnad.Warning{Code: w.Code, Text: w.Text})
		}
	}
	return it
}

// spanOf turns code points of a text into bytes.
func spanOf(r export.Range, text string) (s isnad.Span) {
	n := 0
	s = isnad.Span{Start: len(text), End: len(text)}
	for at := range text {
		if n == r.Start {
			s.Start = at
		}
		if n == r.End {
			s.End = at
			break
		}
		n++
	}
	return s
}

// analysisWarnings are the codes of warnings about a report as a whole that
// reading it again gives again.
func analysisWarnings() []string { return []string{WarnFault, "sport", WarnFuture} }

// rereadBatch gathers what is replaced in one transaction.
type rereadBatch struct {
	all   []again
	bytes int
}

func (b *rereadBatch) add(r again) {
	b.all = append(b.all, r)
	b.bytes += len(r.fresh.Record.Document.Text)
}

// rereadReports is how many reports one batch holds, with both their records.
const rereadReports = 100

func (b *rereadBatch) full() bool { return len(b.all) >= rereadReports || b.bytes >= batchBytes }

// keep puts the new records in the place of the old and tells of each.
func (b rereadBatch) keep(ctx context.Context, a Rereader, done func(Reread)) error {
	fresh := make([]archive.Entry, 0, len(b.all))
	for _, r := range b.all {
		if r.err == nil {
			fresh = append(fresh, r.fresh)
		}
	}
	if err := a.Replace(ctx, fresh); err != nil {
		return fmt.Errorf("the records of the last %d reports stay as they were: %w", len(fresh), err)
	}
	for _, r := range b.all {
		done(Reread{Document: r.old.Record.Document, Change: Compare(r.old.Read(), &r.fresh.Record, r.err), Err: r.err})
	}
	return nil
}
