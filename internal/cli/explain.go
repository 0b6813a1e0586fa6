package cli

import (
	"bytes"
	"context"

	"github.com/isnad-news/isnad/internal/export"
)

// explainCmd prints why each record is there.
type explainCmd struct {
	about
	Paths []string `arg:"" optional:"" name:"path" help:"Files, folders, or - for standard input."`
}

// Help gives examples.
func (explainCmd) Help() string {
	return `Examples:
  isnad explain --published 2025-09-16 report.txt
  isnad explain --knowledge my-rules/ report.txt`
}

// Run reads and explains.
func (c *explainCmd) Run(ctx context.Context, env *Env) error {
	srcs, err := sources(env, c.Paths)
	if err != nil {
		return err
	}
	r, err := c.reader(env)
	if err != nil {
		return err
	}
	var a Analyzer
	if !hopeless(srcs) {
		if a, err = env.Open(c.Knowledge); err != nil {
			return err
		}
	}
	ruleAt := func(string) string { return "" }
	if f, ok := a.(RuleFinder); ok {
		ruleAt = f.RuleAt
	}
	style := export.Style{Color: colourful(env)}
	render := func(out *analyzed, _ int) error {
		var b bytes.Buffer
		err := export.Explain(&b, out.doc, style, ruleAt)
		out.out = b.Bytes()
		return err
	}
	show := func(out analyzed) error {
		_, err := env.Stdout.Write(out.out)
		return err
	}
	return flow(ctx, env, r, a, srcs, 1, render, show)
}
