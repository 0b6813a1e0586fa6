package web

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/isnad-news/isnad/internal/account"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/view"
)

// reportDesk keeps one report and takes corrections of it as a real desk does.
type reportDesk struct {
	fakeDesk
	Rec  export.Record
	Raw  []byte
	From string // Source
	Type string // Media
	Told func(key string) view.Why
}

// newReportDesk keeps the sample report.
func newReportDesk() *reportDesk {
	d := &reportDesk{Raw: []byte("raw"), From: "reports/a.txt", Type: "text/plain"}
	d.Rec = d.fakeRecord("0a1b2c")
	return d
}

// Report implements Desk.
func (d *reportDesk) Report(_ context.Context, id string) (view.Report, error) {
	if id != d.Rec.Document.ID {
		return view.Report{}, fmt.Errorf("report %q: %w", id, archive.ErrNotFound)
	}
	out := view.Report{Record: d.Rec, Source: d.From, Media: d.Type, Gathered: fakeNow, Reader: "isnad test", Kept: true, Corrections: d.Kept}
	if len(d.Kept) > 0 {
		read := d.Rec
		out.AsRead, out.Record = &read, correct.Apply(d.Rec, d.Kept)
	}
	out.Entry = archive.Entry{Record: out.Record, AsRead: out.AsRead, Raw: d.Raw, Source: d.From, Media: d.Type, Gathered: fakeNow, Corrections: d.Kept}
	return out, d.Fail
}

// Read implements Desk.
func (d *reportDesk) Read(context.Context, view.ReadRequest) (view.Report, error) {
	return view.Report{Record: d.Rec, Gathered: fakeNow}, d.Fail
}

// Why implements Desk.
func (d *reportDesk) Why(ctx context.Context, report, key string) (view.Why, error) {
	if d.Told != nil {
		return d.Told(key), d.Fail
	}
	return d.fakeDesk.Why(ctx, report, key)
}

// Correct implements Desk.
func (d *reportDesk) Correct(ctx context.Context, c correct.Correction) (correct.Correction, error) {
	now, err := d.Report(ctx, c.Report)
	if err != nil {
		return c, err
	}
	choices := correct.Choices{Modes: map[string][]string{"CONSULT": {"visit", "host"}, "ASSAULT": {"aerial", "heavy-weapons"}}}
	all := d.Choices()
	choices.Sectors, choices.Classes, choices.Kinds, choices.Factualities, choices.Contexts = all.Sectors, all.Classes, all.Kinds, all.Factualities, all.Contexts
	if err := correct.Validate(c, now.Record, choices); err != nil {
		return c, err
	}
	c = correct.Complete(c, d.Rec, d.Kept)
	return d.fakeDesk.Correct(ctx, c)
}

// slowSessions lets nobody in, for a reason.
type slowSessions struct {
	fakeSessions
	Err error
}

// Login implements Sessions.
func (s *slowSessions) Login(*http.Request, string, string) error { return s.Err }

func wrong() error { return fmt.Errorf("login of somebody: %w", account.ErrWrong) }

// find gives the first element that holds of is.
func find(n *html.Node, is func(*html.Node) bool) *html.Node {
	if n.Type == html.ElementNode && is(n) {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if found := find(c, is); found != nil {
			return found
		}
	}
	return nil
}

// byID gives the element with an id.
func byID(t *testing.T, doc *html.Node, id string) *html.Node {
	t.Helper()
	n := find(doc, func(n *html.Node) bool { return attr(n, "id") == id })
	if n == nil {
		t.Fatalf("no element %q", id)
	}
	return n
}

// count counts the elements that hold of is.
func countOf(n *html.Node, is func(*html.Node) bool) int {
	total := 0
	if n.Type == html.ElementNode && is(n) {
		total++
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		total += countOf(c, is)
	}
	return total
}

// formOf gives the fields of a form as a browser would send them.
func formOf(t *testing.T, doc *html.Node, class string) map[string][]string {
	t.Helper()
	form := find(doc, func(n *html.Node) bool { return n.Data == "form" && strings.Contains(attr(n, "class"), class) })
	if form == nil {
		t.Fatalf("no form %q", class)
	}
	out := map[string][]string{}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if name := attr(n, "name"); n.Type == html.ElementNode && name != "" {
			switch n.Data {
			case "input":
				if attr(n, "type") != "checkbox" || hasAttr(n, "checked") {
					out[name] = append(out[name], attr(n, "value"))
				}
			case "textarea":
				out[name] = append(out[name], strings.TrimPrefix(inner(n), "\n"))
			case "select":
				chosen := find(n, func(o *html.Node) bool { return o.Data == "option" && hasAttr(o, "selected") })
				if chosen == nil {
					chosen = find(n, func(o *html.Node) bool { return o.Data == "option" })
				}
				out[name] = append(out[name], attr(chosen, "value"))
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(form)
	return out
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// both runs a test in both languages.
func both(t *testing.T, f func(t *testing.T, lang string)) {
	t.Helper()
	for _, lang := range languages() {
		t.Run(lang, func(t *testing.T) { f(t, lang) })
	}
}

// page asks for a page and proves it.
func page200(t *testing.T, h http.Handler, lang, target string) (*html.Node, *httptest.ResponseRecorder) {
	t.Helper()
	w := get(h, lang, target)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: %d\n%.300s", target, w.Code, w.Body)
	}
	return sound(t, lang, w), w
}

// send posts a body of any kind.
func send(h http.Handler, target, kind, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, target, strings.NewReader(body))
	r.Header.Set("Content-Type", kind)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func slow() error { return fmt.Errorf("login of somebody: %w", account.ErrSlow) }

// unquoted is a line of a table of texts, with the escapes of Go.
func unquoted(t *testing.T, line string) string {
	t.Helper()
	s, err := strconv.Unquote(`"` + strings.ReplaceAll(line, `"`, `\"`) + `"`)
	if err != nil {
		t.Fatalf("%q: %v", line, err)
	}
	return s
}
