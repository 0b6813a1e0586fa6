package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/said"
	"github.com/isnad-news/isnad/internal/text"
)

// leastPrefix is how many letters must stand before a star.
const leastPrefix = 2

// star parts a word from the star behind it.
func (b *builder) star(a atom) (string, bool) {
	text := strings.TrimSpace(a.text)
	i := strings.IndexRune(text, '*')
	if i < 0 {
		return text, false
	}
	if i != len(text)-1 {
		b.fail(a.at, "a star stands at the end of a word only: %s*", strings.ReplaceAll(text[:i], "*", ""))
	}
	return text[:i], true
}

// words makes a word or a phrase of what is written. What is quoted stays as
// it is, and so does what falls into several words; a single word is sought by
// its lemmas too.
func (b *builder) words(it item, a atom) []archive.Value {
	said, prefix := b.star(a)
	spans, forms := text.Tokens(said)
	switch {
	case b.err != nil:
		return nil
	case len(forms) == 0 && (a.quoted || prefix || it.field != "" || it.not):
		b.fail(a.at, "there is no letter or digit to seek here")
		return nil
	case len(forms) == 0:
		b.note(a.at, "%s is passed over: it has no letter or digit", a.text)
		return nil
	case prefix && utf8.RuneCountInString(forms[len(forms)-1]) < leastPrefix:
		b.fail(a.at, "a star wants %d letters before it at least", leastPrefix)
		return nil
	}
	v := archive.Value{Words: &archive.Words{Forms: forms, Prefix: prefix}, Written: said[spans[0].Start:spans[len(spans)-1].End]}
	if len(forms) == 1 && !prefix && !a.quoted {
		v.Words.Lemmas = b.lemmas(v.Written)
	}
	return []archive.Value{v}
}

func (b *builder) lemmas(word string) []string {
	var out []string
	for _, l := range b.p.lemmas.Lemmas(word) {
		if l = text.Form(l); l != "" && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

// lemma makes the condition that a word of just this lemma stands there.
func (b *builder) lemma(a atom) []archive.Value {
	_, forms := text.Tokens(a.text)
	if len(forms) != 1 || strings.Contains(a.text, "*") {
		b.fail(a.at, "lemma: wants one word as a dictionary has it")
		return nil
	}
	if of := b.lemmas(strings.TrimSpace(a.text)); len(of) > 0 && !slices.Contains(of, forms[0]) {
		b.note(a.at, "%s is no dictionary form that is known; that of this word may be %s", a.text, said.ListOf(of))
	}
	return []archive.Value{{Words: &archive.Words{Lemmas: forms}, Written: strings.TrimSpace(a.text)}}
}
