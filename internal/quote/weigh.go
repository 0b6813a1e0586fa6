package quote

import (
	"math"
	"sort"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
	"github.com/isnad-news/isnad/internal/loglinear"
	"github.com/isnad-news/isnad/internal/term"
)

// Choice is a statement with all who may have said it: what the weights of
// quotes/speakers are learned from.
type Choice struct {
	Statement  *isnad.Statement
	Candidates []Candidate
	Chosen     int
}

// Candidate is somebody who may be the speaker, as the record would name him.
type Candidate struct {
	Given          bool // the rules give it
	Name, Text, ID string
	Features       []string
	ref            isnad.Ref // the mention, where it stands for one
	prior          int       // the statement whose speaker goes on, -1 where none
	kind           byte      // of candidate: g given, m mention, p prior speaker, n who bears the given's office
	sum            float64
}

// ground counts what stands in a sentence before a word.
type ground struct{ verbs, commas, thats, stops uint8 }

// How far candidates are sought: sentences before the cue's own, mentions there and
// before the cue, words behind it, statements before.
const backSentences, backMentions, nearMentions, behindCue, priors, bearers = 2, 8, 12, 16, 4, 3

// weighing is a statement whose speaker is weighed.
type weighing struct {
	*search
	loglinear.Sum
	st         *isnad.Statement
	sen        *isnad.Sentence
	w, last    int // first word of the cue, and the one behind it
	start      int // word at which the content begins
	path       string
	form, conj string
	lemma      string
	feats      isnad.Feats // of the cue
	given      *isnad.Mention
	id, name   string           // of whom the rules give
	votes      [rules]isnad.Ref // whom single rules would give
	enclosing  int              // the statement in whose content the cue stands, -1 where none
	rankBefore int
	rankBehind int
	back       int
}

// weigh chooses who says a statement among all who may, the one whom the rules
// give among them, by learned weights.
func (s *search) weigh(st *isnad.Statement) {
	if s.weights.None() && s.Trace == nil {
		return
	}
	t := weighing{search: s, st: st, Sum: loglinear.Sum{Weights: &s.weights, Side: 's', Keep: s.Trace != nil}}
	t.read()
	s.found = t.path
	if t.sure() && s.Trace == nil {
		return
	}
	t.ask()
	cs := t.candidates()
	at := likeliest(cs)
	if at == 0 && t.given != nil && len(cs) > 1 && t.otherSex(t.given) {
		at = 1 + likeliest(cs[1:])
	}
	if at > 0 && t.form == "participle" && t.given != nil && t.agree(t.given) == "both" && t.of(&cs[at]) == 'p' && t.feats.Number == 's' && s.Tag(t.w).Feats.Tanwin {
		at = 0 // قالت المصادر إن التنظيم …، متهما: no participle of several
	}
	if at > 0 && t.ofAnother(&cs[at]) {
		at = 0 // قال عضو في حزب الرئيس السابق فلان إن
	}
	if s.Trace != nil {
		s.trace(st, cs, at)
	}
	if at > 0 && !s.weights.None() {
		s.becomes(st, &cs[at])
	}
	s.rivals = cs[:0]
}

// ofAnother tells of a candidate whose own office stands between him and whom the rules
// give right behind the verb: he is no more than whose man that is.
func (t *weighing) ofAnother(c *Candidate) bool {
	g := t.given
	if g == nil || g.First != t.w+1 || g.Feats.Def || g.NameSpan.Len() > 0 || c.ref < 2 {
		return false
	}
	m, p := &t.Mentions[c.ref-1], &t.Mentions[c.ref-2]
	return m.Kind == "person" && m.Sentence == g.Sentence && p.Last == m.First && p.First >= g.Last && (p.Kind == "office" || p.Kind == "person")
}

// of gives the number of whom a candidate is named by, 0 where no mention tells.
func (t *weighing) of(c *Candidate) byte {
	r := c.ref
	if r == 0 && c.prior >= 0 {
		r = t.out[c.prior].Speaker
	}
	if r == 0 {
		return 0
	}
	return t.Mentions[r-1].Feats.Number
}

// likeliest gives the candidate for whom most speaks.
func likeliest(cs []Candidate) int {
	best, top := 0, math.Inf(-1)
	for i := range cs {
		if cs[i].sum > top {
			best, top = i, cs[i].sum
		}
	}
	return best
}

