package tables

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

// Long texts make small groups, so that memory stays bounded, and no index
// repeats them.
func TestGroups(t *testing.T) {
	dir := t.TempDir()
	w, err := New(dir, Parquet, Options{})
	if err != nil {
		t.Fatal(err)
	}
	e := full()
	e.Record.Document.Text = strings.Repeat(sampleText, 6<<20/len(sampleText))
	const reports = 12
	for range reports {
		if err := w.Add(e); err != nil {
			t.Fatal(err)
		}
		if held := w.reports.encoder.(*parquetEncoder[reportRow]).Held(); held > groupSize/4 {
			t.Fatalf("%d bytes are held back", held)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	in, err := os.Open(filepath.Join(dir, "reports.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		t.Fatal(err)
	}
	f, err := parquet.OpenFile(in, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	if groups := len(f.RowGroups()); f.NumRows() != reports || groups < 2 || groups > 4 {
		t.Errorf("%d rows in %d groups", f.NumRows(), groups)
	}
	if name, ok := f.Lookup(tableKey); !ok || name != "reports" {
		t.Errorf("%s is %q", tableKey, name)
	}
	for _, g := range f.Metadata().RowGroups {
		for _, c := range g.Columns {
			if n := len(c.MetaData.Statistics.MaxValue); n > 1<<10 {
				t.Errorf("the statistics of %v hold %d bytes", c.MetaData.PathInSchema, n)
			}
		}
	}
}
