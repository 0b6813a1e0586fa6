package archive

import (
	"strings"
	"unicode"

	"github.com/isnad-news/isnad/internal/text"
)

// Normal gives the normal form by which a name is kept and found: the forms of
// its words, one space between them.
func Normal(name string) string {
	_, forms := text.Tokens(name)
	return strings.Join(forms, " ")
}

// Split parts a form as full text does, which knows small letters and digits
// only: one that text.Tokens has made stays as it is.
func Split(form string) []string {
	return strings.FieldsFunc(strings.ToLower(form), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
