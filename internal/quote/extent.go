package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// meem begins the participles of derived verbs.
const meem = "\u0645"

const dashes = "-\u2013\u2014\u0640"

// blessing gives the word that closes a wish between dashes at word j, which is
// no part of the sentence (مؤكدا -حفظه الله- أن), or j.
func (s *search) blessing(j, end int) int {
	if !s.isDash(j) {
		return j
	}
	for k := j + 2; k < min(j+asideLength, end); k++ {
		if s.isDash(k) && (k < j+opener+1 || k+1 < end && s.that(k+1)) {
			return k
		}
	}
	return j
}

// asideLength is how far the dashes around an aside stand from each other, where أن goes on
// behind it: وأوضح المصدر ــ فضل عدم ذكر اسمه ــ أن.
const asideLength = 16

// circumstance gives what is said behind a comma and أن, past a clause that tells how who
// speaks looks or stands: أوضح أحدهم وهو ملثم، ويحمل سلاحا، أن.
func (s *search) circumstance(w, j, end int) *content {
	he := -1
	for k := w + 1; k < j && he < 0; k++ {
		if s.Tag(k).POS == isnad.PRON && s.Conj(k) && s.endsActor(k-1) {
			he = k
		}
	}
	if he < 0 {
		return nil
	}
	for k := j + 1; k < min(j+longSubject, end); k++ {
		if s.isComma(k-1) && s.that(k) && !s.Conj(k) && k+1 < end {
			return &content{marker: k, start: s.Words[k+1].Start}
		}
		if c, _ := s.cue(k); c != nil {
			return nil
		}
	}
	return nil
}

func (s *search) isDash(w int) bool {
	return s.Words[w].Kind != isnad.Digits && s.Words[w].Norm != "" && strings.Contains(dashes, s.Words[w].Norm)
}

// acts tells of a verbal noun at word j that is a deed, not something said:
// what renews it does it again.
func (s *search) acts(j int) bool {
	t := s.Tag(j)
	return t.POS == isnad.NOUN && t.Feats.Verbal == 'm' && !t.Feats.Def && !s.is("said", j) && !s.words["renewed"][t.Lemma]
}

// urging tells of the feminine participle of a verb of demanding that its verbal
// noun cannot be told from by its letters: ، مطالبة الدول بكذا.
func (s *search) urging(w int) bool {
	t := s.Tag(w)
	if t.POS != isnad.NOUN || t.Feats.Verbal != 'm' || t.Feats.Gender != 'f' || t.Feats.Def || !s.isComma(w-1) || !strings.HasPrefix(s.Parts[s.Stem(w)].Norm, meem) || s.hasPrep(w) || s.Pronoun(w) >= 0 {
		return false
	}
	c := s.cues[t.Root]
	if s.Conj(w) && (c == nil || w+1 >= len(s.Words) || !s.hasPrep(w+1) || s.byPrep(w+1, c) == nil) {
		return false // ، ومطالبة بمحاسبته goes on, but no مطالبة الوزير
	}
	return c != nil && c.class == "demand" && c.addressee && s.brings(w+1, c)
}

// goesOn gives the word at which the quotation ends as far as it is one
// speech: its end, or a participle that goes on about who speaks («…، مشيرا إلى
// أن …»), which nobody says of himself.
func (s *search) goesOn(p *pair) int {
	if p.close <= 0 {
		return s.unclosedEnd(p)
	}
	for j := p.open + 4; j < p.end; j++ {
		if !s.isComma(j-1) || s.Tag(j).POS == isnad.VERB {
			continue
		}
		if c, participle := s.cue(j); c != nil && participle && c.clause && !c.addressee && s.thatSoon(j, p.end) {
			return j
		}
	}
	return p.end
}

// ownWords gives the word at which speech without marks ends that a colon
// opened and whose first sentence ends before word stop: it goes on as far on
// the line as somebody says I or we before the next verb of saying.
func (s *search) ownWords(stop, line int) int {
	end, apart := stop, 0
	for stop < len(s.Words) && apart < 2 {
		sen := &s.Sentences[s.Words[stop].Sentence]
		if sen.Line != line || sen.Headline || stop != sen.First {
			break
		}
		self := false
		for w := sen.First; w < sen.Last; w++ {
			if w < sen.First+opener {
				if c, _ := s.cue(w); c != nil {
					return end
				}
			}
			self = self || s.firstPersonAt(w)
		}
		apart++
		if stop = sen.Last; self {
			end, apart = stop, 0
		}
	}
	return end
}

