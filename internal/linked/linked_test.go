package linked

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const text = "الوفدان يتفقان على هدنة\nقال المتحدث سالم الخالد لوكالة المثال: «الهدنة تبدأ غدا» وقصفت القوات مرفأ البلدة 😀 وفق مصدر.\n"

func words(s string) isnad.Span {
	i := strings.Index(text, s)
	if i < 0 {
		panic("not in the text: " + s)
	}
	return isnad.Span{Start: i, End: i + len(s)}
}

// sample is a report with two events and two statements, as it was read.
func sample() export.Record {
	second := text[strings.Index(text, "\n")+1 : len(text)-1]
	return export.Build(export.Doc{Language: "ar", Analysis: &isnad.Analysis{
		Report: isnad.Report{ID: "a/b 1", Outlet: "صحيفة المثال", URL: "https://example.org/أخبار?a=1 2", Author: "سلمى الراوي",
			Title: "الوفدان يتفقان على هدنة", Text: text, Published: time.Date(2025, 9, 16, 0, 0, 0, 0, time.UTC)},
		Sentences: []isnad.Sentence{{Span: words("الوفدان يتفقان على هدنة")}, {Span: words(second)}},
		Entities: []isnad.Entity{
			{Kind: "person", Name: "سالم الخالد", NameEn: "Salem al-Khaled", Role: "المتحدث", Sector: "GOV", ID: "QAT"},
			{Kind: "group", Name: "القوات", Sector: "MIL"},
			{Kind: "place", Name: "البلدة"},
			{Kind: "state", Name: "قطر", ID: "QAT", Sector: "GOV"},
			{Kind: "agreement", Name: "هدنة"},
			{Kind: "group", Name: "وكالة المثال", Sector: "MED"},
			{Kind: "group"},
		},
		Mentions: []isnad.Mention{
			{Span: words("المتحدث سالم الخالد"), Entity: 1}, {Span: words("القوات"), Entity: 2}, {Span: words("البلدة"), Entity: 3},
		},
		Statements: []isnad.Statement{
			{Speaker: 1, SpeakerSpan: words("سالم الخالد"), SpeakerName: "سالم الخالد", SpeakerID: "QAT", Sector: "GOV", Cue: words("قال"),
				CueLemma: "قال", Class: "say", Content: words("الهدنة تبدأ غدا"), Kind: "direct", AssertedBy: []string{"unnamed-source", "REUTERS", "outlet"}},
			{SpeakerText: "مصدر", Cue: words("وفق"), Class: "say", Content: words("وقصفت القوات مرفأ البلدة"), Kind: "indirect",
				AssertedBy: []string{"outlet"}, Within: 1},
		},
		Events: []isnad.Event{
			{Type: "AGREE", Trigger: words("يتفقان"), AssertedBy: []string{"outlet"}, Factuality: isnad.Occurred, Rule: "events/agree#sign", Confidence: .9},
			{Type: "ASSAULT", Mode: "heavy-weapons", Contexts: []string{"military"}, Trigger: words("قصفت"), Date: "2025-09-16", Sentence: 1,
				Actors:     []isnad.Arg{{Mention: 2, Span: words("القوات"), Sector: "MIL"}},
				Recipients: []isnad.Arg{{Text: "هم", ID: "QAT", Carried: true}},
				Place:      isnad.Arg{Mention: 3, Span: words("البلدة")}, Country: "QAT", PlaceEn: "the town", Lat: 25.3, Lon: 51.5,
				Killed: isnad.Count{N: 3, Known: true}, Injured: isnad.Count{Vague: "dozens", Known: true},
				Factuality: isnad.Occurred, AssertedBy: []string{"unnamed-source", "outlet"}, Rule: "events/assault#shell", Confidence: .5},
		},
	}})
}

