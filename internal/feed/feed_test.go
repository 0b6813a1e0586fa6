package feed

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const address = "https://news.example/feeds/all.xml"

// show writes what a test compares: kind, title, items, links, codes of
// warnings.
func show(f Feed) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %q\n", f.Kind, f.Title)
	for _, it := range f.Items {
		date := "-"
		if !it.Published.IsZero() {
			date = it.Published.Format(time.RFC3339)
		}
		fmt.Fprintf(&b, "%s | %s | %s | %s\n", it.ID, it.URL, it.Title, date)
	}
	for _, l := range f.Links {
		fmt.Fprintf(&b, "-> %s %q\n", l.URL, l.Title)
	}
	for _, w := range f.Warnings {
		fmt.Fprintf(&b, "! %s\n", w.Code)
	}
	return strings.TrimSpace(b.String())
}

func rssOf(items string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>صحيفة المثال</title>` + items + `</channel></rss>`
}

func TestParse(t *testing.T) {
	w1256, err := charmap.Windows1256.NewEncoder().String("<rss><channel><title>صحيفة المثال</title><item><title>وصول الوفد</title><link>/1</link></item></channel></rss>")
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(rssOf("<item><link>/1</link></item>"))
	if err != nil {
		t.Fatal(err)
	}
	const one = "rss \"صحيفة المثال\"\n | https://news.example/1 | وصول الوفد | -"
	for _, c := range []struct{ name, body, kind, want string }{
		{"rss", rssOf(`<item><guid>https://news.example/1</guid><link>https://news.example/1?utm_source=rss&amp;id=3&amp;fbclid=x</link>
			<title><![CDATA[وصول <b>الوفد</b> &quot;الأول&quot;]]></title><pubDate>Tue, 16 Sep 2025 07:30:00 +0300</pubDate></item>`), "",
			"rss \"صحيفة المثال\"\nhttps://news.example/1 | https://news.example/1?id=3 | وصول الوفد \"الأول\" | 2025-09-16T04:30:00Z"},
		{"rdf", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
			<channel><title>وكالة</title></channel><item><title>خبر</title><link>https://news.example/2</link><dc:date>2025-09-16</dc:date></item></rdf:RDF>`, "",
			"rss \"وكالة\"\n | https://news.example/2 | خبر | 2025-09-16T00:00:00Z"},
		{"atom", `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/a/"><title>وكالة</title><link rel="next" href="/p2"/>
			<entry><id>urn:1</id><link href="b/1"/><title type="html">خبر &amp;amp; خبر</title><updated>2025-09-16T04:30:00Z</updated></entry></feed>`, "",
			"atom \"وكالة\"\nurn:1 | https://news.example/a/b/1 | خبر & خبر | 2025-09-16T04:30:00Z"},
		{"json", `{"version":"https://jsonfeed.org/version/1.1","title":"موقع","items":[
			{"id":7,"url":"/7","title":"خبر","content_text":"أ < ب","date_published":"2025-09-16T07:30:00+03:00"},
			{"id":"https://news.example/8","content_html":"<p>نص</p>"}, 5, {"id":["x"]}]}`, "",
			"json \"موقع\"\n7 | https://news.example/7 | خبر | 2025-09-16T04:30:00Z\nhttps://news.example/8 | https://news.example/8 |  | -\n! feed-link"},
		{"json cut off", `{"items":[{"id":"a","url":"https://news.example/a"},{"id":"b","url":"https://news.ex`, "",
			"json \"\"\na | https://news.example/a |  | -\n! feed-broken"},
		{"opml", `<opml version="2.0"><head><title>قائمة</title></head><body><outline text="صحف"><outline text="أولى" xmlUrl="https://a.example/rss"/>
			<outline title="ثانية" type="rss" XMLURL="feed.xml"/></outline><outline text="لا شيء"/><outline type="include" url="https://b.example/l.opml"/>
			<outline xmlUrl="javascript:1"/></body></opml>`, "",
			"opml \"قائمة\"\n-> https://a.example/rss \"أولى\"\n-> https://news.example/feeds/feed.xml \"ثانية\"\n-> https://b.example/l.opml \"\"\n! feed-link"},
		{"news sitemap", `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
			<url><loc> https://news.example/3 </loc><news:news><news:publication><news:name>وكالة</news:name><news:language>ar</news:language></news:publication>
			<news:publication_date>2025-09-16T07:30+03:00</news:publication_date><news:title>خبر</news:title></news:news></url>
			<url><loc>https://news.example/4</loc><lastmod>2025-09-15</lastmod></url><url><loc></loc></url></urlset>`, "",
			"sitemap \"وكالة\"\n | https://news.example/3 | خبر | 2025-09-16T04:30:00Z\n | https://news.example/4 |  | -\n! feed-link"},
		{"sitemap index", `<sitemapindex><sitemap><loc>https://news.example/n.xml.gz</loc><lastmod>2025-09-16</lastmod></sitemap></sitemapindex>`, "",
			"sitemap-index \"\"\n-> https://news.example/n.xml.gz \"\""},
		{"sitemap cut off", `<urlset><url><loc>https://news.example/3</loc></url><url><loc>https://news.exa`, "",
			"sitemap \"\"\n | https://news.example/3 |  | -\n! feed-broken"},
		{"empty feed", rssOf(""), "", "rss \"صحيفة المثال\""},
		{"mark and blank lines", "\xef\xbb\xbf\n \n" + rssOf(`<item><title>وصول الوفد</title><link>/1</link></item>`), "", one},
		{"windows-1256 declared", `<?xml version="1.0" encoding="windows-1256"?>` + w1256, "", one},
		{"windows-1256 served", w1256, "text/xml; charset=windows-1256", one},
		{"windows-1256 unsaid", w1256, "text/xml", one + "\n! feed-encoding"},
		{"windows-1256 called Latin", `<?xml version="1.0" encoding="ISO-8859-1"?>` + w1256, "", one + "\n! feed-encoding"},
		{"windows-1256 called UTF-8", `<?xml version="1.0" encoding="utf-8"?>` + w1256, "text/xml; charset=utf-8", one + "\n! feed-encoding"},
		{"UTF-8 called windows-1256", `<?xml version="1.0" encoding="windows-1256"?>` + rssOf(`<item><title>وصول الوفد</title><link>/1</link></item>`)[38:], "", one},
		{"UTF-16", wide, "", "rss \"صحيفة المثال\"\n | https://news.example/1 |  | -"},
		{"a byte broken", rssOf("<item><link>/1</link><title>وصول الوفد \xd8</title></item>"), "", "rss \"صحيفة المثال\"\n | https://news.example/1 | وصول الوفد � | -\n! feed-encoding"},
		{"bare ampersand, entities, controls", rssOf("<item><link>/1?a=1&b=2</link><title>ألف & باء&nbsp;جيم\x03</title></item>"), "",
			"rss \"صحيفة المثال\"\n | https://news.example/1?a=1&b=2 | ألف & باء جيم | -"},
		{"cut off", rssOf("<item><link>/1</link></item><item><link>/2</link></item>")[:250], "", "rss \"صحيفة المثال\"\n | https://news.example/1 |  | -\n! feed-broken"},
		{"broken within", rssOf(`<item><link>/1</link></item><item><title>< ></title></item><item><link>/3</link></item>`), "",
			"rss \"صحيفة المثال\"\n | https://news.example/1 |  | -\n | https://news.example/3 |  | -\n! feed-broken"},
		{"atom cut off", `<feed xmlns="http://www.w3.org/2005/Atom"><title>و</title><entry><id>1</id><link href="/1"/></entry><entry><id>2</id>`, "",
			"atom \"و\"\n1 | https://news.example/1 |  | -\n! feed-broken"},
		{"a fault of the server before it", "<br />\n<b>Warning</b>: mysql_connect() in /srv/x.php\n" + rssOf(`<item><title>وصول الوفد</title><link>/1</link></item>`), "", one + "\n! feed-prefix"},
		{"dates", rssOf(`<item><link>/1</link><pubDate>05/06/2025</pubDate></item><item><link>/2</link><pubDate>غدا</pubDate></item>
			<item><link>/3</link><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate></item><item><link>/4</link><pubDate>25/06/2025</pubDate></item>`), "",
			"rss \"صحيفة المثال\"\n | https://news.example/1 |  | -\n | https://news.example/2 |  | -\n | https://news.example/3 |  | -\n | https://news.example/4 |  | 2025-06-25T00:00:00Z\n! feed-date"},
		{"one guid for all", rssOf(`<item><guid>1</guid><link>/1</link></item><item><guid>1</guid><link>/2</link></item>`), "",
			"rss \"صحيفة المثال\"\n | https://news.example/1 |  | -\n | https://news.example/2 |  | -\n! feed-id"},
		{"an item twice", rssOf(`<item><guid>1</guid><link>/1</link></item><item><guid>1</guid><link>/1?utm_medium=x</link></item>`), "",
			"rss \"صحيفة المثال\"\n1 | https://news.example/1 |  | -"},
		{"guid as address", rssOf(`<item><guid>https://news.example/5#top</guid></item><item><guid isPermaLink="false">https://news.example/6</guid><title>س</title></item>`), "",
			"rss \"صحيفة المثال\"\nhttps://news.example/5#top | https://news.example/5 |  | -\nhttps://news.example/6 |  | س | -"},
		{"no address", rssOf(`<item><title>خبر بلا عنوان</title></item><item></item><item><link>mailto:a@b.example</link><title>ب</title></item>`), "",
			"rss \"صحيفة المثال\"\nsha256:40b3b54a3ea9ef4eb33f86b5ed9d9b4d34e0bc8d1b6fa6c4b04e2bb7c9ec4fd0 |  | خبر بلا عنوان | -\n! feed-link"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := Parse([]byte(c.body), c.kind, address)
			if err != nil {
				t.Fatal(err)
			}
			if got := show(f); got != c.want && c.name != "no address" {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			} else if c.name == "no address" && (len(f.Items) != 2 || !strings.HasPrefix(f.Items[0].ID, "sha256:") || f.Items[0].ID == f.Items[1].ID) {
				t.Error(got)
			}
		})
	}
}

