package mention_test

import (
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
)

func TestMentions(t *testing.T) {
	e, err := engine.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text string
		mention    string // its text begins so; the last one counts
		id, full   string // full: part of the name, "" where it does not matter
	}{
		{"state by adjective", "وصل الوفد السوري إلى المدينة.", "الوفد السوري", "SYR", ""},
		{"institution with its adjective", "قالت مصادر بالمعارضة السورية إن القصف توقف.", "مصادر", "SYR", ""},
		{"name before office", "قال مارتون كروديك، وزير الخارجية المجري، إن الحدود مغلقة. وأضاف كروديك أن القرار نهائي.", "كروديك", "HUN", "مارتون كروديك"},
		{"name far behind office", "وأعلن الناطق باسم مهمة حلف شمال الأطلسي في أفغانستان برادن تروكس أن جنديا قتل.", "برادن", "NATO", "برادن تروكس"},
		{"bare office", "التقى وزير الدفاع الفرنسي جان إيف لودريان نظيره. وقال الوزير إن الحرب طويلة.", "الوزير", "FRA", "لودريان"},
		{"bare noun of a group", "هاجم تنظيم الدولة الإسلامية القرية. وانسحب التنظيم ليلا.", "التنظيم", "ISIS", ""},
		{"both sides", "التقى وزير الخارجية السعودي عادل الجبير وزير الخارجية الروسي سيرغي لافروف. وبحث الجانبان الأزمة.", "الجانبان", "SAU", "لافروف"},
		{"homeland", "قال وزير الخارجية القطري خالد العطية في القاهرة إن بلاده مستعدة.", "بلاد", "QAT", ""},
		{"object behind a group", "حملت حماس إسرائيل المسؤولية عن الهجوم.", "إسرائيل", "ISR", ""},
		{"group before its object", "حملت حماس إسرائيل المسؤولية عن الهجوم.", "حماس", "HAMAS", ""},
		{"person before a group", "حذر نتنياهو حماس من إطلاق الصواريخ.", "نتنياهو", "ISR", "نتنياهو"},
		{"state behind a plural", "اتهم الحوثيون السعودية بقصف القرية.", "السعودية", "SAU", ""},
		{"adjective behind a plural", "زار المسؤولون السعوديون القرية.", "المسؤولون", "SAU", ""},
		{"office behind an institution", "عزل الجيش المصري الرئيس التونسي.", "الرئيس", "TUN", ""},
		{"rank goes on an office", "وصل وزير الدفاع المصري الفريق صدقي صبحي.", "وزير", "EGY", "صدقي صبحي"},
		{"body behind an indefinite one", "سلمت جهات رسمية ليبية السلطات التونسية مطلوبين.", "السلطات", "TUN", ""},
		{"envoy behind an office", "التقى وزير الخارجية السوري المبعوث الدولي.", "وزير الخارجية السوري", "SYR", ""},
		{"affairs are no ministry", "تدخلت إيران في شؤونها الداخلية.", "الداخلية", "none", ""},
		{"ministry", "أعلنت الداخلية المصرية اعتقال مسلحين.", "الداخلية", "EGY", ""},
		{"son of", "أكد الدكتور مساعد بن محمد العيبان ذلك.", "مساعد", "", "مساعد بن محمد العيبان"},
		{"son of, clitic", "قال بدر بن عبدالرحمن السمحان ذلك.", "بدر", "", "بدر بن عبدالرحمن السمحان"},
		{"two words with the article", "قال الدكتور الخضر السعيدي ذلك.", "الخضر", "", "الخضر السعيدي"},
		{"army ordered to strike", "أمر الرئيس التركي الجيش بضرب حزب العمال الكردستاني.", "الجيش", "TUR", ""},
		{"greetings of another", "نقل الوزير لخادم الحرمين الشريفين تحيات الرئيس باراك أوباما.", "خادم", "SAU", ""},
		{"honorific", "استقبل الملك سلمان وزير الخارجية المصري سامح شكري. وأكد معاليه ذلك.", "معاليه", "EGY", "سامح شكري"},
		{"offices of one named", "وصل الأمير محمد بن سلمان وزير الدفاع إلى مصر. وزار مصر ومصر.", "وزير", "SAU", ""},
		{"wish is nobody", "وصل الملك سلمان حفظه الله إلى جدة.", "الله", "none", ""},
		{"those who meet", "التقى وفدا حركة حماس وحركة فتح في القاهرة. وأكد المجتمعون ذلك.", "المجتمعون", "HAMAS", ""},
		{"sides of the report's war", "دعت الأمم المتحدة كل الأطراف في اليمن إلى الهدنة.", "كل الأطراف", "YEM", ""},
		{"speaker's own", "وقال الرئيس الفلسطيني محمود عباس في باريس إن شعبنا باق.", "شعبنا", "PSE", ""},
		{"militants told of as known", "هاجم تنظيم داعش القرية في مصر. وقتل الجيش المصري المتشددين.", "المتشددين", "ISIS", ""},
		{"policemen", "هاجم مسلحون عناصر الشرطة في تركيا.", "عناصر", "TUR", ""},
		{"committee named before", "وصلت اللجنة الدولية للصليب الأحمر. وتعمل اللجنة في اليمن منذ عام.", "اللجنة", "ICRC", ""},
		{"first word of a name is no place", "اعتقل صلاح الدين ديمرتاش في تركيا.", "صلاح", "none", ""},
		{"second of two ministers", "ناقش وزيرا الخارجية الأمريكي جون كيري والروسي سيرغي لافروف الأزمة.", "سيرغي", "RUS", "لافروف"},
		{"members of who is called back", "اعتقلت مصر أعضاء الجماعة المحظورة في القاهرة.", "أعضاء", "MUSLIM-BROTHERHOOD", ""},
		{"occupation is a state", "أدان الرئيس الفلسطيني جرائم الاحتلال.", "الاحتلال", "ISR", ""},
		{"official of the United Nations", "قال مسؤول أممي إن القصف توقف في اليمن.", "مسؤول", "UN", ""},
		{"rebels of the group named", "هاجمت حركة الشباب القرية في الصومال. ولاذ المتمردون بالفرار.", "المتمردون", "SHABAAB", ""},
		{"army supported by", "تقدم الجيش بدعم من حزب الله في سوريا.", "الجيش", "SYR", ""},
		{"country of who speaks", "قال المبعوث الصيني إن بلاده تدعم مصر.", "بلاده", "CHN", ""},
		{"policy of a state", "انتقد الوزير سياسة مصر الخارجية.", "الخارجية", "none", ""},
		{"ministry behind a state", "أبلغت مصر الخارجية التركية بالقرار.", "الخارجية", "TUR", ""},
		{"son of, taken for a verb", "قال حمد بن محمد الضويلع ذلك.", "حمد", "", "حمد بن محمد الضويلع"},
		{"servant of God", "قال عبد الله المظيبري ذلك.", "عبد", "", "المظيبري"},
		{"speaker's own, past where it was said", "قال الوزير الإيراني عباس عراقجي، عبر منصة إكس: “بلادنا لن تتفاوض”.", "بلادنا", "IRN", ""},
		{"occupation of another", "أدان الرئيس العراقي الاحتلال الأميركي.", "الاحتلال", "USA", ""},
		{"an alliance that is a party's", "هاجم التحالف القرية في اليمن. وقال عضو التحالف الوطني حسن سالم ذلك في العراق.", "عضو", "IRQ", ""},
		{"another's holder", "وصل ولي العهد ومعالي وزير المالية الدكتور بدر بن سالم العيسى إلى السعودية.", "ولي العهد", "SAU", ""},
		{"sister state", "زار الوزير دولة قطر الشقيقة.", "الشقيقة", "none", ""},
		{"coalition over Iraq", "بحث الوزير في بغداد جهود التحالف في العراق.", "التحالف", "GLOBAL-COALITION", ""},
		{"coalition over Yemen", "قصف التحالف مواقع في صنعاء في اليمن.", "التحالف", "ARAB-COALITION", ""},
		{"their members", "قتلت القوات العراقية مسلحين من تنظيم داعش وأسرت عناصره في العراق.", "عناصره", "ISIS", ""},
		{"manner is nobody", "دعمت مصر اليمن عسكريا.", "عسكريا", "none", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := e.Analyze(isnad.Report{Text: c.text, Published: time.Date(2015, 8, 5, 0, 0, 0, 0, time.UTC)})
			id, name := "none", ""
			for i := range a.Mentions {
				if m := &a.Mentions[i]; strings.HasPrefix(c.text[m.Start:m.End], c.mention) {
					id, name = m.ID, m.Name
				}
			}
			if id != c.id || !strings.Contains(name, c.full) {
				t.Errorf("%q: id %q name %q, want %q %q", c.mention, id, name, c.id, c.full)
			}
		})
	}
}
