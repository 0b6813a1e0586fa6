package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/isnad-news/isnad"
)

// LongestToken bounds the bytes of a token's form.
const LongestToken = 64

// script tells which letters may stand in one token.
type script uint8

const (
	none   script = iota
	arabic        // letters of the Arabic script
	digit
	other // letters of other scripts, and digits beside them: G7
	single
)

func scriptOf(r rune) script {
	switch {
	case common(r):
		return arabic
	case r < 0x80:
		switch {
		case r >= '0' && r <= '9':
			return digit
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
			return other
		}
		return none
	case IsArabic(r) && unicode.IsLetter(r):
		return arabic
	case unicode.IsDigit(r):
		return digit
	case !unicode.IsLetter(r):
		return none
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return single // written without spaces
	}
	return other
}

// common tells of the letters of Arabic that nearly all of a report is made of.
func common(r rune) bool { return r >= 0x621 && r <= 0x64A && r != 0x640 && (r <= 0x63A || r >= 0x641) }

// inner tells of what stands within a word but is no letter: marks, and the
// invisible joiners and controls of direction that look-up leaves out.
func inner(r rune) bool {
	return r >= 0x300 && (IsMark(r) || IsBidi(r) || unicode.IsMark(r))
}

// Scan hands on the bytes of each token of s in order. Words of Arabic are cut
// as the reader cuts them, but for controls of direction, which part no word.
func Scan(s string, each func(isnad.Span)) {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		sc := scriptOf(r)
		if sc == none {
			i += n
			continue
		}
		end := token(s, i+n, sc)
		each(isnad.Span{Start: i, End: end})
		i = end
	}
}

// token gives the end of a token of which what stands before i is read. What
// is invisible at its end belongs to it only if it is a mark.
func token(s string, i int, sc script) int {
	end := i
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !common(r) && inner(r) {
			i += n
			if !IsBidi(r) {
				end = i
			}
			continue
		}
		next := scriptOf(r)
		switch {
		case next == none || next == single || sc == single:
			return end
		case next == sc:
		case sc == digit && next == other, sc == other && next == digit:
			sc = other
		default:
			return end
		}
		i += n
		end = i
	}
	return end
}

// Form brings a token to the form by which it is found: letters and digits
// only, folded as the reader folds them, small.
func Form(tok string) string {
	if ready(tok) {
		return tok
	}
	f := tok
	if !norm.NFC.IsNormalString(f) {
		f = norm.NFC.String(f)
	}
	f = strings.ToLower(Fold(f))
	if strings.ContainsFunc(f, odd) {
		f = strings.Map(func(r rune) rune {
			if odd(r) {
				return -1
			}
			return r
		}, f)
	}
	return cut(f)
}

// ready tells whether a token is its own form: short, of common letters that
// folding leaves as they are, of small Latin ones or digits.
func ready(tok string) bool {
	for _, r := range tok {
		switch {
		case r >= '0' && r <= '9', r >= 'a' && r <= 'z':
		case !common(r):
			return false
		case r >= 0x622 && r <= 0x626 || r == 0x629 || r == 0x649:
			return false // hamzas on their seats, ta marbuta, alef maqsura
		}
	}
	return tok != "" && len(tok) <= LongestToken
}

func odd(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// cut shortens what is no word of any language.
func cut(f string) string {
	if len(f) <= LongestToken {
		return f
	}
	n := LongestToken
	for n > 0 && !utf8.RuneStart(f[n]) {
		n--
	}
	return f[:n]
}

// Tokens gives the words of s that have a form, and their forms: what a text
// is found by.
func Tokens(s string) (spans []isnad.Span, forms []string) {
	Scan(s, func(sp isnad.Span) {
		if f := Form(s[sp.Start:sp.End]); f != "" {
			spans, forms = append(spans, sp), append(forms, f)
		}
	})
	return spans, forms
}
