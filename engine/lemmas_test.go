package engine

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/lexicon"
	"github.com/isnad-news/isnad/internal/search"
	"github.com/isnad-news/isnad/knowledge"
)

func lemmatizer(t testing.TB) *Lemmatizer {
	t.Helper()
	l, err := NewLemmatizer()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestLemmas(t *testing.T) {
	l := lemmatizer(t)
	for _, c := range []struct{ word, want string }{
		// the single act and the verbal noun, whatever stands around the stem
		{"هجمات", "هجمه هجوم"},
		{"الهجوم", "هجوم هجمه"},
		{"بالهجوم", "هجوم هجمه"},
		{"والضربة", "ضربه ضرب"},
		{"الغارات", "غاره اغاره"},
		// what has gone its own way
		{"حملة", "حمله"},
		{"جولة", "جوله"},
		// several readings, the likeliest first
		{"كتب", "كتب كتاب"},
		{"كتابة", "كتابه"},
		// inflection
		{"قوات", "قوه"},
		{"يعتقلون", "اعتقل"},
		{"اعتقلت", "اعتقل"},
		{"المسلحين", "مسلح"},
		{"ثلاثة", "ثلاثه"},
		// man and woman
		{"وزيرة", "وزيره وزير"},
		{"الوزراء", "وزير وزيره"},
		{"سعودية", "سعوديه سعودي"},
		// what nobody seeks by lemma, or what is no one word of Arabic
		{"من", ""},
		{"على", ""},
		{"الذي", ""},
		{"Qatar", ""},
		{"2025", ""},
		{"", ""},
		{"وقف إطلاق", ""},
		{"\xff", ""},
	} {
		if got := strings.Join(l.Lemmas(c.word), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.word, got, c.want)
		}
	}
}

// texts gives the example reports and those that rules are tried on.
func texts(t *testing.T) []string {
	t.Helper()
	var out []string
	paths, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(b))
	}
	tried, err := filepath.Glob("../knowledge/*/*.examples")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range tried {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			if s, ok := strings.CutPrefix(strings.TrimSpace(line), "text "); ok {
				out = append(out, s)
			}
		}
	}
	return out
}

// TestLemmasInContext holds how many running words are found by a search for
// the same word: that its lemma in the sentence is among those that it has
// alone.
func TestLemmasInContext(t *testing.T) {
	l, e := lemmatizer(t), open(t)
	words, found, sum := 0, 0, 0
	for _, s := range texts(t) {
		a := e.Words(isnad.Report{Text: s})
		for p := range a.Parts {
			w := &a.Words[a.Parts[p].Word]
			if a.Parts[p].Clitic || w.Kind != isnad.Arabic || !sought(a.Tags[p].POS) {
				continue
			}
			got := l.Lemmas(s[w.Start:w.End])
			words, sum = words+1, sum+len(got)
			if slices.Contains(got, a.Tags[p].Lemma) {
				found++
			}
		}
	}
	share, each := float64(found)/float64(words), float64(sum)/float64(words)
	t.Logf("%d words, the lemma of %.2f %% among %.2f of the word alone", words, 100*share, each)
	if words < 3000 || share < 0.985 || each > 1.5 {
		t.Errorf("%d words, %.4f found by %.2f lemmas each: want 3000 words, 0.985, 1.5", words, share, each)
	}
}

// TestSought holds the two lists of parts of speech together.
func TestSought(t *testing.T) {
	for _, p := range []isnad.POS{isnad.ADJ, isnad.ADP, isnad.ADV, isnad.AUX, isnad.CCONJ, isnad.DET, isnad.INTJ, isnad.NOUN, isnad.NUM,
		isnad.PART, isnad.PRON, isnad.PROPN, isnad.PUNCT, isnad.SCONJ, isnad.SYM, isnad.VERB, isnad.X} {
		if sought(p) != search.Sought(p) {
			t.Errorf("%s: %v here, %v in search", p, sought(p), search.Sought(p))
		}
	}
}

// TestOwnLemmas lays a folder over the lexicon.
func TestOwnLemmas(t *testing.T) {
	dir := t.TempDir()
	for name, s := range map[string]string{
		"lexicon/nouns-mine.tsv":  "lemma\tgender\tplural\tclass\nزقطوط\tm\tزقاطيط\tthing\n",
		"search/related-mine.tsv": "lemma\tothers\tkind\nزقطوط\tهدية\tsame\n",
	} {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l, err := NewLemmatizer(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := l.Lemmas("الزقاطيط"); !slices.Equal(got, []string{"زقطوط", "هديه"}) {
		t.Errorf("the plural of a word of one's own: %v", got)
	}
	if _, err := NewLemmatizer(filepath.Join(dir, "nowhere")); err == nil {
		t.Error("a folder that is not there: no error")
	}
}

func TestBadKin(t *testing.T) {
	lex, err := lexicon.Open(knowledge.Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	fsys := fs.FS(fstest.MapFS{"search/related.tsv": {Data: []byte("lemma\tothers\tkind\nهجوم\tهجمة\tlike\n")}})
	if _, err := readKin(fsys, lex); err == nil || !strings.Contains(err.Error(), "related.tsv:2") {
		t.Errorf("a kind that is not known: %v", err)
	}
}

func BenchmarkLemmas(b *testing.B) {
	l := lemmatizer(b)
	for b.Loop() {
		l.Lemmas("بالهجوم")
	}
}

func BenchmarkNewLemmatizer(b *testing.B) {
	for b.Loop() {
		if _, err := NewLemmatizer(); err != nil {
			b.Fatal(err)
		}
	}
}
