package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/adrg/xdg"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/archive/postgres"
	"github.com/isnad-news/isnad/internal/archive/sqlite"
)

// archiveFlag says which archive a command works on.
type archiveFlag struct {
	Archive string `placeholder:"PATH|URL" env:"ISNAD_ARCHIVE" help:"The archive: a file, or postgres://…; archive.db in the user's data folder if not given."`
}

// where gives the path or the address of the archive.
func (f archiveFlag) where() string {
	if f.Archive != "" {
		return f.Archive
	}
	return filepath.Join(xdg.DataHome, "isnad", "archive.db")
}

// open opens the archive; to read only, it must be there.
func (f archiveFlag) open(ctx context.Context, readOnly bool) (archive.Archive, error) {
	at := f.where()
	if strings.HasPrefix(at, "postgres://") || strings.HasPrefix(at, "postgresql://") {
		return postgres.Open(ctx, at, postgres.Options{ReadOnly: readOnly})
	}
	if scheme, _, ok := strings.Cut(at, "://"); ok {
		return nil, usageError{fmt.Errorf("--archive %s: give a file, or an address that begins with postgres://, not %s://", at, scheme)}
	}
	return sqlite.Open(ctx, at, sqlite.Options{ReadOnly: readOnly})
}

// with opens the archive, works on it and closes it.
func (f archiveFlag) with(ctx context.Context, readOnly bool, do func(archive.Archive) error) (err error) {
	a, err := f.open(ctx, readOnly)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	return do(a)
}

// readerVersion names the program and the knowledge that reports are read by:
// records of another version may differ. dirs are laid over the knowledge.
func readerVersion(knowledge fs.FS, dirs []string) (string, error) {
	h := sha256.New()
	all := []fs.FS{knowledge}
	for _, d := range dirs {
		all = append(all, os.DirFS(d))
	}
	for _, fsys := range all {
		if err := hashFiles(h, fsys); err != nil {
			return "", fmt.Errorf("the version of the knowledge: %w", err)
		}
	}
	return programVersion() + " knowledge " + hex.EncodeToString(h.Sum(nil)[:6]), nil
}

// hashFiles writes the names and contents of all files, by name.
func hashFiles(w io.Writer, fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := fsys.Open(p)
		if err != nil {
			return err
		}
		defer func() { _ = f.Close() }() // only read
		fmt.Fprintf(w, "%s\x00", p)
		_, err = io.Copy(w, f)
		return err
	})
}

// programVersion is the version that the build was stamped with, and the
// commit where there is one.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}

// shown is the archive's place without a password.
func (f archiveFlag) shown() string {
	at := f.where()
	if u, err := url.Parse(at); err == nil && u.User != nil {
		return u.Redacted()
	}
	return at
}
