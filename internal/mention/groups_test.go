package mention_test

import (
	"testing"

	"github.com/isnad-news/isnad"
)

// TestGroups tries groups, media and companies, and the names that call them
// back, in the wars and papers where they are used.
func TestGroups(t *testing.T) {
	e := open(t)
	for _, c := range []struct {
		name, day, text string
		mention         string // its text begins so; the last one counts
		id, sector      string
	}{
		{"occupation in Palestine", "2025-03-10", "قصف جيش الاحتلال مخيم جنين. وقالت كتيبة جنين إن الاحتلال يتحمل المسؤولية.", "الاحتلال", "ISR", "GOV"},
		{"army of the occupation", "2025-03-10", "دمرت قوات الاحتلال منازل في طولكرم في الضفة الغربية.", "قوات الاحتلال", "ISR", "MIL"},
		{"resistance in Gaza", "2024-05-10", "تصدت المقاومة للدبابات في غزة. وقالت فلسطين إن القصف مستمر في قطاع غزة.", "المقاومة", "HAMAS", "REB"},
		{"resistance in Lebanon", "2024-10-10", "قصفت المقاومة موقعا قرب الحدود في لبنان. وقال لبنان إن القرى دمرت.", "المقاومة", "HEZBOLLAH", "REB"},
		{"resistance in Yemen", "2015-07-25", "سيطرت المقاومة الشعبية على الميناء في اليمن. وقالت المقاومة إن الحوثيين فروا.", "المقاومة", "POPULAR-RESISTANCE", "REB"},
		{"popular resistance in Sudan", "2024-05-01", "أعلن السودان التعبئة. وقال السودان إن الدعم السريع يتقدم. ودعت المقاومة الشعبية الشباب إلى القتال.", "المقاومة الشعبية", "SDN", "MIL"},
		{"resistance committees in Sudan", "2023-07-01", "قالت لجان المقاومة إن القصف أصاب سوقا في أم درمان في السودان.", "لجان المقاومة", "RESISTANCE-COMMITTEES-SUDAN", "OPP"},
		{"resistance committees in Gaza", "2023-07-01", "قالت لجان المقاومة إن القصف أصاب حيا في غزة. ونددت فلسطين بذلك.", "لجان المقاومة", "PRC-GAZA", "REB"},
		{"militia in Sudan", "2024-07-01", "اتهم الجيش السوداني المليشيا بقصف المستشفى في السودان.", "المليشيا", "RSF-SUDAN", "REB"},
		{"militias in Yemen", "2018-07-01", "اتهمت الحكومة اليمنية الميليشيات بزرع الألغام في اليمن.", "الميليشيات", "HOUTHIS", "REB"},
		{"putschists", "2019-07-01", "قال وزير الإعلام اليمني إن الانقلابيين يعرقلون الاتفاق.", "الانقلابيين", "HOUTHIS", "REB"},
		{"joint force", "2024-11-01", "صدت القوة المشتركة هجوما على الفاشر في السودان. وشكر السودان المقاتلين.", "القوة المشتركة", "JOINT-FORCE-DARFUR", "REB"},
		{"quartet over Sudan", "2025-09-20", "دعت الرباعية إلى هدنة في السودان. ورحب السودان بالبيان.", "الرباعية", "QUAD-SUDAN", "IGO"},
		{"parallel government", "2025-09-20", "أدت الحكومة الموازية اليمين في نيالا في السودان. ورفض السودان الخطوة.", "الحكومة الموازية", "TASIS", "OPP"},
		{"alliance of civilians", "2025-09-20", "دان تحالف صمود قصف الأسواق في السودان.", "تحالف صمود", "SOMOUD", "OPP"},
		{"council that is the south's", "2025-12-05", "سيطر المجلس الانتقالي على الوادي في اليمن. ودعت الحكومة اليمنية إلى الهدوء.", "المجلس الانتقالي", "STC", "REB"},
		{"council that is Libya's", "2011-10-05", "قال رئيس المجلس الانتقالي إن الحرب انتهت في ليبيا. وشكر الليبيين.", "رئيس المجلس", "LBY", "GOV"},
		{"leadership council is the state's", "2025-12-05", "قال مجلس القيادة الرئاسي إن القوات ستنسحب في اليمن.", "مجلس القيادة", "YEM", "GOV"},
		{"tribes of Hadramawt", "2025-12-05", "هاجم حلف قبائل حضرموت موقعا للنفط.", "حلف قبائل", "HADRAMAUT-TRIBAL-ALLIANCE", "REB"},
		{"tribes of the Syrian desert", "2025-07-16", "وصل مقاتلو العشائر إلى السويداء في سوريا. وقالت سوريا إن القتال توقف.", "مقاتلو العشائر", "SYRIAN-TRIBES", "REB"},
		{"tribes of Anbar", "2015-07-16", "صد مقاتلو العشائر هجوما في الأنبار في العراق. وقال العراق إن القتال مستمر.", "مقاتلو العشائر", "IRAQ-TRIBAL-MOBILIZATION", "MIL"},
		{"national army in Libya", "2019-05-01", "قصف الجيش الوطني مواقع قرب طرابلس في ليبيا. وقالت ليبيا إن مدنيين قتلوا.", "الجيش الوطني", "LNA", "MIL"},
		{"national army in Syria", "2020-05-01", "قصف الجيش الوطني مواقع قرب عفرين في سوريا. وقالت سوريا إن مدنيين قتلوا.", "الجيش الوطني", "SNA", "REB"},
		{"coalition over Syria", "2019-02-01", "قصف التحالف آخر جيب في دير الزور في سوريا.", "التحالف", "GLOBAL-COALITION", "MIL"},
		{"aggression in the words of Sanaa", "2018-02-01", "شن طيران العدوان غارات على صعدة في اليمن. وقال اليمن إن أطفالا قتلوا.", "طيران العدوان", "ARAB-COALITION", "MIL"},
		{"factions in Iraq", "2024-01-20", "هددت كتائب حزب الله القوات الأمريكية في العراق. ودعا رئيس الوزراء العراقي الفصائل إلى التهدئة.", "الفصائل", "KATAIB-HEZBOLLAH", "REB"},
		{"organisation of the Sahel", "2025-09-01", "هاجمت جماعة نصرة الإسلام والمسلمين قافلة في مالي. وأسر التنظيم جنودا.", "التنظيم", "JNIM", "REB"},
		{"province of the Islamic State", "2025-09-01", "هاجم تنظيم الدولة الإسلامية في الصحراء الكبرى قرية في النيجر.", "تنظيم الدولة", "ISIS", "REB"},
		{"Kharijites in Pakistan", "2025-10-11", "قتل الجيش الباكستاني عشرات من الخوارج في وزيرستان. وأعلنت باكستان الحداد.", "الخوارج", "TTP", "REB"},
		{"rebels of the Congo", "2025-01-28", "دخلت حركة إم 23 غوما في الكونغو الديمقراطية. وقال المتمردون إنهم باقون.", "المتمردون", "M23", "REB"},
		{"separatists of Karabakh", "2023-09-20", "قصفت أذربيجان مواقع في الإقليم. وأعلنت أذربيجان أن الانفصاليين استسلموا.", "الانفصاليين", "ARTSAKH", "REB"},
		{"both sides", "2025-02-10", "قالت حماس إن إسرائيل تعرقل الاتفاق. واتهم الطرفان بعضهما.", "الطرفان", "HAMAS", "REB"},
		{"the brothers", "2013-08-20", "اتهمت الحكومة المصرية الإخوان بالعنف. وقالت الجماعة إنها سلمية.", "الجماعة", "MUSLIM-BROTHERHOOD", "PTY"},
		{"a followers' movement is not its namesake", "2024-03-20", "قالت حركة أنصار الله الأوفياء في العراق إن القواعد أهداف.", "حركة أنصار", "ANSAR-ALLAH-AWFIYA", "REB"},
		{"city behind a group", "2014-06-10", "هاجم تنظيم داعش الموصل ليلا.", "تنظيم داعش", "ISIS", "REB"},
		{"city that a group attacked", "2014-06-10", "هاجم تنظيم داعش الموصل ليلا.", "الموصل", "", ""},
		{"what is said of a group", "2025-06-10", "قال الوسيط إن حماس ملتزمة بالاتفاق.", "حماس", "HAMAS", "REB"},

		{"union of football", "2025-06-10", "قرر الاتحاد الأوروبي لكرة القدم نقل المباراة.", "الاتحاد الأوروبي", "UEFA", "NGO"},
		{"council on foreign relations", "2025-06-10", "قالت باحثة في المجلس الأوروبي للعلاقات الخارجية إن العقوبات ستعود.", "باحثة", "ECFR", "NGO"},
		{"agencies of the United Nations", "2025-06-10", "قالت أطباء بلا حدود إن الجوع منتشر. ودعت المنظمات الأممية إلى فتح المعابر في السودان.", "المنظمات الأممية", "UN", "IGO"},
		{"university named after another state", "2024-04-30", "اقتحمت الشرطة جامعة كولومبيا في نيويورك.", "جامعة كولومبيا", "USA", "EDU"},
		{"American university of another state", "2024-04-30", "علقت الجامعة الأميركية في بيروت الدروس.", "الجامعة الأميركية", "LBN", "EDU"},
		{"bank named after a city", "2024-04-30", "خفض بنك القاهرة الفائدة.", "بنك القاهرة", "EGY", "BUS"},
		{"bank like a verb", "2024-04-30", "فرضت واشنطن عقوبات على بنك ملت الإيراني.", "بنك ملت", "IRN", "BUS"},
		{"research centre abroad", "2024-04-30", "قال مركز كارنيغي للشرق الأوسط إن الأزمة عميقة في لبنان.", "مركز كارنيغي", "USA", "EDU"},
		{"club in a city", "2024-04-30", "قال رئيس نادي ريال مدريد إن القرار صعب في إسبانيا.", "رئيس نادي", "", ""},
		{"league is no university", "2024-04-30", "دعت جامعة الدول العربية إلى قمة.", "جامعة الدول", "ARAB-LEAGUE", "IGO"},

		{"paper of the report's state", "2025-03-10", "قالت صحيفة الوطن إن سوريا ستوقع الاتفاق. وأكدت سوريا ذلك. ورحبت سوريا بالوفد.", "صحيفة الوطن", "SYR", "JRN"},
		{"paper of nobody's state", "2015-03-10", "قالت صحيفة الوطن إن المطر سيتوقف.", "صحيفة الوطن", "SAU", "JRN"},
		{"party of the adjective's state", "2025-03-10", "أعلن حزب الشعب الجمهوري المصري مرشحيه.", "حزب الشعب", "EGY", "PTY"},
		{"party of a state of the same name", "2021-09-08", "خسر حزب العدالة والتنمية الانتخابات في المغرب. وقال المغرب إن النتائج نهائية.", "حزب العدالة", "MAR", "PTY"},
		{"party best known", "2021-09-08", "قال حزب العدالة والتنمية إن تركيا ستعدل الدستور.", "حزب العدالة", "AKP", "PTY"},
		{"channel with a number", "2025-03-10", "ذكرت القناة الـ12 الإسرائيلية أن الوفد عاد.", "القناة", "ISR", "JRN"},
		{"edition in Arabic", "2025-03-10", "قال الوزير لقناة سي إن إن بالعربية إن الاتفاق قريب.", "قناة سي", "CNN", "JRN"},
		{"paper's Arabic name", "2016-03-10", "نشر موقع هافنغتون بوست عربي الوثيقة.", "موقع هافنغتون", "USA", "JRN"},
		{"pan-Arab paper", "2025-03-10", "قال المصدر لصحيفة الشرق الأوسط إن اللقاء تأجل.", "صحيفة الشرق", "SAU", "JRN"},
		{"banned platform", "2024-09-01", "حظرت البرازيل منصة إكس.", "منصة إكس", "USA", "MED"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := lastBegun(e.Analyze(on(t, c.day, c.text)), c.mention)
			if m == nil {
				t.Fatalf("no mention begins with %q", c.mention)
			}
			if m.ID != c.id || m.Sector != c.sector {
				t.Errorf("%s: %q %q, want %q %q", c.mention, m.ID, m.Sector, c.id, c.sector)
			}
		})
	}
}

// TestPlatforms: what is said on a platform is not said by it.
func TestPlatforms(t *testing.T) {
	e := open(t)
	for text, want := range map[string]bool{
		"كتب الوزير اللبناني على تويتر أن الأمر انتهى.": false,
		"نشر الجيش المصري على فيسبوك بيانا.":            false,
		"حذف تويتر حساب الوزير اللبناني.":               true,
	} {
		a := e.Analyze(isnad.Report{Text: text})
		seen := false
		for _, m := range a.Mentions {
			if m.Sector == "MED" {
				seen = true
				if m.Actor != want {
					t.Errorf("%s: %s acts: %t, want %t", text, text[m.Start:m.End], m.Actor, want)
				}
			}
		}
		if !seen {
			t.Errorf("%s: no platform found", text)
		}
	}
}
