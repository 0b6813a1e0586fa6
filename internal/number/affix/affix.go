// Package affix cuts the letters off a word that newspapers glue to its
// front: a conjunction, a preposition, the article.
package affix

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
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
	ends  text.Sieve           // of the first words
	short text.Sieve           // first words shorter than an end
	lens  [end]bool            // their lengths in bytes
	words text.Sieve           // first words
	rooms sync.Pool            // of *Reading[T]
}

// end is how many bytes of a word's end are looked at, three Arabic letters:
// affixes are cut in front, so that most words are told by it to begin no form.
const end = 6

// affixed is the most that affixes add to a word in bytes: a conjunction, a
// preposition, the article.
const affixed = 8

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

// expected is how many first words a table has, roughly.
const expected = 1 << 10

// NewForms makes an empty table.
func NewForms[T any](aff *Affixes) *Forms[T] {
	return &Forms[T]{aff: aff, rows: map[string][]form[T]{}, ends: text.NewSieve(expected), short: text.NewSieve(expected), words: text.NewSieve(expected)}
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
	first := w[0]
	if len(first) < end {
		f.short.Add(text.Hash(first))
		f.lens[len(first)] = true
	} else {
		f.ends.Add(text.Hash(first[len(first)-end:]))
	}
	f.words.Add(text.Hash(first))
	f.rows[w[0]] = append(f.rows[w[0]], form[T]{w[1:], val})
}

// At gives all forms that begin at word i, the whole word before the cut one.
func (f *Forms[T]) At(words []isnad.Word, i int) []Hit[T] {
	if i < 0 || i >= len(words) || !f.mayBegin(words[i].Norm) {
		return nil
	}
	return f.add(nil, words, i)
}

// Reading gives the forms that begin at the words of a text, each sought once.
type Reading[T any] struct {
	forms *Forms[T]
	words []isnad.Word
	hits  []Hit[T]
	from  []int // of each word among the hits, one more; 0 where none was sought
	to    []int
}

// Read begins to read a text; End must follow.
func (f *Forms[T]) Read(words []isnad.Word) *Reading[T] {
	r, ok := f.rooms.Get().(*Reading[T])
	if !ok {
		r = &Reading[T]{forms: f}
	}
	r.words, r.hits = words, r.hits[:0]
	r.from, r.to = slices.Grow(r.from[:0], len(words))[:len(words)], slices.Grow(r.to[:0], len(words))[:len(words)]
	clear(r.from)
	return r
}

// End ends the reading of a text: what At gave is no longer valid.
func (r *Reading[T]) End() {
	r.words = nil
	r.forms.rooms.Put(r)
}

// At gives all forms that begin at word i, the whole word before the cut one.
func (r *Reading[T]) At(i int) []Hit[T] {
	if i < 0 || i >= len(r.words) {
		return nil
	}
	if r.from[i] == 0 {
		from := len(r.hits)
		if f := r.forms; f.mayBegin(r.words[i].Norm) {
			r.hits = f.add(r.hits, r.words, i)
		}
		r.from[i], r.to[i] = from+1, len(r.hits)
	}
	return r.hits[r.from[i]-1 : r.to[i] : r.to[i]]
}

func (f *Forms[T]) add(out []Hit[T], words []isnad.Word, i int) []Hit[T] {
	var some [8]Cut
	for _, c := range f.aff.Cuts(some[:0], words[i].Norm) {
		out = f.match(out, words, i, c, c.Bare)
	}
	return out
}

// mayBegin tells whether a word ends as one of the first words does.
func (f *Forms[T]) mayBegin(norm string) bool {
	if len(norm) >= end && f.ends.May(text.Hash(norm[len(norm)-end:])) {
		return true
	}
	for n := 1; n < end && n <= len(norm) && len(norm) <= n+affixed; n++ {
		if f.lens[n] && f.short.May(text.Hash(norm[len(norm)-n:])) {
			return true
		}
	}
	return false
}

func (f *Forms[T]) match(out []Hit[T], words []isnad.Word, i int, c Cut, key string) []Hit[T] {
	if !f.words.May(text.Hash(key)) {
		return out
	}
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
