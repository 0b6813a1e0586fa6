package event

import (
	"slices"
	"sort"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
	"github.com/isnad-news/isnad/internal/rule"
	"github.com/isnad-news/isnad/internal/term"
)

// bareNumber is mention.BareNumber: stages do not import one another.
const bareNumber = "#"

// roles fills both sides of an event from the sources that its rule names.
func (s *search) roles(f *found, r *rule.Rule, x *sides) {
	s.rule = r
	f.x = *x
	near, far := parted(r.Actor)
	actors := s.side(actorSide, near, x, f)
	if len(actors) == 0 && x.lightActor != 0 {
		actors = s.expand(x.lightActor)
		f.src[actorSide] = "light"
	}
	if len(actors) == 0 {
		actors = s.side(actorSide, far, x, f)
	}
	recipients := s.side(recipientSide, r.Recipient, x, f)
	if len(recipients) == 0 && x.lightRecipient != 0 {
		recipients = s.expand(x.lightRecipient)
		f.src[recipientSide] = "light"
	}
	if r.Mutual && len(actors) == 0 && x.lightRecipient != 0 {
		actors = s.expand(x.lightRecipient) // تلقى اتصالا من نظيره
	}
	actors = without(actors, recipients)
	if r.Mutual {
		if f.verb && s.Tag(f.word).Feats.Number == 'd' && len(actors) > 1 {
			recipients = nil // اتفقا: both sides are told
		}
		all := s.union(actors, recipients)
		if !f.verb && x.nisba != 0 && len(all) < 2 {
			for _, n := range s.nisbas(f) {
				all = s.union(all, []isnad.Ref{n})
			}
		}
		actors, recipients = all, all
	}
	f.e.Actors = s.asArgs(actors)
	f.e.Recipients = s.asArgs(recipients)
	s.bothSides(f, r)
	s.counts(f, r, recipients)
	s.when(f)
	s.where(f, r, x, recipients)
	if r.Type == "ASSAULT" && len(f.e.Recipients) == 0 && !r.Mutual && r.Count == "" && f.e.Country != "" {
		s.struck(f, r, x)
	}
	s.mode(f)
	s.fact(f)
}

// bothSides gives الطرفان, الجانبان, البلدان the two sides of the last meeting,
// agreement or fight that was told before.
func (s *search) bothSides(f *found, r *rule.Rule) {
	as := &f.e.Actors
	if !s.isPair(*as) {
		as = &f.e.Recipients
	}
	if !s.isPair(*as) {
		return
	}
	for i := len(s.out) - 1; i >= 0; i-- {
		p := s.out[i]
		if !p.rule.Mutual && p.e.Type != "CONSULT" || p.e.Sentence < f.e.Sentence-6 {
			continue
		}
		two := addArgs(append([]isnad.Arg(nil), p.e.Actors...), p.e.Recipients)
		if len(two) == 2 && two[0].ID != "" && two[1].ID != "" && !s.isPair(two) {
			*as = carried(two)
			if r.Mutual {
				f.e.Actors, f.e.Recipients = carried(two), carried(two)
			}
			return
		}
	}
}

// isPair tells whether a side names two without saying who.
func (s *search) isPair(as []isnad.Arg) bool {
	for _, a := range as {
		if a.Mention == 0 {
			continue
		}
		if m := &s.Mentions[a.Mention-1]; m.Feats.Number == 'd' && m.Kind != "person" && s.Terms(term.Pair).Has(m.Lemma) && (m.Feats.Def || a.ID == "") && m.Last-m.First == 1 {
			return true
		}
	}
	return false
}

// parted tells sources that stand with the trigger from prepositions, which a
// light verb's subject goes before.
func parted(sources []string) (near, far []string) {
	for _, src := range sources {
		switch src {
		case "subject", "object", "idafa", "nisba", "by", "self", "speaker":
			near = append(near, src)
		default:
			far = append(far, src)
		}
	}
	return near, far
}

