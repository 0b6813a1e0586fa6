package tables

import (
	"fmt"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
)

// large is a report of 3,000 letters with ten statements and twelve events.
func large() archive.Entry {
	e := full()
	r := &e.Record
	r.Document.Text = strings.Repeat(sampleText+"\n", 10)
	var statements []export.Statement
	var events []export.Event
	for range 5 {
		statements = append(statements, r.Statements...)
	}
	for range 6 {
		events = append(events, r.Events...)
	}
	r.Statements, r.Events = statements, events
	return e
}

func BenchmarkAdd(b *testing.B) {
	for _, format := range Formats() {
		b.Run(format, func(b *testing.B) {
			w, err := New(b.TempDir(), format, Options{})
			if err != nil {
				b.Fatal(err)
			}
			e := large()
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				e.Record.Document.ID = fmt.Sprintf("%016x", uint64(i)*0x9e3779b97f4a7c15)
				if err := w.Add(e); err != nil {
					b.Fatal(err)
				}
			}
			if err := w.Close(); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
		})
	}
}
