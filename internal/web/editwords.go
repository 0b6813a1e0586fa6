package web

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/text"
)

// words is a field of a form that is filled with words of the text.
type words struct {
	Text string // as typed or pasted
	At   string // which of the places where they stand: 2 for the second, 284-291 for a range of code points, "" for the nearest
}

// quoted is where words stand, as a form shows it.
func quoted(q export.Quote) words { return words{oneSpaced(q.Text), spanText(q.Range)} }

// wordsAt are the words of a field that may stand nowhere.
func wordsAt(text string, start, end *int) words { return words{oneSpaced(text), placed(start, end)} }

// same tells whether both are the same words at the same place.
func (w words) same(o words) bool { return w.At == o.At && oneSpaced(w.Text) == oneSpaced(o.Text) }

// oneSpaced is text as it comes back from a field: with one space for every
// run of white space, and what cannot be shown replaced.
func oneSpaced(s string) string {
	return strings.Join(strings.Fields(strings.Map(seen, string([]rune(s)))), " ")
}

func spanText(r export.Range) string {
	if r.Start >= r.End {
		return ""
	}
	return strconv.Itoa(r.Start) + "-" + strconv.Itoa(r.End)
}

// finder finds words in a text, whatever white space parts them.
type finder struct {
	runes  []rune
	folded string // with one space for every run of white space
	at     []int  // code point of the text by code point of folded, and the end
}

func newFinder(s string) *finder {
	f := &finder{runes: []rune(s)}
	var b strings.Builder
	space := false
	for i, r := range f.runes {
		if unicode.IsSpace(r) {
			if !space {
				f.at = append(f.at, i)
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		f.at = append(f.at, i)
		b.WriteRune(seen(r))
	}
	f.at = append(f.at, len(f.runes))
	f.folded = b.String()
	return f
}

// seen is a character as it comes back from a page: NUL cannot be shown.
func seen(r rune) rune {
	if r == 0 {
		return utf8.RuneError
	}
	return r
}

// quote is a range with its words.
func (f *finder) quote(r export.Range) export.Quote {
	return export.Quote{Range: r, Text: string(f.runes[r.Start:r.End])}
}

// all gives where words stand, in order: they may be parted otherwise than typed.
func (f *finder) all(typed string) []export.Range {
	needle := oneSpaced(typed)
	if needle == "" {
		return nil
	}
	length := utf8.RuneCountInString(needle)
	var out []export.Range
	at, points := 0, 0
	for {
		i := strings.Index(f.folded[at:], needle)
		if i < 0 {
			return out
		}
		points += utf8.RuneCountInString(f.folded[at : at+i])
		out = append(out, export.Range{Start: f.at[points], End: f.at[points+length-1] + 1})
		_, size := utf8.DecodeRuneInString(f.folded[at+i:])
		at += i + size
		points++
	}
}

// fault is why a field was refused: the key of a phrase with its arguments.
type fault struct {
	Key  string
	Args []any
}

// find gives the quote that a field means: its words where At says or, without
// it, where they stand nearest to near (a code point).
func (f *finder) find(w words, near int) (export.Quote, *fault) {
	from, to, nth, ok := parsePlace(w.At)
	if !ok {
		return export.Quote{}, &fault{"edit.fault.at", []any{w.At}}
	}
	if to > 0 {
		return f.ranged(w, from, to)
	}
	places := f.all(w.Text)
	switch {
	case strings.TrimSpace(w.Text) == "":
		return export.Quote{}, &fault{Key: "edit.fault.empty"}
	case len(places) == 0:
		return export.Quote{}, &fault{"edit.fault.words", []any{brief(w.Text, briefName)}}
	case nth > len(places):
		return export.Quote{}, &fault{"edit.fault.nth", []any{len(places), brief(w.Text, briefName)}}
	case nth > 0:
		return f.quote(places[nth-1]), nil
	}
	best := places[0]
	for _, p := range places {
		if apart(p.Start, near) < apart(best.Start, near) {
			best = p
		}
	}
	return f.quote(best), nil
}

// ranged gives the words of a range; those that were typed must be the same.
func (f *finder) ranged(w words, from, to int) (export.Quote, *fault) {
	if from >= to || to > len(f.runes) {
		return export.Quote{}, &fault{"edit.fault.range", []any{len(f.runes)}}
	}
	q := f.quote(export.Range{Start: from, End: to})
	if strings.TrimSpace(q.Text) == "" {
		return export.Quote{}, &fault{Key: "edit.fault.blank"}
	}
	if strings.TrimSpace(w.Text) == "" {
		return q, nil
	}
	for _, p := range f.all(w.Text) {
		if p == q.Range {
			return q, nil
		}
	}
	return export.Quote{}, &fault{"edit.fault.there", []any{brief(w.Text, briefName), brief(q.Text, briefName)}}
}

func apart(a, b int) int { return max(a, b) - min(a, b) }

// parsePlace reads which place is meant: "", "2" or "284-291", in any digits.
// to is 0 where no range was given, nth where no number was.
func parsePlace(s string) (from, to, nth int, ok bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0, 0, 0, true
	}
	first, second, isRange := strings.Cut(strings.NewReplacer("–", "-", "‑", "-", "−", "-").Replace(s), "-")
	a, okA := parseNumber(first)
	if !isRange {
		return 0, 0, a, okA && a > 0
	}
	b, okB := parseNumber(second)
	return a, b, 0, okA && okB && b > 0
}

// parseNumber reads a number from 0 in Arabic or European digits.
func parseNumber(s string) (int, bool) {
	s = strings.TrimSpace(s)
	n := 0
	for _, r := range s {
		d, ok := text.Digit(r)
		if !ok || n > 99_999_999 {
			return 0, false
		}
		n = n*10 + int(d-'0')
	}
	return n, s != ""
}
