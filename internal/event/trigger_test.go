package event_test

import (
	"testing"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/event"
)

// TestTold tries what the rules leave out and the weights hold to be told, and
// what stays out.
func TestTold(t *testing.T) {
	e := open(t)
	for _, c := range []struct {
		name, text, typ string
		rules, told     bool
	}{
		{"talks with one side told", "أكد المتحدث أن مباحثاته في جدة ركزت على الأمن.", "CONSULT", false, true},
		{"both sides told", "التقى الرئيس المصري نظيره الفرنسي.", "CONSULT", true, true},
		{"what is asked for", "طالب الوزير المصري بانسحاب إسرائيل.", "RETREAT", false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			has := func(a *isnad.Analysis) bool {
				for i := range a.Events {
					if a.Events[i].Type == c.typ {
						return true
					}
				}
				return false
			}
			if got := has(e.Trace(report(c.text), engine.Tracer{Sides: func(event.Choice) {}})); got != c.rules {
				t.Errorf("by the rules: %v, want %v", got, c.rules)
			}
			if got := has(e.Analyze(report(c.text))); got != c.told {
				t.Errorf("weighed: %v, want %v", got, c.told)
			}
		})
	}
}

// TestOneEvent holds that a word tells one event, though two rules may hold of it.
func TestOneEvent(t *testing.T) {
	e := open(t)
	for _, text := range []string{
		"أصدر ملك البحرين عفوا ملكيا عن عدد من السجناء.",
		"أبرمت قطر صفقة مع فرنسا لشراء طائرات.",
		"تعهد الرئيس الأمريكي بدعم العراق.",
	} {
		seen := map[isnad.Span]string{}
		a := e.Analyze(report(text))
		for i := range a.Events {
			v := &a.Events[i]
			if other, ok := seen[v.Trigger]; ok {
				t.Errorf("%s: one word tells %s and %s", text, other, v.Type)
			}
			seen[v.Trigger] = v.Type
		}
	}
}

// TestMisfortunes holds that what happens without an attacker is no attack, and that
// an attack stays one beside words of accidents.
func TestMisfortunes(t *testing.T) {
	e := open(t)
	for _, c := range []struct {
		name, text string
		told       bool
	}{
		{"a gas pipe", "انفجر أنبوب غاز في شرق الصين وقتل عشرون شخصا.", false},
		{"a gas bottle", "قتل شخصان وأصيب خمسة في انفجار أسطوانة غاز بشقة في العين.", false},
		{"a coal mine", "أودى انفجار منجم للفحم في أوكرانيا بحياة أربعة عمال.", false},
		{"lightning", "قتل البرق أربعة مزارعين في الهند.", false},
		{"a heat wave", "موجة الحر تقتل سبعين شخصا في مصر.", false},
		{"a bus that runs over somebody", "دهست حافلة مدرسية طالبة في عمان.", false},
		{"a lorry that hits a car", "صدمت شاحنة سيارة أسرة فقتلت الأب وابنه.", false},
		{"an infection", "أصيب مئة شخص بالعدوى في نيويورك.", false},
		{"children with matches", "أطفال يصيبون سبعة أشخاص بحريق شقة سكنية.", false},
		{"a collision", "مقتل تسعة عشر شخصا في حادث الاصطدام بالقاهرة.", false},
		{"bees", "هجوم النحل يصيب عائلة في عسير.", false},
		{"a car bomb", "قتل عشرة أشخاص في انفجار سيارة مفخخة قرب مطعم ببغداد.", true},
		{"a car driven into soldiers", "دهس فلسطيني ثلاثة جنود إسرائيليين بسيارته في القدس.", true},
		{"a mine of war", "قتل ثلاثة جنود بانفجار لغم في مأرب.", true},
		{"a house that bombs bring down", "انهيار مبنى في حلب بعد قصفه ببرميل متفجر ومقتل عشرة.", true},
	} {
		if got := len(e.Analyze(report(c.text)).Events) > 0; got != c.told {
			t.Errorf("%s: %s\n got %v, want %v", c.name, c.text, got, c.told)
		}
	}
}
