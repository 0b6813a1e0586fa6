package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/ingest"
	"github.com/isnad-news/isnad/internal/inorder"
	"github.com/isnad-news/isnad/internal/intake"
	"github.com/isnad-news/isnad/internal/overlay"
	"github.com/isnad-news/isnad/internal/page"
)

// knowledgeFlag lays folders over the knowledge within.
type knowledgeFlag struct {
	Knowledge []string `placeholder:"DIR" type:"path" help:"Folder of knowledge to lay over the one within. May be repeated."`
}

// files gives the knowledge within and what is laid over it.
func (f knowledgeFlag) files(env *Env) fs.FS {
	all := env.Knowledge
	for _, d := range f.Knowledge {
		all = overlay.New(all, os.DirFS(d))
	}
	return all
}

// about is what reports may not tell of themselves; read and explain share it.
type about struct {
	Published dateFlag `placeholder:"DATE" help:"Publication date of reports that do not give one: 2025-09-16."`
	Outlet    string   `placeholder:"NAME" help:"Outlet of reports that do not name one."`
	URL       string   `name:"url" placeholder:"URL" help:"Address of reports that do not give one."`
	knowledgeFlag
}

func (a about) reader(env *Env) (*ingest.Reader, error) {
	r, err := ingest.NewReader(env.Knowledge, env.Stdin, ingest.Defaults{Outlet: a.Outlet, URL: a.URL, Published: a.Published.Time})
	if err != nil {
		return nil, err
	}
	r.Pages, err = page.New(env.Knowledge)
	return r, err
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

// analyze reads one item.
func analyze(a Analyzer, it ingest.Item) analyzed {
	doc, err := intake.Read(a, it)
	out := analyzed{Item: it, doc: doc}
	out.Err = err
	return out
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
	for out := range inorder.Map(ctx, items, workers, work) {
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
