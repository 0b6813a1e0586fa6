package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
	"github.com/isnad-news/isnad/internal/term"
)

// cites tells whether the set phrase of n words at word j names a teller, and
// not the rule or the measure by which something is done (، وفق التخصصات).
func (s *search) cites(j, n int, f *formula) bool {
	k := j + n
	if f.kind != "source" || k >= len(s.Words) || s.Pronoun(k-1) >= 0 {
		return true
	}
	if s.isText(k) || s.is("sources", k) || s.is("informs", k) || s.finite(k) || s.tellsByLetters(k) {
		return true
	}
	return s.named(&s.Sentences[s.Words[j].Sentence], j, k) != 0
}

// closing tells of what belongs to the verb of saying, not to what is said: the
// occasion (، في تسجيل بثته القناة، خلال خطاب ألقاه) and upon what it was said (،
// وذلك تعقيبا على), or of what goes on elsewhere meanwhile (في حين رفض آخرون).
func (s *search) closing(j, stop int) bool {
	if j+2 >= stop {
		return false
	}
	t := s.Tag(j)
	if s.outletTells(j, stop) {
		return true
	}
	if s.is("thereby", j) && s.Conj(j) && s.is("upon", j+1) {
		return true
	}
	if t.POS == isnad.ADP && s.Pronoun(j) < 0 || s.is("during", j) {
		if s.is("occasion", j+1) && !s.Tag(j+1).Feats.Def && (s.isComma(j-1) || s.givenBy(j+2, stop)) {
			return true
		}
	}
	return false
}

// givenBy tells of a verb that says of the noun before it who gave it or when it
// was given: خطاب ألقاه، مقابلة بثت أمس.
func (s *search) givenBy(j, stop int) bool {
	if j < stop && s.Tag(j).POS == isnad.ADJ {
		j++
	}
	return j < stop && s.finite(j) && s.Tag(j).Feats.Tense == 'p' && !s.Conj(j) && (s.Pronoun(j) >= 0 || s.Tag(j).Feats.Voice == 'p')
}

// asked tells of a question between two answers: ، وعند سؤاله عن كذا أجاب.
func (s *search) asked(j, stop int) bool {
	if !s.Conj(j) || !s.isComma(j-1) {
		return false
	}
	for k := j; k < min(j+4, stop); k++ {
		if s.is("question", k) {
			return true
		}
	}
	return false
}

// outletTells tells whether the report goes on in its own voice at word j, in a
// sentence that it has tied to what somebody says: ، وقد عاد الوزير أمس؛ ، ويأتي
// القرار بعد أيام؛ فيما أعلن آخرون أن.
func (s *search) outletTells(j, stop int) bool {
	t := s.Tag(j)
	if s.disputes(j, stop) || s.keepsBack(j, stop) || s.butAnother(j, stop) || s.tellsMeanwhile(j, stop) || s.tellsNow(j, stop) || s.beforeTelling(j, stop) {
		return true
	}
	if s.Conj(j) && s.isComma(j-1) {
		if s.is("had", j) && s.finite(j+1) && s.Tag(j+1).Feats.Tense == 'p' {
			return true
		}
		if stem := s.Parts[s.Stem(j)].Norm; s.is("was", j) && strings.TrimSuffix(stem, feminine) == t.Lemma || s.is("comes", j) && s.finite(j) {
			return true
		}
		if s.Words[j-1].Norm == semicolon && s.finite(j) {
			return true
		}
	}
	if s.is("but", j) && s.that(j+1) && s.Pronoun(j+1) >= 0 && j+2 < stop && s.finite(j+2) && s.Tag(j+2).Feats.Tense == 'p' {
		if c, _ := s.cue(j + 2); c != nil {
			return true // إلا أنه شدد على
		}
	}
	if s.Conj(j) && (s.Terms(term.Where).Has(t.Lemma) || s.Terms(term.Where).Has(strings.TrimPrefix(s.Words[j].Norm, wawLetter))) && s.finite(j+1) && s.Tag(j+1).Feats.Tense == 'p' {
		return true
	}
	if j > 2 && s.Terms(term.Where).Has(s.Tag(j-1).Lemma) && !s.is("whereas", j-1) && !s.Conj(j) {
		c, participle := s.cue(j)
		if s.Terms(term.Negation).Has(t.Lemma) && t.POS == isnad.PART && (s.isComma(j-2) || s.Tag(j-2).POS == isnad.ADP && s.isComma(j-3)) && s.finite(j+1) {
			return s.cues[s.Tag(j+1).Lemma] != nil && s.follows(j+1, stop)
		}
		if c == nil || participle {
			return false
		}
		apart := s.isComma(j-2) || s.Tag(j-2).POS == isnad.ADP && s.isComma(j-3)
		return (s.Tag(j).Feats.Tense == 'p' || s.follows(j, stop)) && (s.complement(j, c, stop) != nil || s.words["appraises"][c.lemma]) || apart && s.follows(j, stop)
	}
	return false
}

