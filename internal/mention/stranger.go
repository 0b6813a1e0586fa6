package mention

import (
	"math"
	"slices"
	"sort"
	"strconv"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/loglinear"
	"github.com/isnad-news/isnad/internal/term"
)

// Stranger is somebody of whom nothing beside him tells whose he is, with every state
// whose he may be: what the weights of actors/strangers are learned from.
type Stranger struct {
	isnad.Span
	Name       string
	Given      string      // whose the rules have him
	Candidates []Belonging // none where the rules decide
}

// Belonging is a state or body whose somebody may be, nobody's where ID is empty.
type Belonging struct {
	ID       string
	Features []string
	sum      float64
}

// mostWeighed is how many states and bodies are weighed for one stranger.
const mostWeighed = 12

// pointer is a mention that tells of a state or body, by a word of its own or by a place.
type pointer struct {
	at      int // of mention
	id      string
	state   bool
	country bool // by a place in it
}

// scenery is what a report tells of states and bodies beside its strangers.
type scenery struct {
	pointers []pointer
	times    map[string]int
	order    []string // ids, the commonest first
	total    int
	headed   []string // whom the headline tells of, in order
	opened   string   // whom the text tells of first
}

// survey gathers the scenery; strange are the mentions that tell nothing of themselves.
func (s *search) survey(strange []bool) *scenery {
	c := &scenery{times: map[string]int{}}
	for j := range s.out {
		b := &s.out[j]
		t := pointer{at: j, id: b.ID, state: s.states[b.ID]}
		if t.id == "" {
			t.id, t.state, t.country = b.Country, true, true
		}
		if t.id == "" || strange[j] {
			continue
		}
		c.pointers = append(c.pointers, t)
		if c.times[t.id]++; c.times[t.id] == 1 {
			c.order = append(c.order, t.id)
		}
		c.total++
		if s.Sentences[b.Sentence].Headline {
			if !slices.Contains(c.headed, t.id) {
				c.headed = append(c.headed, t.id)
			}
		} else if c.opened == "" {
			c.opened = t.id
		}
	}
	sort.SliceStable(c.order, func(i, j int) bool { return c.times[c.order[i]] > c.times[c.order[j]] })
	return c
}

// stranger is a mention whose state the rules could but guess.
type stranger struct {
	at   int
	rule string // by which they did
}

// weighStrangers gives those of whom the rules could but guess whose they are to whom the
// weights of all that the report tells of say. Who bears one name is of one state.
func (s *search) weighStrangers() {
	if len(s.unsure) == 0 || s.origins.None() && s.Trace == nil {
		return
	}
	strange := make([]bool, len(s.out))
	for _, x := range s.unsure {
		strange[x.at] = true
	}
	c := s.survey(strange)
	ids := map[string]string{} // of names
	var whose []belongs
	for _, x := range s.unsure {
		m, ok := &s.out[x.at], s.weighable(x)
		if s.Trace != nil {
			t := Stranger{m.Span, m.Name, m.ID, nil}
			if ok {
				t.Candidates = s.weighStranger(x, c)
			}
			s.Trace(t)
			continue
		}
		if !ok {
			continue
		}
		id, met := ids[m.Name]
		if !met || m.Kind != "person" || m.NameSpan.Len() == 0 {
			id = m.ID
			if !c.only(id) || s.home != "" && s.home != id {
				id = s.likeliest(id, s.weighStranger(x, c))
			}
			ids[m.Name] = id
		}
		whose = append(whose, belongs{x.at, id})
	}
	for _, x := range whose { // only now: the weights look at who stands beside
		m := &s.out[x.at]
		if m.ID == x.id {
			continue
		}
		if m.ID = x.id; x.id != "" && !s.states[x.id] && m.Sector != "JRN" {
			m.Sector = s.sectorOf(x.id)
		}
	}
}

// belongs is a mention and whose it is.
type belongs struct {
	at int
	id string
}

// margin is how much likelier another state must be than that of the rules.
const margin = 3

// likeliest chooses among those whose somebody may be; given is whom the rules have.
func (s *search) likeliest(given string, cs []Belonging) string {
	best, id := math.Inf(-1), given
	for _, k := range cs {
		x := k.sum
		if k.ID == given || k.ID == s.home { // papers tell the nation of strangers, not of their own
			x += math.Log(margin)
		}
		if x > best || x == best && (k.ID == given || id != given && k.ID < id) {
			best, id = x, k.ID
		}
	}
	return id
}

