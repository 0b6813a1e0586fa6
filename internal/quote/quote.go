// Package quote finds statements: who is said to have said what. A statement
// begins with a cue, a verb of saying in any of its forms, a colon behind a
// name in the headline, or a set phrase (بحسب); what is said stands behind
// أن, a preposition, a colon or between marks.
package quote

import (
	"sort"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
	"github.com/isnad-news/isnad/internal/text"
)

// Layers are what statements are found in.
type Layers struct {
	clause.Layers
	Terms func(kind string) map[string]bool
	Trace func(Choice) // shows who was weighed for each statement, where somebody learns
}

type search struct {
	*Finder
	*Layers
	inList   []bool // words that may stand in a list of quotes/words
	pairs    []pair
	out      []isnad.Statement
	last     isnad.Ref  // the speaker last told of
	text     isnad.Span // the text or unknown name that spoke last, where nobody did since
	textAs   isnad.Ref  // who tells the id of such a name, 0 where nobody
	warnings []isnad.Warning
	relative map[string]bool
	clausal  map[string]bool
	used     map[int]bool         // quotations that are content, by opening word
	known    map[string]isnad.Ref // the first mention of a name that has an id
	people   map[string][]titled  // persons named with a title, by id
	holders  map[string]isnad.Ref // who is first named with a title's words
	readCues []readCue            // the verb of saying at each word
	letters  []lettering          // what the letters of each word tell
	sexes    map[isnad.Ref]byte   // the gender of persons, by entity
	path     string               // which of the rules found who speaks by the cue at byte pathAt
	pathAt   int
	trying   bool // names are only tried: nothing is noted
	tally    map[isnad.Ref]tally
	field    []ground    // what stands up to each word of a sentence
	rivals   []Candidate // room for those weighed
}

func (s *search) warn(code string, sp isnad.Span) {
	s.warnings = append(s.warnings, isnad.Warning{Code: code, Span: sp})
}

// Find gives the statements of a report in the order of their cues.
func (f *Finder) Find(l Layers) ([]isnad.Statement, []isnad.Warning) {
	s := &search{Finder: f, Layers: &l, relative: l.Terms("relative"), clausal: l.Terms("clausal"), used: map[int]bool{}}
	s.inList = s.lists()
	s.pairs = s.findPairs()
	for i := range s.Sentences {
		s.sentence(i)
	}
	s.leadNames()
	s.headlineNames()
	s.nest()
	s.toldAgencies()
	return s.out, s.warnings
}

func (s *search) sentence(i int) {
	sen := &s.Sentences[i]
	if s.Furniture(i, s.Terms("furniture")) {
		return
	}
	s.headline(sen)
	for w := sen.First; w < sen.Last; w++ {
		if p := s.pairAt(w); p != nil && (s.orphan(sen, p) || s.carriedOn(sen, p) || s.besideSpeech(sen, p) || s.speaksUp(sen, p)) {
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
		} else if s.is("runs", w) && s.Pronoun(w) >= 0 {
			s.byText(sen, w)
		}
	}
}

// cue gives the verb of saying at word w; participle tells that it is one
// (مشيرا), which takes its speaker from the clause it hangs on.
func (s *search) cue(w int) (c *cue, participle bool) {
	if s.readCues == nil {
		s.readCues = make([]readCue, len(s.Words))
	}
	r := &s.readCues[w]
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
	case s.isComma(w-1) && s.is("renewing", w) && (s.is("renewed", w+1) || w+1 < len(s.Words) && s.Terms("proposition")[s.Tag(w+1).Lemma]):
		return s.cues[renew], true
	case s.isComma(w-1) && s.is("voicing", w) && w+1 < len(s.Words) && s.Terms("origin")[s.Tag(w+1).Lemma]:
		return s.cues[voiced], true // معبرا عن, taken for a crossing
	case s.isComma(w-1) && s.is("denying", w):
		return s.cues[denied], true // نافيا, taken for a verb in the dual
	case t.POS == isnad.VERB && (t.Feats.Person == '3') && t.Feats.Tense != 'i':
		if s.firstPerson(w) || s.result(w) || s.ofText(w) || t.Feats.Voice == 'p' && (s.addressing(t.Lemma) || t.Feats.Tense == 'f' && s.is("bare", w)) {
			return nil, false
		}
		if s.unsaid(w) || s.blesses(w) || s.prays(w) || s.negated(w) || s.calledName(w) || s.toReader(w) || s.Terms("burden")[t.Lemma] && !s.blames(w) {
			return nil, false
		}
		return s.cues[t.Lemma], false
	case t.Feats.Verbal == 'a' && !t.Feats.Def && (t.POS == isnad.ADJ || t.POS == isnad.NOUN || t.POS == isnad.ADV) && (t.POS == isnad.ADV || t.Feats.Tanwin || t.Feats.Gender == 'f' || t.Feats.Number == 'p' || s.Pronoun(w) >= 0 && s.isComma(w-1) && s.thatSoon(w, min(w+4, len(s.Words)))):
		if t.Feats.Number == 'd' && !t.Feats.Tanwin && strings.HasSuffix(s.Words[w].Norm, construct) {
			return nil, false // مذكرتي توقيف
		}
		if !t.Feats.Tanwin && t.POS != isnad.ADV && !s.isComma(w-1) && !s.opensWith(w) && !s.Conj(w) && !(w > 0 && (s.QuoteMark(w-1) || s.dots(w-1))) && !s.adding(w) || t.Class == "place" {
			return nil, false // مدينة, محافظة
		}
		if t.Root == "" {
			return s.cues[t.Lemma], true // مؤكدا, an adverb of its own
		}
		if s.words["suffered"][t.Root] || s.is("mere", w) || s.prays(w) || w > 0 && s.Words[w-1].Kind == isnad.Digits {
			return nil, false
		}
		return s.cues[t.Root], true
	case s.urging(w):
		return s.cues[t.Root], true
	}
	return nil, false
}

// prays tells of a wish to God, which is said to nobody: داعيا الله أن.
func (s *search) prays(w int) bool {
	return s.is("god", w+1) && !s.hasPrep(w+1)
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
	if s.pastByShape(w) || s.beforeSpeech(w) || s.verbByPlace(w) || s.tellsThat(w) {
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
// دراسة نشرت أمس، تقرير نقلته الصحف، مقابلة بثتها القناة.
func (s *search) ofText(w int) bool {
	k := w - 1
	if k > 0 && s.Tag(k).POS == isnad.ADJ {
		k--
	}
	if k < 0 || !s.Terms("relay")[s.Tag(w).Lemma] && !s.is("passes", w) || s.Conj(w) || s.Words[k].Sentence != s.Words[w].Sentence || s.Tag(k).Feats.Def {
		return false
	}
	return (s.isText(k) || s.is("occasion", k) || s.Pronoun(w) >= 0 && s.Tag(k).POS == isnad.NOUN) && s.Pronoun(k) < 0
}

// result tells of مما يؤكد, of which the subject is what was told before, not
// somebody.
func (s *search) result(w int) bool {
	if w == 0 || s.Words[w-1].Sentence != s.Words[w].Sentence {
		return false
	}
	if s.is("result", w-1) || w > 1 && s.relative[s.Tag(w-1).Lemma] && s.is("itself", w-2) && s.Tag(w-2).POS == isnad.NOUN {
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
	return s.clausal[s.Tag(w-1).Lemma] || s.Terms("where")[s.Tag(w-1).Lemma] || s.isAs(w-1) || s.is("meanwhile", w-1) || s.is("thereby", w-1)
}

// beforeSpeech tells of a word that opens its sentence right before what is
// plainly speech: وزاد: …
func (s *search) beforeSpeech(w int) bool {
	if w+1 >= len(s.Words) || s.hasPrep(w) {
		return false
	}
	if w != s.Sentences[s.Words[w].Sentence].First || !s.Conj(w) {
		c := s.cues[s.Parts[s.Stem(w)].Norm]
		if w == 0 || c == nil || c.class != "say" || !(s.Conj(w) && s.QuoteMark(w-1)) && !s.Terms("where")[s.Tag(w-1).Lemma] {
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
	return s.Terms("called")[t.Lemma] && t.Feats.Tense == 'f' && strings.HasSuffix(s.Text[:s.Words[w].End], noDots)
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
		if t := s.Tag(j); s.Terms("blame")[t.Lemma] {
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
		person = person || m.Kind == "person" || m.Kind == "office"
	}
	for j := w + 2; person && j < w+longSubject && j < len(s.Words) && s.Words[j].Sentence == s.Words[w].Sentence; j++ {
		if t := s.Tag(j); t.POS == isnad.ADP && c.prep(t.Lemma) {
			return true
		}
	}
	return false
}

// nounCue gives the verb of saying of which the verbal noun at w tells, where
// it is clear whose it is (تأكيد الوزير أن, تأكيده أن).
func (s *search) nounCue(w int) *cue {
	t := s.Tag(w)
	if t.POS != isnad.NOUN || t.Feats.Verbal != 'm' || t.Feats.Def || w < len(s.Named) && s.Named[w] {
		return nil
	}
	if c := s.cues[t.Root]; c != nil && c.clause && s.words["said"][t.Root] {
		return c
	}
	return nil
}

// saidByNoun makes the statement of a verbal noun of saying; who spoke before it
// goes on to speak.
func (s *search) saidByNoun(sen *isnad.Sentence, w int, c *cue, who isnad.Ref, x *content) {
	x.class = c.class
	st := isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w].End}, CueLemma: s.Tag(w).Dict, Class: c.class, Rule: "quotes/cues#" + c.source}
	if st.Content, st.Kind = s.extent(sen, x); st.Content.Len() <= 0 {
		return
	}
	if x.pair != nil {
		s.used[x.pair.open] = true
	}
	keep := s.last
	s.push(st)
	s.last = keep
}

// byBareNoun gives the noun right behind whose the announcing is that carries what
// is announced: إعلان الحزب انسحاب مسلحيه.
func (s *search) byBareNoun(j int, c *cue) *content {
	t := s.Tag(j)
	if !c.np || t.POS != isnad.NOUN || t.Feats.Def || !s.is("happening", j) && !s.Terms("proposition")[t.Lemma] || s.hasPrep(j) || s.Conj(j) || s.Begins(j) != nil {
		return nil
	}
	return &content{marker: j, start: s.Words[j].Start, noun: true}
}

// byNounCue makes the statement of a verbal noun: whose it is stands behind it
// or is its pronoun, and أن follows before any verb.
func (s *search) byNounCue(sen *isnad.Sentence, w int, c *cue) {
	who, from := isnad.Ref(0), w+1
	if s.Pronoun(w) >= 0 {
		who = s.last
		if r := s.whoseWords(sen, w); r != 0 {
			who = r
		} else if r := s.clauseSubject(sen, w, nil); r != 0 {
			who = r
		}
	} else {
		for ref, m := range s.At(w + 1) {
			if m.Actor && !m.Adj && who == 0 && s.Prep(m) != lam && (m.Kind != "role" || s.Tag(m.Head).Feats.Def || s.is("sources", m.Head)) {
				who, from = ref, m.Last
			}
		}
		if who == 0 && s.honorific(w+1) {
			who, from = s.personBefore(sen, w), w+2
		}
		for who != 0 { // the office, then who holds it
			r := s.apposed(&s.Mentions[who-1])
			if r == 0 || s.Mentions[r-1].Last <= from {
				break
			}
			who, from = r, s.Mentions[r-1].Last
		}
	}
	if who == 0 {
		return
	}
	claim := false
	for j := from; j < min(from+opener*3, sen.Last); j++ {
		if p := s.pairAt(j); p != nil && p.close > 0 && !s.long(p) {
			j = p.close
			continue
		}
		if p := s.openAfter(j); p != nil && s.long(p) && (s.Words[j].Norm == ":" || p.open == j && (s.Pronoun(w) >= 0 || s.is("bare", w) || s.words["bare"][s.Tag(w).Root])) {
			s.saidByNoun(sen, w, c, who, &content{marker: j, start: s.Words[p.open].End, pair: p, direct: true, colon: s.Words[j].Norm == ":"})
			return
		}
		if s.is("titled", j) {
			continue
		}
		if k := s.blessing(j, sen.Last); k > j {
			j = k
			continue
		}
		if s.isComma(j) && j+1 < sen.Last && (s.that(j+1) || s.Busy[j+1] || s.byPrep(j+1, c) != nil) || s.Words[j].Norm == "(" || s.Words[j].Norm == ")" {
			continue
		}
		if s.that(j) {
			if s.Conj(j) || !s.ownPrep(j, c) || j+1 >= sen.Last {
				return
			}
			x := &content{marker: j, start: s.Words[j+1].Start}
			if p := s.openAfter(j + 1); p != nil && s.long(p) && s.closesClause(p, sen.Last) {
				x = &content{marker: j, start: s.Words[p.open].End, pair: p, direct: true}
			}
			s.saidByNoun(sen, w, c, who, x)
			return
		}
		claim = claim || s.claimed(j)
		x := s.byPrep(j, c)
		if x == nil && j == from && from > w+1 {
			x = s.byBareNoun(j, c)
		}
		if x != nil && s.words["nouned"][c.lemma] {
			if t := s.Tag(j - 1); j > w+1 && t.Feats.Verbal == 'm' && t.Feats.Def && t.POS == isnad.NOUN && !s.hasPrep(j-1) {
				x.start = s.Words[j-1].Start // بإعلانه الاعتذار عن
			}
			x.class = c.class
			st := isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w].End}, CueLemma: s.Tag(w).Dict, Class: c.class, Rule: "quotes/cues#" + c.source}
			st.Content, st.Kind = s.extent(sen, x)
			st.Content = s.trim(st.Content.Start, min(st.Content.End, s.verbEnd(sen, j)), false)
			if claim {
				st.Rule = claimRule
			}
			keep := s.last
			s.push(st)
			s.last = keep
			return
		}
		if c, _ := s.cue(j); c != nil || s.finite(j) || s.Words[j].Kind == isnad.Punct {
			return
		}
	}
}

