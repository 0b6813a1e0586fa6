package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
)

// showCmd prints reports of the archive.
type showCmd struct {
	Format string   `enum:"text,json,jsonl,raw" default:"text" help:"How to print: ${enum}. raw gives the bytes that came in."`
	IDs    []string `arg:"" name:"id" help:"Reports by their ids, as isnad search gives them."`
}

// Help gives examples.
func (showCmd) Help() string {
	return `Prints reports that the archive keeps: with their records, or (raw) byte for byte as they came in, so that every record can be traced.

Examples:
  isnad show 9cb8ea738457dd481d1d31210e2341f9
  isnad show --format raw 9cb8ea738457dd481d1d31210e2341f9 > page.html

Exit codes: 0 well; 1 a report is not in the archive, or it cannot be read; 2 wrong usage.`
}

// Run prints.
func (c *showCmd) Run(ctx context.Context, env *Env, at archiveFlag) error {
	return at.with(ctx, true, func(a archive.Archive) error {
		missing := false
		for _, id := range c.IDs {
			e, err := a.Report(ctx, id)
			if errors.Is(err, archive.ErrNotFound) {
				fmt.Fprintln(env.Stderr, "isnad:", err)
				missing = true
				continue
			}
			if err != nil {
				return err
			}
			if err := c.print(env.Stdout, e, export.Style{Color: colourful(env)}); err != nil {
				return fmt.Errorf("standard output: %w", err)
			}
		}
		if missing {
			return errSaid
		}
		return nil
	})
}

func (c *showCmd) print(w io.Writer, e archive.Entry, s export.Style) error {
	switch c.Format {
	case "json":
		return e.Record.JSON(w)
	case "jsonl":
		return e.Record.JSONL(w)
	case "raw":
		_, err := w.Write(e.Raw)
		return err
	}
	fmt.Fprintf(w, "came as %s from %s, gathered %s, read by %s\n", e.Media, export.Isolate(e.Source), e.Gathered.Format("2006-01-02 15:04"), e.Reader)
	return e.Record.Text(w, s)
}
