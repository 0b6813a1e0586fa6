package mention

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/phrase"
	"github.com/isnad-news/isnad/internal/term"
)

// nearby is how many mentions back somebody of the same sentence or the one before is
// sought: sentences without end come in too.
const nearby = 200

// rules tells whether mention j is somebody who speaks or acts for a state.
func (s *search) rules(j int) bool {
	b := &s.out[j]
	switch b.Sector {
	case "GOV", "MIL", "COP", "SPY":
		return b.Kind == "person" || b.Kind == "role" && b.Feats.Number != 'p' && (s.national(b) || b.First > 0 && s.says(b.First-1))
	}
	return false
}

// counted gives the dead and hurt to the state whose health ministry counts them
// in the same sentence.
func (s *search) counted(i int) string {
	m := &s.out[i]
	if m.Sector != "CVL" || m.Casualty == "" && m.Lemma != BareNumber && !s.numbered(m) {
		return ""
	}
	for j := i - 1; j >= max(0, i-nearby) && s.out[j].Sentence == m.Sentence; j-- {
		b := &s.out[j]
		if s.heads[j] == "institution" && s.states[b.ID] && s.items[j] != nil && (b.Sector == "HLH" || strings.HasPrefix(s.items[j].nameEn, ministryOfHealth)) {
			return b.ID
		}
	}
	return ""
}

// ministryOfHealth is how the table of institutions names it in English.
const ministryOfHealth = "health ministry"

// numbered tells whether a number goes with the noun of a mention.
func (s *search) numbered(m *isnad.Mention) bool {
	if m.Count != 0 {
		return true
	}
	for w := m.First; w < m.Head; w++ {
		if s.stemTag(w).POS == isnad.NUM {
			return true
		}
	}
	return false
}

// within gives those who were counted, and bodies, the state in which the
// sentence told before that something happened: وقتل في إسرائيل 28 شخصا.
func (s *search) within(i int) string {
	m := &s.out[i]
	if s.heads[i] != "institution" && (m.Sector != "CVL" || m.Casualty == "" && !s.numbered(m)) || m.Sector == "IGO" || s.owned(m) {
		return ""
	}
	for j := i - 1; j >= max(0, i-nearby) && s.out[j].Sentence == m.Sentence; j-- {
		b := &s.out[j]
		if b.Kind == "place" && b.Country != "" {
			return "" // nearer than the state
		}
		if b.Kind != "state" || b.Adj || b.Embedded || s.heads[j] != "state" {
			continue
		}
		if s.terms[term.Inplace].Has(b.Prep) && s.directly(b) {
			return b.ID
		}
	}
	return ""
}

// directly tells whether the preposition of a mention stands right before it.
func (s *search) directly(b *isnad.Mention) bool {
	if wd := &s.Words[b.First]; wd.Last > wd.First && s.Tags[wd.First].POS == isnad.ADP {
		return true
	}
	return b.First > 0 && s.Words[b.First-1].Sentence == b.Sentence && s.stemTag(b.First-1).POS == isnad.ADP
}

// several tells of a role that no single person bears: a body of people (وفد), an
// armed unit, or those whom a number counts.
func (s *search) several(i int) bool {
	m, it := &s.out[i], s.items[i]
	if s.heads[i] != "role" || it == nil {
		return false
	}
	if h := s.hit(m.First); h != nil && h.pick("rank", "title") != nil {
		return false // اللواء is a brigade and its general
	}
	return it.role == "people" || it.role == "armed" || it.role == "casualty" && m.Feats.Number != 's' || s.numbered(m)
}

// annexed tells whether the noun before word w is annexed to it: مواقع الحوثيين.
func (s *search) annexed(w int) bool {
	if w == 0 || s.Words[w-1].Sentence != s.Words[w].Sentence || s.Words[w].Last-s.Words[w].First != 1 || !s.articled(w) {
		return false
	}
	t := s.stemTag(w - 1)
	return t.POS == isnad.NOUN && !t.Feats.Def && !t.Feats.Tanwin && !s.bearsPronoun(w-1) && s.covered[w-1] == nil
}

// bearer3 gives the features of the pronoun that the head of mention i bears.
func (s *search) bearer3(i int) isnad.Feats {
	return s.Tags[s.Words[s.out[i].Head].Last-1].Feats
}