// stands tells of جاء في البيان: what a text says.
func (s *search) stands(w int) bool {
	t := s.Tag(w)
	if t.POS != isnad.VERB || !s.Terms("stands")[t.Lemma] {
		return false
	}
	if s.standsIn(w) {
		return true
	}
	for j := w + 1; j < w+4 && j < len(s.Words) && s.Words[j].Sentence == s.Words[w].Sentence; j++ {
		if s.isText(j) {
			return s.governed(j)
		}
	}
	return false
}

// standsIn tells of such a verb with the pronoun of a text told of before and what the
// text says right behind: أصدر بيانا جاء فيه أن.
func (s *search) standsIn(w int) bool {
	k := w + 2
	if t := s.Tag(w); k >= len(s.Words) || t.POS != isnad.VERB || !s.Terms("stands")[t.Lemma] || s.Words[k].Sentence != s.Words[w].Sentence || s.Tag(w+1).POS != isnad.ADP || s.Pronoun(w+1) < 0 {
		return false
	}
	return s.Words[k].Norm == ":" || s.that(k) || s.openAfter(k) != nil
}

func (s *search) negated(w int) bool {
	if w > 1 && s.that(w-1) && s.is("without", w-2) {
		return true // دون أن تفصح
	}
	if w > 1 && s.is("what", w-1) && s.is("this", w-2) && s.Pronoun(w) >= 0 {
		return false // هذا ما قاله
	}
	return w > 0 && !s.is("litotes", w) && s.Words[w-1].Sentence == s.Words[w].Sentence && s.Terms("negation")[s.Tag(w-1).Lemma] && s.Tag(w-1).POS == isnad.PART
}

func (s *search) isComma(w int) bool {
	return w >= 0 && (s.Words[w].Norm == "،" || s.Words[w].Norm == "," || s.Words[w].Norm == semicolon)
}

// content is where what is said begins, and how it is marked.
type content struct {
	marker int   // word of أن, the colon, the mark or the preposition
	start  int   // byte
	pair   *pair // of a direct quotation
	direct bool
	colon  bool
	marked bool // it begins with a mark
	noun   bool // a noun phrase or a preposition's: not a clause
	clause bool // a clause behind one of the cue's prepositions
	class  string
	claim  bool // what somebody takes the responsibility for
	fronts bool // the main clause comes behind it: وإذ أكد أن …، أشار
}

// that tells whether word w is أن or إن, with or without a pronoun.
func (s *search) that(w int) bool {
	if w < len(s.Named) && s.Named[w] || s.Glued(w, w+1) && s.Words[w+1].Norm == "." && s.Glued(w+1, w+2) {
		return false // بان كي مون, إن.بي.سي
	}
	t := s.Tag(w)
	if s.withHamza(w) {
		return true
	}
	return s.Terms("that")[t.Lemma] && (t.POS == isnad.SCONJ || t.POS == isnad.PART || t.POS == isnad.ADP || t.POS == isnad.CCONJ)
}

// withHamza tells of بأن, taken for the name بان: the hamza is written.
func (s *search) withHamza(w int) bool {
	return s.Text[s.Words[w].Start:s.Words[w].End] == ba+hamzaAbove+"\u0646" && s.Tag(w).POS == isnad.PROPN
}

const (
	hamzaAbove = "\u0623"
	hamzaBelow = "\u0625"
)

// longest is how many words a statement may run on: texts without stops would
// be read over and over again from every cue.
const longest = 600

