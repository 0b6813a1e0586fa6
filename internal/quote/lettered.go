package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// Conj tells whether a conjunction is glued to word w or stands as a word of its
// own before it (، و دعا).
func (s *search) Conj(w int) bool {
	return s.Layers.Conj(w) || s.detached(w)
}

func (s *search) detached(w int) bool {
	return w > 0 && s.Words[w-1].Norm == wawLetter && s.Words[w-1].Sentence == s.Words[w].Sentence
}

// lettered gives the verb of saying that has the letters of word w, which the
// tagger took for a noun or a preposition (كتب، ذكر، حذر، عبر، ودعا), with the
// features that its ending tells: a clause begins there, and somebody and what is
// said stand behind it.
func (s *search) lettered(w int) (*cue, isnad.Feats) {
	l := &s.room.letters[w]
	if !l.read {
		c, f := s.readLetters(w)
		*l = lettering{true, c, f}
	}
	return l.cue, l.feats
}

// lettering is what the letters of a word tell, once they were read: a word is asked
// about many times.
type lettering struct {
	read  bool
	cue   *cue
	feats isnad.Feats
}

func (s *search) readLetters(w int) (*cue, isnad.Feats) {
	wd := &s.Words[w]
	if wd.Kind != isnad.Arabic || wd.Last == wd.First {
		return nil, isnad.Feats{}
	}
	t := s.Tag(w)
	if s.answers(w) {
		return s.byEnding(strings.TrimPrefix(wd.Norm, wawLetter))
	}
	if t.POS == isnad.VERB && t.Feats.Tense != 0 || t.Feats.Def || s.Parts[s.Stem(w)].End != wd.End {
		return nil, isnad.Feats{}
	}
	c, f := s.byEnding(s.Parts[s.Stem(w)].Norm)
	whole := false
	if c == nil && wd.Last-wd.First == 1 && strings.HasPrefix(wd.Norm, wawLetter) {
		c, f = s.byEnding(strings.TrimPrefix(wd.Norm, wawLetter))
		whole = true
	}
	if c == nil || !c.takes() || s.hasPrep(w) || !whole && !s.opensTurn(w) && !s.behindSubject(w) || whole && w == s.Sentences[wd.Sentence].First && !t.Guessed {
		return nil, isnad.Feats{}
	}
	if s.tellsSoon(w, c) || !whole && (s.tellsBySomebody(w, c) || s.behindSubject(w) && s.tellsPast(w+1, c)) {
		return c, f
	}
	return nil, isnad.Feats{}
}

// answers tells of a verb of saying with and that has the letters of a verb of standing in
// a text: ورد الوزير بأن; somebody stands right behind it.
func (s *search) answers(w int) bool {
	t := s.Tag(w)
	if t.POS != isnad.VERB || t.Feats.Tense != 'p' || !s.Terms(term.Stands).Has(t.Lemma) || s.Pronoun(w) >= 0 || s.Words[w].Last-s.Words[w].First != 1 || w != s.Sentences[s.Words[w].Sentence].First && !s.isComma(w-1) {
		return false
	}
	c, _ := s.byEnding(strings.TrimPrefix(s.Words[w].Norm, wawLetter))
	m := s.actorFrom(min(w+1, len(s.Words)-1))
	return c != nil && m != nil && s.Prep(m) == "" && s.Words[w].Sentence == m.Sentence && s.tellsPast(m.Last, c)
}

// byEnding gives the verb of saying whose past has these letters, and of whom it
// is said by its ending.
func (s *search) byEnding(norm string) (*cue, isnad.Feats) {
	f := isnad.Feats{Person: '3', Number: 's', Gender: 'm', Tense: 'p'}
	if c := s.cues[norm]; c != nil {
		return c, f
	}
	if c := s.cues[strings.TrimSuffix(norm, feminine)]; c != nil && strings.HasSuffix(norm, feminine) {
		f.Gender = 'f'
		return c, f
	}
	if c := s.cues[strings.TrimSuffix(norm, many)]; c != nil && strings.HasSuffix(norm, many) {
		f.Number = 'p'
		return c, f
	}
	return nil, f
}

// many ends a past verb that is said of several.
const many = "\u0648\u0627"

