package page

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

const headlineText = "الحكومة تعلن خطة لدعم المزارعين"

// withHead is an article with something in its head.
func withHead(head, lines string) string {
	return "<html><head>" + head + "</head><body><h1>" + headlineText + "</h1>" + lines + "<div class=txt><p>" + firstPara + "</p><p>" + lastPara + "</p></div></body></html>"
}

func read(t *testing.T, page, address string) Article {
	t.Helper()
	a, err := testExtractor(t).Extract(context.Background(), []byte(page), "text/html; charset=utf-8", address)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAuthor(t *testing.T) {
	ld := func(author string) string {
		return `<script type="application/ld+json">{"@type":"https://schema.org/NewsArticle","headline":"x","author":` + author + `,"publisher":{"name":"الأفق"}}</script>`
	}
	for _, c := range []struct{ name, head, lines, want string }{
		{"string", ld(`"سمير خالد"`), "", "سمير خالد"},
		{"object", ld(`{"@type":"Person","name":"سمير خالد"}`), "", "سمير خالد"},
		{"list", ld(`[{"name":"سمير خالد"},"ليلى نور",{"name":["هدى سعد"]}]`), "", "سمير خالد، ليلى نور، هدى سعد"},
		{"twice", ld(`["سمير خالد","سمير خالد"]`), "", "سمير خالد"},
		{"the outlet", ld(`{"name":"الأفق"}`), "", ""},
		{"an address", ld(`"https://a.example/w/1"`), "", ""},
		{"nobody", ld(`"admin"`), "", ""},
		{"null", ld(`null`), "", ""},
		{"a number", ld(`12`), "", ""},
		{"with a word before it", ld(`"بقلم: سمير خالد"`), "", "سمير خالد"},
		{"meta", `<meta name="author" content="سمير خالد">`, "", "سمير خالد"},
		{"facebook page", `<meta property="article:author" content="https://facebook.com/x">`, "", ""},
		{"dublin core", `<meta name="DC.creator" content="سمير خالد">`, "", "سمير خالد"},
		{"line", "", "<p>كتب - سمير خالد</p>", "سمير خالد"},
		{"line with a colon", "", "<p>بقلم: د. سمير خالد</p>", "د. سمير خالد"},
		{"class", "", `<div class="author-name"><a href="/w">سمير خالد</a></div>`, "سمير خالد"},
		{"city first", "", `<div class="byline">بيروت - سمير خالد</div>`, "سمير خالد"},
		{"no mark", "", "<p>كتب سمير خالد</p>", ""},
		{"a date in the byline", "", `<div class="byline">16 سبتمبر 2025</div>`, ""},
	} {
		if got := read(t, withHead(c.head, c.lines), "").Author; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestOutlet(t *testing.T) {
	for _, c := range []struct{ head, want string }{
		{`<meta property="og:site_name" content="الأفق">`, "الأفق"},
		{"<title>" + headlineText + " | الأفق</title>", "الأفق"},
		{"<title>" + headlineText + " - سياسة - صحيفة الأفق</title>", "صحيفة الأفق"},
		{"<title>الأفق: " + headlineText + "</title>", "الأفق"},
		{"<title>" + headlineText + "</title>", ""},
		{"<title>طباعة - " + headlineText + "</title>", ""},
		{`<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"الأفق"}]}</script>`, "الأفق"},
		{`<meta name="dcterms.publisher" content="الأفق"><meta property="og:site_name" content="ufuq.example">`, "الأفق"},
	} {
		if got := read(t, withHead(c.head, ""), "").Outlet; got != c.want {
			t.Errorf("%s: %q, want %q", c.head, got, c.want)
		}
	}
}

func TestAddress(t *testing.T) {
	const from = "https://a.example/news/1?utm=x"
	for _, c := range []struct{ head, from, want string }{
		{`<link rel="canonical" href="/news/1">`, from, "https://a.example/news/1"},
		{`<link rel="canonical" href="https://a.example/">`, from, from},
		{`<link rel="canonical" href="javascript:alert(1)">`, from, from},
		{`<link rel="canonical" href="::bad">`, from, from},
		{`<meta property="og:url" content="https://a.example/news/1#top">`, from, "https://a.example/news/1"},
		{`<meta property="og:url" content="/news/1">`, "", ""},
		{`<link rel="shortlink canonical" href="https://a.example/b"><meta property="og:url" content="https://a.example/c">`, "", "https://a.example/b"},
		{"", "", ""}, {"", from, from}, {"", "archive.zip/a.html", ""},
	} {
		if got := read(t, withHead(c.head, ""), c.from).URL; got != c.want {
			t.Errorf("%s: %q, want %q", c.head, got, c.want)
		}
	}
}

func TestDates(t *testing.T) {
	const meta = `<meta property="article:published_time" content="2025-09-16T10:00:00+03:00">`
	ld := func(d string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"` + d + `"}</script>`
	}
	for _, c := range []struct{ name, head, lines, from, want, warning string }{
		{"json-ld before meta", ld("2025-09-16T08:00:00Z") + meta, "", "", "2025-09-16T08:00:00Z", ""},
		{"far apart", ld("2025-09-14") + meta, "", "", "2025-09-14T00:00:00Z", WarnDiffer},
		{"broken json-ld", ld("soon") + meta, "", "", "2025-09-16T10:00:00+03:00", ""},
		{"modified before", meta + `<meta property="article:modified_time" content="2025-09-10T10:00:00+03:00">`, "", "", "2025-09-16T10:00:00+03:00", WarnDiffer},
		{"time element", "", `<time datetime="2025-09-16T10:00:00Z">أمس</time>`, "", "2025-09-16T10:00:00Z", ""},
		{"text", "", "<span>16 أيلول 2025</span>", "", "2025-09-16T00:00:00Z", ""},
		{"ambiguous", "", "<span>9/10/2025</span>", "", "2025-10-09T00:00:00Z", WarnAmbiguous},
		{"relative", "", "<span>منذ 3 ساعات</span>", "", "0001-01-01T00:00:00Z", WarnRelative},
		{"changed only", "", "<p>آخر تحديث: 16 سبتمبر 2025</p>", "", "2025-09-16T00:00:00Z", WarnUpdated},
		{"published and changed", "", "<p>آخر تحديث: 17 سبتمبر 2025</p><p>تاريخ النشر: 16 سبتمبر 2025</p>", "", "2025-09-16T00:00:00Z", ""},
		{"address", "", "", "https://a.example/2025/09/16/x", "2025-09-16T00:00:00Z", WarnAddress},
		{"none", "", "", "", "0001-01-01T00:00:00Z", WarnNoDate},
		{"old", ld("1970-01-01T00:00:00Z"), "", "", "1970-01-01T00:00:00Z", WarnOldDate},
		{"future", ld("2199-01-01"), "", "", "2199-01-01T00:00:00Z", ""},
		{"not a date of the page", "", "", "", "0001-01-01T00:00:00Z", WarnNoDate},
	} {
		a := read(t, withHead(c.head, c.lines), c.from)
		if got := a.Published.Format(time.RFC3339); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		var codes []string
		for _, w := range a.Warnings {
			codes = append(codes, w.Code)
		}
		if strings.Join(codes, " ") != c.warning {
			t.Errorf("%s: warnings %q, want %q", c.name, codes, c.warning)
		}
	}
}

func TestLanguage(t *testing.T) {
	for in, want := range map[string]string{"ar": "ar", "AR-SA": "ar", "ar_EG": "ar", "": "", "arabic": "", "عربي": "", "ckb-IQ": "ckb"} {
		page := strings.Replace(withHead("", ""), "<html>", `<html lang="`+in+`">`, 1)
		if got := read(t, page, "").Language; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestJSONLDAsWritten(t *testing.T) {
	for _, s := range []string{
		`{"@type":"NewsArticle","headline":"عنوان"}`,
		`<!-- {"@type":"NewsArticle","headline":"عنوان"} -->`,
		"//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"عنوان\"}\n//]]>",
		"{\"@type\":\"NewsArticle\",\n\"description\":\"سطر\nآخر\",\"headline\":\"عنوان\"};",
		`[[{"@type":["Thing","AnalysisNewsArticle"],"headline":["عنوان"]}]]`,
		`{"@type":"WebPage","mainEntity":{"@type":"BlogPosting","headline":"عنوان"}}`,
	} {
		doc, err := parse(`<script type="application/LD+json">` + s + "</script>")
		if err != nil {
			t.Fatal(err)
		}
		f := readFacts(doc)
		if !slices.Contains(f.titles, "عنوان") || !f.article {
			t.Errorf("%s: titles %q", s, f.titles)
		}
	}
}

func TestKnowledgeMissing(t *testing.T) {
	if _, err := New(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), "pages/markup.tsv") {
		t.Errorf("error %v", err)
	}
}

func TestNoArticleSaysWhy(t *testing.T) {
	x := testExtractor(t)
	for in, want := range map[string]string{
		"<html><title>404</title><body><p>الصفحة التي طلبتها غير موجودة وقد تكون نقلت إلى عنوان آخر.</p>": "404",
		"<html><body><div id=app></div><script>a</script>": "JavaScript",
		"<html><body><p>نص.</p>":                           "next to no text",
		"<html><body>" + strings.Repeat("<li><a href=/x>عنوان خبر من أخبار اليوم في المدينة</a></li>", 9): "9 links",
	} {
		_, err := x.Extract(context.Background(), []byte(in), "", "")
		if !errors.Is(err, ErrNoArticle) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", in, err)
		}
	}
}
