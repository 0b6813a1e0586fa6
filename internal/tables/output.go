package tables

import (
	"fmt"
	"io"
	"path/filepath"
	"reflect"
)

// row is a line of a table: a struct whose json tags name the columns and whose
// parquet tags add their types. Fields are string where they are never empty,
// pointers where nil means that the report does not tell, and lists.
type row any

// encoder writes rows in one of the formats.
type encoder interface {
	add(row) error
	close() error // all rows were handed to the file
}

// output is one file with its rows.
type output struct {
	*file
	encoder
}

// newOutput begins the file of a table whose rows are *T.
func newOutput[T any](dir, name, format string, o Options) (*output, error) {
	columns := columnsOf[T]()
	known := map[string]func(io.ReadSeeker) bool{
		CSV: begins(columns[0] + ","), JSONL: begins(`{"` + columns[0] + `":`), Parquet: endsWith(tableKey),
	}[format]
	f, err := newFile(filepath.Join(dir, name+"."+format), o.Force, known)
	if err != nil {
		return nil, err
	}
	e, err := newEncoder[T](f, name, format, columns, o)
	if err != nil {
		f.discard()
		return nil, err
	}
	return &output{f, e}, nil
}

func newEncoder[T any](w io.Writer, name, format string, columns []string, o Options) (encoder, error) {
	switch format {
	case CSV:
		return newCSV(w, columns, o.Spreadsheet)
	case JSONL:
		return newJSONL(w), nil
	case Parquet:
		return newParquet[T](w, name)
	}
	return nil, fmt.Errorf("%w: %q", ErrFormat, format)
}

func (o *output) finish() error {
	if err := o.close(); err != nil {
		return err
	}
	return o.file.finish()
}

// columnsOf gives the names of the columns, in order.
func columnsOf[T any]() []string {
	t := reflect.TypeFor[T]()
	names := make([]string, t.NumField())
	for i := range names {
		names[i] = t.Field(i).Tag.Get("json")
	}
	return names
}
