// Package affix cuts the letters off a word that newspapers glue to its
// front: a conjunction, a preposition, the article.
package affix

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// Affixes are the letters that may be glued to a word.
type Affixes struct {
	conj, prep, article, fused []string
}

// Cut is one way to read a word.
type Cut struct {
	Conj string // folded conjunction, empty where none
	Prep string // folded preposition, empty where none
	Bare string // what is left
	Art  bool   // an article was cut off too
	Skip int    // letters before Bare and its article
}

// New reads numbers/affixes.tsv.
func New(fsys fs.FS) (*Affixes, error) {
	rows, err := table.Read(fsys, "numbers", "affixes")
	if err != nil {
		return nil, fmt.Errorf("affixes: %w", err)
	}
	a := &Affixes{}
	for _, r := range rows {
		var to *[]string
		switch r.Get("kind") {
		case "conj":
			to = &a.conj
		case "prep":
			to = &a.prep
		case "article":
			to = &a.article
		case "fused":
			to = &a.fused
		default:
			return nil, fmt.Errorf("%s: unknown kind %q", r.Where(), r.Get("kind"))
		}
		for _, f := range r.List("forms") {
			*to = append(*to, text.Fold(f))
		}
	}
	return a, nil
}

// Cuts adds to out the ways to read a folded word, the whole word first.
func (a *Affixes) Cuts(out []Cut, norm string) []Cut {
	out = a.preps(out, Cut{}, norm)
	for _, c := range a.conj {
		if rest, ok := cutPrefix(norm, c); ok {
			out = a.preps(out, Cut{Conj: c, Skip: utf8.RuneCountInString(c)}, rest)
		}
	}
	return out
}

func (a *Affixes) preps(out []Cut, c Cut, rest string) []Cut {
	out = a.articles(out, c, rest)
	for _, p := range a.prep {
		if r, ok := cutPrefix(rest, p); ok {
			d := c
			d.Prep = p
			d.Skip += utf8.RuneCountInString(p)
			out = a.articles(out, d, r)
		}
	}
	for _, f := range a.fused {
		r, ok := cutPrefix(rest, f)
		if !ok || len(a.article) == 0 {
			continue
		}
		_, n := utf8.DecodeRuneInString(f)
		d := c
		d.Prep = f[:n]
		d.Skip++
		out = a.articles(out, d, a.article[0]+r)
	}
	return out
}

func (a *Affixes) articles(out []Cut, c Cut, rest string) []Cut {
	c.Bare = rest
	for _, art := range a.article {
		if r, ok := cutPrefix(rest, art); ok {
			d := c
			d.Bare, d.Art = r, true
			return append(out, c, d)
		}
	}
	return append(out, c)
}

func cutPrefix(s, p string) (string, bool) {
	r, ok := strings.CutPrefix(s, p)
	return r, ok && r != ""
}

// Alone tells what a folded word is that holds nothing but affixes, as
// before a number in digits: a conjunction, and whether there is
// anything at all.
func (a *Affixes) Alone(norm string) (conj, ok bool) {
	for _, c := range a.conj {
		if norm == c {
			return true, true
		}
		if r, has := cutPrefix(norm, c); has && a.bare(r) {
			return true, true
		}
	}
	return false, a.bare(norm)
}

func (a *Affixes) bare(norm string) bool {
	for _, p := range a.prep {
		if norm == p {
			return true
		}
		for _, art := range a.article {
			if norm == p+art {
				return true
			}
		}
	}
	for _, s := range [2][]string{a.article, a.fused} {
		for _, art := range s {
			if norm == art {
				return true
			}
		}
	}
	return false
}

// Start gives the byte of the text at which a word begins once skip letters
// and the marks behind them are left out.
func Start(s string, w isnad.Word, skip int) int {
	if w.Start < 0 || w.End > len(s) || w.Start > w.End {
		return w.Start
	}
	i := w.Start
	for i < w.End {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !text.IsMark(r) && !text.IsBidi(r) {
			if skip == 0 {
				break
			}
			skip--
		}
		i += n
	}
	return i
}

// Forms is a table of forms of one or more words, each with what it means.
type Forms[T any] struct {
	aff   *Affixes
	rows  map[string][]form[T] // by the first word, folded
	ends  map[end]bool         // of the first words
	short map[end]bool         // first words shorter than an end
	lens  [6]bool              // their lengths in bytes
}

// end is the last six bytes of a word, three Arabic letters: affixes are cut in
// front, so that most words are told by it to begin no form.
type end [6]byte

// affixed is the most that affixes add to a word in bytes: a conjunction, a
// preposition, the article.
const affixed = 8

func endOf(s string) (e end) {
	copy(e[:], s[max(0, len(s)-len(e)):])
	return e
}

type form[T any] struct {
	rest []string
	val  T
}

// Hit is a form found at a word.
type Hit[T any] struct {
	Cut
	Val T
	Len int // words
}

// NewForms makes an empty table.
func NewForms[T any](aff *Affixes) *Forms[T] {
	return &Forms[T]{aff: aff, rows: map[string][]form[T]{}, ends: map[end]bool{}, short: map[end]bool{}}
}

// Add puts a form in. Forms of several words are written with single spaces.
func (f *Forms[T]) Add(s string, val T) {
	w := strings.Fields(s)
	if len(w) == 0 {
		return
	}
	for i := range w {
		w[i] = text.Fold(w[i])
	}
	if len(w[0]) < len(end{}) {
		f.short[endOf(w[0])], f.lens[len(w[0])] = true, true
	} else {
		f.ends[endOf(w[0])] = true
	}
	f.rows[w[0]] = append(f.rows[w[0]], form[T]{w[1:], val})
}

// At gives all forms that begin at word i, the whole word before the cut one.
func (f *Forms[T]) At(words []isnad.Word, i int) []Hit[T] {
	if i < 0 || i >= len(words) || !f.mayBegin(words[i].Norm) {
		return nil
	}
	var out []Hit[T]
	var some [8]Cut
	for _, c := range f.aff.Cuts(some[:0], words[i].Norm) {
		out = f.match(out, words, i, c, c.Bare)
	}
	return out
}

// mayBegin tells whether a word ends as one of the first words does.
func (f *Forms[T]) mayBegin(norm string) bool {
	if len(norm) >= len(end{}) && f.ends[endOf(norm)] {
		return true
	}
	for n := 1; n < len(end{}) && n <= len(norm) && len(norm) <= n+affixed; n++ {
		if f.lens[n] && f.short[endOf(norm[len(norm)-n:])] {
			return true
		}
	}
	return false
}

func (f *Forms[T]) match(out []Hit[T], words []isnad.Word, i int, c Cut, key string) []Hit[T] {
	for _, m := range f.rows[key] {
		if i+len(m.rest) >= len(words) || !follows(words[i+1:], m.rest) {
			continue
		}
		out = append(out, Hit[T]{c, m.val, 1 + len(m.rest)})
	}
	return out
}

func follows(words []isnad.Word, rest []string) bool {
	for k, r := range rest {
		if words[k].Norm != r {
			return false
		}
	}
	return true
}
