package phrase_test

import (
	"slices"
	"sync"
	"testing"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
)

var reader = sync.OnceValues(func() (*engine.Engine, error) { return engine.New() })

func read(t testing.TB, text string) *isnad.Analysis {
	t.Helper()
	e, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	return e.Analyze(isnad.Report{Text: text})
}

func phrases(a *isnad.Analysis) []string {
	var out []string
	for _, p := range a.Phrases {
		out = append(out, a.Report.Text[p.Start:p.End])
	}
	return out
}

func TestFind(t *testing.T) {
	for text, want := range map[string][]string{
		"وصل الوفد إلى مطار بيروت الدولي.":           {"الوفد", "مطار بيروت الدولي"},
		"قتل ثلاثة جنود في انفجار قرب القاعدة.":      {"ثلاثة جنود", "انفجار", "القاعدة"},
		"استقبل الرئيس وفدا برلمانيا من تونس.":       {"الرئيس", "وفدا برلمانيا", "تونس"},
		"نددت حركة “حماس” بالقرار.":                  {"حركة “حماس", "القرار"},
		"عاد الوزير ووفده من القاهرة.":               {"الوزير", "وفد", "القاهرة"},
		"التقى وزيرا خارجية مصر وتركيا.":             {"وزيرا خارجية مصر", "تركيا"},
		"بحث رئيسا وزراء العراق والأردن ملفا.":       {"رئيسا وزراء العراق", "الأردن", "ملفا"},
		"اتفق وزيرا الخارجية.":                       {"وزيرا الخارجية"},
		"عين وزيرا الشهر الماضي.":                    {"وزيرا"},
		"طالبت الحركة مصر بالتدخل.":                  {"الحركة", "مصر", "التدخل"},
		"التقى وزير الخارجية السوري المبعوث الدولي.": {"وزير الخارجية السوري", "المبعوث الدولي"},
		"اقتحم مستوطنون باحات المسجد.":               {"مستوطنون", "باحات المسجد"},
		"أحرق مستوطنون منزلا.":                       {"مستوطنون", "منزلا"},
		"أضرم مستوطنون النار في المنزل.":             {"مستوطنون", "النار", "المنزل"},
		"طعن شاب فلسطيني جنديين إسرائيليين.":         {"شاب فلسطيني", "جنديين إسرائيليين"},
		"أعدمت السعودية باكستانيا.":                  {"السعودية", "باكستانيا"},
		"استقبل الوزير وفدا روسيا رفيعا.":            {"الوزير", "وفدا روسيا رفيعا"},
		"دعت الأمانة المجتمع الدولي إلى الحوار.":     {"الأمانة", "المجتمع الدولي", "الحوار"},
		"حث مدير صحة جدة العاملين على الجهد.":        {"مدير صحة جدة", "العاملين", "الجهد"},
		"قال وزير التعليم د. عزام الدخيل ذلك.":       {"وزير التعليم د. عزام الدخيل"},
		"لم يحضر.": nil,
		"":         nil,
	} {
		if got := phrases(read(t, text)); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// known gap: a name right behind the subject's joins its phrase.
func TestFindGaps(t *testing.T) {
	for text, want := range map[string][]string{
		"زار رئيس مجلس النواب اللبناني نبيه بري عمان.": {"رئيس مجلس النواب اللبناني نبيه بري", "عمان"},
	} {
		if slices.Equal(phrases(read(t, text)), want) {
			t.Errorf("%s: passes now: move it to TestFind", text)
		}
	}
}

func TestHeadAndPreposition(t *testing.T) {
	for _, c := range []struct {
		text, phrase, head, prep string
		def                      bool
	}{
		{"وصل الوفد إلى مطار المدينة.", "مطار المدينة", "مطار", "الي", true},
		{"قتل ثلاثة جنود في انفجار.", "ثلاثة جنود", "جنود", "", false},
		{"قتل ثلاثة جنود في انفجار.", "انفجار", "انفجار", "في", false},
		{"رحبت الحكومة بالقرار الجديد.", "القرار الجديد", "قرار", "ب", true},
		{"رحبت الحكومة بالقرار الجديد.", "الحكومة", "حكومه", "", true},
		{"عاد من لبنان.", "لبنان", "لبنان", "من", true},
	} {
		a := read(t, c.text)
		found := false
		for _, p := range a.Phrases {
			if got := a.Report.Text[p.Start:p.End]; got != c.phrase {
				continue
			}
			found = true
			prep := ""
			if p.Prep >= 0 {
				prep = a.Tags[p.Prep].Lemma
			}
			if h := a.Parts[p.Head].Norm; h != c.head || prep != c.prep || p.Def != c.def {
				t.Errorf("%s: %s: head %s, preposition %q, definite %t", c.text, c.phrase, h, prep, p.Def)
			}
		}
		if !found {
			t.Errorf("%s: no phrase %q in %q", c.text, c.phrase, phrases(a))
		}
	}
}

func TestCoordination(t *testing.T) {
	a := read(t, "التقى الوفد ممثلين عن العراق والأردن والكويت.")
	conj := map[string]string{}
	for _, p := range a.Phrases {
		if p.Conj != 0 {
			q := a.Phrases[p.Conj-1]
			conj[a.Parts[p.Head].Norm] = a.Parts[q.Head].Norm
			if p.Prep != q.Prep {
				t.Errorf("%s does not share its preposition", a.Parts[p.Head].Norm)
			}
		}
	}
	if conj["اردن"] != "العراق" || conj["كويت"] != "اردن" {
		t.Errorf("got %v", conj)
	}
}

// Phrases stand in order, do not overlap, keep to one sentence and hold their
// heads; times belong to none.
func TestShape(t *testing.T) {
	for _, text := range []string{
		"أعلنت وزارة الصحة العراقية أن 12 شخصا قتلوا يوم الأحد في بغداد، بحسب مصادر طبية.",
		"خبر عاجل\nوقال الرئيس الفرنسي: «لن نقبل بذلك». وأضاف أن بلاده والولايات المتحدة على اتفاق.",
		"الرئيس الرئيس الرئيس و و و في في",
		"٪ $ 12 abc — «»",
	} {
		a := read(t, text)
		last := 0
		for i, p := range a.Phrases {
			if p.First < last || p.Last <= p.First || p.Head < p.First || p.Head >= p.Last {
				t.Errorf("%q: phrase %d: parts [%d, %d), head %d, behind %d", text, i, p.First, p.Last, p.Head, last)
			}
			last = p.Last
			for k := p.First; k < p.Last; k++ {
				if a.Words[a.Parts[k].Word].Sentence != p.Sentence {
					t.Errorf("%q: phrase %d crosses a sentence", text, i)
				}
			}
			for _, tm := range a.Times {
				if p.Overlaps(tm.Span) {
					t.Errorf("%q: phrase %q overlaps a time", text, text[p.Start:p.End])
				}
			}
		}
	}
}
