package event

import (
	"slices"
	"strconv"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
)

// relation is how somebody stands to a trigger by the grammar, whether or not
// its rule asks for it: subject, object, what is annexed, what a preposition
// brings, the subject of the verb above it.
type relation struct {
	ref  isnad.Ref
	kind string
}

// relate finds who stands how to the trigger.
func (t *slot) relate() {
	x := &t.f.x
	t.joint = t.joins()
	t.stands("subject", x.subject)
	t.stands("object", x.object)
	t.stands("idafa", x.idafa)
	if x.nisba != 0 {
		kind := "nisba"
		if t.Mentions[x.nisba-1].First > t.f.word+1 {
			kind = "nisba:far" // حظر صادرات الغذاء الأوروبية
		}
		t.stands(kind, x.nisba)
	}
	t.stands("by", x.by)
	t.stands("lent", x.lightActor)
	t.stands("lentto", x.lightRecipient)
	if x.objectPart >= 0 {
		t.stands("pronoun", t.antecedent(t.f.word, x.objectPart, x.subject))
	}
	if x.possessor >= 0 {
		t.stands("possessor", t.antecedent(t.f.word, x.possessor, 0))
	}
	n := 0
	for _, a := range x.args {
		if a.Ref == x.subject || a.Ref == x.object || a.Ref == x.by {
			continue
		}
		kind := "arg:" + a.Prep
		if a.Of != "" {
			kind += ":of"
		}
		if n++; n > 3 {
			kind += ":far"
		}
		t.stands(kind, a.Ref)
	}
	t.adjectives()
	t.above()
	t.nounAbove()
	t.below()
	t.inside()
}

// hangs tells of who stands to the trigger by what it hangs on.
func (r *relation) hangs() bool {
	return strings.HasPrefix(r.kind, "above") || r.kind == "underobject" || r.kind == "noun" || r.kind == "conoun"
}

// joins gives what joins a trigger to what stands before it: the lemma of the
// preposition that brings it, or of the particle before it, else the part of
// speech before it (قتل جنديان في هجوم، ردا على هجوم).
func (t *slot) joins() string {
	w := t.f.word
	if ref := t.PhraseAt(t.f.part); ref != 0 {
		if p := &t.Phrases[ref-1]; p.Prep >= 0 {
			return t.Tags[p.Prep].Lemma
		} else if p.Head != t.f.part {
			return "of"
		}
	}
	if t.Conj(w) {
		return "conj"
	}
	if w <= t.Sentences[t.f.e.Sentence].First {
		return "start"
	}
	if t.Words[w-1].Last == t.Words[w-1].First || t.Words[w-1].Kind == isnad.Punct {
		return "mark"
	}
	g := t.Tag(w - 1)
	switch g.POS {
	case isnad.ADP, isnad.SCONJ, isnad.PART, isnad.CCONJ:
		return g.Lemma
	}
	return string(g.POS)
}

// adjectives finds whom adjectives in the phrases behind the trigger name, but
// its own: انتقد الوزير السياسة الأميركية.
func (t *slot) adjectives() {
	x := &t.f.x
	if x.hi <= x.lo {
		return
	}
	for i := t.From(x.lo); i < len(t.Mentions) && t.Mentions[i].First < x.hi; i++ {
		m := &t.Mentions[i]
		if !m.Adj || m.Phrase == 0 {
			continue
		}
		kind := "adj:" + t.Prep(m)
		if h := &t.Tags[t.Phrases[m.Phrase-1].Head]; h.Feats.Verbal == 'm' || h.Class == "act" {
			kind += ":act"
		}
		t.rels = append(t.rels, relation{isnad.Ref(i + 1), kind})
	}
}

// stands adds somebody and all who are coordinated to them.
func (t *slot) stands(kind string, ref isnad.Ref) {
	if ref == 0 {
		return
	}
	for _, r := range t.Coordinated(ref) {
		t.rels = append(t.rels, relation{r, kind})
	}
}

