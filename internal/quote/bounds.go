package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
	"github.com/isnad-news/isnad/internal/term"
)

// extent gives where what is said ends, and how it is quoted.
func (s *search) extent(sen *isnad.Sentence, x *content) (isnad.Span, string) {
	if x.direct {
		end := s.Words[max(s.goesOn(x.pair)-1, x.pair.open)].End
		return s.trim(x.start, end, true), "direct"
	}
	line := sen.Line
	stop := min(sen.Last, x.marker+longest)
	if x.colon {
		for stop < len(s.Words) && s.Sentences[s.Words[stop].Sentence].Line == line && s.inside(stop) != nil {
			stop++
		}
		stop = s.ownWords(stop, line)
	}
	if p := s.inside(x.marker); p != nil && p.close > 0 && s.used[p.open] {
		stop = min(stop, p.close) // a part of a quotation ends with it
	}
	end := stop
	kind := "indirect"
	from := x.marker + 1
	if p := s.pairAt(x.marker); p != nil && x.marked {
		kind, from = "mixed", p.close+1
	}
	for j := from; j < stop; j++ {
		if sen.Headline && !x.colon && s.Words[j].Norm == ":" && s.openAfter(j+1) != nil {
			end = j // يحذر من كذا: «…»
			break
		}
		if p := s.pairAt(j); p != nil {
			kind = "mixed"
			if p.close > 0 {
				j = p.close
				if j >= stop { // the quotation runs over the sentence
					stop = j + 1
					end = stop
				}
				continue
			}
		}
		if s.Words[j].Start <= x.start {
			continue
		}
		if x.noun && !x.clause && s.isComma(j-1) && s.that(j) && !(s.Conj(j) && (s.hasPrep(j) || s.Pronoun(j) >= 0 || j+1 < stop && s.finite(j+1))) {
			end = j
			break
		}
		if x.fronts && s.mainClause(j, stop) || s.breaks(j, stop, x) || s.butThey(j, stop) || s.after(j, stop, x) || s.outletGoesOn(j, stop, x) {
			end = j
			for end > x.marker+1 && (s.clausal.Has(s.Tag(end-1).Lemma) && s.Tag(end-1).POS != isnad.NOUN || s.Terms(term.Where).Has(s.Tag(end-1).Lemma)) {
				end--
				if s.Tag(end-1).POS == isnad.ADP {
					end-- // في حين
				}
			}
			break
		}
	}
	for end > x.marker+1 && end < len(s.Words) && (s.Words[end-1].Norm == wawLetter || s.is("turns", end-1)) {
		end--
	}
	return s.trim(x.start, s.Words[end-1].End, false), kind
}

// fronted tells of a verb of saying in a clause that a conjunction sets before the
// main one: وإذ أكد الوزير أن …، أشار إلى.
func (s *search) fronted(sen *isnad.Sentence, w int) bool {
	if w > sen.First+1 && s.relative.Has(s.Tag(w-1).Lemma) && s.Tag(w-1).POS != isnad.NOUN && w <= sen.First+opener && !s.VerbBetween(sen.First, w-1) && s.follows(w, sen.Last) {
		return true // الرجل الذي قال السكان إنه مريض، هرب
	}
	return w > sen.First && w <= sen.First+2 && (s.is("meanwhile", w-1) || s.Terms(term.Where).Has(s.Tag(w-1).Lemma) || s.is("since", w-1) || s.clausal.Has(s.Tag(w-1).Lemma)) && !s.is("whereas", w-1) && !s.that(w-1) && !s.Terms(term.But).Has(s.Tag(w-1).Lemma) && !s.isAs(w-1)
}

// mainClause tells of the verb that opens the main clause at word j: one of saying, or
// any behind a comma.
func (s *search) mainClause(j, stop int) bool {
	if s.Conj(j) || !s.finite(j) {
		return false
	}
	if s.isComma(j-1) && s.Tag(j).Feats.Person == '3' && !s.is("was", j) {
		return true // وفي وقت قال إن كذا، قتل
	}
	if t := s.Tag(j - 1); t.POS == isnad.NOUN && !t.Feats.Def && s.Pronoun(j-1) < 0 && s.Tag(j).Feats.Tense == 'f' {
		return false // لم تعثر على إشارات تفيد بأن
	}
	c, participle := s.cue(j)
	return c != nil && !participle && !s.that(j-1) && (s.follows(j, stop) || s.Pronoun(j) < 0 && s.nominal(j-1) && !s.endsActor(j-1) && s.complement(j, c, stop) != nil || s.QuoteMark(j-1) && s.complement(j, c, stop) != nil)
}

