package event

import (
	"fmt"
	"io/fs"
	"strconv"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/table"
)

// Choice is one side of an event with all that may fill it: what the weights
// of events/sides are learned from.
type Choice struct {
	Event      *isnad.Event
	Side       string // actor, recipient
	Candidates []Candidate
}

// Candidate is somebody who may be a side of an event, with the features that
// speak for or against it. ID and Sector are empty for nobody.
type Candidate struct {
	Nobody     bool
	Given      bool // the rules give it
	ID, Sector string
	Features   []string
	ref        isnad.Ref
	sum        float64
}

// weigher adds up the weights of features; it keeps their names only where
// somebody learns from them.
type weigher struct {
	weights map[string]float64
	side    byte
	buf     []byte
	keep    bool
	sum     float64
	names   []string
}

func (g *weigher) add(k string, vs ...string) {
	g.buf = append(g.buf[:0], g.side, ':')
	g.buf = append(g.buf, k...)
	for _, v := range vs {
		g.buf = append(g.buf, '|')
		g.buf = append(g.buf, v...)
	}
	if g.keep {
		g.names = append(g.names, string(g.buf))
		return
	}
	g.sum += g.weights[string(g.buf)]
}

// take ends a candidate: it gets what was added up since the last one.
func (g *weigher) take(c Candidate) Candidate {
	c.Features, c.sum = g.names, g.sum
	g.names, g.sum = nil, 0
	return c
}

func loadSides(fsys fs.FS) (map[string]float64, error) {
	rows, err := table.Read(fsys, "events", "sides")
	if err != nil {
		return nil, err
	}
	out := make(map[string]float64, len(rows))
	for _, r := range rows {
		w, err := strconv.ParseFloat(r.Get("weight"), 64)
		if err != nil {
			return nil, fmt.Errorf("%s: weight %q: a number", r.Where(), r.Get("weight"))
		}
		out[r.Get("feature")] = w
	}
	return out, nil
}

// resolve weighs, for each side of each event, all who may fill it against
// those whom the rules give and against nobody, by a log-linear model in the
// manner of Lappin and Leass (1994) for pronouns; the weights are learned.
func (s *search) resolve() {
	if len(s.weights) == 0 && s.Trace == nil {
		return
	}
	for i, f := range s.out {
		f.at = i
	}
	for _, f := range s.out {
		if f.rule.Mutual {
			continue
		}
		s.choose(f, "actor", &f.e.Actors, f.e.Recipients)
		s.choose(f, "recipient", &f.e.Recipients, f.e.Actors)
	}
}

func (s *search) choose(f *found, side string, as *[]isnad.Arg, other []isnad.Arg) {
	c := Choice{Event: &f.e, Side: side}
	c.Candidates = s.candidates(f, side, *as, other)
	if s.Trace != nil {
		s.Trace(c)
		return // what is learned from is what the rules give
	}
	best, top := 0, -1e9
	for i := range c.Candidates {
		sum := c.Candidates[i].sum
		if k := &c.Candidates[i]; k.Given && k.Nobody {
			sum += margin
		} else if k.Given {
			sum += firm
		}
		if sum > top {
			best, top = i, sum
		}
	}
	b := &c.Candidates[best]
	switch {
	case b.Given:
	case b.Nobody:
		*as = nil
	default:
		for _, a := range *as {
			if a.ID == b.ID && (a.ID != "" || a.Sector == b.Sector) {
				return
			}
		}
		*as = carried(s.asArgs([]isnad.Ref{b.ref}))
	}
}

// margin is how much more must speak for somebody than for nobody where the
// rules give nobody; firm, than for whom they give.
const margin, firm = 0.2, 0.6

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

