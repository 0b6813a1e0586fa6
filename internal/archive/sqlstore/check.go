package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
)

// Check proves that all is whole; see archive.Archive.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	faults, err := s.dialect.Whole(ctx, s.read)
	if err != nil {
		return nil, s.dialect.Err(err)
	}
	told := map[string]bool{}
	for _, q := range []struct{ what, query string }{
		{"a report without its record", "SELECT r.id FROM report r LEFT JOIN body b ON b.report = r.key WHERE b.report IS NULL"},
		{"a record without its report", "SELECT CAST(b.report AS TEXT) FROM body b LEFT JOIN report r ON r.key = b.report WHERE r.key IS NULL"},
		{"a report of which events are missing", "SELECT r.id FROM report r WHERE r.events <> (SELECT COUNT(*) FROM event e WHERE e.report = r.key)"},
		{"a report of which statements are missing", "SELECT r.id FROM report r WHERE r.statements <> (SELECT COUNT(*) FROM statement s WHERE s.report = r.key)"},
		{"a report that has another number of corrections", "SELECT r.id FROM report r WHERE r.corrected <> (SELECT COUNT(*) FROM correction c WHERE c.report = r.key)"},
		{"a report that full text does not know", "SELECT r.id FROM report r WHERE r.key NOT IN (" + s.dialect.Worded() + ")"},
	} {
		err := s.rows(ctx, func(r *sql.Rows) error {
			var id string
			err := r.Scan(&id)
			faults, told[id] = append(faults, q.what+": "+id), true
			return err
		}, q.query)
		if err != nil {
			return nil, err
		}
	}
	unread, err := s.unlike(ctx, told)
	return append(faults, unread...), err
}

// unlike tells which records cannot be read, or tell of other events and
// statements than their rows, corrections applied. Those of which something is
// told already are left out.
func (s *Store) unlike(ctx context.Context, told map[string]bool) ([]string, error) {
	var faults []string
	for after := ""; ; {
		var page []*checked
		err := s.rows(ctx, func(r *sql.Rows) error {
			var c checked
			err := r.Scan(&c.id, &c.kept.key, &c.kept.corrections, &c.kept.packed.Record, &c.kept.packed.Raw)
			page = append(page, &c)
			return err
		}, "SELECT r.id, r.key, "+correctionsOf+", b.record, b.raw FROM report r JOIN body b ON b.report = r.key WHERE r.id > ? ORDER BY r.id LIMIT 200", after)
		if err != nil || len(page) == 0 {
			return faults, err
		}
		after = page[len(page)-1].id
		if err := s.rowsOf(ctx, page); err != nil {
			return faults, err
		}
		for _, c := range page {
			if fault := s.fault(c); fault != "" && !told[c.id] {
				faults = append(faults, fault)
			}
		}
	}
}

// checked is a report with its rows, a line each, as they lie in the archive.
type checked struct {
	id   string
	kept kept
	rows []string
}

// fault tells what is wrong with a report, "" where nothing is.
func (s *Store) fault(c *checked) string {
	e, err := s.unpack(c.kept)
	switch {
	case err != nil:
		return c.id + ": " + err.Error()
	case e.Record.Document.ID != c.id:
		return "a record that is not that of its rows: " + c.id
	}
	want := s.linesOf(&e)
	slices.Sort(want)
	slices.Sort(c.rows)
	if !slices.Equal(want, c.rows) {
		return "a record that its rows are not like: " + c.id + " (run isnad reread --all)"
	}
	return ""
}

// line writes a row to be compared.
func line(fields ...any) string { return fmt.Sprintf(strings.Repeat("%v\x1f", len(fields)), fields...) }

// rowsOf reads the rows of reports.
func (s *Store) rowsOf(ctx context.Context, page []*checked) error {
	of := make(map[int64]*checked, len(page))
	keys := make([]any, len(page))
	for i, c := range page {
		of[c.kept.key], keys[i] = c, c.kept.key
	}
	for table, q := range map[string]string{
		"event":     "SELECT t.report, t.n, t.type, t.mode, t.factuality, t.country, COALESCE(x.folded, ''), t.first, t.last, t.day, t.published FROM event t LEFT JOIN name x ON x.key = t.place",
		"party":     "SELECT t.report, t.event, t.role, t.n, t.id, COALESCE(x.folded, ''), t.sector, t.again FROM party t LEFT JOIN name x ON x.key = t.name",
		"statement": "SELECT t.report, t.n, t.speaker, COALESCE(x.folded, ''), t.sector, t.class, t.published FROM statement t LEFT JOIN name x ON x.key = t.name",
		"teller":    "SELECT t.report, t.kind, t.record, t.n, t.id, COALESCE(x.folded, ''), t.again FROM teller t LEFT JOIN name x ON x.key = t.name",
	} {
		var fields, to []any
		err := s.rows(ctx, func(r *sql.Rows) error {
			if fields == nil {
				columns, err := r.Columns()
				if err != nil {
					return err
				}
				fields, to = make([]any, len(columns)), make([]any, len(columns))
				for i := range fields {
					to[i] = &fields[i]
				}
			}
			err := r.Scan(to...)
			if key, ok := fields[0].(int64); ok && of[key] != nil {
				of[key].rows = append(of[key].rows, table+line(fields[1:]...))
			}
			return err
		}, q+" WHERE t.report IN ("+marks(len(keys))+")", keys...)
		if err != nil {
			return err
		}
	}
	return nil
}

// linesOf gives the lines that an entry's rows should have.
func (s *Store) linesOf(e *archive.Entry) (out []string) {
	p := prepared{Entry: e, rows: archive.RowsOf(&e.Record)}
	r := recordRows{grades: map[grade]bool{}}
	r.add(&p, func(name string) any { return s.dialect.Folded(name) })
	for table, rows := range map[string][][]any{"event": r.events, "party": r.parties, "statement": r.statements, "teller": r.tellers} {
		for _, row := range rows {
			out = append(out, table+line(row[1:]...))
		}
	}
	return out
}
