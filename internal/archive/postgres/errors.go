package postgres

import (
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/isnad-news/isnad/internal/archive"
)

// Err tells what a user can mend.
func (dialect) Err(err error) error { return explain(err) }

func explain(err error) error {
	for _, known := range []error{archive.ErrBusy, archive.ErrReadOnly, archive.ErrFull, archive.ErrBroken, archive.ErrForeign, archive.ErrNewer} {
		if errors.Is(err, known) {
			return err
		}
	}
	var e *pgconn.PgError
	if err == nil || !errors.As(err, &e) {
		return err
	}
	switch e.Code {
	case "53100": // disk full
		return fmt.Errorf("%w: make room on the database's server and run the command again, what was kept stays (%w)", archive.ErrFull, err)
	case "25006", "42501": // read-only transaction, insufficient privilege
		return fmt.Errorf("%w: this user or this server may not write to it (%w)", archive.ErrReadOnly, err)
	case "55P03": // lock not available
		return fmt.Errorf("%w, and has for %s: wait for it, or end it (%w)", archive.ErrBusy, longestWait, err)
	case "40P01", "40001": // deadlock, serialization failure
		return fmt.Errorf("%w and got in the way: run the command again (%w)", archive.ErrBusy, err)
	case "54000": // program limit exceeded
		return fmt.Errorf("an id, or another field that is sought whole, is longer than the 2,700 bytes that PostgreSQL's indexes take: %w", err)
	case "XX001", "XX002": // data or index corrupted
		return fmt.Errorf("%w: restore it from a copy, or add the reports anew (%w)", archive.ErrBroken, err)
	case "42P01", "42703": // undefined table or column
		return fmt.Errorf("%w: its schema lacks what an archive has (%w)", archive.ErrForeign, err)
	case "53300", "57P03": // too many connections, cannot connect now
		return fmt.Errorf("%w: the database's server takes no more connections now: try again later (%w)", archive.ErrBusy, err)
	}
	return err
}

// already tells that another process has just made the same.
func already(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && (e.Code == "23505" || e.Code == "42P06")
}

// unreachable tells why a server cannot be spoken to.
func unreachable(at place, err error) error {
	var e *pgconn.PgError
	if !errors.As(err, &e) {
		return fmt.Errorf("cannot reach the PostgreSQL server at %s: is it running, and does it take connections from here? (%w)", at.host(), err)
	}
	switch e.Code {
	case "28P01", "28000":
		return fmt.Errorf("the PostgreSQL server at %s does not let user %s in: check the password, in the address or in PGPASSWORD (%w)", at.host(), at.config.User, err)
	case "3D000":
		return fmt.Errorf("the PostgreSQL server at %s has no database %s: make it with createdb (%w)", at.host(), at.config.Database, err)
	}
	return err
}
