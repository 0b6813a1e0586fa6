package knowledge_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/event"
	"github.com/isnad-news/isnad/internal/rule"
	"github.com/isnad-news/isnad/knowledge"
)

// field is one indented line of an example.
type field struct {
	key, val string
	line     int
}

// wanted is an event that an example expects.
type wanted struct {
	line   int
	typ    string
	mode   string
	fields []field
}

// block is one example: a header and the indented lines beneath it.
type block struct {
	kind      string // example, silent, cue
	name      string // of the rule, or the cue's lemma
	line      int
	todo      bool
	text      []string
	published time.Time
	fields    []field // of a cue
	events    []wanted
}

// parseExamples reads a file of examples and gives all mistakes at once, each
// as file:line.
func parseExamples(file, data string) ([]block, []string) {
	var out []block
	var faults []string
	for i, line := range strings.Split(data, "\n") {
		trimmed := strings.TrimSpace(line)
		if trimmed == "" || strings.HasPrefix(trimmed, "#") {
			continue
		}
		key, val, _ := strings.Cut(trimmed, " ")
		val = strings.TrimSpace(val)
		fault := func(format string, a ...any) {
			faults = append(faults, fmt.Sprintf("%s:%d: %s", file, i+1, fmt.Sprintf(format, a...)))
		}
		if line[0] != ' ' && line[0] != '\t' {
			if key != "example" && key != "silent" && key != "cue" {
				fault("%q begins no example", key)
			}
			if val == "" {
				fault("%s needs a name", key)
			}
			out = append(out, block{kind: key, name: val, line: i + 1})
			continue
		}
		if len(out) == 0 {
			fault("%q stands outside an example", key)
			continue
		}
		if f := out[len(out)-1].add(field{key, val, i + 1}); f != "" {
			fault("%s", f)
		}
	}
	for _, b := range out {
		if len(b.text) == 0 {
			faults = append(faults, fmt.Sprintf("%s:%d: %s %s has no text", file, b.line, b.kind, b.name))
		}
		if b.kind == "example" && len(b.events) == 0 {
			faults = append(faults, fmt.Sprintf("%s:%d: example %s expects no event", file, b.line, b.name))
		}
	}
	return out, faults
}

// add files one line away; it gives what is wrong with it.
func (b *block) add(f field) string {
	switch f.key {
	case "text":
		b.text = append(b.text, f.val)
	case "todo":
		b.todo = true
	case "published":
		t, err := time.Parse("2006-01-02", f.val)
		if err != nil {
			return "published wants a day as 2006-01-02"
		}
		b.published = t
	case "event":
		typ, mode, _ := strings.Cut(f.val, " ")
		if !rule.KnownMode(typ, mode) {
			return fmt.Sprintf("unknown type or mode %q", f.val)
		}
		b.events = append(b.events, wanted{line: f.line, typ: typ, mode: mode})
	case "trigger", "actor", "recipient", "date", "place", "fact", "killed", "injured", "detained", "displaced", "isnad":
		if len(b.events) == 0 {
			return fmt.Sprintf("%q stands before any event", f.key)
		}
		e := &b.events[len(b.events)-1]
		e.fields = append(e.fields, f)
	case "words", "speaker", "content", "class", "kind":
		b.fields = append(b.fields, f)
	default:
		return fmt.Sprintf("unknown field %q", f.key)
	}
	return ""
}

// sidesOf compares one side with ids or words parted by |; - stands for none.
func sidesOf(want string, got []isnad.Arg) bool {
	if want == "-" {
		return len(got) == 0
	}
	list := strings.Split(want, "|")
	if len(list) != len(got) {
		return false
	}
	for i, w := range list {
		if w = strings.TrimSpace(w); w != got[i].ID && w != got[i].Text {
			return false
		}
	}
	return true
}

func tellSides(as []isnad.Arg) string {
	var out []string
	for _, a := range as {
		out = append(out, a.Text+" ["+a.ID+"]")
	}
	return strings.Join(out, " | ")
}

