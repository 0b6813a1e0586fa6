package engine

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/export"
)

// update rewrites the golden files: go test ./engine -run Golden -update.
var update = flag.Bool("update", false, "rewrite the golden files")

func render(tb testing.TB, a *isnad.Analysis) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := export.JSON(&b, export.Doc{Analysis: a, Language: "ar"}); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// TestGolden reads the examples and compares the records with those in
// testdata; -update writes them anew.
func TestGolden(t *testing.T) {
	e := open(t)
	for _, r := range examples(t) {
		t.Run(r.ID, func(t *testing.T) {
			got := render(t, e.Analyze(r))
			file := filepath.Join("testdata", strings.TrimSuffix(r.ID, ".txt")+".golden.json")
			if *update {
				if err := os.WriteFile(file, got, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s: %s; if that is meant, run with -update", file, firstDifference(string(got), string(want)))
			}
		})
	}
}

// firstDifference tells the first line in which two texts differ.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d: got %q, want %q", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("got %d lines, want %d", len(g), len(w))
}

// TestWorkers: one engine that many read with gives the same bytes as one
// that reads alone, in whatever order.
func TestWorkers(t *testing.T) {
	n := 500
	if testing.Short() {
		n = 50
	}
	e, rs := open(t), reports(t, n)
	alone := make([][]byte, len(rs))
	for i, r := range rs {
		alone[i] = render(t, e.Analyze(r))
	}
	together := make([][]byte, len(rs))
	var wg sync.WaitGroup
	for k := range 8 {
		wg.Go(func() {
			for i := len(rs) - 1 - k; i >= 0; i -= 8 {
				var b bytes.Buffer
				if err := export.JSON(&b, export.Doc{Analysis: e.Analyze(rs[i]), Language: "ar"}); err == nil {
					together[i] = b.Bytes()
				}
			}
		})
	}
	wg.Wait()
	for i := range rs {
		if !bytes.Equal(alone[i], together[i]) {
			t.Fatalf("report %d: %s", i, firstDifference(string(together[i]), string(alone[i])))
		}
	}
}

// TestSpans: what stands at a span is what was read there.
func TestSpans(t *testing.T) {
	e := open(t)
	for _, r := range append(reports(t, 200), examples(t)...) {
		if faults := spanFaults(e.Analyze(r)); len(faults) > 0 {
			t.Fatalf("%.60q: %s", r.Text, strings.Join(faults, "; "))
		}
	}
}

// spanFaults proves every span and reference of an analysis.
func spanFaults(a *isnad.Analysis) []string {
	c := spans{text: a.Report.Text}
	last := 0
	for i := range a.Words {
		w := &a.Words[i]
		c.span("word", w.Span)
		c.fault(w.Start < last, "word %d begins before the end of the one before", i)
		c.fault(w.Sentence < 0 || w.Sentence >= len(a.Sentences), "word %d has no sentence", i)
		last = w.End
		for k := w.First; k < w.Last; k++ {
			c.fault(!w.Contains(a.Parts[k].Span) || a.Parts[k].Word != i, "part %d lies outside its word", k)
		}
	}
	c.fault(len(a.Tags) != len(a.Parts), "%d tags for %d parts", len(a.Tags), len(a.Parts))
	for i := range a.Sentences {
		s := &a.Sentences[i]
		c.span("sentence", s.Span)
		c.words("sentence", s.First, s.Last, len(a.Words))
	}
	for i := range a.Numbers {
		c.span("number", a.Numbers[i].Span)
		c.words("number", a.Numbers[i].First, a.Numbers[i].Last, len(a.Words))
	}
	for i := range a.Times {
		c.span("time", a.Times[i].Span)
		c.words("time", a.Times[i].First, a.Times[i].Last, len(a.Words))
	}
	for i := range a.Mentions {
		m := &a.Mentions[i]
		c.span("mention", m.Span)
		c.words("mention", m.First, m.Last, len(a.Words))
		c.fault(m.Entity < 1 || int(m.Entity) > len(a.Entities), "mention %d has no entity", i)
		c.fault(i > 0 && m.First < a.Mentions[i-1].First, "mention %d stands out of order", i)
		if m.NameSpan.Len() > 0 {
			c.span("name", m.NameSpan)
		}
	}
	for i := range a.Statements {
		s := &a.Statements[i]
		c.span("cue", s.Cue)
		c.span("content", s.Content)
		c.same("speaker", s.SpeakerSpan, s.SpeakerText)
		c.fault(int(s.Speaker) > len(a.Mentions) || int(s.Within) > len(a.Statements), "statement %d refers to nothing", i)
	}
	for i := range a.Events {
		c.event(&a.Events[i], len(a.Mentions))
	}
	return c.faults
}

