package web

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/view"
)

func TestReportPage(t *testing.T) {
	both(t, func(t *testing.T, lang string) {
		d := newReportDesk()
		doc, w := page200(t, fakeSite(t, d, nil), lang, "/reports/0a1b2c")
		text := find(doc, func(n *html.Node) bool { return attr(n, "class") == "text" })
		if inner(text) != fakeText {
			t.Errorf("the text is %q", inner(text))
		}
		if attr(text, "lang") != "ar" || attr(text, "dir") != "auto" {
			t.Error("the text does not tell its language and direction")
		}
		// Every mark leads to a record, and every record that stands in the text
		// back to it.
		for _, key := range []string{"s1", "s2", "e1", "e2", "e3", "n1", "n2"} {
			record := byID(t, doc, key)
			if find(record, func(n *html.Node) bool { return attr(n, "href") == "#at-"+key }) == nil {
				t.Errorf("%s does not lead to the text", key)
			}
			spot := byID(t, doc, "at-"+key)
			if find(spot, func(n *html.Node) bool { return n.Data == "a" }) == nil {
				t.Errorf("at-%s holds no mark", key)
			}
		}
		byID(t, doc, "w1")
		marks := countOf(text, func(n *html.Node) bool {
			return n.Data == "a" && strings.HasPrefix(attr(n, "class"), "m m-") && strings.HasPrefix(attr(n, "href"), "#")
		})
		if marks < 10 {
			t.Errorf("%d marks", marks)
		}
		// A statement within another stands within it.
		if find(byID(t, doc, "s1"), func(n *html.Node) bool { return attr(n, "id") == "s2" }) == nil {
			t.Error("s2 does not stand within s1")
		}
		for _, key := range []string{"s1", "e1", "e2"} {
			chain := find(byID(t, doc, key), func(n *html.Node) bool { return n.Data == "svg" })
			if chain == nil || attr(chain, "role") != "img" || attr(chain, "aria-labelledby") != "chain-"+key {
				t.Errorf("%s: no chain, or one without words", key)
			}
			if strings.TrimSpace(inner(byID(t, doc, "chain-"+key))) == "" {
				t.Errorf("%s: a chain whose words are empty", key)
			}
			if use := find(chain, func(n *html.Node) bool { return n.Data == "use" }); use != nil {
				byID(t, doc, strings.TrimPrefix(attr(use, "href"), "#"))
			}
			if find(byID(t, doc, key), func(n *html.Node) bool { return attr(n, "href") == "/reports/0a1b2c/why/"+key }) == nil {
				t.Errorf("%s: no link to why", key)
			}
		}
		out := find(doc, func(n *html.Node) bool { return strings.HasPrefix(attr(n, "href"), "https://news.example.org") })
		if out == nil || attr(out, "rel") != "noreferrer nofollow external" {
			t.Error("the report's own address is no safe link")
		}
		if find(doc, func(n *html.Node) bool { return strings.HasSuffix(attr(n, "action"), "/corrections") }) != nil {
			t.Error("a visitor is offered corrections")
		}
		if links := strings.Join(w.Header().Values("Link"), " "); !strings.Contains(links, `</reports/0a1b2c/schema.jsonld>; rel="alternate"; type="application/ld+json"`) {
			t.Errorf("Link %q", links)
		}
	})
}

// Many names are folded, but not lost; a chain that looks like an earlier one
// is drawn by it.
func TestReportIsBrief(t *testing.T) {
	d := newReportDesk()
	for len(d.Rec.Entities) < mostNames+7 {
		d.Rec.Entities = append(d.Rec.Entities, d.Rec.Entities[1])
	}
	d.Rec.Events = append(d.Rec.Events, d.Rec.Events[0], d.Rec.Events[0])
	doc, _ := page200(t, fakeSite(t, d, nil), "en", "/reports/0a1b2c")
	folded := 0
	for i := range d.Rec.Entities {
		n := byID(t, doc, keyOf(nameKey, i))
		for p := n.Parent; p != nil; p = p.Parent {
			if p.Data == "details" {
				folded++
			}
		}
	}
	if folded != 7 {
		t.Errorf("%d names are folded", folded)
	}
	drawn := 0
	for i := range d.Rec.Events {
		tree := find(byID(t, doc, keyOf(eventKey, i)), named("svg"))
		use := find(tree, named("use"))
		if use == nil {
			drawn++
			continue
		}
		if first := byID(t, doc, strings.TrimPrefix(attr(use, "href"), "#")); attr(first.Parent, "viewbox") != attr(tree, "viewbox") && attr(first.Parent, "viewBox") != attr(tree, "viewBox") {
			t.Error("drawn by one of another size")
		}
	}
	if drawn >= len(d.Rec.Events)-1 {
		t.Errorf("%d of %d chains are drawn anew", drawn, len(d.Rec.Events))
	}
}

