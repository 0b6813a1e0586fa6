package event

import (
	"cmp"
	"io/fs"
	"math"
	"slices"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/loglinear"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/war"
)

// loadStates reads the ids of actors/states.
func loadStates(fsys fs.FS) (map[string]bool, error) {
	rows, err := table.Read(fsys, "actors", "states")
	if err != nil {
		return nil, err
	}
	out := make(map[string]bool, len(rows))
	for _, r := range rows {
		out[r.Get("id")] = true
	}
	return out, nil
}

// stood tells how two stood to each other in the year of the report, in any
// year where it has no date: "" where no war is known between or beside them.
func (s *search) stood(a, b string) string {
	return s.wars.Stood(a, b, war.Year(s.Report.Published))
}

// meetings is who does something to whom in a report by the rules, how often:
// acts of conflict from one to the other, others between both; and how often it
// names whom.
type meetings struct {
	against, with map[[2]string]int
	told          map[string]int
	foes          map[string]string // whom each fights that the report names most
}

func (s *search) meetings() meetings {
	m := meetings{map[[2]string]int{}, map[[2]string]int{}, map[string]int{}, map[string]string{}}
	for i := range s.Mentions {
		if k := &s.Mentions[i]; k.ID != "" && k.Actor {
			m.told[k.ID]++
		}
	}
	for _, f := range s.out {
		if !f.rule.Mutual {
			m.count(&f.e, 1)
		}
	}
	return m
}

// count adds n for each of an event's sides.
func (m *meetings) count(e *isnad.Event, n int) {
	against := hostile(e.Type)
	for i, a := range e.Actors {
		for j, r := range e.Recipients {
			if a.ID == "" || r.ID == "" || hasID(e.Actors[:i], a.ID) || hasID(e.Recipients[:j], r.ID) {
				continue
			}
			if against {
				m.against[[2]string{a.ID, r.ID}] += n
				continue
			}
			m.with[[2]string{a.ID, r.ID}] += n
			m.with[[2]string{r.ID, a.ID}] += n
		}
	}
}

// foe gives whom somebody fights, of those that the report names the one that it
// names most; "" for nobody.
func (s *search) foe(id string, met meetings) string {
	if f, ok := met.foes[id]; ok {
		return f
	}
	best := ""
	for o, n := range met.told {
		if o != id && s.stood(id, o) == war.Fight && (best == "" || n > met.told[best] || n == met.told[best] && o < best) {
			best = o
		}
	}
	met.foes[id] = best
	return best
}

// class is all that a pair's features ask of a candidate, with the numbers by which
// classes are told apart.
type class struct {
	classNumbers
	id, sector, dir, rel string
}

type classNumbers struct {
	nobody, place        bool
	id, sector, dir, rel int32
}

// classOf gives the class of a candidate among those of its side, a new one where it has none.
func (t *slot) classOf(k *Candidate, side []class) ([]class, int) {
	rel := t.relOf(k)
	n := classNumbers{k.Nobody, k.place, k.trait.id, k.trait.sector, t.room.number(k.dir), t.room.number(rel)}
	for i := range side {
		if side[i].classNumbers == n {
			return side, i
		}
	}
	return append(side, class{n, k.ID, k.Sector, k.dir, rel}), len(side)
}

// pair adds what speaks for each actor together with each recipient.
func (t *slot) pair(c *Choice, met meetings) {
	classes := [2][]class{t.room.classes[0][:0], t.room.classes[1][:0]}
	t.room.words = t.room.words[:0]
	for side := range c.Sides {
		for i := range c.Sides[side] {
			k := &c.Sides[side][i]
			classes[side], k.Class = t.classOf(k, classes[side])
		}
	}
	t.room.classes = classes
	met.count(&t.f.e, -1) // its own sides say nothing of it
	defer met.count(&t.f.e, 1)
	t.weigher = weigher{loglinear.Sum{Weights: &t.weights, Side: 'p', Keep: t.Trace != nil}}
	t.room.memo.stamp++
	for side := range c.Sides {
		c.top[side] = c.best(side)
	}
	need := c.needed(&classes, t.Trace != nil)
	t.room.pairs = t.room.pairs[:0]
	c.Pairs = make([][]Pair, len(classes[actorSide]))
	for i := range classes[actorSide] {
		if !need[actorSide][i] {
			continue
		}
		c.Pairs[i] = t.row(len(classes[recipientSide]))
		for j := range classes[recipientSide] {
			if !need[recipientSide][j] {
				continue
			}
			t.both(&classes[actorSide][i], &classes[recipientSide][j], met)
			c.Pairs[i][j].Features, c.Pairs[i][j].sum = t.Take()
		}
	}
}