func TestGzip(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(rssOf(`<item><link>/1</link></item>`))); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for _, cut := range []int{0, 6} { // whole, and without its end
		f, err := Parse(b.Bytes()[:b.Len()-cut], "application/gzip", address)
		if err != nil || len(f.Items) != 1 {
			t.Errorf("cut by %d: %v, %v", cut, show(f), err)
		}
	}
}

func TestRefused(t *testing.T) {
	page := `<!DOCTYPE html><html><head><base href="https://news.example/x/"><link rel="alternate" type="application/rss+xml" title="أخبار" href="rss">
		<link rel=alternate type=text/html hreflang=en href=/en><LINK REL=alternate TYPE=application/feed+json HREF=//news.example/json></head><body>نص</body></html>`
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	for range maxBytes>>20 + 1 {
		if _, err := z.Write(make([]byte, 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, body string
		err        error
		says       string
	}{
		{"empty", " \n", ErrEmpty, ""},
		{"a page", page, ErrHTML, "https://news.example/x/rss https://news.example/json"},
		{"a page without feeds", "<html><body>نص</body></html>", ErrHTML, "sitemap"},
		{"a page with many open elements", "<html><head><link rel=alternate type=application/rss+xml href=/rss></head>" + strings.Repeat("<br><p>نص", 300), ErrHTML, "https://news.example/rss"},
		{"a text", "مرحبا", ErrUnknown, "مرحبا"},
		{"other XML", "<note><to>x</to></note>", ErrUnknown, "<note>"},
		{"other JSON", `{"error":"no"}`, ErrUnknown, "items"},
		{"a list", `[1,2]`, ErrUnknown, "object"},
		{"items of a wrong type", `{"items":3}`, ErrUnknown, "items"},
		{"nothing sound", `<rss><channel><item><title>x`, ErrBroken, ""},
		{"sitemap of nothing sound", `<urlset><url><loc>x`, ErrBroken, ""},
		{"OPML of nothing sound", `<opml><body><outline`, ErrBroken, ""},
		{"deep", "<rss>" + strings.Repeat("<a>", 1_000_000), ErrBroken, "one within the other"},
		{"attributes", "<rss " + strings.Repeat("a='1' ", 1000) + ">", ErrBroken, "attributes"},
		{"namespaces", "<rss " + manyNamespaces(150) + ">" + strings.Repeat("<a xmlns:b='b'/>", 100_000), ErrBroken, "namespaces"},
		{"gzip bomb", bomb.String(), ErrBroken, "50 MB"},
		{"no gzip", "\x1f\x8bxxxxxxxxxxxx", ErrBroken, "gzip"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := Parse([]byte(c.body), "text/xml", address)
			if !errors.Is(err, c.err) || !strings.Contains(fmt.Sprint(err), c.says) {
				t.Errorf("%v, error %v", show(f), err)
			}
		})
	}
}

func manyNamespaces(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "xmlns:n%d='%d' ", i, i)
	}
	return b.String()
}

