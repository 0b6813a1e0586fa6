package search_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestGuide holds that the guide's examples are read, and that it names every
// field by a name that there is.
func TestGuide(t *testing.T) {
	b, err := os.ReadFile("../../docs/search.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(b), "```\n")
	block, rest, _ := strings.Cut(rest, "```\n")
	if strings.Count(block, "\n") < 4 {
		t.Fatalf("the guide's first examples: %q", block)
	}
	for line := range strings.Lines(block) {
		if _, notes, err := parser().Parse(strings.TrimSpace(line)); err != nil || len(notes) > 0 {
			t.Errorf("%s: %v %v", strings.TrimSpace(line), notes, err)
		}
	}
	named := map[string]bool{}
	for _, m := range regexp.MustCompile("`([\\pL-]+):`").FindAllStringSubmatch(rest, -1) {
		q, _, err := parser().Parse(m[1] + ":2025")
		if err != nil && strings.Contains(err.Error(), "no field") || err == nil && len(q.Terms) != 1 {
			t.Errorf("%s: is no field: %v", m[1], err)
		}
		named[m[1]] = true
	}
	for _, f := range parser().Fields() {
		found := f.Field == "lemma" || f.Field == "title" // with their words
		for _, n := range f.Names {
			found = found || named[n]
		}
		if !found {
			t.Errorf("the guide does not name %s", f.Field)
		}
	}
}