func without(a, b []isnad.Ref) []isnad.Ref {
	var out []isnad.Ref
	for _, x := range a {
		dup := false
		for _, y := range b {
			dup = dup || x == y
		}
		if !dup {
			out = append(out, x)
		}
	}
	return out
}

func (s *search) union(a, b []isnad.Ref) []isnad.Ref {
	out := append([]isnad.Ref(nil), a...)
	for _, y := range b {
		dup := false
		for _, x := range out {
			dup = dup || x == y || s.Mentions[x-1].Entity == s.Mentions[y-1].Entity
		}
		if !dup {
			out = append(out, y)
		}
	}
	return out
}

// side gives the mentions of one side: those of the first source that has any.
func (s *search) side(which int, sources []string, x *sides, f *found) []isnad.Ref {
	for _, src := range sources {
		var refs []isnad.Ref
		switch src {
		case "subject":
			refs = s.actors(x.subject)
		case "pronoun":
			if p := s.Pronoun(f.word); p >= 0 {
				refs = s.actors(s.antecedent(f.word, p, 0))
			} else {
				for _, a := range s.Args(f.word+1, f.word+2) {
					refs = s.actors(a.Ref)
				}
			}
		case "object":
			refs = s.actors(x.object)
			if len(refs) == 0 && x.objectPart >= 0 {
				refs = s.actors(s.antecedent(f.word, x.objectPart, x.subject))
			}
			if len(refs) == 0 && f.verb && x.object == 0 {
				refs = s.byPossessor("", x)
			}
		case "idafa":
			refs = s.actors(x.idafa)
			if len(refs) == 0 && x.possessor >= 0 {
				refs = s.actors(s.antecedent(f.word, x.possessor, 0))
			}
		case "struck":
			if x.struck {
				refs = s.actors(x.object)
			}
		case "nisba":
			if x.nisba != 0 {
				refs = s.nations(x.nisba)
			}
		case "speaker":
			if st := s.statementAt(s.Words[f.word].Span); st != nil && st.Speaker != 0 {
				refs = []isnad.Ref{st.Speaker}
			}
		case "earlier":
			refs = s.earlier(f.word)
		case "self":
			refs = s.self(f.word)
		case "by":
			refs = s.actors(x.by)
		default:
			refs = s.byPrep(src, x)
		}
		if len(refs) > 0 {
			f.src[which] = src
			return refs
		}
	}
	return nil
}

// byPrep gives the actors that a preposition brings.
func (s *search) byPrep(prep string, x *sides) []isnad.Ref {
	for _, a := range x.args {
		if x.subject != 0 && s.ofSubject(a, &s.Mentions[x.subject-1]) {
			continue
		}
		if a.Prep == prep && (a.Of == "" || s.standsForHead(a)) || s.dueTo(prep, a) {
			if refs := s.actors(a.Ref); len(refs) > 0 {
				return refs
			}
		}
	}
	if ref := s.byPronoun(prep, x); ref != 0 {
		return s.actors(ref)
	}
	return s.byPossessor(prep, x)
}

// dueTo tells whether a noun with its preposition brings an argument, as one source of a rule
// names both: بحق الوزير، في حق ستة وزراء.
func (s *search) dueTo(source string, a clause.Arg) bool {
	w := a.Word - 1
	if a.Of != "" {
		w = a.Word // the phrase that the noun begins
	}
	if w < 1 || s.Words[w].Sentence != s.Mentions[a.Ref-1].Sentence {
		return false
	}
	l := s.Tag(w).Lemma
	first := s.Words[w].First
	return len(l) < len(source) && strings.HasSuffix(source, l) && s.Terms(term.Due).Has(l) && (s.Tags[first].POS == isnad.ADP || s.Tag(w-1).POS == isnad.ADP)
}

// byPronoun gives whom the pronoun of the preposition right behind a verb of asking means:
// طلبت منه قرضا. Where the verb describes a thing, that is the thing: إضراب دعت إليه المعارضة.
func (s *search) byPronoun(prep string, x *sides) isnad.Ref {
	if s.rule.Type != "REQUEST" || x.lo == 0 || !s.pointsBack(x.lo) || s.Tag(x.lo).Lemma != prep {
		return 0
	}
	if s.Tag(x.lo-1).POS != isnad.VERB || s.describing(x.lo-1) {
		return 0
	}
	return s.antecedent(x.lo, s.Pronoun(x.lo), x.subject)
}

