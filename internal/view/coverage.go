package view

import (
	"context"
	"sync"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/coverage"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/intake"
)

const (
	coveredReports = 2000             // the newest of them are counted
	coveredPage    = 25               // fetched at once
	coveredTop     = 100              // gaps of each kind that are told
	coverageAge    = 10 * time.Minute // a count is good for so long, whatever comes in
	coverageLook   = time.Minute      // how often it is seen whether something came in
)

// covering is the last count of what was not understood.
type covering struct {
	mu   sync.Mutex
	last Coverage
}

func (c *covering) get() Coverage {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.last
}

func (c *covering) set(to Coverage) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.last = to
}

// Coverage gives what CountCoverage has counted last, at once. It is not ready
// until a first count is done.
func (d *Desk) Coverage(context.Context) (Coverage, error) {
	c := d.covering.get()
	if !c.Ready {
		c.Totals, c.Gaps = map[string]int{}, map[string][]Gap{}
	}
	return c, nil
}

// CountCoverage counts what the reader does not understand of the newest
// reports, read by the engine of today, and counts again when the archive has
// changed, until ctx ends. It works at a low pace, on less than half a core.
func (d *Desk) CountCoverage(ctx context.Context) {
	if d.o.Analyzer == nil {
		return
	}
	counted := "" // generation
	for ctx.Err() == nil {
		generation, err := d.o.Archive.Generation(ctx)
		last := d.covering.get()
		// An empty archive's first reports are counted soon.
		due := !last.Ready || generation != counted && (last.Reports == 0 || d.o.Now().Sub(last.At) >= coverageAge)
		if err == nil && due {
			var c Coverage
			if c, err = d.cover(ctx); err == nil {
				counted = generation
				d.covering.set(c)
				d.o.Log.Info("coverage counted", "reports", c.Reports, "words", c.Words)
			}
		}
		if err != nil && ctx.Err() == nil {
			d.o.Log.Error("coverage", "error", err)
		}
		pause(ctx, coverageLook)
	}
}

// cover counts once.
func (d *Desk) cover(ctx context.Context) (Coverage, error) {
	c, err := coverage.New(d.o.Knowledge)
	if err != nil {
		return Coverage{}, err
	}
	seen := map[string]bool{} // pages move when something comes in meanwhile
	for at := 0; at < coveredReports; at += coveredPage {
		found, err := d.o.Archive.Search(ctx, archive.Query{Sort: archive.Newest, Limit: coveredPage, Offset: at})
		if err != nil {
			return Coverage{}, err
		}
		for i := range found.Hits {
			if id := found.Hits[i].Record.Document.ID; !seen[id] {
				seen[id] = true
				d.coverOne(ctx, c, &found.Hits[i].Entry)
			}
			if err := ctx.Err(); err != nil {
				return Coverage{}, err
			}
		}
		if len(found.Hits) < coveredPage {
			break
		}
	}
	return d.gapsOf(c), nil
}

// coverOne reads a report again and counts it, then rests for twice as long as
// that took.
func (d *Desk) coverOne(ctx context.Context, c *coverage.Counter, e *archive.Entry) {
	read := &e.Record
	if e.AsRead != nil {
		read = e.AsRead
	}
	if l := read.Document.Language; l != "" && l != "ar" {
		return
	}
	start := time.Now()
	if err := d.countOne(c, read); err != nil {
		d.o.Log.Error("coverage", "report", read.Document.ID, "error", err)
	}
	pause(ctx, 2*time.Since(start))
}

func (d *Desk) countOne(c *coverage.Counter, read *export.Record) (err error) {
	defer sheltered(&err)
	doc, err := intake.Read(d.o.Analyzer, intake.ItemOf(read))
	if doc.Analysis != nil {
		c.Add(doc.Analysis)
	}
	return err
}

func (d *Desk) gapsOf(c *coverage.Counter) Coverage {
	out := Coverage{Ready: true, At: d.o.Now(), Reports: c.Reports(), Words: c.Words(), Totals: c.Totals(), Gaps: map[string][]Gap{}}
	for _, kind := range coverage.Kinds() {
		out.Gaps[kind] = []Gap{}
		for _, g := range c.Top(kind, coveredTop) {
			out.Gaps[kind] = append(out.Gaps[kind], Gap(g))
		}
	}
	return out
}

// pause waits, or until ctx ends.
func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