// didMeanwhile tells of what somebody else did meanwhile, told behind a comma and a clause
// that is said: ، في حين سلّم منشقون أسلحتهم.
func (s *search) didMeanwhile(j, stop int) bool {
	if j < 3 || j+1 >= stop || !s.Terms(term.Where).Has(s.Tag(j-1).Lemma) || s.is("whereas", j-1) || s.Conj(j) || (!s.finite(j) || s.Tag(j).Feats.Tense != 'p') && !s.verbOfLetters(j) {
		return false
	}
	return s.isComma(j-2) || s.Tag(j-2).POS == isnad.ADP && s.isComma(j-3)
}

// shadda doubles a letter: it is written where a verb could be taken for a noun.
const shadda = "\u0651"

// verbOfLetters tells of a past verb taken for the noun of its letters, which nothing
// here annexes to who does it: في حين سلم منشقون.
func (s *search) verbOfLetters(j int) bool {
	t := s.Tag(j)
	if t.POS != isnad.NOUN || t.Feats.Def || s.Pronoun(j) >= 0 || s.hasPrep(j) || t.Class == "person" || t.Class == "people" || s.Begins(j) != nil {
		return false
	}
	if strings.Contains(s.Text[s.Words[j].Start:s.Words[j].End], shadda) {
		return true // فيما طوّق
	}
	if s.that(j+1) && s.is("seems", j) {
		return true // في حين بدا أن
	}
	if t.Feats.Verbal == 'm' && s.Tag(j+1).POS == isnad.NOUN && !s.Tag(j+1).Feats.Def && s.cues[s.Parts[s.Stem(j)].Norm] != nil {
		return true // فيما نفى سكان ذلك
	}
	m := s.actorFrom(j + 1)
	return m != nil && (m.Kind == "role" && !s.Tag(m.Head).Feats.Def || s.looksPast(j))
}

// disputes tells of what another says of what was said, which the report adds: وهو ما
// تنفيه طهران؛ وهي اتهامات ينفيها الحزب.
func (s *search) disputes(j, stop int) bool {
	t := s.Tag(j)
	if !s.Conj(j) || t.POS != isnad.PRON || t.Lemma != personal || s.Pronoun(j) >= 0 {
		return false
	}
	for k := j + 2; k < min(j+opener, stop); k++ {
		if s.finite(k) {
			return s.Pronoun(k) >= 0 && s.cues[s.Tag(k).Lemma] != nil && s.follows(k, stop)
		}
	}
	return false
}