// firstPersonAt tells of a verb or pronoun of the first person.
func (s *search) firstPersonAt(w int) bool {
	if t := s.Tag(w); (t.POS == isnad.VERB || t.POS == isnad.PRON) && t.Feats.Person == '1' {
		return true
	}
	k := s.Pronoun(w)
	return k >= 0 && s.Tags[k].Feats.Person == '1'
}

// outletGoesOn tells whether the report itself goes on at word j, behind a noun
// phrase that is what is said: a verb in the past that has nothing there to be
// joined to, a gloss (، وهي مشكلة قديمة), or what happened meanwhile.
func (s *search) outletGoesOn(j, stop int, x *content) bool {
	if s.dots(j-1) && (s.Conj(j) || s.Terms(term.Where).Has(s.Tag(j).Lemma)) {
		return true
	}
	if s.isComma(j-1) && s.is("since", j) && j+2 < stop && (s.is("was", j+1) && s.is("had", j+2) || x.noun && !x.clause) {
		return true // ، بعدما كان قد سلمهما
	}
	if s.andAnother(j, stop) {
		return true
	}
	if !x.noun || x.clause {
		return false
	}
	t := s.Tag(j)
	if s.elsewhere(j, stop, x) {
		return true
	}
	if s.Conj(j) && t.POS == isnad.VERB && t.Feats.Tense == 'p' && (s.isComma(j-1) || (t.Feats.Gender == 'f' || t.Feats.Number == 'p') && !s.VerbBetween(x.marker+1, j) || t.Feats.Number == 'd') {
		return true
	}
	if s.Conj(j) && t.POS == isnad.VERB && t.Feats.Tense == 'f' && (x.present || s.Sentences[s.Words[j].Sentence].Headline) && !s.VerbBetween(x.marker+1, j) {
		return true // يقر بالهزيمة ويرحب بالحوار
	}
	if s.isComma(j-1) && s.Conj(j) && t.POS == isnad.PRON && t.Feats.Person == '3' && s.Pronoun(j) < 0 && t.Lemma == personal {
		return true
	}
	if j+2 < stop && s.is("but", j) && s.that(j+1) {
		return true // غير أن الوزير رفض
	}
	if j+1 < stop && s.isComma(j-1) && s.Terms(term.But).Has(t.Lemma) && (s.Pronoun(j) >= 0 || s.Tag(j+1).Feats.Def || s.finite(j+1)) {
		return true
	}
	if s.isComma(j-1) && s.Conj(j) && t.POS == isnad.ADP && s.Pronoun(j) < 0 && j+2 < stop && !s.Tag(j+1).Feats.Def && s.verbBeforeComma(j+2, stop) {
		return true // ، وفي هجوم وقع أمس فجرت
	}
	return s.meanwhile(j, stop)
}

// meanwhile reads في وقت سيطرت: what happened meanwhile, told from word j on.
func (s *search) meanwhile(j, stop int) bool {
	return j+2 < stop && s.is("meanwhile", j+1) && s.Tag(j).POS == isnad.ADP && s.finite(j+2) && s.Tag(j+2).Feats.Tense == 'p'
}

// andAnother tells of what a headline tells of somebody else behind and: طهران تتعهد
// مواصلة الحوار وبغداد ترحب.
func (s *search) andAnother(j, stop int) bool {
	if !s.Sentences[s.Words[j].Sentence].Headline || !s.Conj(j) {
		return false
	}
	m := s.actorFrom(j)
	return m != nil && m.First == j && m.Last < stop && s.finite(m.Last) && s.Tag(m.Last).Feats.Tense == 'f' && !s.Conj(m.Last) && s.Tag(m.Head).POS != isnad.ADJ
}

// dots tells of the second of two stops, which end no sentence but often what is
// said.
func (s *search) dots(w int) bool {
	return w > 0 && s.Words[w].Norm == "." && s.Words[w-1].Norm == "." && s.Glued(w-1, w)
}