// complement finds what is said behind the cue at w. The subject stands in
// between, so the search goes on over noun phrases and relative clauses.
func (s *search) complement(w int, c *cue, end int) *content {
	verbs, apart, claim := 0, 0, false
	end = min(end, w+longest)
	sent, renews, reckons := s.is("sent", w), s.is("renews", w), s.is("reckons", w)
	if s.bareSpeech(w, end) {
		return &content{marker: w, start: s.Words[w+1].Start}
	}
	if x := s.bareBehind(w, end); x != nil {
		return x
	}
	for j := w + 1; j < end; j++ {
		wd := &s.Words[j]
		if wd.Norm == ":" {
			if s.lastNamed(j) != 0 {
				return nil
			}
			if p := s.openAfter(j + 1); p != nil {
				return &content{marker: j, start: s.Words[p.open].End, pair: p, direct: true, colon: true}
			}
			if j+1 < len(s.Words) && s.Sentences[s.Words[j+1].Sentence].Line == s.Sentences[wd.Sentence].Line {
				k := j + 1
				if s.that(k) && k+1 < len(s.Words) && s.Words[k+1].Sentence == s.Words[k].Sentence {
					k++
				}
				return &content{marker: j, start: s.Words[k].Start, colon: true}
			}
			return nil
		}
		if p := s.pairAt(j); p != nil {
			if reckons && s.Pronoun(w) >= 0 && !s.describes(w) && p.close > j+1 && (j == w+1 || s.endsActor(j-1) || s.QuoteMark(j-1)) && !s.quotedActor(p) {
				if s.closed(p, end) {
					return &content{marker: j, start: wd.End, pair: p, direct: true}
				}
				return &content{marker: j, start: wd.Start, noun: true, marked: true}
			}
			if s.entitled(p) {
				j = min(p.close, end-1)
				continue
			}
			if c.clause && (s.long(p) || j == w+1 && p.close > j+2 && s.spoken(p) || (s.isComma(j-1) || s.is("bare", w) && s.endsActor(j-1)) && s.closesClause(p, end)) && !(j == w+1 && s.quotedSubject(p, end)) && !s.title(p) && !s.quotedName(p, end) {
				return &content{marker: j, start: wd.End, pair: p, direct: true}
			}
			if s.nounInMarks(w, c, p, end) {
				return &content{marker: j, start: wd.Start, noun: true, marked: true}
			}
			if p.close > 0 {
				j = min(p.close, end-1)
				continue
			}
			continue
		}
		if k := s.blessing(j, end); k > j {
			j = k
			continue
		}
		if k := s.initials(j, end); k > j {
			j = k
			continue
		}
		if sent && s.is("sendings", j) && !s.hasPrep(j) {
			return nil // وجه رسالة: what is sent is told, not what is said
		}
		if wd.Kind == isnad.Punct || j < len(s.Named) && s.Named[j] {
			continue
		}
		if s.that(j) {
			if !s.Conj(j) && s.ownPrep(j, c) {
				k := s.afterThat(j)
				if p := s.openAfter(k); p != nil && (s.long(p) && s.pairToEnd(p, end) || s.closesClause(p, end) || s.clauseWithin(p) || s.words["describes"][c.lemma] && s.closed(p, end)) {
					return &content{marker: j, start: s.Words[p.open].End, pair: p, direct: true}
				}
				if k < len(s.Words) {
					return &content{marker: j, start: s.Words[k].Start}
				}
			}
			continue
		}
		if s.isComma(j-1) && s.is("upon", j) {
			if x := s.speechAhead(w, j, end); x != nil {
				return x // أكد، ردا على سؤال عن سفره، أن «…»
			}
		}
		if j > w+1 && s.anotherTurn(j) {
			return nil
		}
		if cc := s.saying(j, c); cc != nil {
			c = cc // جدد التأكيد على: what is said hangs on the noun
			continue
		}
		if s.words["praises"][c.lemma] && s.hasPrep(j) && s.Parts[s.Words[j].First].Norm == ba && !s.that(j) && s.Tag(j).Feats.Def {
			return nil // نوه بالتقدم: what is praised is not said
		}
		claim = claim || c.class == "announce" && s.claimed(j)
		if x := s.byPrep(j, c); x != nil && !s.titlesOnly(j, end, c) && !(c.clause && !x.clause && s.Pronoun(w) < 0 && s.thatPast(j, end)) {
			x.claim = claim
			return x
		}
		if (c.class == "report" || s.is("points", w) || s.is("recounts", w) || s.words["appraises"][c.lemma]) && !s.Terms("origin")[s.Tag(w+1).Lemma] && s.Tag(w).POS == isnad.VERB && s.nounCue(j) != nil && (s.actorAt(j+1) != 0 || s.Pronoun(j) >= 0 && s.whoseWords(&s.Sentences[wd.Sentence], j) != 0) {
			return nil // أبرزت الصحف تأكيد الوزير أن: it is he who says it
		}
		if s.describing(j) {
			return nil
		}
		if x := s.rumoured(j, end, c); x != nil {
			return x
		}
		if renews && s.acts(j) {
			return nil // جددت قصفها: she does it again
		}
		if x := s.seenIn(w, j, end); x != nil {
			return x
		}
		if x := s.judged(w, j, reckons); x != nil && !s.thatSoon(j, end) && !s.thatPast(j, end) {
			return x
		}
		if (c.np || s.relayed(w, j)) && apart == 0 && j > w && !(reckons && s.Tag(w).Feats.Tense != 'p') && !(w > 0 && s.relative[s.Tag(w-1).Lemma] && s.Pronoun(w) >= 0) {
			if x := s.byNoun(j, w); x != nil && !(j == w+1 && s.ownPrepSoon(j, c, end)) && !s.thatSoon(j, end) && !s.thatPast(j, end) {
				return x
			}
		}
		if cc, part := s.cue(j); cc != nil && part && s.isComma(j-1) {
			return nil
		}
		if j > w+1 && s.anonymous(j) {
			continue // وطلب عدم نشر اسمه
		}
		if s.finite(j) && s.Conj(j) && (s.Terms("called")[s.Tag(j).Lemma] || s.inRelative(j, w)) {
			continue // ، ويدعى فلان
		}
		if s.namePart(j) || s.standsIn(j) {
			continue
		}
		if s.finite(j) {
			verbs++
			rel := j > 0 && s.relative[s.Tag(j-1).Lemma] || s.ofText(j) || s.is("what", j-1) && s.Pronoun(j) >= 0 || s.describesSubject(w, j) || s.Tag(j).Feats.Voice == 'p' && s.inRelative(j, w)
			apart += boolInt(!rel && (s.Terms("where")[s.Tag(j-1).Lemma] || s.clausal[s.Tag(j-1).Lemma]))
			if s.cues[s.Tag(j).Lemma] != nil && s.result(j) {
				return nil
			}
			if cc, _ := s.cue(j); cc != nil && rel && cc.clause && j+1 < end && s.that(j+1) {
				return s.resumed(j+2, end)
			}
			if !rel && (s.Conj(j) || verbs > 2) {
				return s.speechAhead(w, j+1, end)
			}
			if cc, _ := s.cue(j); cc != nil && cc.takes() && (!rel || s.is("bare", j) && s.Tag(j).Feats.Tense == 'p') {
				if c.clause && s.Tag(w).POS == isnad.VERB && !s.Conj(j) && !s.isComma(j-1) {
					return s.resumed(j+3, end)
				}
				return s.speechAhead(w, j+1, end)
			}
		}
	}
	return nil
}

// bareBehind gives speech that stands without أن right behind who speaks: it begins with
// somebody and a verb, with a verb or with I or we (وقال الوزير نحن مستعدون).
func (s *search) bareBehind(w, end int) *content {
	if !s.is("bare", w) || s.Pronoun(w) >= 0 || s.Tag(w).POS != isnad.VERB || s.Tag(w).Feats.Tense != 'p' {
		return nil
	}
	if w+5 >= end {
		return nil
	}
	k := 0
	for _, m := range s.At(w + 1) {
		if m.Actor && !m.Adj && m.Prep == "" && (m.Kind != "role" || s.Tag(m.Head).Feats.Def) && (m.Kind == "person" || m.Kind == "office" || s.Tag(m.Head).Feats.Def) {
			k = m.Last
		}
	}
	if k == 0 && s.selfAt(w+1) {
		k = w + 1
	}
	if k == 0 || k+4 >= end || s.Words[k].Kind != isnad.Arabic || s.Conj(k) || s.hasPrep(k) || k < len(s.Named) && s.Named[k] || !s.selfAt(k) && !s.clauseAt(k) {
		return nil
	}
	for j := k; j < end; j++ {
		if c, _ := s.cue(j); c != nil && !s.isAs(j-1) {
			break
		}
		if s.that(j) && strings.HasPrefix(s.Text[s.Words[j].Start:], hamzaBelow) {
			return nil
		}
		if s.Words[j].Norm == ":" || s.QuoteMark(j) && j < k+opener || s.that(j) && !s.Conj(j) && (s.isComma(j-1) || j < k+3) {
			return nil
		}
	}
	return &content{marker: k - 1, start: s.Words[k].Start}
}

// selfAt tells of I or we, or a noun of mine or ours, at word k.
func (s *search) selfAt(k int) bool {
	t := s.Tag(k)
	if t.Guessed || s.hasPrep(k) || s.Conj(k) || t.POS != isnad.PRON && t.POS != isnad.NOUN && t.POS != isnad.VERB {
		return false
	}
	return s.firstPersonAt(k)
}

// clauseAt tells of a verb that begins a clause at word k, or of somebody of whom a
// verb in the present is said right behind.
func (s *search) clauseAt(k int) bool {
	if t := s.Tag(k); s.finite(k) && !t.Guessed && s.Pronoun(k) < 0 {
		c, _ := s.cue(k)
		return c == nil && s.Tag(k+1).Feats.Def && s.Tag(k+1).POS == isnad.NOUN && t.Feats.Gender == s.Tag(k+1).Feats.Gender
	}
	for _, m := range s.At(k) {
		if m.Actor && !m.Adj && m.Prep == "" && m.Kind == "state" && m.Last < len(s.Words) && s.finite(m.Last) && s.Tag(m.Last).Feats.Tense == 'f' && !s.Conj(m.Last) {
			return true
		}
	}
	return false
}

// nounInMarks tells of a noun of what happened that alone stands in marks right behind
// the verb or who announces it: أعلنت القيادة «مقتل» الرجل.
func (s *search) nounInMarks(w int, c *cue, p *pair, end int) bool {
	if !c.np || p.close != p.open+2 || p.close+2 >= end || p.open != w+1 && !s.endsActor(p.open-1) || s.Tag(p.open-1).POS == isnad.ADP {
		return false
	}
	t := s.Tag(p.open + 1)
	return t.POS == isnad.NOUN && t.Feats.Verbal == 'm' && !t.Feats.Def && s.Begins(p.open+1) == nil && (s.nominal(p.close+1) || s.Tag(p.close+1).POS == isnad.DET)
}

// bareSpeech tells of وقال لا يوجد: what is said follows the verb without أن.
func (s *search) bareSpeech(w, end int) bool {
	if w+3 >= end || !s.is("bare", w) || s.Pronoun(w) >= 0 || s.Words[w+1].Kind != isnad.Arabic || s.Conj(w+1) {
		return false
	}
	if c, _ := s.cue(w + 1); c != nil || s.Busy[w+1] || w+1 < len(s.Named) && s.Named[w+1] {
		return false
	}
	t := s.Tag(w + 1)
	if s.Terms("negation")[t.Lemma] && t.POS == isnad.PART {
		return s.finite(w + 2)
	}
	return s.finite(w+1) && t.Feats.Tense == 'f' && !t.Guessed || s.is("opens", w+1) && !s.hasPrep(w+1) && !s.Tag(w+2).Feats.Def
}

// claimRule marks what somebody takes the responsibility for: nothing said, but he is
// who tells that it happened.
const claimRule = "quotes/claim"

// Told leaves out of statements the deeds that somebody only claims as his, which no
// longer are needed once it is clear who asserts them.
func Told(all []isnad.Statement) []isnad.Statement {
	to, n := make([]isnad.Ref, len(all)+1), isnad.Ref(0)
	for i := range all {
		if all[i].Rule != claimRule {
			n++
			to[i+1] = n
		}
	}
	if int(n) == len(all) {
		return all
	}
	out := make([]isnad.Statement, 0, n)
	for i := range all {
		if st := all[i]; st.Rule != claimRule {
			for st.Within != 0 && to[st.Within] == 0 {
				st.Within = all[st.Within-1].Within
			}
			st.Within = to[st.Within]
			out = append(out, st)
		}
	}
	return out
}

// claimed tells of the responsibility that somebody takes, which is a deed of his and
// nothing said (أعلن التنظيم مسؤوليته عن الهجوم).
func (s *search) claimed(j int) bool {
	return s.is("claimed", j) && s.Pronoun(j) >= 0 && !s.hasPrep(j)
}

