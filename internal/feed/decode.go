package feed

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"mime"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"
)

// maxBytes is how large a feed may be once gunzipped and decoded: the limit of
// the sitemap protocol.
const maxBytes = 50 << 20

// decode gives the text of a feed as UTF-8 without mark, leading space and
// control characters.
func decode(body []byte, contentType string, d *doubts) (string, error) {
	body, err := gunzip(body)
	if err != nil {
		return "", err
	}
	text := toUTF8(body, contentType, d)
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, text)
	return strings.TrimLeft(text, " \t\r\n\u00A0\u200B\uFEFF"), nil
}

// gunzip undoes gzip: sitemaps are often kept so.
func gunzip(body []byte) ([]byte, error) {
	if !bytes.HasPrefix(body, []byte("\x1f\x8b")) {
		return body, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("%w: gzip: %w", ErrBroken, err)
	}
	out, err := io.ReadAll(io.LimitReader(z, maxBytes+1))
	switch {
	case len(out) > maxBytes:
		return nil, fmt.Errorf("%w: more than %d MB, gunzipped", ErrBroken, maxBytes>>20)
	case err != nil && len(out) == 0:
		return nil, fmt.Errorf("%w: gzip: %w", ErrBroken, err)
	}
	return out, nil // a stream cut short is read as far as it goes
}

// toUTF8 believes, in this order: a byte order mark, the bytes where they are
// sound UTF-8, the XML declaration, the server, the look of the letters.
func toUTF8(b []byte, contentType string, d *doubts) string {
	if enc := marked(b); enc != nil {
		return through(b, enc)
	}
	if utf8.Valid(b) {
		return string(b)
	}
	for _, label := range []string{declared(b), served(contentType)} {
		enc, name := charset.Lookup(label)
		switch {
		case enc == nil || name == "utf-8" || strings.HasPrefix(name, "utf-16"):
			continue
		case name == "windows-1252" && arabicShare(b) >= 0.6:
			d.add(WarnEncoding, "says that it is in %s, but its letters are Arabic as Windows-1256 has them: read as that", label)
			return through(b, charmap.Windows1256)
		}
		return through(b, enc)
	}
	if soundShare(b) < 0.5 {
		d.add(WarnEncoding, "is not in UTF-8 and does not say in what: read as Windows-1256")
		return through(b, charmap.Windows1256)
	}
	d.add(WarnEncoding, "holds bytes that are no UTF-8; � stands in their place")
	return strings.ToValidUTF8(string(b), "\uFFFD")
}

// marked gives the encoding that a byte order mark, or UTF-16 without one,
// tells of.
func marked(b []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(b, []byte{0, 0, 0xFE, 0xFF}):
		return utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}), bytes.HasPrefix(b, []byte("<\x00")):
		enc, _ := charset.Lookup("utf-16le")
		return enc
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}), bytes.HasPrefix(b, []byte("\x00<")):
		enc, _ := charset.Lookup("utf-16be")
		return enc
	}
	return nil
}

func through(b []byte, enc encoding.Encoding) string {
	out, err := io.ReadAll(io.LimitReader(transform.NewReader(bytes.NewReader(b), enc.NewDecoder()), maxBytes))
	if err != nil {
		return strings.ToValidUTF8(string(out), "\uFFFD")
	}
	return string(out)
}

func declared(b []byte) string {
	re := regexp.MustCompile(`^\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)
	if m := re.FindSubmatch(b[:min(len(b), 1024)]); m != nil {
		return string(m[1])
	}
	return ""
}

func served(contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil {
		return params["charset"]
	}
	return ""
}

// arabicShare is the share of Arabic letters, read as Windows-1256, among the
// letters outside ASCII.
func arabicShare(b []byte) float64 {
	arabic, all := 0, 0
	for _, c := range b {
		if r := charmap.Windows1256.DecodeByte(c); c >= 0x80 && unicode.IsLetter(r) {
			all++
			if unicode.Is(unicode.Arabic, r) {
				arabic++
			}
		}
	}
	return float64(arabic) / float64(max(1, all))
}

// soundShare is the share of the bytes outside ASCII in sound UTF-8 sequences.
func soundShare(b []byte) float64 {
	sound, all := 0, 0
	for len(b) > 0 {
		_, n := utf8.DecodeRune(b)
		if b[0] >= 0x80 {
			all += n
			if n > 1 {
				sound += n
			}
		}
		b = b[n:]
	}
	return float64(sound) / float64(max(1, all))
}