// above adds who does, and who suffers, what the verb before the trigger tells
// of: the clause on which it hangs.
func (t *slot) above() {
	v := t.verbBefore(t.f.word)
	if v < 0 {
		return
	}
	ref, after := t.subject(v)
	if t.suffers(v) {
		t.stands("underobject", ref) // قتل جندي بغارة
	} else {
		t.stands("above", ref)
	}
	t.over = t.Tag(v).Lemma
	t.voice = string(t.Tag(v).Feats.Voice)
	args := t.Args(v+1, min(t.f.word, t.RightEdge(v)))
	if obj := t.object(args, ref, after, false); obj != ref {
		t.stands("underobject", obj)
	}
	n := 0
	for _, a := range args {
		if a.Prep != "" && a.Of == "" && n < 2 {
			n++
			t.rels = append(t.rels, relation{a.Ref, "abovearg:" + a.Prep})
		}
	}
	if v = t.verbBefore(v); v < 0 {
		return
	}
	if far, _ := t.subject(v); far != ref {
		t.stands("above2", far)
	}
}

// suffers tells of a verb, told of as an event or left out, whose subject it befalls.
func (t *slot) suffers(v int) bool {
	for _, list := range [][]*found{t.out, t.left} {
		for _, o := range list {
			if o.word == v && o.verb {
				return o.x.passive && o.e.Type == "ASSAULT"
			}
		}
	}
	return false
}

// nounAbove adds whose the happening is on which the trigger hangs, or to which it is
// joined: إعلان الحكومة نشر قوات, زحف المسلحين والسيطرة على.
func (t *slot) nounAbove() {
	w := t.f.word
	for v := w - 1; v >= max(t.Sentences[t.f.e.Sentence].First, w-12); v-- {
		g := t.Tag(v)
		if g.POS == isnad.VERB && g.Feats.Tense != 0 {
			return
		}
		if g.POS != isnad.NOUN || g.Feats.Verbal != 'm' {
			continue
		}
		ref := t.ownerOf(v, w)
		if ref == 0 {
			continue
		}
		kind := "noun"
		if t.Conj(w) {
			kind = "conoun"
		}
		t.noun = g.Lemma
		t.stands(kind, ref)
		return
	}
}

// ownerOf gives who is annexed to the noun at word v before word w, or whom its
// pronoun means.
func (t *slot) ownerOf(v, w int) isnad.Ref {
	if p := t.Pronoun(v); p >= 0 {
		return t.antecedent(v, p, 0)
	}
	head := t.Stem(v)
	for i := t.From(v + 1); i < len(t.Mentions) && t.Mentions[i].First < w; i++ {
		m := &t.Mentions[i]
		if m.Phrase == 0 || t.Phrases[m.Phrase-1].Head != head {
			return 0
		}
		if m.Actor {
			return isnad.Ref(i + 1)
		}
	}
	return 0
}

// below adds who does, and who suffers, what the verb right behind a noun of
// happening tells of it: هدنة أعلنها التحالف, هجوم استهدف الجيش.
func (t *slot) below() {
	if t.f.verb {
		return
	}
	v := t.verbAfter(t.f.word)
	if v < 0 {
		return
	}
	ref, after := t.Subject(v)
	t.under = t.Tag(v).Lemma
	if after {
		t.stands("below", ref)
	}
	if obj := t.object(t.Args(v+1, t.RightEdge(v)), ref, after, false); obj != ref {
		t.stands("belowobject", obj)
	}
}

// verbAfter gives the first finite verb behind word w in its sentence, before a
// mark, or -1.
func (s *search) verbAfter(w int) int {
	end := min(s.Sentences[s.Words[w].Sentence].Last, w+12)
	for v := w + 1; v < end; v++ {
		if t := s.Tag(v); t.POS == isnad.VERB && t.Feats.Tense != 0 {
			return v
		}
		if s.Words[v].Kind == isnad.Punct && s.Words[v].Norm != "\"" {
			return -1
		}
	}
	return -1
}

// verbBefore gives the last finite verb before word w in its sentence, or -1.
func (s *search) verbBefore(w int) int {
	for v := w - 1; v >= s.Sentences[s.Words[w].Sentence].First; v-- {
		if t := s.Tag(v); t.POS == isnad.VERB && t.Feats.Tense != 0 {
			return v
		}
	}
	return -1
}

// latest gives the last event of the same type told before this one, or nil.
func (t *slot) latest() *found {
	for i := t.at - 1; i >= 0; i-- {
		if p := t.out[i]; p.e.Type == t.f.e.Type && p.word < t.f.word {
			return p
		}
	}
	return nil
}

