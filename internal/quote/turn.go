package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
	"github.com/isnad-news/isnad/internal/term"
)

// denied is the folded lemma of the verb of denying, whose participle is taken for
// a verb in the dual.
const denied = "\u0646\u0641\u064a"

// requested is the lemma of the verb of demanding whose participle is read as another
// verb: طالبا.
const requested = "\u0637\u0644\u0628"

// voiced is the lemma of the verb of uttering, whose participle has the letters of a
// noun of place.
const voiced = "\u0639\u0628\u0631"

// renew is the lemma of the verb of renewing, whose participle is also an adverb.
const renew = "\u062c\u062f\u062f"

// construct ends a dual that something is annexed to.
const construct = "\u064a"

// anonymous tells of a verb by which a source only asks not to be named, which says
// nothing: طلب عدم ذكر اسمه، مشترطا عدم الكشف عن هويته، طلب التحفظ على اسمه.
func (s *search) anonymous(w int) bool {
	return s.is("not", w+1) && s.is("reveals", w+2) && !s.is("reveals", w) || s.is("hides", w+1) && s.cues[s.Tag(w).Lemma] != nil && s.cues[s.Tag(w).Lemma].class == "demand"
}

// anotherTurn tells whether a clause of somebody else begins at word j, which cannot
// hold what is said by a verb before it: ورحبت مصر بالاتفاق، فيما ذكر الوزير أن.
func (s *search) anotherTurn(j int) bool {
	if s.is("whereas", j) || !s.Terms(term.Where).Has(s.Tag(j).Lemma) && !s.isAs(j) {
		return false
	}
	k := j - 1
	if s.Tag(k).POS == isnad.ADP {
		k-- // في حين
	}
	if !s.isComma(k) || j+1 >= len(s.Words) {
		return false
	}
	if s.finite(j + 1) {
		return !s.ofText(j + 1) // أوضح، فيما نقلته الوكالة، أن
	}
	c, _ := s.lettered(j + 1)
	return c != nil
}

// setBefore gives who is set before the clause of which the verb at w is the verb:
// أما الوزير فقال، سبق للوزير أن قال.
func (s *search) setBefore(sen *isnad.Sentence, w int, f isnad.Feats) isnad.Ref {
	if w < sen.First+3 {
		return 0
	}
	if s.that(w-1) && s.Pronoun(w-1) < 0 {
		for k := w - 2; k >= max(sen.First, w-longSubject); k-- {
			if s.is("already", k) {
				for i := s.From(k + 1); i < len(s.Mentions) && s.Mentions[i].First < w; i++ {
					if m := &s.Mentions[i]; m.Actor && !m.Adj && s.Prep(m) == lam && m.First == k+1 {
						return isnad.Ref(i + 1)
					}
				}
			}
			if s.finite(k) {
				break
			}
		}
	}
	if !s.Topical.Has(s.Words[sen.First].Norm) || !s.so(w) {
		return 0
	}
	args := s.Args(sen.First+1, w)
	if len(args) == 0 {
		return 0
	}
	a := args[0]
	m := &s.Mentions[a.Ref-1]
	if a.Prep != "" || m.First > sen.First+2 || !m.Actor || m.Adj {
		return 0
	}
	if r := s.apposed(m); r != 0 {
		return r
	}
	if !clause.Agrees(f, m, true) {
		return 0
	}
	return a.Ref
}

// so tells of a verb with the particle that answers أما.
func (s *search) so(w int) bool {
	first := &s.Parts[s.Words[w].First]
	return s.Words[w].Last-s.Words[w].First > 1 && first.Norm == fa
}

const fa = "\u0641"

// behindDateline gives the subject behind a verb that a dateline's dash stands
// before: the places and agencies there say nothing (عمان - بترا - أعلن الوزير).
func (s *search) behindDateline(sen *isnad.Sentence, w, to int) isnad.Ref {
	if w <= sen.First || !s.isDash(w-1) || w-sen.First > longSubject || s.VerbBetween(sen.First, w) || !s.follows(w, to) {
		return 0
	}
	for ref, m := range s.At(w + 1) {
		if m.Actor && !m.Adj && m.Prep == "" {
			if r := s.apposed(m); r != 0 {
				return r
			}
			return ref
		}
	}
	return 0
}

// whoChants gives the subject of the verb before word w that has what is chanted as
// its object, or 0.
func (s *search) whoChants(sen *isnad.Sentence, w int) isnad.Ref {
	for v := w - 1; v > max(sen.First-1, w-longSubject); v-- {
		if !s.finite(v) {
			continue
		}
		if r := s.actorAt(v + 1); r != 0 {
			return r
		}
		r, _ := s.Subject(v)
		return r
	}
	return 0
}

