package sqlstore

import (
	"github.com/isnad-news/isnad/internal/archive"
)

// The fields of the table grade.
const (
	gradeDay        = "day"
	gradeType       = "type"
	gradeCountry    = "country"
	gradeFactuality = "factuality"
	gradeClass      = "class"
	gradeOutlet     = "outlet"
	gradePublished  = "published"
)

// sorting is how records are ordered: by a column, one more, then by
// publication, report and place in the report.
type sorting struct {
	kind       string
	record     string // alias of the records' table: e or s
	field      string // of grade; "" where names are walked
	value      string // the column
	more       string // a second one, '' of none
	ofReport   bool   // the column is the report's
	descending bool
}

func sortingOf(kind string, by archive.Order, descending bool) sorting {
	o := sorting{kind: kind, record: "e", more: "''", descending: descending}
	if kind == archive.Statements {
		o.record = "s"
	}
	switch {
	case by == archive.OrderOutlet:
		o.field, o.value, o.ofReport = gradeOutlet, "r.outlet", true
	case by == archive.OrderPublished || by == archive.OrderDay && kind == archive.Statements:
		o.field, o.value, o.ofReport = gradePublished, "r.day", true
	case by == archive.OrderDay:
		o.field, o.value = gradeDay, "e.day"
	case by == archive.OrderType:
		o.field, o.value, o.more = gradeType, "e.type", "e.mode"
	case by == archive.OrderCountry:
		o.field, o.value = gradeCountry, "e.country"
	case by == archive.OrderFactuality:
		o.field, o.value = gradeFactuality, "e.factuality"
	case by == archive.OrderClass:
		o.field, o.value = gradeClass, "s.class"
	case by == archive.OrderSpeaker:
		o.value = "x.folded"
	}
	return o
}

// named tells that the order goes by names, a table of their own.
func (o sorting) named() bool { return o.field == "" }

// report, published and n are what follows behind value and more.
func (o sorting) report() string {
	if o.ofReport {
		return "r.key"
	}
	return o.record + ".report"
}

func (o sorting) published() string {
	if o.ofReport {
		return "r.day"
	}
	return o.record + ".published"
}

func (o sorting) n() string { return o.record + ".n" }

// columns are what places a record in the order, and its report's id.
func (o sorting) columns() string {
	value := o.value
	if o.named() {
		value = "COALESCE(x.folded, '')"
	}
	return value + ", " + o.more + ", " + o.published() + ", " + o.report() + ", " + o.n() + ", r.id"
}

// from joins records to their reports and, where the order needs them, names.
func (o sorting) from() string {
	f := " FROM " + o.kind + " " + o.record + " JOIN report r ON r.key = " + o.record + ".report"
	if o.named() {
		f += " LEFT JOIN name x ON x.key = s.name"
	}
	return f
}

// fromGrades joins values, in their order, to the records of each, in the order
// of their index. SQLite makes cross joins as they are written.
func (o sorting) fromGrades() string {
	records := " CROSS JOIN " + o.kind + " " + o.record
	switch {
	case o.named():
		return " FROM name x" + records + " ON s.name = x.key CROSS JOIN report r ON r.key = s.report WHERE 1 = 1"
	case o.ofReport:
		return " FROM grade g CROSS JOIN report r ON " + o.value + " = g.value" + records + " ON " + o.record + ".report = r.key WHERE g.field = '" + o.field + "'"
	}
	on := o.value + " = g.value"
	if o.hasMore() {
		on += " AND " + o.more + " = g.more"
	}
	return " FROM grade g" + records + " ON " + on + " CROSS JOIN report r ON r.key = " + o.record + ".report WHERE g.field = '" + o.field + "'"
}

func (o sorting) hasMore() bool { return o.more != "''" }

// without is the condition that a record has no value to be ordered by.
func (o sorting) without() string {
	if o.named() {
		return "s.name IS NULL"
	}
	return o.value + " = ''"
}

// ties is the order of records of one value.
func (o sorting) ties() string { return o.published() + " DESC, " + o.report() + ", " + o.n() }

// direction is what stands behind a column that the order turns round.
func (o sorting) direction() string {
	if o.descending {
		return " DESC"
	}
	return ""
}

// behind is the condition that value and more come behind those of a cursor.
func (o sorting) behind(value, more string, c *archive.Cursor) cond {
	than := " > "
	if o.descending {
		than = " < "
	}
	if o.hasMore() {
		return cond{" AND (" + value + ", " + more + ")" + than + "(?, ?)", []any{c.Value, c.More}}
	}
	return cond{" AND " + value + than + "?", []any{c.Value}}
}

// rest is the condition that a record, of the value of a cursor, comes behind it.
func (o sorting) rest(c *archive.Cursor, report int64) cond {
	p, r, n := o.published(), o.report(), o.n()
	return cond{" AND " + p + " <= ? AND (" + p + " < ? OR " + r + " > ? OR " + r + " = ? AND " + n + " > ?)",
		[]any{c.Published, c.Published, report, report, c.N}}
}
