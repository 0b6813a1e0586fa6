// Package event finds who did what to whom. A rule (package rule) says which
// word carries which type and which argument plays which role; this package
// knows the grammar that holds for every rule: active and passive, verbal
// noun, light verb, participle, relative clause, coordination, negation,
// future, what is carried over from before.
package event

import (
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
	"github.com/isnad-news/isnad/internal/concurrent"
	"github.com/isnad-news/isnad/internal/loglinear"
	"github.com/isnad-news/isnad/internal/rule"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/term"
	"github.com/isnad-news/isnad/internal/text"
	"github.com/isnad-news/isnad/internal/war"
)

// Layers are what events are found in.
type Layers struct {
	clause.Layers
	Numbers    []isnad.Number
	Times      []isnad.Time
	Statements []isnad.Statement
	Terms      func(kind term.Kind) *text.Words
	Report     isnad.Report
	Trace      func(Choice)  // sees each side that is weighed; nil for none
	Settled    func(Setting) // sees each circumstance that is weighed; nil for none
}

// light is a verb that lends a happening its subject: شن هجوما، تعرض لقصف.
type light struct {
	subject string // actor, recipient, place, none
	prep    string // brings the happening; empty for the object
}

// moded is a word beside a trigger that tells its mode.
type moded struct{ typ, mode string }

// Matcher finds events. It is safe for concurrent use.
type Matcher struct {
	rules      []rule.Rule
	verbs      map[string][]*rule.Rule
	nouns      map[string][]*rule.Rule
	unsure     unsure
	carriers   text.Sieve // verbs and nouns that carry a rule
	beside     *askedFor  // what rules ask for beside their own words, and what tells of misfortunes
	asks       []asks     // of each rule
	lights     map[string]light
	modes      map[string][]moded
	contexts   map[string]string
	contextual text.Sieve // their words

	weights  loglinear.Weights // of what speaks for a side
	triggers loglinear.Weights // of what speaks for a trigger to tell an event
	settings loglinear.Weights // of what speaks for a date, a place, a factuality
	wars     *war.Wars
	states   map[string]bool // ids

	misfortunes misfortunes
	topics      topics
	rooms       sync.Pool // of *room
}

// New reads events/*.rules, events/light and events/modes below fsys.
func New(fsys fs.FS) (*Matcher, error) {
	rs, err := rule.Load(fsys, "events")
	if err != nil {
		return nil, err
	}
	m := &Matcher{rules: rs, verbs: map[string][]*rule.Rule{}, nouns: map[string][]*rule.Rule{}, unsure: newUnsure(), lights: map[string]light{}, modes: map[string][]moded{}, contexts: map[string]string{}}
	for i := range m.rules {
		r := &m.rules[i]
		verbs, nouns := m.verbs, m.nouns
		if r.Unsure {
			verbs, nouns = m.unsure.verbs, m.unsure.nouns
		}
		for _, v := range r.Verbs {
			verbs[v] = append(verbs[v], r)
		}
		for _, n := range r.Nouns {
			nouns[n] = append(nouns[n], r)
		}
	}
	m.askFor(m.rules)
	all := []map[string][]*rule.Rule{m.verbs, m.nouns, m.unsure.verbs, m.unsure.nouns}
	m.carriers = text.NewSieve(len(all[0]) + len(all[1]) + len(all[2]) + len(all[3]))
	for _, by := range all {
		for w := range by {
			m.carriers.Add(text.Hash(w))
		}
	}
	rows, err := table.Read(fsys, "events", "light")
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		m.lights[text.Fold(r.Get("lemma"))] = light{r.Get("subject"), text.Fold(r.Get("prep"))}
	}
	if rows, err = table.Read(fsys, "events", "modes"); err != nil {
		return nil, err
	}
	for _, r := range rows {
		if !rule.KnownMode(r.Get("type"), r.Get("mode")) {
			return nil, fmt.Errorf("%s: mode %q of %q is unknown", r.Where(), r.Get("mode"), r.Get("type"))
		}
		for _, w := range r.List("lemmas") {
			l := text.Fold(w)
			m.modes[l] = append(m.modes[l], moded{r.Get("type"), r.Get("mode")})
		}
	}
	if rows, err = table.Read(fsys, "events", "contexts"); err != nil {
		return nil, err
	}
	for _, r := range rows {
		for _, w := range r.List("lemmas") {
			m.contexts[text.Fold(w)] = r.Get("context")
		}
	}
	m.contextual = text.NewSieve(len(m.contexts))
	for l := range m.contexts {
		m.contextual.Add(text.Hash(l))
	}
	err = concurrent.All(
		func() (err error) { m.weights, err = loglinear.Read(fsys, "events", "sides"); return },
		func() (err error) { m.triggers, err = loglinear.Read(fsys, "events", "triggers"); return },
		func() (err error) { m.settings, err = loglinear.Read(fsys, "events", "settings"); return },
		func() (err error) { m.wars, err = war.Load(fsys); return },
	)
	if err != nil {
		return nil, err
	}
	if m.states, err = loadStates(fsys); err != nil {
		return nil, err
	}
	if err := m.misfortunes.load(fsys, m.rules, m.beside); err != nil {
		return nil, err
	}
	if err := m.topics.load(fsys); err != nil {
		return nil, err
	}
	return m, nil
}

// Rules gives the rules in the order of the files.
func (m *Matcher) Rules() []rule.Rule { return m.rules }

// found is an event in the making.
type found struct {
	e        isnad.Event
	rule     *rule.Rule
	word     int
	part     int
	verb     bool
	def      bool // a definite noun that may call back a happening told before
	plain    bool // nothing of its own: neither sides nor date, place or count
	ownDate  bool
	ownPlace bool
	lo, hi   int       // words of its clause
	src      [2]string // the sources of the rule that gave actor and recipient
	x        sides     // what stands with the trigger
	doubt    string    // why the rules leave it out; "" where they do not
	speaks   []string  // for its trigger, where somebody learns from it
}

type search struct {
	*Matcher
	*Layers
	out  []*found
	neg  *text.Words
	left []*found   // what the rules leave out
	why  string     // the doubt under which rules are tried; empty where they decide
	wait []*found   // meetings whose sides the sentence tells elsewhere
	rule *rule.Rule // whose roles are being filled

	others  []isnad.Arg // whom the report names most
	headed  []string    // ids of those whom the headline names
	room    *room
	asked   []askedWord // of each word, what rules and misfortunes may ask for
	kinds   []string    // what the report is about
	unlucky []byte      // of each sentence, once asked: y where it tells of a misfortune without violence, n where not

	subjects map[int]map[isnad.Ref]bool // of verbs, by the sentences that were asked for
}