// ofChants tells of a verb that says what is chanted or written on banners: it is
// said by who chants (رددوا هتافات تدعو إلى).
func (s *search) ofChants(w int) bool {
	k := w - 1
	if k > 0 && s.Tag(k).POS == isnad.ADJ {
		k--
	}
	return k > 0 && s.is("chants", k) && !s.Tag(k).Feats.Def && s.finite(w)
}

// lastNamed gives who is named with a conjunction right before the colon at word j
// of a headline that has told something else before: غارات على المدينة والحكومة:
// لن نستسلم.
func (s *search) lastNamed(j int) isnad.Ref {
	sen := &s.Sentences[s.Words[j].Sentence]
	if !sen.Headline || j+2 >= sen.Last {
		return 0
	}
	for i := s.From(max(sen.First+3, j-opener)); i < len(s.Mentions) && s.Mentions[i].First < j; i++ {
		m := &s.Mentions[i]
		if m.Last != j || !m.Actor || m.Adj || m.Embedded || m.Kind == "place" || m.Kind == "role" || !s.Conj(m.First) || m.First <= sen.First+2 {
			continue
		}
		return isnad.Ref(i + 1)
	}
	return 0
}

// nounByPlace tells of a verbal noun at word j taken for the past verb of its letters
// where no verb can stand: right behind a participle (مقترحا عقد لقاء), or behind
// who announces and a comma (أعلن الوزير، أمس، حظر نشاطات الحزب).
func (s *search) nounByPlace(j, w int) bool {
	if !s.looksPast(j) {
		return false
	}
	if j == w+1 {
		_, participle := s.cue(w)
		return participle
	}
	return s.isComma(j-1) && (s.is("proclaims", w) || s.is("proposes", w))
}

// looksPast tells of a verb in the past with a noun right behind it, which may be the
// verbal noun of its letters that the other is annexed to: عقد لقاء.
func (s *search) looksPast(j int) bool {
	t := s.Tag(j)
	if t.POS != isnad.VERB || t.Feats.Tense != 'p' || t.Feats.Gender != 'm' || t.Feats.Number != 's' || t.Feats.Person != '3' || s.Conj(j) || s.Pronoun(j) >= 0 || j+1 >= len(s.Words) || s.Words[j].Last-s.Words[j].First > 1 {
		return false
	}
	n := s.Tag(j + 1)
	return (n.POS == isnad.NOUN || n.POS == isnad.DET) && !s.hasPrep(j+1) && !s.Conj(j+1)
}

// deedWithArticle tells of a verbal noun with the article and its preposition behind
// who announces it: أعلنت الوزارة التوصل إلى اتفاق.
func (s *search) deedWithArticle(j, w int) bool {
	t := s.Tag(j)
	if !s.is("proclaims", w) && !s.is("requests", w) || t.POS != isnad.NOUN || t.Feats.Verbal != 'm' || !t.Feats.Def || s.hasPrep(j) || s.Conj(j) || s.Begins(j) != nil || j+2 >= len(s.Words) {
		return false
	}
	if j < len(s.Busy) && s.Busy[j] || s.Tag(j+1).POS != isnad.ADP && !s.hasPrep(j+1) || s.Pronoun(j+1) >= 0 {
		return false
	}
	return s.endsActor(j-1) || s.Busy[j-1] || s.isComma(j-1) && j > w+2
}

// deedBehindTelling tells of a verbal noun with the article and its preposition right
// behind a participle of telling, which has nobody behind it: مرجحا التوصل إلى اتفاق.
func (s *search) deedBehindTelling(j, w int) bool {
	t := s.Tag(j)
	if j != w+1 || t.POS != isnad.NOUN || t.Feats.Verbal != 'm' || !t.Feats.Def || s.hasPrep(j) || s.Conj(j) || s.Begins(j) != nil || j+2 >= len(s.Words) {
		return false
	}
	_, participle := s.cue(w)
	return participle && (s.Tag(j+1).POS == isnad.ADP && s.Pronoun(j+1) < 0 || s.hasPrep(j+1))
}

// weighable tells of a noun that only names what somebody pointed at and may still be
// what is said, if more speaks for it: أشار إلى هجمات جديدة.
func (s *search) weighable(k int) bool {
	t := s.Tag(k)
	return t.POS == isnad.NOUN && (!t.Feats.Def || t.Feats.Verbal == 'm') && !s.isText(k) && s.Begins(k) == nil && s.Pronoun(k) < 0 && t.Class != "person" && t.Class != "people" && t.Class != "place" && t.Class != "time"
}

