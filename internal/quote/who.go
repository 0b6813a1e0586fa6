package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
	"github.com/isnad-news/isnad/internal/term"
)

// speaker finds who says it.
func (s *search) speaker(sen *isnad.Sentence, w int, c *cue, x *content, participle bool) isnad.Ref {
	to := s.RightEdge(w)
	if x != nil {
		to = min(x.marker, sen.Last)
	}
	if participle {
		if r := s.ownSubject(w, c, x); r != 0 {
			return s.by("ownSubject", r)
		}
		if r := s.clauseSubject(sen, w, nil); r != 0 {
			if o := s.agreeing(sen, w, r); o != 0 {
				return s.by("agreeing", o)
			}
			if o := s.mainSubject(sen, w, r); o != 0 {
				return s.by("mainSubject", o)
			}
			return s.by("participle", r)
		}
		if r := s.cited(sen, w); r != 0 {
			return s.by("cited", r)
		}
		if r := s.manyBefore(sen, w); r != 0 {
			return s.by(plainly, r)
		}
		if r := s.oneBefore(sen, w); r != 0 {
			return s.by("participle", r)
		}
		return s.by("last", s.last)
	}
	if r := s.origin(w, to); r != 0 {
		return s.by("origin", r)
	}
	if r := s.originBefore(sen, w); r != 0 {
		return s.by(plainly, r)
	}
	if s.is("learns", w) {
		if r := s.learntOf(w); r != 0 {
			return s.by("origin", r)
		}
	}
	if s.textBefore(w) >= 0 {
		return s.by("none", 0)
	}
	f := s.Tag(w).Feats
	by, letters := s.lettered(w)
	if by != nil {
		f = letters
		if r := s.behindLetters(w, to); r != 0 {
			return s.by("behindLetters", r)
		}
	}
	if s.stands(w) {
		if s.standsIn(w) {
			if r := s.clauseSubject(sen, w, nil); r != 0 {
				return r
			}
			return s.last
		}
		if r := s.issuer(w, to); r != 0 {
			return s.by("issuer", r)
		}
		if s.standsOf(w) >= 0 {
			return s.by("none", 0)
		}
		return s.by("last", s.last)
	}
	if by == nil && (s.Tag(w).POS != isnad.VERB || s.misread(w)) {
		if r := s.actorAt(w + 1); r != 0 && !s.womanly(w, r, c) {
			return s.by("actorAt", r)
		}
		f = isnad.Feats{Person: '3', Number: 's', Gender: 'm', Tense: 'p'}
	}
	if s.last != 0 && s.onTopic(sen, w) && !s.follows(w, to) {
		return s.by("last", s.last)
	}
	if r := s.setBefore(sen, w, f); r != 0 {
		return s.by("setBefore", r)
	}
	if r := s.plainSubject(sen, w, to, c, f); r != 0 {
		return s.by(plainly, r)
	}
	if r := s.behindDateline(sen, w, to); r != 0 {
		return s.by("behindDateline", r)
	}
	if r := s.twoBefore(sen, w, f); r != 0 {
		return s.by("twoBefore", r)
	}
	if r := s.First(w, f); r != 0 && s.Mentions[r-1].Lemma != bareNumber && !s.inOpening(sen, r, w) && !s.adverbial(&s.Mentions[r-1]) {
		return s.by("First", s.labelled(r))
	}
	if r := s.hadSaid(w, f); r != 0 {
		return s.by("hadSaid", r)
	}
	if r := s.justBefore(w, f); r != 0 && !s.follows(w, to) {
		return s.by("justBefore", r)
	}
	if r := s.tellsOf(w); r != 0 && !s.follows(w, to) {
		return s.by("tellsOf", r)
	}
	if r := s.ofMany(w); r != 0 {
		return s.by("ofMany", r)
	}
	if s.textSpeaks(w) {
		if r := s.issuer(w, to); r != 0 {
			return s.by("issuer", r)
		}
		if r := s.ofOwnText(sen, w); r != 0 {
			return s.by(plainly, r)
		}
		if f := s.Tag(w + 1).Feats; !f.Def || f.Number == 'p' {
			return s.by("none", 0)
		}
		return s.by("issued", s.issued(w)) // قال البيان
	}
	if r := s.whoAccuses(w, c, f); r != 0 {
		return s.by("whoAccuses", r)
	}
	ofThing := s.TellsOfThing(w, f)
	for _, a := range s.Args(w+1, to) {
		m := &s.Mentions[a.Ref-1]
		if f.Number == 'p' || f.Number == 'd' || ofThing {
			break // وطالبوا الحكومة: who they are was told before
		}
		if s.insertedBetween(w, m.First) {
			break // وأضاف، ردا على سؤال عما إذا كان الوزير
		}
		if m.First > w+2 && (s.VerbBetween(w+1, m.First) || s.is("passes", m.First-1)) || s.objectDuring(w, c, &a, to) {
			break // وقال في لقاء بثه التلفزيون، اتهم خلاله القضاء ب
		}
		if s.prepOf(w, &a) != "" || !m.Actor || m.Lemma == bareNumber || s.adverbial(m) || s.inDocument(m) || s.objectOfNoun(w, a.Word) || m.First > w+1 && s.is("platforms", m.First) {
			continue
		}
		if f.Gender == 'm' && f.Number == 's' && m.Kind != "person" && s.Tag(m.Head).Feats.Gender == 'f' && s.Tag(m.Head).Feats.Number == 'p' && strings.HasSuffix(s.Words[m.Head].Norm, feminineMany) {
			break // وحض السلطات, اتهم القوات
		}
		if s.oblique(m) || c.addressee && m.Kind == "role" && a.Word == w+2 && s.Pronoun(w+1) >= 0 && s.Tag(w+1).POS == isnad.ADP {
			break // واتهم المتمردين، نداء دعا فيه الأطباء
		}
		if m.Kind == "person" && f.Number == 's' && c.addressee && !s.suits(f, a.Ref) {
			break // اتهمت فيه الرئيس بأنه
		}
		if s.addressed(sen, w, c, m) {
			break // كما دعا المجتمع الدولي: who spoke before calls on it
		}
		if clause.Agrees(f, m, false) || m.Feats.Number == 'p' || f.Number == 's' && m.Embedded || m.First == w+1 && f.Number == 's' && (m.Kind == "office" || m.Kind == "person" || s.Tag(m.Head).Feats.Gender == f.Gender) {
			return s.by("args", a.Ref) // a woman may bear a man's title
		}
		break
	}
	if w+1 < sen.Last && s.Tag(w+1).POS == isnad.ADP && s.Pronoun(w+1) >= 0 {
		if r := s.wherein(w, f); r != 0 {
			return s.by("wherein", r)
		}
		if r := s.inWhoseText(sen, w, f); r != 0 {
			return s.by("inWhoseText", r)
		}
		if r := s.rightBefore(w); r != 0 && f.Number == 's' && s.suits(f, r) {
			return s.by("rightBefore", r) // في تصريحات للوزير قال فيها
		}
		if r := s.clauseSubject(sen, w, &f); r != 0 {
			return s.by("clauseSubject", r) // أصدرت بيانا دعت فيه
		}
	}
	if r := s.toldBefore(sen, w, &f); r != 0 {
		return s.by("toldBefore", r)
	}
	if w > sen.First && s.Terms(term.But).Has(s.Tag(w-1).Lemma) && s.Pronoun(w-1) >= 0 {
		if r := s.clauseSubject(sen, w, &f); r != 0 {
			return s.by("clauseSubject", r) // لكنهم أكدوا
		}
	}
	if r := s.justCited(sen, w); r != 0 {
		return s.by("justCited", r)
	}
	if !s.Conj(w) {
		if s.ofChants(w) {
			return s.by("whoChants", s.whoChants(sen, w))
		}
		if r := s.ofAntecedent(sen, w, f); r != 0 {
			return s.by("ofAntecedent", r)
		}
		if r := s.Before(w, f); r != 0 && s.Mentions[r-1].Actor && !s.adverbial(&s.Mentions[r-1]) && (s.suits(f, r) || s.Mentions[r-1].Kind != "role") {
			return s.by("Before", s.labelled(r))
		}
		if m := s.last; m != 0 && !s.suits(f, m) && (s.Mentions[m-1].Kind == "person" || s.Mentions[m-1].Feats.Number == 's') {
			if r := s.clauseSubject(sen, w, &f); r != 0 {
				return s.by("clauseSubject", r)
			}
			return s.by("spokeBefore", s.spokeBefore(f))
		}
		return s.by("last", s.last)
	}
	if w > sen.First {
		if r := s.innerSubject(sen, w, f); r != 0 {
			return s.by("innerSubject", r)
		}
		if r := s.clauseSubject(sen, w, &f); r != 0 {
			return s.by("clauseSubject", r)
		}
	}
	if s.last != 0 && !s.suits(f, s.last) && sen.First > 0 { // وقالت: not the man who spoke last
		before := &s.Sentences[s.Words[sen.First-1].Sentence]
		if r := s.clauseSubject(before, before.Last, &f); r != 0 && s.suits(f, r) {
			return s.by("clauseSubject", r)
		}
	}
	if s.last == 0 && s.text.Len() == 0 {
		return s.by("opens", s.opens(sen, &f))
	}
	if s.last != 0 && f.Gender == 'f' && !s.suits(f, s.last) {
		return s.by("spokeBefore", s.spokeBefore(f))
	}
	return s.by("last", s.last)
}

