package archive

import "github.com/isnad-news/isnad/internal/export"

// OutletLink is the last link of every chain, and so tells none from another: no
// row is kept of it.
const OutletLink = "outlet"

// Rows is a record as an archive is asked by it.
type Rows struct {
	Events     []EventRow
	Statements []StatementRow
}

// Named is whom a record names: by ID, by Name in normal form, or both.
type Named struct{ ID, Name, Sector string }

// EventRow is an event's fields that a query may name.
type EventRow struct {
	Type, Mode, Factuality string
	First, Last            string // days, see Days
	Country, Place         string // Place in normal form
	Actors, Recipients     []Named
	Tellers                []Named // without the outlet
}

// StatementRow is a statement's fields that a query may name.
type StatementRow struct {
	Speaker Named
	Class   string
	Tellers []Named
}

// RowsOf gives the rows of a record.
func RowsOf(r *export.Record) Rows {
	x := rower{entities: make(map[string]*export.Entity, len(r.Entities)), names: make(map[string]string, len(r.Entities))}
	for i := range r.Entities {
		x.entities[r.Entities[i].Ref] = &r.Entities[i]
	}
	out := Rows{Events: make([]EventRow, len(r.Events)), Statements: make([]StatementRow, len(r.Statements))}
	for i := range r.Events {
		out.Events[i] = x.event(&r.Events[i])
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		speaker := Named{s.Speaker.ID, x.name(s.Speaker.Ref, s.Speaker.Name+" "+s.Speaker.Text), s.Speaker.Sector}
		out.Statements[i] = StatementRow{speaker, s.Cue.Class, tellers(s.AssertedBy)}
	}
	return out
}

// rower knows entities and, of those that it was asked for, the normal form of
// their names.
type rower struct {
	entities map[string]*export.Entity
	names    map[string]string
}

func (x rower) event(e *export.Event) EventRow {
	row := EventRow{Type: e.Type, Mode: e.Mode, Factuality: e.Factuality, Tellers: tellers(e.AssertedBy),
		Actors: x.sides(e.Actors), Recipients: x.sides(e.Recipients)}
	row.First, row.Last = Days(e.Date)
	if p := e.Place; p != nil {
		row.Country, row.Place = p.Country, Normal(p.Text+" "+p.NameEn)
	}
	return row
}

func (x rower) sides(args []export.Arg) []Named {
	out := make([]Named, len(args))
	for i, a := range args {
		out[i] = Named{a.ID, x.name(a.Ref, a.Text), a.Sector}
	}
	return out
}

// name is an entity's or, where there is none, the text's own.
func (x rower) name(ref, text string) string {
	n, known := x.names[ref]
	if e := x.entities[ref]; !known && e != nil {
		n = Normal(e.Name + " " + e.NameEn)
		x.names[ref] = n
	}
	if n != "" {
		return n
	}
	return Normal(text)
}

func tellers(chain []string) []Named {
	var out []Named
	for _, t := range chain {
		if t != OutletLink {
			out = append(out, Named{ID: t, Name: Normal(t)})
		}
	}
	return out
}
