//go:build unix

package postgres_test

import (
	"context"
	"errors"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/archivetest"
	"github.com/isnad-news/isnad/internal/archive/postgres"
)

// fails wants opening to fail with an error that says something and does not
// show the password.
func fails(t *testing.T, address string, o postgres.Options, is error, says ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	a, err := postgres.Open(ctx, address, o)
	if err == nil {
		t.Fatalf("%s opened: %v", address, a.Close())
	}
	if is != nil && !errors.Is(err, is) {
		t.Errorf("%s: %v, want %v", address, err, is)
	}
	for _, s := range says {
		if !strings.Contains(err.Error(), s) {
			t.Errorf("%s: %q does not say %q", address, err, s)
		}
	}
	if strings.Contains(err.Error(), "s3cret") || strings.Contains(err.Error(), "s3%") {
		t.Errorf("the password shows: %v", err)
	}
}

func TestAddresses(t *testing.T) {
	for _, address := range []string{"", "mysql://u:s3cret@h/d", "postgres://u:s3cret@h:port/d", "postgres://u:s3cret\x00@h/d", "postgres://u:s3cret%@h/d",
		"postgresql://u:s3cret@h/d?sslmode=perhaps", "postgres://h/d?password=s3cret&sslmode=perhaps", "host=h password=s3cret", "postgres://u:s3cret@[h/d"} {
		fails(t, address, postgres.Options{}, nil, "write postgres://user@host:port/database")
	}
}

func TestUnreachable(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0") // nobody listens behind it once it is closed
	if err != nil {
		t.Fatal(err)
	}
	host := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	for _, scheme := range []string{"postgres", "postgresql"} {
		fails(t, scheme+"://reader:s3cret@"+host+"/press", postgres.Options{}, nil, "cannot reach the PostgreSQL server at "+host, "reader@")
	}
	fails(t, "postgres://reader@/press?host=/nowhere&password=s3cret", postgres.Options{}, nil, "cannot reach")
}

func TestRefused(t *testing.T) {
	s := running(t)
	none := strings.Replace(s.address("", ""), "/postgres?", "/none?", 1)
	fails(t, none, postgres.Options{}, nil, "has no database none", "createdb")
	fails(t, s.address("nobody:s3cret", ""), postgres.Options{}, nil, "does not let user nobody in")
}

func TestForeign(t *testing.T) {
	s := running(t)
	address, schema := s.fresh(t)
	s.exec(t, `CREATE SCHEMA "`+schema+`"; CREATE TABLE "`+schema+`".report (id int)`)
	fails(t, address, postgres.Options{}, archive.ErrForeign, schema)
	fails(t, address, postgres.Options{ReadOnly: true}, archive.ErrForeign, "?schema=")
}

func TestNewer(t *testing.T) {
	s := running(t)
	address, schema := s.fresh(t)
	open(t, address, postgres.Options{})
	s.exec(t, `INSERT INTO "`+schema+`".goose_db_version (version_id, is_applied) VALUES (9999, true)`)
	for _, readOnly := range []bool{false, true} {
		fails(t, address, postgres.Options{ReadOnly: readOnly}, archive.ErrNewer, "9999", "get a newer isnad")
	}
}

// An archive that may not be written to is read, and says so when written to.
func TestReadOnly(t *testing.T) {
	s := running(t)
	address, schema := s.fresh(t)
	fails(t, address, postgres.Options{ReadOnly: true}, archive.ErrNotFound, "isnad add makes one")
	a, e := open(t, address, postgres.Options{}), archivetest.Entry(1)
	if _, err := a.Put(t.Context(), []archive.Entry{e}); err != nil {
		t.Fatal(err)
	}
	s.exec(t, `DROP ROLE IF EXISTS guest; CREATE ROLE guest LOGIN; GRANT USAGE ON SCHEMA "`+schema+`" TO guest;
		GRANT SELECT ON ALL TABLES IN SCHEMA "`+schema+`" TO guest`)
	for what, r := range map[string]archive.Archive{
		"asked for": open(t, address, postgres.Options{ReadOnly: true}), "a guest": open(t, s.address("guest", schema), postgres.Options{})} {
		if _, err := r.Put(t.Context(), archivetest.Entries(2, 4)); !errors.Is(err, archive.ErrReadOnly) {
			t.Errorf("%s: Put: %v, want ErrReadOnly", what, err)
		}
		if got, err := r.Report(t.Context(), e.Record.Document.ID); err != nil || got.Source != e.Source {
			t.Errorf("%s: Report: %v", what, err)
		}
		if res, err := r.Search(t.Context(), archive.Query{Facets: archive.AllFacets(), Limit: 3}); err != nil || res.Total != 1 {
			t.Errorf("%s: Search: %d, %v", what, res.Total, err)
		}
		if faults, err := r.Check(t.Context()); err != nil || len(faults) > 0 {
			t.Errorf("%s: Check: %q, %v", what, faults, err)
		}
		archivetest.ReadOnly(t, r, e.Record.Document.ID)
	}
	fails(t, s.address("guest", "elsewhere"), postgres.Options{}, archive.ErrReadOnly)
}