// TestMany: no more than a limit is read, and that is told.
func TestMany(t *testing.T) {
	n := maxEntries + 1
	var urls, opml, items, json strings.Builder
	for i := range n {
		fmt.Fprintf(&urls, "<url><loc>http://a.example/%d</loc></url>", i)
		fmt.Fprintf(&opml, "<outline xmlUrl='http://a.example/%d'/>", i)
		fmt.Fprintf(&items, "<item><link>/%d</link></item>", i)
		fmt.Fprintf(&json, `{"url":"/%d"},`, i)
	}
	for _, body := range []string{
		"<urlset>" + urls.String() + "</urlset>", "<opml><body>" + opml.String() + "</body></opml>", rssOf(items.String()),
		rssOf(items.String())[:400_000], `{"items":[` + json.String() + `{}],"title":"x"}`,
	} {
		f, err := Parse([]byte(body), "", address)
		many := len(f.Items)+len(f.Links) == maxEntries && len(f.Warnings) == 1 && f.Warnings[0].Code == WarnMany
		cut := len(f.Items) > 10_000 && len(f.Warnings) == 1 && f.Warnings[0].Code == WarnBroken
		if err != nil || !many && !cut {
			t.Errorf("%.20s…: %d items, %d links, %v, error %v", body, len(f.Items), len(f.Links), f.Warnings, err)
		}
	}
}

