package event

import (
	"slices"
	"sort"
	"strconv"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/loglinear"
	"github.com/isnad-news/isnad/internal/term"
)

// Choice is an event with all who may be its sides: what the weights of
// events/sides are learned from.
type Choice struct {
	Event  *isnad.Event
	Rules  bool           // the rules hold that the report tells it
	Mutual bool           // one side is told, and its partner is looked for
	Both   bool           // nobody is told of two who fight or meet, and both are looked for
	Doer   bool           // the grammar leaves no doubt that somebody is told to have done it
	Told   []string       // what speaks for its trigger to tell it
	Sides  [2][]Candidate // actors, recipients
	Chosen [2]int         // who is chosen of each
	Pairs  [][]Pair       // what speaks for an actor's class with a recipient's
	top    [2][]int       // the likeliest of each side
	inner  []*found       // what stands among its arguments
}

// Candidate is somebody who may be a side of an event, with the features that
// speak for or against it. ID and Sector are empty for nobody. Candidates of
// one class speak alike for and against each of the other side.
type Candidate struct {
	Nobody     bool
	Given      bool // the rules give it
	ID, Sector string
	Span       isnad.Span // of the mention
	Features   []string
	Class      int
	Company    isnad.Ref // the first of those together with whom they are named
	place      bool      // the place, for whoever holds it
	other      bool      // a common noun taken for somebody else than the mention is
	dir        string    // where it stands to the trigger: on, before, after, back, none
	ref        isnad.Ref
	person     isnad.Ref // the entity of a person or an office
	first      int       // words of the mention, half-open
	last       int
	trait      trait
	sum        float64
}

// Pair is what speaks for a class of actors together with a class of recipients.
type Pair struct {
	Features []string
	sum      float64
}

// weigher adds up the weights of features for candidates.
type weigher struct{ loglinear.Sum }

func (g *weigher) add(k string, vs ...string) { g.Add(k, vs...) }

// take ends a candidate: it gets what was added up since the last one.
func (g *weigher) take(c Candidate) Candidate {
	c.Features, c.sum = g.Take()
	return c
}

// The sides of an event, as found.src numbers them.
const actorSide, recipientSide = 0, 1

// resolve weighs, for both sides of each event together, all who may fill them
// against those whom the rules give and against nobody, by a log-linear model in
// the manner of Lappin and Leass (1994) for pronouns; the weights are learned.
func (s *search) resolve(told []*found) {
	if s.weights.None() && s.Trace == nil {
		return
	}
	met := s.meetings()
	s.others = s.bodies(met.told)
	s.headed = s.whomHeadlineNames()
	s.traits()
	for _, f := range told {
		c := Choice{Event: &f.e, Rules: f.doubt == "", Told: f.speaks, Mutual: f.rule.Mutual, Doer: s.doerAnnexed(f)}
		if f.rule.Mutual && len(f.e.Actors)+len(f.e.Recipients) == 0 {
			c.Mutual, c.Both = false, true
		}
		if !c.Mutual || lonely(f.e.Actors, hostile(f.e.Type)) {
			s.weigh(f, &c, met)
		}
		switch {
		case s.Trace != nil:
			s.Trace(c) // what is learned from is what the rules give
		case len(c.Sides[actorSide]) > 0:
			s.settleSides(f, &c)
		}
	}
	for _, f := range told {
		s.present(f)
		multilateral(&f.e)
	}
}

// doerAnnexed tells of a noun of force to which its doer is annexed, since a preposition
// brings whom or what it befalls: هجوم الجيش على القرية.
func (s *search) doerAnnexed(f *found) bool {
	if f.verb || f.rule.Say || f.e.Type != "ASSAULT" || f.src[actorSide] != "idafa" || len(f.e.Actors) == 0 {
		return false
	}
	for w := f.x.lo; w < f.x.hi; w++ {
		if t := s.Tag(w); t.POS == isnad.ADP {
			return slices.Contains(f.rule.Recipient, t.Lemma)
		}
	}
	return false
}

// severalSides is from how many on a meeting is one of many sides.
const severalSides = 3

// multilateral tells the mode of a meeting of three sides and more, and of one of which
// nobody but an organisation of states is told: اجتمع مجلس الأمن.
func multilateral(e *isnad.Event) {
	if e.Type != "CONSULT" || e.Mode != "" {
		return
	}
	ids := sideIDs(e)
	if len(ids) >= severalSides || len(ids) == 1 && len(e.Actors) > 0 && e.Actors[0].Sector == "IGO" {
		e.Mode = "multilateral"
	}
}

