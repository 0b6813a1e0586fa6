package engine

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/isnad-news/isnad"
)

// TestCutShort reads sentences that break off behind each of their words, as clippings
// do: nothing asks for a word behind the last.
func TestCutShort(t *testing.T) {
	e := open(t)
	f, err := os.Open("../gold/briefs.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	every, read := 6, 0
	if testing.Short() {
		every = 60
	}
	for n := 0; lines.Scan(); n++ {
		if n%every != 0 {
			continue
		}
		var r struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		for s := range strings.FieldsFuncSeq(r.Text, func(c rune) bool { return c == '.' || c == '\n' }) {
			words := strings.Fields(s)
			for i := range words {
				e.Analyze(isnad.Report{Text: strings.Join(words[:i+1], " ")})
				read++
			}
		}
	}
	if err := lines.Err(); err != nil || read < 100 {
		t.Errorf("%d texts, %v", read, err)
	}
}
