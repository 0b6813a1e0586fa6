package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/tables"
)

// exportCmd writes the archive as tables.
type exportCmd struct {
	Format      string `enum:"csv,jsonl,parquet" default:"csv" help:"${enum}."`
	Output      string `required:"" placeholder:"DIR" type:"path" help:"Folder for reports, statements and events, a file each."`
	Force       bool   `help:"Put the files in the place of those of an earlier export."`
	NoText      bool   `help:"Leave out the texts of reports."`
	Spreadsheet bool   `help:"With csv: write it so that a spreadsheet opens it well, and takes no text for a formula."`
	knowledgeFlag
	Query []string `arg:"" optional:"" help:"Which reports, as isnad search takes it; all if not given."`
}

// Help gives examples.
func (exportCmd) Help() string {
	return `Writes three tables: reports, statements and events. Columns of events bear POLECAT's names where the field is the same; beside them stand the chain of tellers, the evidence and the factuality. docs/export.md tells of every column.

Examples:
  isnad export --format parquet --output tables/
  isnad export --output qatar/ 'who:QAT since:2025-09-01'

Exit codes: 0 well; 1 the archive cannot be read or the files cannot be written; 2 wrong usage.`
}

// Run exports.
func (c *exportCmd) Run(ctx context.Context, env *Env, at archiveFlag) error {
	q, err := c.query(env, c.Query)
	if err != nil {
		return err
	}
	return at.with(ctx, true, func(a archive.Archive) error {
		counted, err := a.Search(ctx, q)
		if err != nil {
			return err
		}
		home, err := tables.Homes(c.files(env))
		if err != nil {
			return err
		}
		w, err := tables.New(c.Output, c.Format, tables.Options{Force: c.Force, NoText: c.NoText, Spreadsheet: c.Spreadsheet, Home: home})
		if err != nil {
			return err
		}
		p := newProgress(env, int64(counted.Total))
		defer p.end()
		n := 0
		err = a.Each(ctx, q, func(e archive.Entry) error {
			n++
			p.at(int64(n), float64(n)/float64(max(counted.Total, 1)), "")
			return w.Add(e)
		})
		p.end()
		if err != nil {
			w.Abort()
			return errors.Join(err, errors.New("no table was written"))
		}
		if err := w.Close(); err != nil {
			return err
		}
		rows := w.Counts()
		fmt.Fprintf(env.Stderr, "isnad: %d reports, %d statements, %d events written to %s\n", rows.Reports, rows.Statements, rows.Events, c.Output)
		return nil
	})
}
