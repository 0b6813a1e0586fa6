package view

import (
	"context"
	"slices"
	"strconv"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/intake"
)

// Why explains one record of a kept report: key e3 is its third event as it is
// shown, s2 its second statement. The report is read again by the knowledge of
// today, which may no longer make the record: then what the record itself tells
// is given. Errors wrap archive.ErrNotFound, or ErrAsk where the report has no
// such record.
func (d *Desk) Why(ctx context.Context, report, key string) (Why, error) {
	kind, i, err := parseKey(key)
	if err != nil {
		return Why{}, err
	}
	e, err := d.o.Archive.Report(ctx, report)
	if err != nil {
		return Why{}, err
	}
	if n := count(&e.Record, kind); i >= n {
		return Why{}, askError("%s: the report has %d records of this kind, counted from 1", key, n)
	}
	w := Why{Report: report, Key: key}
	origin := originOf(&e, kind, i)
	w.Editor = origin.By
	if origin.Read < 0 {
		w.take(added(e.Record.Reasons(kind, i, d.o.RuleAt)))
		return w, nil
	}
	read := &e.Record
	if e.AsRead != nil {
		read = e.AsRead
	}
	reasons, changed, err := d.explain(ctx, read, kind, origin.Read)
	if err != nil {
		return Why{}, err
	}
	w.Changed = changed
	w.take(reasons)
	return w, nil
}

// parseKey takes a key apart: the kind of the record, and its index from 0.
func parseKey(key string) (kind string, i int, err error) {
	if len(key) > 1 && key[1] >= '1' && key[1] <= '9' {
		n, err := strconv.Atoi(key[1:])
		switch {
		case err == nil && key[0] == 'e':
			return export.KindEvent, n - 1, nil
		case err == nil && key[0] == 's':
			return export.KindStatement, n - 1, nil
		}
	}
	return "", 0, askError("record %q: write e3 for the third event of a report, s2 for its second statement", key)
}

func count(r *export.Record, kind string) int {
	if kind == export.KindEvent {
		return len(r.Events)
	}
	return len(r.Statements)
}

// originOf tells where a shown record comes from: of which record of the
// reader's, and by whose correction.
func originOf(e *archive.Entry, kind string, i int) correct.Origin {
	as := correct.Origin{Read: i}
	if e.AsRead == nil {
		return as
	}
	out := correct.Trace(*e.AsRead, e.Corrections)
	from := out.Events
	if kind == export.KindStatement {
		from = out.Statements
	}
	if i < len(from) {
		return from[i]
	}
	return as
}

// explain reads a report again and explains one of its records. Where it is not
// made again, or made otherwise, that is told; a fault of our own counts as such.
func (d *Desk) explain(ctx context.Context, read *export.Record, kind string, i int) (reasons []export.Reason, changed bool, err error) {
	kept := read.Reasons(kind, i, d.o.RuleAt)
	if d.o.Analyzer == nil {
		return kept, false, nil
	}
	doc, today, err := d.analyze(ctx, intake.ItemOf(read))
	switch {
	case ctx.Err() != nil:
		return nil, false, ctx.Err()
	case err != nil:
		d.o.Log.Error("why", "report", read.Document.ID, "error", err)
		return kept, true, nil
	}
	n, same := again(read, &today, kind, i)
	if n < 0 {
		return kept, true, nil
	}
	return export.Reasons(doc, kind, n, d.o.RuleAt), !same, nil
}

// again finds a record of was in is: one of the same type at the same place, or
// -1. same tells whether it says the same.
func again(was, is *export.Record, kind string, i int) (n int, same bool) {
	n = -1
	for k := range count(is, kind) {
		if !oneSpot(was, is, kind, i, k) {
			continue
		}
		a, b := only(was, kind, i), only(is, kind, k)
		if !intake.Compare(&a, &b, nil).Any() {
			return k, true
		}
		if n < 0 {
			n = k
		}
	}
	return n, false
}

// oneSpot tells whether two records are made of the same words.
func oneSpot(was, is *export.Record, kind string, i, k int) bool {
	if kind == export.KindEvent {
		a, b := &was.Events[i], &is.Events[k]
		return a.Type == b.Type && a.Trigger.Range == b.Trigger.Range
	}
	a, b := &was.Statements[i], &is.Statements[k]
	return a.Content.Range == b.Content.Range && a.Cue.Range == b.Cue.Range
}

// only is a record with nothing but one event or statement.
func only(r *export.Record, kind string, i int) export.Record {
	if kind == export.KindEvent {
		return export.Record{Events: r.Events[i : i+1]}
	}
	return export.Record{Statements: r.Statements[i : i+1]}
}

// added leaves out of the reasons for a record what an editor's has not: no rule
// made it, and it is not weighed.
func added(reasons []export.Reason) []export.Reason {
	return slices.DeleteFunc(reasons, func(r export.Reason) bool { return r.Field == "rule" || r.Field == "confidence" })
}

// take shows reasons, each once: what is evidence of a side stands as that side
// already.
func (w *Why) take(reasons []export.Reason) {
	w.Reasons = []Reason{}
	for _, r := range reasons {
		if r.Field == "rule" {
			w.Rule = r.Text
			if len(r.Source) > 0 {
				w.RuleAt = r.Source[0]
			}
		}
		told := r.Text == "" && r.Range == nil && r.Codes == "" && !inferable(r.Field) || slices.ContainsFunc(w.Reasons, func(o Reason) bool {
			return r.Range != nil && o.Range != nil && o.Field == r.Field && *o.Range == *r.Range
		})
		if !told {
			w.Reasons = append(w.Reasons, Reason{Field: r.Field, Text: r.Text, Range: r.Range, Codes: r.Codes, Source: r.Source,
				Carried: r.Carried, Chain: r.Chain})
		}
	}
}

// inferable tells of the fields that may be filled where no words carry them.
func inferable(field string) bool {
	return slices.Contains([]string{"speaker", "actor", "recipient", "place"}, field)
}