// only tells of the one state or body that the report tells of.
func (c *scenery) only(id string) bool { return id != "" && len(c.order) == 1 && c.order[0] == id }

// weighable tells of somebody whose state weights choose: named, an officer, a spokesman,
// a body.
func (s *search) weighable(x stranger) bool {
	if x.rule == "told" || x.rule == "same" || x.rule == "leads" {
		return false
	}
	i, m := x.at, &s.out[x.at]
	if m.Kind == "person" && m.NameSpan.Len() > 0 {
		return true
	}
	switch s.heads[i] {
	case "office", "spokesman", "title", "rank":
		return m.Feats.Number != 'p'
	case "institution":
		return m.Sector == "JRN" || m.Sector != "CVL" && s.spoken(i)
	}
	return false
}

// weighStranger weighs whose somebody is.
func (s *search) weighStranger(x stranger, c *scenery) []Belonging {
	w := strangerWeigher{search: s, Sum: loglinear.Sum{Weights: &s.origins, Side: 'b', Keep: s.Trace != nil}, scenery: c, i: x.at, m: &s.out[x.at], head: s.heads[x.at], rule: x.rule}
	w.read()
	ids := w.candidates()
	w.likeNames(ids)
	out := make([]Belonging, 0, len(ids)+1)
	for n, id := range ids {
		w.weigh(id, n)
		fs, sum := w.Take()
		out = append(out, Belonging{id, fs, sum})
	}
	w.nobody()
	fs, sum := w.Take()
	return append(out, Belonging{"", fs, sum})
}

// strangerWeigher weighs one stranger.
type strangerWeigher struct {
	*search
	loglinear.Sum
	*scenery
	i           int
	m           *isnad.Mention
	head, shape string
	rule        string   // by which the rules chose
	names       []string // words of the name
	known       bool     // one of them is borne by somebody whose state is known
	like        []float64
	best        float64
	last        map[string]*pointer // the nearest before of each kind
	next        *pointer
	behind      []pointer // who stands right behind in the same breath
}

func (w *strangerWeigher) read() {
	m := w.m
	w.shape = w.head
	if m.NameSpan.Len() > 0 {
		w.shape += "+n"
		w.names = NameWords(w.Words, m)
	}
	if m.Feats.Def {
		w.shape += "d"
	}
	w.last = map[string]*pointer{}
	n := sort.Search(len(w.pointers), func(k int) bool { return w.pointers[k].at > w.i })
	for k := n - 1; k >= 0; k-- {
		t := &w.pointers[k]
		b := &w.out[t.at]
		w.latest("any", t, true)
		w.latest("word", t, !b.Adj && !t.country)
		w.latest("actor", t, !b.Adj && !b.Embedded && (b.Kind == "organization" || b.Kind == "office" || b.Kind == "person" || b.Kind == "group"))
		w.latest("body", t, !t.country && (w.heads[t.at] == "institution" || w.heads[t.at] == "office" || w.heads[t.at] == "spokesman"))
		w.latest("says", t, b.First > 0 && w.says(b.First-1))
		w.latest("sector", t, m.Sector != "" && b.Sector == m.Sector && !t.country)
		w.latest("place", t, b.Prep != "" && (b.Kind == "place" || b.Kind == "state"))
		w.latest("medium", t, b.Sector == "JRN")
		w.latest("group", t, !t.state)
	}
	if n < len(w.pointers) {
		w.next = &w.pointers[n]
	}
	for k := n; k < len(w.pointers) && len(w.behind) < 2; k++ {
		b := &w.out[w.pointers[k].at]
		if b.Sentence != m.Sentence || b.First-m.Last > breath || w.verbIn(m.Last, b.First) {
			break
		}
		w.behind = append(w.behind, w.pointers[k])
	}
}

// NameWords gives the words of the name that a mention bears, as weights of names know
// them: in their normal form.
func NameWords(words []isnad.Word, m *isnad.Mention) []string {
	var names []string
	for k := m.First; k < m.Last; k++ {
		if w := &words[k]; w.Start >= m.NameSpan.Start && w.End <= m.NameSpan.End {
			names = append(names, w.Norm)
		}
	}
	return names
}

// breath is how many words behind somebody what he is may end: سعيد مموزيني، مسؤول إعلام
// الفرع الرابع عشر للحزب.
const breath = 9

// verbIn tells whether a finite verb stands among the words of [lo, hi).
func (w *strangerWeigher) verbIn(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if t := w.stemTag(k); t.POS == isnad.VERB && t.Feats.Tense != 0 {
			return true
		}
	}
	return false
}