// by notes which of the rules finds who speaks.
func (s *search) by(path string, r isnad.Ref) isnad.Ref {
	s.path = path
	return r
}

// spokeBefore gives who last spoke of those of whom a verb may be said, else who
// last spoke.
func (s *search) spokeBefore(f isnad.Feats) isnad.Ref {
	for i := len(s.out) - 1; i >= max(0, len(s.out)-opener); i-- {
		if r := s.out[i].Speaker; r != 0 && !s.reported(s.out[i].Cue) && s.suits(f, r) {
			return r
		}
	}
	return s.last
}

// objectDuring tells of somebody behind a verb of accusing or demanding with what points
// back at an occasion, where nobody else stands before what is said: who says it was told
// before (مؤتمرا اتهم خلاله القضاء ب).
func (s *search) objectDuring(w int, c *cue, a *clause.Arg, to int) bool {
	if !c.addressee || s.Conj(w) || a.Word != w+2 || s.Pronoun(w+1) < 0 || s.Tag(w+1).POS != isnad.ADP && !s.is("during", w+1) {
		return false
	}
	for _, o := range s.Args(s.Mentions[a.Ref-1].Last, to) {
		if o.Prep == "" && s.Mentions[o.Ref-1].Actor {
			return false
		}
	}
	return true
}

