package web

import (
	"bufio"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/view"
)

// hostileTexts are what a report may bring along: a line each, with the escapes
// of Go, and some that are too long for a line.
func hostileTexts(t *testing.T) []string {
	t.Helper()
	f, err := os.Open("testdata/hostile-report.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	for sc := bufio.NewScanner(f); sc.Scan(); {
		line := sc.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		out = append(out, unquoted(t, line))
	}
	return append(out, strings.Repeat("ا", 100_000), strings.Repeat("<b>", 40_000), strings.Repeat("\u202E\u2066", 50_000), strings.Repeat("a\n", 5_000))
}

// tainted puts a text into every field of a report that holds words.
func tainted(d *reportDesk, bad string) {
	rec := d.fakeRecord("0a1b2c")
	text := bad + "\n" + rec.Document.Text
	shift := len([]rune(bad)) + 1
	whole := export.Quote{Range: export.Range{Start: 0, End: shift - 1}, Text: bad}
	if shift == 1 {
		whole.End = 1
	}
	arg := export.Arg{Text: bad, ID: bad, Sector: bad}
	arg.Start, arg.End = &whole.Start, &whole.End
	place := &export.Place{Text: bad, NameEn: bad, Country: bad}
	place.Start, place.End = &whole.Start, &whole.End
	speaker := export.Speaker{Text: bad, Name: bad, ID: bad, Sector: bad}
	speaker.Start, speaker.End = &whole.Start, &whole.End
	d.Rec = export.Record{Document: export.Document{ID: "0a1b2c", Outlet: bad, URL: bad, Author: bad, Form: bad, Title: bad, Published: bad, Language: "ar", Text: text},
		Sentences:  []export.Range{{Start: 0, End: shift - 1}},
		Entities:   []export.Entity{{Ref: bad, Kind: bad, Name: bad, NameEn: bad, ID: bad, Sector: bad, Role: bad, Mentions: []export.Quote{whole}}},
		Times:      []export.Time{{Quote: whole, Type: bad, Value: bad}},
		Statements: []export.Statement{{Speaker: speaker, Cue: export.Cue{Quote: whole, Lemma: bad, Class: bad}, Content: whole, Kind: bad, Channel: bad, Date: bad, AssertedBy: []string{bad, "outlet"}, Rule: bad}},
		Events: []export.Event{{Type: bad, Mode: bad, Contexts: []string{bad}, Trigger: whole, Actors: []export.Arg{arg}, Recipients: []export.Arg{arg}, Date: bad, Place: place,
			Factuality: bad, Killed: export.Count{Vague: bad, Known: true}, AssertedBy: []string{bad, bad, bad, "outlet"}, Rule: bad}},
		Warnings: []export.Warning{{Code: bad, Range: whole.Range, Text: bad}}}
	d.From, d.Type = bad, bad
	d.Told = func(key string) view.Why {
		return view.Why{Report: "0a1b2c", Key: key, Rule: bad, RuleAt: bad, Editor: bad,
			Reasons: []view.Reason{{Field: bad, Text: bad, Codes: bad, Source: []string{bad}, Range: &whole.Range, Chain: []string{bad}}}}
	}
	e, s := d.Rec.Events[0], d.Rec.Statements[0]
	other, said := e, s
	other.Date, said.Date = "2025", "2025"
	d.Kept = []correct.Correction{
		{ID: "01J0", Report: "0a1b2c", Action: correct.Change, Kind: correct.Event, Fields: correct.Fields(correct.Event), Was: &correct.Body{Event: &e}, Now: &correct.Body{Event: &other}, By: bad, Note: bad},
		{ID: "01J1", Report: "0a1b2c", Action: correct.Change, Kind: correct.Statement, Fields: correct.Fields(correct.Statement), Was: &correct.Body{Statement: &s}, Now: &correct.Body{Statement: &said}, By: bad, Note: bad},
		{ID: "01J2", Report: "0a1b2c", Action: correct.Drop, Kind: correct.Statement, Was: &correct.Body{Statement: &said}, By: bad, Note: bad},
	}
}

