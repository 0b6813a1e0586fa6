package outside

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/view"
)

const password = "a long word for tests"

// desk is an archive of one report with an editor at it.
type desk struct {
	*tab
	base, archive, id string
}

func newDesk(t *testing.T) *desk {
	b := newTab(t)
	path := filepath.Join(t.TempDir(), "archive.db")
	isnad(t, "", "add", "--archive", path, "--published", "2025-09-16", "../../examples/mediation.txt")
	isnad(t, password+"\n", "user", "add", "--archive", path, "editor")
	d := &desk{tab: b, base: serve(t, path, "--editors"), archive: path}
	d.id = ask[view.Page[view.ReportLine]](t, d.base+"/v1/reports").Items[0].ID
	return d
}

func (d *desk) report() view.Report {
	d.Helper()
	return ask[view.Report](d.T, d.base+"/v1/reports/"+d.id)
}

// open opens a page and wants nothing to be wrong with it.
func (d *desk) open(path, lang string) {
	d.Helper()
	d.do(chromedp.Navigate(d.base + with(path, lang)))
	d.proved("editor "+lang+" "+path, lang, true)
}

// send presses the button of the first form that a selector finds, and waits
// for the page that comes.
func (d *desk) send(form string) {
	d.Helper()
	if !eval[bool](d.tab, `!!document.querySelector(`+quoted(form)+`)`) {
		d.Fatalf("no %s on %s", form, eval[string](d.tab, "location.href"))
	}
	press := chromedp.Evaluate[chromedp.Void](`document.querySelector(` + quoted(form) + `).requestSubmit(); 0`)
	if _, err := chromedp.Run(d.ctx, chromedp.WaitEvent(page.LoadEventFired, nil, press)); err != nil {
		d.Fatalf("after %s: %v", form, err)
	}
}

// fill writes into a field by its name, of a form that holds it.
func (d *desk) fill(name, value string) {
	d.Helper()
	ok := eval[bool](d.tab, `(() => { const f = document.querySelector("form.edit-form, form.login").elements[`+quoted(name)+`]; if (!f) return false; (f.length && !f.options ? f[0] : f).value = `+quoted(value)+`; return true; })()`)
	if !ok {
		d.Fatalf("no field %s on %s", name, eval[string](d.tab, "location.href"))
	}
}

func quoted(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string can be marshalled
	}
	return string(b)
}

// An editor logs in, changes a record, drops one and adds one; the reader's
// records stay beside, live on through reread, and come out as gold that the
// scorer reads.
func TestCorrections(t *testing.T) {
	d := newDesk(t)
	d.sized(1280, 900, false)
	d.open("/login", "en")
	d.fill("name", "editor")
	d.fill("password", "not the one it is")
	d.send("form.login")
	if !eval[bool](d.tab, `!!document.querySelector("#login-fault")`) {
		t.Fatal("a wrong password is not refused")
	}
	d.taken()
	d.fill("name", "editor")
	d.fill("password", password)
	d.send("form.login")
	read := d.report().Record
	d.change(read)
	d.drop()
	d.add(read)
	d.open("/reports/"+d.id, "ar")
	d.sized(390, 844, true)
	d.open("/reports/"+d.id, "en")
	d.open("/reports/"+d.id+"/add/statement", "ar")
	d.open("/reports/"+d.id, "ar")
	d.send(`form:has(input[name="action"][value="checked"])`)
	d.kept(read)
	isnad(t, "", "reread", "--all", "--archive", d.archive)
	d.kept(read)
	d.gold()
}

// change makes the first event another one.
func (d *desk) change(read export.Record) {
	d.Helper()
	d.open("/reports/"+d.id+"/correct/e1", "ar")
	d.fill("type", "THREATEN/violence")
	if read.Events[0].Type == "THREATEN" {
		d.Fatal("the example has changed: its first event is a threat already")
	}
	d.fill("date", "2025-09-10")
	d.send("form.edit-form")
	got := d.report()
	if e := got.Record.Events[0]; e.Type != "THREATEN" || e.Date != "2025-09-10" || got.AsRead == nil || got.AsRead.Events[0].Type != read.Events[0].Type {
		d.Fatalf("after the change: %+v, as read %+v; the page says: %s", e, got.AsRead, eval[string](d.tab, `[...document.querySelectorAll(".problems, .fault")].map(e => e.textContent).join(" | ")`))
	}
	if c := got.Corrections[0]; c.By != "editor" || c.At.IsZero() || c.Action != correct.Change || !slices.Equal(c.Fields, []string{"type", "mode", "date"}) && !slices.Contains(c.Fields, "type") {
		d.Errorf("the correction: %+v", c)
	}
}

