package ingest

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode"

	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// language is what the knowledge says of one language.
type language struct {
	code, name string
	letters    map[rune]bool
	words      map[string]bool
	prefixes   []string
}

// Languages tells languages and encodings apart. It is safe for concurrent use.
type Languages struct {
	all   []*language
	pairs map[[2]rune]bool
}

// leastLetters is how many letters a text must have before its language is told.
const leastLetters = 12

// NewLanguages reads lexicon/languages.tsv.
func NewLanguages(fsys fs.FS) (*Languages, error) {
	rows, err := table.Read(fsys, "lexicon", "languages")
	if err != nil {
		return nil, fmt.Errorf("languages: %w", err)
	}
	l := &Languages{pairs: map[[2]rune]bool{}}
	for _, r := range rows {
		if err := l.add(r); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func (l *Languages) add(r table.Row) error {
	g := l.find(r.Get("code"))
	if g == nil {
		g = &language{code: r.Get("code"), name: r.Get("name"), letters: map[rune]bool{}, words: map[string]bool{}}
		l.all = append(l.all, g)
	}
	forms := r.List("forms")
	switch kind := r.Get("kind"); kind {
	case "letters":
		for _, f := range forms {
			for _, c := range f {
				g.letters[c] = true
			}
		}
	case "words":
		for _, f := range forms {
			g.words[f] = true
		}
	case "prefixes":
		g.prefixes = append(g.prefixes, forms...)
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

func (l *Languages) find(code string) *language {
	for _, g := range l.all {
		if g.code == code {
			return g
		}
	}
	return nil
}

// Name gives the English name of a language code, or the code itself.
func (l *Languages) Name(code string) string {
	if g := l.find(code); g != nil {
		return g.name
	}
	return code
}

// Detect gives the ISO 639 code of a text's language; empty where the text is
// too short, or shows too little, to tell.
func (l *Languages) Detect(s string) string {
	words, letters := wordsOf(s[:min(len(s), languageBytes)])
	if letters < leastLetters {
		return ""
	}
	best, code := 0.0, ""
	for _, g := range l.all {
		if v := g.score(words); v > best {
			best, code = v, g.code
		}
	}
	if best < 0.08 {
		return ""
	}
	return code
}

// score is the share of words that are the language's own plus the share of
// letters that are; a prefix counts half a word.
func (g *language) score(words []string) float64 {
	var hits, marks, letters float64
	for _, w := range words {
		switch {
		case g.words[w]:
			hits++
		case g.prefixed(w):
			hits += 0.5
		}
		for _, r := range w {
			letters++
			if g.letters[r] {
				marks++
			}
		}
	}
	return hits/float64(max(1, len(words))) + marks/max(1, letters)
}

func (g *language) prefixed(w string) bool {
	for _, p := range g.prefixes {
		if len(w) > len(p)+4 && strings.HasPrefix(w, p) {
			return true
		}
	}
	return false
}

// wordsOf gives the words of a text in small letters and without marks, and
// how many letters they have.
func wordsOf(s string) (words []string, letters int) {
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			words = append(words, b.String())
			b.Reset()
		}
	}
	for _, r := range s {
		switch {
		case text.IsMark(r):
		case unicode.IsLetter(r):
			letters++
			b.WriteRune(unicode.ToLower(r))
		default:
			flush()
		}
	}
	flush()
	return words, letters
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
