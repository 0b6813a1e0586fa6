// Package parquet writes tables as Parquet files: flat rows whose columns are
// texts, numbers, days, moments, and lists of texts or booleans. Pages are of
// the first version, packed by Zstandard, which all readers take. It does not
// read, and nests nothing but lists: the library that can do all was an eighth
// of the program.
package parquet

import (
	"encoding/binary"
	"fmt"
	"io"
	"reflect"

	"github.com/klauspost/compress/zstd"
)

const magic = "PAR1"

// Options say how a file is written.
type Options struct {
	// Name is the table's.
	Name string
	// Meta is what the file's metadata hold besides, in order.
	Meta [][2]string
	// Rows and Bytes bound the groups of rows: a group ends once it has so many
	// rows, or holds so many bytes before they are packed.
	Rows, Bytes int
}

// Writer writes rows of a struct T. Fields are string, or pointers to string,
// int64, float64, time.Time or a type of int32, nil where there is no value, or
// lists of string or bool. Their tag parquet gives the column's name and what
// else is to be known of it: date for days since 1970, dict where values come
// again and again; the tag parquet-element says the latter of a list's elements.
// It is for one goroutine.
type Writer[T any] struct {
	out     io.Writer
	options Options
	zstd    *zstd.Encoder
	columns []*column
	offset  int64
	rows    int // of the group under way
	total   int64
	groups  []group
	head    bool // the file has begun
}

// group is what the footer tells of a group of rows.
type group struct {
	rows, plain, packed int
	offset              int64
	chunks              []chunk
}

// NewWriter begins a file.
func NewWriter[T any](out io.Writer, o Options) (*Writer[T], error) {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(pageSize), zstd.WithLowerEncoderMem(true), zstd.WithZeroFrames(true))
	if err != nil {
		return nil, fmt.Errorf("parquet: %w", err)
	}
	w := &Writer[T]{out: out, options: o, zstd: z}
	for f := range reflect.TypeFor[T]().Fields() {
		c, err := newColumn(f)
		if err != nil {
			return nil, err
		}
		w.columns = append(w.columns, c)
	}
	return w, nil
}

// Held is how many bytes are kept in memory until the group ends.
func (w *Writer[T]) Held() int {
	n := 0
	for _, c := range w.columns {
		n += c.held()
	}
	return n
}

// Write adds a row.
func (w *Writer[T]) Write(row *T) error {
	v := reflect.ValueOf(row).Elem()
	size := 0
	for i, c := range w.columns {
		c.add(v.Field(i))
		if len(c.values) >= pageSize {
			c.endPage(w.zstd)
		}
		size += c.size
	}
	w.rows++
	if w.rows < w.options.Rows && size < w.options.Bytes {
		return nil
	}
	return w.endGroup()
}

// Close writes what is left, and the footer.
func (w *Writer[T]) Close() error {
	if err := w.endGroup(); err != nil {
		return err
	}
	if err := w.begin(); err != nil {
		return err
	}
	footer := w.footer()
	tail := binary.LittleEndian.AppendUint32(nil, uint32(len(footer)))
	return w.write(footer, tail, []byte(magic))
}

func (w *Writer[T]) begin() error {
	if w.head {
		return nil
	}
	w.head = true
	return w.write([]byte(magic))
}

func (w *Writer[T]) write(parts ...[]byte) error {
	for _, p := range parts {
		n, err := w.out.Write(p)
		w.offset += int64(n)
		if err != nil {
			return err // what it is about, the writer tells
		}
	}
	return nil
}

func (w *Writer[T]) endGroup() error {
	if w.rows == 0 {
		return nil
	}
	if err := w.begin(); err != nil {
		return err
	}
	g := group{rows: w.rows, offset: w.offset}
	for _, c := range w.columns {
		dict, pages, meta := c.end(w.zstd)
		meta.dictionary, meta.data = w.offset, w.offset+int64(len(dict))
		if err := w.write(dict, pages); err != nil {
			return err
		}
		c.clear()
		g.chunks = append(g.chunks, meta)
		g.plain += meta.plain
		g.packed += meta.packed
	}
	w.groups = append(w.groups, g)
	w.total += int64(w.rows)
	w.rows = 0
	return nil
}
