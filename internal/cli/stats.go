package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
)

// statsCmd says what the archive holds.
type statsCmd struct {
	Format   string `enum:"text,json" default:"text" help:"How to print: ${enum}."`
	Failures int    `default:"20" placeholder:"N" help:"How many of the latest failures to list; ${default} if not given."`
	Check    bool   `help:"Prove that the archive is whole: its pages, its indexes, every record."`
}

// Help tells what it prints.
func (statsCmd) Help() string {
	return `Says what the archive holds, and what failed to come in, with reasons.

Exit codes: 0 well; 1 the archive cannot be read or, with --check, is not whole; 2 wrong usage.`
}

// summary is what is printed.
type summary struct {
	Archive string `json:"archive"`
	archive.Stats
	Failures []archive.Failure `json:"failures"`
	Faults   []string          `json:"faults,omitempty"`
}

// Run sums up.
func (c *statsCmd) Run(ctx context.Context, env *Env, at archiveFlag) error {
	if c.Failures < 0 {
		return usageError{fmt.Errorf("--failures %d: a number from 0 up", c.Failures)}
	}
	s := summary{Archive: at.shown()}
	err := at.with(ctx, true, func(a archive.Archive) (err error) {
		if s.Stats, err = a.Stats(ctx); err != nil {
			return err
		}
		if s.Failures, err = a.Failures(ctx, c.Failures); err != nil || !c.Check {
			return err
		}
		s.Faults, err = a.Check(ctx)
		return err
	})
	if err != nil {
		return err
	}
	if err := c.print(env.Stdout, s); err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	if n := len(s.Faults); n > 0 {
		return fmt.Errorf("%w: %d faults", archive.ErrBroken, n)
	}
	return nil
}

func (c *statsCmd) print(w io.Writer, s summary) error {
	if c.Format == "json" {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(s)
	}
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "archive     %s, %.1f MB\n", export.Isolate(s.Archive), float64(s.Bytes)/1e6)
	fmt.Fprintf(b, "reports     %d", s.Reports)
	if s.First != "" {
		fmt.Fprintf(b, ", published %s to %s", s.First, s.Last)
	}
	if s.Undated > 0 {
		fmt.Fprintf(b, ", %d without a date", s.Undated)
	}
	fmt.Fprintf(b, "\nstatements  %d\nevents      %d\nfailed      %d, and %d passed over\n", s.Statements, s.Events, s.Failed, s.Skipped)
	for _, l := range []struct {
		title string
		list  []archive.Count
	}{{"outlets", s.Outlets}, {"languages", s.Languages}, {"events by type", s.Types}, {"read by", s.Readers}, {"why not", s.Reasons}} {
		writeCounts(b, l.title, l.list)
	}
	if len(s.Failures) > 0 {
		fmt.Fprintln(b, "\nlatest failures")
	}
	for _, f := range s.Failures {
		fmt.Fprintf(b, "  %s  %s: %s\n", f.At.Format("2006-01-02 15:04"), export.Isolate(f.Source), export.Isolate(f.Reason))
	}
	for _, f := range s.Faults {
		fmt.Fprintf(b, "FAULT  %s\n", f)
	}
	return b.Flush()
}

// mostListed is how many values of one kind are printed as text.
const mostListed = 20

func writeCounts(b *bufio.Writer, title string, list []archive.Count) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", title)
	for i, c := range list {
		if i == mostListed {
			fmt.Fprintf(b, "  … and %d more\n", len(list)-i)
			break
		}
		value := c.Value
		if value == "" {
			value = "(unknown)"
		}
		fmt.Fprintf(b, "%8d  %s\n", c.N, export.Isolate(value))
	}
}
