package cli

import (
	"fmt"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/isnad-news/isnad/internal/ingest"
)

// mostWarnings is how many warnings of one code are told one by one.
const mostWarnings = 5

// manyFiles is from how many files on a bar shows how far it is.
const manyFiles = 10

// teller tells of faults and doubts on standard error, and shows how far the
// reading is where somebody watches.
type teller struct {
	env    *Env
	bar    *progressbar.ProgressBar
	counts map[string]int
	order  []string
	faults int
}

func newTeller(env *Env, files int) *teller {
	t := &teller{env: env, counts: map[string]int{}}
	if files >= manyFiles && isTerminal(env.Stderr) && !isTerminal(env.Stdout) {
		t.bar = progressbar.NewOptions(files, progressbar.OptionSetWriter(env.Stderr), progressbar.OptionShowCount(),
			progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionSetDescription("reading"))
	}
	return t
}

func (t *teller) say(format string, args ...any) {
	if t.bar != nil {
		_ = t.bar.Clear()
	}
	fmt.Fprintf(t.env.Stderr, "isnad: "+format+"\n", args...)
}

// item tells what there is to tell of one item.
func (t *teller) item(it ingest.Item) {
	if t.bar != nil {
		_ = t.bar.Set(it.Nth)
	}
	switch {
	case it.Err != nil && it.Skipped:
		t.warn(it.Source, "passed-over", it.Err.Error())
	case it.Err != nil:
		t.faults++
		t.say("%s: %v", it.Source, it.Err)
	}
	for _, w := range it.Warnings {
		t.warn(it.Source, w.Code, w.Text)
	}
	// Records must not depend on the clock; this warning is no part of them.
	if d := it.Report.Published; !d.IsZero() && d.After(t.env.Now().Add(48*time.Hour)) {
		t.warn(it.Source, "future-date", "published on "+d.Format(time.DateOnly)+", which is still to come: check the date")
	}
}

func (t *teller) warn(source, code, text string) {
	if t.counts[code] == 0 {
		t.order = append(t.order, code)
	}
	if t.counts[code]++; t.counts[code] <= mostWarnings {
		t.say("%s: warning: %s: %s", source, code, text)
	}
}

// verdict is the error with which a command ends.
func (t *teller) verdict() error {
	for _, c := range t.order {
		if n := t.counts[c] - mostWarnings; n > 0 {
			t.say("warning: %s: %d more", c, n)
		}
	}
	if t.faults > 0 {
		return errSaid
	}
	return nil
}

func (t *teller) close() {
	if t.bar != nil {
		_ = t.bar.Finish()
	}
}

// isTerminal tells whether a stream is a terminal that a person sees.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colourful tells whether to use colours on standard output.
func colourful(env *Env) bool {
	return isTerminal(env.Stdout) && env.Getenv("NO_COLOR") == "" && env.Getenv("TERM") != "dumb"
}
