// Package postgres keeps an archive in a PostgreSQL database, in a schema of
// its own. Several processes may have it open: each writes in turn.
//
// No dictionary of PostgreSQL's sees a word: full text is made of our own
// normal forms and lemmas. A phrase of up to 64 words is found anywhere, a
// longer one anywhere in a report of fewer than some 16,000 words.
package postgres

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/sqlstore"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Options say how to open an archive.
type Options struct {
	// ReadOnly opens one that exists and writes nothing. Where the user may
	// not write, or the server is a standby, an archive is opened so anyway.
	ReadOnly bool
}

// Open opens the archive at an address, postgres://user@host:port/database or
// postgresql://…, and makes it where there is none. Beside what PostgreSQL's
// own clients take, the address may name the schema that holds the archive
// (?schema=NAME, isnad unless told); where it has a search_path, the first
// schema of this is taken. Errors never show the password.
func Open(ctx context.Context, address string, o Options) (*sqlstore.Store, error) {
	at, err := parse(address)
	if err != nil {
		return nil, err
	}
	s, err := open(ctx, at, o)
	if err != nil {
		return nil, fmt.Errorf("archive %s: %w", at, at.hide(explain(err)))
	}
	return s, nil
}

func open(ctx context.Context, at place, o Options) (*sqlstore.Store, error) {
	setup := at.connect(false, 4)
	readOnly, err := prepare(ctx, setup, at, o)
	if err = errors.Join(err, setup.Close()); err != nil {
		return nil, err
	}
	read := at.connect(true, 4)
	if readOnly {
		return sqlstore.New(read, nil, dialect{})
	}
	return sqlstore.New(read, at.connectWriter(), dialect{})
}

// prepare sees to it that the archive is there and up to date, and tells
// whether it can only be read.
func prepare(ctx context.Context, db *sql.DB, at place, o Options) (readOnly bool, err error) {
	if err := db.PingContext(ctx); err != nil {
		return false, unreachable(at, err)
	}
	kind, err := kindOf(ctx, db, at)
	switch {
	case err != nil:
		return false, err
	case kind == foreign:
		return false, fmt.Errorf("%w: schema %q has tables of another program; name another by ?schema=", archive.ErrForeign, at.schema)
	case kind == fresh && o.ReadOnly:
		return false, fmt.Errorf("%w: there is no archive yet; isnad add makes one", archive.ErrNotFound)
	case o.ReadOnly:
		return true, upToDate(ctx, db)
	case kind == fresh:
		return false, create(ctx, db, at)
	}
	if may, err := mayWrite(ctx, db); err != nil || !may {
		return true, errors.Join(err, upToDate(ctx, db))
	}
	p, err := provider(db)
	if err == nil {
		_, err = sqlstore.Version(ctx, p)
	}
	if err != nil {
		return false, err
	}
	return false, migrate(ctx, p)
}

// create makes the schema, if the address names one, and the tables.
func create(ctx context.Context, db *sql.DB, at place) error {
	if at.schema != "" {
		if _, err := db.ExecContext(ctx, "CREATE SCHEMA IF NOT EXISTS "+quote(at.schema)); err != nil && !already(err) {
			return err
		}
	}
	p, err := provider(db)
	if err != nil {
		return err
	}
	return migrate(ctx, p)
}

// provider is what brings a database to the newest migration, one process at
// a time.
func provider(db *sql.DB) (*goose.Provider, error) {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 60), lock.WithUnlockTimeout(1, 60))
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectPostgres, db, sub, goose.WithSessionLocker(locker))
}

// migrate makes the tables, or brings those of an older isnad up to date.
func migrate(ctx context.Context, p *goose.Provider) error {
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("making the archive's tables: %w", err)
	}
	return nil
}

// upToDate proves that an archive that cannot be written to can be read.
func upToDate(ctx context.Context, db *sql.DB) error {
	p, err := provider(db)
	if err != nil {
		return err
	}
	if _, err := sqlstore.Version(ctx, p); err != nil {
		return err
	}
	if old, err := p.HasPending(ctx); err != nil || old {
		return errors.Join(fmt.Errorf("%w, and it was made by an older isnad: run any command that writes, such as isnad add, as a user who may", archive.ErrReadOnly), err)
	}
	return nil
}

type kind int

const (
	fresh kind = iota
	ours
	foreign
)

// kindOf tells what the schema holds.
func kindOf(ctx context.Context, db *sql.DB, at place) (kind, error) {
	var schema sql.NullString
	if err := db.QueryRowContext(ctx, "SELECT current_schema()").Scan(&schema); err != nil {
		return fresh, err
	}
	if !schema.Valid {
		if at.schema == "" {
			return fresh, errors.New("no schema of its search_path exists: create one, or name another by ?schema=")
		}
		return fresh, nil
	}
	var tables, goose, known int
	err := db.QueryRowContext(ctx, `SELECT COUNT(*), COUNT(*) FILTER (WHERE relname = 'goose_db_version'),
		COUNT(*) FILTER (WHERE relname IN ('report', 'body', 'words'))
		FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1) AND relkind IN ('r', 'p')`, schema.String).Scan(&tables, &goose, &known)
	switch {
	case err != nil:
		return fresh, err
	case tables == goose: // none, or goose's own: the first migration has not come to its end
		return fresh, nil
	case goose == 1 && known == 3:
		return ours, nil
	}
	return foreign, nil
}

// mayWrite tells whether the user may write to the archive's tables here.
func mayWrite(ctx context.Context, db *sql.DB) (may bool, err error) {
	err = db.QueryRowContext(ctx, `SELECT NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off'
		AND has_table_privilege('report', 'INSERT, UPDATE') AND has_table_privilege('words', 'INSERT, DELETE')`).Scan(&may)
	return may, err
}
