// Package table reads the knowledge's tab-separated files: comments, a line
// of column names, rows with alternatives in their cells. Every row knows
// where it stands, for messages that an editor can follow.
package table

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"sort"
	"strconv"
	"strings"
)

// Row is one line of a table.
type Row struct {
	File    string
	Line    int      // one-based
	columns []string // of the whole table
	cells   []string // one for each of the first columns
}

// Where is the row's address: file:line.
func (r Row) Where() string { return r.File + ":" + strconv.Itoa(r.Line) }

// Get gives the cell of a column, trimmed; empty where there is none. Of
// columns of one name the last counts.
func (r Row) Get(column string) string {
	for i := len(r.cells) - 1; i >= 0; i-- {
		if r.columns[i] == column {
			return r.cells[i]
		}
	}
	return ""
}

// List gives the alternatives of a cell.
func (r Row) List(column string) []string {
	rest := r.Get(column)
	if rest == "" {
		return nil
	}
	out := make([]string, 0, strings.Count(rest, "|")+1)
	for more := true; more; {
		var s string
		s, rest, more = strings.Cut(rest, "|")
		if s = trim(s); s != "" {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// Read reads every file of a kind in a folder, in the order of their names:
// KIND.tsv and KIND-*.tsv, or either packed as .tsv.gz. A folder without such files gives no rows.
func Read(fsys fs.FS, folder, kind string) ([]Row, error) {
	names, err := Files(fsys, folder)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", folder, err)
	}
	var out []Row
	var faults []error
	for _, n := range names {
		if path.Base(Kind(n)) != kind {
			continue
		}
		data, err := Data(fsys, n)
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

// longest is how many bytes a line may have.
const longest = 1<<20 - 1

// packing ends the name of a table that is packed, since a program makes it and
// nobody edits it.
const packing = ".gz"

// Files names the tables of the folders that a pattern matches, packed ones too,
// in order.
func Files(fsys fs.FS, folder string) ([]string, error) {
	var out []string
	for _, end := range []string{"", packing} {
		names, err := fs.Glob(fsys, path.Join(folder, "*.tsv"+end))
		if err != nil {
			return nil, err
		}
		out = append(out, names...)
	}
	sort.Strings(out)
	return out, nil
}

// Kind gives the folder and kind of a table by its file's name.
func Kind(name string) string {
	kind, _, _ := strings.Cut(strings.TrimSuffix(strings.TrimSuffix(path.Base(name), packing), ".tsv"), "-")
	return path.Join(path.Dir(name), kind)
}

// Data gives the text of a table, unpacked.
func Data(fsys fs.FS, name string) ([]byte, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil || !strings.HasSuffix(name, packing) {
		return data, err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err == nil {
		data, err = io.ReadAll(z)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return data, nil
}

// Parse reads one table. Rows with faults are left out and told of in err.
// Tables are read whenever the program starts: cells are parts of one string,
// and stand one behind the other.
func Parse(file string, data []byte) ([]Row, error) {
	rest := string(data)
	var columns []string
	var rows []Row
	var cells []string
	var faults []error
	for n := 1; rest != ""; n++ {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if len(line) > longest {
			faults = append(faults, fmt.Errorf("%s: line %d is longer than %d bytes", file, n, longest))
			break
		}
		line = strings.TrimRight(line, "\r")
		if strings.HasPrefix(line, "#") || trim(line) == "" {
			continue
		}
		if columns == nil {
			for c := range strings.SplitSeq(line, "\t") {
				columns = append(columns, trim(c))
			}
			left := strings.Count(rest, "\n") + 1
			rows, cells = make([]Row, 0, left), make([]string, 0, strings.Count(rest, "\t")+left)
			continue
		}
		if have := strings.Count(line, "\t") + 1; have > len(columns) {
			faults = append(faults, fmt.Errorf("%s:%d: %d cells, but only %d columns (%s)", file, n, have, len(columns), strings.Join(columns, ", ")))
			continue
		}
		first := len(cells)
		for c := range strings.SplitSeq(line, "\t") {
			cells = append(cells, trim(c))
		}
		rows = append(rows, Row{file, n, columns, cells[first:len(cells):len(cells)]})
	}
	return rows, Join(faults)
}

// trim is strings.TrimSpace, which is slow with what begins or ends in letters
// of two bytes, as Arabic ones have: no space has a lead byte of C3 to DF.
func trim(s string) string {
	if n := len(s); n > 1 && (plain(s[0]) || lead(s[0])) && (plain(s[n-1]) || lead(s[n-2]) && s[n-1] >= 0x80) {
		return s
	}
	return strings.TrimSpace(s)
}

func plain(c byte) bool { return c > ' ' && c < 0x7f }

func lead(c byte) bool { return c >= 0xC3 && c <= 0xDF }

// Join makes one error of many, nil of none.
func Join(faults []error) error { return errors.Join(faults...) }
