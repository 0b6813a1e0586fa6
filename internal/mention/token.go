package mention

import (
	"strings"

	"github.com/isnad-news/isnad"
)

// variant is one way to take the proclitics off a word.
type variant struct {
	bare    string
	article bool
	cut     int // letters cut off before the article
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

// tokens gives the words that are no marks, each with its variants.
func tokens(words []isnad.Word) ([]token, []int) {
	toks := make([]token, 0, len(words))
	index := make([]int, len(words))
	for i := range words {
		index[i] = len(toks)
		w := &words[i]
		if w.Kind == isnad.Punct {
			continue
		}
		toks = append(toks, token{word: i, sentence: w.Sentence, variants: variants(w.Norm)})
	}
	return toks, index
}

func variants(norm string) []variant {
	b, art := bare(norm)
	out := []variant{{b, art, 0}}
	if art {
		out = append(out, variant{norm, false, 0}) // الماني for ألماني
	}
	rest, cut := norm, 0
	for _, c := range []string{waw, fa} {
		if r, ok := strings.CutPrefix(norm, c); ok && len(r) > 4 {
			rest, cut = r, 1
			b, art := bare(r)
			out = append(out, variant{b, art, 1})
			if art {
				out = append(out, variant{r, false, 1})
			}
		}
	}
	for _, c := range []string{ba, lam, kaf} {
		r, ok := strings.CutPrefix(rest, c)
		if !ok || len(r) <= 4 {
			continue
		}
		b, art := bare(r)
		out = append(out, variant{b, art, cut + 1})
		if l, ok := strings.CutPrefix(r, lam); ok && c == lam {
			out = append(out, variant{l, true, cut + 1})
		}
	}
	return out
}

// matches tells whether the rest of a name follows at i. Its tokens may not
// run over a sentence's end.
func (t *token) matches(toks []token, i int, k *key) bool {
	for j := 1; j < len(k.tokens); j++ {
		n := &toks[i+j]
		if n.sentence != t.sentence || n.word-toks[i+j-1].word > 2 || !n.is(k.tokens[j]) {
			return false
		}
	}
	return true
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
