package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
	"github.com/isnad-news/isnad/internal/phrase"
	"github.com/isnad-news/isnad/internal/term"
)

// labelled gives who stands behind a rubric that opens the headline (سياسي /
// الوزير يؤكد), where the rubric was taken for the speaker.
func (s *search) labelled(r isnad.Ref) isnad.Ref {
	if r == 0 {
		return 0
	}
	m := &s.Mentions[r-1]
	if m.First != s.Sentences[m.Sentence].First || m.Last >= s.Sentences[m.Sentence].Last || s.Words[m.Last].Norm != "/" {
		return r
	}
	if named := s.actorAt(m.Last + 1); named != 0 {
		return named
	}
	return r
}

// actorAt gives the first who can speak or act of those who begin at word w.
func (s *search) actorAt(w int) isnad.Ref {
	for ref, m := range s.At(w) {
		if m.Actor && !m.Adj {
			return ref
		}
	}
	return 0
}

// tellsOf gives the noun without the article that stands right before the verb
// at w, which tells what that somebody says: ضد ناشط دعا إلى, وفق مصدر؛ قال.
func (s *search) tellsOf(w int) isnad.Ref {
	f := s.Tag(w).Feats
	end := w
	if w > 1 && s.Words[w-1].Norm == "؛" {
		end--
	}
	if s.Conj(w) || s.Pronoun(w) >= 0 && f.Number != 's' {
		return 0
	}
	for i := s.From(max(0, end-longSubject)); i < len(s.Mentions) && s.Mentions[i].First < end; i++ {
		m := &s.Mentions[i]
		if m.Last != end || !m.Actor || m.Adj || m.Embedded || m.Kind != "role" && m.Kind != "office" || m.Sentence != s.Words[w].Sentence {
			continue
		}
		if s.Tag(m.Head).Feats.Def || s.Tag(end-1).Feats.Def || s.Prep(m) == "" && end == w || !clause.Agrees(f, m, true) {
			continue
		}
		return isnad.Ref(i + 1)
	}
	return 0
}

// ofMany reads وأعربت العديد من الدول: who speaks stands behind a word of number
// and its preposition.
func (s *search) ofMany(w int) isnad.Ref {
	if i := s.From(w + 1); w+3 >= len(s.Words) || i < len(s.Mentions) && s.Mentions[i].First < w+3 || !s.is("quantity", w+1) || !s.Terms(term.Whose).Has(s.Tag(w+2).Lemma) || s.Tag(w+2).POS != isnad.ADP || s.Pronoun(w+2) >= 0 {
		return 0
	}
	for ref, m := range s.At(w + 3) {
		if m.Actor && !m.Adj && !m.Embedded {
			return ref
		}
	}
	return 0
}

// worded reads نقلت الوكالة قول الوزير إن: whose words a verb of passing on
// passes on.
func (s *search) worded(w, to int) isnad.Ref {
	for j := w + 1; j < to; j++ {
		t := s.Tag(j)
		if t.POS != isnad.NOUN || t.Feats.Verbal != 'm' || t.Feats.Def || s.hasPrep(j) || s.Pronoun(j) >= 0 || !s.words["said"][t.Root] {
			continue
		}
		if r := s.actorAt(j + 1); r != 0 {
			return r
		}
	}
	return 0
}

// onTopic tells of a verb at w before which only the matter stands of which is
// spoken: وحول عودة السفراء قال.
func (s *search) onTopic(sen *isnad.Sentence, w int) bool {
	for k := w - 1; k > sen.First && k > w-longSubject; k-- {
		if s.finite(k) {
			return false
		}
		if s.isComma(k-1) && s.Conj(k) && s.Terms(term.Topic).Has(s.Tag(k).Lemma) {
			return true
		}
	}
	return false
}

// cited gives whom the set phrase names that opens the sentence: وبحسب الوزير
// فإن كذا، مؤكدا.
func (s *search) cited(sen *isnad.Sentence, w int) isnad.Ref {
	for i := len(s.out) - 1; i >= 0 && s.out[i].Cue.Start >= sen.Start; i-- {
		st := &s.out[i]
		if st.Speaker == 0 || st.Cue.Start > s.Words[w].Start || st.Cue.Start > s.Words[min(sen.First+2, sen.Last-1)].Start {
			continue
		}
		if strings.HasPrefix(st.Rule, "quotes/formulas") && s.Mentions[st.Speaker-1].Sector != "JRN" {
			return st.Speaker
		}
	}
	return 0
}

// calledBack gives who is meant by an office that is called back without a
// name: whom the report first named with the same words, not the counterpart
// whom he met.
func (s *search) calledBack(who isnad.Ref) isnad.Ref {
	m := &s.Mentions[who-1]
	if m.NameSpan.Len() > 0 || m.Kind != "person" && m.Kind != "office" || m.Last-m.First < 2 || s.apposed(m) != 0 {
		return who
	}
	s.titles()
	r := s.holders[s.Text[m.Start:m.End]]
	if r == 0 || s.Mentions[r-1].Name == m.Name || s.Mentions[r-1].ID == "" {
		return who
	}
	return r
}

// lookBack is how many titles of persons of one state are kept.
const lookBack = 60

// titled is a person of whom the report tells the name and a title.
type titled struct{ words, name string }

