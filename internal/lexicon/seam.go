package lexicon

import "strings"

// A hamza is written on the seat that the vowels around it ask for, so the
// last hamza of a stem changes with the ending. All letters here are folded:
// the seats count as plain alef, waw and ya.

// spell writes two alefs in a row as the one that madda folds to.
func spell(form string) string { return strings.ReplaceAll(form, alef+alef, alef) }

// last gives the n-th letter from the end, empty where there is none.
func last(s string, n int) string {
	r := runes(s)
	if n > len(r) {
		return ""
	}
	return string(r[len(r)-n])
}

// put replaces the n-th letter from the end.
func put(s string, n int, letter string) string {
	r := runes(s)
	if n > len(r) {
		return s
	}
	return string(r[:len(r)-n]) + letter + string(r[len(r)-n+1:])
}

// join writes an ending that begins with a vowel behind a stem; two spellings
// come back where newspapers write both. final tells that the stem ends in a
// hamza, which a plain alef does not show.
func join(stem, end string, final bool) []string {
	plain := stem + end
	if !final {
		return []string{plain}
	}
	head := cut(stem, 1)
	switch last(stem, 1) {
	case hamza:
		switch {
		case last(stem, 2) == ya:
			return []string{head + ya + end}
		case strings.HasPrefix(end, waw):
			return []string{plain, head + waw + end}
		case strings.HasPrefix(end, ya):
			return []string{head + ya + end}
		}
	case alef:
		switch {
		case strings.HasPrefix(end, waw):
			return []string{plain, head + waw + end}
		case strings.HasPrefix(end, ya):
			return []string{plain, head + ya + end}
		}
	}
	return []string{plain}
}

// closed writes an ending that begins with a consonant: the stem's last letter
// is doubled rather than written twice.
func closed(stem, end string) string {
	if first := string(runes(end)[:1]); (first == nun || first == ta) && strings.HasSuffix(stem, first) {
		return cut(stem, 1) + end
	}
	return stem + end
}