// becomes makes a candidate the speaker of a statement.
func (s *search) becomes(st *isnad.Statement, c *Candidate) {
	switch {
	case c.prior >= 0:
		o := &s.out[c.prior]
		st.Speaker, st.SpeakerSpan, st.SpeakerText = o.Speaker, o.SpeakerSpan, o.SpeakerText
		st.SpeakerName, st.SpeakerID, st.Sector = o.SpeakerName, o.SpeakerID, o.Sector
		if o.Speaker == 0 && !s.trying && !s.reported(st.Cue) {
			s.last, s.text, s.textAs = 0, o.SpeakerSpan, 0
		}
	case c.ref != 0:
		st.Speaker = c.ref
		s.speaks(st)
	}
}

// trace shows who was weighed, each as the record would name him.
func (s *search) trace(st *isnad.Statement, cs []Candidate, at int) {
	s.trying = true
	for i := range cs {
		as := *st
		if i > 0 {
			s.becomes(&as, &cs[i])
		}
		cs[i].Name, cs[i].Text, cs[i].ID = as.SpeakerName, as.SpeakerText, as.SpeakerID
	}
	s.trying = false
	s.Trace(Choice{Statement: st, Candidates: cs, Chosen: at})
}

// wordAt gives the word at or behind a byte.
func (s *search) wordAt(at int) int {
	return sort.Search(len(s.Words), func(i int) bool { return s.Words[i].End > at })
}

// read takes in what all candidates are asked about.
func (t *weighing) read() {
	st := t.st
	t.w = min(t.wordAt(st.Cue.Start), len(t.Words)-1)
	t.last = min(t.wordAt(st.Cue.End-1), len(t.Words)-1) + 1
	t.start = min(t.wordAt(st.Content.Start), len(t.Words)-1)
	t.sen = &t.Sentences[t.Words[t.w].Sentence]
	t.feats = t.ofParticiple(t.w)
	t.lemma = st.CueLemma
	t.path = t.how()
	t.form = t.shape()
	t.conj = "-"
	switch {
	case t.Conj(t.w) && t.w == t.sen.First:
		t.conj = "and first"
	case t.Conj(t.w):
		t.conj = "and"
	case t.w == t.sen.First:
		t.conj = "first"
	}
	t.id, t.name = st.SpeakerID, st.SpeakerName
	if st.Speaker != 0 {
		t.given = &t.Mentions[st.Speaker-1]
	}
}

// sure tells of somebody named right behind a verb, where the weights never choose
// another.
func (t *weighing) sure() bool {
	m := t.given
	if t.path == describing || t.path == plainly {
		return true // who is nearest is whom he describes
	}
	if t.path != "args" || m == nil || m.First != t.last || m.Sector == "JRN" {
		return false
	}
	return m.Kind == "person" || m.Kind == "organization" || m.Kind == "group" || m.Kind == "state"
}

// ask takes in what stands around the cue.
func (t *weighing) ask() {
	st := t.st
	t.survey()
	t.enclosing = -1
	for i := len(t.out) - 1; i >= max(0, len(t.out)-2*priors); i-- {
		if t.out[i].Content.Contains(st.Cue) {
			t.enclosing = i
			break
		}
	}
	t.vote()
}

// rules are how many single rules are asked.
const rules = 6

// vote asks single rules whom they would give, whichever of them decided.
func (t *weighing) vote() {
	t.votes[0] = t.clauseSubject(t.sen, t.w, nil)
	f := t.feats
	if f.Gender != 0 {
		t.votes[1] = t.clauseSubject(t.sen, t.w, &f)
	}
	if t.form == "past" || t.form == "present" {
		t.votes[2], _ = t.Subject(t.w)
		t.votes[3] = t.Before(t.w, f)
		t.votes[5] = t.toldBefore(t.sen, t.w, &f)
	}
	for v := t.sen.First; v < t.w; v++ {
		if t.finite(v) {
			t.votes[4], _ = t.Subject(v)
			break
		}
	}
}

// voted adds which single rules would give somebody.
func (t *weighing) voted(ref isnad.Ref, entity isnad.Ref) {
	for i, rule := range [rules]string{"clause", "clause agrees", "subject", "before", "main", "told"} {
		r := t.votes[i]
		if r == 0 {
			continue
		}
		switch {
		case r == ref:
			t.Add("rule", rule, t.form, t.conj)
			t.Add("rule", rule, t.path)
			t.Add("rule", rule)
		case entity != 0 && t.Mentions[r-1].Entity == entity:
			t.Add("rule", rule, "again", t.form)
			t.Add("rule", rule, "again")
		}
	}
}

