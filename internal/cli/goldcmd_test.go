package cli

import (
	"crypto/rand"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/sqlite"
	"github.com/isnad-news/isnad/internal/correct"
)

// editor corrects reports of an archive, as the page does.
type editor struct {
	t  *testing.T
	at string
	n  int
}

// with works on the archive.
func (e *editor) with(do func(archive.Archive)) {
	e.t.Helper()
	a, err := sqlite.Open(e.t.Context(), e.at, sqlite.Options{})
	must(e.t, err)
	do(a)
	must(e.t, a.Close())
}

func (e *editor) report(id string) (entry archive.Entry) {
	e.t.Helper()
	e.with(func(a archive.Archive) {
		var err error
		entry, err = a.Report(e.t.Context(), id)
		must(e.t, err)
	})
	return entry
}

// correct keeps a correction and gives its id.
func (e *editor) correct(c correct.Correction) string {
	e.t.Helper()
	entry := e.report(c.Report)
	read := entry.Record
	if entry.AsRead != nil {
		read = *entry.AsRead
	}
	e.n++
	c.By, c.At = "سلمى", time.Date(2025, 9, 17, 8, e.n, 0, 0, time.UTC)
	var err error
	c.ID, err = correct.NewID(c.At, rand.Reader)
	must(e.t, err)
	c = correct.Complete(c, read, entry.Corrections)
	e.with(func(a archive.Archive) { must(e.t, a.Correct(e.t.Context(), c)) })
	return c.ID
}

// gold runs isnad gold and gives what it printed.
func gold(t *testing.T, at string, code int, args ...string) (stdout, stderr string) {
	t.Helper()
	r := begin(t, strings.NewReader(""), append([]string{"--archive", at, "gold"}, args...)...)
	if got := r.ended(t); got != code {
		t.Fatalf("gold %v: exit code %d, want %d\n%s", args, got, code, r.errs)
	}
	return r.out.String(), r.errs.String()
}

type goldFile struct {
	Report string
	Events []struct {
		Date    string
		Trigger struct{ Text string }
	}
	Statements []json.RawMessage
}

func readGold(t *testing.T, dir, name string) (g goldFile) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, name+".json"))
	must(t, err)
	must(t, json.Unmarshal(raw, &g))
	return g
}

func TestGold(t *testing.T) {
	dir := t.TempDir()
	at, out := filepath.Join(dir, "archive.db"), filepath.Join(dir, "gold")
	if code := begin(t, strings.NewReader(""), "--archive", at, "add", "--published", "2025-09-16", "../../examples").ended(t); code != ExitOK {
		t.Fatalf("add: %d", code)
	}
	e := &editor{t: t, at: at}
	var ids []string
	e.with(func(a archive.Archive) {
		found, err := a.Search(t.Context(), archive.Query{Limit: 3, Sort: archive.Oldest})
		must(t, err)
		for _, h := range found.Hits {
			ids = append(ids, h.Record.Document.ID)
		}
	})
	first, second := e.report(ids[0]).Record, e.report(ids[1]).Record

	// One report is changed, one corrected and set right again.
	was := first.Events[0]
	now := was
	now.Date = "2019-05"
	e.correct(correct.Correction{Report: ids[0], Action: correct.Change, Kind: correct.Event, Fields: []string{"date"},
		Was: &correct.Body{Event: &was}, Now: &correct.Body{Event: &now}})
	drop := e.correct(correct.Correction{Report: ids[1], Action: correct.Drop, Kind: correct.Event, Was: &correct.Body{Event: &second.Events[0]}})
	e.correct(correct.Correction{Report: ids[1], Action: correct.Withdraw, Withdraws: drop})

	stdout, stderr := gold(t, at, ExitOK, "--output", out)
	if !strings.HasPrefix(stdout, correct.GoldName(ids[0])+"\t") || strings.Count(stdout, "\n") != 1 || !strings.Contains(stderr, "1 of 2 corrected reports written to") {
		t.Errorf("printed %s%s", stdout, stderr)
	}
	text, err := os.ReadFile(filepath.Join(out, ids[0]+".txt"))
	if err != nil || string(text) != first.Document.Text {
		t.Errorf("the text: %v", err)
	}
	g := readGold(t, out, ids[0])
	if g.Report != ids[0] || len(g.Events) != len(first.Events) || len(g.Statements) != len(first.Statements) || g.Events[0].Date != "2019-05" {
		t.Errorf("gold %+v", g)
	}

	// Checked ones alone; a correction after the check takes it back.
	if stdout, _ := gold(t, at, ExitOK, "--checked", "--output", filepath.Join(dir, "none")); stdout != "" {
		t.Errorf("nobody has checked it: %s", stdout)
	}
	e.correct(correct.Correction{Report: ids[0], Action: correct.Checked})
	if stdout, _ := gold(t, at, ExitOK, "--checked", "--output", out); strings.Count(stdout, "\n") != 1 {
		t.Errorf("checked: %s", stdout)
	}
	dropped := e.correct(correct.Correction{Report: ids[0], Action: correct.Drop, Kind: correct.Event, Was: &correct.Body{Event: &first.Events[1]}})
	if stdout, _ := gold(t, at, ExitOK, "--checked", "--output", out); stdout != "" {
		t.Errorf("corrected since it was checked: %s", stdout)
	}

	// Corrections outlive another reading.
	if code := begin(t, strings.NewReader(""), "--archive", at, "reread", "--all").ended(t); code != ExitOK {
		t.Fatalf("reread: %d", code)
	}
	gold(t, at, ExitOK, "--output", out)
	if g := readGold(t, out, ids[0]); len(g.Events) != len(first.Events)-1 || g.Events[0].Date != "2019-05" {
		t.Errorf("after reading again: %+v", g)
	}
	e.correct(correct.Correction{Report: ids[0], Action: correct.Withdraw, Withdraws: dropped})
	if stdout, _ := gold(t, at, ExitOK, "--checked", "--output", out); strings.Count(stdout, "\n") != 1 {
		t.Errorf("as it was checked again: %s", stdout)
	}

	// What a hand has altered stays, unless forced.
	path := filepath.Join(out, ids[0]+".json")
	must(t, os.WriteFile(path, []byte("{}"), 0o600))
	if _, stderr := gold(t, at, ExitInput, "--output", out); !strings.Contains(stderr, "altered since") {
		t.Errorf("told: %s", stderr)
	}
	if raw, err := os.ReadFile(path); err != nil || string(raw) != "{}" {
		t.Errorf("replaced: %v %s", err, raw)
	}
	gold(t, at, ExitOK, "--force", "--output", out)
	if g := readGold(t, out, ids[0]); len(g.Events) != len(first.Events) {
		t.Errorf("forced: %+v", g)
	}
}