// describing tells of a verb right behind a relative pronoun or an indefinite noun.
func (s *search) describing(v int) bool {
	if v == 0 || s.Words[v-1].Sentence != s.Words[v].Sentence || s.Conj(v) {
		return false
	}
	t := s.Tag(v - 1)
	return s.Relative.Has(t.Lemma) || (t.POS == isnad.NOUN || t.POS == isnad.ADJ) && !t.Feats.Def
}

// ofSubject tells whether an argument belongs to the title of the subject right
// before it (الأمين العام للأمم المتحدة) or tells where the subject is.
func (s *search) ofSubject(a clause.Arg, subject *isnad.Mention) bool {
	m := &s.Mentions[a.Ref-1]
	if m.First != subject.Last {
		return false
	}
	if powerful(m.Sector) && m.Sector != "GOV" && s.Tag(subject.Last-1).POS == isnad.ADJ {
		return false // أوعز وزير الدفاع الإسرائيلي | للجيش
	}
	return m.Kind == "place" || s.Terms(term.Patient).Has(a.Prep) && (subject.Kind == "office" || subject.Kind == "role")
}

// phrasesIn gives the phrases that begin among the words of [lo, hi).
func (s *search) phrasesIn(lo, hi int) []isnad.Phrase {
	at := func(w int) int {
		return sort.Search(len(s.Phrases), func(i int) bool { return s.Parts[s.Phrases[i].First].Word >= w })
	}
	from := at(lo)
	return s.Phrases[from:max(from, at(hi))]
}

// struck makes the people of the place that is struck its recipient, where a
// common noun names it: قصف الأحياء السكنية, غارة على سوق.
func (s *search) struck(f *found, r *rule.Rule, x *sides) {
	phrases := s.phrasesIn(x.lo, x.hi)
	for i := range phrases {
		p := &phrases[i]
		src := "object"
		if p.Prep >= 0 {
			src = s.Tags[p.Prep].Lemma
		}
		if p.Prep < 0 && !f.verb || !s.Terms(term.Dwelling).Has(s.Tags[p.Head].Lemma) {
			continue
		}
		if slices.Contains(r.Recipient, src) {
			f.e.Recipients = []isnad.Arg{{Span: p.Span, Text: s.Text[p.Start:p.End], ID: f.e.Country, Sector: "CVL"}}
			return
		}
	}
}

// doerOf reads a relative clause behind a noun that names nobody: بالدور الذي
// تقوم به دول التحالف.
func (s *search) doerOf(w int) []isnad.Ref {
	if w+1 >= len(s.Words) || !s.Relative.Has(s.Tag(w).Lemma) || s.Tag(w+1).POS != isnad.VERB {
		return nil
	}
	if args := s.Args(w+2, s.RightEdge(w+1)); len(args) > 0 && args[0].Prep == "" && !args[0].Adj && args[0].Of == "" {
		return s.actors(args[0].Ref)
	}
	return nil
}

// standsForHead tells whether a mention annexed to a head may stand for it: no
// member of what a happening names.
func (s *search) standsForHead(a clause.Arg) bool {
	m := &s.Mentions[a.Ref-1]
	if m.Phrase == 0 {
		return true
	}
	t := &s.Tags[s.Phrases[m.Phrase-1].Head]
	return t.Feats.Verbal != 'm' && t.Class != "act"
}

// earlier gives the first actor of what is said before word w that is not the
// speaker: تدخل قطر في شؤوننا غير مقبول.
func (s *search) earlier(w int) []isnad.Ref {
	st := s.statementAt(s.Words[w].Span)
	if st == nil {
		return nil
	}
	for i := range s.Mentions {
		m := &s.Mentions[i]
		if m.First >= w {
			break
		}
		if st.Content.Contains(m.Span) && m.Actor && m.ID != "" && m.ID != st.SpeakerID {
			return []isnad.Ref{isnad.Ref(i + 1)}
		}
	}
	return nil
}

