package knowledge_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/knowledge"
)

// TestPacked holds that the program embeds the tables and rules as they stand here.
func TestPacked(t *testing.T) {
	here, packed := os.DirFS("."), knowledge.Files()
	want := map[string]bool{}
	for _, p := range knowledge.Patterns() {
		names, err := fs.Glob(here, p)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range names {
			data, err := table.Data(here, n)
			if err != nil {
				t.Fatal(err)
			}
			n = strings.TrimSuffix(n, ".gz")
			want[n] = true
			if got, err := fs.ReadFile(packed, n); err != nil || string(got) != string(data) {
				t.Errorf("%s is packed otherwise (%v): run make knowledge", n, err)
			}
		}
	}
	err := fs.WalkDir(packed, ".", func(n string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !want[n] {
			t.Errorf("%s is packed, but stands here no more: run make knowledge", n)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(want) < 50 {
		t.Errorf("only %d files", len(want))
	}
}
