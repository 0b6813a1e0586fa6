package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/phrase"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// spelling knows in how many ways a name may be written: as one word or two
// (عبدالله), with the cases of its first word (أبي بكر), and in the letters
// that a foreign sound is put into (غوتيريش, جوتيريس).
type spelling struct {
	servant string              // the first word of names that are written as one or as two
	father  string              // the word for "father of" as the tables write it
	cases   *text.Words         // its other cases
	sons    *text.Words         // the ways to write "son of"
	letters map[rune]rune       // each letter that stands for a sound: the first of its kind
	weak    map[rune]bool       // letters that are written or left out
	pairs   map[[2]rune]rune    // two letters for one sound
	heard   map[string][]spoken // people by the sound of the first two words of their name
	firsts  map[string]bool     // first words of their names of two words and more
}

// spoken is a name as it is written in the tables, with its bearer.
type spoken struct {
	tokens []string
	item   *item
}

// newSpelling reads the kinds of lexicon/terms that tell of spellings.
func newSpelling(rows []table.Row) *spelling {
	sp := &spelling{cases: text.NewWords(), sons: text.NewWords(), letters: map[rune]rune{}, weak: map[rune]bool{}, pairs: map[[2]rune]rune{}, heard: map[string][]spoken{}, firsts: map[string]bool{}}
	for _, r := range rows {
		words := r.List("lemmas")
		for i := range words {
			words[i] = text.Fold(words[i])
		}
		switch r.Get("kind") {
		case "servant":
			sp.servant = words[0]
		case "father":
			sp.father = words[0]
			for _, w := range words[1:] {
				sp.cases.Add(w)
			}
		case "sonof":
			for _, w := range words {
				sp.sons.Add(w)
			}
		case "sound":
			sp.sound(words)
		case "weakletter":
			for _, w := range words {
				sp.weak[first(w)] = true
			}
		}
	}
	return sp
}

// sound takes letters of one sound; the first stands for all.
func (sp *spelling) sound(words []string) {
	to := first(words[0])
	for _, w := range words {
		rs := []rune(w)
		if len(rs) == 2 {
			sp.pairs[[2]rune{rs[0], rs[1]}] = to
		} else {
			sp.letters[rs[0]] = to
		}
	}
}

func first(w string) rune {
	r, _ := utf8.DecodeRuneInString(w)
	return r
}

// hear gives the sound of a folded word: its consonants, each as the first
// letter of its sound, doubled ones once; a vowel counts only at the
// beginning.
func (sp *spelling) hear(w string) string {
	var b strings.Builder
	var last rune
	rs := []rune(w)
	for i := 0; i < len(rs); i++ {
		r := rs[i]
		if i+1 < len(rs) {
			if p, ok := sp.pairs[[2]rune{r, rs[i+1]}]; ok {
				r = p
				i++
			}
		}
		if sp.weak[r] && b.Len() > 0 {
			last = 0
			continue
		}
		if l, ok := sp.letters[r]; ok {
			r = l
		}
		if r == last {
			continue
		}
		last = r
		b.WriteRune(r)
	}
	return b.String()
}

// other gives another way to write the tokens of a name, nil where there is
// none: عبد الله for عبدالله.
func (sp *spelling) other(tokens []string) []string {
	if sp.servant == "" {
		return nil
	}
	var out []string
	changed := false
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		rest, ok := strings.CutPrefix(t, sp.servant)
		switch {
		case ok && rest == "" && i+1 < len(tokens):
			i++
			out, changed = append(out, t+article+tokens[i]), true
		case ok && strings.HasPrefix(rest, article) && len(rest) > len(article)+2:
			out, changed = append(out, sp.servant, rest[len(article):]), true
		default:
			out = append(out, t)
		}
	}
	if !changed {
		return nil
	}
	return out
}

// learn keeps a person's name by its sound, unless a word is in it that only
// Arabic names have: those are written in one way.
func (sp *spelling) learn(tokens []string, it *item) {
	for _, t := range tokens {
		if t == sp.father || t == sp.servant || sp.cases.Has(t) {
			return
		}
	}
	k := sp.hear(tokens[0])
	if len(tokens) > 1 {
		sp.firsts[tokens[0]] = true
		k += " " + sp.hear(tokens[1])
	}
	sp.heard[k] = append(sp.heard[k], spoken{tokens: tokens, item: it})
}

// fewLetters is how many consonants a name must have to be known by them.
const fewLetters = 4

// alike finds the person whose name sounds as the words at token i, where no
// table has them so written. It must be one person only.
func (s *search) alike(i int) (int, []*item) {
	t := &s.toks[i]
	if !s.rare(t.word) && !(s.begin.May(t.variants[0].hash) && s.spell.firsts[t.variants[0].bare]) {
		return 0, nil
	}
	best := 0
	var items []*item
	for v := range t.variants {
		w := &t.variants[v]
		if w.article || w.cut > 0 && s.Parts[phrase.Stem(&s.Words[t.word], s.Parts)].Norm != w.bare {
			continue
		}
		sound, next := s.spell.hear(w.bare), ""
		if i+1 < len(s.toks) && s.toks[i+1].sentence == t.sentence {
			next = sound + " " + s.spell.hear(s.toks[i+1].variants[0].bare)
		}
		for _, k := range [2]string{next, sound} {
			for _, sp := range s.spell.heard[k] {
				n := len(sp.tokens)
				if n < best || i+n > len(s.toks) || !s.soundsAs(i, w.bare, sp.tokens) {
					continue
				}
				if n > best {
					best, items = n, nil
				}
				items = appendItem(items, sp.item)
			}
		}
	}
	for _, it := range items {
		if it.nameEn != items[0].nameEn {
			return 0, nil // of two people either may be meant
		}
	}
	return best, items
}

