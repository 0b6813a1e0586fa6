package event

import (
	"strconv"

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
	t.related("subject", x.subject)
	t.related("object", x.object)
	t.related("idafa", x.idafa)
	if x.nisba != 0 {
		kind := "nisba"
		if t.Mentions[x.nisba-1].First > t.f.word+1 {
			kind = "nisba:far" // حظر صادرات الغذاء الأوروبية
		}
		t.related(kind, x.nisba)
	}
	t.related("by", x.by)
	t.related("lent", x.lightActor)
	t.related("lentto", x.lightRecipient)
	if x.objectPart >= 0 {
		t.related("pronoun", t.antecedent(t.f.word, x.objectPart, x.subject))
	}
	if x.possessor >= 0 {
		t.related("possessor", t.antecedent(t.f.word, x.possessor, 0))
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
		t.related(kind, a.Ref)
	}
	t.adjectives()
	t.above()
	t.within()
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
		p := &t.Phrases[m.Phrase-1]
		prep := ""
		if p.Prep >= 0 {
			prep = t.Tags[p.Prep].Lemma
		}
		kind := "adj:" + prep
		if h := &t.Tags[p.Head]; h.Feats.Verbal == 'm' || h.Class == "act" {
			kind += ":act"
		}
		t.rels = append(t.rels, relation{isnad.Ref(i + 1), kind})
	}
}

// related adds somebody and all who are coordinated to them.
func (t *slot) related(kind string, ref isnad.Ref) {
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
	w := t.f.word
	first := t.Sentences[t.f.e.Sentence].First
	for v := w - 1; v >= first; v-- {
		g := t.Tag(v)
		if g.POS != isnad.VERB || g.Feats.Tense == 0 {
			continue
		}
		ref, after := t.subject(v)
		t.related("above", ref)
		t.over = g.Lemma
		if obj := t.object(t.Args(v+1, min(w, t.RightEdge(v))), ref, after, false); obj != ref {
			t.related("underobject", obj)
		}
		return
	}
}

// before finds the last event of the same type told before this one.
func (t *slot) before() {
	for i := t.at - 1; i >= 0; i-- {
		if p := t.out[i]; p.e.Type == t.f.e.Type && p.word < t.f.word {
			t.last = p
			return
		}
	}
}

// within finds the happenings that stand among the arguments of the trigger, and
// for one that only calls back another, that one: نددت إيران بالغارات.
func (t *slot) within() {
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
				if p := t.out[i]; p.e.Type == o.e.Type && t.f.e.Sentence-p.e.Sentence <= 6 && len(p.e.Actors)+len(p.e.Recipients) > 0 {
					t.inner = append(t.inner, p)
					break
				}
			}
		}
	}
}

// standing adds how somebody stands to the trigger by the grammar, and to what
// the report told before it.
func (t *slot) standing(c *Candidate, m *isnad.Mention) {
	typ, rule := t.f.e.Type, t.f.rule.Name
	none := true
	for _, r := range t.rels {
		if r.ref != c.ref {
			continue
		}
		none = false
		t.add("rel", r.kind)
		t.add("rel", r.kind, typ)
		t.add("rel", r.kind, t.shape)
		t.add("rel", r.kind, rule)
		if r.kind == "above" || r.kind == "underobject" {
			t.add(r.kind, t.over)
		}
	}
	if none {
		t.add("rel", "none", t.shape)
	}
	t.agreement(c, m)
	if m.Kind == "role" || m.Kind == "office" {
		t.add("lemma", m.Lemma, t.quad)
	}
	if c.ID == "" {
		return
	}
	n := bucket(t.told[c.ID])
	t.add("often", n)
	t.add("often", n, t.quad)
	t.neighbours(c)
}

// neighbours adds what the events around this one tell of somebody.
func (t *slot) neighbours(c *Candidate) {
	if p := t.last; p != nil {
		far := bucket(t.f.e.Sentence - p.e.Sentence)
		if hasID(p.e.Actors, c.ID) {
			t.add("lastactor", t.shape, far)
			t.add("lastactor", t.f.e.Type)
		}
		if hasID(p.e.Recipients, c.ID) {
			t.add("lastrecipient", t.shape, far)
			t.add("lastrecipient", t.f.e.Type)
		}
	}
	for _, o := range t.inner {
		if hasID(o.e.Actors, c.ID) {
			t.add("inneractor", quad(o.e.Type), t.f.e.Type)
			t.add("inneractor", o.e.Type, t.quad)
		}
		if hasID(o.e.Recipients, c.ID) {
			t.add("innerrecipient", quad(o.e.Type), t.f.e.Type)
			t.add("innerrecipient", o.e.Type, t.quad)
		}
	}
	if t.at > 0 {
		if p := t.out[t.at-1]; t.f.e.Sentence-p.e.Sentence <= 2 {
			same := strconv.FormatBool(p.e.Sentence == t.f.e.Sentence)
			if hasID(p.e.Actors, c.ID) {
				t.add("prevactor", quad(p.e.Type), t.f.e.Type, same)
			}
			if hasID(p.e.Recipients, c.ID) {
				t.add("prevrecipient", quad(p.e.Type), t.f.e.Type, same)
			}
		}
	}
	for i := max(0, t.at-1); i < min(len(t.out), t.at+2); i++ {
		p := t.out[i]
		if p == t.f || p.e.Sentence != t.f.e.Sentence {
			continue
		}
		side := strconv.FormatBool(p.word < t.f.word)
		if hasID(p.e.Actors, c.ID) {
			t.add("nextactor", side, quad(p.e.Type), t.quad)
		}
		if hasID(p.e.Recipients, c.ID) {
			t.add("nextrecipient", side, quad(p.e.Type), t.quad)
		}
	}
}

// agreement adds whether somebody named before may be whom a pronoun at the
// trigger means, or who does what a verb without a subject behind it tells, and
// whether they are a subject themselves.
func (t *slot) agreement(c *Candidate, m *isnad.Mention) {
	w, x := t.f.word, &t.f.x
	if m.First >= w {
		return
	}
	from := "here"
	if m.Sentence < t.f.e.Sentence {
		from = "back"
	}
	subject := strconv.FormatBool(t.isSubject(c.ref))
	t.add("subject", subject, from)
	t.add("subject", subject, from, t.shape)
	if p := t.Pronoun(w); p >= 0 {
		agrees := strconv.FormatBool(agreesPronoun(t.Tags[p].Feats, m))
		t.add("pronoun", agrees, from, t.shape)
		t.add("pronoun", agrees, from, subject)
	}
	if t.f.verb && x.subject == 0 || x.subject != 0 && t.Mentions[x.subject-1].First < w {
		agrees := strconv.FormatBool(clause.Agrees(t.Tag(w).Feats, m, true))
		t.add("agrees", agrees, from, t.shape)
		t.add("agrees", agrees, from, subject)
	}
}

// isSubject tells whether somebody is the subject of a verb of their sentence.
func (t *slot) isSubject(ref isnad.Ref) bool {
	if t.subjects == nil {
		t.subjects = map[isnad.Ref]bool{}
	}
	n := t.Mentions[ref-1].Sentence
	if !t.subjectsOf[n] {
		if t.subjectsOf == nil {
			t.subjectsOf = map[int]bool{}
		}
		t.subjectsOf[n] = true
		sen := &t.Sentences[n]
		for v := sen.First; v < sen.Last; v++ {
			if g := t.Tag(v); g.POS == isnad.VERB && g.Feats.Tense != 0 {
				if r, _ := t.Subject(v); r != 0 {
					t.subjects[r] = true
				}
			}
		}
	}
	return t.subjects[ref]
}