// corrected is the sample after an editor has given the second event another
// type, dropped the first and added one.
func corrected(t *testing.T) Report {
	t.Helper()
	read := sample()
	change, added := read.Events[1], read.Events[0]
	change.Type, change.Mode = "COERCE", ""
	added.Type, added.Trigger = "REJECT", export.Quote{Range: export.Range{Start: 8, End: 14}, Text: "يتفقان"}
	at := time.Date(2025, 9, 20, 10, 0, 0, 0, time.UTC)
	cs := []correct.Correction{
		{ID: "01A", Action: correct.Change, Kind: correct.Event, Fields: []string{"type", "mode"}, Was: &correct.Body{Event: &read.Events[1]},
			Now: &correct.Body{Event: &change}, Note: "قصف بلا ضحايا", By: "أمينة", At: at},
		{ID: "01B", Action: correct.Drop, Kind: correct.Event, Was: &correct.Body{Event: &read.Events[0]}, By: "أمينة", At: at},
		{ID: "01C", Action: correct.Add, Kind: correct.Event, Now: &correct.Body{Event: &added}, By: "badr", At: at},
		{ID: "01D", Action: correct.Checked, By: "badr", At: at},
	}
	shown := correct.Apply(read, cs)
	if len(shown.Events) != 2 || shown.Events[0].Type != "COERCE" || shown.Events[1].Type != "REJECT" {
		t.Fatalf("corrections did not apply: %+v", shown.Events)
	}
	return Report{Record: shown, AsRead: &read, Corrections: cs, Reader: "v1 knowledge 0123", Gathered: at.Add(-time.Hour), Source: "/home/somebody/a.txt"}
}

const base = "https://isnad.example.org"

func documents(t *testing.T) map[string]Document {
	t.Helper()
	plain := Report{Record: sample(), Reader: "v1", Source: "https://example.org/feed.xml"}
	edited := corrected(t)
	bare := Report{Record: export.Build(export.Doc{Analysis: &isnad.Analysis{Report: isnad.Report{ID: "x", Text: "نص", URL: "javascript:alert(1)"}}})}
	return map[string]Document{
		"annotations": Annotations(plain, base), "annotations-edited": Annotations(edited, base+"/"), "annotations-bare": Annotations(bare, ""),
		"provenance": Provenance(plain, base), "provenance-edited": Provenance(edited, base), "provenance-bare": Provenance(bare, ""),
		"schema": SchemaOrg(plain, base), "schema-edited": SchemaOrg(edited, base), "schema-bare": SchemaOrg(bare, ""),
	}
}

func encoded(t *testing.T, v any) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestGolden holds the documents to the byte, and that they are made alike twice.
func TestGolden(t *testing.T) {
	again := documents(t)
	for name, doc := range documents(t) {
		got := encoded(t, doc)
		if !bytes.Equal(got, encoded(t, again[name])) {
			t.Errorf("%s: made otherwise a second time", name)
		}
		path := filepath.Join("testdata", name+".jsonld")
		if *update {
			if err := os.WriteFile(path, got, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s differs (go test ./internal/linked -update, then look at the change): %v", path, err)
		}
	}
}

// seen is what the processors saw of a document.
type seen struct {
	Dropped []string
	Round   bool
	Triples int
	Unknown []string
	Types   map[string]int
}

// TestProcessors has PyLD and rdflib read the documents, where they are
// installed beside the Python that the environment names.
func TestProcessors(t *testing.T) {
	python := os.Getenv("PYTHON")
	if python == "" {
		t.Skip("PYTHON names no Python with PyLD and rdflib")
	}
	cmd := exec.Command(python, "testdata/jsonld.py")
	cmd.Stdin = bytes.NewReader(encoded(t, documents(t)))
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 77 {
		t.Skipf("no processors: %s", exit.Stderr)
	} else if err != nil {
		if exit != nil {
			t.Logf("%s", exit.Stderr)
		}
		t.Fatal(err)
	}
	all := map[string]seen{}
	if err := json.Unmarshal(out, &all); err != nil {
		t.Fatal(err)
	}
	for name := range documents(t) {
		s := all[name]
		if len(s.Dropped) > 0 || !s.Round || len(s.Unknown) > 0 || s.Triples < 5 {
			t.Errorf("%s: %+v", name, s)
		}
	}
	for _, want := range []struct {
		doc, kind string
		n         int
	}{
		{"annotations", "http://www.w3.org/ns/oa#Annotation", 7},
		{"annotations", "http://www.w3.org/ns/oa#TextQuoteSelector", 7},
		{"annotations-edited", "http://xmlns.com/foaf/0.1/Person", 2},
		{"provenance", "http://www.w3.org/ns/prov#Attribution", 7},
		{"provenance-edited", "http://www.w3.org/ns/prov#Activity", 5},
		{"provenance-edited", "http://www.w3.org/ns/prov#Person", 2},
		{"schema", "https://schema.org/Claim", 3},
		{"schema", "https://schema.org/Quotation", 1},
		{"schema", "https://schema.org/Event", 0},
	} {
		if got := all[want.doc].Types[want.kind]; got != want.n {
			t.Errorf("%s: %d of %s, want %d", want.doc, got, want.kind, want.n)
		}
	}
}
