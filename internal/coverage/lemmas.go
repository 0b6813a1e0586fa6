package coverage

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/isnad-news/isnad"
)

// Common is how many of the commonest verbs, and of the commonest nouns of
// happening, in political reports shall be decided.
const Common = 1500

// lemma is a verb or a noun of happening as it was counted.
type lemma struct {
	dict           string
	all, political int // how often it stands
	roots          []string
	samples        []sample // by hash
}

// sample is a sentence in which a lemma stands. Which are kept is left to a
// hash, so that they come from everywhere and are the same every time.
type sample struct {
	hash         uint64
	report, text string
}

// samples is how many are kept of a lemma.
const samples = 3

// lemmaAt is one place where a verb or noun stands.
type lemmaAt struct {
	word
	dict, root string
	at         isnad.Span
}

// happening tells whether a part is a verb or a noun of happening that the
// lexicon knows, and which.
func happening(t *isnad.Tag) (noun, ok bool) {
	switch {
	case t.Guessed || t.Lemma == "":
		return false, false
	case t.POS == isnad.VERB || t.POS == isnad.AUX:
		return false, t.Feats.Tense != 0
	case t.POS == isnad.NOUN:
		return true, t.Feats.Verbal == 'm' || t.Class == "act"
	}
	return false, false
}

func kindOf(w word) string {
	if w.noun {
		return Noun
	}
	return Verb
}

// lemma counts one place.
func (c *Counter) lemma(s *Seen, p *lemmaAt) {
	l := c.lemmas[p.word]
	if l == nil {
		l = &lemma{dict: strings.Clone(cmp.Or(p.dict, p.lemma))}
		c.lemmas[word{strings.Clone(p.lemma), p.noun}] = l
	}
	l.all++
	if s.political {
		l.political++
	}
	if p.noun && p.root != "" && !slices.Contains(l.roots, p.root) {
		l.roots = append(l.roots, strings.Clone(p.root))
		slices.Sort(l.roots)
	}
	h := fnv.New64a()
	_, near := s.near(p.at)
	_, _ = io.WriteString(h, s.slice(near))
	sum := h.Sum64() >> 1
	if !s.political {
		sum |= 1 << 63 // those of political reports go first
	}
	i, have := slices.BinarySearchFunc(l.samples, sum, func(x sample, sum uint64) int { return cmp.Compare(x.hash, sum) })
	if have || i == samples {
		return
	}
	l.samples = slices.Insert(l.samples, i, sample{sum, s.Report.ID, strings.Clone(s.sentence(p.at))})
	l.samples = l.samples[:min(len(l.samples), samples)]
}

// by tells what decides about a lemma, by any of the verbs that it belongs to.
func (c *Counter) by(w word, l *lemma) string {
	if !w.noun {
		return c.Verb(w.lemma)
	}
	by := c.Noun(w.lemma, "")
	for _, r := range l.roots {
		by = cmp.Or(by, c.Noun(w.lemma, r))
	}
	return by
}

// Lemma is a verb or a noun of happening, how often it stands in political
// reports, what decides about it, and sentences in which it stands.
type Lemma struct {
	Lemma, Root string // Root: the verbs that a noun belongs to, parted by |
	N           int
	By          string // an event rule, cue, light, none; "" while nobody has decided
	Sentences   []string
}

// Lemmas gives the n commonest of a kind, Verb or Noun, in political reports.
func (c *Counter) Lemmas(kind string, n int) []Lemma {
	var all []Lemma
	for w, l := range c.lemmas {
		if kindOf(w) != kind || l.political == 0 {
			continue
		}
		out := Lemma{Lemma: l.dict, Root: strings.Join(l.roots, "|"), N: l.political, By: c.by(w, l)}
		for _, s := range l.samples {
			out.Sentences = append(out.Sentences, s.text)
		}
		all = append(all, out)
	}
	slices.SortFunc(all, func(a, b Lemma) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Lemma, b.Lemma), cmp.Compare(a.Root, b.Root))
	})
	return all[:min(n, len(all))]
}

// WriteLemmas writes the commonest verbs and nouns of happening in political
// reports as a table, with what decides about each.
func (c *Counter) WriteLemmas(w io.Writer) error {
	out := &printer{w: w}
	out.row("pos", "rank", "lemma", "root", "count", "decided", "sentence_1", "sentence_2", "sentence_3")
	for _, kind := range []string{Verb, Noun} {
		for i, l := range c.Lemmas(kind, Common) {
			cells := []string{kind, strconv.Itoa(i + 1), l.Lemma, l.Root, strconv.Itoa(l.N), cmp.Or(l.By, "-"), "", "", ""}
			copy(cells[6:], l.Sentences)
			out.row(cells...)
		}
	}
	return out.err
}

// printer writes rows and keeps the first error.
type printer struct {
	w   io.Writer
	err error
}

// row writes cells with tabs between them; a cell holds neither tabs nor ends
// of lines.
func (p *printer) row(cells ...string) {
	if p.err != nil {
		return
	}
	for i, c := range cells {
		cells[i] = strings.Join(strings.Fields(c), " ")
	}
	if _, err := fmt.Fprintln(p.w, strings.Join(cells, "\t")); err != nil {
		p.err = fmt.Errorf("coverage: %w", err)
	}
}
