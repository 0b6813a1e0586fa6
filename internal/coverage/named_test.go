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