// nameOf gives the full name of whom an office without a name stands for: that
// of the one person of the same state or body whom the report names with it.
func (s *search) nameOf(m *isnad.Mention) string {
	if m.Feats.Number == 'p' || m.Feats.Number == 'd' {
		return ""
	}
	if r := s.apposed(m); r != 0 {
		return s.Mentions[r-1].Name
	}
	if name := s.ofKind(m); name != "" {
		return name
	}
	if !s.Tag(m.Head).Feats.Def && (s.is("kinds", m.Head) || s.is("nameless", m.Head) || s.is("sources", m.Head)) {
		return "" // مسؤول تركي: another than who was named before
	}
	if m.Last < len(s.Words) && s.Conj(m.Last) {
		return s.lastTitle(m) // الرئيس السابق وعضو الشرف فلان
	}
	if !s.Tag(m.Head).Feats.Def && !strings.Contains(s.Text[m.Start:m.End], " ") {
		return ""
	}
	words, name := s.Text[m.Start:m.End], ""
	bearers := s.titles()[m.ID]
	if m.Loose && len(bearers) == 0 {
		bearers = s.titles()[""] // whose state is not told
	}
	for _, t := range bearers {
		if !strings.Contains(t.words, words) && !s.shortened(m, t.words) {
			continue
		}
		if name != "" && name != t.name {
			return "" // two hold such an office
		}
		name = t.name
	}
	return name
}

// apposed gives the person who is named right behind an office.
func (s *search) apposed(m *isnad.Mention) isnad.Ref {
	for ref, o := range s.At(s.behindLetter(m.Last)) {
		if o.Kind == "person" && o.NameSpan.Len() > 0 && o.Prep == "" && o.Sentence == m.Sentence {
			return ref
		}
	}
	return 0
}

// behindLetter gives the word behind the one letter that stands for a title and its
// mark at word k, or at the word before it: مدير المستشفى د. خالد.
func (s *search) behindLetter(k int) int {
	switch {
	case phrase.TitleLetter(s.Words, k-1):
		return k + 1
	case phrase.TitleLetter(s.Words, k):
		return k + 2
	}
	return k
}

// shortened tells of an office called back by its first word and the state's
// adjective: الوزير الأميركي for وزير الدفاع الأميركي.
func (s *search) shortened(m *isnad.Mention, words string) bool {
	if !s.Tag(m.Head).Feats.Def || m.Last-m.First > 2 || m.Kind != "office" {
		return false
	}
	head := strings.TrimPrefix(s.Text[s.Words[m.Head].Start:s.Words[m.Head].End], article)
	return strings.HasPrefix(words, head+" ") || strings.Contains(words, " "+head+" ")
}

const article = "\u0627\u0644"

// titles gives the persons whom the report names with a title, by their id, and
// fills in who is the one named with a title's very words.
func (s *search) titles() map[string][]titled {
	if s.people != nil {
		return s.people
	}
	s.people, s.holders = map[string][]titled{}, map[string]isnad.Ref{}
	for i := range s.Mentions {
		m := &s.Mentions[i]
		if beside := m.NameSpan.End <= m.Start && m.NameSpan.Len() > 0; m.Kind == "person" && m.Name != "" && (m.ID != "" && (m.NameSpan.Len() == 0 || m.NameSpan.Start > m.Start) || beside) {
			s.addTitle(m.ID, s.Text[m.Start:m.End], m.Name)
		}
		if r, words := s.introduced(i); r != 0 {
			o := &s.Mentions[r-1]
			s.addTitle(o.ID, words, o.Name)
			if h, seen := s.holders[words]; !seen {
				s.holders[words] = r
			} else if h != 0 && s.Mentions[h-1].Name != o.Name {
				s.holders[words] = 0 // two bear it
			}
		}
	}
	return s.people
}

// addTitle notes that a person is named with a title.
func (s *search) addTitle(id, words, name string) {
	if len(s.people[id]) < lookBack && !s.trying {
		s.people[id] = append(s.people[id], titled{words, name})
	}
}

// introduced gives the person whom the report names together with the title at
// mention i, and the title's words: وزير الخارجية فلان، فلان وزير الخارجية.
func (s *search) introduced(i int) (isnad.Ref, string) {
	m := &s.Mentions[i]
	if m.Kind == "person" && m.NameSpan.Start > m.Start && m.NameSpan.Len() > 0 {
		return isnad.Ref(i + 1), strings.TrimSpace(s.Text[m.Start:min(m.NameSpan.Start, m.End)])
	}
	if m.Adj || m.NameSpan.Len() > 0 || m.Kind != "person" && m.Kind != "office" {
		return 0, ""
	}
	if r := s.apposed(m); r != 0 && m.ID == s.Mentions[r-1].ID {
		return r, s.Text[m.Start:m.End]
	}
	if i == 0 || m.Prep != "" || s.Conj(m.First) {
		return 0, ""
	}
	o := &s.Mentions[i-1]
	if o.Kind == "person" && o.NameSpan.Len() > 0 && o.Sentence == m.Sentence && o.ID == m.ID && (o.Last == m.First || o.Last == m.First-1 && s.isComma(o.Last)) {
		return isnad.Ref(i), s.Text[m.Start:m.End]
	}
	return 0, ""
}