// Find gives the events of a report in the order of their triggers.
func (m *Matcher) Find(l Layers) []isnad.Event {
	s := &search{Matcher: m, Layers: &l, neg: l.Terms(term.Negation), subjects: map[int]map[isnad.Ref]bool{}}
	r, ok := m.rooms.Get().(*room)
	if !ok {
		r = new(room)
	}
	defer m.rooms.Put(r)
	s.room, s.unlucky = r, make([]byte, len(s.Sentences))
	about := m.topics.about()
	s.asked = slices.Grow(r.asked[:0], len(s.Words))[:len(s.Words)]
	r.asked = s.asked
	r.contexts = slices.Grow(r.contexts[:0], len(s.Words))[:len(s.Words)]
	for w := range s.asked {
		t := s.Tag(w)
		lemma := text.Hash(t.Lemma)
		s.asked[w] = askedWord{m.beside.of(t.Lemma, lemma), m.beside.of(s.Words[w].Norm, text.Hash(s.Words[w].Norm))}
		about.hear(t, lemma)
		r.contexts[w] = ""
		if m.contextual.May(lemma) {
			r.contexts[w] = m.contexts[t.Lemma]
		}
	}
	s.kinds = about.kinds()
	for i := range s.Sentences {
		if s.Furniture(i, s.Terms(term.Furniture)) {
			continue
		}
		from := len(s.out)
		s.wait = nil
		for w := s.Sentences[i].First; w < s.Sentences[i].Last; w++ {
			if s.bears(w) {
				s.word(w)
				s.doubtful(w)
			}
		}
		s.adopt(from)
		s.carry(from)
		s.merge(from)
		s.split(from)
	}
	s.headline()
	s.context()
	told := s.told()
	s.resolve(told)
	if s.Trace == nil {
		s.out = slices.DeleteFunc(told, func(f *found) bool { return !s.weights.None() && f.e.Confidence < least || s.private(f) })
		s.once()
		s.casualties()
		s.claimants()
	}
	s.unify()
	sites := s.sites()
	s.scenes(sites)
	s.undated()
	s.alongside()
	s.lead()
	s.tolls()
	s.settle(sites)
	if s.Trace == nil {
		s.oneRecord()
	}
	events := make([]isnad.Event, 0, len(s.out))
	for _, f := range s.out {
		f.e.Claimed = f.e.Type == "ASSAULT" && s.claimed(f)
		events = append(events, f.e)
	}
	return events
}

// bears tells whether some rule may know word w.
func (s *search) bears(w int) bool {
	if s.Words[w].Kind != isnad.Arabic || s.Busy[w] {
		return false
	}
	t := s.Tag(w)
	return (s.carriers.May(text.Hash(t.Lemma)) || t.Feats.Verbal != 0 && s.carriers.May(text.Hash(t.Root))) && !s.inTitle(w)
}

// inTitle tells whether word w stands at the beginning of a work's title: رواية
// «اغتيال حلم».
func (s *search) inTitle(w int) bool {
	const deep = 3 // words into the title
	first := s.Sentences[s.Words[w].Sentence].First
	for j := w - 1; j > first && j >= w-deep; j-- {
		if s.Words[j].Kind == isnad.Punct {
			return s.Terms(term.Quote).Has(s.Words[j].Norm) && s.Terms(term.Work).Has(s.Tag(j-1).Lemma)
		}
	}
	return false
}

// word takes the first rule that holds of word w.
func (s *search) word(w int) {
	t := s.Tag(w)
	switch {
	case t.POS == isnad.VERB && t.Feats.Tense != 0 && t.Feats.Tense != 'i':
		for _, r := range s.verbs[t.Lemma] {
			if s.fits(r, w) && s.verb(w, r) {
				return
			}
		}
	case t.POS == isnad.ADP:
		for _, r := range s.nouns[t.Lemma] {
			if s.duty(w) && s.fits(r, w) && s.noun(w, r) {
				return
			}
		}
	case t.POS == isnad.NOUN || t.POS == isnad.ADJ || t.POS == isnad.PROPN:
		for _, r := range s.nouns[t.Lemma] {
			if s.fits(r, w) && s.noun(w, r) {
				return
			}
		}
		if t.Feats.Verbal == 'm' {
			for _, r := range s.verbs[t.Root] {
				if !r.Only && s.fits(r, w) && s.noun(w, r) {
					return
				}
			}
		}
		if s.describes(w) {
			for _, r := range s.verbs[t.Root] {
				if (!r.Only || r.Say) && s.fits(r, w) && s.participle(w, r) {
					return
				}
			}
		}
	}
}

// describes tells whether word w is a participle that tells what somebody does
// besides: متوعدا، محملة تركيا المسؤولية.
func (s *search) describes(w int) bool {
	t := s.Tag(w)
	if t.Feats.Def || s.Pronoun(w) >= 0 {
		return false
	}
	if t.Feats.Verbal == 'a' && (t.Feats.Tanwin || t.POS == isnad.ADJ && t.Feats.Gender == 'f' && s.actorAt(w+1)) {
		return true
	}
	return (t.Feats.Verbal == 'a' && t.Feats.Gender == 'f' || s.Terms(term.Alike).Has(t.Lemma)) && t.Feats.Number == 's' && s.aside(w)
}

// aside tells whether word w begins a clause of circumstance: behind a comma, what
// it brings behind it: أعربت عن قلقها، داعية إلى.
func (s *search) aside(w int) bool {
	first, last := s.Sentences[s.Words[w].Sentence].First, s.Sentences[s.Words[w].Sentence].Last
	if w == first || w+1 >= last || s.Words[w-1].Kind != isnad.Punct {
		return false
	}
	switch n := s.Tag(w + 1); n.POS {
	case isnad.ADP, isnad.SCONJ, isnad.PROPN, isnad.DET:
		return true
	case isnad.NOUN, isnad.NUM:
		return s.Words[w+1].Kind == isnad.Arabic
	}
	return false
}

// duty tells whether the preposition at word w opens what somebody says, and
// so lays a duty on whom it names: على الحكومة أن توقف.
func (s *search) duty(w int) bool {
	st := s.statementAt(s.Words[w].Span)
	if st == nil {
		return false
	}
	open := st.Content.Start >= s.Words[w].Start-2 || w > 0 && s.Terms(term.That).Has(s.Tag(w-1).Lemma) && s.Pronoun(w-1) < 0
	if !open {
		return false
	}
	return s.Pronoun(w) >= 0 || s.namedAt(w+1)
}

// namedAt tells whether an actor's mention begins at word w, whatever its
// preposition.
func (s *search) namedAt(w int) bool {
	m := s.Begins(w)
	return m != nil && m.Actor && !m.Adj
}

// actorAt tells whether a mention without preposition begins at word w.
func (s *search) actorAt(w int) bool { return s.namedAt(w) && s.Begins(w).Prep == "" }

// fits tells whether the words that the rule needs stand near, and none that
// it forbids.
func (s *search) fits(r *rule.Rule, w int) bool {
	a := &s.asks[r.Index]
	end := s.Sentences[s.Words[w].Sentence].Last
	first := s.Sentences[s.Words[w].Sentence].First
	if len(a.needs) > 0 && !s.near(a.needs, w+1, s.wordsOn(s.pastSubject(w), end, 6)) && !(s.related(w) && s.near(a.needs, max(first, w-5), w)) && !s.besideDeaths(r, w) {
		return false
	}
	if len(a.behind) > 0 && (w == first || !s.near(a.behind, w-1, w)) {
		return false
	}
	if len(a.not) > 0 && (s.near(a.not, w+1, min(w+4, end)) || w > first && s.near(a.not, w-1, w)) {
		return false // خط الهجوم, وقف إطلاق النار
	}
	return !s.unfortunate(r, w)
}

