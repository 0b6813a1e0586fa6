package sqlstore

import (
	"context"
	"database/sql"
	"strconv"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
)

// facetSQL says how each facet counts the reports hit or the events in ev.
func facetSQL(f archive.Facet) string {
	party := func(role string) string {
		return "SELECT p.id, COUNT(DISTINCT p.event + 100000 * p.report) FROM ev JOIN party p ON p.report = ev.report AND p.event = ev.n WHERE p.role = " + role + " AND p.id <> '' GROUP BY p.id"
	}
	switch f {
	case archive.ByDay:
		return "SELECT r.day, COUNT(*) FROM hit JOIN report r ON r.key = hit.key WHERE r.day <> '' GROUP BY r.day"
	case archive.ByOutlet:
		return "SELECT r.outlet, COUNT(*) FROM hit JOIN report r ON r.key = hit.key WHERE r.outlet <> '' GROUP BY r.outlet"
	case archive.ByType:
		return "SELECT ev.type, COUNT(*) FROM ev GROUP BY ev.type"
	case archive.ByCountry:
		return "SELECT ev.country, COUNT(*) FROM ev WHERE ev.country <> '' GROUP BY ev.country"
	case archive.ByFactuality:
		return "SELECT ev.factuality, COUNT(*) FROM ev GROUP BY ev.factuality"
	case archive.ByActor:
		return party("0")
	case archive.ByRecipient:
		return party("1")
	case archive.BySpeaker:
		return "SELECT s.speaker, COUNT(*) FROM st s WHERE s.speaker <> '' GROUP BY s.speaker"
	}
	return ""
}

// facets counts what a query finds, all in one statement, so that reports are
// sought once.
func (s *Store) facets(ctx context.Context, c *compiled, q archive.Query) (map[archive.Facet][]archive.Count, error) {
	top := q.Top
	if top <= 0 {
		top = 10
	}
	out := map[archive.Facet][]archive.Count{}
	var selects []string
	for _, f := range q.Facets {
		out[f] = []archive.Count{}
		if sql := facetSQL(f); sql != "" {
			limit := " ORDER BY 2 DESC, 1"
			if f == archive.ByDay {
				limit = " ORDER BY 1" // all days: they are drawn
			} else {
				limit += " LIMIT " + strconv.Itoa(top)
			}
			selects = append(selects, "SELECT '"+string(f)+"' AS facet, x.* FROM ("+sql+limit+") x")
		}
	}
	if len(selects) == 0 {
		return out, nil
	}
	with, args := s.found(c)
	err := s.rows(ctx, func(r *sql.Rows) error {
		var f archive.Facet
		var n archive.Count
		err := r.Scan(&f, &n.Value, &n.N)
		out[f] = append(out[f], n)
		return err
	}, with+strings.Join(selects, " UNION ALL "), args...)
	return out, err
}

// found gives the clauses that name the reports, events and statements that a
// query finds: hit, ev and st.
func (s *Store) found(c *compiled) (string, []any) {
	w := cond{"WITH hit AS MATERIALIZED (SELECT r.key FROM report r " + c.from() + " WHERE " + c.where() + ")", c.args()}
	events, statements := c.events, c.statements
	if events.sql == "" {
		events.sql = " FROM event e WHERE 1 = 1"
	}
	if statements.sql == "" {
		statements.sql = " FROM statement s WHERE 1 = 1"
	}
	w.add(", ev AS MATERIALIZED (SELECT e.report, e.n, e.type, e.country, e.factuality"+events.sql+" AND e.report IN (SELECT key FROM hit))", events.args...)
	w.add(", st AS (SELECT s.speaker"+statements.sql+" AND s.report IN (SELECT key FROM hit)) ", statements.args...)
	return w.sql, w.args
}