// relOf gives the first relation of grammar in which a candidate stands, by its
// name alone where none of its preposition matters.
func (t *slot) relOf(k *Candidate) string {
	if k.ref == 0 {
		return ""
	}
	for i := range t.rels {
		if t.rels[i].ref == k.ref {
			kind, _, _ := strings.Cut(t.rels[i].kind, ":")
			return kind
		}
	}
	return "none"
}

// room is what the events of one report use one after another, unless somebody
// learns from them.
type room struct {
	sides    [2][]Candidate
	classes  [2][]class
	pairs    []Pair
	words    []string // where the classes of an event stand, and in what relation
	numbers  numbers
	traits   []trait // of the mentions
	others   []trait // of those whom common nouns may mean
	memo     memo
	asked    []askedWord
	contexts []string // that each word tells
}

// number gives the number of one of the few words that tell how candidates stand.
func (r *room) number(word string) int32 {
	i := slices.Index(r.words, word)
	if i < 0 {
		i = len(r.words)
		r.words = append(r.words, word)
	}
	return int32(i)
}

// row gives room for the pairs of a class.
func (t *slot) row(n int) []Pair {
	if t.Trace != nil {
		return make([]Pair, n)
	}
	at := len(t.room.pairs)
	t.room.pairs = slices.Grow(t.room.pairs, n)[:at+n]
	row := t.room.pairs[at : at+n : at+n]
	clear(row)
	return row
}

// needed gives the classes that are paired: those of the likeliest, or all.
func (c *Choice) needed(classes *[2][]class, all bool) [2][]bool {
	var need [2][]bool
	for side := range c.Sides {
		need[side] = make([]bool, len(classes[side]))
		for i := range need[side] {
			need[side][i] = all
		}
		for _, i := range c.top[side] {
			need[side][c.Sides[side][i].Class] = true
		}
	}
	return need
}

// both adds what an actor and a recipient say together.
func (t *slot) both(a, r *class, met meetings) {
	if a.nobody || r.nobody {
		t.once(group{ofNobody, bit(a.nobody), bit(r.nobody), 0}, func() { t.alone(a.nobody, r.nobody) })
		return
	}
	t.once(group{ofDirs, a.classNumbers.dir, r.classNumbers.dir, 0}, func() { t.add("dir", a.dir, r.dir, t.shape) })
	t.once(group{ofRelations, a.classNumbers.rel, r.classNumbers.rel, 0}, func() { t.add("rels", a.rel, r.rel, t.shape) })
	if r.place {
		t.once(group{of: ofPlaceHeld, a: a.classNumbers.id}, func() { t.held(a, met) })
	}
	switch {
	case a.id == "" || r.id == "":
	case a.id == r.id:
		t.once(group{ofSame, a.classNumbers.id, a.classNumbers.sector, r.classNumbers.sector}, func() { t.same(a, r) })
		t.add("same", "dir", a.dir, r.dir)
		t.add("same", "rels", a.rel, r.rel)
	default:
		t.once(group{ofTwo, a.classNumbers.id, r.classNumbers.id, 0}, func() { t.between(a, r, met) })
	}
}

// alone adds that nobody is on a side, or on both.
func (t *slot) alone(noActor, noRecipient bool) {
	who, whom := "some", "some"
	if noActor {
		who = "none"
	}
	if noRecipient {
		whom = "none"
	}
	t.add("null", who, whom)
	t.add("null", who, whom, t.f.e.Type)
	t.add("null", who, whom, t.shape)
}

// held adds whether somebody fights who may hold the place that the other side is.
func (t *slot) held(a *class, met meetings) {
	foe := "nofoe"
	if t.foe(a.id, met) != "" {
		foe = "foe"
	}
	t.add("place", foe, t.quad)
	t.add("place", foe, t.f.e.Type)
}

// same adds that somebody stands on both sides.
func (t *slot) same(a, r *class) {
	t.add("same")
	if !t.states[a.id] {
		t.add("same", "group")
		t.add("same", "group", t.quad)
	}
	t.add("same", t.quad)
	t.add("same", t.f.e.Type)
	if a.sector == r.sector {
		t.add("samesector")
		t.add("samesector", t.quad)
	} else {
		t.add("sectors", a.sector, r.sector)
		t.add("sectors", a.sector, r.sector, t.f.e.Type)
	}
}

