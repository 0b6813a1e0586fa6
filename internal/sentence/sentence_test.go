package sentence_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/sentence"
)

func TestSentences(t *testing.T) {
	for in, want := range map[string][]string{
		"":                     nil,
		" \n\t\r\n":            nil,
		"وصل الوزير":           {"وصل الوزير"},
		"وصل الوزير. ثم غادر.": {"وصل الوزير.", "ثم غادر."},
		"وصل الوزير.ثم غادر":   {"وصل الوزير.", "ثم غادر"}, // the space is missing
		"هل وصل؟ نعم! غادر":    {"هل وصل؟", "نعم!", "غادر"},
		"قال: «وصل الوفد.» ثم غادر":              {"قال: «وصل الوفد.»", "ثم غادر"},
		"قال \"وصل الوفد.\" ثم غادر":             {"قال \"وصل الوفد.\"", "ثم غادر"},
		"ارتفع السعر 3.5 دولارات. ثم هبط":        {"ارتفع السعر 3.5 دولارات.", "ثم هبط"},
		"ارتفع السعر ٣٫٥ ثم هبط":                 {"ارتفع السعر ٣٫٥ ثم هبط"},
		"انتظروا.. ثم غادروا":                    {"انتظروا.. ثم غادروا"},
		"انتظروا… ثم غادروا":                     {"انتظروا… ثم غادروا"},
		"التقى د.سامي الوفد":                     {"التقى د.سامي الوفد"}, // a title's point
		"التقى د. سامي الوفد. ثم غادر":           {"التقى د. سامي الوفد.", "ثم غادر"},
		"صدر عام 2015م. ثم بيع":                  {"صدر عام 2015م.", "ثم بيع"},
		"صدر عام 2015 م. ثم بيع":                 {"صدر عام 2015 م.", "ثم بيع"}, // of the era
		"لعب في المجموعة أ. وفاز":                {"لعب في المجموعة أ.", "وفاز"},
		"عنوان\nوصل الوزير\r\n\r\nغادر الوزير\n": {"عنوان", "وصل الوزير", "غادر الوزير"},
		"زار موقع example.com أمس":               {"زار موقع example.com أمس"},
	} {
		words, got := sentence.Split(in)
		var texts []string
		for i, s := range got {
			texts = append(texts, in[s.Start:s.End])
			for w := s.First; w < s.Last; w++ {
				if words[w].Sentence != i || !s.Contains(words[w].Span) {
					t.Errorf("%q: word %d stands outside its sentence %d", in, w, i)
				}
			}
		}
		if !slices.Equal(texts, want) {
			t.Errorf("%q: got %q, want %q", in, texts, want)
		}
	}
}

func TestHeadline(t *testing.T) {
	for in, want := range map[string]string{
		"خبر عاجل\nوصل الوزير.":         "10",
		"خبر عاجل. وصل\nوصل الوزير.":    "110",
		"\n\nخبر عاجل\n\nوصل. ثم غادر.": "100",
		"وصل الوزير. ثم غادر.":          "00", // one line is no headline
		"خبر عاجل\n \n":                 "0",
	} {
		_, got := sentence.Split(in)
		marks := ""
		for _, s := range got {
			marks += map[bool]string{true: "1", false: "0"}[s.Headline]
		}
		if marks != want {
			t.Errorf("%q: headlines %s, want %s", in, marks, want)
		}
	}
}

func TestLines(t *testing.T) {
	_, got := sentence.Split("عنوان\n\nوصل. غادر\nعاد")
	var lines []int
	for _, s := range got {
		lines = append(lines, s.Line)
	}
	if want := []int{0, 2, 2, 3}; !slices.Equal(lines, want) {
		t.Errorf("lines %v, want %v", lines, want)
	}
}

func TestWords(t *testing.T) {
	const a, l, d, p = isnad.Arabic, isnad.Latin, isnad.Digits, isnad.Punct
	for _, c := range []struct {
		in    string
		norms string // parted by spaces
		kinds []isnad.WordKind
	}{
		{"قالَ الوزيرُ", "قال الوزير", []isnad.WordKind{a, a}},
		{"(1,400)شخص", "( 1,400 ) شخص", []isnad.WordKind{p, d, p, a}},
		{"١٫٥٪", "1٫5 ٪", []isnad.WordKind{d, p}},
		{"في 2015. ثم", "في 2015 . ثم", []isnad.WordKind{a, d, p, a}},
		{"و400 ألف", "و 400 الف", []isnad.WordKind{a, d, a}},
		{"شبكة CNN،", "شبكه CNN ،", []isnad.WordKind{a, l, p}},
		{"بي-بي", "بي - بي", []isnad.WordKind{a, p, a}},
		{"\u200fعاجل\u200e:", "عاجل :", []isnad.WordKind{a, p}},
		{"قــال", "قال", []isnad.WordKind{a}},
	} {
		words, _ := sentence.Split(c.in)
		var norms []string
		var kinds []isnad.WordKind
		for _, w := range words {
			norms = append(norms, w.Norm)
			kinds = append(kinds, w.Kind)
		}
		if strings.Join(norms, " ") != c.norms || !slices.Equal(kinds, c.kinds) {
			t.Errorf("%q: got %q %v, want %q %v", c.in, norms, kinds, c.norms, c.kinds)
		}
	}
}

// FuzzSplit: words and sentences stand in order, do not overlap and leave
// no word out.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{"وصل. غادر\nعاد", "a.b..c", "1.2.3", "\xff.\xfe", "«.»؟!", "و\u200f.\n\n.", ".ثم"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words, sentences := sentence.Split(s)
		at := 0
		for i, w := range words {
			if w.Start < at || w.End <= w.Start || w.End > len(s) {
				t.Fatalf("%q: word %d at %v behind %d", s, i, w.Span, at)
			}
			at = w.End
		}
		next := 0
		for i, sen := range sentences {
			if sen.First != next || sen.Last <= sen.First {
				t.Fatalf("%q: sentence %d holds [%d, %d), want from %d", s, i, sen.First, sen.Last, next)
			}
			next = sen.Last
		}
		if next != len(words) {
			t.Fatalf("%q: %d words, sentences end at %d", s, len(words), next)
		}
	})
}
