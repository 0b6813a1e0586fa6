package ingest

import (
	"bytes"
	"fmt"
	"path"
	"strings"
)

// input is a file, or an entry of an archive, on its way to be read.
type input struct {
	name  string // as it is shown
	path  string // its name, by whose ending its kind is told; empty for standard input
	found bool   // met in a folder or an archive, not named by the user
	depth int    // how many archives and compressions it was within
	meter *meter // of the archive that it is an entry of
}

func (in input) ext() string { return extension(in.path) }

// kind is what an input holds.
type kind uint8

const (
	kindText kind = iota
	kindJSON      // one object, or a list of them
	kindLines
	kindWideLines
	kindObjects // one object, or one a line
	kindCSV
	kindPage
	kindGzip
	kindZstd
	kindBzip2
	kindZip
	kindTar
	kindWARC
)

// headBytes of an input tell its kind.
const headBytes = 512

// kindOf tells what an input holds: packed things by their first bytes, the
// others by the ending of the name or, where that says nothing, by the first
// characters.
func kindOf(ext string, head []byte) kind {
	if k, ok := packedKind(ext, head); ok {
		return k
	}
	lead := bytes.TrimLeft(bytes.TrimPrefix(head, []byte(mark)), " \t\r\n")
	switch ext {
	case ".txt":
		return kindText
	case ".json":
		return kindJSON
	case ".jsonl", ".ndjson":
		if wide(head) {
			return kindWideLines
		}
		return kindLines
	case ".csv", ".tsv":
		return kindCSV
	case ".html", ".htm", ".xhtml":
		return kindPage
	case ".warc":
		return kindWARC
	}
	switch {
	case bytes.HasPrefix(lead, []byte("{")) && !bytes.HasPrefix(lead, []byte("{\\rtf")) && !wide(head):
		return kindObjects
	case ext == "" && bytes.HasPrefix(lead, []byte("[{")):
		return kindJSON
	case looksHTML(lead):
		return kindPage
	case bytes.HasPrefix(head, []byte("WARC/")):
		return kindWARC
	}
	return kindText
}

func packedKind(ext string, head []byte) (kind, bool) {
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return kindGzip, true
	case bytes.HasPrefix(head, []byte("\x28\xb5\x2f\xfd")), zstdSkippable(head):
		return kindZstd, true
	case bytes.HasPrefix(head, []byte("BZh")) && len(head) > 9 && (string(head[4:10]) == "1AY&SY" || string(head[4:10]) == "\x17rE8P\x90"):
		return kindBzip2, true
	case ext == ".zip", ext == "" && bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return kindZip, true
	case ext == ".tar", len(head) > 262 && string(head[257:262]) == "ustar":
		return kindTar, true
	}
	return 0, false
}

// zstdSkippable tells whether a zstd file begins with a frame that carries no
// content, as .warc.zst files do.
func zstdSkippable(head []byte) bool {
	return len(head) > 3 && head[0]&0xF0 == 0x50 && string(head[1:4]) == "\x2a\x4d\x18"
}

// looksHTML tells whether a text begins as web pages do.
func looksHTML(lead []byte) bool {
	low := bytes.ToLower(lead[:min(len(lead), headBytes)])
	for bytes.HasPrefix(low, []byte("<!--")) || bytes.HasPrefix(low, []byte("<?xml")) {
		i := bytes.IndexByte(low, '>')
		if i < 0 {
			return false
		}
		low = bytes.TrimLeft(low[i+1:], " \t\r\n")
	}
	return bytes.HasPrefix(low, []byte("<!doctype html")) || bytes.HasPrefix(low, []byte("<html"))
}

// misnamed tells of a file that its name calls packed, and that is not.
func misnamed(name string, head []byte) error {
	for _, p := range []struct {
		ext, what string
		kind      kind
	}{{".gz", "gzip", kindGzip}, {".tgz", "gzip", kindGzip}, {".zst", "zstd", kindZstd}, {".bz2", "bzip2", kindBzip2}} {
		if k, _ := packedKind("", head); extension(name) == p.ext && k != p.kind {
			if len(head) == 0 {
				return ErrEmpty
			}
			return fmt.Errorf("named %s, but no %s file: it may have been unpacked or cut on its way; rename it without %s, or get it again", p.ext, p.what, p.ext)
		}
	}
	return nil
}

// unpackedName is the name of what a compressed file holds.
func unpackedName(name string) string {
	switch ext := extension(name); ext {
	case ".gz", ".zst", ".bz2":
		return name[:len(name)-len(ext)]
	case ".tgz":
		return name[:len(name)-len(ext)] + ".tar"
	}
	return name
}

// readable tells whether a file in a folder or archive may hold reports.
func readable(name string) bool {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	if strings.HasPrefix(base, ".") {
		return false
	}
	inner := unpackedName(base)
	if inner != base && extension(inner) == "" {
		return true
	}
	switch extension(inner) {
	case ".txt", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".html", ".htm", ".xhtml", ".zip", ".tar", ".warc":
		return true
	}
	return false
}

// kindsRead names what readable takes.
const kindsRead = "there is no .txt, .html, .json, .jsonl, .csv, .tsv, .warc, .zip or .tar file in it, packed by .gz, .zst or .bz2 or not"
