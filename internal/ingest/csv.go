package ingest

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// delimiters may part the fields of a CSV.
const delimiters = ",;\t"

// csvSample bytes decide the encoding of a CSV.
const csvSample = 256 << 10

// csv reads one report a row, under a header row that names the columns. No
// more than a row is held. A row that is broken costs only itself.
func (r *Reader) csv(ctx context.Context, in input, b *bufio.Reader, yield yielder) bool {
	b = bufio.NewReaderSize(b, csvSample)
	head, err := b.Peek(csvSample)
	if err != nil && !errors.Is(err, io.EOF) {
		head = nil // the fault comes again when it is read
	}
	if wide(head) {
		return r.whole(ctx, in, b, yield, r.wideCSV)
	}
	if bytes.HasPrefix(head, []byte(mark)) {
		_, _ = b.Discard(len(mark)) // it was seen
		head = head[len(mark):]
	}
	text := head
	if len(head) >= csvSample-len(mark) {
		text = sound(head)
	}
	_, enc, err := r.Languages.bytes(text)
	if err != nil {
		return yield(Item{Source: in.name, Err: err})
	}
	t := &csvFile{Reader: r, in: in, rows: rows{in: b, by: delimiters, most: r.Limits.page()}, enc: enc}
	return t.read(ctx, yield)
}

// wideCSV reads a CSV in UTF-16, which does not stream.
func (r *Reader) wideCSV(ctx context.Context, in input, raw []byte, yield yielder) bool {
	text, _, err := r.Languages.Decode(raw)
	if err != nil {
		return yield(Item{Source: in.name, Err: err})
	}
	t := &csvFile{Reader: r, in: in, rows: rows{in: bufio.NewReader(strings.NewReader(text)), by: delimiters, most: r.Limits.page()}, enc: UTF8}
	return t.read(ctx, yield)
}

// csvFile is a CSV that is being read.
type csvFile struct {
	*Reader
	in      input
	rows    rows
	enc     string
	comma   rune
	header  []byte   // as it stands in the file
	columns []string // in small letters
}

func (t *csvFile) read(ctx context.Context, yield yielder) bool {
	row := t.rows.next()
	for row.err == nil && len(bytes.TrimSpace(row.raw)) == 0 {
		row = t.rows.next()
	}
	switch {
	case errors.Is(row.err, io.EOF) && len(row.raw) == 0:
		return yield(Item{Source: t.in.name, Err: ErrEmpty})
	case row.err != nil && !errors.Is(row.err, io.EOF):
		return yield(Item{Source: t.in.name, Err: brokenOff(row.err, 0)})
	}
	if err := t.name(row.raw); err != nil {
		return yield(Item{Source: t.in.name, Err: err})
	}
	seen := 0
	for ctx.Err() == nil {
		row := t.rows.next()
		if len(bytes.TrimSpace(row.raw)) > 0 || row.fault != nil {
			seen++
			if !yield(t.row(row)) {
				return false
			}
		}
		if row.err != nil {
			return t.ended(t.in, row.err, seen, yield)
		}
	}
	return false
}

// name takes the header row: the delimiter is the one that parts a column of
// text off, or else the one that parts the most.
func (t *csvFile) name(raw []byte) error {
	wanted := fieldNames()
	for _, comma := range delimiters {
		fields, err := t.parse(raw, comma)
		if err != nil {
			continue
		}
		for i, f := range fields {
			fields[i] = strings.ToLower(strings.TrimSpace(f))
		}
		found := slices.ContainsFunc(fields, func(f string) bool { return slices.Contains(wanted.text, f) })
		if found || len(fields) > len(t.columns) {
			t.comma, t.columns = comma, fields
		}
		if found {
			if !bytes.HasSuffix(raw, []byte("\n")) {
				raw = append(raw, '\n')
			}
			t.header, t.rows.by = raw, string(comma)
			return nil
		}
	}
	var names []string
	for _, c := range t.columns[:min(len(t.columns), 20)] {
		names = append(names, fmt.Sprintf("%q", clip(c)))
	}
	return fmt.Errorf(`no column of text in this CSV: its first row must name the columns, one of them "text" (or "content" or "body"), and it names %s`, strings.Join(names, ", "))
}

func (t *csvFile) parse(raw []byte, comma rune) ([]string, error) {
	c := csv.NewReader(bytes.NewReader(raw))
	c.Comma, c.LazyQuotes, c.FieldsPerRecord = comma, true, -1
	fields, err := c.Read()
	if err != nil {
		return nil, fmt.Errorf("broken row: %w", err)
	}
	for i, f := range fields {
		fields[i] = t.text(f)
	}
	return fields, nil
}

// text decodes a field by the encoding of the file.
func (t *csvFile) text(s string) string {
	if t.enc == UTF8 || utf8.ValidString(s) {
		return repair([]byte(s))
	}
	text, _ := throughMap([]byte(s), codePage(t.enc))
	return text
}

func (t *csvFile) row(row csvRow) Item {
	name := fmt.Sprintf("%s:%d", t.in.name, row.line)
	if row.fault != nil {
		return Item{Source: name, Err: row.fault}
	}
	fields, err := t.parse(row.raw, t.comma)
	if err != nil {
		return Item{Source: name, Err: err}
	}
	for len(fields) > len(t.columns) && fields[len(fields)-1] == "" {
		fields = fields[:len(fields)-1]
	}
	if len(fields) != len(t.columns) {
		return Item{Source: name, Err: fmt.Errorf("this row has %d fields where the first row names %d columns: see whether a quotation mark is missing", len(fields), len(t.columns))}
	}
	rep, warnings, err := build(func(names []string) string { return t.get(fields, names) }, func(names []string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(t.columns, n) })
	})
	if err != nil {
		return Item{Source: name, Err: err}
	}
	return t.item(name, rep, warnings, came{slices.Concat(t.header, row.raw), mediaCSV, t.enc})
}

// get gives the first of several columns that is there and not empty.
func (t *csvFile) get(fields, names []string) string {
	for _, n := range names {
		if i := slices.Index(t.columns, n); i >= 0 && fields[i] != "" {
			return fields[i]
		}
	}
	return ""
}
