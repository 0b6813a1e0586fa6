package mention

import (
	"strings"

	"github.com/isnad-news/isnad"
)

// homonyms leaves of the groups that bear one name (صحيفة الوطن, حزب النهضة)
// the one whose state the report names: by the word right behind the name, else
// more often than the first one's, else the report's own; else the first, which
// is the best known.
func (s *search) homonyms() {
	for _, h := range s.hits {
		if h == nil {
			continue
		}
		if len(h.items) > 1 && h.items[0].kind == "person" {
			s.fullFirst(h.items)
			continue
		}
		var of []*item
		for _, it := range h.items {
			if it.kind == "group" {
				of = append(of, it)
			}
		}
		if len(of) < 2 {
			continue
		}
		best := of[0]
		for _, it := range of[1:] {
			if !s.states[of[0].country] {
				if it.sector == "REB" && s.told[it.country] > 0 && it.country == s.top() {
					best = it // القاعدة of a report about Yemen is the branch there
				}
				break
			}
			if s.home == it.country && it.sector == "JRN" && s.told[best.country] == 0 || s.focus[it.country] > 2*s.focus[best.country] && s.told[it.country] > 0 {
				best = it
			}
		}
		if id := s.behind(h); id != "" {
			for _, it := range of {
				if it.country == id {
					best = it
					break
				}
			}
		}
		h.items = keep(h.items, best)
	}
}

// fullFirst puts first, of several people who go by one name, whom the report names in
// full: بوش where it has جيب بوش.
func (s *search) fullFirst(items []*item) {
	for i, it := range items {
		if it.kind == "person" && s.full[it] {
			items[0], items[i] = it, items[0]
			return
		}
	}
}

// behind gives the state of the adjective right behind a name, "" for none.
func (s *search) behind(h *hit) string {
	if h.last < len(s.Words) && s.hit(h.last) != nil && s.Words[h.last].Sentence == s.Words[h.first].Sentence {
		if it := s.hit(h.last).pick("adjective"); it != nil {
			return it.id
		}
	}
	return ""
}

// keep leaves one group among the items, and all that are none.
func keep(items []*item, best *item) []*item {
	var out []*item
	for _, it := range items {
		if it == best || it.kind != "group" {
			out = append(out, it)
		}
	}
	return out
}

// channels takes the part of an actor from platforms on which something is
// said or shown (على تويتر): alone they are companies, here they are the place.
func (s *search) channels() {
	for i := range s.out {
		m := &s.out[i]
		if m.Kind == "group" && m.Sector == "MED" && (m.Prep != "" || m.Embedded) && s.heads[i] == "group" {
			m.Actor = false
		}
	}
}

// local tells of what a name of a place may mean.
func local(it *item) bool {
	return it.kind == "place" || it.kind == "capital" || it.kind == "state"
}

// ambiguous tells of the name of places in several states: طرابلس, عمان.
func (s *search) ambiguous(h *hit) bool {
	country := ""
	for _, it := range h.items {
		if !local(it) {
			continue
		}
		if country != "" && it.country != country {
			return true
		}
		country = it.country
	}
	return false
}

// samePlaces leaves of the places that bear one name those of one state: the one
// that a mark in the writing tells; else the one that the sentence names by another
// word, nearest to it; else the one that the report names more than the first one's;
// else the one for which the report is written; else the first.
func (s *search) samePlaces() {
	for w := range s.Words {
		h := s.hit(w)
		if h == nil || !s.ambiguous(h) {
			continue
		}
		country := s.whichState(h)
		var out []*item
		for _, it := range h.items {
			if !local(it) || it.country == country {
				out = append(out, it)
			}
		}
		h.items = out
		s.count(h)
	}
}

// whichState gives the state in which a place of several states' name lies.
func (s *search) whichState(h *hit) string {
	const shadda = "\u0651"
	var of []*item
	for _, it := range h.items {
		if local(it) {
			of = append(of, it)
		}
	}
	if strings.Contains(s.Text[s.Words[h.first].Start:s.Words[h.first].End], shadda) {
		for _, it := range of {
			if strings.Contains(it.name, shadda) {
				return it.country // عمّان
			}
		}
	}
	best := mainPlace(of, h.last-h.first)
	if c := s.nearestState(h, of); c != "" && s.focus[c] >= s.focus[best] {
		return c
	}
	for _, it := range of {
		if c := it.country; s.focus[c] > s.focus[best] || s.focus[c] == s.focus[best] && c == s.home {
			best = c
		}
	}
	return best
}

// mainPlace gives the state of the place that a name means where nothing tells: a
// state's own name, else that of the place which has no longer name.
func mainPlace(of []*item, words int) string {
	for _, it := range of {
		if it.kind == "state" {
			return it.country
		}
	}
	for _, it := range of {
		if len(strings.Fields(it.name)) == words {
			return it.country
		}
	}
	return of[0].country
}

// nearestState gives that of several states which another word of the sentence
// names, the nearest first.
func (s *search) nearestState(h *hit, of []*item) string {
	in := s.Words[h.first].Sentence
	for d := 1; d < chain; d++ {
		for _, w := range [2]int{h.last - 1 + d, h.first - d} {
			if w < 0 || w >= len(s.Words) || s.Words[w].Sentence != in || s.hit(w) == nil || s.ambiguous(s.hit(w)) {
				continue
			}
			for _, it := range s.hit(w).items {
				for _, o := range of {
					if it.country == o.country && (it.kind == "adjective" || local(it)) || s.states[it.id] && it.id == o.country && (it.kind == "person" || it.kind == "institution") {
						return o.country
					}
				}
			}
		}
	}
	return ""
}

// strangers takes short names made of given names alone (بن مبارك) from well-known
// people whose state the report names by nothing else.
func (s *search) strangers() {
	for w := range s.Words {
		h := s.hit(w)
		if h == nil {
			continue
		}
		p := h.pick("person")
		if p == nil || s.full[p] && h.last > h.first+2 || !s.states[p.id] || !s.spell.sons.Has(s.Words[w].Norm) || h.last != w+2 || s.shown(p.id) {
			continue
		}
		if w == 0 || s.Words[w-1].Sentence != s.Words[w].Sentence || s.Words[w-1].Kind != isnad.Arabic || s.covered[w-1] != nil || s.Words[w-1].Last-s.Words[w-1].First != 1 {
			continue
		}
		if t := s.stemTag(w - 1); t.POS == isnad.VERB || t.POS == isnad.ADP || t.Feats.Def || t.Feats.Verbal != 0 {
			continue
		}
		s.uncover(h)
		s.mark(w-1, h.last)
	}
}

// shown tells whether the report names a state by anything but people.
func (s *search) shown(id string) bool {
	for _, h := range s.hits {
		if h == nil {
			continue
		}
		for _, it := range h.items {
			if it.kind != "person" && it.country == id {
				return true
			}
		}
	}
	return false
}
