package web

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// listPages are addresses of all pages of lists and profiles.
func listPages() []string {
	return []string{
		"/events", "/events?type=ASSAULT&mode=aerial&actor=ISR&sort=type&from=2025-09", "/statements", "/statements?class=claim&sort=-speaker",
		"/actors", "/actors?country=QAT", "/actors/QAT", "/actors/QAT?from=2025-09-01", "/people", "/people/%D8%B3%D8%A7%D9%84%D9%85",
		"/places", "/places?view=world&type=ASSAULT", "/places/QAT", "/places/QAT/doha", "/places/-/doha",
		"/outlets", "/outlets/a%2Fb", "/coverage",
	}
}

// hits are the elements of a page that meet a condition.
func hits(n *html.Node, is func(*html.Node) bool) []*html.Node {
	var out []*html.Node
	if n.Type == html.ElementNode && is(n) {
		out = append(out, n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out = append(out, hits(c, is)...)
	}
	return out
}

func named(name string) func(*html.Node) bool {
	return func(n *html.Node) bool { return n.Data == name }
}

func TestListPages(t *testing.T) {
	for name, d := range map[string]*fakeDesk{"full": {}, "empty": {Empty: true}, "hostile": {Hostile: true},
		"problems": {Problems: []view.Problem{{Field: "type", Value: hostile, Text: "write ASSAULT"}}}} {
		h := fakeSite(t, d, nil)
		for _, lang := range languages() {
			for _, target := range listPages() {
				t.Run(name+" "+lang+" "+target, func(t *testing.T) {
					w := get(h, lang, target)
					if w.Code != http.StatusOK && len(d.Problems) == 0 {
						t.Fatalf("status %d: %s", w.Code, w.Body)
					}
					doc := sound(t, lang, w)
					if n := len(hits(doc, named("img"))); n > 0 {
						t.Errorf("%d images came out of text", n)
					}
				})
			}
		}
	}
}

// A filter of which a part was not understood finds nothing and says so, in
// every form of a list; what was only taken in some way is told beside the list.
func TestListProblems(t *testing.T) {
	for _, c := range []struct{ total, want int }{{0, http.StatusBadRequest}, {3, http.StatusOK}} {
		if got := statusFor([]view.Problem{{Field: "type"}}, c.total); got != c.want {
			t.Errorf("%d found: status %d, want %d", c.total, got, c.want)
		}
	}
	h := fakeSite(t, &fakeDesk{Empty: true, Problems: []view.Problem{{Field: "class", Value: "shout", Text: "write say or claim"}}}, nil)
	for _, target := range []string{"/events", "/events.json", "/statements", "/statements.json", "/statements.rss"} {
		w := get(h, "en", target+"?class=shout")
		if w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "write say or claim") {
			t.Errorf("%s: status %d: %.300s", target, w.Code, w.Body)
		}
	}
}

// Each table has a name, and each box that scrolls can be reached by keyboard.
func TestListTables(t *testing.T) {
	h := fakeSite(t, &fakeDesk{}, nil)
	for _, target := range listPages() {
		doc := sound(t, "en", get(h, "en", target))
		for _, table := range hits(doc, named("table")) {
			inChart := false
			for a := table.Parent; a != nil; a = a.Parent {
				inChart = inChart || a.Data == "details"
			}
			if len(hits(table, named("caption"))) == 0 && !inChart {
				t.Errorf("%s: a table without a caption", target)
			}
		}
		for _, box := range hits(doc, func(n *html.Node) bool { return strings.Contains(attr(n, "class"), "scroll") }) {
			if attr(box, "tabindex") != "0" || attr(box, "role") != "region" || attr(box, "aria-label") == "" {
				t.Errorf("%s: a box that scrolls without keyboard or name: %v", target, box.Attr)
			}
		}
	}
}

func TestListFaults(t *testing.T) {
	for target, want := range map[string]int{
		"/events?limit=many": 400, "/statements?limit=0": 400, "/actors?limit=x": 400, "/people?limit=x": 400, "/places?limit=x": 400,
		"/outlets?limit=x": 400, "/actors/NONE": 404, "/people/none": 404, "/places/NON": 404, "/places/NON/doha": 404, "/outlets/none": 404,
		"/events.csv?limit=x": 400, "/statements.rss?limit=x": 400, "/places/QAT/doha/more": 404,
	} {
		if w := get(fakeSite(t, &fakeDesk{}, nil), "en", target); w.Code != want {
			t.Errorf("%s: status %d, want %d", target, w.Code, want)
		}
	}
	broken := fakeSite(t, &fakeDesk{Fail: errors.New("disk on fire at /secret/path")}, nil)
	targets := append(listPages(), "/coverage.json", "/coverage.csv")
	for _, name := range []string{"events", "statements"} {
		targets = append(targets, "/"+name+".csv", "/"+name+".json", "/"+name+".rss")
	}
	for _, name := range []string{"actors", "people", "places", "outlets"} {
		targets = append(targets, "/"+name+".csv", "/"+name+".json")
	}
	for _, target := range targets {
		w := get(broken, "en", target)
		if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%s: status %d, body %.200s", target, w.Code, w.Body)
		}
	}
}