// between adds how two stand to each other in the report and in the wars of
// its year.
func (t *slot) between(a, r *class, met meetings) {
	typ := t.f.e.Type
	if t.states[a.id] != t.states[r.id] {
		kind := "state>group"
		if t.states[r.id] {
			kind = "group>state"
		}
		t.add(kind, t.quad)
		t.add(kind, typ)
	}
	if met.against[[2]string{a.id, r.id}] > 0 {
		t.add("against")
		t.add("against", t.quad)
		t.add("against", typ)
	}
	if met.against[[2]string{r.id, a.id}] > 0 {
		t.add("back")
		t.add("back", t.quad)
	}
	if met.with[[2]string{a.id, r.id}] > 0 {
		t.add("with", t.quad)
	}
	kind := t.stood(a.id, r.id)
	if kind == "" {
		t.add("peace", t.quad)
		return
	}
	t.add(kind)
	t.add(kind, t.quad)
	t.add(kind, typ)
	if t.foe(a.id, met) == r.id {
		t.add("foe", t.quad)
		t.add("foe", typ)
	}
	if t.foe(r.id, met) == a.id {
		t.add("foeof", t.quad)
		t.add("foeof", typ)
	}
}

// beam is how many of each side are weighed together: those for whom most
// speaks alone.
const beam = 10

// choose finds the sides for which most speaks: all mentions of one body speak
// for it together.
func (c *Choice) choose() {
	type sides struct {
		met       bool
		sum, best float64
		at        [2]int
	}
	var who [2][beam]int // number of whom each of the likeliest is
	for side := range c.top {
		for i := range c.top[side] {
			who[side][i] = c.first(side, i, &who[side])
		}
	}
	var got [beam][beam]sides // by those numbers
	var order [beam * beam][2]int
	n := 0
	for x, i := range c.top[actorSide] {
		for y, j := range c.top[recipientSide] {
			a, r := &c.Sides[actorSide][i], &c.Sides[recipientSide][j]
			if c.toThemselves(a, r) || c.Doer && a.Nobody {
				continue
			}
			v := a.sum + r.sum + c.Pairs[a.Class][r.Class].sum
			k := [2]int{who[actorSide][x], who[recipientSide][y]}
			g := &got[k[0]][k[1]]
			if !g.met {
				g.met, g.best = true, math.Inf(-1)
				order[n] = k
				n++
			}
			g.sum += math.Exp(v)
			if v > g.best {
				g.best, g.at = v, [2]int{i, j}
			}
		}
	}
	most, all := 0.0, 0.0
	for _, k := range order[:n] {
		g := &got[k[0]][k[1]]
		all += g.sum
		if g.sum > most {
			most, c.Chosen = g.sum, g.at
		}
	}
	if n > 0 {
		c.Event.Confidence = certainty(c.Event.Confidence * most / all)
	}
}

// toThemselves tells of one mention as both sides of an act of words, or of aid, other
// than by a rule: nobody demands something of himself. Nor does who is told to use
// power use it against himself: قبضت عليه الشرطة.
func (c *Choice) toThemselves(a, r *Candidate) bool {
	if a.person != 0 && a.person == r.person && r.first >= a.last && r.first <= a.last+1 {
		return true // the spokesman by his office, then by his name
	}
	if c.Mutual || c.Both || a.Given && r.Given {
		return false
	}
	if a.Given && len(c.Event.Actors) == 1 && (c.Event.Type == "COERCE" || c.Event.Type == "SANCTION") {
		return r.ref != 0 && r.ref == c.Event.Actors[0].Mention
	}
	if a.ref == 0 || a.ref != r.ref {
		return false
	}
	switch c.Event.Type {
	case "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AID":
		return true
	}
	return false
}

// first gives the first of a side's likeliest who is the same as one of them, or
// of one company with him; who holds it for those before.
func (c *Choice) first(side, i int, who *[beam]int) int {
	own := &c.Sides[side][c.top[side][i]]
	for k := range i {
		o := &c.Sides[side][c.top[side][k]]
		if o.key() == own.key() || own.Company != 0 && o.Company == own.Company {
			return who[k]
		}
	}
	return i
}

// best gives the candidates of a side for whom most speaks alone.
func (c *Choice) best(side int) []int {
	all := c.Sides[side]
	out := make([]int, len(all))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(i, j int) int { return cmp.Compare(all[j].sum, all[i].sum) })
	return out[:min(beam, len(out))]
}

// key names who a candidate is: an id, else a sector.
func (k *Candidate) key() string {
	switch {
	case k.Nobody:
		return ""
	case k.ID != "":
		return k.ID
	}
	return "~" + k.Sector
}
