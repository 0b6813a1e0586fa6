package sqlstore

import (
	"slices"
	"strconv"

	"github.com/isnad-news/isnad/internal/archive"
)

// cond is a condition and its parameters.
type cond struct {
	sql  string
	args []any
}

func (c *cond) add(sql string, args ...any) {
	c.sql += sql
	c.args = append(c.args, args...)
}

// join puts conditions together; of none it makes empty.
func join(conds []cond, by, empty string) cond {
	if len(conds) == 0 {
		return cond{sql: empty}
	}
	var out cond
	for i, c := range conds {
		if i > 0 {
			out.sql += by
		}
		out.add(c.sql, c.args...)
	}
	return out
}

// compiled is a query as SQL.
type compiled struct {
	text       FullText // of terms that are not negated
	conds      []cond   // on report r, without text
	events     cond     // a FROM and WHERE of events that satisfy the event terms; "" without such terms
	statements cond
}

// ofEvents tells whether tellers are those of events: of a query with terms of
// one kind of records only, they are that kind's.
func (c *compiled) ofEvents() bool { return c.events.sql != "" || c.statements.sql == "" }

func (c *compiled) ofStatements() bool { return c.statements.sql != "" || c.events.sql == "" }

// alone tells whether these records are found by their own terms alone, so that
// each of them stands in a report that is found.
func (c *compiled) alone(records cond) bool {
	return records.sql != "" && len(c.conds) == 1 && c.text.Where == "" && c.text.From == ""
}

// from gives what is joined to report r, where the conditions, args the
// parameters of both.
func (c *compiled) from() string { return c.text.From }

func (c *compiled) where() string { return c.with(c.text.Where) }

func (c *compiled) args() []any { return c.argsWith(c.text.Args) }

// with puts the conditions behind those of full text.
func (c *compiled) with(text string) string {
	w := join(c.conds, " AND ", "1 = 1").sql
	if text != "" {
		w = text + " AND " + w
	}
	return w
}

func (c *compiled) argsWith(text []any) []any {
	return append(append([]any{}, text...), join(c.conds, "", "").args...)
}

// compile turns a query into conditions.
func (s *Store) compile(q archive.Query) *compiled {
	c := &compiled{}
	var text, notText, ofEvent, ofStatement, tellers []archive.Term
	for _, t := range q.Terms {
		switch of := t.Field.Of(); {
		case (t.Field == archive.Text || t.Field == archive.Title) && t.Not:
			notText = append(notText, t)
		case t.Field == archive.Text || t.Field == archive.Title:
			text = append(text, t)
		case of == "report":
			c.conds = append(c.conds, not(t.Not, s.report(t)))
		case t.Not:
			c.conds = append(c.conds, s.without(t))
		case of == "event":
			ofEvent = append(ofEvent, t)
		case of == "statement":
			ofStatement = append(ofStatement, t)
		default:
			tellers = append(tellers, t)
		}
	}
	if len(text) > 0 {
		c.text = s.dialect.FullText(text)
	}
	for _, t := range notText {
		f := s.dialect.FullText([]archive.Term{t})
		c.conds = append(c.conds, cond{"r.key NOT IN (SELECT r.key FROM report r " + f.From + " WHERE " + f.Where + ")", f.Args})
	}
	s.records(c, ofEvent, ofStatement, tellers)
	return c
}

func not(not bool, c cond) cond {
	if not {
		c.sql = "NOT (" + c.sql + ")"
	}
	return c
}

