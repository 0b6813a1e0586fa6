package search

import (
	"slices"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/text"
)

// mark is a found word or phrase.
type mark struct {
	export.Range
	of int // which of the words sought
}

// finder finds the words of a query in a text.
type finder struct {
	forms    map[string][]int // first form of a word or phrase
	prefixes []int
	lemmas   map[string]int
	words    []*archive.Words
}

func newFinder(terms []archive.Term) *finder {
	f := &finder{forms: map[string][]int{}, lemmas: map[string]int{}}
	f.add(terms, archive.Text)
	return f
}

func (f *finder) add(terms []archive.Term, field archive.Field) {
	for _, t := range terms {
		if t.Field != field || t.Not {
			continue
		}
		for _, v := range t.Values {
			if v.Words != nil {
				f.word(v.Words)
			}
		}
	}
}

func (f *finder) word(w *archive.Words) {
	n := len(f.words)
	f.words = append(f.words, w)
	for _, l := range w.Lemmas {
		if _, ok := f.lemmas[l]; !ok {
			f.lemmas[l] = n
		}
	}
	switch {
	case len(w.Forms) == 1 && w.Prefix:
		f.prefixes = append(f.prefixes, n)
	case len(w.Forms) > 0:
		f.forms[w.Forms[0]] = append(f.forms[w.Forms[0]], n)
	}
}

// find gives what to mark in s, in order, apart from one another. terms that
// are not those of s are made anew, without lemmas.
func (f *finder) find(s string, terms archive.Terms) []mark {
	if len(f.words) == 0 {
		return nil
	}
	spans, forms := aligned(s, terms)
	var lemmas []string
	if len(terms.Lemmas) == len(forms) {
		lemmas = terms.Lemmas
	}
	points := runes{s: s}
	var out []mark
	for i := 0; i < len(forms); i++ {
		of, n := f.at(forms, lemmas, i)
		if n == 0 {
			continue
		}
		out = append(out, mark{export.Range{Start: points.at(spans[i].Start), End: points.at(spans[i+n-1].End)}, of})
		i += n - 1
	}
	return out
}

// aligned gives the places of terms in s.
func aligned(s string, terms archive.Terms) ([]isnad.Span, []string) {
	spans := make([]isnad.Span, 0, len(terms.Forms))
	text.Scan(s, func(sp isnad.Span) { spans = append(spans, sp) })
	if len(spans) == len(terms.Forms) && len(spans) > 0 {
		return spans, terms.Forms
	}
	return text.Tokens(s)
}

// at gives which of the words sought stands at token i, the longest first, and
// of how many tokens it is.
func (f *finder) at(forms, lemmas []string, i int) (of, n int) {
	for _, k := range f.forms[forms[i]] {
		if w := f.words[k]; len(w.Forms) > n && stands(w, forms[i:]) {
			of, n = k, len(w.Forms)
		}
	}
	if n > 0 {
		return of, n
	}
	if lemmas != nil && lemmas[i] != "" {
		if k, ok := f.lemmas[lemmas[i]]; ok {
			return k, 1
		}
	}
	for _, k := range f.prefixes {
		if w := f.words[k].Forms[0]; strings.HasPrefix(forms[i], w) || lemmas != nil && strings.HasPrefix(lemmas[i], w) {
			return k, 1
		}
	}
	return 0, 0
}

// stands tells whether a word or phrase stands at the beginning of forms.
func stands(w *archive.Words, forms []string) bool {
	n := len(w.Forms)
	if n > len(forms) || !slices.Equal(w.Forms[:n-1], forms[:n-1]) {
		return false
	}
	if w.Prefix {
		return strings.HasPrefix(forms[n-1], w.Forms[n-1])
	}
	return forms[n-1] == w.Forms[n-1]
}

// runes counts code points up to bytes that only grow.
type runes struct {
	s    string
	b, n int
}

func (r *runes) at(b int) int {
	for ; r.b < b; r.b++ {
		if r.s[r.b]&0xC0 != 0x80 {
			r.n++
		}
	}
	return r.n
}
