package event

import (
	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// spot is a common noun of a place (المدينة، السجون الإيرانية), with the country in
// which it lies.
type spot struct {
	word, last int // of its phrase, from the noun on
	sentence   int
	country    string
	how        string         // the country is told: of (by an adjective), name (by who is named with it), back, far (by the place named before it)
	prep       string         // brings it
	def        string         // def, indef
	like       *isnad.Mention // the place named before it, where that tells the country
}

// spotReach is how many sentences back a common noun of a place calls back a named
// one; one named before that only tells where the report is set.
const spotReach = 2

// spots gives the common nouns of places in a report, in its order; named are the
// places that it names.
func (s *search) spots(named []site) []spot {
	var out []spot
	next := 0 // of the named, the first behind the word
	for w := range s.Words {
		for next < len(named) && named[next].word <= w {
			next++
		}
		if t := s.Tag(w); t.POS != isnad.NOUN || t.Class != "place" && t.Class != "organization" {
			continue
		}
		if p, ok := s.spotAt(w, named[:next]); ok {
			out = append(out, p)
		}
	}
	return out
}

// spotAt tells of a common noun of a place, and of a body that a preposition of place
// makes one (داخل البرلمان); before are the places named up to it. A phrase that names
// a place is none.
func (s *search) spotAt(w int, before []site) (spot, bool) {
	ref := s.phraseAt(w)
	if ref == 0 {
		return spot{}, false
	}
	ph := &s.Phrases[ref-1]
	p := spot{word: w, last: s.Parts[ph.Last-1].Word + 1, sentence: s.Words[w].Sentence, def: "indef"}
	if ph.Def {
		p.def = "def"
	}
	if ph.Prep >= 0 {
		p.prep = s.Tags[ph.Prep].Lemma
	}
	if s.Tag(w).Class == "organization" && (ph.Head != s.Stem(w) || !s.Terms(term.Inplace).Has(p.prep)) {
		return spot{}, false
	}
	if !s.phraseTells(&p, ph) {
		return spot{}, false
	}
	if p.country == "" && len(before) > 0 {
		b := before[len(before)-1]
		p.country, p.how, p.like = b.country, "back", &s.Mentions[b.mention]
		if p.sentence-b.sentence > spotReach {
			p.how = "far"
		}
	}
	return p, p.country != ""
}

// phraseTells gives a common noun of a place the country that its own phrase tells; it is
// false where the phrase names a place.
func (s *search) phraseTells(p *spot, ph *isnad.Phrase) bool {
	for i := s.From(s.Parts[ph.First].Word); i < len(s.Mentions) && s.Mentions[i].First < p.last; i++ {
		m := &s.Mentions[i]
		switch {
		case m.Last <= p.word:
		case m.Place && !m.Adj && m.Country != "":
			return false
		case p.country != "":
		case m.Country != "":
			p.country, p.how = m.Country, "of"
		case s.states[m.ID] && !m.Loose:
			p.country, p.how = m.ID, "name"
		}
	}
	return true
}

// setSpot makes a common noun of a place that of an event. It lies where the place
// that it calls back does, unless it is the whole country (البلاد).
func (s *search) setSpot(f *found, p *spot) {
	dropEvidence(&f.e, "place")
	takePlace(&f.e, &isnad.Event{})
	whole := s.Terms(term.Homeland).Has(s.Tag(p.word).Lemma)
	if p.like != nil && p.how == "back" && !whole {
		f.e.PlaceEn, f.e.Lat, f.e.Lon = p.like.PlaceRef, p.like.Lat, p.like.Lon
	}
	span := isnad.Span{Start: s.Words[p.word].Start, End: s.Words[p.last-1].End}
	f.e.Country = p.country
	f.e.Place = isnad.Arg{Span: span, Text: s.Text[span.Start:span.End], ID: p.country}
	f.e.Evidence = append(f.e.Evidence, isnad.Evidence{Field: "place", Span: span})
	f.ownPlace = true
}

// spotted adds that a common noun of a place in the event's sentence lies in a
// country.
func (x *setting) spotted(c string) {
	p := x.spotOf(c)
	if p == nil {
		return
	}
	dir, lo, hi := x.stretch(p.word, p.last)
	verbs := x.stand(x.Words[p.word].Span, dir, lo, hi)
	noun, how := x.Tag(p.word).Lemma, p.how+p.def
	x.each("spot", how)
	x.each("spotprep", p.prep)
	x.Add("spotprep", p.prep, how)
	x.Add("spotprep", p.prep, dir, verbs)
	x.Add("spotprep", p.prep, noun)
	x.each("spotnoun", noun)
	x.Add("spotnoun", noun, how)
}

// spotOf gives the common noun of a place in a country that stands nearest to the
// trigger in its sentence, or nil.
func (x *setting) spotOf(country string) *spot {
	var best *spot
	for i := range x.spots {
		p := &x.spots[i]
		if p.country == country && p.sentence == x.f.e.Sentence && p.word != x.f.word && (best == nil || x.away(p.word) < x.away(best.word)) {
			best = p
		}
	}
	return best
}

// spotsHere counts the common nouns of places in the event's sentence, up to two.
func (x *setting) spotsHere() int {
	n := 0
	for i := range x.spots {
		if x.spots[i].sentence == x.f.e.Sentence {
			n++
		}
	}
	return min(n, 2)
}
