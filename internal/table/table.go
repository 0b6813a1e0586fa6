// Package table reads the knowledge's tab-separated files: comments, a line
// of column names, rows with alternatives in their cells. Every row knows
// where it stands, for messages that an editor can follow.
package table

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"
)

// Row is one line of a table.
type Row struct {
	File  string
	Line  int // one-based
	cells map[string]string
}

// Where is the row's address: file:line.
func (r Row) Where() string { return fmt.Sprintf("%s:%d", r.File, r.Line) }

// Get gives the cell of a column, trimmed; empty where there is none.
func (r Row) Get(column string) string { return r.cells[column] }

// List gives the alternatives of a cell.
func (r Row) List(column string) []string {
	var out []string
	for _, s := range strings.Split(r.cells[column], "|") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// Read reads every file of a kind in a folder, in the order of their names:
// KIND.tsv and KIND-*.tsv. A folder without such files gives no rows.
func Read(fsys fs.FS, folder, kind string) ([]Row, error) {
	names, err := fs.Glob(fsys, path.Join(folder, "*.tsv"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", folder, err)
	}
	sort.Strings(names)
	var out []Row
	var faults []error
	for _, n := range names {
		k, _, _ := strings.Cut(strings.TrimSuffix(path.Base(n), ".tsv"), "-")
		if k != kind {
			continue
		}
		data, err := fs.ReadFile(fsys, n)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		rows, err := Parse(n, data)
		if err != nil {
			faults = append(faults, err)
		}
		out = append(out, rows...)
	}
	return out, Join(faults)
}

// Parse reads one table. Rows with faults are left out and told of in err.
func Parse(file string, data []byte) ([]Row, error) {
	sc := bufio.NewScanner(bytes.NewReader(data))
	sc.Buffer(nil, 1<<20)
	var columns []string
	var rows []Row
	var faults []error
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimRight(sc.Text(), "\r")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if columns == nil {
			for _, c := range cells {
				columns = append(columns, strings.TrimSpace(c))
			}
			continue
		}
		if len(cells) > len(columns) {
			faults = append(faults, fmt.Errorf("%s:%d: %d cells, but only %d columns (%s)", file, n, len(cells), len(columns), strings.Join(columns, ", ")))
			continue
		}
		r := Row{File: file, Line: n, cells: map[string]string{}}
		for i, c := range cells {
			r.cells[columns[i]] = strings.TrimSpace(c)
		}
		rows = append(rows, r)
	}
	if err := sc.Err(); err != nil {
		faults = append(faults, fmt.Errorf("%s: %w", file, err))
	}
	return rows, Join(faults)
}

// Join makes one error of many, nil of none.
func Join(faults []error) error { return errors.Join(faults...) }
