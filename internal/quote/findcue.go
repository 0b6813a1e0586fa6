package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// cue gives the verb of saying at word w; participle tells that it is one
// (مشيرا), which takes its speaker from the clause it hangs on.
func (s *search) cue(w int) (c *cue, participle bool) {
	r := &s.room.cues[w]
	if !r.read {
		r.cue, r.participle = s.findCue(w)
		r.read = true
	}
	return r.cue, r.participle
}

// readCue is the verb of saying at a word, once it was looked for: a word is asked
// about many times.
type readCue struct {
	read       bool
	participle bool
	cue        *cue
}

func (s *search) findCue(w int) (c *cue, participle bool) {
	if s.Words[w].Kind != isnad.Arabic {
		return nil, false
	}
	if w < len(s.Named) && s.Named[w] && !s.pastByShape(w) {
		return nil, false
	}
	t := s.Tag(w)
	if s.anonymous(w) {
		return nil, false
	}
	if c, _ := s.lettered(w); c != nil {
		return c, false
	}
	switch {
	case s.callsIt(w):
		return s.cues[calling], false
	case s.describing(w):
		return s.cues[s.describer(w)], false
	case s.isComma(w-1) && s.is("counting", w) && w+1 < len(s.Words) && s.Tag(w+1).POS == isnad.NOUN && !s.hasPrep(w):
		return s.cues[counted], true
	case s.stands(w):
		return &cue{lemma: t.Lemma, class: "say", source: "terms", clause: true}, false
	case t.POS == isnad.ADP && w+1 < len(s.Words) && s.Tag(w+1).POS == isnad.ADP && s.cues[t.Lemma] != nil && s.cues[t.Lemma].prep(s.Tag(w+1).Lemma):
		return s.cues[t.Lemma], false // عبر عن: no preposition stands before another
	case s.misread(w):
		return s.cues[s.Parts[s.Stem(w)].Norm], false
	case s.isComma(w-1) && s.is("renewing", w) && (s.is("renewed", w+1) || w+1 < len(s.Words) && s.Terms(term.Proposition).Has(s.Tag(w+1).Lemma) || s.ownPrepThat(w, s.cues[renew])):
		return s.cues[renew], true
	case s.isComma(w-1) && s.is("voicing", w) && w+1 < len(s.Words) && s.Terms(term.Origin).Has(s.Tag(w+1).Lemma):
		return s.cues[voiced], true // معبرا عن, taken for a crossing
	case s.isComma(w-1) && s.is("denying", w):
		return s.cues[denied], true // نافيا, taken for a verb in the dual
	case s.is("asking", w) && w+2 < len(s.Words) && s.deedAsked(w+1):
		return s.cues[requested], true // طالبا, taken for a verb in the dual
	case t.POS == isnad.VERB && (t.Feats.Person == '3') && t.Feats.Tense != 'i':
		if s.firstPerson(w) || s.result(w) || s.ofText(w) || t.Feats.Voice == 'p' && (s.addressing(t.Lemma) || t.Feats.Tense == 'f' && s.is("bare", w)) {
			return nil, false
		}
		if s.hearsay(w) {
			return nil, false
		}
		if s.unsaid(w) || s.blesses(w) || s.prays(w) || s.negated(w) || s.calledName(w) || s.toReader(w) || s.Terms(term.Burden).Has(t.Lemma) && !s.blames(w) {
			return nil, false
		}
		if t.Lemma == counted && s.pledges(w) {
			return s.cues[pledged], false
		}
		if s.is("learns", w) && s.learnt(w) {
			return &cue{lemma: t.Lemma, dict: t.Dict, class: "report", source: "words", clause: true}, false
		}
		return s.cues[t.Lemma], false
	case t.Feats.Verbal == 'a' && !t.Feats.Def && (t.POS == isnad.ADJ || t.POS == isnad.NOUN || t.POS == isnad.ADV) && (t.POS == isnad.ADV || t.Feats.Tanwin || t.Feats.Gender == 'f' || t.Feats.Number == 'p' || s.alike(w) || s.isComma(w-1) && (s.Pronoun(w) >= 0 || t.Feats.Number == 's' && s.ownThat(w)) && s.thatSoon(w, min(w+4, len(s.Words)))):
		if t.Feats.Number == 'd' && !t.Feats.Tanwin && strings.HasSuffix(s.Words[w].Norm, construct) {
			return nil, false // مذكرتي توقيف
		}
		if !t.Feats.Tanwin && t.POS != isnad.ADV && !s.isComma(w-1) && !s.opensWith(w) && !s.Conj(w) && !(w > 0 && (s.QuoteMark(w-1) || s.dots(w-1))) && !s.adding(w) && !s.hasObject(w) || t.Class == "place" {
			return nil, false // مدينة, محافظة
		}
		if t.Root == "" {
			return s.cues[t.Lemma], true // مؤكدا, an adverb of its own
		}
		if s.words["suffered"][t.Root] || s.is("mere", w) || s.prays(w) || w > 0 && (s.Words[w-1].Kind == isnad.Digits || s.Tag(w-1).Class == "unit") {
			return nil, false
		}
		return s.cues[t.Root], true
	case s.urging(w):
		return s.cues[t.Root], true
	}
	return nil, false
}

