package tables

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/export"
)

// clean gives valid UTF-8: a byte that is none becomes U+FFFD, so that code
// points keep their places.
func clean(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return string([]rune(s))
}

// ordinal names a statement or an event by its report and its place there.
func ordinal(report, letter string, i int) string { return report + "#" + letter + strconv.Itoa(i+1) }

// extent prints a range.
func extent(start, end int) string { return strconv.Itoa(start) + "-" + strconv.Itoa(end) }

// told is nil for what the report does not tell.
func told(s string) *string {
	if s == "" {
		return nil
	}
	s = clean(s)
	return &s
}

func whole(n int) *int64 {
	v := int64(n)
	return &v
}

func maybe(n *int) *int64 {
	if n == nil {
		return nil
	}
	return whole(*n)
}

// number rounds as records do; nil for what is no number.
func number(d *export.Decimal) *float64 {
	if d == nil || math.IsNaN(float64(*d)) || math.IsInf(float64(*d), 0) {
		return nil
	}
	f := math.Round(float64(*d)*1e6) / 1e6
	return &f
}

// people parts a count into a number and a vague word.
func people(c export.Count) (n *int64, vague *string) {
	switch {
	case !c.Known:
		return nil, nil
	case c.Vague != "":
		return nil, told(c.Vague)
	}
	return whole(c.N), nil
}

// moment is in UTC, to the microsecond, which Parquet's readers take.
func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC().Truncate(time.Microsecond)
	return &t
}

func cleanAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = clean(s)
	}
	return out
}

// chain prints the tellers, the first source before those who pass it on.
func chain(by []string) *string { return told(strings.Join(by, " < ")) }

// first is the teller on whose word it all stands.
func first(by []string) *string {
	if len(by) == 0 {
		return nil
	}
	return told(by[0])
}

// points finds code points in a text.
type points struct {
	text string
	at   []int // byte at which each code point of a multiple of stride begins
}

const stride = 64

func newPoints(text string) *points {
	p := &points{text: text, at: make([]int, 0, len(text)/stride+1)}
	n := 0
	for i := range text {
		if n%stride == 0 {
			p.at = append(p.at, i)
		}
		n++
	}
	return p
}

// offset gives the byte at which a code point begins, the text's end for one
// behind it.
func (p *points) offset(n int) int {
	if n < 0 || len(p.at) == 0 {
		return 0
	}
	if n/stride >= len(p.at) {
		return len(p.text)
	}
	at := p.at[n/stride]
	for range n % stride {
		if at >= len(p.text) {
			break
		}
		_, size := utf8.DecodeRuneInString(p.text[at:])
		at += size
	}
	return at
}

func (p *points) slice(r export.Range) string {
	start := p.offset(r.Start)
	return p.text[start:max(start, p.offset(r.End))]
}