// self gives the mention whose head is the trigger itself (قتلى).
func (s *search) self(w int) []isnad.Ref {
	for i := s.From(s.Sentences[s.Words[w].Sentence].First); i < len(s.Mentions) && s.Mentions[i].First <= w; i++ {
		if m := &s.Mentions[i]; m.Head == w && m.Actor {
			return s.expand(isnad.Ref(i + 1))
		}
	}
	return nil
}

// byPossessor reads على معسكرات للمتمردين، على مواقع تابعة للجيش: the phrase
// behind the preposition names nobody, but a second one says whose it is.
func (s *search) byPossessor(prep string, x *sides) []isnad.Ref {
	phrases := s.phrasesIn(x.lo, x.hi)
	for i := range phrases {
		p := &phrases[i]
		w := s.Parts[p.First].Word
		if prep == "" && x.subject == 0 && w == x.lo && s.Tags[p.Head].Class == "act" {
			continue // دمرت غارة للتحالف مخزنا: the strike is the subject
		}
		if x.subject != 0 && s.titled(x.subject) && s.Mentions[x.subject-1].Phrase == s.PhraseAt(p.Head) {
			continue // الأمين العام للأمم المتحدة فلان: his body is no object
		}
		if (p.Prep < 0) != (prep == "") || p.Prep >= 0 && s.Tags[p.Prep].Lemma != prep {
			continue
		}
		end := s.Parts[p.Last-1].Word + 1
		for _, a := range s.Args(end, min(end+3, x.hi)) {
			if s.Terms(term.Whose).Has(a.Prep) {
				return s.actors(a.Ref)
			}
		}
		if refs := s.doerOf(end); len(refs) > 0 {
			return refs
		}
	}
	return nil
}

// titled tells of somebody told by an office, with or without a name.
func (s *search) titled(ref isnad.Ref) bool {
	m := &s.Mentions[ref-1]
	return m.Kind == "office" || m.Kind == "person" && m.NameSpan.Start != m.Start
}

// actors gives a mention and what is coordinated to it, if it can act.
func (s *search) actors(ref isnad.Ref) []isnad.Ref {
	if ref == 0 {
		return nil
	}
	return s.expand(ref)
}

func (s *search) expand(ref isnad.Ref) []isnad.Ref {
	var out []isnad.Ref
	for _, r := range s.Coordinated(ref) {
		m := &s.Mentions[r-1]
		if m.Lemma == bareNumber && s.rule.Count == "" {
			continue
		}
		if m.Actor || m.Kind == "place" && m.Country != "" {
			out = append(out, r)
		}
	}
	return out
}

// antecedent gives whom a pronoun stands for: the nearest actor before it that
// agrees and is not the subject of its own clause.
func (s *search) antecedent(w, part int, not isnad.Ref) isnad.Ref {
	f := s.Tags[part].Feats
	if f.Person == '1' {
		if st := s.statementAt(s.Words[w].Span); st != nil {
			return st.Speaker
		}
		return 0
	}
	for i := s.From(w) - 1; i >= 0; i-- {
		m := &s.Mentions[i]
		if s.Words[w].Sentence-m.Sentence > 1 {
			return 0
		}
		if !m.Actor || m.Adj || isnad.Ref(i+1) == not {
			continue
		}
		if s.Words[w].Sentence-m.Sentence > 1 {
			return 0
		}
		if f.Gender == 'm' && f.Number == 's' && m.Kind == "state" && s.Terms(term.Placeprep).Has(s.Prep(m)) {
			continue // وصل إلى بغداد واستقبله الرئيس: he who came, not the town
		}
		if agreesPronoun(f, m) {
			if f.Number == 'd' || f.Number == 'p' {
				return s.firstOf(isnad.Ref(i + 1)) // all of them
			}
			return isnad.Ref(i + 1)
		}
	}
	return 0
}

