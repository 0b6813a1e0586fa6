package event_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/event"
)

func open(t *testing.T) *engine.Engine {
	t.Helper()
	e, err := engine.New()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// report is a text published on a Wednesday.
func report(text string) isnad.Report {
	return isnad.Report{Text: text, Published: time.Date(2015, 8, 5, 0, 0, 0, 0, time.UTC)}
}

// TestGrammar tries what holds for every rule: where the sides of an act stand
// and what says that it is planned, denied or only wished.
func TestGrammar(t *testing.T) {
	e := open(t)
	for _, c := range []struct {
		name, text string
		want       string // type actors>recipients date factuality, of every event
	}{
		{"two bare names", "اتهمت السعودية إيران بالتدخل في شؤونها.", "ACCUSE SAU>IRN  occurred"},
		{"a verb that could be a noun, behind a name", "نتنياهو شكر أوباما.", "SUPPORT ISR>USA  occurred"},
		{"whose offer is refused", "العبادي رفض عرض واشنطن.", "REJECT IRQ>USA  occurred"},
		{"whom a preposition brings suffers, not the subject", "اعتدى جنود أتراك على صحفي عراقي أمس.", "ASSAULT TUR>IRQ 2015-08-04 occurred"},
		{"who attacks is annexed", "شهدت المنطقة أمس هجوم الجيش التركي على بلدة عراقية.", "ASSAULT TUR>IRQ 2015-08-04 occurred"},
		{"what is shelled is annexed", "اتهمت الحكومة اليمنية جماعة الحوثي بقصف مأرب.", "ACCUSE YEM>HOUTHIS  occurred; ASSAULT HOUTHIS>YEM  occurred"},
		{"a town behind a bare state", "قصفت إسرائيل غزة أمس.", "ASSAULT ISR>PSE 2015-08-04 occurred"},
		{"a town behind those who attack it", "هاجم تنظيم الدولة كوباني.", "ASSAULT ISIS>SYR  occurred"},
		{"a town behind a last name", "زار كيري عدن أمس.", "CONSULT USA>YEM 2015-08-04 occurred"},
		{"an ending behind a stem in nun", "أكد الرئيس هادي أن اليمن سينتصر. وطالب المواطنين بالصبر.", "REQUEST YEM>YEM  occurred"},
		{"an ending that shows the object", "السلطات العراقية وصلت أمس، ودعت المصريين إلى الهدوء.", "REQUEST IRQ>EGY 2015-08-04 occurred"},
		{"who must be told of is the object", "رفض الرئيس المصري العرض، كما حث إيران على ضبط النفس.", "REJECT EGY>  occurred; REQUEST EGY>IRN  occurred"},
		{"the object behind the day", "طالب وزير الدفاع خالد العبيدي الاثنين رئيس الوزراء حيدر العبادي بالاستقالة.", "REQUEST IRQ>IRQ 2015-08-03 occurred"},
		{"a noun behind is what is asked", "أدانت سلطنة عمان القصف، وطلبت روسيا عقد جلسة عاجلة.", "ACCUSE OMN>  occurred; REQUEST RUS>  occurred"},
		{"on their own part", "ودعت وزارة الخارجية المصرية من جانبها إيران إلى ضبط النفس.", "REQUEST EGY>IRN  occurred"},
		{"an accident of the road", "توفي شخصان وأصيب خمسة آخرون إثر انقلاب مركبتهم على طريق الرياض.", ""},
		{"adjective, then a people", "حملت الحكومة اليمنية الحوثيين المسؤولية.", "ACCUSE YEM>HOUTHIS  occurred"},
		{"a capital behind an office", "زار وزير الخارجية الألماني طهران.", "CONSULT DEU>IRN  occurred"},
		{"light verb", "شن تنظيم داعش هجوما على الجيش العراقي.", "ASSAULT ISIS>IRQ  occurred"},
		{"relative clause", "أدى الهجوم الذي شنه تنظيم داعش على الجيش العراقي إلى أضرار.", "ASSAULT ISIS>IRQ  occurred"},
		{"agent by a preposition", "اعتقل ناشط سوري من قبل الشرطة التركية.", "COERCE TUR>SYR  occurred"},
		{"passive", "قتل ثلاثة جنود أتراك أمس.", "ASSAULT >TUR 2015-08-04 occurred"},
		{"object before a number", "خطف مسلحون ثلاثة مهندسين مصريين.", "ASSAULT EGY>EGY  occurred"},
		{"agent and patient of a verbal noun", "استنكر الأهالي اعتقال الشرطة التركية لناشط سوري.", "ACCUSE ->TUR  occurred; COERCE TUR>SYR  occurred"},
		{"preposition of a strike", "دمرت غارة جوية لطيران التحالف مخزنا في اليمن.", "ASSAULT ARAB-COALITION>YEM  occurred"},
		{"future", "سيلتقي وزير الخارجية القطري نظيره التركي غدا.", "CONSULT QAT+TUR>QAT+TUR 2015-08-06 planned"},
		{"to be held", "المحادثات بين إيران والولايات المتحدة ستعقد في مسقط غدا.", "CONSULT IRN+USA>IRN+USA 2015-08-06 planned"},
		{"an office of another state behind a name", "التقى الرئيس محمود عباس الرئيس الفرنسي أمس.", "CONSULT PSE+FRA>PSE+FRA 2015-08-04 occurred"},
		{"a round number for a crowd", "تظاهر الآلاف في القاهرة أمس.", "PROTEST EGY> 2015-08-04 occurred"},
		{"conjunction written apart", "التقى وزير الخارجية القطري و وزير الخارجية التركي أمس.", "CONSULT QAT+TUR>QAT+TUR 2015-08-04 occurred"},
		{"clause of circumstance", "رفض الرئيس المصري التهجير، داعيا الأمم المتحدة إلى التحرك.", "REJECT EGY>  occurred; REQUEST EGY>UN  occurred"},
		{"wished only", "الشعب يريد إعدام القاتل.", "REQUEST ->  occurred"},
		{"a title and a name between commas", "ودعا الأمين العام لجامعة الدول العربية، السيد أحمد أبو الغيط، إيران إلى الحوار.", "REQUEST ARAB-LEAGUE>IRN  occurred"},
		{"what the subject's adjective hangs on", "دعا الوزير العراقي المدعوم من إيران الحكومة الفرنسية إلى سحب جنودها.", "REQUEST IRQ>FRA  occurred"},
		{"under whose lead the subject is", "دعا التحالف العربي بقيادة السعودية الحكومة اليمنية إلى الحوار.", "REQUEST ARAB-COALITION>YEM  occurred"},
		{"whom a participle describes", "قال وزير الخارجية الأردني إن بلاده تؤيد الخطة التي طرحتها مصر، داعيا إسرائيل إلى وقف القتال.", "SUPPORT JOR>EGY  occurred; REQUEST JOR>ISR  occurred"},
		{"a pronoun carried by a word", "انتقد الوزير الفرنسي مصر والسودان، داعيا إياهما إلى الحوار.", "ACCUSE FRA>EGY+SDN  occurred; REQUEST FRA>EGY+SDN  occurred"},
		{"an adjective of what is annexed", "ردت الحكومة المصرية برفض البيان الألماني.", "REJECT EGY>  occurred"},
		{"a truce is no shooting", "صمد وقف إطلاق النار في سوريا.", "RETREAT >  occurred"},
		{"charged, nobody says by whom", "اتهمت إيران بتزوير الأرقام.", "ACCUSE >IRN  occurred"},
		{"refused, so not done", "رفضت حركة طالبان إجراء محادثات مع الحكومة الأفغانية.", "REJECT TALIBAN>  occurred"},
		{"a bare condition", "إن رفضت إيران المقترح فستندم.", ""},
		{"asked only", "هل ترفض إيران المقترح؟", ""},
		{"a participle in the feminine", "أعربت ألمانيا عن قلقها، داعية إسرائيل إلى ضبط النفس.", "REQUEST DEU>ISR  occurred"},
		{"a participle before whom it accuses", "أعرب الوزير الألماني عن قلقه، متهما إيران بالتعنت.", "ACCUSE DEU>IRN  occurred"},
		{"who suffers stands behind who does it", "استنكرت مصر اعتقال الشرطة التركية صحفيين.", "ACCUSE EGY>TUR  occurred; COERCE TUR>EGY  occurred"},
		{"two last names", "انتقد أردوغان نتنياهو بشدة.", "ACCUSE TUR>ISR  occurred"},
		{"the body of a title before the name", "دعا الأمين العام للأمم المتحدة بان كي مون إلى ضبط النفس.", "REQUEST UN>  occurred"},
		{"who is to end it", "دعت فرنسا إلى وقف القصف الإسرائيلي على غزة.", "REQUEST FRA>ISR  occurred"},
		{"any attack is none", "حذرت طهران من أي هجوم على منشآتها.", ""},
		{"an army is no part of a title", "أوعز وزير الدفاع الفرنسي للجيش بالاستعداد.", "REQUEST FRA>FRA  occurred"},
		{"a thing behind the subject is the object", "أحرق مستوطنون إسرائيليون منزلا.", "ASSAULT ISR>  occurred"},
		{"somebody told by his origin alone", "طعن فلسطيني إسرائيليين في القدس.", "ASSAULT PSE>ISR  occurred"},
		{"counted people are the subject", "تظاهر آلاف العراقيين ضد الحكومة الإيرانية.", "PROTEST IRQ>IRN  occurred"},
		{"a preposition makes a number vague", "أعدمت إيران نحو عشرين سجينا سعوديا.", "ASSAULT IRN>SAU  occurred"},
		{"who answers for it did it", "أعلنت حركة طالبان مسؤوليتها عن هجوم على الجيش الأفغاني.", "ASSAULT TALIBAN>AFG  occurred"},
		{"a fall without an attacker", "قتل تسعة عمال مصريين في انهيار مبنى في القاهرة.", ""},
		{"both sign", "وقعت مصر اتفاقية للتجارة مع الأردن.", "SUPPORT EGY+JOR>EGY+JOR  occurred"},
		{"lifted, not put", "رفعت الأمم المتحدة العقوبات عن إيران.", "RETREAT UN>IRN  occurred"},
		{"called off", "ألغى الرئيس الروسي زيارته إلى فرنسا.", "SANCTION RUS>FRA  occurred"},
		{"arrival for a visit", "وصل الوزير التركي إلى بغداد أمس في زيارة مفاجئة.", "CONSULT TUR>IRQ 2015-08-04 occurred"},
		{"furniture", "رابط الخبر بصحيفة النهار: مقتل ثلاثة جنود أتراك", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := e.Trace(report(c.text), engine.Tracer{Sides: func(event.Choice) {}}) // what the rules give
			if got := shape(a.Events); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestBothSides tries what an earlier sentence must tell.
func TestBothSides(t *testing.T) {
	e := open(t)
	text := "التقى وزير الخارجية القطري نظيره التركي في الدوحة.\nواتفق الجانبان على مواصلة التعاون."
	a := e.Trace(report(text), engine.Tracer{Sides: func(event.Choice) {}})
	if got := shape(a.Events); !strings.Contains(got, "AGREE QAT+TUR>QAT+TUR") {
		t.Errorf("the two sides are not those of the meeting: %s", got)
	}
}

func shape(events []isnad.Event) string {
	var out []string
	for i := range events {
		v := &events[i]
		out = append(out, fmt.Sprintf("%s %s>%s %s %s", v.Type, side(v.Actors), side(v.Recipients), v.Date, v.Factuality))
	}
	return strings.Join(out, "; ")
}

func side(as []isnad.Arg) string {
	var out []string
	for _, a := range as {
		if a.ID == "" {
			out = append(out, "-")
			continue
		}
		out = append(out, a.ID)
	}
	return strings.Join(out, "+")
}
