package page

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

func TestForm(t *testing.T) {
	paras := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "<p>وفي التفصيل رقم %d قالت الهيئة إن الأعمال مستمرة في المدينة، وإن الفرق ستعود إلى مواقعها قبل نهاية الشهر.</p>", i)
		}
		return b.String()
	}
	post := func(clock, text string) string { return "<div><b>" + clock + "</b></div><p>" + text + "</p>" }
	posts := post("10:30", "وصول القافلة الأولى إلى المدينة بعد ساعات من الانتظار عند المعبر.") +
		post("09:15", "المتحدث باسم الهيئة: القوافل تتحرك تباعا، ولا عوائق على الطريق.") +
		post("08:40", "فتح المعبر أمام الشاحنات بعد إغلاق دام أربعة أيام متتالية.")
	sidebar := strings.Repeat("<li><span>10:30</span> <a href=/x>انقطاع واسع للكهرباء في ثلاث ولايات</a></li>", 1) +
		"<div>11:20</div><a href=/y>وفاة الروائي حسن عبد الهادي عن 82 عاما</a><div>11:10</div><a href=/z>خطة لزراعة مليون شجرة</a><div>11:05</div><a href=/w>إغلاق جسر المدينة ليلا</a>"
	caps := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "<figure><img><figcaption>مشهد رقم %d من السوق القديم في المدينة</figcaption></figure>", i)
		}
		return b.String()
	}
	for _, c := range []struct{ name, title, head, body, form, warning string }{
		{"article", "الحكومة تعلن خطة", "", paras(5), "", ""},
		{"posts under a live headline", "مباشر.. القوافل تعبر", "", posts, LiveBlog, ""},
		{"posts in a live element", "القوافل تعبر", "", "<div class=live-blog>" + posts + "</div>", LiveBlog, ""},
		{"posts by no word or name", "القوافل تعبر", "", posts, "", ""},
		{"times beside links", "مباشر.. القوافل تعبر", "", paras(4) + sidebar, "", ""},
		{"direct investment", "استثمار أجنبي مباشر في قطاع الطاقة", "", paras(4), "", ""},
		{"live by JSON-LD alone", "القوافل تعبر", `{"@type":"LiveBlogPosting","headline":"القوافل تعبر","liveBlogUpdate":[{"headline":"فتح المعبر","articleBody":"فتح المعبر أمام الشاحنات بعد إغلاق دام أربعة أيام متتالية.","datePublished":"2025-09-16T08:40:00+03:00"}]}`, "", LiveBlog, ""},
		{"pictures under their word", "بالصور: سوق المدينة", "", caps(4), Gallery, ""},
		{"pictures by JSON-LD", "سوق المدينة", `{"@type":"ImageGallery","headline":"سوق المدينة"}`, caps(3), Gallery, ""},
		{"pictures within an article", "بالصور: سوق المدينة", "", paras(5) + caps(3), "", ""},
		{"one picture", "بالصور: سوق المدينة", "", paras(3) + caps(1), "", ""},
		{"locked by JSON-LD", "الحكومة تعلن خطة", `{"@type":"NewsArticle","isAccessibleForFree":false}`, paras(2), Stub, "paywalled"},
		{"locked, yet whole", "الحكومة تعلن خطة", `{"@type":"NewsArticle","isAccessibleForFree":"false"}`, paras(20), "", "paywalled"},
		{"free by JSON-LD", "الحكومة تعلن خطة", `{"@type":"NewsArticle","isAccessibleForFree":"True"}`, paras(2), "", ""},
		{"a box for subscribers", "الحكومة تعلن خطة", "", paras(2) + "<div class=paywall><b>للمشتركين فقط</b></div>", Stub, "paywalled"},
		{"a label elsewhere", "الحكومة تعلن خطة", "", paras(3) + strings.Repeat("<p><a href=/x>خبر آخر من المدينة اليوم</a></p>", 8) + "<b>للمشتركين فقط</b>", "", ""},
		{"cut by dots", "الحكومة تعلن خطة", "", "<p>قالت الهيئة إن الأعمال مستمرة في المدينة، وإن الفرق ستعود إلى مواقعها قبل...</p>", Stub, "cut"},
		{"dots in a long text", "الحكومة تعلن خطة", "", paras(6) + "<p>وللحديث بقية في الأيام المقبلة...</p>", "", ""},
		{"a link to the whole", "الحكومة تعلن خطة", "", paras(2) + "<p><a href=/full>لقراءة الخبر كاملا</a></p>", Stub, "cut"},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := "<html><title>" + c.title + `</title><meta property="article:published_time" content="2025-09-16">`
			if c.head != "" {
				page += `<script type="application/ld+json">` + c.head + "</script>"
			}
			a, err := testExtractor(t).Extract(context.Background(), []byte(page+"<body><h1>"+c.title+"</h1>"+c.body), "", "")
			if err != nil {
				t.Fatal(err)
			}
			warning := ""
			for _, w := range a.Warnings {
				warning += w.Code
			}
			if a.Form != c.form || warning != c.warning {
				t.Errorf("form %q, warnings %q; want %q, %q\n%s", a.Form, warning, c.form, c.warning, a.Text)
			}
			if c.form == LiveBlog && !strings.Contains(a.Text, "08:40\nفتح المعبر") {
				t.Errorf("no time over its post: %q", a.Text)
			}
		})
	}
}