// alike tells of a noun that is spelt like a participle in the feminine, and is one
// where nothing describes it: داعية إلى ضبط النفس.
func (s *search) alike(w int) bool {
	return s.Terms(term.Alike).Has(s.Tag(w).Lemma) && w+1 < len(s.Words) && s.Tag(w+1).POS != isnad.ADJ
}

// hasObject tells of the participle of a body or of several that keeps its ending before
// a definite noun, which then is its object, or before what is demanded: متهمين الحكومة
// بكذا, but متهمي الحكومة; متهمة جيرانها بكذا.
func (s *search) hasObject(w int) bool {
	t, c := s.Tag(w), s.cues[s.Tag(w).Root]
	several := t.Feats.Number == 'p' && strings.HasSuffix(s.Words[w].Norm, accusative)
	if c == nil || !c.addressee || !several && !strings.HasSuffix(s.Words[w].Norm, ofWomen) || w+2 >= len(s.Words) {
		return false
	}
	n := s.Tag(w + 1)
	if several && c.class == "demand" && s.is("himself", w+1) {
		return s.brings(w+2, c) // هتفوا مطالبين إياه بالاستقالة
	}
	if several && c.class == "demand" && s.hasPrep(w+1) {
		return n.Feats.Verbal == 'm' && s.byPrep(w+1, c) != nil // خرجوا مطالبين برحيل الحكومة
	}
	return n.POS == isnad.NOUN && (n.Feats.Def || s.Pronoun(w+1) >= 0) && !s.hasPrep(w+1) && !s.Conj(w+1) && s.brings(w+1, c)
}

// ofWomen is the letter that ends a participle of a woman or a body.
const ofWomen = "\u0647"

// ownThat tells of a participle without its ending right before أن or the preposition of
// its verb with أن: ، مشدد على أن.
func (s *search) ownThat(w int) bool {
	return !s.is("mere", w) && s.ownPrepThat(w, s.cues[s.Tag(w).Root])
}

// ownPrepThat tells of a cue's own preposition and أن right behind it: ، مجددا على أن.
func (s *search) ownPrepThat(w int, c *cue) bool {
	return c != nil && w+2 < len(s.Words) && s.Tag(w+1).POS == isnad.ADP && c.prep(s.Tag(w+1).Lemma) && s.that(w+2)
}

// hearsay tells of a past passive of which nobody is the author: رجل قيل إنه مريض; or whose
// subject is whom something is demanded of: دعي الناخبون إلى.
func (s *search) hearsay(w int) bool {
	t := s.Tag(w)
	if t.Feats.Voice != 'p' || t.Feats.Tense != 'p' {
		return false
	}
	if c := s.cues[t.Lemma]; c != nil && c.class == "demand" && c.addressee {
		return true
	}
	return s.is("bare", w) && w > 0 && s.Tag(w-1).POS == isnad.NOUN && !s.Tag(w-1).Feats.Def
}

// pledged is the lemma of the verb of promising, whose forms are those of reckoning
// behind and, and in the present.
const pledged = "\u0648\u0639\u062f"