// executable tells of an element or attribute that does something, which no
// page of ours has from outside.
func executable(n *html.Node) bool {
	switch n.Data {
	case "script":
		return !strings.HasPrefix(attr(n, "src"), "/static/")
	case "iframe", "object", "embed", "img", "style", "base", "foreignObject", "foreignobject", "animate", "set", "use", "math", "b1", "marquee", "video", "audio":
		return true
	case "meta":
		return attr(n, "http-equiv") != ""
	}
	for _, a := range n.Attr {
		scheme, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(a.Val)), ":")
		link := a.Key == "href" || a.Key == "src" || a.Key == "action" || a.Key == "formaction"
		if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" || link && (scheme == "javascript" || scheme == "data" || scheme == "vbscript") {
			return true
		}
	}
	return false
}

// turning are the signs that turn the direction of what follows them.
const turning = "\u202A\u202B\u202C\u202D\u202E"

func TestHostileReports(t *testing.T) {
	texts := hostileTexts(t)
	if len(texts) < 40 {
		t.Fatalf("%d texts", len(texts))
	}
	d := newReportDesk()
	h := fakeSite(t, d, &fakeSessions{Name: "سلمى"})
	for i, bad := range texts {
		tainted(d, bad)
		lang := languages()[i%2]
		for _, target := range []string{"", "/why/e1", "/correct/e1", "/add/event"} {
			w := get(h, lang, reportAt+target)
			if w.Code != http.StatusOK {
				t.Errorf("%.40q: %s: %d", bad, target, w.Code)
				continue
			}
			hostileFree(t, bad, sound(t, lang, w))
			if len(bad) > 50_000 && target != "/correct/e1" && w.Body.Len() > 4*len(bad)+150_000 {
				t.Errorf("%.40q: %s has %d bytes", bad, target, w.Body.Len())
			}
		}
		if i%8 == 0 {
			w := post(h, lang, "/read", url.Values{"text": {"x"}})
			hostileFree(t, bad, sound(t, lang, w))
		}
		if get(h, lang, reportAt+"/raw").Header().Get("Content-Disposition") == "" {
			t.Errorf("%.40q: raw bytes without a disposition", bad)
		}
		// What is sent is shown again as it was typed, and does nothing either.
		form := url.Values{"action": {"change"}, "key": {"e1"}, "was": {"x"}, "trigger": {bad}, "type": {bad}, "actor": {bad}, "actor_id": {bad}, "actor_sector": {bad},
			"date": {bad}, "place": {bad}, "note": {bad}, "killed": {bad}, "context": {bad}, "asserted_by": {bad}, "factuality": {bad}}
		if w := post(h, lang, reportAt+"/corrections", form); w.Code == http.StatusConflict {
			hostileFree(t, bad, sound(t, lang, w))
		} else if w.Code != http.StatusRequestEntityTooLarge {
			t.Errorf("%.40q: sent: %d", bad, w.Code)
		}
	}
}

// hostileFree proves that nothing on a page does anything, and that no sign
// turns the direction of what stands outside of the text and of fields.
func hostileFree(t *testing.T, bad string, doc *html.Node) {
	t.Helper()
	if n := find(doc, executable); n != nil {
		t.Errorf("%.60q: <%s %v>", bad, n.Data, n.Attr)
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && (attr(n, "class") == "text" || attr(n, "class") == "passage" || n.Data == "textarea" || n.Data == "option") {
			return
		}
		if n.Type == html.TextNode && strings.ContainsAny(n.Data, turning) {
			t.Errorf("%.60q: <%s> holds %.80q", bad, n.Parent.Data, n.Data)
		}
		for _, a := range n.Attr {
			if n.Data != "input" && n.Data != "textarea" && n.Data != "option" && strings.ContainsAny(a.Val, turning) {
				t.Errorf("%.60q: <%s %s=%.60q>", bad, n.Data, a.Key, a.Val)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
}