// textSpeaks tells of a text right behind the verb of saying, which is no
// medium by name: أفاد تقرير.
func (s *search) textSpeaks(w int) bool {
	if w+1 >= len(s.Words) || s.Words[w+1].Sentence != s.Words[w].Sentence || s.hasPrep(w+1) || !s.isText(w+1) {
		return false
	}
	for _, m := range s.At(w + 1) {
		if m.Actor && !m.Embedded && !m.Adj {
			return false
		}
	}
	return true
}

func (s *search) isText(w int) bool {
	t := s.Tag(w)
	return t.POS == isnad.NOUN && (s.Terms(term.Document).Has(t.Lemma) || s.words["text"][t.Lemma]) || t.POS == isnad.ADJ && !t.Feats.Def && s.words["text"][s.Words[w].Norm]
}

// rightBefore gives the person who is named right before the verb at w.
func (s *search) rightBefore(w int) isnad.Ref {
	for i := s.From(max(0, w-longSubject)); i < len(s.Mentions) && s.Mentions[i].First < w; i++ {
		if m := &s.Mentions[i]; m.Last == w && m.Actor && !m.Adj && (m.Kind == "person" || m.Kind == "office") {
			return isnad.Ref(i + 1)
		}
	}
	return 0
}

// toldBefore gives the person of whom the sentence before tells in the report's
// own words, where nobody speaks in it: وصل الوزير. وقال فور وصوله.
func (s *search) toldBefore(sen *isnad.Sentence, w int, f *isnad.Feats) isnad.Ref {
	if w > sen.First+1 || !s.Conj(w) || sen.First == 0 {
		return 0
	}
	before := &s.Sentences[s.Words[sen.First-1].Sentence]
	if before.Headline || s.saidIn(before) || s.inside(before.First) != nil {
		return 0
	}
	for v := before.First; v < min(before.First+opener, before.Last); v++ {
		t := s.Tag(v)
		if t.POS != isnad.VERB || t.Feats.Tense != 'p' || t.Feats.Person != '3' {
			continue
		}
		r, after := s.Subject(v)
		if r == 0 || !after || !s.suits(*f, r) {
			return 0
		}
		m := &s.Mentions[r-1]
		if !m.Actor || m.First > v+2 {
			return 0
		}
		if m.Kind == "person" || m.Kind == "office" {
			return r
		}
		if m.Kind == "group" && clause.Agrees(*f, m, true) && s.appraisedIn(before) {
			return r // وكانت الحركة أدانت القصف. وقالت
		}
		return 0
	}
	return 0
}

