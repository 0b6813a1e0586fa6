package mention_test

import (
	"strings"
	"testing"
)

// TestPlaces holds which place a name is, and that an everyday word is none.
func TestPlaces(t *testing.T) {
	e := open(t)
	for _, c := range []struct {
		name, text string
		word       string // the place's mention holds it
		place      string // its English name, "" for no place
		country    string
	}{
		{"district of Iraq", "قتل جنديان في قضاء سنجار أمس.", "سنجار", "Sinjar", "IRQ"},
		{"district named like a town elsewhere", "انفجرت عبوة في قضاء الصويرة جنوبي بغداد.", "الصويرة", "al-Suwayrah (Iraq)", "IRQ"},
		{"its namesake", "شارك فنانون من المغرب في مهرجان مدينة الصويرة.", "الصويرة", "Essaouira", "MAR"},
		{"district of an adjective's name", "وقع هجوم في ناحية السنية بمحافظة القادسية.", "السنية", "Saniyah", "IRQ"},
		{"adjective", "تسكن العشائر المناطق السنية منذ قرون.", "السنية", "", ""},
		{"directorate of Yemen", "تقدمت القوات في مديرية حيس جنوبي الحديدة.", "حيس", "Hays", "YEM"},
		{"directorate of two names", "انتشر مسلحون في مشرعة وحدنان قرب تعز.", "مشرعة", "Mashraa wa Hadnan", "YEM"},
		{"directorate of a common word", "أصيب طفل في مديرية الوحدة وسط صنعاء.", "الوحدة", "al-Wahdah (Sanaa)", "YEM"},
		{"common word", "دعا الوزير في صنعاء إلى الوحدة بين القوى.", "الوحدة", "", ""},
		{"half a day is no town", "وصل الوفد في الفترة الصباحية.", "الصباحية", "", ""},
		{"speech is no village", "قال الرئيس في خطاب متلفز إن الأزمة انتهت.", "خطاب", "", ""},
		{"village", "سقطت قذيفة على بلدة خطاب في ريف حماة.", "خطاب", "Khattab", "SYR"},
		{"percentage is no town", "ارتفعت الأسعار بنسبة عشرة في المائة.", "المائة", "", ""},
		{"locality of Sudan", "نزح السكان من محلية كرري.", "كرري", "Karari", "SDN"},
		{"village of Kordofan", "دارت معارك في أم صميمة غرب الأبيض.", "صميمة", "Um Sumaima", "SDN"},
		{"delegation of Tunisia", "ضبط الحرس مهربين في معتمدية فريانة.", "فريانة", "Feriana", "TUN"},
		{"daira of Algeria", "أخمدت فرق الإطفاء حريقا في دائرة بني صاف.", "صاف", "Beni Saf", "DZA"},
		{"district of Lebanon", "أغارت طائرة على قضاء بنت جبيل.", "جبيل", "Bint Jbeil", "LBN"},
		{"town of the south of Lebanon", "استهدفت مسيرة سيارة في مجدل زون.", "مجدل", "Majdel Zoun", "LBN"},
		{"markaz of Egypt", "وقع حادث في مركز ملوي بالمنيا.", "ملوي", "Mallawi", "EGY"},
		{"governorate of Saudi Arabia", "هطلت أمطار على محافظة العيص.", "العيص", "al-Ais", "SAU"},
		{"liwa of Jordan", "ضبطت الشرطة مطلوبا في لواء ماركا.", "ماركا", "Marka", "JOR"},
		{"paper of the same name", "ذكرت صحيفة ماركا أن اللاعب سيرحل.", "ماركا", "", ""},
		{"region of Somalia", "هاجم مسلحون قاعدة في إقليم شبيلي الوسطى.", "شبيلي", "Middle Shabelle", "SOM"},
		{"bridge", "أغلق الجيش جسر بزيبز غربي بغداد.", "بزيبز", "Bzebiz bridge", "IRQ"},
		{"crossing", "دخلت شاحنات عبر معبر دوغارون.", "دوغارون", "Dogharoun crossing", "IRN"},
		{"checkpoint", "احتجز جنود شابا على حاجز عطارة.", "عطارة", "Atara checkpoint", "PSE"},
		{"base", "سقطت صواريخ قرب قاعدة كالسو.", "كالسو", "Kalsu base", "IRQ"},
		{"camp", "اندلع حريق في مخيم قوشتبة.", "قوشتبة", "Qushtapa camp", "IRQ"},
		{"prison", "أضرب سجناء في سجن قزل حصار.", "قزل", "Ghezel Hesar prison", "IRN"},
		{"oil field", "استهدفت مسيرة حقل شاعر شرقي حمص.", "شاعر", "Shaer gas field", "SYR"},
		{"poet", "فاز شاعر من حمص بالجائزة.", "شاعر", "", ""},
		{"front line", "أعلنت أوكرانيا صد هجوم قرب فيليكا نوفوسيلكا.", "نوفوسيلكا", "Velyka Novosilka", "UKR"},
		{"base in Russia", "ضربت مسيرات قاعدة أولينيا.", "أولينيا", "Olenya air base", "RUS"},
		{"town of the Sahel", "هاجم مسلحون معسكرا في بولكيسي.", "بولكيسي", "Boulkessi", "MLI"},
		{"Tripoli of Libya", "اندلعت اشتباكات في طرابلس. وقالت الحكومة الليبية إن الهدوء عاد.", "طرابلس", "Tripoli", "LBY"},
		{"Tripoli of Lebanon", "اندلعت اشتباكات في طرابلس الشام.", "طرابلس", "Tripoli (Lebanon)", "LBN"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := e.Analyze(on(t, "2025-03-05", c.text))
			place, country := "", ""
			for i := range a.Mentions {
				if m := &a.Mentions[i]; m.Place && strings.Contains(c.text[m.Start:m.End], c.word) && m.PlaceRef != "" {
					place, country = m.PlaceRef, m.Country
				}
			}
			if place != c.place || country != c.country {
				t.Errorf("%q: %q in %q, want %q in %q", c.word, place, country, c.place, c.country)
			}
		})
	}
}
