package mention

import (
	"strings"

	"github.com/isnad-news/isnad"
)

// neighbour tells whether somebody else than the draft begins at word j: behind
// a complete noun with its adjective of nationality Arabic needs no mark
// between a subject and its object (عزل الجيش المصري الرئيس).
func (s *search) neighbour(d *draft, j int, h *hit) bool {
	if j > 0 && h != nil && h.pick("honorific") != nil {
		return true // حمّل الملك معاليه
	}
	if h != nil && d.inst != nil && d.head == nil && h.pick("title", "rank") != nil && h.pick("office", "institution") == nil && s.articled(h.first) {
		return true // المستشار في الديوان الملكي الأستاذ أحمد
	}
	if j == 0 || s.named[j] || !s.nationality(j-1) || d.head == nil && d.inst == nil {
		return false
	}
	t := s.stemTag(j)
	office := h != nil && h.pick("office", "title", "rank") != nil
	if t.Name && !office || t.POS != isnad.NOUN && !office && !(t.POS == isnad.ADJ && s.terms["envoy"][t.Lemma]) {
		return false
	}
	if !s.stemTag(j-1).Feats.Def && !s.articled(j-1) {
		return (h == nil && !t.Guessed || h != nil && h.pick("person", "title", "rank") == nil) && t.Class != "time" // محكمة أميركية تهمة
	}
	if !t.Feats.Def {
		return false
	}
	if s.terms["envoy"][t.Lemma] {
		return true
	}
	if !office {
		return false
	}
	if h.pick("title", "rank") != nil && h.pick("office") == nil {
		return d.inst != nil && d.head == nil || d.head != nil && (d.head.kind == "people" || d.head.kind == "role" && d.head.role != "person")
	}
	return d.inst != nil && d.head == nil || s.otherState(d, h)
}

// nationality tells whether word w is an adjective of nationality.
func (s *search) nationality(w int) bool {
	h := s.covered[w]
	return h != nil && h.pick("adjective") != nil && (h.last == w+1 || s.stemTag(w).POS == isnad.ADJ)
}

// otherState tells whether the name h bears the adjective of another state than
// the draft's: الملك السعودي | الرئيس المصري.
func (s *search) otherState(d *draft, h *hit) bool {
	if d.state == nil {
		return false
	}
	for w := h.last; w < len(s.Words) && w < h.last+2; w++ {
		if c := s.covered[w]; c != nil && s.Words[w].Sentence == s.Words[h.first].Sentence {
			if a := c.pick("adjective"); a != nil {
				return a.id != d.state.id
			}
		}
	}
	return false
}

// mereAdjective tells of the name of an office, role or institution that only
// describes the noun before it here: شؤونها الداخلية, الهواتف العاملة.
func (s *search) mereAdjective(w int, h *hit) bool {
	if w == 0 || s.Words[w-1].Sentence != s.Words[w].Sentence || s.Words[w].Last-s.Words[w].First != 1 || h.last != w+1 || s.named[w] {
		return false
	}
	if it := h.pick("institution"); it != nil && it.id == "" && s.stemTag(w).Feats.Def && s.affairs(w) {
		return true
	}
	if s.stemTag(w).POS != isnad.ADJ || s.terms["envoy"][s.stemTag(w).Lemma] {
		return false
	}
	for _, it := range h.items {
		switch it.kind {
		case "office", "institution", "role", "title", "rank", "callback":
		case "group":
			if s.stemTag(w-1).Name || s.stemTag(w-1).POS == isnad.PROPN {
				return false
			}
		default:
			return false
		}
	}
	return s.agrees(w)
}

// sons marks the names that the word for "son of" shows, whatever else their
// first word may be: مساعد بن محمد, بدر بن عبدالرحمن.
func (s *search) sons() {
	for w := 0; w+2 < len(s.Words); w++ {
		if !s.son(w+1) || s.Words[w].Kind != isnad.Arabic || s.Words[w+2].Kind != isnad.Arabic {
			continue
		}
		if s.Words[w+2].Sentence != s.Words[w].Sentence || w > 0 && s.son(w-1) {
			continue
		}
		if c := s.covered[w]; c != nil && c.pick("person") != nil || s.covered[w+1] != nil {
			continue
		}
		if len(s.Words[w].Norm) < 4 || s.Words[w].Last-s.Words[w].First != 1 && !s.given[s.Words[w].Norm] {
			continue
		}
		end := w + 3
		for end < len(s.Words) && s.Words[end].Sentence == s.Words[w].Sentence && s.Words[end].Kind == isnad.Arabic && (s.son(end) || s.son(end-1) || s.house(end) || s.house(end-1) || s.kin(end)) {
			end++
		}
		s.claim(w, end)
	}
}