// present adds to a meeting those in whose presence it was held: التقى الوزير نظيره
// بحضور المبعوث.
func (s *search) present(f *found) {
	if f.e.Type != "CONSULT" || !f.rule.Mutual || len(sideIDs(&f.e)) < 2 {
		return
	}
	phrases := s.phrasesIn(f.word+1, f.hi)
	for i := range phrases {
		p := &phrases[i]
		if !s.Terms(term.Presence).Has(s.Tags[p.Head].Lemma) || p.Prep < 0 {
			continue
		}
		w := s.Parts[p.Head].Word
		for k := s.From(w); k < len(s.Mentions) && s.Mentions[k].First <= w+1; k++ {
			if m := &s.Mentions[k]; m.First != w+1 && m.Head != w+1 || !m.Actor || m.Adj || m.ID == "" || hasID(f.e.Actors, m.ID) {
				continue
			}
			others := carried(s.asArgs(s.Coordinated(isnad.Ref(k + 1))))
			f.e.Actors, f.e.Recipients = addArgs(f.e.Actors, others), addArgs(f.e.Recipients, others)
		}
	}
}

// settleSides gives an event the sides for which most speaks.
func (s *search) settleSides(f *found, c *Choice) {
	c.choose()
	switch {
	case c.Mutual:
		s.partner(f, &c.Sides[recipientSide][c.Chosen[recipientSide]])
		if f.e.Type == "RETREAT" && len(f.e.Actors) == 1 && slices.Equal(f.e.Actors, f.e.Recipients) {
			f.e.Recipients = nil // a truce of one side
		}
	case c.Both:
		for side := range c.Sides {
			s.partner(f, &c.Sides[side][c.Chosen[side]])
		}
	default:
		s.fill(&f.e.Actors, s.inWords(f, c, actorSide))
		whom := s.inWords(f, c, recipientSide)
		s.fill(&f.e.Recipients, whom)
		if whom.dir == "back" && f.rule.Say {
			s.company(f, c.inner)
		}
	}
}

// inWords gives who was chosen for a side, in the words that tell it: where that is but a
// place named by a preposition, the likeliest of the same id in the event's sentence that
// is none (تظاهر عراقيون في بغداد) and does not stand on the other side (اعتقل ناشطون في
// القاهرة).
func (s *search) inWords(f *found, c *Choice, side int) *Candidate {
	b := &c.Sides[side][c.Chosen[side]]
	if b.Nobody || b.ref == 0 || b.ID == "" || !s.merePlace(b.ref) {
		return b
	}
	best := b
	across := &c.Sides[1-side][c.Chosen[1-side]]
	for i := range c.Sides[side] {
		o := &c.Sides[side][i]
		if o.Nobody || o.ref == 0 || o.ref == across.ref || o.ID != b.ID || s.merePlace(o.ref) || s.Mentions[o.ref-1].Sentence != f.e.Sentence {
			continue
		}
		if best == b || o.sum > best.sum {
			best = o
		}
	}
	return best
}

// merePlace tells of a state or a place behind a preposition of place.
func (s *search) merePlace(r isnad.Ref) bool {
	m := &s.Mentions[r-1]
	return (m.Kind == "state" || m.Kind == "place") && !m.Adj && s.Terms(term.Inplace).Has(s.Prep(m))
}

// whomHeadlineNames gives the ids of whom the headline names, in order.
func (s *search) whomHeadlineNames() []string {
	var out []string
	for i := range s.Mentions {
		m := &s.Mentions[i]
		if !s.Sentences[m.Sentence].Headline {
			break
		}
		if m.ID != "" && m.Actor && !slices.Contains(out, m.ID) {
			out = append(out, m.ID)
		}
	}
	return out
}

// groups and states are how many of each common nouns are tried for.
const groups, states = 3, 2

// bodies gives those whom the report names most: who its common nouns may mean.
func (s *search) bodies(told map[string]int) []isnad.Arg {
	var out []isnad.Arg
	seen := map[string]bool{}
	for i := range s.Mentions {
		m := &s.Mentions[i]
		if m.ID == "" || !m.Actor || m.Loose || m.Sector == "JRN" || seen[m.ID] {
			continue
		}
		seen[m.ID] = true
		out = append(out, isnad.Arg{ID: m.ID, Sector: m.Sector})
	}
	sort.SliceStable(out, func(i, j int) bool { return told[out[i].ID] > told[out[j].ID] })
	n := [2]int{groups, states}
	return slices.DeleteFunc(out, func(a isnad.Arg) bool {
		k := 0
		if s.states[a.ID] {
			k = 1
		}
		n[k]--
		return n[k] < 0
	})
}

