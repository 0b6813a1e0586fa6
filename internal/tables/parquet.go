package tables

import (
	"fmt"
	"io"

	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/parquet"
)

// Bounds of the groups of rows, and so of what is held in memory for a table.
const (
	groupRows = 40_000
	groupSize = 32 << 20 // bytes
)

// Keys of the files' metadata.
const (
	tableKey  = "isnad.table"
	schemaKey = "isnad.schema"
)

type parquetEncoder[T any] struct{ *parquet.Writer[T] }

func newParquet[T any](f io.Writer, name string) (*parquetEncoder[T], error) {
	w, err := parquet.NewWriter[T](f, parquet.Options{
		Name: name, Meta: [][2]string{{tableKey, name}, {schemaKey, export.Schema}}, Rows: groupRows, Bytes: groupSize,
	})
	if err != nil {
		return nil, err
	}
	return &parquetEncoder[T]{w}, nil
}

func (p *parquetEncoder[T]) add(r row) error {
	v, ok := any(r).(*T)
	if !ok {
		return fmt.Errorf("a row of another table: %T", r)
	}
	return p.Write(v)
}

func (p *parquetEncoder[T]) close() error { return p.Close() }