// saidIn tells whether somebody says something in a sentence, other than whom a
// set phrase cites.
func (s *search) saidIn(sen *isnad.Sentence) bool {
	for i := len(s.out) - 1; i >= 0 && s.out[i].Cue.Start >= sen.Start; i-- {
		if s.out[i].Cue.Start < sen.End && !strings.HasPrefix(s.out[i].Rule, "quotes/formulas") {
			return true
		}
	}
	return false
}

// opener is within how many words a sentence's own verb is sought.
const opener = 5

// addressed tells whether what follows a verb of demanding that goes on about
// who spoke before is whom it is said to: a people or a kind of people, in no
// form that only a subject has.
func (s *search) addressed(sen *isnad.Sentence, w int, c *cue, m *isnad.Mention) bool {
	if s.onlyObject(w, m) {
		return true // حث الأطراف على كذا, ووصف الحزب بأنه
	}
	if s.is("accuses", w) && (s.Conj(w) || w > 0 && s.isAs(w-1)) && m.Kind != "person" && m.Kind != "office" && s.soleObject(w, m) {
		return true // كما اتهم التنظيم بأنه
	}
	if !c.addressee || c.class != "demand" || !(s.Conj(w) || w > 0 && s.isAs(w-1)) {
		return false
	}
	by, f, within := s.last, s.Tag(w).Feats, false
	if w > sen.First && s.Conj(w) {
		if r := s.clauseSubject(sen, w, &f); r != 0 {
			by, within = r, true
		}
	}
	if m.First == w+1 && s.objectFollows(w, m) {
		return false // كما دعا المركز الدول إلى
	}
	if within && m.Kind != "person" && s.askedOf(w, m, c) && clause.Agrees(f, &s.Mentions[by-1], true) {
		return true // وقال الوزير كذا، ودعا القادة العرب إلى
	}
	if by == 0 || m.Kind != "role" && m.Sector != "BUS" && m.Sector != "CVL" && !(m.Kind == "group" && m.ID == "") || !clause.Agrees(f, &s.Mentions[by-1], true) {
		return false
	}
	return !strings.HasSuffix(s.Words[m.Head].Norm, nominative)
}

// nominative ends a sound plural that can only be a subject.
const nominative = "\u0648\u0646"

// ownSubject reads مؤكدا وزير الدفاع حرص بلاده: a participle with a subject of
// its own, which is nobody to whom it is said.
func (s *search) ownSubject(w int, c *cue, x *content) isnad.Ref {
	if c.addressee || x == nil || x.colon || s.Terms(term.Burden).Has(c.lemma) {
		return 0
	}
	for m := s.From(w + 1); m < len(s.Mentions) && s.Mentions[m].First == w+1; m++ {
		if o := &s.Mentions[m]; o.Actor && !o.Adj && o.Prep == "" && (o.Kind == "person" || o.Kind == "office" || o.Kind == "organization") && o.Last <= x.marker {
			return isnad.Ref(m + 1)
		}
	}
	return 0
}

const bareNumber = "#" // the lemma of a number without its noun, no speaker