func TestReportEmpty(t *testing.T) {
	both(t, func(t *testing.T, lang string) {
		d := newReportDesk()
		d.Rec = export.Record{Document: export.Document{ID: "0a1b2c"}}
		doc, _ := page200(t, fakeSite(t, d, nil), lang, "/reports/0a1b2c")
		if got := strings.TrimSpace(inner(find(doc, func(n *html.Node) bool { return n.Data == "h1" }))); got == "" {
			t.Error("a report without a headline has no heading")
		}
	})
}

// Records that point to what is not there harm nobody.
func TestReportOdd(t *testing.T) {
	d := newReportDesk()
	far, self, none := 99, 1, -1
	at := 1 << 40
	d.Rec.Statements = append(d.Rec.Statements, export.Statement{Within: &far}, export.Statement{Within: &none})
	d.Rec.Statements[0].Within, d.Rec.Statements[1].Within = &self, new(int)
	d.Rec.Events = append(d.Rec.Events, export.Event{Sentence: -4, Trigger: export.Quote{Range: export.Range{Start: 5, End: 2}}, AssertedBy: []string{"", "outlet", "outlet"}})
	d.Rec.Events[0].Actors[0].Start = &at
	d.Rec.Events[1].Place.End = nil
	both(t, func(t *testing.T, lang string) {
		doc, _ := page200(t, fakeSite(t, d, &fakeSessions{Name: "x"}), lang, "/reports/0a1b2c")
		for _, key := range []string{"s1", "s2", "s3", "s4", "e4"} {
			byID(t, doc, key)
		}
		for _, key := range []string{"e1", "e2", "e4", "s3"} {
			page200(t, fakeSite(t, d, &fakeSessions{Name: "x"}), lang, "/reports/0a1b2c/correct/"+key)
		}
	})
}

func TestReportFaults(t *testing.T) {
	d := newReportDesk()
	h := fakeSite(t, d, &fakeSessions{Name: "x"})
	for target, want := range map[string]int{
		"/reports/none":                     404,
		"/reports/none.json":                404,
		"/reports/none.txt":                 404,
		"/reports/none/raw":                 404,
		"/reports/none/prov.jsonld":         404,
		"/reports/none/why/e1":              404,
		"/reports/none/correct/e1":          404,
		"/reports/none/add/event":           404,
		"/reports/0a1b2c/why/e9":            404,
		"/reports/0a1b2c/correct/e9":        404,
		"/reports/0a1b2c/correct/n1":        404,
		"/reports/0a1b2c/correct/e0":        404,
		"/reports/0a1b2c/correct/e01":       404,
		"/reports/0a1b2c/correct/e-1":       404,
		"/reports/0a1b2c/add/name":          404,
		"/reports/%00":                      404,
		"/reports/..%2f..%2fetc":            404,
		"/reports/0a1b2c/correct/e1e1":      404,
		"/reports/0a1b2c/corrections":       405,
		"/reports/0a1b2c/unheard-of.jsonld": 404,
		"/read?example=none":                404,
		"/logout":                           405,
	} {
		if w := get(h, "en", target); w.Code != want {
			t.Errorf("%s: %d, want %d", target, w.Code, want)
		}
	}
	d.Fail = archive.ErrBusy
	for _, target := range []string{"/reports/0a1b2c", "/reports/0a1b2c/raw", "/reports/0a1b2c/schema.jsonld", "/reports/0a1b2c/why/e1", "/reports/0a1b2c/correct/e1", "/read?example=summit"} {
		if w := get(h, "en", target); w.Code != http.StatusServiceUnavailable {
			t.Errorf("%s: %d where the archive is busy", target, w.Code)
		}
	}
}

