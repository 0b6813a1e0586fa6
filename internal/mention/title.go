package mention

import (
	"slices"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/phrase"
	"github.com/isnad-news/isnad/internal/term"
	"github.com/isnad-news/isnad/internal/text"
)

// apposed gives an office that stands right behind the name of a known person
// to their state: محمد بن سلمان ولي ولي العهد النائب الثاني لرئيس مجلس الوزراء.
func (s *search) apposed() {
	last := -1 // the last that was given so: another may follow
	for i := 1; i < len(s.out); i++ {
		m, b := &s.out[i], &s.out[i-1]
		if m.Feats.Number == 'p' || s.meets(b) || b.Last == m.First && s.national(m) && s.officed(i-1) {
			continue
		}
		if m.ID != "" && m.ID == b.ID && s.heads[i] == "office" && (b.Kind == "person" || last == i-1) && b.Last == m.First {
			if last = i; b.Kind == "person" && m.NameSpan.Len() == 0 && m.Kind == "office" && (b.NameSpan.End == b.End && !s.conj(m) || s.alsoHe(i)) {
				m.Name, m.Kind = b.Name, "person" // فتحي باشاغا رئيس الحكومة
			}
			continue
		}
		if m.ID != "" || s.heads[i] != "office" || m.NameSpan.Len() > 0 || b.Kind != "person" && last != i-1 || !s.states[b.ID] || b.Sentence != m.Sentence || s.conj(m) && !s.alsoHe(i) {
			continue
		}
		words, marks := s.gap(b, m)
		if marks > 1 || words > 0 && !(words <= 2 && s.terms[term.Patient].Has(m.Prep) && s.deputy(b.Last, m.First)) || words == 0 && m.Prep != "" && !(last == i-1 && s.terms[term.Patient].Has(m.Prep)) {
			continue
		}
		m.ID, last = b.ID, i
		if b.Kind == "person" && words == 0 && m.Kind == "office" && (b.NameSpan.End == b.End || s.alsoHe(i)) {
			m.Name, m.Kind = b.Name, "person"
		}
	}
}

// meets tells of somebody called by the last name only who does something to
// whoever is told of behind: التقى العبادي | وزير الدفاع.
func (s *search) meets(b *isnad.Mention) bool {
	if b.Kind != "person" || b.Last != b.First+1 || b.First == 0 || s.Words[b.First-1].Sentence != b.Sentence {
		return false
	}
	return s.stemTag(b.First-1).POS == isnad.VERB && !s.says(b.First-1)
}

// alsoHe tells of a second office of who was told by name and office right before:
// فلان المبعوث الخاص ومنسق الشؤون.
func (s *search) alsoHe(i int) bool {
	m, b := &s.out[i], &s.out[i-1]
	return s.conj(m) && s.heads[i-1] == "office" && b.NameSpan.Len() == 0 && b.Last == m.First && m.Feats.Number == 's' && b.Feats.Number == 's' && !s.articled(m.First)
}

// deputy tells whether the words of [lo, hi) are nouns with the article that
// go on an office: النائب الثاني.
func (s *search) deputy(lo, hi int) bool {
	for w := lo; w < hi; w++ {
		if t := s.stemTag(w); s.Words[w].Kind == isnad.Arabic && (!t.Feats.Def || t.POS != isnad.NOUN && t.POS != isnad.ADJ) {
			return false
		}
	}
	return true
}

// national tells whether a mention bears an adjective of nationality or the
// name of a state.
func (s *search) national(m *isnad.Mention) bool {
	for w := m.First; w < m.Last; w++ {
		if h := s.covered[w]; h != nil && h.pick("adjective", "state", "capital") != nil {
			return true
		}
	}
	return false
}

// homeOffice gives an office told without its state (معالي وزير الخارجية) to
// him whom the report named in it without one: the other minister is called by
// his nationality. A headline may come before the name.
func (s *search) homeOffice(i int) bool {
	if s.heads[i] != "office" || s.items[i] == nil || s.national(&s.out[i]) || !strings.Contains(s.items[i].name, " ") {
		return false
	}
	for j := i - 1; j >= max(0, i-lookBack); j-- {
		if s.incumbent(i, j) {
			s.mean(i, j)
			return true
		}
	}
	if !s.Sentences[s.out[i].Sentence].Headline {
		return false
	}
	for j := i + 1; j < min(len(s.out), i+lookBack); j++ {
		if s.incumbent(i, j) {
			s.mean(i, j)
			return true
		}
	}
	return false
}

