package engine

import (
	"context"
	"io"
	"iter"
	"runtime"
	"sync"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/coverage"
)

// commonest is how many unknown forms a coverage report lists.
const commonest = 60

// Coverage writes how many running words of the reports the knowledge knows,
// by its lexicon or as part of a name, number or time, and the commonest forms
// that it does not know. dir is laid over the knowledge within, unless empty.
func (Checker) Coverage(ctx context.Context, w io.Writer, dir string, reports iter.Seq[isnad.Report]) error {
	e, err := New(folders(dir)...)
	if err != nil {
		return err
	}
	total := e.cover(ctx, reports)
	if err := ctx.Err(); err != nil {
		return err
	}
	return total.Write(w, commonest)
}

// cover reads reports by several workers; the sums do not depend on them.
func (e *Engine) cover(ctx context.Context, reports iter.Seq[isnad.Report]) *coverage.Words {
	in := make(chan isnad.Report)
	parts := make([]coverage.Words, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i := range parts {
		wg.Go(func() {
			for r := range in {
				a, _ := e.names(r)
				parts[i].Add(a)
			}
		})
	}
	for r := range reports {
		if ctx.Err() != nil {
			break
		}
		in <- r
	}
	close(in)
	wg.Wait()
	total := &coverage.Words{}
	for i := range parts {
		total.Join(&parts[i])
	}
	return total
}