// pledges tells of such a verb where what is promised follows: تعد بتعزيز الأمن.
func (s *search) pledges(w int) bool {
	if s.Pronoun(w) >= 0 || s.Tag(w).Feats.Tense == 'p' && !s.Conj(w) {
		return false
	}
	for j := w + 1; j < min(w+opener*2, s.Sentences[s.Words[w].Sentence].Last); j++ {
		if s.finite(j) || s.that(j) || s.Words[j].Kind == isnad.Punct {
			return false
		}
		if t := s.Tag(j); s.hasPrep(j) && s.Parts[s.Words[j].First].Norm == ba {
			return t.Feats.Verbal == 'm' && !t.Feats.Def
		}
	}
	return false
}

// learnt tells of a medium that says what it came to know: علمت «الصحيفة» أن.
func (s *search) learnt(w int) bool {
	k := w + 1
	for k < len(s.Words) && s.QuoteMark(k) {
		k++
	}
	if p := s.pairAt(w + 1); p != nil && p.close > 0 && p.close < k+3 && s.fromSource(p.close+1) {
		return true
	}
	for _, m := range s.At(k) {
		if m.Sector == "JRN" && !m.Adj && m.First == k && s.Words[k].Sentence == s.Words[w].Sentence {
			return s.thatPast(k, s.Sentences[s.Words[w].Sentence].Last) || s.thatSoon(k, s.Sentences[s.Words[w].Sentence].Last) || s.learntOf(w) != 0
		}
	}
	return false
}

// fromSource tells of a source at word k from which something was learnt that follows:
// علمت «كذا» من مصدر قضائي أن.
func (s *search) fromSource(k int) bool {
	if k+2 >= len(s.Words) || !s.is("of", k) || !s.is("sources", k+1) {
		return false
	}
	for j := k + 2; j < min(k+opener, len(s.Words)); j++ {
		if s.that(j) {
			return true
		}
		if s.finite(j) || s.Words[j].Kind == isnad.Punct {
			break
		}
	}
	return false
}

// learntOf gives from whom a medium came to know something: علمت «الصحيفة» من مصادر.
func (s *search) learntOf(w int) isnad.Ref {
	for j := w + 1; j < min(w+opener*2, s.Sentences[s.Words[w].Sentence].Last-1); j++ {
		if s.that(j) || s.finite(j) {
			return 0
		}
		if s.is("of", j) && s.Tag(j).POS == isnad.ADP && s.is("sources", j+1) {
			return s.actorAt(j + 1)
		}
	}
	return 0
}

// prays tells of a wish to God, which is said to nobody: داعيا الله أن، ودعا الإمام المولى
// القدير أن.
func (s *search) prays(w int) bool {
	if s.is("god", w+1) && !s.hasPrep(w+1) {
		return true
	}
	for k := w + 2; k < min(w+opener, len(s.Words)); k++ {
		if s.is("lord", k) && !s.governed(k) && !s.Conj(k) {
			return s.thatSoon(k, len(s.Words))
		}
		if s.that(k) || s.finite(k) || s.Words[k].Kind == isnad.Punct {
			return false
		}
	}
	return false
}

// misread tells of a past verb taken for another word by its letters: أبان
// is not إبان, and no name stands first before أن.
func (s *search) misread(w int) bool {
	t := s.Tag(w)
	part := &s.Parts[s.Stem(w)]
	if s.cues[part.Norm] == nil {
		return false
	}
	if t.POS == isnad.VERB {
		return s.otherVerb(w)
	}
	if (w == s.Sentences[s.Words[w].Sentence].First || s.Conj(w) && s.isComma(w-1)) && w+1 < len(s.Words) && s.that(w+1) {
		return true
	}
	if t.POS == isnad.ADP && (w == s.Sentences[s.Words[w].Sentence].First && s.Conj(w) || s.afterOpener(w) || s.isComma(w-1) && s.afterOpener(w-1)) && s.expresses(w, s.cues[part.Norm]) {
		return true
	}
	if s.behindName(w) || s.pastByShape(w) || s.beforeSpeech(w) || s.verbByPlace(w) || s.tellsThat(w) {
		return true
	}
	return strings.HasPrefix(s.Text[part.Start:], hamzaAbove) && strings.HasPrefix(t.Dict, hamzaBelow)
}

