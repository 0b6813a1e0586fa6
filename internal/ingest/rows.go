package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// rows parts a CSV into its rows, which may go over several lines. It keeps
// the bytes, which encoding/csv does not, and no quotation mark that is never
// closed can make it hold the whole file.
type rows struct {
	in   *bufio.Reader
	most int64  // bytes of a row
	by   string // what may part fields
	line int    // lines read
	back []byte // lines to be taken each for a row, after a quotation mark that is not closed
	end  error  // how the file ended, behind back
}

// csvRow is one row as it stands in the file, or what is wrong with it.
type csvRow struct {
	raw   []byte
	line  int   // the first of its lines
	fault error // of this row alone
	err   error // there is nothing behind it; other than io.EOF: nor is it whole
}

// next reads a row. An error of reading leaves out what stands of the row.
func (r *rows) next() csvRow {
	if len(r.back) > 0 {
		return r.again()
	}
	row := csvRow{line: r.line + 1}
	if r.end != nil {
		row.err = r.end
		return row
	}
	q := quotes{by: r.by}
	for {
		line, long, err := rawLine(r.in, r.most-int64(len(row.raw)))
		if err != nil && !errors.Is(err, io.EOF) {
			return csvRow{line: row.line, err: err}
		}
		if len(line) > 0 || long {
			r.line++
		}
		row.raw = append(row.raw, line...)
		if long && len(row.raw) == 0 {
			row.fault, row.err = tooBig(r.most, "row", "split the report"), err
			return row
		}
		if open := q.line(line); !open && !long {
			row.err = err
			return row
		}
		if long || err != nil {
			r.end = err
			return r.unclosed(row, long)
		}
	}
}

// unclosed takes back all but the first line of a row that finds no end.
func (r *rows) unclosed(row csvRow, long bool) csvRow {
	i := bytes.IndexByte(row.raw, '\n') + 1
	if i == 0 {
		i = len(row.raw)
	}
	r.back = row.raw[i:]
	r.line = row.line
	if long {
		r.back = append(r.back, '\n') // the line that was too long is lost
	}
	row = csvRow{line: row.line, fault: fmt.Errorf("a quotation mark in line %d is not closed: the lines behind it are taken one by one", row.line)}
	if len(r.back) == 0 {
		row.err = r.end
	}
	return row
}

// again takes one line for a row.
func (r *rows) again() csvRow {
	line, rest, ok := bytes.Cut(r.back, []byte("\n"))
	if ok {
		line = r.back[:len(line)+1]
	}
	r.back = rest
	r.line++
	row := csvRow{raw: line, line: r.line}
	if len(r.back) == 0 {
		row.err = r.end
	}
	return row
}

// quotes tells whether a quoted field goes on at the end of a line.
type quotes struct {
	by   string // delimiters
	open bool
}

// line takes a line. A quotation mark opens a field only at its beginning; in
// a quoted field one before a delimiter or the line's end closes it.
func (q *quotes) line(line []byte) bool {
	if !q.open && bytes.IndexByte(line, '"') < 0 {
		return false
	}
	line = bytes.TrimRight(line, "\r\n")
	first := !q.open
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case q.open && c == '"' && i+1 < len(line) && line[i+1] == '"':
			i++
		case q.open && c == '"':
			q.open = i+1 < len(line) && strings.IndexByte(q.by, line[i+1]) < 0
		case !q.open && c == '"' && first:
			q.open = true
		}
		first = strings.IndexByte(q.by, line[i]) >= 0
	}
	return q.open
}
