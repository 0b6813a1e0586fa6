// Package number finds quantities, in digits and in words.
package number

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/number/affix"
	"github.com/isnad-news/isnad/internal/table"
)

// The kinds of numbers, as isnad.Number.Kind gives them.
const (
	Cardinal = "cardinal"
	Ordinal  = "ordinal"
	Percent  = "percent"
	Fraction = "fraction"
	Range    = "range"
)

// Finder finds numbers. It is safe for concurrent use.
type Finder struct {
	aff   *affix.Affixes
	forms *affix.Forms[entry]
	units *affix.Forms[string]
}

// entry is one form of numbers/words.tsv.
type entry struct {
	kind  string
	label string
	value float64
}

// labelled are the kinds whose value is a name, not a number.
func labelled(kind string) bool {
	switch kind {
	case "vague", "several", "negative", "percent", "approx", "approx-after", "min", "min-after", "max", "max-after", "none", "reversed", "article", "code", "between", "from", "to", "over", "partof", "point":
		return true
	}
	return false
}

// New reads numbers/words.tsv and numbers/affixes.tsv.
func New(fsys fs.FS) (*Finder, error) {
	aff, err := affix.New(fsys)
	if err != nil {
		return nil, fmt.Errorf("number: %w", err)
	}
	rows, err := table.Read(fsys, "numbers", "words")
	if err != nil {
		return nil, fmt.Errorf("number: %w", err)
	}
	f := &Finder{aff: aff, forms: affix.NewForms[entry](aff), units: affix.NewForms[string](aff)}
	units, err := table.Read(fsys, "numbers", "units")
	if err != nil {
		return nil, fmt.Errorf("number: %w", err)
	}
	for _, r := range units {
		for _, form := range r.List("forms") {
			f.units.Add(form, r.Get("code"))
		}
	}
	for _, r := range rows {
		e := entry{kind: r.Get("kind"), label: r.Get("value")}
		if !labelled(e.kind) {
			if e.value, err = strconv.ParseFloat(e.label, 64); err != nil {
				return nil, fmt.Errorf("%s: value: %w", r.Where(), err)
			}
		}
		for _, form := range r.List("forms") {
			f.forms.Add(form, e)
		}
	}
	return f, nil
}

// Find gives the numbers of a report in order. Spans leave out glued
// conjunctions and prepositions, and the words that make a number a rough
// one. Vague numbers have the least value that the word may mean. Nothing is
// read in addresses of the web. Without tags round tens are never ordinals.
func (f *Finder) Find(words []isnad.Word, _ []isnad.Part, tags []isnad.Tag, text string) []isnad.Number {
	r := &reader{f: f, words: words, forms: f.forms.Read(words)}
	defer r.forms.End()
	var out []isnad.Number
	for i := 0; i < len(words); {
		if r.plain(i) {
			i++
			continue
		}
		if next := max(r.address(i), r.name(i)); next > i {
			i = next
			continue
		}
		if r.code(i) || r.verb(i, tags) {
			i++
			continue
		}
		q, ok := r.quantity(i)
		if !ok {
			i++
			continue
		}
		out = append(out, r.number(r.rank(q, tags), text))
		i = q.last
	}
	return out
}

// name gives the end of a set phrase at word i that holds the word of a number.
func (r *reader) name(i int) int {
	if h, ok := r.at(i, "none"); ok {
		return i + h.Len
	}
	return i
}

// phone is the least length in digits of what begins with a zero and is no
// quantity; short is that of a short number behind a firm's name.
const (
	phone = 4
	short = 5
)

// dated tells of digits in a date of three numbers, with spaces or without.
func (r *reader) dated(i int) bool {
	for first := i - 4; first <= i; first += 2 {
		if r.triple(first) {
			return true
		}
	}
	return false
}

func (r *reader) triple(i int) bool {
	w := r.words
	if i < 0 || i+4 >= len(w) || w[i+1].Norm != w[i+3].Norm || w[i+1].Norm != "/" && w[i+1].Norm != "-" {
		return false
	}
	for k := i; k <= i+4; k++ {
		if (k-i)%2 == 0 && w[k].Kind != isnad.Digits || k > i && w[k].Start-w[k-1].End > 1 {
			return false
		}
	}
	return len(w[i].Norm) == 4 || len(w[i+4].Norm) == 4
}

// code tells of digits that count nothing: part of a name in Latin letters or
// of a file's, or a telephone number.
func (r *reader) code(i int) bool {
	w := r.words
	if w[i].Kind != isnad.Digits {
		return false
	}
	if i > 0 && w[i-1].Kind == isnad.Latin && (w[i-1].End == w[i].Start || len(w[i].Norm) >= short) || r.before(i, "code") || r.dated(i) {
		return true
	}
	if len(w[i].Norm) >= phone && w[i].Norm[0] == '0' && !strings.ContainsAny(w[i].Norm, ".,") {
		return true
	}
	return i+2 < len(w) && w[i+1].Norm == "." && w[i+2].Kind == isnad.Latin && w[i].End == w[i+1].Start && w[i+1].End == w[i+2].Start
}

// verb tells of a verb whose form is that of two (أثنى).
func (r *reader) verb(i int, tags []isnad.Tag) bool {
	w := r.words[i]
	if h, ok := r.at(i, "unit"); !ok || h.Val.value != 2 || w.First >= w.Last || w.Last > len(tags) {
		return false
	}
	return tags[w.Last-1].POS == isnad.VERB
}

// address gives the end of a web address that begins at word i.
func (r *reader) address(i int) int {
	if r.words[i].Kind != isnad.Latin {
		return i
	}
	switch r.words[i].Norm {
	case "http", "https", "www":
	default:
		return i
	}
	j := i + 1
	for j < len(r.words) && r.words[j].Start == r.words[j-1].End {
		j++
	}
	return j
}

// quantity is a number as read, before its span is known.
type quantity struct {
	first, last  int // words, half-open
	skip         int // letters of the first word that do not belong to it
	value, upper float64
	kind         string
	vague        string
	approx       bool
}

func (r *reader) number(q quantity, text string) isnad.Number {
	w := r.words
	n := isnad.Number{
		Span: isnad.Span{Start: affix.Start(text, w[q.first], q.skip), End: w[q.last-1].End},
		Kind: q.kind, Value: q.value, Upper: q.upper, Vague: q.vague,
		First: q.first, Last: q.last,
		Approx: q.approx || r.before(q.first, "approx") || r.after(q.last, "approx-after", 2),
		Min:    r.before(q.first, "min") || r.after(q.last, "min-after", 4),
		Max:    r.before(q.first, "max") || r.after(q.last, "max-after", 4),
	}
	// The longer form wins: لا يزيد على holds يزيد على.
	if least, most := r.length(q.first, "min"), r.length(q.first, "max"); least > 0 && most > 0 {
		n.Min, n.Max = least > most, most > least
	}
	if q.kind != Percent && q.kind != Ordinal {
		n.Unit = r.unit(q.last)
	}
	return n
}

// unit gives the code of the money or measure at word i, the longest form of
// all: ريال قطري before ريال.
func (r *reader) unit(i int) string {
	if i >= len(r.words) || i > 0 && r.words[i].Sentence != r.words[i-1].Sentence {
		return ""
	}
	best, code := 0, ""
	for _, h := range r.f.units.At(r.words, i) {
		if h.Conj == "" && h.Prep == "" && h.Len > best {
			best, code = h.Len, h.Val
		}
	}
	return code
}
