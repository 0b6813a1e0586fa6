// Package segment finds the ways in which a word may be cut into clitics and
// stem, each with what the lexicon says of the stem. Which way is right is
// decided in context: see package tag.
package segment

import (
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/lexicon"
	"github.com/isnad-news/isnad/internal/text"
)

// Clitic is a proclitic or enclitic with its tag.
type Clitic struct {
	Form string // folded
	Tag  isnad.Tag
}

// Reading is one way to read a word: clitics before, a stem, at most one
// pronoun behind.
type Reading struct {
	Pro  []Clitic
	Stem string // folded, without the article
	Tag  isnad.Tag
	Enc  string // folded pronoun; empty where none
	Cost float64
}

// Segmenter reads words. It is safe for concurrent use.
type Segmenter struct {
	lex *lexicon.Lexicon
	cl  Clitics
}

// New makes a segmenter over a lexicon and the table of clitics.
func New(lex *lexicon.Lexicon, cl Clitics) *Segmenter {
	return &Segmenter{lex: lex, cl: cl}
}

// Readings gives all readings of a word, cheapest first; at least one. raw is
// the word as written, norm its folded form.
func (s *Segmenter) Readings(raw, norm string) []Reading {
	var out []Reading
	for _, p := range s.cl.Pro {
		rest, ok := strings.CutPrefix(norm, p.Form)
		if !ok || rest == "" {
			continue
		}
		out = s.stem(out, raw, p, rest, "")
		if p.Article {
			continue // no word bears the article and a pronoun
		}
		for _, e := range s.cl.Enc {
			if e == haForm && strings.HasSuffix(raw, taMarbuta) {
				continue // a ta marbuta is no pronoun
			}
			if base, ok := strings.CutSuffix(rest, e); ok && base != "" {
				out = s.stem(out, raw, p, base, e)
			}
		}
	}
	if len(out) == 0 {
		out = s.guess(norm)
	}
	s.prefer(norm, out)
	closedFirst(out)
	adjectiveFirst(out)
	placeFirst(out)
	sortReadings(out)
	return out
}

// splitCost is what a reading pays that cuts where newspapers do not, or does
// not where they do.
const splitCost = 3

func (s *Segmenter) prefer(norm string, rs []Reading) {
	split, ok := s.cl.Split[norm]
	if !ok {
		return
	}
	for i := range rs {
		if (len(rs[i].Pro) > 0) != split {
			rs[i].Cost += splitCost
		}
	}
}

func closed(p isnad.POS) bool {
	switch p {
	case isnad.ADP, isnad.SCONJ, isnad.PART, isnad.PRON, isnad.CCONJ, isnad.DET:
		return true
	}
	return false
}

// closedFirst makes other readings of a closed-class word dear: they are
// there by rule (a participle أن, a verb إن), but no newspaper means them.
// Nouns and names that tables list are spared, since some are meant (علي).
func closedFirst(rs []Reading) {
	has := false
	for i := range rs {
		has = has || closed(rs[i].Tag.POS)
	}
	if !has {
		return
	}
	for i := range rs {
		t := &rs[i].Tag
		switch {
		case closed(t.POS):
		case t.Name && utf8.RuneCountInString(rs[i].Stem) > 2:
		case t.POS == isnad.NOUN && t.Feats.Verbal == 0 && rs[i].Enc == "":
			rs[i].Cost += 1.5
		default:
			rs[i].Cost += 4
		}
	}
}

// adjectiveFirst makes a family name dear that is a listed adjective with the
// article (الفلسطيني), and a verb that is spelt like an elative (أكثر).
func adjectiveFirst(rs []Reading) {
	art, bare := false, false
	for i := range rs {
		if t := &rs[i].Tag; t.POS == isnad.ADJ && t.Feats.Verbal == 0 {
			art, bare = art || t.Feats.Def, bare || !t.Feats.Def && len(rs[i].Pro) == 0 && rs[i].Enc == ""
		}
	}
	for i := range rs {
		t := &rs[i].Tag
		switch verb := bare && t.POS == isnad.VERB && len(rs[i].Pro) == 0 && rs[i].Enc == ""; {
		case art && t.Name, verb && t.Feats.Tense == 'p':
			rs[i].Cost += 1.2
		case verb && t.Feats.Person == '1':
			rs[i].Cost += 2.5
		}
	}
}

// placeFirst makes an accusative dear that is spelt like the name of a state or
// land: a report means Russia more often than a Russian.
func placeFirst(rs []Reading) {
	for i := range rs {
		if p := &rs[i]; p.Tag.POS != isnad.PROPN || p.Enc != "" || p.Tag.Class != "state" && !strings.HasSuffix(p.Stem, landForm) {
			continue
		}
		for j := range rs {
			if r := &rs[j]; r.Tag.Feats.Tanwin && r.Stem == rs[i].Stem && len(r.Pro) == len(rs[i].Pro) {
				r.Cost += 3
			}
		}
		return
	}
}

