package sqlstore

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
)

// listing is a list that is asked for.
type listing struct {
	s      *Store
	o      sorting
	order  archive.Order
	terms  []archive.Term
	where  cond // with AND before it, or empty: as records are sought by it
	tried  cond // the same, as a walk tries it on one record after another
	joined bool // where names report r
	after  *archive.Cursor
	report int64 // key of the cursor's report
}

// located is a record with what places it in the order.
type located struct {
	value, more, published string
	report                 int64
	n                      int
	id                     string
}

// List finds records; see archive.Archive. Few are gathered and sorted here. Of
// many the order is walked until a page is full, which costs the less the more
// there are.
func (s *Store) List(ctx context.Context, l archive.Listing) (archive.Listed, error) {
	by, descending, after, err := l.Start()
	if err != nil {
		return archive.Listed{}, err
	}
	q := &listing{s: s, o: sortingOf(l.Kind, by, descending), order: l.Order, terms: l.Terms, after: after}
	q.filter()
	if err := q.find(ctx); err != nil {
		return archive.Listed{}, err
	}
	total, few, err := q.total(ctx, l.Limit)
	if err != nil || total == 0 {
		return archive.Listed{}, err
	}
	get := q.walk
	if total <= few {
		get = q.gather
	}
	page, err := get(ctx, l.Limit+1)
	if err != nil {
		return archive.Listed{}, err
	}
	return q.page(page, total, l.Limit), nil
}

// page makes a page of records, of which one more than the limit tells that
// there is a next.
func (q *listing) page(rows []located, total, limit int) archive.Listed {
	out := archive.Listed{Total: total}
	for i, r := range rows {
		if i == limit {
			last := rows[i-1]
			out.Next = archive.Cursor{Kind: q.o.kind, Order: q.order, Value: last.value, More: last.more, Published: last.published, Report: last.id, N: last.n}.String()
			break
		}
		out.Records = append(out.Records, archive.Located{Report: r.id, N: r.n})
	}
	return out
}

// find looks up the report of the cursor.
func (q *listing) find(ctx context.Context) error {
	if q.after == nil {
		return nil
	}
	keys, err := keysOf(ctx, q.s.read, q.s.dialect, []string{clean(q.after.Report)})
	if err != nil {
		return err
	}
	if q.report = keys[q.after.Report]; q.report == 0 {
		return fmt.Errorf("%w (its report is not in this archive)", archive.ErrCursor)
	}
	return nil
}

// leastFew is how many records are always sorted rather than walked to.
const leastFew = 2000

// total counts what is listed, and says up to how many are few: sorting them
// all costs as much as walking past those that are not asked for.
func (q *listing) total(ctx context.Context, limit int) (total, few int, err error) {
	generation, err := q.s.Generation(ctx)
	if err != nil {
		return 0, 0, err
	}
	all, err := q.count(ctx, generation, nil, "COUNT(*) FROM "+q.o.kind, nil)
	if err != nil {
		return 0, 0, err
	}
	few = max(leastFew, int(math.Sqrt(float64(limit)*float64(all))))
	if q.where.sql == "" {
		return all, few, nil
	}
	what, from, args := q.counted()
	total, err = q.count(ctx, generation, q.terms, what+from, args)
	return total, few, err
}

// counted is what is counted for the total: records; where all that is asked is
// who has a side in them, sides; where only reports are asked for, these tell
// how many records they have.
func (q *listing) counted() (what, from string, args []any) {
	what = "COUNT(*)"
	if !slices.ContainsFunc(q.terms, func(t archive.Term) bool { return t.Field.Of() != "report" }) {
		c := q.s.compile(archive.Query{Terms: q.terms})
		return "COALESCE(SUM(r." + q.o.kind + "s), 0)", " FROM report r " + c.from() + " WHERE " + c.where(), c.args()
	}
	if q.o.kind == archive.Events && len(q.terms) == 1 && !q.terms[0].Not {
		if c := q.s.sides(q.terms[0]); c.sql != "" {
			return what, " FROM (SELECT DISTINCT p.report, p.event" + c.sql + ") x", c.args
		}
	}
	from = " FROM " + q.o.kind + " " + q.o.record
	if q.joined {
		from += " JOIN report r ON r.key = " + q.o.record + ".report"
	}
	return what, from + " WHERE 1 = 1" + q.where.sql, q.where.args
}

