package coverage

import (
	"cmp"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// The kinds of gaps.
const (
	Word    = "word"    // neither in the lexicon nor part of a name, number or time; as written
	Name    = "name"    // somebody or something named that has no id
	Cue     = "cue"     // a verb of saying outside of any statement; its lemma
	Quote   = "quote"   // between quotation marks, four words or more, and in nobody's mouth
	Speaker = "speaker" // says something and has no id; the cue where nobody is told
	Side    = "side"    // an event without an actor; its type and trigger
	Time    = "time"    // an expression of time that stays unresolved
	Warning = "warning" // its code
)

// Kinds lists the kinds of gaps, in the order in which they are shown.
func Kinds() []string { return []string{Word, Name, Cue, Quote, Speaker, Side, Time, Warning} }

// Gap is something that was not understood, with the first place where it stands.
type Gap struct {
	Kind, Value string
	N           int    // how often it stands
	Report      string // id
	Text        string // the sentence
}

// Counter counts gaps in reports, one report after another. It is not safe for
// concurrent use.
type Counter struct {
	words Words
	cues  map[string]bool // lemmas of verbs of saying that take a clause, folded
	gaps  map[string]map[string]*Gap
}

// New makes a counter by the verbs of saying in quotes/cues below fsys.
func New(fsys fs.FS) (*Counter, error) {
	rows, err := table.Read(fsys, "quotes", "cues")
	if err != nil {
		return nil, err
	}
	c := &Counter{cues: map[string]bool{}, gaps: map[string]map[string]*Gap{}}
	for _, r := range rows {
		if slices.Contains(strings.Fields(r.Get("takes")), "clause") {
			c.cues[text.Fold(r.Get("lemma"))] = true
		}
	}
	for _, k := range Kinds() {
		c.gaps[k] = map[string]*Gap{}
	}
	return c, nil
}

// Add counts one report that has been read through all stages.
func (c *Counter) Add(a *isnad.Analysis) {
	r := c.report(a)
	c.words.add(a, func(w *isnad.Word) { r.gap(Word, r.slice(w.Span), w.Span) })
	r.names()
	r.cuesAlone()
	r.quotes()
	r.speakers()
	r.sides()
	for i := range a.Times {
		if t := &a.Times[i]; t.Value == "" {
			r.gap(Time, r.slice(t.Span), t.Span)
		}
	}
	for _, w := range a.Warnings {
		r.gap(Warning, w.Code, w.Span)
	}
}

// Reports is how many reports have been counted.
func (c *Counter) Reports() int { return c.words.Reports }

// Words is how many words they have, marks left out.
func (c *Counter) Words() int { return c.words.All }

// Totals gives how often each kind of gap stands.
func (c *Counter) Totals() map[string]int {
	out := map[string]int{}
	for kind, gaps := range c.gaps {
		out[kind] = 0
		for _, g := range gaps {
			out[kind] += g.N
		}
	}
	return out
}

// Top gives the n commonest gaps of a kind, of equals the first by value.
func (c *Counter) Top(kind string, n int) []Gap {
	all := slices.SortedFunc(maps.Values(c.gaps[kind]), func(a, b *Gap) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Value, b.Value))
	})
	out := make([]Gap, 0, min(n, len(all)))
	for _, g := range all[:min(n, len(all))] {
		out = append(out, *g)
	}
	return out
}
