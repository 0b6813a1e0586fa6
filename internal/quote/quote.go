// Package quote finds statements: who is said to have said what. A statement
// begins with a cue, a verb of saying in any of its forms, a colon behind a
// name in the headline, or a set phrase (بحسب); what is said stands behind
// أن, a preposition, a colon or between marks.
package quote

import (
	"slices"
	"sort"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
	"github.com/isnad-news/isnad/internal/term"
	"github.com/isnad-news/isnad/internal/text"
)

// Layers are what statements are found in.
type Layers struct {
	clause.Layers
	Terms func(kind term.Kind) *text.Words
	Trace func(Choice) // shows who was weighed for each statement, where somebody learns
	Kept  func(Found)  // shows what speaks for a statement
}

type search struct {
	*Finder
	*Layers
	room     *room
	pairs    []pair
	out      []isnad.Statement
	last     isnad.Ref  // the speaker last told of
	text     isnad.Span // the text or unknown name that spoke last, where nobody did since
	textAs   isnad.Ref  // who tells the id of such a name, 0 where nobody
	warnings []isnad.Warning
	relative *text.Words
	clausal  *text.Words
	used     map[int]bool         // quotations that are content, by opening word
	known    map[string]isnad.Ref // the first mention of a name that has an id
	people   map[string][]titled  // persons named with a title, by id
	holders  map[string]isnad.Ref // who is first named with a title's words
	sexes    map[isnad.Ref]byte   // the gender of persons, by entity
	path     string               // which of the rules found who speaks by the cue at byte pathAt
	pathAt   int
	found    string // the same of the statement that was weighed last
	trying   bool   // names are only tried: nothing is noted
	tally    map[isnad.Ref]tally
	field    []ground    // what stands up to each word of a sentence
	surveyed int         // the sentence of the field
	rivals   []Candidate // room for those weighed
	paths    []string    // which of the rules found who speaks in each of out
}

func (s *search) warn(code string, sp isnad.Span) {
	s.warnings = append(s.warnings, isnad.Warning{Code: code, Span: sp})
}

// room is what a search fills by word, to be used again by the next.
type room struct {
	lists   [][]string // the lists of quotes/words that each word stands in
	letters []lettering
	cues    []readCue
}

// clear makes room for n words.
func (r *room) clear(n int) {
	r.lists, r.letters, r.cues = slices.Grow(r.lists[:0], n)[:n], slices.Grow(r.letters[:0], n)[:n], slices.Grow(r.cues[:0], n)[:n]
	clear(r.lists)
	clear(r.letters)
	clear(r.cues)
}

// Find gives the statements of a report in the order of their cues.
func (f *Finder) Find(l Layers) ([]isnad.Statement, []isnad.Warning) {
	s := &search{Finder: f, Layers: &l, relative: l.Terms(term.Relative), clausal: l.Terms(term.Clausal), used: map[int]bool{}}
	r, ok := f.rooms.Get().(*room)
	if !ok {
		r = new(room)
	}
	defer f.rooms.Put(r)
	r.clear(len(l.Words))
	s.room = r
	s.enlist()
	s.pairs = s.findPairs()
	for i := range s.Sentences {
		s.sentence(i)
	}
	s.leadNames()
	s.headlineNames()
	s.keep()
	s.interview()
	sort.SliceStable(s.out, func(i, j int) bool { return s.out[i].Cue.Start < s.out[j].Cue.Start })
	s.saidWithin()
	s.nest()
	s.toldAgencies()
	return s.out, s.warnings
}

func (s *search) sentence(i int) {
	sen := &s.Sentences[i]
	if s.Furniture(i, s.Terms(term.Furniture)) {
		return
	}
	s.headline(sen)
	s.goesOnThat(sen)
	for w := sen.First; w < sen.Last; w++ {
		if p := s.pairAt(w); p != nil && (s.orphan(sen, p) || s.carriedOn(sen, p) || s.besideSpeech(sen, p) || s.speaksUp(sen, p) || s.contained(sen, p) || s.alone(sen, p) || s.closedByTeller(sen, p)) {
			w = s.goesOn(p) - 1
			continue
		}
		if p := s.inside(w); p != nil && s.used[p.open] && w < s.goesOn(p) {
			w = s.goesOn(p) - 1
			continue
		}
		if n, f := s.formula(w); f != nil {
			s.bySource(sen, w, n, f)
			if f.kind != "adjunct" {
				w += n - 1
				continue
			}
		}
		if c, part := s.cue(w); c != nil && !(s.standsIn(w) && s.framed(sen, w) >= 0) {
			s.byCue(sen, w, c, part)
		} else if c := s.nounCue(w); c != nil {
			s.byNounCue(sen, w, c)
		} else if c := s.wording(w); c != nil {
			s.byWording(sen, w, c)
		} else if s.nounOfDescribing(w) {
			s.byDescribing(sen, w)
		} else if s.is("runs", w) && s.Pronoun(w) >= 0 {
			s.byText(sen, w)
		}
	}
}

