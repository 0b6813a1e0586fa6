package view

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/isnad-news/isnad/examples"
	"github.com/isnad-news/isnad/internal/ingest"
	"github.com/isnad-news/isnad/internal/table"
)

// Examples gives the reports that come with the program, in the order of their
// table; none where the desk has none.
func (d *Desk) Examples() []Example {
	if d.o.Examples == nil {
		return []Example{}
	}
	out, err := readExamples(d.o.Examples)
	if err != nil {
		d.o.Log.Error("examples", "error", err)
	}
	return out
}

// readExamples reads what can be read; the error tells of the rest.
func readExamples(fsys fs.FS) ([]Example, error) {
	out := []Example{}
	data, err := fs.ReadFile(fsys, examples.Table)
	if err != nil {
		return out, err
	}
	rows, err := table.Parse(examples.Table, data)
	faults := []error{err}
	for _, r := range rows {
		text, err := fs.ReadFile(fsys, r.Get("file"))
		if err == nil {
			_, err = ingest.ParseDate(r.Get("published"))
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", r.Where(), err))
			continue
		}
		title, _, _ := strings.Cut(string(text), "\n")
		out = append(out, Example{Name: strings.TrimSuffix(r.Get("file"), ".txt"), Title: strings.TrimSpace(title),
			Published: r.Get("published"), Outlet: r.Get("outlet"), Text: string(text)})
	}
	return out, table.Join(faults)
}
