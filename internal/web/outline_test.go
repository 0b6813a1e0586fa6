package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// outlineFaults are what is wrong with the headings of a page: not one main
// heading that comes first, a level left out, a heading without words.
func outlineFaults(doc *html.Node) []string {
	var out []string
	level := 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' {
			continue
		}
		words, now := strings.TrimSpace(inner(n)), int(n.Data[1]-'0')
		switch {
		case words == "":
			out = append(out, n.Data+" without words")
		case level == 0 && now != 1:
			out = append(out, "begins with "+n.Data+" "+words)
		case level > 0 && now == 1:
			out = append(out, "a second h1 "+words)
		case now > level+1:
			out = append(out, n.Data+" "+words+" leaves out a level")
		}
		level = now
	}
	if level == 0 {
		out = append(out, "no heading")
	}
	return out
}

func TestOutlineFaults(t *testing.T) {
	for page, want := range map[string]int{
		"<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>": 0, "<p>a</p>": 1, "<h2>a</h2>": 1, "<h1>a</h1><h3>b</h3>": 1,
		"<h1>a</h1><h1>b</h1>": 1, "<h1> </h1>": 1, "<h1>a</h1><hr>": 0,
	} {
		doc, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		if got := outlineFaults(doc); len(got) != want {
			t.Errorf("%s: %q", page, got)
		}
	}
}

// All pages have one main heading, and none leaves out a level.
func TestOutline(t *testing.T) {
	const at = "/reports/0a1b2c"
	pages := slices.Concat(shellPages(), listPages(), []string{at, at + "/why/e1", at + "/why/s1", at + "/correct/e1", at + "/correct/s1",
		at + "/add/event", at + "/add/statement", "/login", "/read", "/read?example=summit", "/about", "/nowhere", "/reports/none", "/events?limit=x"})
	for name, d := range map[string]*fakeDesk{"full": {}, "empty": {Empty: true}, "failing": {Fail: http.ErrServerClosed}} {
		h := fakeSite(t, d, &fakeSessions{Name: "editor"})
		for _, lang := range languages() {
			for _, target := range pages {
				outlined(t, name+" "+lang+" "+target, get(h, lang, target))
			}
			outlined(t, name+" "+lang+" read", post(h, lang, "/read", url.Values{"text": {fakeText}}))
			outlined(t, name+" "+lang+" refused", post(h, lang, at+"/corrections", url.Values{"action": {"burn"}}))
		}
	}
}

func outlined(t *testing.T, name string, w *httptest.ResponseRecorder) {
	t.Helper()
	if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
		t.Errorf("%s: %d %s", name, w.Code, w.Header().Get("Content-Type"))
		return
	}
	doc, err := html.Parse(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range outlineFaults(doc) {
		t.Errorf("%s: %d: %s", name, w.Code, fault)
	}
}