// headlineNames gives the speaker of the headline who is told of by his office
// only the name of who is the first to speak in the body.
func (s *search) headlineNames() {
	for i := range s.out {
		h := &s.out[i]
		if h.Speaker == 0 || h.SpeakerID == "" || h.Cue.Start >= s.Sentences[0].End {
			continue
		}
		m := &s.Mentions[h.Speaker-1]
		if m.Kind != "role" && m.Kind != "office" || m.Feats.Number != 's' || s.words["nameless"][m.Lemma] || h.SpeakerName != s.Text[m.Start:s.withPreposition(m)] {
			continue
		}
		for j := range s.out {
			b := &s.out[j]
			if b.Cue.Start < s.Sentences[0].End || j < bodySpeakers && b.Speaker != 0 && s.words["sources"][s.Mentions[b.Speaker-1].Lemma] {
				continue
			}
			if b.Speaker != 0 && b.SpeakerID == h.SpeakerID && s.Mentions[b.Speaker-1].Kind == "person" {
				h.SpeakerName = b.SpeakerName
			}
			break
		}
	}
}

// leadReach is within how many sentences who speaks in the lead is named.
const leadReach = 3

// leadNames gives who speaks in the lead without a name (أعلن مسؤول عراقي) that of the
// first to speak behind him who has the same id and is no well-known leader.
func (s *search) leadNames() {
	lead := -1
	for i := range s.Sentences {
		if !s.Sentences[i].Headline {
			lead = i
			break
		}
	}
	for i := range s.out {
		h := &s.out[i]
		if lead < 0 || h.Speaker == 0 || h.SpeakerID == "" || s.Mentions[h.Speaker-1].Sentence != lead {
			continue
		}
		m := &s.Mentions[h.Speaker-1]
		if m.Kind != "role" && m.Kind != "office" || m.Feats.Number != 's' || s.Tag(m.Head).Feats.Def || !s.is("kinds", m.Head) || h.SpeakerName != s.Text[m.Start:s.withPreposition(m)] {
			continue
		}
		for j := i + 1; j < len(s.out); j++ {
			b := &s.out[j]
			if b.Speaker == h.Speaker || b.Speaker == 0 {
				continue
			}
			if s.namedWithin(lead, s.Mentions[b.Speaker-1].Entity) {
				break // another, of whom the lead tells
			}
			if b.SpeakerID == h.SpeakerID && s.namesPerson(b) && s.Mentions[b.Speaker-1].Sentence <= lead+leadReach && !strings.Contains(s.Mentions[b.Speaker-1].Source, "people") {
				h.SpeakerName = b.SpeakerName
			}
			break
		}
	}
}

// namedWithin tells whether a sentence tells of an entity.
func (s *search) namedWithin(sentence int, e isnad.Ref) bool {
	for i := s.From(s.Sentences[sentence].First); e != 0 && i < len(s.Mentions) && s.Mentions[i].Sentence == sentence; i++ {
		if s.Mentions[i].Entity == e {
			return true
		}
	}
	return false
}

// bodySpeakers is among how many statements the one who speaks in the headline is
// sought behind sources that have no name.
const bodySpeakers = 4

// follows tells whether somebody stands right behind the verb at w, before what
// is said, who may be its subject: على تصريح لمسؤول قال الوزير إنه.
func (s *search) follows(w, to int) bool {
	if w+1 >= to {
		return false
	}
	at := w + 1
	if s.QuoteMark(at) {
		at++
	}
	for _, m := range s.At(at) {
		if m.Actor && !m.Adj && m.Prep == "" && clause.Agrees(s.Tag(w).Feats, m, false) {
			return true
		}
	}
	return false
}

// opens gives who does what the report's first sentence tells, where nobody has
// spoken yet: سلطت الصحف الضوء على كذا. وأشارت إلى.
func (s *search) opens(sen *isnad.Sentence, f *isnad.Feats) isnad.Ref {
	for i := 0; i < len(s.Sentences) && i < opener; i++ {
		o := &s.Sentences[i]
		if o.Headline || o.First >= sen.First {
			continue
		}
		for v := o.First; v < min(o.First+opener, o.Last); v++ {
			if t := s.Tag(v); t.POS != isnad.VERB || t.Feats.Tense != 'p' || t.Feats.Person != '3' {
				continue
			}
			if r, after := s.Subject(v); r != 0 && after && s.Mentions[r-1].Actor && s.Mentions[r-1].Feats.Gender == f.Gender && s.suits(*f, r) {
				return r
			}
			return 0
		}
	}
	return 0
}

// hadSaid reads وكان الوزير قال: the subject of the verb that puts the saying in
// the past stands between them.
func (s *search) hadSaid(w int, f isnad.Feats) isnad.Ref {
	lo := s.LeftEdge(w)
	if lo <= s.Sentences[s.Words[w].Sentence].First || lo >= w || !s.is("was", lo-1) || s.Conj(w) {
		return 0
	}
	many := s.is("quantity", lo) && lo+2 < w && s.Terms(term.Whose).Has(s.Tag(lo+1).Lemma)
	if many {
		lo += 2 // كان عدد من الوزراء قد قالوا
	}
	if s.isText(lo) && s.is("had", w-1) {
		for i := s.From(lo + 1); i < len(s.Mentions) && s.Mentions[i].First <= lo+2; i++ {
			if m := &s.Mentions[i]; m.Actor && !m.Adj && m.Embedded && m.Kind != "role" {
				return isnad.Ref(i + 1) // كانت تحقيقات النيابة قد كشفت
			}
		}
	}
	for ref, m := range s.At(lo) {
		if m.Actor && !m.Adj && m.Last <= w && s.subjectUpTo(m, w, many) && clause.Agrees(f, m, true) {
			return ref
		}
	}
	return 0
}

