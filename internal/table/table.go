// Package table reads the knowledge's tab-separated files: comments, a line
// of column names, rows with alternatives in their cells. Every row knows
// where it stands, for messages that an editor can follow.
package table

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip" // unpacks in half the time of the standard library's
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
	var out []Row
	err := each(fsys, folder, kind, func(name string, data []byte) error {
		rows, err := Parse(name, data)
		out = append(out, rows...)
		return err
	})
	return out, err
}

// Scan gives f every row of the files of a kind in a folder, as Read does, but keeps
// none: a row's cells hold until f returns. It tells start first how many rows a file
// may have. It is for long tables.
func Scan(fsys fs.FS, folder, kind string, start func(rows int), f func(Row) error) error {
	return each(fsys, folder, kind, func(name string, data []byte) error {
		return scan(name, string(data), func(rest string) { start(lines(rest)) }, f)
	})
}

// lines is how many lines a text has at most.
func lines(s string) int { return strings.Count(s, "\n") + 1 }

// each gives f the text of every file of a kind in a folder.
func each(fsys fs.FS, folder, kind string, f func(name string, data []byte) error) error {
	names, err := Files(fsys, folder)
	if err != nil {
		return fmt.Errorf("%s: %w", folder, err)
	}
	var faults []error
	for _, n := range names {
		if path.Base(Kind(n)) != kind {
			continue
		}
		data, err := Data(fsys, n)
		if err == nil {
			err = f(n, data)
		}
		if err != nil {
			faults = append(faults, err)
		}
	}
	return Join(faults)
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
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var out bytes.Buffer
	out.Grow(unpacked(data) + bytes.MinRead)
	if _, err := out.ReadFrom(z); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out.Bytes(), nil
}

// unpacked gives how many bytes packed data say that they come to (RFC 1952, ISIZE),
// as far as a table may be expected to.
func unpacked(data []byte) int {
	const most = 1 << 26
	return min(int(binary.LittleEndian.Uint32(data[len(data)-4:])), most)
}

// Parse reads one table. Rows with faults are left out and told of in err.
// Tables are read whenever the program starts: cells are parts of one string,
// and stand one behind the other.
func Parse(file string, data []byte) ([]Row, error) {
	var rows []Row
	var cells []string
	text := string(data)
	start := func(rest string) {
		left := lines(rest)
		rows, cells = make([]Row, 0, left), make([]string, 0, strings.Count(rest, "\t")+left)
	}
	err := scan(file, text, start, func(r Row) error {
		first := len(cells)
		cells = append(cells, r.cells...)
		r.cells = cells[first:len(cells):len(cells)]
		rows = append(rows, r)
		return nil
	})
	return rows, err
}

// scan gives f the rows of a table, whose cells hold until f returns, and start what
// stands behind the names of the columns. Rows with faults are left out.
func scan(file, rest string, start func(rest string), f func(Row) error) error {
	var columns, cells []string
	var faults []error
	for n := 1; rest != ""; n++ {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if len(line) > longest {
			faults = append(faults, fmt.Errorf("%s: line %d is longer than %d bytes", file, n, longest))
			break
		}
		for strings.HasSuffix(line, "\r") {
			line = line[:len(line)-1]
		}
		if strings.HasPrefix(line, "#") || trim(line) == "" {
			continue
		}
		cells = cells[:0]
		for c := range strings.SplitSeq(line, "\t") {
			cells = append(cells, trim(c))
		}
		if columns == nil {
			columns = slices.Clone(cells)
			start(rest)
			continue
		}
		if len(cells) > len(columns) {
			faults = append(faults, fmt.Errorf("%s:%d: %d cells, but only %d columns (%s)", file, n, len(cells), len(columns), strings.Join(columns, ", ")))
			continue
		}
		if err := f(Row{file, n, columns, cells}); err != nil {
			faults = append(faults, err)
		}
	}
	return Join(faults)
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
