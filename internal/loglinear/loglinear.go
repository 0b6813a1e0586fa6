// Package loglinear weighs candidates by learned weights of their features: what
// fills the sides of an event, who speaks. The tables are packed, since nobody
// edits them: NAME.tsv.gz below the knowledge.
package loglinear

import (
	"fmt"
	"io/fs"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// Weights are what features weigh, by the number of their name: a table of open
// addresses, since each candidate asks for dozens and nearly all weigh something.
type Weights struct {
	rows  []weight
	mask  uint64
	count int
	begun text.Sieve // beginnings of names, for those of which many would be asked in vain
}

// weight is what one feature weighs; number 0 stands for none. Half of a feature's
// number is kept, since its row tells much of the other half.
type weight struct {
	number uint32
	weight float32
}

// None tells of a table that holds nothing.
func (ws *Weights) None() bool { return ws.count == 0 }

// newWeights makes a table for n features, at most three quarters full: a small one
// stays in the cache.
func newWeights(n int) Weights {
	size := 2
	for 3*size < 4*n {
		size *= 2
	}
	return Weights{rows: make([]weight, size), mask: uint64(size - 1), begun: text.NewSieve(n)}
}

// of gives what a feature weighs.
func (ws *Weights) of(number uint64) float64 { return float64(ws.at(number).weight) }

// at gives the row of a number, an empty one where it has none.
func (ws *Weights) at(number uint64) *weight {
	i, half := number&ws.mask, uint32(number>>32)
	for ws.rows[i].number != half && ws.rows[i].number != 0 {
		i = (i + 1) & ws.mask
	}
	return &ws.rows[i]
}

// set adds a feature; it tells whether the feature is new.
func (ws *Weights) set(number uint64, w float64) bool {
	r := ws.at(number)
	if number>>32 == 0 || r.number != 0 {
		return false
	}
	*r = weight{uint32(number >> 32), float32(w)}
	ws.count++
	return true
}

// feature gives the number of a feature's name from its parts.
func feature(side byte, k string, vs []string) uint64 {
	return closed(open(side, k, vs...))
}

// closed ends a feature's number: rows are found by its low half.
func closed(n uint64) uint64 { return n ^ n>>32 }

// step goes on with the number of a name by a part of it.
func step(n, part uint64) uint64 { return (bits.RotateLeft64(n, 29) ^ part) * mix }

// open numbers the beginning of a feature's name.
func open(side byte, k string, vs ...string) uint64 {
	n := (uint64(side) + 1) * mix
	n = (n ^ text.Hash(k)) * mix
	for _, v := range vs {
		n = step(n, text.Hash(v))
	}
	return n
}

// mix is of Fibonacci hashing (Knuth 1973).
const mix = 0x9e3779b97f4a7c15

// Part is a part of a feature's name that stands in many.
type Part struct {
	text string
	hash uint64
}

// NewPart makes a part of a name.
func NewPart(s string) Part { return Part{s, text.Hash(s)} }

// Prefix is the beginning of features' names that many values go on with.
type Prefix struct {
	names  []string // only where they are kept
	number uint64
	none   bool // no feature begins so
}

// Prefix begins names with these parts.
func (g *Sum) Prefix(k string, v string) Prefix {
	p := Prefix{number: open(g.Side, k, v)}
	p.none = !g.Weights.begun.May(p.number)
	if g.Keep {
		p.names = []string{k, v}
	}
	return p
}

// AddTo adds the feature that begins with the prefix and goes on with the parts.
func (g *Sum) AddTo(p Prefix, parts ...Part) {
	n := p.number
	if g.Keep {
		for _, x := range parts {
			p.names = append(p.names[:len(p.names):len(p.names)], x.text)
		}
		g.Names = append(g.Names, string(g.Side)+":"+strings.Join(p.names, "|"))
	}
	if p.none {
		return
	}
	for _, x := range parts {
		n = step(n, x.hash)
	}
	g.Total += g.Weights.of(closed(n))
}

// Sum adds up the weights of features; it keeps their names only where somebody
// learns from them. Side is the letter that all of them begin with.
type Sum struct {
	Weights *Weights
	Side    byte
	Keep    bool
	Total   float64
	Names   []string
}

// Add adds the feature that is made of these parts.
func (g *Sum) Add(k string, vs ...string) {
	if g.Keep {
		g.Names = append(g.Names, string(g.Side)+":"+strings.Join(append([]string{k}, vs...), "|"))
	}
	if g.Weights.count == 0 {
		return
	}
	g.Total += g.Weights.of(feature(g.Side, k, vs))
}

// Take gives what was added up since the last time.
func (g *Sum) Take() (names []string, total float64) {
	names, total = g.Names, g.Total
	g.Names, g.Total = nil, 0
	return names, total
}

// Read reads FOLDER/KIND.tsv.gz, where there is one: features by name, a side's
// letter before a colon and their parts between bars. It is read whenever the program
// starts, so nothing is kept of a name but its number.
func Read(fsys fs.FS, folder, kind string) (Weights, error) {
	var rows []read
	start := func(n int) { rows = slices.Grow(rows, n) }
	err := table.Scan(fsys, folder, kind, start, func(r table.Row) error {
		w, err := number(r.Get("weight"))
		if err != nil {
			return fmt.Errorf("%s: weight %q: a number", r.Where(), r.Get("weight"))
		}
		f, ok := parse(r.Get("feature"))
		if !ok {
			return fmt.Errorf("%s: feature %q: a letter, a colon and what it is", r.Where(), r.Get("feature"))
		}
		f.weight, f.line = w, r.Line
		rows = append(rows, f)
		return nil
	})
	if err != nil {
		return Weights{}, err
	}
	out := newWeights(len(rows))
	for _, r := range rows {
		if !out.set(r.number, r.weight) {
			return Weights{}, fmt.Errorf("%s/%s: line %d: a feature that stands twice", folder, kind, r.line)
		}
		if r.longer {
			out.begun.Add(r.begun)
		}
	}
	return out, nil
}

// read is a feature of a table: its number and, where it is longer, that of its first two parts.
type read struct {
	number, begun uint64
	weight        float64
	line          int
	longer        bool
}

// parse numbers the name of a feature.
func parse(name string) (f read, ok bool) {
	side, rest, ok := strings.Cut(name, ":")
	if !ok || len(side) != 1 {
		return f, false
	}
	k, rest, more := strings.Cut(rest, "|")
	n := open(side[0], k)
	for first := true; more; first = false {
		var v string
		v, rest, more = strings.Cut(rest, "|")
		n = step(n, text.Hash(v))
		if first {
			f.begun, f.longer = n, true
		}
	}
	f.number = closed(n)
	return f, true
}

// number reads a weight; those that are written in hundredths, as all of ours, are
// read without much ado.
func number(s string) (float64, error) {
	digits := strings.TrimPrefix(s, "-")
	if n := len(digits); n < 4 || n > 6 || digits[n-3] != '.' {
		return strconv.ParseFloat(s, 64)
	}
	sum := 0
	for i := range len(digits) {
		switch c := digits[i]; {
		case c >= '0' && c <= '9':
			sum = 10*sum + int(c-'0')
		case i != len(digits)-3:
			return strconv.ParseFloat(s, 64)
		}
	}
	if digits != s {
		sum = -sum
	}
	return float64(sum) / 100, nil
}
