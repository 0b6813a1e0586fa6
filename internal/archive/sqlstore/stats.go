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
