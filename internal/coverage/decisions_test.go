package coverage_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/coverage"
	"github.com/isnad-news/isnad/internal/lexicon"
	"github.com/isnad-news/isnad/knowledge"
)

func file(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

// small is a knowledge in which every way to decide occurs.
func small() fstest.MapFS {
	return fstest.MapFS{
		"events/deeds.rules": file("rule strike\n  type ASSAULT\n  verb هاجم\n  noun غارة\nrule help\n  type AID\n  verb ساعد\n  only\nrule bomb\n  type ASSAULT\n  verb هاجم|قصف\n"),
		"events/light.tsv":   file("lemma\tsubject\tprep\nشن\tactor\t\n"),
		"events/none.tsv":    file("lemma\tpos\tnote\nبقي\tverb\tstays\nحياة\tnoun\t\n"),
		"quotes/cues.tsv":    file("lemma\tclass\ttakes\nقال\tsay\tclause\nأدلى\tsay\t\n"),
	}
}

func TestDecisions(t *testing.T) {
	d, err := coverage.ReadDecisions(small())
	if err != nil {
		t.Fatal(err)
	}
	for verb, want := range map[string]string{
		"هاجم": "deeds#strike", "قصف": "deeds#bomb", "ساعد": "deeds#help", "قال": "cue", "ادلي": "cue", "شن": "light", "بقي": "none", "حياه": "", "غاره": "", "": "",
	} {
		if got := d.Verb(verb); got != want {
			t.Errorf("verb %s: %q, want %q", verb, got, want)
		}
	}
	for _, c := range []struct{ noun, root, want string }{
		{"غاره", "", "deeds#strike"},
		{"غاره", "بقي", "deeds#strike"},
		{"قصف", "قصف", "deeds#bomb"},
		{"قصف", "", ""},
		{"مساعده", "ساعد", "deeds#help (verb only)"},
		{"قول", "قال", "cue"},
		{"شن", "شن", "light"},
		{"بقاء", "بقي", "none"},
		{"حياه", "حيي", "none"},
		{"غليان", "غلي", ""},
	} {
		if got := d.Noun(c.noun, c.root); got != c.want {
			t.Errorf("noun %s of %s: %q, want %q", c.noun, c.root, got, c.want)
		}
	}
}

// TestFaults: what is listed as carrying nothing, and does.
func TestFaults(t *testing.T) {
	fsys := small()
	fsys["events/none.tsv"] = file("lemma\tpos\nهاجم\tverb\nقال\tverb\nغارة\tnoun\nهجوم\tnoun\nقصف\tnoun\nمساعدة\tnoun\nضظغيخ\tverb\nحياة\tverb\nبقي\tverb\nشن\tverb\nكان\tverb\nحياة\tnoun\n")
	d, err := coverage.ReadDecisions(fsys)
	if err != nil {
		t.Fatal(err)
	}
	got := faults(t, d)
	want := []string{
		"events/none.tsv:2: هاجم carries none, but events/deeds.rules:1 has it",
		"events/none.tsv:3: قال carries none, but quotes/cues has it",
		"events/none.tsv:4: غاره carries none, but events/deeds.rules:1 has it",
		"events/none.tsv:6: قصف carries none, but events/deeds.rules:9 has it",
		"events/none.tsv:8: ضظغيخ is not in the lexicon as what its pos says",
		"events/none.tsv:9: حياه is not in the lexicon as what its pos says",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestNone: nobody has listed what an event rule or a verb of saying could take.
func TestNone(t *testing.T) {
	d, err := coverage.ReadDecisions(knowledge.Files())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults(t, d) {
		t.Error(f)
	}
	if d.Verb("كان") != "none" || d.Noun("كون", "كان") != "none" {
		t.Error("the copula is undecided")
	}
}

func faults(t *testing.T, d *coverage.Decisions) []string {
	t.Helper()
	lex, err := lexicon.Open(knowledge.Lexicon)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range d.Faults(lex.Lookup) {
		out = append(out, f.Error())
	}
	return out
}

func TestDecisionFaults(t *testing.T) {
	for name, c := range map[string]struct{ file, data, want string }{
		"rules":   {"events/a.rules", "rule a\n", "events/a.rules:1"},
		"cues":    {"quotes/cues.tsv", "lemma\tclass\nقال\tsay\tclause\n", "quotes/cues.tsv:2"},
		"light":   {"events/light.tsv", "lemma\nشن\tactor\n", "events/light.tsv:2"},
		"cells":   {"events/none.tsv", "lemma\tpos\nبقي\tverb\tx\n", "events/none.tsv:2"},
		"no pos":  {"events/none.tsv", "lemma\tpos\nبقي\n", `events/none.tsv:2: pos "": verb or noun`},
		"no word": {"events/none.tsv", "lemma\tpos\n\tnoun\n", "events/none.tsv:2: no lemma"},
		"twice":   {"events/none.tsv", "lemma\tpos\nبقي\tverb\nبقى\tverb\nبقي\tnoun\n", "events/none.tsv:3: بقى stands already at events/none.tsv:2"},
	} {
		fsys := small()
		fsys[c.file] = file(c.data)
		if _, err := coverage.New(fsys); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// deeds is counted by the small knowledge: two political reports, and one that
// is none.
func deeds(t *testing.T) *coverage.Counter {
	t.Helper()
	e, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	c, err := coverage.New(small())
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range []string{
		"هاجم الجيش القرية ولم يبق أحد.\nقال الوزير: «غلى الماء في كل القدور بعد الغليان».",
		"هاجم الجيش القرية ثم غلى الماء.",
		"غلى الماء ويبرد الزيت.",
	} {
		a := e.Analyze(isnad.Report{ID: string(rune('a' + i)), Text: text})
		if a.Events = a.Events[:0]; i < 2 {
			a.Events = make([]isnad.Event, 2)
		}
		c.Add(a)
	}
	return c
}

// TestLemmas: the commonest in political reports, with what decides and where
// they stand, in political reports first.
func TestLemmas(t *testing.T) {
	c := deeds(t)
	var got []string
	for _, l := range c.Lemmas(coverage.Verb, 4) {
		got = append(got, l.Lemma+" "+l.By)
		if l.Lemma == "غلى" && (l.N != 2 || len(l.Sentences) != 3 || l.Sentences[2] != "غلى الماء ويبرد الزيت.") {
			t.Errorf("%+v", l)
		}
	}
	if want := []string{"غلى ", "هاجم deeds#strike", "بقي none", "قال cue"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	nouns := c.Lemmas(coverage.Noun, 9)
	if !slices.ContainsFunc(nouns, func(l coverage.Lemma) bool {
		return l.Lemma == "غليان" && l.Root == "غلي" && l.By == "" && l.N == 1
	}) {
		t.Errorf("%+v", nouns)
	}
	top := c.Top(coverage.Verb, 9)
	if len(top) != 2 || top[0].Value != "غلى" || top[0].N != 3 || top[0].Text == "" || top[1].Value != "برد" || c.Totals()[coverage.Verb] != 4 {
		t.Errorf("%+v, %v", top, c.Totals())
	}
	for name, want := range map[string][2]int{"verbs": {4, 8}, "verbs.common": {3, 4}} {
		if f := figure(t, c, name); f.N != want[0] || f.Of != want[1] {
			t.Errorf("%+v", f)
		}
	}
}

// TestSamples: three sentences of a lemma, none twice, whichever order the
// reports come in.
func TestSamples(t *testing.T) {
	texts := []string{"غلى الماء.", "غلى الزيت.", "غلى الماء.", "غلى الحليب.", "غلى الحساء.", "غلى القدر."}
	text := strings.Join(texts, "\n")
	slices.Reverse(texts)
	var got [2][]coverage.Lemma
	for i, s := range []string{text, strings.Join(texts, "\n")} {
		e, err := opened()
		if err != nil {
			t.Fatal(err)
		}
		c := count(t)
		a := e.Analyze(isnad.Report{Text: s})
		a.Events = make([]isnad.Event, 2)
		c.Add(a)
		got[i] = c.Lemmas(coverage.Verb, 1)
		if len(got[i]) != 1 || got[i][0].N != 6 || len(got[i][0].Sentences) != 3 {
			t.Fatalf("%+v", got[i])
		}
	}
	if !slices.Equal(got[0][0].Sentences, got[1][0].Sentences) {
		t.Errorf("%q, %q", got[0][0].Sentences, got[1][0].Sentences)
	}
}

func TestWrite(t *testing.T) {
	c := deeds(t)
	var out strings.Builder
	if err := c.Write(&out, 1); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	for _, want := range []string{"reports\t66.67\t2\t3\t", "verbs\t50.00\t4\t8\t", "names\t-\t0\t0\t", "verb\t3\tغلى\t"} {
		if !slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, want) }) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "verb\t1\t") {
		t.Errorf("more than one of a kind:\n%s", out.String())
	}
	out.Reset()
	if err := c.WriteLemmas(&out); err != nil {
		t.Fatal(err)
	}
	lines = strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	for i, l := range lines {
		if cells := strings.Split(l, "\t"); len(cells) != 9 || i == 1 && !slices.Equal(cells[:6], []string{"verb", "1", "غلى", "", "2", "-"}) {
			t.Errorf("line %d: %q", i, l)
		}
	}
}

var errFull = errors.New("full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteFault(t *testing.T) {
	c := deeds(t)
	if err := c.Write(full{}, 3); !errors.Is(err, errFull) {
		t.Errorf("%v", err)
	}
	if err := c.WriteLemmas(full{}); !errors.Is(err, errFull) {
		t.Errorf("%v", err)
	}
}