// keepsBack tells of what the report says was not told: ، دون أن تفصح عن هويته؛ من دون
// تحديد السبب؛ ، ولم يذكر.
func (s *search) keepsBack(j, stop int) bool {
	k := j
	if s.Tag(k).POS == isnad.ADP && k+1 < stop && s.is("without", k+1) && !s.is("without", k) {
		k++ // من دون
	}
	if s.is("without", k) {
		if k++; k+1 < stop && s.that(k) {
			k++
		}
		return k < stop && (s.is("untold", k) || s.finite(k) && s.cues[s.Tag(k).Lemma] != nil && s.that(k-1))
	}
	if s.Terms(term.But).Has(s.Tag(j).Lemma) && j+2 < stop && s.Terms(term.Negation).Has(s.Tag(j+1).Lemma) && s.finite(j+2) {
		return s.is("untells", j+2) // لكنه لم يذكر تفاصيل
	}
	if !s.Terms(term.Negation).Has(s.Tag(j).Lemma) || j+1 >= stop || !s.finite(j+1) {
		return false
	}
	if !s.Conj(j) && s.QuoteMark(j-1) && s.Glued(j-2, j-1) {
		return s.Pronoun(j+1) >= 0 && (s.is("names", j+1) || s.is("untells", j+1)) // «مسؤولين كبار» لم تسمهم
	}
	return s.Conj(j) && s.isComma(j-1) && j+2 < stop && s.is("untells", j+1)
}

// butAnother tells of what somebody else says to the contrary: لكن طهران تقول إن؛ إلا
// أن الحركة نفت ذلك.
func (s *search) butAnother(j, stop int) bool {
	k := j + 1
	if (s.is("but", j) || s.is("though", j) && !s.Conj(j)) && s.that(k) && s.Pronoun(k) < 0 {
		k++
	} else if !s.Terms(term.But).Has(s.Tag(j).Lemma) || s.Pronoun(j) >= 0 {
		return false
	}
	for _, m := range s.At(k) {
		if v := s.verbOf(m, stop); m.Actor && !m.Adj && v > 0 {
			c, _ := s.cue(v)
			return c != nil && (c.class == "deny" || s.complement(v, c, stop) != nil)
		}
	}
	return false
}

// verbOf gives the verb of a clause that begins with somebody, behind what more is told
// of him without a comma (أن مسؤولا في الوزارة أشار), or 0.
func (s *search) verbOf(m *isnad.Mention, stop int) int {
	for v := m.Last; v < min(m.Last+opener, stop); v++ {
		if s.finite(v) && !s.Conj(v) {
			return v
		}
		if s.finite(v) || s.Words[v].Kind == isnad.Punct || s.that(v) || s.relative.Has(s.Tag(v).Lemma) {
			return 0
		}
	}
	return 0
}

// tellsMeanwhile tells of what another says meanwhile: في وقت أشارت فيه الشرطة إلى.
func (s *search) tellsMeanwhile(j, stop int) bool {
	if j+3 >= stop || !s.meanwhile(j, stop) {
		return false
	}
	c, _ := s.cue(j + 2)
	return c != nil && s.complement(j+2, c, stop) != nil
}

// tellsNow tells of what another says, in the present, behind a comma: ، وتوضح الوزارة أن.
func (s *search) tellsNow(j, stop int) bool {
	if !s.Conj(j) || !s.isComma(j-1) || j+2 >= stop || s.Tag(j).Feats.Tense != 'f' || s.Pronoun(j) >= 0 || !s.follows(j, stop) {
		return false
	}
	c, participle := s.cue(j)
	return c != nil && !participle && c.clause && s.thatPastSubject(j, stop)
}

// thatPastSubject tells whether أن comes behind the subject of the verb at j.
func (s *search) thatPastSubject(j, stop int) bool {
	for k := j + 2; k < min(j+opener*2, stop); k++ {
		if s.that(k) {
			return !s.is("subordinate", k-1)
		}
		if s.finite(k) || s.isComma(k) {
			return false
		}
	}
	return false
}

// beforeTelling tells of what the same speaker says next: ، قبل أن يشدد على أن.
func (s *search) beforeTelling(j, stop int) bool {
	if !s.isComma(j-1) || !s.is("before", j) || j+3 >= stop || !s.that(j+1) || s.Conj(j) {
		return false
	}
	c, participle := s.cue(j + 2)
	return c != nil && !participle && c.clause && !s.follows(j+2, stop) && s.complement(j+2, c, stop) != nil
}

