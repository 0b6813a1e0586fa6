package tables

import (
	"encoding/csv"
	"io"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// between stands between the elements of a list in one cell, as in POLECAT.
const between = "; "

// csvEncoder writes RFC 4180 with lines that end in "\n", so that line ends
// within cells stay what they are.
type csvEncoder struct {
	w     *csv.Writer
	sheet bool
	cells []string
}

func newCSV(f io.Writer, columns []string, sheet bool) (*csvEncoder, error) {
	if sheet {
		if _, err := f.Write([]byte(bom)); err != nil {
			return nil, err
		}
	}
	c := &csvEncoder{w: csv.NewWriter(f), sheet: sheet, cells: make([]string, len(columns))}
	return c, c.w.Write(columns)
}

func (c *csvEncoder) add(r row) error {
	v := reflect.ValueOf(r).Elem()
	for i := range c.cells {
		c.cells[i] = c.cell(v.Field(i).Interface())
	}
	return c.w.Write(c.cells)
}

func (c *csvEncoder) close() error {
	c.w.Flush()
	return c.w.Error()
}

// cell prints a field; what the report does not tell is empty.
func (c *csvEncoder) cell(v any) string {
	switch v := v.(type) {
	case string:
		return c.safe(v)
	case *string:
		if v != nil {
			return c.safe(*v)
		}
	case []string:
		return c.safe(joinList(v))
	case []bool:
		return joinBools(v)
	case bool:
		return strconv.FormatBool(v)
	case *int64:
		if v != nil {
			return strconv.FormatInt(*v, 10)
		}
	case *float64:
		if v != nil {
			return strconv.FormatFloat(*v, 'f', -1, 64)
		}
	case *day:
		if v != nil {
			return v.String()
		}
	case *time.Time:
		if v != nil {
			return v.Format(time.RFC3339Nano)
		}
	}
	return ""
}

// safe keeps a spreadsheet from running a text as a formula.
func (c *csvEncoder) safe(s string) string {
	if c.sheet && isFormula(s) {
		return "'" + s
	}
	return s
}

// isFormula tells of text that spreadsheets run, narrow or wide, behind blanks
// and signs that nobody sees, which some of them drop.
func isFormula(s string) bool {
	seen := strings.TrimLeftFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.White_Space, unicode.Cf, unicode.Cc)
	})
	r, n := utf8.DecodeRuneInString(seen)
	return n > 0 && strings.ContainsRune("=+-@\uff1d\uff0b\uff0d\uff20", r)
}

// joinList writes a list in one cell; a backslash and a semicolon within an
// element get a backslash before them.
func joinList(list []string) string {
	if len(list) == 1 {
		return escape(list[0])
	}
	var b strings.Builder
	for i, s := range list {
		if i > 0 {
			b.WriteString(between)
		}
		b.WriteString(escape(s))
	}
	return b.String()
}

func escape(s string) string {
	if strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, ';') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), `;`, `\;`)
}

func joinBools(list []bool) string {
	words := make([]string, len(list))
	for i, b := range list {
		words[i] = strconv.FormatBool(b)
	}
	return strings.Join(words, between)
}