// An archive that an older isnad made is brought up to date.
func TestOlder(t *testing.T) {
	s := running(t)
	address, _ := s.fresh(t)
	archivetest.Older(t, func(t *testing.T) archive.Archive { return open(t, address, postgres.Options{}) }, func(t *testing.T) {
		if err := postgres.DownTo(t.Context(), address, 1); err != nil {
			t.Fatal(err)
		}
		fails(t, address, postgres.Options{ReadOnly: true}, archive.ErrReadOnly, "older isnad")
	})
}

// Tables go where the address says, into a schema of their own by default.
func TestSchemas(t *testing.T) {
	s := running(t)
	_, one := s.fresh(t)
	for _, address := range []string{s.address("", one), s.address("", "") + "&search_path=public", s.address("", "")} {
		a := open(t, address, postgres.Options{})
		if st, err := a.Stats(t.Context()); err != nil || st.Reports != 0 || st.Bytes == 0 {
			t.Fatalf("%s: %+v, %v", address, st, err)
		}
		if _, err := a.Put(t.Context(), archivetest.Entries(0, 2)); err != nil {
			t.Fatal(err)
		}
	}
	fails(t, s.address("", "")+"&search_path=nowhere", postgres.Options{}, nil, "no schema of its search_path exists")
	s.exec(t, `DROP SCHEMA isnad CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public`)
}

// Several processes open, make and write to one archive at once.
func TestManyProcesses(t *testing.T) {
	s := running(t)
	address, _ := s.fresh(t)
	const processes, n = 5, 60
	var wg sync.WaitGroup
	added := make([]int, processes)
	for p := range processes {
		wg.Go(func() {
			a, err := postgres.Open(t.Context(), address, postgres.Options{})
			if err != nil {
				t.Errorf("Open: %v", err)
				return
			}
			defer func() {
				if err := a.Close(); err != nil {
					t.Error(err)
				}
			}()
			for i := range n / 6 {
				lo := (i*6 + p*18) % n
				k, err := a.Put(t.Context(), archivetest.Entries(lo, lo+6))
				if err != nil {
					t.Errorf("Put: %v", err)
				}
				added[p] += k
			}
		})
	}
	wg.Wait()
	a := open(t, address, postgres.Options{})
	faults, err := a.Check(t.Context())
	if st, err := a.Stats(t.Context()); err != nil || st.Reports != n {
		t.Errorf("%d reports, %v, %v", st.Reports, added, err)
	}
	total := 0
	for _, k := range added {
		total += k
	}
	if total != n || err != nil || len(faults) > 0 {
		t.Errorf("%v added, want %d together; faults %q, %v", added, n, faults, err)
	}
}

// A server that cuts connections is spoken to again, and nothing is half there.
func TestCutOff(t *testing.T) {
	s := running(t)
	address, _ := s.fresh(t)
	a := open(t, address, postgres.Options{})
	for i := range 5 {
		s.exec(t, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'isnad' AND pid <> pg_backend_pid()")
		batch := archivetest.Entries(i*4, i*4+4)
		_, err := a.Put(t.Context(), batch)
		for try := 0; err != nil && try < 10; try++ {
			_, err = a.Put(t.Context(), batch)
		}
		if err != nil {
			t.Fatalf("Put: %v", err)
		}
	}
	var st archive.Stats
	var err error
	for range 10 {
		if st, err = a.Stats(t.Context()); err == nil {
			break
		}
	}
	if faults, check := a.Check(t.Context()); err != nil || check != nil || len(faults) > 0 || st.Reports != 20 {
		t.Errorf("%d reports, %v; Check: %q, %v", st.Reports, err, faults, check)
	}
}
