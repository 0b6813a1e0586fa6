package ingest

import (
	"fmt"
	"io/fs"
	"math/bits"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// language is what the knowledge says of one language.
type language struct{ code, name string }

// set is a set of languages by their index, one bit each.
type set uint64

const mostLanguages = 64

// Languages tells languages and encodings apart. It is safe for concurrent use.
type Languages struct {
	all      []language
	small    [nearLetters]rune // each letter in small, 0 for what is none, isMark
	letters  [nearLetters]set  // of the letters below nearLetters
	far      map[rune]set      // of all others
	words    map[string]set
	prefixes []prefix
	pairs    map[[2]rune]bool
}

// nearLetters is one past the Arabic block: the letters that news are written in.
const nearLetters = 0x700

// isMark stands for a mark among small letters.
const isMark = -1

// small gives a character in small letters; 0 for what is no letter, isMark
// for a mark.
func small(r rune) rune {
	switch {
	case text.IsMark(r):
		return isMark
	case unicode.IsLetter(r):
		return unicode.ToLower(r)
	}
	return 0
}

// prefix is a word's beginning that tells a language.
type prefix struct {
	form string
	of   set
}

// leastLetters is how many letters a text must have before its language is told.
const leastLetters = 12

// NewLanguages reads lexicon/languages.tsv.
func NewLanguages(fsys fs.FS) (*Languages, error) {
	rows, err := table.Read(fsys, "lexicon", "languages")
	if err != nil {
		return nil, fmt.Errorf("languages: %w", err)
	}
	l := &Languages{pairs: map[[2]rune]bool{}, far: map[rune]set{}, words: map[string]set{}}
	for r := range l.small {
		l.small[r] = small(rune(r))
	}
	for _, r := range rows {
		if err := l.add(r); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func (l *Languages) add(r table.Row) error {
	i := l.find(r.Get("code"))
	if i < 0 {
		i = len(l.all)
		l.all = append(l.all, language{code: r.Get("code"), name: r.Get("name")})
	}
	if i >= mostLanguages {
		return fmt.Errorf("%s: more than %d languages: leave some out", r.Where(), mostLanguages)
	}
	bit, forms := set(1)<<i, r.List("forms")
	switch kind := r.Get("kind"); kind {
	case "letters":
		for _, f := range forms {
			for _, c := range f {
				l.addLetter(c, bit)
			}
		}
	case "words":
		for _, f := range forms {
			l.words[f] |= bit
		}
	case "prefixes":
		for _, f := range forms {
			l.prefixes = append(l.prefixes, prefix{f, bit})
		}
	case "pairs":
		for _, f := range forms {
			if c := []rune(f); len(c) == 2 {
				l.pairs[[2]rune{c[0], c[1]}] = true
			}
		}
	default:
		return fmt.Errorf("%s: kind %q: use letters, prefixes, words or pairs", r.Where(), kind)
	}
	return nil
}

func (l *Languages) addLetter(c rune, bit set) {
	if c < nearLetters {
		l.letters[c] |= bit
		return
	}
	l.far[c] |= bit
}

// find gives the index of a language, -1 where it is not known.
func (l *Languages) find(code string) int {
	for i, g := range l.all {
		if g.code == code {
			return i
		}
	}
	return -1
}

// Name gives the English name of a language code, or the code itself.
func (l *Languages) Name(code string) string {
	if i := l.find(code); i >= 0 {
		return l.all[i].name
	}
	return code
}

// Detect gives the ISO 639 code of a text's language; empty where the text is
// too short, or shows too little, to tell.
func (l *Languages) Detect(s string) string {
	t := l.tally(s[:min(len(s), languageBytes)])
	if t.letters < leastLetters {
		return ""
	}
	best, code := 0.0, ""
	for i, g := range l.all {
		if v := t.score(i); v > best {
			best, code = v, g.code
		}
	}
	if best < 0.08 {
		return ""
	}
	return code
}

// tally is what was counted in a text.
type tally struct {
	words, letters int
	halves         [mostLanguages]int // by language: two for a word of its own, one for a prefix
	marks          [mostLanguages]int // by language: letters of its own
}

// score is the share of words that are the language's own plus the share of
// letters that are; a prefix counts half a word.
func (t *tally) score(i int) float64 {
	return float64(t.halves[i])/2/float64(max(1, t.words)) + float64(t.marks[i])/float64(max(1, t.letters))
}

// tally counts the words of a text, in small letters and without marks, and
// their letters. Every report goes through here: letters are counted by kind
// first and by language at the end.
func (l *Languages) tally(s string) *tally {
	var t tally
	var near [nearLetters]int
	var word []byte
	for _, r := range s {
		if r < nearLetters {
			r = l.small[r]
		} else {
			r = small(r)
		}
		switch {
		case r > 0:
			word = utf8.AppendRune(word, r)
			t.letters++
			if r < nearLetters {
				near[r]++
			} else {
				each(l.far[r], 1, &t.marks)
			}
		case r == 0 && len(word) > 0:
			l.word(word, &t)
			word = word[:0]
		}
	}
	if len(word) > 0 {
		l.word(word, &t)
	}
	for r, n := range near {
		if n > 0 {
			each(l.letters[r], n, &t.marks)
		}
	}
	return &t
}

// word counts a word for the languages that know it, or that know its prefix.
func (l *Languages) word(w []byte, t *tally) {
	t.words++
	own := l.words[string(w)]
	each(own, 2, &t.halves)
	var begun set
	for _, p := range l.prefixes {
		if len(w) > len(p.form)+4 && string(w[:len(p.form)]) == p.form {
			begun |= p.of
		}
	}
	each(begun&^own, 1, &t.halves)
}

// each adds n to the counts of the languages in a set.
func each(s set, n int, counts *[mostLanguages]int) {
	for ; s != 0; s &= s - 1 {
		counts[bits.TrailingZeros64(uint64(s))] += n
	}
}

// plausible is the share of neighbouring Arabic letters that are frequent
// pairs. Accented Latin letters and signs of multiplication among them tell
// that the encoding is another.
func (l *Languages) plausible(s string) float64 {
	var all, good, arabic, strange float64
	var prev rune
	for _, r := range s {
		if r == tatweel {
			continue
		}
		switch letter := text.IsArabic(r); {
		case letter && prev != 0:
			all++
			if l.pairs[[2]rune{prev, r}] {
				good++
			}
			fallthrough
		case letter:
			arabic++
			prev = r
			continue
		case r == times || r == divided || r > 0x7F && r < 0x600 && unicode.IsLetter(r):
			strange++
			if prev != 0 {
				all += 2
			}
		}
		prev = 0
	}
	if all == 0 {
		return 0
	}
	sane := arabic / (arabic + strange)
	return good / all * sane * sane
}

// Signs that a one-byte encoding has where another has letters.
const (
	tatweel = 0x0640
	times   = 0xD7
	divided = 0xF7
)
