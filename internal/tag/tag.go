// Package tag decides how each word is read: where its clitics end, which
// word of the dictionary it is and in which form. Readings come from package
// segment; the cheapest path through a sentence is taken (Viterbi), where a
// path costs what its readings cost, what one part of speech costs after
// another, and what disagreement costs.
package tag

import (
	"io/fs"
	"strings"
	"sync"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/segment"
)

// Tagger assigns parts and tags. It is safe for concurrent use.
type Tagger struct {
	seg   *segment.Segmenter
	pron  map[string]isnad.Tag
	costs costs
	opens *row // what may open a sentence

	mu    sync.RWMutex
	cache map[string][]ready
	rooms sync.Pool // of *room
}

// New reads lexicon/transitions.tsv.
func New(fsys fs.FS, seg *segment.Segmenter, cl segment.Clitics) (*Tagger, error) {
	c, err := loadCosts(fsys)
	if err != nil {
		return nil, err
	}
	return &Tagger{seg: seg, pron: cl.Pron, costs: c, opens: c.behind(start, ""), cache: map[string][]ready{}}, nil
}

const (
	maxReadings = 12
	slabSize    = 256
	start       = "^"
)

// node is one reading of one word on the cheapest path that ends in it.
type node struct {
	r    *ready
	cost float64
	back int
}

// room is what the searches of one report use one after another.
type room struct {
	layers [][]node
	nodes  []node
	chosen []*segment.Reading // of all words
}

// enter gives a room for a text of so many words.
func (t *Tagger) enter(words int) *room {
	r, ok := t.rooms.Get().(*room)
	if !ok {
		r = new(room)
	}
	if cap(r.chosen) < words {
		r.chosen = make([]*segment.Reading, words)
	}
	r.chosen = r.chosen[:words]
	clear(r.chosen)
	return r
}

// Assign reads all words of a text, sentence by sentence, and returns the
// parts with their tags; it fills First and Last of the words.
func (t *Tagger) Assign(s string, words []isnad.Word, sentences []isnad.Sentence) ([]isnad.Part, []isnad.Tag) {
	h := habitsOf(s)
	room := t.enter(len(words))
	defer t.rooms.Put(room)
	for _, sen := range sentences {
		for lo := sen.First; lo < sen.Last; {
			hi := min(lo+maxRun, sen.Last)
			t.path(s, words[lo:hi], h, room, room.chosen[lo:hi])
			lo = hi
		}
	}
	n := 0
	for _, r := range room.chosen {
		if r != nil {
			n += len(r.Pro) + 1 + ending(r)
		}
	}
	parts, tags := make([]isnad.Part, 0, n), make([]isnad.Tag, 0, n)
	for _, sen := range sentences {
		for i := sen.First; i < sen.Last; i++ {
			w := &words[i]
			w.First = len(parts)
			parts, tags = t.emit(s, i, w, room.chosen[i], parts, tags)
			w.Last = len(parts)
			marked(s[w.Start:w.End], tags[w.First:])
		}
	}
	return parts, tags
}

// fathatan is the mark of the indefinite accusative.
const fathatan = "\u064b"

// marked makes a nominal of an indefinite accusative that writes its mark, where
// its letters do not tell (داعيةً).
func marked(word string, tags []isnad.Tag) {
	if len(tags) == 0 || !strings.Contains(word, fathatan) {
		return
	}
	if t := &tags[len(tags)-1]; (t.POS == isnad.NOUN || t.POS == isnad.ADJ) && !t.Feats.Def {
		t.Feats.Tanwin = true
	}
}

// maxRun bounds the words that one search holds, for texts without any stop.
const maxRun = 400

func kindTag(w *isnad.Word) isnad.Tag {
	p := isnad.PUNCT
	switch w.Kind {
	case isnad.Digits:
		p = isnad.NUM
	case isnad.Latin:
		p = isnad.X
	case isnad.Punct:
		if w.Norm == "%" || w.Norm == "$" || w.Norm == "+" {
			p = isnad.SYM
		}
	}
	return isnad.Tag{Lemma: w.Norm, Dict: w.Norm, POS: p}
}

// Letters at the ends of words; careless writers do not tell the first two, nor
// the second two, apart.
const (
	maqsura, ya   = "\u0649", "\u064a"
	taMarbuta, ha = "\u0629", "\u0647"
	alef, waw     = "\u0627", "\u0648"
	nun           = "\u0646"
)