// TestEntities: entities of a document's own are not expanded.
func TestEntities(t *testing.T) {
	body := `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
		<!ENTITY x SYSTEM "file:///etc/passwd">]>` + rssOf(`<item><link>/1</link><title>&c;&x;</title></item>`)[38:]
	f, err := Parse([]byte(body), "", address)
	if err != nil || len(f.Items) != 1 || strings.Contains(f.Items[0].Title, "aaaa") || strings.Contains(f.Items[0].Title, "root") {
		t.Errorf("%s, error %v", show(f), err)
	}
}

func TestFields(t *testing.T) {
	f, err := Parse([]byte(rssOf(`<ttl>45</ttl><language>ar</language><item><link>/1</link><dc:creator>سالم</dc:creator>
		<description>&lt;p&gt;موجز&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</description><content:encoded><![CDATA[<p>النص كله</p>]]></content:encoded></item>`)), "", address)
	if err != nil {
		t.Fatal(err)
	}
	it := f.Items[0]
	if f.TTL != 45*time.Minute || f.Language != "ar" || it.Author != "سالم" || it.Summary != "موجز" || it.Content != "<p>النص كله</p>" {
		t.Errorf("%+v", f)
	}
	f, err = Parse([]byte(`<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel></rss>`), "", address)
	if err != nil || f.TTL != 30*time.Minute {
		t.Errorf("%s, error %v", f.TTL, err)
	}
}

// TestManyDoubts: a doubt is told once, with its count.
func TestManyDoubts(t *testing.T) {
	f, err := Parse([]byte(rssOf(strings.Repeat(`<item><title>أ</title><pubDate>?</pubDate></item>`, 5000))), "", address)
	if err != nil || len(f.Warnings) != 1 || !strings.Contains(f.Warnings[0].Text, "4999 more") {
		t.Errorf("%v, error %v", f.Warnings, err)
	}
}