// incumbent tells whether mention j is the same office as i, held by somebody
// who is named and told without a state.
func (s *search) incumbent(i, j int) bool {
	b := &s.out[j]
	return s.heads[j] == "office" && s.items[j] != nil && s.items[j].name == s.items[i].name &&
		b.Kind == "person" && b.ID != "" && b.NameSpan.Len() > 0 && !s.national(b)
}

// mean makes mention i mean whom j means.
func (s *search) mean(i, j int) {
	m, b := &s.out[i], &s.out[j]
	m.ID, m.Sector, m.Name, m.Kind = b.ID, b.Sector, b.Name, "person"
}

// roleOf tells whether the known person of mention j holds the office of
// mention i by what the knowledge has.
func (s *search) roleOf(i, j int) bool {
	a, b := s.items[i], s.items[j]
	if s.heads[j] != "person" || b == nil || b.kind != "person" || s.out[j].ID != s.out[i].ID || b.role == "" || !b.holds(s.Published) {
		return false
	}
	role, own := text.Fold(b.role), text.Fold(a.name)
	return strings.Contains(a.name, " ") && role == own || !s.out[i].Loose && s.states[b.id] && s.overState(role, own, b.id)
}

// overState tells whether a role is an office over a whole state: رئيس | سوريا.
func (s *search) overState(role, office, id string) bool {
	land, ok := strings.CutPrefix(role, office+" ")
	if !ok {
		return false
	}
	words := nameWords(land)
	for i, w := range words {
		words[i], _ = bare(w)
	}
	for _, k := range s.names[words[0]] {
		if k.item.kind == "state" && k.item.id == id && slices.Equal(k.tokens, words) {
			return true
		}
	}
	return false
}

// goesWith tells of an office right behind another, of the same person: النائب
// الثاني لرئيس مجلس الوزراء وزير الدفاع. What is said of it is said of both.
func (s *search) goesWith(i int) bool {
	if i == 0 || s.heads[i] != "office" || s.conj(&s.out[i]) || s.out[i].Prep != "" || s.heads[i-1] != "office" || s.out[i-1].ID != "" || s.received(s.out[i-1].First, s.out[i].First) {
		return false
	}
	words, marks := s.gap(&s.out[i-1], &s.out[i])
	return words == 0 && marks == 0 && s.out[i-1].Sentence == s.out[i].Sentence
}

// dualOf gives a dual that only its ending shows to be annexed (وفدا الائتلاف)
// to the group or state right behind it.
func (s *search) dualOf(i int) bool {
	const alef = "\u0627"
	m := &s.out[i]
	if i+1 >= len(s.out) || m.Last != m.First+1 || s.Words[m.First].Norm != m.Lemma+alef || s.heads[i] != "role" && s.heads[i] != "noun" && s.heads[i] != "institution" {
		return false
	}
	b := &s.out[i+1]
	if b.First != m.Last || b.Sentence != m.Sentence || b.ID == "" || b.Prep != "" || b.Kind != "group" && b.Kind != "state" || s.Words[b.First].Last-s.Words[b.First].First != 1 {
		return false
	}
	m.ID = b.ID
	if b.Kind == "group" {
		m.Sector = b.Sector
	}
	return true
}

// spokenBy tells whether mention j is the body that the spokesman at i speaks
// for and his name: المتحدث باسم | الوزارة غابريل فيرنشتدت.
func (s *search) spokenBy(i, j int) bool {
	a, b := &s.out[i], &s.out[j]
	return s.heads[i] == "spokesman" && j == i+1 && b.First == a.Last && b.Kind == "person" && b.NameSpan.Start > b.Start && !s.servant(a, b)
}

// desk is how many words may stand between a journalist and the medium.
const desk = 8

// employed gives a journalist to the medium that a preposition hangs on him:
// محرر شؤون الأمن في مجلة.
func (s *search) employed(i int) bool {
	m := &s.out[i]
	writes := false
	for w := m.First; w < m.Last; w++ {
		if r := s.roles[s.stemTag(w).Lemma]; r != nil && r.sector == "JRN" {
			writes = true
		}
	}
	if !writes {
		return false
	}
	for j := i + 1; j < len(s.out) && s.out[j].Sentence == m.Sentence && s.out[j].First < m.Last+desk; j++ {
		b := &s.out[j]
		if s.acts(m.Last, b.First) || s.parted(m.Last, b.First) {
			return false
		}
		if b.Sector == "JRN" && b.ID != "" && s.terms[term.Reach].Has(phrase.Prep(b, s.Phrases, s.Tags)) {
			m.ID, m.Sector = b.ID, "JRN"
			return true
		}
	}
	return false
}

