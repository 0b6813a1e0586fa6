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
// their files sorted by name. A path that cannot be read is given with Err.
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
			out = append(out, Source{Path: p})
		}
	}
	return out
}

// walk lists the reports of a folder; WalkDir goes by name.
func walk(dir string) []Source {
	var out []Source
	// The callback hands every error on as a source, so the walk has none.
	_ = filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			out = append(out, Source{Path: p, Err: statError(err)})
		case d.IsDir() && p != dir && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case !d.IsDir() && readable(d.Name()):
			out = append(out, Source{Path: p, Found: true})
		}
		return nil
	})
	if len(out) == 0 {
		return []Source{{Path: dir, Err: errors.New("no reports in this folder: there is no .txt, .json, .jsonl or .zip file in it")}}
	}
	return out
}

func readable(name string) bool {
	if strings.HasPrefix(name, ".") {
		return false
	}
	switch extension(name) {
	case ".txt", ".json", ".jsonl", ".ndjson", ".zip":
		return true
	}
	return false
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
