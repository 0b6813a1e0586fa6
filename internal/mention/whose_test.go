package mention_test

import (
	"strings"
	"testing"
)

// TestWhose holds to whom bodies, crowds, pronouns and words for two belong, and
// where names end.
func TestWhose(t *testing.T) {
	e := open(t)
	for _, c := range []struct {
		name, text string
		mention    string // its text begins so; the last one counts
		id, full   string // "none": no such mention; full: part of the name
	}{
		{"ambassador behind whoever's office is told", "استقبل وزير الدولة للشؤون الخارجية فلان بن سعيد سفير فرنسا في مسقط.", "فلان", "OMN", ""},
		{"an attaché is not of the state he is in", "واس - كشف الملحق الثقافي في أمريكا الدكتور سامي الحمدان عن قبول الطلاب في أمريكا.", "الملحق", "SAU", "سامي الحمدان"},
		{"told to a newspaper called like a capital", "تتقدم المقاومة في اليمن، واليمن كله يقاتل في اليمن. وقالت مصادر محلية ل\"الرياض\" إن المدينة هادئة.", "مصادر", "YEM", ""},
		{"from where he says to be", "زار الوفد السعودي المستشفى في السعودية. وقال حسين الوهيبي من عمان: نشكر الوفد.", "حسين", "OMN", ""},
		{"last name of no known man", "قصف الحوثيون عدن. وقال محافظ لحج أحمد عبد الله المجيدي إن المدينة هادئة.", "محافظ", "YEM", "أحمد عبد الله المجيدي"},
		{"name set off by commas", "تتقدم المقاومة الشعبية في اليمن وفي عدن. وكشف المتحدث باسم المقاومة، علي الأحمدي، عن هجوم.", "علي", "POPULAR-RESISTANCE", "علي الأحمدي"},
		{"office of somebody named", "التقى المبعوث الدولي إلى ليبيا برناردينو ليون وفودا ليبية. وقال مكتب ليون إنه سيعقد مشاورات.", "مكتب", "UN", ""},
		{"against whom they are", "قصفت المدفعية مواقع في اليمن. وقال قائد كبير في القوات المناهضة للحوثيين إن الموقف انقلب.", "قائد", "YEM", ""},
		{"sheikhs and forces", "تدور معارك في اليمن. وناشد شيوخ قبائل مأرب قوات التحالف التدخل.", "شيوخ", "YEM", ""},
		{"who receives an envoy", "بغداد - استقبل رئيس الوزراء المبعوث الأممي أمس.", "رئيس الوزراء", "IRQ", ""},
		{"whom he receives", "بغداد - استقبل رئيس الوزراء المبعوث الأممي أمس.", "المبعوث", "UN", ""},
		{"not of the envoy's state", "استدعى الوزير السفير الإيراني وسلمه رسالة.", "الوزير", "", ""},
		{"one man of two titles", "معالي الوزير السفير الإيراني الأسبق يشارك.", "معالي", "IRN", ""},
		{"the land is no group's", "هاجم الجيش اليمني قاعدة العند، أكبر قواعد البلاد، من المتمردين الحوثيين.", "البلاد", "", ""},
		{"a federation is its state's", "قال رئيس الاتحاد العراقي لكرة القدم عبدالخالق مسعود إن البطولة تبدأ غدا.", "عبدالخالق", "IRQ", ""},
		{"hospital of a king's name", "قال مصدر بمدينة الملك فهد الطبية في السعودية إن الإجراءات سليمة.", "مدينة الملك فهد الطبية", "SAU", ""},
		{"nobody in a hospital's name", "نقل المصابون إلى مستشفى الأمير محمد بن فهد في السعودية.", "محمد", "none", ""},
		{"course of a river", "البحث مستمر عن مفقودين في مجرى النهر في مصر.", "مجرى", "none", ""},
		{"how many of whose", "قالت الأمم المتحدة إن الحوثيين احتجزوا 59 من موظفيها في اليمن.", "59", "UN", ""},
		{"children among those of a state", "اعتقلت قوات الاحتلال في فلسطين 15 فلسطينيا بينهم ثلاثة أطفال. ونددت الصين.", "ثلاثة أطفال", "PSE", ""},
		{"what a court metes out", "قضت محكمة تونسية بسجن النائب ثلاث سنوات.", "سجن", "none", ""},
		{"a prison service", "أعلنت إدارة السجن في مصر الحداد.", "إدارة السجن", "EGY", ""},
		{"two countries in a plural", "اتفقت تايلاند وكمبوديا على هدنة. وتبادل البلدان الاتهامات.", "البلدان", "THA", ""},
		{"an everyday word for a state", "أعلن الجيش في مالي الحداد.", "مالي", "MLI", ""},
		{"its capital proves it", "أعلنت مالي الحداد بعد هجوم على باماكو.", "مالي", "MLI", ""},
		{"an everyday word", "طلبت مصر الحصول على دعم مالي عاجل.", "مالي", "none", ""},
		{"whom a surname meets", "قال رئيس مجلس القضاء العراقي فائق زيدان ذلك. والتقى زيدان السفير الفرنسي.", "زيدان", "IRQ", "فائق زيدان"},
		{"a given name, no sultan", "أوضح القيادي الفلسطيني سلطان أبو العينين ذلك.", "القيادي", "PSE", "سلطان أبو العينين"},
		{"whose title it was", "قالت رئيسة اتحاد الصحافيين الإسبان إلسا غونزاليس إن إسبانيا بخير. وأضافت رئيسة اتحاد الصحافيين ذلك.", "رئيسة", "ESP", "غونزاليس"},
		{"no student", "قالت الشبكة في السودان إن مدنيا قتل، متهمة إياها بالكذب.", "متهمة", "none", ""},
		{"who goes on speaking", "نفت حركة حماس ذلك، وقالت إن حركة فتح تعرقل المصالحة. وأضافت الحركة أن الوفد عائد.", "الحركة", "HAMAS", ""},
		{"a firm's name in marks", "أعلنت «زين السعودية» عن عرضها الجديد.", "زين السعودية", "SAU", "زين السعودية"},
		{"whose stance it is, in marks", "وقال الوزير المصري إن «موقف مصر» ثابت.", "مصر", "EGY", "مصر"},
		{"no neighbour", "البحث جار عن مفقودين في مصر.", "جار", "none", ""},
		{"a citizen, no citizenship", "زعمت مواطنة في الرياض أنها ضربت.", "مواطنة", "SAU", ""},
		{"object of a feminine body", "ضبطت الشرطة السائق في مصر.", "السائق", "EGY", ""},
		{"a governor, no trial", "قال عز الدين كوتشوك، حاكم الإقليم في تركيا، إن الضابطين قتلا.", "حاكم", "TUR", ""},
		{"course of events", "تابع الرئيس مجريات الأحداث في مصر.", "مجريات", "none", ""},
		{"early is in no Accra", "وصل الوفد باكراً إلى مصر.", "باكراً", "none", ""},
		{"precious is no Raymah", "رحب المدير بدعوة كريمة في مصر.", "كريمة", "none", ""},
		{"municipality by the place behind it", "أوضحت أمانة الرياض أن الحملة مستمرة في السعودية.", "أمانة", "SAU", ""},
		{"safety of a road is no municipality", "أكد الوزير في السعودية أمانة العاملين.", "أمانة", "none", ""},
		{"army of who speaks", "اقتحمت القوات المدينة في فلسطين. وأعلن رئيس الوزراء الإسرائيلي بنيامين نتنياهو أن الجيش بدأ عملية واسعة.", "الجيش", "ISR", ""},
		{"an indefinite government is not his", "اجتمعت الأحزاب في لبنان ولبنان. ودعا وزير الخارجية الأميركي ماركو روبيو إلى تشكيل حكومة جديدة.", "حكومة", "LBN", ""},
		{"where the sentence says", "شنت إيران هجوما وردت إيران وتوعدت إيران. وقتل في إسرائيل سبعة أشخاص.", "سبعة", "ISR", ""},
		{"dead counted by a ministry", "قصفت إسرائيل القرى وقالت إسرائيل إن إسرائيل سترد. وأعلنت وزارة الصحة اللبنانية مقتل خمسة أشخاص.", "خمسة", "LBN", ""},
		{"both parties to talks, said together", "قال الوزير في الدوحة إن إسرائيل وحركة حماس توصلتا إلى هدنة. وحث الطرفين على الهدوء.", "الطرفين", "ISR", "حماس"},
		{"parties of the sentence", "اندلعت معارك في السودان بين الجيش السوداني وقوات الدعم السريع. وتستضيف السعودية محادثات بين الطرفين.", "الطرفين", "SDN", "الدعم السريع"},
		{"not those thanked between", "وقعت السعودية وإيران اتفاقا. وشكرت السعودية وإيران الوسطاء. وأعرب الجانبان عن شكرهما للعراق وسلطنة عمان على الحوار بين الجانبين.", "الجانبين", "SAU", "إيران"},
		{"countries are no two people", "قطعت الجزائر علاقاتها مع المغرب. وردت الجزائر على المغرب. وانتقد وزير الخارجية الجزائري أحمد عطاف نظيره الإسرائيلي يسرائيل كاتس. ودعت الأمم المتحدة البلدين إلى الحوار.", "البلدين", "MAR", ""},
		{"in a headline before they are named", "المبعوث يدعو الطرفين إلى التهدئة\nأعلنت الحكومة اليمنية والحوثيون في اليمن قبول الهدنة. وشكر المبعوث الطرفين.", "الطرفين", "YEM", "أنصار الله"},
		{"sides of a fight, in a headline", "طرفا القتال يوقعان هدنة\nوقعت الحكومة اليمنية والحوثيون اتفاقا في مدينة جدة.", "طرفا", "YEM", "أنصار الله"},
		{"two sides, not who urges them", "تحاربت الحكومة اليمنية والحوثيون. وحث الأمين العام للأمم المتحدة الطرفين على الهدوء.", "الطرفين", "YEM", "أنصار الله"},
		{"secretary-general of the body told of", "دعت جامعة الدول العربية إلى اجتماع في مصر ومصر. وأكد الأمين العام أن الموعد قريب.", "الأمين العام", "ARAB-LEAGUE", ""},
		{"secretary-general of a body called back by its bare noun", "أرسلت الهيئة الخيرية الأردنية قافلة إلى اليمن وإلى عدن في اليمن. وقال أمين عام الهيئة كمال الرفاعي إن اليمن يحتاج إلى المزيد.", "أمين عام", "JOR", "كمال"},
		{"director for a body called back", "بدأ برنامج الأغذية العالمي عمله في عدن باليمن. وقال المدير الإقليمي للبرنامج سامي هلال إن اليمن جائع.", "سامي", "WFP", ""},
		{"spokesman told again, of a body called back", "نقلت الوكالة عن متحدث باسم الصندوق أن صندوق النقد الدولي تلقى رسالة من السلطات اليونانية. وأضاف المتحدث أن اليونان طلبت قرضا جديدا.", "المتحدث", "IMF", ""},
		{"experts from a part of the world", "قال محللان أوروبيان إن ألمانيا سبقت ألمانيا.", "محللان", "", ""},
		{"officials of a union by its adjective", "قال دبلوماسيون أوروبيون إن ألمانيا سبقت ألمانيا.", "دبلوماسيون", "EU", ""},
		{"a body of a part of the world", "قالت رابطة منتجي الحديد الأوروبية إن ألمانيا سبقت ألمانيا.", "رابطة", "", ""},
		{"official of a union by its adjective", "قال مسؤول أوروبي إن ألمانيا سبقت ألمانيا.", "مسؤول", "EU", ""},
		{"no place of what is said", "أكدت الوزارة في مصر ومصر ذلك. وأضافت الدكتورة نادية صبري رئيس قطاع العلاقات أن المعرض يقام في ميلانو.", "الدكتورة", "EGY", ""},
		{"member of a known person's party", "قال عضو في حزب الرئيس اليمني السابق علي عبد الله صالح إن المفاوضات في اليمن تتقدم.", "عضو", "YEM", "عضو"},
		{"secretary-general of a party", "اجتمع حزب الله في لبنان ولبنان. وخطب الأمين العام في الحشد.", "الأمين العام", "HEZBOLLAH", ""},
		{"secretary-general of nobody told", "اجتمعت الأحزاب في لبنان ولبنان ولبنان. وخطب الأمين العام في الحشد.", "الأمين العام", "LBN", ""},
		{"embassy of the subject", "قطعت السعودية علاقاتها مع إيران بعد اقتحام محتجين سفارتها في طهران.", "سفارتها", "SAU", ""},
		{"authorities of the state visited", "زار الرئيس الروسي فلاديمير بوتين منغوليا من دون أن تعتقله سلطاتها.", "سلطاتها", "MNG", ""},
		{"embassy of the homeland", "أدانت وزارة الخارجية القطرية اقتحام مسلحين سفارة بلادها في السودان والسودان.", "سفارة", "QAT", ""},
		{"his group", "قال المتحدث باسم الحوثيين يحيى سريع إن جماعته سترد في اليمن.", "جماعته", "HOUTHIS", ""},
		{"fighters of the group called back", "قصفت واشنطن مواقع الحوثيين في اليمن. وقتل خمسة من مقاتلي الجماعة.", "مقاتلي", "HOUTHIS", ""},
		{"group named by an annexed plural", "قصفت واشنطن مواقع الحوثيين في اليمن. وتوعدت الجماعة بالرد.", "الجماعة", "HOUTHIS", ""},
		{"all states are nobody's", "دعا الوزير في إسرائيل جميع الدول الأعضاء إلى الالتزام.", "جميع", "", ""},
		{"member states' members", "دعا الوزير في إسرائيل جميع الدول الأعضاء إلى الالتزام.", "الأعضاء", "", ""},
		{"source in parliament", "توقع مصدر نيابي في بيروت حل البرلمان في لبنان.", "مصدر", "LBN", ""},
		{"source near a group in quotation marks", "كشف مصدر مقرب من «قسد» عن اتفاق في سوريا.", "مصدر", "SDF", ""},
		{"crowd before an object", "أضرم محتجون النار في مبنى القنصلية الإيرانية في العراق والعراق.", "محتجون", "IRQ", ""},
		{"spokesman of another body", "طالب الناطق الإدارة الأميركية بالتدخل. وأوضح الناطق باسم المؤسسة الأمنية العميد أنور رجب أن القوات انسحبت من جنين في فلسطين.", "أنور", "PSE", ""},
		{"last name before given name, who", "قال الناشط علاء عبد الفتاح ذلك في مصر. وصادق الرئيس عبد الفتاح السيسي على الحكم. وغادر عبد الفتاح المدينة.", "عبد الفتاح", "EGY", "علاء"},
		{"office behind its holder", "التقى الوفد فتحي باشاغا رئيس الحكومة المكلفة من البرلمان في ليبيا. وكان عقيلة صالح رئيس مجلس النواب حاضرا.", "رئيس الحكومة", "LBY", "باشاغا"},
		{"the dead are no person", "مقتل 32 مدنيا في طرابلس والدبيبة يتوعد في ليبيا.", "32", "LBY", "32"},
		{"delegation is no person", "التقى وفد من حركة حماس الرئيس رجب طيب أردوغان في تركيا.", "وفد", "HAMAS", "وفد"},
		{"group named with and without the article", "تحدث نائب رئيس فيفا في لندن. وأعلن الفيفا موعد الانتخابات.", "الفيفا", "FIFA", ""},
		{"base with and without the article", "قصف التنظيم قاعدة العند في اليمن. وغادر الجنود القاعدة.", "القاعدة", "none", ""},
		{"on, with the other ya", "انقلب الوزير علي الاتفاق في سوريا.", "علي", "none", ""},
		{"on before a place, with the other ya", "شنت إسرائيل غارات علي غزة.", "علي", "none", ""},
		{"a given name", "قال علي الأحمدي في العراق إن القرار صدر.", "علي", "IRQ", "علي الأحمدي"},
		{"a given name like a preposition", "وقال علي السالم في العراق إن القرار صدر.", "علي", "IRQ", "علي السالم"},
		{"doctrine is no prime minister", "حذر الوزير من خطر الفكر العثماني في سوريا.", "العثماني", "none", ""},
		{"verb is no prime minister", "من المتوقع أن ترأس واشنطن اللجنة.", "ترأس", "none", ""},
		{"indefinite committee", "تشرف لجنة دولية على الهدنة في لبنان.", "لجنة", "", "لجنة"},
		{"state of law", "قال الوزير إن سوريا «دولة قانون».", "دولة", "SYR", ""},
		{"name before its complement", "وزع المندوب المغربي عمر هلال مذكرة على الأعضاء.", "عمر", "MAR", "عمر هلال"},
		{"name before its object", "ويدعو ماكرون الكتل إلى التشاور في لبنان.", "ماكرون إ", "none", ""},
		{"emir before the town he left", "غادر أمير قطر تميم بن حمد جدة.", "جدة", "", "جدة"},
		{"group before the people it calls", "دعت حركة حماس الجماهير في الضفة الغربية إلى النفير.", "حركة", "HAMAS", "حماس"},
		{"kunya before an unknown word", "نعت حماس في غزة وكيل وزارة الداخلية محمود أبو وطفة.", "حماس وكيل", "none", ""},
		{"lawyer with his last name", "قال المحامي أحمد صواب لوكالة الأنباء إن المحاكمة سريعة في تونس.", "المحامي", "TUN", "أحمد صواب"},
		{"governor of a province by the border", "أعلن والي هاتاي الحدودية رحمي دوغان أن القصف توقف في تركيا.", "رحمي", "TUR", "رحمي دوغان"},
		{"another's son", "نال جوهر بن مبارك حكما بالسجن في تونس.", "جوهر", "TUN", "جوهر بن مبارك"},
		{"for his part", "من جانبه قال الوزير السوري ذلك.", "جانبه", "none", ""},
		{"who would not be named", "قال مسؤول تركي طلب عدم ذكر اسمه إن القصف توقف.", "ذكر", "none", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := e.Analyze(on(t, "2025-03-10", c.text))
			got := lastBegun(a, c.mention)
			switch {
			case c.id == "none" && got != nil:
				t.Fatalf("%q is a mention: %s %q %q", c.mention, got.Kind, got.ID, got.Name)
			case c.id == "none":
			case got == nil:
				t.Fatalf("no mention begins with %q", c.mention)
			case got.ID != c.id || !strings.Contains(got.Name, c.full):
				t.Errorf("%q: id %q name %q, want %q %q", c.mention, got.ID, got.Name, c.id, c.full)
			}
		})
	}
}

