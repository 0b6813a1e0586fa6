package quote

import (
	"sort"
	"strings"

	"github.com/isnad-news/isnad"
)

// pair is a quotation: the words of its marks. Close is -1 where the mark is
// missing; End is one past the last word inside.
type pair struct{ open, close, end int }

const (
	opening = "“«„‹{"
	closing = "”»‟›}"
	neutral = "\"'"
)

// findPairs pairs quotation marks. Newspapers turn them round (»text«), forget
// them and put them at the wrong side of a space, so which way a mark looks is
// told by what it is glued to, then by its shape. A quotation may run over
// sentences but not over a line.
func (s *search) findPairs() []pair {
	var out []pair
	open := -1
	line := -1
	for w := range s.Words {
		if l := s.Sentences[s.Words[w].Sentence].Line; l != line {
			if open >= 0 {
				out = append(out, s.unclosed(open, w))
				open = -1
			}
			line = l
		}
		if !s.isMark(w) {
			continue
		}
		switch {
		case open < 0 && s.looksClosing(w):
		case open < 0:
			open = w
		case s.looksOpening(w) && s.inner(w):
		case s.looksOpening(w) && s.Words[w].Norm == s.Words[open].Norm && strings.Contains(opening, s.Words[w].Norm):
			s.unclosed(open, w) // forgotten: «… بدم بارد، وأضاف البيان «…»
			out = append(out, pair{open, -1, w})
			open = w
		default:
			out = append(out, pair{open, w, w})
			open = -1
		}
	}
	if open >= 0 {
		out = append(out, s.unclosed(open, len(s.Words)))
	}
	return out
}

func (s *search) isMark(w int) bool {
	return s.Words[w].Kind == isnad.Punct && strings.Contains(opening+closing+"\"", s.Words[w].Norm)
}

func (s *search) glued(a, b int) bool {
	return a >= 0 && b < len(s.Words) && s.Words[a].End == s.Words[b].Start
}

// looksClosing: glued to a word or stop before it, not to one behind it.
func (s *search) looksClosing(w int) bool {
	before, after := s.glued(w-1, w) && s.Words[w-1].Norm != ":" && s.Words[w-1].Norm != "(", s.glued(w, w+1) && s.Words[w+1].Kind != isnad.Punct
	if before != after {
		return before
	}
	return strings.Contains(closing, s.Words[w].Norm) && !(w > 0 && s.Words[w-1].Norm == ":")
}

func (s *search) looksOpening(w int) bool {
	before, after := s.glued(w-1, w) && s.Words[w-1].Kind != isnad.Punct, s.glued(w, w+1) && s.Words[w+1].Kind != isnad.Punct
	if before != after {
		return after
	}
	return strings.Contains(opening, s.Words[w].Norm)
}

// inner tells whether the mark at w opens a quotation inside one that is
// still open: it must be closed again before the outer one is.
func (s *search) inner(w int) bool {
	depth, line := 1, s.Sentences[s.Words[w].Sentence].Line
	for j := w + 1; j < len(s.Words) && s.Sentences[s.Words[j].Sentence].Line == line; j++ {
		if !s.isMark(j) {
			continue
		}
		if s.looksOpening(j) {
			return false
		}
		if depth--; depth < 0 {
			return true
		}
	}
	return false
}

// unclosed ends a quotation without its closing mark at the end of the line.
func (s *search) unclosed(open, end int) pair {
	s.warn("unclosed-quote", isnad.Span{Start: s.Words[open].Start, End: s.Words[end-1].End})
	return pair{open, -1, end}
}

// pairAt gives the quotation that opens at word w.
func (s *search) pairAt(w int) *pair {
	i := sort.Search(len(s.pairs), func(i int) bool { return s.pairs[i].open >= w })
	if i < len(s.pairs) && s.pairs[i].open == w {
		return &s.pairs[i]
	}
	return nil
}

// before gives the last quotation that opens before word w: they stand in
// order and do not nest.
func (s *search) before(w int) *pair {
	i := sort.Search(len(s.pairs), func(i int) bool { return s.pairs[i].open >= w })
	if i == 0 {
		return nil
	}
	return &s.pairs[i-1]
}

// inside gives the quotation around word w.
func (s *search) inside(w int) *pair {
	if p := s.before(w); p != nil && w < p.end {
		return p
	}
	return nil
}
