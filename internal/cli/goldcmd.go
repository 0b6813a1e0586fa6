package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
)

// goldCmd writes reports that editors have corrected as gold files.
type goldCmd struct {
	Output  string `required:"" placeholder:"DIR" type:"path" help:"Folder for the files: NAME.txt and NAME.json for each report."`
	Checked bool   `help:"Only reports that an editor has marked as checked, and whose records are still those that the editor saw."`
	Force   bool   `help:"Overwrite files too that isnad did not write, or that have been altered since."`
}

// Help gives examples.
func (goldCmd) Help() string {
	return `Writes every report that an editor has corrected, with the corrections applied, in the form that readers are scored against: NAME.txt is its text, NAME.json what is told in it. A report whose records cannot be said in that form is left out and told of; what to correct in it is said.

Examples:
  isnad gold --output gold/
  isnad gold --checked --output gold/

Exit codes: 0 well, even if there was nothing to write; 1 the archive cannot be read, or a report was left out; 2 wrong usage.`
}

// corrections read at a time.
const correctionsAtATime = 1000

// Run writes the files.
func (c *goldCmd) Run(ctx context.Context, env *Env, at archiveFlag) error {
	return at.with(ctx, true, func(a archive.Archive) error {
		ids, err := correctedReports(ctx, a)
		if err != nil {
			return err
		}
		p := newProgress(env, int64(len(ids)))
		defer p.end()
		files, faults := 0, 0
		for i, id := range ids {
			p.at(int64(i), float64(i)/float64(len(ids)), "")
			records, err := c.wanted(ctx, a, id)
			if err != nil {
				return err
			}
			names, err := correct.WriteGold(c.Output, records, c.Force)
			if err != nil {
				faults++
				fmt.Fprintf(env.Stderr, "isnad: %s left out: %v\n", id, err)
			}
			for _, n := range names {
				files++
				fmt.Fprintf(env.Stdout, "%s\t%d statements\t%d events\n", n, len(records[0].Statements), len(records[0].Events))
			}
		}
		p.end()
		fmt.Fprintf(env.Stderr, "isnad: %d of %d corrected reports written to %s\n", files, len(ids), c.Output)
		if faults > 0 {
			return errSaid
		}
		return nil
	})
}

// correctedReports gives the ids of reports with corrections, in the order in
// which they were first corrected.
func correctedReports(ctx context.Context, a archive.Archive) ([]string, error) {
	var ids []string
	seen := map[string]bool{}
	for after := ""; ; {
		page, err := a.Corrections(ctx, after, correctionsAtATime)
		if err != nil {
			return nil, err
		}
		for _, c := range page {
			if !seen[c.Report] {
				seen[c.Report] = true
				ids = append(ids, c.Report)
			}
			after = c.ID
		}
		if len(page) < correctionsAtATime {
			return ids, nil
		}
	}
}

// wanted gives the corrected record of a report; none where all corrections
// have been withdrawn or, with --checked, nobody has checked it as it is.
func (c *goldCmd) wanted(ctx context.Context, a archive.Archive, id string) ([]export.Record, error) {
	e, err := a.Report(ctx, id)
	if errors.Is(err, archive.ErrNotFound) {
		return nil, nil // taken out since
	}
	if err != nil {
		return nil, err
	}
	read := e.Record
	if e.AsRead != nil {
		read = *e.AsRead
	}
	o := correct.Trace(read, e.Corrections)
	if c.Checked {
		if _, ok := o.CheckedBy(e.Corrections); !ok {
			return nil, nil
		}
		return []export.Record{o.Record}, nil
	}
	for i, x := range e.Corrections {
		if s := o.States[i].Standing; x.Action != correct.Withdraw && s != correct.Withdrawn && s != correct.Moot {
			return []export.Record{o.Record}, nil
		}
	}
	return nil, nil
}