func agreesPronoun(f isnad.Feats, m *isnad.Mention) bool {
	switch {
	case f.Number == 'p':
		return m.Feats.Number == 'p' || m.Coord != 0 || m.Kind == "group"
	case f.Number == 'd':
		return m.Feats.Number == 'd' || m.Coord != 0
	case m.Kind == "state" || m.Kind == "group" || m.Kind == "place":
		return true // names of states and groups bear no sure gender
	case f.Gender == 'f':
		return m.Kind != "person" && (m.Feats.Gender == 'f' || m.Feats.Gender == 0 || m.Feats.Number == 'p')
	case f.Gender == 'm':
		return m.Feats.Number != 'p' && m.Feats.Gender != 'f' || m.Kind == "person"
	}
	return true
}

// nisbas gives every adjective of nationality in the phrase of the trigger
// (المحادثات الأميركية الإيرانية).
func (s *search) nisbas(f *found) []isnad.Ref {
	ph := s.phraseAt(f.word)
	if ph == 0 {
		return nil
	}
	p := &s.Phrases[ph-1]
	var out []isnad.Ref
	for i := s.From(f.word + 1); i < len(s.Mentions) && s.Mentions[i].First <= s.Parts[p.Last-1].Word; i++ {
		if m := &s.Mentions[i]; m.Adj {
			out = append(out, isnad.Ref(i+1))
		}
	}
	return out
}

// nations gives an adjective of nationality and those right behind it: غارات
// أمريكية بريطانية, رفض مصري وسوداني.
func (s *search) nations(ref isnad.Ref) []isnad.Ref {
	out := []isnad.Ref{ref}
	for i := int(ref); i < len(s.Mentions); i++ {
		a, b := &s.Mentions[i-1], &s.Mentions[i]
		if !a.Adj || !b.Adj || b.Sentence != a.Sentence || b.First != a.Last || a.Phrase != b.Phrase && !s.Conj(b.First) {
			break
		}
		out = append(out, isnad.Ref(i+1))
	}
	return out
}

func (s *search) asArgs(refs []isnad.Ref) []isnad.Arg {
	var out []isnad.Arg
	for _, r := range refs {
		m := &s.Mentions[r-1]
		a := isnad.Arg{Mention: r, Span: m.Span, Text: s.Text[m.Start:m.End], ID: m.ID, Sector: m.Sector}
		if len(m.Of) > 0 {
			for _, one := range m.Of {
				a.ID, a.Sector = one.ID, one.Sector
				out = addArg(out, a)
			}
			continue
		}
		if m.Kind == "place" {
			a.ID, a.Sector = m.Country, "CVL"
		}
		out = addArg(out, a)
	}
	return out
}

// addArg adds somebody to a side, unless one of that id and sector is there.
func addArg(as []isnad.Arg, a isnad.Arg) []isnad.Arg {
	for _, o := range as {
		if o.ID == a.ID && o.ID != "" && o.Sector == a.Sector {
			return as
		}
	}
	return append(as, a)
}

// counts reads how many were killed, injured, detained or displaced.
func (s *search) counts(f *found, r *rule.Rule, recipients []isnad.Ref) {
	if r.Count == "" {
		return
	}
	for _, ref := range recipients {
		m := &s.Mentions[ref-1]
		c := s.countOf(m)
		if !c.Known || s.ofOtherDeed(m, f.word) || m.Casualty != "" && m.Casualty != r.Count {
			continue // سقط قتيلان | وسبعة جرحى
		}
		s.setCount(&f.e, r.Count, c)
	}
}

// ofOtherDeed tells of somebody annexed to another noun of happening than that at word w,
// who is counted there: مقتل ضابط وإصابة | جنديين.
func (s *search) ofOtherDeed(m *isnad.Mention, w int) bool {
	if m.Phrase == 0 || !m.Embedded {
		return false
	}
	first := s.Parts[s.Phrases[m.Phrase-1].First].Word
	return first != w && first < m.First && first > w && s.Tag(first).Class == "act"
}

