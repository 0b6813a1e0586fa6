package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/view"
)

// hostile is text from outside that must come out as text.
const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>` + "\u202Eمرحبا" + ` {{.}} javascript:alert(1)`

// fakeDesk answers from a few reports of its own. Fail makes all it is asked
// fail; Empty makes it an archive without reports.
type fakeDesk struct {
	Fail     error
	Empty    bool
	Hostile  bool           // names and texts are hostile
	Problems []view.Problem // of each list
	Kept     []correct.Correction
	Asked    []view.Filter // what lists were asked for
}

// text is words from outside: s, or hostile ones.
func (d *fakeDesk) text(s string) string {
	if d.Hostile {
		return s + hostile
	}
	return s
}

const fakeText = "قطر تستضيف جولة جديدة من المحادثات\n" +
	"قال وزير الخارجية القطري سالم الكعبي إن بلاده تستضيف وفدين من مصر وتركيا في الدوحة.\n" +
	"وأضاف: «نأمل أن يصمد وقف إطلاق النار».\n" +
	"وقصف الجيش الإسرائيلي بلدة حدودية، فقتل ثلاثة، بحسب مصدر أمني لبناني.\n"

// at is the range and the words of the n-th place (from 0) where words stand.
func at(words string, n int) export.Quote {
	letters, sought := []rune(fakeText), []rune(words)
	for i := 0; i+len(sought) <= len(letters); i++ {
		if slices.Equal(letters[i:i+len(sought)], sought) {
			if n == 0 {
				return export.Quote{Range: export.Range{Start: i, End: i + len(sought)}, Text: words}
			}
			n--
		}
	}
	panic(fmt.Sprintf("%q does not stand in the sample text", words))
}

// arg is one side of an event.
func arg(ref, words string, n int, id, sector string) export.Arg {
	q := at(words, n)
	var a export.Arg
	a.Ref, a.Text, a.ID, a.Sector = ref, q.Text, id, sector
	a.Start, a.End = &q.Start, &q.End
	return a
}

// fakeRecord is a report with two statements and three events.
func (d *fakeDesk) fakeRecord(id string) export.Record {
	lat, lon := export.Decimal(25.2854), export.Decimal(51.531)
	place := &export.Place{Text: "الدوحة", NameEn: "Doha", Country: "QAT", Lat: &lat, Lon: &lon}
	doha := at("الدوحة", 0)
	place.Start, place.End = &doha.Start, &doha.End
	speaker := export.Speaker{Ref: "p1", Text: "وزير الخارجية القطري سالم الكعبي", Name: d.text("سالم الكعبي"), ID: "QAT", Sector: "GOV"}
	said := at(speaker.Text, 0)
	speaker.Start, speaker.End = &said.Start, &said.End
	within := 0
	rec := export.Record{Schema: export.Schema,
		Document: export.Document{ID: id, Outlet: d.text("صحيفة المثال"), URL: "https://news.example.org/a?b=1&c=2", Title: d.text("قطر تستضيف جولة جديدة من المحادثات"),
			Published: "2025-09-16", Language: "ar", Text: fakeText, Author: d.text("كاتب")},
		Entities: []export.Entity{
			{Ref: "p1", Kind: "person", Name: "سالم الكعبي", ID: "QAT", Sector: "GOV", Role: "foreign minister", Mentions: []export.Quote{said}},
			{Ref: "p2", Kind: "state", Name: "قطر", NameEn: "Qatar", ID: "QAT", Sector: "GOV", Mentions: []export.Quote{at("قطر", 0)}},
		},
		Times: []export.Time{},
		Statements: []export.Statement{
			{Speaker: speaker, Cue: export.Cue{Quote: at("قال", 0), Lemma: "قال", Class: "say"}, Content: at("بلاده تستضيف وفدين من مصر وتركيا في الدوحة", 0),
				Kind: "indirect", Date: "2025-09-16", AssertedBy: []string{"QAT", "outlet"}, Rule: "say.clause"},
			{Speaker: speaker, Cue: export.Cue{Quote: at("وأضاف", 0), Lemma: "أضاف", Class: "say"}, Content: at("نأمل أن يصمد وقف إطلاق النار", 0),
				Kind: "direct", Channel: "press-conference", AssertedBy: []string{"QAT", "outlet"}, Rule: "say.quote", Within: &within},
		},
		Events: []export.Event{
			{Type: "CONSULT", Mode: "host", Contexts: []string{"diplomatic"}, Trigger: at("تستضيف", 0), Actors: []export.Arg{arg("p2", "قطر", 0, "QAT", "GOV")},
				Recipients: []export.Arg{}, Date: "2025-09", Factuality: "planned", AssertedBy: []string{"outlet"}, Sentence: 0, Rule: "consult.host", Confidence: 0.82},
			{Type: "CONSULT", Mode: "host", Contexts: []string{}, Trigger: at("تستضيف", 1), Actors: []export.Arg{arg("p2", "بلاده", 0, "QAT", "GOV")},
				Recipients: []export.Arg{arg("", "مصر", 0, "EGY", "GOV"), arg("", "تركيا", 0, "TUR", "GOV")}, Date: "2025-09-16", Place: place,
				Factuality: "ongoing", AssertedBy: []string{"QAT", "outlet"}, Sentence: 1, Rule: "consult.host", Confidence: 0.91},
			{Type: "ASSAULT", Mode: "heavy-weapons", Contexts: []string{"military"}, Trigger: at("قصف", 0), Actors: []export.Arg{arg("", "الجيش الإسرائيلي", 0, "ISR", "MIL")},
				Recipients: []export.Arg{arg("", "ثلاثة", 0, "LBN", "CVL")}, Factuality: "occurred", Killed: export.Count{N: 3, Known: true},
				Injured: export.Count{Vague: "dozens", Known: true}, AssertedBy: []string{"LBN", "outlet"}, Sentence: 3, Rule: "assault.shell", Confidence: 0.77,
				Evidence: []export.Evidence{{Field: "killed", Range: at("ثلاثة", 0).Range}}},
		},
		Warnings: []export.Warning{{Code: "no-date", Text: "no publication date"}},
	}
	for i, line := 0, 0; i < len([]rune(fakeText)); line++ {
		rest := string([]rune(fakeText)[i:])
		n := len([]rune(rest[:strings.IndexByte(rest, '\n')]))
		rec.Sentences = append(rec.Sentences, export.Range{Start: i, End: i + n})
		i += n + 1
	}
	return rec
}

// ids are the reports of the sample.
func ids() []string { return []string{"0a1b2c", "3d4e5f"} }

var fakeNow = time.Date(2025, 9, 17, 8, 5, 0, 0, time.UTC)

func (d *fakeDesk) reportLine(id string) view.ReportLine {
	doc := d.fakeRecord(id).Document
	return view.ReportLine{ID: doc.ID, Title: doc.Title, Outlet: doc.Outlet, Published: doc.Published, Gathered: fakeNow, Language: "ar", URL: doc.URL,
		Statements: 2, Events: 3, Passage: d.text("… نأمل أن يصمد وقف إطلاق النار …"), Marks: []export.Range{{Start: 15, End: 18}, {Start: 90, End: 400}},
		TitleMarks: []export.Range{{Start: 0, End: 3}}}
}

func (d *fakeDesk) events(id string) []view.EventLine {
	var out []view.EventLine
	rec := d.fakeRecord(id)
	for i, e := range rec.Events {
		s := rec.Sentences[e.Sentence]
		out = append(out, view.EventLine{Key: fmt.Sprint("e", i+1), Report: id, Title: rec.Document.Title, Outlet: rec.Document.Outlet, Published: rec.Document.Published,
			Sentence: string([]rune(fakeText)[s.Start:s.End]), Event: e})
	}
	was := rec.Events[0]
	out[0].Corrected, out[0].AsRead = d.text("محررة"), &was
	return out
}

func (d *fakeDesk) statements(id string) []view.StatementLine {
	var out []view.StatementLine
	rec := d.fakeRecord(id)
	for i, st := range rec.Statements {
		out = append(out, view.StatementLine{Key: fmt.Sprint("s", i+1), Report: id, Title: rec.Document.Title, Outlet: rec.Document.Outlet, Published: rec.Document.Published, Statement: st})
	}
	return out
}

func (d *fakeDesk) facets() map[archive.Facet][]archive.Count {
	lat, lon := 25.2854, 51.531
	return map[archive.Facet][]archive.Count{
		archive.ByDay:        {{Value: "2025-09-14", N: 1}, {Value: "2025-09-16", N: 4}},
		archive.ByMonth:      {{Value: "2025-07", N: 3}, {Value: "2025-09", N: 12345}},
		archive.ByStatement:  {{Value: "2025-09", N: 4}},
		archive.ByOutlet:     {{Value: d.text("صحيفة المثال"), N: 5}},
		archive.ByType:       {{Value: "CONSULT", N: 4}, {Value: "ASSAULT", N: 2}},
		archive.ByMode:       {{Value: "host", N: 4}, {Value: "heavy-weapons", N: 2}},
		archive.ByActor:      {{Value: "QAT", N: 4}, {Value: "ISR", N: 2}, {Value: d.text("XYZ"), N: 1}},
		archive.ByRecipient:  {{Value: "EGY", N: 2}},
		archive.ByCountry:    {{Value: "QAT", N: 2}},
		archive.ByPlace:      {{Value: "الدوحه", Label: d.text("الدوحة"), N: 2, Place: &archive.Location{Name: d.text("الدوحة"), NameEn: "Doha", Country: "QAT", Lat: &lat, Lon: &lon}}},
		archive.ByFactuality: {{Value: "occurred", N: 2}, {Value: "planned", N: 2}},
		archive.BySpeaker:    {{Value: "QAT", N: 4}},
		archive.ByPerson:     {{Value: "سالم الكعبي", Label: d.text("سالم الكعبي"), N: 4}},
		archive.ByClass:      {{Value: "say", N: 4}},
		archive.ByTeller:     {{Value: "QAT", N: 3}, {Value: "unnamed-source", N: 1}},
		archive.ByLanguage:   {{Value: "ar", N: 5}},
	}
}

// page is a page of a list: all that there is, with a cursor unless it was given.
func fakePage[T any](d *fakeDesk, f view.Filter, items []T) (view.Page[T], error) {
	d.Asked = append(d.Asked, f)
	p := view.Page[T]{Items: items, Total: 12345, Filter: f, Facets: d.facets(), Problems: d.Problems}
	if len(d.Problems) > 0 || d.Empty {
		p = view.Page[T]{Filter: f, Problems: d.Problems}
	}
	if f.After == "" && !d.Empty {
		p.Next = "zyx=9&"
	}
	return p, d.Fail
}

// fakeSessions lets in who gives the password "right".
type fakeSessions struct{ Name string }

// User implements Sessions.
func (f *fakeSessions) User(*http.Request) string { return f.Name }

// Login implements Sessions.
func (f *fakeSessions) Login(_ *http.Request, name, password string) error {
	if password != "right" {
		return errWrong
	}
	f.Name = name
	return nil
}

// Logout implements Sessions.
func (f *fakeSessions) Logout(*http.Request) error {
	f.Name = ""
	return nil
}

// fakeSite is a site over a desk, with its routes on a mux.
func fakeSite(t testing.TB, d Desk, sessions Sessions) http.Handler {
	t.Helper()
	s, err := New(Options{Desk: d, Sessions: sessions, Now: func() time.Time { return fakeNow }, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	s.Routes(mux)
	return mux
}

// get asks a handler for an address in a language.
func get(h http.Handler, lang, target string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, target, nil)
	r.Header.Set("Accept-Language", lang)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// read is what an answer says, with its character references read.
func read(w *httptest.ResponseRecorder) string { return html.UnescapeString(w.Body.String()) }

// post sends a form in a language.
func post(h http.Handler, lang, target string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, target, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Accept-Language", lang)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// sound proves what all pages must be: well-formed, in their language, no
// phrase missing, no id twice, all fields labelled, headings in order, nothing
// inline that the content security policy forbids. It gives the parsed page.
func sound(t *testing.T, lang string, w *httptest.ResponseRecorder) *html.Node {
	t.Helper()
	body := w.Body.String()
	if got := w.Header().Get("Content-Type"); got != "text/html; charset=utf-8" {
		t.Errorf("Content-Type %q", got)
	}
	if i := strings.Index(body, "⟦"); i >= 0 {
		t.Errorf("missing phrase %.60s", body[i:])
	}
	if i := strings.Index(body, "%!"); i >= 0 {
		t.Errorf("a phrase that was not filled: %.60s", body[max(0, i-40):])
	}
	if i := strings.Index(body, "ZgotmplZ"); i >= 0 {
		t.Errorf("unsafe content kept out by the template: %.80s", body[max(0, i-40):])
	}
	balanced(t, body)
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	p := proof{t: t, ids: map[string]bool{}}
	p.walk(doc)
	p.finish(lang)
	return doc
}
