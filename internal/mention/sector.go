package mention

import (
	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// described gives people the sector of which the words tell that describe them: those
// who hold no office any more, the police, sources of whom an adjective tells.
func (s *search) described() {
	former := false
	for i := range s.out {
		m := &s.out[i]
		if m.Adj || m.Kind != "role" && m.Kind != "office" && m.Kind != "person" {
			continue
		}
		switch {
		case s.former(i):
			m.Sector, former = formerOfficer, true
		case m.Kind == "role" && m.Sector == "" && s.terms[term.Informant].Has(m.Lemma):
			m.Sector = s.kindOf(m)
		case m.Sector == "GOV" && s.terms[term.Officer].Has(m.Lemma), m.Sector == "MIL" && s.states[m.ID]:
			if of := s.kindOf(m); of == "COP" || of == "MIL" {
				m.Sector = of
			}
		}
	}
	if former {
		s.formerToo()
	}
}

// formerOfficer is the sector of who held an office before.
const formerOfficer = "ELI"

// former tells of an officer who is none any more: السفير المصري السابق.
func (s *search) former(i int) bool {
	m := &s.out[i]
	switch m.Sector {
	case "GOV", "MIL", "COP", "SPY", "JUD", "LEG":
	default:
		return false
	}
	for w := m.First + 1; w < m.Last; w++ {
		if t := s.stemTag(w); t.POS == isnad.ADJ && s.terms[term.Former].Has(t.Lemma) && t.Feats.Number != 'p' && t.Feats.Gender == m.Feats.Gender {
			return true
		}
	}
	return false
}

// formerToo makes former officers of all mentions of those who are told of so once, and
// of who is named beside.
func (s *search) formerToo() {
	who := map[string]bool{}
	for _, p := range s.joined {
		a, b := &s.out[p[0]], &s.out[p[1]]
		if a.Sector == formerOfficer && b.ID == a.ID && b.Kind == "person" {
			b.Sector = formerOfficer
		}
	}
	for i := range s.out {
		if m := &s.out[i]; m.Kind == "person" && m.Sector == formerOfficer && m.Name != "" {
			who[m.ID+m.Name] = true
		}
	}
	for i := range s.out {
		if m := &s.out[i]; m.Kind == "person" && who[m.ID+m.Name] {
			m.Sector = formerOfficer
		}
	}
}

// kindOf gives the sector of which the first word tells that describes a mention, or
// the body right behind its preposition: مصادر أمنية, ضابط في الشرطة.
func (s *search) kindOf(m *isnad.Mention) string {
	for w := m.Head + 1; w < min(m.Last+2, len(s.Words)) && s.Words[w].Sentence == m.Sentence; w++ {
		t := s.stemTag(w)
		if w >= m.Last && t.POS != isnad.ADP && !s.terms[term.Reach].Has(s.prefix(w)) && !(w > m.Last && s.stemTag(m.Last).POS == isnad.ADP) {
			return ""
		}
		for _, k := range sectorWords() {
			if s.terms[k.kind].Has(t.Lemma) {
				return k.sector
			}
		}
	}
	return ""
}

// prefix gives the preposition that begins word w, "" for none.
func (s *search) prefix(w int) string {
	if wd := &s.Words[w]; wd.Last-wd.First > 1 && s.Tags[wd.First].POS == isnad.ADP {
		return s.Tags[wd.First].Lemma
	}
	return ""
}

// sectorWord is a list of words and the sector of which they tell.
type sectorWord struct {
	kind   term.Kind
	sector string
}

func sectorWords() [6]sectorWord {
	return [...]sectorWord{
		{term.Ofpolice, "COP"}, {term.Ofarmy, "MIL"}, {term.Ofstate, "GOV"},
		{term.Ofcourt, "JUD"}, {term.Ofhealth, "HLH"}, {term.Oftribe, formerOfficer},
	}
}
