// Package tag decides how each word is read: where its clitics end, which
// word of the dictionary it is and in which form. Readings come from package
// segment; the cheapest path through a sentence is taken (Viterbi), where a
// path costs what its readings cost, what one part of speech costs after
// another, and what disagreement costs.
package tag

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/segment"
	"github.com/isnad-news/isnad/internal/table"
)

// Tagger assigns parts and tags. It is safe for concurrent use.
type Tagger struct {
	seg   *segment.Segmenter
	pron  map[string]isnad.Tag
	trans map[string]map[isnad.POS]float64
	forms map[string]map[string]map[isnad.POS]float64 // after a closed-class word: by its form, then part of speech
}

// New reads lexicon/transitions.tsv.
func New(fsys fs.FS, seg *segment.Segmenter, cl segment.Clitics) (*Tagger, error) {
	t := &Tagger{seg: seg, pron: cl.Pron, trans: map[string]map[isnad.POS]float64{}, forms: map[string]map[string]map[isnad.POS]float64{}}
	rows, err := table.Read(fsys, "lexicon", "transitions")
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		c, err := strconv.ParseFloat(r.Get("cost"), 64)
		if err != nil {
			return nil, fmt.Errorf("%s: cost %q: a number", r.Where(), r.Get("cost"))
		}
		p := r.Get("prev")
		by := t.trans
		if pos, form, ok := strings.Cut(p, "/"); ok {
			if t.forms[form] == nil {
				t.forms[form] = map[string]map[isnad.POS]float64{}
			}
			by, p = t.forms[form], pos
		}
		if by[p] == nil {
			by[p] = map[isnad.POS]float64{}
		}
		by[p][isnad.POS(r.Get("next"))] = c
	}
	return t, nil
}

const (
	maxReadings = 12
	unseen      = 6.0
	start       = "^"
)

// node is one reading of one word on the cheapest path that ends in it.
type node struct {
	r    *segment.Reading
	cost float64
	back int
}

// Assign reads all words of a text, sentence by sentence, and returns the
// parts with their tags; it fills First and Last of the words.
func (t *Tagger) Assign(s string, words []isnad.Word, sentences []isnad.Sentence) ([]isnad.Part, []isnad.Tag) {
	parts := make([]isnad.Part, 0, len(words)*4/3)
	tags := make([]isnad.Tag, 0, len(words)*4/3)
	exact := strings.Contains(s, maqsura)
	for _, sen := range sentences {
		for lo := sen.First; lo < sen.Last; {
			hi := min(lo+maxRun, sen.Last)
			path := t.path(s, words[lo:hi], exact)
			for i, r := range path {
				w := &words[lo+i]
				w.First = len(parts)
				parts, tags = t.emit(s, lo+i, w, r, parts, tags)
				w.Last = len(parts)
			}
			lo = hi
		}
	}
	return parts, tags
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

// Final letters that careless writers do not tell apart.
const maqsura, ya = "\u0649", "\u064a"

// misspelt is what a reading costs that takes a final ي for a ى in a text whose
// writer tells the two apart: علي is a name where على stands too.
const misspelt = 5

// path finds the cheapest readings; exact tells that the text writes ى.
func (t *Tagger) path(s string, words []isnad.Word, exact bool) []*segment.Reading {
	layers := make([][]node, len(words))
	for i := range words {
		w := &words[i]
		var rs []segment.Reading
		if w.Kind == isnad.Arabic {
			rs = t.seg.Readings(s[w.Start:w.End], w.Norm)
		} else {
			rs = []segment.Reading{{Stem: w.Norm, Tag: kindTag(w)}}
		}
		if len(rs) > maxReadings {
			rs = rs[:maxReadings]
		}
		colon := i+1 < len(words) && words[i+1].Norm == ":"
		endsInYa := exact && strings.HasSuffix(s[w.Start:w.End], ya)
		layer := make([]node, len(rs))
		for j := range rs {
			r := &rs[j]
			layer[j] = t.best(layers, i, r)
			if colon && len(r.Pro) > 0 {
				layer[j].cost += opening(r) // وتابع:
			}
			if endsInYa && r.Enc == "" && strings.HasSuffix(r.Tag.Dict, maqsura) {
				layer[j].cost += misspelt
			}
		}
		layers[i] = layer
	}
	return backtrack(layers)
}

func (t *Tagger) best(layers [][]node, i int, r *segment.Reading) node {
	own := r.Cost + t.inner(r)
	if i == 0 {
		return node{r, own + t.step(start, "", firstPOS(r)) + opening(r), -1}
	}
	best := node{r: r, cost: 1e9}
	for k := range layers[i-1] {
		p := &layers[i-1][k]
		c := p.cost + t.between(p.r, r)
		if c < best.cost {
			best.cost, best.back = c, k
		}
	}
	best.cost += own
	return best
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

func backtrack(layers [][]node) []*segment.Reading {
	out := make([]*segment.Reading, len(layers))
	if len(layers) == 0 {
		return out
	}
	last := layers[len(layers)-1]
	at := 0
	for k := range last {
		if last[k].cost < last[at].cost {
			at = k
		}
	}
	for i := len(layers) - 1; i >= 0; i-- {
		out[i] = layers[i][at].r
		at = layers[i][at].back
	}
	return out
}

func firstPOS(r *segment.Reading) isnad.POS {
	if len(r.Pro) > 0 {
		return r.Pro[0].Tag.POS
	}
	return r.Tag.POS
}

// step is the cost of next after prev, known by its form where that has a
// line of its own.
func (t *Tagger) step(prev, form string, next isnad.POS) float64 {
	if form != "" {
		if c, ok := t.forms[form][prev][next]; ok {
			return c
		}
	}
	if c, ok := t.trans[prev][next]; ok {
		return c
	}
	return unseen
}

// inner is the cost of the steps within a word.
func (t *Tagger) inner(r *segment.Reading) float64 {
	c := 0.0
	for i, p := range r.Pro {
		next := r.Tag.POS
		if i+1 < len(r.Pro) {
			next = r.Pro[i+1].Tag.POS
		}
		c += t.step(string(p.Tag.POS), p.Form, next)
	}
	if r.Enc != "" {
		c += t.step(string(r.Tag.POS), r.Stem, isnad.PRON)
	}
	return c
}

func (t *Tagger) between(p, r *segment.Reading) float64 {
	prev, form := p.Tag.POS, p.Stem
	if p.Enc != "" {
		prev, form = isnad.PRON, p.Enc
	}
	return t.step(string(prev), form, firstPOS(r)) + agreement(p, r)
}

// agreement rewards an adjective that agrees with the noun before it and
// makes disagreement dear; a definite noun takes no annexed word.
func agreement(p, r *segment.Reading) float64 {
	if r.Tag.POS == isnad.VERB && r.Tag.Feats.Number == 'd' && p.Tag.Feats.Number == 'd' {
		return -2.5
	}
	if p.Enc != "" || len(r.Pro) > 0 || p.Tag.POS != isnad.NOUN && p.Tag.POS != isnad.ADJ {
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

func agrees(a, b isnad.Feats) bool {
	if a.Number == 'p' {
		return b.Number == 'p' || b.Gender == 'f'
	}
	return a.Gender == b.Gender && (a.Number == b.Number || b.Number == 0)
}

func (t *Tagger) emit(s string, at int, w *isnad.Word, r *segment.Reading, parts []isnad.Part, tags []isnad.Tag) ([]isnad.Part, []isnad.Tag) {
	spans := r.Place(s[w.Start:w.End], w.Start)
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
