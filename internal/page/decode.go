package page

import (
	"bytes"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// The encodings that are told apart by what the bytes give.
const (
	encUTF8 = "utf-8"
	enc1256 = "windows-1256"
	enc8859 = "iso-8859-6"
)

// sampleBytes decides an encoding; declared looks no further than browsers do.
const (
	sampleBytes = 256 << 10
	declareIn   = 4 << 10
)

// decode gives a page as UTF-8, the encoding it was in, and the encoding that
// it declares where that is another. What the bytes are goes before what is
// said of them: servers and templates are often wrong about old pages.
func decode(raw []byte, contentType string) (text, enc, declared string) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xEF, 0xBB, 0xBF}):
		return repair(raw[3:]), encUTF8, ""
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return fromUTF16(raw[2:], unicode.LittleEndian), "utf-16le", ""
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return fromUTF16(raw[2:], unicode.BigEndian), "utf-16be", ""
	}
	said := declaredEncoding(raw, contentType)
	if strings.HasPrefix(said, "utf-16") && bytes.IndexByte(raw[:min(len(raw), sampleBytes)], 0) >= 0 {
		order := unicode.LittleEndian
		if said == "utf-16be" {
			order = unicode.BigEndian
		}
		return fromUTF16(raw, order), said, ""
	}
	enc = byContent(raw, said)
	text = convert(raw, enc)
	if said == enc || said == "" || ascii(raw) {
		said = ""
	}
	return text, enc, said
}

// declaredEncoding is what the header says, else what a meta element says; the
// names of the WHATWG's encoding standard, empty where nobody says anything.
func declaredEncoding(raw []byte, contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil {
		if _, name := charset.Lookup(params["charset"]); name != "" {
			return name
		}
	}
	head := raw[:min(len(raw), declareIn)]
	re := regexp.MustCompile(`(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_:-]{2,30})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([a-z0-9_-]{2,30})`)
	if m := re.FindSubmatch(head); m != nil {
		_, name := charset.Lookup(string(m[1]) + string(m[2]))
		return name
	}
	return ""
}

// byContent decides between UTF-8, what is declared, and the two Arabic
// one-byte encodings.
func byContent(raw []byte, said string) string {
	sample := raw[:min(len(raw), sampleBytes)]
	if wellFormed(sample) >= 0.5 {
		return encUTF8
	}
	best, enc := 0.0, said
	for _, name := range []string{said, enc1256, enc8859} {
		if name == "" || name == encUTF8 {
			continue
		}
		if s := arabicShare(convert(sample, name)); s > best+0.05 {
			best, enc = s, name
		}
	}
	if enc == "" || enc == encUTF8 && best == 0 {
		return "windows-1252" // what browsers take for a page that says nothing
	}
	return enc
}

// arabicShare is the share of the characters above ASCII that are Arabic
// letters and marks in words, less all others. Letters alone count against: an
// accent of a French word read as Arabic has no Arabic neighbour.
func arabicShare(s string) float64 {
	good, bad, run := 0, 0, 0
	end := func() {
		if run == 1 {
			bad++
		} else {
			good += run
		}
		run = 0
	}
	for _, r := range s {
		switch {
		case r >= 0x0621 && r <= 0x063A, r >= 0x0641 && r <= 0x064A:
			run++
			continue
		case r < 0x80, r == '،', r == '؟', r == '؛', r == '«', r == '»', r == 0xA0:
		default:
			bad++
		}
		end()
	}
	end()
	if good+bad == 0 {
		return 0
	}
	return float64(good-bad) / float64(good+bad)
}

func convert(raw []byte, enc string) string {
	switch enc {
	case encUTF8:
		return repair(raw)
	case enc8859:
		return arabicISO(raw)
	}
	e, _ := charset.Lookup(enc)
	if e == nil {
		return repair(raw)
	}
	out, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		return repair(raw)
	}
	return string(out)
}

// arabicISO decodes ISO-8859-6 byte by byte: what the table does not know
// becomes U+FFFD.
func arabicISO(raw []byte) string {
	var b strings.Builder
	for _, c := range raw {
		b.WriteRune(charmap.ISO8859_6.DecodeByte(c))
	}
	return b.String()
}

func fromUTF16(raw []byte, order unicode.Endianness) string {
	out, _, err := transform.Bytes(unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder(), raw)
	if err != nil {
		return repair(raw)
	}
	return string(out)
}

// repair puts one U+FFFD in place of each run of bytes that is no UTF-8.
func repair(raw []byte) string { return strings.ToValidUTF8(string(raw), string(utf8.RuneError)) }

func ascii(raw []byte) bool {
	for _, c := range raw {
		if c >= 0x80 {
			return false
		}
	}
	return true
}

// wellFormed is the share of the bytes above 0x7F that stand in sound UTF-8;
// one where there are none.
func wellFormed(raw []byte) float64 {
	good, bad := 0, 0
	for len(raw) > 0 {
		r, n := utf8.DecodeRune(raw)
		switch {
		case r == utf8.RuneError && n == 1 && len(raw) >= utf8.UTFMax:
			bad++
		case n > 1:
			good += n
		}
		raw = raw[n:]
	}
	if good+bad == 0 {
		return 1
	}
	return float64(good) / float64(good+bad)
}

// binaryKind names the kind of bytes that are surely no page; empty for what
// may be one.
func binaryKind(raw []byte) string {
	for _, k := range [][2]string{
		{"%PDF-", "a PDF file"}, {"PK\x03\x04", "a ZIP archive"}, {"\x1f\x8b", "gzip-compressed bytes"},
		{"\x89PNG", "a picture"}, {"\xff\xd8\xff", "a picture"}, {"GIF8", "a picture"}, {"RIFF", "a picture or sound"},
		{"\x28\xb5\x2f\xfd", "zstd-compressed bytes"}, {"\x7fELF", "a program"},
	} {
		if bytes.HasPrefix(raw, []byte(k[0])) {
			return k[1]
		}
	}
	return ""
}
