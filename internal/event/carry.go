package event

import (
	"github.com/isnad-news/isnad"
)

// carry gives events of the sentence that call back an earlier happening
// (الهجوم) what was told of it, and drops bare mentions.
func (s *search) carry(from int) {
	kept := s.out[:from]
	for _, f := range s.out[from:] {
		if f.def && !f.verb {
			if f.plain {
				continue
			}
			if p := s.before(kept, f); p != nil {
				fill(f, p)
			}
		}
		if f.plain && f.rule.Require == "" && len(f.e.Actors)+len(f.e.Recipients) == 0 {
			continue
		}
		kept = append(kept, f)
	}
	s.out = kept
}

// before gives the last event of the same type whose sides are compatible.
func (s *search) before(kept []*found, f *found) *found {
	for i := len(kept) - 1; i >= 0; i-- {
		p := kept[i]
		if p.e.Type != f.e.Type || f.e.Sentence-p.e.Sentence > 6 {
			continue
		}
		if compatible(p.e.Actors, f.e.Actors) && compatible(p.e.Recipients, f.e.Recipients) && (f.e.Date == "" || p.e.Date == "" || f.e.Date == p.e.Date) {
			return p
		}
	}
	return nil
}

func fill(f, p *found) {
	if len(f.e.Actors) == 0 {
		f.e.Actors = carried(p.e.Actors)
	}
	if len(f.e.Recipients) == 0 {
		f.e.Recipients = carried(p.e.Recipients)
	}
	if f.e.Date == "" {
		f.e.Date = p.e.Date
	}
	if f.e.Country == "" {
		f.e.Place, f.e.Country, f.e.PlaceEn, f.e.Lat, f.e.Lon = p.e.Place, p.e.Country, p.e.PlaceEn, p.e.Lat, p.e.Lon
	}
	if f.e.Mode == "" {
		f.e.Mode = p.e.Mode
	}
}

func carried(as []isnad.Arg) []isnad.Arg {
	out := append([]isnad.Arg(nil), as...)
	for i := range out {
		out[i].Carried = true
	}
	return out
}

// compatible tells whether two sides may be the same: one is unknown or they
// share an id.
func compatible(a, b []isnad.Arg) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	for _, x := range a {
		for _, y := range b {
			if x.ID == y.ID && (x.ID != "" || x.Sector == y.Sector) {
				return true
			}
		}
	}
	return false
}

// merge makes one event of several words for one happening in a sentence.
func (s *search) merge(from int) {
	var out []*found
	for _, f := range s.out[from:] {
		into := (*found)(nil)
		for _, p := range out {
			if s.same(p, f) {
				into = p
				break
			}
		}
		if into == nil {
			out = append(out, f)
			continue
		}
		s.absorb(into, f)
	}
	s.out = append(s.out[:from], out...)
}

func (s *search) same(p, f *found) bool {
	if p.e.Type != f.e.Type || p.e.Factuality != f.e.Factuality && p.rule.Say == f.rule.Say && p.rule.Say {
		return false
	}
	if p.ownDate && f.ownDate && p.e.Date != f.e.Date {
		return false
	}
	if !compatible(p.e.Actors, f.e.Actors) {
		return false
	}
	if p.e.Type == "COERCE" && p.e.Mode != f.e.Mode {
		return false
	}
	if p.e.Type == "ASSAULT" {
		if p.e.Country != "" && f.e.Country != "" && p.e.Country != f.e.Country {
			return false
		}
		if f.rule.Count != "" || p.rule.Count != "" {
			return true
		}
	}
	return compatible(p.e.Recipients, f.e.Recipients)
}

func (s *search) absorb(p, f *found) {
	e := &p.e
	if f.rule.Count == "" && p.rule.Count != "" && !f.verb { // the attack names the record, its dead are counts
		e.Trigger, e.TriggerPart, e.Rule = f.e.Trigger, f.e.TriggerPart, f.e.Rule
	}
	e.Actors = addArgs(e.Actors, f.e.Actors)
	e.Recipients = addArgs(e.Recipients, f.e.Recipients)
	if e.Date == "" {
		e.Date = f.e.Date
	}
	if e.Mode == "" {
		e.Mode = f.e.Mode
	}
	if e.Country == "" {
		e.Place, e.Country, e.PlaceEn, e.Lat, e.Lon = f.e.Place, f.e.Country, f.e.PlaceEn, f.e.Lat, f.e.Lon
	}
	for _, c := range []struct{ to, from *isnad.Count }{{&e.Killed, &f.e.Killed}, {&e.Injured, &f.e.Injured}, {&e.Detained, &f.e.Detained}, {&e.Displaced, &f.e.Displaced}} {
		if !c.to.Known {
			*c.to = *c.from
		}
	}
	p.ownDate, p.ownPlace, p.plain = p.ownDate || f.ownDate, p.ownPlace || f.ownPlace, p.plain && f.plain
}

func addArgs(a, b []isnad.Arg) []isnad.Arg {
	for _, y := range b {
		dup := false
		for _, x := range a {
			dup = dup || x.ID == y.ID && (x.ID != "" || x.Sector == y.Sector)
		}
		if !dup {
			a = append(a, y)
		}
	}
	return a
}

// headline gives the headline's events the date and the missing sides of the
// same happening in the body.
func (s *search) headline() {
	for _, h := range s.out {
		if !s.Sentences[h.e.Sentence].Headline {
			continue
		}
		for _, b := range s.out {
			if s.Sentences[b.e.Sentence].Headline || b.e.Type != h.e.Type || !compatible(h.e.Actors, b.e.Actors) || !compatible(h.e.Recipients, b.e.Recipients) {
				continue
			}
			if h.e.Date == "" {
				h.e.Date = b.e.Date
			}
			if len(h.e.Actors) == 0 {
				h.e.Actors = carried(b.e.Actors)
			}
			if h.e.Mode == "" {
				h.e.Mode = b.e.Mode
			}
			break
		}
	}
}