// lastTitle gives the name behind the second of two titles that one person bears.
func (s *search) lastTitle(m *isnad.Mention) string {
	for _, o := range s.At(m.Last) {
		if r := s.apposed(o); r != 0 {
			return s.Mentions[r-1].Name
		}
	}
	return ""
}

// ofAntecedent reads انتقد الرئيس الدول التي قال إنها: a relative clause of which
// the verb does not agree with what it describes is said by who speaks in the
// sentence.
func (s *search) ofAntecedent(sen *isnad.Sentence, w int, f isnad.Feats) isnad.Ref {
	if w <= sen.First || !s.relative.Has(s.Tag(w-1).Lemma) {
		return 0
	}
	r := s.Before(w, f)
	if r == 0 || s.Mentions[r-1].Kind == "person" {
		return 0
	}
	m := &s.Mentions[r-1]
	if clause.Agrees(f, m, true) && (m.Feats.Number != 'p' || f.Number != 's' || f.Gender != 'm') {
		return 0
	}
	return s.clauseSubject(sen, w, &f)
}

// oblique tells of people in the form that no subject has: المتمردين.
func (s *search) oblique(m *isnad.Mention) bool {
	t := s.Tag(m.Head)
	return m.Kind != "person" && t.Feats.Number == 'p' && t.Feats.Gender == 'm' && t.Feats.Def && strings.HasSuffix(s.Words[m.Head].Norm, accusative) && !strings.HasSuffix(t.Lemma, accusative)
}

// feminineMany ends a plural of which a woman's verb tells.
const feminineMany = "\u0627\u062a"

// accusative ends a sound plural that is no subject.
const accusative = "\u064a\u0646"

// fullName gives the name of who is told of by an office or a kind that is
// written up to a byte: the one named behind it, or elsewhere in the report.
func (s *search) fullName(m *isnad.Mention, end int) string {
	if end == m.End {
		if name := s.nameOf(m); name != "" {
			return name
		}
	}
	if m.Feats.Number != 's' || m.Kind != "office" && m.Kind != "role" {
		return ""
	}
	w := m.Last
	for w < len(s.Words) && s.Words[w].End <= end {
		w++
	}
	if s.is("name", m.Last-1) && w == m.Last {
		return s.spokesman(m)
	}
	if w < len(s.Words) && s.isComma(w) {
		w++
	}
	for _, o := range s.At(w) {
		if o.Kind != "person" || o.Sentence != m.Sentence || s.Conj(w) || s.Prep(o) != "" || o.NameSpan.Len() == 0 || o.NameSpan.Start != o.Start && o.ID != m.ID {
			continue
		}
		if s.holdsWithin(o, m, w) {
			continue
		}
		if o.ID == m.ID || o.ID == "" {
			return o.Name
		}
	}
	return ""
}

// unlisted gives the words behind a verb of saying that name somebody whom no
// mention tells of, and the mention that tells what he is: وقال فلان، وهو مدير.
func (s *search) unlisted(w int, x *content) (isnad.Span, isnad.Ref) {
	t := s.Tag(w)
	letters, _ := s.lettered(w)
	if letters == nil && (t.POS != isnad.VERB || t.Feats.Tense != 'p' && !s.leadsClause(w) || !s.words["utters"][t.Lemma]) || s.Pronoun(w) >= 0 || x.marker <= w+1 || x.noun && s.Tag(x.marker).POS != isnad.ADP {
		return isnad.Span{}, 0
	}
	if _, f := s.formula(w + 1); f != nil {
		return isnad.Span{}, 0 // وأضاف وفقا للوكالة
	}
	if s.bareName(w, x) {
		return s.Words[w+1].Span, 0
	}
	if sp, as := s.unknownBody(w, x); sp.Len() > 0 {
		return sp, as
	}
	k := w + 1
	for k < min(x.marker, w+opener) && s.nameLike(k) {
		k++
	}
	if k < w+3 || k < x.marker && !s.isComma(k) && !s.endsName(k) {
		return isnad.Span{}, 0
	}
	sp := isnad.Span{Start: s.Words[w+1].Start, End: s.Words[k-1].End}
	if s.isComma(k) {
		k++
	}
	for i := s.From(k); i < len(s.Mentions) && s.Mentions[i].First <= k+1; i++ {
		if m := &s.Mentions[i]; (m.Kind == "office" || m.Kind == "role") && !m.Adj && m.First < x.marker {
			return sp, isnad.Ref(i + 1)
		}
	}
	return sp, 0
}

