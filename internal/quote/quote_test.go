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
		{"adverb before أن", "وأكد الرئيس المصري عبد الفتاح السيسي في تصريح بثته الوكالة اليوم أن القناة مفتوحة.", []said{{"EGY", "indirect", "القناة مفتوحة"}}},
		{"pronoun before أن", "قالت وزارة الدفاع المصرية إن الجنود بخير ونشرت صورا تؤكد فيها أن الطريق آمن.", []said{{"EGY", "indirect", "الطريق آمن"}}},
		{"by letters another verb", "ولفت الوزير اللبناني إلى أن الطريق سيفتح قريبا.", []said{{"LBN", "indirect", "الطريق سيفتح قريبا"}}},
		{"by its last letter no noun", "من جهته رأى الوزير اللبناني أن الأزمة ستطول.", []said{{"LBN", "indirect", "الأزمة ستطول"}}},
		{"renewed saying", "جدد الرئيس المصري عبد الفتاح السيسي التأكيد على أن القدس عاصمة فلسطين.", []said{{"EGY", "indirect", "القدس عاصمة فلسطين"}}},
		{"honorific", "قال وزير الخارجية الأردني أيمن الصفدي إن اللقاء كان مثمرا. وأكد معاليه أن التعاون سيستمر.", []said{{"JOR", "indirect", "التعاون سيستمر"}}},
		{"no أن", "قال وزير الخارجية الأردني أيمن الصفدي إن اللقاء مهم. وأضاف لا يوجد حل عسكري.", []said{{"JOR", "indirect", "لا يوجد حل عسكري"}}},
		{"told of before", "وصل الرئيس المصري عبد الفتاح السيسي إلى عمان أمس. وقال فور وصوله إن الزيارة مهمة.", []said{{"EGY", "indirect", "الزيارة مهمة"}}},
		{"article drawn in", "دعا الرئيس المصري عبد الفتاح السيسي حركة حماس للعودة إلى الحوار.", []said{{"EGY", "indirect", "للعودة إلى الحوار"}}},
		{"study", "قال الرئيس المصري عبد الفتاح السيسي إن الوضع هادئ. وأفادت دراسة حديثة بأن الأسعار ارتفعت.", []said{{"EGY", "indirect", "الوضع هادئ"}, {"", "indirect", "الأسعار ارتفعت"}}},
		{"laid in a mouth", "ونقلت عنه وكالة رويترز أن الحدود مغلقة. ونسب التقرير إلى وزير الدفاع التركي أن الجيش مستعد.", []said{{"TUR", "indirect", "الجيش مستعد"}}},
		{"behind a teller", "بحسب وزارة الدفاع المصرية فإن الجنود عادوا إلى قواعدهم.", []said{{"EGY", "indirect", "الجنود عادوا إلى قواعدهم"}}},
		{"by its place no noun", "ومن جهته وعد الرئيس الإيراني حسن روحاني بأن بلاده لن تسعى إلى الحرب.", []said{{"IRN", "indirect", "بلاده لن تسعى إلى الحرب"}}},
		{"verbal noun", "واجتمع مجلس الأمن بعد تأكيد الرئيس الإيراني حسن روحاني أن بلاده مستعدة.", []said{{"IRN", "indirect", "بلاده مستعدة"}}},
		{"sources without a name", "قتل ثلاثة جنود في هجوم على الحاجز، بحسب مصادر طبية.", []said{{"", "indirect", "قتل ثلاثة جنود في هجوم على الحاجز"}}},
		{"name in marks", "قال الرئيس المصري عبد الفتاح السيسي إن الوضع هادئ. وطالب «السيسي» بضرورة التعاون.", []said{{"EGY", "indirect", "ضرورة التعاون"}}},
		{"judged", "اعتبرت وزارة الدفاع المصرية استمرار القصف خرقا للهدنة.", []said{{"EGY", "indirect", "استمرار القصف خرقا للهدنة"}}},
		{"suspected", "وتشتبه وزارة الدفاع المصرية بأن المتهم شارك في الهجوم.", []said{{"EGY", "indirect", "المتهم شارك في الهجوم"}}},
		{"id of a name called back", "قال وزير الخارجية الأردني أيمن الصفدي إن اللقاء مهم. وقال الصفدي إن الحوار مستمر.", []said{{"JOR", "indirect", "الحوار مستمر"}}},
		{"headline told by the body", "الصفدي لـ«الوطن»: الحوار مستمر\nقال وزير الخارجية الأردني أيمن الصفدي إن اللقاء مهم.", []said{{"JOR", "indirect", "الحوار مستمر"}}},
		{"headline of a study", "دراسة: الأسعار ترتفع\nارتفعت الأسعار أمس.", []said{{"", "indirect", "الأسعار ترتفع"}}},
		{"man's title", "وقالت وزير الصحة المصري هالة زايد إن اللقاح متوافر.", []said{{"EGY", "indirect", "اللقاح متوافر"}}},
		{"dateline", "القاهرة - «الشرق الأوسط»: عاد الجنود أمس إلى قواعدهم في سيناء، حسبما ذكرت وزارة الدفاع المصرية.", []said{{"EGY", "indirect", "عاد الجنود أمس إلى قواعدهم في سيناء"}}},
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