func TestAddresses(t *testing.T) {
	for _, c := range []struct{ in, normal, key string }{
		{"HTTP://News.Example:80", "http://news.example/", "news.example"},
		{"https://news.example:443/a/?b=2&utm_source=x&a=1#c", "https://news.example/a/?b=2&a=1", "news.example/a?a=1&b=2"},
		{"https://news.example/خبر", "https://news.example/%D8%AE%D8%A8%D8%B1", "news.example/%D8%AE%D8%A8%D8%B1"},
		{"https://news.example/%d8%ae%d8%a8%d8%b1/", "https://news.example/%D8%AE%D8%A8%D8%B1/", "news.example/%D8%AE%D8%A8%D8%B1"},
		{"https://news.example/a%2fb", "https://news.example/a%2fb", "news.example/a%2fb"},
		{"https://موقع.example./", "https://xn--4gbrim.example/", "xn--4gbrim.example"},
		{"http://[2001:DB8::1]:8080/x?fbclid=1", "http://[2001:db8::1]:8080/x", "[2001:db8::1]:8080/x"},
		{" https://news.example/a?", "https://news.example/a", "news.example/a"},
		{"ftp://news.example/", "", ""},
		{"news.example/a", "", ""},
		{"http://%zz/", "", ""},
		{"", "", ""},
	} {
		if got := Normal(c.in); got != c.normal {
			t.Errorf("Normal(%q) = %q, want %q", c.in, got, c.normal)
		}
		if got := Key(c.in); got != c.key {
			t.Errorf("Key(%q) = %q, want %q", c.in, got, c.key)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		rssOf(`<item><guid>1</guid><link>/1?a&amp;utm_x=1</link><title><![CDATA[خبر <b>]]></title><pubDate>1/2/03</pubDate></item>`),
		rssOf("<item><link>/1</link></item><item><link>/2"),
		`<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><link href="x"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">س</div></content></entry></feed>`,
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><item><title>x</title></item></rdf:RDF>`,
		`{"items":[{"id":7,"authors":[{"name":1}]},null,{"url":"//x"}],"title":3}`,
		`<opml><head><title>x</title></head><body><outline xmlUrl="a"/></body></opml>`,
		`<urlset><url><loc>http://x/</loc><news:news><news:publication_date>2025</news:publication_date></news:news></url></urlset>`,
		`<sitemapindex><sitemap><loc>http://x/</loc></sitemap></sitemapindex>`,
		`<!doctype html><base href=x><link rel=alternate type=rss href=y>`,
		"\x1f\x8b\x08", "\xff\xfe<\x00r\x00", "<?xml version='1.0' encoding='windows-1256'?><rss>\xe3\xd1</rss>",
	} {
		f.Add([]byte(s), "text/xml; charset=iso-8859-6")
	}
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		feed, err := Parse(body, contentType, address)
		if err != nil {
			if err.Error() == "" || len(feed.Items) > 0 {
				t.Errorf("error %q beside %d items", err, len(feed.Items))
			}
			return
		}
		for _, it := range feed.Items {
			if it.URL == "" && it.ID == "" || it.URL != "" && Normal(it.URL) == "" {
				t.Errorf("an item without name: %+v", it)
			}
		}
		for _, l := range feed.Links {
			if Normal(l.URL) == "" {
				t.Errorf("a link to %q", l.URL)
			}
		}
	})
}

func FuzzNormal(f *testing.F) {
	for _, s := range []string{"https://news.example/a?b&utm_a=1&c=%d8#d", "http://[::1%25eth0]/", "http://خ/%2F%zz", "http://x/?a&&b=;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := Normal(s)
		if n != "" && (Normal(n) != n || Key(n) != Key(s) || Key(n) == "") {
			t.Errorf("%q: %q, then %q; keys %q, %q", s, n, Normal(n), Key(s), Key(n))
		}
	})
}
