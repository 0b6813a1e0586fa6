package sqlstore

import (
	"context"
	"database/sql"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/isnad-news/isnad/internal/archive"
)

// counted are the tables that facets count: all that is kept, or what a query
// finds.
type counted struct{ reports, events, statements, parties, tellers, months string }

// all counts without seeking anything.
func all() counted {
	return counted{
		reports: "report x", events: "event x", statements: "statement x", parties: "party p", tellers: "teller t",
		months: "SELECT x.day AS day, SUM(x.statements) AS n FROM report x WHERE x.day <> '' GROUP BY x.day",
	}
}

// those counts what the clauses hit, ev and st have found.
func those(c *compiled) counted {
	var told []string
	if c.ofEvents() {
		told = append(told, "SELECT ev.report, ev.n, "+strconv.Itoa(ofEvent)+" AS kind FROM ev")
	}
	if c.ofStatements() {
		told = append(told, "SELECT st.report, st.n, "+strconv.Itoa(ofStatement)+" AS kind FROM st")
	}
	return counted{
		reports: "hit JOIN report x ON x.key = hit.key", events: "ev x", statements: "st x",
		parties: "ev JOIN party p ON p.report = ev.report AND p.event = ev.n",
		tellers: "(" + strings.Join(told, " UNION ALL ") + ") y JOIN teller t ON t.report = y.report AND t.kind = y.kind AND t.record = y.n",
		months:  "SELECT x.published AS day, COUNT(*) AS n FROM st x WHERE x.published <> '' GROUP BY x.published",
	}
}

// values is the query of a facet's values with how often each stands. Of names
// it gives keys, and of places the country too.
func (s counted) values(f archive.Facet) string {
	column := func(column, of string) string {
		return "SELECT x." + column + " AS v, COUNT(*) AS n FROM " + of + " GROUP BY x." + column
	}
	side := func(role int) string {
		return "SELECT p.id AS v, COUNT(*) AS n FROM " + s.parties + " WHERE p.role = " + strconv.Itoa(role) + " AND p.again = 0 GROUP BY p.id"
	}
	months := func(days string) string {
		return "SELECT substr(d.day, 1, 7) AS v, SUM(d.n) AS n FROM (" + days + ") d GROUP BY substr(d.day, 1, 7) HAVING SUM(d.n) > 0"
	}
	switch f {
	case archive.ByDay:
		return column("day", s.reports)
	case archive.ByOutlet:
		return column("outlet", s.reports)
	case archive.ByLanguage:
		return column("language", s.reports)
	case archive.ByType:
		return column("type", s.events)
	case archive.ByMode: // types first, as the index has them
		return "SELECT m.mode AS v, SUM(m.n) AS n FROM (SELECT x.mode, COUNT(*) AS n FROM " + s.events + " GROUP BY x.type, x.mode) m GROUP BY m.mode"
	case archive.ByCountry:
		return column("country", s.events)
	case archive.ByFactuality:
		return column("factuality", s.events)
	case archive.ByMonth:
		return months("SELECT x.day AS day, COUNT(*) AS n FROM " + s.events + " WHERE x.day <> '' GROUP BY x.day")
	case archive.ByPlace:
		return "SELECT x.place AS v, x.country AS country, COUNT(*) AS n FROM " + s.events + " WHERE x.place IS NOT NULL GROUP BY x.place, x.country"
	case archive.ByActor:
		return side(isActor)
	case archive.ByRecipient:
		return side(isRecipient)
	case archive.BySpeaker:
		return column("speaker", s.statements)
	case archive.ByClass:
		return column("class", s.statements)
	case archive.ByPerson:
		return "SELECT x.name AS v, COUNT(*) AS n FROM " + s.statements + " WHERE x.name IS NOT NULL GROUP BY x.name"
	case archive.ByStatement:
		return months(s.months)
	case archive.ByTeller:
		return "SELECT t.id AS v, COUNT(*) AS n FROM " + s.tellers + " WHERE t.again = 0 GROUP BY t.id"
	}
	return ""
}

// facet gives a clause, to be named in WITH, and a query of the facet, its
// values, how often each stands, and how it is shown. A facet of the names that
// stand most looks up no other: the clause is counted first.
func (s counted) facet(f archive.Facet, top int) (with, query string) {
	values := s.values(f)
	if values == "" {
		return "", ""
	}
	clause := "f_" + strings.ReplaceAll(string(f), "-", "_")
	with = clause + " AS MATERIALIZED (" + values + ")"
	limit := " LIMIT " + strconv.Itoa(top)
	atLeast := " WHERE g.n >= COALESCE((SELECT MIN(m.n) FROM (SELECT n FROM " + clause + " ORDER BY n DESC" + limit + ") m), 0)"
	const nowhere = "CAST(NULL AS DOUBLE PRECISION)"
	columns, from, order := "g.v, CAST(g.n AS BIGINT), '', '', '', "+nowhere+", "+nowhere, clause+" g WHERE g.v <> ''", "g.n DESC, g.v"+limit // what has no value is counted and left out
	switch f {
	case archive.ByDay, archive.ByMonth, archive.ByStatement:
		order = "g.v" // all of them: they are drawn
	case archive.ByPerson:
		columns = "x.folded, g.n, x.written, x.english, '', " + nowhere + ", " + nowhere
		from = clause + " g JOIN name x ON x.key = g.v" + atLeast
		order = "g.n DESC, x.folded" + limit
	case archive.ByPlace:
		columns = "x.folded, g.n, COALESCE(p.written, x.written), COALESCE(p.english, x.english), g.country, p.lat, p.lon"
		from = clause + " g JOIN name x ON x.key = g.v LEFT JOIN place p ON p.name = g.v AND p.country = g.country" + atLeast
		order = "g.n DESC, x.folded, g.country" + limit
	}
	return with, "SELECT '" + string(f) + "' AS facet, y.* FROM (SELECT " + columns + " FROM " + from + " ORDER BY " + order + ") y"
}

