// Package text folds Arabic letters for look-up and counts them. A folded
// form stands beside the text and never carries offsets.
package text

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// IsMark tells whether r is a vowel mark, a superscript alef, a Quranic mark
// or tatweel: something that look-up leaves out.
func IsMark(r rune) bool {
	return r >= 0x064B && r <= 0x065F || r == 0x0670 || r == 0x0640 || r >= 0x06D6 && r <= 0x06ED
}

// IsArabic tells whether r is a letter of the Arabic script.
func IsArabic(r rune) bool {
	switch {
	case r >= 0x0621 && r <= 0x064A && r != 0x0640, r >= 0x0671 && r <= 0x06D3, r >= 0x06FA && r <= 0x06FF,
		r >= 0x0750 && r <= 0x077F, r >= 0xFB50 && r <= 0xFDFB, r >= 0xFE70 && r <= 0xFEFC:
		return true
	}
	return false
}

// Digit gives the ASCII digit of an Arabic-Indic, Persian or ASCII digit.
func Digit(r rune) (byte, bool) {
	switch {
	case r >= '0' && r <= '9':
		return byte(r), true
	case r >= 0x0660 && r <= 0x0669:
		return byte('0' + r - 0x0660), true
	case r >= 0x06F0 && r <= 0x06F9:
		return byte('0' + r - 0x06F0), true
	}
	return 0, false
}

// IsBidi tells whether r is a bidirectional control or a zero-width joiner.
func IsBidi(r rune) bool {
	return r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0xFEFF || r == 0x061C
}

// Fold brings a word to the form under which it is looked up: marks and
// tatweel off, hamza seats, alef maqsura and ta marbuta on their plain
// letters, presentation forms and Persian letters as Arabic ones, digits in
// ASCII.
func Fold(s string) string {
	same := unfolded(s)
	if same == len(s) {
		return s
	}
	if strings.IndexByte(s, presentation) >= 0 && strings.ContainsFunc(s, presented) {
		s, same = norm.NFKC.String(s), 0
	}
	for i, r := range s[same:] {
		if plain(r) || foldRune(r) == r && r != utf8.RuneError {
			continue
		}
		// From here on it differs.
		i += same
		var b strings.Builder
		b.Grow(len(s))
		b.WriteString(s[:i])
		for _, r := range s[i:] {
			if r = foldRune(r); r != 0 {
				b.WriteRune(r)
			}
		}
		return b.String()
	}
	return s
}

// presentation is the first byte of all presentation forms.
const presentation = 0xEF

// presented tells of a presentation form.
func presented(r rune) bool { return r >= 0xFB50 && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFF }

// unfolded gives the length in bytes of what folding surely leaves as it is at the
// beginning of s: ASCII and plain letters, read by their bytes.
func unfolded(s string) int {
	i := 0
	for i < len(s) {
		switch c := s[i]; {
		case c < utf8.RuneSelf:
			i++
		case (c == 0xD8 || c == 0xD9) && i+1 < len(s) && s[i+1]&0xC0 == 0x80 && plain(rune(c&0x1F)<<6|rune(s[i+1]&0x3F)):
			i += 2
		default:
			return i
		}
	}
	return i
}

// plain tells of the letters of fusha that folding leaves as they are.
func plain(r rune) bool {
	const first, last = 0x0621, 0x064A
	const folded = 1<<(0x0622-first) | 1<<(0x0623-first) | 1<<(0x0624-first) | 1<<(0x0625-first) | 1<<(0x0626-first) | 1<<(0x0629-first) | 1<<(0x0640-first) | 1<<(0x0649-first)
	return r >= first && r <= last && folded>>(r-first)&1 == 0
}

// Letters gives the length in bytes of the letters of the Arabic script, with
// their marks, at the beginning of s.
func Letters(s string) int {
	i := 0
	for i < len(s) {
		if c := s[i]; i+1 < len(s) && (c == 0xD8 && s[i+1] >= 0xA1 && s[i+1] <= 0xBF || c == 0xD9 && s[i+1] >= 0x80 && s[i+1] <= 0x9F) {
			i += 2 // U+0621 to U+063F, U+0640 to U+065F
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !IsArabic(r) && !IsMark(r) {
			break
		}
		i += n
	}
	return i
}

func foldRune(r rune) rune {
	if r < 0x600 {
		if IsBidi(r) {
			return 0
		}
		return r
	}
	if IsMark(r) || IsBidi(r) {
		return 0
	}
	switch r {
	case 0x0622, 0x0623, 0x0625, 0x0671:
		return 0x0627
	case 0x0649, 0x0626, 0x06CC:
		return 0x064A
	case 0x0629, 0x06C1, 0x06BE, 0x06D5:
		return 0x0647
	case 0x0624:
		return 0x0648
	case 0x06A9:
		return 0x0643
	}
	if d, ok := Digit(r); ok {
		return rune(d)
	}
	return r
}

// Last gives the last rune of s that is no mark.
func Last(s string) rune {
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		if !IsMark(r) && !IsBidi(r) {
			return r
		}
		s = s[:len(s)-n]
	}
	return 0
}