// inDocument tells of what only describes a text that speaks: التقرير
// الاقتصادي.
func (s *search) inDocument(m *isnad.Mention) bool {
	return m.Kind == "role" && m.Embedded && m.Phrase != 0 && s.Terms(term.Document).Has(s.Tags[s.Phrases[m.Phrase-1].Head].Lemma)
}

// objectOfNoun tells whether what begins at word a is the object of a verbal
// noun behind the verb at w: ودعا خلال لقائه المبعوث.
func (s *search) objectOfNoun(w, a int) bool {
	for j := w + 1; j < a; j++ {
		if t := s.Tag(j); t.POS == isnad.NOUN && t.Feats.Verbal == 'm' && s.Pronoun(j) >= 0 && s.governed(j) || t.Feats.Verbal == 'a' && t.Feats.Tanwin {
			return true
		}
	}
	return false
}

// governed tells whether a preposition stands at or before word j.
func (s *search) governed(j int) bool { return s.hasPrep(j) || s.Tag(j-1).POS == isnad.ADP }

// suits tells whether a verb may be said of who is meant: a woman's or a
// body's verb is not a man's.
func (s *search) suits(f isnad.Feats, r isnad.Ref) bool {
	m := &s.Mentions[r-1]
	if m.Kind == "role" && m.Feats.Number == 'p' && m.Feats.Gender == 'm' && f.Number == 's' {
		return f.Gender == 'f' && s.words["lifeless"][m.Lemma]
	}
	if m.Kind == "person" && f.Number == 'p' && m.NameSpan.Len() > 0 && m.Feats.Number != 'p' && !s.joined(r) {
		return false // وقالوا: not one man
	}
	if m.Kind == "person" && f.Number == 's' {
		g := s.genders()[m.Entity] // nothing is known of a name's own gender
		return f.Gender == 0 || g == 0 || f.Gender == g
	}
	if f.Number != 's' || m.Kind == "state" || m.Kind == "group" || m.Feats.Number != 's' || m.Feats.Gender == 0 {
		return true
	}
	return f.Gender == 0 || f.Gender == m.Feats.Gender
}

// clauseSubject gives the subject of the last clause before word w that is
// told by the report itself, not within what somebody says: who goes on to
// say the next thing. f, where given, is what it must agree with.
func (s *search) clauseSubject(sen *isnad.Sentence, w int, f *isnad.Feats) isnad.Ref {
	for v := w - 1; v >= max(sen.First, w-longest); v-- {
		t := s.Tag(v)
		if r := s.saidUnread(v); r != 0 && (f == nil || s.suits(*f, r)) {
			return r
		}
		if f == nil {
			if r := s.deedOf(sen, v); r != 0 {
				return r
			}
		}
		if t.POS != isnad.VERB || t.Feats.Tense == 0 || t.Feats.Tense == 'i' || t.Feats.Person != '3' {
			continue
		}
		if i := s.statementAt(v); i >= 0 {
			if r := s.out[i].Speaker; r != 0 && !s.reported(s.out[i].Cue) && (f == nil || s.suits(*f, r)) {
				return r
			}
			continue
		}
		if s.reported(s.Words[v].Span) || v > sen.First && (s.relative.Has(s.Tag(v-1).Lemma) || s.is("who", v-1) || s.inRelative(v, sen.First) || s.describes(v)) {
			continue
		}
		if f == nil && !s.opensMain(v, sen.First) && s.toldIn(sen, w) {
			continue
		}
		if s.is("what", v-1) && s.Pronoun(v) >= 0 && s.cues[t.Lemma] != nil {
			if r := s.actorAt(v + 1); r != 0 && (f == nil || s.suits(*f, r)) {
				return r // وهو ما نفاه الوزير، مؤكدا
			}
		}
		if r := s.setBefore(sen, v, t.Feats); r != 0 && (f == nil || s.suits(*f, r)) {
			return r
		}
		r, after := s.Subject(v)
		if s.Terms(term.Relay).Has(t.Lemma) && v+1 < sen.Last && s.Terms(term.Origin).Has(s.Tag(v+1).Lemma) && s.Pronoun(v+1) >= 0 {
			continue // مصدر نقلت عنه الوكالة
		}
		if after && s.Conj(v) && v > sen.First && s.is("meets", v) {
			continue // زار الرئيس المدينة والتقى الوزير
		}
		if !after && v > sen.First && (s.Conj(v) || s.Terms(term.Where).Has(s.Tag(v-1).Lemma)) || s.is("had", v-1) && s.Conj(v-1) && s.toldIn(sen, w) {
			continue // حين هاجم مستوطنون: nobody before it
		}
		if after && v > sen.First && !s.Conj(v) && !s.beginsClause(v) && !s.afterOpener(v) && s.nominal(v-1) || v > sen.First+1 && s.QuoteMark(v-1) && !s.opensMain(v-2, sen.First) {
			continue // أدان «بشدة» قتل الطفل: a noun taken for the verb of its letters
		}
		if r != 0 && s.Mentions[r-1].Casualty != "" {
			continue // واصيب 14 آخرون: they say nothing
		}
		if r == 0 && f == nil && s.textSpeaks(v) {
			if r := s.issuer(v, s.RightEdge(v)); r != 0 {
				return r // انتقد بيان للحزب الخطة، قائلا
			}
		}
		if r == 0 || !s.Mentions[r-1].Actor {
			if _, cue := s.cues[t.Lemma]; cue && v <= sen.First+1 && s.last != 0 && (f == nil || s.suits(*f, s.last)) {
				return s.last
			}
			continue
		}
		if f == nil || s.suits(*f, r) && !s.otherGender(f, &t.Feats, after && s.Mentions[r-1].Feats.Number == 'p') {
			return r
		}
	}
	return 0
}