// byCue makes the statement of a verb of saying.
func (s *search) byCue(sen *isnad.Sentence, w int, c *cue, participle bool) {
	end := sen.Last
	x := s.said(w, c, end)
	if s.callsIt(w) {
		x = s.calls(w, end)
	}
	if s.words["shows"][c.lemma] && !participle && (x == nil || !x.direct && !s.follows(w, sen.Last) && !s.isText(w+1)) {
		return // what shows something is no teller
	}
	who := s.speaker(sen, w, c, x, participle)
	s.pathAt = s.Words[w].Start
	if !participle && s.words["lays"][c.lemma] {
		s.laidDown(sen, w, c, x)
		return
	}
	if t := s.Tag(w); !participle && t.Feats.Tense == 'f' && who == s.last && !s.told(who, w) && !s.textSpeaks(w) && !(x != nil && (who != 0 || x.direct) && (!s.is("impersonal", w) || s.is("didnot", w-1) || s.goesOnToSay(sen, w, x))) {
		return // يذكر أن: nobody says it
	}
	if !participle && s.impersonal(w, who) {
		return
	}
	if s.words["describes"][c.lemma] && s.Tag(w).Feats.Tense == 'f' && !sen.Headline && !s.inMarks(w) {
		return // ما يصفونهم بأعدائهم: what they are called
	}
	if s.describedAs(sen, w, c, who) || s.words["ascribes"][c.lemma] && (s.ascribed(sen, w, c, who) || !s.Terms(term.Relay).Has(c.lemma)) {
		return
	}
	if !participle && s.inanimate(sen, w, who) {
		return
	}
	if s.Terms(term.Burden).Has(s.Tag(w).Lemma) || participle && s.Terms(term.Burden).Has(s.Tag(w).Root) {
		s.burden(sen, w, c, who)
		return
	}
	if x != nil && !participle && s.isAccused(w, c, x) {
		return
	}
	if x == nil && !participle && (s.afterQuote(sen, w, c, who) || s.asStands(sen, w, c) || s.afterClause(sen, w, c, who)) {
		return
	}
	if x != nil && x.direct && !participle {
		s.interrupted(sen, w, c, who)
	}
	if x == nil && s.described(sen, w, c, who) {
		return
	}
	if x == nil && !participle {
		x = s.plain(sen, w)
	}
	if x == nil {
		if who != 0 && (c.class == "ask" || s.tells(w, who)) {
			s.last = who // who is asked will answer
		}
		return
	}
	st := isnad.Statement{Speaker: who, CueLemma: s.Tag(w).Dict, Class: c.class, Rule: "quotes/cues#" + c.source}
	if s.callsIt(w) {
		st.CueLemma = c.dict
	}
	st.Cue = isnad.Span{Start: s.Words[w].Start, End: s.Words[w].End}
	if s.Terms(term.Relay).Has(s.Tag(w).Lemma) && who != 0 {
		if r := s.teller(w, min(x.marker, sen.Last)); r != 0 && r != who {
			st.Via = append(st.Via, s.Mentions[r-1].ID)
		}
	}
	if who == 0 && !participle && speaks(c.class) && s.textSpeaks(w) {
		s.textItself(&st, w+1)
	}
	if j := s.standsOf(w); who == 0 && !participle && j >= 0 && s.stands(w) {
		s.textItself(&st, j)
	}
	if sp, as := s.unlisted(w, x); sp.Len() > 0 && !participle && (who == 0 || who == s.last || s.Mentions[who-1].Sentence == s.Words[w].Sentence && s.Mentions[who-1].First > w+2) {
		who, st.Speaker = 0, 0
		s.text, s.textAs = sp, as
		if !s.reported(st.Cue) {
			s.last = 0
		}
	}
	if k := s.textBefore(w); who == 0 && !participle && k >= 0 {
		s.textItself(&st, k)
	}
	if k := s.textHadSaid(w); !participle && k >= 0 && !s.follows(w, sen.Last) {
		who, st.Speaker = 0, 0
		s.textItself(&st, k)
	}
	if s.withheld(x) {
		return
	}
	if who == 0 && !participle && x.pair != nil && s.long(x.pair) {
		st.Speaker = s.somebody(w, x)
	}
	x.class, x.fronts, x.present = c.class, !participle && s.fronted(sen, w), !participle && s.Tag(w).Feats.Tense == 'f'
	st.Content, st.Kind = s.extent(sen, x)
	if st.Content.Len() <= 0 {
		return
	}
	if x.claim {
		st.Rule = claimRule
	}
	if x.pair != nil {
		s.used[x.pair.open] = true
	}
	s.push(st)
}