// saying gives the cue whose verbal noun with the article is the object of a
// verb that takes what is said as its object.
func (s *search) saying(j int, c *cue) *cue {
	t := s.Tag(j)
	if !c.np || t.Feats.Verbal != 'm' || !t.Feats.Def && !(s.Pronoun(j) >= 0 && s.words["repeats"][c.lemma]) || s.Conj(j) || s.hasPrep(j) || s.Tag(j-1).POS == isnad.ADP {
		return nil
	}
	cc := s.cues[t.Root]
	if cc == nil || !cc.clause {
		return nil
	}
	with := *cc
	with.class, with.np, with.source = c.class, false, c.source
	if !with.prep(ba) {
		with.preps = append([]string{ba}, with.preps...)
	}
	return &with
}

// thatSoon tells whether أن follows the noun at j before the sentence's end
// without a verb between: then the clause is the content.
func (s *search) thatSoon(j, end int) bool {
	for k := j + 1; k < end && k < j+4; k++ {
		if s.that(k) {
			return true
		}
		if s.finite(k) {
			return false
		}
	}
	return false
}

func (s *search) openAfter(j int) *pair {
	for k := j; k < len(s.Words) && k < j+2; k++ {
		if p := s.pairAt(k); p != nil {
			return p
		}
		if s.Words[k].Kind != isnad.Punct {
			return nil
		}
	}
	return nil
}

// long tells a quotation from a name in marks.
func (s *search) long(p *pair) bool {
	n := 0
	for w := p.open + 1; w < p.end; w++ {
		if s.Words[w].Kind != isnad.Punct {
			n++
		}
	}
	return n > 4 || n == 4 && s.spoken(p)
}

// clauseWithin tells of a quotation of some length that holds a clause of its
// own: what follows it belongs to the verb of saying.
func (s *search) clauseWithin(p *pair) bool {
	if p.close <= 0 || p.close-p.open < 9 || p.close+1 < len(s.Words) && s.Conj(p.close+1) || s.thatGoesOn(p.close+1) {
		return false
	}
	for w := p.open + 1; w < p.close; w++ {
		if s.finite(w) {
			return true
		}
	}
	return false
}

// thatGoesOn tells of a comma at word k behind which the clause goes on with وأن.
func (s *search) thatGoesOn(k int) bool {
	return k+1 < len(s.Words) && s.isComma(k) && s.Conj(k+1) && s.that(k+1)
}

func (s *search) pairToEnd(p *pair, end int) bool { return p.end >= end-3 }

// title tells of the title of a law or book in marks: it begins with a
// preposition and stands right behind a noun. A clause behind an impersonal
// predicate is no title: قال السفير في الرسالة «من الواضح أن».
func (s *search) title(p *pair) bool {
	if p.open+3 < len(s.Words) && s.that(p.open+3) || s.Pronoun(p.open+1) >= 0 || p.open+longTitle < p.end && s.spoken(p) {
		return false
	}
	return p.open > 0 && p.open+1 < len(s.Words) && s.Tag(p.open+1).POS == isnad.ADP && s.Tag(p.open-1).POS == isnad.NOUN
}

// longTitle is how many words a title with a verb has at most.
const longTitle = 5

// quotedName tells of a name in marks in the midst of who speaks or where: it holds
// no verb, and the clause that is what is said comes behind it.
func (s *search) quotedName(p *pair, end int) bool {
	if p.close < 0 || p.close-p.open > longSubject/2 || s.spoken(p) && !s.ofBody(p.open-1) || s.that(p.open+1) || s.Words[p.open-1].Norm == ":" {
		return false
	}
	place := s.Tag(p.open-1).POS == isnad.ADP
	for k := p.close + 1; k < min(end, p.close+longSubject); k++ {
		if s.that(k) {
			return !s.Conj(k) && !place
		}
		if s.speechIn(k, end) && (k > p.close+1 || s.Words[k].Norm == ":") {
			return true // قال في كلمة خلال «مؤتمر الحوار» اليوم «…»
		}
		if c, _ := s.cue(k); c != nil || s.finite(k) && !s.relative[s.Tag(k-1).Lemma] || s.Words[k].Norm == ":" && k+1 < end && !s.that(k+1) {
			return false
		}
	}
	return false
}

// quotedSubject tells of a name in marks right behind the verb, whose clause
// comes later: قال «تجمع الأهالي» في بيان إن.
func (s *search) quotedSubject(p *pair, end int) bool {
	if p.close < 0 {
		return false
	}
	for k := p.close + 1; k < end && k < p.close+12; k++ {
		if s.that(k) {
			return true
		}
		if s.isComma(k) || s.Words[k].Norm == ":" || s.QuoteMark(k) {
			return false
		}
	}
	return false
}

// closesClause tells whether the clause is over where the quotation is.
func (s *search) closesClause(p *pair, end int) bool {
	if p.close < 0 {
		return false
	}
	k := p.close + 1
	if k+1 < end && s.thatGoesOn(k) {
		return false // أن «…»، وأن «…»
	}
	if k >= end || s.isComma(k) || s.Words[k].Norm == "." {
		return true
	}
	c, participle := s.cue(k)
	return c != nil && !participle && s.Conj(k) && s.Tag(k).Feats.Tense == 'p'
}

// ownPrep tells whether what stands before أن at j lets it be the content of
// this cue: nothing, or one of its prepositions.
func (s *search) ownPrep(j int, c *cue) bool {
	for k := s.Words[j].First; k < s.Words[j].Last && s.Parts[k].Clitic; k++ {
		if s.Tags[k].POS == isnad.ADP {
			if j > 0 && s.Tag(j-1).Feats.Tanwin && s.is("subordinate", j-1) {
				return false // علما بأن
			}
			return c.prep(s.Tags[k].Lemma) || c.clause && c.class != "demand"
		}
	}
	if j == 0 {
		return c.clause
	}
	t := s.Tag(j - 1)
	if _, part := s.cue(j - 1); part {
		return c.clause
	}
	if t.POS == isnad.ADP && s.Pronoun(j-1) < 0 {
		return c.prep(t.Lemma) || s.misplaced(j-1, c)
	}
	if t.POS == isnad.ADP {
		return c.clause // قال فيه إن
	}
	if s.is("subordinate", j-1) || t.POS == isnad.SCONJ && s.Words[j-1].Kind == isnad.Arabic && !s.Terms("that")[t.Lemma] {
		return false
	}
	return c.clause || c.np || len(c.preps) > 0
}

// misplaced tells of another verb's preposition before أن right behind who speaks:
// وأفادت مصادر إلى أن.
func (s *search) misplaced(j int, c *cue) bool {
	if !c.clause || c.class == "demand" || j < 1 || s.words["seconds"][c.lemma] || !s.Terms("misplaced")[s.Tag(j).Lemma] {
		return false
	}
	if s.is("before", j) {
		return s.Tag(j-1).POS == isnad.ADP // اعتبر من قبل أن
	}
	return s.endsActor(j - 1)
}

func (s *search) afterThat(j int) int { return j + 1 }

// byPrep takes the phrase or clause behind one of the cue's prepositions.
func (s *search) byPrep(j int, c *cue) *content {
	if len(c.preps) == 0 {
		return nil
	}
	w := &s.Words[j]
	t := s.Tag(j)
	if s.words["lays"][c.lemma] {
		if p := s.pairAt(j + 1); t.POS == isnad.ADP && c.prep(t.Lemma) && p != nil && p.close > 0 && s.long(p) {
			return &content{marker: j, start: s.Words[j+1].End, pair: p, direct: true}
		}
		return nil // ينص على عقوبات: what it lays down is not said
	}
	if t.POS == isnad.ADP && c.prep(t.Lemma) && j+1 < len(s.Words) && s.Words[j+1].Sentence == w.Sentence && s.Pronoun(j) < 0 {
		k := j + 1
		if p := s.pairAt(k); p != nil && p.close > 0 && p.close < k+opener && !s.spoken(p) && p.close+2 < len(s.Words) && (s.that(p.close+1) || s.that(p.close+2) && c.prep(s.Tag(p.close+1).Lemma)) {
			return nil // في حديثه إلى «الصحيفة» إلى أن
		}
		if p := s.pairAt(k); p != nil && p.close > 0 && s.long(p) && c.clause && s.spoken(p) {
			return &content{marker: j, start: s.Words[k].End, pair: p, direct: true}
		}
		if s.that(k) {
			k++
		} else if s.hope(k) {
			for x := k; x < k+4 && x < len(s.Words); x++ {
				if s.that(x) {
					k = x + 1
					break
				}
			}
		}
		if x := s.hoped(k); x != nil {
			return x
		}
		if k < len(s.Words) && k == j+1 && c.class == "say" && s.mereNoun(k) {
			return nil
		}
		if k < len(s.Words) && (k > j+1 || s.carries(k)) {
			return &content{marker: j, start: s.Words[k].Start, noun: true, clause: k > j+1}
		}
	}
	for k := w.First; k < w.Last && s.Parts[k].Clitic; k++ {
		if s.Tags[k].POS != isnad.ADP || !c.prep(s.Tags[k].Lemma) {
			continue
		}
		if s.that(j) {
			return nil
		}
		if s.words["praises"][c.lemma] && (s.Tag(j).Feats.Def || s.mereNoun(j)) {
			return nil
		}
		if !s.proposition(j) && !s.charge(j, c) || s.Tag(j).POS == isnad.PRON && s.Tag(j).Lemma == personal {
			return nil
		}
		return &content{marker: j, start: s.contentStart(j), noun: true}
	}
	return nil
}

// charge tells of a noun with the article of what somebody is accused: يتهمه بالضلوع.
func (s *search) charge(j int, c *cue) bool {
	t := s.Tag(j)
	return c.class == "claim" && s.words["accuses"][c.lemma] && t.POS == isnad.NOUN && t.Feats.Def && s.Begins(j) == nil && t.Class != "place" && t.Class != "person" && t.Class != "people" && t.Class != "organization" && t.Class != "time"
}

// personal is the lemma of the personal pronouns, which say nothing (مشتبه بهما).
const personal = "\u0647\u0648"

// contentStart gives where the content at word j begins behind its preposition;
// the one that has drawn the article's alef in (للعودة) stays.
func (s *search) contentStart(j int) int {
	if strings.HasPrefix(s.Text[s.Words[j].Start:], lam+lam) {
		return s.Words[j].Start
	}
	return s.Parts[s.Stem(j)].Start
}

