package page

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
)

const para = "<p>أعلنت الوزارة في بيان، اليوم، أن الأعمال اكتملت قبل موعدها، وأن الفرق عادت إلى مواقعها في المدينة.</p>"

func manyMetas(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<meta name=author content="كاتب %d"><meta property="og:title" content="عنوان - %d | أخبار : اليوم"><meta name=dc.date content=2025-01-%02d>`, i, i, i%28+1)
	}
	return b.String()
}

// TestHostile bounds the time on pages made to cost it: two seconds for each
// megabyte at worst, where the figures of docs/extraction.md are a tenth to a
// half of that, since a machine may be busy.
func TestHostile(t *testing.T) {
	x := testExtractor(t)
	article := `<html lang=ar><title>عنوان الخبر في المدينة</title><meta property="article:published_time" content="2025-09-16"><body><h1>عنوان الخبر في المدينة</h1><div class="post-content">`
	for i := range 5 {
		article += fmt.Sprintf("<p>وقال المتحدث رقم %d في البلدة للصحفيين إن الأعمال مستمرة حتى نهاية الشهر المقبل.</p>", i)
	}
	article += para
	big := func(s string) string { return strings.Repeat(s, 512<<10/len(s)) }
	five := func(s string) string { return strings.Repeat(s, 5<<20/len(s)) }
	tests := []struct {
		name, in string
		err      error
		within   time.Duration
	}{
		{"empty", "", ErrNotHTML, 0},
		{"plain text", "أعلنت الوزارة اليوم", ErrNotHTML, 0},
		{"JSON", `{"a": "b"}`, ErrNotHTML, 0},
		{"PDF", "%PDF-1.4 <html>", ErrNotHTML, 0},
		{"gzip", "\x1f\x8b\x08\x00<html>", ErrNotHTML, 0},
		{"random bytes", "\x00\x01\xfe\xff\x80<", ErrNotHTML, 0},
		{"too big", strings.Repeat(" ", MaxBytes+1), ErrTooBig, 0},
		{"bare shell", "<html><body><div id=root></div><script src=x></script></body></html>", ErrNoArticle, 0},
		{"half a page", article[:len(article)-37], nil, 0},
		{"half a rune", article + "<p>أعلنت\xd8", nil, 0},
		{"NUL bytes", strings.ReplaceAll(article, " ", "\x00 "), nil, 0},
		{"100,000 nested divs", article + strings.Repeat("<div>", 100_000) + para, nil, 2 * time.Second},
		{"nested, closed", strings.Repeat("<div>", 100_000) + article + strings.Repeat("</div>", 100_000), nil, 2 * time.Second},
		{"nested lists", article + strings.Repeat("<ul><li>", 50_000), nil, 2 * time.Second},
		{"nested tables", article + strings.Repeat("<table><tr><td>", 20_000), nil, 2 * time.Second},
		{"nested formatting", article + strings.Repeat("<b><i><font color=a>", 30_000), nil, 2 * time.Second},
		{"unclosed fonts", article + big("<p><font size=1 color=red>أعلنت الوزارة اليوم"), nil, 2 * time.Second},
		{"unclosed links", article + big("<a href=x>خبر "), nil, 2 * time.Second},
		{"script bigger than the page", "<script>" + five("var a = '<p>x</p>';") + "</script>" + article, nil, 10 * time.Second},
		{"unclosed script", article + "<script>" + big("a"), nil, 2 * time.Second},
		{"a page of 5 MB", article + five(para), nil, 10 * time.Second},
		{"one paragraph of 5 MB", article + "<p>" + five("كلمة ") + "</p>", nil, 10 * time.Second},
		{"no blanks", article + "<p>" + big("كلمة") + "</p>", nil, 2 * time.Second},
		{"a million lines", article + five("سطر<br>"), nil, 10 * time.Second},
		{"links alone", article + "</div>" + big("<div><h3><a href=/x>خبر آخر من المدينة</a></h3><p>مقتطف</p></div>"), nil, 2 * time.Second},
		{"attributes", article + "<div " + big("a=b ") + ">", nil, 2 * time.Second},
		{"one class of half a megabyte", article + `<div class="` + big("share most-read ") + `">x</div>`, nil, 2 * time.Second},
		{"comments", article + big("<!-- x -->"), nil, 2 * time.Second},
		{"entities", article + "<p>" + big("&quot;&#1575;"), nil, 2 * time.Second},
		{"deep JSON-LD", `<script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, 20_000) + "</script>" + article, nil, 2 * time.Second},
		{"times without end", article + big("<div>10:30</div><p>خبر قصير في المدينة.</p>"), nil, 2 * time.Second},
		{"quotes without end", article + big("<blockquote>خبر قصير في المدينة القديمة.</blockquote>"), nil, 2 * time.Second},
		{"headline without end", article + big("<h2>عنوان الخبر في المدينة</h2>"), nil, 2 * time.Second},
		{"title of half a megabyte", "<title>" + big("عنوان | ") + "</title>" + article, nil, 2 * time.Second},
		{"bylines without end", article + big("<div class=author>قلم</div>"), nil, 2 * time.Second},
		{"captions without end", article + "<div class=gallery>" + big("<figcaption>صورة من المدينة القديمة.</figcaption>"), nil, 2 * time.Second},
		{"time elements without end", strings.ReplaceAll(article, "article:published", "x") + big("<time datetime=x>أمس</time>"), nil, 2 * time.Second},
		{"marked bodies without end", article + big("<div itemprop=articleBody>نص</div>"), nil, 2 * time.Second},
		{"meta elements without end", article + big("<meta name=author content=a>") + big("<meta name=dc.date content=2025-01-01>"), nil, 2 * time.Second},
		{"metas all different", article + manyMetas(20_000), nil, 2 * time.Second},
		{"canonical links without end", article + big("<link rel=canonical href=x>"), nil, 2 * time.Second},
		{"select without end", article + big("<select><option>خبر"), nil, 2 * time.Second},
		{"svg without end", article + strings.Repeat("<svg><g>", 50_000), nil, 2 * time.Second},
		{"templates without end", article + strings.Repeat("<template>", 50_000), nil, 2 * time.Second},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			start := cpu()
			a, err := x.Extract(context.Background(), []byte(c.in), "", "")
			took := cpu() - start
			if c.within > 0 && took > c.within {
				t.Errorf("took %v", took)
			}
			if !errors.Is(err, c.err) {
				t.Fatalf("error %v, want %v", err, c.err)
			}
			if err == nil && !strings.Contains(a.Text, "أعلنت الوزارة في بيان") {
				t.Errorf("text %.200q", a.Text)
			}
			t.Logf("%v, %d bytes", took, len(a.Text))
		})
	}
}

