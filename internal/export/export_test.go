package export

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/isnad-news/isnad"
)

// update rewrites the golden files: go test ./internal/export -update.
func update() bool { return flag.Lookup("update").Value.String() == "true" }

func TestMain(m *testing.M) {
	flag.Bool("update", false, "rewrite the golden files")
	flag.Parse()
	os.Exit(m.Run())
}

const sample = "ممثل <الهلال> يدين القصف\nقال المتحدث سالم الخالد الثلاثاء: «القصف على المرفأ جريمة & عار» وقتل 3 صيادين.\n"

// span finds words of the sample.
func span(words string) isnad.Span {
	i := strings.Index(sample, words)
	if i < 0 {
		panic("not in the sample: " + words)
	}
	return isnad.Span{Start: i, End: i + len(words)}
}

func sampleDoc() Doc {
	return Doc{Language: "ar", Analysis: &isnad.Analysis{
		Report: isnad.Report{ID: "0123", Outlet: "صحيفة المثال", URL: "https://example.org/1", Title: "ممثل <الهلال> يدين القصف",
			Text: sample, Published: time.Date(2025, 9, 16, 0, 0, 0, 0, time.UTC)},
		Sentences: []isnad.Sentence{{Span: span("ممثل <الهلال> يدين القصف")}, {Span: span(sample[strings.Index(sample, "\n")+1 : len(sample)-1])}},
		Times:     []isnad.Time{{Span: span("الثلاثاء"), Type: "DATE", Value: "2025-09-16"}},
		Entities: []isnad.Entity{
			{Kind: "person", Name: "سالم الخالد", NameEn: "Salem al-Khaled", Role: "المتحدث", Sector: "GOV", Source: "actors/offices.tsv:4"},
			{Kind: "place", Name: "المرفأ"},
		},
		Mentions: []isnad.Mention{
			{Span: span("المتحدث سالم الخالد"), Entity: 1, Source: "actors/offices.tsv:4"},
			{Span: span("المرفأ"), Entity: 2, Source: "places/places.tsv:9"},
			{Span: span("صيادين"), Kind: "role"},
		},
		Statements: []isnad.Statement{{
			Speaker: 1, SpeakerSpan: span("سالم الخالد"), SpeakerName: "سالم الخالد", Sector: "GOV",
			Cue: span("قال"), CueLemma: "قال", Class: "say", Content: span("القصف على المرفأ جريمة & عار"), Kind: "direct",
			AssertedBy: []string{"outlet"}, Rule: "quotes/colon",
		}},
		Events: []isnad.Event{
			{
				Type: "ASSAULT", Mode: "heavy-weapons", Contexts: []string{"military"}, Trigger: span("القصف على"), Date: "2025-09-16",
				Recipients: []isnad.Arg{{Mention: 3, Span: span("صيادين"), Sector: "CVL"}},
				Place:      isnad.Arg{Mention: 2, Span: span("المرفأ")}, Country: "QAT", PlaceEn: "the port", Lat: 25.3, Lon: 51.53,
				Factuality: isnad.Occurred, Killed: isnad.Count{N: 3, Known: true}, Injured: isnad.Count{Vague: "dozens", Known: true},
				AssertedBy: []string{"QAT", "outlet"}, Sentence: 1, Rule: "events/assault#shell", Confidence: 0.1 + 0.2,
				Evidence: []isnad.Evidence{{Field: "date", Span: span("الثلاثاء")}},
			},
			{
				Type: "ACCUSE", Mode: "disapprove", Trigger: span("يدين"), Factuality: isnad.Occurred, AssertedBy: []string{"outlet"},
				Actors: []isnad.Arg{{Text: "هو", ID: "RED-CROSS", Sector: "NGO", Carried: true}}, Rule: "events/accuse#condemn", Confidence: 0.9,
			},
		},
		Warnings: []isnad.Warning{{Code: "unclosed-quote", Span: span("«"), Text: "a quotation that does not end"}},
	}}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if update() {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (go test ./internal/export -update, then look at the change):\n%s", path, got)
	}
}

func TestGolden(t *testing.T) {
	page, err := NewPage()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name  string
		print func(*bytes.Buffer) error
	}{
		{"report.json", func(b *bytes.Buffer) error { return JSON(b, sampleDoc()) }},
		{"report.txt", func(b *bytes.Buffer) error { return Text(b, sampleDoc(), Style{}) }},
		{"colour.txt", func(b *bytes.Buffer) error { return Text(b, sampleDoc(), Style{Color: true}) }},
		{"explain.txt", func(b *bytes.Buffer) error {
			return Explain(b, sampleDoc(), Style{}, func(r string) string { return r + ".rules:1" })
		}},
		{"report.html", func(b *bytes.Buffer) error {
			if err := page.Head(b); err != nil {
				return err
			}
			if err := page.Report(b, sampleDoc(), 1); err != nil {
				return err
			}
			return page.Foot(b)
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := tt.print(&b); err != nil {
				t.Fatal(err)
			}
			golden(t, tt.name, b.Bytes())
		})
	}
}