func (s *search) setCount(e *isnad.Event, kind string, c isnad.Count) {
	p := map[string]*isnad.Count{"killed": &e.Killed, "injured": &e.Injured, "detained": &e.Detained, "displaced": &e.Displaced}[kind]
	if p == nil {
		return
	}
	if p.Known && p.Vague == "" && c.Vague == "" {
		p.N += c.N
		return
	}
	*p = c
}

// countOf reads the number of a mention: told, dual as two, a singular
// common noun as one.
func (s *search) countOf(m *isnad.Mention) isnad.Count {
	if m.Count != 0 {
		n := &s.Numbers[m.Count-1]
		return isnad.Count{N: int(n.Value), Vague: n.Vague, Known: true, Span: n.Span}
	}
	if m.Kind != "role" && m.Kind != "office" {
		if m.Kind == "person" {
			return isnad.Count{N: 1, Known: true, Span: m.Span}
		}
		return isnad.Count{}
	}
	switch m.Feats.Number {
	case 'd':
		return isnad.Count{N: 2, Known: true, Span: m.Span}
	case 's':
		return isnad.Count{N: 1, Known: true, Span: m.Span}
	}
	return isnad.Count{}
}

// keep files an event away, unless nothing tells who or what is concerned: then
// among what is left out.
func (s *search) keep(f *found, r *rule.Rule) bool {
	if s.undone(f) || s.sameVisit(f) {
		return false
	}
	s.crowd(f)
	s.verbal(f)
	s.abducts(f)
	e := &f.e
	why := s.why
	switch {
	case s.refused(f) || f.verb && f.word > 0 && (s.conditional(f.word) || s.Terms(term.Condition).Has(s.Tag(f.word-1).Lemma) && s.Tag(f.word-1).POS != isnad.NOUN):
		return false
	case why != "" && (!r.Unsure || !s.lacks(f, r)):
	case why != "":
		return false
	case s.lacks(f, r):
		why = "require"
	default:
		f.plain = len(e.Actors)+len(e.Recipients) == 0 && !f.ownDate && !f.ownPlace && !e.Killed.Known && !e.Injured.Known
		if s.suppressed(f) {
			why = "suppressed"
		} else if s.accusedOf(f) {
			why = "charge"
		}
	}
	if why != "" {
		s.leave(f, why)
		return false
	}
	s.out = append(s.out, f)
	return true
}

// crowd makes a protest of what a crowd does to roads and buildings: محتجون يقطعون
// الطريق is no measure of a state, يقتحمون البرلمان no attack of an army.
func (s *search) crowd(f *found) {
	e := &f.e
	of := func(k term.Kind) bool {
		return s.all(e.Actors, func(a *isnad.Arg) bool {
			m := s.meant(a)
			return m != nil && m.First <= f.word+1 && !powerful(a.Sector) && s.Terms(k).Has(m.Lemma)
		})
	}
	unarmed := (e.Mode == "" || e.Mode == "destroy") && f.rule.Count == ""
	closes := e.Mode == "" || e.Mode == "restrict" || e.Mode == "ban"
	switch {
	case !f.verb:
	case e.Type == "ASSAULT" && unarmed && of(term.Protester):
		e.Type, e.Mode = "PROTEST", "riot"
	case e.Type == "COERCE" && closes && (of(term.Protester) || of(term.Populace)):
		e.Type, e.Mode = "PROTEST", "obstruct"
	}
}

// verbal makes a word of blame of the attack of one person on another, neither of
// whom bears arms: شن الوزير هجوما على رئيس الحزب.
func (s *search) verbal(f *found) {
	e := &f.e
	person := func(a *isnad.Arg) bool {
		m := s.meant(a)
		return m != nil && (m.Kind == "person" || m.Kind == "office")
	}
	civil := func(a *isnad.Arg) bool {
		switch a.Sector {
		case "GOV", "LEG", "PTY", "OPP", "ELI", "JRN", "REL":
			return person(a)
		}
		return false
	}
	if !f.verb && e.Type == "ASSAULT" && e.Mode == "" && f.rule.Count == "" && s.all(e.Actors, civil) && s.all(e.Recipients, person) {
		e.Type, e.Mode = "ACCUSE", "disapprove"
	}
}