// how tells which of the rules found the speaker.
func (t *weighing) how() string {
	st := t.st
	switch {
	case st.Speaker == 0 && st.SpeakerName == "":
		return "none"
	case st.Speaker == 0:
		return "text"
	case strings.HasPrefix(st.Rule, "quotes/cues") && t.search.path != "" && t.pathAt == st.Cue.Start:
		return t.search.path
	case strings.HasPrefix(st.Rule, "quotes/formulas"):
		return "formula"
	case strings.HasPrefix(st.Rule, "quotes/cues"):
		return "noun"
	}
	return strings.TrimPrefix(st.Rule, "quotes/")
}

// shape tells what the cue is.
func (t *weighing) shape() string {
	tag := t.Tag(t.w)
	switch {
	case t.path == "formula":
		return "set"
	case t.Words[t.w].Kind == isnad.Punct:
		return "mark"
	case tag.POS == isnad.VERB && tag.Feats.Voice == 'p':
		return "passive"
	case tag.POS == isnad.VERB && tag.Feats.Tense == 'f':
		return "present"
	case tag.POS == isnad.VERB:
		return "past"
	case tag.Feats.Verbal == 'm':
		return "noun"
	}
	return "participle"
}

// survey counts what stands before each word of the sentence, once for all that is
// said in it.
func (t *weighing) survey() {
	n := t.Words[t.w].Sentence
	if t.surveyed == n && len(t.field) > 0 {
		return
	}
	t.surveyed = n
	f := t.field[:0]
	var g ground
	for w := t.sen.First; w < t.sen.Last; w++ {
		f = append(f, g)
		switch {
		case t.Words[w].Kind == isnad.Punct:
			if t.isComma(w) {
				g.commas++
			} else {
				g.stops++
			}
		case t.finite(w):
			g.verbs++
		case t.that(w) || t.relative.Has(t.Tag(w).Lemma):
			g.thats++
		}
	}
	t.field = append(f, g)
}

// between tells what stands among the words of [lo, hi) of the sentence.
func (t *weighing) between(lo, hi int) string {
	lo, hi = lo-t.sen.First, hi-t.sen.First
	if lo >= hi || lo < 0 || hi >= len(t.field) {
		return "nothing"
	}
	a, b := &t.field[lo], &t.field[hi]
	switch verbs, comma := b.verbs-a.verbs, b.commas != a.commas || b.stops != a.stops; {
	case verbs > 1 && comma:
		return "verbs,"
	case verbs > 1:
		return "verbs"
	case verbs == 1 && comma:
		return "verb,"
	case verbs == 1:
		return "verb"
	case b.thats != a.thats:
		return "that"
	case comma && hi-lo > 1:
		return "words,"
	case comma:
		return ","
	}
	return "words"
}

// candidates gives whom the rules give first, then all of the sentence and those
// before it, and who spoke before.
func (t *weighing) candidates() []Candidate {
	out := append(t.rivals, Candidate{})
	c := Candidate{Given: true, ref: t.st.Speaker, prior: -1, kind: 'g'}
	t.weighGiven(&c)
	out[0] = t.take(c)
	out = t.spoken(out)
	out = t.bearing(out)
	return t.mentioned(out)
}

func (t *weighing) take(c Candidate) Candidate {
	c.Features, c.sum = t.Take()
	return c
}

// weighGiven adds what speaks for whom the rules give.
func (t *weighing) weighGiven(c *Candidate) {
	t.Add("given")
	t.Add("given", t.path)
	t.Add("given", t.path, t.form)
	t.Add("given", t.path, t.form, t.conj)
	t.Add("given", t.path, t.lemma)
	m := t.given
	if m == nil {
		return
	}
	kind, where, agree := who(m), t.where(m), t.agree(m)
	t.Add("given", t.path, kind)
	t.Add("given", t.path, where)
	t.Add("given", t.path, "agree", agree)
	t.Add("given", t.path, where, kind)
	if n := t.lastBy(t.id, t.name); n >= 0 {
		t.Add("given", t.path, "prior", count(n))
	} else {
		t.Add("given", t.path, "prior", "none")
	}
	if t.id == "" {
		t.Add("given", "no id", kind)
	}
	if m.Kind == "role" || m.Kind == "office" {
		t.Add("given", "title", yes(t.unnamed(m)), kind)
		t.Add("given", "title", yes(t.unnamed(m)), t.path)
	}
	if t.unnamed(m) {
		t.Add("given", "unnamed", m.Lemma)
		t.Add("given", "unnamed", kind, where, t.path)
	}
	t.stand(c.ref, m, kind, where, agree)
}

