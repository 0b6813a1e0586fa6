package annotated_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/annotated"
)

func TestEach(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("b.json", `{"published":"2025-09-16"}`)
	write("b.txt", "ب")
	write("a.json", `{"published":"2025-09-15"}`)
	write("a.txt", "ا")
	var got []string
	see := func(path string, r isnad.Report) error {
		got = append(got, filepath.Base(path)+" "+r.Text+" "+r.Published.Format(time.DateOnly))
		return nil
	}
	if err := annotated.Each([]string{dir}, see); err != nil {
		t.Fatal(err)
	}
	if s := strings.Join(got, "; "); s != "a ا 2025-09-15; b ب 2025-09-16" {
		t.Errorf("got %s", s)
	}
	write("a.json", `{"published":"soon"}`)
	if err := annotated.Each([]string{dir}, see); err == nil || !strings.Contains(err.Error(), "a.json") {
		t.Errorf("a day that is none: %v", err)
	}
	if err := annotated.Each(nil, see); err == nil {
		t.Error("no folder is no fault")
	}
	if n := annotated.Point("قال x", len("قال ")); n != 4 {
		t.Errorf("code point %d", n)
	}
}
