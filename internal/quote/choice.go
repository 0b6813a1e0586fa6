package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
	"github.com/isnad-news/isnad/internal/term"
)

// joined tells whether somebody else is coordinated to a mention: they are more
// than one.
func (s *search) joined(r isnad.Ref) bool {
	if s.Mentions[r-1].Coord != 0 {
		return true
	}
	for i := int(r); i < min(len(s.Mentions), int(r)+opener) && s.Mentions[i].Sentence == s.Mentions[r-1].Sentence; i++ {
		if s.Mentions[i].Coord == r {
			return true
		}
	}
	return false
}

// insertedBetween tells of a clause put in between a verb of saying and who is named
// at word k: they belong to the clause, not to the verb.
func (s *search) insertedBetween(w, k int) bool {
	if k <= w+1 || !s.isComma(w+1) {
		return false
	}
	return s.VerbBetween(w+1, k) || s.is("upon", w+2)
}

// inOpening tells of somebody who is named at the end of what opens a sentence before
// its verb, where who speaks stands right behind the verb: في كلمة بثها التلفزيون
// قال الرئيس.
func (s *search) inOpening(sen *isnad.Sentence, r isnad.Ref, w int) bool {
	m := &s.Mentions[r-1]
	if m.Kind == "person" || m.First == s.LeftEdge(w) || s.Tag(sen.First).POS != isnad.ADP && !s.hasPrep(sen.First) {
		return false
	}
	for _, o := range s.At(w + 1) {
		if (o.Kind == "person" || o.Kind == "office") && o.Actor && !o.Adj && s.Prep(o) == "" {
			return true
		}
	}
	return false
}

// mainSubject gives the subject of a clause before the participle at w that agrees
// with it, where r does not: هاجمت القوات … مؤكدا.
func (s *search) mainSubject(sen *isnad.Sentence, w int, r isnad.Ref) isnad.Ref {
	f := s.ofParticiple(w)
	if f.Verbal != 'a' || f.Gender == 0 || f.Number == 0 {
		return 0
	}
	f.Person = '3'
	if s.goesWith(f, r) {
		return 0
	}
	if o := s.clauseSubject(sen, w, &f); o != 0 && o != r && s.goesWith(f, o) {
		return o
	}
	if o := s.withinSaid(sen, w, f); o != 0 {
		return o
	}
	if s.last != 0 && s.last != r && s.goesWith(f, s.last) && s.Mentions[s.last-1].Kind == "person" {
		return s.last
	}
	return 0
}

// ofParticiple gives what word w tells of who it is said of: a participle in the
// accusative of its letters is of one man, whatever it was taken for (مطالبا).
func (s *search) ofParticiple(w int) isnad.Feats {
	const an = "\u0627"
	f := s.Tag(w).Feats
	if f.Verbal == 'a' && f.Number == 's' && f.Gender == 'f' && s.Tag(w).POS != isnad.VERB && s.Words[w].Last == s.Words[w].First+1 && strings.HasSuffix(s.Words[w].Norm, an) {
		f.Gender = 'm'
	}
	return f
}

// manyBefore gives those of whom a participle in the sound plural of men is said where no
// verb tells it: the last told of before it by such a plural (، مطالبين الحكومة ب).
func (s *search) manyBefore(sen *isnad.Sentence, w int) isnad.Ref {
	if f := s.Tag(w).Feats; f.Verbal != 'a' || f.Number != 'p' || f.Gender != 'm' {
		return 0
	}
	for i := s.From(w) - 1; i >= 0 && s.Mentions[i].First >= sen.First; i-- {
		if m := &s.Mentions[i]; m.Actor && !m.Adj && m.Prep == "" && m.Feats.Number == 'p' && m.Feats.Gender == 'm' && m.Kind != "organization" && !s.oblique(m) {
			return isnad.Ref(i + 1)
		}
	}
	return 0
}

// oneBefore gives the person or office told of first in the sentence before a participle,
// where its verb was taken for a noun: دافع الوزير عن القانون، نافيا.
func (s *search) oneBefore(sen *isnad.Sentence, w int) isnad.Ref {
	f := s.ofParticiple(w)
	if f.Verbal != 'a' || f.Number != 's' || f.Gender == 0 {
		return 0
	}
	f.Person = '3'
	for i := s.From(sen.First); i < len(s.Mentions) && s.Mentions[i].First < w; i++ {
		m := &s.Mentions[i]
		if (m.Kind == "person" || m.Kind == "office") && m.Actor && !m.Adj && s.Prep(m) == "" {
			if s.goesWith(f, isnad.Ref(i+1)) && !s.reported(m.Span) {
				return isnad.Ref(i + 1)
			}
			return 0
		}
	}
	return 0
}

