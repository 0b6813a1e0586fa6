package outside

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/sqlite"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/search"
)

// hostileCase is a text that somebody puts into all that he can.
type hostileCase struct {
	Name, Value string
	Times       int
}

func (c hostileCase) text() string { return strings.Repeat(c.Value, max(1, c.Times)) }

func hostileCases(t *testing.T) (out []hostileCase) {
	t.Helper()
	b, err := os.ReadFile("testdata/hostile.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	if len(out) < 60 {
		t.Fatalf("%d cases", len(out))
	}
	return out
}

// hostileEntry is a report all of whose fields, records and ways are hostile.
func hostileEntry(n int, s string) archive.Entry {
	text := s + "\n" + s + " : «" + s + "»"
	points := len([]rune(text))
	head := export.Quote{Range: export.Range{Start: 0, End: len([]rune(s))}, Text: s}
	all := export.Range{Start: 0, End: points}
	arg := export.Arg{Ref: "e1", Text: s, ID: s, Sector: s}
	lat, lon := export.Decimal(25.3), export.Decimal(51.5)
	r := export.Record{Schema: export.Schema,
		Document:  export.Document{ID: fmt.Sprintf("hostile%04d", n), Outlet: s, URL: s, Author: s, Form: s, Title: s, Published: "2025-09-16", Language: "ar", Text: text},
		Sentences: []export.Range{all},
		Entities:  []export.Entity{{Ref: "e1", Kind: s, Name: s, NameEn: s, ID: s, Sector: s, Role: s, Mentions: []export.Quote{head}}},
		Times:     []export.Time{{Quote: head, Type: s, Value: s}},
		Statements: []export.Statement{{Speaker: export.Speaker{Ref: "e1", Text: s, Name: s, ID: s, Sector: s}, Cue: export.Cue{Quote: head, Lemma: s, Class: s},
			Content: export.Quote{Range: all, Text: text}, Kind: s, Channel: s, Date: s, AssertedBy: []string{s, s, "outlet"}, Rule: s}},
		Events: []export.Event{{Type: s, Mode: s, Contexts: []string{s}, Trigger: head, Actors: []export.Arg{arg}, Recipients: []export.Arg{arg, arg}, Date: s,
			Place: &export.Place{Text: s, NameEn: s, Country: s, Lat: &lat, Lon: &lon}, Factuality: s, Killed: export.Count{Known: true, Vague: s},
			AssertedBy: []string{s, "outlet"}, Rule: s, Evidence: []export.Evidence{{Field: s, Range: all}}}},
		Warnings: []export.Warning{{Code: s, Range: head.Range, Text: s}},
	}
	return archive.Entry{Record: r, Terms: search.IndexText(text), Raw: []byte(text), Media: s, Source: s, Reader: s,
		Gathered: time.Date(2025, 9, 16, 12, 0, n, 0, time.UTC)}
}

func hostileArchive(t *testing.T, cases []hostileCase) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "hostile.db")
	a, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range cases {
		// A case that the archive cannot hold (it is no text) is told, not kept.
		if _, err := a.Put(t.Context(), []archive.Entry{hostileEntry(i, c.text())}); err != nil {
			t.Errorf("%s: %v", c.Name, err)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// Text from outside is never markup: nothing of it is executed, and no page
// falls apart by it.
func TestHostile(t *testing.T) {
	cases := hostileCases(t)
	b := newTab(t)
	base := serve(t, hostileArchive(t, cases))
	for i, c := range cases {
		id := fmt.Sprintf("hostile%04d", i)
		value := c.text()
		if len(value) > 900 {
			value = value[:900]
		}
		value = strings.ToValidUTF8(value, "")
		// The report with all its records, and one of the pages to which its words
		// lead: in the end each page meets a dozen cases, and those of all, below, all.
		others := []string{"/reports/" + id + "/why/e1", "/search?q=" + url.QueryEscape(value), "/events?actor=" + url.QueryEscape(value),
			"/statements?outlet=" + url.QueryEscape(value), "/actors/" + url.PathEscape(value), "/outlets/" + url.PathEscape(value), "/reports/" + id + "/why/s1"}
		paths := []string{"/reports/" + id, others[i%len(others)]}
		b.harmless(c.Name, base, paths...)
		attached(t, base+"/reports/"+id+"/raw")
	}
	b.harmless("all", base, "/", "/search?q=", "/events?limit=200", "/statements?limit=200", "/actors", "/people", "/places?view=world", "/outlets", "/coverage",
		"/events?sort=country", "/statements?sort=speaker")
	for _, ending := range []string{"/events.csv", "/statements.csv", "/search.csv", "/events.json", "/search.json", "/events.rss", "/statements.rss", "/search.rss"} {
		b.do(chromedp.Navigate("about:blank"))
		resp, err := http.Get(base + ending)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		if kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type")); err != nil || resp.StatusCode != http.StatusOK || kind == "text/html" || len(body) == 0 ||
			resp.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %s, %s, %d bytes, %v", ending, resp.Status, kind, len(body), err)
		}
	}
}

// harmless opens pages and tells what was executed or fell apart.
func (b *tab) harmless(name, base string, paths ...string) {
	b.Helper()
	for _, p := range paths {
		n := b.opened
		b.opened++
		b.sized(390+890*int64(n/2%2), 844, n%3 == 0)
		lang := []string{"ar", "en"}[n%2]
		begun := time.Now()
		b.do(chromedp.Navigate(base + with(p, lang)))
		if took := time.Since(begun); took > 2*time.Second {
			b.Logf("%s: %.60s took %.1f s", name, p, took.Seconds())
		}
		faults := slices.DeleteFunc(b.taken(), func(f string) bool {
			return strings.Contains(f, "Failed to load resource") && strings.Contains(f, "status of 40")
		})
		if eval[bool](b, `"hostile" in window || document.cookie.includes("hostile") || !!document.querySelector("main script, main iframe, main object, main embed, main base, main meta, main style, [onerror], [onload], [onfocus], [onmouseover]") || [...document.querySelectorAll("[href],[src],[action],[formaction]")].some(e => ["href","src","action","formaction"].some(a => /^[\u0000-\u0020]*(javascript|vbscript|data|blob):/i.test(e.getAttribute(a) || "")))`) {
			faults = append(faults, "something of it has become markup: "+eval[string](b, `[...document.querySelectorAll("main script, main iframe, main object, main embed, main base, main meta, main style, [onerror], [onload], [onfocus], [onmouseover], [href^='javascript' i], [href^='data' i]")].slice(0, 2).map(e => e.outerHTML.slice(0, 200)).join(" ")`))
		}
		if name == "all" {
			b.shot("hostile " + name + " " + p[:min(len(p), 30)])
		}
		for _, f := range slices.Concat(b.layout(lang), faults) {
			b.Errorf("%s: %.60s: %s", name, p, f)
		}
	}
}

// attached wants the bytes that a report came as never to be shown as a page.
func attached(t *testing.T, address string) {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	how, params, err := mime.ParseMediaType(resp.Header.Get("Content-Disposition"))
	if resp.StatusCode != http.StatusOK || (kind != "application/octet-stream" && kind != "text/plain") || how != "attachment" || err != nil ||
		resp.Header.Get("X-Content-Type-Options") != "nosniff" || strings.ContainsAny(params["filename"], "\u202E/\\\r\n") {
		t.Errorf("%s: %s, %s, %s %v, %v", address, resp.Status, kind, how, params, err)
	}
}
