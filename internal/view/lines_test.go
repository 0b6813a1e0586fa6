package view

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/archivetest"
	"github.com/isnad-news/isnad/internal/export"
)

func TestCut(t *testing.T) {
	for _, c := range []struct {
		s          string
		start, end int
		want       string
	}{
		{"دمشق حلب", 0, 4, "دمشق"}, {"دمشق حلب", 5, 8, "حلب"}, {"دمشق حلب", 5, 99, "حلب"}, {"دمشق", 4, 9, ""}, {"دمشق", 9, 12, ""},
		{"", 0, 3, ""}, {"abc", 2, 1, ""}, {"abc", 1, 1, ""}, {"a\xffb", 1, 2, "\xff"},
	} {
		if got := cut(c.s, c.start, c.end); got != c.want {
			t.Errorf("%q from %d to %d: %q, want %q", c.s, c.start, c.end, got, c.want)
		}
	}
}

func TestWindow(t *testing.T) {
	short := "قبلها. جملة قصيرة. وبعدها"
	if got := window(short, export.Range{Start: 7, End: 18}, 9); got != "جملة قصيرة." {
		t.Errorf("got %q", got)
	}
	long := strings.Repeat("ا", 2000) + "ب" + strings.Repeat("ا", 2000)
	for at, ends := range map[int][2]bool{0: {false, true}, 2000: {true, true}, 3999: {true, false}} {
		got := window(long, export.Range{Start: 0, End: 4001}, at)
		if strings.HasPrefix(got, ellipsis) != ends[0] || strings.HasSuffix(got, ellipsis) != ends[1] || utf8.RuneCountInString(got) > longestSentence+2 {
			t.Errorf("around %d: %d characters", at, utf8.RuneCountInString(got))
		}
		if at == 2000 && !strings.Contains(got, "ب") {
			t.Error("the place itself is left out")
		}
	}
}

func TestTitleOf(t *testing.T) {
	for _, c := range []struct{ title, text, want string }{
		{" عنوان ", "نص", "عنوان"},
		{"", "\n السطر الأول \nالثاني", "السطر الأول"},
		{"", strings.Repeat("ا", 500), strings.Repeat("ا", longestTitle) + ellipsis},
		{"", "", ""},
	} {
		if got := titleOf(&export.Document{Title: c.title, Text: c.text}); got != c.want {
			t.Errorf("%q, %.20q: %q", c.title, c.text, got)
		}
	}
}

// TestLineOutOfRange: a record that is gone since it was listed is left out.
func TestLineOutOfRange(t *testing.T) {
	e := archive.Entry{}
	for _, n := range []int{-1, 0, 5} {
		if _, ok := eventLine(&e, nil, n); ok {
			t.Errorf("an event %d of none", n)
		}
		if _, ok := statementLine(&e, nil, n); ok {
			t.Errorf("a statement %d of none", n)
		}
	}
	e.Record.Events = []export.Event{{Sentence: 7}}
	if l, ok := eventLine(&e, nil, 0); !ok || l.Sentence != "" || l.Key != "e1" {
		t.Errorf("an event of no sentence: %+v", l)
	}
}

// TestPersonOf: lines lead to people by the names that archives count.
func TestPersonOf(t *testing.T) {
	for _, e := range append(stock(t), archivetest.Entries(0, 200)...) {
		for i, row := range archive.RowsOf(&e.Record).Statements {
			if got := personOf(&e.Record, &e.Record.Statements[i]); got != row.Speaker.Name {
				t.Fatalf("statement %d of %s: %q, want %q", i+1, e.Record.Document.ID, got, row.Speaker.Name)
			}
		}
	}
}