// records adds the conditions on events and statements. Terms about tellers
// hold of the event or statement that the others hold of; with neither, of any.
func (s *Store) records(c *compiled, ofEvent, ofStatement, tellers []archive.Term) {
	if len(ofEvent) > 0 {
		c.events = s.eventsWith(append(ofEvent, tellers...))
		c.conds = append(c.conds, cond{"r.key IN (SELECT e.report" + c.events.sql + ")", c.events.args})
	}
	if len(ofStatement) > 0 {
		c.statements = s.statementsWith(append(ofStatement, tellers...))
		c.conds = append(c.conds, cond{"r.key IN (SELECT s.report" + c.statements.sql + ")", c.statements.args})
	}
	if len(tellers) == 0 || len(ofEvent)+len(ofStatement) > 0 {
		return
	}
	c.events, c.statements = s.eventsWith(tellers), s.statementsWith(tellers)
	any := cond{"(r.key IN (SELECT e.report" + c.events.sql + ")", c.events.args}
	any.add(" OR r.key IN (SELECT s.report"+c.statements.sql+"))", c.statements.args...)
	c.conds = append(c.conds, any)
}

// without is the condition that no event, or statement, satisfies a term.
func (s *Store) without(t archive.Term) cond {
	t.Not = false
	var out []cond
	if t.Field.Of() != "statement" {
		e := s.eventsWith([]archive.Term{t})
		out = append(out, cond{"r.key NOT IN (SELECT e.report" + e.sql + ")", e.args})
	}
	if t.Field.Of() != "event" {
		st := s.statementsWith([]archive.Term{t})
		out = append(out, cond{"r.key NOT IN (SELECT s.report" + st.sql + ")", st.args})
	}
	return join(out, " AND ", "")
}

// eventsWith gives a FROM and a WHERE of events e that satisfy terms.
func (s *Store) eventsWith(terms []archive.Term) cond {
	conds := make([]cond, len(terms))
	for i, t := range terms {
		conds[i] = s.event(t)
	}
	all := join(conds, " AND ", "1 = 1")
	return cond{" FROM event e WHERE " + all.sql, all.args}
}

func (s *Store) statementsWith(terms []archive.Term) cond {
	conds := make([]cond, len(terms))
	for i, t := range terms {
		conds[i] = s.statement(t)
	}
	all := join(conds, " AND ", "1 = 1")
	return cond{" FROM statement s WHERE " + all.sql, all.args}
}

// anyOf is the condition that one of a term's values holds.
func anyOf(t archive.Term, value func(archive.Value) cond) cond {
	conds := make([]cond, 0, len(t.Values))
	for _, v := range t.Values {
		if c := value(v); c.sql != "" {
			conds = append(conds, c)
		}
	}
	c := join(conds, " OR ", "1 = 0")
	c.sql = "(" + c.sql + ")"
	return c
}

// oneOf is the condition that a column is one of a term's ids.
func oneOf(column string, t archive.Term) cond {
	ids := make([]any, 0, len(t.Values))
	for _, v := range t.Values {
		if c := clean(v.ID); c != "" || v.ID == "" {
			ids = append(ids, c)
		}
	}
	if len(ids) == 0 {
		return cond{sql: "1 = 0"} // IN () of nothing would be neither true nor false
	}
	return cond{column + " IN (" + marks(len(ids)) + ")", ids}
}

// named is the condition that a value's id or name is that of a row: the id
// in column id, the name's key in column name.
func (s *Store) named(v archive.Value, id, name string) cond {
	var out []cond
	if c := clean(v.ID); c != "" {
		out = append(out, cond{id + " = ?", []any{c}})
	}
	if n := archive.Normal(v.Name); n != "" {
		q, args := s.dialect.Names(n)
		if v.Exact {
			q, args = "SELECT key FROM name WHERE folded = ?", []any{s.dialect.Folded(n)}
		}
		out = append(out, cond{name + " IN (" + q + ")", args})
	}
	return join(out, " OR ", "")
}

// within is the condition that days first to last, columns, lie in a value's
// days, at least with one day; a record without a day lies in none.
func within(v archive.Value, first, last string) cond {
	c := cond{sql: first + " <> ''"}
	if v.From != "" {
		c.add(" AND "+last+" >= ?", v.From)
	}
	if v.To != "" {
		c.add(" AND "+first+" <= ?", v.To)
	}
	return cond{"(" + c.sql + ")", c.args}
}

