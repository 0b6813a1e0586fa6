package coverage_test

import (
	"fmt"
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
	c, err := coverage.New(knowledge.Files())
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
		{"somebody named whom no mention takes", coverage.Name, "تأليف وليد المطرفي وتمثيل سالم الزهراني.", "سالم الزهراني", "تأليف وليد المطرفي وتمثيل سالم الزهراني."},
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
	c := count(t, "قال وزير الخارجية القطري محمد بن عبد الرحمن آل ثاني، أمس الاثنين، إن بلاده «ترحب بهذا الاتفاق مع مصر».")
	if got := c.Totals(); !reflect.DeepEqual(got, map[string]int{"word": 0, "name": 0, "cue": 0, "quote": 0, "speaker": 0, "verb": 0, "noun": 0, "side": 0, "time": 0, "warning": 0}) {
		t.Errorf("%v", got)
		for _, k := range coverage.Kinds() {
			t.Log(c.Top(k, 3))
		}
	}
	if c.Reports() != 1 || c.Words() != 19 {
		t.Errorf("%d reports, %d words", c.Reports(), c.Words())
	}
}

// TestCueActs: a verb of saying that tells an event is no gap.
func TestCueActs(t *testing.T) {
	c := count(t, "أدانت سلطنة عمان الهجوم على المدنيين.")
	if c.Totals()[coverage.Cue] != 0 || figure(t, c, "cues").Of != 1 {
		t.Errorf("%+v, %v", figure(t, c, "cues"), c.Top(coverage.Cue, 3))
	}
}

// TestNobodySays: a statement without a speaker leaves a quotation in nobody's
// mouth.
func TestNobodySays(t *testing.T) {
	e, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	a := e.Analyze(isnad.Report{Text: "قال الوزير: «لن نقبل بهذا أبدا ما دمنا هنا»."})
	for _, named := range []bool{true, false} {
		if !named {
			for i := range a.Statements {
				s := &a.Statements[i]
				s.Speaker, s.SpeakerName, s.SpeakerText, s.SpeakerSpan = 0, "", "", isnad.Span{}
			}
		}
		c := count(t)
		c.Add(a)
		if f := figure(t, c, "quotes"); f.Of != 1 || (f.N == 1) != named || (c.Totals()[coverage.Quote] == 0) != named {
			t.Errorf("named %t: %+v", named, f)
		}
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

// TestBounded: what is kept does not grow with what comes in; what is common
// stays, and the totals are right.
func TestBounded(t *testing.T) {
	c := count(t)
	const reports, each = 200, 1000
	for r := range reports {
		var text strings.Builder
		a := &isnad.Analysis{}
		add := func(form string) {
			at := isnad.Span{Start: text.Len(), End: text.Len() + len(form)}
			text.WriteString(form + " ")
			a.Words = append(a.Words, isnad.Word{Span: at, First: len(a.Tags), Last: len(a.Tags) + 1})
			a.Tags = append(a.Tags, isnad.Tag{Guessed: true})
		}
		for i := range each {
			add(fmt.Sprintf("w%d", r*each+i))
		}
		add("often")
		a.Report.Text = text.String()
		a.Sentences = []isnad.Sentence{{Span: isnad.Span{End: text.Len()}, Last: len(a.Words)}}
		c.Add(a)
	}
	if got := c.Totals()[coverage.Word]; got != reports*(each+1) {
		t.Errorf("%d words", got)
	}
	kept := c.Top(coverage.Word, reports*each)
	if len(kept) > 1<<16 || kept[0].Value != "often" || kept[0].N != reports {
		t.Errorf("%d kept, the commonest %+v", len(kept), kept[0])
	}
}

// TestLook: reports that are looked at by several at once and taken in order
// give what one alone gives.
func TestLook(t *testing.T) {
	texts := []string{"قالت مصادر إن البغخلوط قريب.", "جاء الدخعبوس والبغخلوط.", "هاجم الجيش القرية. وقال الوزير: «لن نقبل بهذا أبدا».", "ضظغيخ."}
	one := count(t, texts...)
	e, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	many := count(t)
	seen := make([]*coverage.Seen, len(texts))
	var done sync.WaitGroup
	for i, text := range texts {
		done.Go(func() {
			seen[i] = many.Look(e.Analyze(isnad.Report{ID: string(rune('a' + i)), Text: text, Published: time.Date(2025, 9, 16, 0, 0, 0, 0, time.UTC)}))
		})
	}
	done.Wait()
	for _, s := range seen {
		many.Take(s)
	}
	if !reflect.DeepEqual(one.Figures(), many.Figures()) {
		t.Errorf("%+v\n%+v", one.Figures(), many.Figures())
	}
	for _, k := range coverage.Kinds() {
		if a, b := one.Top(k, 50), many.Top(k, 50); !reflect.DeepEqual(a, b) {
			t.Errorf("%s: %+v, %+v", k, a, b)
		}
	}
}