// turnsTo tells of a phrase by which the report goes on to another matter right before
// a verb of saying: ، في سياق آخر أعلن.
func (s *search) turnsTo(j, stop int) bool {
	if !s.isComma(j-1) || s.Tag(j).POS != isnad.ADP || !s.is("side", j+1) || j+3 >= stop {
		return false
	}
	k := j + 2
	for k < min(j+4, stop-1) && !s.finite(k) {
		k++
	}
	c, participle := s.cue(k)
	return c != nil && !participle
}

// byHisWords tells of what brings the same speaker's very words: بقوله «…».
func (s *search) byHisWords(j, stop int) bool {
	if !s.hasPrep(j) || s.Pronoun(j) < 0 || j+1 >= stop || !s.is("bare", j) && !s.words["bare"][s.Tag(j).Root] {
		return false
	}
	p := s.openAfter(j + 1)
	return p != nil && s.long(p) || s.that(j+1)
}

const semicolon = "\u061b"

// adjoins tells whether a set phrase that opens with ذلك belongs to the verb of
// saying: behind a noun phrase that is what is said it does; behind a clause only
// where it names the occasion of the saying (وذلك في بيان), for else it is a part of
// what is said (وذلك بعد معارك).
func (s *search) adjoins(j int, x *content) bool {
	if !s.is("thereby", j) || !s.Conj(j) || x.noun && !x.clause {
		return true
	}
	for k := j + 1; k < min(j+4, len(s.Words)); k++ {
		if s.is("upon", k) || s.is("occasion", k) || s.is("pointing", k) {
			return true
		}
	}
	return false
}

// putIn gives the byte up to which a clause goes on behind a set phrase that is put
// in between commas and whose teller ends before word last, or 0.
func (s *search) putIn(sen *isnad.Sentence, w, last int) int {
	if !s.isComma(w-1) || last <= w || last+2 >= sen.Last || !s.isComma(last) || s.Conj(last+1) || s.finite(last+1) {
		return 0
	}
	t := s.Tag(last + 1)
	if s.Terms(term.Where).Has(t.Lemma) || t.POS == isnad.ADP && s.Terms(term.Where).Has(s.Tag(last+2).Lemma) {
		return 0 // ، في حين
	}
	if t.POS != isnad.NOUN && t.POS != isnad.ADP && t.POS != isnad.NUM && !(t.POS == isnad.ADJ && !t.Feats.Def) || t.Feats.Tanwin {
		return 0
	}
	if c, _ := s.cue(last + 1); c != nil {
		return 0
	}
	for j := last + 2; j < sen.Last; j++ {
		if s.isComma(j) && (j+1 >= sen.Last || s.clausal.Has(s.Tag(j+1).Lemma) || s.Conj(j+1)) {
			return s.Words[j].Start
		}
	}
	return sen.End
}

// byOwnWords makes the statement of a phrase that calls a clause somebody's own
// words (على حد قوله, وبحسب قوله فإن), where no verb of saying in the sentence did.
func (s *search) byOwnWords(sen *isnad.Sentence, w, n int, f *formula) {
	who := s.saidBefore()
	if who == 0 || s.Pronoun(w+n-1) < 0 || s.toldIn(sen, w) || s.inside(w) != nil {
		return
	}
	st := isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w+n-1].End}, CueLemma: f.lemma, Class: "report", Kind: "indirect", Rule: "quotes/formulas#" + f.where}
	if st.CueLemma == "" {
		st.CueLemma = s.Tag(w + n - 1).Dict
	}
	if w-sen.First > 4 && s.closesIt(sen, w+n) {
		st.Content = s.trim(s.clauseStart(sen, w), s.Words[w-1].End, false)
		s.push(st)
		return
	}
	j := w + n
	for j < sen.Last && (s.isComma(j) || s.is("strips", j)) {
		j++
	}
	if w > sen.First+1 || j+3 >= sen.Last {
		return
	}
	st.Content, st.Kind = s.extent(sen, &content{marker: j - 1, start: s.Words[j].Start, class: "report"})
	s.push(st)
}

