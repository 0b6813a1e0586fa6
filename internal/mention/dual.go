package mention

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
	"github.com/isnad-news/isnad/internal/war"
)

// dual tells of a word for two sides, states or officials of whom the report has
// told before: الطرفان, البلدين, الوزيران.
func (s *search) dual(i int) bool {
	const alef, ya, nun = "\u0627", "\u064a", "\u0646"
	m := &s.out[i]
	if s.warring(m) {
		return true
	}
	if m.Feats.Number != 'd' && !s.ofTwo(m) && !s.twoCountries(i) || !m.Feats.Def || !s.terms[term.Sides].Has(m.Lemma) || m.NameSpan.Len() > 0 || m.ID != "" && s.national(m) {
		return false
	}
	norm := s.Words[m.Head].Norm
	if !strings.HasSuffix(norm, alef+nun) && !strings.HasSuffix(norm, ya+nun) {
		return false
	}
	if w := m.Head + 1; w < len(s.Words) && s.Words[w].Sentence == m.Sentence { // البلدان العربية
		t := s.stemTag(w)
		return t.POS != isnad.ADJ || !t.Feats.Def || t.Feats.Gender != 'f'
	}
	return true
}

// twoCountries tells of a word that is a plural and a dual alike, as the subject right behind
// its verb, where two have been told of together shortly before: اتفقت تايلاند وكمبوديا.
// وتبادل البلدان الاتهامات.
func (s *search) twoCountries(i int) bool {
	m := &s.out[i]
	return m.Feats.Number == 'p' && m.Prep == "" && m.Last == m.First+1 && s.terms[term.Countries].Has(m.Lemma) && m.Head > s.Sentences[m.Sentence].First &&
		s.stemTag(m.Head-1).POS == isnad.VERB && s.together(i, m.Sentence-dualBack) != nil
}

// warring tells of the two sides of a fight or a dispute: طرفا النزاع.
func (s *search) warring(m *isnad.Mention) bool {
	const alef, ya = "\u0627", "\u064a"
	w, norm := m.Head+1, s.Words[m.Head].Norm
	if m.Feats.Def || !strings.HasSuffix(norm, alef) && !strings.HasSuffix(norm, ya) || !s.terms[term.Party].Has(m.Lemma) || w >= len(s.Words) || s.Words[w].Sentence != m.Sentence {
		return false
	}
	t := s.stemTag(w)
	return t.POS == isnad.NOUN && t.Feats.Def && s.terms[term.Strife].Has(t.Lemma)
}

// ofTwo tells of a word that is written as a plural too (البلدان) and is the dual
// that the pronoun of the next word shows: استأنف البلدان علاقاتهما.
func (s *search) ofTwo(m *isnad.Mention) bool {
	w := m.Last
	if m.Feats.Number != 'p' || m.Last != m.First+1 || w >= len(s.Words) || s.Words[w].Sentence != m.Sentence || !s.bearsPronoun(w) {
		return false
	}
	return s.Tags[s.Words[w].Last-1].Feats.Number == 'd'
}

// duals gives the words for two sides whom they mean, when all others are known.
// One that stands before any two are named means whom the next one means.
func (s *search) duals() {
	var last *told2
	for i := range s.out {
		if !s.dual(i) {
			continue
		}
		m := &s.out[i]
		m.ID = ""
		if two := s.bothSides(i, last); two != nil {
			last = &told2{i, two}
			s.meanTwo(m, two)
			switch {
			case s.terms[term.Countries].Has(m.Lemma):
				m.Sector = "GOV"
			case s.out[two[0]].Kind == "person" && s.out[two[1]].Kind == "person":
				m.Kind = "person"
			}
		} else if !s.terms[term.Abroad].Has(m.Lemma) && m.Actor {
			m.ID, _ = s.near(i, s.most)
		}
	}
	if last == nil {
		return
	}
	for i := range s.out {
		if m := &s.out[i]; s.dual(i) && m.ID == "" && s.Sentences[m.Sentence].Headline {
			s.meanTwo(m, last.two)
		}
	}
}

// told2 is a word for two sides, by its mention, and the mentions of the two.
type told2 struct {
	at  int
	two []int
}

// anew tells whether the report has told of somebody else's doing since the last
// word for two sides, whom the next one may mean.
func (s *search) anew(last *told2, i int) bool {
	for j := max(last.at+1, i-nearby); j < i; j++ {
		b := &s.out[j]
		if b.ID == "" || b.Adj || b.Embedded || b.Prep != "" || b.Kind != "person" && b.Kind != "state" && b.Kind != "office" || b.Sector == "IGO" || b.Sector == "JRN" {
			continue
		}
		if b.ID != s.out[last.two[0]].ID && b.ID != s.out[last.two[1]].ID && s.weighty(j, j) {
			return true
		}
	}
	return false
}

// dualBack is how many sentences back a word for two sides still means those
// whom the one before meant.
const dualBack = 2