// numberOf writes a count as an example does.
func numberOf(c isnad.Count) string {
	switch {
	case !c.Known:
		return "-"
	case c.Vague != "":
		return c.Vague
	}
	return strconv.Itoa(c.N)
}

// checkField compares one field of an event; it gives what stands there
// instead, or nothing.
func checkField(f field, text string, e *isnad.Event) string {
	got := ""
	switch f.key {
	case "actor":
		if sidesOf(f.val, e.Actors) {
			return ""
		}
		got = tellSides(e.Actors)
	case "recipient":
		if sidesOf(f.val, e.Recipients) {
			return ""
		}
		got = tellSides(e.Recipients)
	case "trigger":
		got = text[e.Trigger.Start:e.Trigger.End]
	case "date":
		got = e.Date
	case "place":
		got = e.Country
	case "fact":
		got = string(e.Factuality)
	case "killed":
		got = numberOf(e.Killed)
	case "injured":
		got = numberOf(e.Injured)
	case "detained":
		got = numberOf(e.Detained)
	case "displaced":
		got = numberOf(e.Displaced)
	case "isnad":
		got = strings.Join(e.AssertedBy, " ")
	}
	if got == f.val || f.val == "-" && got == "" {
		return ""
	}
	return fmt.Sprintf("%s: want %q, got %q", f.key, f.val, got)
}

// checkEvents compares what is expected with what is found; one message a
// mistake, each beginning with its line.
func (b *block) checkEvents(a *isnad.Analysis, stem string) []string {
	var out []string
	fault := func(line int, format string, args ...any) {
		out = append(out, fmt.Sprintf("%d: %s", line, fmt.Sprintf(format, args...)))
	}
	id := "events/" + stem + "#" + b.name
	fired := false
	for i := range a.Events {
		fired = fired || a.Events[i].Rule == id
	}
	if b.kind == "silent" {
		if fired {
			fault(b.line, "%s fires, it must be silent", id)
		}
		return out
	}
	if !fired {
		fault(b.line, "%s does not fire", id)
	}
	used := make([]bool, len(a.Events))
	for _, w := range b.events {
		at := -1
		for i := range a.Events {
			if e := &a.Events[i]; !used[i] && e.Type == w.typ && e.Mode == w.mode && (at < 0 || len(w.mistakes(a, e)) < len(w.mistakes(a, &a.Events[at]))) {
				at = i
			}
		}
		if at < 0 {
			fault(w.line, "no event %s %s", w.typ, w.mode)
			continue
		}
		used[at] = true
		out = append(out, w.mistakes(a, &a.Events[at])...)
	}
	for i := range a.Events {
		if e := &a.Events[i]; !used[i] {
			fault(b.line, "unexpected event %s %s %q by %s: %s -> %s", e.Type, e.Mode, a.Report.Text[e.Trigger.Start:e.Trigger.End], e.Rule, tellSides(e.Actors), tellSides(e.Recipients))
		}
	}
	return out
}

func (w *wanted) mistakes(a *isnad.Analysis, e *isnad.Event) []string {
	var out []string
	for _, f := range w.fields {
		if m := checkField(f, a.Report.Text, e); m != "" {
			out = append(out, fmt.Sprintf("%d: %s", f.line, m))
		}
	}
	return out
}

// checkCue compares a statement.
func (b *block) checkCue(a *isnad.Analysis) []string {
	best := []string{fmt.Sprintf("%d: no statement by %s", b.line, b.name)}
	found := false
	for i := range a.Statements {
		s := &a.Statements[i]
		if s.CueLemma != b.name {
			continue
		}
		var out []string
		for _, f := range b.fields {
			got := map[string]string{"words": a.Report.Text[s.Cue.Start:s.Cue.End], "content": a.Report.Text[s.Content.Start:s.Content.End], "class": s.Class, "kind": s.Kind, "speaker": s.SpeakerText}[f.key]
			if got != f.val && !(f.key == "speaker" && (s.SpeakerID == f.val || s.SpeakerName == f.val)) {
				out = append(out, fmt.Sprintf("%d: %s: want %q, got %q", f.line, f.key, f.val, got))
			}
		}
		if !found || len(out) < len(best) {
			best = out
		}
		found = true
	}
	if b.kind == "silent" {
		if found {
			return []string{fmt.Sprintf("%d: %s is taken for a verb of saying", b.line, b.name)}
		}
		return nil
	}
	return best
}

