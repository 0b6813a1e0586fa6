//go:build unix

// Command month brings a folder of newspapers into an archive and measures it:
// the speed of bringing in beside that of reading alone, in turns, in one run;
// time and size beside the same texts indexed by bleve and by SQLite's FTS5
// without reading; and how long searches take. It is a measure, not a part of
// Isnad.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"strings"
	"syscall"
	"time"

	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/postgres"
	"github.com/isnad-news/isnad/internal/archive/sqlite"
	"github.com/isnad-news/isnad/internal/ingest"
	"github.com/isnad-news/isnad/internal/inorder"
	"github.com/isnad-news/isnad/internal/intake"
	"github.com/isnad-news/isnad/internal/search"
	"github.com/isnad-news/isnad/knowledge"
)

func main() {
	var m month
	flag.StringVar(&m.corpus, "corpus", "../shared/corpora/saudinewsnet", "folder of newspapers")
	flag.StringVar(&m.dir, "dir", "", "folder for what is made; a temporary one if not given")
	flag.StringVar(&m.postgres, "postgres", "", "address of a PostgreSQL archive to measure too")
	flag.StringVar(&m.queries, "queries", "scripts/month/queries.txt", "file of queries, one a line")
	flag.StringVar(&m.archive, "archive", "", "SQLite archive to search, in the place of all else")
	flag.IntVar(&m.rounds, "rounds", 2, "how often to read and to add, in turns")
	flag.BoolVar(&m.peers, "peers", true, "index by bleve and FTS5 too")
	profile := flag.String("cpuprofile", "", "file to write a CPU profile of the adding, or of the searches of -archive, to")
	flag.Parse()
	m.profile = *profile
	if err := m.run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "month:", err)
		os.Exit(1)
	}
}

type month struct {
	corpus, dir, postgres, queries string
	archive                        string
	profile                        string
	rounds                         int
	peers                          bool
	engine                         *engine.Engine
	words                          int
}

func (m *month) run(ctx context.Context) (err error) {
	if m.archive != "" {
		return m.onSQLite(ctx, m.archive)
	}
	if m.dir == "" {
		if m.dir, err = os.MkdirTemp("", "isnad-month-*"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(m.dir)) }()
	}
	debug.SetGCPercent(150) // as isnad add does, for reading alone too
	if m.engine, err = engine.New(); err != nil {
		return err
	}
	if err := m.speed(ctx); err != nil {
		return err
	}
	fmt.Printf("memory: %d MB at the most\n", peakMemory()>>20)
	if m.peers {
		if err := m.others(ctx); err != nil {
			return err
		}
	}
	if err := m.onSQLite(ctx, m.path()); err != nil || m.postgres == "" {
		return err
	}
	return m.onPostgres(ctx)
}