// unnamed tells of an office or a kind that the record names by its own words.
func (t *weighing) unnamed(m *isnad.Mention) bool {
	return (m.Kind == "role" || m.Kind == "office") && strings.HasPrefix(t.name, t.Text[m.Start:min(m.End, m.Start+len(t.name))])
}

// lastBy tells how many statements back somebody spoke last, or -1.
func (t *weighing) lastBy(id, name string) int {
	for i := len(t.out) - 1; i >= max(0, len(t.out)-2*priors); i-- {
		if o := &t.out[i]; o.SpeakerID == id && o.SpeakerName == name {
			return len(t.out) - 1 - i
		}
	}
	return -1
}

// spoken adds those who spoke last, each once.
func (t *weighing) spoken(out []Candidate) []Candidate {
	n := 0
	for i := len(t.out) - 1; i >= max(0, len(t.out)-2*priors) && n < priors; i-- {
		o := &t.out[i]
		if o.SpeakerName == "" || t.lastBy(o.SpeakerID, o.SpeakerName) != len(t.out)-1-i {
			continue
		}
		if o.SpeakerID == t.id && o.SpeakerName == t.name || o.Speaker != 0 && t.otherSex(&t.Mentions[o.Speaker-1]) {
			n++
			continue
		}
		t.weighPrior(o, n, i)
		out = append(out, t.take(Candidate{ref: o.Speaker, prior: i, kind: 'p'}))
		n++
	}
	return out
}

// weighPrior adds what speaks for the speaker of an earlier statement.
func (t *weighing) weighPrior(o *isnad.Statement, rank, i int) {
	r, how := count(rank), "told"
	if t.inSaid(o.Cue, i) {
		how = "inner"
	}
	far := t.Words[t.w].Sentence - t.Words[min(t.wordAt(o.Cue.Start), len(t.Words)-1)].Sentence
	t.Add("prior", r)
	t.Add("prior", r, t.path)
	t.Add("prior", r, how, t.form)
	t.Add("prior", r, t.form, t.conj)
	t.Add("prior", r, "far", count(far))
	t.Add("prior", r, "far", count(far), t.form)
	t.Add("prior", how, t.path)
	t.Add("prior", t.path, t.form, t.conj)
	t.Add("prior", r, t.lemma)
	t.Add("prior", "same id", yes(o.SpeakerID == t.id), t.path)
	if g := t.given; g != nil {
		unnamed := t.unnamed(g)
		t.Add("prior", "for", who(g), t.where(g))
		if g.Feats.Def || unnamed {
			back := "long"
			if g.Last == g.First+1 {
				back = "short"
			}
			t.Add("prior", "calls back", back, g.Kind, yes(g.Feats.Def), r)
			t.Add("prior", "calls back", back, g.Lemma, r)
			if o.Speaker != 0 {
				p := &t.Mentions[o.Speaker-1]
				t.Add("prior", "calls back", back, who(g), yes(g.Feats.Def), who(p), r)
				t.Add("prior", "calls back", back, g.Lemma, p.Lemma)
				t.Add("prior", "calls back", back, yes(g.Feats.Def), "sector", yes(g.Sector == p.Sector), yes(o.SpeakerID == t.id), yes(t.id == ""))
				t.Add("prior", "calls back", back, yes(g.Lemma == p.Lemma), yes(p.Feats.Def), yes(t.id == ""))
			}
		}
		t.Add("prior", "part", t.partOf(o.SpeakerName), yes(o.SpeakerID == t.id))
		if unnamed {
			t.Add("prior", "unnamed", yes(o.SpeakerID == t.id), g.Lemma)
			t.Add("prior", "unnamed", yes(o.SpeakerID == t.id), g.Kind, yes(g.Feats.Def))
		}
	}
	t.Add("spoke", count(t.times(o.SpeakerID, o.SpeakerName)))
	frame := "no"
	if t.enclosing >= 0 {
		frame = yes(t.out[t.enclosing].SpeakerID == o.SpeakerID && t.out[t.enclosing].SpeakerName == o.SpeakerName) + " inner"
	}
	t.Add("prior", "enclosing", frame, how, t.form)
	t.Add("prior", "enclosing", frame, how, r)
	if o.Speaker == 0 {
		t.Add("prior", "text", t.form)
		return
	}
	m := &t.Mentions[o.Speaker-1]
	t.Add("prior", who(m))
	t.Add("prior", who(m), t.form)
	t.Add("prior", "agree", t.agree(m), t.form)
	t.voted(o.Speaker, m.Entity)
	t.global(m)
	t.Add("prior", "medium", yes(m.Sector == "JRN"), t.form)
}