// inside finds the happenings that stand among the arguments of the trigger, and
// for one that only calls back another, that one: نددت إيران بالغارات.
func (t *slot) inside() {
	x := &t.f.x
	for _, list := range [][]*found{t.out, t.left} {
		for _, o := range list {
			if o == t.f || o.word < x.lo || o.word >= x.hi {
				continue
			}
			if len(o.e.Actors)+len(o.e.Recipients) > 0 {
				t.inner = append(t.inner, o)
				continue
			}
			for i := t.at - 1; i >= 0; i-- {
				if p := t.out[i]; p.e.Type == o.e.Type && t.f.e.Sentence-p.e.Sentence <= 20 && len(p.e.Actors)+len(p.e.Recipients) > 0 {
					t.inner = append(t.inner, p)
					break
				}
			}
		}
	}
}

// inRelation adds in which relations of grammar a mention stands to the trigger.
func (t *slot) inRelation(ref isnad.Ref) {
	sector := t.Mentions[ref-1].Sector
	typ, rule := t.f.e.Type, t.f.rule.Name
	none := true
	for _, r := range t.rels {
		if r.ref != ref {
			continue
		}
		none = false
		t.add("rel", r.kind)
		t.add("rel", r.kind, typ)
		t.add("rel", r.kind, t.shape)
		t.add("rel", r.kind, rule)
		t.add("rel", r.kind, sector, t.quad)
		if r.hangs() {
			t.add("joins", t.joint, r.kind)
			t.add("joins", t.joint, r.kind, t.quad)
		}
		switch r.kind {
		case "above", "underobject":
			t.add(r.kind, t.over)
			t.add("voiced", r.kind, t.over, t.voice)
		case "below", "belowobject":
			t.add(r.kind, t.under)
		case "noun", "conoun":
			t.add(r.kind, t.noun)
		default:
			if strings.HasPrefix(r.kind, "abovearg") {
				t.add(r.kind, t.over)
			}
		}
	}
	if none {
		t.once(group{of: ofNoRelation}, func() { t.add("rel", "none", t.shape) })
	}
}

// standing adds how somebody stands to what the report told before the event.
func (t *slot) standing(c *Candidate) {
	n := bucket(t.told[c.ID])
	t.add("often", n)
	t.add("often", n, t.quad)
	if n := slices.Index(t.headed, c.ID); n >= 0 {
		at := strconv.Itoa(min(n, 2))
		t.add("headed", at, t.quad)
		t.add("headed", at, t.f.e.Type)
	}
	t.neighbours(c)
}

// neighbours adds what the events around this one tell of somebody.
func (t *slot) neighbours(c *Candidate) {
	typ := t.f.e.Type
	if p := t.last; p != nil {
		t.party(p, c, "lastactor", "lastrecipient", []string{t.shape, bucket(t.f.e.Sentence - p.e.Sentence)}, []string{typ})
	}
	for _, o := range t.inner {
		t.party(o, c, "inneractor", "innerrecipient", []string{quad(o.e.Type), typ}, []string{o.e.Type, t.quad})
	}
	if t.at > 0 {
		if p := t.out[t.at-1]; t.f.e.Sentence-p.e.Sentence <= 2 {
			t.party(p, c, "prevactor", "prevrecipient", []string{quad(p.e.Type), typ, strconv.FormatBool(p.e.Sentence == t.f.e.Sentence)})
		}
	}
	for i := max(0, t.at-1); i < min(len(t.out), t.at+2); i++ {
		if p := t.out[i]; p != t.f && p.e.Sentence == t.f.e.Sentence {
			t.party(p, c, "nextactor", "nextrecipient", []string{strconv.FormatBool(p.word < t.f.word), quad(p.e.Type), t.quad})
		}
	}
}

// party adds each list of parts where somebody is a side of another event, under
// the name of that side.
func (t *slot) party(p *found, c *Candidate, actor, recipient string, parts ...[]string) {
	for _, side := range [...]struct {
		name string
		as   []isnad.Arg
	}{{actor, p.e.Actors}, {recipient, p.e.Recipients}} {
		if !hasID(side.as, c.ID) {
			continue
		}
		for _, vs := range parts {
			t.add(side.name, vs...)
		}
	}
}

