package mention

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// gathered gives those who take part in something (المجتمعون) to the first of
// several who were named together last.
func (s *search) gathered(i int) {
	m := &s.out[i]
	for j := i - 1; j >= max(0, i-lookBack); j-- {
		b := &s.out[j]
		if b.Coord == 0 || b.ID == "" || b.Adj || b.Kind == "place" || b.Kind == "role" {
			continue
		}
		first := j
		for s.out[first].Coord != 0 {
			first = int(s.out[first].Coord) - 1
		}
		if a := &s.out[first]; a.ID != "" && a.Kind != "place" {
			m.ID, m.Sector = a.ID, a.Sector
		}
		return
	}
}

// guest tells of a role that says nothing of where somebody belongs.
func (s *search) guest(i int) bool {
	it := s.items[i]
	return it != nil && it.kind == "role" && it.role == "guest"
}

// strange tells of a place in a country that the report names by no other word
// while it names another by its own: more likely another place of that name.
func (s *search) strange(country, top string) bool {
	return country != top && s.told[country] == 0 && s.told[top] > 0
}

// ours tells whether the mention's head bears the pronoun of those who speak.
func (s *search) ours(m *isnad.Mention) bool {
	return s.owned(m) && s.Tags[s.Words[m.Head].Last-1].Feats.Person == '1'
}

// speakersOwn gives what bears the pronoun of those who speak (شعبنا) to who
// was last said to speak.
func (s *search) speakersOwn(i int) bool {
	for j := i - 1; j >= max(0, i-60); j-- {
		b := &s.out[j]
		if b.ID == "" || b.Adj || b.Embedded || b.Kind == "place" {
			continue
		}
		if b.First > 0 && s.says(b.First-1) || (b.First == 0 || s.Words[b.First-1].Sentence != b.Sentence) && b.Last < len(s.Words) && s.colon(b.Last) {
			s.out[i].ID = b.ID
			return true
		}
	}
	return false
}

// honoured resolves an honorific with its pronoun (معاليه): the person last
// told of with that honorific, else who spoke last, else the last who is no
// mere complement, else the last.
func (s *search) honoured(i int) {
	best, rank := -1, -1
	for j := i - 1; j >= max(0, i-60) && rank < 4; j-- {
		if r := s.esteemed(i, j); r > rank {
			best, rank = j, r
		}
	}
	if best >= 0 {
		s.mean(i, best)
	}
}

// esteemed ranks mention j as whom the honorific at i means: -1 for nobody.
func (s *search) esteemed(i, j int) int {
	b := &s.out[j]
	if b.Kind != "person" || b.ID == "" || b.Adj {
		return -1
	}
	if s.heads[j] == "honorific" && b.Lemma == s.out[i].Lemma {
		return 4
	}
	free := !b.Embedded && b.Prep == ""
	switch {
	case s.bears(b, s.Words[s.out[i].Head].Norm) && free:
		return 4
	case s.bears(b, s.Words[s.out[i].Head].Norm):
		return 3
	case free && b.First > 0 && s.says(b.First-1):
		return 2
	case free:
		return 1
	}
	return 0
}

// bears tells whether a mention holds the honorific without its pronoun.
func (s *search) bears(b *isnad.Mention, honorific string) bool {
	// فخامة, but فخامته
	const ha = "\u0647"
	for w := b.First; w < b.Last; w++ {
		if n, _ := bare(s.Words[w].Norm); len(n) > 4 && strings.HasPrefix(honorific, strings.TrimSuffix(n, ha)) {
			return true
		}
	}
	return false
}

// sides tells of several sides that the report tells of without saying whose:
// كل الأطراف, أطراف النزاع.
func (s *search) sides(m *isnad.Mention) bool {
	if m.Feats.Number != 'p' {
		return false
	}
	for w := m.First; w < m.Last; w++ {
		if t := s.stemTag(w); s.terms[term.Sides].Has(t.Lemma) && s.terms[term.Agent].Has(t.Lemma) && t.Feats.Number == 'p' {
			return t.Feats.Def || s.definite(m)
		}
	}
	return false
}

// dwells tells whether the report is as much about a state as about any other,
// or nearly.
func (s *search) dwells(id string) bool {
	return s.focus[id] > 0 && 4*s.focus[id] >= s.focus[s.most]
}

// calledBack tells whether a group was named before by a noun that is the whole
// of mention i: اللجنة is no body of Yemen where a committee was told of.
func (s *search) calledBack(i int) bool {
	m := &s.out[i]
	if m.Last != m.First+1 || !m.Feats.Def {
		return false
	}
	for j := i - 1; j >= max(0, i-60); j-- {
		if b := &s.out[j]; b.Kind == "group" && b.ID != "" && b.Lemma == m.Lemma {
			return true
		}
	}
	return false
}

// minions gives armed people who bear a pronoun (عناصره, مقاتليها) to the armed
// group that was named last in the sentence or the one before.
func (s *search) minions(i int) bool {
	m := &s.out[i]
	it := s.items[i]
	if it == nil || it.kind != "role" || m.Sector != "MIL" && m.Sector != "REB" && m.Sector != "UAF" || s.ours(m) {
		return false
	}
	for j := i - 1; j >= 0 && s.out[j].Sentence >= m.Sentence-1; j-- {
		b := &s.out[j]
		if b.ID == "" || b.Adj {
			continue
		}
		if b.Kind == "person" && !b.Embedded && b.Prep == "" {
			m.ID = b.ID
			return true
		}
		if b.Kind == "group" && (b.Sector == "REB" || b.Sector == "MIL") {
			m.ID, m.Sector = b.ID, b.Sector
			return true
		}
	}
	return false
}

