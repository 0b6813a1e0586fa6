package web

import "bytes"

// longestWord is after how many bytes a word may be broken. A browser shapes a
// word anew wherever it breaks it, which costs the square of its length: one of
// 100,000 Arabic letters stops it for a quarter of a minute.
const longestWord = 1000

// breakable writes <wbr> into the words of a page that are longer than any word
// is. The page is ours, so that every < in it begins a tag.
func breakable(page []byte) []byte {
	var out []byte
	last, run := 0, 0
	for i := 0; i < len(page); {
		switch c := page[i]; {
		case c == '<':
			i += tagLength(page[i:])
		case c <= ' ':
			i, run = i+1, 0
		case run >= longestWord && c&0xC0 != 0x80:
			out = append(append(out, page[last:i]...), "<wbr>"...)
			last, run = i, 0
		case c == '&':
			n := max(1, bytes.IndexByte(page[i:min(len(page), i+12)], ';')+1)
			i, run = i+n, run+n
		default:
			i, run = i+1, run+1
		}
	}
	if out == nil {
		return page
	}
	return append(out, page[last:]...)
}

// tagLength is how long a tag is and, where nothing in the element may be
// written to, the element: elements that hold bare text, and drawings.
func tagLength(s []byte) int {
	for _, name := range []string{"title", "textarea", "script", "style", "svg", "select"} {
		if len(s) > len(name)+1 && string(s[1:1+len(name)]) == name && (s[1+len(name)] == '>' || s[1+len(name)] <= ' ') {
			if end := bytes.Index(s, []byte("</"+name)); end >= 0 {
				return end + 1
			}
			return len(s)
		}
	}
	quote := byte(0)
	for i, c := range s {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		}
	}
	return len(s)
}
