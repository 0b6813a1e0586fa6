package web

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/view"
	"github.com/isnad-news/isnad/knowledge"
)

// knownValues are what the language of search knows as values of a field.
func knownValues(t *testing.T, field string) []string {
	t.Helper()
	rows, err := table.Read(knowledge.Files(), "search", "values")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range rows {
		if r.Get("field") == field {
			out = append(out, r.Get("id"))
		}
	}
	if len(out) == 0 {
		t.Fatalf("no values of %s", field)
	}
	return out
}

func TestSearchCSV(t *testing.T) {
	w := get(fakeSite(t, &fakeDesk{Hostile: true}, nil), "ar", "/search.csv?q=x")
	body, ok := strings.CutPrefix(w.Body.String(), "\uFEFF")
	if !ok || w.Code != http.StatusOK {
		t.Fatalf("status %d, no byte order mark", w.Code)
	}
	if got := w.Header().Get("Content-Disposition"); got != `attachment; filename="search.csv"` {
		t.Errorf("Content-Disposition %q", got)
	}
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil || len(rows) != 3 || rows[0][0] != "id" || rows[1][0] != "0a1b2c" {
		t.Errorf("rows %v, %v", rows, err)
	}
}

func TestCSVIsHarmless(t *testing.T) {
	for cell, want := range map[string]string{"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@a": "'@a", "\tx": "'\tx", "a=1": "a=1", "": "", "١": "١"} {
		if got := harmless(cell); got != want {
			t.Errorf("harmless(%q) = %q, want %q", cell, got, want)
		}
	}
}

// Whoever asks for the head of a file alone does not have the archive read.
func TestHeadOfCSV(t *testing.T) {
	for _, target := range []string{"/search.csv", "/events.csv", "/statements.csv"} {
		d := &fakeDesk{}
		r := httptest.NewRequest(http.MethodHead, target, nil)
		w := httptest.NewRecorder()
		fakeSite(t, d, nil).ServeHTTP(w, r)
		if w.Code != http.StatusOK || w.Body.Len() > 0 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/csv") || w.Header().Get("Content-Disposition") == "" {
			t.Errorf("%s: %d, %d bytes, %v", target, w.Code, w.Body.Len(), w.Header())
		}
		if len(d.Asked) > 0 {
			t.Errorf("%s: the archive was read", target)
		}
		r = httptest.NewRequest(http.MethodHead, target+"?limit=x", nil)
		w = httptest.NewRecorder()
		fakeSite(t, d, nil).ServeHTTP(w, r)
		if w.Code != http.StatusBadRequest {
			t.Errorf("%s: what cannot be read answers %d", target, w.Code)
		}
	}
}

func TestCSVFaults(t *testing.T) {
	w := get(fakeSite(t, &fakeDesk{Fail: errors.New("broken")}, nil), "en", "/search.csv")
	if w.Code != http.StatusInternalServerError || w.Header().Get("Content-Disposition") != "" {
		t.Errorf("status %d, %v", w.Code, w.Header())
	}
	sound(t, "en", w)
	// What is already on its way is cut off.
	s, err := New(Options{Desk: &fakeDesk{}})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if got := recover(); got != http.ErrAbortHandler { //nolint:errorlint // what net/http compares so too
			t.Errorf("recovered %v", got)
		}
	}()
	r := httptest.NewRequest(http.MethodGet, "/x.csv", nil)
	s.writeCSV(httptest.NewRecorder(), r, "x", []string{"a"}, func(row func(...string) error) error {
		for range 100 {
			if err := row(strings.Repeat("x", 4096)); err != nil {
				return err
			}
		}
		return errors.New("broken")
	})
}

func TestSearchJSON(t *testing.T) {
	d := &fakeDesk{}
	w := get(fakeSite(t, d, nil), "ar", "/search.json?q=x&after=c&limit=7")
	var got view.Page[view.ReportLine]
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || got.Total != 12345 || len(got.Items) != 2 {
		t.Errorf("%v: %s", err, w.Body)
	}
	if d.Asked[0].After != "c" || d.Asked[0].Limit != 7 {
		t.Errorf("asked for %+v", d.Asked[0])
	}
	d.Problems = []view.Problem{{Field: "q", Text: "?"}}
	if w := get(fakeSite(t, d, nil), "ar", "/search.json"); w.Code != http.StatusBadRequest {
		t.Errorf("problems: status %d", w.Code)
	}
	if w := get(fakeSite(t, d, nil), "ar", "/search.rss"); w.Code != http.StatusBadRequest {
		t.Errorf("a feed of nothing: status %d", w.Code)
	}
}

func TestSearchFeed(t *testing.T) {
	w := get(fakeSite(t, &fakeDesk{Hostile: true}, nil), "ar", "http://news.example.org/search.rss?q=%D9%82%D8%B7%D8%B1")
	if got := w.Header().Get("Content-Type"); got != "application/rss+xml; charset=utf-8" {
		t.Errorf("Content-Type %q", got)
	}
	var feed struct {
		Channel struct {
			Title    string `xml:"title"`
			Link     string `xml:"link"`
			Language string `xml:"language"`
			Items    []struct {
				Title       string `xml:"title"`
				Link        string `xml:"link"`
				Description string `xml:"description"`
				GUID        string `xml:"guid"`
				Date        string `xml:"pubDate"`
			} `xml:"item"`
		} `xml:"channel"`
	}
	if err := xml.Unmarshal(w.Body.Bytes(), &feed); err != nil {
		t.Fatal(err)
	}
	c := feed.Channel
	if len(c.Items) != 2 || c.Language != "ar" || c.Link != "http://news.example.org/search?q=%D9%82%D8%B7%D8%B1" {
		t.Fatalf("got %+v", c)
	}
	i := c.Items[0]
	if i.Link != "http://news.example.org/reports/0a1b2c" || i.GUID != "0a1b2c" || !strings.HasPrefix(i.Date, "Tue, 16 Sep 2025") {
		t.Errorf("got %+v", i)
	}
	if strings.Contains(i.Description, "<script>") {
		t.Errorf("markup in a description: %s", i.Description)
	}
}