// TestSilent tries words of saying that put nothing in anybody's mouth.
func TestSilent(t *testing.T) {
	e := open(t)
	for _, c := range []struct{ name, text, content string }{
		{"generally held", "قال الرئيس المصري عبد الفتاح السيسي إن القناة مفتوحة. ويتوقع أن ترتفع الأسعار قريبا.", "ترتفع الأسعار قريبا"},
		{"what was told before", "زاد الإنتاج كثيرا مما يؤكد أن الشركة قوية.", "الشركة قوية"},
		{"law", "ستجرى الانتخابات في تركيا وفقا للقانون التركي الجديد.", "ستجرى الانتخابات في تركيا"},
		{"treaty", "ستحاكم المحكمة القادة وفقا لميثاق روما.", "ستحاكم المحكمة القادة"},
		{"as an aside", "بحث الوزيران التعاون بين البلدين، كما أشار الوزير الأردني إلى الدور المصري.", "بحث الوزيران التعاون بين البلدين"},
		{"verbal noun without أن", "انتهت الجلسة بعد تأكيد الرئيس الإيراني على التعاون.", "التعاون"},
		{"passed on", "قال وزير الدفاع المصري إن الجنود بخير، حسبما أفادت وكالة رويترز.", "قال وزير الدفاع المصري إن الجنود بخير"},
		{"suspect", "أوقفت الشرطة الإسبانية رجلا يشتبه في تجنيده نساء.", "تجنيده نساء"},
		{"headline of no name", "الآمال: طريق طويل\nقال وزير الخارجية الأردني أيمن الصفدي إن اللقاء مهم.", "طريق طويل"},
		{"first person", "وأعتقد بأن الحل قريب.", "الحل قريب"},
		{"letter sent", "وجهت محكمة أمريكية تهمة التورط بالإرهاب إلى رجل.", "الإرهاب إلى رجل"},
		{"the site", "قال الوزير المصري إن المعبر مفتوح.\nرابط الخبر بصحيفة اليوم: الوزير المصري يؤكد أن المعبر مغلق", "المعبر مغلق"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := e.Analyze(isnad.Report{Text: c.text, Published: time.Date(2015, 8, 5, 0, 0, 0, 0, time.UTC)})
			for _, s := range told(a) {
				if s.content == c.content {
					t.Errorf("statement %+v, want none of it", s)
				}
			}
		})
	}
}

// TestSpeakerName tries who is named as the speaker.
func TestSpeakerName(t *testing.T) {
	e := open(t)
	for _, c := range []struct{ text, want string }{
		{"وكشفت مصادر دبلوماسية لـ«الشرق الأوسط» أن المحادثات مستمرة.", "مصادر دبلوماسية"},
		{"وأفادت دراسة حديثة بأن الأسعار ارتفعت.", "دراسة حديثة"},
		{"أظهرت دراسة نشرت الاثنين أن الأسعار ارتفعت.", "دراسة"},
		{"واطلعت وكالة رويترز على تقرير جديد أكد أن الأسعار ارتفعت.", "تقرير جديد"},
		{"وأشارت التقارير إلى أن الأسعار ارتفعت.", "التقارير"},
	} {
		a := e.Analyze(isnad.Report{Text: c.text, Published: time.Date(2015, 8, 5, 0, 0, 0, 0, time.UTC)})
		if len(a.Statements) != 1 || a.Statements[0].SpeakerName != c.want {
			t.Errorf("%s: %+v, want the speaker %q", c.text, a.Statements, c.want)
		}
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
