package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

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
	columns    = "r.key, r.source, r.media, r.gathered, v.version, " + correctionsOf + ", b.record, "
	withoutRaw = columns + "NULL"
	whole      = columns + "b.raw"
)

const entryTables = " FROM report r JOIN body b ON b.report = r.key JOIN reader v ON v.key = r.reader "

// kept is a report as it lies in the archive.
type kept struct {
	key         int64
	entry       archive.Entry // without what is packed
	packed      archive.Packed
	corrections sql.NullString
}

// scan reads a row of these columns.
func scan(r *sql.Rows) (k kept, err error) {
	var gathered int64
	e := &k.entry
	if err := r.Scan(&k.key, &e.Source, &e.Media, &gathered, &e.Reader, &k.corrections, &k.packed.Record, &k.packed.Raw); err != nil {
		return k, err
	}
	e.Source, e.Media, e.Reader = unquoted(e.Source), unquoted(e.Media), unquoted(e.Reader)
	e.Gathered = time.UnixMicro(gathered).UTC()
	return k, nil
}

// unpack gives the entry with its record, as corrected.
func (s *Store) unpack(k kept) (archive.Entry, error) {
	if err := s.packer.Unpack(k.packed, &k.entry); err != nil {
		return k.entry, err
	}
	cs, err := corrections(k.corrections)
	if err != nil {
		return k.entry, err
	}
	apply(&k.entry, cs)
	return k.entry, nil
}

func (s *Store) entries(ctx context.Context, columns, where string, args ...any) ([]archive.Entry, error) {
	var out []archive.Entry
	err := s.rows(ctx, func(r *sql.Rows) error {
		k, err := scan(r)
		if err != nil {
			return err
		}
		e, err := s.unpack(k)
		out = append(out, e)
		return err
	}, "SELECT "+columns+entryTables+where, args...)
	return out, err
}

// among reads entries, without Raw, of which a column has one of some values,
// in any order. Unpacking them is what costs most, so all cores do it.
func among[T any](ctx context.Context, s *Store, column string, values []T, each func(key int64, e archive.Entry)) error {
	var unpack errgroup.Group
	unpack.SetLimit(runtime.GOMAXPROCS(0))
	var one sync.Mutex
	for part := range slices.Chunk(values, mostArgs) {
		err := s.rows(ctx, func(r *sql.Rows) error {
			k, err := scan(r)
			if err != nil {
				return err
			}
			unpack.Go(func() error {
				e, err := s.unpack(k)
				one.Lock()
				defer one.Unlock()
				each(k.key, e)
				return err
			})
			return nil
		}, "SELECT "+withoutRaw+entryTables+"WHERE "+column+" IN ("+marks(len(part))+")", anys(part)...)
		if err != nil {
			return errors.Join(err, unpack.Wait())
		}
	}
	return unpack.Wait()
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

// Reports gives some by their ids; see archive.Archive.
func (s *Store) Reports(ctx context.Context, ids []string) ([]archive.Entry, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	known := make(map[string]archive.Entry, len(ids))
	err := among(ctx, s, "r.id", ids, func(_ int64, e archive.Entry) { known[e.Record.Document.ID] = e })
	if err != nil {
		return nil, err
	}
	out := make([]archive.Entry, 0, len(ids))
	for _, id := range ids {
		if e, ok := known[id]; ok {
			out = append(out, e)
		}
	}
	return out, nil
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
