package web

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/view"
)

// table reads a file for spreadsheets: its head and its lines by column.
func readCSV(t *testing.T, body string) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		line := map[string]string{}
		for i, name := range rows[0] {
			line[name] = row[i]
		}
		out = append(out, line)
	}
	return out
}

func TestEventsCSV(t *testing.T) {
	d := &fakeDesk{}
	lines := readCSV(t, get(fakeSite(t, d, nil), "en", "/events.csv?type=CONSULT").Body.String())
	if len(lines) != 6 {
		t.Fatalf("%d lines", len(lines))
	}
	want := map[string]string{
		"Event ID": "0a1b2c#e2", "event_date_text": "2025-09-16", "Event Type": "CONSULT", "Event Mode": "host", "actor_id": "QAT",
		"recipient_id": "EGY|TUR", "Raw Placename": "الدوحة", "Placename": "Doha", "Country": "QAT", "Latitude": "25.2854", "Longitude": "51.531",
		"factuality": "ongoing", "isnad": "QAT < outlet", "asserted_by": "QAT|outlet", "teller": "QAT", "killed": "", "confidence": "0.91",
		"Source": "صحيفة المثال", "report_id": "0a1b2c", "report_address": "http://example.com/reports/0a1b2c#e2", "trigger_text": "تستضيف",
	}
	for name, value := range want {
		if lines[1][name] != value {
			t.Errorf("%s: %q, want %q", name, lines[1][name], value)
		}
	}
	if got := lines[2]; got["killed"] != "3" || got["injured"] != "dozens" || got["Country"] != "" {
		t.Errorf("the third: %v", got)
	}
	if lines[0]["corrected_by"] != "محررة" {
		t.Errorf("corrected by %q", lines[0]["corrected_by"])
	}
	if len(d.Asked) != 1 || d.Asked[0].Type != "CONSULT" {
		t.Errorf("asked %+v", d.Asked)
	}
}

func TestStatementsCSV(t *testing.T) {
	lines := readCSV(t, get(fakeSite(t, &fakeDesk{}, nil), "en", "/statements.csv").Body.String())
	if len(lines) != 4 {
		t.Fatalf("%d lines", len(lines))
	}
	got := lines[1]
	if got["statement_id"] != "0a1b2c#s2" || got["speaker_id"] != "QAT" || got["cue_class"] != "say" || got["isnad"] != "QAT < outlet" ||
		got["content_text"] != "نأمل أن يصمد وقف إطلاق النار" || got["channel"] != "press-conference" {
		t.Errorf("the second: %v", got)
	}
}

func TestCountsCSV(t *testing.T) {
	h := fakeSite(t, &fakeDesk{}, nil)
	actors := readCSV(t, get(h, "ar", "/actors.csv").Body.String())
	byID := map[string]map[string]string{}
	for _, a := range actors {
		byID[a["id"]] = a
	}
	if q := byID["QAT"]; q["actor_of"] != "4" || q["recipient_of"] != "0" || q["name_en"] != "Qatar" || q["name"] != "قطر" {
		t.Errorf("Qatar: %v", q)
	}
	if e := byID["EGY"]; e["actor_of"] != "0" || e["recipient_of"] != "2" {
		t.Errorf("Egypt: %v", e)
	}
	places := readCSV(t, get(h, "ar", "/places.csv").Body.String())
	if len(places) != 1 || places[0]["latitude"] != "25.2854" || places[0]["country"] != "QAT" || places[0]["events"] != "2" {
		t.Errorf("places: %v", places)
	}
	gaps := readCSV(t, get(h, "ar", "/coverage.csv").Body.String())
	if len(gaps) == 0 || gaps[0]["kind"] != "word" || gaps[0]["count"] != "7" || gaps[0]["report_id"] != "0a1b2c" {
		t.Errorf("gaps: %v", gaps)
	}
}