// opensTurn tells whether a clause of its own may begin at word w: first in the
// sentence or behind a comma with and, behind a word that sets two clauses side by
// side (بينما، ثم، كما), or behind a phrase that only tells where or in what turn
// (وفي طهران كتب، من جهته ذكر، في أول تعليق له كتب).
func (s *search) opensTurn(w int) bool {
	first := s.Sentences[s.Words[w].Sentence].First
	if w == first || s.Conj(w) || s.afterOpener(w) {
		return true
	}
	k := w - 1
	if s.isComma(k) {
		return k > first && (s.afterOpener(k) || s.afterOpener(w))
	}
	if s.afterButHe(w) || s.is("turns", k) || s.Terms(term.Where).Has(s.Tag(k).Lemma) || s.isAs(k) {
		return true
	}
	t := s.Tag(k)
	if t.POS == isnad.ADP && s.Pronoun(k) >= 0 {
		return true
	}
	if s.Tag(first).POS != isnad.ADP || w-first > opener {
		return false
	}
	for i := s.From(first); i < len(s.Mentions) && s.Mentions[i].First < w; i++ {
		if m := &s.Mentions[i]; m.Last == w && (m.Kind == "place" || m.Kind == "state") {
			return true
		}
	}
	return false
}

// afterButHe tells of a word right behind but with the pronoun of whom was spoken before,
// which only a verb can follow without the article: لكنه طلب.
func (s *search) afterButHe(w int) bool {
	return w > 0 && s.Pronoun(w-1) >= 0 && !s.Conj(w) && s.Terms(term.But).Has(s.Tag(w-1).Lemma)
}

// tellsSoon tells whether what is said stands right behind word w: أن, the verb's
// own preposition with أن (وحذر من أنه), or, behind where it was written, a colon
// or a quotation (ثم كتب على منصة «إكس»: «…»).
func (s *search) tellsSoon(w int, c *cue) bool {
	last := s.Sentences[s.Words[w].Sentence].Last
	if w+2 >= last {
		return false
	}
	if s.that(w+1) && !s.is("subordinate", w) {
		return c.clause && (s.Conj(w) || w == s.Sentences[s.Words[w].Sentence].First)
	}
	if p := s.pairAt(w + 1); p != nil && s.Conj(w) && s.isComma(w-1) && s.long(p) {
		return true // حمل الوزير التنظيم المسؤولية، ووعد «بمواصلة …»
	}
	if s.Tag(w+1).POS != isnad.ADP || s.Pronoun(w+1) >= 0 {
		return false
	}
	if first := s.Sentences[s.Words[w].Sentence].First; s.isComma(w-1) && s.Conj(w) && s.Terms(term.Topical).Has(s.Words[first].Norm) {
		return s.tellsPast(w+1, c) // أما الوزير، فعقب من موسكو بأن
	}
	if c.class == "demand" && c.np && (s.Conj(w) && s.isComma(w-1) || s.afterButHe(w)) && s.Terms(term.Whose).Has(s.Tag(w+1).Lemma) {
		return true // ، وطلب من السكان البقاء; لكنه طلب منهم
	}
	if c.prep(s.Tag(w + 1).Lemma) {
		if s.that(w + 2) {
			return true
		}
		t := s.Tag(w + 2)
		return c.class == "demand" && !s.Conj(w) && strings.HasPrefix(s.Words[w].Norm, wawLetter) && t.Feats.Verbal == 'm'
	}
	for j := w + 2; c.clause && j < min(w+opener+3, last); j++ {
		if s.Words[j].Norm == ":" {
			return s.isChannel(w+2, j)
		}
		if s.finite(j) && !s.is("platforms", j) || s.isComma(j) {
			return false
		}
	}
	return false
}

// isChannel tells whether a platform or an occasion of speech is named in [lo, hi).
func (s *search) isChannel(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if s.is("platforms", k) || s.is("occasion", k) {
			return true
		}
	}
	return false
}

// tellsBySomebody tells whether who speaks stands right behind word w and then what
// is said, before any other verb of the clause.
func (s *search) tellsBySomebody(w int, c *cue) bool {
	last := s.Sentences[s.Words[w].Sentence].Last
	from := 0
	for _, m := range s.At(w + 1) {
		if m.Actor && !m.Adj && (m.Prep == "" || s.Tag(w).POS == isnad.ADP && m.Prep == s.Tag(w).Lemma) && (m.Kind != "role" || s.Tag(m.Head).Feats.Def || s.words["nameless"][m.Lemma] || s.is("sources", m.Head)) {
			from = max(from, m.Last)
		}
	}
	if from == 0 && s.opensWithName(w) {
		return s.tellsPast(w+2, c)
	}
	if from == 0 {
		if w+1 >= last {
			return false
		}
		if n := s.Tag(w + 1); n.POS != isnad.NOUN || !n.Feats.Def || s.hasPrep(w+1) || !c.clause {
			return false
		}
		for j := w + 2; j < min(w+longSubject, last) && !s.finite(j); j++ {
			if s.that(j) {
				return !s.is("subordinate", j-1)
			}
			if c.addressee && j < w+opener+1 && s.Conj(w) && s.isComma(w-1) && s.byPrep(j, c) != nil {
				return true // ، وطالب المجتمع الدولي برفع
			}
		}
		return false
	}
	return s.tellsPast(from, c)
}