type spans struct {
	text   string
	faults []string
}

func (c *spans) fault(is bool, format string, args ...any) {
	if is {
		c.faults = append(c.faults, fmt.Sprintf(format, args...))
	}
}

// span proves that a span lies in the text, between code points.
func (c *spans) span(what string, s isnad.Span) {
	if s.Start < 0 || s.End > len(c.text) || s.Start >= s.End {
		c.fault(true, "%s at %d:%d of %d bytes", what, s.Start, s.End, len(c.text))
		return
	}
	whole := func(i int) bool { return i == len(c.text) || utf8.RuneStart(c.text[i]) }
	c.fault(utf8.ValidString(c.text) && (!whole(s.Start) || !whole(s.End)), "%s at %d:%d cuts a code point", what, s.Start, s.End)
}

func (c *spans) words(what string, first, last, n int) {
	c.fault(first < 0 || first >= last || last > n, "%s of words %d:%d of %d", what, first, last, n)
}

// same proves that a text re-reads at its span.
func (c *spans) same(what string, s isnad.Span, text string) {
	if s == (isnad.Span{}) && text == "" {
		return
	}
	c.span(what, s)
	if len(c.faults) == 0 {
		c.fault(c.text[s.Start:s.End] != text, "%s: %q at its span, %q told", what, c.text[s.Start:s.End], text)
	}
}

func (c *spans) event(e *isnad.Event, mentions int) {
	c.span("trigger", e.Trigger)
	for _, as := range [][]isnad.Arg{e.Actors, e.Recipients, {e.Place}} {
		for _, a := range as {
			c.same("argument", a.Span, a.Text)
			c.fault(int(a.Mention) > mentions, "argument refers to no mention")
		}
	}
	for _, n := range []isnad.Count{e.Killed, e.Injured, e.Detained, e.Displaced} {
		if n.Known {
			c.span("count", n.Span)
		}
	}
	for _, v := range e.Evidence {
		c.span("evidence for "+v.Field, v.Span)
	}
	c.fault(len(e.AssertedBy) == 0, "an event told by nobody")
}

// FuzzAnalyze: whatever bytes come, the engine neither panics nor points
// outside them.
func FuzzAnalyze(f *testing.F) {
	e := open(f)
	for _, r := range examples(f) {
		f.Add(r.Text)
	}
	for _, s := range []string{
		"", " ", "\n\n", "\x00", "\xff\xfe", "\u200f\u202b", ":", "«", "»»««", "\"\"\"", "قال:", ": قال", "إن", "ال48", "و", "بـ", "لل",
		"قال «قال «قال", "قُتِلَ ٣٫٥ و١٢/٣/٢٠١٥", "وقالوا إنه سيلتقيه غدا بينهما", "مقتل ثلاثة", "1 2 3 4 5 6 7 8", "the minister said", "من قبل", "الذي", strings.Repeat("و", 300), strings.Repeat("قال ", 300), strings.Repeat("(", 300),
	} {
		f.Add(s)
	}
	day := time.Date(2025, 9, 16, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		a := e.Analyze(isnad.Report{Text: text, Published: day})
		if faults := spanFaults(a); len(faults) > 0 {
			t.Fatal(strings.Join(faults, "; "))
		}
		render(t, a)
	})
}

// TestRuleAt: every rule that makes a record has its place.
func TestRuleAt(t *testing.T) {
	e := open(t)
	for _, r := range reports(t, 50) {
		for _, ev := range e.Analyze(r).Events {
			if at := e.RuleAt(ev.Rule); !strings.HasPrefix(at, "events/") || !strings.Contains(at, ".rules:") {
				t.Fatalf("rule %s at %q", ev.Rule, at)
			}
		}
	}
	if at := e.RuleAt("events/none#none"); at != "" {
		t.Errorf("a rule that is none at %q", at)
	}
}
