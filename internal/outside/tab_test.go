package outside

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tab is a page in a browser of its own, with all that went wrong in it.
type tab struct {
	*testing.T
	ctx           context.Context
	width, height int64
	opened        int // pages, by which width and language are varied

	mu     sync.Mutex
	faults []string
}

// axeSource is the accessibility checker's own text.
var axeSource = sync.OnceValues(func() (string, error) {
	b, err := os.ReadFile(os.Getenv("AXE"))
	return string(b), err
})

// needed passes a test over where it cannot run, but in CI.
func needed(t *testing.T) {
	t.Helper()
	why := ""
	if _, err := exec.LookPath("chromium"); err != nil {
		why = "chromium is not installed"
	} else if _, err := axeSource(); err != nil {
		why = "AXE does not name axe.min.js: " + err.Error()
	}
	if why != "" && os.Getenv("CI") == "true" {
		t.Fatal(why)
	}
	if why != "" {
		t.Skip(why)
	}
}

// newTab opens a browser.
func newTab(t *testing.T) *tab {
	t.Helper()
	needed(t)
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	t.Cleanup(cancel)
	alloc, stop := chromedp.NewExecAllocator(ctx, chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.Headless, chromedp.DisableGPU,
		chromedp.UserDataDir(t.TempDir()), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true), chromedp.Flag("disable-dev-shm-usage", true))
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(alloc)
	t.Cleanup(stop)
	b := &tab{T: t, ctx: ctx}
	b.do(chromedp.Navigate("about:blank"))
	b.listen()
	return b
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

// eval gives the value of an expression, of which promises are awaited.
func eval[T any](b *tab, expression string) T {
	b.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("%.80s: %v", expression, err)
	}
	return v
}

// listen notes errors of the console, of the browser's log and of scripts, and
// dialogs, which nothing of ours opens.
func (b *tab) listen() {
	note := func(what, text string) {
		b.mu.Lock()
		b.faults = append(b.faults, what+": "+text)
		b.mu.Unlock()
	}
	console := chromedp.Events(b.ctx, runtime.ConsoleAPICalled)
	thrown := chromedp.Events(b.ctx, runtime.ExceptionThrown)
	logged := chromedp.Events(b.ctx, cdplog.EntryAdded)
	dialogs := chromedp.Events(b.ctx, page.JavascriptDialogOpening)
	go func() {
		for e, err := range console {
			if err == nil && (e.Type == "error" || e.Type == "warning" || e.Type == "assert") {
				text := ""
				for _, a := range e.Args {
					text += " " + string(a.Value) + a.Description
				}
				note("console", text)
			}
		}
	}()
	go func() {
		for e, err := range thrown {
			if err == nil && e.ExceptionDetails != nil {
				note("exception", e.ExceptionDetails.Text)
			}
		}
	}()
	go func() {
		for e, err := range logged {
			if err == nil && e.Entry != nil && (e.Entry.Level == "error" || e.Entry.Level == "warning") {
				note("log", e.Entry.Text+" "+e.Entry.URL)
			}
		}
	}()
	go func() {
		for e, err := range dialogs {
			if err == nil {
				note("dialog", e.Message)
				_, _ = chromedp.Call(b.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
			}
		}
	}()
}

// taken gives the faults since the last call.
func (b *tab) taken() []string {
	time.Sleep(30 * time.Millisecond) // events come behind the page
	b.mu.Lock()
	defer b.mu.Unlock()
	f := b.faults
	b.faults = nil
	return f
}

// sized sets the width of the window, in CSS pixels, and dark or light.
func (b *tab) sized(width, height int64, dark bool) {
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	b.width, b.height = width, height
	b.do(chromedp.EmulateViewport(width, height))
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}); err != nil {
		b.Fatal(err)
	}
}

// shot keeps a picture of the page where ISNAD_SHOTS names a folder.
func (b *tab) shot(name string) {
	dir := os.Getenv("ISNAD_SHOTS")
	if dir == "" {
		return
	}
	// As high as the page: chromedp's own full picture shifts short pages that run
	// from right to left.
	b.do(chromedp.EmulateViewport(b.width, max(b.height, min(eval[int64](b, "document.documentElement.scrollHeight"), 6000))))
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	b.do(chromedp.EmulateViewport(b.width, b.height))
	if err != nil {
		b.Errorf("picture of %s: %v", name, err)
		return
	}
	name = regexp.MustCompile(`[^\p{L}0-9]+`).ReplaceAllString(name, "_")
	if err := os.WriteFile(filepath.Join(dir, strings.Trim(name, "_")+".png"), png, 0o600); err != nil {
		b.Error(err)
	}
}
