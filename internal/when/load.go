package when

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// entry is what one form of the tables means.
type entry struct {
	kind string
	bit  uint64 // of the kind
	code string // of the table: a grain, a TIMEX3 code, a calendar
	n    int    // a month, a weekday, an offset, a first hour
	to   int    // a last hour, a day of the month
	days int    // length of a feast
	word bool   // the form is also something else
	raw  string // such a form as its table has it
}

// movable is the calendar of feasts whose day the churches reckon differently.
const movable = "m"

// The kinds of forms whose table is not words.tsv.
const (
	kindMonth   = "month"
	kindWeekday = "weekday"
	kindBareday = "weekday-bare"
	kindPart    = "part"
	kindOne     = "one"
	kindTwo     = "two"
	kindMany    = "many"
	kindFeast   = "feast"
)

func (f *Finder) load(fsys fs.FS) error {
	loads := []struct {
		table string
		row   func(table.Row) error
	}{
		{"months", f.month}, {"days", f.weekday}, {"parts", f.part}, {"units", f.unit},
		{"words", f.word}, {"names", f.nameRow}, {"holidays", f.feast},
	}
	for _, l := range loads {
		rows, err := table.Read(fsys, "times", l.table)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if err := l.row(r); err != nil {
				return fmt.Errorf("%s: %w", r.Where(), err)
			}
		}
	}
	return nil
}

func (f *Finder) add(r table.Row, column string, e entry) {
	e.bit = f.bit(e.kind)
	v := &e
	for _, form := range r.List(column) {
		f.forms.Add(form, v)
	}
}

// ints reads columns that must be numbers.
func ints(r table.Row, columns ...string) ([]int, error) {
	out := make([]int, len(columns))
	for i, c := range columns {
		n, err := strconv.Atoi(r.Get(c))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c, err)
		}
		out[i] = n
	}
	return out, nil
}

func (f *Finder) month(r table.Row) error {
	n, err := ints(r, "number")
	if err != nil {
		return err
	}
	e := entry{kind: kindMonth, code: r.Get("calendar"), n: n[0]}
	f.add(r, "names", e)
	e.word = true
	for _, form := range r.List("word") {
		e.raw, e.bit = form, f.bit(e.kind)
		own := e
		f.forms.Add(form, &own)
	}
	return nil
}

func (f *Finder) weekday(r table.Row) error {
	n, err := ints(r, "number")
	if err != nil {
		return err
	}
	f.add(r, "names", entry{kind: kindWeekday, n: n[0]})
	f.add(r, "bare", entry{kind: kindBareday, n: n[0]})
	return nil
}

func (f *Finder) part(r table.Row) error {
	n, err := ints(r, "from", "to")
	if err != nil {
		return err
	}
	f.add(r, "names", entry{kind: kindPart, code: r.Get("code"), n: n[0], to: n[1]})
	return nil
}

func (f *Finder) unit(r table.Row) error {
	for _, k := range []string{kindOne, kindTwo, kindMany} {
		f.add(r, k, entry{kind: k, code: r.Get("grain")})
	}
	return nil
}

func (f *Finder) feast(r table.Row) error {
	if r.Get("calendar") == movable {
		f.add(r, "names", entry{kind: kindFeast, code: movable})
		return nil
	}
	n, err := ints(r, "month", "day", "length")
	if err != nil {
		return err
	}
	e := entry{kind: kindFeast, code: r.Get("calendar"), n: n[0], to: n[1], days: n[2]}
	if e.days > 1 {
		f.feasts = append(f.feasts, e)
	}
	f.add(r, "names", e)
	return nil
}

func (f *Finder) nameRow(r table.Row) error {
	f.add(r, "forms", entry{kind: "name-" + r.Get("kind")})
	return nil
}

func (f *Finder) word(r table.Row) error {
	e := entry{kind: r.Get("kind"), code: r.Get("value")}
	if bare, ok := strings.CutSuffix(e.code, "!"); ok {
		e.code, e.n = bare, 1 // read without the article too
	}
	if n, err := strconv.Atoi(e.code); err == nil {
		e.n = n
	}
	if e.kind == "future" {
		for _, form := range r.List("forms") {
			f.soon[text.Fold(form)] = true
		}
		return nil
	}
	f.add(r, "forms", e)
	return nil
}
