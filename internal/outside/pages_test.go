package outside

import (
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// heaviest is how many bytes a page may come to over the wire, fonts apart.
const heaviest = 150 << 10

// size is a window's, of a phone or a desk, in light or dark.
type size struct {
	name          string
	width, height int64
	dark, axe     bool
}

// sizes are those that pages are looked at in: each language at a phone's and a
// desk's width by axe, one of them dark, and as narrow as may be.
func sizes(lang string) []size {
	return []size{{"phone", 390, 844, lang == "ar", true}, {"desk", 1280, 900, lang == "en", true}, {"narrow", 320, 640, true, false}}
}

// Every page, in both languages, at every width: nothing in the console, no
// fault of A or AA, nothing wider than the window, no heavier than it may be.
func TestPages(t *testing.T) {
	needed(t)
	path, err := newspapers()
	if err != nil {
		t.Fatal(err)
	}
	base := serve(t, path)
	paths := addresses(t, base)
	for _, lang := range []string{"ar", "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			b, heavy := newTab(t), weight{}
			for _, p := range paths {
				for _, z := range sizes(lang) {
					b.sized(z.width, z.height, z.dark)
					b.do(chromedp.Navigate(base + with(p, lang)))
					b.proved(lang+" "+z.name+" "+p, lang, z.axe)
					if w := b.weight(); w.Wire > heaviest {
						t.Errorf("%s: %d bytes over the wire, %d unpacked", p, w.Wire, w.Unpacked)
					} else if w.Wire > heavy.Wire {
						heavy = w
					}
				}
			}
			t.Logf("%d pages; the heaviest: %d bytes over the wire, %d unpacked", len(paths), heavy.Wire, heavy.Unpacked)
		})
	}
}

// proved tells what is wrong with the page that is open.
func (b *tab) proved(name, lang string, axe bool) {
	b.Helper()
	b.shot(name)
	faults := slices.Concat(b.layout(lang), b.taken())
	if axe {
		faults = append(faults, b.axe()...)
	}
	for _, f := range faults {
		b.Errorf("%s: %s", name, f)
	}
}

func with(path, lang string) string {
	if strings.Contains(path, "?") {
		return path + "&lang=" + lang
	}
	return path + "?lang=" + lang
}

// listedCounts is how the API gives counts.
type listedCounts struct{ Counts []archive.Count }

// addresses gives an address of every kind of page, with what is in the archive.
func addresses(t *testing.T, base string) []string {
	out := []string{"/", "/search", "/search?q=type%3AASSAULT", "/search?q=" + url.QueryEscape("السعودية"), "/search?q=nothing-like-it", "/events", "/events?type=ASSAULT&sort=-country",
		"/events?actor=" + url.QueryEscape("لا أحد"), "/statements", "/statements?class=deny", "/actors", "/people", "/places", "/places?view=world", "/outlets", "/coverage", "/read", "/about"}
	rich := ask[view.Page[view.ReportLine]](t, base+"/v1/reports?limit=200&sort=newest")
	slices.SortFunc(rich.Items, func(a, b view.ReportLine) int { return b.Events*b.Statements - a.Events*a.Statements })
	for _, r := range rich.Items[:min(3, len(rich.Items))] {
		out = append(out, "/reports/"+r.ID)
	}
	if len(rich.Items) > 0 && rich.Items[0].Events > 0 && rich.Items[0].Statements > 0 {
		out = append(out, "/reports/"+rich.Items[0].ID+"/why/e1", "/reports/"+rich.Items[0].ID+"/why/s1")
	}
	for facet, path := range map[string]string{"actors": "/actors/", "people": "/people/", "outlets": "/outlets/", "countries": "/places/"} {
		if c := ask[listedCounts](t, base+"/v1/"+facet+"?top=5").Counts; len(c) > 0 {
			out = append(out, path+url.PathEscape(c[0].Value))
		}
	}
	if c := ask[listedCounts](t, base+"/v1/places?top=1").Counts; len(c) > 0 && c[0].Place != nil {
		out = append(out, "/places/"+url.PathEscape(c[0].Place.Country)+"/"+url.PathEscape(c[0].Value))
	}
	return out
}

// Pages that say what is wrong are pages too.
func TestProblems(t *testing.T) {
	b := newTab(t)
	path := filepath.Join(t.TempDir(), "empty.db")
	base := serve(t, path)
	for i, p := range []string{"/", "/events", "/statements", "/actors", "/places", "/outlets", "/coverage", "/search?q=x",
		"/reports/none", "/nowhere", "/events?after=nonsense", "/actors/NOBODY-AT-ALL", "/search?q=%22unclosed", "/reports/none/why/e1"} {
		for _, lang := range []string{"ar", "en"} {
			b.sized(390, 844, i%2 == 0)
			b.do(chromedp.Navigate(base + with(p, lang)))
			faults := b.taken()
			faults = slices.DeleteFunc(faults, func(f string) bool { return strings.Contains(f, "Failed to load resource") }) // 404 itself is in the log
			b.shot(strconv.Itoa(i) + " empty " + lang + " " + p)
			for _, f := range slices.Concat(b.layout(lang), b.axe(), faults) {
				b.Errorf("%s %s: %s", lang, p, f)
			}
		}
	}
}