// habits tells which final letters a text's writer tells apart.
type habits struct{ maqsura, ta bool }

// short is the length in bytes up to which a text without the letter does not
// tell a careless writer.
const short = 600

func habitsOf(s string) habits {
	return habits{strings.Contains(s, maqsura), len(s) < short || strings.Contains(s, taMarbuta)}
}

// misspelt is what a reading costs that takes a final ya for an alef maqsura, or a final ha
// for a ta marbuta, in a text whose writer tells the two apart.
func (h habits) misspelt(raw string, r *segment.Reading) float64 {
	switch {
	case r.Enc != "":
	case h.maqsura && strings.HasSuffix(raw, ya) && r.Stem == r.Tag.Lemma && strings.HasSuffix(r.Tag.Dict, maqsura):
		return 5
	case h.ta && strings.HasSuffix(raw, ha) && strings.HasSuffix(r.Stem, ha) && r.Tag.Feats.Gender == 'f' && r.Tag.Feats.Number == 's' && r.Tag.POS != isnad.PROPN:
		return 3
	}
	return 0
}

// namedBefore is what a name costs that is spelt as a preposition and stands before a
// quotation: what the preposition governs stands in the marks (شدد على «ضرورة …»), and a
// mark behind it is dear to any preposition.
const namedBefore = 5

// verbFathered is what a verb costs behind the word for a father, which is part of a name
// (موفق أبو طالب).
const verbFathered = 5

const father = "\u0627\u0628\u0648"

const openingMarks = "«“„‹\""

// path finds the cheapest readings, one for each word.
func (t *Tagger) path(s string, words []isnad.Word, h habits, room *room, out []*segment.Reading) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	if cap(room.layers) < len(words) {
		room.layers = make([][]node, len(words))
	}
	layers := room.layers[:len(words)]
	slab := room.nodes
	for i := range words {
		w := &words[i]
		rs := t.readings(s[w.Start:w.End], w)
		colon := i+1 < len(words) && words[i+1].Norm == ":"
		final := w.Kind == isnad.Arabic && (strings.HasSuffix(s[w.Start:w.End], ya) || strings.HasSuffix(s[w.Start:w.End], ha))
		governs := w.Kind == isnad.Arabic && i+1 < len(words) && words[i+1].Kind == isnad.Punct && strings.HasSuffix(s[w.Start:w.End], maqsura) && strings.Contains(openingMarks, words[i+1].Norm)
		fathered := i > 0 && words[i-1].Norm == father
		if len(slab) < len(rs) {
			slab = make([]node, max(2*len(room.nodes), slabSize))
			room.nodes = slab
		}
		layer := slab[:len(rs):len(rs)]
		slab = slab[len(rs):]
		for j := range rs {
			r := &rs[j]
			layer[j] = t.best(layers, i, r)
			if colon && len(r.Pro) > 0 {
				layer[j].cost += opening(&r.Reading) // وتابع:
			}
			if final {
				layer[j].cost += h.misspelt(s[w.Start:w.End], &r.Reading)
			}
			if governs && r.Tag.POS == isnad.PROPN {
				layer[j].cost += namedBefore
			}
			if fathered && r.Tag.POS == isnad.VERB {
				layer[j].cost += verbFathered
			}
		}
		layers[i] = layer
	}
	backtrack(layers, out)
}

func (t *Tagger) best(layers [][]node, i int, r *ready) node {
	if i == 0 {
		return node{r: r, cost: r.own + t.opens[r.first] + opening(&r.Reading), back: -1}
	}
	best := node{r: r, cost: 1e9}
	for k := range layers[i-1] {
		p := &layers[i-1][k]
		c := p.cost + p.r.after[r.first]
		if p.r.rules {
			c += government(&p.r.Reading, &r.Reading)
		}
		if p.r.binds {
			c += agreement(&p.r.Reading, &r.Reading)
		}
		if p.r.annex && r.apart {
			c += 2.5
		}
		if i <= 2 && name(p) && (i == 1 || p.back >= 0 && name(&layers[0][p.back])) {
			c += behindName(p, &r.Reading)
		}
		if c < best.cost {
			best.cost, best.back = c, k
		}
	}
	best.cost += r.own
	return best
}

// deedBehindName is what a verbal noun costs right behind a name that begins the sentence:
// nothing is annexed to a name, so that a verb stands there (نتنياهو شكر أوباما).
const deedBehindName = 5

