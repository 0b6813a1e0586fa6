// Package war tells who fought whom, and who stood beside whom, in which years.
package war

import (
	"fmt"
	"io/fs"
	"strconv"
	"time"

	"github.com/isnad-news/isnad/internal/table"
)

// The ways in which two may stand to each other.
const (
	Fight  = "fight"
	Ally   = "ally"
	Occupy = "occupy" // a holds the land of b
)

// Wars is how pairs of ids stood to each other.
type Wars struct {
	pairs  map[[2]string][]stand
	allies map[string][]string
	holds  map[string]string // by the land held
}

// stand is how two stood in some years; until 0 where it goes on.
type stand struct {
	kind        string
	from, until int
}

// Load reads actors/conflicts below fsys.
func Load(fsys fs.FS) (*Wars, error) {
	rows, err := table.Read(fsys, "actors", "conflicts")
	if err != nil {
		return nil, err
	}
	w := &Wars{make(map[[2]string][]stand, 2*len(rows)), map[string][]string{}, map[string]string{}}
	for _, r := range rows {
		c := stand{kind: r.Get("kind")}
		if c.kind == Occupy {
			w.holds[r.Get("b")] = r.Get("a")
			continue
		}
		if c.kind != Fight && c.kind != Ally {
			return nil, fmt.Errorf("%s: kind %q: fight, ally or occupy", r.Where(), c.kind)
		}
		if c.from, err = strconv.Atoi(r.Get("from")); err != nil {
			return nil, fmt.Errorf("%s: from %q: a year", r.Where(), r.Get("from"))
		}
		if u := r.Get("until"); u != "" {
			if c.until, err = strconv.Atoi(u); err != nil {
				return nil, fmt.Errorf("%s: until %q: a year, or empty", r.Where(), u)
			}
		}
		w.add(r.Get("a"), r.Get("b"), c)
	}
	return w, nil
}

func (w *Wars) add(a, b string, c stand) {
	w.pairs[[2]string{a, b}] = append(w.pairs[[2]string{a, b}], c)
	w.pairs[[2]string{b, a}] = append(w.pairs[[2]string{b, a}], c)
	if c.kind == Ally {
		w.allies[a] = append(w.allies[a], b)
		w.allies[b] = append(w.allies[b], a)
	}
}

// Year gives the year of a report's day as Stood asks for it: 0 where it has none.
func Year(day time.Time) int {
	if day.IsZero() {
		return 0
	}
	return day.Year()
}

// Stood tells how two stood to each other in a year, or in any where it is 0:
// "" where no war is known between or beside them. Who fought at all were no allies.
func (w *Wars) Stood(a, b string, year int) string {
	kind := ""
	for _, c := range w.pairs[[2]string{a, b}] {
		if year == 0 || c.from <= year && (c.until == 0 || year <= c.until) {
			if c.kind == Fight {
				return Fight
			}
			kind = Ally
		}
	}
	return kind
}

// Allies gives those who stood beside a in any year, in the order of the table.
func (w *Wars) Allies(a string) []string { return w.allies[a] }

// Occupier gives the state that holds the land of another, "" for none.
func (w *Wars) Occupier(land string) string { return w.holds[land] }