// report is a condition on report r.
func (s *Store) report(t archive.Term) cond {
	switch t.Field {
	case archive.Outlet:
		return anyOf(t, func(v archive.Value) cond {
			if v.Name == "" {
				v.Name = v.ID
			}
			return s.named(archive.Value{Name: v.Name, Exact: v.Exact}, "", "r.outlet_name")
		})
	case archive.Language:
		return oneOf("r.language", t)
	case archive.Form:
		t.Values = append([]archive.Value{}, t.Values...)
		for i, v := range t.Values {
			if v.ID == "article" {
				t.Values[i].ID = ""
			}
		}
		return oneOf("r.form", t)
	case archive.ID:
		return oneOf("r.id", t)
	case archive.Published:
		return anyOf(t, func(v archive.Value) cond { return within(v, "r.day", "r.day") })
	}
	return cond{sql: "1 = 0"}
}

// event is a condition on event e.
func (s *Store) event(t archive.Term) cond {
	switch t.Field {
	case archive.Type:
		return oneOf("e.type", t)
	case archive.Mode:
		return oneOf("e.mode", t)
	case archive.Factuality:
		return oneOf("e.factuality", t)
	case archive.Date:
		return anyOf(t, func(v archive.Value) cond { return within(v, "e.first", "e.last") })
	case archive.Place:
		return anyOf(t, func(v archive.Value) cond { return s.named(v, "e.country", "e.place") })
	case archive.Actor, archive.Recipient, archive.Party:
		c := s.sides(t)
		return cond{"(e.report, e.n) IN (SELECT p.report, p.event" + c.sql + ")", c.args}
	case archive.Teller:
		return s.told(t, "e", ofEvent)
	}
	return cond{sql: "1 = 0"}
}

// sides gives a FROM and a WHERE of sides p of events that satisfy a term, whose
// own index leads to the events; nothing for other terms.
func (s *Store) sides(t archive.Term) cond {
	role, ok := roleOf(t.Field)
	if !ok {
		return cond{}
	}
	who := anyOf(t, func(v archive.Value) cond { return s.named(v, "p.id", "p.name") })
	return cond{" FROM party p WHERE " + who.sql + role, who.args}
}

// roleOf is the condition on the side of an event that a field is about.
func roleOf(f archive.Field) (role string, ok bool) {
	switch f {
	case archive.Actor:
		return " AND p.role = " + strconv.Itoa(isActor), true
	case archive.Recipient:
		return " AND p.role = " + strconv.Itoa(isRecipient), true
	case archive.Party:
		return "", true
	}
	return "", false
}

func (s *Store) told(t archive.Term, table string, kind int) cond {
	if toldByOutlet(t) {
		return cond{sql: "1 = 1"}
	}
	who := anyOf(t, func(v archive.Value) cond { return s.named(v, "t.id", "t.name") })
	return cond{"(" + table + ".report, " + table + ".n) IN (SELECT t.report, t.record FROM teller t WHERE " + who.sql + " AND t.kind = ?)",
		append(who.args, kind)}
}

// toldByOutlet tells whether a term asks for the last link of every chain.
func toldByOutlet(t archive.Term) bool {
	return slices.ContainsFunc(t.Values, func(v archive.Value) bool { return v.ID == archive.OutletLink })
}

// statement is a condition on statement s.
func (s *Store) statement(t archive.Term) cond {
	switch t.Field {
	case archive.Class:
		return oneOf("s.class", t)
	case archive.Speaker:
		return anyOf(t, func(v archive.Value) cond { return s.named(v, "s.speaker", "s.name") })
	case archive.Teller:
		told := s.told(t, "s", ofStatement)
		who := anyOf(t, func(v archive.Value) cond { return s.named(v, "s.speaker", "s.name") })
		return cond{"(" + told.sql + " OR " + who.sql + ")", append(told.args, who.args...)}
	}
	return cond{sql: "1 = 0"}
}