// TestNamesakes holds which of several places of one name, and of several
// kingdoms, a report means.
func TestNamesakes(t *testing.T) {
	e := open(t)
	for _, c := range []struct {
		name, text string
		mention    string
		country    string
	}{
		{"Tripoli of Libya", "اندلعت اشتباكات في طرابلس أمس.", "طرابلس", "LBY"},
		{"Tripoli of Lebanon", "احتفل المحتجون في طرابلس وصيدا في لبنان.", "طرابلس", "LBN"},
		{"Tripoli of Libya beside Lebanon", "وصل وفد من لبنان إلى طرابلس. وقالت ليبيا إن الوفد زار ليبيا.", "طرابلس", "LBY"},
		{"Amman by its dateline", "عمان: أكد الجيش الأردني مشاركته في العملية.", "عمان", "JOR"},
		{"Amman by its mark", "التقى الوزير نظيره في عمّان.", "عمّان", "JOR"},
		{"Oman", "رحبت عمان بالاتفاق بين طهران وواشنطن.", "عمان", "OMN"},
		{"Oman where Muscat is named", "قالت مسقط إن المحادثات انتهت. وأكدت عمان دعمها للحوار.", "عمان", "OMN"},
		{"Mansoura of Egypt", "افتتح الوزير مستشفى في المنصورة.", "المنصورة", "EGY"},
		{"Mansoura of Aden", "قتل جندي في المنصورة في عدن جنوب اليمن.", "المنصورة", "YEM"},
		{"Rafah of Gaza", "قصفت الطائرات رفح في قطاع غزة.", "رفح", "PSE"},
		{"Rafah of Sinai", "قتل جندي مصري في رفح في شمال سيناء. وقالت مصر إن الهجوم وقع ليلا.", "رفح", "EGY"},
		{"Sinjar of Iraq", "عاد النازحون إلى سنجار.", "سنجار", "IRQ"},
		{"Sinjar of Idlib", "قصفت قوات النظام بلدة سنجار في ريف إدلب في سوريا.", "سنجار", "SYR"},
		{"Bayda of Libya", "انعقد البرلمان في مدينة البيضاء شرق ليبيا.", "البيضاء", "LBY"},
		{"Sousse of Tunisia", "وقع هجوم في سوسة في تونس.", "سوسة", "TUN"},
		{"two seas are no kingdom", "لا خطر على الملاحة في البحرين الأحمر والعربي.", "البحرين", ""},
		{"kingdom of Morocco", "أعربت وزارة الخارجية المغربية عن أسفها مؤكدة أن المملكة ستظل شريكا للجزائر.", "المملكة", "MAR"},
		{"kingdom of Saudi Arabia beside Morocco", "قالت الرباط إن المغرب قلق. وأكد وزير الخارجية السعودي أن المملكة تدعم الحوار.", "المملكة", "SAU"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := e.Analyze(on(t, "2022-03-10", c.text))
			got := lastBegun(a, c.mention)
			if got == nil {
				for i := range a.Mentions {
					if m := &a.Mentions[i]; strings.Contains(c.text[m.Start:m.End], c.mention) {
						got = m
					}
				}
			}
			if got == nil || got.Country != c.country {
				t.Errorf("%q: %+v, want %q", c.mention, got, c.country)
			}
		})
	}
}

