package mention_test

import (
	"slices"
	"testing"
)

// TestApart holds where a mention ends before somebody or some place right behind it.
func TestApart(t *testing.T) {
	e := open(t)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"capital behind an office of a state", "زار وزير خارجية صربيا طهران.", []string{"وزير خارجية صربيا", "طهران"}},
		{"group behind one", "اتهم رئيس وزراء إسرائيل حماس بذلك.", []string{"رئيس وزراء إسرائيل", "حماس"}},
		{"person behind one", "زار وزير خارجية فرنسا لوران فابيوس طهران.", []string{"وزير خارجية فرنسا لوران فابيوس", "طهران"}},
		{"state of two words", "وصل زعيم كوريا الشمالية إلى موسكو.", []string{"زعيم كوريا الشمالية", "موسكو"}},
		{"state that begins as a place", "التقى وزير خارجية جنوب السودان نظيره.", []string{"وزير خارجية جنوب السودان", "نظيره"}},
		{"part of a state", "قتل جندي جنوب السودان أمس.", []string{"جندي", "جنوب السودان"}},
		{"feminine state behind a masculine nationality", "انتقد وزير الدفاع الإيراني السعودية.", []string{"وزير الدفاع الإيراني", "السعودية"}},
		{"place behind a state", "قصفت إسرائيل رفح.", []string{"إسرائيل", "رفح"}},
		{"place behind a nationality", "قصفت طائرات روسية إدلب.", []string{"طائرات روسية", "إدلب"}},
		{"place that could describe an army", "استعاد الجيش العراقي الرمادي.", []string{"الجيش العراقي", "الرمادي"}},
		{"place that could describe an office's holder", "زار الرئيس المصري الإسكندرية.", []string{"الرئيس المصري", "الإسكندرية"}},
		{"place behind a sound plural", "غادر المقاتلون حمص.", []string{"المقاتلون", "حمص"}},
		{"capital behind a group", "وصل وفد حماس القاهرة.", []string{"وفد حماس", "القاهرة"}},
		{"state behind a continent that acts", "دعت أوروبا إيران إلى المفاوضات.", []string{"أوروبا", "إيران"}},
		{"continent that acts behind a state", "اتهمت روسيا أوروبا بالكذب.", []string{"روسيا", "أوروبا"}},
		{"continent that acts behind an office", "دعا الرئيس الروسي أوروبا إلى الحوار.", []string{"الرئيس الروسي", "أوروبا"}},
		{"part of a continent", "وصل وزير خارجية دولة في شرق أوروبا.", []string{"وزير خارجية دولة", "شرق أوروبا"}},
		{"town that sounds as a parliament", "قصف الجيش دوما.", []string{"الجيش", "دوما"}},
		{"quality that somebody has not", "وصف الوزير التصريحات بأنها غير مسؤولة.", []string{"الوزير"}},
		{"what a source is besides its nationality", "كشف مصدر أمني عراقي مسؤول الخبر.", []string{"مصدر أمني عراقي"}},
		{"counted people and their death", "لقي خمسة أشخاص مصرعهم.", []string{"خمسة أشخاص"}},
		{"somebody and himself", "فجر انتحاري نفسه.", []string{"انتحاري"}},
		{"somebody and his own", "ضرب رجل زوجته.", []string{"رجل", "زوجته"}},
		{"woman's adjective behind a man's name", "زار الرئيس المصري عبد الفتاح السيسي المدرسة.", []string{"الرئيس المصري عبد الفتاح السيسي", "المدرسة"}},
		{"somebody else's given name", "استقبل الرئيس المصري عبد الفتاح السيسي ليلى حداد.", []string{"الرئيس المصري عبد الفتاح السيسي", "ليلى حداد"}},
		{"prize that bears a name", "حازت المحامية جائزة نوبل.", []string{"المحامية"}},
		{"those who bear no arms", "قتل متظاهرون غير مسلحين.", []string{"متظاهرون"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := e.Analyze(on(t, "2015-08-10", c.text))
			var got []string
			for i := range a.Mentions {
				if m := &a.Mentions[i]; !m.Embedded {
					got = append(got, c.text[m.Start:m.End])
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s: %q, want %q", c.text, got, c.want)
			}
		})
	}
}
