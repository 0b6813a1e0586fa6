package archive

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostUserName is how long a user's name may be, in characters.
const mostUserName = 64

// CheckUser tells what is wrong with a user's name: the error is ErrUser.
func CheckUser(name string) error {
	switch n := utf8.RuneCountInString(name); {
	case !utf8.ValidString(name):
		return fmt.Errorf("%w: it is no text", ErrUser)
	case n == 0:
		return fmt.Errorf("%w: it is empty; give one of 1 to %d characters", ErrUser, mostUserName)
	case n > mostUserName:
		return fmt.Errorf("%w: it has %d characters; give one of 1 to %d", ErrUser, n, mostUserName)
	case strings.ContainsFunc(name, unicode.IsControl):
		return fmt.Errorf("%w: %q has control characters; leave them out", ErrUser, name)
	}
	return nil
}
