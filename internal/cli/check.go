package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/ingest"
)

// checkCmd proves a knowledge folder.
type checkCmd struct {
	Coverage []string `placeholder:"PATH" type:"path" sep:"none" help:"Instead, tell which words of these reports the knowledge does not know. May be repeated."`
	Dir      string   `arg:"" optional:"" type:"path" help:"Knowledge folder; the one within if not given."`
}

// Help gives examples.
func (checkCmd) Help() string {
	return `Examples:
  isnad check                                 the knowledge within
  isnad check knowledge/                      a folder that you edit
  isnad check knowledge/ --coverage reports/  what is missing in it for these reports`
}

// Run checks, or tells what is missing.
func (c *checkCmd) Run(ctx context.Context, env *Env) error {
	if env.Checker == nil {
		return errors.New("check: this build has no checker in it")
	}
	if c.Dir != "" {
		if st, err := os.Stat(c.Dir); err != nil || !st.IsDir() {
			return usageError{fmt.Errorf("%s: no such folder: name a folder of knowledge", c.Dir)}
		}
	}
	if len(c.Coverage) > 0 {
		return c.coverage(ctx, env)
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
	r, err := ingest.NewReader(env.Knowledge, env.Stdin, ingest.Defaults{})
	if err != nil {
		return err
	}
	srcs := ingest.Sources(c.Coverage)
	said := newTeller(env, len(srcs))
	defer said.close()
	err = env.Checker.Coverage(ctx, env.Stdout, c.Dir, arabic(r.Read(ctx, srcs), said))
	if err != nil {
		return fmt.Errorf("coverage: %w", err)
	}
	return said.verdict()
}

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
