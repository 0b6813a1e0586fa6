package page

import (
	"context"
	"slices"
	"strings"
	"testing"
)

// body is a page around lines of HTML.
func body(inner string) string {
	return `<html lang="ar"><title>البرلمان يقر الموازنة بالأغلبية</title><meta property="article:published_time" content="2025-09-16T10:00:00Z"><body>` +
		`<header><nav><a href="/">الرئيسية</a></nav></header><h1>البرلمان يقر الموازنة بالأغلبية</h1><div class="txt">` + inner + `</div></body></html>`
}

const (
	firstPara = "أقر البرلمان، مساء الثلاثاء، مشروع الموازنة العامة بأغلبية 112 صوتا بعد جلسة استمرت تسع ساعات."
	lastPara  = "ومن المقرر أن ترفع اللجنة المالية تقريرها النهائي إلى رئاسة المجلس خلال أسبوعين من تاريخ التصويت."
)

func extractLines(t *testing.T, page string) ([]string, Article) {
	t.Helper()
	a, err := testExtractor(t).Extract(context.Background(), []byte(page), "text/html; charset=utf-8", "https://a.example/n/1")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(a.Text, "\n"), a
}

// TestSentencesStay holds lines that only look like furniture: they begin with
// its words, but are the article's.
func TestSentencesStay(t *testing.T) {
	for _, s := range []string{
		"للمزيد من الضغط على الحكومة، أعلنت النقابات إضرابا مفتوحا يبدأ مطلع الأسبوع المقبل في كل المحافظات.",
		"تابعوا المباراة من المدرجات وهتفوا للفريقين حتى الدقيقة الأخيرة على الرغم من المطر.",
		"اشترك في الهجوم ثلاثة مسلحين.",
		"المصدر الذي طلب عدم ذكر اسمه قال إن الاتفاق بات وشيكا وإن التوقيع مسألة أيام.",
		"التعليقات على القرار توالت منذ صدوره، ورأت صحف محلية أنه متأخر.",
		"إعلان حالة الطوارئ جاء بعد ساعات من الهجوم.",
		"منذ ساعتين لم تتوقف سيارات الإسعاف عن نقل الجرحى إلى المستشفى المركزي.",
		"قبل أسبوع فقط، نفى الوزير الخبر.",
		"شارك في الجلسة نواب من ست كتل.",
		"مباشر أعماله صباحا، زار الوزير المعبر.",
		"كتب الرئيس على حسابه: لن نتراجع.",
		"وقال إن العرض متاح للمشتركين في الشبكة منذ مطلع العام، وإن الأسعار ستبقى ثابتة حتى نهاية السنة.",
		"صور الأقمار الصناعية أظهرت دمارا واسعا في الحي.",
		"تحديث القوانين مطلب قديم للمعارضة.",
		"انتهى الاجتماع من دون بيان.",
		"في 16 سبتمبر 2025 عند الساعة 10:30 انقطع الاتصال بالسفينة.",
		"بين الساعة 10:30 و11:45 توقفت الحركة.",
		"المزيد من الدول أعلنت اعترافها بالحكومة الجديدة.",
		"مصدر أمني: لا ضحايا في الانفجار",
		"خطوات مقبلة",
		"المصدر: وكالات", // who told the outlet
		"المصدر : الجزيرة الخضراء + وكالات",
	} {
		got, a := extractLines(t, body("<p>"+firstPara+"</p><p>"+s+"</p><p>"+lastPara+"</p>"))
		if !slices.Contains(got, s) || a.Form != "" {
			t.Errorf("lost %q in %q, form %q", s, got, a.Form)
		}
	}
}