// partOf tells whether the last word of the name that the rules give is one of another
// name's.
func (t *weighing) partOf(name string) string {
	last := t.name[strings.LastIndexByte(t.name, ' ')+1:]
	switch {
	case last == "" || name == "":
		return "nothing"
	case name == t.name:
		return "same"
	case strings.HasSuffix(name, last):
		return "end"
	case strings.Contains(name, strings.TrimPrefix(last, article)):
		return "part"
	}
	return "no"
}

// inSaid tells whether a cue stands in what an earlier statement says.
func (t *weighing) inSaid(cue isnad.Span, before int) bool {
	for i := before - 1; i >= max(0, before-priors); i-- {
		if t.out[i].Content.Contains(cue) {
			return true
		}
	}
	return false
}

// times tells how often somebody has spoken in the last statements.
func (t *weighing) times(id, name string) (n int) {
	for i := len(t.out) - 1; i >= max(0, len(t.out)-lookBack/4); i-- {
		if o := &t.out[i]; o.SpeakerID == id && o.SpeakerName == name {
			n++
		}
	}
	return n
}

// bearing adds the persons of the same state or body as an office without a name,
// one of whom may bear it.
func (t *weighing) bearing(out []Candidate) []Candidate {
	m := t.given
	if m == nil || t.id == "" || m.Kind == "person" && m.NameSpan.Len() > 0 {
		return out
	}
	n, names := 0, [bearers]string{}
	from := t.From(t.w)
	try := func(i int, dir string) {
		o := &t.Mentions[i]
		if n == bearers || o.Kind != "person" || o.NameSpan.Len() == 0 || o.ID != t.id || o.Name == t.name || o.Name == "" || o.Adj {
			return
		}
		for _, x := range names[:n] {
			if x == o.Name {
				return
			}
		}
		if t.Terms(term.Aide).Has(m.Lemma) && t.titled(o, m) == "no" {
			return // the one for whom he speaks is not he
		}
		if t.holdsWithin(o, m, o.First) {
			return
		}
		names[n] = o.Name
		t.weighBearer(o, m, dir, n)
		n++
		out = append(out, t.take(Candidate{ref: isnad.Ref(i + 1), prior: -1, kind: 'n'}))
	}
	for i := from; i < min(from+2*backMentions, len(t.Mentions)); i++ {
		try(i, "behind")
	}
	for i := from - 1; i >= max(0, from-4*backMentions); i-- {
		try(i, "before")
	}
	return out
}

// weighBearer adds what speaks for a person bearing the office of whom the rules give.
func (t *weighing) weighBearer(o, m *isnad.Mention, dir string, rank int) {
	far := o.Sentence - m.Sentence
	if far < 0 {
		far = -far
	}
	if far == 0 {
		dir = t.sideOf(o, m)
	}
	titled := t.titled(o, m)
	given := "named"
	if t.unnamed(m) {
		given = "unnamed"
	} else if m.Kind == "role" || m.Kind == "office" || m.Kind == "person" && m.NameSpan.Len() == 0 {
		given = "found"
	}
	given += " " + who(m)
	head := "text"
	if t.sen.Headline {
		head = "headline"
	}
	t.Add("bearer", given)
	t.Add("bearer", given, dir, count(far))
	t.Add("bearer", given, titled)
	t.Add("bearer", given, titled, dir)
	t.Add("bearer", given, head, dir)
	t.Add("bearer", head, dir, count(rank), count(far))
	t.Add("bearer", given, "definite", yes(m.Feats.Def), titled)
	t.Add("bearer", given, "short", yes(m.Last == m.First+1), titled)
	t.Add("bearer", titled, dir, count(rank))
	t.Add("bearer", m.Lemma, given)
	t.Add("bearer", m.Lemma, titled)
	t.Add("bearer", m.Sector, o.Sector, given)
	t.Add("bearer", t.path, given)
	t.Add("bearer", "where", t.where(m), given)
	spoke := count(t.times(o.ID, o.Name))
	t.Add("bearer", "spoke", spoke, titled, given)
	t.Add("bearer", "spoke", spoke, head)
	t.Add("bearer", "last", yes(t.lastBy(o.ID, o.Name) == 0), given, titled)
	t.voted(0, o.Entity)
	t.global(o)
}