func TestReportForms(t *testing.T) {
	d := newReportDesk()
	d.Raw = []byte("<script>alert(1)</script>")
	h := fakeSite(t, d, nil)
	record := get(h, "en", "/reports/0a1b2c.json")
	var got export.Record
	if err := json.Unmarshal(record.Body.Bytes(), &got); err != nil || got.Document.ID != "0a1b2c" || len(got.Events) != 3 {
		t.Errorf("record: %v, %+v", err, got.Document)
	}
	text := get(h, "en", "/reports/0a1b2c.txt")
	if text.Body.String() != fakeText || text.Header().Get("Content-Type") != "text/plain; charset=utf-8" || text.Header().Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("text: %v %.40q", text.Header(), text.Body)
	}
	for _, name := range []string{"annotations", "prov", "schema"} {
		w := get(h, "en", "/reports/0a1b2c/"+name+".jsonld")
		var doc map[string]any
		if err := json.Unmarshal(w.Body.Bytes(), &doc); err != nil || doc["@context"] == nil || w.Header().Get("Content-Type") != "application/ld+json; charset=utf-8" {
			t.Errorf("%s: %v, %v", name, err, w.Header())
		}
		if strings.Contains(w.Body.String(), "<script") {
			t.Errorf("%s holds markup", name)
		}
	}
}

// The bytes of a report are never shown as a page, whatever they say they are.
func TestRaw(t *testing.T) {
	d := newReportDesk()
	h := fakeSite(t, d, nil)
	for _, c := range []struct {
		source, media string
		raw           []byte
		kind, name    string
	}{
		{"a.html", "text/html", []byte("<script>"), "text/plain; charset=utf-8", "a.html.txt"},
		{"a.svg", "image/svg+xml", []byte("<svg onload=x>"), "text/plain; charset=utf-8", "a.svg.txt"},
		{"a.json", "application/json; charset=utf-8", []byte("{}"), "text/plain; charset=utf-8", "a.json.txt"},
		{"photo\u202Egnp.exe", "application/x-msdownload", []byte("MZ"), "application/octet-stream", "photognp.exe.bin"},
		{"a.txt", "text/plain", []byte("a\x00b"), "application/octet-stream", "a.txt.txt"},
		{"خبر \"x\".txt", "", nil, "application/octet-stream", "خبر--x-.txt.bin"},
		{"a", "text/html\r\nX-Evil: 1", []byte("x"), "application/octet-stream", "a.bin"},
	} {
		d.From, d.Type, d.Raw = c.source, c.media, c.raw
		w := get(h, "en", "/reports/0a1b2c/raw")
		if got := w.Header().Get("Content-Type"); got != c.kind {
			t.Errorf("%q: Content-Type %q, want %q", c.source, got, c.kind)
		}
		disposition, params, err := mime.ParseMediaType(w.Header().Get("Content-Disposition"))
		if err != nil || disposition != "attachment" || params["filename"] != c.name {
			t.Errorf("%q: %q (%v), want %q", c.source, w.Header().Get("Content-Disposition"), err, c.name)
		}
		if w.Header().Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(w.Header().Get("Content-Security-Policy"), "sandbox") {
			t.Errorf("%q: %v", c.source, w.Header())
		}
		if !bytes.Equal(w.Body.Bytes(), c.raw) {
			t.Errorf("%q: other bytes: %q", c.source, w.Body)
		}
	}
}

func TestWhy(t *testing.T) {
	both(t, func(t *testing.T, lang string) {
		d := newReportDesk()
		doc, w := page200(t, fakeSite(t, d, nil), lang, "/reports/0a1b2c/why/e1")
		for _, want := range []string{"consult.host", "knowledge/events/consult.rules:12", "knowledge/actors/states.tsv:12", "QAT GOV", `href="/reports/0a1b2c#e1"`} {
			if !strings.Contains(w.Body.String(), want) {
				t.Errorf("no %q", want)
			}
		}
		marked := find(doc, func(n *html.Node) bool { return strings.Contains(attr(n, "class"), "m-why") })
		if marked == nil || inner(marked) != "تستضيف" {
			t.Error("the words of the record are not marked")
		}
		// An editor's record has no rule; what the reader would do otherwise is told.
		d.Told = func(key string) view.Why {
			return view.Why{Report: "0a1b2c", Key: key, Editor: "سلمى", Changed: true, Reasons: []view.Reason{{Field: "told by", Chain: []string{"LBN", "outlet"}}, {Field: "place"}}}
		}
		_, w = page200(t, fakeSite(t, d, nil), lang, "/reports/0a1b2c/why/s1")
		if !strings.Contains(w.Body.String(), "سلمى") || strings.Contains(w.Body.String(), "consult.host") {
			t.Error("the editor is not told")
		}
	})
}

