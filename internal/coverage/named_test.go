package coverage_test

import (
	"testing"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/coverage"
	"github.com/isnad-news/isnad/knowledge"
)

// TestNamed: what marks set off as a name or a title is no quotation, and what somebody
// could have said is one.
func TestNamed(t *testing.T) {
	e, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		text string
		of   int // quotations
	}{
		"title":           {"افتتح الوزير ندوة بعنوان «الماء والزراعة في الصحراء الكبرى» أمس.", 0},
		"title, clause":   {"صدرت رواية «لا أحد ينام في هذه المدينة» أمس.", 0},
		"adjective":       {"افتتح الوزير ندوة دولية «الماء والزراعة في الصحراء الكبرى» أمس.", 0},
		"whose":           {"أصدر الكاتب كتابه «تاريخ الماء في الصحراء الكبرى» أمس.", 0},
		"body":            {"وقعت الوزارة عقدا مع شركة «الأعمال الكبرى للماء والكهرباء» أمس.", 0},
		"pair":            {"كتب رواية «تاريخ الماء في الصحراء» و«ليل الرمال في المدينة الكبرى» أمس.", 0},
		"foreign":         {"خسر «غانغنام لوليبوب مايكروسوفت ووتش» مكانه أمس.", 0},
		"body, clause":    {"وصل قائد الحركة «سوف نقاتل حتى نصل إلى المدينة» أمس.", 1},
		"body that says":  {"وطالبت الحركة «الإخوة في المدينة بفتح الطرق الكبرى» أمس.", 1},
		"plural":          {"وصل عدد الشركات «الأجنبية في المدينة الكبرى وما حولها» أمس.", 1},
		"no noun":         {"وصل الوزير «في ساعة متأخرة من الليل» أمس.", 1},
		"speech in title": {"كتب في مقال «إن الماء في المدينة الكبرى قليل» أمس.", 1},
		"title, colon":    {"أصدر الكاتب كتابا بعنوان: «تاريخ الماء في الصحراء الكبرى» أمس.", 0},
		"about":           {"تنظم الجامعة ندوة عن «الزراعة في الصحراء الكبرى» غدا.", 0},
		"opens a name":    {"رعت «مؤسسة الرمال للماء والكهرباء» الحفل.", 0},
		"called":          {"يطوف الزوار بما يسمى «طريق الماء والرمال الكبير» كل عام.", 0},
		"list":            {"وتضم المدينة أحياء هي: «حي الماء، وحي الرمال، وحي الصحراء، وحي النخيل».", 0},
		"listed titles":   {"وقدمت أوراق عمل أبرزها «تاريخ الآثار في الصحراء»، «تاريخ الماء في المدن».", 0},
		"verse":           {"وقد قال الله تعالى: «وجعلنا من الماء كل شيء حي».", 0},
		"braces":          {"فالصبر مفتاح الفرج {إن مع العسر يسرا عظيما} كما نعلم.", 0},
		"colon, clause":   {"وسأل الكاتب عن المثل: «إننا نصل إلى المدينة في الصباح».", 1},
		"said":            {"قال الوزير: «سوف نصل إلى المدينة في الصباح».", 1},
	} {
		counter, err := coverage.New(knowledge.Files)
		if err != nil {
			t.Fatal(err)
		}
		a := e.Analyze(isnad.Report{Text: c.text})
		counter.Add(a)
		if f := figure(t, counter, "quotes"); f.Of != c.of {
			t.Errorf("%s: %d quotations, want %d", name, f.Of, c.of)
		}
	}
}