func TestListJSON(t *testing.T) {
	h := fakeSite(t, &fakeDesk{}, nil)
	var events view.Page[view.EventLine]
	if err := json.Unmarshal(get(h, "en", "/events.json?limit=5").Body.Bytes(), &events); err != nil || len(events.Items) == 0 || events.Filter.Limit != 5 {
		t.Errorf("events: %v, %d", err, len(events.Items))
	}
	var statements view.Page[view.StatementLine]
	if err := json.Unmarshal(get(h, "en", "/statements.json").Body.Bytes(), &statements); err != nil || len(statements.Items) == 0 {
		t.Errorf("statements: %v", err)
	}
	for target, v := range map[string]any{"/actors.json": &actorCounts{}, "/places.json": &placeCounts{}, "/people.json": &[]archive.Count{},
		"/outlets.json": &[]archive.Count{}, "/coverage.json": &view.Coverage{}} {
		if err := json.Unmarshal(get(h, "en", target).Body.Bytes(), v); err != nil {
			t.Errorf("%s: %v", target, err)
		}
	}
}

// rss is what the tests look at in a feed.
type rss struct {
	Items []struct {
		Title       string `xml:"title"`
		Link        string `xml:"link"`
		Description string `xml:"description"`
	} `xml:"channel>item"`
}

// An item of a feed says who tells something before what is told.
func TestFeedsNameTheTeller(t *testing.T) {
	d := &fakeDesk{}
	h := fakeSite(t, d, nil)
	for _, c := range []struct{ lang, target, begins, holds, link string }{
		{"en", "/events.rss?after=x&sort=type", "صحيفة المثال, by Lebanon: ", "Israel", "/reports/0a1b2c#e3"},
		{"ar", "/events.rss", "صحيفة المثال، نقلا عن لبنان: ", "إسرائيل", "/reports/0a1b2c#e3"},
		{"en", "/statements.rss", "صحيفة المثال, by Qatar: ", "سالم الكعبي", "/reports/0a1b2c#s1"},
	} {
		w := get(h, c.lang, c.target)
		var got rss
		if err := xml.Unmarshal(w.Body.Bytes(), &got); err != nil {
			t.Fatalf("%s: %v", c.target, err)
		}
		found := false
		for _, item := range got.Items {
			title, text := unisolated(item.Title), unisolated(item.Description)
			if !strings.HasPrefix(title, "صحيفة المثال") || !strings.HasPrefix(text, "صحيفة المثال") {
				t.Errorf("%s: an item without its outlet first: %q, %q", c.target, title, text)
			}
			if strings.HasSuffix(item.Link, c.link) {
				found = strings.HasPrefix(title, c.begins) && strings.HasPrefix(text, c.begins) && strings.Contains(title, c.holds)
			}
		}
		if !found {
			t.Errorf("%s in %s: no item of %s begins with %q: %+v", c.target, c.lang, c.link, c.begins, got.Items)
		}
	}
	for _, f := range d.Asked {
		if f.After != "" || f.Sort != "" {
			t.Errorf("asked %+v", f)
		}
	}
}

