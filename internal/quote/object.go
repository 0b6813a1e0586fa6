package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// object gives what is said where neither أن nor a preposition of the verb's own brings
// it: a question, all of what is denied, a number that somebody reckons with, what is
// announced behind another verb's preposition, or a clause behind a comma.
func (s *search) object(w int, c *cue, end int) *content {
	past := s.Tag(w).POS == isnad.VERB && s.Tag(w).Feats.Tense == 'p'
	for j := w + 1; j+1 < min(w+longSubject, end); j++ {
		if s.that(j) || s.Words[j].Norm == ":" || s.QuoteMark(j) {
			return nil
		}
		if x := s.question(w, j, c); x != nil {
			return x
		}
		behind := s.endsActor(j-1) || s.Tag(j-1).POS == isnad.ADJ
		switch {
		case c.class == "deny" && (behind && s.Tag(j).POS == isnad.DET || s.isComma(j-1)) && s.Terms(term.Any).Has(s.Tag(j).Lemma),
			c.class == "deny" && c.np && behind && s.ownDeed(j),
			behind && s.is("estimates", w) && s.is("measures", j) && !s.hasPrep(j) && !s.Conj(j):
			return &content{marker: j, start: s.Words[j].Start, noun: true}
		case past && behind && (s.toldOf(w, j, c) || s.is("touches", w) && s.askedBy(j) != nil && s.Terms(term.Proposition).Has(s.Tag(j+1).Lemma)):
			return &content{marker: j, start: s.Words[j+1].Start, noun: true}
		case past && s.is("bare", w) && s.isComma(j-1) && s.deniesAll(j):
			return &content{marker: j - 1, start: s.Words[j].Start}
		}
		if s.finite(j) && !s.relative.Has(s.Tag(j-1).Lemma) {
			return nil
		}
	}
	return nil
}

// ownDeed tells of a noun with the pronoun of who denies it, and nobody: نفت الشركة
// ملكيتها للسفينة.
func (s *search) ownDeed(j int) bool {
	t := s.Tag(j)
	return t.POS == isnad.NOUN && s.Pronoun(j) >= 0 && !s.hasPrep(j) && !s.Conj(j) && s.Begins(j) == nil && t.Class != "person" && t.Class != "people" && t.Class != "organization"
}

// question gives the question at word j that somebody asks: تساءل النائب كيف وصلت، عما
// إذا كان.
func (s *search) question(w, j int, c *cue) *content {
	asks := c.class == "ask" && !c.addressee // whom others ask does not say it
	if asks && s.is("whether", j) {
		start := s.Words[j].Start + len(wawLetter) // ما without its preposition
		return &content{marker: j, start: start}
	}
	if (asks || s.is("bare", w) && j > w+1) && s.is("interrogative", j) && !s.hasPrep(j) && !s.Conj(j) {
		return &content{marker: j - 1, start: s.Words[j].Start}
	}
	return nil
}

// toldOf tells of a happening behind the preposition of telling that is not the verb's
// own: صرح الضابط عن مقتل جنديين.
func (s *search) toldOf(w, j int, c *cue) bool {
	if c.class != "announce" && c.class != "confirm" && c.class != "report" && !s.is("declares", w) || s.Pronoun(w) >= 0 || !s.follows(w, j) || !s.Terms(term.Origin).Has(s.Tag(j).Lemma) || s.Tag(j).POS != isnad.ADP || s.Pronoun(j) >= 0 {
		return false
	}
	t := s.Tag(j + 1)
	return t.POS == isnad.NOUN && !t.Feats.Def && !s.hasPrep(j+1) && s.Begins(j+1) == nil && (t.Feats.Verbal == 'm' || s.is("happening", j+1) || s.is("death", j+1)) && !s.is("occasion", j+1)
}

// deniesAll tells of a clause that begins with the particle that denies all of a kind:
// لا شك في، لا بديل من.
func (s *search) deniesAll(j int) bool {
	t := s.Tag(j)
	n := s.Tag(j + 1)
	return t.POS == isnad.PART && s.Terms(term.Negation).Has(t.Lemma) && n.POS == isnad.NOUN && !n.Feats.Def && !s.Conj(j) && !s.hasPrep(j+1)
}

// seenAs gives what somebody sees in a thing that a relative clause describes: الاتفاق
// الذي يرى فيه الوزير خطرا.
func (s *search) seenAs(w, end int) *content {
	if !s.is("sees", w) || w < 1 || !s.relative.Has(s.Tag(w-1).Lemma) && !s.is("what", w-1) || w+2 >= end || s.Tag(w+1).POS != isnad.ADP || s.Pronoun(w+1) < 0 {
		return nil
	}
	for j := w + 2; j < min(w+opener*2, end); j++ {
		if s.finite(j) || s.that(j) || s.Words[j].Kind == isnad.Punct {
			return nil
		}
		if t := s.Tag(j); t.POS == isnad.NOUN && t.Feats.Tanwin && strings.HasSuffix(s.Words[j].Norm, alef) {
			return &content{marker: j - 1, start: s.Words[j].Start, noun: true}
		}
	}
	return nil
}
