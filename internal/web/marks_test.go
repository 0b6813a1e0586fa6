package web

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/export"
)

func m(start, end int, class, key string) mark {
	return mark{Range: export.Range{Start: start, End: end}, class: class, key: key}
}

// told writes pieces so that they can be compared: text[link|keys|classes].
func told1(pieces []stretch) string {
	var b strings.Builder
	for _, p := range pieces {
		for _, a := range p.Anchors {
			b.WriteString("@" + a + " ")
		}
		b.WriteString(p.Text)
		if p.Keys != "" {
			b.WriteString("[" + p.Link + "|" + p.Keys + "|" + p.Classes + "]")
		}
	}
	return b.String()
}

func TestCut(t *testing.T) {
	whole := m(0, 5, "said", "s1")
	whole.main = true
	for _, c := range []struct {
		name, text string
		marks      []mark
		want       string
	}{
		{"nothing", "", nil, ""},
		{"no marks", "قال", nil, "قال"},
		{"one", "قال كذا", []mark{m(0, 3, "cue", "s1")}, "@s1 قال[s1|s1|cue] كذا"},
		{"nested, the narrowest first", "abcde", []mark{whole, m(1, 3, "side", "e1")},
			"@s1 a[s1|s1|said]@e1 bc[e1|e1 s1|side said]de[s1|s1|said]"},
		{"of one width the first listed", "abc", []mark{m(0, 3, "x", "s1"), m(0, 3, "y", "e1")}, "@s1 @e1 abc[s1|s1 e1|x y]"},
		{"crossing", "abcd", []mark{m(0, 3, "x", "s1"), m(2, 4, "y", "e1")}, "@s1 ab[s1|s1|x]@e1 c[e1|e1 s1|y x]d[e1|e1|y]"},
		{"one record twice", "abcd", []mark{m(0, 1, "x", "e1"), m(2, 3, "y", "e1")}, "@e1 a[e1|e1|x]bc[e1|e1|y]d"},
		{"the main mark takes the link back", "abcd", []mark{m(0, 1, "side", "e1"), {export.Range{Start: 2, End: 3}, "trigger", "e1", true}},
			"a[e1|e1|side]b@e1 c[e1|e1|trigger]d"},
		{"space is marked, but nothing to press on", "a b", []mark{m(0, 3, "x", "e1"), m(1, 2, "z", "e1"), m(2, 3, "y", "s1")}, "@e1 a[e1|e1|x] [|e1|z x]@s1 b[s1|s1 e1|y x]"},
		{"out of range and empty", "ab", []mark{m(-1, 1, "x", "e1"), m(0, 3, "x", "e2"), m(1, 1, "x", "e3"), m(2, 1, "x", "e4")}, "ab"},
		{"all of it", "ab", []mark{m(0, 2, "x", "e1")}, "@e1 ab[e1|e1|x]"},
		{"bytes that are no text", "a\xffb", []mark{m(1, 2, "x", "e1")}, "a@e1 \uFFFD[e1|e1|x]b"},
		{"carriage returns keep their count", "a\r\nb\rc", []mark{m(3, 4, "x", "e1")}, "a \n@e1 b[e1|e1|x]\nc"},
	} {
		if got := told1(cut(c.text, c.marks)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// Each record of the sample leads to the text and back.
func TestMarksOf(t *testing.T) {
	var d fakeDesk
	rec := d.fakeRecord("x")
	pieces := cut(rec.Document.Text, marksOf(rec))
	anchors := map[string]string{}
	for _, p := range pieces {
		for _, a := range p.Anchors {
			anchors[a] = p.Text
		}
	}
	want := map[string]string{"s1": "بلاده", "s2": "نأمل أن يصمد وقف إطلاق النار", "e1": "تستضيف", "e2": "تستضيف", "e3": "قصف", "n1": "وزير الخارجية ", "n2": "قطر"}
	for key, text := range want {
		if !strings.HasPrefix(anchors[key], text) && !strings.HasPrefix(text, anchors[key]) || anchors[key] == "" {
			t.Errorf("%s leads to %q, want %q", key, anchors[key], text)
		}
	}
	if anchors["w1"] != "" {
		t.Errorf("a warning without a place leads to %q", anchors["w1"])
	}
}

func TestCutDeep(t *testing.T) {
	var marks []mark
	for i := range 40 {
		marks = append(marks, m(0, 100-i, "x", keyOf(eventKey, i)))
	}
	p := cut(strings.Repeat("a", 100), marks)[0]
	if keys := strings.Fields(p.Keys); len(keys) != deepest || keys[0] != "e40" {
		t.Errorf("keys %v: want the %d narrowest", keys, deepest)
	}
}

// A report of a megabyte with very many records is cut in time that grows with
// its length.
func TestCutLong(t *testing.T) {
	took := func(n int) time.Duration {
		text := strings.Repeat("كلمة أخرى ", n)
		var marks []mark
		for i := range n {
			marks = append(marks, m(i*10, i*10+4, "x", keyOf(eventKey, i)), m(i*10, min(i*10+300, n*10), "y", keyOf(statementKey, i)))
		}
		start := time.Now()
		pieces := cut(text, marks)
		if len(pieces) < n {
			t.Fatalf("%d pieces", len(pieces))
		}
		return time.Since(start)
	}
	small, large := min(took(5_000), took(5_000)), took(50_000)
	for i := 0; i < 5 && large > 60*small+time.Second; i++ { // others on the machine hinder single runs
		large = min(large, took(50_000))
	}
	if large > 60*small+time.Second {
		t.Errorf("ten times the text took %v, after %v", large, small)
	}
}

func FuzzCut(f *testing.F) {
	f.Add("قال: «كذا»\r\n", []byte{0, 3, 1, 2, 5, 9, 2, 4})
	f.Add("a\xff\x00b", []byte{0, 4, 1, 1})
	f.Fuzz(func(t *testing.T, text string, spans []byte) {
		var marks []mark
		for i := 0; i+1 < len(spans); i += 2 {
			marks = append(marks, m(int(spans[i])-2, int(spans[i+1])-2, "x", keyOf(eventKey, i/2)))
		}
		pieces := cut(text, marks)
		var all strings.Builder
		at := 0
		for _, p := range pieces {
			all.WriteString(p.Text)
			// Each piece tells just the marks that lie over it.
			var over []string
			end := at + utf8.RuneCountInString(p.Text)
			for _, x := range within(marks, utf8.RuneCountInString(text)) {
				if x.Start <= at && end <= x.End {
					over = append(over, x.key)
				} else if x.Start < end && at < x.End {
					t.Fatalf("piece %d-%d is cut by %v", at, end, x)
				}
			}
			got := strings.Fields(p.Keys)
			slices.Sort(over)
			slices.Sort(got)
			if len(over) <= deepest && !reflect.DeepEqual(append([]string{}, over...), append([]string{}, got...)) {
				t.Fatalf("piece %d-%d tells %v, want %v", at, end, got, over)
			}
			at = end
		}
		if utf8.RuneCountInString(all.String()) != utf8.RuneCountInString(text) {
			t.Fatalf("%q has another length than %q", all.String(), text)
		}
		if clean := string([]rune(text)); !strings.Contains(text, "\r") && all.String() != clean {
			t.Fatalf("%q, want %q", all.String(), clean)
		}
	})
}
