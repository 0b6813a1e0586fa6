package web

import (
	"bytes"
	"strings"
	"testing"
)

func TestBreakable(t *testing.T) {
	long := strings.Repeat("س", 1200) // of two bytes each
	for _, c := range []struct {
		name, page string
		breaks     int
	}{
		{"words as they are", "<p>كلمة أخرى</p>", 0},
		{"a long word", "<p>" + long + "</p>", 2},
		{"one that marks part", "<p>" + long[:1200] + "<a href='x'>" + long[1200:] + "</a></p>", 2},
		{"many words", "<p>" + strings.Repeat("كلمة ", 1000) + "</p>", 0},
		{"entities stay whole", "<p>" + strings.Repeat("&amp;", 500) + "</p>", 2},
		{"in an attribute", `<a title="` + long + `>" href="` + long + `">x</a>`, 0},
		{"in a field", "<textarea>" + long + "</textarea><title>" + long + "</title>", 0},
		{"in a drawing", "<svg viewBox='0 0 1 1'><text>" + long + "</text></svg>", 0},
		{"behind a drawing", "<svg><text>x</text></svg>" + long, 2},
		{"a tag that does not end", "<p " + long, 0},
	} {
		got := breakable([]byte(c.page))
		if n := bytes.Count(got, []byte("<wbr>")); n != c.breaks || strings.ReplaceAll(string(got), "<wbr>", "") != c.page {
			t.Errorf("%s: %d breaks, want %d", c.name, n, c.breaks)
		}
	}
}

func FuzzBreakable(f *testing.F) {
	f.Add([]byte("<p>&amp;"), 400)
	f.Add([]byte("س<a title=\"'>"), 700)
	f.Fuzz(func(t *testing.T, page []byte, times int) {
		page = bytes.Repeat(bytes.ReplaceAll(page, []byte("<wbr>"), nil), min(max(times, 1), 2000))
		page = bytes.ReplaceAll(page, []byte("<wbr>"), nil)
		if got := bytes.ReplaceAll(breakable(page), []byte("<wbr>"), nil); !bytes.Equal(got, page) {
			t.Errorf("more than breaks has changed")
		}
	})
}