// sideOf tells where a person of the same sentence stands to an office.
func (t *weighing) sideOf(o, m *isnad.Mention) string {
	switch {
	case o.First == m.Last || o.First == m.Last+1 && t.isComma(m.Last):
		return "right behind"
	case o.Last == m.First || o.Last+1 == m.First && t.isComma(o.Last):
		return "right before"
	case o.First > m.Last && o.End <= t.st.Content.Start && m.First >= t.w && !t.VerbBetween(m.Last, o.First):
		return "before content"
	case o.First > m.First:
		return "later"
	}
	return "earlier"
}

// titled tells how far a person is named with the title of whom the rules give.
func (t *weighing) titled(o, m *isnad.Mention) string {
	words, head := t.Text[m.Start:m.End], strings.TrimPrefix(t.Words[m.Head].Norm, article)
	if m.Kind == "person" && m.NameSpan.Start > m.Start {
		words = strings.TrimSpace(t.Text[m.Start:min(m.NameSpan.Start, m.End)])
	}
	best := "no"
	for _, x := range t.titles()[o.ID] {
		if x.name != o.Name {
			continue
		}
		if x.words == words {
			return "same"
		}
		if strings.Contains(x.words, words) {
			best = "all"
		} else if best == "no" && strings.Contains(x.words, head) {
			best = "head"
		}
	}
	return best
}

// mentioned adds those whom the sentence and the ones before it mention.
func (t *weighing) mentioned(out []Candidate) []Candidate {
	from := t.From(t.last)
	if t.start < t.last { // what is said stands before
		t.start = min(t.last+behindCue, t.sen.Last)
	}
	ahead := t.rankBehind
	c, participle := t.cue(t.w)
	asked := participle && c != nil && c.addressee && c.class == "demand" // مطالبا الحكومة ب
	for i := from; i < len(t.Mentions) && t.Mentions[i].First < min(t.start, t.last+behindCue, t.sen.Last); i++ {
		if t.mayBe(i) && !asked {
			out = t.mention(out, i)
			ahead++
			t.rankBehind = ahead
		}
	}
	n := 0
	for i := from - 1; i >= 0 && n < nearMentions; i-- {
		m := &t.Mentions[i]
		if m.First < t.sen.First {
			break
		}
		if m.First < t.w && t.mayBe(i) {
			out = t.mention(out, i)
			n++
			t.rankBefore = n
		}
	}
	first := t.sen.First
	if sn := t.Words[t.w].Sentence; sn > 0 {
		first = t.Sentences[max(0, sn-backSentences)].First
	}
	near := len(out)
	for i := t.From(t.sen.First) - 1; i >= 0 && t.Mentions[i].First >= first && t.back < backMentions; i-- {
		if t.mayBe(i) && !t.again(out[near:], i) {
			out = t.mention(out, i)
			t.back++
		}
	}
	return out
}

// again tells of a mention of somebody of whom a nearer one tells.
func (t *weighing) again(cs []Candidate, i int) bool {
	for j := range cs {
		if t.Mentions[cs[j].ref-1].Entity == t.Mentions[i].Entity {
			return true
		}
	}
	return false
}

// mayBe tells of a mention of somebody who can speak, other than whom the rules give,
// outside of what is said.
func (t *weighing) mayBe(i int) bool {
	m := &t.Mentions[i]
	if m.First > 1 && t.about(m, m.First-2) || t.otherSex(m) {
		return false
	}
	if g := t.given; g != nil && g.First == t.last && t.path == "args" && m.Sentence < g.Sentence && t.Terms(term.Aide).Has(g.Lemma) {
		return false // قال المتحدث: of those told of before only who has spoken or bears the title
	}
	return m.Actor && !m.Adj && m.Lemma != bareNumber && m.Casualty == "" && isnad.Ref(i+1) != t.st.Speaker && (m.Start < t.st.Content.Start || m.End > t.st.Content.End)
}

