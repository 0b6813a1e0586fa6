package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
)

// Have tells which reports are kept; see archive.Archive.
func (s *Store) Have(ctx context.Context, ids []string) (map[string]bool, error) {
	keys, err := keysOf(ctx, s.read, s.dialect, ids)
	if err != nil {
		return nil, err
	}
	out := make(map[string]bool, len(keys))
	for id := range keys {
		out[id] = true
	}
	return out, nil
}

func keysOf(ctx context.Context, q queryer, d Dialect, ids []string) (map[string]int64, error) {
	out := make(map[string]int64, len(ids))
	for part := range slices.Chunk(ids, mostArgs) {
		err := scanAll(ctx, q, d, func(r *sql.Rows) error {
			var id string
			var key int64
			err := r.Scan(&id, &key)
			out[id] = key
			return err
		}, "SELECT id, key FROM report WHERE id IN ("+marks(len(part))+")", anys(part)...)
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// What is read of an entry: all, or all but the bytes that came in.
const (
	withoutRaw = "r.key, r.source, r.media, r.gathered, v.version, b.record, NULL"
	whole      = "r.key, r.source, r.media, r.gathered, v.version, b.record, b.raw"
)

const entryTables = " FROM report r JOIN body b ON b.report = r.key JOIN reader v ON v.key = r.reader "

// entry reads a row of these columns.
func (s *Store) entry(r *sql.Rows) (archive.Entry, error) {
	_, e, p, err := packed(r)
	if err != nil {
		return e, err
	}
	return e, s.packer.Unpack(p, &e)
}

// packed reads a row of these columns and leaves the record as it lies there.
func packed(r *sql.Rows) (key int64, e archive.Entry, p archive.Packed, err error) {
	var gathered int64
	if err := r.Scan(&key, &e.Source, &e.Media, &gathered, &e.Reader, &p.Record, &p.Raw); err != nil {
		return 0, e, p, err
	}
	e.Source, e.Media, e.Reader = unquoted(e.Source), unquoted(e.Media), unquoted(e.Reader)
	e.Gathered = time.UnixMicro(gathered).UTC()
	return key, e, p, nil
}

func (s *Store) entries(ctx context.Context, columns, where string, args ...any) ([]archive.Entry, error) {
	var out []archive.Entry
	err := s.rows(ctx, func(r *sql.Rows) error {
		e, err := s.entry(r)
		out = append(out, e)
		return err
	}, "SELECT "+columns+entryTables+where, args...)
	return out, err
}

// Report gives one report whole; see archive.Archive.
func (s *Store) Report(ctx context.Context, id string) (archive.Entry, error) {
	es, err := s.entries(ctx, whole, "WHERE r.id = ?", id)
	if err != nil {
		return archive.Entry{}, err
	}
	if len(es) == 0 {
		return archive.Entry{}, fmt.Errorf("report %s: %w", id, archive.ErrNotFound)
	}
	return es[0], nil
}

// Stale gives what another reader has read; see archive.Archive.
func (s *Store) Stale(ctx context.Context, reader, after string, limit int) ([]archive.Entry, error) {
	return s.entries(ctx, withoutRaw, "WHERE r.id > ? AND v.version <> ? ORDER BY r.id LIMIT ?", after, quoted(reader), limit)
}

// CountStale counts what another reader has read; see archive.Archive.
func (s *Store) CountStale(ctx context.Context, reader string) (n int, err error) {
	err = s.rows(ctx, func(r *sql.Rows) error { return r.Scan(&n) },
		"SELECT COUNT(*) FROM report r JOIN reader v ON v.key = r.reader WHERE v.version <> ?", quoted(reader))
	return n, err
}

// pageSize is how many entries are read at once where all are wanted.
const pageSize = 200

// Each hands on what a query finds; see archive.Archive. It reads page by page
// and holds no transaction open, so that writers are not kept waiting.
func (s *Store) Each(ctx context.Context, q archive.Query, do func(archive.Entry) error) error {
	c := s.compile(q)
	var day, id string
	for first := true; ; first = false {
		cond, args := c.where(), c.args()
		if !first {
			cond += " AND (r.day > ? OR r.day = ? AND r.id > ?)"
			args = append(args, day, day, id)
		}
		page, err := s.entries(ctx, withoutRaw, c.from()+" WHERE "+cond+" ORDER BY r.day, r.id LIMIT ?", append(args, pageSize)...)
		if err != nil {
			return err
		}
		for _, e := range page {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := do(e); err != nil {
				return err
			}
			day, id = e.Record.Document.Published, e.Record.Document.ID
		}
		if len(page) < pageSize {
			return nil
		}
	}
}