// besideDeaths tells of wounds that are told with deaths before them: مقتل جنديين
// | وإصابة ثلاثة.
func (s *search) besideDeaths(r *rule.Rule, w int) bool {
	const far = 10 // words
	if r.Count != "injured" || !s.Conj(w) {
		return false
	}
	for i := len(s.out) - 1; i >= 0 && i >= len(s.out)-2; i-- {
		if f := s.out[i]; f.rule.Count == "killed" && f.e.Sentence == s.Words[w].Sentence && w-f.word <= far {
			return true
		}
	}
	return false
}

// pastSubject gives the word behind the subject of several words that stands right behind
// a verb, all but one of them: they leave what the rule looks for as near as it is
// (توصلت حكومة البلد والمعارضة إلى اتفاق). Behind other words it is the next one.
func (s *search) pastSubject(w int) int {
	if s.Tag(w).POS != isnad.VERB {
		return w + 1
	}
	first := s.overBound(w + 1)
	last := first
	for m := s.Begins(last); m != nil && m.Actor && !m.Adj && m.Prep == "" && (last == first || m.Coord != 0); m = s.Begins(last) {
		last = m.Last
	}
	return max(w+1, last-1)
}

// wordsOn gives the end of the stretch of n words from lo on, marks not
// counted.
func (s *search) wordsOn(lo, end, n int) int {
	for ; lo < end && n > 0; lo++ {
		if s.Words[lo].Kind != isnad.Punct {
			n--
		}
	}
	return lo
}

// related tells whether the word at w looks back: it bears a pronoun, a relative
// pronoun stands before it, or it is the verb of a headline behind its subject.
func (s *search) related(w int) bool {
	if t := s.Tag(w); t.POS == isnad.VERB && t.Feats.Tense == 'f' && s.Sentences[s.Words[w].Sentence].Headline {
		return true
	}
	return s.Pronoun(w) >= 0 || w > 0 && s.Relative.Has(s.Tag(w-1).Lemma)
}

// sides are the arguments that a trigger has, by source.
type sides struct {
	subject, object isnad.Ref
	objectPart      int // enclitic pronoun as object, or -1
	args            []clause.Arg
	idafa, nisba    isnad.Ref
	possessor       int // enclitic pronoun of a noun, or -1
	by              isnad.Ref
	passive         bool
	lightActor      isnad.Ref
	lightRecipient  isnad.Ref
	struck          bool // the object is annexed to the noun
	lo, hi          int  // words in which the arguments stand
}

// verb reads an event off a finite verb.
func (s *search) verb(w int, r *rule.Rule) bool {
	t := s.Tag(w)
	if r.Passive && t.Feats.Voice != 'p' {
		return false
	}
	x := sides{objectPart: s.objectPronoun(w), possessor: -1}
	hi := s.RightEdge(w)
	x.args = s.Args(w+1, hi)
	x.lo, x.hi = w+1, hi
	subj, after := s.subject(w)
	if r.Count != "" && subj != 0 && !after && s.Conj(w) && !s.active(w) {
		subj = 0 // وجرح أربعة: nobody before it is told to have done it
	}
	if after && r.Count != "" && s.Conj(w) && s.Mentions[subj-1].Sector == "CVL" && s.active(w) {
		if prev := s.previousSubject(w); prev != 0 && prev != subj {
			subj, after = prev, false // داهمت القوات المنزل واعتقلت ثلاثة ناشطين
		}
	}
	x.subject = subj
	x.by = s.byAgent(w+1, hi)
	if x.by != 0 && t.Feats.Voice != 'p' && subj != 0 && slices.Contains(r.Actor, "subject") && s.deedBetween(w+1, s.Mentions[x.by-1].First) {
		x.by = 0 // تدين استمرار التصريحات من قبل المسؤولين
	}
	x.object = s.object(x.args, subj, after, r.Say)
	if after && x.object == 0 && x.objectPart < 0 && slices.Contains(r.Recipient, "object") && t.Feats.Voice != 'p' && s.ofThing(w) && !(r.Say && s.pointsBack(w+1)) {
		x.object, x.subject, subj = subj, 0, 0 // الهجمات التي تستهدف القوات
	}
	// ودعا مبعوث الأمم المتحدة إلى: he who spoke before calls on him
	if after && x.object == 0 && x.objectPart < 0 && (r.Type == "REQUEST" && s.Conj(w) && s.askedOf(subj) || s.Terms(term.Needy).Has(t.Lemma) && t.Feats.Voice != 'p') {
		if prev := s.previousSubject(w); prev != 0 && s.Mentions[prev-1].ID != s.Mentions[subj-1].ID && (t.Feats.Gender != 'f' || s.Mentions[prev-1].Kind != "person") {
			x.object, x.subject = subj, prev
		}
	}
	if by := s.saidBy(w, subj); by != 0 && after && x.object == 0 && x.objectPart < 0 && t.Feats.Voice != 'p' {
		x.object, x.subject = subj, by // وقال الوزير كذا، ودعا القادة إلى
	}
	if t.Feats.Voice == 'p' || x.by != 0 || t.Feats.Voice == 'b' && (s.passive(w, r, &x, after) || after && s.charged(w, r, &x)) {
		x.passive = true
		if x.object == 0 || after && r.Count != "" {
			x.object = x.subject
		}
		x.subject = 0
	}
	f := s.start(w, r)
	f.verb, f.hi = true, hi
	s.roles(f, r, &x)
	return s.keep(f, r)
}

// askedOf tells whether what is asked of somebody follows right behind them:
// a preposition or a clause (الأطراف إلى، البلدين أن), no noun.
func (s *search) askedOf(ref isnad.Ref) bool {
	w := s.Mentions[ref-1].Last
	if ph := s.Mentions[ref-1].Phrase; ph != 0 {
		w = max(w, s.Parts[s.Phrases[ph-1].Last-1].Word+1)
	}
	if w >= len(s.Words) || s.Words[w].Sentence != s.Mentions[ref-1].Sentence {
		return false
	}
	p := s.Tags[s.Words[w].First].POS
	return p == isnad.ADP || p == isnad.SCONJ || s.Words[w].Kind == isnad.Punct
}

// objectPronoun gives the pronoun that is the object of the verb or participle
// at word w, behind it or carried by a word of its own (داعيا إياهما), or -1.
func (s *search) objectPronoun(w int) int {
	if p := s.Pronoun(w); p >= 0 {
		return p
	}
	if w+1 < len(s.Words) && s.Words[w+1].Sentence == s.Words[w].Sentence && s.Terms(term.Bearer).Has(s.Tag(w+1).Lemma) {
		return s.Stem(w + 1)
	}
	return -1
}

// deedBetween tells whether a verbal noun stands among the words of [lo, hi).
func (s *search) deedBetween(lo, hi int) bool {
	for w := lo; w < hi; w++ {
		if t := s.Tag(w); t.POS == isnad.NOUN && t.Feats.Verbal == 'm' {
			return true
		}
	}
	return false
}

