package text_test

import (
	"testing"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/text"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                 "",
		"أعلن":             "اعلن",
		"إلى":              "الي",
		"آخر":              "اخر",
		"ٱلبيت":            "البيت",
		"مسؤول":            "مسوول",
		"هيئة":             "هييه",
		"شيء":              "شيء",
		"قُتِلَ":           "قتل",
		"مدّ":              "مد",
		"مؤكّدًا":          "موكدا",
		"قــــال":          "قال",
		"هٰذا":             "هذا",
		"ﺍﻟﺮﺋﻴﺲ":           "الرييس", // presentation forms
		"ﻻ":                "لا",
		"ﷲ":                "الله",
		"یکی":              "يكي", // Persian letters
		"٢٠١٥":             "2015",
		"۱۹":               "19",
		"وزي\u200fر":       "وزير",
		"\ufeffوزير":       "وزير",
		"\u202bوزير\u202c": "وزير",
		"BBC عربي":         "BBC عربي",
		"«قال»":            "«قال»",
	} {
		if got := text.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestKinds(t *testing.T) {
	for _, c := range []struct {
		r                  rune
		mark, arabic, bidi bool
	}{
		{'ب', false, true, false}, {'ء', false, true, false}, {'ى', false, true, false}, {'گ', false, true, false},
		{'ـ', true, false, false}, {'ّ', true, false, false}, {'ً', true, false, false}, {'\u0670', true, false, false},
		{'،', false, false, false}, {'؟', false, false, false}, {'٣', false, false, false}, {'a', false, false, false},
		{'\u200f', false, false, true}, {'\ufeff', false, false, true}, {'\u2067', false, false, true}, {' ', false, false, false},
	} {
		if text.IsMark(c.r) != c.mark || text.IsArabic(c.r) != c.arabic || text.IsBidi(c.r) != c.bidi {
			t.Errorf("%U: mark %t, Arabic %t, bidi %t", c.r, text.IsMark(c.r), text.IsArabic(c.r), text.IsBidi(c.r))
		}
	}
}

func TestDigit(t *testing.T) {
	for r, want := range map[rune]byte{'0': '0', '9': '9', '٠': '0', '٩': '9', '۰': '0', '۷': '7'} {
		if d, ok := text.Digit(r); !ok || d != want {
			t.Errorf("Digit(%q) = %q, %t", r, d, ok)
		}
	}
	for _, r := range []rune{'a', 'ا', '/', ':', '²', '٪'} {
		if d, ok := text.Digit(r); ok {
			t.Errorf("Digit(%q) = %q", r, d)
		}
	}
}

func TestLast(t *testing.T) {
	for in, want := range map[string]rune{"": 0, "كتاب": 'ب', "كتابٌ": 'ب', "مدّة\u200f": 'ة', "ًّ": 0, "a": 'a'} {
		if got := text.Last(in); got != want {
			t.Errorf("Last(%q) = %q, want %q", in, got, want)
		}
	}
}

// FuzzFold: folding gives valid text and folding again changes nothing.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"أعلنت", "ﻻ", "ﷺ", "١٢٫٥", "\xff\xfe", "ﹰ", "a\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := text.Fold(s)
		if !utf8.ValidString(got) {
			t.Errorf("Fold(%q) = %q is no UTF-8", s, got)
		}
		if again := text.Fold(got); again != got {
			t.Errorf("Fold(%q) = %q, folded again %q", s, got, again)
		}
	})
}
