package ingest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Stdin is the path that stands for standard input.
const Stdin = "-"

// Source is a file to read.
type Source struct {
	Path  string
	Found bool // met in a folder, not named by the user
	Err   error
}

// Sources gives the files that paths stand for, in order: folders are walked,
// their files sorted by name; links to folders within them are not followed. A
// path that cannot be read is given with Err.
func Sources(paths []string) []Source {
	var out []Source
	for _, p := range paths {
		if p == Stdin {
			out = append(out, Source{Path: p})
			continue
		}
		info, err := os.Stat(p)
		switch {
		case err != nil:
			out = append(out, Source{Path: p, Err: statError(err)})
		case info.IsDir():
			out = append(out, walk(p)...)
		default:
			out = append(out, Source{Path: p, Err: special(p, info.Mode())})
		}
	}
	return out
}

// walk lists the reports of a folder; WalkDir goes by name.
func walk(dir string) []Source {
	var out []Source
	root := dir
	if info, err := os.Lstat(dir); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		root = dir + string(filepath.Separator) // else the link itself would be all there is
	}
	// The callback hands every error on as a source, so the walk has none.
	_ = filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			out = append(out, Source{Path: p, Err: statError(err)})
		case d.IsDir() && p != root && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case !d.IsDir() && readable(d.Name()):
			out = append(out, found(p, d)...)
		}
		return nil
	})
	if len(out) == 0 {
		return []Source{{Path: dir, Err: errors.New("no reports in this folder: " + kindsRead)}}
	}
	return out
}

// found makes a source of what was met in a folder; of a link, what it leads
// to.
func found(p string, d fs.DirEntry) []Source {
	mode := d.Type()
	if mode&fs.ModeSymlink != 0 {
		info, err := os.Stat(p)
		if err != nil {
			return []Source{{Path: p, Found: true, Err: statError(err)}}
		}
		if mode = info.Mode(); mode.IsDir() {
			return nil
		}
	}
	return []Source{{Path: p, Found: true, Err: special(p, mode)}}
}

// special refuses what is no file and might be waited for without end. What
// the shell hands over as /dev/fd/63 is open already.
func special(p string, mode fs.FileMode) error {
	if strings.HasPrefix(p, "/dev/fd/") || strings.HasPrefix(p, "/proc/self/fd/") || p == "/dev/stdin" {
		return nil
	}
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return errors.New("a named pipe and no file: read it through standard input, with - for the path")
	case mode&fs.ModeSocket != 0:
		return errors.New("a socket and no file: save what it gives as a file and read that")
	case mode&fs.ModeDevice != 0:
		return errors.New("a device and no file: name a file or a folder")
	}
	return nil
}

func extension(p string) string { return strings.ToLower(filepath.Ext(p)) }

func statError(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("no such file or folder: check the path")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("may not be read: check its permissions")
	}
	return fmt.Errorf("cannot be read: %w", err)
}
