package when_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestAnnotated reads the annotated reports, where they are present, and
// counts the dates of events that a time of their report resolves to.
func TestAnnotated(t *testing.T) {
	names, err := filepath.Glob("../../../shared/gold/dev/*.json")
	if err != nil || len(names) == 0 {
		t.Skip("no annotated reports")
	}
	f := load(t)
	hit, all := 0, 0
	for _, name := range names {
		var report struct {
			Published string
			Events    []struct{ Date string }
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &report); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(strings.TrimSuffix(name, "json") + "txt")
		if err != nil {
			t.Fatal(err)
		}
		published, err := time.Parse(time.DateOnly, report.Published)
		if err != nil {
			t.Fatal(err)
		}
		dates := map[string]bool{report.Published: true}
		for _, x := range f.find(string(text), published) {
			dates[x.Value] = true
			dates[strings.SplitN(x.Value, "T", 2)[0]] = true
		}
		for _, e := range report.Events {
			if e.Date == "" {
				continue
			}
			all++
			if dates[e.Date] {
				hit++
			}
		}
	}
	t.Logf("%d of %d dates", hit, all)
	if hit*100 < all*90 {
		t.Errorf("only %d of %d dates are among the times", hit, all)
	}
}