// drop takes the last event out.
func (d *desk) drop() {
	d.Helper()
	before := d.report().Record
	d.open("/reports/"+d.id, "en")
	key := "e" + strconv.Itoa(len(before.Events))
	d.send(`form:has(input[name="action"][value="drop"]):has(input[name="key"][value="` + key + `"])`)
	if after := d.report().Record; len(after.Events) != len(before.Events)-1 {
		d.Fatalf("%d events after one of %d was dropped", len(after.Events), len(before.Events))
	}
}

// add says that there is one more.
func (d *desk) add(read export.Record) {
	d.Helper()
	before := d.report().Record
	words := strings.Fields(read.Document.Text)
	d.open("/reports/"+d.id+"/add/event", "ar")
	d.fill("trigger", "no such words")
	d.fill("type", "CONSULT")
	d.send("form.edit-form")
	if !eval[bool](d.tab, `!!document.querySelector("#trigger-fault")`) {
		d.Error("words that do not stand in the text are not refused")
	}
	d.taken() // the answer's status is in the browser's log
	d.fill("trigger", words[len(words)-3])
	d.send("form.edit-form")
	after := d.report().Record
	if len(after.Events) != len(before.Events)+1 {
		d.Fatalf("%d events, %d before one was added", len(after.Events), len(before.Events))
	}
	if e := after.Events[len(after.Events)-1]; e.Type != "CONSULT" || e.Trigger.Text != words[len(words)-3] {
		d.Errorf("added: %+v", e)
	}
}

// kept wants all corrections to hold.
func (d *desk) kept(read export.Record) {
	d.Helper()
	got := d.report()
	if len(got.Corrections) != 4 || got.Record.Events[0].Type != "THREATEN" || len(got.Record.Events) != len(read.Events) || len(got.AsRead.Events) != len(read.Events) {
		d.Errorf("%d corrections, %d events of %d: %+v", len(got.Corrections), len(got.Record.Events), len(read.Events), got.Corrections)
	}
}

// gold scores the reader by the gold that the corrections make.
func (d *desk) gold() {
	d.Helper()
	dir := d.TempDir()
	isnad(d.T, "", "gold", "--checked", "--archive", d.archive, "--output", filepath.Join(dir, "gold"))
	files, err := filepath.Glob(filepath.Join(dir, "gold", "*.json"))
	if err != nil || len(files) != 1 {
		d.Fatalf("gold files: %v, %v", files, err)
	}
	score := "../../../shared/gold/score.py"
	if _, err := os.Stat(score); err != nil {
		d.Skip("no scorer beside the project")
	}
	r := d.report()
	corrected := d.scored(score, dir, "corrected", filepath.Base(files[0]), r.Record)
	asRead := d.scored(score, dir, "read", filepath.Base(files[0]), *r.AsRead)
	if corrected["event.whole"].F1 != 1 || corrected["statement.exact"].F1 != 1 || asRead["event.type"].F1 >= 1 || asRead["event.whole"].F1 >= 1 {
		d.Errorf("by the gold the corrected record scores %v, the reader's %v", corrected, asRead)
	}
	d.Logf("by the editor's gold the reader scores %v", asRead)
}

func (d *desk) scored(score, dir, name, file string, r export.Record) map[string]figure {
	d.Helper()
	pred := filepath.Join(dir, name)
	if err := os.MkdirAll(pred, 0o700); err != nil {
		d.Fatal(err)
	}
	b, err := json.Marshal(r)
	if err != nil {
		d.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(pred, file), b, 0o600); err != nil {
		d.Fatal(err)
	}
	out, err := exec.Command("python3", score, filepath.Join(dir, "gold"), pred, "--json").Output()
	if err != nil {
		d.Fatalf("score.py: %v", err)
	}
	var all map[string]figure
	if err := json.Unmarshal(out, &all); err != nil {
		d.Fatalf("score.py: %v: %s", err, out)
	}
	return all
}

// figure is one of the scorer's.
type figure struct{ F1 float64 }
