package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/search"
	"github.com/isnad-news/isnad/internal/view"
	"github.com/isnad-news/isnad/knowledge"
)

func TestSearchPage(t *testing.T) {
	h := fakeSite(t, &fakeDesk{}, nil)
	body := read(get(h, "en", "/search?q=a+b&type=ASSAULT,COERCE&from=2025-09-01&actor=QAT&sort=newest"))
	for _, want := range []string{`value="a b"`, "12,345 reports found", "<mark>", `href="/search?q=a+b&actor=QAT&from=2025-09-01&sort=newest" aria-label="Remove the filter`,
		`<input type="hidden" name="actor" value="QAT">`, `<option value="newest" selected>`, `rel="next" href="/search?q=a+b&type=ASSAULT%2CCOERCE&actor=QAT&from=2025-09-01&sort=newest&after=zyx%3D9%26"`,
		`lang="ar"`, "Assault", "search.js"} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s", want)
		}
	}
	if body := read(get(h, "en", "/search?after=x")); strings.Contains(body, `rel="next"`) {
		t.Error("a next page behind the last")
	}
}

func TestSearchProblems(t *testing.T) {
	w := get(fakeSite(t, &fakeDesk{Problems: []view.Problem{{Field: "q", Value: "type:ASAULT", Text: "type:ASAULT is not known: ASSAULT?"}}}, nil), "ar", "/search?q=type:ASAULT")
	sound(t, "ar", w)
	for _, want := range []string{`aria-describedby="q-hint problems"`, `aria-invalid="true"`, "type:ASAULT is not known: ASSAULT?", `id="problems"`} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("no %s", want)
		}
	}
	if w.Code != 200 {
		t.Errorf("status %d", w.Code)
	}
}

func TestSearchCount(t *testing.T) {
	d := &fakeDesk{}
	w := get(fakeSite(t, d, nil), "ar", "/search/count?q=x&after=c&limit=50&lang=ar")
	var got struct {
		Total    int
		Text     string
		Problems []view.Problem
	}
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Total != 12345 || got.Text != "عُثر على ١٢٬٣٤٥ تقريرا" || got.Problems != nil {
		t.Errorf("got %+v", got)
	}
	if f := d.Asked[0]; f.Q != "x" || f.After != "" || f.Limit != 1 {
		t.Errorf("asked for %+v", f)
	}
	if w := get(fakeSite(t, d, nil), "ar", "/search/count?limit=x"); w.Code != 400 || !json.Valid(w.Body.Bytes()) {
		t.Errorf("status %d: %s", w.Code, w.Body)
	}
}

func TestSnippets(t *testing.T) {
	for _, c := range []struct {
		text   string
		ranges []export.Range
		want   []snippet
	}{
		{"", nil, nil},
		{"قطر", nil, []snippet{{"قطر", false}}},
		{"في قطر", []export.Range{{Start: 3, End: 6}}, []snippet{{"في ", false}, {"قطر", true}}},
		{"abcdef", []export.Range{{Start: 1, End: 3}, {Start: 2, End: 4}}, []snippet{{"a", false}, {"bcd", true}, {"ef", false}}},
		{"abc", []export.Range{{Start: -4, End: 1}, {Start: 2, End: 99}, {Start: 3, End: 1}}, []snippet{{"a", true}, {"b", false}, {"c", true}}},
		{"a\x00b", nil, []snippet{{"ab", false}}},
	} {
		if got := snippets(c.text, c.ranges); !slices.Equal(got, c.want) {
			t.Errorf("%q: got %+v, want %+v", c.text, got, c.want)
		}
	}
}

func FuzzSnippets(f *testing.F) {
	f.Add("في قطر", 3, 6)
	f.Add("\xff\x00", -1, 1<<40)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		n := 0
		for _, s := range snippets(text, []export.Range{{Start: start, End: end}}) {
			n += len(s.Text)
		}
		if n > 3*len(text) {
			t.Errorf("%d bytes of %d", n, len(text))
		}
	})
}

// FuzzSearchPage puts whatever it likes into the address of a search: the page
// stays a page.
func FuzzSearchPage(f *testing.F) {
	f.Add("q=%22%3E%3Cscript%3E&type=%3C!--&from=2025-09-01'onfocus=alert(1)")
	f.Add("lang=en&q=%E2%80%AE&actor=%00&outlet=]]>&language=\x22")
	h := fakeSite(f, &fakeDesk{Hostile: true}, nil)
	f.Fuzz(func(t *testing.T, query string) {
		r := httptest.NewRequest(http.MethodGet, "/search", nil)
		r.URL.RawQuery = query
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != http.StatusOK && w.Code != http.StatusBadRequest {
			t.Fatalf("%q: status %d", query, w.Code)
		}
		lang := w.Header().Get("Content-Language")
		unharmed(t, sound(t, lang, w))
	})
}

// What the page says of the query language is understood by it.
func TestSamplesAreUnderstood(t *testing.T) {
	lemmas, err := engine.NewLemmatizer()
	if err != nil {
		t.Fatal(err)
	}
	parser, err := search.NewParser(knowledge.Files(), lemmas, search.NewNames(knowledge.Files()))
	if err != nil {
		t.Fatal(err)
	}
	p := searchPage{}.explained()
	for _, lang := range languages() {
		tongue := testTongue(t, lang)
		for _, name := range p.Samples {
			q, _, err := parser.Parse(tongue.say("search.sample." + name))
			if err != nil || len(q.Terms) == 0 {
				t.Errorf("%s in %s: %v", name, lang, err)
			}
		}
		for _, name := range p.Fields {
			field, value := tongue.say("query."+name), "قطر"
			for known, v := range map[string]string{"type": "ASSAULT", "mode": "aerial", "date": "2025", "factuality": "denied", "class": "say", "since": "2025", "until": "2025", "lang": "ar"} {
				if known == name {
					value = v
				}
			}
			if q, _, err := parser.Parse(field + value); err != nil || len(q.Terms) != 1 {
				t.Errorf("%s%s in %s: %+v, %v", field, value, lang, q.Terms, err)
			}
		}
	}
}