func TestOrigin(t *testing.T) {
	s, err := New(Options{Desk: &fakeDesk{}, Address: "https://news.example.org/"})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodGet, "http://other.example.org/", nil)
	if got := s.origin(r); got != "https://news.example.org" {
		t.Errorf("got %s", got)
	}
	s.Address = ""
	if got := s.origin(r); got != "http://other.example.org" {
		t.Errorf("got %s", got)
	}
}

func TestEndings(t *testing.T) {
	h := fakeSite(t, &fakeDesk{}, nil)
	body := read(get(h, "en", "/search?q=a+b&after=x&limit=5"))
	for _, want := range []string{`href="/search.csv?q=a+b"`, `href="/search.json?q=a+b"`, `type="application/rss+xml" title="`, `href="/search.rss?q=a+b"`} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s", want)
		}
	}
	if body := read(get(h, "en", "/about")); strings.Contains(body, "rss+xml") {
		t.Error("a feed of what is no list")
	}
}

func TestStatic(t *testing.T) {
	h := fakeSite(t, &fakeDesk{}, nil)
	page := get(h, "en", "/about").Body.String()
	i := strings.Index(page, "/static/site.css?v=")
	if i < 0 {
		t.Fatal("no style sheet")
	}
	address := page[i : i+strings.IndexByte(page[i:], '"')]
	w := get(h, "en", address)
	if w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") || w.Header().Get("Content-Type") != "text/css; charset=utf-8" {
		t.Errorf("%s: %d %v", address, w.Code, w.Header())
	}
	r := httptest.NewRequest(http.MethodGet, address, nil)
	r.Header.Set("If-None-Match", w.Header().Get("ETag"))
	again := httptest.NewRecorder()
	h.ServeHTTP(again, r)
	if again.Code != http.StatusNotModified {
		t.Errorf("asked again: status %d", again.Code)
	}
	if w := get(h, "en", "/static/site.css"); strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
		t.Error("kept for good under an address without its hash")
	}
	css := w.Body.String()
	if !strings.Contains(css, `url("/static/naskh-400.woff2?v=`) {
		t.Error("no font in the style sheet")
	}
	if w := get(h, "en", "/static/naskh-400.woff2"); w.Header().Get("Content-Type") != "font/woff2" || w.Body.Len() < 10_000 {
		t.Errorf("font: %v, %d bytes", w.Header(), w.Body.Len())
	}
	if w := get(h, "en", "/favicon.ico"); w.Header().Get("Content-Type") != "image/svg+xml" {
		t.Errorf("icon: %v", w.Header())
	}
}

// Those without a name are told of in the visitor's language, and long names
// do not push a list aside.
func TestFacetNames(t *testing.T) {
	s, err := New(Options{Desk: &fakeDesk{}})
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("صحيفة ", 40)
	counts := map[archive.Facet][]archive.Count{
		archive.ByTeller: {{Value: "unnamed-source", N: 3}, {Value: "QAT", N: 2}}, archive.ByOutlet: {{Value: long, N: 1}},
	}
	for lang, want := range map[string]string{"ar": "مصدر لم يُسمَّ", "en": "an unnamed source"} {
		tongue := s.tongues[lang]
		for _, f := range s.facets(tongue, "/events", view.Filter{}, counts) {
			first := f.Counts[0]
			switch f.Name {
			case "teller":
				if first.Name != want || first.Code != "" || f.Counts[1].Code != "QAT" {
					t.Errorf("%s: %+v", lang, f.Counts)
				}
			case "outlet":
				if utf8.RuneCountInString(first.Name) > briefFacet+1 || first.Code != "" || !strings.Contains(first.Href, url.QueryEscape(long)) {
					t.Errorf("%s: %+v", lang, first)
				}
			}
		}
		chips := s.chips(tongue, "/events", view.Filter{Teller: "unnamed-source", Outlet: long})
		if chips[0].Name != want || utf8.RuneCountInString(chips[1].Name) > briefFacet+1 || chips[1].Value != long {
			t.Errorf("%s: %+v", lang, chips)
		}
	}
}

func TestFacetsNarrowDown(t *testing.T) {
	s, err := New(Options{Desk: &fakeDesk{}})
	if err != nil {
		t.Fatal(err)
	}
	d := &fakeDesk{}
	got := s.facets(s.tongues["en"], "/search", view.Filter{Q: "x", Type: "ASSAULT", After: "c"}, d.facets())
	i := slices.IndexFunc(got, func(f facet) bool { return f.Name == string(archive.ByType) })
	if i < 0 || len(got[i].Counts) != 2 {
		t.Fatalf("got %+v", got)
	}
	other, on := got[i].Counts[0], got[i].Counts[1]
	if other.Href != "/search?q=x&type=CONSULT" || other.On || other.Name != "Consult" || other.Code != "CONSULT" {
		t.Errorf("got %+v", other)
	}
	if on.Href != "/search?q=x" || !on.On {
		t.Errorf("got %+v", on)
	}
	for _, f := range got {
		if f.Name == string(archive.ByDay) || f.Name == string(archive.ByMonth) {
			t.Errorf("%s narrows nothing down", f.Name)
		}
	}
}
