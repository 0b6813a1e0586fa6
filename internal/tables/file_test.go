package tables

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return strings.Join(list, " ")
}

func TestNoHalfFile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	w, err := New(dir, CSV, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Add(full()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"reports.csv", "statements.csv", "events.csv"} {
		if _, err := os.Stat(filepath.Join(dir, name)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s before Close: %v", name, err)
		}
	}
	w.Abort()
	if got := names(t, dir); got != "" {
		t.Errorf("left behind: %s", got)
	}
	if err := w.Add(full()); !errors.Is(err, ErrClosed) {
		t.Errorf("Add after Abort: %v", err)
	}
	if err := w.Close(); !errors.Is(err, ErrClosed) {
		t.Errorf("Close after Abort: %v", err)
	}
}

func TestForce(t *testing.T) {
	for _, format := range Formats() {
		dir := write(t, format, Options{})
		if _, err := New(dir, format, Options{}); !errors.Is(err, ErrExists) {
			t.Errorf("%s again: %v", format, err)
		}
		w, err := New(dir, format, Options{Force: true})
		if err != nil {
			t.Errorf("%s forced: %v", format, err)
			continue
		}
		if err := w.Close(); err != nil {
			t.Errorf("%s forced: %v", format, err)
		}
		if got, want := names(t, dir), "events."+format+" reports."+format+" statements."+format; got != want {
			t.Errorf("%s, want %s", got, want)
		}
		w, err = New(dir, format, Options{Force: true}) // over an export of nothing
		if err != nil {
			t.Errorf("%s forced again: %v", format, err)
			continue
		}
		w.Abort()
	}
}

func TestForeign(t *testing.T) {
	for _, format := range Formats() {
		dir := t.TempDir()
		path := filepath.Join(dir, "statements."+format)
		if err := os.WriteFile(path, []byte("قائمة المشتريات"), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := New(dir, format, Options{Force: true}); !errors.Is(err, ErrForeign) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s over another file: %v", format, err)
		}
		if got := names(t, dir); got != "statements."+format {
			t.Errorf("left behind: %s", got)
		}
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "events.csv"), 0o777); err != nil {
		t.Fatal(err)
	}
	if _, err := New(dir, CSV, Options{Force: true}); !errors.Is(err, ErrForeign) {
		t.Errorf("over a folder: %v", err)
	}
	if _, err := New(dir, "xlsx", Options{}); !errors.Is(err, ErrFormat) {
		t.Errorf("xlsx: %v", err)
	}
}

// A file that takes a name during the export is not overwritten.
func TestTaken(t *testing.T) {
	dir := t.TempDir()
	w, err := New(dir, JSONL, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "reports.jsonl"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); !errors.Is(err, ErrExists) {
		t.Errorf("Close: %v", err)
	}
	if got := names(t, dir); got != "reports.jsonl" {
		t.Errorf("left behind: %s", got)
	}
}

// A disk that fills up ends the export with a word of advice and no file.
func TestFull(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("only where there is /dev/full")
	}
	defer full.Close()
	for _, format := range Formats() {
		dir := t.TempDir()
		w, err := New(dir, format, Options{})
		if err != nil {
			t.Fatal(err)
		}
		w.events.buf.Reset(full)
		e := nasty()
		e.Record.Events[0].Trigger.Text = strings.Repeat("سوق ", 1<<20)
		err = w.Add(e)
		if again := w.Close(); !errors.Is(again, ErrFull) || !errors.Is(again, syscall.ENOSPC) || err != nil && !errors.Is(again, err) {
			t.Errorf("%s: Add %v, Close %v", format, err, again)
		}
		if got := names(t, dir); got != "" {
			t.Errorf("left behind: %s", got)
		}
	}
}