// goesWith tells whether a participle's gender and number may be those of somebody.
func (s *search) goesWith(f isnad.Feats, r isnad.Ref) bool {
	m := &s.Mentions[r-1]
	return clause.Agrees(f, m, true) && s.suits(f, r) && !(f.Number == 'p' && f.Gender == 'm' && m.Feats.Number == 's')
}

// onlyObject tells of somebody right behind a verb that says something to or of
// somebody, with what is asked or said of them right behind, and nobody else: they
// are whom, and who does it was told before.
func (s *search) onlyObject(w int, m *isnad.Mention) bool {
	if !s.is("objected", w) || m.First != w+1 || s.Pronoun(w) >= 0 || m.Last >= len(s.Words) || s.Words[m.Last].Sentence != m.Sentence {
		return false
	}
	if s.last == 0 && w == s.Sentences[m.Sentence].First || strings.HasSuffix(s.Words[m.Head].Norm, nominative) {
		return false
	}
	k := m.Last
	if s.Words[k-1].Kind == isnad.Arabic && s.QuoteMark(k) {
		k++
	}
	t := s.Tag(k)
	return (t.POS == isnad.ADP || s.hasPrep(k)) && (s.is("asks", k) || s.hasPrep(k) && s.Parts[s.Words[k].First].Norm == ba || s.that(k)) && s.Pronoun(k) < 0
}

// spokeAs gives the name of the one person of a state or body who has spoken in the
// report, where an office with the article calls him back by what he is: الوزير
// الليبي، المسؤول الأممي.
func (s *search) spokeAs(m *isnad.Mention) string {
	if m.ID == "" || m.Kind != "office" && m.Kind != "role" || m.Feats.Number != 's' || !s.callsBack(m) {
		return ""
	}
	name := ""
	for i := len(s.out) - 1; i >= max(0, len(s.out)-lookBack); i-- {
		o := &s.out[i]
		if o.SpeakerID != m.ID || o.SpeakerName == "" || !s.namesPerson(o) {
			continue
		}
		if g := s.genders()[s.Mentions[o.Speaker-1].Entity]; g != 0 && m.Feats.Gender != 0 && g != m.Feats.Gender {
			continue
		}
		if name != "" && name != o.SpeakerName {
			return ""
		}
		name = o.SpeakerName
	}
	if name == "" {
		name = s.soleOf(m)
	}
	return name
}

// soleOf gives the name of the one person of a state whom the report has named so far.
func (s *search) soleOf(m *isnad.Mention) string {
	return s.onlyOne(m, max(0, s.From(m.First)-lookBack))
}

// onlyOne gives the name of the one person of a state who is named among the mentions
// from one on up to m.
func (s *search) onlyOne(m *isnad.Mention, from int) string {
	name := ""
	for i := s.From(m.First) - 1; i >= from; i-- {
		o := &s.Mentions[i]
		if o.Kind != "person" || o.NameSpan.Len() == 0 || o.ID != m.ID || o.Adj {
			continue
		}
		if name != "" && name != o.Name {
			return ""
		}
		name = o.Name
	}
	return name
}

// callsBack tells of a noun with the article for one man, with nothing but adjectives
// behind it, that may stand for who was named before.
func (s *search) callsBack(m *isnad.Mention) bool {
	t := s.Tag(m.Head)
	if !t.Feats.Def || t.Class != "person" && !s.is("kinds", m.Head) || s.is("nameless", m.Head) || s.is("sovereign", m.Head) || s.is("name", m.Last-1) {
		return false
	}
	if k := m.Head + 1; k < m.Last && s.hasPrep(k) {
		return false // المتحدث | باسم الحركة
	}
	return m.Last >= len(s.Words) || !s.styled(m.Last-1) || !s.nominal(m.Last) || s.hasPrep(m.Last)
}

// namesPerson tells whether a statement's speaker is told of by a name.
func (s *search) namesPerson(st *isnad.Statement) bool {
	if st.Speaker == 0 {
		return false
	}
	m := &s.Mentions[st.Speaker-1]
	return m.Kind == "person" && m.NameSpan.Len() > 0 || m.Feats.Number == 's' && (m.Kind == "office" || m.Kind == "role") && !strings.HasPrefix(s.Text[m.Start:], st.SpeakerName)
}

// objectText tells of a text without the article that is what a verb before it
// publishes or what there is: أوردت تقارير تفيد بأن, وجود تقارير.
func (s *search) objectText(k int) bool {
	v := k - 1
	return v > 0 && s.Words[v].Sentence == s.Words[k].Sentence && (s.finite(v) || s.Tag(v).Feats.Verbal == 'm' && !s.Tag(v).Feats.Def)
}

