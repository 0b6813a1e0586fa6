package page

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/go-shiori/dom"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// want is what stands beside a saved page.
type want struct {
	Title, Outlet, Author, URL string
	Published, Modified        string // as the page tells: no zone means none was told
	Language, Form, Encoding   string
	Body                       []string
	Optional                   []string // lines that may stand in the text, such as a standfirst
	Warnings                   []string
	Error                      string // no-article
	Address, ContentType       string
}

type saved struct {
	name string
	raw  []byte
	want want
}

func savedPages(t testing.TB) []saved {
	t.Helper()
	files, err := filepath.Glob("testdata/pages/*.html")
	if err != nil || len(files) < 44 {
		t.Fatalf("%d saved pages, %v", len(files), err)
	}
	var out []saved
	for _, f := range files {
		s := saved{name: strings.TrimSuffix(filepath.Base(f), ".html")}
		if s.raw, err = os.ReadFile(f); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(strings.TrimSuffix(f, ".html") + ".json")
		if err != nil {
			t.Fatal(err)
		}
		dec := json.NewDecoder(bytes.NewReader(data))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&s.want); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		out = append(out, s)
	}
	return out
}

func testExtractor(t testing.TB) *Extractor {
	t.Helper()
	x, err := New(os.DirFS("../../knowledge"))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func tokens(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// score is how near a text comes to the expected paragraphs.
type score struct {
	hit, got, want  int // tokens
	paras, lost     int
	noise           int // tokens let in
	pages, articles int // without an article: of those, how many gave one
	time            time.Duration
}

func (s *score) add(w want, got string) {
	allowed := map[string]int{}
	for _, t := range tokens(w.Title + " " + strings.Join(w.Optional, " ")) {
		allowed[t]++
	}
	bag := map[string]int{}
	wanted := tokens(strings.Join(w.Body, "\n"))
	for _, t := range wanted {
		bag[t]++
	}
	s.want += len(wanted)
	for _, t := range tokens(got) {
		switch {
		case bag[t] > 0:
			bag[t]--
			s.hit++
			s.got++
		case allowed[t] > 0:
			allowed[t]-- // the headline is right wherever it stands
		default:
			s.got++
			s.noise++
		}
	}
	flat := " " + strings.Join(tokens(got), " ") + " "
	for _, p := range w.Body {
		s.paras++
		if !strings.Contains(flat, " "+strings.Join(tokens(p), " ")+" ") {
			s.lost++
		}
	}
}

func (s *score) f1() float64 {
	p, r := float64(s.hit)/max(1, float64(s.got)), float64(s.hit)/max(1, float64(s.want))
	return 2 * p * r / max(1e-9, p+r)
}

func withReadability(doc *html.Node) string {
	p := readability.NewParser()
	a, err := p.ParseDocument(doc, nil)
	if err != nil || a.Node == nil {
		return ""
	}
	var b strings.Builder
	if a.RenderText(&b) != nil {
		return ""
	}
	return b.String()
}

func withTrafilatura(fallback bool) func(*html.Node) string {
	return func(doc *html.Node) string {
		r, err := trafilatura.ExtractDocument(doc, trafilatura.Options{EnableFallback: fallback, ExcludeComments: true})
		if err != nil {
			return ""
		}
		return r.ContentText
	}
}

// TestCompare prints how the libraries do on the saved pages, bare, behind
// our pruning, and in Extract. The figures are kept in docs/extraction.md.
func TestCompare(t *testing.T) {
	x := testExtractor(t)
	bare := func(s saved) *html.Node {
		text, _, _ := decode(s.raw, s.want.ContentType)
		doc, err := parse(text)
		if err != nil {
			t.Fatal(err)
		}
		return doc
	}
	pruned := func(s saved) *html.Node {
		doc := bare(s)
		strip(doc)
		x.prune(doc, nil, false)
		return doc
	}
	either := func(doc *html.Node) string {
		a, b := withReadability(doc), withTrafilatura(false)(doc)
		if len(a) > len(b) {
			return a
		}
		return b
	}
	extract := func(locate func(*html.Node, []line) []line) func(saved) string {
		x := testExtractor(t)
		x.locate = locate
		return func(s saved) string {
			a, err := x.Extract(context.Background(), s.raw, s.want.ContentType, s.want.Address)
			if err != nil {
				return ""
			}
			return a.Text
		}
	}
	for _, m := range []struct {
		name string
		run  func(saved) string
	}{
		{"readability", func(s saved) string { return withReadability(bare(s)) }},
		{"trafilatura", func(s saved) string { return withTrafilatura(false)(bare(s)) }},
		{"trafilatura with fallback", func(s saved) string { return withTrafilatura(true)(bare(s)) }},
		{"the longer of both", func(s saved) string { return either(bare(s)) }},
		{"pruned, readability", func(s saved) string { return withReadability(pruned(s)) }},
		{"pruned, trafilatura", func(s saved) string { return withTrafilatura(false)(pruned(s)) }},
		{"pruned, the longer of both", func(s saved) string { return either(pruned(s)) }},
		{"Extract, all lines", extract(func(_ *html.Node, page []line) []line { return page })},
		{"Extract, trafilatura", extract(func(doc *html.Node, page []line) []line {
			r, err := trafilatura.ExtractDocument(dom.Clone(doc, true), trafilatura.Options{ExcludeComments: true})
			if err != nil {
				return page
			}
			return lines(r.ContentNode)
		})},
		{"Extract", extract(readable)},
	} {
		var all score
		for _, s := range savedPages(t) {
			start := time.Now()
			got := m.run(s)
			all.time += time.Since(start)
			all.pages++
			if s.want.Error != "" {
				if len(tokens(got)) > 20 {
					all.articles++
				}
				continue
			}
			one := score{}
			one.add(s.want, got)
			if testing.Verbose() && (one.lost > 0 || one.noise > 5) && os.Getenv("ISNAD_PAGES") == m.name {
				t.Logf("%-26s %-26s F1 %.3f, %d paragraphs of %d lost, %d tokens let in", m.name, s.name, one.f1(), one.lost, one.paras, one.noise)
			}
			all.add(s.want, got)
		}
		t.Logf("%-26s F1 %.4f  let in %5d tokens  lost %3d of %d paragraphs  articles seen where none is %d  %6.2f ms a page",
			m.name, all.f1(), all.noise, all.lost, all.paras, all.articles, float64(all.time.Microseconds())/1000/float64(all.pages))
		if m.name == "Extract" && (all.f1() < 0.99 || all.articles > 0) {
			t.Errorf("Extract fell: F1 %.4f, %d pages without an article gave one", all.f1(), all.articles)
		}
	}
}
