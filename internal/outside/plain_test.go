package outside

import (
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/isnad-news/isnad/internal/view"
)

// example serves the project's own examples, and gives the id of one.
func example(t *testing.T) (base, id string) {
	path := filepath.Join(t.TempDir(), "archive.db")
	isnad(t, "", "add", "--archive", path, "--published", "2025-09-16", "../../examples/mediation.txt", "../../examples/summit.txt")
	base = serve(t, path)
	return base, ask[view.Page[view.ReportLine]](t, base+"/v1/reports?sort=gathered").Items[0].ID
}

// All is within reach of the keyboard: the way past the navigation, the marks of
// the text, and with each the record that it belongs to.
func TestKeyboard(t *testing.T) {
	b := newTab(t)
	base, id := example(t)
	b.sized(1280, 900, false)
	if _, err := chromedp.Call(b.ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.Navigate(base + "/reports/" + id + "?lang=ar"))
	b.do(chromedp.KeyEvent("\t"))
	if at := eval[string](b, `document.activeElement.getAttribute("href")`); at != "#main" {
		t.Errorf("the first stop is %q, not the way past the navigation", at)
	}
	b.do(chromedp.KeyEvent("\r"))
	marked := false
	for range 40 {
		b.do(chromedp.KeyEvent("\t"))
		if eval[bool](b, `document.activeElement.matches(".text a")`) {
			marked = true
			break
		}
	}
	if !marked {
		t.Fatal("no mark of the text is reached by the keyboard within 40 stops")
	}
	lit := 0
	for range 40 { // the light comes behind the focus
		if lit = eval[int](b, `document.querySelectorAll(".on").length`); lit >= 2 {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if lit < 2 {
		t.Errorf("focus on a mark lights %d things up, want it and its record", lit)
	}
	if eval[string](b, `getComputedStyle(document.activeElement).outlineStyle`) == "none" {
		t.Error("what has the focus cannot be seen")
	}
	b.do(chromedp.KeyEvent("\r"))
	if target := eval[string](b, `(document.querySelector(":target") || {}).id || ""`); !strings.ContainsAny(target, "esntw") {
		t.Errorf("a mark leads to %q, not to its record", target)
	}
	for _, f := range b.taken() {
		t.Error(f)
	}
}

// Without scripts everything can be read, sought and sent.
func TestWithoutScripts(t *testing.T) {
	b := newTab(t)
	base, id := example(t)
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	b.sized(1280, 900, false)
	b.do(chromedp.Navigate(base + "/search?lang=en"))
	b.do(chromedp.SendKeys(chromedp.CSS("#search input[name=q]"), "type:CONSULT"))
	b.press(`#search button`)
	if at, _ := url.Parse(eval[string](b, "location.href")); at == nil || at.Query().Get("q") != "type:CONSULT" {
		t.Errorf("searching leads to %v", at)
	}
	if eval[int](b, `document.querySelectorAll('main a[href^="/reports/"]').length`) == 0 {
		t.Error("nothing is found")
	}
	b.do(chromedp.Navigate(base + "/reports/" + id))
	b.press(`.rec a[href*="/why/"]`)
	if !strings.Contains(eval[string](b, "location.pathname"), "/why/") || eval[int](b, `document.querySelectorAll("main code").length`) == 0 {
		t.Error("why is not told without scripts")
	}
	b.do(chromedp.Navigate(base + "/read"))
	b.do(chromedp.SendKeys(chromedp.CSS("textarea"), "وصل وزير الخارجية التركي إلى الدوحة، وقال إن المحادثات ستستمر."))
	b.press(`form.readbox button`)
	if eval[int](b, `document.querySelectorAll(".rec").length`) == 0 {
		t.Errorf("a text that is sent is not read: %.300s", eval[string](b, `document.querySelector("main").innerText`))
	}
}

// press presses a button or follows a link, and waits for the page that comes.
func (b *tab) press(selector string) {
	b.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.WaitEvent(page.LoadEventFired, nil, chromedp.Click(chromedp.CSS(selector)))); err != nil {
		b.Fatalf("%s: %v", selector, err)
	}
}