// textItself makes a text of whose issuer nothing is known the speaker: the
// noun with its adjectives.
func (s *search) textItself(st *isnad.Statement, w int) {
	sp := isnad.Span{Start: s.Parts[s.Stem(w)].Start, End: s.Words[w].End}
	if n := min(w+1, len(s.Words)-1); !s.Tag(w).Feats.Def && s.Pronoun(w) < 0 && s.Tag(n).POS == isnad.NOUN && s.Tag(n).Feats.Def && !s.hasPrep(n) && !s.Conj(n) && s.Words[n].Sentence == s.Words[w].Sentence {
		w, sp.End = n, s.Words[n].End // لائحة الاتهام
	}
	for j := w + 1; j < len(s.Words) && s.Words[j].Sentence == s.Words[w].Sentence && s.Tag(j).POS == isnad.ADJ && !s.hasPrep(j) && !s.Conj(j) && !s.Tag(j).Feats.Tanwin; j++ {
		sp.End = s.Words[j].End
	}
	s.text, s.textAs = sp, s.stateOf(sp, w)
	if s.textAs == 0 && s.ofCourt(sp) {
		s.textAs = s.court(w)
	}
	if !s.reported(st.Cue) {
		s.last = 0
	}
}

// ofCourt tells of a text that a court or those who prosecute put out: لائحة الاتهام,
// التحقيقات.
func (s *search) ofCourt(sp isnad.Span) bool {
	for w := s.wordAt(sp.Start); w < len(s.Words) && s.Words[w].Start < sp.End; w++ {
		if s.is("judicial", w) && s.Tag(w).Feats.Def {
			return true
		}
	}
	return false
}

// court gives the court or prosecution of which the report tells nearest before word w,
// else the first behind it.
func (s *search) court(w int) isnad.Ref {
	judges := func(i int) bool { return s.Mentions[i].Sector == "JUD" && s.Mentions[i].ID != "" }
	at := s.From(w)
	for i := at - 1; i >= 0; i-- {
		if judges(i) {
			return isnad.Ref(i + 1)
		}
	}
	for i := at; i < len(s.Mentions); i++ {
		if judges(i) {
			return isnad.Ref(i + 1)
		}
	}
	return 0
}

// textBefore gives the word of a text without the article that the verb at w
// says more of: على تقرير جديد أكد أن. It is -1 where none stands there.
func (s *search) textBefore(w int) int {
	k := w - 1
	if k > 0 && s.Tag(k).POS == isnad.ADJ {
		k--
	}
	if k < 1 || s.Words[k].Sentence != s.Words[w].Sentence || s.Conj(w) || s.Pronoun(w) >= 0 || s.Pronoun(k) >= 0 || !s.is("text", k) {
		return -1
	}
	v, t := s.Tag(w), s.Tag(k)
	gender := t.Feats.Gender
	if t.Feats.Number == 'p' {
		gender = 'f'
	}
	if v.POS != isnad.VERB || v.Feats.Gender != gender || v.Feats.Number != 's' || t.Feats.Def || !s.governed(k) && !s.objectText(k) || w+1 < len(s.Words) && s.Pronoun(w+1) >= 0 && s.Tag(w+1).POS == isnad.ADP {
		return -1
	}
	return k
}

