// Package sqlite keeps an archive in one file, by SQLite in its write-ahead
// mode: readers and one writer at a time do not hinder each other, and what a
// transaction has kept stays, whenever the process ends.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/sqlstore"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks an archive's file: "Isnd".
const applicationID = 0x49736E64

// Options say how to open an archive.
type Options struct {
	// ReadOnly opens one that exists and writes nothing.
	ReadOnly bool
}

// Open opens the archive in a file and, unless it is only to be read, makes it
// and its folder where there is none. Where nothing can be written and it is
// not only to be read, the error is archive.ErrReadOnly.
func Open(ctx context.Context, path string, o Options) (*sqlstore.Store, error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("%s is a folder: give the path of an archive's file", path)
	case errors.Is(err, fs.ErrNotExist) && o.ReadOnly:
		return nil, fmt.Errorf("%s: %w", path, noArchive{})
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, fmt.Errorf("the archive's folder: %w", err)
		}
	case err != nil:
		return nil, fmt.Errorf("archive %s: %w", path, err)
	}
	s, err := open(ctx, path, o)
	if err != nil {
		return nil, fmt.Errorf("archive %s: %w", path, err)
	}
	return s, nil
}

// noArchive is archive.ErrNotFound in the words that fit a whole archive.
type noArchive struct{}

// Error tells what to do.
func (noArchive) Error() string { return "there is no archive yet: isnad add makes one" }

// Unwrap makes it one of the errors of package archive.
func (noArchive) Unwrap() error { return archive.ErrNotFound }

func open(ctx context.Context, path string, o Options) (*sqlstore.Store, error) {
	if o.ReadOnly {
		return openReadOnly(ctx, path)
	}
	if err := writable(path); err != nil {
		return nil, err
	}
	return openWritable(ctx, path)
}

// writable proves that a file, or one that does not exist yet, can be written.
func writable(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		if _, missing := os.Stat(path); missing != nil {
			return fmt.Errorf("it cannot be made: %w", err)
		}
		return fmt.Errorf("%w: %w; what is in it can be searched and exported", archive.ErrReadOnly, err)
	}
	_ = f.Close() // nothing was written
	return nil
}

func openWritable(ctx context.Context, path string) (*sqlstore.Store, error) {
	write, err := connect(ctx, path, "", 1)
	if err != nil {
		return nil, err
	}
	if err := migrate(ctx, write); err != nil {
		return nil, errors.Join(err, write.Close())
	}
	read, err := connect(ctx, path, "&_pragma=query_only(1)", 4)
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	// What the planner knows of the tables is kept up as they grow.
	optimize := func() error {
		_, err := write.ExecContext(context.WithoutCancel(ctx), "PRAGMA optimize")
		return err
	}
	return sqlstore.New(read, write, dialect{}, optimize)
}

// openReadOnly opens an archive and writes nothing to it.
func openReadOnly(ctx context.Context, path string) (*sqlstore.Store, error) {
	read, err := connect(ctx, path, readMode(path), 4)
	if errors.Is(err, archive.ErrFull) && empty(path+"-wal") { // nobody can be writing to it either
		read, err = connect(ctx, path, "&mode=ro&immutable=1", 4)
	}
	if err != nil {
		return nil, err
	}
	if err := upToDate(ctx, read); err != nil {
		return nil, errors.Join(err, read.Close())
	}
	return sqlstore.New(read, nil, dialect{})
}

// unlocked reads a file without locks, and its log into memory.
const unlocked = "&mode=ro&vfs=unix-none&_pragma=locking_mode(exclusive)"

// readMode says how to read an archive. Where nothing can be written, no lock
// can be had; where that goes for everybody, none is needed, and what a killed
// process left in the log is read into memory.
func readMode(path string) string {
	err := folderWritable(filepath.Dir(path))
	switch {
	case err != nil && empty(path+"-wal"):
		return "&mode=ro&immutable=1"
	case errors.Is(err, syscall.EROFS):
		return unlocked
	}
	return "&mode=ro"
}

func folderWritable(dir string) error {
	f, err := os.CreateTemp(dir, ".isnad-*")
	if err != nil {
		return err
	}
	_ = f.Close() // nothing was written
	return os.Remove(f.Name())
}

func empty(path string) bool {
	info, err := os.Stat(path)
	return err != nil || info.Size() == 0
}

