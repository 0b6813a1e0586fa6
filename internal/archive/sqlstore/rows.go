package sqlstore

import (
	"context"

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
type recordRows struct{ events, parties, statements, tellers [][]any }

func (r *recordRows) add(p *prepared, key func(string) any) {
	for n := range p.rows.Events {
		e := &p.rows.Events[n]
		r.events = append(r.events, []any{p.key, n, clean(e.Type), clean(e.Mode), clean(e.Factuality), clean(e.Country), key(e.Place), e.First, e.Last})
		for role, side := range [][]archive.Named{isActor: e.Actors, isRecipient: e.Recipients} {
			for i, a := range side {
				r.parties = append(r.parties, []any{p.key, n, role, i, clean(a.ID), key(a.Name), clean(a.Sector)})
			}
		}
		r.chain(p.key, ofEvent, n, e.Tellers, key)
	}
	for n := range p.rows.Statements {
		s := &p.rows.Statements[n]
		r.statements = append(r.statements, []any{p.key, n, clean(s.Speaker.ID), key(s.Speaker.Name), clean(s.Speaker.Sector), clean(s.Class)})
		r.chain(p.key, ofStatement, n, s.Tellers, key)
	}
}

func (r *recordRows) chain(report int64, kind, n int, tellers []archive.Named, key func(string) any) {
	for depth, t := range tellers {
		r.tellers = append(r.tellers, []any{report, kind, n, depth, clean(t.ID), key(t.Name)})
	}
}

func (r *recordRows) insert(ctx context.Context, t *transaction) error {
	for _, tab := range []struct {
		name, columns string
		rows          [][]any
	}{
		{"event", "report n type mode factuality country place first last", r.events},
		{"party", "report event role n id name sector", r.parties},
		{"statement", "report n speaker name sector class", r.statements},
		{"teller", "report kind record n id name", r.tellers},
	} {
		if err := t.insert(ctx, tab.name, tab.columns, tab.rows); err != nil {
			return err
		}
	}
	return nil
}