// lonely tells of a side on which one body alone is told; those of one state who fight are
// told apart by what they are.
func lonely(as []isnad.Arg, fight bool) bool {
	for _, a := range as {
		if a.ID == "" || a.ID != as[0].ID || fight && a.Sector != as[0].Sector {
			return false
		}
	}
	return len(as) > 0
}

// partner adds who was found to meet, agree or work with those told.
func (s *search) partner(f *found, b *Candidate) {
	if b.Nobody {
		return
	}
	other := s.chosen(b, s.together(b.ref))
	f.e.Actors = addArgs(f.e.Actors, other)
	f.e.Recipients = addArgs(f.e.Recipients, other)
}

// weigh finds who may be the sides of an event, and what speaks for each.
func (s *search) weigh(f *found, c *Choice, met meetings) {
	at := sort.Search(len(s.out), func(i int) bool { return s.out[i].word > f.word })
	st := s.statementAt(f.e.Trigger)
	t := slot{search: s, f: f, at: at, st: st, shape: s.shape(f), quad: quad(f.e.Type), in: s.teller(f, st), told: met.told}
	t.relate()
	if s.Sentences[f.e.Sentence].Headline && f.e.Sentence+1 < len(s.Sentences) {
		t.ahead = s.bodyStart() - f.e.Sentence
	}
	t.last = t.latest()
	c.inner = t.inner
	if c.Mutual {
		a := &f.e.Actors[0]
		c.Sides[actorSide] = []Candidate{{Given: true, ID: a.ID, Sector: a.Sector, trait: s.traitOf(a), Features: []string{"a:one"}, dir: "one"}}
		c.Sides[recipientSide] = t.weighSide(recipientSide, "recipient", nil, f.e.Actors)
	} else {
		c.Sides[actorSide] = t.weighSide(actorSide, "actor", f.e.Actors, f.e.Recipients)
		c.Sides[recipientSide] = t.weighSide(recipientSide, "recipient", f.e.Recipients, f.e.Actors)
	}
	t.pair(c, met)
}

// teller tells by whom an event is told: the outlet (out), somebody in a
// statement (in), a headline (head).
func (s *search) teller(f *found, st *isnad.Statement) string {
	switch {
	case s.Sentences[f.e.Sentence].Headline:
		return "head"
	case st != nil:
		return "in"
	}
	return "out"
}

// slot is a side of an event that is weighed, and what its features ask of the
// event.
type slot struct {
	*search
	weigher
	f         *found
	at        int              // the event's place among all
	st        *isnad.Statement // in which the event is told
	shape     string           // of the trigger: v active, p passive, a participle, d definite noun, n noun
	quad      string           // class of the event's type
	in        string           // told by the outlet (out), by somebody (in), in a headline (head)
	which     int              // actorSide or recipientSide
	src       string           // of the rule that gave the side
	as, other []isnad.Arg      // whom the rules give to this side, and to the other
	first     bool             // nobody in the sentence was weighed yet
	after     int              // how many behind the trigger were
	bares     int              // how many of those that no preposition brings
	rels      []relation       // who stands how to the trigger
	last      *found           // the last event of its type before it
	told      map[string]int   // how often the report names whom
	inner     []*found         // what stands among the trigger's arguments
	over      string           // lemma of the verb above the trigger
	voice     string           // of that verb
	joint     string           // what joins the trigger to what stands before it
	under     string           // lemma of the verb below it
	noun      string           // lemma of the noun of happening above it
	ahead     int              // how many sentences behind its own are looked at: a headline's lead
	formed    formed           // the mention weighed last
}

// weighSide gives all who may be a side, with what speaks for each.
func (t *slot) weighSide(side int, name string, as, other []isnad.Arg) []Candidate {
	t.which, t.as, t.other, t.first, t.after, t.bares, t.formed = side, as, other, true, 0, 0, formed{}
	t.room.memo.stamp++
	t.weigher = weigher{loglinear.Sum{Weights: &t.weights, Side: name[0], Keep: t.Trace != nil}}
	switch {
	case len(as) == 0:
		t.src = "none"
	case t.f.src[side] == "":
		t.src = "context"
	default:
		t.src = t.f.src[side]
	}
	return t.candidates()
}

