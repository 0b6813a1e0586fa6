package correct

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/export"
)

func TestGold(t *testing.T) {
	r := sample(sampleText)
	r.Events[1].Killed = export.Count{Vague: "dozens", Known: true}
	r.Events[0].Place = &export.Place{Text: "قرية", Country: "SYR"}
	text, raw, err := Gold(r)
	if err != nil || string(text) != sampleText {
		t.Fatalf("%v, %q", err, text)
	}
	var g map[string]any
	if err := json.Unmarshal(raw, &g); err != nil {
		t.Fatal(err)
	}
	if g["published"] != "2025-09-16" || g["outlet"] != "الضفة" || g["report"] != "r1" {
		t.Errorf("head: %v", g)
	}
	events := g["events"].([]any)
	first, second := events[0].(map[string]any), events[1].(map[string]any)
	if got := printedAll(t, first["trigger"]); got != `{"line":1,"text":"قصف"}` {
		t.Errorf("first trigger: %s", got)
	}
	if got := printedAll(t, second["trigger"]); got != `{"line":1,"nth":1,"text":"قصف"}` {
		t.Errorf("second trigger: %s", got)
	}
	if _, told := first["killed"]; told || second["killed"] != "dozens" {
		t.Errorf("killed: %v, %v", first["killed"], second["killed"])
	}
	if got := printedAll(t, first["place"]); got != `{"country":"SYR","text":"قرية"}` {
		t.Errorf("place: %s", got)
	}
	if got := printedAll(t, first["actors"]); got != `[{"id":"SYR","sector":"MIL","text":"جنود"}]` {
		t.Errorf("actors: %s", got)
	}
	if s := g["statements"].([]any)[0].(map[string]any); s["cue"] != "وقال" || s["kind"] != "indirect" {
		t.Errorf("statement: %v", s)
	}
}

func TestGoldAnchors(t *testing.T) {
	// Ends of lines as Windows and old Macs write them are one, and overlapping
	// occurrences count.
	text := "سطر\r\nآخر\rاااا ا\n"
	r := export.Record{Document: export.Document{Text: text}}
	for nth := range 3 {
		r.Events = append(r.Events, eventOf(text, "AID", "اا", nth))
	}
	out, raw, err := Gold(r)
	if err != nil || string(out) != "سطر\nآخر\nاااا ا\n" {
		t.Fatalf("%v: %q", err, out)
	}
	anchored(t, string(out), raw)
	var g gold
	if err := json.Unmarshal(raw, &g); err != nil {
		t.Fatal(err)
	}
	for i, e := range g.Events {
		if e.Trigger != (anchor{"اا", 2, i}) {
			t.Errorf("event %d: %+v", i, e.Trigger)
		}
	}
}

func TestNoGold(t *testing.T) {
	r := sample(sampleText)
	r.Events[0].Trigger = quoteOf(sampleText, "التصعيد\nقصف", 0)
	r.Events[1].Trigger.Text = "سلام"
	r.Statements[0].Content = export.Quote{}
	r.Statements[1].Speaker = export.Speaker{}
	_, _, err := Gold(r)
	if !errors.Is(err, ErrNoGold) {
		t.Fatal(err)
	}
	for _, want := range []string{"report r1", "event 1 reaches over", "event 2 does not stand", "statement 1 has no words", "statement 2 has no speaker"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%v tells nothing of %q", err, want)
		}
	}
}

func TestWriteGold(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "gold")
	r := sample(sampleText)
	bad := sample(sampleText)
	bad.Document.ID, bad.Statements[0].Speaker = "bad", export.Speaker{}
	names, err := WriteGold(dir, []export.Record{bad, r}, false)
	if !slices.Equal(names, []string{"r1"}) || !errors.Is(err, ErrNoGold) {
		t.Fatalf("%v, %v", names, err)
	}
	write := func(force bool, r export.Record) error {
		_, err := WriteGold(dir, []export.Record{r}, force)
		return err
	}
	alter := func(name, with string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(with), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := write(false, Apply(r, []Correction{dropEvent("1", r.Events[0])})); err != nil {
		t.Errorf("our own is not replaced: %v", err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "r1.json"))
	if err != nil || strings.Count(string(raw), `"trigger"`) != 1 {
		t.Errorf("not replaced: %v", err)
	}
	alter("r1.json", strings.Replace(string(raw), "SYR", "IRQ", 1)+" ")
	if err := write(false, r); !errors.Is(err, ErrForeign) {
		t.Errorf("what a hand has altered is replaced: %v", err)
	}
	if err := write(true, r); err != nil {
		t.Errorf("forced: %v", err)
	}
	alter("r1.txt", "another text")
	if err := write(false, r); !errors.Is(err, ErrForeign) {
		t.Errorf("another text is replaced: %v", err)
	}
	if err := os.Remove(filepath.Join(dir, "r1.json")); err != nil {
		t.Fatal(err)
	}
	if err := write(false, r); !errors.Is(err, ErrForeign) {
		t.Errorf("a text alone is replaced: %v", err)
	}
	alter("r1.txt", sampleText)
	if err := write(false, r); err != nil {
		t.Errorf("a run that ended between the two: %v", err)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 2 {
		t.Errorf("%v: %v", files, err)
	}
}

func TestWriteGoldFaults(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := WriteGold(file, []export.Record{sample(sampleText)}, false); err == nil {
		t.Error("a folder that is a file is written to")
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "r1.json"), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := WriteGold(dir, []export.Record{sample(sampleText)}, true); err == nil {
		t.Error("a folder is replaced by a file")
	}
}

func TestGoldName(t *testing.T) {
	seen := map[string]string{}
	for _, id := range []string{"0094683762e2f8e5b3d1356544222ff1", "r1", "R1", "", "con", "lpt1", "../../etc/passwd", "a/b", "a\\b", "a b", "تقرير", ".hidden", "-", strings.Repeat("a", 300), strings.Repeat("a", 301), "a\x00"} {
		name := GoldName(id)
		if name == "" || len(name) > 80 || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" || name[0] == '-' || name == "con" || name == "lpt1" {
			t.Errorf("%.40q: %q", id, name)
		}
		if other, twice := seen[name]; twice {
			t.Errorf("%.40q and %.40q are both %q", id, other, name)
		}
		seen[name] = id
	}
	if seen["r1"] != "r1" || seen["0094683762e2f8e5b3d1356544222ff1"] == "" {
		t.Error("a safe id is not its own name")
	}
}