// strangeBehindName is what a verb costs there that does not agree with the name of a
// country or city (أنقرة توقف تجارتها: she stops it, he has not stopped).
const strangeBehindName = 5

// The classes of nouns and names that decide what may follow.
const act, state = "act", "state"

// behindName is what a reading costs behind a name that begins the sentence.
func behindName(name *node, r *segment.Reading) float64 {
	switch {
	case deed(r):
		return deedBehindName
	case r.Tag.POS == isnad.VERB && name.r.feminine && r.Tag.Feats.Gender == 'm' && r.Tag.Feats.Number == 's' && r.Tag.Feats.Person == '3':
		return strangeBehindName
	}
	return 0
}

// deed tells of a bare verbal noun, or of another noun of happening in the singular.
func deed(r *segment.Reading) bool {
	f := r.Tag.Feats
	if r.Tag.POS != isnad.NOUN || f.Def || f.Tanwin || r.Enc != "" || len(r.Pro) > 0 {
		return false
	}
	return f.Verbal == 'm' || f.Gender == 'm' && f.Number == 's' && r.Tag.Class == act
}

// feminine tells of the name of a country or city that ends as feminine nouns do.
func feminine(r *segment.Reading) bool {
	return r.Tag.POS == isnad.PROPN && r.Tag.Class == state && (strings.HasSuffix(r.Stem, alef) || strings.HasSuffix(r.Stem, ha))
}

// name tells of a proper name without clitics.
func name(n *node) bool {
	return n.r.Tag.POS == isnad.PROPN && len(n.r.Pro) == 0 && n.r.Enc == ""
}

// opening favours a verb at a sentence's start, more so behind a conjunction:
// news Arabic puts the verb first.
func opening(r *segment.Reading) float64 {
	if r.Tag.POS != isnad.VERB || r.Tag.Feats.Person != '3' || r.Tag.Guessed {
		return 0
	}
	if len(r.Pro) > 0 && r.Pro[0].Tag.POS == isnad.CCONJ {
		return -2
	}
	return -1
}

func backtrack(layers [][]node, out []*segment.Reading) {
	if len(layers) == 0 {
		return
	}
	last := layers[len(layers)-1]
	at := 0
	for k := range last {
		if last[k].cost < last[at].cost {
			at = k
		}
	}
	for i := len(layers) - 1; i >= 0; i-- {
		out[i] = &layers[i][at].r.Reading
		at = layers[i][at].back
	}
}

func firstPOS(r *segment.Reading) isnad.POS {
	if len(r.Pro) > 0 {
		return r.Pro[0].Tag.POS
	}
	return r.Tag.POS
}

// inner is the cost of the steps within a word.
func (t *Tagger) inner(r *segment.Reading) float64 {
	c := 0.0
	for i, p := range r.Pro {
		next := r.Tag.POS
		if i+1 < len(r.Pro) {
			next = r.Pro[i+1].Tag.POS
		}
		c += t.costs.behind(string(p.Tag.POS), p.Form)[kind(next)]
	}
	if r.Enc != "" {
		c += t.costs.behind(string(r.Tag.POS), r.Stem)[kind(isnad.PRON)]
	}
	return c
}

// annexing tells of a dual or sound plural without its nun: a noun must follow.
func annexing(p *segment.Reading) bool {
	f := p.Tag.Feats
	if p.Tag.POS != isnad.NOUN || p.Enc != "" || f.Gender == 0 {
		return false
	}
	end := strings.HasSuffix(p.Stem, ya) || strings.HasSuffix(p.Stem, waw)
	switch f.Number {
	case 'd':
		return end || strings.HasSuffix(p.Stem, alef)
	case 'p':
		return end && len(p.Stem) == len(p.Tag.Lemma)+len(ya) && strings.HasPrefix(p.Stem, p.Tag.Lemma)
	}
	return false
}

func annexable(p isnad.POS) bool {
	return p == isnad.NOUN || p == isnad.PROPN || p == isnad.DET || p == isnad.PRON || p == isnad.NUM || p == isnad.X || p == isnad.PUNCT || p == isnad.ADJ
}

// government makes dear what is no present verb behind a particle that asks
// for one.
func government(p, r *segment.Reading) float64 {
	if p.Tag.POS != isnad.PART || p.Tag.Feats.Tense != 'f' || p.Enc != "" || r.Tag.POS == isnad.AUX || r.Tag.POS == isnad.PUNCT {
		return 0
	}
	if r.Tag.POS == isnad.VERB && r.Tag.Feats.Tense == 'f' && len(r.Pro) == 0 {
		return 0
	}
	return 3
}