// bothSides gives الجانبان and الوزيران the two whom the sentence names together,
// or whom the last such word meant; else the two named together last who matter
// to the report; else the two last named: people or states, or where the two
// sentences before name no such two, warring groups.
func (s *search) bothSides(i int, last *told2) []int {
	m := &s.out[i]
	if s.warring(m) {
		return s.warriors(i)
	}
	if last != nil && s.out[last.at].Sentence == m.Sentence && s.minister(&s.out[last.at]) == s.minister(m) {
		return last.two
	}
	if two := s.together(i, m.Sentence); two != nil {
		return two
	}
	if last != nil && m.Sentence-s.out[last.at].Sentence <= dualBack && s.minister(&s.out[last.at]) == s.minister(m) && !s.anew(last, i) {
		return last.two
	}
	if two := s.together(i, m.Sentence-1); two != nil {
		return two
	}
	if s.terms[term.Countries].Has(m.Lemma) {
		if two := s.foremost(i); two != nil {
			return two
		}
	}
	two := s.lastTwo(i, m.Sentence-2, false)
	if two != nil && !s.weighty(two[0], two[1]) {
		if t := s.together(i, 0); t != nil {
			return t
		}
	}
	if two == nil && !s.governing(m) {
		two = s.lastTwo(i, m.Sentence-2, true)
	}
	if two == nil {
		two = s.together(i, 0)
	}
	if two == nil {
		two = s.lastTwo(i, 0, false)
	}
	if two == nil {
		two = s.warriors(i)
	}
	return two
}

// warriors gives the first mentions of the two whom the report names most of those
// who fight each other in a war of its year, nil where there are no two.
func (s *search) warriors(i int) []int {
	s.weighAll()
	not := s.addresser(i)
	var ids [2]string
	best := 0
	for a, n := range s.weight {
		for b, m := range s.weight {
			if a < b && n*m > 0 && a != not && b != not && s.stood(a, b) == war.Fight && (min(n, m) > best || min(n, m) == best && a+b < ids[0]+ids[1]) {
				ids, best = [2]string{a, b}, min(n, m)
			}
		}
	}
	if best == 0 {
		return nil
	}
	var two []int
	for j := 0; j < len(s.out) && len(two) < 2; j++ {
		b := &s.out[j]
		if b.Loose || b.Adj || b.Kind == "place" || b.ID != ids[0] && b.ID != ids[1] || b.Sector == "CVL" || len(two) == 1 && s.out[two[0]].ID == b.ID {
			continue
		}
		two = append([]int{j}, two...)
	}
	if len(two) < 2 {
		return nil
	}
	return two
}

// side tells whether mention j may be one of two sides.
func (s *search) side(j int, people, countries bool) bool {
	b := &s.out[j]
	switch {
	case b.ID == "" || b.Adj || b.Feats.Number == 'd' || b.Sector == "JRN" || b.Sector == "IGO" || b.Sector == "CVL" || b.Kind == "place":
		return false
	case people:
		return b.Kind == "person"
	case countries:
		return s.states[b.ID] && b.Sector == "GOV"
	}
	if s.heads[j] == "role" {
		return (b.Sector == "MIL" || b.Sector == "GOV") && (b.Feats.Def || s.definite(b))
	}
	return b.Kind == "person" || b.Kind == "state" || b.Kind == "group" || b.Kind == "organization" || b.Kind == "office"
}

// together gives the two who were last named together before mention i, no
// earlier than in a sentence: بين إيران وإسرائيل. Both must matter to the report.
func (s *search) together(i, sentence int) []int {
	m := &s.out[i]
	people, countries := s.minister(m), s.terms[term.Countries].Has(m.Lemma)
	not := s.addresser(i)
	for j := i - 1; j > max(0, i-nearby) && s.out[j].Sentence >= sentence; j-- {
		b := &s.out[j]
		k := s.partner(j)
		if k < 0 || !s.side(j, people, countries) {
			continue
		}
		if a := &s.out[k]; a.Coord != 0 || a.ID == b.ID || a.ID == not || b.ID == not || !s.side(k, people, countries) || s.third(j, k) {
			continue
		}
		if b.Sentence == m.Sentence || s.weighty(j, k) {
			return []int{j, k}
		}
	}
	return nil
}

// partner gives the mention with which j is coordinated, -1 for none.
func (s *search) partner(j int) int {
	b := &s.out[j]
	if b.Coord != 0 {
		return int(b.Coord) - 1
	}
	a := &s.out[j-1]
	if a.Sentence != b.Sentence || a.Adj || b.Adj || b.First < a.Last {
		return -1
	}
	joined := s.conj(b)
	for w := a.Last; w < b.First; w++ {
		switch {
		case s.Words[w].Kind == isnad.Punct && s.terms[term.Quote].Has(s.Words[w].Norm):
		case !joined && s.stemTag(w).POS == isnad.CCONJ:
			joined = true
		default:
			return -1
		}
	}
	if !joined {
		return -1
	}
	return j - 1
}

