package event_test

import "testing"

// TestPrivate holds that what passes between those who have no part in politics is no
// event, and that what befalls or comes of one who has is.
func TestPrivate(t *testing.T) {
	e := open(t)
	for _, c := range []struct {
		name, text string
		told       bool
	}{
		{"shareholders and their board", "طالب المساهمون مجلس الإدارة بتوزيع أرباح.", false},
		{"a firm and its bank", "اتفقت الشركة مع البنك على إعادة جدولة ديونها.", false},
		{"a firm and its staff", "هددت الشركة موظفيها بالفصل.", false},
		{"a bank that declines", "رفض البنك منح المواطن قرضا.", false},
		{"a player who leaves", "انسحب اللاعب من البطولة بسبب الإصابة.", false},
		{"a man and his wife", "طعن رجل زوجته بسكين في عمان.", false},
		{"a man and his neighbour", "أطلق مواطن النار على جاره في تبوك.", false},
		{"a club and its coach", "أقال نادي النصر مدربه الأوروغوياني.", false},
		{"a coach dismissed", "أقيل المدرب بعد الخسارة.", false},
		{"two actresses", "تعاونت الممثلتان في كتابة السيناريو.", false},
		{"a pupil and his teacher", "اعتدى طالب على معلمه بالضرب.", false},
		{"the title of a novel", "فازت رواية «اغتيال حلم» بجائزة أدبية.", false},
		{"the title of a film", "يعرض فيلم «الهجوم» في دبي.", false},
		{"parents who agree on a name", "اتفق الشاب وزوجته على تسمية المولود.", false},
		{"preparations", "أنهت اللجنة المحلية استعداداتها لاستقبال العام الدراسي.", false},
		{"a prayer", "دعا السفير الله أن يحفظ الجميع.", false},
		{"a course for the young", "قام المركز بتدريب ألف شاب وفتاة.", false},
		{"a storm", "العاصفة «ياسمين» تحاصر قرى الأردن الشمالية.", false},
		{"an illness", "الكوليرا تحاصر عدن.", false},
		{"rats", "غزت الجرذان أحياء الخرطوم القديمة.", false},
		{"fever in a relative clause", "التلامذة الذين حاصرتهم الحمى عادوا إلى مدارسهم.", false},
		{"tourists", "اجتاح السياح شوارع برشلونة.", false},
		{"customers", "هاجم الزبائن المتاجر في إسطنبول.", false},
		{"a critic", "ناقد مصري يفتح النار على مخرج الفيلم.", false},
		{"a critic and a film", "شن الناقد المصري هجوما لاذعا على فيلم «الليل».", false},
		{"cubs of the game", "أطاح أشبال مصر بالبرازيل وبلغوا النهائي.", false},
		{"goods", "غزت المنتجات الصينية أسواق الجزائر.", false},
		{"a coach and his team", "انتقد المدرب أداء فريقه.", false},
		{"a club and a player", "اتفق النادي مع اللاعب على تجديد عقده.", false},
		{"an outlet that is spoken to", "تحدث سكان من حلب مع وكالة رويترز عبر الهاتف.", false},
		{"an outlet that searches", "فتشت الصحيفة عن سر الحادث.", false},
		{"a minister who phones another", "تحدث وزير الخارجية المصري مع نظيره السوداني عبر الهاتف.", true},
		{"a coach and a government", "انتقد المدرب الحكومة المصرية.", true},
		{"an operation that bears a storm's name", "عملية عاصفة الحزم تقصف مواقع الحوثيين.", true},
		{"an army that besieges", "حاصر الجيش السوري قرى ريف دمشق.", true},
		{"tourists killed", "قتل مسلحون أربعة سياح ألمان في القاهرة.", true},
		{"tourists killed, in the passive", "قتل سياح ألمان برصاص مسلحين في القاهرة.", true},
		{"supporters and the police", "هاجم مشجعون الشرطة المصرية بالحجارة.", true},
		{"a critic and a government", "شن الناقد هجوما لاذعا على الحكومة المصرية.", true},
		{"a party whose name is God's", "دعا حزب الله أنصاره إلى الهدوء.", true},
		{"a firm and a government", "طالب المستثمرون الحكومة المصرية برد أموالهم.", true},
		{"a government and a firm", "اتهمت الحكومة العراقية الشركة بخرق العقد.", true},
		{"a word in quotation marks", "وصف الوزير السوري «الهجوم الإرهابي» على دمشق بالجبان.", true},
		{"a prince by his title", "التقى صاحب السمو الملكي الأمير خالد مدير سجون جدة.", true},
		{"men who bear arms", "سيطر رجال المقاومة الشعبية على مدينة عدن.", true},
		{"settlers", "هاجم مستوطنون عائلة فلسطينية في نابلس.", true},
		{"an army", "قتل الجيش السوري شقيقه في درعا.", true},
	} {
		if got := len(e.Analyze(report(c.text)).Events) > 0; got != c.told {
			t.Errorf("%s: %s\n got %v, want %v", c.name, c.text, got, c.told)
		}
	}
}
