//go:build unix

package postgres_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver
)

// server is a PostgreSQL of the tests' own, on a socket in a folder of its own.
type server struct {
	dir  string
	cmd  *exec.Cmd
	hold io.Closer // the server runs until this is closed, or the tests end in whatever way
	done chan error
}

// TestMain stops the server that tests have started.
func TestMain(m *testing.M) {
	code := m.Run()
	if started.server != nil {
		if err := started.server.stop(); err != nil {
			fmt.Fprintln(os.Stderr, "stopping PostgreSQL:", err)
			code = 1
		}
	}
	os.Exit(code)
}

var started struct {
	once   sync.Once
	server *server
	err    error
}

var errNone = errors.New("no PostgreSQL is installed: initdb and postgres are neither on PATH nor under /usr/lib/postgresql")

// running gives the server, started by the first test that needs it. Without
// one a test is skipped or, in CI, fails.
func running(t *testing.T) *server {
	t.Helper()
	started.once.Do(func() { started.server, started.err = start() })
	switch err := started.err; {
	case errors.Is(err, errNone) && os.Getenv("CI") != "true":
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
	return started.server
}

// bin finds a program of PostgreSQL's.
func bin(name string) (string, error) {
	if p, err := exec.LookPath(name); err == nil {
		return p, nil
	}
	all, err := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	if err != nil || len(all) == 0 {
		return "", errNone
	}
	slices.Sort(all)
	return all[len(all)-1], nil
}

func start() (*server, error) {
	initdb, err := bin("initdb")
	if err != nil {
		return nil, err
	}
	postgres, err := bin("postgres")
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("/tmp", "isnad") // short: a socket's path has some 100 bytes at most
	if err != nil {
		return nil, err
	}
	attr, err := unprivileged(dir)
	if err != nil {
		return nil, err
	}
	s := &server{dir: dir, done: make(chan error, 1)}
	data := filepath.Join(dir, "data")
	init := exec.Command(initdb, "-D", data, "-U", "isnad", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	init.Dir, init.SysProcAttr = dir, attr
	if out, err := init.CombinedOutput(); err != nil {
		return nil, errors.Join(fmt.Errorf("initdb: %w: %s", err, out), os.RemoveAll(dir))
	}
	s.cmd = exec.Command("/bin/sh", "-c", `"$@" & read -r end; kill -QUIT $!; wait $!`, "sh", postgres, "-D", data, "-k", dir, "-c", "listen_addresses=", "-c", "fsync=off",
		"-c", "full_page_writes=off", "-c", "max_connections=200", "-c", "shared_buffers=64MB")
	s.cmd.Dir, s.cmd.SysProcAttr = dir, attr
	log, err := os.Create(filepath.Join(dir, "log"))
	if err != nil {
		return nil, err
	}
	defer log.Close()
	s.cmd.Stdout, s.cmd.Stderr = log, log
	if s.hold, err = s.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	if err := s.cmd.Start(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	go func() { s.done <- s.cmd.Wait() }()
	return s, s.wait()
}

// unprivileged lets a server run by root run as somebody else, since
// PostgreSQL refuses root, and gives them the folder.
func unprivileged(dir string) (*syscall.SysProcAttr, error) {
	attr := &syscall.SysProcAttr{Setpgid: true} // Ctrl-C stops the tests, which stop the server
	if os.Getuid() != 0 {
		return attr, nil
	}
	who, err := user.Lookup("postgres")
	if err != nil {
		if who, err = user.Lookup("nobody"); err != nil {
			return nil, err
		}
	}
	uid, err1 := strconv.ParseUint(who.Uid, 10, 32)
	gid, err2 := strconv.ParseUint(who.Gid, 10, 32)
	attr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return attr, errors.Join(err1, err2, os.Chown(dir, int(uid), int(gid)))
}

// wait waits until the server takes connections.
func (s *server) wait() error {
	db, err := sql.Open("pgx", s.address("", ""))
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // nothing is under way
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		if err = db.Ping(); err == nil {
			return nil
		}
		if time.Now().After(deadline) {
			log, _ := os.ReadFile(filepath.Join(s.dir, "log"))
			return errors.Join(fmt.Errorf("PostgreSQL takes no connections: %w: %s", err, log), s.stop())
		}
	}
}

// stop ends the server at once and takes its folder away.
func (s *server) stop() error {
	err := s.hold.Close()
	select {
	case <-s.done:
	case <-time.After(20 * time.Second):
		err = errors.Join(err, s.cmd.Process.Kill())
	}
	return errors.Join(err, os.RemoveAll(s.dir))
}

// address is that of a schema, for a user.
func (s *server) address(who, schema string) string {
	if who == "" {
		who = "isnad"
	}
	q := url.Values{"host": {s.dir}}
	if schema != "" {
		q.Set("schema", schema)
	}
	return "postgres://" + who + "@/postgres?" + q.Encode()
}

var schemas atomic.Int64

// fresh gives the address of a schema that does not exist yet; it goes when
// the test ends.
func (s *server) fresh(t *testing.T) (address, schema string) {
	t.Helper()
	schema = fmt.Sprintf("Test %d", schemas.Add(1)) // a name that must be quoted
	t.Cleanup(func() { s.exec(t, `DROP SCHEMA IF EXISTS "`+schema+`" CASCADE`) })
	return s.address("", schema), schema
}

// exec runs SQL as the one who owns the server.
func (s *server) exec(t *testing.T, query string) {
	t.Helper()
	db, err := sql.Open("pgx", s.address("", ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }() // nothing is under way
	if _, err := db.ExecContext(context.Background(), query); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}
