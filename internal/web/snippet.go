package web

import (
	"strings"
	"unicode"

	"github.com/isnad-news/isnad/internal/export"
)

// snippet is a stretch of text, marked or not.
type snippet struct {
	Text   string
	Marked bool
}

// snippets cuts text at ranges, in code points; ranges that do not fit are
// brought within it, those that overlap are one.
func snippets(text string, ranges []export.Range) []snippet {
	letters := []rune(text)
	marked := make([]bool, len(letters))
	for _, r := range ranges {
		for i := max(0, r.Start); i < min(r.End, len(letters)); i++ {
			marked[i] = true
		}
	}
	var out []snippet
	for i := 0; i < len(letters); {
		j := i
		for j < len(letters) && marked[j] == marked[i] {
			j++
		}
		out = append(out, snippet{Text: visible(letters[i:j]), Marked: marked[i]})
		i = j
	}
	return out
}

// visible drops controls; what turns the direction of text stays within the
// element that holds it.
func visible(letters []rune) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, string(letters))
}
