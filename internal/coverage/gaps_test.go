package coverage_test

import (
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/coverage"
	"github.com/isnad-news/isnad/knowledge"
)

var opened = sync.OnceValues(func() (*engine.Engine, error) { return engine.New() })

// count counts texts, one report each.
func count(t *testing.T, texts ...string) *coverage.Counter {
	t.Helper()
	e, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	c, err := coverage.New(knowledge.Files)
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range texts {
		c.Add(e.Analyze(isnad.Report{ID: string(rune('a' + i)), Text: text, Published: time.Date(2025, 9, 16, 0, 0, 0, 0, time.UTC)}))
	}
	return c
}

func TestKinds(t *testing.T) {
	const said = "قال المتحدث باسم الحكومة إن الاجتماع سيعقد غدا."
	for _, c := range []struct{ name, kind, text, value, sentence string }{
		{"a word that nobody knows", coverage.Word, said + " ثم جاء البغخلوط إلى القاعة.", "البغخلوط", "ثم جاء البغخلوط إلى القاعة."},
		{"a name without an id", coverage.Name, "التقى الوزير رجل الأعمال سعد الغامدي في مكتبه.", "سعد الغامدي", "التقى الوزير رجل الأعمال سعد الغامدي في مكتبه."},
		{"a verb of saying alone", coverage.Cue, "لم تعلن أي جهة مسؤوليتها عن الهجوم.", "أعلن", "لم تعلن أي جهة مسؤوليتها عن الهجوم."},
		{"a quotation in nobody's mouth", coverage.Quote, "انتشرت على الجدران عبارة «نريد ماء وكهرباء لكل بيت» في الحي.", "نريد ماء وكهرباء لكل بيت", "انتشرت على الجدران عبارة «نريد ماء وكهرباء لكل بيت» في الحي."},
		{"a speaker without an id", coverage.Speaker, "قالت مصادر إن الاتفاق قريب.", "مصادر", "قالت مصادر إن الاتفاق قريب."},
		{"an event in which nobody acts", coverage.Side, "وقع انفجار عنيف في وسط بغداد وأدى إلى مقتل خمسة مدنيين.", "ASSAULT انفجار", "وقع انفجار عنيف في وسط بغداد وأدى إلى مقتل خمسة مدنيين."},
		{"a time that stays unresolved", coverage.Time, "ينتقل اللاعب إلى ناديه الجديد الموسم المقبل.", "الموسم المقبل", "ينتقل اللاعب إلى ناديه الجديد الموسم المقبل."},
		{"a warning", coverage.Warning, "قال الوزير: «لن نقبل بهذا أبدا ما دمنا هنا.", "unclosed-quote", "قال الوزير: «لن نقبل بهذا أبدا ما دمنا هنا."},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := count(t, said, c.text, c.text).Top(c.kind, 100)
			for _, g := range got {
				if g.Value == c.value {
					if g.N < 2 || g.Report != "b" || g.Text != c.sentence || g.Kind != c.kind {
						t.Errorf("%+v", g)
					}
					return
				}
			}
			t.Errorf("no %q in %+v", c.value, got)
		})
	}
}

// TestUnderstood: what is understood is no gap.
func TestUnderstood(t *testing.T) {
	c := count(t, "قال وزير الخارجية القطري محمد بن عبد الرحمن آل ثاني، أمس الاثنين، إن بلاده «ترحب بكل جهد يفضي إلى السلام».")
	if got := c.Totals(); !reflect.DeepEqual(got, map[string]int{"word": 0, "name": 0, "cue": 0, "quote": 0, "speaker": 0, "side": 0, "time": 0, "warning": 0}) {
		t.Errorf("%v", got)
		for _, k := range coverage.Kinds() {
			t.Log(c.Top(k, 3))
		}
	}
	if c.Reports() != 1 || c.Words() != 20 {
		t.Errorf("%d reports, %d words", c.Reports(), c.Words())
	}
}

// TestTop: the commonest first, equals by value, no more than asked for; long
// sentences are cut around what they are shown for.
func TestTop(t *testing.T) {
	pad := strings.Repeat("ثم ذهب الرجل إلى البيت ", 40)
	c := count(t, "جاء البغخلوط والدخعبوس.", pad+"جاء الدخعبوس "+pad, "جاء الدخعبوس.")
	got := c.Top(coverage.Word, 1)
	if len(got) != 1 || got[0].Value != "الدخعبوس" || got[0].N != 2 {
		t.Fatalf("%+v", got)
	}
	if text := got[0].Text; !strings.HasPrefix(text, "…") || !strings.HasSuffix(text, "…") || !strings.Contains(text, "الدخعبوس") || len([]rune(text)) > 450 {
		t.Errorf("%d code points: %s", len([]rune(text)), text)
	}
	if got := c.Top("none", 3); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

func TestNewFaults(t *testing.T) {
	if _, err := coverage.New(fstest.MapFS{"quotes/cues.tsv": {Data: []byte("lemma\ttakes\nقال\tclause\tx\n")}}); err == nil || !strings.Contains(err.Error(), "quotes/cues.tsv:2") {
		t.Errorf("%v", err)
	}
}

// TestBare: an analysis without layers, as of a text in another language, has
// no words and no gaps but its warnings.
func TestBare(t *testing.T) {
	c := count(t)
	c.Add(&isnad.Analysis{Report: isnad.Report{ID: "x", Text: "English."}, Warnings: []isnad.Warning{{Code: "language"}, {Code: "odd", Span: isnad.Span{Start: 900, End: 1}}},
		Mentions: []isnad.Mention{{First: -3, Last: 9, Entity: 7}}, Statements: []isnad.Statement{{Content: isnad.Span{Start: 5, End: 99}}}})
	if c.Words() != 0 || c.Totals()["warning"] != 2 || c.Totals()["word"] != 0 {
		t.Errorf("%v", c.Totals())
	}
}
