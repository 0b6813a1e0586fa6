package quote_test

import (
	"testing"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
)

// said is a statement that a text must hold.
type said struct {
	speaker string // id
	kind    string
	content string
}

func open(t *testing.T) *engine.Engine {
	t.Helper()
	e, err := engine.New()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestStatements(t *testing.T) {
	e := open(t)
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		{"clause", "قال وزير الخارجية الأردني أيمن الصفدي إن المحادثات كانت مثمرة.", []said{{"JOR", "indirect", "المحادثات كانت مثمرة"}}},
		{"direct", "وقال رئيس الوزراء العراقي حيدر العبادي: «لن نسمح بعودة الإرهاب إلى مدننا أبدا».", []said{{"IRQ", "direct", "لن نسمح بعودة الإرهاب إلى مدننا أبدا"}}},
		{"carried on", "قالت وزارة الدفاع المصرية إن الجنود بخير. وأضافت أن البحث مستمر.", []said{{"EGY", "indirect", "الجنود بخير"}, {"EGY", "indirect", "البحث مستمر"}}},
		{"participle", "أعلنت الحكومة اليمنية أن المطار مفتوح، مؤكدة أن الرحلات منتظمة.", []said{{"YEM", "indirect", "المطار مفتوح"}, {"YEM", "indirect", "الرحلات منتظمة"}}},
		{"unlisted name", "وقال ستيفان برونكوف، المتحدث باسم الحكومة الألمانية، إن القرار نهائي.", []said{{"DEU", "indirect", "القرار نهائي"}}},
		{"office behind a name", "صرح زيدكار مورانيك نائب وزير الخارجية التركي أن الحدود مغلقة.", []said{{"TUR", "indirect", "الحدود مغلقة"}}},
		{"passed on", "ونقلت الإذاعة الإسرائيلية عن وزير الخارجية الأميركي جون كيري قوله إن الاتفاق قريب.", []said{{"USA", "indirect", "الاتفاق قريب"}}},
		{"text", "وقع الانفجار صباحا في السوق. وأوضح بيان صادر عن وزارة الداخلية اللبنانية أن الجرحى في المستشفى.", []said{{"LBN", "indirect", "الجرحى في المستشفى"}}},
		{"object of a verbal noun", "قال الرئيس المصري عبد الفتاح السيسي إن الوضع هادئ. ودعا خلال لقائه وزير الخارجية الإيطالي إلى وقف القتال.", []said{{"EGY", "indirect", "الوضع هادئ"}, {"EGY", "indirect", "وقف القتال"}}},
		{"upon what", "أعلنت السعودية استدعاء سفيرها إثر الهجوم.", []said{{"SAU", "indirect", "استدعاء سفيرها"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := e.Analyze(isnad.Report{Text: c.text, Published: time.Date(2015, 8, 5, 0, 0, 0, 0, time.UTC)})
			for _, w := range c.want {
				if !holds(a, w) {
					t.Errorf("no statement %+v in %+v", w, told(a))
				}
			}
		})
	}
}

// TestNobody tries words of blame where the text names nobody at all.
func TestNobody(t *testing.T) {
	e := open(t)
	a := e.Analyze(isnad.Report{Text: "وصلت سفينة، محملة بقمح يبلغ وزنه طنا."})
	if len(a.Mentions) != 0 {
		t.Fatalf("%d mentions, the test wants none", len(a.Mentions))
	}
	if got := told(a); len(got) != 0 {
		t.Errorf("statements %+v, want none", got)
	}
}

func holds(a *isnad.Analysis, w said) bool {
	for _, s := range told(a) {
		if s == w {
			return true
		}
	}
	return false
}

func told(a *isnad.Analysis) []said {
	var out []said
	for i := range a.Statements {
		s := &a.Statements[i]
		out = append(out, said{s.SpeakerID, s.Kind, a.Report.Text[s.Content.Start:s.Content.End]})
	}
	return out
}

func TestChain(t *testing.T) {
	e := open(t)
	a := e.Analyze(isnad.Report{Text: "قالت وكالة رويترز نقلا عن مسؤولين في وزارة الدفاع التركية إن الجيش قصف القرية."})
	if len(a.Statements) != 1 {
		t.Fatalf("%d statements, want 1", len(a.Statements))
	}
	s := a.Statements[0]
	if s.SpeakerID != "REUTERS" || len(s.Cites) != 1 || s.Cites[0] != "TUR" {
		t.Errorf("speaker %q cites %q, want REUTERS citing TUR", s.SpeakerID, s.Cites)
	}
}