// firstPerson tells of أعتقد, which without its hamza would be a past verb of
// the third person.
func (s *search) firstPerson(w int) bool {
	const bare = "\u0627"
	t := s.Tag(w)
	return t.Feats.Tense == 'p' && strings.HasPrefix(t.Dict, bare) && strings.HasPrefix(s.Text[s.Parts[s.Stem(w)].Start:], hamzaAbove)
}

// ofText tells of a verb of passing on that only says where a text appeared:
// دراسة نشرت أمس، تقرير نقلته الصحف، مقابلة بثتها القناة، فيما نقلته الوكالة.
func (s *search) ofText(w int) bool {
	k := w - 1
	if k > 0 && s.is("upon", k) && s.Pronoun(w) >= 0 && s.Terms(term.Relay).Has(s.Tag(w).Lemma) {
		return true
	}
	if k > 1 && s.isComma(k) && s.Pronoun(w) >= 0 && s.is("passes", w) && s.asideTo(w) {
		return true // في احتفال، بثه التلفزيون الرسمي، إن
	}
	if k > 0 && s.Tag(k).POS == isnad.ADJ {
		k--
	}
	if k < 0 || !s.Terms(term.Relay).Has(s.Tag(w).Lemma) && !s.is("passes", w) || s.Conj(w) || s.Words[k].Sentence != s.Words[w].Sentence || s.Tag(k).Feats.Def {
		return false
	}
	return (s.isText(k) || s.is("occasion", k) || s.Pronoun(w) >= 0 && s.Tag(k).POS == isnad.NOUN) && s.Pronoun(k) < 0
}

// asideTo tells whether a clause of few words that begins at word w ends with a comma behind
// which what is said follows.
func (s *search) asideTo(w int) bool {
	for j := w + 1; j < min(len(s.Words)-1, w+opener); j++ {
		if s.isComma(j) {
			return s.that(j + 1)
		}
		if s.that(j) || s.finite(j) {
			return false
		}
	}
	return false
}

// result tells of مما يؤكد, of which the subject is what was told before, not
// somebody.
func (s *search) result(w int) bool {
	if w == 0 || s.Words[w-1].Sentence != s.Words[w].Sentence {
		return false
	}
	if s.is("result", w-1) && s.Pronoun(w) >= 0 && s.Tag(w).Feats.Tense == 'p' {
		return false // ومما قاله الوزير أن: of what he said
	}
	if s.is("result", w-1) || w > 1 && s.relative.Has(s.Tag(w-1).Lemma) && s.is("itself", w-2) && s.Tag(w-2).POS == isnad.NOUN {
		return true
	}
	if s.Tag(w).Feats.Tense == 'f' && s.pointed(w) {
		return true
	}
	return s.Tag(w).Feats.Tense == 'f' && s.is("what", w-1) && w > 1 && (s.isComma(w-2) || s.is("itself", w-2))
}

// pointed tells of كل ذلك يؤكد، وهذا في مجمله يؤكد: what was told before is the subject.
func (s *search) pointed(w int) bool {
	first := s.Sentences[s.Words[w].Sentence].First
	if k := w - 1; k >= first && s.demonstrative(k) && (k == first || s.isComma(k-1) || s.is("all", k-1)) {
		return true
	}
	return first+2 < w && w < first+opener && s.demonstrative(first) && s.Tag(first+1).POS == isnad.ADP
}

// demonstrative tells of هذا or ذلك that stands for no noun behind it.
func (s *search) demonstrative(w int) bool {
	return s.Tag(w).POS == isnad.PRON && s.is("this", w) && !(w+1 < len(s.Words) && s.Tag(w+1).Feats.Def)
}

// addressing tells of a verb whose object is who or what is spoken of: its
// passive says nothing of who speaks.
func (s *search) addressing(lemma string) bool {
	c := s.cues[lemma]
	return c != nil && c.addressee && c.class == "claim"
}