// abducts makes an abduction of an arrest by gunmen of whom nothing is told, or by mere
// persons: احتجز رجل امرأة is no measure of a state.
func (s *search) abducts(f *found) {
	e := &f.e
	if e.Type == "COERCE" && e.Mode == "arrest" && f.verb && s.all(e.Actors, func(a *isnad.Arg) bool { return a.Sector == "UAF" || s.anybody(a) }) {
		e.Type, e.Mode = "ASSAULT", "abduct"
	}
}

// lacks tells whether a side that the rule requires is not told.
func (s *search) lacks(f *found, r *rule.Rule) bool {
	e := &f.e
	na, nr := len(e.Actors), len(e.Recipients)
	switch r.Require {
	case "actor":
		return na == 0
	case "recipient":
		return nr == 0
	case "both":
		lacks := na == 0 || nr == 0 || r.Mutual && na < 2
		if lacks && r.Mutual && !f.verb && r.Type == "CONSULT" {
			s.wait = append(s.wait, f)
		}
		return lacks
	case "none":
		return false
	}
	return na+nr == 0 && !f.def && e.Country == "" && !f.ownDate
}

// leave files an event among those that the rules leave out.
func (s *search) leave(f *found, why string) {
	f.doubt = why
	s.left = append(s.left, f)
}

// accusedOf tells of what somebody is accused of, where the charge is an
// accusing word itself: اتهمت السعودية إيران بالتدخل is one accusation.
func (s *search) accusedOf(f *found) bool {
	if f.e.Type != "ACCUSE" || f.verb || !s.underPrep(f.word) || len(s.out) == 0 {
		return false
	}
	p := s.out[len(s.out)-1]
	return p.e.Type == "ACCUSE" && p.verb && p.e.Sentence == f.e.Sentence && f.word < p.hi
}

// refused tells of a deed that somebody only refuses to do or to see done: رفضت
// إجراء محادثات، عارضت فرض عقوبات. What others did or said and is told with its
// article (رفض القصف الإسرائيلي) has been.
func (s *search) refused(f *found) bool {
	if f.rule.Say || f.verb || f.def && f.x.nisba != 0 || s.underPrep(f.word) || len(s.out) == 0 {
		return false
	}
	p := s.out[len(s.out)-1]
	if p.e.Type != "REJECT" || p.e.Sentence != f.e.Sentence || f.word >= p.hi {
		return false
	}
	for w := p.word + 1; w < f.word; w++ {
		if s.Words[w].Kind == isnad.Punct || s.Relative.Has(s.Tag(w).Lemma) {
			return false
		}
	}
	return true
}

// undone tells of a restriction, a deal or a visit that what was told right before it in
// its clause lifts or ends: رفعت الأمم المتحدة العقوبات المفروضة على إيران is no new one.
func (s *search) undone(f *found) bool {
	if f.verb || len(s.out) == 0 {
		return false
	}
	p := s.out[len(s.out)-1]
	var ends bool
	switch f.e.Type {
	case "COERCE":
		ends = f.e.Mode == "restrict" && p.e.Type == "RETREAT" && p.e.Mode == "ease"
	case "AGREE", "AID", "CONSULT", "COOPERATE":
		ends = p.e.Type == "SANCTION" && p.e.Mode == "discontinue"
	}
	return ends && p.e.Sentence == f.e.Sentence && p.word < f.word && !s.VerbBetween(p.word+1, f.word)
}

// sameVisit tells of the visit for which somebody arrives: وصل الوزير إلى بغداد في زيارة.
func (s *search) sameVisit(f *found) bool {
	if f.verb || f.e.Type != "CONSULT" || f.e.Mode != "visit" || len(s.out) == 0 || !s.underPrep(f.word) {
		return false
	}
	p := s.out[len(s.out)-1]
	return p.verb && p.e.Type == "CONSULT" && p.e.Mode == "visit" && p.e.Sentence == f.e.Sentence && !s.VerbBetween(p.word+1, f.word)
}