// ofThing tells whether the verb at word w opens a relative clause about
// something that is no actor.
func (s *search) ofThing(w int) bool {
	if w < 2 || !s.Relative.Has(s.Tag(w-1).Lemma) || s.Words[w-2].Sentence != s.Words[w].Sentence {
		return false
	}
	for i := s.From(max(s.Sentences[s.Words[w].Sentence].First, w-8)); i < len(s.Mentions) && s.Mentions[i].First < w; i++ {
		if m := &s.Mentions[i]; m.Actor && !m.Adj && m.Last >= w-1 {
			return false
		}
	}
	return s.Tag(w-2).POS == isnad.NOUN || s.Tag(w-2).POS == isnad.ADJ
}

// pointsBack tells of a preposition with a pronoun at word w: in a relative clause it means
// what the clause describes, which then does nothing (المسيرة التي دعت إليها اللجان).
func (s *search) pointsBack(w int) bool {
	return w < len(s.Words) && s.Tag(w).POS == isnad.ADP && s.Pronoun(w) >= 0
}

// subject gives who does it, the speaker where the verb is in the first
// person.
func (s *search) subject(w int) (isnad.Ref, bool) {
	f := s.Tag(w).Feats
	if f.Person == '1' {
		if st := s.statementAt(s.Words[w].Span); st != nil {
			return st.Speaker, false
		}
		return 0, false
	}
	if ref := s.pronounSubject(w); ref != 0 {
		return ref, false
	}
	ref, after := s.Subject(w)
	if ref == 0 && (s.Conj(w) || s.atStart(w) || w > 0 && s.Terms(term.Since).Has(s.Tag(w-1).Lemma)) {
		ref = s.previousSubject(w)
	}
	if ref != 0 && s.Mentions[ref-1].Adj && !after {
		ref = 0
	}
	if ref == 0 {
		if st := s.cueAt(s.Words[w].Span); st != nil {
			ref = st.Speaker
		} else if s.Conj(w) || s.atStart(w) {
			ref = s.lastSpeaker(w)
		}
	}
	return ref, after
}

// saidBy gives who was told of before the verb at word w and says what it brings, where
// somebody else than its subject by place.
func (s *search) saidBy(w int, subj isnad.Ref) isnad.Ref {
	st := s.cueAt(s.Words[w].Span)
	if st == nil || st.Speaker == 0 || subj == 0 || st.Speaker == subj {
		return 0
	}
	m := &s.Mentions[st.Speaker-1]
	if m.First > w || m.ID == s.Mentions[subj-1].ID {
		return 0
	}
	return st.Speaker
}

// pronounSubject reads إنها ترفض, أنه سيلتقي: the pronoun is the speaker where
// somebody says it of themselves, else who was named before.
func (s *search) pronounSubject(w int) isnad.Ref {
	if w == 0 || s.Words[w-1].Sentence != s.Words[w].Sentence {
		return 0
	}
	t := s.Tag(w - 1)
	p := s.Pronoun(w - 1)
	if p < 0 || !s.Terms(term.That).Has(t.Lemma) || s.Tags[p].Feats.Gender == 'm' && s.Tag(w).Feats.Gender == 'f' {
		return 0
	}
	if st := s.statementAt(s.Words[w].Span); st != nil && st.Speaker != 0 {
		f, m := s.Tags[p].Feats, &s.Mentions[st.Speaker-1]
		if agreesPronoun(f, m) || m.Kind == "person" {
			return st.Speaker
		}
	}
	if args := s.Args(w+1, s.RightEdge(w)); len(args) > 0 { // أنه + verb + subject: a pronoun of matter
		a := args[0]
		if m := &s.Mentions[a.Ref-1]; a.Prep == "" && a.Of == "" && m.Actor && clause.Agrees(s.Tag(w).Feats, m, false) {
			return 0
		}
	}
	return s.antecedent(w, p, 0)
}

// lastSpeaker gives who spoke last before word w, in its sentence or the two
// before it: وأشاد بكذا goes on about him.
func (s *search) lastSpeaker(w int) isnad.Ref {
	best := isnad.Ref(0)
	for i := range s.Statements {
		st := &s.Statements[i]
		if st.Cue.Start < s.Words[w].Start && st.Within == 0 && st.Speaker != 0 {
			best = st.Speaker
		}
	}
	if best == 0 || !clause.Agrees(s.Tag(w).Feats, &s.Mentions[best-1], true) {
		return 0
	}
	return best
}

// atStart tells whether a verb opens its sentence, a particle aside: كما أدانت.
func (s *search) atStart(w int) bool {
	first := s.Sentences[s.Words[w].Sentence].First
	if w == first+1 && s.Words[first].Kind == isnad.Arabic {
		p := s.Tag(first).POS
		return p == isnad.SCONJ || p == isnad.PART || p == isnad.CCONJ
	}
	return w == first
}

// previousSubject gives the subject of the verb before w in the sentence.
func (s *search) previousSubject(w int) isnad.Ref {
	first := s.Sentences[s.Words[w].Sentence].First
	for v := w - 1; v >= first; v-- {
		t := s.Tag(v)
		if t.POS == isnad.VERB && t.Feats.Tense != 0 {
			if ref, _ := s.Subject(v); ref != 0 && clause.Agrees(s.Tag(w).Feats, &s.Mentions[ref-1], true) {
				return ref
			}
		}
	}
	return 0
}

// object gives the first argument without a preposition behind the subject.
func (s *search) object(args []clause.Arg, subj isnad.Ref, after, say bool) isnad.Ref {
	skip := after
	end := 0 // of what belongs to the subject
	if subj != 0 && after {
		end = s.Mentions[subj-1].Last
	}
	coord := map[isnad.Ref]bool{}
	if subj != 0 {
		for _, c := range s.Coordinated(subj) {
			coord[c] = true
		}
	}
	for _, a := range args {
		if coord[a.Ref] {
			skip = false
			end = s.Mentions[a.Ref-1].Last
			continue
		}
		if end > 0 && s.ofTitle(subj, a, end) {
			end = s.Mentions[a.Ref-1].Last
			continue
		}
		if !skip && subj != 0 && after && s.appositive(subj, a.Ref) {
			end = s.Mentions[a.Ref-1].Last
			continue
		}
		if say && a.Prep != "" && s.envoyTo(coord, a) {
			continue
		}
		if say && !skip && a.Prep != "" {
			return 0 // what follows is what is said
		}
		if skip || a.Prep != "" || subj != 0 && s.Mentions[a.Ref-1].Kind == "person" && s.Mentions[a.Ref-1].Name == s.Mentions[subj-1].Name {
			continue
		}
		return a.Ref
	}
	return 0
}