// closesIt tells whether the sentence ends at word j, or a comma stands there.
func (s *search) closesIt(sen *isnad.Sentence, j int) bool {
	return j >= sen.Last || s.Words[j].Kind == isnad.Punct
}

// isAccused tells of a past verb of accusing that is passive: nobody stands between
// it and what the accusation is (واتهم بالتآمر).
func (s *search) isAccused(w int, c *cue, x *content) bool {
	if !s.addressing(c.lemma) || s.words["describes"][c.lemma] || s.Pronoun(w) >= 0 || s.Tag(w).POS != isnad.VERB || s.Tag(w).Feats.Tense != 'p' || x.direct || x.colon {
		return false
	}
	for k := w + 1; k < x.marker; k++ {
		if t := s.Tag(k); t.POS == isnad.NOUN || t.POS == isnad.PROPN || t.POS == isnad.ADJ || t.POS == isnad.DET || s.Words[k].Kind != isnad.Arabic {
			return false
		}
	}
	return !s.isAs(w - 1)
}

// justBefore gives who stands right before the verb at w, at the head of a clause
// that a conjunction or a mark opens: … والوزير يقر.
func (s *search) justBefore(w int, f isnad.Feats) isnad.Ref {
	first := s.Sentences[s.Words[w].Sentence].First
	if s.Conj(w) {
		return 0
	}
	for i := s.From(max(first, w-longSubject)); i < len(s.Mentions) && s.Mentions[i].First < w; i++ {
		m := &s.Mentions[i]
		if m.Last != w || !m.Actor || m.Adj || s.hasPrep(m.First) || !clause.Agrees(f, m, true) {
			continue
		}
		if m.First > first && (s.Terms(term.But).Has(s.Tag(m.First-1).Lemma) || s.Words[m.First-1].Kind == isnad.Punct && !s.QuoteMark(m.First-1) && !s.isComma(m.First-1)) {
			return isnad.Ref(i + 1)
		}
	}
	return 0
}

// saidBefore gives the person who said what was told last, by a set phrase too, but
// no medium that only passed it on.
func (s *search) saidBefore() isnad.Ref {
	for i := len(s.out) - 1; i >= max(0, len(s.out)-opener); i-- {
		if r := s.out[i].Speaker; r != 0 && (s.Mentions[r-1].Kind == "person" || s.Mentions[r-1].Kind == "office" || s.Mentions[r-1].Kind == "role") && s.Mentions[r-1].Sector != "JRN" && !s.reported(s.out[i].Cue) {
			return r
		}
	}
	return s.last
}

// tellsByLetters tells of a past verb of telling behind a set phrase that the tagger
// takes for a noun: حسبما أوردته الصحيفة.
func (s *search) tellsByLetters(k int) bool {
	stem := s.Parts[s.Stem(k)].Norm
	return s.words["as"][stem] || s.words["as"][strings.TrimSuffix(stem, feminine)] && strings.HasSuffix(stem, feminine)
}

// pointsBack tells of a verb that goes on a relative clause: a pronoun behind it
// points back at what the clause describes (الخطاب الذي ألقاه وتوعد خلاله).
func (s *search) pointsBack(j int, x *content) bool {
	if k := j + 1; k >= len(s.Words) || s.Pronoun(k) < 0 || s.Tag(k).POS != isnad.ADP && !s.governed(k) && !s.is("during", k) {
		return false
	}
	return s.inRelative(j, x.marker)
}

// relayed tells whether whom a verb of passing on cites stands before word j, so
// that a noun phrase may be what is passed on: نقل الموقع عن مصادر مقتل خمسة.
func (s *search) relayed(w, j int) bool {
	if !s.Terms(term.Relay).Has(s.Tag(w).Lemma) || s.Tag(w).POS != isnad.VERB {
		return false
	}
	for k := w + 1; k < j; k++ {
		if s.Terms(term.Origin).Has(s.Tag(k).Lemma) && s.Tag(k).POS == isnad.ADP {
			return s.is("happening", j)
		}
	}
	return false
}