// fill makes the side who was chosen.
func (s *search) fill(as *[]isnad.Arg, b *Candidate) {
	switch {
	case b.Given:
	case b.Nobody:
		*as = nil
	default:
		for _, a := range *as {
			if sameArg(a, b.ID, b.Sector) {
				return
			}
		}
		*as = s.chosen(b, s.together(b.ref))
	}
}

// companyOf gives the first of those with whom somebody is coordinated, and for
// the parties of a happening that the trigger speaks of one of them for all: what
// speaks for one of a company speaks for it.
func (t *slot) companyOf(ref isnad.Ref) isnad.Ref {
	if id := t.Mentions[ref-1].ID; t.f.rule.Say && id != "" {
		for _, o := range t.inner {
			if len(o.e.Actors) > 1 && hasID(o.e.Actors, id) && t.which == recipientSide && !(o.rule.Mutual && hostile(o.e.Type)) {
				return o.e.Actors[0].Mention
			}
		}
	}
	return t.firstOf(ref)
}

// company adds to one who is praised or blamed for a happening those who did it
// with him: رحبت القاهرة بالاتفاق is to both who reached it.
func (s *search) company(f *found, inner []*found) {
	for _, o := range inner {
		if len(o.e.Actors) < 2 || !compatible(o.e.Actors, f.e.Recipients) || o.rule.Mutual && hostile(o.e.Type) {
			continue
		}
		for _, a := range o.e.Actors {
			if a.ID != "" && !hasID(f.e.Actors, a.ID) {
				a.Carried = true
				f.e.Recipients = addArgs(f.e.Recipients, []isnad.Arg{a})
			}
		}
	}
}

// chosen gives a candidate, and those with whom they are named, as a side.
func (s *search) chosen(b *Candidate, refs []isnad.Ref) []isnad.Arg {
	if !b.other {
		return carried(s.asArgs(refs))
	}
	as := carried(s.asArgs([]isnad.Ref{b.ref}))
	as = as[:min(1, len(as))] // a word for several that is taken for one
	people := s.Mentions[b.ref-1].Sector == holder && s.states[b.ID]
	for i := range as {
		if as[i].ID, as[i].Sector = b.ID, b.Sector; people {
			as[i].Sector = holder // المواطنون are nobody's government
		}
	}
	return as
}

// firstOf gives the first of those with whom somebody is coordinated.
func (s *search) firstOf(r isnad.Ref) isnad.Ref {
	for s.Mentions[r-1].Coord != 0 && s.Mentions[r-1].Coord < r {
		r = s.Mentions[r-1].Coord
	}
	for s.Mentions[r-1].Adj && r > 1 && len(s.nations(r-1)) > 1 {
		r--
	}
	return r
}

// together gives all with whom somebody is coordinated, or named by adjectives one
// after another.
func (s *search) together(ref isnad.Ref) []isnad.Ref {
	first := s.firstOf(ref)
	if s.Mentions[first-1].Adj {
		if as := s.nations(first); len(as) > 1 {
			return as
		}
	}
	return s.Coordinated(first)
}

// reach is how many sentences before its own an event may take a side from.
const reach = 3

// window is how many words away somebody may be, in texts without stops.
const window = 150

// memory is how many events on either side of its own an event looks at for
// who acts against whom.
const memory = 60

func quad(typ string) string {
	switch typ {
	case "AGREE", "CONSULT", "SUPPORT", "CONCEDE":
		return "vc"
	case "COOPERATE", "AID", "RETREAT":
		return "mc"
	case "REQUEST", "ACCUSE", "REJECT", "THREATEN":
		return "vx"
	}
	return "mx"
}

func (s *search) shape(f *found) string {
	t := s.Tag(f.word)
	switch {
	case f.verb && t.Feats.Voice == 'p':
		return "p"
	case f.verb && t.Feats.Verbal == 'a':
		return "a"
	case f.verb:
		return "v"
	case f.def:
		return "d"
	}
	return "n"
}

