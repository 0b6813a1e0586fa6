package search_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/search"
)

// reader is one engine for all tests.
var reader = sync.OnceValue(func() *engine.Engine {
	e, err := engine.New()
	if err != nil {
		panic(err)
	}
	return e
})

// read gives a text's terms by the reader.
func read(s string) archive.Terms {
	return search.Index(reader().Words(isnad.Report{Text: s}))
}

func TestIndex(t *testing.T) {
	for _, c := range []struct{ in, forms, lemmas string }{
		{"الهجوم على غزة.", "الهجوم علي غزه", "هجوم - غزه"},
		{"وبالهجمات الأخيرة", "وبالهجمات الاخيره", "هجمه اخير"},
		{"قال إنّ ٣٥ جنديّاً قُتلوا", "قال ان 35 جنديا قتلوا", "قال - - جندي قتل"},
		{"قتـــل ثلاثة", "قتل ثلاثه", "قتل ثلاثه"},
		{"بنسبة 10.5%", "بنسبه 10 5", "نسبه - -"},
		{"", "", ""},
		{"… — !", "", ""},
	} {
		got := read(c.in)
		lemmas := slices.Clone(got.Lemmas)
		for i := range lemmas {
			if lemmas[i] == "" {
				lemmas[i] = "-"
			}
		}
		if f, l := strings.Join(got.Forms, " "), strings.Join(lemmas, " "); f != c.forms || l != c.lemmas {
			t.Errorf("%s: %s / %s, want %s / %s", c.in, f, l, c.forms, c.lemmas)
		}
	}
}

func TestIndexText(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"The U.N.'s envoy met Hamas", "the u n s envoy met hamas"},
		{"COVID-19 and G7", "covid 19 and g7"},
		{"Déjà vu, cafe\u0301", "déjà vu café"},
		{"İstanbul", "istanbul"},
		{"Straße", "straße"},
		{"او می\u200cگوید", "او ميگويد"},
		{"گفت\u200cوگو با پاکستان", "گفتوگو با پاكستان"},
		{"שָׁלוֹם עולם", "שלום עולם"},
		{"Привет, мир", "привет мир"},
		{"北京 news", "北 京 news"},
		{"नमस्ते", "नमसत"},
		{"كوفيد19", "كوفيد 19"},
		{"ﷲ ﺳﻼم", "الله سلام"},
		{"a\u202eb", "ab"},
		{"\xffx\xfe", "x"},
		{strings.Repeat("ش", 40), strings.Repeat("ش", 32)},
		{strings.Repeat("a", 63) + "ش", strings.Repeat("a", 63) + " ش"},
		{strings.Repeat("a", 63) + "é", strings.Repeat("a", 63)},
	} {
		got := search.IndexText(c.in)
		if s := strings.Join(got.Forms, " "); s != c.want || len(got.Lemmas) != len(got.Forms) {
			t.Errorf("%q: %s, want %s", c.in, s, c.want)
		}
	}
}

// TestSameWords holds that the words of the reader and the terms of a text are
// cut alike: else lemmas would stand at the wrong words.
func TestSameWords(t *testing.T) {
	paths, err := filepath.Glob("../../examples/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		a := reader().Words(isnad.Report{Text: string(b)})
		var want []string
		for _, w := range a.Words {
			if w.Kind != isnad.Punct {
				want = append(want, strings.FieldsFunc(strings.ToLower(w.Norm), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })...)
			}
		}
		if got := search.Index(a).Forms; !slices.Equal(got, want) {
			t.Errorf("%s: %d terms, %d words", p, len(got), len(want))
		}
		if got := search.IndexText(string(b)).Forms; !slices.Equal(got, want) {
			t.Errorf("%s, unread: %d terms, %d words", p, len(got), len(want))
		}
	}
}

// TestFound holds the example and its like: what is sought and what is
// found by it.
func TestFound(t *testing.T) {
	for _, c := range []struct {
		query, text string
		want        bool
	}{
		{"هجمات", "أدانت قطر الهجوم على الدوحة", true},
		{"هجمات", "نددت مصر بالهجوم", true},
		{"هجوم", "توالت الهجمات على المدينة", true},
		{`"هجمات"`, "أدانت قطر الهجوم على الدوحة", false},
		{`"الهجوم على الدوحة"`, "أدانت قطر الهجوم على الدوحة", true},
		{"اعتقلوا", "الشرطة تعتقل ثلاثة", true},
		{"مفاوضه", "جولة من المفاوضات", true},
		{"للرئيس", "قال الرئيس", true},
		{"حمل", "أطلقت حملة واسعة", false},
		{"الدول*", "مجلس الأمن الدولي", true},
		{"lemma:هجوم", "نددت مصر بالهجوم", true},
		{"١٢٠٠", "قتل 1200 شخص", true},
	} {
		q, _, err := parser().Parse(c.query)
		if err != nil {
			t.Fatal(err)
		}
		got := len(search.Excerpt(c.text, read(c.text), q, 200).Marks) > 0
		if got != c.want {
			t.Errorf("%s in %q: %v, want %v", c.query, c.text, got, c.want)
		}
	}
}

// TestAsNormal holds that words are found in headlines and names, which are
// kept in archive.Normal's form.
func TestAsNormal(t *testing.T) {
	for r := rune(0x20); r < 0x2000; r++ {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) || unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			continue
		}
		s := norm.NFC.String("x" + string(r) + "x")
		got := strings.Join(search.IndexText(s).Forms, "")
		if want := strings.ReplaceAll(archive.Normal(s), " ", ""); got != want {
			t.Fatalf("%q: %q, want %q", s, got, want)
		}
	}
}

func FuzzIndexText(f *testing.F) {
	for _, s := range []string{"الهجوم على غزة", "می\u200cگوید", "\xff\xfe", "ﷺ", "a\u0301\u202e", "קה\"ל", "北京", "١٬٢٣٤٫٥"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := search.IndexText(s)
		if len(got.Forms) != len(got.Lemmas) {
			t.Fatalf("%q: %d forms, %d lemmas", s, len(got.Forms), len(got.Lemmas))
		}
		for _, w := range got.Forms {
			if w == "" || len(w) > 64 || !utf8.ValidString(w) || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
				t.Fatalf("%q: form %q", s, w)
			}
		}
	})
}

func BenchmarkIndex(b *testing.B) {
	a := reader().Words(isnad.Report{Text: long()})
	b.ReportAllocs()
	for b.Loop() {
		search.Index(a)
	}
}