// ofTitle tells whether an argument right behind a subject that ends before
// word end still belongs to it: whose it is, a name beside its title, what its
// adjective hangs on. ودعا الأمين العام لجامعة الدول العربية، السيد فلان، البلدين.
func (s *search) ofTitle(subj isnad.Ref, a clause.Arg, end int) bool {
	m, by := &s.Mentions[a.Ref-1], &s.Mentions[subj-1]
	if m.Adj || m.First < end {
		return false
	}
	gap, marks := 0, 0
	last := s.Tag(end - 1).Feats // the participle may close the subject's own phrase
	described := end-1 > by.First && last.Def && (last.Verbal == 'a' || last.Verbal == 'p')
	for w := end; w < m.First; w++ {
		t := s.Tag(w)
		switch {
		case s.Busy[w]:
			return false // دعا الوزير أمس البلدين
		case s.Words[w].Kind == isnad.Punct:
			marks++
		case t.POS == isnad.ADP:
		case t.Feats.Def && (t.POS == isnad.ADJ || t.Feats.Verbal == 'a' || t.Feats.Verbal == 'p'):
			described = true
		default:
			gap++
		}
	}
	switch {
	case m.ID == by.ID && s.Words[end].Norm == "(":
		return true // بعثة الأمم المتحدة (يونامي)
	case gap <= 1 && marks == 0 && s.Terms(term.Led).Has(a.Of):
		return true // ائتلاف النصر بزعامة فلان
	case gap > 0 && !(gap == 1 && a.Prep == "" && m.Kind == "person"):
		return false
	case a.Prep == "":
		title := by.Kind == "office" || by.Kind == "role"
		return m.Kind == "person" && m.ID == by.ID && title && marks <= 1 || s.Terms(term.Apposed).Has(m.Lemma) && marks+gap == 0
	case described:
		return true // الحزب الموالي للأكراد
	}
	return marks == 0 && (s.Terms(term.Patient).Has(a.Prep) && (by.Kind == "office" || by.Kind == "person" && by.NameSpan.Start > by.Start) || m.Place && s.Terms(term.Inplace).Has(a.Prep))
}

// envoyTo tells whether the argument only tells where an envoy among the
// subjects is sent: المبعوث الأممي إلى ليبيا.
func (s *search) envoyTo(subjects map[isnad.Ref]bool, a clause.Arg) bool {
	for ref := range subjects {
		m := &s.Mentions[ref-1]
		if s.Terms(term.Envoy).Has(m.Lemma) && (a.Word == m.Last || a.Word == m.Last+1) {
			return true
		}
	}
	return false
}

// appositive tells of an office right behind a name: هادي إليامي رئيس اللجنة.
func (s *search) appositive(subj, ref isnad.Ref) bool {
	a, b := &s.Mentions[subj-1], &s.Mentions[ref-1]
	// but السيسي نظيره التركي, عباس الرئيس الفرنسي
	return a.Kind == "person" && b.Kind == "office" && b.First == a.Last && s.Pronoun(b.First) < 0 && (a.ID == "" || b.ID == "" || a.ID == b.ID)
}

// byAgent reads من قبل فلان، من جانب فلان، على يد فلان، بيد فلان.
func (s *search) byAgent(lo, hi int) isnad.Ref {
	for w := lo; w < hi; w++ {
		l := s.Tag(w).Lemma
		if !s.Terms(term.Agent).Has(l) && !s.Terms(term.Agent).Has(s.Words[w].Norm) {
			continue
		}
		if s.Pronoun(w) >= 0 {
			continue // من جانبها
		}
		glued := s.Words[w].Last-s.Words[w].First > 1
		if !glued && (w == 0 || !s.Terms(term.Agentprep).Has(s.Tag(w-1).Lemma)) {
			continue
		}
		for i := s.From(w + 1); i < len(s.Mentions) && s.Mentions[i].First <= w+2; i++ {
			if m := &s.Mentions[i]; m.Actor && !m.Adj {
				return isnad.Ref(i + 1)
			}
		}
	}
	return 0
}

// passive decides a verb whose passive is spelt alike: with one argument that
// suffers the act, and nobody before that could do it.
func (s *search) passive(w int, r *rule.Rule, x *sides, after bool) bool {
	if r.Count != "" && x.subject != 0 && x.objectPart < 0 && after && s.Mentions[x.subject-1].Count != 0 {
		return true // قتل 44 شخصا
	}
	if x.object != 0 || x.objectPart >= 0 || x.subject == 0 || r.Mutual || r.Say {
		return false
	}
	if !after {
		// أن جنديا قتل
		return r.Count != "" && !s.objectPhrase(w) && !s.active(w)
	}
	if !slices.Contains(r.Recipient, "object") || r.Count == "" && (s.thingBehind(x.subject) || s.reaches(r, x)) {
		return false
	}
	m := &s.Mentions[x.subject-1]
	return r.Count != "" || m.Count != 0 || m.Sector == "CVL" || !m.Actor || m.Kind == "role"
}

// reaches tells whether a preposition of the rule's brings whom the verb acts upon, so
// that its subject acts: اعتدى جندي على شاب.
func (s *search) reaches(r *rule.Rule, x *sides) bool {
	return slices.ContainsFunc(x.args, func(a clause.Arg) bool {
		return a.Of == "" && a.Prep != "" && s.Mentions[a.Ref-1].Actor && slices.Contains(r.Recipient, a.Prep)
	})
}

// charged tells of an accusing verb that brings nobody but who is accused: اتهم
// الوزير بالفساد.
func (s *search) charged(w int, r *rule.Rule, x *sides) bool {
	return r.Type == "ACCUSE" && len(r.Recipient) > 0 && r.Recipient[0] == "object" && s.Terms(term.Needy).Has(s.Tag(w).Lemma) && x.object == 0 && x.objectPart < 0 && x.subject != 0 && s.askedOf(x.subject)
}

// thingBehind tells of a thing or a place right behind a subject, without a preposition,
// that must be the verb's object: أحرق مستوطنون | منزلا.
func (s *search) thingBehind(subj isnad.Ref) bool {
	m := &s.Mentions[subj-1]
	w := m.Last
	if m.Phrase != 0 {
		w = max(w, s.Parts[s.Phrases[m.Phrase-1].Last-1].Word+1)
	}
	if w >= len(s.Words) || s.Words[w].Sentence != m.Sentence || s.Busy[w] || s.Pronoun(w) >= 0 {
		return false
	}
	ph := s.phraseAt(w)
	if ph == 0 || s.Phrases[ph-1].Prep >= 0 || s.Conj(w) {
		return false
	}
	t := s.Tag(w)
	return t.POS == isnad.NOUN && (t.Class == "place" || t.Class == "thing" || t.Class == "organization") && t.Feats.Verbal == 0
}

// active tells of a verb that only somebody told of before can have done: one in
// the plural (وقتلوا جنديين), or a body's before men (واعتقلت ثلاثة ناشطين).
func (s *search) active(w int) bool {
	f := s.Tag(w).Feats
	if f.Tense != 'p' || f.Person != '3' || f.Voice == 'p' {
		return false
	}
	if f.Number == 'p' {
		return s.Pronoun(w) >= 0 || len(s.Args(w+1, min(w+4, s.RightEdge(w)))) > 0
	}
	if f.Gender != 'f' || f.Number != 's' {
		return false
	}
	for _, a := range s.Args(w+1, min(w+4, s.RightEdge(w))) {
		m := &s.Mentions[a.Ref-1]
		return a.Prep == "" && !a.Adj && m.Kind == "role" && m.Feats.Gender == 'm' && m.First <= w+2
	}
	return false
}