// interrupted makes the statement of the quotation that stands before a verb of
// saying behind which another quotation goes on: «…»، قال الوزير، «…».
func (s *search) interrupted(sen *isnad.Sentence, w int, c *cue, who isnad.Ref) {
	k := w - 1
	for k > sen.First && s.isComma(k) {
		k--
	}
	if k == w-1 || who == 0 || s.Conj(w) {
		return
	}
	p := s.closedAt(k)
	if p == nil || s.used[p.open] || p.close < p.open+2 {
		return
	}
	s.used[p.open] = true
	sp := s.trim(s.Words[p.open].End, s.Words[p.end-1].End, true)
	s.push(isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w].End}, CueLemma: s.Tag(w).Dict, Class: c.class, Content: sp, Kind: "direct", Rule: "quotes/cues#" + c.source})
}

// unclosedEnd gives the word at which a quotation ends whose mark is missing: where
// the report goes on to tell in the past what else is said (، وقال إن, . وطالبت
// الحركة), or who says it goes on by a participle.
func (s *search) unclosedEnd(p *pair) int {
	for j := p.open + 3; j < p.end; j++ {
		first := j == s.Sentences[s.Words[j].Sentence].First
		if !first && !s.isComma(j-1) {
			continue
		}
		c, participle := s.cue(j)
		if c == nil || !participle && (!s.Conj(j) || s.Tag(j).Feats.Tense != 'p') {
			continue
		}
		if s.complement(j, c, min(p.end, s.Sentences[s.Words[j].Sentence].Last)) != nil {
			return j
		}
	}
	return p.end
}

// elsewhere tells whether the report goes on in a clause of its own behind a noun
// phrase that is what is said: ، فيما قدم آخر استقالته؛ ، ثم قرر الحزب; in a
// headline, what came before (… بعد احتجاجات).
func (s *search) elsewhere(j, stop int, x *content) bool {
	if j+1 >= stop {
		return false
	}
	if s.Conj(j) && s.isComma(j-1) && s.finite(j) && s.Tag(j).Feats.Tense == 'f' && s.follows(j, stop) {
		c, _ := s.cue(j)
		return c != nil // ، وتنفي الحكومة ذلك
	}
	if x.class != "report" && s.Terms(term.Where).Has(s.Tag(j).Lemma) && !s.is("whereas", j) && (s.isComma(j-1) || s.isComma(j-2) && s.Tag(j-1).POS == isnad.ADP) {
		c, _ := s.lettered(j + 1)
		return c != nil || s.finite(j+1) || s.finite(j+2) && s.Tag(j+1).POS == isnad.PART || s.Tag(j+1).POS == isnad.NOUN && !s.Tag(j+1).Feats.Def && s.actorAt(j+2) != 0
	}
	if s.isComma(j-1) && (s.is("turns", j) && !s.Terms(term.Where).Has(s.Tag(j).Lemma) || s.isAs(j)) && s.finite(j+1) && s.Tag(j+1).Feats.Tense == 'p' {
		return true
	}
	if s.isComma(j-1) && (s.is("amid", j) || s.Tag(j).POS == isnad.ADP && s.is("meanwhile", j+1) && s.finite(j+2)) {
		return true
	}
	if s.isComma(j-1) && s.is("before", j) && s.that(j+1) {
		return true
	}
	return s.Sentences[s.Words[j].Sentence].Headline && s.is("aftermath", j) && !s.that(j+1)
}

// seenIn gives what somebody sees in a thing: the preposition with its pronoun and
// the noun or the quotation behind it (ورأت فيها «محاولة يائسة»).
func (s *search) seenIn(w, j, end int) *content {
	if j+1 >= end || !s.is("sees", w) || s.Tag(w).Feats.Tense != 'p' || s.Tag(j).POS != isnad.ADP || s.Pronoun(j) < 0 || j != w+1 && !s.endsActor(j-1) {
		return nil
	}
	if t := s.Tag(j + 1); s.pairAt(j+1) == nil && (t.POS != isnad.NOUN || t.Feats.Def) || s.thatSoon(j, end) {
		return nil
	}
	return &content{marker: j, start: s.Words[j].Start, noun: true}
}

// quotedActor tells of a name in marks that somebody acts under: وعدّته «الحركة».
func (s *search) quotedActor(p *pair) bool {
	m := s.Begins(p.open + 1)
	return m != nil && m.Actor && !m.Adj && m.Last >= p.close
}