// leadsClause tells of a verb in the present that a sentence or a clause begins with.
func (s *search) leadsClause(w int) bool {
	sen := &s.Sentences[s.Words[w].Sentence]
	return s.Tag(w).Feats.Tense == 'f' && (w == sen.First || s.isComma(w-1) || s.afterOpener(w))
}

// bareName tells of one word between a verb of saying and what is said that can
// only be a name: a woman's verb with a man's noun, or a noun that nobody knows.
func (s *search) bareName(w int, x *content) bool {
	k := w + 2
	if k != x.marker && !(k+1 == x.marker && s.Tag(k).POS == isnad.ADP) || s.Words[w+1].Kind != isnad.Arabic || s.Words[w+1].Last-s.Words[w+1].First > 1 || s.Begins(w+1) != nil {
		return false
	}
	v, n := s.Tag(w).Feats, s.Tag(w+1)
	if s.Tag(w).POS != isnad.VERB {
		return false
	}
	if n.POS != isnad.NOUN && n.POS != isnad.PROPN || n.Feats.Def || n.Feats.Number != 's' || s.isText(w+1) {
		return false
	}
	return v.Number == 's' && (v.Gender == 'f' && n.Feats.Gender == 'm' || n.Guessed)
}

// nameLike tells of a word that may be part of a name and stands in no mention.
func (s *search) nameLike(k int) bool {
	t := s.Tag(k)
	if s.namePart(k) && !s.Busy[k] {
		return true
	}
	if t.POS != isnad.NOUN && t.POS != isnad.ADJ && t.POS != isnad.PROPN || s.Words[k].Kind != isnad.Arabic || s.Busy[k] || s.hasPrep(k) || s.Conj(k) || s.Pronoun(k) >= 0 {
		return false
	}
	if t.Feats.Verbal == 'm' && !t.Guessed || t.Feats.Tanwin || t.Class == "time" || t.Class == "act" || s.isText(k) || s.is("quantity", k) {
		return false
	}
	return s.Begins(k) == nil
}

// endsName tells of a word at which a name is over: a preposition, a pronoun
// with and (وهو), a relative pronoun or a title.
func (s *search) endsName(k int) bool {
	t := s.Tag(k)
	if t.POS == isnad.ADP || t.POS == isnad.PRON || s.hasPrep(k) {
		return true
	}
	m := s.Begins(k)
	return m != nil && !m.Adj
}

// afterOpener tells whether a phrase that opens a sentence stands right before
// word w: ومن جانب آخر, من جهته.
func (s *search) afterOpener(w int) bool {
	if w < 2 || s.Words[w-1].Sentence != s.Words[w].Sentence {
		return false
	}
	return s.is("side", w-1) && s.Pronoun(w-1) >= 0 || s.is("other", w-1) && s.is("side", w-2)
}

// inRelative tells of a verb that goes on a relative clause: بالدعم الذي تقدمه
// القوات وتعمل.
func (s *search) inRelative(v, first int) bool {
	if !s.Conj(v) {
		return false
	}
	for k := v - 1; k > max(first, v-longSubject) && !s.isComma(k); k-- {
		if s.relative.Has(s.Tag(k).Lemma) && s.Tag(k).POS != isnad.NOUN {
			return true
		}
	}
	return false
}

// opensMain tells of a verb that begins a clause of its own: it opens the
// sentence or stands behind a comma or a word like meanwhile.
func (s *search) opensMain(v, first int) bool {
	return v <= first+1 || s.isComma(v-1) || s.Words[v-1].Norm == "." || s.afterOpener(v) || s.Terms(term.Where).Has(s.Tag(v-1).Lemma) || s.isComma(v-2) && s.clausal.Has(s.Tag(v-1).Lemma)
}

// spokesman gives the name behind the body for which somebody speaks: متحدثة باسم
// المنظمة ريم ندا.
func (s *search) spokesman(m *isnad.Mention) string {
	for w := m.Last; w < min(m.Last+opener+2, s.Sentences[m.Sentence].Last); w++ {
		if s.Words[w].Kind == isnad.Punct || s.that(w) || s.finite(w) {
			return ""
		}
		for _, o := range s.At(w) {
			if o.Kind == "person" && o.NameSpan.Start == o.Start && s.Prep(o) == "" {
				return o.Name
			}
		}
	}
	return ""
}

// subjectUpTo tells whether a mention behind the verb of the past reaches up to the
// verb at w: right before it, or before the particle that stands there with
// nothing but what belongs to the mention between.
func (s *search) subjectUpTo(m *isnad.Mention, w int, many bool) bool {
	if !s.is("had", w-1) {
		return m.Last == w && (many || m.Kind != "role" || s.Tag(m.Head).Feats.Def)
	}
	for k := m.Last; k < w; k++ {
		if s.Words[k].Kind == isnad.Punct || s.finite(k) {
			return false
		}
	}
	return w-m.Last < longSubject/2
}

// opensWith tells of a participle that opens a sentence right before what it
// brings: . مشيرة إلى أن.
func (s *search) opensWith(w int) bool {
	return w == s.Sentences[s.Words[w].Sentence].First && s.thatSoon(w, min(w+4, len(s.Words)))
}