func TestReadBox(t *testing.T) {
	both(t, func(t *testing.T, lang string) {
		d := newReportDesk()
		h := fakeSite(t, d, nil)
		doc, _ := page200(t, h, lang, "/read")
		if find(doc, func(n *html.Node) bool { return attr(n, "href") == "/read?example=summit" }) == nil {
			t.Error("no example")
		}
		fields := formOf(t, doc, "readbox")
		if len(fields["text"]) != 1 || len(fields["published"]) != 1 || len(fields["outlet"]) != 1 {
			t.Errorf("fields %v", fields)
		}
		example, _ := page200(t, h, lang, "/read?example=summit")
		sent := post(h, lang, "/read", url.Values{"text": {fakeText}, "published": {"2025-09-16"}, "outlet": {"المثال"}})
		if sent.Code != http.StatusOK {
			t.Fatalf("%d %s", sent.Code, sent.Body)
		}
		for _, doc := range []*html.Node{example, sound(t, lang, sent)} {
			byID(t, doc, "e1")
			byID(t, doc, "at-s1")
			if find(doc, func(n *html.Node) bool { return strings.HasPrefix(attr(n, "href"), "/reports/") }) != nil {
				t.Error("what is not kept has links to the archive")
			}
			if find(doc, func(n *html.Node) bool { return attr(n, "class") == "notice" }) == nil {
				t.Error("it is not said that nothing is kept")
			}
		}
		for _, c := range []struct {
			form url.Values
			want int
		}{
			{url.Values{}, 422},
			{url.Values{"text": {" \n "}}, 422},
			{url.Values{"text": {"a\xffb"}}, 422},
			{url.Values{"text": {"x"}, "published": {"yesterday"}}, 422},
			{url.Values{"text": {"x"}, "outlet": {strings.Repeat("x", 3000)}}, 422},
			{url.Values{"text": {strings.Repeat("x", largestText+1)}}, 413},
			{url.Values{"text": {strings.Repeat("ع", 2*largestText)}}, 413},
		} {
			w := post(h, lang, "/read", c.form)
			if w.Code != c.want {
				t.Errorf("%.40q: %d, want %d", c.form.Encode(), w.Code, c.want)
				continue
			}
			again := sound(t, lang, w)
			if find(again, func(n *html.Node) bool { return attr(n, "role") == "alert" }) == nil {
				t.Errorf("%.40q: it is not said what is wrong", c.form.Encode())
			}
		}
	})
}

// A form that came as multipart is read as well, and one that is broken is not.
func TestReadMultipart(t *testing.T) {
	h := fakeSite(t, newReportDesk(), nil)
	for body, want := range map[string]int{
		"--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nقال زيد\r\n--x--\r\n":                                  200,
		"--x\r\nContent-Disposition: form-data; name=\"text\"; filename=\"a.txt\"\r\n\r\nقال\r\n--x--\r\n":                  422,
		"--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n":                                                      400,
		"--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n" + strings.Repeat("a", largestRead) + "\r\n--x--\r\n": 413,
	} {
		w := send(h, "/read", "multipart/form-data; boundary=x", body)
		if w.Code != want {
			t.Errorf("%.80q: %d, want %d", body, w.Code, want)
		}
	}
	if w := send(h, "/read", "application/json", "{}"); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("JSON: %d", w.Code)
	}
}

// A report with very many records is shown as far as a browser can bear it, and
// says so.
func TestReportLong(t *testing.T) {
	d := newReportDesk()
	d.Rec.Events = slices.Repeat(d.Rec.Events, 700)
	d.Rec.Statements = slices.Repeat(d.Rec.Statements[:1], 1500)
	for i := range 200 { // each within the one before
		d.Rec.Statements[i+1].Within = &[]int{i}[0]
	}
	h := fakeSite(t, d, nil)
	doc, w := page200(t, h, "en", "/reports/0a1b2c")
	byID(t, doc, keyOf(eventKey, mostRecords-1))
	byID(t, doc, keyOf(statementKey, mostRecords-1))
	byID(t, doc, "at-"+keyOf(statementKey, mostRecords-1))
	if find(doc, func(n *html.Node) bool { return attr(n, "id") == keyOf(eventKey, mostRecords) }) != nil {
		t.Error("more records than a page may show")
	}
	if find(doc, func(n *html.Node) bool { return attr(n, "class") == "notice" }) == nil {
		t.Error("it is not said that some are left out")
	}
	if got := inner(byID(t, doc, "h-events")); !strings.Contains(got, "2,100") {
		t.Errorf("the heading tells %q, not all events", got)
	}
	if w.Body.Len() > 8<<20 {
		t.Errorf("%d bytes", w.Body.Len())
	}
	// All of them can be had and corrected all the same.
	if got := get(h, "en", "/reports/0a1b2c.json").Body.String(); strings.Count(got, `"trigger"`) != 2100 {
		t.Error("the record is not whole")
	}
}
