package correct_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
)

// scorer is the script that scores records against gold files; it lies beside
// the project where there is one.
func scorer(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs("../../../shared/gold/score.py")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Skip("the scorer is not here")
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("there is no python3")
	}
	return path
}

// examples are the project's own reports, read by the engine.
func examples(t *testing.T) []export.Record {
	t.Helper()
	e, err := engine.New()
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob("../../examples/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	var out []export.Record
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		r := isnad.Report{ID: strings.TrimSuffix(filepath.Base(p), ".txt"), Outlet: "example", Text: string(text),
			Published: time.Date(2025, 9, 16, 0, 0, 0, 0, time.UTC)}
		out = append(out, export.Build(export.Doc{Analysis: e.Analyze(r), Language: "ar"}))
	}
	return out
}

// score writes gold files of records, and the JSON of what is to be scored,
// and gives each figure by name.
func score(t *testing.T, script string, gold, said []export.Record) (figures map[string]map[string]float64, lines string) {
	t.Helper()
	goldDir, saidDir := t.TempDir(), t.TempDir()
	if _, err := correct.WriteGold(goldDir, gold, false); err != nil {
		t.Fatal(err)
	}
	for _, r := range said {
		var b bytes.Buffer
		if err := r.JSON(&b); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(saidDir, correct.GoldName(r.Document.ID)+".json"), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command("python3", script, goldDir, saidDir, "--json").Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, &figures); err != nil {
		t.Fatal(err)
	}
	errs, err := exec.Command("python3", script, goldDir, saidDir, "--errors").Output()
	if err != nil {
		t.Fatal(err)
	}
	return figures, string(errs)
}

func TestScoreOfItself(t *testing.T) {
	script := scorer(t)
	records := examples(t)
	figures, lines := score(t, script, records, records)
	for name, f := range figures {
		got, has := f["f1"]
		if !has {
			got = f["acc"]
		}
		if got != 1 || f["gold"]+f["of"] == 0 {
			t.Errorf("%s: %v", name, f)
		}
	}
	if t.Failed() {
		t.Log(lines)
	}
}

// TestScoreOfCorrections has corrections change just what they are about.
func TestScoreOfCorrections(t *testing.T) {
	script := scorer(t)
	read := examples(t)
	corrected := append([]export.Record{}, read...)
	r := read[0]
	if len(r.Events) < 3 || len(r.Statements) < 2 {
		t.Fatalf("%s tells of too little: %d events, %d statements", r.Document.ID, len(r.Events), len(r.Statements))
	}
	was, said := r.Events[0], r.Statements[0]
	now, saidNow := was, said
	now.Date, now.Factuality = "2019-05", "denied"
	saidNow.Speaker = export.Speaker{Name: "وكالة لا وجود لها", Text: "وكالة لا وجود لها", ID: "XYZ"}
	corrected[0] = correct.Apply(r, []correct.Correction{
		{ID: "1", Action: correct.Change, Kind: correct.Event, Fields: []string{"date", "factuality"}, Was: &correct.Body{Event: &was}, Now: &correct.Body{Event: &now}},
		{ID: "2", Action: correct.Drop, Kind: correct.Event, Was: &correct.Body{Event: &r.Events[2]}},
		{ID: "3", Action: correct.Change, Kind: correct.Statement, Fields: []string{"speaker"}, Was: &correct.Body{Statement: &said}, Now: &correct.Body{Statement: &saidNow}},
	})
	figures, lines := score(t, script, corrected, read)
	events, statements := 0, 0
	for _, r := range read {
		events += len(r.Events)
		statements += len(r.Statements)
	}
	for name, want := range map[string]float64{
		"statement.span": 1, "statement.speaker": f1(statements-1, statements, statements),
		"event.type": f1(events-1, events, events-1), "event.whole": f1(events-2, events, events-1),
	} {
		if got := figures[name]["f1"]; fmt.Sprintf("%.6f", got) != fmt.Sprintf("%.6f", want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	for _, name := range []string{"date", "factuality"} {
		if f := figures["attr."+name]; f["acc"] != float64(events-2)/float64(events-1) {
			t.Errorf("%s: %v", name, f)
		}
	}
	for _, name := range []string{"mode", "place", "counts", "isnad"} {
		if f := figures["attr."+name]; f["acc"] != 1 {
			t.Errorf("%s: %v", name, f)
		}
	}
	if t.Failed() {
		t.Log(lines)
	}
}

// f1 is the harmonic mean of precision and recall.
func f1(hits, found, gold int) float64 {
	p, r := float64(hits)/float64(found), float64(hits)/float64(gold)
	return 2 * p * r / (p + r)
}
