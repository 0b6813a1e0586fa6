// Package tables writes reports and what was read in them as three tables for
// researchers: reports, statements and events, as CSV, JSON lines or Parquet.
// docs/export.md tells what each column holds.
package tables

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/knowledge"
)

// The formats.
const (
	CSV     = "csv"
	JSONL   = "jsonl"
	Parquet = "parquet"
)

// Formats lists the formats that New takes.
func Formats() []string { return []string{CSV, JSONL, Parquet} }

// What New, Add and Close may say. Errors wrap one of these where it fits.
var (
	ErrFormat  = errors.New("no format of tables")
	ErrExists  = errors.New("file exists")
	ErrForeign = errors.New("file is no earlier export")
	ErrFull    = errors.New("no space left for the export")
	ErrClosed  = errors.New("export is closed")
)

// Options change what is written. The zero value writes everything exactly.
type Options struct {
	Force  bool // put the files in the place of those of an earlier export
	NoText bool // leave the column text of reports empty
	// Spreadsheet makes CSV safe to open in Excel and its like: a byte order
	// mark, and an apostrophe before text that they would take for a formula.
	Spreadsheet bool
	// Home gives the country of an actor's id, see Homes; nil takes the
	// knowledge within the program.
	Home func(id string) string
}

// Counts is how many rows were written.
type Counts struct{ Reports, Statements, Events int }

// Writer writes the three tables. It is for one goroutine.
type Writer struct {
	dir        string
	options    Options
	reports    *output
	statements *output
	events     *output
	counts     Counts
	err        error // the first fault, which ends the export
}

// outputs lists the files that were begun.
func (w *Writer) outputs() []*output {
	return slices.DeleteFunc([]*output{w.reports, w.statements, w.events}, func(o *output) bool { return o == nil })
}

// New begins an export into a folder, which is made where it is missing. The
// files bear their names, such as events.csv, once Close has gone well.
// Errors wrap ErrFormat, ErrExists, ErrForeign or ErrFull.
func New(dir, format string, o Options) (*Writer, error) {
	if !slices.Contains(Formats(), format) {
		return nil, fmt.Errorf("%w: %q; there are %s", ErrFormat, format, strings.Join(Formats(), ", "))
	}
	if o.Spreadsheet && format != CSV {
		return nil, fmt.Errorf("%w for spreadsheets: %s; take csv", ErrFormat, format)
	}
	if o.Home == nil {
		home, err := Homes(knowledge.Files())
		if err != nil {
			return nil, err
		}
		o.Home = home
	}
	w := &Writer{dir: dir, options: o}
	if err := w.open(format); err != nil {
		w.Abort()
		return nil, err
	}
	return w, nil
}

func (w *Writer) open(format string) (err error) {
	if err = makeDir(w.dir); err != nil {
		return err
	}
	if w.reports, err = newOutput[reportRow](w.dir, "reports", format, w.options); err != nil {
		return err
	}
	if w.statements, err = newOutput[statementRow](w.dir, "statements", format, w.options); err != nil {
		return err
	}
	w.events, err = newOutput[eventRow](w.dir, "events", format, w.options)
	return err
}

// Add writes the rows of one report. After an error nothing more is written.
func (w *Writer) Add(e archive.Entry) error {
	if w.err == nil {
		w.err = w.add(&e)
	}
	return w.err
}

func (w *Writer) add(e *archive.Entry) error {
	if err := w.reports.add(newReportRow(e, w.options.NoText)); err != nil {
		return err
	}
	w.counts.Reports++
	said := newStatements(e)
	for i := range e.Record.Statements {
		if err := w.statements.add(said.row(i)); err != nil {
			return err
		}
		w.counts.Statements++
	}
	done := newEvents(e, w.options.Home)
	for i := range e.Record.Events {
		if err := w.events.add(done.row(i)); err != nil {
			return err
		}
		w.counts.Events++
	}
	return nil
}

// Counts gives the number of rows so far.
func (w *Writer) Counts() Counts { return w.counts }

// Close finishes the files and gives them their names. Where anything went
// wrong before or goes wrong now, what is not yet in place is removed.
func (w *Writer) Close() error {
	if w.err != nil {
		w.Abort()
		return w.err
	}
	err := w.each((*output).finish)
	if err == nil {
		err = w.each(func(o *output) error { return o.publish() })
	}
	w.Abort()
	w.err = ErrClosed
	return err
}

func (w *Writer) each(do func(*output) error) error {
	for _, o := range w.outputs() {
		if err := do(o); err != nil {
			return err
		}
	}
	return nil
}

// Abort removes what was written and leaves everything as it was before New.
// After Close it does nothing.
func (w *Writer) Abort() {
	for _, o := range w.outputs() {
		o.discard()
	}
	if w.err == nil {
		w.err = ErrClosed
	}
}
