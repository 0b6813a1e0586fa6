package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/intake"
)

// rereadCmd reads the archive again.
type rereadCmd struct {
	workersFlag
	knowledgeFlag
	All     bool `help:"Read all reports again, those too that this very version has read."`
	Changes bool `help:"Print each record that is new (+), gone (-) or different (~)."`
}

// Help tells when to use it.
func (rereadCmd) Help() string {
	return `Reads reports again that another version of the program or of the knowledge has read, and tells what changed. Stopped at any moment, it goes on when it is run again (but with --all begins anew).

Examples:
  isnad reread
  isnad reread --knowledge my-knowledge/ --changes > changes.txt

Exit codes: 0 all was read; 1 a report could not be, or it was stopped; 2 wrong usage.`
}

// Run reads again.
func (c *rereadCmd) Run(ctx context.Context, env *Env, at archiveFlag) error {
	if err := c.check(); err != nil {
		return err
	}
	return at.with(ctx, false, func(a archive.Archive) error {
		in, err := newIntake(env, a, c.Knowledge, c.Workers)
		if err != nil {
			return err
		}
		stale := in.Reader
		if c.All {
			stale = ""
		}
		total, err := a.CountStale(ctx, stale)
		if err != nil {
			return err
		}
		return c.reread(ctx, env, in, a, stale, total)
	})
}

func (c *rereadCmd) reread(ctx context.Context, env *Env, in *intake.Intake, a archive.Archive, stale string, total int) error {
	said := newTeller(env, 0)
	p := newProgress(env, int64(total))
	said.bar = p.bar
	defer p.end()
	var sum intake.Change
	read, changed, faults := 0, 0, 0
	var printing error
	err := in.Reread(ctx, a, stale, func(r intake.Reread) {
		read++
		p.at(int64(read), float64(read)/float64(max(total, 1)), "")
		if r.Err != nil {
			faults++
			said.say("%v", r.Err)
		}
		if !r.Change.Any() {
			return
		}
		changed++
		sum.Add(r.Change)
		if c.Changes {
			printing = errors.Join(printing, printChange(env, r))
		}
	})
	p.end()
	said.say("%d of %d reports read again, %d changed: statements %s, events %s", read, total, changed,
		changes(sum.StatementsNew, sum.StatementsGone, sum.StatementsOther), changes(sum.EventsNew, sum.EventsGone, sum.EventsOther))
	switch {
	case errors.Is(err, context.Canceled):
		said.say("stopped: what was read is kept; run the command again to go on")
	case err == nil && faults > 0:
		return errSaid
	}
	return errors.Join(err, printing)
}

func changes(fresh, gone, other int) string { return fmt.Sprintf("+%d -%d ~%d", fresh, gone, other) }

func printChange(env *Env, r intake.Reread) error {
	d := r.Document
	if _, err := fmt.Fprintf(env.Stdout, "%s  %s  %s\n", d.ID, d.Published, d.Title); err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	for _, l := range r.Change.Lines {
		if _, err := fmt.Fprintf(env.Stdout, "  %s\n", l); err != nil {
			return fmt.Errorf("standard output: %w", err)
		}
	}
	return nil
}
