package web

import (
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/isnad-news/isnad/internal/view"
)

// Reports may bear any id: every page of one leads to the others, whatever
// stands in it.
func TestReportIDs(t *testing.T) {
	for _, id := range []string{"a/b", "..", ".", "/", "%2F", "~x", "~", "a b?c#d", "a//b", "../../login", "تقرير", `"><b>`} {
		t.Run(id, func(t *testing.T) {
			d := newReportDesk()
			d.Rec.Document.ID = id
			d.Told = func(key string) view.Why { return view.Why{Report: id, Key: key, Rule: "a.rule"} }
			h := fakeSite(t, d, &fakeSessions{Name: "editor"})
			at := reportAddress(id)
			doc, w := page200(t, h, "en", at)
			if links := strings.Join(w.Header().Values("Link"), " "); !strings.Contains(links, "<"+at+"/schema.jsonld>") {
				t.Errorf("Link %q", links)
			}
			for _, a := range hits(doc, func(n *html.Node) bool { return strings.HasPrefix(attr(n, "href"), "/reports/") }) {
				if got := get(h, "en", attr(a, "href")); got.Code != http.StatusOK {
					t.Errorf("%s: %d", attr(a, "href"), got.Code)
				}
			}
			for _, ending := range []string{".json", ".txt", "/raw", "/prov.jsonld", "/annotations.jsonld", "/why/e1", "/correct/s1", "/add/event"} {
				if got := get(h, "en", at+ending); got.Code != http.StatusOK {
					t.Errorf("%s: %d", ending, got.Code)
				}
			}
			form := find(doc, func(n *html.Node) bool { return strings.HasSuffix(attr(n, "action"), "/corrections") })
			got := post(h, "en", attr(form, "action"), map[string][]string{"action": {"checked"}})
			if got.Code != http.StatusSeeOther || !strings.HasPrefix(got.Header().Get("Location"), at+"#") {
				t.Errorf("a correction: %d, to %q", got.Code, got.Header().Get("Location"))
			}
			// What is refused is shown again, with links to the same page in other languages.
			got = post(h, "en", at+"/corrections", map[string][]string{"action": {"add"}, "record": {"event"}})
			if body := got.Body.String(); got.Code != http.StatusUnprocessableEntity || !strings.Contains(body, `href="`+html.EscapeString(at)+`/add/event?lang=ar"`) {
				t.Errorf("a refusal: %d, no link to %s", got.Code, at+"/add/event?lang=ar")
			}
		})
	}
}

// Whoever logs in comes back to the report.
func TestLoginLeadsBack(t *testing.T) {
	d := newReportDesk()
	d.Rec.Document.ID = "a/b"
	at := reportAddress("a/b") + "/correct/e1"
	h := fakeSite(t, d, &fakeSessions{})
	w := get(h, "en", at)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d", w.Code)
	}
	doc, _ := page200(t, h, "en", w.Header().Get("Location"))
	next := find(doc, func(n *html.Node) bool { return attr(n, "name") == "next" })
	if attr(next, "value") != at {
		t.Errorf("leads on to %q, want %q", attr(next, "value"), at)
	}
}