// unisolated leaves out the signs that set text of another direction apart.
func unisolated(s string) string {
	return strings.NewReplacer("\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "").Replace(s)
}

func TestParted(t *testing.T) {
	for _, c := range []struct{ sentence, words, want string }{
		{"قصف الجيش البلدة", "قصف", "|قصف| الجيش البلدة"},
		{"قصف وقصف", "قصف", "قصف وقصف||"},
		{"لا شيء", "قصف", "لا شيء||"},
		{"لا شيء", "", "لا شيء||"},
		{"", "قصف", "||"},
	} {
		p := parted(c.sentence, c.words)
		if got := p.Before + "|" + p.Words + "|" + p.After; got != c.want {
			t.Errorf("%q at %q: %q, want %q", c.sentence, c.words, got, c.want)
		}
	}
}

func TestSurround(t *testing.T) {
	long := strings.Repeat("كلمة ", 100)
	for _, c := range []struct {
		name string
		in   sentenceCell
		want sentenceCell
	}{
		{"short", sentenceCell{"قال ", "كذا", " أمس"}, sentenceCell{"قال ", "كذا", " أمس"}},
		{"no words", sentenceCell{Before: "كلمة كلمة كلمة كلمة كلمة كلمة"}, sentenceCell{Before: "كلمة كلمة كلمة كلمة…"}},
		{"both sides", sentenceCell{long, "كذا", " " + long}, sentenceCell{"… كلمة ", "كذا", " كلمة …"}},
		{"between words", sentenceCell{"واحد اثنان ثلاثة ", "كذا", ""}, sentenceCell{"… ثلاثة ", "كذا", ""}},
		{"a word without end", sentenceCell{strings.Repeat("ك", 50), "كذا", strings.Repeat("ل", 50)}, sentenceCell{"… " + strings.Repeat("ك", 8), "كذا", strings.Repeat("ل", 8) + " …"}},
		{"words longer than the room", sentenceCell{"قال ", strings.Repeat("ك", 30), " أمس"}, sentenceCell{"… ", strings.Repeat("ك", 20) + "…", " …"}},
		{"nothing", sentenceCell{}, sentenceCell{}},
	} {
		if got := surround(c.in, 20); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestClipped(t *testing.T) {
	long := strings.Repeat("كلمة ", 100)
	c := clipped(long)
	if c.Begin+c.Rest != long || c.Rest == "" || strings.HasSuffix(c.Begin, " ") {
		t.Errorf("%q, %q", c.Begin, c.Rest)
	}
	for _, s := range []string{"", "قصير", strings.Repeat("ا", 1000), strings.Repeat("كلمة ", 49)} {
		if c := clipped(s); c.Begin != s || c.Rest != "" {
			t.Errorf("%.20q was clipped", s)
		}
	}
}

func TestEventRow(t *testing.T) {
	s, err := New(Options{Desk: &fakeDesk{}})
	if err != nil {
		t.Fatal(err)
	}
	e := export.Event{Type: "AID", AssertedBy: []string{"QAT", "", "unnamed-source", "EGY", "outlet"}, Actors: []export.Arg{{Text: "مجهولون"}},
		Place: &export.Place{Text: "الدوحة", NameEn: "Doha"}}
	row := s.eventRow(s.tongues["en"], view.EventLine{Key: "e1", Report: "a/b", Event: e})
	var chain []string
	for _, c := range row.Chain {
		chain = append(chain, c.Name+c.Href)
	}
	if got := strings.Join(chain, " < "); got != "Egypt/actors/EGY < an unnamed source < an unnamed source < Qatar/actors/QAT" {
		t.Errorf("chain %s", got)
	}
	if row.Href != "/reports/a%2Fb#e1" || row.Outlet.Name != "an outlet not named" || row.Outlet.Href != "/outlets/~" {
		t.Errorf("%q %+v", row.Href, row.Outlet)
	}
	if a := row.Actors[0]; a.Href != "" || a.Name != "" || a.Text != "مجهولون" {
		t.Errorf("an actor without an id: %+v", a)
	}
	if row.Place.Name != "Doha" || row.Place.Foreign || row.Place.Href != "/places/-/"+segment(archive.Normal("الدوحة Doha")) {
		t.Errorf("place %+v", row.Place)
	}
}

func TestMergedCounts(t *testing.T) {
	c := actorCounts{Actors: []archive.Count{{Value: "A", N: 3}, {Value: "B", N: 2}}, Recipients: []archive.Count{{Value: "B", N: 9}}, Speakers: []archive.Count{{Value: "C", N: 1}}}
	var got []string
	for _, m := range c.merged() {
		got = append(got, m.id)
	}
	if strings.Join(got, "") != "ABC" || c.merged()[1].n != [3]int{2, 9, 0} {
		t.Errorf("%v %v", got, c.merged()[1])
	}
}