// third tells whether another is coordinated with one of two.
func (s *search) third(j, k int) bool {
	for n := j + 1; n < min(len(s.out), j+nearby) && s.out[n].Sentence == s.out[j].Sentence; n++ {
		if c := int(s.out[n].Coord) - 1; c == j || c == k {
			return true
		}
	}
	return false
}

// weighty tells whether the report tells of both nearly as much as of whom it
// tells most.
func (s *search) weighty(a, b int) bool {
	s.weighAll()
	return 5*s.weight[s.out[a].ID] >= s.heaviest && 5*s.weight[s.out[b].ID] >= s.heaviest
}

// weighAll counts how often the report tells of whom.
func (s *search) weighAll() {
	if s.weight == nil {
		s.weight = map[string]int{}
		for j := range s.out {
			if m := &s.out[j]; m.ID != "" && m.Sector != "JRN" {
				s.weight[m.ID]++
				s.heaviest = max(s.heaviest, s.weight[m.ID])
			}
		}
	}
}

// foremost gives the last mentions before i of the two states that the report
// names most, nil where they are not both named before.
func (s *search) foremost(i int) []int {
	second := ""
	for id, n := range s.focus {
		if id != s.most && s.told[id] > 0 && (second == "" || n > s.focus[second] || n == s.focus[second] && id < second) {
			second = id
		}
	}
	var two []int
	for j := i - 1; j >= max(0, i-nearby) && len(two) < 2; j-- {
		b := &s.out[j]
		if b.ID != s.most && b.ID != second || b.Adj || b.Kind != "state" && b.Kind != "person" && b.Kind != "organization" && b.Kind != "office" || b.Sector == "CVL" || len(two) == 1 && s.out[two[0]].ID == b.ID {
			continue
		}
		two = append(two, j)
	}
	if len(two) < 2 {
		return nil
	}
	return two
}

// governing tells of a word for two of an office or for two states.
func (s *search) governing(m *isnad.Mention) bool {
	return s.minister(m) || s.terms[term.Homeland].Has(m.Lemma) || s.terms[term.Countries].Has(m.Lemma)
}

// minister tells of a word for somebody in a government.
func (s *search) minister(m *isnad.Mention) bool {
	r := s.roles[m.Lemma]
	return r != nil && r.sector == "GOV" && r.role == "person"
}

// lastTwo gives the two sides named last before mention i and no earlier than
// in a sentence, the last first; nil where there are not two.
func (s *search) lastTwo(i, sentence int, groups bool) []int {
	var two []int
	people, countries := s.minister(&s.out[i]), s.terms[term.Countries].Has(s.out[i].Lemma)
	not := s.addresser(i)
	for j := i - 1; j >= max(0, i-nearby) && s.out[j].Sentence >= sentence; j-- {
		b := &s.out[j]
		if b.ID == "" || b.ID == not || countries && !s.states[b.ID] || b.Adj || b.Embedded || b.Feats.Number == 'd' || b.Kind != "person" && b.Kind != "state" && b.Kind != "office" && !s.delegation(j) && !(groups && b.Kind == "group" && b.Sector == "REB") {
			continue
		}
		if b.Kind == "state" && (people || s.terms[term.Placeprep].Has(b.Prep) && !s.terms[term.Between].Has(b.Prep)) {
			continue // قال الوزيران في بغداد
		}
		if len(two) == 0 || s.out[two[0]].ID != b.ID && (s.out[two[0]].Kind == b.Kind || s.bodily(j) && s.bodily(two[0])) {
			if two = append(two, j); len(two) == 2 {
				return two
			}
		}
	}
	return nil
}

// addresser gives the id of who does something to the two in their sentence, and
// is none of them: حث الأمين العام الطرفين, عبر الرئيس عن استيائه من الطرفين.
func (s *search) addresser(i int) string {
	const ya, nun = "\u064a", "\u0646"
	m := &s.out[i]
	if !strings.HasSuffix(s.Words[m.Head].Norm, ya+nun) || m.Embedded || s.terms[term.Between].Has(m.Prep) {
		return ""
	}
	for j := i - 1; j >= 0 && s.out[j].Sentence == m.Sentence; j-- {
		b := &s.out[j]
		if b.ID != "" && !b.Adj && !b.Embedded && !b.Loose && b.Prep == "" {
			return b.ID
		}
	}
	return ""
}

// bodily tells of a state, a group or a delegation, no person.
func (s *search) bodily(j int) bool {
	return s.out[j].Kind == "state" || s.out[j].Kind == "group" || s.delegation(j)
}

// delegation tells of a body of people who act for a state: وفد المملكة.
func (s *search) delegation(j int) bool {
	it := s.items[j]
	return s.heads[j] == "role" && it != nil && it.role == "people" && it.sector == "GOV" && s.states[s.out[j].ID]
}