// butThey tells of لكنه رفض: the report goes on about who spoke.
func (s *search) butThey(j, stop int) bool {
	return j+1 < stop && !s.Conj(j) && s.Terms(term.But).Has(s.Tag(j).Lemma) && s.Pronoun(j) >= 0 && (s.Tag(j+1).POS == isnad.VERB && s.Tag(j+1).Feats.Tense == 'p' || s.Tag(j+1).Feats.Verbal == 'm' && !s.Tag(j+1).Feats.Def)
}

// after tells of an adjunct that says upon what something was announced: it
// belongs to the announcing (أعلنت استدعاء السفير إثر …).
func (s *search) after(j, stop int, x *content) bool {
	if !x.noun || x.clause || x.class != "announce" && x.class != "warn" && x.class != "promise" && x.class != "demand" {
		return false
	}
	if s.isComma(j-1) && s.is("upon", j) {
		return true
	}
	if s.is("tomorrow", j+1) {
		return false // بعد غد
	}
	return j+1 < stop && s.Terms(term.Upon).Has(s.Tag(j).Lemma) && s.Pronoun(j+1) < 0 && !s.is("befalls", x.marker) && !s.is("befalls", x.marker+1)
}

// parts tells of a set phrase between commas at word j that parts the subject of what is
// said from the rest: قال إن الجيش، بحسب مصادر محلية، انسحب.
func (s *search) parts(j, stop int, x *content) bool {
	if x.noun && !x.clause || s.VerbBetween(x.marker+1, j) {
		return false
	}
	for k := j + 1; k < min(j+longSubject, stop-1); k++ {
		if s.isComma(k) {
			return s.finite(k+1) || !s.Conj(k+1) && s.Tag(k+1).POS == isnad.VERB
		}
	}
	return false
}

// breaks tells whether a new statement, or what belongs to the verb of
// saying, begins at word j.
func (s *search) breaks(j, stop int, x *content) bool {
	if n, f := s.formula(j); f != nil && (f.kind == "adjunct" && s.adjoins(j, x) || f.kind != "adjunct" && s.isComma(j-1) && s.cites(j, n, f) && !s.parts(j, stop, x)) {
		return true
	}
	if s.closing(j, stop) || !x.noun && s.didMeanwhile(j, stop) || j+1 < stop && s.Terms(term.Furniture).Has(s.Words[j].Norm+" "+s.Words[j+1].Norm) {
		return true
	}
	if s.isAs(j) && j+1 < stop {
		if c, _ := s.cue(j + 1); c != nil || s.isComma(j-1) && s.Terms(term.Stands).Has(s.Tag(j+1).Lemma) && s.finite(j+1) {
			return true // كما قال؛ ، كما جاء على لسانه
		}
	}
	if s.saysOfIt(j, stop) || s.isComma(j-1) && (s.is("attending", j) || s.Conj(j) && s.finite(j) && s.prays(j)) {
		return true
	}
	if s.nextTopic(j, stop) || s.thenDid(j, x) {
		return true
	}
	if s.aside(j, stop) || s.newTopic(j, stop) || s.turnsTo(j, stop) || s.byHisWords(j, stop) || s.asked(j, stop) || s.isComma(j-1) && s.is("rejecting", j) {
		return true
	}
	c, participle := s.cue(j)
	if c == nil {
		return false
	}
	if participle {
		if s.predicate(j) {
			return false
		}
		if !s.isComma(j-1) && j+1 < stop && s.Tag(j+1).POS == isnad.ADJ && s.Tag(j+1).Feats.Tanwin {
			return false // رفضت مقترحا أمريكيا
		}
		if before := s.Tag(j - 1); !s.isComma(j-1) && before.POS == isnad.NOUN && before.Feats.Tanwin && s.Tag(j).Feats.Tanwin && j > x.marker && !s.thatSoon(j, min(j+3, stop)) {
			return false // انتهاكا صارخا
		}
		return s.Tag(j).Feats.Tanwin || s.Tag(j).POS == isnad.ADV || s.isComma(j-1) || s.Conj(j) || s.dots(j-1) || s.QuoteMark(j-1) && (s.thatSoon(j, min(j+3, stop)) || s.pairAt(j+1) != nil) || s.adding(j)
	}
	letters, _ := s.lettered(j)
	if !s.Conj(j) && !s.isComma(j-1) && !(j > 1 && s.isComma(j-2) && (s.clausal.Has(s.Tag(j-1).Lemma) || s.is("turns", j-1))) || s.Tag(j).Feats.Tense != 'p' && letters == nil && !s.describing(j) {
		return false
	}
	if s.pointsBack(j, x) || !s.Conj(j) && j+1 < stop && s.Tag(j+1).POS == isnad.ADP && s.Pronoun(j+1) >= 0 {
		return false // الخطاب الذي ألقاه وتوعد خلاله
	}
	return s.said(j, c, stop) != nil || s.isComma(j-1) && s.Conj(j) && c.class == "demand" && c.addressee && (s.follows(j, stop) || s.Tag(j+1).POS == isnad.ADP && s.Pronoun(j+1) < 0) || s.isComma(j-1) && (s.words["appraises"][c.lemma] || s.words["points"][c.lemma]) && !s.follows(j, stop) || s.words["describes"][c.lemma] && s.as(j) > 0
}