// speaksFor gives a spokesman of a party called back by its bare noun (متحدث
// باسم الحزب) to the party.
func (s *search) speaksFor(i int) bool {
	m := &s.out[i]
	if s.items[i] == nil || m.Kind != "office" && m.Kind != "person" || s.items[i].kind != "spokesman" && s.items[i].kind != "office" {
		return false
	}
	for w := m.First + 1; w < m.Last; w++ {
		if t := s.stemTag(w); t.Feats.Def && s.terms[term.Callback].Has(t.Lemma) && w+1 == m.Last {
			s.sameGroup(i, t.Lemma)
		}
	}
	return m.ID != ""
}

// ofBody gives an officer of a body that only its bare noun calls back (أمين عام الهيئة,
// المدير الإقليمي للبرنامج) to the body of that noun told of last before him.
func (s *search) ofBody(i int) bool {
	m := &s.out[i]
	if s.heads[i] != "office" && s.heads[i] != "role" && s.heads[i] != "title" || m.Feats.Number != 's' || s.national(m) {
		return false
	}
	w := s.bodyOf(i)
	if w < 0 {
		return false
	}
	lemma := s.stemTag(w).Lemma
	for j := i - 1; j >= max(0, i-nearby); j-- {
		b := &s.out[j]
		if b.ID == "" || b.Adj || b.Sector == "JRN" || s.rival(b) || !s.bodyNamed(j, lemma) {
			continue
		}
		if m.ID = b.ID; m.Sector == "" || !s.states[b.ID] {
			m.Sector = b.Sector
		}
		return true
	}
	return false
}

// bodyNamed tells whether mention j is a body of that noun, or an officer of one told with
// more than its noun: رئيس جمعية أهل الحديث.
func (s *search) bodyNamed(j int, lemma string) bool {
	b := &s.out[j]
	switch s.heads[j] {
	case "institution", "group", "body":
		return b.Lemma == lemma
	case "office":
		for w := b.Head + 1; w+1 < b.Last; w++ {
			if t := s.stemTag(w); t.Lemma == lemma && t.POS == isnad.NOUN && !t.Feats.Def {
				return true
			}
		}
	}
	return false
}

// bodyOf gives the word of the body of which mention i is told to be an officer, where
// it is a bare noun with its article: annexed, or behind ل. -1 for none.
func (s *search) bodyOf(i int) int {
	m := &s.out[i]
	end := m.Last
	if m.NameSpan.Start > m.Start && m.NameSpan.End <= m.End {
		end = s.wordAt(m)
	}
	w := end - 1
	for h := s.covered[w]; w > m.Head && h != nil && h.last == w+1 && h.first == w && h.pick("title", "rank") == h.items[0]; h = s.covered[w] {
		w-- // نائب رئيس الجمعية الشيخ
	}
	if w <= m.Head || s.stemTag(w).POS == isnad.ADJ {
		if w = end; w >= len(s.Words) || s.Words[w].Sentence != m.Sentence || s.Words[w].Last-s.Words[w].First != 2 || !s.terms[term.For].Has(s.Tags[s.Words[w].First].Lemma) {
			return -1
		}
	} else if h := s.hit(m.First); h != nil && h.last > w {
		return -1 // رئيس الوزراء
	}
	if t := s.stemTag(w); t.POS != isnad.NOUN || !t.Feats.Def || t.Feats.Number != 's' || t.Class == "person" || t.Class == "state" || s.terms[term.Countries].Has(t.Lemma) || s.nationality(w) {
		return -1
	}
	return w
}

// officeOf gives the office or the men of somebody whom the report named before, told of by
// his last name, to whose he is: مكتب ليون.
func (s *search) officeOf(i int) bool {
	m := &s.out[i]
	w := m.Last - 1
	if s.heads[i] != "institution" && s.heads[i] != "role" && s.heads[i] != "noun" || m.Last != m.First+2 || m.Feats.Def || s.stemTag(w).POS != isnad.PROPN && s.covered[w] == nil {
		return false
	}
	name := s.Words[w].Norm
	for j := i - 1; j >= max(0, i-nearby); j-- {
		b := &s.out[j]
		if b.Kind != "person" || b.ID == "" {
			continue
		}
		words := nameWords(text.Fold(b.Name))
		if len(words) > 1 && words[len(words)-1] == name {
			if m.ID = b.ID; m.Sector == "" || !s.states[b.ID] {
				m.Sector = b.Sector
			}
			return true
		}
	}
	return false
}

