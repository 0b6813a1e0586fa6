// Package ingest turns bytes into reports: it tells encodings apart by
// content, takes text, web pages, JSON, JSONL and CSV, packed or not, archives
// of them and web archives (WARC), walks folders, and says what to do where
// something cannot be read. Text is never altered beyond decoding. Whatever
// holds many reports is streamed, and Limits hold the rest in bounds.
package ingest

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/isnad-news/isnad/internal/said"
)

// The encodings that Decode tells apart.
const (
	UTF8    = "UTF-8"
	UTF16LE = "UTF-16LE"
	UTF16BE = "UTF-16BE"
	W1256   = "Windows-1256"
	I8859   = "ISO-8859-6"
)

// Errors that Decode wraps.
var (
	ErrBinary = errors.New("not text")
	ErrEmpty  = said.Errorf("empty: there is nothing to read in it")
)

// How much of a text decides its encoding, and how much its language.
const (
	sampleBytes   = 256 << 10
	languageBytes = 16 << 10
)

// Decode gives the text of raw bytes as UTF-8 and the encoding they were in. A
// byte order mark is dropped; what cannot be decoded becomes U+FFFD; all else,
// NUL and bidirectional controls included, stays as it is.
func (l *Languages) Decode(raw []byte) (string, string, error) {
	if kind := fileKind(raw); kind.Format != "" {
		return "", "", said.Wrapf(ErrBinary, "looks like %s; save it as plain text (.txt, UTF-8) and read that", kind)
	}
	text, enc := l.decode(raw)
	if looksBinary(text, enc) {
		return "", "", said.Wrapf(ErrBinary, "neither UTF-8, UTF-16 with a byte order mark, Windows-1256 nor ISO-8859-6; convert it to UTF-8 (iconv -t UTF-8) or leave it out")
	}
	return text, enc, nil
}

// bytes is Decode where bytes are wanted: sound UTF-8 comes back as it is.
func (l *Languages) bytes(raw []byte) ([]byte, string, error) {
	bare := bytes.TrimPrefix(raw, []byte(mark))
	if utf8.Valid(bare) && fileKind(bare).Format == "" && !looksBinary(string(bare[:min(len(bare), sampleBytes)]), UTF8) {
		return bare, UTF8, nil
	}
	text, enc, err := l.Decode(raw)
	return []byte(text), enc, err
}

// mark is the byte order mark in UTF-8.
const mark = "\xEF\xBB\xBF"

// wide tells whether bytes begin as UTF-16 does.
func wide(head []byte) bool {
	return bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF})
}

func (l *Languages) decode(raw []byte) (string, string) {
	switch {
	case bytes.HasPrefix(raw, []byte(mark)):
		return repair(raw[3:]), UTF8
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return fromUTF16(raw[2:], 1, 0), UTF16LE
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return fromUTF16(raw[2:], 0, 1), UTF16BE
	case utf8.Valid(raw):
		return string(raw), UTF8
	}
	return l.oneByte(raw)
}

// oneByte decides between broken UTF-8 and the two Arabic one-byte encodings.
func (l *Languages) oneByte(raw []byte) (string, string) {
	sample := raw[:min(len(raw), sampleBytes)]
	if wellFormed(sample) >= 0.5 {
		return repair(raw), UTF8
	}
	best, enc, cm := 0.25, UTF8, (*charmap.Charmap)(nil)
	for _, name := range []string{W1256, I8859} {
		table := codePage(name)
		text, bad := throughMap(sample, table)
		s := l.plausible(text)
		if bad > 0 {
			s -= 0.2 + 4*float64(bad)/float64(len(sample))
		}
		if s > best {
			best, enc, cm = s, name, table
		}
	}
	if cm == nil {
		return repair(raw), UTF8
	}
	text, _ := throughMap(raw, cm)
	return text, enc
}

// codePage gives the table of a one-byte encoding.
func codePage(enc string) *charmap.Charmap {
	if enc == I8859 {
		return charmap.ISO8859_6
	}
	return charmap.Windows1256
}

// throughMap decodes through a table and counts the bytes it does not know.
func throughMap(raw []byte, cm *charmap.Charmap) (string, int) {
	var b strings.Builder
	b.Grow(len(raw) + len(raw)/2)
	bad := 0
	for _, c := range raw {
		r := cm.DecodeByte(c)
		if r == utf8.RuneError {
			bad++
		}
		b.WriteRune(r)
	}
	return b.String(), bad
}

// repair puts one U+FFFD in place of each run of bytes that is no UTF-8.
func repair(raw []byte) string {
	return strings.ToValidUTF8(string(raw), string(utf8.RuneError))
}

// wellFormed is the share of the bytes above 0x7F that stand in sound UTF-8
// sequences.
func wellFormed(raw []byte) float64 {
	good, bad := 0, 0
	for len(raw) > 0 {
		r, n := utf8.DecodeRune(raw)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good += n
		}
		raw = raw[n:]
	}
	return float64(good) / float64(max(1, good+bad))
}

// fromUTF16 decodes; hi and lo say which of two bytes is the higher. A lone
// last byte and lone surrogates become U+FFFD.
func fromUTF16(raw []byte, hi, lo int) string {
	units := make([]uint16, 0, len(raw)/2+1)
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i+hi])<<8|uint16(raw[i+lo]))
	}
	if len(raw)%2 == 1 {
		units = append(units, utf8.RuneError)
	}
	return string(utf16.Decode(units))
}

// fileKind names the kind of a file that is surely no text, by its first bytes.
func fileKind(raw []byte) said.Text {
	for _, k := range []struct {
		begin string
		kind  said.Text
	}{
		{"%PDF-", said.New("a PDF file")}, {"PK\x03\x04", said.New("a ZIP, DOCX or EPUB file")}, {"\x1f\x8b", said.New("a gzip file (gunzip it)")},
		{"\x89PNG", said.New("a picture")}, {"\xff\xd8\xff", said.New("a picture")}, {"GIF8", said.New("a picture")}, {"\x7fELF", said.New("a program")},
		{"{\\rtf", said.New("an RTF file")}, {"\xd0\xcf\x11\xe0", said.New("an old Word file")}, {"BZh", said.New("a bzip2 file (bunzip2 it)")},
		{"\x28\xb5\x2f\xfd", said.New("a zstd file (unzstd it)")}, {"SQLite format 3", said.New("a database")},
	} {
		if bytes.HasPrefix(raw, []byte(k.begin)) {
			return k.kind
		}
	}
	return said.Text{}
}

// looksBinary tells whether so many characters are controls or unreadable that
// nobody wrote them as text. Sound UTF-8 is given more room.
func looksBinary(text, enc string) bool {
	controls, lost, all := 0, 0, 0
	for _, r := range text[:min(len(text), sampleBytes)] {
		all++
		switch {
		case r < 0x20 && !strings.ContainsRune("\t\n\v\f\r\x1b", r), r == 0x7F:
			controls++
		case r == utf8.RuneError:
			lost++
		}
	}
	limit := 0.10
	if enc == W1256 || enc == I8859 || lost > 0 {
		limit = 0.04
	}
	return float64(controls) > limit*float64(all) || float64(lost) > 0.30*float64(all)
}
