package sqlstore

import (
	"slices"
	"strconv"

	"github.com/isnad-news/isnad/internal/archive"
)

// filter turns the terms of a list into a condition on its records. Terms of
// their kind, and tellers, hold of the record itself, all others of its report.
func (q *listing) filter() {
	var text, others []archive.Term
	for _, t := range q.terms {
		switch of := t.Field.Of(); {
		case (t.Field == archive.Text || t.Field == archive.Title) && !t.Not:
			text = append(text, t)
		case t.Field == archive.Text || t.Field == archive.Title:
			q.and(not(true, q.worded([]archive.Term{t})))
		case t.Field == archive.Published:
			day := q.o.record + ".published"
			q.and(not(t.Not, anyOf(t, func(v archive.Value) cond { return within(v, day, day) })))
		case of == "report":
			q.joined = true
			q.and(not(t.Not, q.s.report(t)))
		case of == q.o.kind || of == "any":
			q.itself(t)
		case t.Not:
			t.Not = false
			q.beside([]archive.Term{t}, true)
		default:
			others = append(others, t)
		}
	}
	if len(text) > 0 {
		q.and(q.worded(text))
	}
	if len(others) > 0 {
		q.beside(others, false)
	}
}

// and adds a condition, as it is sought by and as a walk tries it on one record
// after another: the planner must not take it for a way to go.
func (q *listing) and(seek cond, try ...cond) {
	q.where.add(" AND "+seek.sql, seek.args...)
	if len(try) == 0 {
		try = []cond{seek}
	}
	q.tried.add(" AND ("+try[0].sql+") IS TRUE", try[0].args...)
}

// itself adds a condition on the record. A name that is missing is neither like
// another nor unlike it, so a negated condition asks for what is not true.
func (q *listing) itself(t archive.Term) {
	of := q.s.event
	if q.o.kind == archive.Statements {
		of = q.s.statement
	}
	seek, try := of(t), q.tryOn(t)
	if t.Not {
		seek.sql, try.sql = "("+seek.sql+") IS NOT TRUE", "("+try.sql+") IS NOT TRUE"
	}
	q.and(seek, try)
}

// tryOn is a condition on a record at hand: its own sides and tellers are looked
// up, not all that are like them.
func (q *listing) tryOn(t archive.Term) cond {
	switch {
	case t.Field == archive.Teller:
		return q.tryTellers(t)
	case q.o.kind == archive.Statements:
		return q.s.statement(t)
	}
	c := q.s.sides(t)
	if c.sql == "" {
		return q.s.event(t)
	}
	return cond{"EXISTS (SELECT 1" + c.sql + " AND p.report = e.report AND p.event = e.n)", c.args}
}

func (q *listing) tryTellers(t archive.Term) cond {
	if toldByOutlet(t) {
		return cond{sql: "1 = 1"}
	}
	r, kind := q.o.record, ofEvent
	if q.o.kind == archive.Statements {
		kind = ofStatement
	}
	who := anyOf(t, func(v archive.Value) cond { return q.s.named(v, "t.id", "t.name") })
	c := cond{"EXISTS (SELECT 1 FROM teller t WHERE t.report = " + r + ".report AND t.kind = " + strconv.Itoa(kind) + " AND t.record = " + r + ".n AND " + who.sql + ")", who.args}
	if kind == ofStatement {
		speaks := anyOf(t, func(v archive.Value) cond { return q.s.named(v, "s.speaker", "s.name") })
		c.add(" OR "+speaks.sql, speaks.args...)
	}
	return c
}

// beside adds the condition that a record of the other kind, in the same
// report, satisfies terms, or that none does.
func (q *listing) beside(terms []archive.Term, none bool) {
	of, alias := q.s.statementsWith, "s"
	if q.o.kind == archive.Statements {
		of, alias = q.s.eventsWith, "e"
	}
	c, report := of(terms), q.o.record+".report"
	in := cond{report + " IN (SELECT " + alias + ".report" + c.sql + ")", c.args}
	try := cond{"EXISTS (SELECT 1" + c.sql + " AND " + alias + ".report = " + report + ")", c.args}
	q.and(not(none, in), not(none, try))
}

// worded is the condition that the words of terms, none of them negated or one
// alone, stand in the report.
func (q *listing) worded(terms []archive.Term) cond {
	f := q.s.dialect.FullText(terms)
	return cond{q.o.record + ".report IN (SELECT r.key FROM report r " + f.From + " WHERE " + f.Where + ")", f.Args}
}

// bounds says by the terms of a list which values need not be walked: those of
// the field that it is ordered by.
func (q *listing) bounds() (out cond) {
	for _, t := range q.terms {
		c := q.bound(t)
		if c.sql != "" && !t.Not {
			out.add(" AND "+c.sql, c.args...)
		}
	}
	return out
}

func (q *listing) bound(t archive.Term) cond {
	byID := !slices.ContainsFunc(t.Values, func(v archive.Value) bool { return v.Name != "" })
	switch f := q.o.field; {
	case f == gradeType && t.Field == archive.Type, f == gradeFactuality && t.Field == archive.Factuality,
		f == gradeClass && t.Field == archive.Class, f == gradeCountry && t.Field == archive.Place && byID:
		return oneOf("g.value", t)
	case f == gradePublished && t.Field == archive.Published:
		return anyOf(t, func(v archive.Value) cond { return within(v, "g.value", "g.value") })
	case f == gradeDay && t.Field == archive.Date:
		return until(t)
	case q.o.named() && t.Field == archive.Speaker:
		return anyOf(t, func(v archive.Value) cond { return q.s.named(v, "s.speaker", "x.key") })
	}
	return cond{}
}

// until is the condition that an event begins before the last of a term's days
// ends.
func until(t archive.Term) cond {
	last := ""
	for _, v := range t.Values {
		if v.To == "" {
			return cond{}
		}
		last = max(last, v.To)
	}
	if last == "" {
		return cond{}
	}
	return cond{"g.value <= ?", []any{last}}
}