// A name from outside comes back whole from the path that it was put in, by
// way of a mux and of what browsers do to paths.
func segmentBack(t *testing.T, name string) {
	t.Helper()
	part := segment(name)
	switch strings.ToLower(strings.ReplaceAll(strings.ToLower(part), "%2e", ".")) {
	case "", ".", "..":
		t.Fatalf("%q: browsers take %q away", name, part)
	}
	var got string
	found := false
	mux := http.NewServeMux()
	mux.HandleFunc("GET /outlets/{name}", func(_ http.ResponseWriter, r *http.Request) {
		got, found = unsegment(r.PathValue("name")), true
	})
	u, err := url.Parse("http://example.org/outlets/" + part)
	if err != nil {
		t.Fatalf("%q: %v", name, err)
	}
	mux.ServeHTTP(httptest.NewRecorder(), &http.Request{Method: http.MethodGet, URL: u, Host: "example.org"})
	if !found || got != name {
		t.Errorf("%q came back as %q (%v) from %s", name, got, found, part)
	}
}

func TestSegment(t *testing.T) {
	for _, name := range []string{"", ".", "..", "...", "~", "~x", "~~", "a/b", "/", "//", "%2F", "%", "%2e%2e", "a b", "a?b#c", "صحيفة المثال",
		"\xff\xfe", "a\nb", "\u202eabc", "a+b", ";", "..%2f", "../..", "-", "a\\b"} {
		segmentBack(t, name)
	}
}

func FuzzSegment(f *testing.F) {
	for _, name := range []string{"", "..", "~", "a/b", "%2F", "\xff"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) { segmentBack(t, name) })
}

// Odd names of outlets lead to their own pages.
func TestOddOutlets(t *testing.T) {
	for _, name := range []string{"", "..", "a/b", "%2F", "~", hostile} {
		d := &fakeDesk{}
		w := get(fakeSite(t, d, nil), "en", outletAddress(name))
		if w.Code != http.StatusOK {
			t.Errorf("%q: status %d at %s", name, w.Code, outletAddress(name))
			continue
		}
		sound(t, "en", w)
		if n := len(d.Asked); n == 0 || d.Asked[n-1].Outlet != name {
			t.Errorf("%q: asked %+v", name, d.Asked)
		}
	}
}

func TestPlaceAddress(t *testing.T) {
	for _, c := range []struct{ country, key, want string }{
		{"QAT", "", "/places/QAT"}, {"QAT", "doha", "/places/QAT/doha"}, {"", "doha", "/places/-/doha"}, {"SYR", "a/b", "/places/SYR/a%2Fb"},
	} {
		if got := placeAddress(c.country, c.key); got != c.want {
			t.Errorf("%q %q: %s, want %s", c.country, c.key, got, c.want)
		}
	}
	if got := toPlace(archive.Count{Value: "x"}); got != "/places/-/x" {
		t.Errorf("a place of which nothing is told: %s", got)
	}
}

func TestHeadings(t *testing.T) {
	for _, c := range []struct{ sort, key, aria, href string }{
		{"", "column.report", "descending", "/events?type=AID&sort=published"},
		{"", "column.date", "", "/events?type=AID&sort=-day"},
		{"-day", "column.date", "descending", "/events?type=AID&sort=day"},
		{"day", "column.date", "ascending", "/events?type=AID&sort=-day"},
		{"type", "column.date", "", "/events?type=AID&sort=-day"},
		{"type", "column.event", "ascending", "/events?type=AID&sort=-type"},
		{"-type", "column.event", "descending", "/events?type=AID&sort=type"},
		{"", "column.event", "", "/events?type=AID&sort=type"},
		{"", "column.sides", "", ""},
	} {
		f := view.Filter{Type: "AID", Sort: c.sort, After: "cursor"}
		for _, h := range headings("/events", f, eventColumns()) {
			if h.Key == c.key && (h.Sort != c.aria || h.Href != c.href) {
				t.Errorf("sort %q, %s: %q %q, want %q %q", c.sort, c.key, h.Sort, h.Href, c.aria, c.href)
			}
		}
	}
}

// The form offers what a field may hold, chooses what is in force and loses
// nothing that it does not know.
func TestNarrowing(t *testing.T) {
	s, err := New(Options{Desk: &fakeDesk{}})
	if err != nil {
		t.Fatal(err)
	}
	f := view.Filter{Type: "ASSAULT", Mode: "aerial", Factuality: "occurred,denied", Language: "ar", Sort: "-type", After: "x", From: "2025-09"}
	form := s.narrowing(s.tongues["en"], "/events", f, (&fakeDesk{}).facets(), eventFields())
	byName := map[string]control{}
	for _, c := range form.Controls {
		byName[c.Name] = c
	}
	var modes []string
	for _, o := range byName["mode"].Options {
		modes = append(modes, o.Value)
	}
	if got := strings.Join(modes, " "); got != "aerial heavy-weapons" {
		t.Errorf("modes of ASSAULT: %s", got)
	}
	chosen := ""
	for _, o := range byName["factuality"].Options {
		if o.Chosen {
			chosen = o.Value
		}
	}
	if chosen != "occurred,denied" {
		t.Errorf("two factualities at once are not kept: %q", chosen)
	}
	if c := byName["from"]; c.Kind != "text" || c.Value != "2025-09" {
		t.Errorf("a month: %+v", c)
	}
	if len(byName["actor"].Options) == 0 || byName["actor"].Options[0].Label != "Qatar" {
		t.Errorf("actors to choose from: %+v", byName["actor"].Options)
	}
	var kept []string
	for _, c := range form.Kept {
		kept = append(kept, c.Name+"="+c.Value)
	}
	if got := strings.Join(kept, " "); got != "language=ar sort=-type" {
		t.Errorf("kept %q", got)
	}
}
