package web

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/text"
)

// How much of a field is shown, in code points; the whole of it stands in the
// text and in the record.
const (
	briefFacet    = 60   // a name beside a list
	briefName     = 200  // a name, an outlet, a trigger
	briefEvidence = 500  // a sentence in a list, around what tells the event
	briefContent  = 2000 // what is said
	briefTitle    = 300
)

// plain is text from outside, fit to stand on a line among others: valid
// UTF-8 without line breaks, controls and signs that turn the direction of
// what follows them. Joiners stay, for they shape letters.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == 0x200C || r == 0x200D:
			return r
		case r == 0x2028 || r == 0x2029 || unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), text.IsBidi(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
	return strings.Join(strings.Fields(s), " ")
}

// brief is the beginning of plain text, of at most so many code points.
func brief(s string, most int) string {
	// What is left out is not worked through: fields may be huge.
	if limit := 8 * most; len(s) > limit {
		for limit > 0 && !utf8.RuneStart(s[limit]) {
			limit--
		}
		s = s[:limit] + "…"
	}
	s = plain(s)
	n := 0
	for i := range s {
		if n++; n > most {
			return strings.TrimRight(s[:i], " …") + "…"
		}
	}
	return s
}

// safeLink is an address that may become a link: http or https, with a host
// and without a name or password before it. All others are "", and those too
// long for a person's use.
func safeLink(address string) string {
	if len(address) > longestField {
		return ""
	}
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	return u.String()
}
