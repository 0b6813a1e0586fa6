package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/archivetest"
	"github.com/isnad-news/isnad/internal/archive/sqlstore"
)

func opened(t *testing.T, path string, o Options) *sqlstore.Store {
	t.Helper()
	s, err := Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// run runs statements on a file as any program might.
func run(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range statements {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestOpenRefuses: what is no archive, or none that can be read, is told by
// name and left as it is, byte for byte.
func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	run(t, path("foreign"), "CREATE TABLE mine (x)", "INSERT INTO mine VALUES (1)")
	run(t, path("foreign id"), "PRAGMA application_id = 77", "PRAGMA user_version = 1")
	for name, content := range map[string]string{"text": "a text that is no database, and is long enough to be seen as none", "empty": ""} {
		if err := os.WriteFile(path(name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	opened(t, path("newer"), Options{})
	run(t, path("newer"), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)")
	tests := []struct {
		name     string
		readOnly bool
		want     error
		says     string
	}{
		{"missing", true, archive.ErrNotFound, "there is no archive yet: isnad add makes one"},
		{"no folder/missing", true, archive.ErrNotFound, "there is no archive yet"},
		{"empty", true, archive.ErrNotFound, "there is no archive yet"},
		{"foreign", true, archive.ErrForeign, "another program"},
		{"foreign", false, archive.ErrForeign, "another program"},
		{"foreign id", true, archive.ErrForeign, "another program"},
		{"foreign id", false, archive.ErrForeign, "another program"},
		{"text", true, archive.ErrForeign, "no database"},
		{"text", false, archive.ErrForeign, "no database"},
		{"newer", true, archive.ErrNewer, "get a newer isnad"},
		{"newer", false, archive.ErrNewer, "get a newer isnad"},
		{"text/within", false, nil, "not a directory"},
		{".", true, nil, "is a folder"},
		{".", false, nil, "is a folder"},
	}
	for _, tt := range tests {
		before, _ := os.ReadFile(path(tt.name)) // none of a folder, or where nothing is
		s, err := Open(t.Context(), path(tt.name), Options{ReadOnly: tt.readOnly})
		if err == nil {
			t.Errorf("%s (%v) was opened", tt.name, tt.readOnly)
			_ = s.Close()
			continue
		}
		if tt.want != nil && !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s (%v): %v, want %v and %q", tt.name, tt.readOnly, err, tt.want, tt.says)
		}
		if after, _ := os.ReadFile(path(tt.name)); !bytes.Equal(before, after) {
			t.Errorf("%s (%v) was changed", tt.name, tt.readOnly)
		}
	}
	if _, err := os.Stat(path("missing")); err == nil {
		t.Error("an archive was made where one was only to be read")
	}
}

func TestOpenReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	w := opened(t, path, Options{})
	entries := archivetest.Entries(0, 3)
	if n, err := w.Put(t.Context(), entries); err != nil || n != 3 {
		t.Fatal(n, err)
	}
	r := opened(t, path, Options{ReadOnly: true})
	if res, err := r.Search(t.Context(), archive.Query{}); err != nil || res.Total != 3 {
		t.Errorf("%d found, %v", res.Total, err)
	}
	if _, err := r.Put(t.Context(), archivetest.Entries(3, 5)); !errors.Is(err, archive.ErrReadOnly) {
		t.Errorf("Put: %v", err)
	}
	archivetest.ReadOnly(t, r, entries[0].Record.Document.ID)
	// What is kept meanwhile is seen.
	if _, err := w.Put(t.Context(), archivetest.Entries(3, 8)); err != nil {
		t.Fatal(err)
	}
	if res, err := r.Search(t.Context(), archive.Query{}); err != nil || res.Total <= 3 {
		t.Errorf("%d found, %v", res.Total, err)
	}
}

// TestOpenAtOnce: several may make one archive at the same moment.
func TestOpenAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			s, err := Open(context.Background(), path, Options{})
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if faults, err := opened(t, path, Options{ReadOnly: true}).Check(t.Context()); err != nil || len(faults) > 0 {
		t.Error(faults, err)
	}
}

// TestOpenGoesOn: an archive whose making was stopped at any step is made.
func TestOpenGoesOn(t *testing.T) {
	for what, steps := range map[string][]string{
		"the log":   {"PRAGMA journal_mode = wal"},
		"its sign":  {"PRAGMA journal_mode = wal", "PRAGMA application_id = 1232301668"},
		"a version": {"PRAGMA application_id = 1232301668", "CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')))", "INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1)"},
	} {
		path := filepath.Join(t.TempDir(), "a.db")
		run(t, path, steps...)
		if _, err := Open(t.Context(), path, Options{ReadOnly: true}); !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("%s: read only: %v", what, err)
		}
		s := opened(t, path, Options{})
		if n, err := s.Put(t.Context(), archivetest.Entries(0, 2)); err != nil || n != 2 {
			t.Errorf("%s: %d kept, %v", what, n, err)
		}
		var mode string
		if err := scanOne(t, path, "PRAGMA journal_mode", &mode); err != nil || mode != "wal" {
			t.Errorf("%s: journal mode %q, %v", what, mode, err)
		}
	}
}

// TestOlder: an archive that an older isnad made is brought up to date.
func TestOlder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	archivetest.Older(t, func(t *testing.T) archive.Archive { return opened(t, path, Options{}) }, func(t *testing.T) {
		db, err := connect(t.Context(), path, "", 1)
		if err != nil {
			t.Fatal(err)
		}
		p, err := provider(db)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.DownTo(t.Context(), 1); err != nil {
			t.Fatal(err)
		}
		if err := p.Close(); err != nil { // the database too
			t.Fatal(err)
		}
		if _, err := Open(t.Context(), path, Options{ReadOnly: true}); !errors.Is(err, archive.ErrReadOnly) || !strings.Contains(err.Error(), "older isnad") {
			t.Errorf("read only: %v", err)
		}
	})
}

// TestCheckTells: rows that are not those of their record are told, each report
// once.
func TestCheckTells(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s := opened(t, path, Options{})
	if _, err := s.Put(t.Context(), archivetest.Entries(0, 30)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		how  string
		says string
	}{
		{"UPDATE party SET id = 'OTHER' WHERE (report, event, role, n) = (SELECT report, event, role, n FROM party LIMIT 1)", "its rows are not like"},
		{"UPDATE statement SET published = '1999-01-01' WHERE report = (SELECT MAX(report) FROM statement)", "its rows are not like"},
		{"DELETE FROM event WHERE report = (SELECT report FROM event ORDER BY report LIMIT 1 OFFSET 20)", "of which events are missing"},
		{"UPDATE report SET corrected = 2 WHERE key = 3", "another number of corrections"},
		{"UPDATE body SET record = x'00' WHERE report = 7", "cannot be unpacked"},
	} {
		before, err := s.Check(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		run(t, path, c.how)
		faults, err := s.Check(t.Context())
		if err != nil || len(faults) != len(before)+1 || !strings.Contains(strings.Join(faults, "\n"), c.says) {
			t.Errorf("%s: %q, %v, want one more fault that says %q", c.how, faults, err, c.says)
		}
	}
}

func scanOne(t *testing.T, path, query string, to any) error {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	return db.QueryRow(query).Scan(to)
}
