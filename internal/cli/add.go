package cli

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/ingest"
	"github.com/isnad-news/isnad/internal/intake"
	"github.com/isnad-news/isnad/internal/search"
)

// addCmd brings reports into the archive.
type addCmd struct {
	workersFlag
	about
	Paths []string `arg:"" optional:"" name:"path" help:"Files, folders and archives of them, or - for standard input."`
}

// Help gives examples.
func (addCmd) Help() string {
	return `Reads reports and keeps them, with their records, in the archive. A report comes in once: what is there is passed over, so that a command that was stopped goes on when it is run again.

Taken are: text, HTML pages, JSON, JSONL, CSV and TSV; zip, gzip and zstd of these; WARC files.

Examples:
  isnad add --published 2025-09-16 --outlet "My paper" report.txt
  isnad add newspapers/*.zip
  isnad add CC-NEWS-20250916.warc.gz

Exit codes: 0 all came in or was there; 1 something did not (isnad stats tells what and why), or it was stopped; 2 wrong usage.`
}

// workersFlag says how many reports are read at once.
type workersFlag struct {
	Workers int `placeholder:"N" help:"How many reports to read at once; all cores if not given. The result does not depend on it."`
}

func (f workersFlag) check() error {
	if f.Workers < 0 {
		return usageError{fmt.Errorf("--workers %d: a number from 1 up", f.Workers)}
	}
	return nil
}

// Run reads and keeps.
func (c *addCmd) Run(ctx context.Context, env *Env, at archiveFlag) error {
	if err := c.check(); err != nil {
		return err
	}
	srcs, err := sources(env, c.Paths)
	if err != nil {
		return err
	}
	r, err := c.reader(env)
	if err != nil {
		return err
	}
	r.Progress = ingest.NewProgress(srcs)
	return at.with(ctx, false, func(a archive.Archive) error {
		in, err := newIntake(env, a, c.Knowledge, c.Workers)
		if err != nil {
			return err
		}
		return add(ctx, env, in, r, srcs)
	})
}

// garbage is how much may gather, in percent of what is in use, before it is
// taken out: more than Go's own 100, since little is in use while much is read.
const garbage = 150

// newIntake makes what brings reports into an archive.
func newIntake(env *Env, a intake.Keeper, dirs []string, workers int) (*intake.Intake, error) {
	if env.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	engine, err := env.Open(dirs)
	if err != nil {
		return nil, err
	}
	version, err := readerVersion(env.Knowledge, dirs)
	if err != nil {
		return nil, err
	}
	packer, err := archive.NewPacker()
	if err != nil {
		return nil, err
	}
	return &intake.Intake{Archive: a, Packer: packer, Analyzer: engine, Index: search.Index, IndexText: search.IndexText, Reader: version,
		Now: env.Now, Workers: workers}, nil
}

// add brings in what sources hold and tells how it went.
func add(ctx context.Context, env *Env, in *intake.Intake, r *ingest.Reader, srcs []ingest.Source) error {
	said := newTeller(env, 0)
	p := newProgress(env, 0)
	said.bar = p.bar
	defer p.end()
	bad := map[string]bool{} // sources that are at fault as a whole
	tally, err := in.Add(ctx, r.Read(ctx, srcs), func(d intake.Done) {
		if !d.Known {
			said.item(d.Item)
		}
		if d.Item.Err != nil && d.Item.Source == srcs[d.Item.Nth].Path {
			bad[d.Item.Source] = true
		}
		n := d.Tally.Added + d.Tally.Known + d.Tally.Failed + d.Tally.Skipped
		p.at(int64(n), r.Progress.Share(), "")
	})
	p.end()
	said.say("%s", tallied(tally))
	if err == nil {
		err = in.Archive.Forget(ctx, well(srcs, bad))
	}
	if err != nil {
		if errors.Is(err, context.Canceled) {
			said.say("stopped: what was read is kept; run the command again to go on")
		}
		return err
	}
	return said.verdict()
}

// well lists the sources that could be read, whatever was wrong within them:
// what is noted of them from an earlier time no longer holds.
func well(srcs []ingest.Source, bad map[string]bool) []string {
	var out []string
	for _, s := range srcs {
		if !bad[s.Path] {
			out = append(out, s.Path)
		}
	}
	return out
}

func tallied(t intake.Tally) string {
	s := fmt.Sprintf("%d reports added", t.Added)
	for _, x := range []struct {
		n    int
		what string
	}{{t.Known, "were there"}, {t.Failed, "did not come in"}, {t.Skipped, "passed over"}} {
		if x.n > 0 {
			s += fmt.Sprintf(", %d %s", x.n, x.what)
		}
	}
	return s
}
