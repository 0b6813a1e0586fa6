package tables

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// bom is what tells Excel that a file is in UTF-8.
const bom = "\ufeff"

func makeDir(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("folder of the export: %w", err)
	}
	return nil
}

// file is written under a temporary name beside its own.
type file struct {
	path  string
	force bool
	known func(io.ReadSeeker) bool // tells an earlier export
	f     *os.File                 // nil once in place or removed
	buf   *bufio.Writer
}

func newFile(path string, force bool, known func(io.ReadSeeker) bool) (*file, error) {
	f := &file{path: path, force: force, known: known}
	if err := f.free(); err != nil {
		return nil, err
	}
	dir, name := filepath.Split(path)
	// Not os.CreateTemp, whose files only their owner may read.
	out, err := os.OpenFile(filepath.Join(dir, "."+name+"."+rand.Text()+".tmp"), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return nil, f.told(err)
	}
	f.f, f.buf = out, bufio.NewWriterSize(out, 1<<16)
	return f, nil
}

// free tells whether the name may be taken.
func (f *file) free() error {
	info, err := os.Stat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return f.told(err)
	case !f.force:
		return fmt.Errorf("%w: %s; export into another folder or force it", ErrExists, f.path)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%w: %s is a folder or device; export into another folder", ErrForeign, f.path)
	}
	old, err := os.Open(f.path)
	if err != nil {
		return f.told(err)
	}
	defer old.Close()
	if info.Size() > 0 && !f.known(old) {
		return fmt.Errorf("%w: %s; move it away or export into another folder", ErrForeign, f.path)
	}
	return nil
}

// Write keeps what was written for the file.
func (f *file) Write(b []byte) (int, error) {
	n, err := f.buf.Write(b)
	return n, f.told(err)
}

func (f *file) finish() error {
	err := f.buf.Flush()
	if err == nil {
		err = f.f.Sync()
	}
	return f.told(errors.Join(err, f.f.Close()))
}

func (f *file) publish() error {
	if err := f.free(); err != nil {
		return err
	}
	if err := os.Rename(f.f.Name(), f.path); err != nil {
		return f.told(err)
	}
	f.f = nil
	return nil
}

func (f *file) discard() {
	if f.f != nil {
		_ = f.f.Close()
		_ = os.Remove(f.f.Name()) // a dotted file stays at worst
		f.f = nil
	}
}

// told names the file and says what to do about a full disk.
func (f *file) told(err error) error {
	switch {
	case err == nil || errors.Is(err, ErrFull):
		return err
	case errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("%w in %s; make room or export into another folder: %w", ErrFull, filepath.Dir(f.path), err)
	}
	return fmt.Errorf("export of %s: %w", filepath.Base(f.path), err)
}

// begins makes a test for files that begin so, after a byte order mark or none.
func begins(prefix string) func(io.ReadSeeker) bool {
	return func(r io.ReadSeeker) bool {
		head := make([]byte, len(bom)+len(prefix))
		n, _ := io.ReadFull(r, head)
		return strings.HasPrefix(strings.TrimPrefix(string(head[:n]), bom), prefix)
	}
}

// endsWith makes a test for files that hold a mark in their last 64 KB.
func endsWith(mark string) func(io.ReadSeeker) bool {
	return func(r io.ReadSeeker) bool {
		const most = 1 << 16
		if _, err := r.Seek(-most, io.SeekEnd); err != nil {
			if _, err = r.Seek(0, io.SeekStart); err != nil {
				return false
			}
		}
		tail, err := io.ReadAll(io.LimitReader(r, most))
		return err == nil && bytes.Contains(tail, []byte(mark))
	}
}
