package web

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/coverage"
	"github.com/isnad-news/isnad/internal/view"
)

func counted3(lat, lon float64, n int, name string) archive.Count {
	return archive.Count{Value: name, N: n, Place: &archive.Location{Name: name, Country: "XXX", Lat: &lat, Lon: &lon}}
}

func TestWorldMap(t *testing.T) {
	s, err := New(Options{Desk: &fakeDesk{}})
	if err != nil {
		t.Fatal(err)
	}
	counts := []archive.Count{counted3(25.3, 51.5, 25, "small"), counted3(30, 31.2, 100, "large"), counted3(40.7, -74, 9, "beyond"),
		counted3(math.NaN(), 3, 5, "no number"), counted3(91, 3, 5, "off the earth"), {Value: "nowhere", N: 4}}
	m := s.worldMap(s.tongues["en"], "", view.Filter{Type: "AID"}, counts)
	if len(m.Dots) != 2 || m.Beyond != 1 || m.Unknown != 3 {
		t.Fatalf("%d dots, %d beyond, %d unknown", len(m.Dots), m.Beyond, m.Unknown)
	}
	large, small := m.Dots[0], m.Dots[1]
	if large.Name != "large" || large.X != 312 || large.Y != -300 || large.Href != "/places/XXX/large" {
		t.Errorf("the largest comes first: %+v", large)
	}
	if ratio := (large.R * large.R) / (small.R * small.R); math.Abs(ratio-4) > 0.1 {
		t.Errorf("areas stand as %.2f to 1, numbers as 4 to 1", ratio)
	}
	if m.Other != "/places?type=AID&view=world" || m.Window.Box() != "-190 -440 840 470" {
		t.Errorf("%s, %s", m.Other, m.Window.Box())
	}
	world := s.worldMap(s.tongues["en"], "world", view.Filter{}, counts)
	if len(world.Dots) != 3 || world.Beyond != 0 || world.Other != "/places" {
		t.Errorf("world: %d dots, %d beyond, %s", len(world.Dots), world.Beyond, world.Other)
	}
}

