package view

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/search"
	"github.com/isnad-news/isnad/internal/table"
)

// known is what the knowledge tells for people to read.
type known struct {
	actors  map[string]actor
	offices map[string][]Term // holders by the id for which they act, the latest first
	people  map[string][]Term // by normal form of a name
	common  map[string]bool   // English names, in normal form, of who is no person
	choices Choices
}

// actor is a state or a group by name.
type actor struct {
	ar, en  string
	country string // its state, "" where it is of no one state
	state   bool
}

// former marks who held an office once, in the tables of people.
const former = "ELI"

// newKnown reads the tables of actors.
func newKnown(fsys fs.FS, p *search.Parser) (*known, error) {
	k := &known{actors: map[string]actor{}, offices: map[string][]Term{}, people: map[string][]Term{}, common: map[string]bool{}}
	sectors := map[string]bool{"GOV": true} // of states
	for _, t := range []struct {
		kind string
		read func(table.Row)
	}{{"states", k.state}, {"groups", k.group}, {"institutions", k.institution}, {"people", k.person}, {"offices", nil}, {"roles", nil}} {
		rows, err := table.Read(fsys, "actors", t.kind)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			for _, s := range r.List("sector") {
				sectors[s] = true
			}
			if t.kind != "people" {
				k.common[archive.Normal(r.Get("name_en"))] = true
			}
			if t.read != nil {
				t.read(r)
			}
		}
	}
	for _, terms := range k.offices {
		latestFirst(terms)
	}
	for _, terms := range k.people {
		latestFirst(terms)
	}
	var err error
	k.choices, err = choices(fsys, p, sectors)
	return k, err
}

func (k *known) state(r table.Row) {
	id := r.Get("id")
	k.name(id, actor{ar: first(r.List("names")), en: r.Get("name_en"), country: id, state: true})
}

func (k *known) group(r table.Row) {
	id, a := r.Get("id"), actor{ar: first(r.List("names")), en: r.Get("name_en")}
	homes := r.List("home")
	if slices.Contains(homes, id) {
		return // a party that goes by its state's id is less than the state
	}
	if len(homes) == 1 && k.actors[homes[0]].state {
		a.country = homes[0]
	}
	k.name(id, a)
}

// institution names an id that only an institution has; most go by their
// state's, which stands already.
func (k *known) institution(r table.Row) {
	k.name(r.Get("id"), actor{ar: first(r.List("names")), en: r.Get("name_en")})
}

// name keeps the first that goes by an id.
func (k *known) name(id string, a actor) {
	if _, ok := k.actors[id]; id != "" && !ok {
		k.actors[id] = a
	}
}

func (k *known) person(r table.Row) {
	t := Term{Name: r.Get("name"), NameEn: r.Get("name_en"), Sector: r.Get("sector"), Role: r.Get("role"), From: r.Get("from"), To: r.Get("to")}
	if id := r.Get("id"); id != "" && t.Sector != former {
		k.offices[id] = append(k.offices[id], t)
	}
	seen := map[string]bool{}
	for _, n := range append([]string{t.Name, t.NameEn, t.Name + " " + t.NameEn}, r.List("spellings")...) {
		if n = archive.Normal(n); n != "" && !seen[n] {
			seen[n] = true
			k.people[n] = append(k.people[n], t)
		}
	}
}

// latestFirst sorts terms by their begin, those of which it is not known last.
func latestFirst(terms []Term) {
	slices.SortStableFunc(terms, func(a, b Term) int {
		return cmp.Or(strings.Compare(b.From, a.From), strings.Compare(a.Name, b.Name))
	})
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// Label names an actor for people to read: "Qatar" or its Arabic name for QAT;
// the id itself where the knowledge has no name. language is "ar" or "en".
func (d *Desk) Label(id, language string) string { return d.known.label(id, language) }

func (k *known) label(id, language string) string {
	a := k.actors[id]
	if language == "ar" {
		return cmp.Or(a.ar, a.en, id)
	}
	return cmp.Or(a.en, a.ar, id)
}