// inMarks tells whether how somebody or something is described by the verb at w
// stands in marks.
func (s *search) inMarks(w int) bool {
	j := s.as(w)
	return j > 0 && (s.QuoteMark(j+1) || s.that(j))
}

// inanimate tells whether the verb at w has a subject of its own right before it
// that is nobody: أن عملية التحرير كشفت عن أنماط.
func (s *search) inanimate(sen *isnad.Sentence, w int, who isnad.Ref) bool {
	t := s.Tag(w)
	if t.POS != isnad.VERB || s.Conj(w) || w <= sen.First || s.relative.Has(s.Tag(w-1).Lemma) && s.Tag(w-1).POS != isnad.NOUN {
		return false
	}
	lo := s.LeftEdge(w)
	if lo >= w || lo <= sen.First || !s.that(lo-1) || s.Pronoun(lo-1) >= 0 {
		return false
	}
	if who != 0 && s.Mentions[who-1].First >= lo && s.Mentions[who-1].Sentence == s.Words[w].Sentence && !s.Mentions[who-1].Embedded {
		return false
	}
	n := s.Tag(lo)
	if n.POS != isnad.NOUN || n.Feats.Verbal != 'm' && n.Class != "act" && n.Class != "thing" || s.isText(lo) || s.is("sources", lo) || n.Feats.Gender != t.Feats.Gender {
		return false
	}
	m := s.Begins(lo)
	return m == nil || !m.Actor
}

// opensAnew tells whether the set phrase at word w, whose teller ends before word
// last, opens another clause of the sentence (، ووفقا للصحيفة فإن كذا) or what somebody
// else says (أكد الوزير أنه وفقا للصحيفة فقد كذا).
func (s *search) opensAnew(w, last, end int) bool {
	if w > 0 && s.that(w-1) && last > w && last+2 < end {
		return true
	}
	return s.Conj(w) && s.isComma(w-1) && last > w && last+2 < end && s.is("strips", last)
}

// rumoured gives what is denied by way of a rumour: نفى الوزير ما تردد عن كذا.
func (s *search) rumoured(j, end int, c *cue) *content {
	if c.class != "deny" || !s.is("what", j) || j+3 >= end || !s.is("spreads", j+1) {
		return nil
	}
	for k := j + 2; k < min(j+longSubject/2, end-1); k++ {
		if s.Tag(k).POS != isnad.ADP || s.Pronoun(k) >= 0 || !s.Terms(term.Topic).Has(s.Tag(k).Lemma) && !s.is("of", k) {
			continue
		}
		x := &content{marker: k, start: s.Words[k+1].Start, noun: true}
		if s.that(k+1) && k+2 < end {
			x.marker, x.start, x.clause = k+1, s.Words[k+2].Start, true
		}
		return x
	}
	return nil
}

// newsOf gives what the news tell that a verb of passing on has as its object: نشرت
// الصحيفة أنباء عن مقتل القائد.
func (s *search) newsOf(w, j, end int, c *cue) *content {
	if c.class != "report" || !s.is("news", j) || s.Tag(j).Feats.Def || s.Pronoun(j) >= 0 || s.hasPrep(j) || s.Conj(j) || s.Tag(w).POS != isnad.VERB || s.Tag(w).Feats.Voice == 'p' {
		return nil
	}
	k := j + 1
	if k < end && s.Tag(k).POS == isnad.ADJ {
		k++
	}
	if k+2 >= end || s.Tag(k).POS != isnad.ADP || !s.Terms(term.Origin).Has(s.Tag(k).Lemma) || s.Pronoun(k) >= 0 || s.Begins(k+1) != nil || s.Tag(k+1).Feats.Def || !s.proposition(k+1) {
		return nil
	}
	return &content{marker: k, start: s.Words[k+1].Start, noun: true}
}