func sortReadings(rs []Reading) {
	for i := 1; i < len(rs); i++ {
		for j := i; j > 0 && rs[j].Cost < rs[j-1].Cost; j-- {
			rs[j], rs[j-1] = rs[j-1], rs[j]
		}
	}
}

// stem adds the readings of a stem that may stand behind p and before enc.
func (s *Segmenter) stem(out []Reading, raw string, p Proclitic, stem, enc string) []Reading {
	for _, e := range s.lex.Lookup(stem) {
		if p.Article && annexed(&e, stem) || !p.allows(&e) || enc != "" && !s.cl.takes(&e, stem, enc) || enc == "" && e.Feats.Bound {
			continue
		}
		t := isnad.Tag{Lemma: e.Lemma, Dict: e.Dict, Root: e.Root, POS: e.POS, Class: e.Class, Name: e.Name, Feats: e.Feats}
		t.Feats.Def = p.Article
		c := p.Cost + s.cl.cost(&e, raw, stem, enc)
		out = append(out, Reading{Pro: p.Parts, Stem: stem, Tag: t, Enc: enc, Cost: c})
	}
	return out
}

// annexed tells of the form of a dual or a sound plural before an annexed word, which
// never bears the article: الفاضلي is somebody's name.
func annexed(e *lexicon.Entry, stem string) bool {
	const ya, waw = "\u064a", "\u0648"
	if e.Feats.Number == 's' || e.POS != isnad.NOUN && e.POS != isnad.ADJ {
		return false
	}
	return stem == e.Lemma+ya || stem == e.Lemma+waw
}

// guess reads a word that the lexicon does not know, by its shape.
func (s *Segmenter) guess(norm string) []Reading {
	var out []Reading
	for _, p := range s.cl.Pro {
		rest, ok := strings.CutPrefix(norm, p.Form)
		if !ok || utf8.RuneCountInString(rest) < 3 || !p.Guess || !p.Article && strings.HasPrefix(rest, articleForm) {
			continue
		}
		for _, g := range s.cl.Guess {
			if g.Prefix != "" && !strings.HasPrefix(rest, g.Prefix) || !strings.HasSuffix(rest, g.Suffix) {
				continue
			}
			if p.Article && g.POS != isnad.NOUN && g.POS != isnad.ADJ && g.POS != isnad.PROPN || p.Verb && g.POS != isnad.VERB || p.Noun && g.POS == isnad.VERB {
				continue
			}
			lemma := rest
			if g.POS == isnad.ADJ {
				lemma = strings.TrimSuffix(rest, haForm)
			}
			t := isnad.Tag{Lemma: lemma, Dict: lemma, POS: g.POS, Guessed: true, Feats: g.Feats}
			t.Feats.Def = p.Article
			c := guessCost + p.Cost + g.Cost
			switch and := len(p.Parts) > 0 && p.Parts[0].Tag.POS == isnad.CCONJ; {
			case p.Article && and:
				c -= articleGain + andGain
			case p.Article:
				c -= articleGain
			case and:
				c -= andGain
			}
			out = append(out, Reading{Pro: p.Parts, Stem: rest, Tag: t, Cost: c})
		}
	}
	if len(out) == 0 {
		t := isnad.Tag{Lemma: norm, Dict: norm, POS: isnad.PROPN, Guessed: true}
		out = append(out, Reading{Stem: norm, Tag: t, Cost: guessCost})
	}
	return out
}

const (
	guessCost   = 8
	andGain     = 2 // fewer unknown words begin with a waw of their own
	articleGain = 1 // what begins with the article's letters mostly bears it
	articleForm = "\u0627\u0644"
	haForm      = "\u0647"
	landForm    = "\u064a\u0627" // as names of lands end
)

// Place adds the byte spans of a reading's parts within the word as written.
// The article belongs to the stem.
func (r *Reading) Place(out []isnad.Span, raw string, at int) []isnad.Span {
	i := 0
	for _, p := range r.Pro {
		j := forward(raw, i, utf8.RuneCountInString(p.Form))
		out = append(out, isnad.Span{Start: at + i, End: at + j})
		i = j
	}
	end := len(raw)
	if r.Enc != "" {
		end = backward(raw, utf8.RuneCountInString(r.Enc))
	}
	if end < i {
		end = i
	}
	out = append(out, isnad.Span{Start: at + i, End: at + end})
	if r.Enc != "" {
		out = append(out, isnad.Span{Start: at + end, End: at + len(raw)})
	}
	return out
}

// forward steps n letters and the marks behind them.
func forward(s string, i, n int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !text.IsMark(r) {
			if n == 0 {
				break
			}
			n--
		}
		i += size
	}
	return i
}

// backward gives where the last n letters begin.
func backward(s string, n int) int {
	i := len(s)
	for i > 0 && n > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		if !text.IsMark(r) {
			n--
		}
	}
	return i
}
