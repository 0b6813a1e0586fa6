package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
	"github.com/isnad-news/isnad/internal/term"
)

// plainly is the path of a subject that grammar alone decides; the weights choose no
// other.
const plainly = "plainly"

// plainSubject gives who says something by the verb at word w where grammar alone
// decides it, whatever the weights say, or 0.
func (s *search) plainSubject(sen *isnad.Sentence, w, to int, c *cue, f isnad.Feats) isnad.Ref {
	if r := s.theLatter(sen, w); r != 0 {
		return r
	}
	if s.follows(w, to) && !c.addressee {
		return 0
	}
	if r := s.ofRelative(sen, w, c, f); r != 0 {
		return r
	}
	if r := s.beforeAside(sen, w, f); r != 0 {
		return r
	}
	if r := s.behindBut(sen, w, f); r != 0 {
		return r
	}
	return s.indefiniteSubject(sen, w, f)
}

// behindBut reads بيد أن البرلمان طالب ب: who stands between أن and the verb, where the
// clause is set against what was told before.
func (s *search) behindBut(sen *isnad.Sentence, w int, f isnad.Feats) isnad.Ref {
	if s.Conj(w) {
		return 0
	}
	for i := s.From(max(sen.First+2, w-opener)); i < len(s.Mentions) && s.Mentions[i].First < w; i++ {
		m := &s.Mentions[i]
		k := m.First - 1
		if m.Last == w && m.Actor && !m.Adj && !m.Embedded && s.that(k) && s.Pronoun(k) < 0 && s.is("but", k-1) && clause.Agrees(f, m, true) {
			return isnad.Ref(i + 1)
		}
	}
	return 0
}

// indefiniteSubject reads لكن ضابطا تركيا طلب عدم ذكر اسمه قال إن: somebody without the
// article in the accusative, which only لكن or أن gives a subject, before the verb.
func (s *search) indefiniteSubject(sen *isnad.Sentence, w int, f isnad.Feats) isnad.Ref {
	const an = "\u0627"
	if s.Conj(w) {
		return 0
	}
	for i := s.From(w) - 1; i >= 0 && s.Mentions[i].First > max(sen.First, w-titleReach); i-- {
		m := &s.Mentions[i]
		if !m.Actor || m.Adj || m.Kind != "role" && m.Kind != "office" || m.Feats.Number != 's' || s.Tag(m.Head).Feats.Def || m.Head != m.First {
			continue
		}
		k := m.First - 1
		if !strings.HasSuffix(s.Words[m.Head].Norm, an) || !s.that(k) && !s.Terms(term.But).Has(s.Tag(k).Lemma) || s.Pronoun(k) >= 0 {
			continue
		}
		if clause.Agrees(f, m, true) && s.suits(f, isnad.Ref(i+1)) {
			return isnad.Ref(i + 1)
		}
	}
	return 0
}

// ofRelative reads شكر الوزير نظيره، الذي أعلن أن: who is told of right before the
// relative pronoun, and الدولة التي اتهمها ب, where the pronoun behind the verb is
// that one and the subject is who acts in the sentence.
func (s *search) ofRelative(sen *isnad.Sentence, w int, c *cue, f isnad.Feats) isnad.Ref {
	if w < sen.First+2 || !s.relative.Has(s.Tag(w-1).Lemma) || s.Tag(w-1).POS == isnad.NOUN {
		return 0
	}
	if s.Pronoun(w) >= 0 {
		if f.Number != 's' || !c.addressee && !s.is("describes", w) || s.follows(w, s.RightEdge(w)) {
			return 0
		}
		return s.clauseSubject(sen, w, &f)
	}
	if !s.isComma(w-2) || w+1 < sen.Last && s.Tag(w+1).POS == isnad.ADP && s.Pronoun(w+1) >= 0 {
		return 0
	}
	for i := s.From(max(sen.First, w-longSubject)); i < len(s.Mentions) && s.Mentions[i].First < w; i++ {
		m := &s.Mentions[i]
		if m.Last == w-2 && m.Actor && !m.Adj && m.Kind != "role" && clause.Agrees(f, m, true) && s.suits(f, isnad.Ref(i+1)) {
			return isnad.Ref(i + 1)
		}
	}
	return 0
}

// beforeAside reads الرئيس، الذي وصل أمس، قال إن: who opens the sentence, a relative
// clause between two commas behind him.
func (s *search) beforeAside(sen *isnad.Sentence, w int, f isnad.Feats) isnad.Ref {
	if w < sen.First+5 || !s.isComma(w-1) || s.Conj(w) || s.Pronoun(w) >= 0 {
		return 0
	}
	for ref, m := range s.At(sen.First) {
		k := m.Last
		if !m.Actor || m.Adj || m.Embedded || s.Prep(m) != "" || k+2 >= w || !s.isComma(k) || !s.relative.Has(s.Tag(k+1).Lemma) || s.Tag(k+1).POS == isnad.NOUN {
			continue
		}
		if clause.Agrees(f, m, true) && s.suits(f, ref) {
			return ref
		}
	}
	return 0
}

// theLatter reads وقال الأخير إن, وكان الأخير قد قال: the person named last before it.
func (s *search) theLatter(sen *isnad.Sentence, w int) isnad.Ref {
	k := w + 1
	if w-2 >= sen.First && s.is("had", w-1) {
		k = w - 2
	}
	if k >= sen.Last || !s.is("latter", k) || !s.Tag(k).Feats.Def || s.Tag(k).Feats.Gender == 'f' || k < w && !s.is("was", k-1) {
		return 0
	}
	for i := s.From(min(w, k)) - 1; i >= 0 && s.Mentions[i].Sentence >= s.Words[w].Sentence-1; i-- {
		if m := &s.Mentions[i]; m.Kind == "person" && m.NameSpan.Len() > 0 && m.Actor && !m.Adj {
			return isnad.Ref(i + 1)
		}
	}
	return 0
}

// originBefore reads وعن الوزير نقلت الصحيفة قوله: who is said to have said it opens the
// sentence.
func (s *search) originBefore(sen *isnad.Sentence, w int) isnad.Ref {
	if w < sen.First+2 || !s.Terms(term.Relay).Has(s.Tag(w).Lemma) || !s.Terms(term.Origin).Has(s.Tag(sen.First).Lemma) || s.Tag(sen.First).POS != isnad.ADP || s.VerbBetween(sen.First, w) {
		return 0
	}
	r := s.actorAt(sen.First + 1)
	if r == 0 {
		return 0
	}
	if named := s.apposed(&s.Mentions[r-1]); named != 0 {
		return named
	}
	return r
}

// ofOwnText reads وجمدت الحكومة أصوله. وأوضح بيانها أن: a text with a pronoun speaks for
// who acts in the sentence before it, else for who spoke last.
func (s *search) ofOwnText(sen *isnad.Sentence, w int) isnad.Ref {
	if s.Pronoun(w+1) < 0 {
		return 0
	}
	g := s.Tags[s.Pronoun(w+1)].Feats
	f := isnad.Feats{Person: '3', Number: g.Number, Gender: g.Gender}
	if sen.First > 0 && w <= sen.First+1 {
		before := &s.Sentences[s.Words[sen.First-1].Sentence]
		if r := s.clauseSubject(before, before.Last, &f); r != 0 {
			return r
		}
	}
	return s.last
}