// TestTorn tries who is left without a state where a report is hardly about any.
func TestTorn(t *testing.T) {
	e := open(t)
	filler := strings.Repeat(" واستمر العمل في المصنع طوال اليوم.", 30)
	for _, c := range []struct{ name, text, id string }{
		{"a long report that names it once", "عاد العامل من رحلة إلى فرنسا." + filler + " ووصل السكان إلى الساحة.", ""},
		{"a short one", "عاد العامل من رحلة إلى فرنسا. ووصل السكان إلى الساحة.", "FRA"},
		{"a long one about it", "عاد العامل من فرنسا إلى فرنسا. وقالت فرنسا إن فرنسا بخير." + filler + " ووصل السكان إلى الساحة.", "FRA"},
		{"four alike", "اجتمعت فرنسا واليابان والبرازيل والهند. ووصل السكان إلى الساحة.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := e.Analyze(on(t, "2015-08-05", c.text))
			met := false
			for i := range a.Mentions {
				if m := &a.Mentions[i]; strings.HasPrefix(c.text[m.Start:m.End], "السكان") {
					met = true
					if m.ID != c.id {
						t.Errorf("id %q, want %q", m.ID, c.id)
					}
				}
			}
			if !met {
				t.Error("no such mention")
			}
		})
	}
}
