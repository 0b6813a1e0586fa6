package cli

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/ingest"
)

// about is what reports may not tell of themselves; read and explain share it.
type about struct {
	Published dateFlag `placeholder:"DATE" help:"Publication date of reports that do not give one: 2025-09-16."`
	Outlet    string   `placeholder:"NAME" help:"Outlet of reports that do not name one."`
	URL       string   `name:"url" placeholder:"URL" help:"Address of reports that do not give one."`
	Knowledge []string `placeholder:"DIR" type:"path" help:"Folder of knowledge to lay over the one within. May be repeated."`
}

func (a about) reader(env *Env) (*ingest.Reader, error) {
	return ingest.NewReader(env.Knowledge, env.Stdin, ingest.Defaults{Outlet: a.Outlet, URL: a.URL, Published: a.Published.Time})
}

// sources lists what there is to read: standard input where nothing is named,
// unless somebody sits there who may not know what to do.
func sources(env *Env, paths []string) ([]ingest.Source, error) {
	if len(paths) == 0 {
		if isTerminal(env.Stdin) {
			return nil, usageError{errors.New("nothing to read: name a file or folder, or pipe a report in")}
		}
		paths = []string{ingest.Stdin}
	}
	return ingest.Sources(paths), nil
}

// hopeless tells whether none of the sources can be opened, so that there is
// no need of an engine to say so.
func hopeless(srcs []ingest.Source) bool {
	for _, s := range srcs {
		if s.Err == nil {
			return false
		}
	}
	return true
}

// analyzed is an item with what was read in it.
type analyzed struct {
	ingest.Item
	doc export.Doc
	out []byte // as it is to be printed
}

// analyze reads one report. Texts in other languages have no records; a fault
// of our own in one report does not cost the others.
func analyze(a Analyzer, it ingest.Item) (out analyzed) {
	out = analyzed{Item: it}
	if it.Err != nil {
		return out
	}
	defer func() {
		if r := recover(); r != nil {
			out.Err = fmt.Errorf("a fault of isnad's own in this report, please tell its makers: %v\n%s", r, ownFrames(debug.Stack()))
			out.doc = export.Doc{Analysis: &isnad.Analysis{Report: it.Report, Warnings: append(it.Warnings,
				isnad.Warning{Code: "internal-fault", Text: "this report could not be read"})}, Language: it.Language}
		}
	}()
	an := &isnad.Analysis{Report: it.Report}
	if it.Language == "" || it.Language == "ar" {
		an = a.Analyze(it.Report)
	}
	an.Warnings = merge(it.Warnings, an.Warnings)
	out.doc = export.Doc{Analysis: an, Language: it.Language}
	return out
}

// merge puts the warnings of reading before those of analysis, which may tell
// the same of the report as a whole.
func merge(first, second []isnad.Warning) []isnad.Warning {
	out := append([]isnad.Warning{}, first...)
	for _, w := range second {
		known := false
		for _, f := range first {
			known = known || f.Code == w.Code && w.Span == (isnad.Span{})
		}
		if !known {
			out = append(out, w)
		}
	}
	return out
}

// ownFrames keeps the functions of a stack trace, without places on disk.
func ownFrames(stack []byte) string {
	var out []string
	for _, l := range strings.Split(string(stack), "\n") {
		if strings.HasPrefix(l, "github.com/isnad-news/") && len(out) < 6 {
			out = append(out, "    "+l[:max(0, strings.LastIndex(l, "("))])
		}
	}
	return strings.Join(out, "\n")
}

// flow reads sources through a, by several workers, and hands results to show
// in the order of the input. It tells of faults and doubts on standard error.
func flow(ctx context.Context, env *Env, r *ingest.Reader, a Analyzer, srcs []ingest.Source, workers int, render func(*analyzed, int) error, show func(analyzed) error) error {
	said := newTeller(env, len(srcs))
	defer said.close()
	n := 0
	items := func(yield func(numbered) bool) {
		for it := range r.Read(ctx, srcs) {
			n++
			if !yield(numbered{it, n}) {
				return
			}
		}
	}
	work := func(it numbered) analyzed {
		out := analyze(a, it.Item)
		if out.doc.Analysis != nil {
			if err := render(&out, it.n); err != nil {
				out.Err = errors.Join(out.Err, err)
			}
		}
		return out
	}
	for out := range inOrder(ctx, items, workers, work) {
		said.item(out.Item)
		if out.doc.Analysis == nil {
			continue
		}
		if err := show(out); err != nil {
			return fmt.Errorf("standard output: %w", err)
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return said.verdict()
}

type numbered struct {
	ingest.Item
	n int
}