// author gives الكاتب and المراسل to the journalist whom the report named.
func (s *search) author(i int) {
	m := &s.out[i]
	if s.heads[i] != "role" || m.Sector != "JRN" || m.Last != m.First+1 || !m.Feats.Def || m.Feats.Number != 's' {
		return
	}
	for j := i - 1; j >= max(0, i-lookBack); j-- {
		if b := &s.out[j]; b.Kind == "person" && b.Sector == "JRN" && b.ID != "" {
			s.mean(i, j)
			return
		}
	}
}

// sharedOwner gives an indefinite body to the state that is annexed to the noun
// coordinated with it right behind: حكومة وشعب تونس.
func (s *search) sharedOwner(i int) bool {
	m := &s.out[i]
	if i+1 >= len(s.out) || s.heads[i] != "institution" && s.heads[i] != "office" || m.Feats.Def {
		return false
	}
	b := &s.out[i+1]
	if b.First != m.Last || !s.conj(b) || !s.states[b.ID] || b.Kind == "state" || b.Feats.Def || b.Last < b.First+2 {
		return false
	}
	m.ID = b.ID
	return true
}

// sharedNation gives people told of without a state that of the adjective behind
// those coordinated with them: دبلوماسيون وخبراء مصريون.
func (s *search) sharedNation(i int) bool {
	m := &s.out[i]
	if i+1 >= len(s.out) || m.ID != "" || !s.tellers(i) {
		return false
	}
	b := &s.out[i+1]
	if b.First != m.Last || b.Sentence != m.Sentence || !s.conj(b) || !s.states[b.ID] || !s.tellers(i+1) || !s.nationality(b.Last-1) {
		return false
	}
	m.ID = b.ID
	return true
}

// tellers tells of people or media, not told of before, who may be cited.
func (s *search) tellers(i int) bool {
	m := &s.out[i]
	switch m.Sector {
	case "JRN":
		return !m.Feats.Def && (s.heads[i] == "role" || s.heads[i] == "institution")
	case "EDU", "GOV", "LEG", "ELI", "REL", "OPP", "PTY":
		return !m.Feats.Def && m.Feats.Number == 'p' && s.heads[i] == "role"
	}
	return false
}

// lede is how many sentences may introduce those whom a report cites.
const lede = 3

// panel gives the state of the experts whom the report cites first of all
// (قلل خبراء مصريون من أهمية الحوار): those of them named later are of it too.
func (s *search) panel() string {
	for i := range s.out {
		m := &s.out[i]
		if m.Sentence >= lede {
			break
		}
		if !s.tellers(i) || m.Prep != "" || m.Sector != "EDU" && m.Sector != "GOV" || !s.terms[term.Pundit].Has(m.Lemma) {
			continue
		}
		if i+1 < len(s.out) && s.nationality(s.out[i+1].First) && s.out[i+1].First == m.Last && s.conj(&s.out[i+1]) {
			return s.out[i+1].ID // دبلوماسيون عرب ومصريون
		}
		if s.states[m.ID] && (s.nationality(m.Last-1) || i+1 < len(s.out) && s.out[i+1].First == m.Last) {
			return m.ID
		}
	}
	return ""
}

// panelist tells of somebody named, or of the experts called back, of whose state
// nothing is told.
func (s *search) panelist(i int) bool {
	m := &s.out[i]
	if m.Kind == "person" && m.NameSpan.Len() > 0 {
		return true
	}
	return s.heads[i] == "role" && m.Feats.Def && m.Feats.Number == 'p' && m.Last == m.First+1 && s.terms[term.Pundit].Has(m.Lemma)
}

// sameBody gives a body of several words, told of without its state, what it was
// before: وزارة الخارجية الألمانية … وزارة الخارجية.
func (s *search) sameBody(i int) bool {
	m := &s.out[i]
	for j := i - 1; j >= max(0, i-nearby) && s.out[j].Sentence >= m.Sentence-lede; j-- {
		b := &s.out[j]
		if s.heads[j] != "institution" || !s.states[b.ID] || b.Lemma != m.Lemma || b.Last-b.First < m.Last-m.First || m.Last-m.First < 2 {
			continue
		}
		same := true
		for k := 1; k < m.Last-m.First && same; k++ {
			same = s.Words[b.First+k].Norm == s.Words[m.First+k].Norm
		}
		if same {
			m.ID, m.Sector = b.ID, b.Sector
			return true
		}
	}
	return false
}
