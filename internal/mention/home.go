package mention

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/phrase"
	"github.com/isnad-news/isnad/internal/text"
)

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
	return s.heads[j] == "person" && b != nil && b.kind == "person" && s.out[j].ID == s.out[i].ID &&
		b.role != "" && strings.Contains(a.name, " ") && text.Fold(b.role) == text.Fold(a.name) && b.holds(s.Published)
}

// that tells of a conjunction that a clitic hides, told by the hamza that no
// name has there: فإن, بأن.
func (s *search) that(w int) bool {
	const above, below = "\u0623", "\u0625"
	wd := &s.Words[w]
	for _, c := range []string{fa, ba, kaf, lam} {
		rest, ok := strings.CutPrefix(wd.Norm, c)
		if !ok {
			continue
		}
		raw := s.Text[wd.Start:wd.End]
		return s.terms["that"][rest] && (strings.Contains(raw, above) || strings.Contains(raw, below))
	}
	return false
}

// house tells of the word for "house of" that goes on a name (آل سعود), with
// the name behind it.
func (s *search) house(w int) bool {
	const madda = "\u0622"
	return w+1 < len(s.Words) && s.Words[w].Norm == article && strings.HasPrefix(s.Text[s.Words[w].Start:s.Words[w].End], madda) &&
		s.Words[w+1].Sentence == s.Words[w].Sentence && s.Words[w+1].Kind == isnad.Arabic && s.Words[w+1].Last-s.Words[w+1].First == 1
}

// nisbaName gives a rank or title with an adjective of nationality (اللواء
// التركي) to the person of that last name whom the report named before.
func (s *search) nisbaName(i int) bool {
	m := &s.out[i]
	if m.Last != m.First+2 || s.heads[i] != "rank" && s.heads[i] != "title" && s.heads[i] != "role" && s.heads[i] != "office" || !s.nationality(m.Last-1) {
		return false
	}
	last, art := bare(s.Words[m.Last-1].Norm)
	if !art {
		return false
	}
	for j := i - 1; j >= max(0, i-lookBack); j-- {
		b := &s.out[j]
		if b.Kind != "person" || b.ID == "" || b.NameSpan.Len() == 0 {
			continue
		}
		if toks := s.tokens(s.Text[b.NameSpan.Start:b.NameSpan.End]); len(toks) > 1 && toks[len(toks)-1] == last {
			s.mean(i, j)
			return true
		}
	}
	return false
}

// sameCase tells of a word that describes the indefinite noun right before it
// by an ending that only the two of one case share: مستوطنون متطرفون, مهاجما
// انتحاريا.
func (s *search) sameCase(w int) bool {
	const alef, waw, ya, nun = "\u0627", "\u0648", "\u064a", "\u0646"
	if w == 0 || s.Words[w-1].Sentence != s.Words[w].Sentence || s.Words[w].Last-s.Words[w].First != 1 || s.Words[w-1].Kind != isnad.Arabic {
		return false
	}
	a, b := s.stemTag(w-1), s.stemTag(w)
	if a.POS != isnad.NOUN && a.POS != isnad.ADJ || b.POS != isnad.NOUN && b.POS != isnad.ADJ || a.Feats.Def != b.Feats.Def || a.Feats.Gender != b.Feats.Gender || a.Feats.Number != b.Feats.Number {
		return false
	}
	for _, end := range []string{waw + nun, ya + nun} {
		if a.Feats.Number == 'p' && strings.HasSuffix(s.Words[w-1].Norm, end) && strings.HasSuffix(s.Words[w].Norm, end) {
			return true
		}
	}
	return a.Feats.Number == 's' && strings.HasSuffix(s.Words[w-1].Norm, alef) && strings.HasSuffix(s.Words[w].Norm, alef) &&
		!strings.HasSuffix(a.Lemma, alef) && !strings.HasSuffix(b.Lemma, alef)
}