// withinSaid gives the subject of the last verb within what somebody says before the
// participle at w, where it agrees: قالت المصادر إن التنظيم اعتقلهم، متهما إياهم.
func (s *search) withinSaid(sen *isnad.Sentence, w int, f isnad.Feats) isnad.Ref {
	for v := w - 1; v > max(sen.First, w-longest); v-- {
		if !s.finite(v) || s.Tag(v).Feats.Person != '3' || !s.reported(s.Words[v].Span) || s.relative.Has(s.Tag(v-1).Lemma) {
			continue
		}
		r, _ := s.Subject(v)
		if r == 0 || !s.Mentions[r-1].Actor || s.Tag(v).Feats.Gender != f.Gender || !s.goesWith(f, r) {
			return 0
		}
		return r
	}
	return 0
}

// whoseWords gives who said or did what a verbal noun tells of to which the one at w
// is joined by its pronoun: ترحيب الرئيس بالوفد وتأكيده أن.
func (s *search) whoseWords(sen *isnad.Sentence, w int) isnad.Ref {
	if !s.Conj(w) {
		return 0
	}
	f := s.Tags[s.Pronoun(w)].Feats
	for k := w - 1; k >= max(sen.First, w-longest/2); k-- {
		if s.finite(k) && !s.relative.Has(s.Tag(k-1).Lemma) {
			return 0
		}
		t := s.Tag(k)
		if t.POS != isnad.NOUN || t.Feats.Verbal != 'm' && t.Class != "act" || t.Feats.Def || s.Pronoun(k) >= 0 {
			continue
		}
		at := k + 1
		if s.is("honours", at) {
			at++ // ترحيب فخامة الرئيس
		}
		for ref, m := range s.At(at) {
			if m.Actor && !m.Adj && m.Kind != "role" && s.suits(isnad.Feats{Person: '3', Number: f.Number, Gender: f.Gender}, ref) {
				if r := s.apposed(m); r != 0 {
					return r
				}
				return ref
			}
		}
	}
	return 0
}

// prepOf gives the preposition that brings an argument of the verb at w: none where
// the outlet to which it is said (أكد لـ«الصحيفة» فلان) or the manner of saying it
// (تساءل باستنكار فلان) was drawn into one phrase with who says it.
func (s *search) prepOf(w int, a *clause.Arg) string {
	m := &s.Mentions[a.Ref-1]
	if a.Prep == "" || m.Kind != "person" && m.Kind != "office" && m.Kind != "role" || m.Phrase == 0 {
		return a.Prep
	}
	p := &s.Phrases[m.Phrase-1]
	first := s.Parts[p.First].Word
	if s.QuoteMark(m.First-1) && first < m.First && m.Kind != "role" && m.First <= w+opener {
		return ""
	}
	if first == w+1 && m.First == w+2 && s.Tags[p.Head].Feats.Verbal == 'm' && !s.Tags[p.Head].Feats.Def && a.Prep == ba {
		return ""
	}
	return a.Prep
}

// whoseText gives who stands behind the text at word k, in the words before the end:
// annexed to it, or brought by the preposition of whose it is.
func (s *search) whoseText(k, end int) isnad.Ref {
	for i := s.From(k + 1); i < len(s.Mentions) && s.Mentions[i].First < min(end, k+opener); i++ {
		m := &s.Mentions[i]
		if !m.Actor || m.Adj || m.Kind == "role" || m.Sentence != s.Words[k].Sentence || s.about(m, k) {
			continue
		}
		if p := s.Prep(m); s.Terms(term.Whose).Has(p) || s.Terms(term.Issuer).Has(p) || m.First == k+1 && m.Prep == "" || m.First == k+2 && s.QuoteMark(k+1) {
			return isnad.Ref(i + 1)
		}
		return 0
	}
	return 0
}

// adverbial tells of a common noun in the form of an adverb or a thing counted, which
// no subject has: وفقا، عشرين مفتشا.
func (s *search) adverbial(m *isnad.Mention) bool {
	if m.Kind != "role" || m.Head != m.Last-1 {
		return false
	}
	if _, f := s.formula(m.Head); f != nil {
		return true
	}
	return s.Tag(m.Head).Feats.Tanwin && m.Feats.Number != 'd'
}

// deedOf gives whose deed a noun tells that opens a clause, or that was taken for the
// verb of its letters: رفض السفير كذا، مؤكدا.
func (s *search) deedOf(sen *isnad.Sentence, v int) isnad.Ref {
	t := s.Tag(v)
	if t.POS != isnad.NOUN || t.Class != "act" || t.Feats.Def || t.Feats.Gender == 'f' || t.Feats.Number != 's' || t.Feats.Tanwin || s.hasPrep(v) || s.Pronoun(v) >= 0 || !s.opensMain(v, sen.First) || s.reported(s.Words[v].Span) || s.isText(v) {
		return 0
	}
	for ref, m := range s.At(v + 1) {
		if m.Actor && !m.Adj && s.Prep(m) == "" && (m.Kind == "person" || m.Kind == "office" || s.Case(ref) == 'n') {
			return ref
		}
	}
	return 0
}