// candidates gives nobody, and all of the sentence and of those before it who
// may be the side.
func (t *slot) candidates() []Candidate {
	e := &t.f.e
	var out []Candidate
	if t.Trace == nil {
		out = t.room.sides[t.which][:0]
		defer func() { t.room.sides[t.which] = out }()
	}
	out = append(out, t.nobody())
	if c, ok := t.bare(); ok {
		out = append(out, c)
	}
	from := t.From(max(t.Sentences[max(0, e.Sentence-reach)].First, t.f.word-window))
	last := t.lastBefore(from)
	for i := from; i < len(t.Mentions); i++ {
		m := &t.Mentions[i]
		if m.Sentence > e.Sentence+t.ahead || m.First > t.f.word+window {
			break
		}
		ref := isnad.Ref(i + 1)
		given := t.given(ref)
		if t.annexed(ref) || !given && !t.mayBe(m) || m.Sentence > e.Sentence && m.ID == "" || m.Sentence < e.Sentence && (m.ID == "" || !given && t.again(i)) {
			continue
		}
		c := Candidate{ID: m.ID, Sector: m.Sector, Span: m.Span, ref: ref, trait: t.room.traits[i], Company: t.companyOf(ref), Given: given}
		if m.Kind == "place" {
			c.ID, c.Sector, c.place = m.Country, holder, true
		}
		if m.Kind == "person" || m.Kind == "office" {
			c.person, c.first, c.last = m.Entity, m.First, m.Last
		}
		first, after, bares := t.first, t.after, t.bares
		out = append(out, t.take(t.stand(c, m, i == last)))
		if !m.Loose || m.Sentence != e.Sentence {
			continue
		}
		for rank, o := range t.others {
			if o.ID == m.ID {
				continue
			}
			if t.Keep {
				t.first, t.after, t.bares = first, after, bares
			}
			c := Candidate{ID: o.ID, Sector: o.Sector, Span: m.Span, ref: ref, trait: t.room.traits[i], other: true}
			c.trait.id, c.trait.sector = t.room.others[rank].id, t.room.others[rank].sector
			t.meant(&c, m, rank, given)
			out = append(out, t.take(t.stand(c, m, i == last)))
		}
	}
	return out
}

// annexed tells of whom the rule takes what is annexed to a noun of force to befall, so
// that he has not done it: طرد السفير، اغتيال القائد.
func (t *slot) annexed(ref isnad.Ref) bool {
	f := t.f
	if t.which != actorSide || f.verb || f.rule.Mutual || f.src[recipientSide] != "idafa" || f.x.idafa != ref {
		return false
	}
	switch f.e.Type {
	case "ASSAULT", "COERCE", "SANCTION":
		return !slices.ContainsFunc(f.e.Actors, func(a isnad.Arg) bool { return a.Mention == ref })
	}
	return false
}

// holder is the sector of people, and of a place, for whoever holds it.
const holder = "CVL"

// stand adds who a candidate is and how they stand to the trigger.
func (t *slot) stand(c Candidate, m *isnad.Mention, last bool) Candidate {
	t.who(&c, m)
	if m.Loose && !c.other {
		t.add("loose", m.Lemma)
		t.add("loose", m.Sector, t.quad)
	}
	if !t.Keep && t.formed.ref == c.ref { // weighed for whom the mention is taken itself
		t.Total += t.formed.sum
		c.dir = t.formed.dir
		return c
	}
	before := t.Total
	c.dir = t.form(c.ref, m, last)
	t.formed = formed{c.ref, t.Total - before, c.dir}
	return c
}

// formed is how a mention stands to the trigger, whoever it is.
type formed struct {
	ref isnad.Ref
	sum float64
	dir string
}

// form adds how a mention stands to the trigger, and gives on which side of it.
func (t *slot) form(ref isnad.Ref, m *isnad.Mention, last bool) string {
	t.inRelation(ref)
	t.agreement(ref, m)
	if m.Kind == "role" || m.Kind == "office" {
		t.add("lemma", m.Lemma, t.quad)
		t.add("lemma", m.Lemma, t.f.e.Type)
	} else if m.Lemma != "" {
		t.add("named", m.Lemma, t.quad)
	}
	t.add("kind", m.Kind, t.f.e.Type)
	if m.Count != 0 {
		t.add("counted", t.shape)
		t.add("counted", t.f.e.Type)
	}
	if t.st != nil {
		in := t.st.Content.Contains(m.Span)
		t.once(group{of: ofStatement, a: bit(in)}, func() {
			t.add("instat", strconv.FormatBool(in), t.shape)
			t.add("instat", strconv.FormatBool(in), t.quad)
		})
	}
	if m.Sentence < t.f.e.Sentence {
		t.back(m)
		return "back"
	}
	if m.Sentence > t.f.e.Sentence {
		t.forth(m)
		return "ahead"
	}
	return t.here(ref, m, last)
}

