package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/sqlstore"
)

// dialect is SQLite's; see sqlstore.Dialect.
type dialect struct{}

// Rebind leaves a query as it is: ? is SQLite's own mark.
func (dialect) Rebind(query string) string { return query }

// atOnce is how many rows one statement inserts: fewer calls, and a statement
// that is made but once a transaction.
const atOnce = 32

// Insert adds rows, many a statement.
func (d dialect) Insert(ctx context.Context, _ *sql.Conn, tx *sql.Tx, table string, columns []string, rows [][]any) error {
	row := "(?" + strings.Repeat(",?", len(columns)-1) + ")"
	into := "INSERT INTO " + table + " (" + strings.Join(columns, ",") + ") VALUES " + row
	if len(rows) >= atOnce {
		rest, err := d.chunks(ctx, tx, into+strings.Repeat(","+row, atOnce-1), len(columns), rows)
		if err != nil {
			return err
		}
		rows = rest
	}
	if len(rows) == 0 {
		return nil
	}
	stmt, err := tx.PrepareContext(ctx, into)
	if err != nil {
		return err
	}
	defer func() { _ = stmt.Close() }() // ends with the transaction
	for _, r := range rows {
		if _, err := stmt.ExecContext(ctx, r...); err != nil {
			return err
		}
	}
	return nil
}

// chunks inserts as many rows as fill whole statements, and gives the rest.
func (dialect) chunks(ctx context.Context, tx *sql.Tx, query string, columns int, rows [][]any) ([][]any, error) {
	stmt, err := tx.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer func() { _ = stmt.Close() }() // ends with the transaction
	args := make([]any, 0, atOnce*columns)
	for ; len(rows) >= atOnce; rows = rows[atOnce:] {
		args = args[:0]
		for _, r := range rows[:atOnce] {
			args = append(args, r...)
		}
		if _, err := stmt.ExecContext(ctx, args...); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// Lock locks rows by nothing: one process at a time writes.
func (dialect) Lock() string { return "" }

// Graded tells that lists walk the table grade.
func (dialect) Graded() bool { return true }

// Size gives the bytes of the file.
func (dialect) Size() string {
	return "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
}

// Whole runs SQLite's own check of every page and index. Full text remembers how
// its index was built up when the connection last sought in it, and takes what
// others have written since for damage: so it is sought in first, and the check
// sees the same state.
func (dialect) Whole(ctx context.Context, db *sql.DB) (faults []string, err error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close() }() // gives it back to the pool
	if _, err := conn.ExecContext(ctx, "BEGIN DEFERRED"); err != nil {
		return nil, err
	}
	defer func() {
		_, end := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		err = errors.Join(err, end)
	}()
	for _, q := range []string{
		"SELECT CAST(rowid AS TEXT) FROM words WHERE words MATCH ?", "SELECT CAST(rowid AS TEXT) FROM name_words WHERE name_words MATCH ?",
	} {
		if _, err := texts(ctx, conn, q, phrase([]string{never}, false)); err != nil {
			return nil, err
		}
	}
	all, err := texts(ctx, conn, "PRAGMA integrity_check")
	for _, s := range all {
		if s != "ok" {
			faults = append(faults, s)
		}
	}
	return faults, err
}

// texts reads a column of text.
func texts(ctx context.Context, conn *sql.Conn, query string, args ...any) (out []string, err error) {
	rows, err := conn.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// Err tells what a user can mend.
func (dialect) Err(err error) error {
	var e *sqlite.Error
	if err == nil || !errors.As(err, &e) {
		return err
	}
	for _, known := range []error{archive.ErrBusy, archive.ErrReadOnly, archive.ErrFull, archive.ErrBroken, archive.ErrForeign} {
		if errors.Is(err, known) {
			return err
		}
	}
	if e.Code() == lib.SQLITE_IOERR_SHMSIZE { // no room for the table of who reads and writes
		return full(err)
	}
	switch e.Code() & 0xFF {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return fmt.Errorf("%w, and has for half a minute: wait for it, or end it (%w)", archive.ErrBusy, err)
	case lib.SQLITE_READONLY, lib.SQLITE_PERM:
		return fmt.Errorf("%w: check the permissions of its file and folder (%w)", archive.ErrReadOnly, err)
	case lib.SQLITE_FULL:
		return full(err)
	case lib.SQLITE_CANTOPEN:
		return fmt.Errorf("it cannot be opened: check that its file and folder may be read and written (%w)", err)
	case lib.SQLITE_CORRUPT:
		return fmt.Errorf("%w: restore it from a copy, or add the reports anew (%w)", archive.ErrBroken, err)
	case lib.SQLITE_NOTADB:
		return fmt.Errorf("%w: the file is no database (%w)", archive.ErrForeign, err)
	case lib.SQLITE_IOERR:
		return fmt.Errorf("the disk does not take or give what it should: %w", err)
	}
	return err
}

func full(err error) error {
	return fmt.Errorf("%w: make room and run the command again, what was kept stays (%w)", archive.ErrFull, err)
}

var _ sqlstore.Dialect = dialect{}
