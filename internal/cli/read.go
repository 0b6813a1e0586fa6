package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"runtime/debug"

	"github.com/isnad-news/isnad/internal/export"
)

// readGarbage is how much garbage may lie about, in percent of what is in use:
// that is the knowledge and a few reports, some 30 MB.
const readGarbage = 300

// readCmd prints records.
type readCmd struct {
	Format  string `enum:"text,json,jsonl,html" default:"text" help:"How to print: ${enum}."`
	Workers int    `placeholder:"N" help:"How many reports to read at once; all cores if not given. Output does not depend on it."`
	about
	Paths []string `arg:"" optional:"" name:"path" help:"Files (text, HTML, JSON, JSONL, CSV), folders, archives of them (zip, gzip, zstd, tar, WARC), or - for standard input."`
}

// Help gives examples.
func (readCmd) Help() string {
	return `Examples:
  isnad read --published 2025-09-16 report.txt
  isnad read --format html --outlet "My paper" --published 2025-09-16 report.txt > report.html
  isnad read --format jsonl folder/ > records.jsonl
  curl -s https://example.org/feed.jsonl | isnad read --format jsonl

A .json or .jsonl report has "text" (or "content" or "body"), and may have "title", "published", "outlet" and "url".
Standard input that begins with { is JSON, one report a line or one in all; other input is one text.`
}

// Run reads and prints.
func (c *readCmd) Run(ctx context.Context, env *Env) error {
	if c.Workers < 0 {
		return usageError{fmt.Errorf("--workers %d: a number from 1 up", c.Workers)}
	}
	srcs, err := sources(env, c.Paths)
	if err != nil {
		return err
	}
	r, err := c.reader(env)
	if err != nil {
		return err
	}
	if env.Getenv("GOGC") == "" {
		debug.SetGCPercent(readGarbage)
	}
	var a Analyzer
	if !hopeless(srcs) {
		if a, err = env.Open(c.Knowledge); err != nil {
			return err
		}
	}
	f, err := newFormat(c.Format, export.Style{Color: colourful(env)})
	if err != nil {
		return err
	}
	if err := f.begin(env.Stdout); err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	render := func(out *analyzed, n int) error {
		var b bytes.Buffer
		err := f.report(&b, out.doc, n)
		out.out = b.Bytes()
		return err
	}
	show := func(out analyzed) error {
		_, err := env.Stdout.Write(out.out)
		return err
	}
	verdict := flow(ctx, env, r, a, srcs, c.Workers, render, show)
	if err := f.end(env.Stdout); err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	return verdict
}

// format is a way to print reports.
type format struct {
	begin, end func(io.Writer) error
	report     func(w io.Writer, d export.Doc, n int) error
}

func newFormat(name string, s export.Style) (format, error) {
	nothing := func(io.Writer) error { return nil }
	plain := func(f func(io.Writer, export.Doc) error) (format, error) {
		return format{nothing, nothing, func(w io.Writer, d export.Doc, _ int) error { return f(w, d) }}, nil
	}
	switch name {
	case "json":
		return plain(export.JSON)
	case "jsonl":
		return plain(export.JSONL)
	case "html":
		p, err := export.NewPage()
		if err != nil {
			return format{}, err
		}
		return format{p.Head, p.Foot, p.Report}, nil
	}
	return plain(func(w io.Writer, d export.Doc) error { return export.Text(w, d, s) })
}
