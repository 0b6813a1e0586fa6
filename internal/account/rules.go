package account

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/secure/precis"
	"golang.org/x/text/unicode/norm"
)

// The rules of names and passwords.
const (
	LongestName      = 64   // characters
	ShortestPassword = 12   // characters
	LongestPassword  = 1024 // bytes
)

// Name gives a user's name as it is kept: letters and digits of any script and,
// behind the first, any of . _ - @; small where there is large and small, so
// that nobody can have a name that looks like another's. Errors wrap ErrName.
func Name(name string) (string, error) {
	if !utf8.ValidString(name) || utf8.RuneCountInString(name) > LongestName {
		return "", fmt.Errorf("%w: at most %d characters", ErrName, LongestName)
	}
	kept, err := precis.UsernameCaseMapped.String(name)
	if err != nil || !plain(kept) {
		return "", fmt.Errorf("%w: %q: take letters and digits, with . _ - @ between them", ErrName, name)
	}
	return kept, nil
}

// plain tells whether a name is of letters, digits and what may stand between
// them, so that it can stand anywhere: in a file's name, behind a command.
func plain(name string) bool {
	for i, r := range name {
		letter := unicode.In(r, unicode.Letter, unicode.Mark, unicode.Digit)
		if !letter && (i == 0 || !strings.ContainsRune("._-@", r)) {
			return false
		}
	}
	return name != ""
}

// password gives a password as it is hashed: in normal form C, so that it is
// the same from every keyboard. Errors wrap ErrPassword.
func password(p string) (string, error) {
	switch {
	case len(p) > LongestPassword:
		return "", fmt.Errorf("%w: it is longer than %d bytes", ErrPassword, LongestPassword)
	case !utf8.ValidString(p):
		return "", fmt.Errorf("%w: it is not UTF-8", ErrPassword)
	case strings.ContainsRune(p, 0):
		return "", fmt.Errorf("%w: it holds a NUL", ErrPassword)
	}
	p = norm.NFC.String(p)
	if utf8.RuneCountInString(p) < ShortestPassword {
		return "", fmt.Errorf("%w: it has fewer than %d characters", ErrPassword, ShortestPassword)
	}
	return p, nil
}
