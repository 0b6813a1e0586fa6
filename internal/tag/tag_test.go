package tag_test

import (
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/segment"
	"github.com/isnad-news/isnad/internal/tag"
)

var reader = sync.OnceValues(func() (*engine.Engine, error) { return engine.New() })

func read(t testing.TB, text string) *isnad.Analysis {
	t.Helper()
	e, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	return e.Words(isnad.Report{Text: text})
}

// feats writes what the tests look at: person, number, gender, voice, definite.
func feats(f isnad.Feats) string {
	var b strings.Builder
	for _, c := range []byte{f.Person, f.Number, f.Gender} {
		if c != 0 {
			b.WriteByte(c)
		}
	}
	if f.Voice == 'p' {
		b.WriteString("!")
	}
	if f.Def {
		b.WriteString("*")
	}
	return b.String()
}

func TestContext(t *testing.T) {
	for text, want := range map[string]string{
		// word=dict/POS/feats
		"وصل الوزير إلى العاصمة.":              "وصل=وصل/VERB/3sm الوزير=وزير/NOUN/sm*",
		"أعلنت الوزارة وصل الشحنة.":            "أعلنت=أعلن/VERB/3sf الوزارة=وزارة/NOUN/sf*",
		"عاد الوفد من سوريا.":                  "سوريا=سوريا/PROPN/s",
		"التقى الوزيران أمس.":                  "الوزيران=وزير/NOUN/dm*",
		"قال المتحدث إن الوفد وصل.":            "قال=قال/VERB/3sm إن=إن/PART/",
		"سيزور الرئيس المدينة غدا.":            "سيزور=زار/VERB/3sm",
		"اعتقلت الشرطة ثلاثة رجال.":            "اعتقلت=اعتقل/VERB/3sf رجال=رجل/NOUN/pm",
		"رحبت الحكومة السورية بالقرار.":        "السورية=سوري/ADJ/sf*",
		"أكد وزير الخارجية أهمية الحوار.":      "أكد=أكد/VERB/3sm وزير=وزير/NOUN/sm الخارجية=خارجية/NOUN/sf*",
		"لم يكتب أي تعليق على الخبر.":          "يكتب=كتب/VERB/3sm",
		"كنا نأمل أن يعود اللاجئون.":           "كنا=كان/AUX/1p",
		"أجريت الانتخابات في موعدها.":          "أجريت=أجرى/VERB/3sf!",
		"يؤخذ على الحكومة بطء قراراتها.":       "يؤخذ=أخذ/VERB/3sm!",
		"جاؤوا من القرى المجاورة إلى المدينة.": "جاؤوا=جاء/VERB/3pm",

		// a particle that asks for a present verb
		"قال الوزير إن طهران لن تغير سياستها.": "تغير=غير/VERB/3sf",
		// nothing is annexed to a name that begins the sentence
		"نتنياهو شكر أوباما.":      "شكر=شكر/VERB/3sm",
		"بشار الأسد رفض العرض.":    "رفض=رفض/VERB/3sm",
		"أدان نتنياهو رفض العرض.":  "رفض=رفض/NOUN/sm",
		"ألمانيا تسلح الجيش.":      "تسلح=سلح/VERB/3sf",
		"أنقرة توقف تجارتها.":      "توقف=أوقف/VERB/3sf",
		"توقف القتال.":             "توقف=توقف/VERB/3sm",
		"لندن وأنقرة توقعان عقدا.": "توقعان=وقع/VERB/3df",
		"هجوم تبناه التنظيم.":      "تبناه=تبنى/VERB/3sm",
		"زاد تسلح الجيش.":          "تسلح=تسلح/NOUN/sm",
		// the verb agrees with the noun behind it
		"تفقد الوزير مستشفى العاصمة.":                         "تفقد=تفقد/VERB/3sm",
		"تجمع المتظاهرون أمام السفارة.":                       "تجمع=تجمع/VERB/3sm",
		"تحدث الرئيس عن الأزمة.":                              "تحدث=تحدث/VERB/3sm",
		"تدين الحكومة الهجوم على المدينة.":                    "تدين=أدان/VERB/3sf",
		"سيرد الجيش على الهجوم.":                              "سيرد=رد/VERB/3sm",
		"التقى الوزير نظيره المصري في القاهرة برئاسة اللجنة.": "نظيره=نظير/NOUN/sm المصري=مصري/ADJ/sm*",
		// a final ha is a pronoun where the writer has ta marbuta
		"قال إن عمله في اللجنة انتهى.": "عمله=عمل/NOUN/sm",
		// a dual without its nun needs a noun behind it
		"شكرا لكم على زيارتي للبلدة.":           "زيارتي=زيارة/NOUN/sf",
		"وقع الهجوم في محافظتي صعدة وعمران.":    "محافظتي=محافظة/NOUN/df",
		"يقاتل الجيش مقاتلي المعارضة.":          "مقاتلي=مقاتل/NOUN/pm",
		"أفرجت الحركة عن أسرى.":                 "أسرى=أسير/NOUN/pm",
		"نقل الجرحى إلى المستشفى.":              "الجرحى=جريح/NOUN/pm*",
		"اتخذت الحكومة إجراءات أمنية مشددة.":    "أمنية=أمني/ADJ/sf",
		"أعلنت حالة الطوارئ.":                   "الطوارئ=طوارئ/NOUN/sf*",
		"قال محافظ عدن إن القوات تقدمت.":        "محافظ=محافظ/NOUN/sm",
		"قتل شخص على الأقل.":                    "على=على/ADP/",
		"وينص الاتفاق على «إبعاد الجنود» فورا.": "على=على/ADP/",
		"قتل جندي في مدينة إب وسط البلاد.":      "إب=إب/PROPN/",
		"قصف الجيش داريا في ريف دمشق.":          "داريا=داريا/PROPN/s",
		"عزا الوزير ذلك إلى الأزمة.":            "عزا=عزا/VERB/3sm",
		"بدأت عملية إجلاء المدنيين.":            "إجلاء=إجلاء/NOUN/sm",
		"وبين موفق أبو طالب أن العمل انتهى.":    "طالب=طالب/NOUN/sm",
		"علي وصل إلى بيروت.":                    "علي=علي/PROPN/sm وصل=وصل/VERB/3sm", // a name that is spelt like a preposition
	} {
		a := read(t, text)
		for _, w := range strings.Fields(want) {
			form, reading, _ := strings.Cut(w, "=")
			if got := reading1(a, form); got != reading {
				t.Errorf("%s: %s: got %s, want %s", text, form, got, reading)
			}
		}
	}
}