// count counts once for each state of the archive: pages of a list have the
// same total.
func (q *listing) count(ctx context.Context, generation string, terms []archive.Term, what string, args []any) (n int, err error) {
	asked, err := json.Marshal(terms)
	if err != nil {
		return 0, fmt.Errorf("terms: %w", err)
	}
	key := sha256.Sum256([]byte(generation + " " + q.o.kind + " " + string(asked)))
	if n, ok := q.s.totals.Get(key); ok {
		return n, nil
	}
	err = q.s.rows(ctx, func(r *sql.Rows) error { return r.Scan(&n) }, "SELECT "+what, args...)
	if err == nil {
		q.s.totals.Add(key, n)
	}
	return n, err
}

// gather reads all that is listed and sorts it.
func (q *listing) gather(ctx context.Context, most int) ([]located, error) {
	all, err := q.rows(ctx, "SELECT "+q.o.columns()+q.o.from()+" WHERE 1 = 1"+q.where.sql, q.where.args)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, q.compare)
	if q.after != nil {
		c := located{value: q.after.Value, more: q.after.More, published: q.after.Published, report: q.report, n: q.after.N}
		at, _ := slices.BinarySearchFunc(all, c, q.compare)
		for at < len(all) && q.compare(all[at], c) == 0 {
			at++
		}
		all = all[at:]
	}
	return all[:min(most, len(all))], nil
}

// compare orders records; those without a value come last either way.
func (q *listing) compare(a, b located) int {
	if (a.value == "") != (b.value == "") {
		return cmp.Compare(len(b.value), 0) - cmp.Compare(len(a.value), 0)
	}
	by := cmp.Or(strings.Compare(a.value, b.value), strings.Compare(a.more, b.more))
	if q.o.descending {
		by = -by
	}
	return cmp.Or(by, strings.Compare(b.published, a.published), cmp.Compare(a.report, b.report), cmp.Compare(a.n, b.n))
}

// walk reads a page part by part: the rest of the value that the cursor is at,
// the values behind it, the records without one.
func (q *listing) walk(ctx context.Context, most int) ([]located, error) {
	var out []located
	for _, part := range []func() (string, []any){q.rest, q.following, q.empties} {
		ask, args := part()
		if ask == "" || len(out) == most {
			continue
		}
		rows, err := q.rows(ctx, "SELECT "+q.o.columns()+ask+" LIMIT ?", append(args, most-len(out)))
		if err != nil {
			return nil, err
		}
		out = append(out, rows...)
	}
	return out, nil
}

// rest asks for what has the cursor's value and comes behind it.
func (q *listing) rest() (string, []any) {
	if q.after == nil || q.after.Value == "" {
		return "", nil
	}
	w := cond{" WHERE " + q.o.value + " = ?", []any{q.after.Value}}
	if q.o.hasMore() {
		w.add(" AND "+q.o.more+" = ?", q.after.More)
	}
	return q.ties(w, true)
}

// empties asks for what has no value.
func (q *listing) empties() (string, []any) {
	return q.ties(cond{sql: " WHERE " + q.o.without()}, q.after != nil && q.after.Value == "")
}

// ties asks for records of one value, all or those behind the cursor.
func (q *listing) ties(w cond, behind bool) (string, []any) {
	if behind {
		c := q.o.rest(q.after, q.report)
		w.add(c.sql, c.args...)
	}
	where := q.where
	if q.s.dialect.Graded() {
		where = q.tried
	}
	return q.o.from() + w.sql + where.sql + " ORDER BY " + q.o.ties(), append(w.args, where.args...)
}

// following asks for what has a value behind the cursor's, or any.
func (q *listing) following() (string, []any) {
	if q.after != nil && q.after.Value == "" {
		return "", nil
	}
	value, more, from, bounds := q.o.value, q.o.more, q.o.from()+" WHERE "+q.o.value+" <> ''", cond{}
	where := q.where
	if q.s.dialect.Graded() {
		if !q.o.named() {
			value, more = "g.value", "g.more"
		}
		from, bounds, where = q.o.fromGrades(), q.bounds(), q.tried
	}
	by := value + q.o.direction()
	if more != "''" {
		by += ", " + more + q.o.direction()
	}
	var args []any
	if q.after != nil {
		c := q.o.behind(value, more, q.after)
		from, args = from+c.sql, c.args
	}
	return from + bounds.sql + where.sql + " ORDER BY " + by + ", " + q.o.ties(), slices.Concat(args, bounds.args, where.args)
}

func (q *listing) rows(ctx context.Context, query string, args []any) ([]located, error) {
	var out []located
	err := q.s.rows(ctx, func(r *sql.Rows) error {
		var l located
		err := r.Scan(&l.value, &l.more, &l.published, &l.report, &l.n, &l.id)
		if l.value == "" {
			l.more = "" // what has no value is ordered by no second one
		}
		out = append(out, l)
		return err
	}, query, args...)
	return out, err
}
