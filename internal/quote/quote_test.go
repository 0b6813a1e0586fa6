package quote_test

import (
	"testing"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/quote"
)

// said is a statement that a text must hold.
type said struct {
	speaker string // id
	kind    string
	content string
}

func open(t *testing.T) *engine.Engine {
	t.Helper()
	e, err := engine.New()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestStatements(t *testing.T) {
	e := open(t)
	for _, c := range []struct {
		name, text string
		want       []said
	}{
		{"an offer", "خبر\nعرضت وزارة الخارجية السويسرية التوسط بين البلدين.", []said{{"CHE", "indirect", "التوسط بين البلدين"}}},
		{"his own deed denied", "خبر\nونفت وزارة الدفاع التركية ملكيتها للطائرة.", []said{{"TUR", "indirect", "ملكيتها للطائرة"}}},
		{"any of it denied behind a comma", "خبر\nونفت وزارة الدفاع التركية، ومقرها أنقرة، أي صلة لها بالحادث.", []said{{"TUR", "indirect", "أي صلة لها بالحادث"}}},
		{"a deed of the letters of an adjective", "خبر\nودان الوزير الأردني أيمن الصفدي الحادث، متعهدا ملاحقة الجناة.", []said{{"JOR", "indirect", "ملاحقة الجناة"}}},
		{"a participle of several without a comma", "خبر\nقطع محتجون لبنانيون الطريق مطالبين برحيل الحكومة.", []said{{"LBN", "indirect", "رحيل الحكومة"}}},
		{"a participle of a body without a comma", "خبر\nواستدعت الخارجية الإيرانية السفراء متهمة بلدانهم بإيواء معارضين.", []said{{"IRN", "indirect", "إيواء معارضين"}}},
		{"answering", "خبر\nورد وزير الخارجية الأردني أيمن الصفدي بأن بلاده لن تتراجع.", []said{{"JOR", "indirect", "بلاده لن تتراجع"}}},
		{"answering behind but", "خبر\nإلا أن وزير الخارجية الأردني أيمن الصفدي رد عبر قناة محلية بأن بلاده لن تتراجع.", []said{{"JOR", "indirect", "بلاده لن تتراجع"}}},
		{"commenting as the next topic", "خبر\nأما وزير الخارجية الأردني أيمن الصفدي، فعقب من عمان بأن الوضع خطير.", []said{{"JOR", "indirect", "الوضع خطير"}}},
		{"a thing demanded", "خبر\nطالب وزير الخارجية الأردني أيمن الصفدي بممر آمن للنازحين.", []said{{"JOR", "indirect", "ممر آمن للنازحين"}}},
		{"few words in marks at the head", "خبر\n«هذا بيتي وحدي»، قال وزير الخارجية الأردني أيمن الصفدي.", []said{{"JOR", "direct", "هذا بيتي وحدي"}}},
		{"when it was announced", "خبر\nأغلقت المدارس حتى الأحد، على ما أعلن أمس وزير الخارجية الأردني أيمن الصفدي.", []said{{"JOR", "indirect", "أغلقت المدارس حتى الأحد"}}},
		{"announced by the subject", "خبر\nواعتقلت الشرطة المصرية مئة شخص، بحسب ما أعلنت.", []said{{"EGY", "indirect", "اعتقلت الشرطة المصرية مئة شخص"}}},
		{"the next topic ends it", "خبر\nقال الوزير الأردني أيمن الصفدي إن الوضع خطير، أما رئيس الوزراء المصري فالتزم الصمت.", []said{{"JOR", "indirect", "الوضع خطير"}}},
		{"a past verb ends a clause of the present", "خبر\nونفى الوزير الأردني أيمن الصفدي أن تكون الشرطة قد أوقفت أحدا، وكلف معاونيه بالتحقيق.", []said{{"JOR", "indirect", "تكون الشرطة قد أوقفت أحدا"}}},
		{"that in marks", "خبر\nواعتبر الوزير الأردني أيمن الصفدي ذلك «خطوة خطيرة جدا».", []said{{"JOR", "direct", "خطوة خطيرة جدا"}}},
		{"who stands in", "خبر\nووصفت وزيرة الخارجية الليبية بالإنابة القرار بأنه \"خطوة خطيرة جدا\".", []said{{"LBY", "direct", "خطوة خطيرة جدا"}}},
		{"a headline of two", "واشنطن تتعهد مواصلة الحوار وطهران ترحب\nوصل الوفد أمس.", []said{{"USA", "indirect", "مواصلة الحوار"}}},
		{"a headline that opens with words", "«لن نرحل».. سكان فلسطينيون يرفضون الإخلاء\nوصل الوفد أمس.", []said{{"PSE", "direct", "لن نرحل"}}},
		{"what came of it", "خبر\nهاجم مسلحون قرية في مالي، فأحرقوا بيوتا وقتلوا خمسة، بحسب وزارة الدفاع الفرنسية.", []said{{"FRA", "indirect", "هاجم مسلحون قرية في مالي، فأحرقوا بيوتا وقتلوا خمسة"}}},
		{"to whom he says it", "خبر\nواستقبل الرئيس المصري عبد الفتاح السيسي ضيفه قائلا له «أخي، لن أتركك».", []said{{"EGY", "direct", "أخي، لن أتركك"}}},
		{"the subject apart by commas", "خبر\nوتعهدت قيادة الجيش المصري، في بيان، مواصلة القتال.", []said{{"EGY", "indirect", "مواصلة القتال"}}},
		{"what a medium learnt from a source", "خبر\nوعلمت «المدينة اليوم» من مصدر قضائي أن المحاكمة ستبدأ غدا.", []said{{"", "indirect", "المحاكمة ستبدأ غدا"}}},
		{"worry shown", "خبر\nأبدت وزارة الخارجية المصرية قلقها من التصعيد.", []said{{"EGY", "indirect", "قلقها من التصعيد"}}},
		{"what others deny meanwhile", "خبر\nقال الوزير الأردني أيمن الصفدي إن الوضع هادئ، فيما نفى سكان ذلك.", []said{{"JOR", "indirect", "الوضع هادئ"}}},
		{"this is what he announced", "خبر\nستغلق المدارس أبوابها حتى الأحد، هذا ما أعلنه وزير الخارجية الأردني أيمن الصفدي.", []said{{"JOR", "indirect", "ستغلق المدارس أبوابها حتى الأحد"}}},
		{"who remembers", "خبر\n«كان يكره السفر دائما»، يتذكر وزير الخارجية الأردني أيمن الصفدي.", []said{{"JOR", "direct", "كان يكره السفر دائما"}}},
		{"by these words", "خبر\n«لن أسافر بعد اليوم»، بهذه الكلمات ودع وزير الخارجية الأردني أيمن الصفدي ضيوفه.", []said{{"JOR", "direct", "لن أسافر بعد اليوم"}}},
		{"whom somebody cites in what he says", "خبر\nقال وزير الدفاع العراقي إن الجيش، بحسب مصادر محلية، انسحب من المدينة.", []said{{"IRQ", "indirect", "الجيش، بحسب مصادر محلية، انسحب من المدينة"}}},
		{"his lawyer, not he", "خبر\nقال محامي الرئيس المصري المعزول محمد مرسي إن الحكم باطل.", []said{{"EGY", "indirect", "الحكم باطل"}}},
		{"a promise taken for reckoning", "خبر\nوعدت الحكومة اللبنانية بتعزيز الرقابة على الحدود بعد الحادث.", []said{{"LBN", "indirect", "تعزيز الرقابة على الحدود"}}},
		{"what is asked of whom", "خبر\nوطلب وزير الدفاع الأميركي من قادة الجيش وضع خطط لحماية القواعد.", []said{{"USA", "indirect", "وضع خطط لحماية القواعد"}}},
		{"asked with the article", "خبر\nوطلب العراق من فرنسا المساعدة في تدريب الجنود.", []said{{"IRQ", "indirect", "المساعدة في تدريب الجنود"}}},
		{"asked with another preposition", "خبر\nطالب الرئيس المصري عبد الفتاح السيسي الأمم المتحدة إلى التدخل في الأزمة.", []said{{"EGY", "indirect", "التدخل في الأزمة"}}},
		{"asked in marks", "خبر\nوقال الوزير الأردني أيمن الصفدي إن الوضع خطير، داعيا الجميع «إلى عدم الخوف من الاتفاق».", []said{{"JOR", "indirect", "الوضع خطير"}, {"JOR", "direct", "إلى عدم الخوف من الاتفاق"}}},
		{"who is accused stands behind", "خبر\nوجاءت الزيارة بعد اتهام الحكومة البريطانية إسبانيا بانتهاك سيادتها.", []said{{"GBR", "indirect", "انتهاك سيادتها"}}},
		{"announced by a noun", "خبر\nوعاد النازحون بعد إعلان الحكومة اليمنية تحرير المدينة.", []said{{"YEM", "indirect", "تحرير المدينة"}}},
		{"a toll behind the sentence", "خبر\nوقتل ثلاثة جنود في الهجوم، وفق حصيلة جديدة أعلنتها وزارة الدفاع المصرية.", []said{{"EGY", "indirect", "قتل ثلاثة جنود في الهجوم"}}},
		{"what opens the sentence is left out", "خبر\nوفي مدينة حلب، قتل خمسة مدنيين في قصف، بحسب وزارة الدفاع التركية.", []said{{"TUR", "indirect", "قتل خمسة مدنيين في قصف"}}},
		{"a text closes the sentence", "خبر\nوصلت معلومات عنه إلى الشرطة مبكرا، كما جاء في لائحة الاتهام.", []said{{"", "indirect", "وصلت معلومات عنه إلى الشرطة مبكرا"}}},
		{"who closes the sentence", "خبر\nلم تسجل أي إصابة منذ أسبوع، تقول وزارة الصحة المصرية.", []said{{"EGY", "indirect", "لم تسجل أي إصابة منذ أسبوع"}}},
		{"goes on with and that", "خبر\nقال وزير الخارجية الأردني أيمن الصفدي إن الوضع هادئ. وأن بلاده تدعم الحوار.", []said{{"JOR", "indirect", "الوضع هادئ"}, {"JOR", "indirect", "بلاده تدعم الحوار"}}},
		{"a question", "خبر\nوتساءل الوزير الأردني أيمن الصفدي كيف وصلت الأسلحة إلى المدينة.", []said{{"JOR", "indirect", "كيف وصلت الأسلحة إلى المدينة"}}},
		{"all of it denied", "خبر\nونفت وزارة الدفاع التركية أية مسؤولية عن الغارة.", []said{{"TUR", "indirect", "أية مسؤولية عن الغارة"}}},
		{"the main clause", "خبر\nوفي وقت أعلن الرئيس الأميركي باراك أوباما أن الإرهاب تراجع، قتل خمسة أشخاص في تفجير.", []said{{"USA", "indirect", "الإرهاب تراجع"}}},
		{"what else he does", "خبر\nوقال الرئيس المصري عبد الفتاح السيسي إن الحرب طويلة، مقدما تعازيه لأسر الضحايا.", []said{{"EGY", "indirect", "الحرب طويلة"}}},
		{"a promise in the present", "تركيا تعد بتقديم مساعدات للنازحين\nوصل الوفد أمس.", []said{{"TUR", "indirect", "تقديم مساعدات للنازحين"}}},
		{"what a medium learnt", "خبر\nوعلمت «عكاظ» من مصادر مطلعة أن اللقاء سيعقد غدا.", []said{{"", "indirect", "اللقاء سيعقد غدا"}}},
		{"a verbal noun behind a preposition", "خبر\nوسعى الرئيس المصري عبد الفتاح السيسي إلى التأكيد على أن بلاده لن تتدخل.", []said{{"EGY", "indirect", "بلاده لن تتدخل"}}},
		{"a deed with the article behind a participle", "خبر\nقال وزير الخارجية الأردني أيمن الصفدي إن المحادثات مستمرة، مرجحا التوصل إلى اتفاق قريب.", []said{{"JOR", "indirect", "المحادثات مستمرة"}, {"JOR", "indirect", "التوصل إلى اتفاق قريب"}}},
		{"a court's text", "خبر\nقدمت النيابة الإسرائيلية شكوى ضد رجل. وذكرت لائحة الاتهام أن المتهم تدرب في الخارج.", []said{{"ISR", "indirect", "المتهم تدرب في الخارج"}}},
		{"in which text it stands", "خبر\nوجاء في لائحة الاتهام أن المتهم تدرب في الخارج.", []said{{"", "indirect", "المتهم تدرب في الخارج"}}},
		{"a text after a person", "خبر\nقال وزير الخارجية الأردني أيمن الصفدي إن الوضع هادئ. وأوضحت الإحصائية أن الصادرات ارتفعت.", []said{{"JOR", "indirect", "الوضع هادئ"}, {"", "indirect", "الصادرات ارتفعت"}}},
		{"whose renewed words", "خبر\nوجدد حسن نصر الله التأكيد على أن الحزب مستعد.", []said{{"HEZBOLLAH", "indirect", "الحزب مستعد"}}},
		{"explained by a clause", "خبر\nوعزا الوزير اللبناني ذلك إلى أن الموسم كان جافا.", []said{{"LBN", "indirect", "الموسم كان جافا"}}},
		{"a participle spelt like a noun", "أعربت ألمانيا عن قلقها، داعية إسرائيل إلى وقف القتال فورا.", []said{{"DEU", "indirect", "قلقها"}, {"DEU", "indirect", "وقف القتال فورا"}}},
		{"clause that describes a noun", "تحدث وزير الخارجية المصري سامح شكري في حوار أجرته معه قناة الجزيرة عن الأزمة، مشيرا إلى أن الحل ممكن.", []said{{"EGY", "indirect", "الحل ممكن"}}},
		{"whose words they are", "خبر\nجاء ذلك ردا على تصريحات الرئيس الإيراني حسن روحاني التي أكد فيها أن بلاده لن تتراجع.", []said{{"IRN", "indirect", "بلاده لن تتراجع"}}},
		{"who blamed goes on", "خبر\nكانت حركة حماس قد أدانت الغارة أمس. وقالت إن الرد قادم.", []said{{"HAMAS", "indirect", "الرد قادم"}}},
		{"who is accused", "خبر\nقال الرئيس التركي رجب طيب أردوغان إن العملية مستمرة. كما اتهم حركة حماس بأنها تعرقل الحل.", []said{{"TUR", "indirect", "العملية مستمرة"}, {"TUR", "indirect", "تعرقل الحل"}}},
		{"two who go on", "خبر\nواعتقلت الشرطة المصرية رجلين لبنانيين، اعترفا بأنهما سرقا البنك.", []said{{"LBN", "indirect", "سرقا البنك"}}},
		{"a body's participle without a comma", "خبر\nأعلنت وزارة الدفاع المصرية الهدنة مؤكدة أنها تبدأ غدا.", []said{{"EGY", "indirect", "تبدأ غدا"}}},
		{"a woman is no man", "خبر\nقال الرئيس المصري عبد الفتاح السيسي إن الوضع هادئ. ووصلت المستشارة أنغيلا ميركل. وقالت ميركل إن الحل ممكن. ورحب السيسي بها. وأضافت أن ألمانيا مستعدة.", []said{{"EGY", "indirect", "الوضع هادئ"}, {"DEU", "indirect", "الحل ممكن"}, {"DEU", "indirect", "ألمانيا مستعدة"}}},
		{"clause", "قال وزير الخارجية الأردني أيمن الصفدي إن المحادثات كانت مثمرة.", []said{{"JOR", "indirect", "المحادثات كانت مثمرة"}}},
		{"direct", "وقال رئيس الوزراء العراقي حيدر العبادي: «لن نسمح بعودة الإرهاب إلى مدننا أبدا».", []said{{"IRQ", "direct", "لن نسمح بعودة الإرهاب إلى مدننا أبدا"}}},
		{"carried on", "قالت وزارة الدفاع المصرية إن الجنود بخير. وأضافت أن البحث مستمر.", []said{{"EGY", "indirect", "الجنود بخير"}, {"EGY", "indirect", "البحث مستمر"}}},
		{"participle", "أعلنت الحكومة اليمنية أن المطار مفتوح، مؤكدة أن الرحلات منتظمة.", []said{{"YEM", "indirect", "المطار مفتوح"}, {"YEM", "indirect", "الرحلات منتظمة"}}},
		{"unlisted name", "وقال ستيفان برونكوف، المتحدث باسم الحكومة الألمانية، إن القرار نهائي.", []said{{"DEU", "indirect", "القرار نهائي"}}},
		{"office behind a name", "صرح زيدكار مورانيك نائب وزير الخارجية التركي أن الحدود مغلقة.", []said{{"TUR", "indirect", "الحدود مغلقة"}}},
		{"passed on", "ونقلت الإذاعة الإسرائيلية عن وزير الخارجية الأميركي جون كيري قوله إن الاتفاق قريب.", []said{{"USA", "indirect", "الاتفاق قريب"}}},
		{"text", "وقع الانفجار صباحا في السوق. وأوضح بيان صادر عن وزارة الداخلية اللبنانية أن الجرحى في المستشفى.", []said{{"LBN", "indirect", "الجرحى في المستشفى"}}},
		{"object of a verbal noun", "قال الرئيس المصري عبد الفتاح السيسي إن الوضع هادئ. ودعا خلال لقائه وزير الخارجية الإيطالي إلى وقف القتال.", []said{{"EGY", "indirect", "الوضع هادئ"}, {"EGY", "indirect", "وقف القتال"}}},
		{"adverb before أن", "وأكد الرئيس المصري عبد الفتاح السيسي في تصريح بثته الوكالة اليوم أن القناة مفتوحة.", []said{{"EGY", "indirect", "القناة مفتوحة"}}},
		{"pronoun before أن", "قالت وزارة الدفاع المصرية إن الجنود بخير ونشرت صورا تؤكد فيها أن الطريق آمن.", []said{{"EGY", "indirect", "الطريق آمن"}}},
		{"by letters another verb", "ولفت الوزير اللبناني إلى أن الطريق سيفتح قريبا.", []said{{"LBN", "indirect", "الطريق سيفتح قريبا"}}},
		{"by its last letter no noun", "من جهته رأى الوزير اللبناني أن الأزمة ستطول.", []said{{"LBN", "indirect", "الأزمة ستطول"}}},
		{"renewed saying", "جدد الرئيس المصري عبد الفتاح السيسي التأكيد على أن القدس عاصمة فلسطين.", []said{{"EGY", "indirect", "القدس عاصمة فلسطين"}}},
		{"honorific", "قال وزير الخارجية الأردني أيمن الصفدي إن اللقاء كان مثمرا. وأكد معاليه أن التعاون سيستمر.", []said{{"JOR", "indirect", "التعاون سيستمر"}}},
		{"no أن", "قال وزير الخارجية الأردني أيمن الصفدي إن اللقاء مهم. وأضاف لا يوجد حل عسكري.", []said{{"JOR", "indirect", "لا يوجد حل عسكري"}}},
		{"told of before", "وصل الرئيس المصري عبد الفتاح السيسي إلى عمان أمس. وقال فور وصوله إن الزيارة مهمة.", []said{{"EGY", "indirect", "الزيارة مهمة"}}},
		{"article drawn in", "دعا الرئيس المصري عبد الفتاح السيسي حركة حماس للعودة إلى الحوار.", []said{{"EGY", "indirect", "للعودة إلى الحوار"}}},
		{"study", "قال الرئيس المصري عبد الفتاح السيسي إن الوضع هادئ. وأفادت دراسة حديثة بأن الأسعار ارتفعت.", []said{{"EGY", "indirect", "الوضع هادئ"}, {"", "indirect", "الأسعار ارتفعت"}}},
		{"laid in a mouth", "ونقلت عنه وكالة رويترز أن الحدود مغلقة. ونسب التقرير إلى وزير الدفاع التركي أن الجيش مستعد.", []said{{"TUR", "indirect", "الجيش مستعد"}}},
		{"behind a teller", "بحسب وزارة الدفاع المصرية فإن الجنود عادوا إلى قواعدهم.", []said{{"EGY", "indirect", "الجنود عادوا إلى قواعدهم"}}},
		{"by its place no noun", "ومن جهته وعد الرئيس الإيراني حسن روحاني بأن بلاده لن تسعى إلى الحرب.", []said{{"IRN", "indirect", "بلاده لن تسعى إلى الحرب"}}},
		{"verbal noun", "واجتمع مجلس الأمن بعد تأكيد الرئيس الإيراني حسن روحاني أن بلاده مستعدة.", []said{{"IRN", "indirect", "بلاده مستعدة"}}},
		{"sources without a name", "قتل ثلاثة جنود في هجوم على الحاجز، بحسب مصادر طبية.", []said{{"", "indirect", "قتل ثلاثة جنود في هجوم على الحاجز"}}},
		{"name in marks", "قال الرئيس المصري عبد الفتاح السيسي إن الوضع هادئ. وطالب «السيسي» بضرورة التعاون.", []said{{"EGY", "indirect", "ضرورة التعاون"}}},
		{"judged", "اعتبرت وزارة الدفاع المصرية استمرار القصف خرقا للهدنة.", []said{{"EGY", "indirect", "استمرار القصف خرقا للهدنة"}}},
		{"suspected", "وتشتبه وزارة الدفاع المصرية بأن المتهم شارك في الهجوم.", []said{{"EGY", "indirect", "المتهم شارك في الهجوم"}}},
		{"counterpart", "التقى معالي وزير الخارجية الأستاذ عادل بن أحمد الجبير اليوم وزير خارجية روسيا سيرغي لافروف. وقال معالي وزير الخارجية إن اللقاء مثمر.", []said{{"SAU", "indirect", "اللقاء مثمر"}}},
		{"rubric", "سياسي / الأردن يدعو إسرائيل إلى وقف الاستيطان\nاجتمع المجلس أمس.", []said{{"JOR", "indirect", "وقف الاستيطان"}}},
		{"indefinite before the verb", "تقدمت الكنيسة بشكوى ضد وزير إسرائيلي دعا إلى إحراق الحقول.", []said{{"ISR", "indirect", "إحراق الحقول"}}},
		{"words passed on", "ونقلت وكالة رويترز قول وزير الدفاع الأميركي إن القاعدة آمنة.", []said{{"USA", "indirect", "القاعدة آمنة"}}},
		{"behind the matter", "قال وزير الدفاع المصري إن هناك قوة من الجنود مؤكدا أنهم مسؤولون عن الأمن فقط، وحول عودة السفارات قال إن القرار قريب.", []said{{"EGY", "indirect", "هناك قوة من الجنود"}, {"EGY", "indirect", "القرار قريب"}}},
		{"participle behind a teller", "قالت وزارة الدفاع المصرية إن الجنود بخير. وبحسب وزير الداخلية اللبناني فإن الطريق آمن، مؤكدا أن الشرطة تنتشر.", []said{{"EGY", "indirect", "الجنود بخير"}, {"LBN", "indirect", "الطريق آمن"}, {"LBN", "indirect", "الشرطة تنتشر"}}},
		{"had said", "قالت وزارة الدفاع المصرية إن الجنود بخير. وكانت الحكومة العراقية دعت الدول المانحة إلى تقديم المساعدات.", []said{{"IRQ", "indirect", "تقديم المساعدات"}}},
		{"object in its form", "قال وزير الدفاع المصري إن الهدنة باقية. واتهم المتمردين بمواصلة القصف.", []said{{"EGY", "indirect", "الهدنة باقية"}, {"EGY", "indirect", "مواصلة القصف"}}},
		{"participle within marks", "أصدرت الحكومة اليمنية بيانا قالت فيه «الطريق إلى عدن مفتوح منذ صباح أمس، مشيرة إلى أن المطار يعمل».", []said{{"YEM", "direct", "الطريق إلى عدن مفتوح منذ صباح أمس"}, {"YEM", "indirect", "المطار يعمل"}}},
		{"own words over sentences", "وقال وزير الخارجية الأردني أيمن الصفدي: نريد السلام في المنطقة. سنعمل مع شركائنا من أجله. واجتمع المجلس أمس.", []said{{"JOR", "indirect", "نريد السلام في المنطقة. سنعمل مع شركائنا من أجله"}}},
		{"verb behind a noun phrase", "هدد المتمردون الحوثيون الوزير بالتصفية وأرغموه على البقاء.", []said{{"HOUTHIS", "indirect", "التصفية"}}},
		{"gloss", "ودعت الحكومة اللبنانية إلى إيجاد حل للأزمة، وهي مشكلة قديمة.", []said{{"LBN", "indirect", "إيجاد حل للأزمة"}}},
		{"by the saying", "من جهته، لم يؤكد الجيش الإسرائيلي مقتل الرجل، بل اكتفى بالقول إنه أصيب بجروح.", []said{{"ISR", "indirect", "أصيب بجروح"}}},
		{"feminine participle", "أكدت وزارة الدفاع المصرية أن الجنود بخير، مطالبة الدول كافة باتخاذ الإجراءات.", []said{{"EGY", "indirect", "الجنود بخير"}, {"EGY", "indirect", "اتخاذ الإجراءات"}}},
		{"reckoned", "أكد وزير الدفاع المصري أن الوضع جيد، عادا استمرار القصف خرقا للهدنة.", []said{{"EGY", "indirect", "الوضع جيد"}, {"EGY", "indirect", "استمرار القصف خرقا للهدنة"}}},
		{"burden past an adjunct", "وحمل وزير الدفاع المصري، في بيان أمس، الميليشيات المسؤولية عن القصف.", []said{{"EGY", "indirect", "الميليشيات المسؤولية عن القصف"}}},
		{"put in before أن", "وكانت الحكومة التركية أكدت تزامنا مع الغارات، أنها لن تتراجع.", []said{{"TUR", "indirect", "لن تتراجع"}}},
		{"wish", "استقبل الملك سلمان بن عبدالعزيز الوزير، مؤكدا -أيده الله- عمق العلاقات بين البلدين.", []said{{"SAU", "indirect", "عمق العلاقات بين البلدين"}}},
		{"without a mark", "قال وزير الدفاع المصري إن الجنود بخير. وعن الإرهاب، قال الإرهاب هو الإرهاب ولا فرق بين من يرتكبه.", []said{{"EGY", "indirect", "الإرهاب هو الإرهاب ولا فرق بين من يرتكبه"}}},
		{"told on from a set phrase", "نوه وزير الدفاع المصري بالدعم الذي تقدمه القوات العراقية وتعمل على توفيره، مشيرا إلى أن الجنود بخير.", []said{{"EGY", "indirect", "الجنود بخير"}}},
		{"one speaker to the end", "أوضح وزير الدفاع المصري أن الجنود بخير، مشيدا بالقوات العراقية حيث تقدم الحكومة العراقية الدعم بسرعة، مبينا أن التنسيق متكامل.", []said{{"EGY", "indirect", "التنسيق متكامل"}}},
		{"where it was broadcast", "قال وزير الدفاع المصري إن الجنود بخير. وأضاف الوزير المصري في مقابلة بثتها قناة العربية أنه سيعود.", []said{{"EGY", "indirect", "سيعود"}}},
		{"relative clause that says", "وقال مسؤولون مصريون اشترطوا عدم نشر أسمائهم إن الجنود بخير.", []said{{"EGY", "indirect", "الجنود بخير"}}},
		{"expressed", "من جانبه، عبر وزير الخارجية الألماني فرانك فالتر شتاينماير عن حرص بلاده على السلام.", []said{{"DEU", "indirect", "حرص بلاده على السلام"}}},
		{"preposition of a title", "دعت وزيرة الخارجية المصرية المرشحة لرئاسة المجلس الدول إلى إنهاء الحصار.", []said{{"EGY", "indirect", "إنهاء الحصار"}}},
		{"clause in marks behind a noun", "وقال وزير الدفاع المصري في الرسالة \"من الواضح أن الجنود بخير\".", []said{{"EGY", "direct", "من الواضح أن الجنود بخير"}}},
		{"stance", "وأكد الوزير الأردني موقف بلاده من الأزمة السورية.", []said{{"JOR", "indirect", "موقف بلاده من الأزمة السورية"}}},
		{"many of them", "قالت وزارة الدفاع المصرية إن الجنود بخير. وكان عدد من الوزراء العراقيين قد أعلنوا أن القرار مرفوض لديهم.", []said{{"IRQ", "indirect", "القرار مرفوض لديهم"}}},
		{"behind another side", "من جانب آخر أوضح الوزير الأردني أن الحدود آمنة.", []said{{"JOR", "indirect", "الحدود آمنة"}}},
		{"what they are said to do", "انتقد الرئيس التركي رجب طيب أردوغان الدول التي قال إنها تلوم بلاده.", []said{{"TUR", "indirect", "تلوم بلاده"}}},
		{"told to have happened", "قال مصدر عسكري يمني إن الطريق مفتوح. وأشار المصدر إلى مقتل 22 مسلحا في الاشتباكات.", []said{{"YEM", "indirect", "مقتل 22 مسلحا في الاشتباكات"}}},
		{"participle first", "أوضحت وزارة الدفاع المصرية أن الجنود بخير. مشيرة إلى أن الطريق آمن.", []said{{"EGY", "indirect", "الطريق آمن"}}},
		{"goes on to condemn", "قال الرئيس المصري عبد الفتاح السيسي إن بلاده قوية، وأدان اغتيال القاضي.", []said{{"EGY", "indirect", "بلاده قوية"}}},
		{"where he spoke", "قال الرئيس المصري عبد الفتاح السيسي إن الوضع هادئ. وأضاف في كلمة ألقاها أمام الجنود أمس إن الأمن أولوية.", []said{{"EGY", "indirect", "الأمن أولوية"}}},
		{"had announced", "قالت وزارة الدفاع المصرية إن الجنود بخير. وكان مسؤول عراقي في الأنبار قد صرح بأن الطريق آمن.", []said{{"IRQ", "indirect", "الطريق آمن"}}},
		{"past a comma", "وقال وزير الخارجية الأردني أيمن الصفدي للصحفيين، تم تحديد موعد الاجتماع في عمان مع الوفود كلها.", []said{{"JOR", "indirect", "تم تحديد موعد الاجتماع في عمان مع الوفود كلها"}}},
		{"statistics first", "وبحسب إحصائية حديثة فإن الأسعار ارتفعت كثيرا.", []said{{"", "indirect", "الأسعار ارتفعت كثيرا"}}},
		{"id of a name called back", "قال وزير الخارجية الأردني أيمن الصفدي إن اللقاء مهم. وقال الصفدي إن الحوار مستمر.", []said{{"JOR", "indirect", "الحوار مستمر"}}},
		{"headline told by the body", "الصفدي لـ«الوطن»: الحوار مستمر\nقال وزير الخارجية الأردني أيمن الصفدي إن اللقاء مهم.", []said{{"JOR", "indirect", "الحوار مستمر"}}},
		{"headline of a study", "دراسة: الأسعار ترتفع\nارتفعت الأسعار أمس.", []said{{"", "indirect", "الأسعار ترتفع"}}},
		{"man's title", "وقالت وزير الصحة المصري هالة زايد إن اللقاح متوافر.", []said{{"EGY", "indirect", "اللقاح متوافر"}}},
		{"dateline", "القاهرة - «الشرق الأوسط»: عاد الجنود أمس إلى قواعدهم في سيناء، حسبما ذكرت وزارة الدفاع المصرية.", []said{{"EGY", "indirect", "عاد الجنود أمس إلى قواعدهم في سيناء"}}},
		{"upon what", "أعلنت السعودية استدعاء سفيرها إثر الهجوم.", []said{{"SAU", "indirect", "استدعاء سفيرها"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := e.Analyze(isnad.Report{Text: c.text, Published: time.Date(2015, 8, 5, 0, 0, 0, 0, time.UTC)})
			for _, w := range c.want {
				if !holds(a, w) {
					t.Errorf("no statement %+v in %+v", w, told(a))
				}
			}
		})
	}
}

// TestNobody tries words of blame where the text names nobody at all.
func TestNobody(t *testing.T) {
	e := open(t)
	a := e.Analyze(isnad.Report{Text: "وصلت سفينة، محملة بقمح يبلغ وزنه طنا."})
	if len(a.Mentions) != 0 {
		t.Fatalf("%d mentions, the test wants none", len(a.Mentions))
	}
	if got := told(a); len(got) != 0 {
		t.Errorf("statements %+v, want none", got)
	}
}

// TestSilent tries words of saying that put nothing in anybody's mouth.
func TestSilent(t *testing.T) {
	e := open(t)
	for _, c := range []struct{ name, text, content string }{
		{"generally held", "قال الرئيس المصري عبد الفتاح السيسي إن القناة مفتوحة. ويتوقع أن ترتفع الأسعار قريبا.", "ترتفع الأسعار قريبا"},
		{"what was told before", "زاد الإنتاج كثيرا مما يؤكد أن الشركة قوية.", "الشركة قوية"},
		{"law", "ستجرى الانتخابات في تركيا وفقا للقانون التركي الجديد.", "ستجرى الانتخابات في تركيا"},
		{"treaty", "ستحاكم المحكمة القادة وفقا لميثاق روما.", "ستحاكم المحكمة القادة"},
		{"as an aside", "بحث الوزيران التعاون بين البلدين، كما أشار الوزير الأردني إلى الدور المصري.", "بحث الوزيران التعاون بين البلدين"},
		{"verbal noun without أن", "انتهت الجلسة بعد تأكيد الرئيس الإيراني على التعاون.", "التعاون"},
		{"passed on", "قال وزير الدفاع المصري إن الجنود بخير، حسبما أفادت وكالة رويترز.", "قال وزير الدفاع المصري إن الجنود بخير"},
		{"suspect", "أوقفت الشرطة الإسبانية رجلا يشتبه في تجنيده نساء.", "تجنيده نساء"},
		{"headline of no name", "الآمال: طريق طويل\nقال وزير الخارجية الأردني أيمن الصفدي إن اللقاء مهم.", "طريق طويل"},
		{"first person", "وأعتقد بأن الحل قريب.", "الحل قريب"},
		{"letter sent", "وجهت محكمة أمريكية تهمة التورط بالإرهاب إلى رجل.", "الإرهاب إلى رجل"},
		{"the site", "قال الوزير المصري إن المعبر مفتوح.\nرابط الخبر بصحيفة اليوم: الوزير المصري يؤكد أن المعبر مغلق", "المعبر مغلق"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := e.Analyze(isnad.Report{Text: c.text, Published: time.Date(2015, 8, 5, 0, 0, 0, 0, time.UTC)})
			for _, s := range told(a) {
				if s.content == c.content {
					t.Errorf("statement %+v, want none of it", s)
				}
			}
		})
	}
}

// TestSpeakerName tries who is named as the speaker.
func TestSpeakerName(t *testing.T) {
	e := open(t)
	for _, c := range []struct{ text, want string }{
		{"وكشفت مصادر دبلوماسية لـ«الشرق الأوسط» أن المحادثات مستمرة.", "مصادر دبلوماسية"},
		{"وأفادت دراسة حديثة بأن الأسعار ارتفعت.", "دراسة حديثة"},
		{"أظهرت دراسة نشرت الاثنين أن الأسعار ارتفعت.", "دراسة"},
		{"واطلعت وكالة رويترز على تقرير جديد أكد أن الأسعار ارتفعت.", "تقرير جديد"},
		{"وأشارت التقارير إلى أن الأسعار ارتفعت.", "التقارير"},
		{"قال تقرير عن ليبيا إن الأسعار ارتفعت.", "تقرير"},
		{"نشرت صحيفة الغارديان تقريرا عن ليبيا. وقال التقرير إن الأسعار ارتفعت.", "صحيفة الغارديان"},
		{"قالت دراسة عن اليمن أصدرها معهد تشاتام هاوس إن الأسعار ارتفعت.", "تشاتام هاوس"},
		{"أعدت لجنة تقصي الحقائق في القاهرة تقريرا. وأكد التقرير أن الأسعار ارتفعت.", "لجنة تقصي الحقائق"},
	} {
		a := e.Analyze(isnad.Report{Text: c.text, Published: time.Date(2015, 8, 5, 0, 0, 0, 0, time.UTC)})
		if len(a.Statements) != 1 || a.Statements[0].SpeakerName != c.want {
			t.Errorf("%s: %+v, want the speaker %q", c.text, a.Statements, c.want)
		}
	}
}

// TestCalledBackTeller asks for the name of who speaks last.
func TestCalledBackTeller(t *testing.T) {
	e := open(t)
	for _, c := range []struct{ text, want string }{
		{"قال أطباء في مستشفى الشفاء في غزة إن الجرحى كثر. وأضاف الأطباء أن الأدوية نفدت.", "أطباء في مستشفى الشفاء"},
		{"قال ضابط في شرطة كركوك إن عبوة انفجرت. وأضاف الضابط أن القتلى اثنان.", "ضابط في شرطة كركوك"},
		{"قال محللون روس إن الحرب طويلة. وأضاف المحللون أن التكلفة كبيرة.", "محللون روس"},
	} {
		a := e.Analyze(isnad.Report{Text: c.text, Published: time.Date(2015, 8, 5, 0, 0, 0, 0, time.UTC)})
		if n := len(a.Statements); n == 0 || a.Statements[n-1].SpeakerName != c.want {
			t.Errorf("%s: %+v, want the speaker %q", c.text, a.Statements, c.want)
		}
	}
}

func holds(a *isnad.Analysis, w said) bool {
	for _, s := range told(a) {
		if s == w {
			return true
		}
	}
	return false
}

func told(a *isnad.Analysis) []said {
	var out []said
	for i := range a.Statements {
		s := &a.Statements[i]
		out = append(out, said{s.SpeakerID, s.Kind, a.Report.Text[s.Content.Start:s.Content.End]})
	}
	return out
}

func TestChain(t *testing.T) {
	e := open(t)
	a := e.Analyze(isnad.Report{Text: "قالت وكالة رويترز نقلا عن مسؤولين في وزارة الدفاع التركية إن الجيش قصف القرية."})
	if len(a.Statements) != 1 {
		t.Fatalf("%d statements, want 1", len(a.Statements))
	}
	s := a.Statements[0]
	if s.SpeakerID != "REUTERS" || len(s.Cites) != 1 || s.Cites[0] != "TUR" {
		t.Errorf("speaker %q cites %q, want REUTERS citing TUR", s.SpeakerID, s.Cites)
	}
}

// TestToldAgency holds that the agency to which something is told passes it on.
func TestToldAgency(t *testing.T) {
	e := open(t)
	a := e.Analyze(isnad.Report{Text: "قال مصدر أمني مصري لوكالة رويترز إن الشرطة أوقفت خمسة أشخاص."})
	if len(a.Statements) != 1 {
		t.Fatalf("%d statements, want 1", len(a.Statements))
	}
	if s := a.Statements[0]; s.SpeakerID != "EGY" || len(s.Via) != 1 || s.Via[0] != "REUTERS" {
		t.Errorf("speaker %q via %q, want EGY via REUTERS", s.SpeakerID, s.Via)
	}
}

// TestUnsaid holds that nobody is made to say what the report only tells.
func TestUnsaid(t *testing.T) {
	e := open(t)
	for name, text := range map[string]string{
		"doing again":     "جددت قوات النظام السوري قصفها لمناطق في مدينة الزبداني.",
		"again":           "وارتفع عدد النواب مجددا إلى 435 ما يعني أن الغالبية ستكون 290 مقعدا.",
		"able":            "والمدينة بحاجة إلى وقفة جدية، وقادرة على ردع القصف.",
		"praise":          "واستقبل الرئيس المصري عبد الفتاح السيسي الوفد منوها بالدعم الكبير.",
		"pointing ahead":  "جدير بالذكر أن المدينة كانت آمنة.",
		"added to":        "والحادث يضاف إلى «سجل الجرائم التي ارتكبت في المدينة».",
		"not having said": "وغادر وزير الدفاع المصري القاعة دون أن يقول إن الجنود بخير.",
	} {
		if a := e.Analyze(isnad.Report{Text: "خبر\n" + text, Published: time.Date(2015, 8, 11, 0, 0, 0, 0, time.UTC)}); len(a.Statements) > 0 {
			s := a.Statements[0]
			t.Errorf("%s: %q said by %q", name, a.Report.Text[s.Content.Start:s.Content.End], s.SpeakerName)
		}
	}
}

// TestNameOfOffice holds that who is told of by his office bears the name that the
// report has for him.
func TestNameOfOffice(t *testing.T) {
	e := open(t)
	for text, want := range map[string]string{
		"استقبل الملك آشتون كارتر وزير الدفاع الأميركي أمس.\nوقال الوزير الأميركي إن الزيارة مهمة.":                                   "أشتون كارتر",
		"مسؤول أممي يحذر من كارثة إنسانية\nقال منسق الأمم المتحدة ستيفن أوبراين إن الوضع سيئ.":                                        "ستيفن أوبراين",
		"لقاء\nأكد محافظ محافظة أبين الدكتور الخضر السعيدي أن الطريق مفتوح.":                                                          "الخضر السعيدي",
		"مصدر رئاسي يمني: القوات تؤمن المطار\nقال مدير مكتب رئاسة الجمهورية اليمنية محمد علي مارم إن المطار مفتوح.":                   "مصدر رئاسي يمني",
		"لقاء\nقال المتحدث باسم الحكومة اليمنية راجح بادي إن عدن آمنة. وفي صنعاء، أكد المتحدث باسم الحكومة اليمنية أن الحكومة ستعود.": "راجح بادي",
	} {
		a := e.Analyze(isnad.Report{Text: text, Published: time.Date(2015, 8, 11, 0, 0, 0, 0, time.UTC)})
		if len(a.Statements) == 0 {
			t.Errorf("%q: no statement", text)
		} else if got := a.Statements[0].SpeakerName; got != want {
			t.Errorf("%q: speaker %q, want %q", text, got, want)
		}
	}
}

// TestKept tries that what the rules find is weighed.
func TestKept(t *testing.T) {
	e := open(t)
	var seen []quote.Found
	e.Trace(isnad.Report{Text: "خبر\nقال وزير الخارجية الأردني أيمن الصفدي إن المحادثات مستمرة.", Published: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)}, engine.Tracer{Kept: func(f quote.Found) { seen = append(seen, f) }})
	if len(seen) != 1 || len(seen[0].Features) < 20 {
		t.Fatalf("weighed %+v", seen)
	}
	for _, want := range []string{"k:bias", "k:by|titled|say|past"} {
		found := false
		for _, f := range seen[0].Features {
			found = found || f == want
		}
		if !found {
			t.Errorf("nothing of %s: %q", want, seen[0].Features)
		}
	}
}
