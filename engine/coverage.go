package engine

import (
	"context"
	"iter"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/coverage"
	"github.com/isnad-news/isnad/internal/inorder"
)

// Coverage counts what the knowledge understands of reports, on all cores. dir
// is laid over the knowledge within, unless empty.
func (Checker) Coverage(ctx context.Context, dir string, reports iter.Seq[isnad.Report]) (*coverage.Counter, error) {
	fsys, lex, err := layered(folders(dir))
	if err != nil {
		return nil, err
	}
	e, err := assemble(fsys, lex)
	if err != nil {
		return nil, err
	}
	c, err := coverage.New(fsys)
	if err != nil {
		return nil, err
	}
	look := func(r isnad.Report) *coverage.Seen { return c.Look(e.Analyze(r)) }
	for s := range inorder.Map(ctx, reports, 0, look) {
		c.Take(s)
	}
	return c, ctx.Err()
}
