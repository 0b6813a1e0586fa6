package ingest

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkRead reads a month of newspapers where it lies beside the project:
// 14 zip files of one JSON list each.
func BenchmarkRead(b *testing.B) {
	paths, err := filepath.Glob("../../../shared/corpora/saudinewsnet/*.zip")
	if err != nil || len(paths) == 0 {
		b.Skip("no newspapers beside the project")
	}
	r := &Reader{Languages: testLanguages(b)}
	n := 0
	for b.Loop() {
		for it := range r.Read(context.Background(), Sources(paths)) {
			if it.Err != nil && !errors.Is(it.Err, ErrNoText) { // a few have a photograph only
				b.Fatal(it.Source, it.Err)
			}
			n++
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(n), "ms/report")
	b.ReportMetric(0, "ns/op")
}

func BenchmarkText(b *testing.B) {
	raw := strings.Repeat(arabicText+"\n", 40)
	l := testLanguages(b)
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		r := &Reader{Languages: l, Stdin: strings.NewReader(raw)}
		collect(r, Stdin)
	}
}
