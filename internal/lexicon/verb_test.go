package lexicon_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/lexicon"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

const verbColumns = "lemma\troot\tform\tpresent\tmasdar\ttrans\n"

// line makes a line of the table of verbs of "lemma root form present",
// where the root is written without spaces and shadda.
func line(t testing.TB, s string) string {
	t.Helper()
	f := strings.Fields(s)
	if len(f) != 4 {
		t.Fatalf("%q: want lemma, root, form, present", s)
	}
	return strings.Join([]string{f[0], strings.Join(strings.Split(f[1], ""), " "), f[2], f[3], "", "t"}, "\t") + "\n"
}

func verbsFS(data string) fstest.MapFS {
	return fstest.MapFS{"lexicon/verbs.tsv": {Data: []byte(verbColumns + data)}}
}

// slot names a form by tense, voice, person, number, gender or verbal kind.
func slot(f isnad.Feats) string {
	if f.Verbal != 0 {
		return map[byte]string{'a': "active", 'p': "passive", 'm': "masdar"}[f.Verbal]
	}
	s := string(f.Tense) + string(f.Person) + string(f.Number)
	if f.Gender != 0 {
		s += string(f.Gender)
	}
	if f.Bound {
		s += "+"
	}
	return s
}

// paradigm gives a verb's forms by slot; passive-only finite forms have ! before
// their slot.
func paradigm(t testing.TB, verb string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := lexicon.Paradigm(verbsFS(line(t, verb)), func(_ table.Row, form string, f isnad.Feats) {
		k := slot(f)
		if f.Voice != 'p' {
			out[k] = append(out[k], form)
		}
		if f.Voice == 'p' || f.Voice == 'b' {
			out["!"+k] = append(out["!"+k], form)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestConjugation(t *testing.T) {
	for verb, want := range map[string]string{
		// sound
		"كتب كتب I يكتب":        "p3sm=كتب p3sf=كتبت p3pm=كتبوا p3pf=كتبن p1s=كتبت f3sm=يكتب f3pm=يكتبون,يكتبوا f3sf=تكتب i2sm=اكتب active=كاتب passive=مكتوب !f3sm=يكتب",
		"سكن سكن I يسكن":        "p1p=سكنا p3pf=سكن p1s=سكنت f3pf=يسكن",
		"ثبت ثبت I يثبت":        "p1s=ثبت p3sf=ثبتت p2pm=ثبتم",
		"حذّر حذر II يحذّر":     "p3sm=حذر f3sm=يحذر masdar=تحذير active=محذر",
		"شاهد شهد III يشاهد":    "!p3sm=شوهد !p1s=شوهدت !f3sm=يشاهد masdar=مشاهدة active=مشاهد",
		"أعلن علن IV يعلن":      "p1p=أعلنا !p3sf=أعلنت f3sm=يعلن masdar=إعلان active=معلن i2sm=أعلن",
		"تقدم قدم V يتقدم":      "masdar=تقدم active=متقدم f3df=تتقدمان,تتقدما",
		"تعاون عون VI يتعاون":   "!p3sm=تعوون masdar=تعاون p3pf=تعاون",
		"انسحب سحب VII ينسحب":   "masdar=انسحاب active=منسحب",
		"اعترف عرف VIII يعترف":  "masdar=اعتراف i2sm=اعترف",
		"احمر حمر IX يحمر":      "p1s=احمررت p3sm=احمر masdar=احمرار f3pf=يحمررن",
		"استخدم خدم X يستخدم":   "masdar=استخدام active=مستخدم passive=مستخدم",
		"سيطر سيطر QI يسيطر":    "masdar=سيطرة active=مسيطر !p3sm=سوطر",
		"تدهور دهور QII يتدهور": "masdar=تدهور active=متدهور",
		"اطمأن طمءن QII يطمئن":  "p1s=اطمأننت masdar=اطمئنان !f3sm=يطمأن f3pm=يطمئنون,يطمئنوا",
		// first radical
		"وصل وصل I يصل":        "p3sm=وصل f3sm=يصل !f3sm=يوصل active=واصل i2sm=صل",
		"أوضح وضح IV يوضح":     "masdar=إيضاح",
		"استورد ورد X يستورد":  "masdar=استيراد",
		"أيقظ يقظ IV يوقظ":     "!p3sm=أوقظ i2sm=أيقظ masdar=إيقاظ",
		"أخذ ءخذ I يأخذ":       "f1s=آخذ !f3sm=يؤخذ active=آخذ passive=مأخوذ",
		"أكد ءكد II يؤكد":      "masdar=تأكيد active=مؤكد i2sm=أكد",
		"آزر ءزر III يؤازر":    "!p3sm=أوزر masdar=مؤازرة",
		"آلم ءلم IV يؤلم":      "!p3sm=أولم masdar=إيلام active=مؤلم",
		"تأثر ءثر V يتأثر":     "!p3sm=تؤثر masdar=تأثر",
		"ائتمن ءمن VIII يأتمن": "!p3sm=اؤتمن !f3sm=يؤتمن active=مؤتمن masdar=ائتمان",
		"استأنف ءنف X يستأنف":  "!p3sm=استؤنف masdar=استئناف active=مستأنف",
		// second radical
		"قال قول I يقول":       "p1s=قلت p3pm=قالوا p3pf=قلن f3sm=يقول,يقل !p3sm=قيل !f3sm=يقال,يقل active=قائل passive=مقول i2sm=قل",
		"نال نيل I ينال":       "passive=منيل p1p=نلنا",
		"كان كون I يكون":       "p1p=كنا p3pf=كن f3pf=يكن",
		"أدان دين IV يدين":     "p1s=أدنت !p3sm=أدين !f3sm=يدان,يدن masdar=إدانة active=مدين passive=مدان",
		"اختار خير VIII يختار": "p1s=اخترت !p3sf=اختيرت masdar=اختيار active=مختار",
		"استقال قيل X يستقيل":  "p1s=استقلت masdar=استقالة",
		"سأل سءل I يسأل":       "!p3sm=سئل active=سائل passive=مسؤول",
		"لاءم لءم III يلائم":   "!f3sm=يلاءم active=ملائم passive=ملاءم",
		"تساءل سءل VI يتساءل":  "!p3sm=تسوئل active=متسائل masdar=تساؤل",
		"ترأس رءس V يترأس":     "!p3sm=ترئس active=مترئس masdar=ترؤس",
		// last radical
		"دعا دعو I يدعو":       "p3sf=دعت p3pm=دعوا p1s=دعوت p3dm=دعوا f3sm=يدعو,يدع f3pm=يدعون,يدعوا !p3sm=دعي !f3sm=يدعى,يدع active=داعي passive=مدعو",
		"رمى رمي I يرمي":       "p3sf=رمت p1s=رميت p3sm+=رما !p3sf=رميت !f3sm=يرمى,يرم passive=مرمي",
		"نسي نسي I ينسى":       "p3sf=نسيت p3pm=نسوا f3pm=ينسون,ينسوا f3sm+=ينسا",
		"أجرى جري IV يجري":     "p3sf=أجرت !p3sf=أجريت !p3pm=أجروا masdar=إجراء active=مجري",
		"التقى لقي VIII يلتقي": "masdar=التقاء p1s=التقيت f3dm=يلتقيان,يلتقيا",
		"تولى ولي V يتولى":     "masdar=تولي active=متولي",
		"سمى سمي II يسمي":      "masdar=تسمية",
		"بدأ بدء I يبدأ":       "p3pm=بدأوا,بدؤوا p3dm=بدآ !p3sm=بدئ f3dm=يبدآن,يبدآ f3pm=يبدأون,يبدؤون,يبدأوا,يبدؤوا f3sm+=يبدؤ active=بادئ passive=مبدوء",
		"برئ برء I يبرأ":       "p3sf=برئت p3pm=برئوا f3sm=يبرأ",
		"أنشأ نشء IV ينشئ":     "!p3sm=أنشئ !p3sf=أنشئت !f3sm=ينشأ active=منشئ passive=منشأ masdar=إنشاء",
		"فاجأ فجء III يفاجئ":   "!p3sm=فوجئ !p1s=فوجئت !f3sm=يفاجأ masdar=مفاجأة",
		"تكافأ كفء VI يتكافأ":  "active=متكافئ masdar=تكافؤ",
		"جزأ جزء II يجزئ":      "masdar=تجزئة",
		"جاء جيء I يجيء":       "p1s=جئت p1p=جئنا p3pm=جاءوا,جاؤوا f3sm=يجيء,يجئ f3pm=يجيئون,يجيئوا f3dm=يجيئان,يجيئا",
		"ساء سوء I يسوء":       "p1s=سؤت f3sm=يسوء,يسؤ f3sm+=يسوؤ",
		"أساء سوء IV يسيء":     "p1s=أسأت masdar=إساءة f3pm=يسيئون,يسيئوا",
		"رأى رءي I يرى":        "!p3sm=رئي passive=مرئي",
		// doubled
		"شن شنن I يشن":       "p1s=شننت p3sf=شنت p3pm=شنوا f3pf=يشنن active=شان passive=مشنون i2sm=شن",
		"أصر صرر IV يصر":     "masdar=إصرار p1p=أصررنا active=مصر",
		"اهتم همم VIII يهتم": "masdar=اهتمام",
		"استمر مرر X يستمر":  "masdar=استمرار p1s=استمررت",
	} {
		t.Run(verb, func(t *testing.T) {
			got := paradigm(t, strings.ReplaceAll(verb, "\u0651", ""))
			for _, w := range strings.Fields(want) {
				k, forms, _ := strings.Cut(w, "=")
				var fs []string
				for _, f := range strings.Split(forms, ",") {
					fs = append(fs, text.Fold(f))
				}
				have := slices.Clone(got[k])
				slices.Sort(have)
				slices.Sort(fs)
				if !slices.Equal(slices.Compact(have), slices.Compact(fs)) {
					t.Errorf("%s: got %v, want %v", k, have, fs)
				}
			}
		})
	}
}

// An intransitive verb has no feminine passive: what is spelt like one is the
// first person.
func TestPersonalPassive(t *testing.T) {
	for trans, want := range map[string]bool{"t": true, "i": false} {
		found := false
		data := "أجرى\tج ر ي\tIV\tيجري\t\t" + trans + "\n"
		err := lexicon.Paradigm(verbsFS(data), func(_ table.Row, form string, f isnad.Feats) {
			found = found || form == text.Fold("أجريت") && f.Person == '3'
		})
		if err != nil || found != want {
			t.Errorf("trans %s: found %t, want %t (%v)", trans, found, want, err)
		}
	}
}