// plain gives what is said without أن, marks or a colon right behind a verb of
// saying that tells no subject: وقال الإرهاب هو الإرهاب.
func (s *search) plain(sen *isnad.Sentence, w int) *content {
	if !s.is("bare", w) || s.Pronoun(w) >= 0 || w+plainLength > sen.Last || s.Tag(w).Feats.Tense != 'p' || w > sen.First && !s.isComma(w-1) {
		return nil
	}
	if x := s.pastComma(sen, w); x != nil {
		return x
	}
	k := w + 1
	t := s.Tag(k)
	if t.POS != isnad.NOUN || !t.Feats.Def || t.Class == "person" || t.Class == "time" || s.Conj(k) || s.hasPrep(k) || s.Busy[k] || s.isText(k) || k < len(s.Named) && s.Named[k] {
		return nil
	}
	for _, m := range s.At(k) {
		if m.Actor && !m.Adj && (m.Kind != "role" || m.Sector == "JRN") {
			return nil
		}
	}
	for j := k; j < sen.Last; j++ {
		if s.Words[j].Norm == ":" || s.that(j) && j < k+opener {
			return nil
		}
	}
	return &content{marker: w, start: s.Words[k].Start}
}

// plainLength is how many words must follow a verb of saying for what stands
// right behind it to be taken for speech.
const plainLength = 6

// weighs tells of a noun of quality taken for the verb or the participle of its
// letters (عمق، موقف): it is annexed to what has the article or a pronoun.
func (s *search) weighs(j int) bool {
	return j+1 < len(s.Words) && s.Tag(j+1).POS == isnad.NOUN && (s.Tag(j+1).Feats.Def || s.Pronoun(j+1) >= 0) && s.Pronoun(j) < 0
}

// thatPast tells whether a comma and أن follow the noun at j before any verb:
// what stands between is put in (أكدت تزامنا مع الغارات، أنها).
func (s *search) thatPast(j, end int) bool {
	for k := j + 1; k < min(j+longSubject, end); k++ {
		if (s.isComma(k-1) || s.endsPerson(k-1)) && s.that(k) && !s.Conj(k) {
			return true
		}
		if c, _ := s.cue(k); c != nil || s.finite(k) {
			return false
		}
	}
	return false
}

// endsPerson tells whether word w is the last of a person's name, who is no part of
// what is said where أن comes next: أكد عضو الهيئة للرقابة على التنفيذ سالم أن.
func (s *search) endsPerson(w int) bool {
	for i := s.From(max(0, w-opener)); i < len(s.Mentions) && s.Mentions[i].First <= w; i++ {
		if m := &s.Mentions[i]; m.Last == w+1 && m.Kind == "person" && m.Actor && !m.Adj && m.NameSpan.Len() > 0 {
			return true
		}
	}
	return false
}

// verbEnd gives the byte before the next verb behind word j that belongs to no
// relative clause.
func (s *search) verbEnd(sen *isnad.Sentence, j int) int {
	for k := j + 1; k < sen.Last; k++ {
		if s.finite(k) && !s.relative.Has(s.Tag(k-1).Lemma) {
			return s.Words[k-1].End
		}
	}
	return sen.End
}

// counted is the lemma of the verb of reckoning whose participle is read as
// another verb: عادا.
const counted = "\u0639\u062f"

// judged gives what is judged by a verb of reckoning: the noun with the article
// or with what has it that stands right behind the participle or the subject
// (عادا القرار خطوة، اعتبر الوزير القرار خطوة).
func (s *search) judged(w, j int, reckons bool) *content {
	t := s.Tag(j)
	if !reckons && (j != w+1 || !s.is("counting", w)) || t.POS != isnad.NOUN && t.POS != isnad.PRON || s.Conj(j) || s.hasPrep(j) || s.Busy[j] {
		return nil
	}
	_, participle := s.cue(w)
	if !participle && s.Pronoun(w) >= 0 && (s.Tag(w).Feats.Tense == 'p' && t.Feats.Tanwin || t.POS == isnad.NOUN && !t.Feats.Def && j > w+1) && (j == w+1 || s.endsActor(j-1)) {
		return &content{marker: j, start: s.Words[j].Start, noun: true} // اعتبره قرارا خطرا
	}
	if !participle && (s.Tag(w).Feats.Tense != 'p' || j < w+2 || !s.endsActor(j-1)) && !s.actively(w, j) || participle && (j != w+1 || !s.isComma(w-1) && !s.is("himself", j)) || s.is("what", j) || s.relative.Has(t.Lemma) && t.POS != isnad.NOUN || j+1 < len(s.Words) && s.Pronoun(j) >= 0 && s.relative.Has(s.Tag(j+1).Lemma) {
		return nil
	}
	if t.POS == isnad.PRON && !t.Feats.Def && t.Lemma == personal && !s.is("himself", j) {
		return nil
	}
	if p := s.pairAt(min(j+1, len(s.Words)-1)); p != nil && p.close > j+2 && s.demonstrative(j) {
		return &content{marker: j + 1, start: s.Words[j+1].End, pair: p, direct: true} // اعتبر ذلك «…»
	}
	return &content{marker: j, start: s.Words[j].Start, noun: true}
}

