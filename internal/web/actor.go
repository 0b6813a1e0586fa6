package web

import (
	"net/http"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// actorPage is what is told of one actor.
type actorPage struct {
	view.Actor
	Called     string // in the visitor's language
	Other      string // in the other one, where that differs
	Home       linkCell
	Sides      []actorSide
	Speakers   ranking
	Tellers    ranking
	Events     eventTable
	Statements statementTable
	Offices    []termRow
	Chips      []chip
	Form       narrowing
}

// actorSide is one part that an actor plays: it did, it suffered, it said.
type actorSide struct {
	Key    string // of phrases: actor.did
	N      int
	All    string // address of the full list
	Months []archive.Count
	Lists  []ranking
}

// eventTable and statementTable are tables of records on other pages than
// their own list; these cannot be sorted.
type eventTable struct {
	Headings []heading
	Rows     []eventRow
}

type statementTable struct {
	Headings []heading
	Rows     []statementRow
}

func (s *Site) eventTable(t *tongue, lines []view.EventLine) eventTable {
	return eventTable{unsorted(eventColumns()), s.eventRows(t, lines)}
}

func (s *Site) statementTable(t *tongue, lines []view.StatementLine) statementTable {
	return statementTable{unsorted(statementColumns()), s.statementRows(t, lines)}
}

func unsorted(columns []column) []heading {
	out := make([]heading, 0, len(columns))
	for _, c := range columns {
		out = append(out, heading{Key: c.key})
	}
	return out
}

// periodFields are what profiles can be narrowed by.
func periodFields() []string { return []string{"outlet", "from", "to"} }

// actor shows what one actor is told to have done, suffered and said.
func (s *Site) actor(w http.ResponseWriter, r *http.Request) {
	f, ok := s.listed(w, r)
	if !ok {
		return
	}
	a, err := s.Desk.Actor(r.Context(), unsegment(r.PathValue("id")), f)
	if err != nil {
		s.fault(w, r, err)
		return
	}
	id := a.ID
	a = short(a)
	a.ID = id // in addresses whole
	t, path := s.tongue(r), "/actors/"+segment(a.ID)
	p := actorPage{Actor: a, Called: a.Name, Other: a.NameEn, Sides: s.actorSides(t, a, f),
		Speakers: s.ranking(t, "actor.speakers", "person", a.Speakers, toPath("/people/")),
		Tellers:  s.ranking(t, "actor.tellers", "teller", a.Tellers, toActor),
		Events:   s.eventTable(t, a.Events), Statements: s.statementTable(t, a.Statements), Offices: termRows(t, a.Offices),
		Chips: s.chips(t, path, f), Form: s.narrowing(t, path, f, nil, periodFields())}
	if t.code == "en" && a.NameEn != "" {
		p.Called, p.Other = a.NameEn, a.Name
	}
	if a.Country != "" && a.Country != a.ID {
		p.Home = linkCell{Name: s.Desk.Label(a.Country, t.code), Code: a.Country, Href: "/actors/" + segment(a.Country)}
	}
	s.show(w, r, http.StatusOK, "actor", p.Called, p)
}

// actorSides lays out what it did, what was done to it, and what it said.
func (s *Site) actorSides(t *tongue, a view.Actor, f view.Filter) []actorSide {
	// The links narrow the full lists as the profile itself is narrowed.
	f.Limit, f.After, f.Sort = 0, "", ""
	as := func(path, name string) (view.Filter, string) {
		side := f
		for _, x := range fields(&side) {
			if x.name == name {
				*x.value = a.ID
			}
		}
		return side, address(path, side)
	}
	did, didAll := as("/events", "actor")
	suffered, sufferedAll := as("/events", "recipient")
	said, saidAll := as("/statements", "speaker")
	return []actorSide{
		{"actor.did", total(a.Did), didAll, a.Did, []ranking{
			s.ranking(t, "actor.types", "type", a.DidTypes, setting("/events", did, "type")),
			s.ranking(t, "actor.to", "recipient", a.To, toActor)}},
		{"actor.suffered", total(a.Suffered), sufferedAll, a.Suffered, []ranking{
			s.ranking(t, "actor.types", "type", a.SuffTypes, setting("/events", suffered, "type")),
			s.ranking(t, "actor.from", "actor", a.From, toActor)}},
		{"actor.said", total(a.Said), saidAll, a.Said, []ranking{
			s.ranking(t, "actor.classes", "class", a.SaidTypes, setting("/statements", said, "class"))}},
	}
}

// total is how much is counted in all.
func total(counts []archive.Count) int {
	n := 0
	for _, c := range counts {
		n += c.N
	}
	return n
}

// termRow is a term of office with its holder.
type termRow struct {
	view.Term
	Called  string // the holder, in the visitor's language as far as is known
	Foreign bool   // Called is Arabic on an English page
	Href    string // of the holder
}

func termRows(t *tongue, terms []view.Term) []termRow {
	out := make([]termRow, 0, len(terms))
	for _, x := range terms {
		row := termRow{Term: x, Called: x.Name, Foreign: t.code != "ar", Href: "/people/" + segment(archive.Normal(x.Name+" "+x.NameEn))}
		if t.code == "en" && x.NameEn != "" {
			row.Called, row.Foreign = x.NameEn, false
		}
		out = append(out, row)
	}
	return out
}
