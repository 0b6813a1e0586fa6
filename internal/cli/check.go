package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"slices"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/ingest"
)

// checkCmd proves a knowledge folder, or counts what it understands of reports.
type checkCmd struct {
	Coverage  []string `placeholder:"PATH" type:"path" sep:"none" help:"Instead, count what the knowledge understands of these reports, and list what it does not. May be repeated; - for standard input."`
	Top       int      `placeholder:"N" default:"20" help:"With --coverage, how many of each kind to list, the commonest first."`
	Lemmas    string   `placeholder:"FILE" type:"path" help:"With --coverage, write the commonest verbs and nouns of happening in political reports there, as a table, with what decides about each; - for standard output instead of the figures."`
	Published dateFlag `placeholder:"DATE" help:"With --coverage, publication date of reports that do not give one: 2025-09-16."`
	Dir       string   `arg:"" optional:"" type:"path" help:"Knowledge folder; the one within if not given."`
	Reports   []string `arg:"" optional:"" type:"path" help:"With --coverage, more reports."`
}

// Help gives examples.
func (checkCmd) Help() string {
	return `Examples:
  isnad check                                 the knowledge within
  isnad check knowledge/                      a folder that you edit
  isnad check --coverage reports/             what is understood of these reports, and what is missing
  isnad check --coverage *.txt                the same of several files
  isnad check knowledge/ --coverage reports/  the same by a folder that you edit
  isnad check --coverage reports/ --lemmas lemmas.tsv`
}

// Run checks, or counts.
func (c *checkCmd) Run(ctx context.Context, env *Env) error {
	if env.Checker == nil {
		return errors.New("check: this build has no checker in it")
	}
	if len(c.Coverage) > 0 {
		return c.coverage(ctx, env)
	}
	switch {
	case c.Lemmas != "":
		return usageError{errors.New("--lemmas goes with --coverage: name reports to count in")}
	case len(c.Reports) > 0:
		return usageError{errors.New("one knowledge folder at a time; reports go with --coverage")}
	case c.Dir != "":
		if st, err := os.Stat(c.Dir); err != nil || !st.IsDir() {
			return usageError{fmt.Errorf("%s: no such folder: name a folder of knowledge", c.Dir)}
		}
	}
	faults, err := env.Checker.Check(ctx, env.Stdout, c.Dir)
	if err != nil {
		return fmt.Errorf("check: %w", err)
	}
	if faults > 0 {
		fmt.Fprintf(env.Stderr, "isnad: check: %d faults\n", faults)
		return errSaid
	}
	return nil
}

func (c *checkCmd) coverage(ctx context.Context, env *Env) error {
	if c.Top < 0 {
		return usageError{fmt.Errorf("--top %d: none or more", c.Top)}
	}
	r, err := ingest.NewReader(env.Knowledge, env.Stdin, ingest.Defaults{Published: c.Published.Time})
	if err != nil {
		return err
	}
	lemmas, err := c.create(env)
	if err != nil {
		return err
	}
	defer func() { _ = lemmas.Close() }()
	dir, paths := c.split()
	srcs := ingest.Sources(paths)
	said := newTeller(env, len(srcs))
	defer said.close()
	counted, err := env.Checker.Coverage(ctx, dir, arabic(r.Read(ctx, srcs), said))
	if err != nil {
		return fmt.Errorf("coverage: %w", err)
	}
	if c.Lemmas != ingest.Stdin {
		err = counted.Write(env.Stdout, c.Top)
	}
	if err == nil && c.Lemmas != "" {
		w := bufio.NewWriter(lemmas)
		err = errors.Join(counted.WriteLemmas(w), w.Flush(), lemmas.Close())
	}
	if err != nil {
		return err
	}
	return said.verdict()
}

// split tells the folder of knowledge from the reports: a shell makes many paths
// of one pattern, and the first of them stands where the folder may.
func (c *checkCmd) split() (dir string, reports []string) {
	reports = slices.Clone(c.Coverage)
	if c.Dir != "" && !knowledgeFolder(c.Dir) {
		return "", append(append(reports, c.Dir), c.Reports...)
	}
	return c.Dir, append(reports, c.Reports...)
}

// knowledgeFolder tells whether a folder holds tables or rules where a folder of
// knowledge has them.
func knowledgeFolder(dir string) bool {
	for _, p := range []string{"*/*.tsv", "*/*.tsv.gz", "*/*.rules"} {
		if found, err := fs.Glob(os.DirFS(dir), p); err == nil && len(found) > 0 {
			return true
		}
	}
	return false
}

// create opens what the lemmas go into before anything is counted: it would be
// a pity to find out afterwards.
func (c *checkCmd) create(env *Env) (io.WriteCloser, error) {
	if c.Lemmas == "" || c.Lemmas == ingest.Stdin {
		return open{env.Stdout}, nil
	}
	f, err := os.Create(c.Lemmas)
	if err != nil {
		return nil, fmt.Errorf("--lemmas: %w", err)
	}
	return f, nil
}

// open is a writer that stays open.
type open struct{ io.Writer }

func (open) Close() error { return nil }

// arabic gives the reports that can be read and are not in another language.
func arabic(items iter.Seq[ingest.Item], said *teller) iter.Seq[isnad.Report] {
	return func(yield func(isnad.Report) bool) {
		for it := range items {
			said.item(it)
			if it.Err == nil && (it.Language == "" || it.Language == "ar") && !yield(it.Report) {
				return
			}
		}
	}
}