// unknownBody gives the words of a body of which no table knows and that stands
// right behind the verb of saying (وقال الدفاع المدني في غزة إن), and the mention
// that tells where it is. One word alone calls back who was told of before.
func (s *search) unknownBody(w int, x *content) (isnad.Span, isnad.Ref) {
	k := w + 1
	t := s.Tag(k)
	if t.POS != isnad.NOUN || s.Begins(k) != nil || s.hasPrep(k) || s.Conj(k) || s.Busy[k] || s.isText(k) || s.is("quantity", k) || t.Class == "time" || s.Pronoun(k) >= 0 || s.is("occasion", k) {
		return isnad.Span{}, 0
	}
	f := s.Tag(w).Feats
	if l, g := s.lettered(w); l != nil {
		f = g
	}
	if t.Feats.Gender != f.Gender || t.Feats.Number != 's' {
		return isnad.Span{}, 0
	}
	k++
	for k < x.marker && k < w+opener+1 {
		n := s.Tag(k)
		if s.hasPrep(k) || s.Conj(k) || s.Busy[k] || n.POS != isnad.NOUN && n.POS != isnad.ADJ || !n.Feats.Def {
			break
		}
		k++
	}
	if k < w+3 || !s.Tag(k-1).Feats.Def {
		return isnad.Span{}, 0
	}
	if k < x.marker && s.hasPrep(k) && s.Parts[s.Words[k].First].Norm == lam && s.Tag(k).POS == isnad.NOUN {
		for k++; k < x.marker && s.Tag(k).POS == isnad.ADJ && s.Tag(k).Feats.Def && !s.Conj(k) && !s.hasPrep(k); {
			k++ // المكتب الإعلامي للحكومة المؤقتة
		}
	}
	if k < x.marker && !s.isComma(k) && s.Tag(k).POS != isnad.ADP && !s.hasPrep(k) {
		return isnad.Span{}, 0
	}
	sp := isnad.Span{Start: s.Words[w+1].Start, End: s.Words[k-1].End}
	for i := s.From(w + 1); i < len(s.Mentions) && s.Mentions[i].First < min(k+2, x.marker); i++ {
		if m := &s.Mentions[i]; (m.Adj || m.ID != "" && m.Actor) && m.First < k || (m.Kind == "place" || m.Kind == "state") && m.First == k+1 && s.Terms(term.Reach).Has(s.Tag(k).Lemma) {
			return sp, isnad.Ref(i + 1)
		}
	}
	return sp, 0
}

// beforeAnonymity gives the byte before which a source's wish not to be named begins
// in the words from w up to a byte, or that byte.
func (s *search) beforeAnonymity(w, end int) int {
	for k := w; k < len(s.Words) && s.Words[k].Start < end; k++ {
		if s.anonymous(k) {
			return s.Words[k-1].End
		}
	}
	return end
}

// relayOf reads وفق ما نقلت الوكالة عن مسؤول: whose words the teller at word k passes
// on. It is nobody where the pronoun tells that it is who speaks in the sentence
// anyhow (بحسب ما نقلت عنه الوكالة).
func (s *search) relayOf(sen *isnad.Sentence, k int) (isnad.Ref, bool) {
	if !s.finite(k) || !s.Terms(term.Relay).Has(s.Tag(k).Lemma) {
		return 0, false
	}
	for j := k + 1; j < min(k+longSubject/2, sen.Last) && !s.isComma(j) && !s.finite(j); j++ {
		if !s.Terms(term.Origin).Has(s.Tag(j).Lemma) || s.Tag(j).POS != isnad.ADP {
			continue
		}
		if s.Pronoun(j) >= 0 {
			return 0, s.toldIn(sen, k)
		}
		if r := s.actorAt(j + 1); r != 0 {
			return r, true
		}
	}
	return 0, false
}

// resultOf makes the statement of a set phrase between a verb that tells what came
// of something and what came of it: أدى، وفق الوزارة، إلى نزوح مئات; only that is
// what is told.
func (s *search) resultOf(sen *isnad.Sentence, w, n int, f *formula, who isnad.Ref) bool {
	k := w - 1
	if s.isComma(k) {
		k--
	}
	if k <= sen.First || !s.finite(k) || !s.is("results", k) {
		return false
	}
	j := max(w+n, s.Mentions[who-1].Last)
	if s.isComma(min(j, sen.Last-1)) {
		j++
	}
	if j+2 >= sen.Last || s.Tag(j).POS != isnad.ADP && !s.hasPrep(j) {
		return false
	}
	start := s.contentStart(j)
	if s.Tag(j).POS == isnad.ADP {
		start = s.Words[j+1].Start
	}
	keep := s.last
	st := isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w+n-1].End}, CueLemma: f.lemma, Class: "report", Rule: "quotes/formulas#" + f.where}
	st.Content, st.Kind = s.extent(sen, &content{marker: j, start: start, noun: true, class: "report"})
	s.push(st)
	s.last = keep
	return true
}