// rare tells of a word that may be a foreign name: one that the lexicon does
// not know, or a name.
func (s *search) rare(w int) bool {
	t := s.stemTag(w)
	return t.Guessed || t.Name || t.POS == isnad.PROPN
}

// soundsAs tells whether the words at token i, of which first is the first
// without clitics, sound as a name. What is written otherwise must be no word
// that the lexicon knows, unless it stands behind a rare name of that sound;
// and one word of the name that is no common given name must have consonants
// enough.
func (s *search) soundsAs(i int, first string, name []string) bool {
	most, sure := 0, false
	for j, n := range name {
		t := &s.toks[i+j]
		b := t.variants[0].bare
		if j == 0 {
			b = first
		} else if t.sentence != s.toks[i].sentence || t.word-s.toks[i+j-1].word > 2 || t.variants[0].article {
			return false
		}
		l := utf8.RuneCountInString(s.spell.hear(n))
		if !s.given[n] || len(name) == 1 {
			most = max(most, l)
		}
		if b == n {
			sure = sure || !s.given[b] && utf8.RuneCountInString(b) > fewLetters
			continue
		}
		cut := j > 0 && l >= fewLetters && s.Words[t.word].Last-s.Words[t.word].First > 1 // دميتري بسكوف
		if !s.rare(t.word) && !sure && !cut || s.spell.hear(b) != s.spell.hear(n) || apart(b, n) > 2 {
			return false
		}
		sure = sure || cut
		guessed := s.stemTag(t.word).Guessed && !s.listed[b]
		sure = sure || guessed
		if len(name) == 1 && (!guessed || t.variants[0].article || !s.spell.near(b, n, l)) {
			return false
		}
	}
	return sure && most >= fewLetters
}

// near tells whether a last name alone differs from one that sounds as it by no
// more than the vowels that are left out: one, or two where it has consonants
// enough, which may then be of another letter too; or by their order.
func (sp *spelling) near(a, b string, letters int) bool {
	x, y := []rune(a), []rune(b)
	if letters > fewLetters {
		x, y = sp.plain(x), sp.plain(y)
	}
	if len(x) < len(y) {
		x, y = y, x
	}
	if len(x) == len(y) {
		slices.Sort(x)
		slices.Sort(y)
		return slices.Equal(x, y)
	}
	if len(x)-len(y) > 2 || letters <= fewLetters && len(x)-len(y) > 1 {
		return false
	}
	i := 0
	for _, r := range x {
		if i < len(y) && y[i] == r {
			i++
		} else if !sp.weak[r] {
			return false
		}
	}
	return i == len(y)
}

// plain gives each letter as the first of its sound.
func (sp *spelling) plain(rs []rune) []rune {
	for i, r := range rs {
		if l, ok := sp.letters[r]; ok {
			rs[i] = l
		}
	}
	return rs
}

// fathered tells of a short name that begins with "son of" (بن صالح) right
// behind another's given name: منصور بن صالح.
func (s *search) fathered(i, n int) bool {
	if n < 2 || i == 0 || !s.spell.sons.Has(s.toks[i].variants[0].bare) || s.toks[i-1].sentence != s.toks[i].sentence || s.toks[i].word-s.toks[i-1].word != 1 {
		return false
	}
	w := s.toks[i-1].word
	c, t := s.covered[w], s.stemTag(w)
	if c != nil && c.pick("office", "title", "rank", "spokesman") != nil {
		return false
	}
	return s.given[s.Words[w].Norm] || t.Name || t.POS == isnad.PROPN
}

// same tells whether a rare word is another writing of somebody's given name:
// نيكولا and نيكولاس, with the same last name behind.
func (s *search) same(w int, name string) bool {
	b, own := s.Words[w].Norm, nameTokens(name)
	if len(own) < 2 || !s.stemTag(w).Guessed && !s.stemTag(w).Name || s.given[b] && s.given[own[0]] {
		return false
	}
	x, y := []rune(s.spell.hear(b)), []rune(s.spell.hear(own[0]))
	if len(x) < len(y) {
		x, y = y, x
	}
	if len(y) < 3 || len(x) > len(y)+1 {
		return false
	}
	i := 0
	for i < len(y) && x[i] == y[i] {
		i++
	}
	return i > 0 && string(x[i+len(x)-len(y):]) == string(y[i:])
}

// apart gives how many letters one word has more than the other.
func apart(a, b string) int {
	d := utf8.RuneCountInString(a) - utf8.RuneCountInString(b)
	return max(d, -d)
}
