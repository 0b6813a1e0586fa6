package cli

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad/internal/intake"
)

// clock goes as a test says.
type clock struct{ now time.Time }

func (c *clock) tell() time.Time { return c.now }

func (c *clock) sleep(d time.Duration) { c.now = c.now.Add(d) }

// TestProgressLines: where nobody watches, a line every few seconds tells how
// much is done, how fast, and how long it may take yet.
func TestProgressLines(t *testing.T) {
	type step struct {
		after time.Duration
		n     int64
		share float64
		told  string
		want  string // "" for no line
	}
	tests := []struct {
		name  string
		steps []step
	}{
		{"total unknown", []step{
			{time.Second, 100, 0, "", ""},
			{4 * time.Second, 500, 0, "", "isnad: 500 reports, 100 a second"},
			{time.Second, 600, 0, "", ""},
			{4 * time.Second, 2000, 0, "", "isnad: 2000 reports, 200 a second"},
		}},
		{"total known", []step{
			{10 * time.Second, 250, 0.25, "", "isnad: 250 reports, 25 a second, 25 % done, about 30s left"},
			{10 * time.Second, 500, 0.5, "", "isnad: 500 reports, 25 a second, 50 % done, about 20s left"},
			{20 * time.Second, 1000, 1, "", "isnad: 1000 reports, 25 a second"},
		}},
		{"more to tell", []step{{5 * time.Second, 5, 0, "3 feeds asked", "isnad: 5 reports, 1 a second; 3 feeds asked"}}},
		{"the clock is set back", []step{{-time.Hour, 5, 0.5, "", ""}, {time.Second, 6, 0.5, "", ""}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &clock{time.Date(2025, 9, 20, 0, 0, 0, 0, time.UTC)}
			var errs bytes.Buffer
			p := newProgress(&Env{Stderr: &errs, Now: c.tell}, 0)
			for _, s := range tt.steps {
				errs.Reset()
				c.sleep(s.after)
				p.at(s.n, s.share, s.told)
				if got := strings.TrimSuffix(errs.String(), "\n"); got != s.want {
					t.Errorf("after %v: %q, want %q", s.after, got, s.want)
				}
			}
			p.clear()
			p.end()
		})
	}
}

func TestTallied(t *testing.T) {
	for _, tt := range []struct {
		added, known, failed, skipped int
		want                          string
	}{
		{0, 0, 0, 0, "0 reports added"},
		{5, 0, 0, 0, "5 reports added"},
		{5, 1, 2, 3, "5 reports added, 1 were there, 2 did not come in, 3 passed over"},
	} {
		if got := tallied(intake.Tally{Added: tt.added, Known: tt.known, Failed: tt.failed, Skipped: tt.skipped}); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}