// meant adds what speaks for a common noun meaning somebody else than its own
// mention says.
func (t *slot) meant(c *Candidate, m *isnad.Mention, rank int, given bool) {
	kind := "group"
	if t.states[c.ID] {
		kind = "state"
	}
	t.once(group{ofOther, int32(rank), bit(given), 0}, func() {
		t.add("other", kind)
		t.add("other", kind, strconv.Itoa(rank))
		t.add("other", kind, c.Sector, t.quad)
		t.add("other", kind, strconv.FormatBool(given))
	})
	own := &t.room.traits[c.ref-1]
	t.once(group{ofNoun, own.lemma, own.sector, bit(t.states[c.ID])}, func() {
		t.add("other", kind, m.Lemma)
		t.add("other", kind, m.Sector)
	})
	if m.ID == "" {
		return
	}
	if s := t.stood(c.ID, m.ID); s != "" {
		t.add("other", s, m.Lemma)
		t.add("other", s, kind, m.Sector)
	}
}

// again tells whether who is mentioned before the event's sentence is mentioned
// once more before it, in the same sentence or a later one.
func (t *slot) again(i int) bool {
	m := &t.Mentions[i]
	for _, n := range t.Mentions[i+1:] {
		if n.Sentence >= t.f.e.Sentence {
			return false
		}
		if n.ID == m.ID && n.Sector == m.Sector && n.Actor {
			return true
		}
	}
	return false
}

// given tells whether the rules give a mention to the side.
func (t *slot) given(ref isnad.Ref) bool {
	for _, a := range t.as {
		if a.Mention == ref {
			return true
		}
	}
	return false
}

// mayBe tells whether somebody whom the rules do not give may be the side.
func (t *slot) mayBe(m *isnad.Mention) bool {
	// nobody meets himself
	if !t.f.rule.Say && hostile(t.f.e.Type) && t.Terms(term.Informant).Has(m.Lemma) {
		return false // مصادر أمنية tell of it
	}
	if m.Place && t.Terms(term.Patient).Has(t.Prep(m)) && m.First > 0 && t.Terms(term.Quote).Has(t.Words[m.First-1].Norm) {
		return false // قال لـ«الرياض»: a paper of that name
	}
	return m.Actor && m.Lemma != bareNumber && !(t.f.rule.Mutual && hasID(t.other, m.ID))
}

// lastBefore gives the last actor before the trigger in its sentence, among the
// mentions from one on, or -1.
func (t *slot) lastBefore(from int) int {
	for i := t.From(t.f.word) - 1; i >= from && t.Mentions[i].Sentence == t.f.e.Sentence; i-- {
		if m := &t.Mentions[i]; m.Actor && !m.Adj {
			return i
		}
	}
	return -1
}

// untold is how much more speaks for nobody having done an attack than the weights
// say: they are learned mostly from reports whose annotators gave it to somebody
// oftener than the guide does, which asks that the report tells who.
const untold = 0.6

// nobody gives what speaks for leaving the side empty.
func (t *slot) nobody() Candidate {
	e := &t.f.e
	t.add("null")
	t.add("null", e.Type)
	t.add("null", t.shape)
	t.add("null", e.Type, t.shape)
	t.add("null", t.f.rule.Name)
	t.add("null", t.f.rule.Count)
	t.add("null", t.in)
	t.add("null", t.src)
	t.add("null", t.src, e.Type)
	t.add("null", strconv.FormatBool(len(t.other) == 0))
	t.add("null", e.Mode)
	if t.f.rule.Mutual {
		t.add("null", "mutual")
		t.add("null", "mutual", e.Type)
	}
	if e.Killed.Known || e.Injured.Known {
		t.add("null", "counted")
	}
	if len(t.inner) > 0 {
		t.add("null", "inner", strconv.FormatBool(len(t.inner[0].e.Actors) > 0), e.Type) // who did what is condemned
	}
	if e.Type == "ASSAULT" && t.which == actorSide {
		t.Total += untold
	}
	return t.take(Candidate{Nobody: true, Given: len(t.as) == 0})
}

// bare gives a side that the rules give without a mention of its own.
func (t *slot) bare() (Candidate, bool) {
	for _, a := range t.as {
		if a.Mention != 0 {
			return Candidate{}, false
		}
	}
	if len(t.as) == 0 {
		return Candidate{}, false
	}
	t.add("given")
	t.add("given", t.f.e.Type)
	t.add("given", t.src)
	t.add("given", "bare")
	return t.take(Candidate{Given: true, ID: t.as[0].ID, Sector: t.as[0].Sector, trait: t.traitOf(&t.as[0])}), true
}