// known gap: these are read wrongly.
func TestContextGaps(t *testing.T) {
	for _, c := range []struct{ text, form, want string }{
		{"سيزور الرئيس المدينة غدا.", "المدينة", "مدينة/NOUN/sf*"}, // a definite object behind a definite subject
	} {
		if reading1(read(t, c.text), c.form) == c.want {
			t.Errorf("%s: %s passes now: move it to TestContext", c.text, c.form)
		}
	}
}

// reading1 gives the tag of the stem of the first word so written.
func reading1(a *isnad.Analysis, form string) string {
	for _, w := range a.Words {
		if a.Report.Text[w.Start:w.End] != form {
			continue
		}
		for p := w.First; p < w.Last; p++ {
			if !a.Parts[p].Clitic {
				t := a.Tags[p]
				return t.Dict + "/" + string(t.POS) + "/" + feats(t.Feats)
			}
		}
	}
	return "no such word"
}

// Parts tile the words in order, and every part bears a tag.
func TestParts(t *testing.T) {
	for _, text := range []string{
		"وسيعلنونها للصحفيين في 12 آب، بحسب CNN (50%).",
		"عنوان\nقالَت الوزارةُ: «لن نُعلّقَ».",
		strings.Repeat("قال الوزير ", 900), // longer than one search
		"",
		"!؟ ...",
	} {
		a := read(t, text)
		if len(a.Parts) != len(a.Tags) {
			t.Fatalf("%q: %d parts, %d tags", text, len(a.Parts), len(a.Tags))
		}
		next := 0
		for i, w := range a.Words {
			if w.First != next || w.Last <= w.First {
				t.Fatalf("%q: word %d holds parts [%d, %d), want from %d", text, i, w.First, w.Last, next)
			}
			at := w.Start
			for p := w.First; p < w.Last; p++ {
				if a.Parts[p].Start != at || a.Parts[p].Word != i {
					t.Errorf("%q: part %d: %+v, want from %d in word %d", text, p, a.Parts[p], at, i)
				}
				at = a.Parts[p].End
			}
			if at != w.End {
				t.Errorf("%q: word %d ends at %d, its parts at %d", text, i, w.End, at)
			}
			next = w.Last
		}
	}
}

func TestKinds(t *testing.T) {
	a := read(t, "بلغت 50% أو 3.5 مليون $ بحسب BBC.")
	want := map[string]isnad.POS{"50": isnad.NUM, "%": isnad.SYM, "3.5": isnad.NUM, "$": isnad.SYM, "BBC": isnad.X, ".": isnad.PUNCT}
	for _, w := range a.Words {
		form := a.Report.Text[w.Start:w.End]
		if p, ok := want[form]; ok && a.Tags[w.First].POS != p {
			t.Errorf("%s: got %s, want %s", form, a.Tags[w.First].POS, p)
		}
	}
}

// A text with neither ta marbuta nor length enough to tell is read as careful.
func TestHabits(t *testing.T) {
	careless := strings.Repeat("ذهب الوزير الى السوق في المساء وعاد. ", 20) + "قابل لجنه دوليه."
	for text, want := range map[string]string{
		"انتهى عمله في السوق.": "عمل/NOUN/sm",
		careless:               "لجنة/NOUN/sf",
	} {
		form := "عمله"
		if text == careless {
			form = "لجنه"
		}
		if got := reading1(read(t, text), form); got != want {
			t.Errorf("%s: got %s, want %s", form, got, want)
		}
	}
}

func TestNewFaults(t *testing.T) {
	fsys := fstest.MapFS{"lexicon/transitions.tsv": {Data: []byte("prev\tnext\tcost\nNOUN\tADJ\t1\nADJ\tNOUN\tmuch\n")}}
	_, err := tag.New(fsys, nil, segment.Clitics{})
	if err == nil || !strings.Contains(err.Error(), "lexicon/transitions.tsv:3: cost \"much\"") {
		t.Errorf("got %v", err)
	}
}