// agreement rewards an adjective that agrees with the noun before it and
// makes disagreement dear; a definite noun takes no annexed word.
func agreement(p, r *segment.Reading) float64 {
	if r.Tag.POS == isnad.VERB && r.Tag.Feats.Number == 'd' && p.Tag.Feats.Number == 'd' {
		return -2.5
	}
	if p.Enc != "" {
		return described(p, r) + subject(p, r)
	}
	if p.Tag.POS == isnad.VERB {
		return subject(p, r)
	}
	if len(r.Pro) > 0 || p.Tag.POS != isnad.NOUN && p.Tag.POS != isnad.ADJ {
		return 0
	}
	a, b := p.Tag.Feats, r.Tag.Feats
	switch r.Tag.POS {
	case isnad.ADJ:
		c := 0.0
		if a.Def != b.Def {
			c += 1
		}
		if a.Gender != 0 && b.Gender != 0 {
			if agrees(a, b) {
				c -= 0.6
			} else {
				c += 0.2 // it may describe the head of the idafa
			}
		}
		return c
	case isnad.NOUN:
		if (a.Def || a.Tanwin) && !b.Tanwin {
			return 2.5
		}
	}
	return 0
}

// subject makes a verb dear that does not agree with the noun right behind it,
// which in news is its subject more often than its object.
func subject(p, r *segment.Reading) float64 {
	v, n := p.Tag.Feats, r.Tag.Feats
	if p.Tag.POS != isnad.VERB || v.Person != '3' || v.Number != 's' || n.Number != 's' && !people(r) || len(r.Pro) > 0 || r.Tag.POS != isnad.NOUN && r.Tag.POS != isnad.PROPN {
		return 0
	}
	switch {
	case v.Gender == 'm' && n.Gender == 'f':
		return 0.8
	case v.Gender == 'f' && n.Number == 'p':
		return 0.8
	case v.Gender == 'f' && n.Gender == 'm':
		return 0.3 // in a relative clause an object follows
	}
	return 0
}

// people tells of a sound masculine plural, which no feminine verb goes with.
func people(r *segment.Reading) bool {
	return r.Tag.Feats.Number == 'p' && r.Tag.Feats.Gender == 'm' && strings.HasSuffix(r.Stem, nun) && !strings.HasSuffix(r.Tag.Lemma, nun)
}

// described rewards an adjective with the article behind a noun with its
// pronoun: his Egyptian counterpart.
func described(p, r *segment.Reading) float64 {
	if p.Enc != ya && p.Tag.POS == isnad.NOUN && r.Tag.POS == isnad.ADJ && len(r.Pro) == 0 && r.Tag.Feats.Def && agrees(p.Tag.Feats, r.Tag.Feats) {
		return -3.5
	}
	return 0
}

func agrees(a, b isnad.Feats) bool {
	if a.Number == 'p' {
		return b.Number == 'p' || b.Gender == 'f'
	}
	return a.Gender == b.Gender && (a.Number == b.Number || b.Number == 0)
}

// ending counts the pronoun that a reading bears.
func ending(r *segment.Reading) int {
	if r.Enc != "" {
		return 1
	}
	return 0
}

func (t *Tagger) emit(s string, at int, w *isnad.Word, r *segment.Reading, parts []isnad.Part, tags []isnad.Tag) ([]isnad.Part, []isnad.Tag) {
	if len(r.Pro) == 0 && r.Enc == "" {
		return append(parts, isnad.Part{Span: w.Span, Word: at, Norm: r.Stem}), append(tags, r.Tag)
	}
	var room [8]isnad.Span
	spans := r.Place(room[:0], s[w.Start:w.End], w.Start)
	for i, p := range r.Pro {
		parts = append(parts, isnad.Part{Span: spans[i], Word: at, Norm: p.Form, Clitic: true})
		tags = append(tags, p.Tag)
	}
	n := len(r.Pro)
	parts = append(parts, isnad.Part{Span: spans[n], Word: at, Norm: r.Stem})
	tags = append(tags, r.Tag)
	if r.Enc != "" {
		parts = append(parts, isnad.Part{Span: spans[n+1], Word: at, Norm: r.Enc, Clitic: true})
		tags = append(tags, t.pron[r.Enc])
	}
	return parts, tags
}
