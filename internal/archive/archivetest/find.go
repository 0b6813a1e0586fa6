package archivetest

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
)

// Search implements archive.Archive.
func (m *Model) Search(ctx context.Context, q archive.Query) (archive.Result, error) {
	all := m.find(q)
	out := archive.Result{Total: len(all), Facets: map[archive.Facet][]archive.Count{}}
	for _, f := range q.Facets {
		out.Facets[f] = m.facet(all, q.Terms, f, q.Top)
	}
	order(all, q.Sort)
	from := min(max(q.Offset, 0), len(all))
	for _, f := range all[from:min(from+max(q.Limit, 0), len(all))] {
		out.Hits = append(out.Hits, hit(f, q.Terms))
	}
	return out, ctx.Err()
}

// Each implements archive.Archive.
func (m *Model) Each(ctx context.Context, q archive.Query, do func(archive.Entry) error) error {
	all := m.find(q)
	slices.SortFunc(all, func(a, b found) int {
		x, y := &a.Record.Document, &b.Record.Document
		return cmp.Or(strings.Compare(x.Published, y.Published), strings.Compare(x.ID, y.ID))
	})
	for _, f := range all {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := do(bare(f.Entry)); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// find gives what a query finds, in no order.
func (m *Model) find(q archive.Query) (out []found) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	for _, r := range m.reports {
		if f, ok := match(r, q.Terms); ok {
			out = append(out, f)
		}
	}
	return out
}

func hit(f found, terms []archive.Term) archive.Hit {
	h := archive.Hit{Entry: f.Entry, Score: float64(f.score)}
	h.Raw = nil
	s := positive(terms)
	alone := s.events == nil && s.statements == nil && s.tellers != nil
	if s.events != nil || alone {
		h.Events = f.events
	}
	if s.statements != nil || alone {
		h.Statements = f.statements
	}
	return h
}

func order(all []found, by archive.Sort) {
	slices.SortFunc(all, func(a, b found) int {
		x, y := &a.Record.Document, &b.Record.Document
		day, id := strings.Compare(y.Published, x.Published), strings.Compare(x.ID, y.ID)
		switch {
		case by == archive.Oldest && (x.Published == "") != (y.Published == ""):
			return day // what has no day comes last either way
		case by == archive.Oldest:
			return cmp.Or(-day, id)
		case by == archive.Gathered:
			return cmp.Or(b.Gathered.Compare(a.Gathered), id)
		case by == archive.ByRank || by == "":
			return cmp.Or(b.score-a.score, day, id)
		}
		return cmp.Or(day, id)
	})
}

// tally counts values.
type tally map[string]int

func (t tally) add(values ...string) {
	slices.Sort(values)
	for _, v := range slices.Compact(values) {
		if v != "" {
			t[v]++
		}
	}
}

// top gives the most frequent first, all where n is 0.
func (t tally) top(n int) []archive.Count {
	out := make([]archive.Count, 0, len(t))
	for v, k := range t {
		out = append(out, archive.Count{Value: v, N: k})
	}
	slices.SortFunc(out, func(a, b archive.Count) int { return cmp.Or(b.N-a.N, strings.Compare(a.Value, b.Value)) })
	if n > 0 && n < len(out) {
		out = out[:n]
	}
	return out
}