// describes tells of a verb that describes a noun without the article right
// before it, to which a pronoun behind it points back: حوار أجرته معه صحيفة.
func (s *search) describes(v int) bool {
	if t := s.Tag(v - 1); s.Conj(v) || t.POS != isnad.NOUN && t.POS != isnad.ADJ || t.Feats.Def || s.Begins(v-1) != nil {
		return false
	}
	return s.Pronoun(v) >= 0 || s.Pronoun(v+1) >= 0 && s.Tag(v+1).POS == isnad.ADP
}

// genders gives the gender of each person, by entity, as the verbs of which he
// or she is the subject tell it: that right before a mention, or right behind it.
func (s *search) genders() map[isnad.Ref]byte {
	if s.sexes != nil {
		return s.sexes
	}
	s.sexes = map[isnad.Ref]byte{}
	votes := map[isnad.Ref]int{}
	for i := range s.Mentions {
		m := &s.Mentions[i]
		if m.Kind != "person" || m.Entity == 0 {
			continue
		}
		if g := m.Feats.Gender; g != 0 && m.NameSpan.Len() > 0 && m.Name != "" {
			s.sexes[m.Entity] = g // where no verb tells otherwise
		}
		if m.Adj || m.Embedded || s.Prep(m) != "" {
			continue
		}
		first := s.Sentences[m.Sentence].First
		for _, w := range []int{m.First - 1, m.Last} {
			if w < first || w >= s.Sentences[m.Sentence].Last {
				continue
			}
			t := s.Tag(w)
			if t.POS != isnad.VERB || t.Feats.Person != '3' || t.Feats.Number != 's' || t.Feats.Voice == 'p' || s.Conj(w) && w == m.Last || s.Pronoun(w) >= 0 {
				continue
			}
			if t.Feats.Gender == 'f' {
				votes[m.Entity]--
			} else {
				votes[m.Entity]++
			}
		}
	}
	for e, n := range votes {
		if n > 0 {
			s.sexes[e] = 'm'
		} else if n < 0 {
			s.sexes[e] = 'f'
		}
	}
	return s.sexes
}

// appraisedIn tells whether a sentence tells of somebody's praise or blame, of
// which the next one says more.
func (s *search) appraisedIn(sen *isnad.Sentence) bool {
	for w := sen.First; w < sen.Last; w++ {
		if s.is("appraises", w) && s.finite(w) {
			return true
		}
	}
	return false
}

// wherein reads تصريحات الوزير التي أكد فيها: who says it is whose words they are.
func (s *search) wherein(w int, f isnad.Feats) isnad.Ref {
	if w < 3 || !s.relative.Has(s.Tag(w-1).Lemma) || s.Tag(w-1).POS == isnad.NOUN {
		return 0
	}
	for i := s.From(w-1) - 1; i >= 0 && s.Mentions[i].Last > w-opener; i-- {
		m := &s.Mentions[i]
		if m.Sentence != s.Words[w].Sentence || m.Last > w-1 {
			continue
		}
		if m.Actor && !m.Adj && (m.Kind == "person" || m.Kind == "office") && s.suits(f, isnad.Ref(i+1)) {
			return isnad.Ref(i + 1)
		}
	}
	return 0
}

// adding tells of a woman's or a body's participle without a comma before it
// and with what is said right behind it: أدانت القصف معتبرة أنه, but no مصادر
// مؤكدة أن.
func (s *search) adding(w int) bool {
	if w < 2 || w+1 >= len(s.Words) || !s.thatSoon(w, min(w+3, len(s.Words))) && !s.addsByPrep(w) && !(s.Tag(w+1).Feats.Verbal == 'm' && s.Pronoun(w+1) >= 0 && !s.hasPrep(w+1) && s.endsActor(w-1)) {
		return false
	}
	t := s.Tag(w - 1)
	return t.POS != isnad.NOUN && t.POS != isnad.ADJ || t.Feats.Def || s.Pronoun(w-1) >= 0
}

// addsByPrep tells whether the participle's own preposition and what it brings stand
// right behind it: مشيرة إلى سقوط قتلى.
func (s *search) addsByPrep(w int) bool {
	c := s.cues[s.Tag(w).Root]
	return c != nil && c.class == "say" && s.Tag(w+1).POS == isnad.ADP && s.byPrep(w+1, c) != nil
}

// ofKind gives the name of the one person of a state whom this sentence or the
// one before it named, where he is called back by what he is: المسؤول التركي.
func (s *search) ofKind(m *isnad.Mention) string {
	if !s.is("kinds", m.Head) || !s.Tag(m.Head).Feats.Def || m.ID == "" || m.NameSpan.Len() > 0 {
		return ""
	}
	return s.onlyOne(m, s.From(s.Sentences[max(0, m.Sentence-1)].First))
}

// soleObject tells of somebody right behind a verb that always has an object,
// where nobody else stands before what he is accused of.
func (s *search) soleObject(w int, m *isnad.Mention) bool {
	if s.last == 0 || m.First != w+1 || s.Pronoun(w) >= 0 {
		return false
	}
	f := s.Tag(w).Feats
	if !clause.Agrees(f, &s.Mentions[s.last-1], true) {
		return false
	}
	for _, a := range s.Args(m.Last, min(m.Last+opener*2, s.RightEdge(w))) {
		if s.Mentions[a.Ref-1].Coord != 0 {
			continue
		}
		return a.Prep != ""
	}
	return true
}