// mereNoun tells of a definite noun that only names what somebody pointed at
// (أشار إلى الملف), and says nothing.
func (s *search) mereNoun(k int) bool {
	t := s.Tag(k)
	if s.words["happening"][t.Lemma] && !t.Feats.Def {
		return false
	}
	return t.POS == isnad.NOUN && (t.Feats.Def || t.Feats.Verbal != 'm' && s.Pronoun(k) < 0) && !s.Terms("proposition")[t.Lemma]
}

// hope tells of أعرب عن أمله في أن: the clause is what is said.
func (s *search) hope(k int) bool { return s.Pronoun(k) >= 0 }

// hoped gives what somebody hopes for where no clause tells it: عن أمله في عودة الوفد.
func (s *search) hoped(k int) *content {
	if !s.is("hopes", k) || s.Pronoun(k) < 0 || k+2 >= len(s.Words) || s.Words[k+1].Sentence != s.Words[k].Sentence {
		return nil
	}
	if s.Tag(k+1).POS == isnad.ADP && s.Pronoun(k+1) < 0 && s.Words[k+2].Sentence == s.Words[k].Sentence {
		return &content{marker: k + 1, start: s.Words[k+2].Start, noun: true}
	}
	if s.hasPrep(k + 1) {
		return &content{marker: k + 1, start: s.contentStart(k + 1), noun: true}
	}
	return nil
}

// proposition tells whether the noun at word j carries one: a verbal noun or
// a happening, no place, name or person.
func (s *search) proposition(j int) bool {
	if s.is("death", j) {
		return true
	}
	for i := range s.Mentions {
		if m := &s.Mentions[i]; m.First == j && !m.Adj && (m.Kind == "state" || m.Kind == "group" || m.Kind == "place" || m.Kind == "person") {
			return false // قطر is a name before it is a verbal noun
		}
	}
	t := s.Tag(j)
	return t.Feats.Verbal == 'm' || s.words["weighty"][t.Lemma] || s.words["happening"][t.Lemma] || s.Terms("proposition")[t.Lemma] || t.Class == "act" || t.POS == isnad.PRON || t.POS == isnad.NOUN && t.Class == "" && t.Root != ""
}

// carries tells whether what begins at word k behind a preposition can be what
// is said: no name, place, person or time.
func (s *search) carries(k int) bool {
	t := s.Tag(k)
	if s.Words[k].Kind == isnad.Punct || t.POS == isnad.PRON || s.proposition(k) {
		return true
	}
	if t.POS != isnad.NOUN && t.POS != isnad.DET && t.POS != isnad.PRON || t.Class == "place" || t.Class == "person" || t.Class == "people" || t.Class == "organization" || t.Class == "time" {
		return false
	}
	for _, m := range s.At(k) {
		if !m.Adj {
			return false
		}
	}
	return true
}

// byNoun takes a noun phrase that carries a proposition as what is said.
func (s *search) byNoun(j, cueWord int) *content {
	t := s.Tag(j)
	if j == cueWord+1 && s.isText(j) {
		return nil // أوضح بيان
	}
	if t.POS == isnad.VERB && s.Pronoun(j) >= 0 && !s.Conj(j) && s.Terms("proposition")[s.Parts[s.Stem(j)].Norm] && (s.endsActor(j-1) || s.Busy[j-1]) {
		return &content{marker: j, start: s.Words[j].Start, noun: true} // أعلنت الدولتان عزمهما
	}
	if s.relative[s.Tag(j-1).Lemma] && s.Tag(j-1).POS != isnad.NOUN {
		return nil // اللذين قتلا
	}
	if s.nounByPlace(j, cueWord) || s.deedWithArticle(j, cueWord) {
		return &content{marker: j, start: s.Words[j].Start, noun: true}
	}
	if t.POS != isnad.NOUN && !(s.is("weighty", j) && s.weighs(j)) || s.Conj(j) || !s.proposition(j) || s.hasPrep(j) || t.Feats.Def && !(t.Feats.Verbal == 'm' && (s.is("proposes", cueWord) || j == cueWord+1 && s.Sentences[s.Words[j].Sentence].Headline) && (j == cueWord+1 || s.endsActor(j-1) || s.Tag(j-1).POS == isnad.ADJ && s.Tag(j-1).Feats.Def)) && !(s.words["weighty"][t.Lemma] && j+1 < len(s.Words) && s.Tag(j+1).POS == isnad.ADP && s.endsActor(j-1)) {
		return nil
	}
	if t.Feats.Tanwin && (j+1 >= len(s.Words) || s.Words[j+1].Kind == isnad.Punct) || s.is("name", j-1) || s.Words[j-1].Kind == isnad.Digits && !s.words["death"][s.Words[j].Norm] {
		return nil // المتحدث باسم رئاسة, 3400 مقاتل
	}
	if s.Tag(j-1).POS == isnad.ADP && s.Pronoun(j-1) < 0 || !s.is("death", j) && s.Tag(j-1).POS == isnad.NOUN && s.Tag(j-1).Class != "time" && !s.Tag(j-1).Feats.Def && !(s.Tag(j-1).Class == "person" && s.endsActor(j-2)) && j-1 > cueWord && s.Pronoun(j-1) < 0 && !s.endsActor(j-1) && !s.is("platforms", j-1) && !s.Busy[j-1] && !(s.Pronoun(j) >= 0 && s.is("occasion", j-1) && s.Terms("proposition")[t.Lemma]) {
		return nil
	}
	return &content{marker: j, start: s.Words[j].Start, noun: true}
}

// endsActor tells whether word w is the last of who speaks.
func (s *search) endsActor(w int) bool {
	for i := s.From(s.Sentences[s.Words[w].Sentence].First); i < len(s.Mentions) && s.Mentions[i].First <= w; i++ {
		if m := &s.Mentions[i]; m.Last == w+1 && m.Actor && !m.Adj {
			return true
		}
	}
	return false
}

func (s *search) hasPrep(j int) bool {
	for k := s.Words[j].First; k < s.Words[j].Last && s.Parts[k].Clitic; k++ {
		if s.Tags[k].POS == isnad.ADP {
			return true
		}
	}
	return false
}