// otherGender tells of a verb that goes on with a verb of another gender: أصر
// المقاتلون على كذا. وأضافت. A verb before a plural says nothing of its gender.
func (s *search) otherGender(f, v *isnad.Feats, many bool) bool {
	return f.Number == 's' && v.Number == 's' && f.Gender != 0 && v.Gender != 0 && f.Gender != v.Gender && f.Person == '3' && v.Person == '3' && !many
}

// nominal tells of a noun, a name or an adjective.
func (s *search) nominal(w int) bool {
	switch s.Tag(w).POS {
	case isnad.NOUN, isnad.PROPN, isnad.ADJ:
		return true
	}
	return false
}

// statementAt gives the index of the statement whose cue stands at word w.
func (s *search) statementAt(w int) int {
	for i := range s.out {
		if s.out[i].Cue.Contains(s.Words[w].Span) {
			return i
		}
	}
	return -1
}

// origin reads نقلت الإذاعة عن فلان قوله: who is said to have said it is the
// one behind the preposition, the subject only passes it on.
func (s *search) origin(w, to int) isnad.Ref {
	if !s.Terms(term.Relay).Has(s.Tag(w).Lemma) {
		return 0
	}
	for k := w + 1; k < to && k < w+longSubject/2; k++ {
		if s.Terms(term.Origin).Has(s.Tag(k).Lemma) && s.Tag(k).POS == isnad.ADP && s.Pronoun(k) >= 0 {
			return s.last // نقلت عنه الوكالة: who was told of before
		}
	}
	for _, a := range s.Args(w+1, to) {
		if m := &s.Mentions[a.Ref-1]; m.Actor && (s.Terms(term.Origin).Has(a.Prep) || s.is("attributes", w) && s.words["attributed"][a.Prep]) {
			return a.Ref
		}
	}
	return s.worded(w, to)
}

// teller gives the subject of a verb of passing on.
func (s *search) teller(w, to int) isnad.Ref {
	for _, a := range s.Args(w+1, to) {
		if m := &s.Mentions[a.Ref-1]; m.Actor && a.Prep == "" {
			return a.Ref
		}
	}
	return 0
}