// twoBefore gives the two of whom a verb in the dual goes on to tell: القبض على
// مواطنين اثنين، اعترفا بكذا.
func (s *search) twoBefore(sen *isnad.Sentence, w int, f isnad.Feats) isnad.Ref {
	if f.Number != 'd' || s.Conj(w) {
		return 0
	}
	for k := w - 1; k > sen.First && k > w-opener; k-- { // مواطنين اثنين
		if !s.is("two", k) {
			continue
		}
		for i := s.From(max(sen.First, k-opener)); i < len(s.Mentions) && s.Mentions[i].First <= k; i++ {
			if m := &s.Mentions[i]; m.Actor && !m.Adj && (m.Last == k || m.Last == k+1) {
				return isnad.Ref(i + 1)
			}
		}
	}
	for i := s.From(w) - 1; i >= 0 && s.Mentions[i].First >= sen.First; i-- {
		if m := &s.Mentions[i]; m.Actor && !m.Adj && m.Feats.Number == 'd' && m.Last <= w {
			return isnad.Ref(i + 1)
		}
	}
	return 0
}

// agreeing gives who, of those who say something in the sentence before the
// participle at w, even within what somebody else says, goes with its gender and
// number, where r does not: ذكرت المصادر أن الضباط يقولون إن كذا، متهمين.
func (s *search) agreeing(sen *isnad.Sentence, w int, r isnad.Ref) isnad.Ref {
	f := s.ofParticiple(w)
	if f.Verbal != 'a' || f.Gender == 0 || f.Number == 0 {
		return 0
	}
	f.Person = '3'
	fits := func(r isnad.Ref) bool {
		m := &s.Mentions[r-1]
		return clause.Agrees(f, m, true) && s.suits(f, r) && !(f.Number == 'p' && f.Gender == 'm' && m.Feats.Number == 's')
	}
	if fits(r) {
		return 0
	}
	for i := len(s.out) - 1; i >= 0 && s.out[i].Cue.Start >= sen.Start; i-- {
		if o := s.out[i].Speaker; o != 0 && s.out[i].Cue.Start < s.Words[w].Start && fits(o) {
			return o
		}
	}
	return 0
}

// innerSubject gives the subject of the verb before the one at w within what
// somebody says, who goes on there: قال إن الخطاب الذي ألقاه الرئيس وتوعد فيه.
func (s *search) innerSubject(sen *isnad.Sentence, w int, f isnad.Feats) isnad.Ref {
	relative := s.inRelative(w, sen.First)
	if !s.Conj(w) || !s.reported(s.Words[w].Span) && !relative || s.isComma(w-1) {
		return 0
	}
	for v := w - 1; v > max(sen.First, w-longSubject); v-- {
		if !s.finite(v) || s.Tag(v).Feats.Person != '3' {
			continue
		}
		if !s.reported(s.Words[v].Span) && !relative || s.Tag(v).Feats.Tense != f.Tense || s.Tag(v).Feats.Gender != f.Gender {
			return 0
		}
		if r, _ := s.Subject(v); r != 0 && s.Mentions[r-1].Actor && s.suits(f, r) {
			return r
		}
		return 0
	}
	return 0
}

// whoAccuses reads المالكي الذي اتهم الحكومة بكذا: whom a verb of accusing or
// demanding has right behind it in a relative clause is its object, and who does
// it is the antecedent.
func (s *search) whoAccuses(w int, c *cue, f isnad.Feats) isnad.Ref {
	first := s.Sentences[s.Words[w].Sentence].First
	if !c.addressee || w <= first || s.Pronoun(w) >= 0 || !s.relative.Has(s.Tag(w-1).Lemma) || s.Tag(w-1).POS == isnad.NOUN {
		return 0
	}
	if j := w + 1; j < len(s.Words) && s.Tag(j).POS == isnad.ADP && s.Pronoun(j) >= 0 {
		return 0
	}
	for i := s.From(max(first, w-longSubject)); i < len(s.Mentions) && s.Mentions[i].First < w; i++ {
		m := &s.Mentions[i]
		if (m.Last == w-1 || m.Last == w-2 && s.QuoteMark(w-2)) && m.Actor && !m.Adj && clause.Agrees(f, m, true) && s.suits(f, isnad.Ref(i+1)) {
			return isnad.Ref(i + 1)
		}
	}
	return 0
}

// unsaid tells of a verb of saying that nobody has said anything by yet: one that
// only the past tells of (قد تزيد), and one behind أن in the present, which is
// wished, feared or still to come (على الحكومة أن تعلن); قبل أن يضيف is told.
func (s *search) unsaid(w int) bool {
	t := s.Tag(w)
	if t.Feats.Tense != 'f' {
		return false
	}
	if s.is("looms", w) && w+1 < len(s.Words) && s.Terms(term.Reach).Has(s.Tag(w+1).Lemma) {
		return true // تلوح في الأفق
	}
	if s.is("pastonly", w) && !s.speechAt(w) {
		return true
	}
	if w < 2 || s.Words[w-1].Sentence != s.Words[w].Sentence || !s.that(w-1) || s.Pronoun(w-1) >= 0 {
		return false
	}
	if s.Tag(w-1).POS != isnad.SCONJ || strings.HasPrefix(s.Text[s.Parts[s.Stem(w-1)].Start:], hamzaBelow) {
		return false
	}
	return !s.is("before", w-2) || s.is("pastonly", w)
}

