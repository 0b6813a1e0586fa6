package view

import (
	"context"

	"golang.org/x/sync/errgroup"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/search"
)

// passageWidth is how much of a report a hit shows, in code points.
const passageWidth = 240

// Search finds reports, with the passages that show why, and counts of all
// that the filter finds.
func (d *Desk) Search(ctx context.Context, f Filter) (Page[ReportLine], error) {
	page := Page[ReportLine]{Items: []ReportLine{}, Filter: f, Facets: map[archive.Facet][]archive.Count{}}
	a, err := d.ask(f)
	if err != nil {
		return page, err
	}
	q := a.query
	if q.Limit = f.Limit; q.Limit == 0 {
		q.Limit = usualHits
	}
	if q.Sort, err = hitOrder(f.Sort); err != nil {
		return page, err
	}
	if q.Offset, err = offset(f.After, q.Limit); err != nil {
		return page, err
	}
	if page.Problems = a.problems; a.lost != nil {
		return page, nil
	}
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() (err error) {
		page.Items, page.Total, err = d.hits(ctx, q)
		return err
	})
	g.Go(func() error {
		t, err := d.count(ctx, a.query, usualTop, archive.ByDay, archive.ByOutlet, archive.ByType, archive.ByActor, archive.ByCountry, archive.BySpeaker)
		page.Facets = t.facets
		return err
	})
	err = g.Wait()
	if next := q.Offset + len(page.Items); err == nil && next < page.Total && len(page.Items) > 0 {
		page.Next = cursor(next)
	}
	return page, err
}

// hits gives a page of found reports as lines.
func (d *Desk) hits(ctx context.Context, q archive.Query) ([]ReportLine, int, error) {
	res, err := d.o.Archive.Search(ctx, q)
	if err != nil {
		return []ReportLine{}, 0, err
	}
	out := make([]ReportLine, len(res.Hits))
	for i := range res.Hits {
		out[i] = hitLine(q, &res.Hits[i])
	}
	return out, res.Total, nil
}

func hitLine(q archive.Query, h *archive.Hit) ReportLine {
	l := reportLine(&h.Entry)
	doc := &h.Record.Document
	s := search.Excerpt(doc.Text, h.Terms, q, passageWidth, search.Evidence(*h)...)
	if s.Before {
		l.Passage = ellipsis
	}
	shift := len([]rune(l.Passage)) - s.Start
	if l.Passage += s.Text; s.After {
		l.Passage += ellipsis
	}
	for _, m := range s.Marks {
		m.Start, m.End = m.Start+shift, m.End+shift
		l.Marks = append(l.Marks, m)
	}
	if l.Title == doc.Title {
		l.TitleMarks = search.TitleMarks(doc.Title, h.Terms, q)
	}
	return l
}