// who adds what somebody is, and what the report tells of them elsewhere.
func (t *slot) who(c *Candidate, m *isnad.Mention) {
	typ := t.f.e.Type
	if c.Given {
		t.add("given")
		t.add("given", typ)
		t.add("given", t.src)
		t.add("given", t.shape)
		t.add("given", t.src, typ)
	}
	t.once(group{of: ofSector, a: c.trait.sector}, func() {
		t.add("sector", c.Sector, typ)
		t.add("sector", c.Sector, t.quad)
		t.add("sector", c.Sector, t.f.rule.Name)
	})
	t.once(group{of: ofKind, a: c.trait.kind, b: bit(m.Adj)}, func() {
		t.add("kind", m.Kind, t.quad)
		if m.Adj {
			t.add("adj", t.shape)
		}
	})
	for _, o := range t.other {
		if o.ID == c.ID && c.ID != "" {
			t.add("selfsame", t.quad)
			if o.Sector == c.Sector {
				t.add("selfsame", "sector")
			}
		}
	}
	if t.st != nil && (t.st.Speaker == c.ref || t.st.SpeakerID == c.ID && c.ID != "") {
		t.once(group{of: ofSpeaker}, func() {
			t.add("speaker", t.quad)
			t.add("speaker", typ)
			t.add("speaker", t.shape)
			if t.ours() {
				t.add("speaker", "ours", t.shape)
				t.add("speaker", "ours", t.quad)
			}
		})
	}
	if c.ID == "" {
		t.once(group{of: ofNoID}, func() {
			t.add("unknown")
			t.add("unknown", t.quad)
		})
		return
	}
	t.once(group{of: ofID, a: c.trait.id}, func() {
		if !t.states[c.ID] {
			t.add("body", c.ID, t.quad)
			t.add("body", c.ID, typ)
		}
		t.record(c.ID)
		t.standing(c)
	})
}

// record adds what is known of somebody.
func (t *slot) record(id string) {
	typ, r := t.f.e.Type, t.recall(id)
	if r.opposed {
		t.add("opposed", t.quad)
		t.add("opposed", typ)
	}
	if r.acted {
		t.add("acted")
		t.add("acted", typ)
	}
	if r.suffered {
		t.add("suffered")
		t.add("suffered", typ)
	}
	if r.fights {
		t.add("fights")
		t.add("fights", t.quad)
	}
	if r.struck {
		t.add("struck")
		t.add("struck", t.quad)
	}
}

// ours tells whether speakers tell of what they themselves do or suffer: سنرد, هجومنا.
func (t *slot) ours() bool {
	if g := t.Tag(t.f.word); t.f.verb && g.Feats.Person == '1' {
		return true
	}
	p := t.Pronoun(t.f.word)
	return p >= 0 && t.Tags[p].Feats.Person == '1'
}

// back adds how somebody stands in a sentence before the event's.
func (t *slot) back(m *isnad.Mention) {
	away := t.f.e.Sentence - m.Sentence
	head, opens := t.Sentences[m.Sentence].Headline, !m.Adj && t.opens(m)
	t.once(group{ofBack, int32(away), bit(head)<<1 | bit(m.Embedded), bit(m.Adj)<<1 | bit(opens)}, func() {
		far := strconv.Itoa(away)
		t.add("back", far)
		t.add("back", t.f.e.Type)
		t.add("back", t.shape)
		t.add("back", t.in)
		if head {
			t.add("back", "head")
		}
		if m.Embedded {
			t.add("back", "embedded")
		}
		if opens {
			t.add("backfirst", far)
			t.add("backfirst", t.shape)
		}
		if m.Adj {
			t.add("back", "adj")
		}
	})
}

// forth adds how somebody stands whom the sentence behind a headline names.
func (t *slot) forth(m *isnad.Mention) {
	t.add("ahead", t.f.e.Type)
	t.add("ahead", t.shape)
	t.add("ahead", t.src)
	if m.Embedded {
		t.add("ahead", "embedded")
	}
	if !m.Adj && t.opens(m) {
		t.add("aheadfirst", t.quad)
	}
	if m.Adj {
		t.add("ahead", "adj")
	}
}

