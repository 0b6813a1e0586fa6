//go:build unix

package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/search"
	"github.com/isnad-news/isnad/knowledge"
)

// searches times each query: reading it, finding, and the passages of the
// first ten hits; one in four with facets. Each is asked three times and its
// middle time counts; the first round warms nothing that a second would not.
func (m *month) searches(ctx context.Context, name string, a archive.Archive) error {
	asked, err := lines(m.queries)
	if err != nil {
		return err
	}
	lemmas, err := engine.NewLemmatizer()
	if err != nil {
		return err
	}
	p, err := search.NewParser(knowledge.Files(), lemmas, search.NewNames(knowledge.Files()))
	if err != nil {
		return err
	}
	all := make([]timed, 0, len(asked))
	hits := 0
	for i, text := range asked {
		var took []time.Duration
		for range 3 {
			start := time.Now()
			q, _, err := p.Parse(text)
			if err != nil {
				return fmt.Errorf("%s: %w", text, err)
			}
			if q.Limit = 10; i%4 == 0 {
				q.Facets = []archive.Facet{archive.ByDay, archive.ByOutlet}
			}
			res, err := a.Search(ctx, q)
			if err != nil {
				return fmt.Errorf("%s: %w", text, err)
			}
			for _, h := range res.Hits {
				search.Excerpt(h.Record.Document.Text, h.Terms, q, 240, search.Evidence(h)...)
			}
			took = append(took, time.Since(start))
			hits += min(1, res.Total)
		}
		slices.Sort(took)
		all = append(all, timed{took[1], text})
	}
	slices.SortFunc(all, func(a, b timed) int { return int(a.took - b.took) })
	n := len(all)
	fmt.Printf("%s: %d queries, %d of them find something: median %.1f ms, 99th percentile %.1f ms\n", name, n, hits/3, ms(all[n/2]), ms(all[n*99/100]))
	for _, t := range all[max(0, n-5):] {
		fmt.Printf("  %6.1f ms  %s\n", ms(t), t.query)
	}
	return nil
}

// timed is a query and how long it took.
type timed struct {
	took  time.Duration
	query string
}

func ms(t timed) float64 { return float64(t.took.Microseconds()) / 1000 }
