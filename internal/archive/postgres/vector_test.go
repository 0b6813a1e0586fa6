package postgres

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgtype"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/sqlstore"
)

func terms(s string) (t archive.Terms) {
	for _, w := range strings.Fields(s) {
		form, lemma, _ := strings.Cut(w, "/")
		t.Forms, t.Lemmas = append(t.Forms, form), append(t.Lemmas, lemma)
	}
	return t
}

// repeat makes a text of n words out of some.
func repeat(n int, words ...string) (t archive.Terms) {
	for i := range n {
		t.Forms, t.Lemmas = append(t.Forms, words[i%len(words)]), append(t.Lemmas, "")
	}
	return t
}

func TestVector(t *testing.T) {
	for _, c := range []struct {
		what, title, body, want string
	}{
		{"nothing", "", "", ""},
		{"forms and lemmas", "", "هجمات/هجوم في", "'fفي':2B 'fهجمات':1B 'lهجوم':1"},
		{"the headline weighs more", "a", "a/x b", "'fa':1A 'fb':2B 'lx':1 'ta':1A"},
		{"lemmas of the headline", "a/x", "b a/x", "'fa':2B 'fb':1B 'lx':2 'mx':1C 'ta':1A"},
		{"marks part words", "", "1,200/n c++/c ؟ ؟/m", "'f1':1B 'f200':2B 'fc':3B 'lc':3 'lm':4 'ln':1"},
		{"quotes", "", `o'hara a\b/a\b`, `'fa':3B 'fb':4B 'fhara':2B 'fo':1B 'la\\b':3`},
	} {
		got := vectors(&sqlstore.WordsRow{Title: terms(c.title), Body: terms(c.body)})
		if len(got) != 1 || got[0].String() != c.want {
			t.Errorf("%s: %v, want %s", c.what, got, c.want)
		}
	}
}

// Whatever a text holds, each part of it is within PostgreSQL's limits, and
// parts have words in common, so that no short phrase is lost between them.
func TestLimits(t *testing.T) {
	many := make([]string, 40_000)
	for i := range many {
		many[i] = fmt.Sprintf("w%0900d", i)
	}
	for what, body := range map[string]archive.Terms{
		"one word again and again": repeat(2000, "a"),
		"a long text":              repeat(60_000, many[:300]...),
		"long words":               repeat(4000, many...),
		"one endless word":         repeat(3, strings.Repeat("ab", 1<<20)),
	} {
		parts := vectors(&sqlstore.WordsRow{Body: body, Title: repeat(300, "a")})
		places := 0
		for _, p := range parts {
			places += within(t, what, p)
		}
		if places < len(body.Forms) {
			t.Errorf("%s: %d places of %d words", what, places, len(body.Forms))
		}
		pairs(t, what, parts, body.Forms)
	}
}

// within proves the limits of one part and counts its forms.
func within(t *testing.T, what string, v pgtype.TSVector) (places int) {
	t.Helper()
	bytes := 0
	for _, l := range v.Lexemes {
		bytes += len(l.Word) + 4 + 2*len(l.Positions)
		if len(l.Word) > 2046 || len(l.Positions) > 255 {
			t.Errorf("%s: a lexeme of %d bytes at %d places", what, len(l.Word), len(l.Positions))
		}
		for i, p := range l.Positions {
			if p.Position == 0 || p.Position > 16383 || i > 0 && p.Position <= l.Positions[i-1].Position {
				t.Errorf("%s: place %d", what, p.Position)
			}
		}
		if strings.HasPrefix(l.Word, isForm) {
			places += len(l.Positions)
		}
	}
	if bytes >= 1<<20 {
		t.Errorf("%s: %d bytes", what, bytes)
	}
	return places
}

// pairs proves that each word's next stands beside it in one of the parts.
func pairs(t *testing.T, what string, parts []pgtype.TSVector, forms []string) {
	t.Helper()
	beside := map[[2]string]bool{}
	for _, p := range parts {
		at := map[uint16]string{}
		for _, l := range p.Lexemes {
			for _, pos := range l.Positions {
				if strings.HasPrefix(l.Word, isForm) {
					at[pos.Position] = l.Word
				}
			}
		}
		for i, w := range at {
			beside[[2]string{w, at[i+1]}] = true
		}
	}
	for i := range len(forms) - 1 {
		if a, b := isForm+clip(forms[i]), isForm+clip(forms[i+1]); !beside[[2]string{a, b}] {
			t.Fatalf("%s: words %d and %d stand beside each other in no part", what, i, i+1)
		}
	}
}

func TestTSQuery(t *testing.T) {
	word := func(prefix bool, forms ...string) *archive.Words { return &archive.Words{Forms: forms, Prefix: prefix} }
	for _, c := range []struct {
		field archive.Field
		words []*archive.Words
		want  string
	}{
		{archive.Text, nil, ""},
		{archive.Text, []*archive.Words{nil, word(false), word(true, ""), word(false, "؟", "*")}, ""},
		{archive.Text, []*archive.Words{word(false, "هجوم")}, "'fهجوم'"},
		{archive.Text, []*archive.Words{word(true, "a", "b")}, "('fa' <-> 'fb':*)"},
		{archive.Title, []*archive.Words{word(false, "a"), {Forms: []string{"b"}, Lemmas: []string{"x", "", "x"}}}, "'mx' | 'ta' | 'tb'"},
		{archive.Text, []*archive.Words{word(false, "a & !b")}, "('fa' <-> 'fb')"},
		{archive.Text, []*archive.Words{{Lemmas: []string{`o'h\a`, "a | b:*"}}}, `'la | b:*' | 'lo''h\\a'`},
	} {
		term := archive.Term{Field: c.field}
		for _, w := range c.words {
			term.Values = append(term.Values, archive.Value{Words: w})
		}
		if got := tsquery(term); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

// FuzzClip holds that clipped words are short, valid and told apart.
func FuzzClip(f *testing.F) {
	for _, s := range []string{"", "a", strings.Repeat("ه", 600), strings.Repeat("a", 1001), "\xff\x00"} {
		f.Add(s, 2)
	}
	f.Fuzz(func(t *testing.T, s string, n int) {
		a := clean(strings.Repeat(s, max(1, min(n, 2000))))
		b := a + "b"
		if x, y := clip(a), clip(b); len(x) > 2000 || x == y || x != clean(x) || !strings.HasPrefix(a, begin(a)) || !strings.HasPrefix(x, begin(a)[:min(len(a), 1)]) {
			t.Errorf("%q: %q, %q", a, x, y)
		}
	})
}

func TestRebind(t *testing.T) {
	for in, want := range map[string]string{"": "", "a": "a", "?": "$1", "a = ? AND b IN (?,?)": "a = $1 AND b IN ($2,$3)"} {
		if got := (dialect{}).Rebind(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
