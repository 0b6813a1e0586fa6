package sqlstore

import (
	"context"
	"slices"

	"github.com/isnad-news/isnad/internal/archive"
)

// What a row of teller belongs to.
const (
	ofEvent     = 0
	ofStatement = 1
)

// What side of an event a row of party is.
const (
	isActor     = 0
	isRecipient = 1
)

// recordRows gathers the rows of records, a list a table.
type recordRows struct {
	events, parties, statements, tellers [][]any
	grades                               map[grade]bool // values that records are ordered by
}

// grade is a value that records are ordered by.
type grade struct{ field, value, more string }

func (r *recordRows) grade(field, value, more string) {
	if value != "" {
		r.grades[grade{field, value, more}] = true
	}
}

func (r *recordRows) add(p *prepared, key func(string) any) {
	d := &p.Record.Document
	published := clean(d.Published)
	r.grade(gradePublished, published, "")
	r.grade(gradeOutlet, clean(d.Outlet), "")
	for n := range p.rows.Events {
		r.event(p.key, n, &p.rows.Events[n], published, key)
	}
	for n := range p.rows.Statements {
		s := &p.rows.Statements[n]
		class := clean(s.Class)
		r.grade(gradeClass, class, "")
		r.statements = append(r.statements, []any{p.key, n, clean(s.Speaker.ID), key(s.Speaker.Name), clean(s.Speaker.Sector), class, published})
		r.chain(p.key, ofStatement, n, s.Tellers, key)
	}
}

func (r *recordRows) event(report int64, n int, e *archive.EventRow, published string, key func(string) any) {
	typ, mode, factuality, country, day := clean(e.Type), clean(e.Mode), clean(e.Factuality), clean(e.Country), e.First
	if day == "" {
		day = published
	}
	r.grade(gradeDay, day, "")
	r.grade(gradeType, typ, mode)
	r.grade(gradeCountry, country, "")
	r.grade(gradeFactuality, factuality, "")
	r.events = append(r.events, []any{report, n, typ, mode, factuality, country, key(e.Place), e.First, e.Last, day, published})
	for role, side := range [][]archive.Named{isActor: e.Actors, isRecipient: e.Recipients} {
		for i, a := range side {
			r.parties = append(r.parties, []any{report, n, role, i, clean(a.ID), key(a.Name), clean(a.Sector), again(side, i)})
		}
	}
	r.chain(report, ofEvent, n, e.Tellers, key)
}

func (r *recordRows) chain(report int64, kind, n int, tellers []archive.Named, key func(string) any) {
	for depth, t := range tellers {
		r.tellers = append(r.tellers, []any{report, kind, n, depth, clean(t.ID), key(t.Name), again(tellers, depth)})
	}
}

// again is 1 where the id of list[i] stands before it.
func again(list []archive.Named, i int) int {
	id := clean(list[i].ID)
	return bit(id != "" && slices.ContainsFunc(list[:i], func(n archive.Named) bool { return clean(n.ID) == id }))
}

func (r *recordRows) insert(ctx context.Context, t *transaction) error {
	for _, tab := range []struct {
		name, columns string
		rows          [][]any
	}{
		{"event", "report n type mode factuality country place first last day published", r.events},
		{"party", "report event role n id name sector again", r.parties},
		{"statement", "report n speaker name sector class published", r.statements},
		{"teller", "report kind record n id name again", r.tellers},
	} {
		if err := t.insert(ctx, tab.name, tab.columns, tab.rows); err != nil {
			return err
		}
	}
	return nil
}
