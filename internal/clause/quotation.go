package clause

import (
	"strings"

	"github.com/isnad-news/isnad"
)

// The quotation marks that look one way; " looks both. A double prime is what programs
// make of the mark behind a number (“ويندوز 10″).
const (
	OpeningMarks = "“«„‹{"
	ClosingMarks = "”»‟›}″"
)

// longestQuotation is within how many words a quotation that holds others is
// looked through for its end.
const longestQuotation = 300

// Quotation is a stretch between quotation marks, by the words of its marks.
type Quotation struct {
	Open  int
	Close int // -1 where the mark is missing
	End   int // one past the last word inside
}

// Quotations pairs quotation marks. Newspapers turn them round (»text«), forget
// them and put them at the wrong side of a space, so which way a mark looks is
// told by what it is glued to, then by its shape. A quotation may run over
// sentences but not over a line; one that is not closed ends with its line.
func (l *Layers) Quotations() []Quotation {
	var out []Quotation
	open, line, depth := -1, -1, 0
	for w := range l.Words {
		if at := l.Sentences[l.Words[w].Sentence].Line; at != line {
			if open >= 0 {
				out = append(out, Quotation{open, -1, w})
				open = -1
			}
			line, depth = at, 0
		}
		if !l.QuoteMark(w) {
			continue
		}
		switch {
		case open < 0 && l.looksClosing(w) && !l.strayOpening(w):
		case open < 0:
			open, depth = w, 0
		case l.looksOpening(w) && l.inner(w):
			depth++
		case depth > 0 && l.looksClosing(w):
			depth-- // the one inside ends, not the one around it
		case l.looksOpening(w) && l.Words[w].Norm == l.Words[open].Norm && strings.Contains(OpeningMarks, l.Words[w].Norm) && !l.closesApart(w):
			out = append(out, Quotation{open, -1, w}) // forgotten: «… بدم بارد، وأضاف البيان «…»
			open = w
		default:
			out = append(out, Quotation{open, w, w})
			open = -1
		}
	}
	if open >= 0 {
		out = append(out, Quotation{open, -1, len(l.Words)})
	}
	return out
}

// strayOpening tells of a closing mark that stands apart from both its neighbours where
// none is open and another one closes the line's next words: وأضاف ” نحن مستعدون.”
func (l *Layers) strayOpening(w int) bool {
	if w == 0 || l.Glued(w-1, w) || l.Glued(w, w+1) {
		return false
	}
	line := l.Sentences[l.Words[w].Sentence].Line
	for j := w + 1; j < min(len(l.Words), w+longestQuotation) && l.Sentences[l.Words[j].Sentence].Line == line; j++ {
		if l.QuoteMark(j) {
			return j > w+2 && l.looksClosing(j) && l.Glued(j-1, j)
		}
	}
	return false
}

// closesApart tells of a mark with the shape of an opening one that ends a quotation all
// the same: it stands apart from both its neighbours, or before a stop, and none closes
// the words behind it (« الصيف « الذي).
func (l *Layers) closesApart(w int) bool {
	if l.Glued(w-1, w) || l.Glued(w, w+1) && !l.stop(w+1) {
		return false
	}
	line := l.Sentences[l.Words[w].Sentence].Line
	for j := w + 1; j < min(len(l.Words), w+longestQuotation) && l.Sentences[l.Words[j].Sentence].Line == line; j++ {
		if l.QuoteMark(j) {
			return l.looksOpening(j) && !l.looksClosing(j)
		}
	}
	return true
}

// stop tells of a comma or a full stop behind which the text goes on apart: no quotation
// begins with it.
func (l *Layers) stop(w int) bool {
	return (l.Words[w].Norm == "." || l.Words[w].Norm == comma) && !l.Glued(w, w+1)
}

const comma = "\u060c"

// QuoteMark tells whether word w is a quotation mark.
func (l *Layers) QuoteMark(w int) bool {
	return l.within(w) && l.Words[w].Kind == isnad.Punct && strings.Contains(OpeningMarks+ClosingMarks+"\"", l.Words[w].Norm)
}

// Glued tells whether nothing stands between words a and b.
func (l *Layers) Glued(a, b int) bool {
	return a >= 0 && b < len(l.Words) && l.Words[a].End == l.Words[b].Start
}

// looksClosing: glued to a word or stop before it, not to one behind it.
func (l *Layers) looksClosing(w int) bool {
	before, after := l.Glued(w-1, w) && l.Words[w-1].Norm != ":" && l.Words[w-1].Norm != "(", l.Glued(w, w+1) && l.Words[w+1].Kind != isnad.Punct
	if before != after {
		return before
	}
	if !before && l.Glued(w, w+1) && l.stop(w+1) {
		return true // “ .، behind a space
	}
	return strings.Contains(ClosingMarks, l.Words[w].Norm) && !(w > 0 && l.Words[w-1].Norm == ":")
}

func (l *Layers) looksOpening(w int) bool {
	before, after := l.Glued(w-1, w) && l.Words[w-1].Kind != isnad.Punct, l.Glued(w, w+1) && l.Words[w+1].Kind != isnad.Punct
	if before != after {
		return after
	}
	return strings.Contains(OpeningMarks, l.Words[w].Norm)
}

// inner tells whether the mark at w opens a quotation inside one that is
// still open: it must be closed again before the outer one is.
func (l *Layers) inner(w int) bool {
	depth, line := 1, l.Sentences[l.Words[w].Sentence].Line
	for j := w + 1; j < min(len(l.Words), w+longestQuotation) && l.Sentences[l.Words[j].Sentence].Line == line; j++ {
		if !l.QuoteMark(j) {
			continue
		}
		if l.looksOpening(j) {
			depth++
			continue
		}
		if depth--; depth < 0 {
			return true
		}
	}
	return false
}