// opensWithName tells of a word with and at the head of its sentence behind which a name
// may stand that no table has: وذكر باكاري إن.
func (s *search) opensWithName(w int) bool {
	if sen := &s.Sentences[s.Words[w].Sentence]; w != sen.First || !s.Conj(w) || w+2 >= sen.Last || s.hasPrep(w+1) || s.Conj(w+1) || s.Pronoun(w+1) >= 0 {
		return false
	}
	t := s.Tag(w + 1)
	return !t.Feats.Def && !t.Feats.Tanwin && (t.POS == isnad.PROPN || t.POS == isnad.ADJ || t.POS == isnad.NOUN && t.Class == "")
}

// tellsPast tells whether what is said begins behind word from, before any other verb
// of the clause.
func (s *search) tellsPast(from int, c *cue) bool {
	last := s.Sentences[s.Words[from-1].Sentence].Last
	for j := from; j < min(from+longSubject, last); j++ {
		if s.that(j) {
			return c.clause && !s.is("subordinate", j-1)
		}
		if s.Words[j].Norm == ":" || s.byPrep(j, c) != nil {
			return true
		}
		if p := s.pairAt(j); p != nil {
			if s.long(p) {
				return c.clause
			}
			if p.close > 0 {
				j = p.close
			}
			continue
		}
		if s.finite(j) && !s.relative.Has(s.Tag(j-1).Lemma) {
			return false
		}
	}
	return false
}

// behindSubject tells whether who speaks stands right before word w, as the subject
// that opens the sentence or behind كان (لكن مكتب الرئيس ذكر، وكان الوزير حذر).
func (s *search) behindSubject(w int) bool {
	first := s.Sentences[s.Words[w].Sentence].First
	for i := s.From(max(first, w-longSubject/2)); i < len(s.Mentions) && s.Mentions[i].First < w; i++ {
		m := &s.Mentions[i]
		if m.Last != w || !m.Actor || m.Adj || m.Prep != "" {
			continue
		}
		lo := m.First
		if m.Phrase != 0 {
			lo = min(lo, s.Parts[s.Phrases[m.Phrase-1].First].Word)
		}
		if lo == first || lo == first+2 && s.is("but", first) && s.that(first+1) || lo == first+1 && (s.is("was", first) || s.Terms(term.But).Has(s.Tag(first).Lemma) || s.clausal.Has(s.Tag(first).Lemma)) {
			return true
		}
	}
	return false
}

// behindLetters gives who stands right behind a verb that was read by its letters.
func (s *search) behindLetters(w, to int) isnad.Ref {
	for ref, m := range s.At(w + 1) {
		if !m.Actor || m.Adj || s.is("platforms", w+1) || s.behindSubject(w) {
			continue
		}
		if r := s.apposed(m); r != 0 && m.NameSpan.Len() == 0 {
			return r
		}
		return ref
	}
	if by, _ := s.lettered(w); by == nil || by.addressee || s.hasPrep(w+1) || s.Tag(w+1).POS != isnad.NOUN || s.behindSubject(w) {
		return 0
	}
	for i := s.From(w + 1); i < len(s.Mentions) && s.Mentions[i].First < min(to, w+longSubject/2); i++ {
		if m := &s.Mentions[i]; m.Kind == "person" && m.Actor && !m.Adj && m.NameSpan.Len() > 0 {
			return isnad.Ref(i + 1)
		}
	}
	return 0
}

// saidUnread gives who says something by a verb at word v that was read by its
// letters (، ووصفهم الوزير بأنهم), or 0.
func (s *search) saidUnread(v int) isnad.Ref {
	if t := s.Tag(v); t.POS == isnad.VERB || t.POS == isnad.PUNCT || !s.describing(v) {
		if c, _ := s.lettered(v); c == nil {
			return 0
		}
	}
	if i := s.statementAt(v); i >= 0 && !s.reported(s.out[i].Cue) {
		return s.out[i].Speaker
	}
	return 0
}