// ofWhom gives a teller without a name the id of the state that his adjective names
// or of the body in which he sits (مسؤول أمني إسرائيلي، مسؤول في الأمم المتحدة): not
// that of the place from which the report is sent.
func (s *search) ofWhom(st *isnad.Statement, m *isnad.Mention) {
	end := m.Start + len(st.SpeakerName)
	for i := s.From(m.First); i < len(s.Mentions) && s.Mentions[i].Start < end; i++ {
		o := &s.Mentions[i]
		if o == m || o.ID == "" || o.Sentence != m.Sentence {
			continue
		}
		if o.Adj || o.Actor && o.First > m.Head && (o.Kind == "organization" || o.Kind == "group" || o.Kind == "state") {
			if o.ID != st.SpeakerID {
				st.SpeakerID = o.ID
			}
			return
		}
	}
}

// saysAtFirst tells whether somebody says something by a verb near the beginning of
// the sentence: what كما says then only tells who passes it on.
func (s *search) saysAtFirst(sen *isnad.Sentence, w int) bool {
	for i := len(s.out) - 1; i >= 0 && s.out[i].Cue.Start >= sen.Start; i-- {
		if st := &s.out[i]; st.Cue.Start <= s.Words[min(sen.First+1, sen.Last-1)].Start && st.Cue.End <= s.Words[w].Start {
			return true
		}
	}
	return false
}

// ownPrepSoon tells whether the verb's own preposition brings what is said behind the
// noun at word j, which then is who says it: أعلنت قيادة العمليات عن تحرير.
func (s *search) ownPrepSoon(j int, c *cue, end int) bool {
	for k := j + 1; k < min(j+opener+1, end); k++ {
		if s.finite(k) || s.Words[k].Kind == isnad.Punct {
			return false
		}
		if t := s.Tag(k); t.POS == isnad.ADP && s.Terms(term.Origin).Has(t.Lemma) && c.prep(t.Lemma) && s.Pronoun(k) < 0 && s.Pronoun(j) < 0 {
			return s.byPrep(k, c) != nil
		}
	}
	return false
}

// spokenFor gives the byte at which the body ends for which somebody speaks where his
// mention breaks off before it (الناطق باسم القاعدة), before what is said.
func (s *search) spokenFor(m *isnad.Mention, before int) int {
	end := m.End
	for w := m.Last; w < min(m.Last+opener+1, s.Sentences[m.Sentence].Last); w++ {
		t := s.Tag(w)
		if s.QuoteMark(w) {
			continue
		}
		if s.Words[w].Kind == isnad.Punct || t.POS == isnad.ADP || s.that(w) || s.finite(w) || s.Busy[w] || s.Words[w].End > before && before > m.Start {
			break
		}
		end = s.Words[w].End
	}
	return end
}

// justCited gives the teller without a name whom a set phrase right before the verb at
// w has named and who goes on to say more: وفق ما نقلت الوكالة عن مسؤول، قال إن.
func (s *search) justCited(sen *isnad.Sentence, w int) isnad.Ref {
	if len(s.out) == 0 || s.Conj(w) || !s.isComma(w-1) {
		return 0
	}
	st := &s.out[len(s.out)-1]
	if st.Speaker == 0 || st.Cue.Start < sen.Start || !strings.HasPrefix(st.Rule, "quotes/formulas") {
		return 0
	}
	m := &s.Mentions[st.Speaker-1]
	if m.Kind != "role" || m.Last > w || w-m.Last > opener {
		return 0
	}
	return st.Speaker
}

// stateOf gives the mention of the state whose adjective stands in the words of a text
// or teller without a name that begin at word w (إحصاءات إسرائيلية), or 0.
func (s *search) stateOf(sp isnad.Span, w int) isnad.Ref {
	for i := s.From(w); i < len(s.Mentions) && s.Mentions[i].Start < sp.End; i++ {
		if m := &s.Mentions[i]; m.Adj && m.Country != "" && m.End <= sp.End {
			return isnad.Ref(i + 1)
		}
	}
	return 0
}
