package web

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/view"
)

// shellPages are the addresses of this file's pages.
func shellPages() []string {
	return []string{"/", "/about", "/nowhere", "/search", "/search?q=%D9%82%D8%B7%D8%B1&type=ASSAULT,COERCE&from=2025-09-01&after=x&sort=newest&limit=5",
		"/search?outlet=%22%3E%3Cscript%3E&actor=QAT&q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"}
}

func TestPagesAreSound(t *testing.T) {
	for name, d := range map[string]*fakeDesk{
		"sample": {}, "empty": {Empty: true}, "hostile": {Hostile: true},
		"problems": {Problems: []view.Problem{{Field: "q", Value: hostile, Text: "at character 1: " + hostile}}},
	} {
		h := fakeSite(t, d, &fakeSessions{Name: d.text("editor")})
		for _, page := range shellPages() {
			for _, lang := range languages() {
				t.Run(fmt.Sprintf("%s %s %.20s", name, lang, page), func(t *testing.T) {
					doc := sound(t, lang, get(h, lang, page))
					unharmed(t, doc)
				})
			}
		}
	}
}

// unharmed proves that no text from outside became markup.
func unharmed(t *testing.T, n *html.Node) {
	t.Helper()
	for c := range n.Descendants() {
		if c.Type != html.ElementNode {
			continue
		}
		if c.Data == "img" || c.Data == "script" && !strings.HasPrefix(attr(c, "src"), "/static/") {
			t.Errorf("<%s src=%q> came from outside", c.Data, attr(c, "src"))
		}
	}
}

func TestWeight(t *testing.T) {
	h := fakeSite(t, &fakeDesk{}, &fakeSessions{})
	css, js := len(get(h, "ar", "/static/site.css").Body.String()), 0
	for _, name := range []string{"shell.js", "search.js"} {
		js += get(h, "ar", "/static/"+name).Body.Len()
	}
	if js > 12<<10 {
		t.Errorf("%d bytes of scripts", js)
	}
	for _, page := range shellPages() {
		if n := get(h, "ar", page).Body.Len() + css + js; n > 150_000 {
			t.Errorf("%s weighs %d bytes with %d of styles and %d of scripts", page, n, css, js)
		}
	}
}

func TestHome(t *testing.T) {
	h := fakeSite(t, &fakeDesk{}, nil)
	body := read(get(h, "ar", "/"))
	for _, want := range []string{"٢١٬٦٨٥", `href="/actors/QAT"`, `href="/events?type=CONSULT"`, `href="/reports/0a1b2c"`, `<time datetime="2025-09-16">١٦ سبتمبر ٢٠٢٥</time>`, `dir="rtl"`} {
		if !strings.Contains(body, want) {
			t.Errorf("home lacks %s", want)
		}
	}
	if strings.Contains(body, "/login") {
		t.Error("a way to log in where nobody can")
	}
	if body := read(get(fakeSite(t, &fakeDesk{}, &fakeSessions{}), "en", "/")); !strings.Contains(body, `href="/login?next=%2f"`) {
		t.Error("no way to log in")
	}
	if body := read(get(fakeSite(t, &fakeDesk{}, &fakeSessions{Name: "maryam"}), "en", "/")); !strings.Contains(body, `action="/logout"`) || !strings.Contains(body, "maryam") {
		t.Error("no way to log out")
	}
}

func TestEmptyArchiveShowsHowToBegin(t *testing.T) {
	body := get(fakeSite(t, &fakeDesk{Empty: true}, nil), "en", "/").Body.String()
	for _, want := range []string{"isnad add", "isnad follow", "isnad stats", `href="/read?example=summit"`} {
		if !strings.Contains(body, want) {
			t.Errorf("lacks %s", want)
		}
	}
}

func TestNavigationTellsWhereOneIs(t *testing.T) {
	h := fakeSite(t, &fakeDesk{}, nil)
	for page, want := range map[string]string{"/": `href="/" aria-current="page"`, "/search?q=x": `href="/search" aria-current="page"`} {
		if body := read(get(h, "en", page)); !strings.Contains(body, want) {
			t.Errorf("%s lacks %s", page, want)
		}
	}
	if got := nav("/actors/QAT"); got[4].Current != "true" || got[0].Current != "" {
		t.Errorf("got %+v", got)
	}
	// The other language is one click away, and the filter stays.
	if body := read(get(h, "ar", "/search?q=x&type=ASSAULT")); !strings.Contains(body, `href="/search?lang=en&q=x&type=ASSAULT"`) {
		t.Error("no way to the same page in English")
	}
}