// TestSpansReadBack holds the promise that every printed range gives its
// words when code points are sliced.
func TestSpansReadBack(t *testing.T) {
	r := Build(sampleDoc())
	points := []rune(r.Document.Text)
	check := func(q Quote) {
		if got := string(points[q.Start:q.End]); got != q.Text {
			t.Errorf("%d-%d reads %q, not %q", q.Start, q.End, got, q.Text)
		}
	}
	for _, s := range r.Statements {
		check(s.Content)
		check(s.Cue.Quote)
		check(Quote{Range{*s.Speaker.Start, *s.Speaker.End}, s.Speaker.Text})
	}
	for _, e := range r.Events {
		check(e.Trigger)
	}
	for _, e := range r.Entities {
		for _, m := range e.Mentions {
			check(m)
		}
	}
	check(r.Times[0].Quote)
}

func TestEmptyIsListsAndNulls(t *testing.T) {
	var b bytes.Buffer
	a := &isnad.Analysis{Report: isnad.Report{Text: "x"}, Events: []isnad.Event{{}}, Statements: []isnad.Statement{{}}}
	if err := JSONL(&b, Doc{Analysis: a}); err != nil {
		t.Fatal(err)
	}
	line := b.String()
	if strings.Count(line, "\n") != 1 {
		t.Errorf("not one line: %s", line)
	}
	for _, want := range []string{`"entities":[]`, `"times":[]`, `"warnings":[]`, `"actors":[]`, `"contexts":[]`, `"evidence":[]`, `"asserted_by":[]`,
		`"killed":null`, `"place":null`, `"start":null`, `"within":null`} {
		if !strings.Contains(line, want) {
			t.Errorf("no %s in %s", want, line)
		}
	}
}

func TestOffsets(t *testing.T) {
	for _, text := range []string{"", "a", strings.Repeat("ab", 64), strings.Repeat("سلام 😀 x", 50), strings.Repeat("x", 63) + "ي"} {
		o := newOffsets(text)
		for b := range len(text) + 1 {
			if b < len(text) && !utf8.RuneStart(text[b]) {
				continue
			}
			if got, want := o.point(b), utf8.RuneCountInString(text[:b]); got != want {
				t.Fatalf("byte %d of %.10q…: got %d, want %d", b, text, got, want)
			}
		}
		if o.point(-5) != 0 || o.point(len(text)+5) != utf8.RuneCountInString(text) {
			t.Error("offsets out of range are not cut")
		}
	}
}

func TestValues(t *testing.T) {
	for v, want := range map[any]string{
		Count{}: "null", Count{Known: true}: "0", Count{N: 4, Known: true}: "4", Count{Vague: "dozens", Known: true}: `"dozens"`,
		Decimal(0.1 + 0.2): "0.3", Decimal(21): "21", Decimal(math.NaN()): "null", Decimal(math.Inf(1)): "null",
	} {
		got, err := json.Marshal(v)
		if err != nil || string(got) != want {
			t.Errorf("%v: got %s, %v; want %s", v, got, err, want)
		}
	}
}

func TestIsolate(t *testing.T) {
	for in, want := range map[string]string{
		"": "", " \n ": "", "قال": "\u2068قال\u2069", "a\nb\tc": "\u2068a b c\u2069", "a\x1b[31m": "\u2068a\uFFFD[31m\u2069",
		"\u202eabc\u2069\u2069": "\u2068abc\u2069",
	} {
		if got := Isolate(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestPageEscapes(t *testing.T) {
	p, err := NewPage()
	if err != nil {
		t.Fatal(err)
	}
	evil := `</script><script>alert(1)</script>"'`
	a := &isnad.Analysis{Report: isnad.Report{Text: evil, Title: evil, Outlet: evil, URL: "javascript:alert(1)"},
		Entities: []isnad.Entity{{Name: evil, Kind: evil}}, Mentions: []isnad.Mention{{Span: isnad.Span{End: 9}, Entity: 1}}}
	var b bytes.Buffer
	if err := p.Report(&b, Doc{Analysis: a, Language: evil}, 1); err != nil {
		t.Fatal(err)
	}
	if s := b.String(); strings.Contains(s, "<script") || strings.Contains(s, `href="javascript`) {
		t.Errorf("not escaped:\n%s", s)
	}
}

// TestPagePieces: the pieces of a page, put together, are the text, and
// overlapping spans all keep their marks.
func TestPagePieces(t *testing.T) {
	var text strings.Builder
	for _, p := range marked(sampleDoc(), 1) {
		text.WriteString(p.Text)
		if p.Text == "القصف على" && p.Keys == "" {
			t.Error("a trigger is not marked")
		}
		if p.Text == "المرفأ" && (!strings.Contains(p.Keys, "r1-s1") || !strings.Contains(p.Keys, "r1-e1") || !strings.Contains(p.Keys, "r1-n2")) {
			t.Errorf("place within a quotation has %q", p.Keys)
		}
	}
	if text.String() != sample {
		t.Errorf("pieces give %q", text.String())
	}
}

func BenchmarkJSONL(b *testing.B) {
	d := sampleDoc()
	d.Report.Text += strings.Repeat("كلام كثير بعد الخبر ", 200)
	b.SetBytes(int64(len(d.Report.Text)))
	for b.Loop() {
		if err := JSONL(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}