// kin tells of a word that goes on a name: one without clitics that is listed
// as a name or looks like one.
func (s *search) kin(w int) bool {
	wd := &s.Words[w]
	if wd.Last-wd.First != 1 || s.covered[w] != nil && s.covered[w].pick("person") == nil {
		return false
	}
	b, _ := bare(wd.Norm)
	return s.listed[wd.Norm] || s.listed[b] || s.strong(w)
}

// son tells of the word for "son of" between two names; the other words that
// go on a name are longer.
func (s *search) son(w int) bool {
	n := s.Words[w].Norm
	return len(n) == len(article) && n != article && s.terms["kunya"][n]
}

// articledName marks a name of two words that both bear the article behind a
// title: الدكتور الخضر السعيدي.
func (s *search) articledName(h *hit) {
	w := h.last
	if h.pick("title") == nil || h.pick("office", "institution") != nil || w+1 >= len(s.Words) || s.Words[w+1].Sentence != s.Words[h.first].Sentence {
		return
	}
	for j := w; j < w+2; j++ {
		if wd := &s.Words[j]; wd.Kind != isnad.Arabic || wd.Last-wd.First != 1 || s.covered[j] != nil || !s.articled(j) {
			return
		}
	}
	if !s.bounded(w+2) || s.roles[s.stemTag(w).Lemma] != nil {
		return
	}
	a, _ := bare(s.Words[w].Norm)
	b, _ := bare(s.Words[w+1].Norm)
	if s.listed[a] || s.listed[b] || s.listed[s.Words[w+1].Norm] || s.strong(w) || s.strong(w+1) {
		s.mark(w, w+2)
	}
}

// begins tells whether the name of a state or a group begins at token i.
func (s *search) begins(i int) bool {
	_, items := s.names.at(s.toks, i)
	for _, it := range items {
		if it.kind == "state" || it.kind == "capital" || it.kind == "group" {
			return true
		}
	}
	return false
}

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

// sameName tells whether the report has somebody else who bears the name of the
// person at i and is known.
func (s *search) sameName(i int) bool {
	m := &s.out[i]
	toks := s.tokens(s.Text[m.NameSpan.Start:m.NameSpan.End])
	for j := max(0, i-lookBack); j < min(len(s.out), i+lookBack); j++ {
		if b := &s.out[j]; j != i && b.Kind == "person" && b.ID != "" && shares(toks, s.allTokens(b)) {
			return true
		}
	}
	return false
}