// otherSex tells of a man where the cue tells of a woman, and of a woman where of a man.
func (t *weighing) otherSex(m *isnad.Mention) bool {
	f := t.feats
	if m.Kind != "person" || f.Gender == 0 || f.Number != 's' || f.Person == '1' || f.Person == '2' || t.form == "passive" || t.form == "noun" || t.form == "set" {
		return false
	}
	g := t.genders()[m.Entity]
	return g != 0 && g != f.Gender && (m.Sentence != t.Words[t.w].Sentence || t.Prep(m) == "") // نقلت الوكالة عن الوزير
}

// mention adds a mention as a candidate.
func (t *weighing) mention(out []Candidate, i int) []Candidate {
	m := &t.Mentions[i]
	c := Candidate{ref: isnad.Ref(i + 1), prior: -1, kind: 'm'}
	kind, where, agree := who(m), t.where(m), t.agree(m)
	t.Add("other", t.path)
	t.Add("other", t.path, where)
	t.Add("other", t.path, where, kind)
	t.Add("other", t.path, "agree", agree, where)
	if t.given != nil {
		t.Add("other", "for", who(t.given), kind, where)
		t.Add("other", "part", t.partOf(m.Name), yes(m.ID == t.id), where)
		t.Add("other", "same", yes(m.ID == t.id), yes(m.Name == t.name), where)
		t.Add("other", "same", yes(m.Entity == t.given.Entity), t.path, where)
	}
	t.Add("other", where, t.form, t.conj)
	t.Add("other", where, t.lemma)
	t.stand(c.ref, m, kind, where, agree)
	return append(out, t.take(c))
}

// stand adds who somebody is and how the mention stands to the cue: of what kind, where
// and whether it agrees.
func (t *weighing) stand(ref isnad.Ref, m *isnad.Mention, kind, where, agree string) {
	t.Add("is", kind, where)
	t.Add("is", kind, where, t.form)
	t.Add("is", kind, m.Sector)
	t.voted(ref, m.Entity)
	t.global(m)
	if t.enclosing >= 0 {
		o := &t.out[t.enclosing]
		t.Add("inner", yes(o.Content.Contains(m.Span)), where, t.form)
		t.Add("inner", yes(m.ID == o.SpeakerID && m.Name == o.SpeakerName), t.form)
	} else {
		t.Add("inner", "none", where, t.form)
	}
	t.Add("is", kind, yes(m.Feats.Def || m.NameSpan.Len() > 0), where)
	if m.Lemma != "" {
		t.Add("lemma", m.Lemma)
	}
	t.Add("agree", agree, where, t.form)
	prep := t.Prep(m)
	t.Add("prep", prep, where)
	t.Add("prep", prep, t.form, where, yes(m.Embedded))
	t.Add("embedded", yes(m.Embedded), kind, where)
	t.Add("coord", yes(m.Coord != 0), where)
	spoke, beside := count(t.times(m.ID, m.Name)), t.beside(m)
	t.Add("spoke", spoke)
	t.Add("spoke", spoke, where, t.form)
	t.Add("before it", beside, where)
	t.Add("before it", beside, where, t.form)
	if m.Sentence == t.Words[t.w].Sentence {
		t.here(ref, m, where, kind)
	}
	if where == "behind" || where == "next" {
		return
	}
	t.Add("said", yes(t.reported(m.Span)), where, t.form)
}

// here adds what stands between the cue and somebody of its sentence.
func (t *weighing) here(ref isnad.Ref, m *isnad.Mention, where, kind string) {
	var gap string
	rank := t.rankBefore
	if m.First >= t.w {
		gap, rank = t.between(t.last, m.First), t.rankBehind
	} else {
		gap = t.between(m.Last, t.w)
	}
	t.Add("gap", gap, where)
	t.Add("gap", gap, where, t.form)
	t.Add("gap", gap, where, t.form, t.conj)
	t.Add("gap", gap, where, kind)
	t.Add("rank", count(rank), where, t.form)
	far := m.First - t.last
	if far < 0 {
		far = t.w - m.Last
	}
	t.Add("far", bucket(far), where, t.form)
	t.Add("far", bucket(far), where, kind)
	if c := t.Case(ref); c != 0 {
		t.Add("case", string(rune(c)), where)
	}
	if m.First <= t.sen.First+1 {
		t.Add("opens", where, t.form)
		t.Add("opens", where, gap)
	}
}