// speaks tells of the classes of verbs that may be said of a text.
func speaks(class string) bool {
	return class != "demand" && class != "promise" && class != "ask" && class != "condemn"
}

// impersonal tells of ويتوقع أن, which says what is generally held: a verb in
// the present that is often passive, right before what is said and with no
// subject of its own.
func (s *search) impersonal(w int, who isnad.Ref) bool {
	t := s.Tag(w)
	if t.POS != isnad.VERB || t.Feats.Tense != 'f' || !s.is("impersonal", w) || s.Pronoun(w) >= 0 || s.is("didnot", w-1) {
		return false
	}
	if s.textSpeaks(w) && t.Feats.Gender == 'f' {
		return false // تشير التقديرات إلى أن
	}
	if t.Feats.Voice == 'p' {
		return true
	}
	if who == 0 {
		return true
	}
	if m := &s.Mentions[who-1]; m.Sentence == s.Words[w].Sentence && (m.First > w || m.Last == w) {
		return false
	}
	if r := s.First(w, t.Feats); r != 0 {
		return false
	}
	return s.that(min(w+1, len(s.Words)-1))
}

// tells tells whether the report itself names at word w who acts there: the
// next to speak without a name is the same.
func (s *search) tells(w int, who isnad.Ref) bool {
	m := &s.Mentions[who-1]
	sen := &s.Sentences[s.Words[w].Sentence]
	if m.Sector == "JRN" || w > sen.First && (s.relative.Has(s.Tag(w-1).Lemma) || s.Terms(term.What).Has(s.Tag(w-1).Lemma)) || s.reported(s.Words[w].Span) {
		return false
	}
	return m.Sentence == s.Words[w].Sentence && m.First > w && m.First <= w+2 && m.Prep == ""
}

// told tells whether the mention stands in the sentence of word w.
func (s *search) told(ref isnad.Ref, w int) bool {
	return ref != 0 && s.Mentions[ref-1].Sentence == s.Words[w].Sentence
}

func (s *search) push(st isnad.Statement) {
	if st.Content.Len() == 0 {
		return // nothing is said
	}
	for i := range s.out { // one content is one statement
		if s.out[i].Content == st.Content || st.Class == "demand" && s.out[i].Content.Contains(st.Content) {
			return
		}
	}
	st.Speaker = s.meant(st.Speaker)
	s.speaks(&st)
	if st.Speaker == 0 && s.text.Len() > 0 {
		st.SpeakerSpan, st.SpeakerText = s.text, s.Text[s.text.Start:s.text.End]
		st.SpeakerName = st.SpeakerText
		if s.textAs != 0 {
			st.SpeakerID, st.Sector = s.Mentions[s.textAs-1].ID, s.Mentions[s.textAs-1].Sector
		}
	}
	s.found = ""
	s.weigh(&st)
	s.mouthpiece(&st)
	if st.Speaker != 0 && !s.reported(st.Cue) {
		s.last, s.text = st.Speaker, isnad.Span{}
	}
	st.Channel = s.channel(st.Cue)
	s.out, s.paths = append(s.out, st), append(s.paths, s.found)
}

// speaks fills in who the speaker of a statement is: the name by which he is
// best known, his id and sector.
func (s *search) speaks(st *isnad.Statement) {
	if st.Speaker == 0 {
		return
	}
	m := &s.Mentions[st.Speaker-1]
	st.SpeakerSpan, st.SpeakerName, st.SpeakerID, st.Sector = m.Span, m.Name, m.ID, m.Sector
	if m.NameSpan.Len() > 0 {
		st.SpeakerSpan = m.NameSpan
	}
	if st.SpeakerID == "" {
		st.SpeakerID, st.Sector = s.knownAs(m)
	}
	if st.SpeakerSpan.Start < st.Content.Start && st.SpeakerSpan.End > st.Content.Start {
		st.SpeakerSpan = s.trim(st.SpeakerSpan.Start, st.Content.Start, false) // مصدر محلي مقتل
	}
	st.SpeakerText = s.Text[st.SpeakerSpan.Start:st.SpeakerSpan.End]
	if m.Kind == "role" || m.Kind == "office" || st.SpeakerName == "" {
		s.nameTitled(st, m)
	}
	s.informant(st)
}

