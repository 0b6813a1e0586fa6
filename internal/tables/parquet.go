package tables

import (
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"

	"github.com/isnad-news/isnad/internal/export"
)

// Bounds of what is held in memory for a table, and of its row groups.
const (
	batch     = 256      // rows handed over at once
	groupRows = 40_000   // rows a group
	groupSize = 32 << 20 // bytes of text a group, but for a single larger row
)

// Keys of the files' metadata.
const (
	tableKey  = "isnad.table"
	schemaKey = "isnad.schema"
)

type parquetEncoder[T any] struct {
	w    *parquet.GenericWriter[T]
	rows []T
	held int // bytes of text in rows
	size int // and in the group so far
}

func newParquet[T any](f io.Writer, name string) *parquetEncoder[T] {
	return &parquetEncoder[T]{
		rows: make([]T, 0, batch),
		w: parquet.NewGenericWriter[T](f,
			parquet.Compression(&parquet.Zstd),
			parquet.MaxRowsPerRowGroup(groupRows),
			parquet.KeyValueMetadata(tableKey, name),
			parquet.KeyValueMetadata(schemaKey, export.Schema),
			// The least and the greatest of long texts help nobody.
			parquet.SkipPageBounds("text"), parquet.SkipPageBounds("title"),
			parquet.SkipPageBounds("content_text"), parquet.SkipPageBounds("sentence_text"),
		),
	}
}

func (p *parquetEncoder[T]) add(r row) error {
	v, ok := any(r).(*T)
	if !ok {
		return fmt.Errorf("a row of another table: %T", r)
	}
	p.rows = append(p.rows, *v)
	p.held += r.size()
	if len(p.rows) < batch && p.held < groupSize/4 {
		return nil
	}
	return p.flush()
}

// flush hands the rows over and ends a group that is full.
func (p *parquetEncoder[T]) flush() error {
	if _, err := p.w.Write(p.rows); err != nil {
		return err
	}
	p.size += p.held
	clear(p.rows)
	p.rows, p.held = p.rows[:0], 0
	if p.size < groupSize {
		return nil
	}
	p.size = 0
	return p.w.Flush()
}

func (p *parquetEncoder[T]) close() error {
	if err := p.flush(); err != nil {
		return err
	}
	return p.w.Close()
}
