package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
)

// Generation names the archive's state; see archive.Archive.
func (s *Store) Generation(ctx context.Context) (string, error) {
	var base string
	var n int64
	err := s.rows(ctx, func(r *sql.Rows) error { return r.Scan(&base, &n) }, "SELECT base, n FROM state")
	return fmt.Sprintf("%s-%d", base, n), err
}

// bump makes the state another one. It comes last in a transaction, so that
// others wait for it no longer than for its end.
func (t *transaction) bump(ctx context.Context) error {
	return t.exec(ctx, "UPDATE state SET n = n + 1")
}