// goesOn gives what the word at w adds to the mention before it, if it only
// describes that, and tells whether it does.
func (s *search) goesOn(w int) bool {
	k := len(s.out) - 1
	if k < 0 || s.out[k].Last != w || s.out[k].Adj || !office(s.heads[k]) && s.heads[k] != "people" || !s.sameCase(w) {
		return false
	}
	m, h := &s.out[k], s.hits[w]
	if h != nil && h.last != w+1 {
		return false
	}
	if h != nil {
		if it := h.pick("adjective"); it != nil && m.ID == "" {
			m.ID, m.Country = it.id, it.country
		}
	}
	m.Last, m.End = w+1, s.Words[w].End
	return true
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

// goesWith tells of an office right behind another, of the same person: النائب
// الثاني لرئيس مجلس الوزراء وزير الدفاع. What is said of it is said of both.
func (s *search) goesWith(i int) bool {
	if i == 0 || s.heads[i] != "office" || s.conj(&s.out[i]) || s.out[i].Prep != "" || s.heads[i-1] != "office" || s.out[i-1].ID != "" {
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
	return s.heads[i] == "spokesman" && j == i+1 && b.First == a.Last && b.Kind == "person" && b.NameSpan.Start > b.Start
}

// nisba tells of a surname that was taken for a plural in the construct state,
// which never bears the article: الصيادي.
func (s *search) nisba(w int) bool {
	const ya = "\u064a"
	t, wd := s.stemTag(w), &s.Words[w]
	return wd.Last-wd.First == 1 && s.articled(w) && t.POS == isnad.NOUN && t.Feats.Number == 'p' && strings.HasSuffix(s.Text[wd.Start:wd.End], ya) && !strings.HasSuffix(t.Lemma, ya)
}

// namedAfter tells of an indefinite noun for a person right before an
// indefinite spokesman or official: a verb taken for a noun (ذكر متحدث باسم).
func (s *search) namedAfter(w int) bool {
	if w+1 >= len(s.Words) || s.Words[w+1].Sentence != s.Words[w].Sentence || s.hits[w] != nil || s.named[w] {
		return false
	}
	t, h := s.stemTag(w), s.hits[w+1]
	return h != nil && (h.pick("spokesman") != nil || s.terms["teller"][s.stemTag(w+1).Lemma]) && !s.articled(w+1) && t.POS == isnad.NOUN && !t.Feats.Def && s.Words[w+1].Last-s.Words[w+1].First == 1 && s.cues[t.Lemma]
}

// keepName keeps the last name at token i of somebody unlisted whose given name
// stands at token j right before it.
func (s *search) keepName(i, j int) {
	if w := s.toks[j].word; j == i-1 && s.covered[w] == nil && s.Words[w].Last-s.Words[w].First == 1 && s.stemTag(w).POS != isnad.VERB {
		s.like[s.toks[i].variants[0].bare] = true
	}
}

// namesake tells whether the well-known last name at token i is here that of
// somebody else, whom the report has named in full, as it has not the other.
func (s *search) namesake(i int, it *item) bool {
	if s.full[it] || i == 0 {
		return false
	}
	if c := s.covered[s.toks[i].word-1]; c != nil && c.pick("office", "title", "rank") != nil {
		return false // الرئيس أوباما
	}
	for _, v := range s.toks[i].variants {
		if s.like[v.bare] {
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
// الموالية لهم, الحوثيون وحلفاؤهم) to the armed group beside whom they stand.
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
	if b.ID == "" || b.Adj || b.Sentence != m.Sentence || s.sectorOf(b.ID) != "REB" {
		return false
	}
	m.ID, m.Sector = b.ID, b.Sector
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

// otherFamily tells whether a last name that is not his follows a known
// person's name of which only the father's is written: محمد بن عبدالرحمن المخرج.
func (s *search) otherFamily(i, n int, it *item) bool {
	j := i + n
	if it.kind != "person" || n < 3 || j >= len(s.toks) || s.toks[j].sentence != s.toks[i].sentence || s.toks[j].word-s.toks[j-1].word != 1 || !s.son(s.toks[i+1].word) {
		return false
	}
	w := s.toks[j].word
	t := s.stemTag(w)
	if !s.articled(w) || s.Words[w].Last-s.Words[w].First != 1 || t.Feats.Gender == 'f' || t.Feats.Number == 'p' || t.POS != isnad.ADJ && t.POS != isnad.PROPN || !s.bounded(w+1) && s.Words[w+1].Last-s.Words[w+1].First == 1 {
		return false
	}
	if m, _ := s.names.at(s.toks, j); m > 0 {
		return false
	}
	b, _ := bare(s.Words[w].Norm)
	for _, own := range nameTokens(it.name + " " + it.role) {
		if own == b {
			return false
		}
	}
	return true
}

// givenName tells whether what looks like an adjective of nationality at token
// i is a given name: it bears no article behind a title that does.
func (s *search) givenName(i int) bool {
	w := s.toks[i].word
	if w == 0 || s.articled(w) || s.Words[w-1].Sentence != s.Words[w].Sentence {
		return false
	}
	c := s.covered[w-1]
	return c != nil && c.pick("title", "rank", "office") != nil && c.last == c.first+1 && s.articled(c.first)
}

// citizen gives an unlisted person the nationality that a relative clause
// behind it shows to be no last name: أحمد التركي الذي.
func (s *search) citizen(i int) {
	if i+1 >= len(s.out) {
		return
	}
	m, b := &s.out[i], &s.out[i+1]
	if !b.Adj || b.First != m.Last || b.Sentence != m.Sentence || b.Last >= len(s.Words) || !s.states[b.ID] || !s.terms["relative"][s.stemTag(b.Last).Lemma] {
		return
	}
	m.ID = b.ID
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
		if b.Sector == "JRN" && b.ID != "" && s.terms["reach"][phrase.Prep(b, s.Phrases, s.Tags)] {
			m.ID, m.Sector = b.ID, "JRN"
			return true
		}
	}
	return false
}

// homelands takes from البلاد whoever is no state.
func (s *search) homelands() {
	for i := range s.out {
		m := &s.out[i]
		if s.terms["homeland"][m.Lemma] && m.ID != "" && !s.states[m.ID] && m.Last == m.First+1 {
			m.ID, m.Sector, m.Name, m.Kind = "", "GOV", s.Text[m.Start:m.End], "state"
		}
	}
}

// housed gives where the name that runs into word w ends, where the house that
// it names stands in a phrase of its own: نبيل بن محمد | آل صالح.
func (s *search) housed(w int) int {
	for w > 0 && w+1 < len(s.Words) && s.named[w-1] && s.named[w] && s.house(w) {
		w += 2
	}
	return w
}

// speaksFor gives a spokesman of a party called back by its bare noun (متحدث
// باسم الحزب) to the party.
func (s *search) speaksFor(i int) bool {
	m := &s.out[i]
	if s.items[i] == nil || m.Kind != "office" && m.Kind != "person" || s.items[i].kind != "spokesman" && s.items[i].kind != "office" {
		return false
	}
	for w := m.First + 1; w < m.Last; w++ {
		if t := s.stemTag(w); t.Feats.Def && s.terms["callback"][t.Lemma] && w+1 == m.Last {
			s.sameGroup(i, t.Lemma)
		}
	}
	return m.ID != ""
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
			a, b := &s.out[two[1]], &s.out[two[0]]
			m.ID, m.Sector, m.Name = a.ID, a.Sector, a.Name+" "+waw+b.Name
			return
		}
	}
	if m.ID == "" {
		s.sameGroup(i, m.Lemma)
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