// rival tells whether the state of what was told of before, and did nothing
// there, is much less the report's than another.
func (s *search) rival(b *isnad.Mention) bool {
	top := s.most
	return b.Prep != "" && b.ID != top && s.states[b.ID] && 2*s.focus[b.ID] <= s.focus[top]
}

// toldBefore tells of somebody told of as known whom the report introduced with
// a nationality: الفتاة is the فتاة سويدية wherever she is.
func (s *search) toldBefore(i int) bool {
	m := &s.out[i]
	if s.heads[i] != "role" || m.Last != m.First+1 || !m.Feats.Def || m.Feats.Number == 'p' {
		return false
	}
	for j := i - 1; j >= max(0, i-lookBack); j-- {
		if b := &s.out[j]; b.Lemma == m.Lemma && b.ID != "" && b.Kind == "role" && s.national(b) {
			return true
		}
	}
	return false
}

// dative tells whether a preposition with its pronoun follows armed people whom
// an adjective describes (القوات الموالية لها): they are no state's by what
// stands behind.
func (s *search) dative(i int) bool {
	m := &s.out[i]
	w := m.Last
	if w >= len(s.Words) || s.Words[w].Sentence != m.Sentence || m.Last < m.First+2 || s.stemTag(w-1).POS != isnad.ADJ {
		return false
	}
	if m.Sector != "MIL" && m.Sector != "REB" && m.Sector != "UAF" && m.Sector != "CVL" {
		return false
	}
	wd := &s.Words[w]
	return wd.Last-wd.First == 2 && s.Tags[wd.First].POS == isnad.ADP && s.Tags[wd.Last-1].POS == isnad.PRON && s.Tags[wd.Last-1].Feats.Person == '3'
}

// loyal gives armed people who are told of as somebody's (الحوثيون والقوات
// الموالية لهم, الحوثيون وحلفاؤهم) to the armed group beside whom they stand, or to
// those of its land who stood beside it, and to a state's army beside whom they stand.
func (s *search) loyal(i int) bool {
	m := &s.out[i]
	if !s.dative(i) && !(s.owned(m) && !s.ours(m) && s.heads[i] == "role" && m.Sector != "CVL") || m.Coord == 0 && !s.conj(m) {
		return false
	}
	j := i - 1
	if m.Coord != 0 {
		j = int(m.Coord) - 1
	}
	if j < 0 {
		return false
	}
	b := &s.out[j]
	if b.ID == "" || b.Adj || b.Sentence != m.Sentence {
		return false
	}
	if s.states[b.ID] && s.dative(i) && m.Sector != "CVL" && b.Kind != "place" && (b.Sector == "GOV" || b.Sector == "MIL" || b.Sector == "COP") {
		m.ID = b.ID
		return true
	}
	if s.sectorOf(b.ID) != "REB" {
		return false
	}
	m.ID, m.Sector = b.ID, b.Sector
	if s.dative(i) || s.terms[term.Ally].Has(m.Lemma) {
		m.ID = s.allyOf(b.ID)
	}
	return true
}

// possessor gives armed people who bear a pronoun (قواته, جنودها) to the doer
// told of before in the sentence, or in the one before, whom it agrees with.
func (s *search) possessor(i int) bool {
	m := &s.out[i]
	if m.Sector != "MIL" && m.Sector != "REB" && m.Sector != "UAF" && m.Sector != "COP" || s.ours(m) {
		return false
	}
	f := s.Tags[s.Words[m.Head].Last-1].Feats
	for j := i - 1; j >= 0 && s.out[j].Sentence >= m.Sentence-1; j-- {
		b := &s.out[j]
		if b.ID == "" || b.Adj || b.Embedded || b.Prep != "" || b.Kind == "place" || b.Sector == "CVL" || b.Sector == "JRN" || !agreeable(b, f) {
			continue
		}
		m.ID = b.ID
		if sector := s.sectorOf(b.ID); sector == "REB" {
			m.Sector = sector
		}
		return true
	}
	return false
}

// agreeable tells whether a pronoun may mean a mention by number and gender.
func agreeable(m *isnad.Mention, f isnad.Feats) bool {
	switch {
	case f.Number == 'p':
		return m.Feats.Number == 'p' || m.Kind == "group"
	case m.Kind == "state":
		return f.Number != 'd'
	case f.Gender == 'f':
		return m.Feats.Gender != 'm' || m.Feats.Number == 'p' && m.Kind != "person"
	}
	return m.Feats.Gender != 'f' && m.Feats.Number != 'p'
}

// homelands takes from البلاد whoever is no state.
func (s *search) homelands() {
	for i := range s.out {
		m := &s.out[i]
		if s.terms[term.Homeland].Has(m.Lemma) && m.ID != "" && !s.states[m.ID] && m.Last == m.First+1 {
			m.ID, m.Sector, m.Name, m.Kind = "", "GOV", s.Text[m.Start:m.End], "state"
		}
	}
}

// bothGroups gives التنظيمان and الفصيلان the two groups named last before them.
func (s *search) bothGroups(i int) {
	m := &s.out[i]
	var two []int
	for j := i - 1; j >= max(0, i-lookBack); j-- {
		b := &s.out[j]
		if b.Kind != "group" || b.ID == "" || b.Adj || b.Sector == "" || b.Sector == "JRN" || b.Sector == "IGO" || len(two) == 1 && s.out[two[0]].ID == b.ID {
			continue
		}
		if two = append(two, j); len(two) == 2 {
			s.meanTwo(m, two)
			return
		}
	}
	if m.ID == "" {
		s.sameGroup(i, m.Lemma)
	}
}