// agreement adds whether somebody named before may be whom a pronoun at the
// trigger means, or who does what a verb without a subject behind it tells, and
// whether they are a subject themselves.
func (t *slot) agreement(ref isnad.Ref, m *isnad.Mention) {
	w, x := t.f.word, &t.f.x
	if m.First >= w {
		return
	}
	isSubject, back := t.isSubject(ref), m.Sentence < t.f.e.Sentence
	pronoun, verb := unasked, unasked
	if p := t.Pronoun(w); p >= 0 {
		pronoun = bit(agreesPronoun(t.Tags[p].Feats, m))
	}
	if t.f.verb && x.subject == 0 || x.subject != 0 && t.Mentions[x.subject-1].First < w {
		verb = bit(clause.Agrees(t.Tag(w).Feats, m, true))
	}
	t.once(group{ofAgreement, bit(isSubject)<<1 | bit(back), pronoun, verb}, func() {
		from, subject := "here", strconv.FormatBool(isSubject)
		if back {
			from = "back"
		}
		t.add("subject", subject, from)
		t.add("subject", subject, from, t.shape)
		t.agrees("pronoun", pronoun, from, subject)
		t.agrees("agrees", verb, from, subject)
	})
}

// unasked is in place of whether something agrees, where nobody asks for it.
const unasked = int32(2)

// agrees adds whether somebody agrees with a part of the trigger.
func (t *slot) agrees(name string, agrees int32, from, subject string) {
	if agrees == unasked {
		return
	}
	yes := strconv.FormatBool(agrees == 1)
	t.add(name, yes, from, t.shape)
	t.add(name, yes, from, subject)
}

// behind adds what the form of somebody behind the trigger shows of their part:
// the case of the ending, whether the verb agrees, the how manieth they are that
// no preposition brings, and what follows them (دعا | الأطراف | إلى).
func (t *slot) behind(m *isnad.Mention, prep string, verbs int) {
	if prep != "" || m.Adj || verbs > 0 || m.Embedded {
		return
	}
	ref := isnad.Ref(t.From(m.First) + 1)
	for int(ref) < len(t.Mentions) && &t.Mentions[ref-1] != m {
		ref++
	}
	t.bares++
	end := string(t.Case(ref))
	nth := strconv.Itoa(min(t.bares, 3))
	agrees := strconv.FormatBool(clause.Agrees(t.Tag(t.f.word).Feats, m, false))
	conj := strconv.FormatBool(t.Conj(t.f.word))
	then := t.then(m)
	t.add("case", end, t.shape)
	t.add("bare", nth, t.shape)
	t.add("bare", nth, agrees, t.shape)
	t.add("bare", nth, agrees, end, conj, t.shape)
	t.add("then", then, t.shape)
	t.add("then", then, t.f.rule.Name)
	t.add("then", then, nth, t.shape)
	t.add("then", then, nth, conj, t.f.e.Type)
}

// then gives what follows somebody: the lemma of a preposition or conjunction,
// else the part of speech.
func (t *slot) then(m *isnad.Mention) string {
	w := m.Last
	if m.Phrase != 0 {
		w = max(w, t.Parts[t.Phrases[m.Phrase-1].Last-1].Word+1)
	}
	return t.follows(w)
}

// follows tells what stands at word w: the lemma of a preposition or conjunction,
// else the part of speech, a mark, a time, or the end of the sentence.
func (t *slot) follows(w int) string {
	switch {
	case w >= t.Sentences[t.Words[w-1].Sentence].Last:
		return "end"
	case t.Words[w].Last == t.Words[w].First || t.Words[w].Kind == isnad.Punct:
		return "mark"
	case t.Busy[w]:
		return "time"
	}
	g := &t.Tags[t.Words[w].First]
	if g.POS == isnad.ADP || g.POS == isnad.SCONJ {
		return g.Lemma
	}
	return string(g.POS)
}

// isSubject tells whether somebody is the subject of a verb of their sentence.
func (t *slot) isSubject(ref isnad.Ref) bool {
	n := t.Mentions[ref-1].Sentence
	of, known := t.subjects[n]
	if !known {
		of = map[isnad.Ref]bool{}
		for v := t.Sentences[n].First; v < t.Sentences[n].Last; v++ {
			if g := t.Tag(v); g.POS == isnad.VERB && g.Feats.Tense != 0 {
				if r, _ := t.Subject(v); r != 0 {
					of[r] = true
				}
			}
		}
		t.subjects[n] = of
	}
	return of[ref]
}
