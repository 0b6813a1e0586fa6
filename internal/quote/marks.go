package quote

import (
	"sort"

	"github.com/isnad-news/isnad"
)

// pair is a quotation: the words of its marks. Close is -1 where the mark is
// missing; End is one past the last word inside.
type pair struct{ open, close, end int }

// findPairs gives the quotations of the report, and warns of those that do not
// end.
func (s *search) findPairs() []pair {
	var out []pair
	for _, q := range s.Quotations() {
		if q.Close < 0 {
			s.warn("unclosed-quote", isnad.Span{Start: s.Words[q.Open].Start, End: s.Words[q.End-1].End})
		}
		out = append(out, pair{q.Open, q.Close, q.End})
	}
	return out
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
