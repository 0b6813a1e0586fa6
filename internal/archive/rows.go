package archive

import (
	"math"
	"slices"

	"github.com/isnad-news/isnad/internal/export"
)

// OutletLink is the last link of every chain, and so tells none from another: no
// row is kept of it.
const OutletLink = "outlet"

// Rows is a record as an archive is asked by it.
type Rows struct {
	Events     []EventRow
	Statements []StatementRow
	Names      []NameRow // each once, in the order in which rows name them
	Places     []PlaceRow
}

// NameRow is a name in normal form and as it is written where it first stands;
// what has no Arabic name has the English one for Written.
type NameRow struct{ Name, Written, English string }

// PlaceRow is a place by its name in normal form and its country.
type PlaceRow struct {
	Name, Country    string
	Written, English string
	Lat, Lon         *float64 // degrees; both nil where one is unknown
}

// Location is what a place is shown by.
func (p PlaceRow) Location() *Location {
	return &Location{Name: p.Written, NameEn: p.English, Country: p.Country, Lat: p.Lat, Lon: p.Lon}
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
	x := rower{entities: make(map[string]*export.Entity, len(r.Entities)), names: make(map[string]string, len(r.Entities)), seen: map[string]bool{}}
	for i := range r.Entities {
		x.entities[r.Entities[i].Ref] = &r.Entities[i]
	}
	x.see(Normal(r.Document.Outlet), r.Document.Outlet, "")
	x.out.Events, x.out.Statements = make([]EventRow, len(r.Events)), make([]StatementRow, len(r.Statements))
	for i := range r.Events {
		x.out.Events[i] = x.event(&r.Events[i])
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		written := s.Speaker.Name
		if written == "" {
			written = s.Speaker.Text
		}
		speaker := Named{s.Speaker.ID, x.name(s.Speaker.Ref, s.Speaker.Name+" "+s.Speaker.Text, written), s.Speaker.Sector}
		x.out.Statements[i] = StatementRow{speaker, s.Cue.Class, x.tellers(s.AssertedBy)}
	}
	return x.out
}

// rower knows entities and, of those that it was asked for, the normal form of
// their names.
type rower struct {
	entities map[string]*export.Entity
	names    map[string]string
	seen     map[string]bool
	out      Rows
}

// see notes how a name is written, the first time.
func (x *rower) see(name, written, english string) {
	if name == "" || x.seen[name] {
		return
	}
	x.seen[name] = true
	if written == "" {
		written = english
	}
	x.out.Names = append(x.out.Names, NameRow{name, written, english})
}

func (x *rower) event(e *export.Event) EventRow {
	row := EventRow{Type: e.Type, Mode: e.Mode, Factuality: e.Factuality}
	row.First, row.Last = Days(e.Date)
	if p := e.Place; p != nil {
		row.Country, row.Place = p.Country, Normal(p.Text+" "+p.NameEn)
		x.place(row.Place, p)
	}
	row.Actors, row.Recipients, row.Tellers = x.sides(e.Actors), x.sides(e.Recipients), x.tellers(e.AssertedBy)
	return row
}

// place notes a place, again if it was told of without coordinates before.
func (x *rower) place(name string, p *export.Place) {
	if name == "" {
		return
	}
	x.see(name, p.Text, p.NameEn)
	row := PlaceRow{Name: name, Country: p.Country, Written: p.Text, English: p.NameEn}
	if row.Written == "" {
		row.Written = row.English
	}
	if lat, lon := degrees(p.Lat), degrees(p.Lon); lat != nil && lon != nil {
		row.Lat, row.Lon = lat, lon
	}
	same := func(o PlaceRow) bool { return o.Name == name && o.Country == p.Country }
	if i := slices.IndexFunc(x.out.Places, same); i < 0 {
		x.out.Places = append(x.out.Places, row)
	} else if x.out.Places[i].Lat == nil {
		x.out.Places[i].Lat, x.out.Places[i].Lon = row.Lat, row.Lon
	}
}

// degrees gives a coordinate, nil where there is none.
func degrees(d *export.Decimal) *float64 {
	if d == nil || math.IsNaN(float64(*d)) || math.IsInf(float64(*d), 0) {
		return nil
	}
	f := math.Round(float64(*d)*1e6) / 1e6 // as records are printed
	return &f
}

func (x *rower) sides(args []export.Arg) []Named {
	out := make([]Named, len(args))
	for i, a := range args {
		out[i] = Named{a.ID, x.name(a.Ref, a.Text, a.Text), a.Sector}
	}
	return out
}

// name is an entity's or, where there is none, the text's own.
func (x *rower) name(ref, text, written string) string {
	n, known := x.names[ref]
	if e := x.entities[ref]; !known && e != nil {
		n = Normal(e.Name + " " + e.NameEn)
		x.names[ref] = n
		x.see(n, e.Name, e.NameEn)
	}
	if n != "" {
		return n
	}
	n = Normal(text)
	x.see(n, written, "")
	return n
}

func (x *rower) tellers(chain []string) []Named {
	var out []Named
	for _, t := range chain {
		if t != OutletLink {
			n := Named{ID: t, Name: Normal(t)}
			x.see(n.Name, t, "")
			out = append(out, n)
		}
	}
	return out
}