// actively tells of a verb of reckoning in the present of a headline, which nobody can
// take for its passive: who reckons stands before it, the noun at word j behind it.
func (s *search) actively(w, j int) bool {
	return s.Tag(w).Feats.Tense == 'f' && j == w+1 && s.Sentences[s.Words[w].Sentence].Headline && s.behindSubject(w)
}

// resumed gives what a verb of saying says where a relative clause with a verb
// of saying of its own stands before it: قال من يرى أن كذا، إن كذا.
func (s *search) resumed(from, end int) *content {
	for k := from; k+1 < end; k++ {
		if (s.isComma(k-1) || s.isComma(k-2) && (s.Terms(term.Misplaced).Has(s.Tag(k-1).Lemma) || s.is("of", k-1)) && s.Tag(k-1).POS == isnad.ADP && !s.Conj(k-1)) && s.that(k) && !s.Conj(k) {
			return &content{marker: k, start: s.Words[k+1].Start}
		}
	}
	return nil
}

// withheld tells of what a source only asks for itself: عدم ذكر اسمه.
func (s *search) withheld(x *content) bool {
	for k := x.marker; k < x.marker+2 && k+1 < len(s.Words); k++ {
		if s.is("not", k) && s.is("reveals", k+1) {
			return true
		}
	}
	return false
}

// titlesOnly tells of a clitic preposition at word j that hangs on a title, not
// on the verb of demanding, whose own one comes later: دعت المرشحة لانتخابات
// الرئاسة إلى إنهاء الحصار.
func (s *search) titlesOnly(j, end int, c *cue) bool {
	if c.class != "demand" || !c.prep(lam) || s.Parts[s.Words[j].First].Norm != lam || strings.HasPrefix(s.Text[s.Words[j].Start:], lam+lam) || s.Tag(j-1).POS == isnad.VERB {
		return false
	}
	for k := j + 1; k+1 < min(j+longSubject, end); k++ {
		if s.finite(k) || s.that(k) || s.Conj(k) && s.Tag(k).Feats.Verbal == 'm' {
			return false
		}
		if t := s.Tag(k); t.POS == isnad.ADP && t.Lemma != lam && c.prep(t.Lemma) && s.Pronoun(k) < 0 && s.Tag(k+1).Feats.Verbal == 'm' {
			return true
		}
	}
	return false
}

// pastComma gives what is said behind the subject and a comma where it begins
// with a verb and nothing else in the sentence can be it: وقال الوزير للصحفيين،
// تم تحديد الموعد.
func (s *search) pastComma(sen *isnad.Sentence, w int) *content {
	if w > sen.First+1 || !s.follows(w, sen.Last) {
		return nil
	}
	first := 0
	for k := w + 2; k+opener < sen.Last; k++ {
		if s.isComma(k) && first == 0 {
			first = k
		}
		if s.finite(k) {
			if c, _ := s.cue(k); c != nil || !s.isComma(k-1) || s.Conj(k) || s.Tag(k).Feats.Number == 'p' {
				return nil
			}
			return &content{marker: first, start: s.Words[first+1].Start}
		}
		if s.Words[k].Norm == ":" || s.that(k) || s.QuoteMark(k) {
			return nil
		}
	}
	return nil
}

// describesSubject tells of a verb that only tells more of who speaks behind the
// verb of saying at w: قال مسؤولون اشترطوا، قال دبلوماسيون، تحدثوا شريطة.
func (s *search) describesSubject(w, j int) bool {
	if j <= w+1 || s.Conj(j) || s.Tag(w).POS != isnad.VERB {
		return false
	}
	if s.isComma(j - 1) {
		return s.Tag(j).Feats.Number == 'p' && s.Tag(w).Feats.Number == 's'
	}
	return !s.Tag(j-1).Feats.Def && s.endsActor(j-1)
}

// initials gives the bracket that closes a name's initials at word j, which are no
// words ((بي.بي.سي)), or j.
func (s *search) initials(j, end int) int {
	if s.Words[j].Norm != "(" {
		return j
	}
	stops := false
	for k := j + 1; k < min(j+longSubject/2, end); k++ {
		stops = stops || s.Words[k].Norm == "." || s.Words[k].Kind == isnad.Latin
		if s.Words[k].Norm == ")" {
			if stops {
				return k
			}
			break
		}
	}
	return j
}