// blesses tells of a wish put in, which says nothing: أيده الله.
func (s *search) blesses(w int) bool {
	return s.Pronoun(w) >= 0 && s.is("god", w+1)
}

// speechAt tells whether what is plainly speech stands right behind word w.
func (s *search) speechAt(w int) bool {
	k := w + 1
	if s.isComma(k) && k+1 < len(s.Words) && s.QuoteMark(k+1) {
		k++ // وزاد، «…»
	}
	if k >= len(s.Words) || s.Words[k].Sentence != s.Words[w].Sentence {
		return false
	}
	return s.that(k) || s.Words[k].Norm == ":" || s.pairAt(k) != nil && s.long(s.pairAt(k))
}

// informant fills in whose source speaks where only the bare noun calls him back
// (وأضافت المصادر): his name and id are those of the last to speak who was named
// by the same noun; and a source told of by its place has that place's state
// (مصادرنا في اليمن).
func (s *search) informant(st *isnad.Statement) {
	if st.Speaker == 0 {
		return
	}
	m := &s.Mentions[st.Speaker-1]
	if (m.Kind == "role" || m.Kind == "office") && s.is("sources", m.Head) && !s.Tag(m.Head).Feats.Def {
		s.ofWhom(st, m)
	}
	s.toldAs(st, m)
	if m.Kind != "role" || !s.Terms(term.Informant).Has(m.Lemma) {
		return
	}
	if m.Last == m.First+1 && s.Tag(m.Head).Feats.Def {
		for i := len(s.out) - 1; i >= max(0, len(s.out)-lookBack); i-- {
			o := &s.out[i]
			if o.Speaker == 0 || s.Mentions[o.Speaker-1].Lemma != m.Lemma || s.Mentions[o.Speaker-1].Kind != "role" {
				continue
			}
			st.SpeakerName = o.SpeakerName
			if o.SpeakerID != "" {
				st.SpeakerID, st.Sector = o.SpeakerID, o.Sector
			}
			return
		}
	}
	if st.SpeakerID != "" || !s.words["sources"][m.Lemma] {
		return // مراسلنا في عدن: of the outlet
	}
	if k := m.Last; s.is("close", k-1) && k+1 < len(s.Words) && s.Tag(k).POS == isnad.ADP {
		if s.QuoteMark(k + 1) {
			k++
		}
		for _, o := range s.At(k + 1) {
			if o.ID != "" && !o.Adj {
				st.SpeakerID, st.Sector = o.ID, o.Sector
				return
			}
		}
	}
	end := m.Start + len(st.SpeakerName)
	for i := s.From(m.Last); i < len(s.Mentions) && s.Mentions[i].Start < end; i++ {
		if o := &s.Mentions[i]; o.Country != "" && !o.Adj {
			st.SpeakerID = o.Country
			return
		}
	}
}

// toldAs gives those who are called back by their bare noun (الضابط، الأطباء) the name
// under which they spoke before: ضابط في الشرطة، أطباء في المستشفى.
func (s *search) toldAs(st *isnad.Statement, m *isnad.Mention) {
	if m.Kind != "role" && m.Kind != "office" || m.Last != m.First+1 || !s.Tag(m.Head).Feats.Def || m.NameSpan.Len() > 0 || s.Terms(term.Informant).Has(m.Lemma) || st.SpeakerName != s.Text[s.Parts[s.Stem(m.Head)].Start:m.End] && st.SpeakerName != s.Text[m.Start:m.End] {
		return
	}
	for i := len(s.out) - 1; i >= max(0, len(s.out)-lookBack); i-- {
		o := &s.out[i]
		if o.Speaker == 0 {
			continue
		}
		b := &s.Mentions[o.Speaker-1]
		if b.Lemma != m.Lemma || b.Feats.Number != m.Feats.Number || b.Kind != "role" && b.Kind != "office" || o.SpeakerID != "" && st.SpeakerID != "" && o.SpeakerID != st.SpeakerID {
			continue
		}
		st.SpeakerName = o.SpeakerName
		if o.SpeakerID != "" {
			st.SpeakerID, st.Sector = o.SpeakerID, o.Sector
		}
		return
	}
}

// verbBeforeComma tells whether a verb of the past stands at word j or behind it
// before the next comma.
func (s *search) verbBeforeComma(j, stop int) bool {
	for ; j < stop && !s.isComma(j); j++ {
		if s.finite(j) && s.Tag(j).Feats.Tense == 'p' && !s.relative.Has(s.Tag(j-1).Lemma) {
			return true
		}
	}
	return false
}

// personBefore gives the person named last before word w in the sentence, else who
// spoke last.
func (s *search) personBefore(sen *isnad.Sentence, w int) isnad.Ref {
	for i := s.From(w) - 1; i >= 0 && s.Mentions[i].First >= sen.First; i-- {
		if m := &s.Mentions[i]; m.Kind == "person" && m.Actor && !m.Adj && !s.honorific(m.First) {
			return isnad.Ref(i + 1)
		}
	}
	return s.last
}