// otherVerb tells of a past verb taken for another one's feminine (لفت for لف)
// where one of the cue's prepositions follows.
func (s *search) otherVerb(w int) bool {
	t := s.Tag(w)
	c := s.cues[s.Parts[s.Stem(w)].Norm]
	if t.Feats.Tense != 'p' || t.Feats.Person != '3' || s.cues[t.Lemma] != nil || s.Pronoun(w) >= 0 {
		return false
	}
	for j := w + 1; j < w+longSubject && j < len(s.Words) && s.Words[j].Sentence == s.Words[w].Sentence; j++ {
		if t := s.Tag(j); t.POS == isnad.ADP && c.prep(t.Lemma) || c.clause && s.that(j) && !s.is("subordinate", j-1) {
			return true
		} else if s.finite(j) {
			return false
		}
	}
	return false
}

// longSubject is how many words may stand between a verb of saying and what
// is said, where nothing else tells that it is one.
const longSubject = 20

// verbByPlace tells of a verb taken for the noun of its letters (تحدث، وعد): it
// begins a clause, somebody stands behind it, and then what is said.
func (s *search) verbByPlace(w int) bool {
	t := s.Tag(w)
	if t.POS != isnad.NOUN && t.POS != isnad.ADP || t.Feats.Def || s.hasPrep(w) || s.Pronoun(w) >= 0 || !s.beginsClause(w) || s.Parts[s.Stem(w)].End != s.Words[w].End {
		return false
	}
	if t.POS == isnad.ADP {
		return s.speechBehind(w + 1) // بيّن الضابط: «…»
	}
	k := w + 1
	if s.isText(k) && !s.hasPrep(k) && s.thatSoon(k, len(s.Words)) && w > 0 && s.Terms(term.Where).Has(s.Tag(w-1).Lemma) {
		return true // فيما ذكر تقرير أن
	}
	if k+1 < len(s.Words) && s.Tag(k).POS == isnad.ADP && s.Pronoun(k) >= 0 {
		k++ // في وقت كشف فيه مصدر
	}
	for _, m := range s.At(k) {
		if m.Actor && !m.Adj && (m.Kind == "person" || m.Kind == "office" || m.Kind == "organization" || m.Kind == "role" && (s.Tag(m.Head).Feats.Def || s.words["nameless"][m.Lemma])) {
			return s.brings(m.Last, s.cues[s.Parts[s.Stem(w)].Norm]) || s.speechBehind(k)
		}
	}
	return false
}

// beginsClause tells whether no noun or preposition stands right before word w
// to which it could belong.
func (s *search) beginsClause(w int) bool {
	if w == s.Sentences[s.Words[w].Sentence].First || s.Words[w-1].Kind == isnad.Punct || s.Pronoun(w-1) >= 0 && s.Tag(w-1).POS == isnad.NOUN {
		return true
	}
	return s.clausal.Has(s.Tag(w-1).Lemma) || s.Terms(term.Where).Has(s.Tag(w-1).Lemma) || s.isAs(w-1) || s.is("meanwhile", w-1) || s.is("thereby", w-1) || s.is("since", w-1)
}

// beforeSpeech tells of a word that opens its sentence right before what is
// plainly speech: وزاد: …
func (s *search) beforeSpeech(w int) bool {
	if w+1 >= len(s.Words) || s.hasPrep(w) {
		return false
	}
	if w != s.Sentences[s.Words[w].Sentence].First || !s.Conj(w) {
		c := s.cues[s.Parts[s.Stem(w)].Norm]
		if w == 0 || c == nil || c.class != "say" || !(s.Conj(w) && s.QuoteMark(w-1)) && !s.Terms(term.Where).Has(s.Tag(w-1).Lemma) {
			return false
		}
		p := s.openAfter(w + 1)
		return p != nil && s.long(p) // «…» وتابع «…»؛ حيث تابع: «…»
	}
	if s.Words[w+1].Norm == ":" {
		return true
	}
	p := s.pairAt(w + 1)
	return p != nil && (s.long(p) || p.close > 0 && s.brings(p.close+1, s.cues[s.Parts[s.Stem(w)].Norm]))
}

