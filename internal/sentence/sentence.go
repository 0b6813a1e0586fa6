// Package sentence splits a report into words and sentences.
package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/text"
)

const question = 0x061F

// closers may stand between a full stop and the space after it.
func closer(r rune) bool {
	switch r {
	case '"', '\'', '»', '”', ')', '}', ']', '«', '“':
		return true
	}
	return false
}

// Split gives the words and sentences of s. A sentence ends at a full stop,
// a question or exclamation mark, or a line's end; "..", "…" and a point
// between digits end none. A full stop glued to the next word's letter ends
// one too: newspapers drop the space. The first line that holds a word is
// the headline, if another such line follows.
func Split(s string) ([]isnad.Word, []isnad.Sentence) {
	words := tokens(s)
	var out []isnad.Sentence
	line, start, first := 0, 0, 0
	flush := func(end, last int) {
		for start < end && (s[start] == ' ' || s[start] == '\t' || s[start] == '\r' || s[start] == '\n') {
			start++
		}
		for end > start && (s[end-1] == ' ' || s[end-1] == '\t' || s[end-1] == '\r' || s[end-1] == '\n') {
			end--
		}
		if last > first {
			out = append(out, isnad.Sentence{Span: isnad.Span{Start: start, End: end}, Line: line, First: first, Last: last})
		}
		first = last
	}
	at := 0
	for i := range words {
		w := &words[i]
		for ; at < w.Start; at++ {
			if s[at] == '\n' {
				flush(at, i)
				start = at + 1
				line++
			}
		}
		if ends(s, words, i) {
			end := i + 1
			for end < len(words) && words[end].Start == words[end-1].End && closer(rune1(s, words[end])) && !opens(words, end) {
				end++
			}
			if end > i {
				stop := words[end-1].End
				if i >= first {
					flush(stop, end)
					start = stop
				}
			}
		}
	}
	flush(len(s), len(words))
	for i := range out {
		for j := out[i].First; j < out[i].Last; j++ {
			words[j].Sentence = i
		}
	}
	markHeadline(out)
	return words, out
}

func markHeadline(out []isnad.Sentence) {
	if len(out) == 0 || out[len(out)-1].Line == out[0].Line {
		return
	}
	for i := range out {
		if out[i].Line == out[0].Line {
			out[i].Headline = true
		}
	}
}

func rune1(s string, w isnad.Word) rune {
	r, _ := utf8.DecodeRuneInString(s[w.Start:])
	return r
}

// opens tells whether the mark at i is glued to a following word, and so
// opens something rather than closing it.
func opens(words []isnad.Word, i int) bool {
	return i+1 < len(words) && words[i+1].Start == words[i].End && words[i+1].Kind != isnad.Punct
}

func ends(s string, words []isnad.Word, i int) bool {
	w := words[i]
	if w.Kind != isnad.Punct {
		return false
	}
	switch rune1(s, w) {
	case question, '!', '?':
		return true
	case '.':
	default:
		return false
	}
	if i > 0 && words[i-1].End == w.Start && rune1(s, words[i-1]) == '.' {
		return false
	}
	if i+1 < len(words) && words[i+1].Start == w.End {
		n := words[i+1]
		if n.Kind == isnad.Punct {
			return closer(rune1(s, n))
		}
		return n.Kind == isnad.Arabic && i > 0 && words[i-1].Kind != isnad.Digits && (words[i-1].Len() > 2 || words[i-1].Kind == isnad.Punct) && !initials(s, words, i)
	}
	return !title(s, words, i)
}

// title tells of the point at word i behind the one letter that stands for a title,
// before the name (مدير الجامعة د. خالد); a letter behind a number counts years, and
// a clause with and begins a sentence (في المجموعة أ. وقال).
func title(s string, words []isnad.Word, i int) bool {
	if i == 0 || i+1 >= len(words) || words[i+1].Kind != isnad.Arabic {
		return false
	}
	w, next := words[i-1], words[i+1]
	if w.Kind != isnad.Arabic || w.Len() > len(waw) || w.End != words[i].Start || i > 1 && words[i-2].Kind == isnad.Digits {
		return false
	}
	return !strings.ContainsRune(s[words[i].End:next.Start], '\n') && !strings.HasPrefix(s[next.Start:next.End], waw)
}

// tatweel lengthens the letter before it.
const tatweel = '\u0640'

// waw is the letter of and.
const waw = "\u0648"

// initials tells of the point at word i between the spelt letters of a name
// ((بي.بي.سي)): short words on both sides and another point or a bracket next to one.
func initials(s string, words []isnad.Word, i int) bool {
	const short = 6 // bytes: three letters
	if i < 2 || i+2 >= len(words) || words[i-1].Len() > short || words[i+1].Len() > short {
		return false
	}
	before, after := words[i-2], words[i+2]
	if before.End == words[i-1].Start && (rune1(s, before) == '(' || rune1(s, before) == '.') {
		return true
	}
	return after.Start == words[i+1].End && rune1(s, after) == '.' && i+3 < len(words) && words[i+3].Start == after.End && words[i+3].Len() <= short && words[i+3].Kind == isnad.Arabic
}

// tokens cuts s into words: runs of Arabic letters with their marks, runs of
// other letters, numbers with their separators, and single marks.
func tokens(s string) []isnad.Word {
	out := make([]isnad.Word, 0, len(s)/9)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r) || text.IsBidi(r) || r == 0:
			i += n
		case text.IsArabic(r):
			j := i + n + text.Letters(s[i+n:])
			w := isnad.Word{Span: isnad.Span{Start: i, End: j}, Kind: isnad.Arabic, Norm: text.Fold(s[i:j])}
			if w.Norm == "" && r == tatweel {
				w.Kind, w.Norm = isnad.Punct, "-" // papers lengthen nothing to a dash: ــ
			}
			out = append(out, w)
			i = j
		case isDigit(r):
			j := number(s, i)
			out = append(out, isnad.Word{Span: isnad.Span{Start: i, End: j}, Kind: isnad.Digits, Norm: text.Fold(s[i:j])})
			i = j
		case unicode.IsLetter(r):
			j := run(s, i+n, func(r rune) bool { return unicode.IsLetter(r) && !text.IsArabic(r) })
			out = append(out, isnad.Word{Span: isnad.Span{Start: i, End: j}, Kind: isnad.Latin, Norm: s[i:j]})
			i = j
		default:
			out = append(out, isnad.Word{Span: isnad.Span{Start: i, End: i + n}, Kind: isnad.Punct, Norm: s[i : i+n]})
			i += n
		}
	}
	return out
}

func run(s string, i int, in func(rune) bool) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !in(r) {
			break
		}
		i += n
	}
	return i
}

func isDigit(r rune) bool { _, ok := text.Digit(r); return ok }

// number runs over digits and the separators that stand between two digits.
func number(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if isDigit(r) {
			i += n
			continue
		}
		if r != '.' && r != ',' && r != 0x066B && r != 0x066C {
			break
		}
		next, _ := utf8.DecodeRuneInString(s[i+n:])
		if !isDigit(next) {
			break
		}
		i += n
	}
	return i
}