// nameTitled fills in the name of who is told of by an office or a kind.
func (s *search) nameTitled(st *isnad.Statement, m *isnad.Mention) {
	end := s.withPreposition(m)
	if k := m.Last - 1; k > m.Head && s.Pronoun(k) >= 0 && s.nounCue(k) != nil {
		end = s.Words[k-1].End // عن مصدر قوله
	}
	if st.Class == "demand" && m.Start > st.Cue.Start && m.Last < len(s.Words) && s.Terms(term.Whose).Has(s.Tag(m.Last).Lemma) {
		end = m.End // طلب الوزير من القادة
	}
	if m.Start < st.Content.Start && end > st.Content.Start {
		end = min(m.End, st.Content.Start) // مصادر أخرى عن معارك
	}
	st.SpeakerName = s.nominative(m, strings.TrimSpace(s.Text[m.Start:end]))
	if name := s.fullName(m, m.Start+len(st.SpeakerName)); name != "" {
		st.SpeakerName = name
	} else if name := s.bearer(m, st.Content.Start); name != "" {
		st.SpeakerName = name
		s.titledAs(st, m)
		s.titles()
		s.addTitle(st.SpeakerID, s.Text[m.Start:end], name)
	} else if name := s.spokeAs(m); name != "" && end == m.End {
		st.SpeakerName = name
	} else if s.is("name", m.Last-1) && end == m.End {
		st.SpeakerName = s.Text[m.Start:s.spokenFor(m, st.Content.Start)]
	}
}

// meant gives who is meant by an honorific with a pronoun (سموه): who spoke
// last.
func (s *search) meant(who isnad.Ref) isnad.Ref {
	if who == 0 {
		return who
	}
	if m := &s.Mentions[who-1]; s.last != 0 && m.Last == m.First+1 && s.honorific(m.First) {
		return s.last
	}
	return s.calledBack(who)
}

func (s *search) honorific(w int) bool {
	return w < len(s.Words) && (s.words["honorific"][s.Words[w].Norm] || s.words["honorific"][strings.TrimPrefix(s.Words[w].Norm, wawLetter)])
}

// knownAs gives the id and sector of a person where another mention of the
// same name has them.
func (s *search) knownAs(m *isnad.Mention) (id, sector string) {
	if m.Kind != "person" || m.Name == "" {
		return m.ID, m.Sector
	}
	if s.known == nil {
		s.known = map[string]isnad.Ref{}
		for i := range s.Mentions {
			if o := &s.Mentions[i]; o.ID != "" && s.known[o.Name] == 0 {
				s.known[o.Name] = isnad.Ref(i + 1)
			}
		}
	}
	if r := s.known[m.Name]; r != 0 {
		return s.Mentions[r-1].ID, s.Mentions[r-1].Sector
	}
	return m.ID, m.Sector
}

// withPreposition gives the end of a common noun with what a preposition hangs
// on it: ناشطون من المعارضة.
func (s *search) withPreposition(m *isnad.Mention) int {
	from := sort.Search(len(s.Phrases), func(i int) bool { return s.Parts[s.Phrases[i].First].Word >= m.Last })
	for i := from; i < min(from+2, len(s.Phrases)); i++ {
		p := &s.Phrases[i]
		if p.Prep < 0 || p.Sentence != m.Sentence || !s.Terms(term.Reach).Has(s.Tags[p.Prep].Lemma) {
			continue
		}
		if s.toOutlet(isnad.Ref(i + 1)) {
			continue
		}
		if s.Tags[p.Head].Feats.Verbal == 'm' && !s.actor(isnad.Ref(i+1)) {
			continue
		}
		if k := s.Parts[p.Head].Word; (s.Terms(term.Document).Has(s.Tags[p.Head].Lemma) || s.is("occasion", k)) && s.Terms(term.Inplace).Has(s.Tags[p.Prep].Lemma) && !s.Tag(k).Feats.Def && k == s.Parts[p.First].Word {
			return m.End // زوجته في رسالة، المبعوث في مؤتمر صحفي
		}
		if w := s.Parts[p.Prep].Word; w == m.Last || w == m.Last-1 && w > m.Head {
			return s.beforeAnonymity(w, p.End)
		}
	}
	return m.End
}