// behindName tells of a verb taken for the noun of its letters between somebody's name
// and a colon with marks: الوزير فلان كتب: «…».
func (s *search) behindName(w int) bool {
	if w+2 >= len(s.Words) || s.Words[w+1].Norm != ":" || s.Tag(w).Feats.Def || s.hasPrep(w) || s.Conj(w) || !s.endsNamed(w-1) {
		return false
	}
	p := s.openAfter(w + 2)
	return p != nil && s.long(p) && s.spoken(p)
}

// brings tells whether what a cue says begins soon behind word w, before any
// verb (وطالب «فلان» بضرورة).
func (s *search) brings(w int, c *cue) bool {
	for j := w; j < min(w+8, len(s.Words)) && s.Words[j].Sentence == s.Words[w].Sentence; j++ {
		if s.that(j) && c.clause || s.byPrep(j, c) != nil {
			return true
		}
		if s.finite(j) {
			return false
		}
	}
	return false
}

// tellsThat tells of a past verb with the letters of a preposition (وبين الوزير أن):
// it opens the sentence with and, a person stands behind it, and then أن.
func (s *search) tellsThat(w int) bool {
	if s.Tag(w).POS != isnad.ADP || w != s.Sentences[s.Words[w].Sentence].First || !s.Conj(w) {
		return false
	}
	person := false
	for _, m := range s.At(w + 1) {
		person = person || m.Kind == "person" || m.Kind == "office"
	}
	for j := w + 2; person && j < w+longSubject && j < len(s.Words) && s.Words[j].Sentence == s.Words[w].Sentence; j++ {
		if s.that(j) {
			return !s.is("subordinate", j-1)
		} else if s.finite(j) {
			return false
		}
	}
	return false
}

// pastByShape tells of a past verb by the letter it ends in, which the noun of
// the same letters has not (رأى, not رأي), or by its hamza (أبان), before أن.
func (s *search) pastByShape(w int) bool {
	word := s.Text[s.Parts[s.Stem(w)].Start:s.Words[w].End]
	if !strings.HasSuffix(word, noDots) && !((s.Tag(w).POS == isnad.PROPN || s.Tag(w).POS == isnad.ADJ && s.afterOpener(w)) && strings.HasPrefix(word, hamzaAbove)) || s.hasPrep(w) {
		return false
	}
	for j := w + 1; j < w+longSubject && j < len(s.Words) && s.Words[j].Sentence == s.Words[w].Sentence; j++ {
		if s.that(j) {
			return !s.is("subordinate", j-1)
		} else if s.finite(j) {
			return false
		}
	}
	return false
}

// noDots is the alef that ends a past verb, not a noun's yeh.
const noDots = "\u0649"

// calledName tells of يدعى, which gives a name and claims nothing: its last
// letter has no dots.
func (s *search) calledName(w int) bool {
	t := s.Tag(w)
	return s.Terms(term.Called).Has(t.Lemma) && t.Feats.Tense == 'f' && strings.HasSuffix(s.Text[:s.Words[w].End], noDots)
}

// toReader tells of a verb with a pronoun of the second person: none of the
// report's own.
func (s *search) toReader(w int) bool {
	k := s.Pronoun(w)
	return k >= 0 && s.Tags[k].Feats.Person == '2'
}

// blames tells whether a verb of loading loads a blame: حمّله المسؤولية.
func (s *search) blames(w int) bool {
	for j := w + 1; j < w+longSubject && j < len(s.Words) && s.Words[j].Sentence == s.Words[w].Sentence; j++ {
		if t := s.Tag(j); s.Terms(term.Blame).Has(t.Lemma) {
			return true
		} else if t.POS == isnad.VERB && t.Feats.Tense != 0 {
			return false
		}
	}
	return false
}

// expresses tells whether a person stands behind word w and then one of the
// cue's prepositions: وعبر الرئيس عن سعادته.
func (s *search) expresses(w int, c *cue) bool {
	person := false
	for _, m := range s.At(w + 1) {
		person = person || m.Kind == "person" || m.Kind == "office" || m.Kind == "role" && !m.Adj && s.Tag(m.Head).Class == "person"
	}
	for j := w + 2; person && j < w+longSubject && j < len(s.Words) && s.Words[j].Sentence == s.Words[w].Sentence; j++ {
		if t := s.Tag(j); t.POS == isnad.ADP && c.prep(t.Lemma) {
			return true
		}
	}
	return false
}
