package search

import "unicode"

// gershayim tells whether the quotation mark here is that of a Hebrew
// abbreviation: one between two letters.
func (l *lexer) gershayim() bool {
	return l.s[l.at] == '"' && l.at > 0 && l.at+1 < len(l.s) && unicode.Is(unicode.Hebrew, l.s[l.at-1]) && unicode.Is(unicode.Hebrew, l.s[l.at+1])
}

// closers gives the marks that may close what r opens; "" where r opens
// nothing. Which of the curly marks opens depends on the keyboard.
func closers(r rune) string {
	switch r {
	case '"':
		return "\""
	case '\u201c', '\u201d', '\u201e', '\u201f':
		return "\u201c\u201d\u201e\u201f\""
	case '\u00ab':
		return "\u00bb"
	case '\u00bb':
		return "\u00ab"
	}
	return ""
}