// objectPhrase tells whether a noun phrase without preposition follows the
// verb at word w: اعتقلت عددا من الناشطين.
func (s *search) objectPhrase(w int) bool {
	if w+1 >= len(s.Words) || s.Words[w+1].Sentence != s.Words[w].Sentence || s.Words[w+1].Kind == isnad.Punct || s.Busy[w+1] {
		return false
	}
	ph := s.phraseAt(w + 1)
	return ph != 0 && s.Phrases[ph-1].Prep < 0 && s.Tag(w+1).POS == isnad.NOUN
}

// noun reads an event off a verbal noun or a noun of happening.
func (s *search) noun(w int, r *rule.Rule) bool {
	if s.named(w) || s.needed(w) {
		return false
	}
	t := s.Tag(w)
	x := sides{objectPart: -1, possessor: s.Pronoun(w)}
	hi := s.nounEdge(w)
	ph := s.phraseAt(w)
	phraseEnd := w + 1
	if ph != 0 {
		p := &s.Phrases[ph-1]
		phraseEnd = s.Parts[p.Last-1].Word + 1
		s.annexed(w, phraseEnd, &x)
	}
	// مقتل عدد من المدنيين
	if x.idafa == 0 && x.nisba == 0 && r.Count != "" {
		if args := s.Args(phraseEnd, min(phraseEnd+3, hi)); len(args) > 0 && s.Terms(term.Whose).Has(args[0].Prep) {
			x.idafa = args[0].Ref
		}
	}
	if x.idafa == 0 { // مقتل ثلاثة جنود: the number begins a phrase of its own
		at := s.overBound(phraseEnd)
		for _, a := range s.Args(at, at+1) {
			if a.Word == at && a.Prep == "" && s.Mentions[a.Ref-1].Count != 0 {
				x.idafa = a.Ref
			}
		}
	}
	x.args = s.Args(phraseEnd, hi)
	x.lo, x.hi = phraseEnd, hi
	x.by = s.byAgent(phraseEnd, hi)
	if t.Feats.Verbal == 'm' {
		s.agentIdafa(r, &x)
		s.struckIdafa(r, &x)
	}
	s.lightVerb(w, phraseEnd, &x)
	s.owner(w, &x)
	if r.Type == "RETREAT" && x.lightActor == 0 {
		s.proclaimer(w, &x)
	}
	if t.Feats.Verbal == 'm' && x.lightActor == 0 && x.by == 0 && x.possessor < 0 && s.purpose(w) {
		x.lightActor = s.purposeOf(w)
	}
	if x.lightActor != 0 && x.possessor >= 0 {
		x.possessor = -1 // شنت تركيا ضرباتها: whose they are is told
	}
	if s.Pronoun(w) >= 0 || x.idafa != 0 { // لقائه مبعوث الأمم المتحدة
		if len(x.args) > 0 && x.args[0].Prep == "" && !x.args[0].Adj {
			x.object = x.args[0].Ref
		}
	}
	f := s.start(w, r)
	f.def = t.Feats.Def || s.Pronoun(w) >= 0
	f.hi = hi
	s.roles(f, r, &x)
	return s.keep(f, r)
}

// overBound gives the word behind those that only bound the number that follows them: نحو
// عشرين، أكثر من عشرين، ما لا يقل عن عشرين.
func (s *search) overBound(w int) int {
	at := w
	for at < len(s.Words) && at < w+5 && s.Words[at].Kind == isnad.Arabic && s.Begins(at) == nil {
		t := s.Tag(at)
		if t.POS != isnad.ADV && !s.Terms(term.About).Has(t.Lemma) && !s.Terms(term.More).Has(t.Lemma) && !s.Terms(term.More).Has(s.Tag(at-1).Lemma) {
			return w
		}
		at++
	}
	return at
}

func (s *search) participle(w int, r *rule.Rule) bool {
	x := sides{objectPart: s.objectPronoun(w), possessor: -1}
	hi := s.RightEdge(w)
	x.args = s.Args(w+1, hi)
	x.lo, x.hi = w+1, hi
	x.subject = s.whose(w, r)
	if st := s.cueAt(s.Words[w].Span); st != nil && st.Speaker != 0 {
		x.subject = st.Speaker
	}
	x.object = s.object(x.args, 0, false, r.Say)
	if x.object == 0 && x.objectPart < 0 && s.actorAt(w+1) { // متهما إيران: taken for what is annexed
		x.object = s.beginning(w + 1)
	}
	f := s.start(w, r)
	f.verb, f.hi = true, hi
	s.roles(f, r, &x)
	return s.keep(f, r)
}

// beginning gives the first mention that begins at word w, or 0.
func (s *search) beginning(w int) isnad.Ref {
	for ref := range s.At(w) {
		return ref
	}
	return 0
}

// whose gives whom a participle at word w describes: for an act of words who
// speaks in its sentence before it, else the subject of the nearest verb that is
// not in a relative clause (قال الوزير الذي زار عمان أمس، متوعدا).
func (s *search) whose(w int, r *rule.Rule) isnad.Ref {
	first := s.Sentences[s.Words[w].Sentence].First
	if r.Say {
		for i := len(s.Statements) - 1; i >= 0; i-- {
			st := &s.Statements[i]
			if st.Speaker != 0 && st.Within == 0 && st.Cue.Start >= s.Words[first].Start && st.Cue.End <= s.Words[w].Start && st.Content.Start < s.Words[w].Start {
				return st.Speaker
			}
		}
	}
	inner := isnad.Ref(0)
	for v := s.verbBefore(w); v >= 0; v = s.verbBefore(v) {
		ref, _ := s.subject(v)
		if v == first || !s.Relative.Has(s.Tag(v-1).Lemma) {
			if ref != 0 {
				return ref
			}
			return inner
		}
		if inner == 0 {
			inner = ref
		}
	}
	return inner
}

// needed tells of what is only needed or wished for: الحاجة إلى «اتفاق».
func (s *search) needed(w int) bool {
	for j := w - 1; j > w-4 && j >= s.Sentences[s.Words[w].Sentence].First; j-- {
		if s.Terms(term.Need).Has(s.Tag(j).Lemma) {
			return true
		}
		if s.Words[j].Kind != isnad.Punct && s.Tag(j).POS != isnad.ADP {
			return false
		}
	}
	return false
}

// named tells whether the noun is part of a name (حزب العمل، مؤتمر الشعب).
func (s *search) named(w int) bool {
	for i := s.From(s.Sentences[s.Words[w].Sentence].First); i < len(s.Mentions); i++ {
		m := &s.Mentions[i]
		if m.First <= w && w < m.Last && !m.Adj && m.First < w && (m.Kind == "group" || m.Kind == "organization" || m.Kind == "place" || m.Kind == "person" || m.Kind == "office" || m.Kind == "state") {
			return true
		}
		if m.First > w {
			break
		}
	}
	return false
}

func (s *search) phraseAt(w int) isnad.Ref {
	return s.PhraseAt(s.Stem(w))
}

