package search_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/search"
)

const report = `قطر تدين الهجوم على الدوحة
أدانت وزارة الخارجية القطرية اليوم ما وصفته بالعدوان السافر على سيادة البلاد، ودعت إلى محاسبة من يقف وراءه.
وقال المتحدث إن بلاده تحتفظ بحق الرد على الهجمات، وإن وقف إطلاق النار بات أبعد منالا بعد الهجوم الأخير.
وفي القاهرة أعلن مصدر أن مصر تواصل اتصالاتها بجميع الأطراف.
`

// long is a report of some 400 words.
func long() string { return strings.Repeat(report, 8) }

func parse(t testing.TB, s string) archive.Query {
	t.Helper()
	q, _, err := parser().Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestExcerpt(t *testing.T) {
	for _, c := range []struct {
		query string
		width int
		want  string
	}{
		// by lemma and by form, the densest passage with the most different words
		{"هجمات النار", 90, "…الرد على [الهجمات]، وإن وقف إطلاق [النار] بات أبعد منالا بعد [الهجوم] الأخير. وفي القاهرة أعلن…"},
		{"هجمات", 30, "…تدين [الهجوم] على الدوحة أدانت…"},
		{`"وقف إطلاق النار"`, 40, "…وإن [وقف إطلاق النار] بات أبعد منالا بعد…"},
		{"القاه*", 30, "…وفي [القاهرة] أعلن مصدر أن مصر…"},
		{"مصر OR القاهرة", 60, "…وفي [القاهرة] أعلن مصدر أن [مصر] تواصل اتصالاتها بجميع الأطراف."},
		// nothing sought: behind the headline
		{"", 30, "…أدانت وزارة الخارجية القطرية…"},
		{"type:ASSAULT", 30, "…أدانت وزارة الخارجية القطرية…"},
		{"-هجمات", 30, "…أدانت وزارة الخارجية القطرية…"},
		// sought but not there
		{"بغداد", 30, "…أدانت وزارة الخارجية القطرية…"},
		// room for all
		{"بغداد", 1000, strings.ReplaceAll(strings.TrimSpace(report), "\n", " ")},
		// room for less than the word
		{"الدوحة", 3, "…[الد]…"},
	} {
		got := search.Excerpt(report, read(report), parse(t, c.query), c.width)
		if s := got.Marked("[", "]", nil); s != c.want {
			t.Errorf("%s in %d:\n got  %s\n want %s", c.query, c.width, s, c.want)
		}
		if n := utf8.RuneCountInString(got.Text); n > c.width {
			t.Errorf("%s: %d code points, more than %d", c.query, n, c.width)
		}
		rs := []rune(report)
		for _, m := range got.Marks {
			if m.Start < got.Start || m.End > got.End || strings.TrimSpace(string(rs[m.Start:m.End])) == "" {
				t.Errorf("%s: mark %v outside %v", c.query, m, got.Range)
			}
		}
	}
}

func TestExcerptEvidence(t *testing.T) {
	at := func(s string) export.Range {
		i := utf8.RuneCountInString(report[:strings.Index(report, s)])
		return export.Range{Start: i, End: i + utf8.RuneCountInString(s)}
	}
	n := utf8.RuneCountInString(report)
	for _, c := range []struct {
		query    string
		evidence []export.Range
		want     string
	}{
		{"type:ACCUSE", []export.Range{at("أدانت")}, "…[أدانت] وزارة الخارجية القطرية…"},
		{"speaker:QAT", []export.Range{at("وقال")}, "…[وقال] المتحدث إن بلاده تحتفظ بحق…"},
		// words come first
		{"مصر type:ACCUSE", []export.Range{at("أدانت")}, "…مصدر أن [مصر] تواصل اتصالاتها…"},
		// what does not lie in the text
		{"type:ACCUSE", []export.Range{{Start: -1, End: 2}, {Start: n, End: n + 5}, {Start: 4, End: 4}}, "…أدانت وزارة الخارجية القطرية…"},
		// one within the other
		{"type:ACCUSE", []export.Range{at("وزارة"), at("وزارة الخارجية")}, "…أدانت [وزارة الخارجية] القطرية…"},
	} {
		got := search.Excerpt(report, read(report), parse(t, c.query), 32, c.evidence...).Marked("[", "]", nil)
		if got != c.want {
			t.Errorf("%s:\n got  %s\n want %s", c.query, got, c.want)
		}
	}
}

func TestEvidence(t *testing.T) {
	h := archive.Hit{Events: []int{1, 7}, Statements: []int{0}}
	h.Record.Events = []export.Event{{}, {Trigger: export.Quote{Range: export.Range{Start: 3, End: 5}}}}
	h.Record.Statements = []export.Statement{{Cue: export.Cue{Quote: export.Quote{Range: export.Range{Start: 8, End: 9}}}}}
	got := search.Evidence(h)
	if len(got) != 2 || got[0] != (export.Range{Start: 3, End: 5}) || got[1] != (export.Range{Start: 8, End: 9}) {
		t.Errorf("%v", got)
	}
}

func TestMarked(t *testing.T) {
	s := "قال <b> \u202bالهجوم\u2066 & غزة"
	got := search.Excerpt(s, read(s), parse(t, "هجوم"), 100).Marked("<mark>", "</mark>", strings.ToUpper)
	if want := "قال <B> <mark>الهجوم</mark> & غزة"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	s = "\n  a\tb\x1b[31m\nc"
	if got := search.Excerpt(s, search.IndexText(s), parse(t, ""), 100).Marked("", "", nil); got != "a b [31m c" {
		t.Errorf("%q: what controls a terminal stays", got)
	}
}

func TestTitleMarks(t *testing.T) {
	title := "بالهجوم على غزة"
	terms := read(title + "\nنص آخر")
	for _, c := range []struct {
		query string
		terms archive.Terms
		want  int
	}{
		{"title:هجمات", terms, 1}, {"هجوم", terms, 1}, {"قصف", terms, 0}, {"-هجوم", terms, 0}, {"title:هجوم|غزة", terms, 2},
		{"هجوم", archive.Terms{}, 0}, {"هجوم", read("نص آخر"), 0}, {"بالهجوم", read("نص آخر"), 1},
	} {
		if got := search.TitleMarks(title, c.terms, parse(t, c.query)); len(got) != c.want {
			t.Errorf("%s: %v, want %d", c.query, got, c.want)
		}
	}
}

// TestStrangeTerms gives terms that are not those of the text.
func TestStrangeTerms(t *testing.T) {
	q := parse(t, "مصر")
	for _, terms := range []archive.Terms{{}, {Forms: []string{"x"}}, {Forms: []string{"x"}, Lemmas: []string{"y", "z"}}} {
		if got := search.Excerpt(report, terms, q, 40); len(got.Marks) != 1 {
			t.Errorf("%v: %v, want the one mark that the form gives", terms, got.Marks)
		}
	}
}

func TestExcerptSpeed(t *testing.T) {
	s := long()
	terms, q := read(s), parse(t, "هجمات \"وقف إطلاق النار\" مصر القاه*")
	best := time.Hour
	for range 20 {
		start := time.Now()
		search.Excerpt(s, terms, q, 240)
		best = min(best, time.Since(start))
	}
	if best > 300*time.Microsecond {
		t.Errorf("%v for %d words, want 0.3 ms", best, len(terms.Forms))
	}
}

func FuzzExcerpt(f *testing.F) {
	f.Add(report, "هجمات OR القاه*", 40)
	f.Add("a\u0301\u202e \xff", "a", 1)
	f.Add("", "x", -1)
	f.Fuzz(func(t *testing.T, s, query string, width int) {
		q, _, err := parser().Parse(query)
		if err != nil {
			q = archive.Query{}
		}
		got := search.Excerpt(s, search.IndexText(s), q, width%1000)
		n := len([]rune(s))
		if got.Start < 0 || got.End < got.Start || got.End > n || got.End-got.Start > max(1, width%1000) || len([]rune(got.Text)) != got.End-got.Start {
			t.Fatalf("%q %q: %+v of %d", s, query, got, n)
		}
		at := got.Start
		for _, m := range got.Marks {
			if m.Start < at || m.End <= m.Start || m.End > got.End {
				t.Fatalf("%q %q: %+v", s, query, got)
			}
			at = m.End
		}
		got.Marked("[", "]", nil)
	})
}

func BenchmarkExcerpt(b *testing.B) {
	s := long()
	terms, q := read(s), parse(b, "هجمات \"وقف إطلاق النار\" مصر")
	b.ReportAllocs()
	for b.Loop() {
		search.Excerpt(s, terms, q, 240)
	}
}
