package event

import (
	"cmp"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strconv"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/table"
)

// conflict is how two stood in a war, in some years.
type conflict struct {
	kind        string // fight, ally
	from, until int    // years; until 0 where it goes on
}

// loadConflicts reads actors/conflicts: who fought whom, who stood on one side.
func loadConflicts(fsys fs.FS) (map[[2]string][]conflict, error) {
	rows, err := table.Read(fsys, "actors", "conflicts")
	if err != nil {
		return nil, err
	}
	out := make(map[[2]string][]conflict, 2*len(rows))
	for _, r := range rows {
		c := conflict{kind: r.Get("kind")}
		if c.kind != "fight" && c.kind != "ally" {
			return nil, fmt.Errorf("%s: kind %q: fight or ally", r.Where(), c.kind)
		}
		if c.from, err = strconv.Atoi(r.Get("from")); err != nil {
			return nil, fmt.Errorf("%s: from %q: a year", r.Where(), r.Get("from"))
		}
		if u := r.Get("until"); u != "" {
			if c.until, err = strconv.Atoi(u); err != nil {
				return nil, fmt.Errorf("%s: until %q: a year, or empty", r.Where(), u)
			}
		}
		a, b := r.Get("a"), r.Get("b")
		out[[2]string{a, b}] = append(out[[2]string{a, b}], c)
		out[[2]string{b, a}] = append(out[[2]string{b, a}], c)
	}
	return out, nil
}

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
	year := s.Report.Published.Year()
	kind := ""
	for _, c := range s.conflicts[[2]string{a, b}] {
		if s.Report.Published.IsZero() || c.from <= year && (c.until == 0 || year <= c.until) {
			if c.kind == "fight" {
				return c.kind
			}
			kind = c.kind
		}
	}
	return kind
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
		if o != id && s.stood(id, o) == "fight" && (best == "" || n > met.told[best] || n == met.told[best] && o < best) {
			best = o
		}
	}
	met.foes[id] = best
	return best
}

// class is all that a pair's features ask of a candidate.
type class struct {
	nobody          bool
	id, sector, dir string
}

// pair adds what speaks for each actor together with each recipient.
func (t *slot) pair(c *Choice, met meetings) {
	var classes [2][]class
	for side := range c.Sides {
		for i := range c.Sides[side] {
			k := &c.Sides[side][i]
			cl := class{k.Nobody, k.ID, k.Sector, k.dir}
			if k.Class = slices.Index(classes[side], cl); k.Class < 0 {
				k.Class = len(classes[side])
				classes[side] = append(classes[side], cl)
			}
		}
	}
	met.count(&t.f.e, -1) // its own sides say nothing of it
	defer met.count(&t.f.e, 1)
	t.weigher = weigher{salt: t.search.salt, weights: t.search.weights, side: 'p', keep: t.Trace != nil}
	for side := range c.Sides {
		c.top[side] = c.best(side)
	}
	need := c.needed(&classes, t.Trace != nil)
	c.Pairs = make([][]Pair, len(classes[actorSide]))
	for i, a := range classes[actorSide] {
		c.Pairs[i] = make([]Pair, len(classes[recipientSide]))
		for j, r := range classes[recipientSide] {
			if !need[actorSide][i] || !need[recipientSide][j] {
				continue
			}
			t.both(&a, &r, met)
			c.Pairs[i][j] = Pair{t.names, t.sum}
			t.names, t.sum = nil, 0
		}
	}
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
	typ := t.f.e.Type
	if a.nobody || r.nobody {
		who := "some"
		if a.nobody {
			who = "none"
		}
		whom := "some"
		if r.nobody {
			whom = "none"
		}
		t.add("null", who, whom)
		t.add("null", who, whom, typ)
		t.add("null", who, whom, t.shape)
		return
	}
	t.add("dir", a.dir, r.dir, t.shape)
	switch {
	case a.id == "" || r.id == "":
	case a.id == r.id:
		t.add("same")
		if !t.states[a.id] {
			t.add("same", "group")
			t.add("same", "group", t.quad)
		}
		t.add("same", t.quad)
		t.add("same", typ)
		if a.sector == r.sector {
			t.add("samesector")
			t.add("samesector", t.quad)
		} else {
			t.add("sectors", a.sector, r.sector)
		}
	default:
		t.between(a, r, met)
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
	type who struct{ actor, recipient string }
	type sides struct {
		sum, best float64
		at        [2]int
	}
	got := map[who]*sides{}
	var order []*sides
	for _, i := range c.top[actorSide] {
		for _, j := range c.top[recipientSide] {
			a, r := &c.Sides[actorSide][i], &c.Sides[recipientSide][j]
			x := a.firm() + r.firm() + c.Pairs[a.Class][r.Class].sum
			k := who{a.key(), r.key()}
			g := got[k]
			if g == nil {
				g = &sides{best: math.Inf(-1)}
				got[k] = g
				order = append(order, g)
			}
			g.sum += math.Exp(x)
			if x > g.best {
				g.best, g.at = x, [2]int{i, j}
			}
		}
	}
	most := 0.0
	for _, g := range order {
		if g.sum > most {
			most, c.Chosen = g.sum, g.at
		}
	}
}

// best gives the candidates of a side for whom most speaks alone.
func (c *Choice) best(side int) []int {
	all := c.Sides[side]
	out := make([]int, len(all))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(i, j int) int { return cmp.Compare(all[j].firm(), all[i].firm()) })
	return out[:min(beam, len(out))]
}

// firm is what speaks for a candidate, more where the rules give it.
func (k *Candidate) firm() float64 {
	switch {
	case k.Given && k.Nobody:
		return k.sum + margin
	case k.Given:
		return k.sum + firm
	}
	return k.sum
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
