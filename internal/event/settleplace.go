package event

import (
	"strconv"

	"github.com/isnad-news/isnad"
)

// site is a mention of a place in a country.
type site struct {
	mention  int // into Mentions
	country  string
	word     int
	sentence int
}

// sites gives the places that the report names, in its order.
func (s *search) sites() []site {
	var out []site
	for i := range s.Mentions {
		if m := &s.Mentions[i]; m.Place && m.Country != "" && !m.Adj {
			out = append(out, site{i, m.Country, m.First, m.Sentence})
		}
	}
	return out
}

// countries are how many of the sites of a report are in which country.
type countries struct {
	sites map[string]int
	all   int
	main  site // the first of those in the country where most are
}

func shares(sites []site) countries {
	c := countries{sites: map[string]int{}, all: len(sites)}
	for _, p := range sites {
		c.sites[p.country]++
	}
	for _, p := range sites {
		if c.sites[p.country] > c.sites[c.main.country] {
			c.main = p
		}
	}
	return c
}

// place weighs the countries in which an event may happen.
func (x *setting) place() {
	f := x.f
	all := notNone([]string{""}, f.e.Country)
	here := 0
	for _, p := range x.sites {
		away := p.sentence - f.e.Sentence
		if away == 0 {
			here++
		}
		if away >= -span && away < span {
			all = notNone(all, p.country)
		}
	}
	all = notNone(all, x.shares.main.country)
	for _, p := range x.spots {
		if p.sentence == f.e.Sentence {
			all = notNone(all, p.country)
		}
	}
	x.sentence = strconv.Itoa(min(here, 2))
	x.Side = placeLetter
	for _, c := range all {
		x.placeOption(c)
	}
	i := x.pick("place")
	if i < 0 || all[i] == f.e.Country {
		return
	}
	dropEvidence(&f.e, "place")
	takePlace(&f.e, &isnad.Event{})
	f.ownPlace = false
	best := x.site(all[i])
	if best != nil {
		x.setPlace(f, best)
		f.ownPlace = best.Sentence == f.e.Sentence
		f.e.Place.Carried = !f.ownPlace
	}
	if p := x.spotOf(all[i]); p != nil && !f.ownPlace {
		x.setSpot(f, p)
	}
}

// site gives the place in a country that stands nearest to the trigger; one in
// its sentence and one that is more than the country's name come first.
func (x *setting) site(country string) *isnad.Mention {
	var best *isnad.Mention
	least := 1 << 30
	for _, p := range append(x.sites[:len(x.sites):len(x.sites)], x.shares.main) {
		if p.country != country {
			continue
		}
		m := &x.Mentions[p.mention]
		cost := x.away(m.First)
		if m.Sentence != x.f.e.Sentence {
			cost += 1000
		}
		if m.Kind == "state" {
			cost += 20
		}
		if cost < least {
			best, least = m, cost
		}
	}
	return best
}

// placeOption adds what speaks for a country.
func (x *setting) placeOption(c string) {
	f := x.f
	if c == "" {
		x.nowhere()
	} else {
		x.named(c)
		x.spotted(c)
		x.each("share", strconv.Itoa(4*x.shares.sites[c]/max(1, x.shares.all)))
		if c == x.shares.main.country {
			x.each("main", x.sentence)
		}
	}
	if c == f.e.Country {
		how := x.given(c, f.ownPlace)
		x.Add("given", how, x.sentence)
		x.Add("given", how, f.e.Type, f.e.Mode)
	}
	x.elsewhere(c)
	x.offer(c, c == f.e.Country)
}

// nowhere adds what speaks for an event to have no place.
func (x *setting) nowhere() {
	f := x.f
	x.each("bias", "none")
	x.Add("bias", "none", x.Tag(f.word).Lemma)
	x.Add("bias", "none", f.e.Type, f.e.Mode)
	x.Add("bias", "none", f.e.Type, string(f.e.Factuality))
	x.each("bias", "none"+x.sentence)
	when, form := kindOf(f.e.Date, x.Report.Published), string(x.Tag(f.word).Feats.Number)+x.shape
	x.Add("nonewhen", when, x.say)
	x.Add("nonewhen", when, f.e.Type)
	x.Add("nonenumber", form, f.e.Type)
	x.Add("nonenumber", form, x.sentence)
	x.each("nonespots", strconv.Itoa(x.spotsHere()))
}