func (w *strangerWeigher) latest(kind string, t *pointer, ok bool) {
	if ok && w.last[kind] == nil {
		w.last[kind] = t
	}
}

// lastKinds are the kinds of pointers that are sought before a stranger.
func (w *strangerWeigher) lastKinds() []string {
	return []string{"any", "word", "actor", "body", "says", "sector", "place", "medium", "group"}
}

// candidates gives whose somebody may be, the commonest first, with the state of the
// paper, whom the rules have and who stands nearest.
func (w *strangerWeigher) candidates() []string {
	var ids []string
	add := func(id string) {
		if id != "" && (id == w.m.ID || !w.armed(id)) && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, id := range w.order[:min(len(w.order), mostWeighed)] {
		add(id)
	}
	add(w.home)
	add(w.m.ID)
	for _, k := range w.lastKinds() {
		if t := w.last[k]; t != nil {
			add(t.id)
		}
	}
	if w.next != nil {
		add(w.next.id)
	}
	for _, t := range w.behind {
		add(t.id)
	}
	if b := w.i + 1; b < len(w.out) && w.received(w.m.First, w.out[b].First) {
		ids = slices.DeleteFunc(ids, func(id string) bool { return id == w.out[b].ID }) // who receives an envoy is of another state
	}
	return ids
}

// armed tells of a body of fighters: nobody is guessed to be one of them.
func (w *strangerWeigher) armed(id string) bool {
	switch w.sectors[id] {
	case "REB", "MIL", "UAF", "CRM":
		return true
	}
	return false
}

// kindOf tells states and bodies apart.
func (w *strangerWeigher) kindOf(id string) string {
	if w.states[id] {
		return "S"
	}
	return "G"
}

// away tells how many sentences back somebody stands.
func away(sentences int) string {
	switch {
	case sentences <= 1:
		return strconv.Itoa(max(0, sentences))
	case sentences < 4:
		return "2"
	}
	return "far"
}

func (w *strangerWeigher) weigh(id string, n int) {
	m, s := w.m, w.kindOf(id)
	w.Add("kind", s, w.shape)
	w.Add("kind", s, m.Sector)
	w.Add("kind", s, strconv.FormatBool(w.spoken(w.i)))
	w.Add("lemma", s, m.Lemma)
	share := strconv.Itoa(min(9, 10*w.times[id]/max(1, w.total)))
	w.Add("share", s, share)
	w.Add("share", s, share, w.head)
	rank := strconv.Itoa(min(4, slices.Index(append(w.order[:len(w.order):len(w.order)], id), id)))
	w.Add("rank", s, rank)
	w.Add("rank", s, rank, w.head)
	if id == w.most {
		w.Add("most", s)
		w.Add("most", s, w.head)
		w.Add("most", s, m.Sector)
	}
	if id == m.ID {
		w.Add("rule", s)
		w.Add("rule", s, w.head)
		w.Add("rule", s, w.shape)
		w.Add("ruled", w.rule, s)
		w.Add("ruled", w.rule, s, w.head)
	}
	if id == w.home {
		w.Add("home")
		w.Add("home", w.head)
		w.Add("home", strconv.FormatBool(len(w.order) > 0 && w.order[0] == id), few(w.times[id]))
	}
	if at := slices.Index(w.headed, id); at >= 0 {
		w.Add("headed", s)
		w.Add("headed", s, w.head)
		if at == 0 {
			w.Add("headed1", s)
			w.Add("headed1", s, w.head)
		}
	}
	if id == w.opened {
		w.Add("opened", s)
		w.Add("opened", s, w.head)
	}
	w.stands(id, s)
	if len(w.names) > 0 && s == "S" {
		w.byName(n)
	}
}

// stands adds how those who tell of a state or body stand to the stranger.
func (w *strangerWeigher) stands(id, s string) {
	for _, k := range w.lastKinds() {
		t := w.last[k]
		if t == nil || t.id != id {
			continue
		}
		b := &w.out[t.at]
		d := away(w.m.Sentence - b.Sentence)
		w.Add("last", k, s)
		w.Add("last", k, d, s)
		w.Add("last", k, d, s, w.head)
		if k == "any" || k == "place" {
			w.Add("how", k, b.Kind, b.Prep, d)
		}
		if k == "any" && b.Adj {
			w.Add("adjective", d, w.head)
		}
	}
	if t := w.next; t != nil && t.id == id {
		b := &w.out[t.at]
		kind, d := b.Kind, away(b.Sentence-w.m.Sentence)
		if b.Adj {
			kind = "adjective"
		}
		w.Add("next", s, d, kind, w.head)
		w.Add("next", s, d, b.Prep)
		if t.at == w.i+1 && d == "0" {
			w.Add("next1", s, kind, b.Prep)
		}
	}
	for n, t := range w.behind {
		if t.id != id {
			continue
		}
		b := &w.out[t.at]
		at := strconv.Itoa(n)
		w.Add("behind", s, at, w.head, b.Prep)
		w.Add("behind", s, at, w.heads[t.at])
		w.Add("behind", s, few(b.First-w.m.Last), b.Prep)
		if w.i+1 < len(w.out) {
			w.Add("across", s, at, w.heads[w.i+1], b.Prep) // الاسم، مسؤول في الحزب
		}
	}
	for _, t := range w.pointers {
		if t.id == id && w.out[t.at].Sentence == w.m.Sentence {
			w.Add("same", s, w.head)
			return
		}
	}
}

// byName adds how well the name goes with a state.
func (w *strangerWeigher) byName(n int) {
	x := w.like[n]
	w.Add("name", half(x))
	w.Add("short", half(w.best-x))
	w.Add("tongue", strconv.FormatBool(w.known), half(x))
	if x == w.best {
		w.Add("namely")
		w.Add("namely", w.head)
	}
}

// nobody weighs that somebody is no state's and no body's that the report tells of.
func (w *strangerWeigher) nobody() {
	m := w.m
	w.Add("nobody")
	w.Add("nobody", w.shape)
	w.Add("nobody", "sector", m.Sector)
	w.Add("nobody", "lemma", m.Lemma)
	w.Add("nobody", "spoken", strconv.FormatBool(w.spoken(w.i)))
	w.Add("nobody", "abroad", strconv.FormatBool(w.terms[term.Abroad].Has(m.Lemma)))
	w.Add("nobody", "states", strconv.Itoa(min(5, len(w.order))))
	if len(w.names) > 0 {
		w.Add("nobody", "known", strconv.FormatBool(w.known))
		w.Add("nobody", "name", half(w.best))
	}
	if m.ID == "" {
		w.Add("ruled", w.rule, "nobody")
		w.Add("rule", "nobody")
		w.Add("rule", "nobody", w.head)
	}
}

// few puts a count into a bucket.
func few(n int) string {
	for _, b := range [...]int{0, 1, 2, 3, 5, 8, 12, 20} {
		if n <= b {
			return strconv.Itoa(b)
		}
	}
	return "more"
}

// half puts a weight into a bucket, finer near nought.
func half(x float64) string {
	if x < 0 {
		return "-" + few(int(-2*x))
	}
	return few(int(2 * x))
}

// likeNames weighs for each of the states how well the words of a name go with it: naive
// Bayes over the names of people whose state is known (actors/bearers). Known tells
// whether one of those bears one of the words.
func (w *strangerWeigher) likeNames(ids []string) {
	w.like = make([]float64, len(ids))
	parts := make([]loglinear.Part, len(ids))
	for n, id := range ids {
		parts[n] = loglinear.NewPart(id)
	}
	for _, word := range w.names {
		if len(word) < 4 {
			continue // one letter
		}
		if w.likeWord("word", word, 1, parts) {
			w.known = true
			continue
		}
		for _, affix := range affixes(word) {
			w.likeWord("affix", affix, 0.5, parts)
		}
	}
	w.best = math.Inf(-1)
	for _, x := range w.like {
		w.best = max(w.best, x)
	}
}

// likeWord adds what a word, or its beginning or ending, weighs for each state; it tells
// whether it weighs anything.
func (w *strangerWeigher) likeWord(kind, word string, by float64, states []loglinear.Part) bool {
	sum := loglinear.Sum{Weights: &w.nameStates, Side: 'n'}
	sum.Add(kind, word)
	otherwise := sum.Total // for a state none of whose people bears it
	if otherwise == 0 {
		return false
	}
	prefix := sum.Prefix(kind, word)
	for n, state := range states {
		sum.Total = 0
		if sum.AddTo(prefix, state); sum.Total == 0 {
			sum.Total = otherwise
		}
		w.like[n] += by * sum.Total
	}
	return true
}

// affixes gives the beginning and the endings of a word by which names of one tongue are
// alike.
func affixes(word string) []string {
	r := []rune(word)
	if len(r) < 3 {
		return nil
	}
	n := len(r)
	return []string{"^" + string(r[:2]), string(r[n-2:]) + "$", string(r[n-3:]) + "$"}
}