// belongs gives what bears a pronoun (سفارتها, مواطنيه), or ends in a homeland that
// does (سفارة بلادها), to whom the pronoun agrees with: the last before it who is
// no complement of a preposition, else the last.
func (s *search) belongs(i int) bool {
	m := &s.out[i]
	w := m.Head
	if !s.owned(m) {
		if !s.homeward(m) {
			return false
		}
		w = m.Last - 1
	}
	if s.heads[i] != "role" && s.heads[i] != "noun" && s.heads[i] != "institution" && s.heads[i] != "office" || m.Kind == "person" {
		return false
	}
	f := s.Tags[s.Words[w].Last-1].Feats
	if f.Person != '3' || f.Number == 'd' || s.numbered(m) && !s.counts(i) || s.terms[term.Abroad].Has(m.Lemma) {
		return false
	}
	second := -1
	for j := i - 1; j >= max(0, i-nearby) && s.out[j].Sentence >= m.Sentence-1; j-- {
		b := &s.out[j]
		if b.Adj || b.Kind == "place" || b.Sector == "MED" || b.Sector == "JRN" && m.Sector != "JRN" || b.Last > w || j == i-1 && s.counts(i) || !s.possesses(j, f) {
			continue
		}
		if m.Sector == "CVL" && b.Kind == "group" && b.ID != "" {
			continue // والدته is no group's
		}
		if b.ID == "" {
			return false // whose it is cannot be told
		}
		if b.Prep == "" && !b.Embedded || s.terms[term.But].Has(b.Prep) {
			return s.own(i, j)
		}
		if second < 0 && b.Sentence == m.Sentence {
			second = j
		}
	}
	return second >= 0 && s.own(i, second)
}

// counts tells of a bare number right before a mention that only says how many of them (خمسة
// من موظفيها).
func (s *search) counts(i int) bool {
	if i == 0 {
		return false
	}
	m, b := &s.out[i], &s.out[i-1]
	return b.Lemma == BareNumber && b.Sentence == m.Sentence && b.Last == m.First-1 && s.terms[term.From].Has(s.stemTag(b.Last).Lemma)
}

// homeward tells of a mention that ends in a homeland with its pronoun: سفارة بلادها.
func (s *search) homeward(m *isnad.Mention) bool {
	w := m.Last - 1
	return w > m.Head && s.terms[term.Homeland].Has(s.stemTag(w).Lemma) && s.bearsPronoun(w)
}

// possesses tells whether mention j may be whom a pronoun means: of a feminine
// one states, bodies and groups, of another whom it agrees with.
func (s *search) possesses(j int, f isnad.Feats) bool {
	b := &s.out[j]
	if f.Number == 'p' {
		return b.Feats.Number == 'p'
	}
	if f.Gender == 'f' {
		switch b.Kind {
		case "state":
			return true
		case "organization", "group":
			return s.heads[j] == "group" && !(b.Feats.Number == 'p' && b.Feats.Gender == 'm') || b.Feats.Gender == 'f' && b.Feats.Number != 'p'
		case "person", "office":
			return b.Feats.Gender == 'f'
		}
		return b.Feats.Gender == 'f' && b.Feats.Number == 's'
	}
	return b.Kind != "state" && agreeable(b, f) && b.Feats.Number == 's'
}

// own gives mention i to whom j means.
func (s *search) own(i, j int) bool {
	m, b := &s.out[i], &s.out[j]
	m.ID = b.ID
	if sector := s.sectorOf(b.ID); sector == "REB" && (m.Sector == "MIL" || m.Sector == "GOV" || m.Sector == "") {
		m.Sector = sector
	}
	if s.counts(i) {
		s.out[i-1].ID, s.out[i-1].Sector, s.out[i-1].Loose = m.ID, m.Sector, false
	}
	return true
}

// ownGroup gives a bare noun for a group that bears a pronoun (جماعته, حزبها) to
// the group of whom was told last of a group.
func (s *search) ownGroup(i int) bool {
	m := &s.out[i]
	if !s.owned(m) || s.ours(m) || !s.terms[term.Callback].Has(m.Lemma) {
		return false
	}
	for j := i - 1; j >= max(0, i-nearby) && s.out[j].Sentence >= m.Sentence-1; j-- {
		b := &s.out[j]
		if b.ID == "" || b.Adj || b.Embedded || b.Kind != "person" && b.Kind != "group" || s.states[b.ID] || b.Sector == "JRN" || b.Sector == "IGO" {
			continue
		}
		m.ID, m.Sector, m.Kind = b.ID, b.Sector, "group"
		return true
	}
	return false
}

// continues gives an office right behind another of the same person what that
// was found to be: معالي وزير الدولة مستشار الأمن الوطني.
func (s *search) continues(i int) bool {
	m := &s.out[i]
	if i == 0 || s.heads[i] != "office" || s.heads[i-1] != "office" || m.Prep != "" || s.conj(m) || s.out[i-1].Last != m.First || s.out[i-1].Sentence != m.Sentence || s.stemTag(m.First).Feats.Number != 's' || s.received(s.out[i-1].First, m.First) {
		return false
	}
	if b := &s.out[i-1]; s.states[b.ID] {
		m.ID = b.ID
	}
	return m.ID != ""
}

