// Package treebank names the parts of speech as treebanks of Universal
// Dependencies do, where their custom parts from the grammar that the other
// stages read by: heads of names, conjunctions that open a sentence, the
// auxiliary. The custom followed is that of Arabic PUD.
package treebank

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// Namer names parts of speech. It is safe for concurrent use.
type Namer struct {
	rules []rule
	by    map[isnad.POS][]int // the rules for a part of speech, in their order
}

// rule is one line of treebank/upos.tsv: a part that is so is named as.
type rule struct {
	as         isnad.POS
	form       terms
	lemma      terms
	guessed    bool
	def        int // 1: bears the article, -1: does not
	prev, next terms
}

// edge stands before the first part of a sentence and behind its last.
const edge = "^"

// New reads treebank/upos.tsv.
func New(fsys fs.FS) (*Namer, error) {
	rows, err := table.Read(fsys, "treebank", "upos")
	if err != nil {
		return nil, err
	}
	n := &Namer{by: map[isnad.POS][]int{}}
	for _, r := range rows {
		for _, p := range append(r.List("is"), r.Get("as")) {
			if !known(isnad.POS(p)) {
				return nil, fmt.Errorf("%s: %q is no part of speech: write it as Universal Dependencies does", r.Where(), p)
			}
		}
		u := rule{as: isnad.POS(r.Get("as")), form: termsOf(r.List("form")), lemma: termsOf(r.List("lemma")), prev: termsOf(r.List("prev")), next: termsOf(r.List("next"))}
		for _, m := range r.List("mark") {
			switch m {
			case "guessed":
				u.guessed = true
			case "def":
				u.def = 1
			case "indef":
				u.def = -1
			default:
				return nil, fmt.Errorf("%s: mark %q: guessed, def or indef", r.Where(), m)
			}
		}
		for _, p := range r.List("is") {
			n.by[isnad.POS(p)] = append(n.by[isnad.POS(p)], len(n.rules))
		}
		n.rules = append(n.rules, u)
	}
	return n, nil
}

func known(p isnad.POS) bool {
	switch p {
	case isnad.ADJ, isnad.ADP, isnad.ADV, isnad.AUX, isnad.CCONJ, isnad.DET, isnad.INTJ, isnad.NOUN, isnad.NUM, isnad.PART, isnad.PRON, isnad.PROPN, isnad.PUNCT, isnad.SCONJ, isnad.SYM, isnad.VERB, isnad.X:
		return true
	}
	return false
}

// Assign gives the part of speech of every part of a, as a treebank names it.
func (n *Namer) Assign(a *isnad.Analysis) []isnad.POS {
	out, _ := n.trace(a)
	return out
}

// Fired gives for every part of a the rule that named it, by the number of its
// row, or -1.
func (n *Namer) Fired(a *isnad.Analysis) []int {
	_, fired := n.trace(a)
	return fired
}

// trace reads sentences from their end, so that the head of a name sees what
// became of the word behind it.
func (n *Namer) trace(a *isnad.Analysis) ([]isnad.POS, []int) {
	out := make([]isnad.POS, len(a.Tags))
	fired := make([]int, len(a.Tags))
	for i := range a.Tags {
		out[i], fired[i] = a.Tags[i].POS, -1
	}
	for _, s := range a.Sentences {
		if s.First >= s.Last || s.Last > len(a.Words) {
			continue
		}
		lo, hi := a.Words[s.First].First, a.Words[s.Last-1].Last
		for i := hi - 1; i >= lo; i-- {
			for _, k := range n.by[out[i]] {
				if n.rules[k].holds(a, out, i, lo, hi) {
					out[i], fired[i] = n.rules[k].as, k
					break
				}
			}
		}
	}
	return out, fired
}

// holds tells whether the rule speaks of part i of the sentence lo to hi.
func (u *rule) holds(a *isnad.Analysis, pos []isnad.POS, i, lo, hi int) bool {
	if t := &a.Tags[i]; u.guessed && !t.Guessed || u.def > 0 && !t.Feats.Def || u.def < 0 && t.Feats.Def {
		return false
	}
	if !u.form.has(a.Parts[i].Norm) || !u.lemma.has(a.Tags[i].Lemma) {
		return false
	}
	return u.prev.at(a, pos, i-1, lo, hi) && u.next.at(a, pos, i+1, lo, hi)
}

// terms are what a cell asks for: forms, by their beginning or end too
// (KA*, *KA), and parts of speech; none of those behind a "!". The empty cell
// asks for nothing.
type terms struct {
	any, none patterns
}

type patterns struct {
	whole       map[string]bool
	first, last []string
}

func termsOf(list []string) terms {
	var t terms
	for _, s := range list {
		p := &t.any
		if rest, ok := strings.CutPrefix(s, "!"); ok {
			p, s = &t.none, rest
		}
		switch {
		case strings.HasPrefix(s, "*"):
			p.last = append(p.last, text.Fold(s[1:]))
		case strings.HasSuffix(s, "*"):
			p.first = append(p.first, text.Fold(s[:len(s)-1]))
		default:
			if p.whole == nil {
				p.whole = map[string]bool{}
			}
			p.whole[text.Fold(s)] = true
		}
	}
	return t
}

// has tells whether one of the names is asked for and none shut out.
func (t terms) has(names ...string) bool {
	if t.none.match(names) {
		return false
	}
	return t.any.empty() || t.any.match(names)
}

// at asks it of a neighbour: by its form, its part of speech or the edge.
func (t terms) at(a *isnad.Analysis, pos []isnad.POS, i, lo, hi int) bool {
	if i < lo || i >= hi {
		return t.has(edge)
	}
	return t.has(a.Parts[i].Norm, string(pos[i]))
}

func (p patterns) empty() bool { return p.whole == nil && p.first == nil && p.last == nil }

func (p patterns) match(names []string) bool {
	for _, n := range names {
		if p.whole[n] {
			return true
		}
		for _, s := range p.first {
			if strings.HasPrefix(n, s) {
				return true
			}
		}
		for _, s := range p.last {
			if strings.HasSuffix(n, s) {
				return true
			}
		}
	}
	return false
}
