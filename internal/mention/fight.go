package mention

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/phrase"
	"github.com/isnad-news/isnad/internal/term"
	"github.com/isnad-news/isnad/internal/war"
)

// stood tells how two stood to each other in the year of the report.
func (s *search) stood(a, b string) string {
	return s.wars.Stood(a, b, war.Year(s.Published))
}

// findFighters notes which mentions name an armed group.
func (s *search) findFighters() {
	s.fighters = s.fighters[:0]
	for j := range s.out {
		if b := &s.out[j]; b.ID != "" && !b.Adj && !s.states[b.ID] && s.sectorOf(b.ID) == "REB" {
			s.fighters = append(s.fighters, j)
		}
	}
}

// rebels gives armed people whom nothing describes (المتطرفين, تسعة متمردين) to the
// armed group that the report has named, if it is one only, or to the one that
// fights the state where they are.
func (s *search) rebels(i int, top string) {
	m := &s.out[i]
	if m.ID != "" || len(s.fighters) == 0 {
		return
	}
	known := m.Feats.Def && m.Feats.Number == 'p'
	if known && s.heads[i] == "callback" && m.Sector == "" && s.sectorOf(s.items[i].ids[0]) == "REB" {
		m.Sector = "REB"
	}
	if known && m.Sector == "REB" && !s.terms[term.Uprising].Has(m.Lemma) && !s.dative(i) {
		m.ID = s.onlyFighters(i)
	}
	if m.ID == "" && s.nameless(i, known) {
		state, _ := s.near(i, top)
		if id := s.foe(i, state); id != "" {
			m.ID, m.Sector = id, s.sectorOf(id)
		}
	}
}

// onlyFighters gives the armed group named before mention i, "" where two are.
func (s *search) onlyFighters(i int) string {
	id := ""
	for _, j := range s.fighters {
		b := &s.out[j]
		if j >= i {
			break
		}
		if b.Kind != "group" && b.Kind != "role" {
			continue
		}
		if id != "" && id != b.ID {
			return "" // of two groups either may be meant
		}
		id = b.ID
	}
	return id
}

// nameless tells of armed people whom no word describes: rebels in any number, others
// with arms as known ones or as many as are counted (المسلحون, 11 مسلحا).
func (s *search) nameless(i int, known bool) bool {
	m, it := &s.out[i], s.items[i]
	if it == nil || s.owned(m) || s.terms[term.Defender].Has(m.Lemma) {
		return false
	}
	width := 1
	if it.kind == "institution" || it.kind == "role" {
		width = len(strings.Fields(it.name))
	}
	r := s.roles[m.Lemma]
	if r == nil || r.role != "person" || m.Last > m.Head+width {
		return false
	}
	switch m.Sector {
	case "REB":
		return it.kind == "role" || it.kind == "callback" || known
	case "UAF":
		return known || s.numbered(m)
	}
	return false
}

// foe gives the armed group that fights a state: of those told of before mention i the
// one told of most, and last of two told of alike.
func (s *search) foe(i int, state string) string {
	if state == "" {
		return ""
	}
	count := map[string]int{}
	best := ""
	for _, j := range s.fighters {
		if j >= i {
			break
		}
		id := s.out[j].ID
		if n := count[id]; n < 0 || n == 0 && s.stood(id, state) != war.Fight {
			count[id] = -1
			continue
		}
		if count[id]++; best == "" || count[id] >= count[best] {
			best = id
		}
	}
	return best
}

// allyOf gives the one armed group of the same land that stood beside another: the
// forces that are loyal to one are the other.
func (s *search) allyOf(id string) string {
	ally := ""
	for _, o := range s.wars.Allies(id) {
		if s.sectorOf(o) != "REB" || s.lands[o] != s.lands[id] || s.stood(o, id) != war.Ally {
			continue
		}
		if ally != "" {
			return id // any of several
		}
		ally = o
	}
	if ally == "" {
		return id
	}
	return ally
}

// allied gives a state's allies (السعودية وحلفاؤها) the coalition in which it fights
// those of whom the sentence or the one before tells.
func (s *search) allied(i int) bool {
	m := &s.out[i]
	if i == 0 || !s.terms[term.Ally].Has(m.Lemma) || !s.owned(m) || s.ours(m) || !s.conj(m) {
		return false
	}
	b := &s.out[i-1]
	if !s.states[b.ID] || b.Last != m.First || b.Sentence != m.Sentence {
		return false
	}
	for _, o := range s.wars.Allies(b.ID) {
		if s.states[o] || s.states[s.lands[o]] || s.sectorOf(o) != "MIL" || s.stood(o, b.ID) != war.Ally {
			continue
		}
		for j := max(0, i-nearby); j < min(len(s.out), i+nearby); j++ {
			if f := &s.out[j]; f.Sentence >= m.Sentence-1 && f.Sentence <= m.Sentence && f.ID != "" && s.stood(o, f.ID) == war.Fight {
				m.ID, m.Sector = o, "MIL"
				return true
			}
		}
	}
	return false
}