// annexed finds what the happening's own phrase tells: هجوم الجيش, الهجوم
// الإسرائيلي.
func (s *search) annexed(w, end int, x *sides) {
	for i := s.From(w + 1); i < len(s.Mentions) && s.Mentions[i].First < end; i++ {
		m := &s.Mentions[i]
		if m.Adj {
			if x.nisba == 0 && !s.ofAnnexed(w, m.First) {
				x.nisba = isnad.Ref(i + 1)
			}
			continue
		}
		if x.idafa == 0 && !s.Tag(w).Feats.Def { // nothing is annexed to a noun with its article
			x.idafa = isnad.Ref(i + 1)
		}
	}
}

// ofAnnexed tells whether an adjective at word adj describes what is annexed to
// the noun at word w, which names nobody: رفض البيان الألماني.
func (s *search) ofAnnexed(w, adj int) bool {
	if adj-w < 2 || s.Tag(w).Feats.Verbal != 'm' {
		return false
	}
	a, n := s.Tag(adj), s.Tag(adj-1)
	return n.POS == isnad.NOUN && n.Feats.Gender == a.Feats.Gender && n.Class != "act"
}

// agentIdafa reads قتل الجيش لخمسة مدنيين: with a second party brought by ل,
// what is annexed to a verbal noun does it.
func (s *search) agentIdafa(r *rule.Rule, x *sides) {
	if x.idafa == 0 || x.by != 0 || slices.Contains(r.Actor, "idafa") || !slices.Contains(r.Recipient, "idafa") {
		return
	}
	if hostile(r.Type) && !r.Say && s.suffers(x) {
		return
	}
	for _, a := range x.args {
		if s.Terms(term.Patient).Has(a.Prep) && a.Of == "" && s.Mentions[a.Ref-1].Actor {
			x.by, x.idafa = x.idafa, a.Ref
			return
		}
	}
}

// struckIdafa reads قصف حلب, قصف المدنيين: a place or those who have no arms suffer what
// is annexed to them, unless somebody behind suffers it (قصف غزة لسديروت).
func (s *search) struckIdafa(r *rule.Rule, x *sides) {
	if x.idafa == 0 || !slices.Contains(r.Recipient, "struck") {
		return
	}
	if m := &s.Mentions[x.idafa-1]; m.Kind != "place" && !helpless(m.Sector) {
		return
	}
	for _, a := range x.args {
		if s.Terms(term.Patient).Has(a.Prep) && a.Of == "" && (s.Mentions[a.Ref-1].Actor || s.Mentions[a.Ref-1].Place) {
			return
		}
	}
	x.object, x.idafa, x.struck = x.idafa, 0, true
}

// helpless tells of the sectors of those who suffer force rather than use it.
func helpless(sector string) bool {
	switch sector {
	case "CVL", "HLH", "EDU", "REF", "JRN", "MED", "REL":
		return true
	}
	return false
}

// powerful tells of the sectors of those who act upon others rather than suffer it.
func powerful(sector string) bool {
	switch sector {
	case "GOV", "MIL", "COP", "REB", "SPY", "UAF", "JUD":
		return true
	}
	return false
}

// suffers reads اعتقال السلطات محامين, استهداف الجيش ناقلة نفط: a noun right behind
// what is annexed to a verbal noun, in the accusative, suffers what that does.
func (s *search) suffers(x *sides) bool {
	doer := &s.Mentions[x.idafa-1]
	if x.lo >= x.hi || doer.Last != x.lo || !powerful(doer.Sector) {
		return false
	}
	if len(x.args) > 0 && x.args[0].Word == x.lo && x.args[0].Prep == "" {
		a := x.args[0]
		if m := &s.Mentions[a.Ref-1]; m.Adj || !m.Actor || m.Kind == "person" || m.Coord != 0 {
			return false
		}
		x.by, x.idafa = x.idafa, a.Ref
		return true
	}
	if t := s.Tag(x.lo); t.POS == isnad.NOUN && !s.Conj(x.lo) && !s.Busy[x.lo] && s.objectPhrase(x.lo-1) && t.Feats.Verbal == 0 {
		x.by, x.idafa = x.idafa, 0
		return true
	}
	return false
}

// nounEdge gives where the arguments of a happening end: at the next verb, or
// at a comma.
func (s *search) nounEdge(w int) int {
	hi := s.RightEdge(w)
	for j := w + 1; j < hi; j++ {
		if n := s.Words[j].Norm; n == "،" || n == "," || n == "؛" {
			return j
		}
	}
	return hi
}

// lending is how many words a light verb may stand before what it tells of.
const lending = 15

// lightVerb finds the verb that lends the happening its subject, before it or
// in a relative clause behind it (الهجوم الذي شنه الجيش).
func (s *search) lightVerb(w, end int, x *sides) {
	last := s.Sentences[s.Words[w].Sentence].Last
	for j := end; j < last && j < end+3; j++ {
		t := s.Tag(j)
		if t.POS != isnad.VERB {
			continue
		}
		l, ok := s.lights[t.Lemma]
		if !ok || s.Pronoun(j) < 0 && !(j > 0 && s.Relative.Has(s.Tag(j-1).Lemma)) && !(l.prep != "" && s.backward(j+1, l.prep)) {
			break
		}
		if l.subject == "actor" && l.prep == "" && s.Pronoun(j) < 0 && t.Feats.Voice != 'p' {
			break // الهجوم الذي أدى إلى: what it does, not who does it
		}
		x.args = append(x.args, s.Args(j+1, s.RightEdge(j))...)
		lent := false
		if args := s.Args(j+1, s.RightEdge(j)); len(args) > 0 && args[0].Prep == "" {
			s.lend(l, args[0].Ref, x)
			lent = true
		}
		// مؤتمر عقده مع نظيره: who was told of before
		if !lent && l.subject == "actor" {
			if ref := s.nearestActor(w); ref != 0 {
				s.lend(l, ref, x)
			}
		}
		if s.Tag(j).Feats.Voice == 'p' {
			if by := s.byAgent(j+1, s.RightEdge(j)); by != 0 {
				x.lightActor = by
			}
		}
		break
	}
	s.lightNoun(w, x)
	lo := s.LeftEdge(w)
	if lo == 0 {
		return
	}
	v := lo - 1
	t := s.Tag(v)
	if t.POS != isnad.VERB || s.Words[v].Sentence != s.Words[w].Sentence {
		return
	}
	if v > 0 && s.Pronoun(v) >= 0 && s.Relative.Has(s.Tag(v-1).Lemma) { // يشن الحلف الذي يقوده فلان هجوما
		if v = s.verbBefore(v); v < 0 {
			return
		}
		t = s.Tag(v)
	}
	l, ok := s.lights[t.Lemma]
	if !ok || w-v > lending {
		return
	}
	if l.prep != "" && !s.broughtBy(w, l.prep) || l.prep == "" && s.underPrep(w) {
		return
	}
	// اتهم السلطات بقتله
	if ref, after := s.subject(v); l.subject == "accused" {
		if p := s.Pronoun(v); p >= 0 {
			ref = s.antecedent(v, p, ref)
		} else {
			ref = s.object(s.Args(v+1, s.RightEdge(v)), ref, after, false)
		}
		if ref != 0 && !s.within(ref, w) {
			s.lend(light{subject: "actor"}, ref, x)
		}
	} else if ref != 0 && !s.within(ref, w) {
		s.lend(l, ref, x)
	}
	if t.Feats.Voice == 'p' || t.Feats.Voice == 'b' {
		if by := s.byAgent(v+1, s.RightEdge(v)); by != 0 {
			x.lightActor = by
		}
	}
}