// toOutlet tells of a medium to which something is said, or by which it is told
// (مصادر لـ«الشرق الأوسط»): no part of who says it.
func (s *search) toOutlet(phrase isnad.Ref) bool {
	p := &s.Phrases[phrase-1]
	if _, f := s.formula(s.Parts[p.Prep].Word); f != nil {
		return true
	}
	first := s.Parts[p.First].Word
	for i := s.From(first); i < len(s.Mentions) && s.Mentions[i].First <= s.Parts[p.Last-1].Word; i++ {
		if m := &s.Mentions[i]; m.Sector == "JRN" && (m.Kind != "role" || s.Tags[p.Prep].Lemma == lam) {
			return true
		}
	}
	for w := first - 1; w > first-3 && w > 0; w-- {
		if s.QuoteMark(w) && s.Tags[p.Prep].Lemma == lam {
			return true
		}
	}
	return false
}

const lam = "\u0644"

// actor tells whether a phrase's head is somebody.
func (s *search) actor(phrase isnad.Ref) bool {
	for i := s.From(s.Parts[s.Phrases[phrase-1].First].Word); i < len(s.Mentions); i++ {
		if m := &s.Mentions[i]; m.Phrase == phrase {
			return m.Actor && !m.Embedded
		} else if m.First > s.Parts[s.Phrases[phrase-1].First].Word {
			break
		}
	}
	return false
}

// reported tells whether a cue stands in what somebody else says: its speaker
// is not the one that وأضاف carries on.
func (s *search) reported(cue isnad.Span) bool {
	for i := range s.out {
		if s.out[i].Content.Contains(cue) {
			return true
		}
	}
	return false
}

// channel gives the channel that the words around a cue name: the one that stands
// first in the table.
func (s *search) channel(cue isnad.Span) string {
	i := sort.Search(len(s.Sentences), func(i int) bool { return s.Sentences[i].End >= cue.End })
	if i == len(s.Sentences) || !s.Sentences[i].Contains(cue) {
		return ""
	}
	sen, best := &s.Sentences[i], len(s.channels)
	for w := sen.First; w < sen.Last; w++ {
		for _, k := range s.firsts[s.Words[w].Norm] {
			if k < best && s.wordsAt(w, sen.Last, s.channels[k].words) {
				best = k
			}
		}
	}
	if best == len(s.channels) {
		return ""
	}
	return s.channels[best].name
}

// wordsAt tells whether these words stand at word w before word end.
func (s *search) wordsAt(w, end int, words []string) bool {
	if w+len(words) > end {
		return false
	}
	for k, x := range words {
		if s.Words[w+k].Norm != x {
			return false
		}
	}
	return true
}

// around is how many statements back one may stand within which another goes on.
const around = 4

// saidWithin lets what somebody says go on over what another, of whom he tells, says
// besides: مضيفة أن الوزير شدد على الحوار، معتبرا أن بلاده حليف.
func (s *search) saidWithin() {
	for k := 2; k < len(s.out); k++ {
		next, inner := &s.out[k], &s.out[k-1]
		w := s.wordAt(next.Cue.Start)
		if w < 2 || !s.isComma(w-1) || s.Conj(w) || s.finite(w) || next.Speaker == 0 || next.Speaker != inner.Speaker || inner.Content.End > next.Cue.Start {
			continue
		}
		for i := max(0, k-1-around); i < k-1; i++ {
			outer := &s.out[i]
			last := s.wordAt(outer.Content.End)
			if outer.Speaker != next.Speaker && outer.Kind != "direct" && outer.Content.Contains(inner.Cue) && outer.Content.Contains(inner.Content) && last >= w-2 && last <= w {
				outer.Content.End = next.Content.End
			}
		}
	}
}

// nest finds for each statement the smallest one around it that holds more: a
// statement is never within itself by way of others.
func (s *search) nest() {
	for i := range s.out {
		best := -1
		for j := range s.out {
			if i == j || !s.out[j].Content.Contains(s.out[i].Cue) || s.out[j].Content.Len() <= s.out[i].Content.Len() {
				continue
			}
			if best < 0 || s.out[j].Content.Len() < s.out[best].Content.Len() {
				best = j
			}
		}
		s.out[i].Within = isnad.Ref(best + 1)
	}
}