// clause is how many words behind people what tells whose they are may begin.
const clause = 8

// adherents gives people to the group to which what stands behind them says that they
// belong (متطرفين بايعوا تنظيم, رجلا في صفوف), or to the one that fights whom it says
// that they are against (المقاتلين المناهضين ل).
func (s *search) adherents() {
	for i := range s.out {
		m := &s.out[i]
		if s.heads[i] != "role" && s.heads[i] != "institution" || m.Adj || s.owned(m) || m.Kind == "person" {
			continue
		}
		j, against := s.adheresTo(i)
		if j < 0 || !against && s.heads[i] != "role" {
			continue
		}
		id := s.out[j].ID
		if m.ID != "" && !against && !s.states[m.ID] || against && m.ID != "" && m.ID != id {
			continue // told beside them
		}
		if against {
			m.ID = ""
			group := id
			if id = s.foe(i, group); id == "" {
				id = s.foe(len(s.out), group)
			}
		}
		if id != "" {
			m.ID, m.Sector = id, s.sectorOf(id)
			s.withinForces(i, s.out[j].ID)
		}
	}
}

// withinForces gives sources and officials who are told of among armed people to whom these
// belong, not to those whom they fight: مصادر في القوات المناهضة ل.
func (s *search) withinForces(i int, foe string) {
	if i == 0 {
		return
	}
	m, b := &s.out[i], &s.out[i-1]
	words, marks := s.gap(b, m)
	if b.ID != "" && b.ID != foe || b.Kind != "role" || b.Sentence != m.Sentence || marks > 0 || words > 1 || !s.terms[term.Reach].Has(phrase.Prep(m, s.Phrases, s.Tags)) {
		return
	}
	if s.terms[term.Informant].Has(b.Lemma) || s.terms[term.Officer].Has(b.Lemma) {
		b.ID, b.Sector = m.ID, m.Sector
	}
}

// opposed tells of those of whom an adjective tells that they are against what stands
// behind: القوات المناهضة ل.
func (s *search) opposed(m *isnad.Mention) bool {
	for w := m.Head + 1; w < m.Last; w++ {
		if t := s.stemTag(w); t.POS == isnad.ADJ && s.terms[term.Against].Has(t.Lemma) {
			return true
		}
	}
	return false
}

// adheresTo gives the group named behind mention i to which it is said to belong, or
// to be against; -1 for none.
func (s *search) adheresTo(i int) (group int, against bool) {
	m := &s.out[i]
	w, told, supposed := m.Head+1, false, false
	for j := i + 1; j < len(s.out) && s.out[j].Sentence == m.Sentence && s.out[j].First <= m.Last+clause; j++ {
		b := &s.out[j]
		if b.Adj || b.First < w {
			continue
		}
		for ; w <= b.First; w++ {
			t := s.stemTag(w)
			switch {
			case s.terms[term.Adhere].Has(t.Lemma) && (w < b.First || w == b.Head):
				told = true
			case w == b.First:
			case s.terms[term.Against].Has(t.Lemma) && t.POS == isnad.ADJ:
				told, against = true, true
			case s.terms[term.Suspect].Has(t.Lemma):
				supposed = true
			case s.Words[w].Kind == isnad.Punct && !s.terms[term.Quote].Has(s.Words[w].Norm), s.joins(w), s.terms[term.Charge].Has(t.Lemma):
				return -1, false // رجلان بتهمة الانتماء are no proven members
			}
			if w == b.First-1 && supposed && s.terms[term.From].Has(t.Lemma) {
				told = true
			}
		}
		if !told {
			return -1, false
		}
		if b.ID != "" {
			if s.states[b.ID] || s.sectorOf(b.ID) != "REB" {
				return -1, false
			}
			return j, against
		}
	}
	return -1, false
}

// joins tells of a word that the conjunction begins.
func (s *search) joins(w int) bool {
	wd := &s.Words[w]
	return wd.Last > wd.First && s.Tags[wd.First].POS == isnad.CCONJ
}

// besides gives one of a kind that is told of besides those before (طائرات أخرى) to
// whom they belong.
func (s *search) besides(i int) bool {
	m := &s.out[i]
	if m.Last < m.Head+2 || !s.terms[term.Others].Has(s.stemTag(m.Head+1).Lemma) || m.Sector != "MIL" && m.Sector != "REB" && m.Sector != "COP" {
		return false
	}
	for j := i - 1; j >= max(0, i-nearby) && s.out[j].Sentence >= m.Sentence-2; j-- {
		if b := &s.out[j]; b.ID != "" && b.Sector == m.Sector && s.items[j] != nil && s.items[j].kind != "person" && s.stemTag(b.First).Lemma == m.Lemma {
			m.ID = b.ID
			return true
		}
	}
	return false
}