// proclaimer takes for the actor who proclaims the happening at word w, as what it is
// that one proclaims and does it: أعلن التحالف وقف إطلاق النار.
func (s *search) proclaimer(w int, x *sides) {
	v := s.LeftEdge(w) - 1
	if v < 0 || s.Words[v].Sentence != s.Words[w].Sentence || w-v > lending || s.underPrep(w) {
		return
	}
	if t := s.Tag(v); t.POS != isnad.VERB || t.Feats.Voice == 'p' || !s.Terms(term.Owns).Has(t.Lemma) {
		return
	}
	if ref, after := s.subject(v); ref != 0 && after && !s.within(ref, w) {
		s.lend(light{subject: "actor"}, ref, x)
	}
}

// owner takes for the actor who says that they are answerable for the happening at word w:
// أعلن التنظيم مسؤوليته عن هجوم.
func (s *search) owner(w int, x *sides) {
	const far = 6 // words from the verb to the responsibility
	first := s.Sentences[s.Words[w].Sentence].First
	for r := w - 1; r >= first && r >= w-2; r-- {
		if !s.Terms(term.Responsibility).Has(s.Tag(r).Lemma) {
			continue
		}
		for v := r - 1; v >= first && v >= r-far; v-- {
			t := s.Tag(v)
			if t.POS != isnad.VERB || t.Feats.Tense == 0 || t.Feats.Voice == 'p' || !s.Terms(term.Owns).Has(t.Lemma) || s.negated(v) {
				continue
			}
			if ref, _ := s.subject(v); ref != 0 && !s.within(ref, w) {
				s.lend(light{subject: "actor"}, ref, x)
			}
			return
		}
		return
	}
}

// lightNoun reads قيام فلان بإحراق, إقدام عناصر على قتل, عزمها على ملاحقة.
func (s *search) lightNoun(w int, x *sides) {
	first := s.Sentences[s.Words[w].Sentence].First
	for v := w - 1; v >= first && v > w-7; v-- {
		t := s.Tag(v)
		l, ok := s.lights[t.Root]
		if t.POS != isnad.NOUN || t.Feats.Verbal != 'm' || !ok {
			continue
		}
		if l.prep != "" && !s.broughtBy(w, l.prep) || l.prep == "" && (s.underPrep(w) || w-v > 2) {
			continue // ترؤسه اجتماعا
		}
		for i := s.From(v + 1); i < len(s.Mentions) && s.Mentions[i].First < w; i++ {
			if m := &s.Mentions[i]; m.Actor && !m.Adj && (l.prep == "" || s.Prep(m) != l.prep) {
				s.lend(l, isnad.Ref(i+1), x)
				return
			}
		}
		if p := s.Pronoun(v); p >= 0 {
			if ref := s.antecedent(v, p, 0); ref != 0 {
				s.lend(l, ref, x)
			}
		}
		return
	}
}

// purpose tells whether the verbal noun at word w tells what something is done
// for: لاستعادة المدينة, من أجل استعادتها.
func (s *search) purpose(w int) bool {
	ph := s.phraseAt(w)
	if ph == 0 || s.Tag(w).Feats.Def {
		return false
	}
	p := &s.Phrases[ph-1]
	if s.Parts[p.First].Word != w && s.Parts[p.Head].Word != w {
		return false
	}
	return p.Prep >= 0 && s.Terms(term.Purpose).Has(s.Tags[p.Prep].Lemma)
}

// purposeOf gives the subject of the verb before word w, who does what is done
// for the purpose as well.
func (s *search) purposeOf(w int) isnad.Ref {
	first := s.Sentences[s.Words[w].Sentence].First
	for v := w - 1; v >= first && v > w-14; v-- {
		if t := s.Tag(v); t.POS == isnad.VERB && t.Feats.Tense != 0 {
			if t.Feats.Voice == 'p' {
				return 0
			}
			ref, _ := s.subject(v)
			if ref != 0 && s.Mentions[ref-1].Actor && !s.within(ref, w) {
				return ref
			}
			return 0
		}
	}
	return 0
}

// nearestActor gives the last actor before word w in its sentence that hangs
// on no preposition.
func (s *search) nearestActor(w int) isnad.Ref {
	for i := s.From(w) - 1; i >= 0 && s.Mentions[i].Sentence == s.Words[w].Sentence; i-- {
		if m := &s.Mentions[i]; m.Actor && !m.Adj && !m.Embedded && s.Prep(m) == "" {
			return isnad.Ref(i + 1)
		}
	}
	return 0
}

// backward tells whether word w is the preposition with a pronoun: يقوم بها.
func (s *search) backward(w int, prep string) bool {
	if w >= len(s.Words) || s.Words[w].Last-s.Words[w].First < 2 {
		return false
	}
	f := s.Words[w].First
	return s.Tags[f].Lemma == prep && s.Tags[s.Words[w].Last-1].POS == isnad.PRON
}

func (s *search) lend(l light, ref isnad.Ref, x *sides) {
	switch l.subject {
	case "actor":
		if x.lightActor == 0 {
			x.lightActor = ref
		}
	case "recipient":
		if x.lightRecipient == 0 {
			x.lightRecipient = ref
		}
	}
}

// within tells whether a mention lies in the phrase of the happening itself.
func (s *search) within(ref isnad.Ref, w int) bool {
	m := &s.Mentions[ref-1]
	return m.First >= w
}

func (s *search) underPrep(w int) bool {
	ph := s.phraseAt(w)
	return ph != 0 && s.Phrases[ph-1].Prep >= 0 && !s.counted(ph)
}

// counted tells of a phrase that a word of amount brings: عددا من الغارات.
func (s *search) counted(ph isnad.Ref) bool {
	p := s.Phrases[ph-1].Prep
	k := s.Parts[p].Word - 1
	return k > 0 && s.Terms(term.Whose).Has(s.Tags[p].Lemma) && s.Terms(term.Amount).Has(s.Tag(k).Lemma) && !s.underPrep(k)
}

func (s *search) broughtBy(w int, prep string) bool {
	ph := s.phraseAt(w)
	if ph == 0 {
		return false
	}
	p := s.Phrases[ph-1].Prep
	return p >= 0 && s.Tags[p].Lemma == prep
}

func (s *search) start(w int, r *rule.Rule) *found {
	k := s.Stem(w)
	f := &found{rule: r, word: w, part: k, lo: s.LeftEdge(w)}
	f.e = isnad.Event{Type: r.Type, Mode: r.Mode, Trigger: isnad.Span{Start: s.Parts[k].Start, End: s.Words[w].End}, TriggerPart: k, Sentence: s.Words[w].Sentence, Rule: "events/" + r.Name, Confidence: 0.8}
	return f
}
