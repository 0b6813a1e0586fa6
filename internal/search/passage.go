package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/text"
)

// passage cuts width code points from start on, at the ends of words and, where
// a sentence begins before the first mark, at its beginning.
func passage(s string, start, width int, marks []mark) Snippet {
	rs := []rune(s)
	start = max(0, min(start, len(rs)-width)) // use the room that is left
	first, last := len(rs), start             // what must not be cut off
	if len(marks) > 0 {
		first, last = marks[0].Start, marks[len(marks)-1].End
	}
	if start > 0 {
		start = begin(rs, start, first, len(marks) > 0)
	}
	for start < first && unicode.IsSpace(rs[start]) {
		start++
	}
	end := finish(rs, start, min(len(rs), start+width), last)
	out := Snippet{Range: export.Range{Start: start, End: end}, Text: oneLine(rs[start:end])}
	out.Before, out.After = shown(rs[:start]), shown(rs[end:])
	for _, m := range marks {
		if m.End = min(m.End, end); m.Start >= start && m.Start < m.End {
			out.Marks = append(out.Marks, m.Range)
		}
	}
	return out
}

// shown tells whether anything stands in rs.
func shown(rs []rune) bool {
	return slices.ContainsFunc(rs, func(r rune) bool { return !unicode.IsSpace(r) && !text.IsBidi(r) })
}

// begin moves a beginning to that of the next word or, if sentence, of the last
// sentence that begins before first.
func begin(rs []rune, start, first int, sentence bool) int {
	at := start
	for at < first && (within(rs, at) || hangs(rs[at])) {
		at++
		if at-start > text.LongestToken { // no word is as long
			at = start
			break
		}
	}
	for i := first; sentence && i > at+1; i-- {
		if rs[i-1] == '\n' || unicode.IsSpace(rs[i-1]) && stop(rs[i-2]) {
			at = i
			break
		}
	}
	return at
}

// hangs tells of what belongs to the words before it.
func hangs(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Pe, r) || unicode.Is(unicode.Po, r) && r != '"' && r != '\''
}

// stop tells of marks at the end of a sentence.
func stop(r rune) bool { return r == '.' || r == '!' || r == '?' || r == 0x061F }

// finish moves an end back to that of a word, and not before last.
func finish(rs []rune, start, end, last int) int {
	to := end
	for end < len(rs) && end > last && end > start && within(rs, end) {
		end--
		if to-end > text.LongestToken {
			end = to
			break
		}
	}
	if end <= start {
		end = to
	}
	for end > max(last, start) && unicode.IsSpace(rs[end-1]) {
		end--
	}
	return end
}

// within tells whether the boundary before i parts a word.
func within(rs []rune, i int) bool { return i > 0 && letter(rs[i-1]) && letter(rs[i]) }

func letter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || text.IsMark(r) || r == 0x200C || r == 0x200D
}

// oneLine makes spaces of what ends a line or controls a terminal.
func oneLine(rs []rune) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, string(rs))
}

// behindHeadline gives where the text goes on behind its first line, in code
// points; the start of a text of one line.
func behindHeadline(s string) int {
	body := strings.TrimLeft(s, " \t\r\n")
	i := strings.IndexByte(body, '\n')
	if i < 0 || strings.TrimSpace(body[i:]) == "" {
		return 0
	}
	rest := strings.TrimLeftFunc(body[i:], unicode.IsSpace)
	return utf8.RuneCountInString(s[:len(s)-len(rest)])
}