// named adds where the report names a country's places, and that a side is the
// country.
func (x *setting) named(c string) {
	f := x.f
	behind, ahead := 99, 99
	var near *isnad.Mention
	stands := false
	for _, p := range x.sites {
		if p.country != c {
			continue
		}
		switch away := f.e.Sentence - p.sentence; {
		case away > 0:
			behind = min(behind, away)
		case away < 0:
			ahead = min(ahead, -away)
		default:
			m := &x.Mentions[p.mention]
			// one behind a preposition of place in the trigger's clause goes before a
			// nearer one: التقى الوزير المصري نظيره في القاهرة
			at := x.stands(m)
			if near == nil || at && !stands || at == stands && x.away(m.First) < x.away(near.First) {
				near, stands = m, at
			}
		}
	}
	if near != nil {
		x.by(near)
	} else {
		x.each("behind", bucket(behind))
		x.Add("ahead", bucket(ahead))
		x.Add("ahead", bucket(ahead), x.in)
	}
	sides := ""
	if hasID(f.e.Actors, c) {
		sides += "a"
	}
	if hasID(f.e.Recipients, c) {
		sides += "r"
	}
	for side, as := range [][]isnad.Arg{f.e.Actors, f.e.Recipients} {
		for _, a := range as {
			x.Add("who", string("ar"[side]), a.ID, c)
			x.Add("who", string("ar"[side]), a.ID, c, f.e.Type)
		}
	}
	x.each("side", sides)
	x.Add("side", sides, f.e.Type, f.e.Mode)
	x.Add("sideword", sides, x.Tag(f.word).Lemma)
	x.latest(c)
	x.Add("side", sides, f.e.Type, strconv.Itoa(min(len(f.e.Actors), 2))+strconv.Itoa(min(len(f.e.Recipients), 2)))
	if x.st != nil && x.st.SpeakerID == c {
		x.each("speaker", "is")
	}
}

// stands tells whether a preposition of place brings a mention in the trigger's clause.
func (x *setting) stands(m *isnad.Mention) bool {
	if !x.placing(x.Prep(m), m) || x.ofMatter(m) {
		return false
	}
	_, lo, hi := x.stretch(m.First, m.Last)
	return !x.VerbBetween(lo, hi)
}

// by adds how a place stands to the trigger in its sentence.
func (x *setting) by(m *isnad.Mention) {
	f := x.f
	dir, lo, hi := x.stretch(m.First, m.Last)
	verbs := x.stand(m.Span, dir, lo, hi)
	prep := x.Prep(m)
	if x.takesPart(m) {
		prep = "with"
	} else if m.Embedded {
		prep += "+"
	}
	x.each("prep", prep)
	x.Add("prep", prep, m.Kind)
	x.Add("prep", prep, m.Kind, x.say)
	x.Add("prep", prep, dir, verbs)
	x.each("kind", m.Kind)
	if x.ofMatter(m) {
		x.each("matter", prep)
	}
	rivals := x.rivals(m.First, lo, hi)
	x.each("rivals", rivals+dir)
	x.Add("rivals", rivals, dir, prep)
	if m.First > 0 {
		x.Add("behindword", x.Tag(m.First-1).Lemma)
	}
	for side, as := range [][]isnad.Arg{f.e.Actors, f.e.Recipients} {
		for _, a := range as {
			if a.Mention != 0 && x.Mentions[a.Mention-1].Span == m.Span {
				x.each("is", string("ar"[side])+m.Kind)
				x.Add("is", string("ar"[side])+m.Kind, f.e.Type, f.e.Mode)
			}
		}
	}
}

// elsewhere adds which other events happen in the country.
func (x *setting) elsewhere(c string) {
	x.neighbours(c, func(e *isnad.Event) string { return e.Country })
	twins := ""
	for _, p := range x.events {
		where := x.twin(p)
		if where == "" || p.e.Country != c {
			continue
		}
		if p.ownPlace {
			where += "own"
		}
		twins = where
	}
	x.twins(twins, some(c), x.f.e.Type)
}

// companions is how many events before and behind one may be told in its sentence.
const companions = 4

// rivals tells whether another event's trigger stands between the trigger and a place,
// or right by the place on its other side.
func (x *setting) rivals(w, lo, hi int) string {
	between, nearer := 0, 0
	far := x.away(w)
	for i := max(0, x.at-companions); i < min(len(x.out), x.at+companions+1); i++ {
		p := x.out[i]
		if p == x.f || p.word == x.f.word || p.e.Sentence != x.f.e.Sentence {
			continue
		}
		switch {
		case p.word >= lo && p.word < hi:
			between = 1
		case max(w-p.word, p.word-w) < far:
			nearer = 1
		}
	}
	return strconv.Itoa(between) + strconv.Itoa(nearer)
}

// latest adds how long ago the last place before the trigger's sentence was named, where it
// lies in the country, and that the headline names it.
func (x *setting) latest(c string) {
	for i := len(x.sites) - 1; i >= 0; i-- {
		p := x.sites[i]
		if p.sentence >= x.f.e.Sentence {
			continue
		}
		if p.country == c {
			x.each("last", bucket(x.f.e.Sentence-p.sentence)+x.sentence)
		}
		break
	}
	for _, p := range x.sites {
		if p.country == c && x.Sentences[p.sentence].Headline {
			x.each("head", x.sentence)
			break
		}
	}
}
