package quote

import (
	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// said finds what is said behind the cue at w: its complement, or what is asked of
// somebody or stands as the verb's object where no clause or preposition brings it.
func (s *search) said(w int, c *cue, end int) *content {
	if x := s.seenAs(w, end); x != nil {
		return x
	}
	x := s.complement(w, c, end)
	if x == nil {
		if x = s.whatIsAsked(w, c, end); x == nil {
			x = s.object(w, c, end)
		}
		return x
	}
	if c.class == "demand" && x.noun && s.hasPrep(x.marker) && s.Parts[s.Words[x.marker].First].Norm == lam {
		if y := s.whatIsAsked(w, c, x.marker); y != nil {
			return y // دعا القادة بتفعيل الخطة لإنقاذ البلاد
		}
	}
	return x
}

// whatIsAsked gives what is demanded in a noun phrase that stands right behind of whom
// (طلب من السكان إخلاء المباني) or behind a preposition that other verbs of demanding
// have (طالب المجتمع الدولي إلى التدخل).
func (s *search) whatIsAsked(w int, c *cue, end int) *content {
	directs := s.is("directs", w)
	if c.class != "demand" || !c.addressee && !directs {
		return nil
	}
	whom, behind := s.Pronoun(w) >= 0, w+1
	_, subject := s.cue(w) // a participle's stands before it
	for j := w + 1; j+1 < min(w+longSubject, end); j++ {
		if s.that(j) || s.Words[j].Norm == ":" || s.QuoteMark(j) {
			return nil
		}
		if whom && s.is("requests", w) && (j == behind || s.Busy[j-1] || s.Pronoun(j-1) >= 0 || j == behind-1 && s.Tag(j).POS == isnad.ADJ) && s.deedAsked(j) {
			return &content{marker: j, start: s.Words[j].Start, noun: true}
		}
		if x := s.askedBy(j); x != nil && (whom || subject && !directs) {
			return x
		}
		if s.finite(j) && !s.relative.Has(s.Tag(j-1).Lemma) {
			return nil
		}
		if m := s.actorFrom(j); m != nil {
			prep := s.Prep(m)
			whom = whom || subject && prep == "" || s.Terms(term.Whose).Has(prep)
			subject, behind = true, m.Last
		} else if s.Tag(j).POS == isnad.ADP && s.Pronoun(j) >= 0 && s.Terms(term.Whose).Has(s.Tag(j).Lemma) {
			whom, behind = true, j+1
		}
	}
	return nil
}

// actorFrom gives somebody who is named from word j on and is no part of who is named
// before him.
func (s *search) actorFrom(j int) *isnad.Mention {
	for _, m := range s.At(j) {
		if m.Actor && !m.Adj && !m.Embedded {
			return m
		}
	}
	return nil
}

// deedAsked tells of a verbal noun at word j, also where it was taken for the past verb
// or the adjective of its letters (وضع خطط، المساعدة في التدريب).
func (s *search) deedAsked(j int) bool {
	t, n := s.Tag(j), s.Tag(j+1)
	if s.Conj(j) || s.hasPrep(j) || s.Begins(j) != nil || s.Busy[j] {
		return false
	}
	if s.looksPast(j) {
		return true
	}
	brings := n.POS == isnad.ADP && s.Pronoun(j+1) < 0 || s.hasPrep(j+1)
	if t.POS == isnad.ADJ {
		return brings && t.Feats.Def && t.Feats.Gender == 'f' && s.Tag(j-1).Feats.Gender != 'f'
	}
	return t.POS == isnad.NOUN && t.Feats.Verbal == 'm' && (!t.Feats.Def || brings)
}

// askedBy gives the verbal noun behind a preposition of demanding at word j or its
// clitic one: إلى التدخل، بتفعيل المبادرة.
func (s *search) askedBy(j int) *content {
	x := &content{marker: j, noun: true}
	k := j + 1
	switch t := s.Tag(j); {
	case t.POS == isnad.ADP && s.Pronoun(j) < 0 && s.is("asks", j) && !s.is("of", j):
		x.start = s.Words[k].Start
	case s.hasPrep(j) && s.Parts[s.Words[j].First].Norm == ba:
		x.start, k = s.contentStart(j), j
	default:
		return nil
	}
	t := s.Tag(k)
	if t.POS != isnad.NOUN || s.Begins(k) != nil || s.Busy[k] || s.is("occasion", k) || s.is("manners", k) || k > j && (s.hasPrep(k) || s.Conj(k)) {
		return nil
	}
	if t.Feats.Verbal != 'm' && (k > j || !s.carries(k)) {
		return nil
	}
	return x
}
