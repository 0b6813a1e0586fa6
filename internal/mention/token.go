package mention

import (
	"slices"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/text"
)

// variant is one way to take the proclitics off a word.
type variant struct {
	bare    string
	article bool
	cut     int    // letters cut off before the article
	hash    uint64 // of bare
	keys    []key  // the names that begin with it
}

// token is a word as names are matched: marks are left out.
type token struct {
	word     int
	sentence int
	variants []variant
}

const (
	waw = "\u0648"
	fa  = "\u0641"
	ba  = "\u0628"
	kaf = "\u0643"
	lam = "\u0644"
)

// room is what the readings of reports use one after another.
type room struct {
	toks     []token
	index    []int
	variants []variant // a stretch of it for each word
	hits     []*hit
}

// byWord gives two tables of nothing yet for each of n words.
func (r *room) byWord(n int) (hits, covered []*hit) {
	r.hits = slices.Grow(r.hits[:0], 2*n)[:2*n]
	clear(r.hits)
	return r.hits[:n:n], r.hits[n:]
}

// tokens gives the words that are no marks, each with its variants.
func (f *Finder) tokens(r *room, words []isnad.Word) ([]token, []int) {
	r.toks, r.index = slices.Grow(r.toks[:0], len(words)), slices.Grow(r.index[:0], len(words))
	toks, index, all := r.toks, r.index[:len(words)], r.variants[:0]
	defer func() { r.variants = all }()
	for i := range words {
		index[i] = len(toks)
		w := &words[i]
		if w.Kind == isnad.Punct {
			continue
		}
		from := len(all)
		all = f.spell.fathers(variants(all, w.Norm), from)
		for k := from; k < len(all); k++ {
			v := &all[k]
			if v.hash = text.Hash(v.bare); f.begin.May(v.hash) {
				v.keys = f.names[v.bare]
			}
		}
		toks = append(toks, token{word: i, sentence: w.Sentence, variants: all[from:len(all):len(all)]})
	}
	return toks, index
}

// variants adds the ways to read a word.
func variants(out []variant, norm string) []variant {
	b, art := bare(norm)
	out = append(out, variant{bare: b, article: art})
	if art {
		out = append(out, variant{bare: norm}) // الماني for ألماني
	}
	rest, cut := norm, 0
	for _, c := range [...]string{waw, fa} {
		if r, ok := strings.CutPrefix(norm, c); ok && len(r) > 4 {
			rest, cut = r, 1
			b, art := bare(r)
			out = append(out, variant{bare: b, article: art, cut: 1})
			if art {
				out = append(out, variant{bare: r, cut: 1})
			}
		}
	}
	for _, c := range [...]string{ba, lam, kaf} {
		r, ok := strings.CutPrefix(rest, c)
		if !ok || len(r) <= 4 {
			continue
		}
		b, art := bare(r)
		out = append(out, variant{bare: b, article: art, cut: cut + 1})
		if l, ok := strings.CutPrefix(r, lam); ok && c == lam {
			out = append(out, variant{bare: l, article: true, cut: cut + 1})
		}
	}
	return out
}

// fathers adds to the ways to read a word, those from one on, the case in which
// the tables write the word for "father of": أبي بكر is أبو بكر.
func (sp *spelling) fathers(vs []variant, from int) []variant {
	for _, v := range vs[from:] {
		if !v.article && sp.cases.Has(v.bare) {
			return append(vs, variant{bare: sp.father, cut: v.cut})
		}
	}
	return vs
}

// isFather tells of the word for "father of" in any case.
func (sp *spelling) isFather(tok string) bool { return tok == sp.father || sp.cases.Has(tok) }

// matches tells whether the rest of a name follows at i. Its tokens may not
// run over a sentence's end.
func (t *token) matches(toks []token, i int, k *key) bool {
	if len(k.tokens) > 1 && !toks[i+1].may(k.second) {
		return false
	}
	for j := 1; j < len(k.tokens); j++ {
		n := &toks[i+j]
		if n.sentence != t.sentence || n.word-toks[i+j-1].word > 2 || !n.is(k.tokens[j]) {
			return false
		}
	}
	return true
}

// may tells whether the word, without clitics, may be the token of a hash.
func (t *token) may(hash uint64) bool {
	for i := range t.variants {
		if v := &t.variants[i]; v.hash == hash && v.cut == 0 {
			return true
		}
	}
	return false
}

// is tells whether the word, without clitics, is the name's token.
func (t *token) is(tok string) bool {
	for i := range t.variants {
		if v := &t.variants[i]; v.cut == 0 && v.bare == tok {
			return true
		}
	}
	return false
}
