package search

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// Names is a Namer over the tables of actors. It reads them when it is first
// asked. It is safe for concurrent use.
type Names struct {
	load func() (index, error)
}

// index leads from a name to ids.
type index struct {
	ids    map[string]bool
	actors map[string][]string // names, capitals, seats, adjectives, peoples
	places map[string][]string // names of states
}

// NewNames makes a Namer of actors/states and actors/groups below fsys.
func NewNames(fsys fs.FS) *Names {
	return &Names{load: sync.OnceValues(func() (index, error) { return readNames(fsys) })}
}

// Err gives what is wrong with the tables; nothing is known by them then.
func (n *Names) Err() error {
	_, err := n.load()
	return err
}

// Known tells whether a state or group has this id.
func (n *Names) Known(id string) bool {
	x, _ := n.load()
	return x.ids[id]
}

// Near gives ids that are spelt much like this one.
func (n *Names) Near(id string) []string {
	x, _ := n.load()
	return nearest(id, slices.Sorted(maps.Keys(x.ids)))
}

// IDs gives the ids of the states and groups that the whole of a name means,
// in Arabic with or without the article, or in English. Capitals and seats of
// government mean their state, and so do the adjectives of states and groups.
// Of a place only the names of states themselves have an id.
func (n *Names) IDs(name string, place bool) []string {
	x, _ := n.load()
	if place {
		return x.places[bare(name)]
	}
	return x.actors[bare(name)]
}

const (
	article = "\u0627\u0644"
	the     = "the "
)

// bare is a name in normal form without the article of its first word.
func bare(name string) string {
	n := strings.TrimPrefix(archive.Normal(name), the)
	if rest, ok := strings.CutPrefix(n, article); ok && len(rest) > len(article) {
		return rest
	}
	return n
}

func readNames(fsys fs.FS) (index, error) {
	x := index{map[string]bool{}, map[string][]string{}, map[string][]string{}}
	for _, kind := range []string{"states", "groups"} {
		rows, err := table.Read(fsys, "actors", kind)
		if err != nil {
			return index{}, err
		}
		for _, r := range rows {
			x.row(kind, r)
		}
	}
	return x, nil
}

func (x *index) row(kind string, r table.Row) {
	id, home := r.Get("id"), r.List("home")
	if id == "" || slices.Contains(home, id) {
		return // a party that goes by its state's id is less than the state
	}
	x.ids[id] = true
	names := append(r.List("names"), r.Get("name_en"))
	for _, n := range names {
		n = strings.TrimSuffix(n, "*") // an everyday word: see actors/states
		add(x.actors, bare(n), id)
		if kind == "states" {
			add(x.places, bare(n), id)
		}
	}
	for _, column := range []string{"capital", "seats"} {
		for _, n := range r.List(column) {
			add(x.actors, bare(n), id)
		}
	}
	for _, a := range r.List("adjectives") {
		for _, f := range declined(text.Fold(a)) {
			add(x.actors, bare(f), id)
		}
	}
}

func add(m map[string][]string, name, id string) {
	if name != "" && !slices.Contains(m[name], id) {
		m[name] = append(m[name], id)
	}
}

// declined gives the masculine and the feminine of a folded nisba adjective.
func declined(a string) []string { return []string{a, a + "\u0647"} }
