package view

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
)

// stream is an archive to which reports come.
type stream struct {
	archive.Archive
	mu      sync.Mutex
	entries []archive.Entry // the newest first
	changes int
	fault   error
	asked   int
}

func (s *stream) come(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.changes++
	id := fmt.Sprintf("r%d", s.changes)
	s.entries = append([]archive.Entry{{Record: export.Record{Document: export.Document{ID: id, Text: text, Language: "ar", Published: "2025-09-16"}}}}, s.entries...)
}

func (s *stream) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault = err
}

func (s *stream) Generation(context.Context) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return fmt.Sprint(s.changes), s.fault
}

func (s *stream) Search(_ context.Context, q archive.Query) (archive.Result, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked++
	r := archive.Result{Total: len(s.entries)}
	for i := q.Offset; i < min(len(s.entries), q.Offset+q.Limit) && q.Sort == archive.Newest; i++ {
		r.Hits = append(r.Hits, archive.Hit{Entry: s.entries[i]})
	}
	return r, s.fault
}

// whileCounting runs the count beside a test, in time that passes at once.
func whileCounting(t *testing.T, s *stream, a Analyzer, do func(d *Desk)) {
	t.Helper()
	d := readingDesk(t, s, a)
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		var done sync.WaitGroup
		done.Go(func() { d.CountCoverage(ctx) })
		do(d)
		cancel()
		done.Wait()
	})
}

func coverageOf(t *testing.T, d *Desk) Coverage {
	t.Helper()
	c, err := d.Coverage(t.Context())
	if err != nil {
		t.Error(err)
	}
	return c
}

func TestCoverage(t *testing.T) {
	s := &stream{}
	whileCounting(t, s, nil, func(d *Desk) {
		if c := coverageOf(t, d); c.Ready || c.Totals == nil || c.Gaps == nil {
			t.Errorf("before the first count: %+v", c)
		}
		time.Sleep(time.Second)
		if c := coverageOf(t, d); !c.Ready || c.Reports != 0 || c.Gaps["word"] == nil {
			t.Errorf("an empty archive: %+v", c)
		}
		s.come("قالت مصادر إن الاتفاق قريب. ثم جاء البغخلوط.")
		time.Sleep(2 * coverageLook) // the first reports are counted soon
		c := coverageOf(t, d)
		if c.Reports != 1 || c.Words != 8 || c.Totals["word"] != 1 {
			t.Errorf("%+v", c)
		}
		if g := c.Gaps["word"]; len(g) != 1 || g[0] != (Gap{"word", "البغخلوط", 1, "r1", "ثم جاء البغخلوط."}) {
			t.Errorf("%+v", g)
		}
		s.come("وصل البغخلوط إلى المدينة.")
		time.Sleep(5 * time.Minute)
		if again := coverageOf(t, d); again.At != c.At || again.Reports != 1 {
			t.Errorf("counted again too soon: %+v", again)
		}
		time.Sleep(6 * time.Minute)
		if c = coverageOf(t, d); c.Reports != 2 || c.Gaps["word"][0].N != 2 || c.Gaps["word"][0].Report != "r2" {
			t.Errorf("not counted again: %+v", c)
		}
		asked := s.asked
		time.Sleep(time.Hour)
		if s.asked != asked || coverageOf(t, d).At != c.At {
			t.Error("counted again although nothing came")
		}
	})
}

// TestCoverageBounds: the newest reports are counted and no others, each once,
// over pages that move; those in other languages are passed over.
func TestCoverageBounds(t *testing.T) {
	s := &stream{}
	for range coveredReports + 30 {
		s.come("نص")
	}
	s.entries[3].Record.Document.Language = "en"
	var mu sync.Mutex
	seen := map[string]int{}
	whileCounting(t, s, analyzerFunc(func(r isnad.Report) *isnad.Analysis {
		mu.Lock()
		defer mu.Unlock()
		seen[r.ID]++
		if len(seen) == 10 {
			go s.come("نص") // all pages behind move by one
		}
		return &isnad.Analysis{Report: r}
	}), func(d *Desk) {
		time.Sleep(time.Minute)
		if c := coverageOf(t, d); c.Reports < coveredReports-2 || c.Reports > coveredReports {
			t.Errorf("%d reports", c.Reports)
		}
	})
	for id, n := range seen {
		if n != 1 {
			t.Errorf("%s was read %d times", id, n)
		}
	}
	if seen[s.entries[4].Record.Document.ID] != 0 {
		t.Error("a report in another language was read")
	}
}

// TestCoverageFaults: what the archive says wrong is tried again; a report that
// the engine cannot read is counted as such.
func TestCoverageFaults(t *testing.T) {
	s := &stream{}
	s.come("نص")
	s.fail(errors.New("busy"))
	whileCounting(t, s, analyzerFunc(func(isnad.Report) *isnad.Analysis { panic("nil map") }), func(d *Desk) {
		time.Sleep(time.Second)
		if c := coverageOf(t, d); c.Ready {
			t.Errorf("%+v", c)
		}
		s.fail(nil)
		time.Sleep(2 * coverageLook)
		if c := coverageOf(t, d); !c.Ready || c.Totals["warning"] != 1 || c.Gaps["warning"][0].Value != "internal-fault" {
			t.Errorf("%+v", c)
		}
	})
	d := over(t, s) // without an engine it ends at once
	d.CountCoverage(t.Context())
}
