package web

import (
	"cmp"
	"net/http"
	"strconv"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// peoplePage is who speaks most, by name.
type peoplePage struct {
	List  ranking
	Chips []chip
	Form  narrowing
}

func peopleFields() []string {
	return []string{"q", "speaker", "class", "teller", "outlet", "from", "to"}
}

// people shows who speaks most.
func (s *Site) people(w http.ResponseWriter, r *http.Request) {
	f, counts, ok := s.most(w, r, archive.ByPerson, mostRanked)
	if !ok {
		return
	}
	t := s.tongue(r)
	s.show(w, r, http.StatusOK, "people", t.say("people.title"), peoplePage{
		List:  s.ranking(t, "people.said", "person", short(counts), toPath("/people/")),
		Chips: s.chips(t, "/people", f), Form: s.narrowing(t, "/people", f, nil, peopleFields())})
}

// most counts by a facet what a request's filter finds; where that fails the
// request is answered.
func (s *Site) most(w http.ResponseWriter, r *http.Request, by archive.Facet, top int) (view.Filter, []archive.Count, bool) {
	f, ok := s.listed(w, r)
	if !ok {
		return f, nil, false
	}
	counts, err := s.Desk.Most(r.Context(), f, by, cmp.Or(f.Limit, top))
	if err != nil {
		s.fault(w, r, err)
		return f, nil, false
	}
	return f, counts, true
}

func (s *Site) peopleJSON(w http.ResponseWriter, r *http.Request) {
	s.countsJSON(w, r, archive.ByPerson)
}

func (s *Site) peopleCSV(w http.ResponseWriter, r *http.Request) {
	s.countsCSV(w, r, archive.ByPerson, "people", []string{"key", "name", "statements"})
}

// countsJSON answers with counts as they are.
func (s *Site) countsJSON(w http.ResponseWriter, r *http.Request, by archive.Facet) {
	if _, counts, ok := s.most(w, r, by, mostListed); ok {
		s.writeJSON(w, r, counts)
	}
}

// countsCSV answers with counts: value, name, number.
func (s *Site) countsCSV(w http.ResponseWriter, r *http.Request, by archive.Facet, name string, columns []string) {
	_, counts, ok := s.most(w, r, by, mostListed)
	if !ok {
		return
	}
	s.writeCSV(w, r, name, columns, func(row func(...string) error) error {
		for _, c := range counts {
			if err := row(c.Value, cmp.Or(c.Label, c.Value), strconv.Itoa(c.N)); err != nil {
				return err
			}
		}
		return nil
	})
}

// personPage is what one person said.
type personPage struct {
	view.Person
	Called     string
	Other      string
	Lists      []ranking
	Statements statementTable
	Terms      []termRow
	Chips      []chip
	Form       narrowing
	All        string // address of the list of all statements
	Next       string
}

// person shows what somebody is told to have said, by the whole of a name.
func (s *Site) person(w http.ResponseWriter, r *http.Request) {
	f, ok := s.listed(w, r)
	if !ok {
		return
	}
	x, err := s.Desk.Person(r.Context(), unsegment(r.PathValue("key")), f)
	if err != nil {
		s.fault(w, r, err)
		return
	}
	key := x.Key
	x = short(x)
	t, path := s.tongue(r), "/people/"+segment(key)
	said := f
	said.Person, said.After, said.Limit, said.Sort = key, "", 0, ""
	p := personPage{Person: x, Called: brief(x.Name, briefName), Other: x.NameEn, Statements: s.statementTable(t, x.Statements),
		Lists: []ranking{
			s.ranking(t, "person.classes", "class", x.Classes, setting("/statements", said, "class")),
			s.ranking(t, "person.actors", "speaker", x.Actors, toActor),
			s.ranking(t, "person.outlets", "outlet", x.Outlets, toPath("/outlets/"))},
		Terms: termRows(t, x.Terms), All: address("/statements", said),
		Chips: s.chips(t, path, f), Form: s.narrowing(t, path, f, nil, periodFields())}
	if t.code == "en" && x.NameEn != "" {
		p.Called, p.Other = x.NameEn, p.Called
	}
	if x.Next != "" {
		p.Next = address(path, f, "after", x.Next)
	}
	s.show(w, r, http.StatusOK, "person", p.Called, p)
}
