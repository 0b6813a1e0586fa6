package ingest

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/text"
)

// shown writes a file's name so that it can do no harm on a terminal or a
// page: bytes that are no UTF-8 as \xNN, controls and signs of direction as
// \uNNNN. All other names, right-to-left ones too, stay as they are.
func shown(name string) string {
	if strings.IndexFunc(name, hidden) < 0 && utf8.ValidString(name) {
		return name
	}
	var b strings.Builder
	for len(name) > 0 {
		r, n := utf8.DecodeRuneInString(name)
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, name[0])
		case hidden(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
		name = name[n:]
	}
	return b.String()
}

// hidden tells whether a character is not seen itself but alters what is. The
// joiners within Persian and Urdu words do no harm.
func hidden(r rune) bool {
	if r == 0x200C || r == 0x200D {
		return false
	}
	return unicode.IsControl(r) || text.IsBidi(r) || r == 0x2028 || r == 0x2029
}
