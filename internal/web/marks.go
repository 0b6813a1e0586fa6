package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/export"
)

// The letters that keys of records begin with; a number from 1 follows.
const (
	eventKey     = "e"
	statementKey = "s"
	nameKey      = "n"
	timeKey      = "t"
	warningKey   = "w"
)

// keyOf names a record within its report: e3 is its third event.
func keyOf(kind string, i int) string { return fmt.Sprintf("%s%d", kind, i+1) }

// deepest is how many records one stretch of text tells of; where more lie over
// it, the narrowest are told. Reports nest three or four deep.
const deepest = 12

// mark is a span of a text, in code points, with the record that it belongs to.
type mark struct {
	export.Range
	class, key string
	main       bool // where a record's link back to the text leads
}

// stretch is a stretch of the text over which the same marks lie.
type stretch struct {
	Text    string
	Classes string   // of CSS, for every kind of mark over it
	Keys    string   // the records that it belongs to, parted by spaces
	Link    string   // the narrowest of them; empty where there is none, or nothing but space to press on
	Anchors []string // the records whose link back leads here, around the text
	Beside  []string // those beyond what can stand around each other
}

// Own is the record whose link back leads to the stretch's own link, "" for none.
func (p stretch) Own() string {
	if p.Link == "" || len(p.Anchors) == 0 {
		return ""
	}
	return p.Anchors[0]
}

// Around are the records whose link back leads to what stands around it.
func (p stretch) Around() []string {
	if p.Own() == "" {
		return p.Anchors
	}
	return p.Anchors[1:]
}

// cut parts a text at all borders of its marks. Its work grows with the length
// of the text and the number of marks, times at most the depth of nesting.
func cut(text string, marks []mark) []stretch {
	marks = within(marks, utf8.RuneCountInString(text))
	byStart := slices.Clone(marks)
	slices.SortStableFunc(byStart, func(a, b mark) int { return a.Start - b.Start })
	anchors := anchorsOf(marks)
	var out []stretch
	var open []mark
	next, at := 0, 0
	points := borders(marks)
	for i, from := range points {
		to := -1
		if i+1 < len(points) {
			to = points[i+1]
		}
		open = slices.DeleteFunc(open, func(m mark) bool { return m.End <= from })
		for ; next < len(byStart) && byStart[next].Start <= from; next++ {
			open = opened(open, byStart[next])
		}
		end := at + bytesOf(text[at:], to-from)
		if end > at {
			p := stretchOf(text[at:end], open)
			here := anchors[from]
			p.Anchors, p.Beside = here[:min(len(here), deepest)], here[min(len(here), deepest):]
			out = append(out, p)
		}
		at = end
	}
	return out
}

// bytesOf gives how many bytes the first n code points of s take, all of them
// where n is negative.
func bytesOf(s string, n int) int {
	if n < 0 {
		return len(s)
	}
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// within leaves out marks that do not lie in a text of so many code points.
func within(marks []mark, length int) []mark {
	out := make([]mark, 0, len(marks))
	for _, m := range marks {
		if m.Start >= 0 && m.Start < m.End && m.End <= length {
			out = append(out, m)
		}
	}
	return out
}

// borders lists where marks begin and end, and the text's beginning.
func borders(marks []mark) []int {
	out := make([]int, 1, 2*len(marks)+1)
	for _, m := range marks {
		out = append(out, m.Start, m.End)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// opened puts a mark among those that are open, the narrowest first; of marks
// of one width the one that was listed first.
func opened(open []mark, m mark) []mark {
	at, _ := slices.BinarySearchFunc(open, m, func(have, m mark) int {
		if c := cmp.Compare(have.End-have.Start, m.End-m.Start); c != 0 {
			return c
		}
		return -1
	})
	return slices.Insert(open, at, m)
}

// shown is text such that a page holds as many code points of it as there are:
// browsers make one line break of a carriage return and what follows it.
func shown(text string) string {
	text = string([]rune(text)) // one sign for each byte that is no UTF-8
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", " \n"), "\r", "\n")
	}
	return text
}

func stretchOf(text string, over []mark) stretch {
	p := stretch{Text: shown(text)}
	var classes, keys []string
	for _, m := range over {
		if !slices.Contains(keys, m.key) {
			if len(keys) == deepest {
				break
			}
			keys = append(keys, m.key)
		}
		if !slices.Contains(classes, m.class) {
			classes = append(classes, m.class)
		}
	}
	if len(keys) > 0 && strings.TrimSpace(text) != "" {
		p.Link = keys[0]
	}
	p.Classes, p.Keys = strings.Join(classes, " "), strings.Join(keys, " ")
	return p
}

// anchorsOf tells by code point which records' links back lead there: to the
// first main mark of each or, where it has none, its first mark.
func anchorsOf(marks []mark) map[int][]string {
	best := map[string]mark{}
	var order []string
	for _, m := range marks {
		have, ok := best[m.key]
		if !ok {
			order = append(order, m.key)
		}
		if !ok || m.main && !have.main || m.main == have.main && m.Start < have.Start {
			best[m.key] = m
		}
	}
	out := map[int][]string{}
	for _, key := range order {
		at := best[key].Start
		out[at] = append(out[at], key)
	}
	return out
}

// marksOf gathers the spans of all records of a report.
func marksOf(r export.Record) []mark {
	var out []mark
	for i, s := range r.Statements {
		out = append(out, statementMarks(s, keyOf(statementKey, i))...)
	}
	for i, e := range r.Events {
		out = append(out, eventMarks(e, keyOf(eventKey, i))...)
	}
	for i, t := range r.Times {
		out = append(out, mark{t.Range, "m-time", keyOf(timeKey, i), true})
	}
	for i, n := range r.Entities {
		for _, m := range n.Mentions {
			out = append(out, mark{m.Range, "m-name", keyOf(nameKey, i), true})
		}
	}
	for i, w := range r.Warnings {
		out = append(out, mark{w.Range, "m-warning", keyOf(warningKey, i), true})
	}
	return out
}

func statementMarks(s export.Statement, key string) []mark {
	return append([]mark{{s.Content.Range, "m-said", key, true}, {s.Cue.Range, "m-cue", key, false}},
		span(s.Speaker.Start, s.Speaker.End, "m-speaker", key)...)
}

func eventMarks(e export.Event, key string) []mark {
	out := []mark{{e.Trigger.Range, "m-trigger", key, true}}
	for _, a := range slices.Concat(e.Actors, e.Recipients) {
		out = append(out, span(a.Start, a.End, "m-side", key)...)
	}
	if e.Place != nil {
		out = append(out, span(e.Place.Start, e.Place.End, "m-place", key)...)
	}
	for _, v := range e.Evidence {
		class := "m-evidence"
		if v.Field == "date" {
			class = "m-time"
		}
		out = append(out, mark{v.Range, class, key, false})
	}
	return out
}

// span is a mark where a field stands in the text, none where it is inferred.
func span(start, end *int, class, key string) []mark {
	if start == nil || end == nil {
		return nil
	}
	return []mark{{export.Range{Start: *start, End: *end}, class, key, false}}
}
