package mention

import (
	"strings"

	"github.com/isnad-news/isnad/internal/text"
)

// bearers leads from a last name, without its article, to the people who bear it.
func bearers(people []*item) map[string][]*item {
	out := make(map[string][]*item, len(people))
	for _, it := range people {
		if toks := nameTokens(it.name); len(toks) > 1 {
			last := toks[len(toks)-1]
			out[last] = append(out[last], it)
		}
	}
	return out
}

// officer gives somebody told by the last name alone to the one person who bears it
// and holds an office that the report names without its holder: المتحدث باسم
// التحالف … عسيري.
func (s *search) officer(i int) {
	m := &s.out[i]
	toks := s.tokens(m.Name)
	if len(toks) != 1 {
		return
	}
	var who *item
	for _, it := range s.bearers[toks[0]] {
		if !it.holds(s.Published) || !s.vacant(it) {
			continue
		}
		if who != nil && who.id != it.id {
			return
		}
		who = it
	}
	if who != nil {
		m.ID, m.Sector, m.Name, m.Kind, m.Source = who.id, who.sector, who.name, "person", who.source
	}
}

// vacant tells whether the report names a known person's office without saying who
// holds it.
func (s *search) vacant(it *item) bool {
	if s.vacancies == nil {
		s.vacancies = s.unheld()
	}
	role, _ := bare(text.Fold(it.role))
	for name := range s.vacancies[it.id] {
		if role != "" && strings.HasPrefix(role, name) {
			return true
		}
	}
	return false
}

// unheld gives the names of the offices without a holder, by whose they are.
func (s *search) unheld() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for j := range s.out {
		b := &s.out[j]
		if b.ID == "" || b.Kind != "office" || s.items[j] == nil || !s.presides(j) {
			continue
		}
		if out[b.ID] == nil {
			out[b.ID] = map[string]bool{}
		}
		name, _ := bare(text.Fold(s.items[j].name))
		out[b.ID][name] = true
	}
	return out
}

// heldBy tells whether the one word at token j names somebody else than it who
// holds an office on the day of the report: وصف أردوغان | نتنياهو.
func (s *search) heldBy(j int, it *item) bool {
	n, items := s.names.at(s.toks, j)
	if n != 1 {
		return false
	}
	for _, o := range items {
		if o.kind == "person" && o.id != it.id && o.holds(s.Published) {
			return true
		}
	}
	return false
}