func (s *search) form(f *found) string {
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

func (s *search) candidates(f *found, side string, as, other []isnad.Arg) []Candidate {
	e := &f.e
	given := map[isnad.Ref]bool{}
	for _, a := range as {
		if a.Mention != 0 {
			given[a.Mention] = true
		}
	}
	form := s.form(f)
	g := &weigher{weights: s.weights, side: side[0], keep: s.Trace != nil}
	add := g.add
	st := s.statementAt(e.Trigger)
	in := "out"
	if st != nil {
		in = "in"
	}
	if s.Sentences[e.Sentence].Headline {
		in = "head"
	}
	src := f.src[0]
	if side == "recipient" {
		src = f.src[1]
	}
	if src == "" && len(as) > 0 {
		src = "context"
	}
	if src == "" || len(as) == 0 {
		src = "none"
	}
	add("null")
	add("null", e.Type)
	add("null", form)
	add("null", e.Type, form)
	add("null", f.rule.Name)
	add("null", f.rule.Count)
	add("null", in)
	add("null", src)
	add("null", src, e.Type)
	add("null", strconv.FormatBool(len(other) == 0))
	add("null", e.Mode)
	if f.e.Killed.Known || f.e.Injured.Known {
		add("null", "counted")
	}
	out := []Candidate{g.take(Candidate{Nobody: true, Given: len(as) == 0})}
	if len(as) > 0 && len(given) == 0 { // a side without a mention of its own
		add("given")
		add("given", e.Type)
		add("given", src)
		add("given", "bare")
		out = append(out, g.take(Candidate{Given: true, ID: as[0].ID, Sector: as[0].Sector}))
	}
	firstSentence := max(0, e.Sentence-reach)
	lo := s.From(max(s.Sentences[firstSentence].First, f.word-window))
	seenAfter, first := 0, true
	lastBefore := -1
	for i := lo; i < len(s.Mentions) && s.Mentions[i].First < f.word; i++ {
		if m := &s.Mentions[i]; m.Actor && !m.Adj && m.Sentence == e.Sentence {
			lastBefore = i
		}
	}
	for i := lo; i < len(s.Mentions); i++ {
		m := &s.Mentions[i]
		if m.Sentence > e.Sentence || m.First > f.word+window {
			break
		}
		ref := isnad.Ref(i + 1)
		if !m.Actor && !given[ref] {
			continue
		}
		if m.Sentence < e.Sentence && m.ID == "" {
			continue
		}
		if m.Lemma == bareNumber && !given[ref] {
			continue
		}
		if q := quad(e.Type); !given[ref] && m.ID != "" && (q == "vc" || q == "mc") && hasID(other, m.ID) {
			continue // nobody helps or meets himself
		}
		if !given[ref] && s.sameAs(other, m) {
			continue
		}
		c := Candidate{ID: m.ID, Sector: m.Sector, ref: ref, Given: given[ref]}
		if m.Kind == "place" {
			c.ID, c.Sector = m.Country, "CVL"
		}
		if given[ref] {
			add("given")
			add("given", e.Type)
			add("given", src)
			add("given", form)
			add("given", src, e.Type)
		}
		d := e.Sentence - m.Sentence
		add("sector", c.Sector, e.Type)
		add("sector", c.Sector, quad(e.Type))
		add("kind", m.Kind, quad(e.Type))
		if m.Adj {
			add("adj", form)
		}
		if c.ID == "" {
			add("unknown")
			add("unknown", quad(e.Type))
		}
		for _, o := range other {
			if o.ID == c.ID && c.ID != "" {
				add("selfsame", quad(e.Type))
				if o.Sector == c.Sector {
					add("selfsame", "sector")
				}
			}
		}
		if st != nil && st.Speaker == ref || st != nil && st.SpeakerID == c.ID && c.ID != "" {
			add("speaker", quad(e.Type))
			add("speaker", e.Type)
			add("speaker", form)
		}
		opp, act, suf, oact, osuf := s.record(f, &c, other)
		if opp {
			add("opposed", quad(e.Type))
			add("opposed", e.Type)
		}
		if act {
			add("acted")
			add("acted", e.Type)
		}
		if suf {
			add("suffered")
			add("suffered", e.Type)
		}
		if oact {
			add("fights")
			add("fights", quad(e.Type))
		}
		if osuf {
			add("struck")
			add("struck", quad(e.Type))
		}
		if d > 0 {
			add("back", strconv.Itoa(d))
			add("back", e.Type)
			add("back", form)
			add("back", in)
			if s.Sentences[m.Sentence].Headline {
				add("back", "head")
			}
			if m.Embedded {
				add("back", "embedded")
			}
			if m.Adj {
				add("back", "adj")
			}
			out = append(out, g.take(c))
			continue
		}
		if first && !m.Adj {
			add("first", form)
			add("first", quad(e.Type))
			first = false
		}
		w, dir := f.word, "after"
		var gap, verbs int
		if m.First < w {
			dir = "before"
			gap, verbs = w-m.Last, s.verbs2(m.Last, w)
		} else {
			gap, verbs = m.First-w-1, s.verbs2(w+1, m.First)
		}
		if m.First <= w && w < m.Last {
			dir = "on"
		}
		gb := bucket(gap)
		vb := strconv.Itoa(min(verbs, 3))
		add("at", dir, gb, form)
		add("verbs", dir, vb)
		add("verbs", dir, vb, form)
		add("dir", dir, e.Type)
		prep := s.prepOf(m)
		if m.Prep != "" {
			prep = m.Prep
		}
		if m.Embedded {
			add("embedded", dir, form)
			if m.Phrase != 0 {
				p := &s.Phrases[m.Phrase-1]
				h := &s.Tags[p.Head]
				if p.Head == f.part {
					add("annexed", form)
					add("annexed", e.Type)
					add("annexed", f.rule.Name)
				} else {
					add("of", h.Class)
					if h.Feats.Verbal == 'm' {
						add("of", "masdar")
					}
				}
			}
		}
		add("prep", prep, dir)
		if verbs == 0 {
			add("prep0", prep, dir, form)
			add("prep0", prep, dir, e.Type)
		}
		if dir == "after" && !m.Adj {
			seenAfter++
			add("nth", strconv.Itoa(min(seenAfter, 4)), form)
			add("nth", strconv.Itoa(min(seenAfter, 4)), e.Type)
		}
		if i == lastBefore {
			add("last", form)
			add("last", e.Type)
		}
		if m.Coord != 0 {
			add("coord", dir)
		}
		if m.Casualty != "" {
			add("casualty")
		}
		out = append(out, g.take(c))
	}
	return out
}

// sameAs tells whether a mention is of somebody on the side.
func (s *search) sameAs(as []isnad.Arg, m *isnad.Mention) bool {
	for _, a := range as {
		if a.Mention != 0 && s.Mentions[a.Mention-1].Entity == m.Entity {
			return true
		}
	}
	return false
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

func (s *search) verbs2(lo, hi int) int {
	n := 0
	for w := lo; w < hi; w++ {
		if t := s.Tag(w); t.POS == isnad.VERB && t.Feats.Tense != 0 {
			n++
		}
	}
	return n
}

// record tells what the report tells of a candidate elsewhere: whether it
// stands against the other side, does or suffers acts of the same type, and
// does or suffers conflict at all.
func (s *search) record(f *found, c *Candidate, other []isnad.Arg) (opp, act, suf, fights, struck bool) {
	is := func(as []isnad.Arg) bool {
		for _, a := range as {
			if a.ID == c.ID && a.ID != "" {
				return true
			}
		}
		return false
	}
	for _, p := range s.out[max(0, f.at-memory):min(len(s.out), f.at+memory)] {
		if p == f || p.rule.Mutual {
			continue
		}
		a, r := is(p.e.Actors), is(p.e.Recipients)
		if !a && !r {
			continue
		}
		if p.e.Type == f.e.Type {
			act, suf = act || a, suf || r
		}
		if q := quad(p.e.Type); q == "mx" || q == "vx" {
			fights, struck = fights || a, struck || r
			if a && sameSide(p.e.Recipients, other) || r && sameSide(p.e.Actors, other) {
				opp = true
			}
		}
	}
	return
}
