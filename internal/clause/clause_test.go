package clause_test

import (
	"os"
	"slices"
	"sync"
	"testing"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/clause"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

var reader = sync.OnceValues(func() (*engine.Engine, error) { return engine.New() })

// layers reads a text as far as mentions.
func layers(t testing.TB, s string) *clause.Layers {
	t.Helper()
	e, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	a := e.Analyze(isnad.Report{Text: s})
	busy := make([]bool, len(a.Words))
	for _, tm := range a.Times {
		for w := tm.First; w < tm.Last; w++ {
			busy[w] = true
		}
	}
	return &clause.Layers{
		Text: s, Words: a.Words, Parts: a.Parts, Tags: a.Tags, Sentences: a.Sentences,
		Phrases: a.Phrases, Mentions: a.Mentions, Busy: busy, Relative: terms(t, "relative", "clausal"),
		Auxiliary: terms(t, "auxiliary"), Topical: terms(t, "topical"),
	}
}

func terms(t testing.TB, kinds ...string) *text.Words {
	t.Helper()
	rows, err := table.Read(os.DirFS("../../knowledge"), "lexicon", "terms")
	if err != nil {
		t.Fatal(err)
	}
	out := text.NewWords()
	for _, r := range rows {
		if slices.Contains(kinds, r.Get("kind")) {
			for _, w := range r.List("lemmas") {
				out.Add(text.Fold(w))
			}
		}
	}
	return out
}

// word gives the index of the first word so written.
func word(t testing.TB, l *clause.Layers, form string) int {
	t.Helper()
	for i, w := range l.Words {
		if l.Text[w.Start:w.End] == form {
			return i
		}
	}
	t.Fatalf("%s: no word %s", l.Text, form)
	return -1
}

func name(l *clause.Layers, ref isnad.Ref) string {
	if ref == 0 {
		return ""
	}
	m := l.Mentions[ref-1]
	return l.Text[m.Start:m.End]
}

func TestSubject(t *testing.T) {
	for _, c := range []struct {
		text, verb, want string
		after            bool
	}{
		{"اعتقلت الشرطة التركية أربعة متظاهرين.", "اعتقلت", "الشرطة التركية", true},
		{"أمس اعتقلت الشرطة التركية أربعة متظاهرين.", "اعتقلت", "الشرطة التركية", true},
		{"روسيا تقصف مواقع في إدلب", "تقصف", "روسيا", false},
		{"قال الوزير إن الجيش اللبناني انتشر في البلدة.", "انتشر", "الجيش اللبناني", false},
		{"رحبت إيران بالقرار.", "رحبت", "إيران", true},
		{"الجنود الذين انسحبوا من البلدة عادوا.", "انسحبوا", "الجنود", false},
		{"وقع انفجار في السوق.", "وقع", "", false},
		{"وكان وزير الخارجية الكويتي قد دعا لبنان إلى الحوار.", "دعا", "وزير الخارجية الكويتي", false},
		{"كانت الحكومة السودانية رفضت العرض.", "رفضت", "الحكومة السودانية", false},
		{"أما الرئيس الفرنسي، الذي وصل أمس، فانتقد روسيا.", "فانتقد", "الرئيس الفرنسي", false},
		{"روسيا تغادر القاعدة وتركيا ترحب", "ترحب", "تركيا", false},
		{"هدنة بين لبنان وإسرائيل وفرنسا تشيد بها", "تشيد", "فرنسا", false},
		{"شاركت قطر ضمن تحالف تقوده السعودية يقاتل الحوثيين.", "يقاتل", "تحالف", false},
		{"لبنان.. إسرائيل تقصف بلدة حدودية", "تقصف", "إسرائيل", false},
	} {
		l := layers(t, c.text)
		ref, after := l.Subject(word(t, l, c.verb))
		if got := name(l, ref); got != c.want || after != c.after {
			t.Errorf("%s: subject %q, behind the verb %t, want %q, %t", c.text, got, after, c.want, c.after)
		}
	}
}

func TestArgs(t *testing.T) {
	l := layers(t, "سلم الجيش السوري أسرى إلى الصليب الأحمر في دمشق.")
	var got []string
	for _, a := range l.Args(0, len(l.Words)) {
		got = append(got, a.Prep+":"+name(l, a.Ref))
	}
	for _, want := range []string{":الجيش السوري", "في:دمشق"} {
		if !slices.Contains(got, want) {
			t.Errorf("got %q, want %q among them", got, want)
		}
	}
}

func TestEdges(t *testing.T) {
	l := layers(t, "أعلن الوزير أن الوفد وصل إلى بيروت. وغادر الرئيس.")
	for _, c := range []struct {
		verb        string
		left, right string // the first word within, the first word beyond
	}{
		{"أعلن", "أعلن", "أن"},
		{"وصل", "الوفد", "."},
		{"وغادر", "وغادر", "."},
	} {
		v := word(t, l, c.verb)
		left, right := l.Words[l.LeftEdge(v)], l.Words[l.RightEdge(v)]
		if a, b := l.Text[left.Start:left.End], l.Text[right.Start:right.End]; a != c.left || b != c.right {
			t.Errorf("%s: from %s to %s, want from %s to %s", c.verb, a, b, c.left, c.right)
		}
	}
}

func TestWordQueries(t *testing.T) {
	l := layers(t, "وقال الوزير إن وفدها وصل.")
	if !l.Conj(0) || l.Conj(1) {
		t.Error("the conjunction is not where it stands")
	}
	if k := l.Pronoun(word(t, l, "وفدها")); k < 0 || l.Parts[k].Norm != "ها" {
		t.Errorf("pronoun at %d", k)
	}
	if k := l.Pronoun(1); k >= 0 {
		t.Errorf("pronoun at %d of a word without", k)
	}
	p := l.PhraseAt(l.Stem(1))
	if p == 0 || l.Parts[l.Phrases[p-1].Head].Norm != "وزير" || l.PhraseAt(l.Stem(0)) != 0 {
		t.Errorf("phrase %d", p)
	}
}

func TestCoordinated(t *testing.T) {
	l := layers(t, "سافر الوفد إلى فرنسا وألمانيا وإيطاليا.")
	for i := range l.Mentions {
		if name(l, isnad.Ref(i+1)) != "فرنسا" {
			continue
		}
		var got []string
		for _, r := range l.Coordinated(isnad.Ref(i + 1)) {
			got = append(got, name(l, r))
		}
		if !slices.Equal(got, []string{"فرنسا", "ألمانيا", "إيطاليا"}) {
			t.Errorf("got %q", got)
		}
		return
	}
	t.Error("no mention of the first state")
}

func TestAgrees(t *testing.T) {
	verb := func(s string) isnad.Feats { return isnad.Feats{Person: s[0], Number: s[1], Gender: s[2]} }
	for _, c := range []struct {
		verb, mention, kind string
		before, want        bool
	}{
		{"3sm", "sm", "role", false, true},
		{"3sf", "sm", "role", false, false},
		{"3sm", "sf", "organization", false, false},
		{"3sf", "sf", "organization", false, true},
		{"3sm", "pm", "role", false, true},  // قال المتظاهرون
		{"3pm", "pm", "role", false, false}, // no fusha
		{"3pm", "pm", "role", true, true},
		{"1sm", "sm", "role", false, false},
		{"3sm", "sf", "state", false, true}, // a state's gender is the name's own affair
	} {
		m := isnad.Mention{Kind: c.kind, Feats: isnad.Feats{Number: c.mention[0], Gender: c.mention[1]}}
		if got := clause.Agrees(verb(c.verb), &m, c.before); got != c.want {
			t.Errorf("verb %s, %s %s, before %t: got %t", c.verb, c.kind, c.mention, c.before, got)
		}
	}
}

// TestCase: what the ending of a noun shows of its part.
func TestCase(t *testing.T) {
	for _, c := range []struct {
		text, head string
		want       byte
	}{
		{"دعت الحكومة المتمردين إلى الحوار.", "المتمردين", 'a'},
		{"دعا المتمردون الحكومة إلى الحوار.", "المتمردون", 'n'},
		{"قتل الجيش جنديين في المعركة.", "جنديين", 'a'},
		{"أطلقت كوريا الشمالية صاروخا.", "كوريا", 0},
		{"دعت الحكومة الأطراف إلى الحوار.", "الأطراف", 0},
		{"دعت الحكومة المواطنين إلى الحوار.", "المواطنين", 'a'},
		{"أقرت الحكومة القوانين.", "القوانين", 0},
	} {
		l := layers(t, c.text)
		w := word(t, l, c.head)
		for ref, m := range l.At(w) {
			if got := l.Case(ref); got != c.want {
				t.Errorf("%s (%s): case %q, want %q", c.head, m.Name, got, c.want)
			}
		}
	}
}