// ofCountries tells of several states, whichever they are.
func (s *search) ofCountries(m *isnad.Mention) bool {
	if (m.Feats.Number == 'p' || s.numbered(m)) && s.terms[term.Countries].Has(m.Lemma) {
		return true
	}
	if m.Last < m.First+2 || s.national(m) {
		return false
	}
	t := s.stemTag(m.First + 1) // جميع الدول
	return t.Feats.Number == 'p' && s.terms[term.Countries].Has(t.Lemma) && s.covered[m.First] == nil && s.roles[s.stemTag(m.First).Lemma] == nil
}

// member tells of a word that describes several states right before it: الدول
// الأعضاء.
func (s *search) member(i int) bool {
	m := &s.out[i]
	if m.First == 0 || m.Last != m.First+1 || !m.Feats.Def || m.Feats.Number != 'p' || s.heads[i] != "role" || s.Words[m.First-1].Sentence != m.Sentence {
		return false
	}
	t := s.stemTag(m.First - 1)
	return t.Feats.Def && t.Feats.Number == 'p' && s.terms[term.Countries].Has(t.Lemma)
}

// stately tells of a source that its adjective makes one of a state's organs:
// مصدر نيابي.
func (s *search) stately(m *isnad.Mention) bool {
	switch m.Sector {
	case "GOV", "MIL", "COP", "JUD", "LEG", "SPY", "HLH":
		return m.Last > m.First+1 && s.terms[term.Informant].Has(m.Lemma)
	}
	return false
}

// upholds tells whether the word at w, which is written like a given name, is the
// preposition: no name stands before or behind it, but what it may govern.
func (s *search) upholds(w int) bool {
	if w+1 >= len(s.Words) || s.Words[w+1].Sentence != s.Words[w].Sentence || s.Words[w+1].Kind == isnad.Punct || s.Words[w].Last-s.Words[w].First != 1 {
		return false
	}
	if w > 0 && s.Words[w-1].Sentence == s.Words[w].Sentence {
		if c := s.covered[w-1]; c != nil && c.pick("title", "rank", "honorific") != nil || s.says(w-1) || s.terms[term.Kunya].Has(s.Words[w-1].Norm) || s.given[s.Words[w-1].Norm] && s.stemTag(w-1).Name {
			return false
		}
	}
	if s.covered[w] != nil && s.covered[w].last > s.covered[w].first+1 {
		return false // علي الكبير has a name of his own
	}
	n, t := &s.Words[w+1], s.stemTag(w+1)
	if n.Kind == isnad.Digits {
		return true
	}
	b, _ := bare(n.Norm)
	if s.terms[term.Kunya].Has(n.Norm) || s.given[n.Norm] || s.nisba(w+1) {
		return false
	}
	if h := s.hit(w + 1); h != nil {
		return h.pick("person") == nil && h.pick("state", "capital", "place", "group", "institution", "role", "office", "seat") != nil
	}
	const ya = "\u064a"
	if s.articled(w + 1) {
		return !s.listed[n.Norm] && !s.listed[b] && !strings.HasSuffix(n.Norm, ya) && !t.Guessed && (t.POS == isnad.NOUN || t.POS == isnad.ADJ)
	}
	return (t.POS == isnad.NOUN || t.POS == isnad.SCONJ || t.POS == isnad.PART || t.POS == isnad.NUM || t.POS == isnad.DET) && !t.Name && !t.Guessed && !s.listed[n.Norm]
}

// objected tells whether a definite noun that is nobody's stands bare right behind
// people, before word hi: أضرم محتجون | النار في مبنى القنصلية is not of the consulate.
func (s *search) objected(i, hi int) bool {
	m := &s.out[i]
	w := m.Last
	if s.heads[i] != "role" || m.Feats.Def || w >= hi || s.Words[w].Sentence != m.Sentence {
		return false
	}
	wd, t := &s.Words[w], s.stemTag(w)
	return wd.Last-wd.First == 1 && s.covered[w] == nil && t.POS == isnad.NOUN && t.Feats.Def && !t.Name
}

// counterparts gives somebody's peers to the body of which they are told to be right
// behind: نظراءه في دول مجلس التعاون.
func (s *search) counterparts(i int) bool {
	m := &s.out[i]
	if !s.terms[term.Peer].Has(m.Lemma) || i+1 >= len(s.out) {
		return false
	}
	b := &s.out[i+1]
	if n, marks := s.gap(m, b); n > 1 || marks > 0 || b.Sentence != m.Sentence || b.Kind != "group" || b.ID == "" || s.states[b.ID] || b.Sector == "JRN" {
		return false
	}
	if !s.terms[term.Reach].Has(phrase.Prep(b, s.Phrases, s.Tags)) {
		return false
	}
	m.ID = b.ID
	return true
}