func TestLimit(t *testing.T) {
	x := testExtractor(t)
	x.Limit = 100
	if _, err := x.Extract(context.Background(), make([]byte, 101), "", ""); !errors.Is(err, ErrTooBig) {
		t.Errorf("error %v", err)
	}
}

func TestStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := testExtractor(t).Extract(ctx, []byte("<p>x"), "", ""); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func FuzzExtract(f *testing.F) {
	for _, s := range savedPages(f) {
		if len(s.raw) < 2000 {
			f.Add(s.raw, s.want.ContentType, s.want.Address)
		}
	}
	f.Add([]byte("<table><a><div><b><p>"+para), "text/html; charset=utf-16", "http://[::1")
	x := testExtractor(f)
	f.Fuzz(func(t *testing.T, raw []byte, contentType, address string) {
		a, err := x.Extract(context.Background(), raw, contentType, address)
		if err != nil {
			if !errors.Is(err, ErrNotHTML) && !errors.Is(err, ErrNoArticle) && !errors.Is(err, ErrTooBig) {
				t.Fatal(err)
			}
			return
		}
		if a.Text == "" || strings.Contains(a.Text, "\n\n") || strings.ContainsRune(a.Text, 0) || !strings.HasPrefix(a.Text, a.Title) {
			t.Fatalf("title %q, text %q", a.Title, a.Text)
		}
	})
}

// TestConcurrent reads all pages at once, twice each: an extractor is shared.
func TestConcurrent(t *testing.T) {
	x := testExtractor(t)
	pages := savedPages(t)
	got := make([]string, 2*len(pages))
	var wg sync.WaitGroup
	for i := range got {
		wg.Go(func() {
			s := pages[i/2]
			a, err := x.Extract(context.Background(), s.raw, s.want.ContentType, s.want.Address)
			got[i] = fmt.Sprintf("%+v %v", a, err)
		})
	}
	wg.Wait()
	for i := range pages {
		if got[2*i] != got[2*i+1] {
			t.Errorf("%s: %s\n%s", pages[i].name, got[2*i], got[2*i+1])
		}
	}
}