// acts tells whether a verb or verbal noun stands among the words of [lo, hi):
// أمر الجيش بضرب الحزب says nothing of whose army it is.
func (s *search) acts(lo, hi int) bool {
	for w := lo; w < hi; w++ {
		if t := s.stemTag(w); t.POS == isnad.VERB || t.Feats.Verbal == 'm' && (t.Class == "" || t.Class == "act") && s.covered[w] == nil {
			return true
		}
	}
	return false
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

func (s *search) colon(w int) bool { return s.Words[w].Norm == ":" }

// rebels gives armed people who are told of as known (المتطرفين) to the armed
// group that the report has named, if it is one only.
func (s *search) rebels(i int) {
	m := &s.out[i]
	if m.ID != "" || !m.Feats.Def || m.Feats.Number != 'p' {
		return
	}
	if s.heads[i] == "callback" && m.Sector == "" && s.sectorOf(s.items[i].ids[0]) == "REB" {
		m.Sector = "REB"
	}
	if m.Sector != "REB" {
		return
	}
	id := ""
	for j := i - 1; j >= max(0, i-lookBack); j-- {
		if b := &s.out[j]; b.ID != "" && !b.Adj && (b.Kind == "group" && b.Sector == "REB" || b.Kind == "role" && s.sectorOf(b.ID) == "REB") {
			if id != "" && id != b.ID {
				return // of two groups either may be meant
			}
			id = b.ID
		}
	}
	m.ID = id
}

// unlike tells whether the feminine word at w that may name a state or describe
// cannot describe the sound masculine plural before it: اتهم الحوثيون السعودية.
func (s *search) unlike(w int) bool {
	const waw, ya, nun = "\u0648", "\u064a", "\u0646"
	h := s.hits[w]
	if w == 0 || h == nil || h.pick("state") == nil || s.Words[w-1].Sentence != s.Words[w].Sentence {
		return false
	}
	t, prev, n := s.stemTag(w), s.stemTag(w-1), s.Words[w-1].Norm
	return t.Feats.Gender == 'f' && prev.Feats.Number == 'p' && prev.Feats.Gender == 'm' &&
		(strings.HasSuffix(n, waw+nun) || strings.HasSuffix(n, ya+nun)) && !strings.HasSuffix(prev.Lemma, nun)
}

// bearsPronoun tells whether word w ends in a pronoun.
func (s *search) bearsPronoun(w int) bool {
	wd := &s.Words[w]
	return wd.Last-wd.First > 1 && s.Parts[wd.Last-1].Clitic && s.Tags[wd.Last-1].POS == isnad.PRON
}

// leadsName tells of a title with the article right before a person's name:
// الأستاذ عادل is no teacher.
func (s *search) leadsName(h *hit) bool {
	w := h.last
	if h.pick("title") == nil || !s.articled(h.first) || w >= len(s.Words) || s.Words[w].Sentence != s.Words[h.first].Sentence {
		return false
	}
	c := s.covered[w]
	return s.named[w] || c != nil && c.pick("person") != nil || c == nil && s.given[s.Words[w].Norm] && s.stemTag(w).Name
}

// namely tells of a word that may be part of a name.
func (s *search) namely(w int) bool {
	t := s.stemTag(w)
	return s.named[w] || t.Name || t.POS == isnad.PROPN || s.met(w)
}

// honoured resolves an honorific with its pronoun (معاليه): the person last
// told of with that honorific, else who spoke last, else the last who is no
// mere complement, else the last.
func (s *search) honoured(i int) {
	m, best, rank := &s.out[i], -1, -1
	for j := i - 1; j >= max(0, i-60) && rank < 4; j-- {
		if r := s.esteemed(i, j); r > rank {
			best, rank = j, r
		}
	}
	if best >= 0 {
		b := &s.out[best]
		m.ID, m.Sector, m.Name, m.Kind = b.ID, b.Sector, b.Name, "person"
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
	const ha = "\u0647" // فخامة, but فخامته
	for w := b.First; w < b.Last; w++ {
		if n, _ := bare(s.Words[w].Norm); len(n) > 4 && strings.HasPrefix(honorific, strings.TrimSuffix(n, ha)) {
			return true
		}
	}
	return false
}

// apposed gives an office that stands right behind the name of a known person
// to their state: محمد بن سلمان ولي ولي العهد النائب الثاني لرئيس مجلس الوزراء.
func (s *search) apposed() {
	last := -1 // the last that was given so: another may follow
	for i := 1; i < len(s.out); i++ {
		m, b := &s.out[i], &s.out[i-1]
		if m.ID != "" && m.ID == b.ID && s.heads[i] == "office" && (b.Kind == "person" || last == i-1) && b.Last == m.First {
			last = i
			continue
		}
		if m.ID != "" || s.heads[i] != "office" || m.NameSpan.Len() > 0 || b.Kind != "person" && last != i-1 || !s.states[b.ID] || b.Sentence != m.Sentence || s.conj(m) {
			continue
		}
		words, marks := s.gap(b, m)
		if marks > 1 || words > 0 && !(words <= 2 && s.terms["patient"][m.Prep] && s.deputy(b.Last, m.First)) || words == 0 && m.Prep != "" && !(last == i-1 && s.terms["patient"][m.Prep]) {
			continue
		}
		m.ID, last = b.ID, i
	}
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

// upon tells of the preposition that is written like a name but for its last
// letter: على, علي.
func (s *search) upon(w int) bool {
	wd := &s.Words[w]
	return !s.named[w] && s.terms["agentprep"][wd.Norm] && strings.HasSuffix(s.Text[wd.Start:wd.End], "\u0649")
}

// ownDeed tells of a verbal noun with its pronoun: لدى وصوله.
func (s *search) ownDeed(w int) bool {
	return s.stemTag(w).Feats.Verbal == 'm' && s.covered[w] == nil && s.bearsPronoun(w)
}

// sides tells of several sides that the report tells of without saying whose:
// كل الأطراف, أطراف النزاع.
func (s *search) sides(m *isnad.Mention) bool {
	if m.Feats.Number != 'p' {
		return false
	}
	for w := m.First; w < m.Last; w++ {
		if t := s.stemTag(w); s.terms["sides"][t.Lemma] && s.terms["agent"][t.Lemma] && t.Feats.Number == 'p' {
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

// bearer tells whether what looks like a place is the first part of somebody's
// name: a name that no table holds follows, and nothing before tells of a place.
func (s *search) bearer(i, n int) bool {
	j := i + n
	if j >= len(s.toks) || s.toks[j].sentence != s.toks[i].sentence || s.toks[j].word-s.toks[j-1].word != 1 || s.placeBefore(s.toks[i].word) {
		return false
	}
	w := s.toks[j].word
	wd, t := &s.Words[w], s.stemTag(w)
	if wd.Kind != isnad.Arabic || wd.Last-wd.First != 1 || t.Feats.Def || t.POS == isnad.VERB || !t.Name && !(t.Guessed && t.POS == isnad.PROPN) {
		return false
	}
	m, _ := s.names.at(s.toks, j)
	return m == 0 && s.given[s.toks[i].variants[0].bare]
}

// ofGod tells of a word that names nobody by itself but goes on the name before
// it: عبد الله.
func (s *search) ofGod(w int) bool {
	h := s.covered[w]
	if w == 0 || h == nil || h.pick("nobody") == nil || h.last != h.first+1 {
		return false
	}
	n := s.Words[w-1].Norm
	return s.terms["kunya"][n] || s.given[n] || s.stemTag(w-1).Name
}

// affairs tells whether a feminine word with the article at w describes what
// belongs to somebody: شؤونها الداخلية, سياسة مصر الخارجية.
func (s *search) affairs(w int) bool {
	t, prev := s.stemTag(w), s.stemTag(w-1)
	if t.Feats.Gender != 'f' || t.Feats.Number == 'p' || prev.POS == isnad.VERB {
		return false
	}
	if s.bearsPronoun(w - 1) {
		return prev.POS == isnad.NOUN && prev.Class != "person" && prev.Class != "people"
	}
	c := s.covered[w-1]
	if c == nil || c.pick("state") == nil || c.first == 0 || s.Words[c.first-1].Sentence != s.Words[w].Sentence {
		return false
	}
	head := s.stemTag(c.first - 1)
	return head.POS == isnad.NOUN && (head.Feats.Gender == 'f' || head.Feats.Number == 'p') && head.Class != "person" && head.Class != "people" && s.Words[c.first].Last-s.Words[c.first].First == 1
}

// local tells whether only words of place stand before a mention in its phrase:
// في ريف حلب.
func (s *search) local(m *isnad.Mention) bool {
	for w := s.Parts[s.Phrases[m.Phrase-1].First].Word; w < m.First; w++ {
		t := s.stemTag(w)
		if s.covered[w] == nil && t.Class != "place" && t.Class != "organization" && t.Class != "people" && t.Class != "person" && !s.terms["inplace"][t.Lemma] && t.POS != isnad.NUM && t.POS != isnad.ADJ {
			return false
		}
	}
	return true
}

// byname tells of a word with the article at token j that is likelier the rest
// of a name than an adjective: البغدادي المحمودي.
func (s *search) byname(j int) bool {
	w := s.toks[j].word
	wd, t := &s.Words[w], s.stemTag(w)
	if wd.Kind != isnad.Arabic || wd.Last-wd.First != 1 || !s.articled(w) || t.POS == isnad.VERB {
		return false
	}
	b, _ := bare(wd.Norm)
	if n, _ := s.names.at(s.toks, j); n > 0 {
		return false
	}
	return t.Guessed && t.Feats.Number != 'p' || s.listed[wd.Norm] && t.POS != isnad.NOUN && s.listed[b]
}

// peers makes one mention of an adjective that is coordinated with another and
// the name behind it: وزيرا الخارجية الأمريكي جون كيري والروسي سيرغي لافروف.
func (s *search) peers() {
	for i := 1; i < len(s.out); i++ {
		a, b := &s.out[i-1], &s.out[i]
		if !a.Adj || a.Coord == 0 || b.Kind != "person" || a.Phrase == 0 || b.Phrase != a.Phrase || b.First != a.Last {
			continue
		}
		if c := &s.out[a.Coord-1]; c.Kind != "person" && !office(s.heads[a.Coord-1]) {
			continue
		}
		b.Embedded, b.Coord = false, a.Coord
		if b.ID == "" {
			b.ID, b.Sector = a.ID, s.out[a.Coord-1].Sector
		}
	}
}

// qualified tells whether an adjective that is no nation's goes on the name h:
// الشرعية الدولية, التحالف الوطني.
func (s *search) qualified(h *hit) bool {
	w := h.last
	if w >= len(s.Words) || s.Words[w].Sentence != s.Words[h.first].Sentence || s.covered[w] != nil {
		return false
	}
	t := s.stemTag(w)
	return t.POS == isnad.ADJ && t.Feats.Def && t.Feats.Number != 'p'
}

// another tells whether a title or an office that is coordinated with what
// stands before it begins at word w.
func (s *search) another(w int) bool {
	h, wd := s.hits[w], &s.Words[w]
	if h == nil || wd.Last <= wd.First+1 || s.Tags[wd.First].POS != isnad.CCONJ || !s.Parts[wd.First].Clitic {
		return false
	}
	return h.pick("title", "office", "spokesman") != nil
}

// caller gives the reading of a callback whose state the report tells of most:
// التحالف over Iraq is not that over Yemen.
func (s *search) caller(h *hit) *item {
	best := h.pick("callback")
	for _, it := range h.items {
		if it.kind == "callback" && s.focus[it.state] > s.focus[best.state] {
			best = it
		}
	}
	return best
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