// global adds how often the report brings somebody, and how often right behind a
// verb of saying.
func (t *weighing) global(m *isnad.Mention) {
	if m.Entity == 0 {
		t.Add("report", "unknown", t.form)
		return
	}
	n, kind := t.tallies()[m.Entity], who(m)
	says := count(int(n.says))
	t.Add("report", "says", says, kind)
	t.Add("report", "says", says, t.path)
	t.Add("report", "says", says, t.form)
	t.Add("report", "named", count(int(n.named)/2), kind)
	t.Add("report", "headline", yes(n.headline), kind)
}

// tally is what a report tells of somebody.
type tally struct {
	says, named uint16
	headline    bool
}

// tallies gives what the report tells of each entity.
func (s *search) tallies() map[isnad.Ref]tally {
	if s.tally != nil {
		return s.tally
	}
	s.tally = map[isnad.Ref]tally{}
	for i := range s.Mentions {
		m := &s.Mentions[i]
		if !m.Actor || m.Adj || m.Entity == 0 {
			continue
		}
		n := s.tally[m.Entity]
		n.named++
		if k := m.First - 1; k >= 0 && m.Prep == "" {
			if c, participle := s.cue(k); c != nil && !participle && c.clause && !c.addressee {
				n.says++
			}
		}
		n.headline = n.headline || s.Sentences[m.Sentence].Headline
		s.tally[m.Entity] = n
	}
	return s.tally
}

// beside tells what stands right before a mention.
func (t *weighing) beside(m *isnad.Mention) string {
	k := m.First - 1
	sen := &t.Sentences[m.Sentence]
	switch {
	case m.First <= sen.First:
		return "start"
	case k == t.w:
		return "cue"
	case t.that(k):
		return "that"
	case t.finite(k):
		if c, _ := t.cue(k); c != nil {
			return "saying"
		}
		return "verb"
	case t.Words[k].Kind == isnad.Punct:
		return "mark"
	case t.Tag(k).POS == isnad.ADP:
		return "preposition"
	case t.relative.Has(t.Tag(k).Lemma):
		return "relative"
	case t.nominal(k):
		return "noun"
	}
	return "other"
}

// where tells where a mention stands to the cue.
func (t *weighing) where(m *isnad.Mention) string {
	switch {
	case m.First >= t.last:
		switch {
		case m.First == t.last:
			return "next"
		case m.Sentence != t.Words[t.w].Sentence:
			return "later"
		}
		return "behind"
	case m.First >= t.w:
		return "within"
	case m.First >= t.sen.First:
		if m.Last >= t.w {
			return "right before"
		}
		return "before"
	case m.Sentence == t.Words[t.w].Sentence-1:
		return "back 1"
	case m.Sentence == t.Words[t.w].Sentence-2:
		return "back 2"
	}
	return "far"
}

// agree tells how a mention goes with the cue in gender and number.
func (t *weighing) agree(m *isnad.Mention) string {
	f := t.feats
	if f.Gender == 0 {
		return "unknown"
	}
	g := m.Feats.Gender
	if m.Kind == "person" {
		if x := t.genders()[m.Entity]; x != 0 {
			g = x
		} else if m.NameSpan.Start == m.Start {
			g = 0
		}
	}
	n := "other number"
	switch m.Feats.Number {
	case f.Number:
		n = "number"
	case 0:
		n = "any number"
	}
	switch {
	case g == 0 || m.Kind == "state":
		return n
	case g == f.Gender && n == "number":
		return "both"
	case g == f.Gender:
		return "gender"
	case m.Feats.Number == 'p' && f.Gender == 'f':
		return "many"
	}
	if clause.Agrees(f, m, false) {
		return "loosely"
	}
	return "no"
}

// who tells what kind of speaker a mention is.
func who(m *isnad.Mention) string {
	switch {
	case m.Sector == "JRN":
		if m.Kind == "role" {
			return "medium role"
		}
		return "medium"
	case m.Kind == "role" && m.Loose:
		return "loose"
	case m.Kind == "person" && m.NameSpan.Start > m.Start:
		return "titled"
	}
	return m.Kind
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// bucket gives a distance in words, roughly.
func bucket(n int) string {
	switch {
	case n <= 3:
		return count(max(n, 0))
	case n <= 6:
		return "6"
	case n <= 12:
		return "12"
	case n <= 24:
		return "24"
	}
	return "far"
}

// count gives a small number, one for all that are not.
func count(n int) string {
	const digits = "0123"
	if n < 0 || n > 3 {
		return "many"
	}
	return digits[n : n+1]
}