func TestProblems(t *testing.T) {
	for _, c := range []struct {
		err    error
		status int
		shown  string
	}{
		{fmt.Errorf("report x: %w", archive.ErrNotFound), 404, ""},
		{fmt.Errorf("%w: type ASSAUL", view.ErrAsk), 400, "type ASSAUL"},
		{fmt.Errorf("%w: no fields", correct.ErrInvalid), 400, "no fields"},
		{&http.MaxBytesError{Limit: 5}, 413, "أكثر من ٥ من البايتات"},
		{context.DeadlineExceeded, 503, ""},
		{errors.New("secret path /var/lib"), 500, ""},
	} {
		w := get(fakeSite(t, &fakeDesk{Fail: c.err}, nil), "ar", "/search")
		if w.Code != c.status {
			t.Errorf("%v: status %d, want %d", c.err, w.Code, c.status)
		}
		sound(t, "ar", w)
		body := w.Body.String()
		if c.shown != "" && !strings.Contains(body, c.shown) {
			t.Errorf("%v: does not say %q", c.err, c.shown)
		}
		if strings.Contains(body, "secret") {
			t.Errorf("%v is shown to everybody", c.err)
		}
		if w := get(fakeSite(t, &fakeDesk{Fail: c.err}, nil), "ar", "/search.json"); w.Code != c.status || !strings.HasPrefix(w.Header().Get("Content-Type"), "application/json") {
			t.Errorf("%v as JSON: status %d, %s", c.err, w.Code, w.Header().Get("Content-Type"))
		}
	}
}

func TestNobodyIsAnsweredWhoHasGone(t *testing.T) {
	h := fakeSite(t, &fakeDesk{Fail: context.Canceled}, nil)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequestWithContext(ctx, http.MethodGet, "/search", nil))
	if w.Body.Len() != 0 {
		t.Errorf("got %q", w.Body)
	}
}

func TestStatusPages(t *testing.T) {
	s, err := New(Options{Desk: &fakeDesk{}})
	if err != nil {
		t.Fatal(err)
	}
	for _, status := range append(told(), 418, 502) {
		for _, lang := range languages() {
			r := httptest.NewRequest(http.MethodGet, "/x?lang="+lang, nil)
			w := httptest.NewRecorder()
			s.Problem(w, r, status)
			if w.Code != status {
				t.Errorf("status %d, want %d", w.Code, status)
			}
			sound(t, lang, w)
		}
	}
}

func TestMethods(t *testing.T) {
	h := fakeSite(t, &fakeDesk{}, nil)
	for _, c := range []struct {
		method, path, allow string
		status              int
	}{
		{"POST", "/search", "GET", 405}, {"DELETE", "/", "GET", 405}, {"POST", "/nowhere", "", 404}, {"GET", "/stories", "", 404},
		{"HEAD", "/search", "", 200}, {"GET", "/static/none.css", "", 404}, {"GET", "/static/", "", 404}, {"GET", "//search", "", 307}, {"GET", "/%2e%2e/search", "", 404},
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(c.method, c.path, nil))
		if w.Code != c.status && !(c.status == 307 && w.Code == 301) || w.Header().Get("Allow") != c.allow {
			t.Errorf("%s %s: status %d, Allow %q; want %d, %q", c.method, c.path, w.Code, w.Header().Get("Allow"), c.status, c.allow)
		}
	}
}

func TestNewTellsWhereFaultsStand(t *testing.T) {
	good := fstest.MapFS{}
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, path)
		good[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ file, data, want string }{
		{"phrases/new.tsv", "key\tar\ten\nx.y\tنص\n", "phrases/new.tsv:2"},
		{"pages/home.gohtml", "{{define \"content\"}}\n{{nonesuch}}{{end}}", "home.gohtml:2"},
		{"pages/other.gohtml", "no content", `pages/other.gohtml: does not define "content"`},
		{"pages/parts-x.gohtml", "{{define \"x\"}}", "parts-x.gohtml"},
		{"static/shell.css", `a{background:url("none.png")}`, `no static file "none.png"`},
	} {
		was := good[c.file]
		good[c.file] = &fstest.MapFile{Data: []byte(c.data)}
		if _, err := newSite(Options{Desk: &fakeDesk{}}, good); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.file, err, c.want)
		}
		if good[c.file] = was; was == nil {
			delete(good, c.file)
		}
	}
	if _, err := New(Options{}); err == nil {
		t.Error("a site without a desk")
	}
}
