// Package overlay lays a user's folder of knowledge over the embedded one:
// files of the same name are read one behind the other.
package overlay

import (
	"errors"
	"io/fs"
	"path"
	"sort"
)

// FS shows the files of both; a file of the upper one stands beside the lower
// one of the same name, under a name of its own that sorts behind it.
type FS struct{ lower, upper fs.FS }

// New lays upper over lower.
func New(lower, upper fs.FS) *FS { return &FS{lower, upper} }

// ownMark marks the upper folder's files where both have one of a name.
const ownMark = "-own"

// Open opens a file of either.
func (f *FS) Open(name string) (fs.File, error) {
	if base, ok := unmark(name); ok {
		return f.upper.Open(base)
	}
	file, err := f.lower.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return f.upper.Open(name)
	}
	return file, err
}

func unmark(name string) (string, bool) {
	ext := path.Ext(name)
	stem := name[:len(name)-len(ext)]
	if len(stem) > len(ownMark) && stem[len(stem)-len(ownMark):] == ownMark {
		return stem[:len(stem)-len(ownMark)] + ext, true
	}
	return name, false
}

// Glob lists the files of both.
func (f *FS) Glob(pattern string) ([]string, error) {
	low, err := fs.Glob(f.lower, pattern)
	if err != nil {
		return nil, err
	}
	up, err := fs.Glob(f.upper, pattern)
	if err != nil {
		return nil, err
	}
	has := map[string]bool{}
	for _, n := range low {
		has[n] = true
	}
	for _, n := range up {
		if has[n] {
			ext := path.Ext(n)
			n = n[:len(n)-len(ext)] + ownMark + ext
		}
		low = append(low, n)
	}
	sort.Strings(low)
	return low, nil
}
