package quote_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
)

// TestPress reads the sentences of testdata/press.txt: who says what in the patterns
// of reported speech that newspapers use.
func TestPress(t *testing.T) {
	e := open(t)
	lines, err := os.ReadFile("testdata/press.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(lines)) {
		text, want, found := strings.Cut(strings.TrimSpace(line), " = ")
		if !found || strings.HasPrefix(line, "#") {
			continue
		}
		report := strings.ReplaceAll(text, "⏎", "\n")
		if report == text {
			report = "لقاء في القاهرة\n" + text
		}
		a := e.Analyze(isnad.Report{Text: report, Published: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)})
		got := byContent(a)
		for w := range strings.SplitSeq(want, " ; ") {
			if not, none := strings.CutPrefix(w, "!"); none {
				if got[not] != nil {
					t.Errorf("%s: %q is said by %s, want nobody to say it", text, not, got[not].SpeakerName)
				}
				continue
			}
			content, who, _ := strings.Cut(w, " > ")
			s := got[content]
			if s == nil {
				t.Errorf("%s: no statement %q in %+v", text, content, told(a))
				continue
			}
			name, byName := strings.CutPrefix(who, "*")
			if byName && !strings.Contains(s.SpeakerName, name) || !byName && s.SpeakerID != who {
				t.Errorf("%s: %q is said by %s [%s], want %s", text, content, s.SpeakerName, s.SpeakerID, who)
			}
		}
	}
}