func TestNear(t *testing.T) {
	for _, c := range []struct {
		name   string
		counts []archive.Count
		want   string
	}{
		{"one", []archive.Count{counted3(15, 45, 1, "a")}, "330 -217 240 135"},
		{"several", []archive.Count{counted3(10, 20, 1, "a"), counted3(30, 60, 1, "b"), {Value: "nowhere"}}, "140 -346 520 292"},
		{"none", []archive.Count{{Value: "nowhere"}}, windows("region").Box()},
	} {
		if got := near(c.counts).Box(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// Each circle is a link with a title, and the table below holds the same places.
func TestMapAndTableAgree(t *testing.T) {
	h := fakeSite(t, &fakeDesk{}, nil)
	doc := sound(t, "en", get(h, "en", "/places"))
	circles := hits(doc, func(n *html.Node) bool { return n.Data == "circle" })
	if len(circles) == 0 {
		t.Fatal("no circles")
	}
	inTable := map[string]bool{}
	for _, table := range hits(doc, named("table")) {
		for _, a := range hits(table, named("a")) {
			inTable[attr(a, "href")] = true
		}
	}
	for _, c := range circles {
		link := c.Parent
		if link.Data != "a" || len(hits(link, named("title"))) != 1 || !inTable[attr(link, "href")] {
			t.Errorf("a circle within <%s %v>", link.Data, link.Attr)
		}
	}
}

// The outline is one path within the bounds of the earth, small enough to send.
func TestWorldOutline(t *testing.T) {
	data, err := os.ReadFile("static/world.svg")
	if err != nil {
		t.Fatal(err)
	}
	if len(data) > 60_000 || strings.Count(string(data), "<path ") != 1 || !strings.Contains(string(data), `id="land"`) {
		t.Errorf("%d bytes: %.200s", len(data), data)
	}
	if m := regexp.MustCompile(`M(-?\d+)[ -]`).FindAllString(string(data), -1); len(m) < 100 {
		t.Errorf("%d pieces of land", len(m))
	}
}

func TestReliance(t *testing.T) {
	s, err := New(Options{Desk: &fakeDesk{}})
	if err != nil {
		t.Fatal(err)
	}
	got := s.reliance(s.tongues["en"], []archive.Count{{Value: "QAT", N: 50}, {Value: unnamedSource, N: 10}, {Value: "EGY", N: 1}}, 200)
	if len(got) != 3 || got[0].Percent != 25 || got[0].Href != "/actors/QAT" || got[1].Percent != 5 || got[1].Href != "" || got[1].Code != "" || got[2].Percent != 0 {
		t.Errorf("%+v", got)
	}
	if got := s.reliance(s.tongues["en"], []archive.Count{{Value: "QAT", N: 5}}, 0); got[0].Percent != 0 {
		t.Errorf("of no records: %+v", got)
	}
}

// While nothing has been counted, the page says so and what to do.
func TestCoverageNotReady(t *testing.T) {
	doc := sound(t, "en", get(fakeSite(t, &fakeDesk{Empty: true}, nil), "en", "/coverage"))
	if text := inner(doc); !strings.Contains(text, "still being counted") {
		t.Errorf("%s", text)
	}
	if w := get(fakeSite(t, &fakeDesk{Empty: true}, nil), "en", "/coverage.csv"); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("an empty table instead of none: status %d", w.Code)
	}
	doc = sound(t, "en", get(fakeSite(t, &fakeDesk{}, nil), "en", "/coverage"))
	text := inner(doc)
	for _, want := range []string{"knowledge/quotes/cues.tsv", "knowledge/lexicon/verbs.tsv", "123,456 words"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q on the page", want)
		}
	}
}

// Of each kind the page shows the commonest, and around each no more of its
// sentence than tells it apart; the files have all.
func TestCoverageIsBrief(t *testing.T) {
	d := &gapDesk{}
	h := fakeSite(t, d, nil)
	w := get(h, "en", "/coverage")
	doc := sound(t, "en", w)
	rows := 0
	for _, table := range hits(doc, named("table")) {
		n := len(hits(table, named("tr"))) - 1
		if rows += n; n != mostGaps {
			t.Errorf("%d rows", n)
		}
		for _, q := range hits(table, named("blockquote")) {
			if n := utf8.RuneCountInString(inner(q)); n > briefGap+10 {
				t.Errorf("a sentence of %d letters", n)
			}
			if len(hits(q, named("mark"))) != 1 {
				t.Errorf("what is not understood is not marked in %q", inner(q))
			}
		}
	}
	if rows == 0 || !strings.Contains(inner(doc), "More of them") {
		t.Errorf("%d rows, and no word of more", rows)
	}
	if got := w.Header().Get("Cache-Control"); !strings.Contains(got, "private") {
		t.Errorf("Cache-Control %q: a count of its own clock would be kept as if it changed with the archive", got)
	}
	if lines := readCSV(t, get(h, "en", "/coverage.csv").Body.String()); len(lines) != 2*gapsKept || len(lines[0]["sentence"]) < 2000 {
		t.Errorf("%d lines in the file", len(lines))
	}
}

const gapsKept = 60

// gapDesk did not understand much.
type gapDesk struct{ fakeDesk }

func (d *gapDesk) Coverage(context.Context) (view.Coverage, error) {
	c := view.Coverage{Ready: true, At: fakeNow, Reports: 500, Words: 123456, Totals: map[string]int{}, Gaps: map[string][]view.Gap{}}
	for _, k := range []string{"word", "cue"} {
		c.Totals[k] = 900
		for i := range gapsKept {
			value := fmt.Sprintf("كلمة%d", i)
			c.Gaps[k] = append(c.Gaps[k], view.Gap{Kind: k, Value: value, N: 9, Report: "0a1b2c", Text: strings.Repeat("جملة طويلة ", 100) + value + strings.Repeat(" ثم جملة", 100)})
		}
	}
	return c, nil
}

// The files that coverage sends an editor to are there.
func TestGapFiles(t *testing.T) {
	for _, kind := range []string{"word", "name", "cue", "quote", "speaker", "verb", "noun", "side", "time"} {
		files := coverage.Files(kind)
		if len(files) == 0 {
			t.Errorf("%s: no file", kind)
		}
		for _, f := range files {
			if strings.Contains(f, "*") {
				f = strings.NewReplacer("*.rules", "assault.rules", "places-*", "places-egypt").Replace(f)
			}
			if _, err := os.Stat("../../knowledge/" + f); err != nil {
				t.Errorf("%s: %v", kind, err)
			}
		}
	}
}