// connect opens a pool of connections. Transactions begin as writing ones on
// the writing pool, so that two processes wait for each other rather than fail
// halfway.
func connect(ctx context.Context, path, more string, conns int) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	dsn := (&url.URL{Scheme: "file", Path: abs}).String() + "?_txlock=immediate&_pragma=busy_timeout(30000)" + more
	if more != unlocked { // the driver sorts pragmas, and some look into the file before that mode is set
		dsn += "&_pragma=page_size(8192)&_pragma=synchronous(normal)&_pragma=cache_size(-16384)&_pragma=temp_store(memory)" +
			"&_pragma=wal_autocheckpoint(4000)&_pragma=journal_size_limit(67108864)"
	}
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns)
	var id int
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil { // reads the file, which opening does not
		return nil, dialect{}.Err(errors.Join(err, db.Close()))
	}
	return db, nil
}

// provider is what brings a database to the newest migration.
func provider(db *sql.DB) (*goose.Provider, error) {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, db, sub)
}

// migrate makes a new file an archive, or brings an old archive up to date. A
// database of another program stays untouched.
func migrate(ctx context.Context, db *sql.DB) error {
	kind, err := kindOf(ctx, db)
	if err != nil {
		return dialect{}.Err(err)
	}
	if kind == foreign {
		return fmt.Errorf("%w: it is a database of another program", archive.ErrForeign)
	}
	begin := "PRAGMA journal_mode = wal" // which stays with the file, but not with a copy by VACUUM INTO
	if kind == fresh {
		begin += fmt.Sprintf("; PRAGMA application_id = %d", applicationID)
	}
	if err := again(ctx, func() error { _, err := db.ExecContext(ctx, begin); return err }); err != nil {
		return err
	}
	return again(ctx, func() error { return up(ctx, db) })
}

// up runs the migrations that are missing.
func up(ctx context.Context, db *sql.DB) error {
	p, err := provider(db)
	if err != nil {
		return err
	}
	if _, err := sqlstore.Version(ctx, p); err != nil {
		return dialect{}.Err(err)
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("making its tables: %w", err)
	}
	return nil
}

// tries is how often again tries.
const tries = 5

// again does something until it comes off: two processes that make the same
// archive at once stand in each other's way, and each step is done by one.
func again(ctx context.Context, do func() error) (err error) {
	for n := range tries {
		err = dialect{}.Err(do())
		if err == nil || errors.Is(err, archive.ErrNewer) || errors.Is(err, archive.ErrFull) || errors.Is(err, archive.ErrReadOnly) || ctx.Err() != nil {
			return err
		}
		select {
		case <-ctx.Done():
		case <-time.After(time.Duration(n+1) * 50 * time.Millisecond):
		}
	}
	return err
}

// upToDate proves that an archive that cannot be written to can be read.
func upToDate(ctx context.Context, db *sql.DB) error {
	kind, err := kindOf(ctx, db)
	if err != nil {
		return dialect{}.Err(err)
	}
	switch kind {
	case foreign:
		return fmt.Errorf("%w: it is a database of another program", archive.ErrForeign)
	case fresh:
		return noArchive{}
	}
	p, err := provider(db)
	if err != nil {
		return err
	}
	switch version, err := sqlstore.Version(ctx, p); {
	case err != nil:
		return dialect{}.Err(err)
	case version == 0:
		return noArchive{} // somebody was stopped while making it
	}
	if old, err := p.HasPending(ctx); err != nil || old {
		return errors.Join(fmt.Errorf("%w, and it was made by an older isnad: run any command that writes, such as isnad add, where it can be written", archive.ErrReadOnly), err)
	}
	return nil
}

type kind int

const (
	fresh kind = iota
	ours
	foreign
)

func kindOf(ctx context.Context, db *sql.DB) (kind, error) {
	var id, tables int
	// Whoever makes an archive puts its sign before its tables, so they are read
	// the other way round.
	if err := db.QueryRowContext(ctx, "SELECT COUNT(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return fresh, err
	}
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return fresh, err
	}
	switch {
	case tables == 0 && (id == 0 || id == applicationID): // or somebody was stopped at once
		return fresh, nil
	case id == applicationID:
		return ours, nil
	}
	return foreign, nil
}
