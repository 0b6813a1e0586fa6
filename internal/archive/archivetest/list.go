package archivetest

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
)

// placed is a record with what places it in a listing.
type placed struct {
	*report
	n                      int
	value, more, published string
}

// List implements archive.Archive.
func (m *Model) List(ctx context.Context, l archive.Listing) (archive.Listed, error) {
	by, descending, after, err := l.Start()
	if err != nil {
		return archive.Listed{}, err
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	all, compare := m.listed(l, by, descending)
	out := archive.Listed{Total: len(all)}
	if after != nil {
		r := m.reports[after.Report]
		if r == nil {
			return archive.Listed{}, archive.ErrCursor
		}
		c := placed{r, after.N, after.Value, after.More, after.Published}
		all = slices.DeleteFunc(all, func(p placed) bool { return compare(p, c) <= 0 })
	}
	for i, p := range all {
		if i == l.Limit {
			p = all[i-1]
			out.Next = archive.Cursor{Kind: l.Kind, Order: l.Order, Value: p.value, More: p.more, Published: p.published, Report: p.Record.Document.ID, N: p.n}.String()
			break
		}
		out.Records = append(out.Records, archive.Located{Report: p.Record.Document.ID, N: p.n})
	}
	return out, ctx.Err()
}

// listed gives all that a listing asks for, in its order.
func (m *Model) listed(l archive.Listing, by archive.Order, descending bool) (all []placed, compare func(a, b placed) int) {
	for _, r := range m.reports {
		for _, n := range r.listed(l) {
			all = append(all, r.placed(l.Kind, by, n))
		}
	}
	compare = inOrder(descending)
	slices.SortFunc(all, compare)
	return all, compare
}

// inOrder compares records: those without a value come last either way, those
// of one value by publication, newest first, then as they came.
func inOrder(descending bool) func(a, b placed) int {
	return func(a, b placed) int {
		by := cmp.Or(strings.Compare(a.value, b.value), strings.Compare(a.more, b.more))
		if descending {
			by = -by
		}
		switch {
		case a.value == "" && b.value != "":
			by = 1
		case a.value != "" && b.value == "":
			by = -1
		}
		return cmp.Or(by, strings.Compare(b.published, a.published), a.came-b.came, a.n-b.n)
	}
}

func (r *report) placed(kind string, by archive.Order, n int) placed {
	doc := &r.Record.Document
	p := placed{report: r, n: n, published: clean(doc.Published)}
	switch {
	case by == archive.OrderOutlet:
		p.value = doc.Outlet
	case by == archive.OrderPublished || kind == archive.Statements && by == archive.OrderDay:
		p.value = doc.Published
	case kind == archive.Statements && by == archive.OrderSpeaker:
		p.value = r.rows.Statements[n].Speaker.Name
	case kind == archive.Statements:
		p.value = r.rows.Statements[n].Class
	case by == archive.OrderDay:
		p.value = cmp.Or(r.rows.Events[n].First, doc.Published)
	case by == archive.OrderType:
		p.value, p.more = r.rows.Events[n].Type, r.rows.Events[n].Mode
	case by == archive.OrderCountry:
		p.value = r.rows.Events[n].Country
	default:
		p.value = r.rows.Events[n].Factuality
	}
	if p.value, p.more = clean(p.value), clean(p.more); p.value == "" {
		p.more = ""
	}
	return p
}

// listed gives the records of a report that a listing asks for: terms of their
// kind hold of the record itself, tellers too, all others of the report.
func (r *report) listed(l archive.Listing) []int {
	itself, n := r.event, len(r.rows.Events)
	if l.Kind == archive.Statements {
		itself, n = r.statement, len(r.rows.Statements)
	}
	var own, others []archive.Term
	for _, t := range l.Terms {
		if of := t.Field.Of(); of == l.Kind || of == "any" {
			own = append(own, t)
		} else {
			others = append(others, t)
		}
	}
	if _, ok := match(r, others); !ok {
		return nil
	}
	return where(n, func(i int, t archive.Term) bool { return itself(i, t) != t.Not }, own)
}
