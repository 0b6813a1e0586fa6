package postgres

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/isnad-news/isnad/internal/archive"
)

func TestErr(t *testing.T) {
	for code, want := range map[string]error{
		"53100": archive.ErrFull, "25006": archive.ErrReadOnly, "42501": archive.ErrReadOnly, "55P03": archive.ErrBusy, "40P01": archive.ErrBusy,
		"53300": archive.ErrBusy, "XX001": archive.ErrBroken, "XX002": archive.ErrBroken, "42P01": archive.ErrForeign,
	} {
		cause := &pgconn.PgError{Code: code, Message: "why"}
		err := dialect{}.Err(fmt.Errorf("insert: %w", cause))
		if !errors.Is(err, want) || !errors.Is(err, cause) || !strings.Contains(err.Error(), "why") {
			t.Errorf("%s: %v, want %v", code, err, want)
		}
		if again := (dialect{}).Err(err); again.Error() != err.Error() {
			t.Errorf("%s: told twice: %v", code, again)
		}
	}
	if err := (dialect{}).Err(nil); err != nil {
		t.Errorf("no error: %v", err)
	}
	for _, err := range []error{errors.New("other"), &pgconn.PgError{Code: "22001"}} {
		if got := (dialect{}).Err(err); got != err { //nolint:errorlint // the very same
			t.Errorf("%v became %v", err, got)
		}
	}
	if err := (dialect{}).Err(&pgconn.PgError{Code: "54000"}); !strings.Contains(err.Error(), "2,700 bytes") {
		t.Errorf("54000: %v", err)
	}
}

func TestHide(t *testing.T) {
	at, err := parse("postgres://reader:s3cret%21@db.example:5433/press?schema=isnad2")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := at.String(), "postgres://reader@db.example:5433/press?schema=isnad2"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	cause := fmt.Errorf("%w: dial s3cret! and s3cret%%21", archive.ErrBusy)
	if got := at.hide(cause); strings.Contains(got.Error(), "s3cret") || !errors.Is(got, archive.ErrBusy) {
		t.Errorf("%v", got)
	}
}