// byCue makes the statement of a verb of saying.
func (s *search) byCue(sen *isnad.Sentence, w int, c *cue, participle bool) {
	end := sen.Last
	x := s.complement(w, c, end)
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
	if t := s.Tag(w); !participle && t.Feats.Tense == 'f' && who == s.last && !s.told(who, w) && !s.textSpeaks(w) && !(x != nil && (who != 0 || x.direct) && (!s.is("impersonal", w) || s.goesOnToSay(sen, w, x))) {
		return // يذكر أن: nobody says it
	}
	if !participle && s.impersonal(w, who) {
		return
	}
	if s.words["describes"][c.lemma] && s.Tag(w).Feats.Tense == 'f' && !sen.Headline && !s.inMarks(w) {
		return // ما يصفونهم بأعدائهم: what they are called
	}
	if s.describedAs(sen, w, c, who) || s.words["ascribes"][c.lemma] && (s.ascribed(sen, w, c, who) || !s.Terms("relay")[c.lemma]) {
		return
	}
	if !participle && s.inanimate(sen, w, who) {
		return
	}
	if s.Terms("burden")[s.Tag(w).Lemma] || participle && s.Terms("burden")[s.Tag(w).Root] {
		s.burden(sen, w, c, who)
		return
	}
	if x != nil && !participle && s.isAccused(w, c, x) {
		return
	}
	if x == nil && !participle && s.afterQuote(sen, w, c, who) {
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
	if s.Terms("relay")[s.Tag(w).Lemma] && who != 0 {
		if r := s.teller(w, min(x.marker, sen.Last)); r != 0 && r != who {
			st.Via = append(st.Via, s.Mentions[r-1].ID)
		}
	}
	if who == 0 && !participle && speaks(c.class) && s.textSpeaks(w) {
		s.textItself(&st, w+1)
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
	x.class, x.fronts = c.class, !participle && s.fronted(sen, w)
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
	for j := w + 1; j < len(s.Words) && s.Words[j].Sentence == s.Words[w].Sentence && s.Tag(j).POS == isnad.ADJ && !s.hasPrep(j) && !s.Conj(j) && !s.Tag(j).Feats.Tanwin; j++ {
		sp.End = s.Words[j].End
	}
	s.text, s.textAs = sp, s.stateOf(sp, w)
	if !s.reported(st.Cue) {
		s.last = 0
	}
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
	if t.POS != isnad.VERB || t.Feats.Tense != 'f' || !s.is("impersonal", w) || s.Pronoun(w) >= 0 {
		return false
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
	if m.Sector == "JRN" || w > sen.First && (s.relative[s.Tag(w-1).Lemma] || s.Terms("what")[s.Tag(w-1).Lemma]) || s.reported(s.Words[w].Span) {
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
	s.weigh(&st)
	if st.Speaker != 0 && !s.reported(st.Cue) {
		s.last, s.text = st.Speaker, isnad.Span{}
	}
	st.Channel = s.channel(st.Cue)
	s.out = append(s.out, st)
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
	return s.words["honorific"][s.Words[w].Norm] || s.words["honorific"][strings.TrimPrefix(s.Words[w].Norm, wawLetter)]
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
		if p.Prep < 0 || p.Sentence != m.Sentence || !s.Terms("reach")[s.Tags[p.Prep].Lemma] {
			continue
		}
		if s.toOutlet(isnad.Ref(i + 1)) {
			continue
		}
		if s.Tags[p.Head].Feats.Verbal == 'm' && !s.actor(isnad.Ref(i+1)) {
			continue
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
		if m := &s.Mentions[i]; m.Sector == "JRN" && m.Kind != "role" {
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
		return s.by("last", s.last)
	}
	if r := s.origin(w, to); r != 0 {
		return s.by("origin", r)
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
		if f := s.Tag(w + 1).Feats; !f.Def || f.Number == 'p' {
			return s.by("none", 0)
		}
		return s.by("issued", s.issued(w)) // قال البيان
	}
	if r := s.whoAccuses(w, c, f); r != 0 {
		return s.by("whoAccuses", r)
	}
	for _, a := range s.Args(w+1, to) {
		m := &s.Mentions[a.Ref-1]
		if f.Number == 'p' || f.Number == 'd' {
			break // وطالبوا الحكومة: who they are was told before
		}
		if s.insertedBetween(w, m.First) {
			break // وأضاف، ردا على سؤال عما إذا كان الوزير
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
	if w > sen.First && s.Terms("but")[s.Tag(w-1).Lemma] && s.Pronoun(w-1) >= 0 {
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
	return t.POS == isnad.NOUN && (s.Terms("document")[t.Lemma] || s.words["text"][t.Lemma]) || t.POS == isnad.ADJ && !t.Feats.Def && s.words["text"][s.Words[w].Norm]
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
	if c.addressee || x == nil || x.colon || s.Terms("burden")[c.lemma] {
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
	return m.Kind == "role" && m.Embedded && m.Phrase != 0 && s.Terms("document")[s.Tags[s.Phrases[m.Phrase-1].Head].Lemma]
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
		if s.reported(s.Words[v].Span) || v > sen.First && (s.relative[s.Tag(v-1).Lemma] || s.is("who", v-1) || s.inRelative(v, sen.First) || s.describes(v)) {
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
		if after && s.Conj(v) && v > sen.First && s.is("meets", v) {
			continue // زار الرئيس المدينة والتقى الوزير
		}
		if !after && v > sen.First && (s.Conj(v) || s.Terms("where")[s.Tag(v-1).Lemma]) || s.is("had", v-1) && s.Conj(v-1) && s.toldIn(sen, w) {
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
	if !s.Terms("relay")[s.Tag(w).Lemma] {
		return 0
	}
	for k := w + 1; k < to && k < w+longSubject/2; k++ {
		if s.Terms("origin")[s.Tag(k).Lemma] && s.Tag(k).POS == isnad.ADP && s.Pronoun(k) >= 0 {
			return s.last // نقلت عنه الوكالة: who was told of before
		}
	}
	for _, a := range s.Args(w+1, to) {
		if m := &s.Mentions[a.Ref-1]; m.Actor && (s.Terms("origin")[a.Prep] || s.is("attributes", w) && s.words["attributed"][a.Prep]) {
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
		if m.Actor && (s.Terms("issuer")[a.Prep] || m.First == k+1 && s.Terms("whose")[a.Prep] || m.Embedded && m.Kind != "role" && m.Phrase != 0 && (s.Terms("document")[s.Tags[s.Phrases[m.Phrase-1].Head].Lemma] || s.words["text"][s.Tags[s.Phrases[m.Phrase-1].Head].Lemma])) {
			return a.Ref
		}
	}
	if k > w+1 {
		return 0 // البيان الذي بثته القناة: who passes it on is no issuer
	}
	return s.author(k)
}

// author reads بيان أصدرته الوزارة: who put out the text at word w.
func (s *search) author(w int) isnad.Ref {
	for v := w + 1; v < min(w+3, len(s.Words)); v++ {
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
		if s.Tag(j).Lemma != lemma || !s.Terms("document")[lemma] {
			continue
		}
		for i := s.From(j + 1); i < len(s.Mentions) && s.Mentions[i].First <= j+2; i++ {
			m := &s.Mentions[i]
			p := s.Prep(m)
			if m.Actor && !m.Adj && m.Sector != "JRN" && (s.Terms("whose")[p] || s.Terms("issuer")[p] || m.Embedded) && !(m.Kind == "state" && s.Terms("from")[p]) {
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
		if !s.Terms("relay")[s.Tag(v).Lemma] && !s.is("passes", v) {
			return 0
		}
		if r, _ := s.Subject(v); r != 0 && s.Mentions[r-1].Actor {
			return r
		}
		return 0
	}
	return 0
}

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
		if x.noun && !x.clause && s.isComma(j-1) && s.that(j) && !(s.Conj(j) && (s.hasPrep(j) || j+1 < stop && s.finite(j+1))) {
			end = j
			break
		}
		if x.fronts && s.mainClause(j, stop) || s.breaks(j, stop, x) || s.butThey(j, stop) || s.after(j, stop, x) || s.outletGoesOn(j, stop, x) {
			end = j
			for end > x.marker+1 && (s.clausal[s.Tag(end-1).Lemma] && s.Tag(end-1).POS != isnad.NOUN || s.Terms("where")[s.Tag(end-1).Lemma]) {
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
	return w > sen.First && w <= sen.First+2 && (s.Terms("where")[s.Tag(w-1).Lemma] || s.is("since", w-1) || s.clausal[s.Tag(w-1).Lemma]) && !s.is("whereas", w-1) && !s.that(w-1) && !s.Terms("but")[s.Tag(w-1).Lemma] && !s.isAs(w-1)
}

// mainClause tells of the verb of saying that opens the main clause at word j.
func (s *search) mainClause(j, stop int) bool {
	if s.Conj(j) || !s.finite(j) {
		return false
	}
	c, participle := s.cue(j)
	return c != nil && !participle && !s.that(j-1) && (s.follows(j, stop) || s.Pronoun(j) < 0 && s.nominal(j-1) && !s.endsActor(j-1) && s.complement(j, c, stop) != nil || s.QuoteMark(j-1) && s.complement(j, c, stop) != nil)
}

// butThey tells of لكنه رفض: the report goes on about who spoke.
func (s *search) butThey(j, stop int) bool {
	return j+1 < stop && !s.Conj(j) && s.Terms("but")[s.Tag(j).Lemma] && s.Pronoun(j) >= 0 && (s.Tag(j+1).POS == isnad.VERB && s.Tag(j+1).Feats.Tense == 'p' || s.Tag(j+1).Feats.Verbal == 'm' && !s.Tag(j+1).Feats.Def)
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
	return j+1 < stop && s.Terms("upon")[s.Tag(j).Lemma] && s.Pronoun(j+1) < 0 && !s.is("befalls", x.marker) && !s.is("befalls", x.marker+1)
}

// breaks tells whether a new statement, or what belongs to the verb of
// saying, begins at word j.
func (s *search) breaks(j, stop int, x *content) bool {
	if n, f := s.formula(j); f != nil && (f.kind == "adjunct" && s.adjoins(j, x) || f.kind != "adjunct" && s.isComma(j-1) && s.cites(j, n, f)) {
		return true
	}
	if s.closing(j, stop) || j+1 < stop && s.Terms("furniture")[s.Words[j].Norm+" "+s.Words[j+1].Norm] {
		return true
	}
	if s.isAs(j) && j+1 < stop {
		if c, _ := s.cue(j + 1); c != nil {
			return true
		}
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
	if !s.Conj(j) && !s.isComma(j-1) && !(j > 1 && s.isComma(j-2) && (s.clausal[s.Tag(j-1).Lemma] || s.is("turns", j-1))) || s.Tag(j).Feats.Tense != 'p' && letters == nil && !s.describing(j) {
		return false
	}
	if s.pointsBack(j, x) || !s.Conj(j) && j+1 < stop && s.Tag(j+1).POS == isnad.ADP && s.Pronoun(j+1) >= 0 {
		return false // الخطاب الذي ألقاه وتوعد خلاله
	}
	return s.complement(j, c, stop) != nil || s.isComma(j-1) && s.Conj(j) && c.class == "demand" && c.addressee && (s.follows(j, stop) || s.Tag(j+1).POS == isnad.ADP && s.Pronoun(j+1) < 0) || s.isComma(j-1) && (s.words["appraises"][c.lemma] || s.words["points"][c.lemma]) && !s.follows(j, stop) || s.words["describes"][c.lemma] && s.as(j) > 0
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
	if !s.Conj(j) || !s.isComma(j-1) || !s.Terms("topic")[s.Tag(j).Lemma] {
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
	if !s.Conj(j) && !s.Terms("but")[s.Tag(j).Lemma] {
		return false
	}
	for k := j; k < min(j+3, stop); k++ {
		if t := s.Tag(k); t.POS == isnad.VERB {
			return s.Terms("aside")[t.Lemma] && k > 0 && s.Terms("negation")[s.Tag(k-1).Lemma]
		}
	}
	return false
}

func (s *search) isAs(j int) bool { return s.Terms("as")[s.Words[j].Norm] }

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

// afterQuote takes the quotation or clause that stands before the cue:
// «…»، قال فلان; كما صرح فلان.
func (s *search) afterQuote(sen *isnad.Sentence, w int, c *cue, who isnad.Ref) bool {
	if !c.clause || who == 0 || s.words["appraises"][c.lemma] || s.is("seconds", w) {
		return false
	}
	var sp isnad.Span
	kind := "indirect"
	switch {
	case w > sen.First && s.isAs(w-1):
		if !s.is("as", w) || s.saysAtFirst(sen, w) || !s.closesSentence(sen, w, c, who) {
			return false
		}
		to := w - 1
		for to > sen.First && s.Words[to-1].Kind == isnad.Punct {
			to--
		}
		if to-sen.First < 3 {
			return false
		}
		sp = s.trim(s.Words[sen.First].Start, s.Words[to-1].End, false)
	default:
		k := w - 1
		if s.is("thus", k) {
			k--
		} else if s.is("what", k) && s.is("this", k-1) {
			k -= 2 // «…»، هذا ما قاله فلان
		}
		for k >= 0 && (s.isComma(k) || s.Words[k].Norm == ".") {
			k--
		}
		if k < 0 {
			return false
		}
		p := s.closedAt(k)
		if p == nil || s.used[p.open] || !s.long(p) || s.Conj(w) {
			return false
		}
		s.used[p.open] = true
		sp, kind = s.trim(s.Words[p.open].End, s.Words[p.end-1].End, true), "direct"
	}
	s.push(isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w].End}, CueLemma: s.Tag(w).Dict, Class: c.class, Content: sp, Kind: kind, Rule: "quotes/cues#" + c.source})
	return true
}

// closesSentence tells whether nothing that the verb at w says stands behind it
// and its subject: كما أعلنت الوزارة أمس.
func (s *search) closesSentence(sen *isnad.Sentence, w int, c *cue, who isnad.Ref) bool {
	for j := w + 1; j < sen.Last && !s.isComma(j); j++ {
		if t := s.Tag(j); t.POS == isnad.ADP && c.prep(t.Lemma) && j < w+longSubject {
			return false
		}
	}
	m := &s.Mentions[who-1]
	return m.First > w && m.Sentence == s.Words[w].Sentence || s.isComma(w+1) || w+2 >= sen.Last
}

func (s *search) closedAt(w int) *pair {
	if p := s.before(w); p != nil && p.close == w {
		return p
	}
	return nil
}

// burden reads حمّل فلان كذا المسؤولية: all that stands behind the subject and
// what is put in behind it, up to the next comma.
func (s *search) burden(sen *isnad.Sentence, w int, c *cue, who isnad.Ref) {
	if who == 0 || !s.blames(w) {
		return
	}
	from := w + 1
	if m := &s.Mentions[who-1]; m.First > w && m.Sentence == s.Words[w].Sentence {
		from = m.Last
		if r := s.apposed(m); r != 0 && (m.ID == "" || s.Mentions[r-1].ID == m.ID) {
			from = s.Mentions[r-1].Last
		}
	}
	for from < sen.Last {
		end := s.burdenEnd(sen, from)
		if s.blamedIn(from, end) {
			sp := s.trim(s.Words[from].Start, s.Words[end-1].End, false)
			s.push(isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w].End}, CueLemma: s.Tag(w).Dict, Class: c.class, Content: sp, Kind: "indirect", Rule: "quotes/cues#" + c.source})
			return
		}
		if from = end + 1; end >= sen.Last || !s.isComma(end) || from > w+2*longSubject {
			return
		}
	}
}

// burdenEnd gives the comma or the next cue behind word from.
func (s *search) burdenEnd(sen *isnad.Sentence, from int) int {
	end := from
	for end < sen.Last && !s.isComma(end) {
		if cc, _ := s.cue(end); end > from && cc != nil && s.Conj(end) {
			break
		}
		end++
	}
	return end
}

// blamedIn tells whether a word of blame stands in [lo, hi).
func (s *search) blamedIn(lo, hi int) bool {
	for w := lo; w < hi; w++ {
		if s.Terms("blame")[s.Tag(w).Lemma] {
			return true
		}
	}
	return false
}

// described reads وصف فلان كذا بأنه كذا: all that stands behind the subject.
func (s *search) described(sen *isnad.Sentence, w int, c *cue, who isnad.Ref) bool {
	if !c.addressee || !c.prep(ba) || who == 0 || c.class != "claim" {
		return false
	}
	from := w + 1
	if m := &s.Mentions[who-1]; m.First > w {
		from = m.Last
	}
	for j := from; j < sen.Last; j++ {
		if s.hasPrep(j) && s.Parts[s.Words[j].First].Norm == ba {
			end := s.RightEdge(j)
			for k := j; k < end; k++ {
				if s.isComma(k) {
					end = k
				}
			}
			start := s.Words[from].Start
			if s.is("himself", from) {
				start = s.contentStart(j)
			}
			sp := s.trim(start, s.Words[end-1].End, false)
			s.push(isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w].End}, CueLemma: s.Tag(w).Dict, Class: c.class, Content: sp, Kind: "mixed", Rule: "quotes/cues#" + c.source})
			return true
		}
	}
	return false
}

const ba = "\u0628"

// formula gives the set phrase at word w and its length in words.
func (s *search) formula(w int) (int, *formula) {
	first := s.Words[w].Norm
	if !s.openers.May(text.Hash(first)) {
		return 0, nil
	}
	for _, head := range []string{first, strings.TrimPrefix(first, wawLetter)} {
		fs := s.formulas[head]
		for i := range fs {
			if n := s.matchFormula(w, &fs[i]); n > 0 {
				return n, &fs[i]
			}
		}
	}
	return 0, nil
}

const wawLetter = "\u0648"

func (s *search) matchFormula(w int, f *formula) int {
	for i := 1; i < len(f.words); i++ {
		j := w + i
		if j >= len(s.Words) {
			return 0
		}
		if s.Words[j].Norm == f.words[i] {
			continue
		}
		if i == len(f.words)-1 && strings.HasPrefix(s.Words[j].Norm, f.words[i]) && (len(f.words[i]) == 2 || s.Pronoun(j) >= 0) {
			return i + boolInt(len(f.words[i]) > 2)
		}
		return 0
	}
	return len(f.words)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// bySource makes the statement of a set phrase that names the teller.
func (s *search) bySource(sen *isnad.Sentence, w, n int, f *formula) {
	if f.kind == "adjunct" {
		s.byOwnWords(sen, w, n, f)
		return
	}
	if w == sen.First && s.isAs(w) {
		return // كما أفاد … أن: no more than وأفاد
	}
	who := s.last
	if w+n <= len(s.Words) && !(w+n-1 < len(s.Words) && s.Pronoun(w+n-1) >= 0) {
		who = s.named(sen, w, w+n)
	}
	if who == 0 {
		s.byUnnamed(sen, w, n, f)
		return
	}
	if s.mouthed(sen, w) {
		return
	}
	if i := s.framed(sen, w); i >= 0 { // قالت الصحيفة نقلا عن مسؤولين إن
		if id := s.Mentions[who-1].ID; id != s.out[i].SpeakerID && f.kind == "source" {
			s.out[i].Cites = append(s.out[i].Cites, id)
		}
		return
	}
	if s.passedOn(sen, w, n, f, who) || s.ownNorm(w, n) {
		return
	}
	// جاء ذلك على لسان فلان: what follows is carried on
	if f.kind == "mouth" {
		s.last = who
		return
	}
	var sp isnad.Span
	if w-sen.First <= 2 && !s.finite(sen.First) || s.opensAnew(w, s.Mentions[who-1].Last, sen.Last) { // it opens the sentence: what is said follows the comma
		j := w + n
		for j < sen.Last && !s.isComma(j) && !(j > w+n && j >= s.Mentions[who-1].Last && (s.finite(j) || s.opensClause(j, sen.Last))) {
			j++
		}
		if s.isComma(min(j, sen.Last-1)) {
			j++
		}
		if j+1 < sen.Last && s.is("strips", j) {
			j++
		}
		if j >= sen.Last {
			s.ofBefore(sen, w, n, f, who)
			return
		}
		s.opensSentence(sen, w, n, j, f, who)
		return
	}
	if s.resultOf(sen, w, n, f, who) {
		return
	}
	end := s.Words[w-1].End
	if last := s.Mentions[who-1].Last; !s.isComma(w-1) && last > w && last+2 < sen.Last && sen.Last-last > w-sen.First && s.Words[last].Kind != isnad.Punct && s.Begins(last) == nil && s.Tag(last).POS != isnad.SCONJ {
		end = s.Words[sen.Last-1].End // شنت غارات بحسب الصحيفة على مواقع
	}
	if at := s.putIn(sen, w, s.Mentions[who-1].Last); at > 0 {
		end = at // ستواصل القوات، وفق الوزير، التقدم
	}
	sp = s.trim(s.clauseStart(sen, w), end, false)
	keep := s.last
	s.push(isnad.Statement{Speaker: who, Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[w+n-1].End}, CueLemma: f.lemma, Class: "report", Content: sp, Kind: "indirect", Rule: "quotes/formulas#" + f.where})
	if keep != 0 {
		s.last = keep
	} else if m := &s.Mentions[who-1]; m.Sector == "JRN" {
		s.last = 0 // who passes it on does not go on to speak
	}
}

// passedOn tells whether a set phrase only says which medium passes on what
// somebody else says in the sentence (قال فلان إن …، حسبما أفادت رويترز), and
// notes it with that statement.
func (s *search) passedOn(sen *isnad.Sentence, w, n int, f *formula, who isnad.Ref) bool {
	m := &s.Mentions[who-1]
	if m.Sector != "JRN" {
		return s.toldInner(sen, w, f, m)
	}
	for i := len(s.out) - 1; i >= 0 && s.out[i].Cue.Start >= sen.Start; i-- {
		st := &s.out[i]
		if st.Cue.Start > s.Words[w].Start || st.Cue.Start > s.Words[min(sen.First+opener, sen.Last-1)].End || st.SpeakerID == m.ID && st.SpeakerName == m.Name {
			continue
		}
		if s.Words[w].Start <= st.Content.End+closeBy {
			st.Via = append(st.Via, m.ID)
			return true
		}
	}
	if w-sen.First > 2 {
		return false
	}
	for j := max(w+n, m.Last); j < min(m.Last+opener, sen.Last); j++ {
		if c, participle := s.cue(j); c != nil && !participle && s.finite(j) {
			return true // وبحسب رويترز قال فلان
		}
	}
	return false
}

// closeBy is how many bytes may stand between what is said and the set phrase
// that closes the sentence: marks and spaces.
const closeBy = 8

// byUnnamed makes the statement of a set phrase at the end of a sentence behind
// which a text or a teller stands that is nobody known: بحسب دراسة حديثة.
func (s *search) byUnnamed(sen *isnad.Sentence, w, n int, f *formula) {
	k := w + n
	if n > 0 && s.Words[w+n-1].Last-s.Words[w+n-1].First > 1 && s.hasPrep(w+n-1) && w+n-1 > w {
		k = w + n - 1 // the preposition is a part of the word
	}
	if w-sen.First < 2 {
		s.opensUnnamed(sen, w, k, f)
		return
	}
	if f.kind != "source" || k >= sen.Last || w-sen.First < 4 || s.Tag(k).Feats.Def && s.Tag(k).Feats.Number != 'p' || s.Pronoun(k) >= 0 || !s.isText(k) && !s.is("sources", k) || s.mouthed(sen, w) || s.toldIn(sen, w) {
		return
	}
	keep, text := s.last, s.text
	st := isnad.Statement{Cue: isnad.Span{Start: s.Words[w].Start, End: s.Words[k-1].End}, CueLemma: f.lemma, Class: "report", Kind: "indirect", Rule: "quotes/formulas#" + f.where}
	s.textItself(&st, k)
	st.Content = s.trim(s.clauseStart(sen, w), s.Words[w-1].End, false)
	s.push(st)
	s.last, s.text = keep, text
}

// opensClause tells of a particle or a mark that opens what is said behind who
// is named by a set phrase: بحسب الوزير «لا تخلو …».
func (s *search) opensClause(j, end int) bool {
	if s.is("strips", j) || s.QuoteMark(j) && s.pairAt(j) != nil && s.long(s.pairAt(j)) {
		return true
	}
	return j+1 < end && s.Tag(j).POS == isnad.PART && s.finite(j+1)
}

// finite tells of a verb in a tense.
func (s *search) finite(w int) bool {
	t := s.Tag(w)
	return t.POS == isnad.VERB && t.Feats.Tense != 0
}

// named gives who is named by a set phrase at word w that ends before word k:
// right behind it, or behind a text or a clause that says whose it is.
func (s *search) named(sen *isnad.Sentence, w, k int) isnad.Ref {
	if k >= sen.Last {
		return 0
	}
	if s.is("sources", k) && s.Begins(k) == nil && !s.Tag(k).Feats.Def {
		return 0 // بحسب دبلوماسي أميركي فإن الوزير
	}
	reach := k + 1
	if t := s.Tag(k); s.Terms("document")[t.Lemma] || s.Terms("what")[t.Lemma] || t.POS == isnad.VERB || s.tellsByLetters(k) {
		reach = k + 7
	}
	if r, relays := s.relayOf(sen, k); relays {
		return r
	}
	if s.isText(k) {
		for v := k + 1; v < min(reach+1, sen.Last); v++ {
			if s.finite(v) && s.Pronoun(v) < 0 {
				reach = v - 1 // بحسب بيان للبرنامج أكد أن
			}
		}
	}
	for _, a := range s.Args(w+1, min(reach+1, sen.Last)) {
		if m := &s.Mentions[a.Ref-1]; m.Actor && m.Lemma != bareNumber {
			if m.First > k && s.is("sources", k) && !s.Tag(k).Feats.Def && s.Begins(k+1) != nil && s.Begins(k+1).Adj {
				return 0 // وبحسب دبلوماسي أميركي فإن الوزير
			}
			if (m.First > k || s.is("norms", k)) && s.tellsNothing(k) || a.Word > w+1 && a.Prep != "" && m.First > k && m.Kind == "state" && !(s.isText(k) && m.First == k+1 && s.Terms("whose")[a.Prep]) {
				return 0
			}
			return a.Ref
		}
	}
	if s.Terms("document")[s.Tag(k).Lemma] {
		return s.last // وفقا للبيان
	}
	return 0
}

// tellsNothing tells of a noun behind a set phrase that gives no news: a law, a
// plan, a standard (وفقا لميثاق روما).
func (s *search) tellsNothing(k int) bool {
	t := s.Tag(k)
	if s.is("norms", k) && !(t.Feats.Def && s.words["regime"][t.Lemma]) {
		return true
	}
	return (t.POS == isnad.NOUN || t.POS == isnad.ADJ) && !s.tellsByLetters(k) && t.Class != "person" && t.Class != "people" && t.Class != "organization" && !s.is("informs", k)
}

// mouthed tells whether a set phrase before word w in the sentence has told
// who said it.
func (s *search) mouthed(sen *isnad.Sentence, w int) bool {
	for j := sen.First; j < w; j++ {
		if _, f := s.formula(j); f != nil && f.kind == "mouth" {
			return true
		}
	}
	return false
}

// framed gives the statement between whose cue and content word w stands.
func (s *search) framed(sen *isnad.Sentence, w int) int {
	at := s.Words[w].Start
	for i := len(s.out) - 1; i >= 0; i-- {
		if st := &s.out[i]; st.Cue.Start >= sen.Start && st.Cue.End <= at && at < st.Content.Start {
			return i
		}
	}
	return -1
}

// toldIn tells whether somebody says something in the sentence before word w.
func (s *search) toldIn(sen *isnad.Sentence, w int) bool {
	for i := len(s.out) - 1; i >= 0 && s.out[i].Cue.Start >= sen.Start; i-- {
		if s.out[i].Cue.Start < s.Words[w].Start {
			return true
		}
	}
	return false
}

// clauseStart gives where the sentence's own words begin, a conjunction that
// only ties it to the sentence before left out.
func (s *search) clauseStart(sen *isnad.Sentence, w int) int {
	told := s.toldIn(sen, w)
	for j := w - 1; j > sen.First+1; j-- {
		if !s.finite(j) || w-j < 3 {
			continue
		}
		if told && s.isComma(j-1) && s.Conj(j) {
			return s.Parts[s.Stem(j)].Start
		}
		if s.Terms("where")[s.Tag(j-1).Lemma] && !s.is("whereas", j-1) {
			return s.Words[j].Start
		}
	}
	first := sen.First
	for j := first + 1; j < min(first+9, w-3); j++ { // القاهرة - «الصحيفة»:
		if c, _ := s.cue(j); c != nil {
			break
		}
		if s.Words[j].Norm == ":" {
			return s.Words[j+1].Start
		}
	}
	if s.isAs(first) && first+1 < w {
		return s.Words[first+1].Start
	}
	if s.Conj(first) {
		return s.Parts[s.Words[first].First+1].Start // وستواصل: the future stays
	}
	return s.Words[first].Start
}

// headline reads «فلان: كذا».
func (s *search) headline(sen *isnad.Sentence) {
	if !sen.Headline {
		return
	}
	s.headlineFrom(sen, sen.First)
	for j := sen.First + 1; j+2 < sen.Last; j++ {
		if s.dots(j) || s.Words[j].Norm == "\u2026" {
			s.headlineFrom(sen, j+1)
		}
	}
}

// headlineFrom reads «فلان: كذا» in the part of a headline that begins at word
// first, the first one or one behind two stops.
func (s *search) headlineFrom(sen *isnad.Sentence, first int) {
	for j := first + 1; j < sen.Last; j++ {
		if s.dots(j) {
			return
		}
		if s.Words[j].Norm != ":" {
			continue
		}
		if r := s.lastNamed(j); r != 0 {
			s.pushHeadline(sen, j, isnad.Statement{Speaker: r})
			return
		}
		if j >= first+9 {
			return
		}
		args := s.Args(first, j)
		if j+1 >= len(s.Words) {
			return
		}
		if len(args) == 0 || args[0].Prep != "" && args[0].Word > first {
			if first == sen.First {
				s.headlineByBody(sen, j)
			}
			return
		}
		for v := first; v < j; v++ {
			if c, _ := s.cue(v); c != nil {
				return
			}
		}
		m := &s.Mentions[args[0].Ref-1]
		if m.Kind == "state" && !s.hasPrep(j-1) && s.Words[j+1].Kind == isnad.Digits {
			return // ليبيا: 32 قتيلا
		}
		if next := s.Tag(j + 1); m.Kind == "state" && !s.hasPrep(j-1) && next.POS == isnad.NOUN && !next.Feats.Def && (next.Class == "act" || next.Feats.Verbal == 'm') && !s.verbSoon(j+1, sen.Last) {
			return // تركيا: مقتل عسكريين
		}
		if !m.Actor || m.Lemma == bareNumber || args[0].Prep != "" || m.Kind == "state" && !s.hasPrep(j-1) && s.dateline(m, j) {
			return
		}
		st := isnad.Statement{Speaker: args[0].Ref}
		s.pushHeadline(sen, j, st)
		return
	}
}

// pushHeadline fills in the statement of a headline whose colon is word j.
func (s *search) pushHeadline(sen *isnad.Sentence, j int, st isnad.Statement) {
	st.Class, st.Kind, st.Rule, st.CueLemma = "say", "indirect", "quotes/headline", ":"
	st.Cue = isnad.Span{Start: s.Words[j].Start, End: s.Words[j].End}
	st.Content = s.trim(s.Words[j+1].Start, sen.End, false)
	if p := s.openAfter(j + 1); p != nil && s.long(p) && p.end >= sen.Last-2 {
		st.Content, st.Kind = s.trim(s.Words[p.open].End, s.Words[p.end-1].End, true), "direct"
		s.used[p.open] = true
	}
	if st.Content.Len() > 0 {
		s.push(st)
	}
}

// headlineByBody reads a headline whose colon is word j, behind a text (دراسة:)
// or a name that only what follows tells to be one (السند: …، فلان لـ«الصحيفة»:).
func (s *search) headlineByBody(sen *isnad.Sentence, j int) {
	last := -1
	for w := sen.First; w < j; w++ {
		if s.finite(w) || s.Words[w].Kind == isnad.Arabic && s.hasPrep(w) && w > sen.First {
			break
		}
		if strings.HasPrefix(s.Words[w].Norm, lam) && w+1 < j && s.Words[w+1].Kind == isnad.Punct && w > sen.First {
			break
		}
		if s.Words[w].Kind == isnad.Arabic {
			last = w
		}
	}
	if last < 0 || last > sen.First+4 {
		return
	}
	if last == sen.First && s.is("text", last) {
		st := isnad.Statement{}
		s.textItself(&st, last)
		s.pushHeadline(sen, j, st)
		s.text = isnad.Span{}
		return
	}
	from := s.From(sen.Last)
	for i := from; i < min(from+bodyNames, len(s.Mentions)); i++ {
		m := &s.Mentions[i]
		if m.Kind != "person" || m.Adj || m.NameSpan.Len() == 0 {
			continue
		}
		for x := m.First; x < m.Last; x++ {
			if s.Words[x].Norm == s.Words[last].Norm && m.NameSpan.Contains(s.Words[x].Span) {
				s.pushHeadline(sen, j, isnad.Statement{Speaker: isnad.Ref(i + 1)})
				return
			}
		}
	}
}

// bodyNames is among how many mentions of the body the name that a headline
// begins with is sought.
const bodyNames = 40

// verbSoon tells whether a finite verb stands within the next three words.
func (s *search) verbSoon(w, end int) bool {
	for k := w + 1; k < end && k < w+4; k++ {
		if s.finite(k) {
			return true
		}
	}
	return false
}

// dateline tells a place before the colon (تونس: البرلمان يقر) from a speaker.
func (s *search) dateline(m *isnad.Mention, colon int) bool {
	for i := s.From(colon + 1); i < len(s.Mentions) && s.Mentions[i].First <= colon+2; i++ {
		o := &s.Mentions[i]
		if o.Sentence == m.Sentence && o.ID == m.ID && (o.Kind == "organization" || o.Kind == "office" || o.Kind == "person") {
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

// nest finds for each statement the smallest one around it that holds more: a
// statement is never within itself by way of others.
func (s *search) nest() {
	sort.SliceStable(s.out, func(i, j int) bool { return s.out[i].Cue.Start < s.out[j].Cue.Start })
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