// run reads the examples of one file and reports every mistake.
func run(t *testing.T, file string, check func(*block, *isnad.Analysis) []string) []block {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	blocks, faults := parseExamples(file, string(data))
	for _, f := range faults {
		t.Error(f)
	}
	e, err := engine.New()
	if err != nil {
		t.Fatal(err)
	}
	for i := range blocks {
		b := &blocks[i]
		var offered []isnad.Event
		a := e.Trace(isnad.Report{Text: strings.Join(b.text, "\n"), Published: b.published}, engine.Tracer{Sides: func(c event.Choice) { // what the rules give, not what is weighed
			if c.Event.Rule == "events/unsure#"+b.name {
				offered = append(offered, *c.Event)
			}
		}})
		if strings.HasSuffix(file, "/unsure.examples") {
			a.Events = offered
		}
		out := check(b, a)
		if b.todo {
			if len(out) == 0 {
				t.Errorf("%s:%d: %s passes now: take todo out", file, b.line, b.name)
			}
			continue
		}
		for _, m := range out {
			t.Errorf("%s:%s", file, m)
		}
	}
	return blocks
}

// TestEventExamples reads events/NAME.examples beside every NAME.rules. Each
// rule has one example that fires it and one on which it keeps silent.
func TestEventExamples(t *testing.T) {
	files, err := filepath.Glob("events/*.rules")
	if err != nil || len(files) == 0 {
		t.Fatal("no rules", err)
	}
	rules, err := rule.Load(knowledge.Files(), "events")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		stem := strings.TrimSuffix(filepath.Base(f), ".rules")
		t.Run(stem, func(t *testing.T) {
			seen := map[string]bool{}
			for _, b := range run(t, "events/"+stem+".examples", func(b *block, a *isnad.Analysis) []string { return b.checkEvents(a, stem) }) {
				seen[b.kind+" "+b.name] = true
			}
			for _, r := range rules {
				s, name, _ := strings.Cut(r.Name, "#")
				for _, kind := range []string{"example", "silent"} {
					if s == stem && !seen[kind+" "+name] {
						t.Errorf("%s: rule %s: no block %q", r.Where, name, kind+" "+name)
					}
				}
			}
		})
	}
}

// TestCueExamples reads quotes/cues.examples.
func TestCueExamples(t *testing.T) {
	run(t, "quotes/cues.examples", func(b *block, a *isnad.Analysis) []string { return b.checkCue(a) })
}

// TestParseExamples tells what is wrong with a file, and where.
func TestParseExamples(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"outside", "  text x", `f:1: "text" stands outside an example`},
		{"header", "sample x\n  text y", `f:1: "sample" begins no example`},
		{"nameless", "silent\n  text y", "f:1: silent needs a name"},
		{"mode", "example r\n  text y\n  event AGREE demo", `f:3: unknown type or mode "AGREE demo"`},
		{"day", "silent r\n  text y\n  published 1 May", "f:3: published wants a day as 2006-01-02"},
		{"field", "silent r\n  text y\n  colour red", `f:3: unknown field "colour"`},
		{"textless", "# a\nsilent r", "f:2: silent r has no text"},
		{"eventless", "example r\n  text y", "f:1: example r expects no event"},
		{"order", "example r\n  text y\n  actor QAT\n  event AGREE", `f:3: "actor" stands before any event`},
	} {
		_, faults := parseExamples("f", c.data)
		if len(faults) == 0 || faults[0] != c.want {
			t.Errorf("%s: got %q, want %q", c.name, faults, c.want)
		}
	}
}