// nextTopic tells of somebody else with whom the report goes on: ، أما الناطق فشكر.
func (s *search) nextTopic(j, stop int) bool {
	if !s.isComma(j-1) || j+2 >= stop || !s.Terms(term.Topical).Has(s.Words[j].Norm) {
		return false
	}
	m := s.actorFrom(j + 1)
	return m != nil && m.Kind != "state" && m.Kind != "group"
}

// thenDid tells of a past verb behind a comma that cannot go on a clause of أن and the
// present: نفى أن تكون الشرطة قد أوقفته، وشكر أهله.
func (s *search) thenDid(j int, x *content) bool {
	k := x.marker + 1
	if x.noun || x.colon || !s.isComma(j-1) || !s.Conj(j) || k >= j || !s.that(x.marker) || !s.finite(k) || s.Tag(k).Feats.Tense != 'f' || s.Pronoun(x.marker) >= 0 {
		return false
	}
	t := s.Tag(j)
	return t.POS == isnad.VERB && t.Feats.Tense == 'p' && t.Feats.Person == '3' && !s.is("was", j)
}

// saysOfIt tells of a relative clause in which who speaks says more of what it
// describes, for his verb cannot be said of that: إجراءات التي قال إنها ضرورية.
func (s *search) saysOfIt(j, stop int) bool {
	if j+3 >= stop || !s.relative.Has(s.Tag(j).Lemma) || s.Tag(j).POS == isnad.NOUN || s.Tag(j).Feats.Gender != 'f' {
		return false
	}
	v := s.Tag(j + 1)
	c, participle := s.cue(j + 1)
	if c == nil || participle || v.Feats.Gender != 'm' || v.Feats.Number != 's' || v.Feats.Tense != 'p' || s.follows(j+1, stop) {
		return false
	}
	return s.that(j+2) || s.Tag(j+2).POS == isnad.ADP && s.that(j+3)
}

// predicate tells of a participle that says what somebody or something is or who is
// counted: كان معلقا؛ 11 متهما؛ واضحة ومشددة.
func (s *search) predicate(j int) bool {
	if s.isComma(j - 1) {
		return false
	}
	before := s.Tag(j - 1)
	if before.Lemma == being || s.Words[j-1].Kind == isnad.Digits || before.POS == isnad.NUM {
		return true
	}
	return s.Conj(j) && !s.thatSoon(j, min(j+3, len(s.Words))) && s.pairAt(j+1) == nil
}

// being is the lemma of the verb of being.
const being = "\u0643\u0627\u0646"

// newTopic tells of وحول عودة السفراء قال: who speaks goes on to another matter.
func (s *search) newTopic(j, stop int) bool {
	if !s.Conj(j) || !s.isComma(j-1) || !s.Terms(term.Topic).Has(s.Tag(j).Lemma) {
		return false
	}
	for k := j + 1; k < min(j+10, stop); k++ {
		if s.finite(k) {
			c, participle := s.cue(k)
			return c != nil && !participle
		}
	}
	return false
}

// aside tells of what the outlet adds in its own name: لكن لم يتسن التأكد.
func (s *search) aside(j, stop int) bool {
	if !s.Conj(j) && !s.Terms(term.But).Has(s.Tag(j).Lemma) {
		return false
	}
	for k := j; k < min(j+3, stop); k++ {
		if t := s.Tag(k); t.POS == isnad.VERB {
			return s.Terms(term.Aside).Has(t.Lemma) && k > 0 && s.Terms(term.Negation).Has(s.Tag(k-1).Lemma)
		}
	}
	return false
}

func (s *search) isAs(j int) bool { return s.Terms(term.As).Has(s.Words[j].Norm) }

// trim takes white space and stops off both ends, and conjunctions that lead
// to what follows off the end.
func (s *search) trim(start, end int, marks bool) isnad.Span {
	if end <= start {
		return isnad.Span{Start: start, End: start}
	}
	cut := " \t\r\n.،,؛;:\u00a0"
	t := s.Text[start:end]
	t2 := strings.TrimRight(t, cut)
	if marks {
		t2 = strings.TrimRight(t2, cut+clause.OpeningMarks+clause.ClosingMarks+"\"")
	}
	start += len(t2) - len(strings.TrimLeft(t2, cut))
	end = end - (len(t) - len(t2))
	if end < start {
		end = start
	}
	return isnad.Span{Start: start, End: end}
}
