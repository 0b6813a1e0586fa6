package web

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/export"
)

func TestFind(t *testing.T) {
	text := "قال زيد كذا.\nوقال  زيد\tأيضا.\x00 ثم قال"
	for _, c := range []struct {
		name, words, at string
		near            int
		want            string // words, or the fault's key
		start           int
	}{
		{"the nearest", "قال", "", 0, "قال", 0},
		{"the nearest of several", "قال", "", 14, "قال", 14},
		{"the last", "قال", "", 1000, "قال", 33},
		{"the second", "قال", "2", 0, "قال", 14},
		{"in Arabic digits", "قال", "٢", 0, "قال", 14},
		{"a range", "", "4-7", 0, "زيد", 4},
		{"a range in Arabic digits", "", "٤-٧", 0, "زيد", 4},
		{"a range with a dash", "زيد", " 4 – 7 ", 0, "زيد", 4},
		{"whatever white space parts them", "وقال زيد أيضا", "", 0, "وقال  زيد\tأيضا", 13},
		{"across lines", "كذا. وقال", "", 0, "كذا.\nوقال", 8},
		{"NUL as pages show it", "أيضا.\uFFFD", "", 0, "أيضا.\x00", 23},
		{"not there", "عمرو", "", 0, "edit.fault.words", 0},
		{"not so often", "قال", "9", 0, "edit.fault.nth", 0},
		{"nothing", " ", "", 0, "edit.fault.empty", 0},
		{"other words than there", "قال", "4-7", 0, "edit.fault.there", 0},
		{"a range behind the end", "", "4-700", 0, "edit.fault.range", 0},
		{"a range the wrong way", "", "7-4", 0, "edit.fault.range", 0},
		{"white space alone", "", "12-13", 0, "edit.fault.blank", 0},
		{"no place", "قال", "second", 0, "edit.fault.at", 0},
		{"no place", "قال", "0", 0, "edit.fault.at", 0},
		{"no place", "قال", "-3", 0, "edit.fault.at", 0},
		{"no place", "قال", "1-2-3", 0, "edit.fault.at", 0},
		{"a huge number", "قال", "99999999999999999999", 0, "edit.fault.at", 0},
	} {
		f := newFinder(text)
		q, why := f.find(words{c.words, c.at}, c.near)
		if why != nil {
			if why.Key != c.want {
				t.Errorf("%s: %+v, want %q", c.name, *why, c.want)
			}
			continue
		}
		if q.Text != c.want || q.Start != c.start {
			t.Errorf("%s: %q at %d, want %q at %d", c.name, q.Text, q.Start, c.want, c.start)
		}
		if got := string([]rune(text)[q.Start:q.End]); got != q.Text {
			t.Errorf("%s: %q does not stand at its place, but %q", c.name, q.Text, got)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("قال زيد كذا\r\nقال", "قال زيد", "2")
	f.Add("a  b\xff", "a b", "0-4")
	f.Add("\x00\x00", "\x00", "1-2")
	f.Fuzz(func(t *testing.T, text, typed, at string) {
		x := newFinder(text)
		letters := []rune(text)
		q, why := x.find(words{typed, at}, 3)
		switch {
		case why != nil && q != export.Quote{}:
			t.Fatalf("%+v and %v", why, q)
		case why == nil && (q.Start < 0 || q.Start >= q.End || q.End > len(letters) || string(letters[q.Start:q.End]) != q.Text):
			t.Fatalf("%+v is no place of %q", q, text)
		case why == nil && oneSpaced(typed) != "" && oneSpaced(q.Text) != oneSpaced(typed):
			t.Fatalf("%q for %q", q.Text, typed)
		}
		// What stands in the text and is shown is found again.
		for _, line := range strings.Split(text, "\n") {
			if utf8.ValidString(line) && oneSpaced(line) != "" && len(x.all(oneSpaced(line))) == 0 {
				t.Fatalf("%q is not found in %q", line, text)
			}
		}
	})
}

func FuzzParsePlace(f *testing.F) {
	for _, s := range []string{"", "2", "284-291", "٢٨٤–٢٩١", "-", "1-", "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		from, to, nth, ok := parsePlace(s)
		if !ok {
			return
		}
		if from < 0 || to < 0 || nth < 0 || nth > 0 && to > 0 {
			t.Fatalf("%q: %d-%d, %d", s, from, to, nth)
		}
	})
}