// issuer reads قال بيان صادر عن …: who stands behind the text that says it.
func (s *search) issuer(w, to int) isnad.Ref {
	k := w + 1
	for j := w + 1; j < min(w+4, to); j++ {
		if s.isText(j) {
			k = j
			break
		}
	}
	for _, a := range s.Args(w+1, to) {
		m := &s.Mentions[a.Ref-1]
		if m.Actor && !s.about(m, k) && (s.Terms(term.Issuer).Has(a.Prep) || m.First == k+1 && s.Terms(term.Whose).Has(a.Prep) || m.Embedded && m.Kind != "role" && m.Phrase != 0 && (s.Terms(term.Document).Has(s.Tags[s.Phrases[m.Phrase-1].Head].Lemma) || s.words["text"][s.Tags[s.Phrases[m.Phrase-1].Head].Lemma])) {
			return a.Ref
		}
	}
	if k > w+1 {
		return 0 // البيان الذي بثته القناة: who passes it on is no issuer
	}
	return s.author(k)
}

// about tells whether a mention is what the text at word k is about (تقرير عن ليبيا), not
// who put it out (تقرير صادر عن الوزارة). A statement is about nobody.
func (s *search) about(m *isnad.Mention, k int) bool {
	if m.First != k+2 || !s.words["text"][s.Tag(k).Lemma] || s.Tag(k+1).POS != isnad.ADP {
		return false
	}
	p := s.Tag(k + 1).Lemma
	return s.Terms(term.Issuer).Has(p) && !s.Terms(term.From).Has(p)
}

// author reads بيان أصدرته الوزارة: who put out the text at word w.
func (s *search) author(w int) isnad.Ref {
	last := w + 3
	if s.Tag(min(w+1, len(s.Words)-1)).POS == isnad.ADP {
		last = w + 3 + opener // دراسة عن اليمن أصدرها معهد
	}
	for v := w + 1; v < min(last, len(s.Words)); v++ {
		if t := s.Tag(v); t.POS != isnad.VERB || t.Feats.Tense != 'p' || s.Pronoun(v) < 0 || s.Words[v].Sentence != s.Words[w].Sentence {
			continue
		}
		for _, a := range s.Args(v+1, min(v+4, s.RightEdge(v))) {
			if m := &s.Mentions[a.Ref-1]; m.Actor && !m.Adj && a.Prep == "" && m.First == v+1 {
				return a.Ref
			}
		}
		return 0
	}
	return 0
}

// issued gives who issued the text told of before word w (قال البيان): whose it
// was said to be, else who spoke last.
func (s *search) issued(w int) isnad.Ref {
	lemma := s.Tag(w + 1).Lemma
	for j := w - 1; j >= max(0, w-longest); j-- {
		if s.Tag(j).Lemma != lemma || !s.Terms(term.Document).Has(lemma) && !s.words["text"][lemma] {
			continue
		}
		for i := s.From(j + 1); i < len(s.Mentions) && s.Mentions[i].First <= j+2; i++ {
			m := &s.Mentions[i]
			p := s.Prep(m)
			if m.Actor && !m.Adj && m.Sector != "JRN" && !s.about(m, j) && (s.Terms(term.Whose).Has(p) || s.Terms(term.Issuer).Has(p) || m.Embedded && m.Prep == "") && !(m.Kind == "state" && s.Terms(term.From).Has(p)) {
				return isnad.Ref(i + 1)
			}
		}
		if s.Tag(j).Feats.Def {
			continue // حسب البيان: no more than it is called back there too
		}
		if r := s.putsOut(j); r != 0 {
			return r
		}
		break
	}
	if s.last != 0 && s.Mentions[s.last-1].Kind == "person" && s.words["text"][lemma] {
		return 0 // an inquiry says no more than is in it
	}
	return s.last
}

// putsOut gives who puts out the text at word j, the object of a verb: نشرت
// الصحيفة تقريرا.
func (s *search) putsOut(j int) isnad.Ref {
	first := s.Sentences[s.Words[j].Sentence].First
	for v := j - 1; v >= max(first, j-longSubject/2); v-- {
		if !s.finite(v) {
			continue
		}
		if !s.Terms(term.Relay).Has(s.Tag(v).Lemma) && !s.is("passes", v) && !s.is("compiles", v) {
			return 0
		}
		if r, _ := s.Subject(v); r != 0 && s.Mentions[r-1].Actor {
			return r
		}
		return 0
	}
	return 0
}
