package sqlstore

import (
	"context"
	"database/sql"
	"errors"

	"github.com/isnad-news/isnad/internal/archive"
)

// Stats sums up; see archive.Archive.
func (s *Store) Stats(ctx context.Context) (archive.Stats, error) {
	var st archive.Stats
	one := func(query string, to ...any) error {
		return s.rows(ctx, func(r *sql.Rows) error { return r.Scan(to...) }, query)
	}
	counts := func(to *[]archive.Count, query string) error {
		*to = []archive.Count{}
		return s.rows(ctx, func(r *sql.Rows) error {
			var c archive.Count
			err := r.Scan(&c.Value, &c.N)
			*to = append(*to, c)
			return err
		}, query)
	}
	err := errors.Join(
		one("SELECT COUNT(*), COALESCE(SUM(statements), 0), COALESCE(SUM(events), 0), COALESCE(SUM(CASE WHEN day = '' THEN 1 ELSE 0 END), 0) FROM report",
			&st.Reports, &st.Statements, &st.Events, &st.Undated),
		one("SELECT COALESCE(MIN(day), ''), COALESCE(MAX(day), '') FROM report WHERE day <> ''", &st.First, &st.Last),
		one("SELECT COALESCE(SUM(1 - skipped), 0), COALESCE(SUM(skipped), 0) FROM failure", &st.Failed, &st.Skipped),
		one(s.dialect.Size(), &st.Bytes),
		counts(&st.Outlets, "SELECT outlet, COUNT(*) FROM report GROUP BY outlet ORDER BY 2 DESC, 1"),
		counts(&st.Languages, "SELECT language, COUNT(*) FROM report WHERE language <> '' GROUP BY language ORDER BY 2 DESC, 1"),
		counts(&st.Types, "SELECT type, COUNT(*) FROM event GROUP BY type ORDER BY 2 DESC, 1"),
		counts(&st.Readers, "SELECT v.version, COUNT(*) FROM report r JOIN reader v ON v.key = r.reader GROUP BY v.version ORDER BY 2 DESC, 1"),
		counts(&st.Reasons, "SELECT reason, COUNT(*) FROM failure GROUP BY reason ORDER BY 2 DESC, 1 LIMIT 50"),
	)
	return st, err
}

// Check proves that all is whole; see archive.Archive.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	faults, err := s.dialect.Whole(ctx, s.read)
	if err != nil {
		return nil, s.dialect.Err(err)
	}
	for _, q := range []struct{ what, query string }{
		{"a report without its record", "SELECT r.id FROM report r LEFT JOIN body b ON b.report = r.key WHERE b.report IS NULL"},
		{"a record without its report", "SELECT CAST(b.report AS TEXT) FROM body b LEFT JOIN report r ON r.key = b.report WHERE r.key IS NULL"},
		{"a report of which events are missing", "SELECT r.id FROM report r WHERE r.events <> (SELECT COUNT(*) FROM event e WHERE e.report = r.key)"},
		{"a report of which statements are missing", "SELECT r.id FROM report r WHERE r.statements <> (SELECT COUNT(*) FROM statement s WHERE s.report = r.key)"},
		{"a report that full text does not know", "SELECT r.id FROM report r WHERE r.key NOT IN (" + s.dialect.Worded() + ")"},
	} {
		err := s.rows(ctx, func(r *sql.Rows) error {
			var id string
			err := r.Scan(&id)
			faults = append(faults, q.what+": "+id)
			return err
		}, q.query)
		if err != nil {
			return nil, err
		}
	}
	unread, err := s.unreadable(ctx)
	return append(faults, unread...), err
}

// unreadable tells which records cannot be read or tell of another number of
// events than their rows.
func (s *Store) unreadable(ctx context.Context) ([]string, error) {
	var faults []string
	for after := ""; ; {
		n := 0
		err := s.rows(ctx, func(r *sql.Rows) error {
			n++
			var id string
			var events, statements int
			var p archive.Packed
			if err := r.Scan(&id, &events, &statements, &p.Record, &p.Raw); err != nil {
				return err
			}
			after = id
			var e archive.Entry
			if err := s.packer.Unpack(p, &e); err != nil {
				faults = append(faults, id+": "+err.Error())
			} else if e.Record.Document.ID != id || len(e.Record.Events) != events || len(e.Record.Statements) != statements {
				faults = append(faults, "a record that is not that of its rows: "+id)
			}
			return nil
		}, "SELECT r.id, r.events, r.statements, b.record, b.raw FROM report r JOIN body b ON b.report = r.key WHERE r.id > ? ORDER BY r.id LIMIT 200", after)
		if err != nil || n == 0 {
			return faults, err
		}
	}
}
