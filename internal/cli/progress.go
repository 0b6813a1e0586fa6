package cli

import (
	"fmt"
	"time"

	"github.com/schollz/progressbar/v3"
)

// logEvery is how often progress is told where nobody watches a bar.
const logEvery = 5 * time.Second

// progress shows how far work is: a bar with rate and time left on a terminal,
// elsewhere a line every few seconds.
type progress struct {
	env   *Env
	bar   *progressbar.ProgressBar
	start time.Time
	last  time.Time
}

// newProgress shows progress through total reports, or through an unknown number
// if total is below 1.
func newProgress(env *Env, total int64) *progress {
	now := env.Now()
	p := &progress{env: env, start: now, last: now}
	if !isTerminal(env.Stderr) {
		return p
	}
	if total < 1 {
		total = -1
	}
	p.bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(env.Stderr), progressbar.OptionShowCount(), progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("reports"), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionSetPredictTime(true))
	return p
}

// clear makes room on the terminal for a line.
func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

// at tells that n reports are done, which is share of all there is to do, 0 where
// that is unknown; told is what else there is to tell.
func (p *progress) at(n int64, share float64, told string) {
	if p.bar != nil {
		if share > 0 {
			p.bar.ChangeMax64(max(n, int64(float64(n)/share)))
		}
		_ = p.bar.Set64(n)
		return
	}
	now := p.env.Now()
	if now.Sub(p.last) < logEvery {
		return
	}
	p.last = now
	gone := now.Sub(p.start)
	line := fmt.Sprintf("%d reports, %.0f a second", n, float64(n)/gone.Seconds())
	if share > 0 && share < 1 {
		left := time.Duration(float64(gone) * (1 - share) / share)
		line += fmt.Sprintf(", %.0f %% done, about %s left", 100*share, left.Round(time.Second))
	}
	if told != "" {
		line += "; " + told
	}
	fmt.Fprintf(p.env.Stderr, "isnad: %s\n", line)
}

func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
