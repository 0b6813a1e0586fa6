// Command pack makes knowledge/tables.zip of the tables and rules, which the program
// embeds: run it in the project's root after a change there (make knowledge).
package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sort"
	"strings"

	"github.com/klauspost/compress/zstd"

	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/knowledge"
)

func main() {
	if err := pack("knowledge", "knowledge/tables.zip"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// pack writes the files of a folder's knowledge into an archive, in the order of their
// names and without their times, so that the same files give the same bytes. Tables
// that are packed alone are unpacked first: all together take less, and open faster.
func pack(dir, to string) error {
	fsys := os.DirFS(dir)
	var names []string
	for _, p := range knowledge.Patterns() {
		some, err := fs.Glob(fsys, p)
		if err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		names = append(names, some...)
	}
	sort.Strings(names)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	w.RegisterCompressor(zstd.ZipMethodWinZip, func(to io.Writer) (io.WriteCloser, error) {
		return zstd.NewWriter(to, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	})
	for _, n := range names {
		data, err := table.Data(fsys, n)
		if err != nil {
			return err
		}
		f, err := w.CreateHeader(&zip.FileHeader{Name: strings.TrimSuffix(n, ".gz"), Method: zstd.ZipMethodWinZip})
		if err != nil {
			return fmt.Errorf("%s: %w", n, err)
		}
		if _, err := f.Write(data); err != nil {
			return fmt.Errorf("%s: %w", n, err)
		}
	}
	if err := w.Close(); err != nil {
		return fmt.Errorf("%s: %w", to, err)
	}
	if err := os.WriteFile(to, out.Bytes(), 0o644); err != nil {
		return fmt.Errorf("tables: %w", err)
	}
	fmt.Println("tables.zip:", out.Len(), "bytes")
	return nil
}
