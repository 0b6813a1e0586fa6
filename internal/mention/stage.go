package mention

import (
	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// stageReach is how many words an office or a body may be away from the capital with which
// its sentence begins.
const stageReach = 5

// ofTown gives a body of a town that is only called back (بلدية المدينة) the state in which
// the place lies that was told of last before it.
func (s *search) ofTown(i int) string {
	m := &s.out[i]
	t := s.stemTag(m.Last - 1)
	if m.Last < m.First+2 || t.POS != isnad.NOUN || !t.Feats.Def || !s.terms[term.Town].Has(t.Lemma) {
		return ""
	}
	for j := i - 1; j >= 0 && s.out[j].Sentence >= m.Sentence-1; j-- {
		if b := &s.out[j]; b.Kind == "place" && b.Country != "" {
			return b.Country
		}
	}
	return ""
}

// staged gives an office or a body that is told of without its state that of the capital
// with which the sentence begins: وفي لندن نصحت وزارة النقل.
func (s *search) staged(i int) string {
	m := &s.out[i]
	first := s.Sentences[m.Sentence].First
	if m.First-first > stageReach+2 || !s.terms[term.Inplace].Has(s.stemTag(first).Lemma) {
		return ""
	}
	for j := i - 1; j >= 0 && s.out[j].Sentence == m.Sentence; j-- {
		b := &s.out[j]
		if b.First == first+1 && b.Kind == "state" && s.states[b.ID] && m.First-b.Last <= stageReach {
			return b.ID
		}
		if !b.Adj && b.ID != "" && b.First > first+1 {
			return "" // somebody else stands between
		}
	}
	return ""
}