// statementAt gives the innermost statement in whose content sp stands.
func (s *search) statementAt(sp isnad.Span) *isnad.Statement {
	var best *isnad.Statement
	for i := range s.Statements {
		st := &s.Statements[i]
		if st.Content.Contains(sp) && (best == nil || st.Content.Len() < best.Content.Len()) {
			best = st
		}
	}
	return best
}

// cueAt gives the statement whose cue is at sp.
func (s *search) cueAt(sp isnad.Span) *isnad.Statement {
	for i := range s.Statements {
		if s.Statements[i].Cue.Overlaps(sp) {
			return &s.Statements[i]
		}
	}
	return nil
}

// suppressed tells of what is no event of its own: the content of a demand,
// what a bare condition or a purpose holds, a negated noun.
func (s *search) suppressed(f *found) bool {
	st := s.statementAt(f.e.Trigger)
	if st != nil && (st.Class == "demand" || st.Class == "promise") && !f.rule.Say {
		return true
	}
	w := f.word
	if !f.verb {
		return !f.rule.Say && (s.desired(w) || f.e.Factuality != isnad.Denied && s.anyOf(w))
	}
	if w > 0 && s.Words[w-1].Sentence == s.Words[w].Sentence {
		t := s.Tag(w - 1)
		if s.Terms(term.Condition).Has(t.Lemma) && t.POS != isnad.NOUN || s.Terms(term.Asking).Has(t.Lemma) {
			return true
		}
		if s.Tag(w).Feats.Tense == 'f' && s.isThat(w-1) && !s.plannedBefore(w-1) {
			return !f.rule.Say
		}
	}
	return false
}

// anyOf tells of a deed of which any is spoken and none told: أي هجوم على إيران.
func (s *search) anyOf(w int) bool {
	return w > 0 && s.Words[w-1].Sentence == s.Words[w].Sentence && s.Terms(term.Any).Has(s.Tag(w-1).Lemma) && s.Pronoun(w-1) < 0
}

// conditional tells whether a particle right before the verb at word w makes a bare
// condition of it: إن رفضت المقترح. Elsewhere it opens what is said.
func (s *search) conditional(w int) bool {
	return s.Terms(term.Conditional).Has(s.Tag(w-1).Lemma) && s.Pronoun(w-1) < 0 && s.Tag(w).Feats.Tense == 'p'
}

// desired tells whether the word before a noun of happening asks or wishes for
// it (مطالبة بإعدام), or a verb allows or threatens it (سمحت دمشق بدخول مساعدات).
func (s *search) desired(w int) bool {
	if w == 0 || s.Words[w-1].Sentence != s.Words[w].Sentence {
		return false
	}
	t := s.Tag(w - 1)
	if s.Terms(term.Desire).Has(t.Lemma) || t.Feats.Verbal == 'm' && s.Terms(term.Desire).Has(t.Root) {
		return true
	}
	if !s.underPrep(w) {
		return false
	}
	for v := w - 1; v >= max(s.Sentences[s.Words[w].Sentence].First, w-5); v-- {
		if t := s.Tag(v); t.POS == isnad.VERB {
			return s.Terms(term.Irrealis).Has(t.Lemma)
		}
	}
	return false
}

func (s *search) isThat(w int) bool {
	t := s.Tag(w)
	return s.Terms(term.That).Has(t.Lemma) && (t.POS == isnad.SCONJ || t.POS == isnad.PART || t.POS == isnad.ADP) && s.Pronoun(w) < 0
}

func (s *search) plannedBefore(w int) bool {
	for j := w; j >= 0 && j > w-4 && s.Words[j].Sentence == s.Words[w].Sentence; j-- {
		if s.Terms(term.Planned).Has(s.Tag(j).Lemma) || s.Terms(term.Planned).Has(s.Tag(j).Root) {
			return true
		}
	}
	return false
}
