package quote

import (
	"sort"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
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

// namePart tells of a word at j that only looks like a verb with a conjunction: it
// stands right behind a name that no table knows, where no clause can begin (لارس
// فيلد، جاكوار ولاند روفر).
func (s *search) namePart(j int) bool {
	if j < 1 || !s.finite(j) || !s.Conj(j) || s.Tag(j).Feats.Tense != 'f' || s.Tag(j-1).POS != isnad.PROPN || s.Words[j].Sentence != s.Words[j-1].Sentence {
		return false
	}
	if s.Parts[s.Words[j].First].Norm == fa || j+1 >= len(s.Words) || s.Words[j+1].Kind == isnad.Punct {
		return true
	}
	return s.Tag(j+1).Guessed && s.Tag(j+1).POS == isnad.PROPN && s.Tag(j).Feats.Person != '3'
}

// speechAhead gives what a verb of saying brings whose subject has clauses of its own:
// a colon or أن and marks tell where it begins, and no other verb of saying stands
// before them (قال محامي رجل يدعى فلانا وصدر عليه حكم: «…»؛ ردا على سؤال عما إذا كان
// سيعود، أن «…»؛ فيما يتعلق بالسفر، «…»).
func (s *search) speechAhead(w, from, end int) *content {
	if !s.is("utters", w) || s.Pronoun(w) >= 0 || s.Tag(w).Feats.Tense != 'p' {
		return nil
	}
	for j := from; j < min(end, from+longSubject); j++ {
		if s.isComma(j-1) && s.that(j) && !s.Conj(j) {
			if p := s.pairAt(j + 1); p != nil && s.long(p) && s.spoken(p) {
				return &content{marker: j, start: s.Words[j+1].Start}
			}
		}
		if p := s.pairAt(j); p != nil && s.isComma(j-1) && s.long(p) && s.spoken(p) && s.closesClause(p, end) {
			return &content{marker: j, start: s.Words[j].End, pair: p, direct: true}
		}
		if s.Words[j].Norm == ":" {
			if p := s.openAfter(j + 1); p != nil && s.long(p) {
				return &content{marker: j, start: s.Words[p.open].End, pair: p, direct: true, colon: true}
			}
			return nil
		}
		if c, _ := s.cue(j); c != nil || s.pairAt(j) != nil {
			return nil
		}
	}
	return nil
}

// speechBehind tells whether somebody stands at word w and أن right behind, or a colon
// and marks.
func (s *search) speechBehind(w int) bool {
	for _, m := range s.At(w) {
		if k := m.Last; m.Actor && !m.Adj && k+1 < len(s.Words) && (s.that(k) && !s.Conj(k) || s.Words[k].Norm == ":" && s.openAfter(k+1) != nil) {
			return true
		}
	}
	return false
}

// speechIn tells of marks at word k, or behind a colon there, that hold a
// clause or end one.
func (s *search) speechIn(k, end int) bool {
	if s.Words[k].Norm == ":" {
		k++
	}
	if k >= end {
		return false
	}
	p := s.pairAt(k)
	return p != nil && s.long(p) && (s.spoken(p) || s.closesClause(p, end))
}

// entitled tells of marks behind a noun of naming, which hold a title or a name and
// nothing that is said: قال في كتاب «…»؛ مدير شركة «…».
func (s *search) entitled(p *pair) bool {
	k := p.open - 1
	if k < 0 || p.close < 0 || s.that(p.open+1) {
		return false
	}
	t := s.Tag(k)
	if t.POS != isnad.NOUN || s.Words[k].Sentence != s.Words[p.open].Sentence || s.is("reveals", k-1) {
		return false // طلب عدم نشر اسمه «…»
	}
	return s.Terms(term.Entitles).Has(t.Lemma) && !s.spoken(p) || s.Terms(term.Bears).Has(t.Lemma) && !t.Feats.Def && s.Pronoun(k) < 0 && t.Feats.Number != 'p' && !s.spoken(p)
}

// ofBody tells of a noun for bodies that have a name, right before its marks: منظمة «…».
func (s *search) ofBody(w int) bool {
	t := s.Tag(w)
	return w >= 0 && t.POS == isnad.NOUN && t.Class == "organization"
}

// endsNamed tells whether the name of a person or an office ends with word w, which no
// preposition governs.
func (s *search) endsNamed(w int) bool {
	for i := s.From(s.Sentences[s.Words[max(w, 0)].Sentence].First); i < len(s.Mentions) && s.Mentions[i].First <= w; i++ {
		if m := &s.Mentions[i]; m.Last == w+1 && m.Actor && !m.Adj && m.Prep == "" && !m.Embedded && (m.Kind == "person" || m.Kind == "office") {
			return true
		}
	}
	return false
}
