package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/text"
)

// Snippet is the passage of a report that shows why it was found.
type Snippet struct {
	export.Range                // within the text
	Text         string         // the passage; a line's end is a space
	Marks        []export.Range // what to mark, within the report's text, in order, apart from one another
	Before       bool           // text is left out before it
	After        bool           // and behind it
}

// ellipsis stands for text that is left out.
const ellipsis = "\u2026"

// Marked gives the passage with open and closing around what to mark and an
// ellipsis where text is left out. Each piece passes through escape, unless it
// is nil. Controls that set or isolate a direction are left out, since cutting may
// part them: print the whole between FSI (U+2068) and PDI (U+2069), or within
// an element with dir="auto".
func (s Snippet) Marked(open, closing string, escape func(string) string) string {
	if escape == nil {
		escape = func(t string) string { return t }
	}
	var b strings.Builder
	if s.Before {
		b.WriteString(ellipsis)
	}
	rs, at := []rune(s.Text), 0
	piece := func(to int) {
		b.WriteString(escape(plainRunes(rs[at:to])))
		at = to
	}
	for _, m := range s.Marks {
		from, to := m.Start-s.Start, m.End-s.Start
		if from < at || to > len(rs) || to <= from {
			continue
		}
		piece(from)
		b.WriteString(open)
		piece(to)
		b.WriteString(closing)
	}
	piece(len(rs))
	if s.After {
		b.WriteString(ellipsis)
	}
	return b.String()
}

// plainRunes leaves out controls that set or isolate a direction.
func plainRunes(rs []rune) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, string(rs))
}

// Excerpt cuts the passage of at most width code points where most of the
// words sought stand closest together, and marks them. Where no words are
// sought or found, it shows evidence, ranges of the text such as Evidence
// gives; without these, what stands behind the headline. terms are the
// report's own, as Index or IndexText made them.
func Excerpt(s string, terms archive.Terms, q archive.Query, width int, evidence ...export.Range) Snippet {
	width = max(width, 1)
	f := newFinder(q.Terms)
	marks := f.find(s, terms)
	if len(marks) == 0 {
		for i, e := range evidence {
			if e.Start >= 0 && e.End > e.Start {
				marks = append(marks, mark{Range: e, of: i})
			}
		}
		sortMarks(marks)
	}
	n := utf8.RuneCountInString(s)
	for len(marks) > 0 && marks[len(marks)-1].End > n {
		marks = marks[:len(marks)-1]
	}
	start := behindHeadline(s)
	if len(marks) > 0 {
		marks = densest(marks, width)
		end := marks[len(marks)-1].End
		start = max(0, marks[0].Start-max(0, width-(end-marks[0].Start))/3)
	}
	return passage(s, start, width, marks)
}

// Evidence gives where what a hit was found by is told: the triggers of its
// events, the cues of its statements.
func Evidence(h archive.Hit) []export.Range {
	var out []export.Range
	for _, i := range h.Events {
		if i >= 0 && i < len(h.Record.Events) {
			out = append(out, h.Record.Events[i].Trigger.Range)
		}
	}
	for _, i := range h.Statements {
		if i >= 0 && i < len(h.Record.Statements) {
			out = append(out, h.Record.Statements[i].Cue.Range)
		}
	}
	return out
}

// TitleMarks gives what to mark in a headline that stands by itself, in code
// points. terms are those of its report: they tell lemmas where the text begins
// with the headline.
func TitleMarks(title string, terms archive.Terms, q archive.Query) []export.Range {
	_, forms := text.Tokens(title)
	own := archive.Terms{Forms: forms}
	if n := len(forms); n <= len(terms.Lemmas) && n <= len(terms.Forms) && slices.Equal(forms, terms.Forms[:n]) {
		own.Lemmas = terms.Lemmas[:n]
	}
	f := newFinder(q.Terms)
	f.add(q.Terms, archive.Title)
	var out []export.Range
	for _, m := range f.find(title, own) {
		out = append(out, m.Range)
	}
	return out
}