// TestFurnitureGoes holds lines that are none of the article wherever they stand.
func TestFurnitureGoes(t *testing.T) {
	for _, s := range []string{
		"<p>اقرأ أيضا: رئيس الوزراء يعرض برنامجه أمام البرلمان الأسبوع المقبل</p>",
		"<p><b>إقرأ أيضاً..</b> رئيس الوزراء يعرض برنامجه</p>",
		`<p>شاهد أيضا <a href="/x">لحظة وصول الوفد إلى العاصمة</a></p>`,
		`<p><a href="/x">رئيس الوزراء يعرض برنامجه أمام البرلمان</a></p>`,
		"<p>رابط الخبر: example.org/1</p>",
		"<p>تابعونا على تويتر وفيسبوك</p>",
		`<p>للاشتراك في قناتنا على تليغرام <a href="#">اضغط هنا</a></p>`,
		"<p>Share</p>", "<p>Copy link</p>", "<div>فيسبوك</div>", "<p>إعلان</p>", "<p>***</p>", "<p>الكلمات المفتاحية: البرلمان، الموازنة</p>",
		`<div class="related-posts"><h3>عنوان</h3><p>مقتطف من خبر آخر لا علاقة له بما نحن فيه هنا اليوم.</p></div>`,
		`<h3>موضوعات متعلقة</h3><ul><li><a href="/1">انقطاع واسع للكهرباء في ثلاث ولايات</a></li><li><a href="/2">وفاة الروائي حسن عبد الهادي</a></li></ul>`,
		`<figure><img src="x"><figcaption>جانب من الجلسة (وكالات)</figcaption></figure>`,
		`<p style="display:none">نص مخفي لا يراه القارئ في هذه الصفحة على الإطلاق.</p>`,
		`<script>document.write("<p>نص مكتوب بالبرنامج لا يراه القارئ</p>")</script>`,
		`<div class="comments"><p>تعليق طويل من قارئ غاضب لا يعجبه العجب ولا الصيام في رجب على ما يبدو.</p></div>`,
		"<h2>البرلمان يقر الموازنة بالأغلبية</h2>",
	} {
		got, _ := extractLines(t, body("<p>"+firstPara+"</p>"+s+"<p>"+lastPara+"</p>"))
		if want := []string{"البرلمان يقر الموازنة بالأغلبية", firstPara, lastPara}; !slices.Equal(got, want) {
			t.Errorf("%s\ngave %q", s, got[1:])
		}
	}
}

func TestEndOfArticle(t *testing.T) {
	for _, s := range []string{"<p>//انتهى//</p>", "<h3>التعليقات (12)</h3>", "<h4>اترك تعليقا</h4>", "<p>جميع الحقوق محفوظة © 2025</p>", "</div><div><h1>خبر آخر تحت هذا الخبر في الصفحة</h1>"} {
		got, _ := extractLines(t, body("<p>"+firstPara+"</p><p>"+lastPara+"</p>"+s+"<p>وهذا نص لا صلة له بالخبر وقد جاء بعد نهايته في الصفحة نفسها.</p>"))
		if len(got) != 3 {
			t.Errorf("%s\ngave %q", s, got)
		}
	}
}

func TestFirstHeadingsOfParts(t *testing.T) {
	got, _ := extractLines(t, body("<p>"+firstPara+"</p><h1>ما الذي تغير في مشروع الموازنة الجديدة</h1><p>"+lastPara+"</p>"))
	if len(got) != 4 {
		t.Errorf("gave %q", got)
	}
}

// TestTextUnchanged holds that words stay as written.
func TestTextUnchanged(t *testing.T) {
	in := "وقال: «لن نقبل»،&nbsp;وأضاف &quot;أبدا&quot;\u200f ثم غادر\u200bنا قاعة الاجـتماع مُسرِعا\ufeff، می\u200cرود."
	want := "وقال: «لن نقبل»، وأضاف \"أبدا\" ثم غادرنا قاعة الاجـتماع مُسرِعا، می\u200cرود."
	got, _ := extractLines(t, body("<p>"+firstPara+"</p><p>"+in+"</p><p>"+lastPara+"</p>"))
	if got[2] != want {
		t.Errorf("got %q", got[2])
	}
}

func TestPartsOfWordsStayTogether(t *testing.T) {
	got, _ := extractLines(t, body("<p><span>أقر البر</span><span>لمان</span> <b>ال</b>موازنة العامة للدولة بعد جلسة طويلة استمرت حتى الفجر.</p><p>"+lastPara+"</p>"))
	if got[1] != "أقر البرلمان الموازنة العامة للدولة بعد جلسة طويلة استمرت حتى الفجر." {
		t.Errorf("got %q", got[1])
	}
}
