package sqlstore

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
)

// Fail notes what did not come in; see archive.Archive.
func (s *Store) Fail(ctx context.Context, failures []archive.Failure) error {
	if len(failures) == 0 {
		return ctx.Err()
	}
	return s.change(ctx, func(ctx context.Context, t *transaction) error {
		t.new = true
		for _, f := range failures {
			if err := t.exec(ctx, `INSERT INTO failure (source, reason, skipped, at, tries) VALUES (?, ?, ?, ?, 1)
				ON CONFLICT (source) DO UPDATE SET reason = excluded.reason, skipped = excluded.skipped, at = excluded.at, tries = failure.tries + 1`,
				quoted(f.Source), clean(f.Reason), bit(f.Skipped), f.At.UnixMicro()); err != nil {
				return err
			}
		}
		return nil
	})
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Forget takes out failures; see archive.Archive.
func (s *Store) Forget(ctx context.Context, sources []string) error {
	return s.change(ctx, func(ctx context.Context, t *transaction) error { return forget(ctx, t, sources) })
}

// forget takes out the failures of sources that have come in.
func forget(ctx context.Context, t *transaction, sources []string) error {
	n := 0
	if err := t.tx.QueryRowContext(ctx, "SELECT COUNT(*) FROM (SELECT 1 FROM failure LIMIT 1) x").Scan(&n); err != nil || n == 0 {
		return err
	}
	for part := range slices.Chunk(sources, mostArgs) {
		args := make([]any, len(part))
		for i, s := range part {
			args[i] = quoted(s)
		}
		n, err := t.execute(ctx, "DELETE FROM failure WHERE source IN ("+marks(len(part))+")", args...)
		if err != nil {
			return err
		}
		t.new = t.new || n > 0
	}
	return nil
}

// Failures lists what did not come in; see archive.Archive.
func (s *Store) Failures(ctx context.Context, limit int) ([]archive.Failure, error) {
	var out []archive.Failure
	err := s.rows(ctx, func(r *sql.Rows) error {
		var f archive.Failure
		var at int64
		var skipped int
		err := r.Scan(&f.Source, &f.Reason, &skipped, &at, &f.Tries)
		f.Source = unquoted(f.Source)
		f.Skipped, f.At = skipped == 1, time.UnixMicro(at).UTC()
		out = append(out, f)
		return err
	}, "SELECT source, reason, skipped, at, tries FROM failure ORDER BY at DESC, source LIMIT ?", limit)
	return out, err
}