// inWhoseText gives whose the text is that the verb at w points back to: خطاب للرئيس
// أمس قال فيه.
func (s *search) inWhoseText(sen *isnad.Sentence, w int, f isnad.Feats) isnad.Ref {
	for k := w - 1; k >= max(sen.First, w-longSubject); k-- {
		if s.finite(k) {
			return 0
		}
		if !s.is("occasion", k) || s.Pronoun(k) >= 0 {
			continue
		}
		if r := s.whoseText(k, w); r != 0 && s.suits(f, r) && clause.Agrees(f, &s.Mentions[r-1], true) {
			return r
		}
		return 0
	}
	return 0
}

// textHadSaid gives the word of a text with the article of which the verb at w tells
// what it said before: كانت التحقيقات قد كشفت. It is -1 where none stands there.
func (s *search) textHadSaid(w int) int {
	lo := s.LeftEdge(w)
	if s.Conj(w) || lo <= s.Sentences[s.Words[w].Sentence].First || lo >= w || w-lo > opener || !s.is("was", lo-1) || !s.isText(lo) && !s.is("informs", lo) || s.Begins(lo) != nil {
		return -1
	}
	t, v := s.Tag(lo), s.Tag(w)
	gender := t.Feats.Gender
	if t.Feats.Number == 'p' {
		gender = 'f'
	}
	if !t.Feats.Def || s.hasPrep(lo) || v.Feats.Gender != gender || v.Feats.Number != 's' || s.Pronoun(w) >= 0 {
		return -1
	}
	return lo
}

// askedOf tells of somebody right behind a verb of demanding with what is asked of them
// right behind, past those who are coordinated to them.
func (s *search) askedOf(w int, m *isnad.Mention, c *cue) bool {
	if m.First != w+1 || s.Pronoun(w) >= 0 {
		return false
	}
	k := m.Last
	for i := s.From(k); i < len(s.Mentions) && s.Mentions[i].First == k && s.Conj(k); i++ {
		k = s.Mentions[i].Last
	}
	return k < len(s.Words) && s.Words[k].Sentence == m.Sentence && s.byPrep(k, c) != nil
}

// womanly tells of a body right behind a man's verb that was taken for no verb and asks
// something of it: وحض السلطات على.
func (s *search) womanly(w int, r isnad.Ref, c *cue) bool {
	m := &s.Mentions[r-1]
	return c.addressee && m.Kind != "person" && s.Tag(m.Head).Feats.Gender == 'f' && s.askedOf(w, m, c)
}

// nominative gives the name of people who are told of without one in the form that a
// subject has: محامين → محامون, مسؤولا كبيرا → مسؤول كبير.
func (s *search) nominative(m *isnad.Mention, name string) string {
	t := s.Tag(m.Head)
	if (m.Kind == "role" || m.Kind == "office") && t.Feats.Tanwin && m.Start == s.Words[m.Head].Start {
		return s.withoutTanwin(m, name)
	}
	if m.Kind != "role" || t.Feats.Gender != 'm' || t.Feats.Number != 'p' && t.Feats.Number != 'd' || m.Head != m.First && m.Start != s.Words[m.Head].Start {
		return name
	}
	end := nominative
	if t.Feats.Number == 'd' {
		end = dualNominative
	}
	words := strings.Split(name, " ")
	for i := range words {
		k := m.Head + i
		if k >= m.Last || i > 0 && s.Tag(k).POS != isnad.ADJ || !strings.HasSuffix(words[i], accusative) || strings.HasSuffix(s.Tag(k).Lemma, accusative) {
			break
		}
		words[i] = strings.TrimSuffix(words[i], accusative) + end
	}
	return strings.Join(words, " ")
}

// withoutTanwin gives a noun and its adjectives without the letter of their accusative:
// behind a noun with tanwin no other can stand that it is annexed to.
func (s *search) withoutTanwin(m *isnad.Mention, name string) string {
	words := strings.Split(name, " ")
	for i := range words {
		k := m.Head + i
		if k >= m.Last || s.hasPrep(k) || s.Tag(k).POS == isnad.ADP {
			break
		}
		words[i] = strings.TrimSuffix(strings.Trim(words[i], fathatan), alef)
		words[i] = strings.TrimSuffix(words[i], fathatan)
	}
	return strings.Join(words, " ")
}

const alef, fathatan = "\u0627", "\u064b"

// dualNominative ends a dual that is a subject.
const dualNominative = "\u0627\u0646"