// tallies are the counts of facets.
type tallies struct {
	mu sync.Mutex // for set
	of map[archive.Facet][]archive.Count
}

// scan reads a row of a facet's query.
func (t *tallies) scan(r *sql.Rows) error {
	var f archive.Facet
	var c archive.Count
	var country string
	var lat, lon *float64
	if err := r.Scan(&f, &c.Value, &c.N, &c.Label, &c.LabelEn, &country, &lat, &lon); err != nil {
		return err
	}
	if c.Label == "" && (f == archive.ByPerson || f == archive.ByPlace) {
		c.Label = c.Value // kept before names were kept as written
	}
	if f == archive.ByPlace {
		c.Place = &archive.Location{Name: c.Label, NameEn: c.LabelEn, Country: country, Lat: lat, Lon: lon}
	}
	t.of[f] = append(t.of[f], c)
	return nil
}

// facets counts what a query finds.
func (s *Store) facets(ctx context.Context, c *compiled, q archive.Query) (map[archive.Facet][]archive.Count, error) {
	top := q.Top
	if top <= 0 {
		top = 10
	}
	t := tallies{of: map[archive.Facet][]archive.Count{}}
	for _, f := range q.Facets {
		t.of[f] = []archive.Count{}
	}
	if len(q.Terms) == 0 {
		return t.of, s.wholeFacets(ctx, &t, top)
	}
	return t.of, s.foundFacets(ctx, c, &t, top)
}

// wholeKey is a facet of everything, in one state of the archive.
type wholeKey struct {
	generation string
	facet      archive.Facet
	top        int
}

// wholeFacets counts everything: each facet by an index of its own, several at
// once, and each once for each state of the archive.
func (s *Store) wholeFacets(ctx context.Context, t *tallies, top int) error {
	generation, err := s.Generation(ctx)
	if err != nil {
		return err
	}
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, f := range facetsOf(t.of) {
		key := wholeKey{generation, f, top}
		if known, ok := s.wholes.Get(key); ok {
			t.set(f, slices.Clone(known))
			continue
		}
		with, query := all().facet(f, top)
		if query == "" {
			continue
		}
		g.Go(func() error {
			one := tallies{of: map[archive.Facet][]archive.Count{f: {}}}
			if err := s.rows(ctx, one.scan, "WITH "+with+" "+query); err != nil {
				return err
			}
			s.wholes.Add(key, one.of[f])
			t.set(f, slices.Clone(one.of[f]))
			return nil
		})
	}
	return g.Wait()
}

func (t *tallies) set(f archive.Facet, counts []archive.Count) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.of[f] = counts
}

// foundFacets counts what a query finds in two statements at once, one of them
// about events: together they would seek it once, but one after the other.
func (s *Store) foundFacets(ctx context.Context, c *compiled, t *tallies, top int) error {
	var parts [2][]archive.Facet
	for _, f := range facetsOf(t.of) {
		if f.OfEvents() {
			parts[0] = append(parts[0], f)
		} else {
			parts[1] = append(parts[1], f)
		}
	}
	var g errgroup.Group
	for _, facets := range parts {
		if len(facets) > 0 {
			g.Go(func() error { return s.foundAtOnce(ctx, c, t, facets, top) })
		}
	}
	return g.Wait()
}

// foundAtOnce counts some facets of what a query finds in one statement.
func (s *Store) foundAtOnce(ctx context.Context, c *compiled, t *tallies, facets []archive.Facet, top int) error {
	var withs, queries []string
	some := tallies{of: map[archive.Facet][]archive.Count{}}
	for _, f := range facets {
		some.of[f] = []archive.Count{}
		if with, query := those(c).facet(f, top); query != "" {
			withs, queries = append(withs, with), append(queries, query)
		}
	}
	if len(queries) == 0 {
		return nil
	}
	found := c.found()
	err := s.rows(ctx, some.scan, found.sql+", "+strings.Join(withs, ", ")+" "+strings.Join(queries, " UNION ALL "), found.args...)
	for f, counts := range some.of {
		t.set(f, counts)
	}
	return err
}

// facetsOf lists facets, always in the same order.
func facetsOf(of map[archive.Facet][]archive.Count) (out []archive.Facet) {
	for f := range of {
		out = append(out, f)
	}
	slices.Sort(out)
	return out
}

// found gives the clauses that name the reports, events and statements that a
// query finds: hit, ev and st. Those that no facet asks for cost nothing.
func (c *compiled) found() cond {
	events, statements := c.events, c.statements
	if events.sql == "" {
		events.sql = " FROM event e WHERE 1 = 1"
	}
	if statements.sql == "" {
		statements.sql = " FROM statement s WHERE 1 = 1"
	}
	w := cond{"WITH hit AS MATERIALIZED (SELECT r.key FROM report r " + c.from() + " WHERE " + c.where() + ")", c.args()}
	w.add(", ev AS MATERIALIZED (SELECT e.report, e.n, e.type, e.mode, e.country, e.factuality, e.place, e.day"+events.sql, events.args...)
	if !c.alone(c.events) {
		w.sql += " AND e.report IN (SELECT key FROM hit)"
	}
	w.add("), st AS MATERIALIZED (SELECT s.report, s.n, s.speaker, s.name, s.class, s.published"+statements.sql, statements.args...)
	if !c.alone(c.statements) {
		w.sql += " AND s.report IN (SELECT key FROM hit)"
	}
	w.sql += ")"
	return w
}