// here adds how somebody stands to the trigger in its own sentence; last tells
// of the last actor before it. It gives on which side of it they stand.
func (t *slot) here(ref isnad.Ref, m *isnad.Mention, last bool) string {
	typ, w := t.f.e.Type, t.f.word
	if t.first && !m.Adj {
		t.add("first", t.shape)
		t.add("first", t.quad)
		t.first = false
	}
	dir := "after"
	var gap, verbs int
	if m.First < w {
		dir = "before"
		gap, verbs = w-m.Last, t.VerbsBetween(m.Last, w, 3)
	} else {
		gap, verbs = m.First-w-1, t.VerbsBetween(w+1, m.First, 3)
	}
	if m.First <= w && w < m.Last {
		dir = "on"
	}
	side, far := int32(dir[0]), bucket(gap)
	t.once(group{ofPlace, side, int32(len(far))<<8 | int32(far[0]), int32(verbs)}, func() {
		many := strconv.Itoa(verbs)
		t.add("at", dir, far, t.shape)
		t.add("verbs", dir, many)
		t.add("verbs", dir, many, t.shape)
		t.add("dir", dir, typ)
		t.add("joins", t.joint, dir, t.shape)
	})
	if m.Embedded {
		t.embedded(m, dir)
	}
	prep := t.Prep(m)
	t.once(group{ofPrep, side, bit(verbs == 0), t.room.traits[ref-1].prep}, func() {
		t.add("prep", prep, dir)
		if verbs == 0 {
			t.add("prep0", prep, dir, t.shape)
			t.add("prep0", prep, dir, typ)
		}
	})
	if dir == "after" && t.f.x.hi > 0 && m.First >= t.f.x.hi {
		t.add("beyond", t.shape)
		t.add("beyond", typ)
	}
	if dir == "after" {
		t.behind(m, prep, verbs)
	}
	if dir == "after" && !m.Adj {
		t.after++
		t.once(group{of: ofRank, a: int32(min(t.after, 4))}, func() {
			nth := strconv.Itoa(min(t.after, 4))
			t.add("nth", nth, t.shape)
			t.add("nth", nth, typ)
		})
	}
	if last {
		t.add("last", t.shape)
		t.add("last", typ)
	}
	if m.Coord != 0 {
		t.add("coord", dir)
	}
	if m.Casualty != "" {
		t.add("casualty")
	}
	return dir
}

// embedded adds what a mention is annexed to.
func (t *slot) embedded(m *isnad.Mention, dir string) {
	t.add("embedded", dir, t.shape)
	if m.Phrase == 0 {
		return
	}
	p := &t.Phrases[m.Phrase-1]
	if p.Head == t.f.part {
		t.add("annexed", t.shape)
		t.add("annexed", t.f.e.Type)
		t.add("annexed", t.f.rule.Name)
		return
	}
	h := &t.Tags[p.Head]
	t.add("of", h.Class)
	t.add("ofhead", h.Lemma, t.quad)
	if h.Feats.Verbal == 'm' {
		t.add("of", "masdar")
	}
}

func hasID(as []isnad.Arg, id string) bool {
	for _, a := range as {
		if a.ID == id {
			return true
		}
	}
	return false
}

func bucket(n int) string {
	switch {
	case n <= 0:
		return "0"
	case n <= 1:
		return "1"
	case n <= 3:
		return "3"
	case n <= 6:
		return "6"
	case n <= 12:
		return "12"
	}
	return "far"
}

// known is what a report tells of somebody elsewhere: that they stand against
// the other side, do or suffer acts of the same type, do or suffer conflict.
type known struct{ opposed, acted, suffered, fights, struck bool }

// recall gives what is known of somebody.
func (t *slot) recall(id string) (k known) {
	for _, p := range t.out[max(0, t.at-memory):min(len(t.out), t.at+memory)] {
		if p == t.f || p.rule.Mutual {
			continue
		}
		a, r := hasID(p.e.Actors, id), hasID(p.e.Recipients, id)
		if !a && !r {
			continue
		}
		if p.e.Type == t.f.e.Type {
			k.acted, k.suffered = k.acted || a, k.suffered || r
		}
		if hostile(p.e.Type) {
			k.fights, k.struck = k.fights || a, k.struck || r
			if a && sameSide(p.e.Recipients, t.other) || r && sameSide(p.e.Actors, t.other) {
				k.opposed = true
			}
		}
	}
	return k
}

// hostile tells of acts of conflict, of words or deeds.
func hostile(typ string) bool { return quad(typ)[1] == 'x' }

// opens tells whether a mention is the first actor that its sentence names.
func (t *slot) opens(m *isnad.Mention) bool {
	for i := t.From(t.Sentences[m.Sentence].First); i < len(t.Mentions); i++ {
		if o := &t.Mentions[i]; o.Actor && !o.Adj {
			return o == m
		}
	}
	return false
}
