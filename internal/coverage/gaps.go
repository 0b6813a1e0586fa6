package coverage

import (
	"cmp"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/isnad-news/isnad"
)

// The kinds of gaps.
const (
	Word    = "word"    // neither in the lexicon nor part of a name, number or time; as written
	Name    = "name"    // somebody or something named that has no id
	Cue     = "cue"     // a verb of saying outside of any statement, and that tells no event; its lemma
	Quote   = "quote"   // between quotation marks, four words or more, and in nobody's mouth
	Speaker = "speaker" // says something and has no id; the cue where nobody is told
	Verb    = "verb"    // a verb of which nobody has decided what it carries; its lemma
	Noun    = "noun"    // the same of a verbal noun or a noun of happening
	Side    = "side"    // an event without an actor; its type and trigger
	Time    = "time"    // an expression of time that stays unresolved
	Warning = "warning" // its code
)

// Kinds lists the kinds of gaps, in the order in which they are shown.
func Kinds() []string {
	return []string{Word, Name, Cue, Quote, Speaker, Verb, Noun, Side, Time, Warning}
}

// Files lists the files of the knowledge in which an editor mends a kind of gap.
func Files(kind string) []string {
	switch kind {
	case Word:
		return []string{"lexicon/verbs.tsv", "lexicon/nouns-1.tsv", "lexicon/adjectives.tsv", "lexicon/names.tsv"}
	case Name:
		return []string{"actors/groups.tsv", "actors/people-main.tsv", "places/places-*.tsv"}
	case Cue:
		return []string{"quotes/cues.tsv"}
	case Quote:
		return []string{"quotes/cues.tsv", "quotes/formulas.tsv"}
	case Speaker:
		return []string{"actors/people-main.tsv", "actors/offices.tsv", "actors/institutions.tsv"}
	case Verb, Noun:
		return []string{"events/*.rules", "events/none.tsv"}
	case Side:
		return []string{"events/*.rules", "actors/institutions.tsv"}
	case Time:
		return []string{"times/holidays.tsv", "times/words.tsv", "times/units.tsv"}
	}
	return nil
}

// Gap is something that was not understood, with a place where it stands: the
// first, or of verbs and nouns one by chance.
type Gap struct {
	Kind, Value string
	N           int    // how often it stands
	Report      string // id
	Text        string // the sentence
}

// mostValues is how many values of a kind are kept. Where there are more, those
// go that stand least often: a value that comes back after it went is counted
// anew, and the totals stay right.
const mostValues = 1 << 16

// Counter counts gaps in reports, one report after another.
type Counter struct {
	*Decisions
	reports, political int
	known, quotes      [2]share // of all reports, and of political ones
	shares             map[string]*share
	gaps               map[string]map[string]*Gap
	totals             map[string]int
	lemmas             map[word]*lemma
}

// share is how many of all.
type share struct{ n, of int }

func (s *share) add(n, of int) { s.n, s.of = s.n+n, s.of+of }

// one counts one, and whether it is understood.
func (s *share) one(understood bool) {
	s.of++
	if understood {
		s.n++
	}
}

// New makes a counter by the rules, verbs of saying and other lists below fsys.
func New(fsys fs.FS) (*Counter, error) {
	d, err := ReadDecisions(fsys)
	if err != nil {
		return nil, err
	}
	c := &Counter{
		Decisions: d, shares: map[string]*share{}, lemmas: map[word]*lemma{},
		gaps: map[string]map[string]*Gap{}, totals: map[string]int{},
	}
	for _, k := range []string{Name, Cue, Quote, Time} {
		c.shares[k] = &share{}
	}
	for _, k := range Kinds() {
		c.gaps[k], c.totals[k] = map[string]*Gap{}, 0
	}
	return c, nil
}

// Add counts one report that has been read through all stages.
func (c *Counter) Add(a *isnad.Analysis) { c.Take(c.Look(a)) }

// Take counts what Look has seen. Reports must be taken one after another; in
// the same order they give the same figures and lists.
func (c *Counter) Take(s *Seen) {
	c.reports++
	quotes := s.shares[Quote]
	for i := range c.known {
		if i == 0 || s.political {
			c.known[i].add(s.known, s.words)
			c.quotes[i].add(quotes.n, quotes.of)
		}
	}
	if s.political {
		c.political++
	}
	for kind, n := range s.shares {
		c.shares[kind].add(n.n, n.of)
	}
	for _, g := range s.gaps {
		c.gap(s, g)
	}
	for i := range s.lemmas {
		c.lemma(s, &s.lemmas[i])
	}
}

func (c *Counter) gap(s *Seen, g gapAt) {
	c.totals[g.kind]++
	of := c.gaps[g.kind]
	if have := of[g.value]; have != nil {
		have.N++
		return
	}
	if len(of) >= mostValues {
		thin(of)
	}
	of[strings.Clone(g.value)] = &Gap{g.kind, strings.Clone(g.value), 1, s.Report.ID, strings.Clone(s.sentence(g.at))}
}

// thin takes out the values that stand least often, until a quarter is free.
func thin(of map[string]*Gap) {
	for n := 1; len(of) > mostValues-mostValues/4; n++ {
		maps.DeleteFunc(of, func(_ string, g *Gap) bool { return g.N <= n })
	}
}

// Reports is how many reports have been counted.
func (c *Counter) Reports() int { return c.reports }

// Words is how many words they have, marks left out.
func (c *Counter) Words() int { return c.known[0].of }

// Totals gives how often each kind of gap stands.
func (c *Counter) Totals() map[string]int {
	out := maps.Clone(c.totals)
	for w, l := range c.lemmas {
		if c.by(w, l) == "" {
			out[kindOf(w)] += l.all
		}
	}
	return out
}

// Top gives the n commonest gaps of a kind, of equals the first by value.
func (c *Counter) Top(kind string, n int) []Gap {
	all := slices.Collect(maps.Values(c.gaps[kind]))
	for w, l := range c.lemmas {
		if kindOf(w) == kind && c.by(w, l) == "" {
			all = append(all, &Gap{kind, l.dict, l.all, l.samples[0].report, l.samples[0].text})
		}
	}
	slices.SortFunc(all, func(a, b *Gap) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Value, b.Value))
	})
	out := make([]Gap, 0, min(n, len(all)))
	for _, g := range all[:min(n, len(all))] {
		out = append(out, *g)
	}
	return out
}
