// Package knowledge embeds what the program knows, as data.
package knowledge

import (
	"archive/zip"
	"bytes"
	_ "embed" // for the two files below
	"fmt"
	"io/fs"

	"github.com/klauspost/compress/zstd"
)

// packed holds the tables and rules: see `make knowledge`.
//
//go:embed tables.zip
var packed []byte

// Lexicon is the compiled form of lexicon/*.tsv: see `make knowledge`.
//
//go:embed lexicon/lexicon.bin
var Lexicon []byte

// Patterns are the names, within this folder, of the tables and rules that the program
// holds.
func Patterns() []string { return []string{"*/*.tsv", "*/*.rules", "*/*.tsv.gz"} }

// Files gives the tables and rules, by folder.
func Files() fs.FS {
	r, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return broken{fmt.Errorf("knowledge/tables.zip: %w", err)}
	}
	r.RegisterDecompressor(zstd.ZipMethodWinZip, zstd.ZipDecompressor(zstd.WithDecoderConcurrency(1)))
	return r
}

// broken is what a program holds that was built with a damaged archive.
type broken struct{ err error }

// Open tells what is wrong with the archive.
func (b broken) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: b.err}
}