func (m *month) onSQLite(ctx context.Context, path string) error {
	a, err := sqlite.Open(ctx, path, sqlite.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	stop := func() error { return nil }
	if m.archive != "" {
		if stop, err = m.profiled(); err != nil {
			return errors.Join(err, a.Close())
		}
	}
	return errors.Join(m.searches(ctx, "SQLite", a), stop(), a.Close())
}

func (m *month) path() string { return filepath.Join(m.dir, "archive.db") }

// items reads the corpus.
func (m *month) items(ctx context.Context, do func(seq func(func(ingest.Item) bool)) error) error {
	r, err := ingest.NewReader(knowledge.Files(), strings.NewReader(""), ingest.Defaults{})
	if err != nil {
		return err
	}
	return do(r.Read(ctx, ingest.Sources([]string{m.corpus})))
}

// speed reads, and adds, in turns.
func (m *month) speed(ctx context.Context) error {
	var reading, adding, readingCPU, addingCPU time.Duration
	for n := range m.rounds {
		cpu := processorTime()
		took, err := m.read(ctx)
		if err != nil {
			return err
		}
		reading += took
		readingCPU += processorTime() - cpu
		for _, end := range []string{"", "-wal", "-shm"} {
			if err := os.Remove(m.path() + end); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
		stop, err := m.profiled()
		if err != nil {
			return err
		}
		before, start := processorTime(), time.Now()
		a, err := sqlite.Open(ctx, m.path(), sqlite.Options{})
		if err != nil {
			return err
		}
		tally, err := m.add(ctx, a)
		if err := errors.Join(err, a.Close(), stop()); err != nil {
			return err
		}
		added := time.Since(start)
		adding += added
		addingCPU += processorTime() - before
		fmt.Printf("round %d: read in %.1f s, %d words; added %d reports in %.1f s\n", n+1, took.Seconds(), m.words, tally.Added, added.Seconds())
	}
	size, err := os.Stat(m.path())
	if err != nil {
		return err
	}
	fmt.Printf("adding to SQLite goes at %.1f %% of the reader's own speed (%d cores; by processor time %.1f %%: %.1f and %.1f s); the archive has %d MB\n",
		100*reading.Seconds()/adding.Seconds(), runtime.GOMAXPROCS(0), 100*readingCPU.Seconds()/addingCPU.Seconds(),
		readingCPU.Seconds(), addingCPU.Seconds(), size.Size()>>20)
	return nil
}

// profiled begins a profile, if one is wanted, and gives what ends it.
func (m *month) profiled() (stop func() error, err error) {
	if m.profile == "" {
		return func() error { return nil }, nil
	}
	f, err := os.Create(m.profile)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func() error {
		pprof.StopCPUProfile()
		return f.Close()
	}, nil
}

// read reads the corpus and keeps nothing.
func (m *month) read(ctx context.Context) (took time.Duration, err error) {
	m.words = 0
	err = m.items(ctx, func(items func(func(ingest.Item) bool)) error {
		start := time.Now()
		for n := range inorder.Map(ctx, items, 0, func(it ingest.Item) int {
			doc, err := intake.Read(m.engine, it)
			if err != nil {
				return 0
			}
			return len(doc.Words)
		}) {
			m.words += n
		}
		took = time.Since(start)
		return nil
	})
	return took, err
}

func (m *month) add(ctx context.Context, a archive.Archive) (tally intake.Tally, err error) {
	packer, err := archive.NewPacker()
	if err != nil {
		return tally, err
	}
	in := &intake.Intake{Archive: a, Packer: packer, Analyzer: m.engine, Index: search.Index, IndexText: search.IndexText, Reader: "month", Now: time.Now}
	err = m.items(ctx, func(items func(func(ingest.Item) bool)) error {
		tally, err = in.Add(ctx, items, nil)
		return err
	})
	return tally, err
}

func (m *month) onPostgres(ctx context.Context) error {
	a, err := postgres.Open(ctx, m.postgres, postgres.Options{})
	if err != nil {
		return err
	}
	start := time.Now()
	tally, err := m.add(ctx, a)
	if err != nil {
		return errors.Join(err, a.Close())
	}
	st, err := a.Stats(ctx)
	if err != nil {
		return errors.Join(err, a.Close())
	}
	fmt.Printf("PostgreSQL: %d reports added in %.1f s, %d MB\n", tally.Added, time.Since(start).Seconds(), st.Bytes>>20)
	return errors.Join(m.searches(ctx, "PostgreSQL", a), a.Close())
}

// lines gives the queries of a file.
func lines(path string) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // only read
	var out []string
	s := bufio.NewScanner(f)
	for s.Scan() {
		if l := strings.TrimSpace(s.Text()); l != "" && !strings.HasPrefix(l, "#") {
			out = append(out, l)
		}
	}
	return out, s.Err()
}

// peakMemory is the most memory that this process has had, in bytes.
func peakMemory() int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return u.Maxrss << 10
}

// processorTime is what this process has used of all cores.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
