package mention

import (
	"slices"
	"sort"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/phrase"
	"github.com/isnad-news/isnad/internal/term"
	"github.com/isnad-news/isnad/internal/text"
)

// sort brings mentions, and what is known of each, into the order of the text.
func (s *search) sort() {
	idx := make([]int, len(s.out))
	for i := range idx {
		idx[i] = i
	}
	before := func(a, b int) bool {
		x, y := &s.out[idx[a]], &s.out[idx[b]]
		if x.Start != y.Start {
			return x.Start < y.Start
		}
		return x.End > y.End
	}
	if sort.SliceIsSorted(idx, before) {
		return
	}
	sort.SliceStable(idx, before)
	out, items, heads := make([]isnad.Mention, len(idx)), make([]*item, len(idx)), make([]string, len(idx))
	for i, j := range idx {
		out[i], items[i], heads[i] = s.out[j], s.items[j], s.heads[j]
	}
	s.out, s.items, s.heads = out, items, heads
}

// gap gives the number of words, marks left out, between two mentions, and
// whether only marks stand there.
func (s *search) gap(a, b *isnad.Mention) (words, marks int) {
	for w := a.Last; w < b.First && w < len(s.Words); w++ {
		if s.Words[w].Kind == isnad.Punct {
			marks++
		} else {
			words++
		}
	}
	return words, marks
}

func (s *search) conj(m *isnad.Mention) bool {
	w := &s.Words[m.First]
	return w.Last > w.First && s.Parts[w.First].Clitic && s.Tags[w.First].POS == isnad.CCONJ
}

func office(k string) bool {
	return k == "office" || k == "spokesman" || k == "rank" || k == "title" || k == "role" || k == "noun" || k == "institution" || k == "body"
}

// entitles tells of a mere title at word w right before the name of mention j, in a
// phrase of its own: الدكتور | صلاح الدين سالم.
func (s *search) entitles(w, j int) bool {
	h := s.hit(w)
	return h != nil && h.pick("title") != nil && h.pick("office", "rank") == nil && h.last == s.out[j].First
}

// presides tells of an office that one person holds.
func (s *search) presides(i int) bool {
	return s.heads[i] == "office" || s.heads[i] == "spokesman"
}

// appose joins an office and the person who holds it, in either order, past
// what a preposition hangs on the office (المتحدث باسم …).
func (s *search) appose() {
	for i := range s.out {
		a := &s.out[i]
		called := (s.bares[a.Span] != "" || s.callers[a.Span] != nil) && a.ID == ""
		if !office(s.heads[i]) || a.Adj || called && !s.presides(i) {
			continue // عناصر التنظيم في سوريا are the group's
		}
		if !called {
			s.reach(i)
		}
		if s.heads[i] == "institution" || s.heads[i] == "body" || a.NameSpan.Len() > 0 && a.NameSpan.Start == a.Start {
			continue // no person, or one with a name: سيد ظفر هاشمي المتحدث باسم الرئيس أشرف غني
		}
		if s.heads[i] == "role" && a.Feats.Number == 'p' && s.national(a) || s.several(i) || s.nearOf(a) {
			continue // قادة أمريكيين … من بينهم رئيس الوزراء العراقي
		}
		if i+1 < len(s.out) && s.heads[i+1] == "person" && s.spokesmanOf(i, i+1) || s.joinHolder(i) {
			continue
		}
		for j := i + 1; j < len(s.out) && j <= i+4; j++ {
			b := &s.out[j]
			if b.Sentence != a.Sentence {
				break
			}
			if c, claimed := s.claims(b); claimed && (c < b.First || c >= b.Last) && !s.entitles(c, j) && !s.leads(a, b) || b.Embedded && !(s.heads[j] == "name" && b.ID == "") || b.Adj || b.Prep != "" || s.conj(b) {
				continue
			}
			if j+1 < len(s.out) && s.heads[j+1] == "name" && s.entitles(b.First, j+1) {
				continue
			}
			if s.far(a, b, i, j) || a.NameSpan.Len() > 0 && b.NameSpan.Start > b.Start {
				break // وزير الدفاع خالد العبيدي الاثنين رئيس الوزراء حيدر العبادي
			}
			if s.abroad(i, j) || b.NameSpan.Start > b.Start && a.ID != b.ID && s.states[a.ID] && s.states[b.ID] {
				break // استقبل أمير قطر وزير الخارجية الإيراني فلان
			}
			if s.heads[j] == "person" && (s.servant(a, b) || s.incidental(i, j)) {
				break
			}
			if s.heads[j] == "name" || s.heads[j] == "person" || b.Kind == "person" && b.NameSpan.Len() > 0 && b.ID == "" {
				s.join(a, b, s.heads[j])
				s.joined = append(s.joined, [2]int{i, j})
				break
			}
			if b.Kind == "person" && s.heads[j] != "person" {
				s.join(a, b, s.heads[j])
				s.joined = append(s.joined, [2]int{i, j})
			}
			break
		}
	}
	for i := range s.out {
		s.enlist(i)
	}
	for i := range s.out { // ماجد الأنصاري، المتحدث باسم …
		a := &s.out[i]
		if !s.unknown(i) || i+1 >= len(s.out) {
			continue
		}
		b := &s.out[i+1]
		n, marks := s.gap(a, b)
		if marks == 0 && (s.officed(i) || n == 0 && s.meets(a)) {
			continue // استقبل وزير الدولة فلان | سفير فرنسا; التقى زيدان | السفيرة
		}
		if b.Sentence == a.Sentence && (n == 0 || n == 1 && s.beingOne(a.Last, b.First)) && marks <= 2 && b.Prep == "" && s.stemTag(b.First).Feats.Number != 'p' && !s.conj(b) && office(s.heads[i+1]) && b.Kind != "person" {
			a.ID, a.Sector = b.ID, b.Sector
			s.joined = append(s.joined, [2]int{i + 1, i})
		}
	}
	s.apposed()
}

// incidental tells of the known person at j as the holder of an office that what an
// indefinite somebody is of is annexed to: عضو في حزب الرئيس | فلان.
func (s *search) incidental(i, j int) bool {
	a, of := &s.out[i], &s.out[j-1]
	return j-1 > i && (s.heads[i] == "role" || s.heads[i] == "office") && a.Last == a.First+1 && !a.Feats.Def && s.heads[j-1] == "office" && of.Prep != "" && of.Last == s.out[j].First
}

// officed tells whether an office before the name of mention i is already known to be
// his.
func (s *search) officed(i int) bool {
	for _, p := range s.joined {
		if p[1] == i && p[0] < i && s.heads[p[0]] == "office" {
			return true
		}
	}
	return false
}

// leads tells of a title or rank right before the name that an office farther
// before it has: رئيس الأركان، اللواء محمد المقدشي.
func (s *search) leads(a, b *isnad.Mention) bool {
	return a.Last == b.First && s.hit(a.First) != nil && (s.hit(a.First).pick("title", "rank") != nil || s.courtesy(a.First))
}

// beingOne reads فلان، وهو محلل عراقي: the pronoun among the words of [lo, hi).
func (s *search) beingOne(lo, hi int) bool {
	for w := lo; w < hi; w++ {
		if t := s.stemTag(w); t.POS == isnad.PRON && t.Feats.Person == '3' && s.Words[w].Last-s.Words[w].First == 2 {
			return true
		}
	}
	return false
}

// unknown tells of somebody told by a name that the knowledge does not have.
func (s *search) unknown(i int) bool {
	m := &s.out[i]
	return m.ID == "" && (s.heads[i] == "name" || m.Kind == "person" && m.NameSpan.Len() > 0)
}

// joinHolder joins the office at i and the person who was found to hold it.
func (s *search) joinHolder(i int) bool {
	a := &s.out[i]
	for j := i + 1; j < len(s.out) && s.out[j].Sentence == a.Sentence && s.out[j].First < a.First+chain; j++ {
		b := &s.out[j]
		if c, ok := s.claims(b); (!ok || c < a.First || c >= a.Last) && !s.spokenBy(i, j) || b.Kind != "person" {
			continue
		}
		if s.abroad(i, j) || s.heads[j] == "person" && s.incidental(i, j) {
			return true
		}
		b.Embedded = false
		s.join(a, b, s.heads[j])
		s.joined = append(s.joined, [2]int{i, j})
		return true
	}
	return false
}

// abroad tells of an office that its adjective gives to another state than that of the
// known person at j, who cannot hold it: السفير الأمريكي في القاهرة | السيسي.
func (s *search) abroad(i, j int) bool {
	a, b := &s.out[i], &s.out[j]
	return s.heads[j] == "person" && s.heads[i] == "office" && a.ID != b.ID && s.states[a.ID] && s.states[b.ID] && s.national(a)
}

// claims gives the first word of the office whose holder a mention names at
// the end of a chain of nouns.
func (s *search) claims(m *isnad.Mention) (int, bool) {
	for w := m.First; w < m.Last; w++ {
		if c, ok := s.claimed[w]; ok {
			return c, true
		}
	}
	return 0, false
}

// settle gives the holders of offices that were found to be a state's only
// later what was found, and then those who bear the same name.
func (s *search) settle() {
	for i := range s.out {
		if m := &s.out[i]; m.ID == "" && !m.Adj && office(s.heads[i]) {
			s.reach(i)
		}
	}
	changed := false
	for _, p := range s.joined {
		a, b := &s.out[p[0]], &s.out[p[1]]
		if b.ID == "" && a.ID != "" {
			b.ID, b.Sector = a.ID, a.Sector
			changed = true
		} else if a.ID == "" && b.ID != "" {
			a.ID, a.Sector = b.ID, b.Sector
		}
		if a.NameSpan.Len() == 0 {
			a.Name, a.NameSpan, a.Kind = b.Name, b.NameSpan, "person"
		}
	}
	s.holders()
	s.officers()
	s.byTitle()
	if !changed {
		return
	}
	for i := range s.out {
		if m := &s.out[i]; m.Kind == "person" && m.ID == "" {
			s.samePerson(i)
			s.laterPerson(i)
		} else if m.ID == "" {
			s.author(i)
		}
	}
}

// far tells whether words that hang on no mention stand between a and b.
func (s *search) far(a, b *isnad.Mention, i, j int) bool {
	last := a.Last
	for k := i + 1; k < j; k++ {
		if m := &s.out[k]; m.Last > last {
			last = m.Last
		}
	}
	n := 0
	for w := a.Last; w < b.First; w++ {
		inside := false
		for k := i + 1; k < j; k++ {
			if w >= s.out[k].First && w < s.out[k].Last {
				inside = true
			}
		}
		if c := s.covered[w]; c != nil && c.first > a.First && s.tail(b) {
			inside = true
		}
		if inside {
			continue
		}
		if s.Words[w].Kind == isnad.Punct {
			if w == b.First-1 && s.comma(w) && b.Kind == "person" && b.NameSpan.Len() > 0 {
				continue // الأمين العام لمجلس التعاون، الدكتور عبد اللطيف الزياني
			}
			if len(s.Words[w].Norm) > 1 || s.Words[w].Norm == "\"" || s.Words[w].Norm == "(" {
				continue
			}
			n += 3
			continue
		}
		t := s.stemTag(w)
		if t.POS == isnad.NOUN && !t.Feats.Def && !s.named[w] && s.begun(w) || s.ownDeed(w) {
			n += 3 // نقل إلى الملك تحيات الرئيس أوباما
			continue
		}
		if t.POS == isnad.VERB && s.terms[term.Called].Has(t.Lemma) || t.POS == isnad.ADP && s.tail(b) {
			continue
		}
		if t.POS == isnad.VERB || t.POS == isnad.SCONJ || t.POS == isnad.PART {
			n += 3
			continue
		}
		n++
	}
	return n > 2
}

// begun tells whether a phrase that no preposition brings begins at word w.
func (s *search) begun(w int) bool {
	k := phrase.Stem(&s.Words[w], s.Parts)
	i := sort.Search(len(s.Phrases), func(i int) bool { return s.Phrases[i].First >= k })
	return i < len(s.Phrases) && s.Phrases[i].First == k && s.Phrases[i].Prep < 0
}

// tail tells of a person whose name ends a chain of nouns: an unlisted name,
// or one that stands behind another name in the same phrase.
func (s *search) tail(m *isnad.Mention) bool {
	return s.named[m.First] || m.Kind == "person" && m.Phrase != 0 && !m.Embedded && s.Parts[s.Phrases[m.Phrase-1].First].Word < m.First
}

func (s *search) join(a, b *isnad.Mention, kind string) {
	if kind == "person" || b.ID != "" {
		if a.ID == "" || kind == "person" {
			a.ID = b.ID
			if b.Sector != "" {
				a.Sector = b.Sector
			}
		}
	} else {
		b.ID, b.Sector = a.ID, a.Sector
	}
	if b.ID == "" {
		b.ID = a.ID
	}
	if b.Sector == "" {
		b.Sector = a.Sector
	}
	a.Name, a.NameSpan = b.Name, b.NameSpan
	a.Kind = "person"
}

// spokesmanOf gives the known person at j to the spokesman right before office i whom he is
// known to be: المتحدث باسم رئيس الوزراء | سعد الحديثي. It tells whether it did.
func (s *search) spokesmanOf(i, j int) bool {
	if i == 0 || s.heads[i-1] != "spokesman" || s.out[i-1].Last != s.out[i].First || s.items[j] == nil {
		return false
	}
	role, _, _ := strings.Cut(text.Fold(s.items[j].role), " ")
	if first, _ := bare(role); first != s.stemTag(s.out[i-1].First).Lemma {
		return false
	}
	s.join(&s.out[i-1], &s.out[j], s.heads[j])
	s.joined = append(s.joined, [2]int{i - 1, j})
	return true
}

// reach gives an office, institution or role without a state that of what a
// preposition hangs on it: وزارة الداخلية في البحرين، عناصر من تنظيم.
func (s *search) reach(i int) {
	a := &s.out[i]
	if a.ID != "" || a.Kind == "person" && a.NameSpan.Len() > 0 && s.sameName(i) || s.terms[term.Homeland].Has(a.Lemma) {
		return // البلاد is no group's, whatever stands behind
	}
	if s.toldBefore(i) || s.goesWith(i) || s.dative(i) || s.opposed(a) {
		return
	}
	if s.entitled(i); a.ID != "" {
		return
	}
	if s.dualOf(i) || s.owned(a) || s.homeward(a) || s.calledBack(i) || s.worldwide(i) || a.Feats.Def && s.terms[term.Callback].Has(a.Lemma) {
		return
	}
	for j := i + 1; j < len(s.out) && j <= i+3; j++ {
		b := &s.out[j]
		if b.Sentence != a.Sentence {
			return
		}
		n, marks := s.gap(a, b)
		if n > 3 || marks > 1 && n > 0 || s.parted(a.Last, b.First) || s.acts(a.Last, b.First) || s.opposed(b) {
			return
		}
		if b.Adj && b.First == a.Last && b.ID != "" && !s.conj(b) && (s.agrees(b.First) || a.Feats.Def && s.articled(b.First)) {
			a.ID = b.ID // معهد بحثي | أمريكي
			return
		}
		if b.Adj && s.terms[term.Abroad].Has(a.Lemma) {
			return // باحث في الشؤون التركية
		}
		if b.Adj && b.ID == "" || s.conj(b) || b.Sector == "JRN" {
			continue
		}
		if b.Adj && b.Phrase != 0 && s.Phrases[b.Phrase-1].Conj == a.Phrase && a.Phrase != 0 && office(s.heads[i]) {
			a.ID = b.ID // رئيس الغرفتين التجارية والصناعية الألمانية
			return
		}
		p := phrase.Prep(b, s.Phrases, s.Tags)
		if w := b.First - 2; p == "" && w >= a.Last && s.terms[term.Quote].Has(s.Words[w+1].Norm) && s.terms[term.Reach].Has(s.Words[w].Norm) {
			p = s.Words[w].Norm // مقرب من «قسد»
		}
		if p == "" || !s.terms[term.Reach].Has(p) || s.objected(i, b.First) || s.stationed(a, b, p) || s.paper(b, p) {
			return
		}
		if a.Sector == "CVL" && b.Embedded && b.Phrase != 0 && !s.local(b) {
			return // السكان باتجاه أوروبا
		}
		if s.terms[term.Abroad].Has(a.Lemma) && !s.terms[term.Teller].Has(a.Lemma) && !s.terms[term.From].Has(p) {
			return // سائح في سوسة
		}
		id := b.ID
		if id == "" {
			id = b.Country
		}
		if id != "" {
			a.ID = id
			if b.Kind == "group" && !s.states[b.ID] && (a.Sector != "CVL" && a.Sector != "JRN" || a.Lemma == BareNumber) || a.Sector == "" || s.heads[i] == "spokesman" {
				if b.Sector != "" && !(a.Sector != "" && b.Kind == "state") { // an army's spokesman stays one
					a.Sector = b.Sector
				}
			}
			return
		}
	}
}

// stationed tells of an envoy or attaché in the state behind him: he is another's.
func (s *search) stationed(a, b *isnad.Mention, prep string) bool {
	return s.terms[term.Envoy].Has(a.Lemma) && b.Kind == "state" && s.terms[term.Inplace].Has(prep)
}

// paper tells of a newspaper in marks to which something is told, called like a town or
// land: مصادر لـ«الرياض».
func (s *search) paper(b *isnad.Mention, prep string) bool {
	return (b.Kind == "state" || b.Kind == "place") && s.terms[term.For].Has(prep) && b.First > 0 && b.Last < len(s.Words) && s.terms[term.Quote].Has(s.Words[b.First-1].Norm) && s.terms[term.Quote].Has(s.Words[b.Last].Norm)
}

// papers makes newspapers of the towns and lands in marks to which somebody tells something.
func (s *search) papers() {
	for i := range s.out {
		m := &s.out[i]
		if !s.paper(m, phrase.Prep(m, s.Phrases, s.Tags)) || !s.spokenTo(m) {
			continue
		}
		m.ID, m.Country, m.Sector, m.Kind, m.Actor, m.Place = "", "", "JRN", "organization", false, false
		s.heads[i] = "medium"
	}
}

// spokenTo tells of a verb of saying before a mention in its sentence.
func (s *search) spokenTo(m *isnad.Mention) bool {
	for w := m.First - 1; w >= max(s.Sentences[m.Sentence].First, m.First-chain); w-- {
		if s.says(w) {
			return true
		}
	}
	return false
}

// parted tells whether a new clause begins among the words of [lo, hi): قالت
// مصادر عسكرية إن عشرات من المسلحين فروا.
func (s *search) parted(lo, hi int) bool {
	for w := lo; w < hi; w++ {
		if t := s.stemTag(w); t.POS == isnad.SCONJ || s.terms[term.That].Has(t.Lemma) && t.POS != isnad.NOUN && t.POS != isnad.VERB {
			return true
		}
	}
	return false
}

// worldwide tells of an envoy of all the world (المبعوث الدولي لليمن is no
// Yemeni) and of people and bodies from a part of it: دبلوماسيون غربيون, القوات الأجنبية.
func (s *search) worldwide(i int) bool {
	m := &s.out[i]
	for w := m.First + 1; w < m.Last; w++ {
		l := s.stemTag(w).Lemma
		if s.terms[term.Worldwide].Has(l) || s.heads[i] == "institution" && private(m.Sector) && s.terms[term.Region].Has(l) || w == m.Head+1 && s.terms[term.Region].Has(l) && (m.Feats.Number == 'p' || m.Sector == "CVL" || !m.Feats.Def && (s.heads[i] == "role" || s.heads[i] == "institution")) {
			return true
		}
	}
	return m.Feats.Number == 'p' && s.regional(m)
}

// regional tells of several of whom an adjective tells, past what is coordinated with
// what they are for, that they are from a part of the world: وزراء الدفاع والخارجية العرب.
func (s *search) regional(m *isnad.Mention) bool {
	w := m.Last
	if w+1 >= len(s.Words) || s.Words[w+1].Sentence != m.Sentence || !s.joins(w) || !s.stemTag(w).Feats.Def {
		return false
	}
	t := s.stemTag(w + 1)
	return t.Feats.Number == 'p' && t.Feats.Def && s.terms[term.Region].Has(t.Lemma)
}

// attach links coordinated mentions and numbers.
func (s *search) attach() {
	for i := range s.out {
		m := &s.out[i]
		from := sort.Search(len(s.Numbers), func(k int) bool { return s.Numbers[k].First >= m.First-1 })
		for k := from; k < len(s.Numbers) && s.Numbers[k].First <= max(m.Last, m.Head+1); k++ {
			n := &s.Numbers[k]
			// جنديين اثنين
			if n.First == m.Last && n.Value == 2 && n.Kind == "cardinal" && m.Kind == "role" {
				m.Count = isnad.Ref(k + 1)
				break
			}
			if n.First >= m.Last && n.Last < len(s.Words) && s.Words[n.Last].Sentence == m.Sentence && s.stemTag(n.Last).POS == isnad.NOUN {
				continue // خطف مسلحون ثلاثة مهندسين: it counts what follows
			}
			if n.First >= m.First-1 && n.Last <= m.Last+1 && n.Last <= m.Head+2 && n.First <= m.Head+1 && (n.Last == m.Head || n.First == m.Head+1 || n.First >= m.First && n.Last <= m.Last) {
				m.Count = isnad.Ref(k + 1)
				break
			}
		}
		s.partitive(m)
		s.coordinate(i)
	}
	s.peers()
	for i := range s.out {
		s.sharedNation(i)
	}
	for i := range s.out { // coordinated offices share a state: الرئيس ووزير الخارجية المصريان
		m := &s.out[i]
		if m.Coord != 0 && m.ID == "" && m.Sector != "IGO" && office(s.heads[i]) && !s.terms[term.Ally].Has(m.Lemma) && !s.worldwide(i) {
			if c := &s.out[m.Coord-1]; c.ID != "" && s.states[c.ID] {
				m.ID = c.ID
			}
		}
	}
}

// partitive counts people of whom the number right before them tells some: عشرة من |
// عناصر التنظيم.
func (s *search) partitive(m *isnad.Mention) {
	w := m.First - 2 // where the number ends
	if m.Count != 0 || !m.Actor || m.Adj || w < 0 || !s.terms[term.From].Has(m.Prep) || s.Words[w].Sentence != m.Sentence || s.stemTag(w+1).POS != isnad.ADP {
		return
	}
	if k := s.numberAt(w); k >= 0 && s.Numbers[k].Kind == "cardinal" && !s.bearsPronoun(w) {
		m.Count = isnad.Ref(k + 1)
	}
}

// some makes a number without its noun what those are of whom it tells some: خمسة من
// عناصر الشرطة, مئات من المقاتلين.
func (s *search) some() {
	for i := 0; i+1 < len(s.out); i++ {
		m, of := &s.out[i], &s.out[i+1]
		if of.First != m.Last+1 || of.Sentence != m.Sentence || !of.Actor || of.Adj || m.Lemma != BareNumber && !s.terms[term.Crowd].Has(m.Lemma) || !s.terms[term.From].Has(of.Prep) {
			continue
		}
		m.Sector = of.Sector
		if of.ID != "" {
			m.ID, m.Country = of.ID, of.Country
		}
	}
}

// numberAt gives the number of which word w is part, -1 for none.
func (s *search) numberAt(w int) int {
	k := sort.Search(len(s.Numbers), func(k int) bool { return s.Numbers[k].Last > w })
	if k == len(s.Numbers) || s.Numbers[k].First > w {
		return -1
	}
	return k
}

// coordinate links a mention to that at the end of the phrase to which its own is
// coordinated.
func (s *search) coordinate(i int) {
	m := &s.out[i]
	if m.Phrase == 0 || m.Embedded && !s.annexedToThing(i) {
		return
	}
	if i > 0 && m.Kind == "state" && s.out[i-1].Kind == "state" && s.out[i-1].Phrase == m.Phrase && !s.out[i-1].Adj && s.out[i-1].Last == m.First {
		return // طالبت فرنسا وألمانيا إيران
	}
	c := s.conjunct(m)
	if c == 0 {
		return
	}
	end := s.Parts[s.Phrases[c-1].Last-1].Word + 1
	for j := i - 1; j >= 0 && s.out[j].Sentence == m.Sentence; j-- {
		b := &s.out[j]
		if !b.Embedded && (b.Phrase == c || !b.Adj && b.Last == end) || b.Phrase == c && b.Last == end && s.annexedToThing(j) {
			if j > 0 && b.Coord == 0 && s.out[j-1].Coord != 0 && s.out[j-1].Last == b.First {
				j-- // ونجله فلان: joined is who he is
			}
			m.Coord = isnad.Ref(j + 1)
			return
		}
	}
}

// conjunct gives the phrase to which that of a mention is coordinated, or that of
// the number of whom it tells: قتل عشرون جنديا وعشرة من | المسلحين.
func (s *search) conjunct(m *isnad.Mention) isnad.Ref {
	p := &s.Phrases[m.Phrase-1]
	if p.Conj != 0 || p.Prep < 0 || m.Phrase < 2 || !s.terms[term.From].Has(s.Tags[p.Prep].Lemma) {
		return p.Conj
	}
	n := &s.Phrases[m.Phrase-2]
	if n.Last != p.Prep || s.numberAt(s.Parts[n.Last-1].Word) < 0 {
		return 0
	}
	return n.Conj
}

// annexedToThing tells of somebody annexed to a noun that is nobody: مواقع الحوثيين.
func (s *search) annexedToThing(i int) bool {
	m := &s.out[i]
	if !m.Embedded || m.Phrase == 0 || m.Adj {
		return false
	}
	head := s.Parts[s.Phrases[m.Phrase-1].Head].Word
	if head >= m.First {
		return false
	}
	for j := i - 1; j >= 0 && s.out[j].Phrase == m.Phrase; j-- {
		if s.out[j].First <= head {
			return false
		}
	}
	return true
}

// others makes أربعة آخرين what those before them in the sentence are; late, when
// it is known of all whose they are, only those who are counted or hurt beside them.
func (s *search) others(late bool) {
	for i := range s.out {
		m := &s.out[i]
		if !s.terms[term.Others].Has(m.Lemma) || m.Kind != "role" || late && (m.ID != "" || !s.apart(m)) {
			continue
		}
		for j := i - 1; j >= 0 && s.out[j].Sentence == m.Sentence; j-- {
			o := &s.out[j]
			if o.Kind != "role" && !s.numbered(o) || o.Adj || s.terms[term.Others].Has(o.Lemma) {
				continue // 12 حوثيا … و20 آخرين
			}
			if m.Sector == "" || m.ID == "" || m.ID == o.ID {
				m.Sector = o.Sector
			}
			if m.ID == "" {
				m.ID, m.Country = o.ID, o.Country
			}
			break
		}
	}
}

// apart tells of others who are no mere other one of what the noun before them
// names (الجانب الآخر, بشكل أو بآخر).
func (s *search) apart(m *isnad.Mention) bool {
	if m.Feats.Number == 'p' || s.numbered(m) {
		return true
	}
	return !m.Feats.Def && m.Prep == "" && m.First > 0 && !s.agrees(m.First)
}

// lookBack is how many mentions back or ahead somebody is sought again: far
// more than a report has, but books come in too.
const lookBack = 4000

// tokens is nameTokens without the word for "father of", which tells nobody from
// another; kept, as the same names are asked for again and again.
func (s *search) tokens(n string) []string {
	t, ok := s.split[n]
	if !ok {
		t = slices.DeleteFunc(nameTokens(n), s.spell.isFather)
		s.split[n] = t
	}
	return t
}

func nameTokens(n string) []string {
	var out []string
	for _, t := range strings.Fields(text.Fold(n)) {
		b, _ := bare(t)
		if len(b) > 2 {
			out = append(out, b)
		}
	}
	return out
}

// corefer follows people by part of their name, and groups, offices and
// institutions by their bare noun.
func (s *search) corefer() {
	for i := range s.out {
		if m := &s.out[i]; m.ID == "" && (s.heads[i] == "name" || m.Kind == "person") {
			if m.ID = s.nationOf(i); m.ID == "" {
				s.citizen(i)
			}
		}
	}
	for i := range s.out {
		m := &s.out[i]
		switch {
		case m.ID == "" && s.callers[m.Span] != nil && s.presides(i):
			s.theirs(i)
		case s.heads[i] == "name" || m.Kind == "person" && m.ID == "":
			s.samePerson(i)
		case m.ID == "" && s.surnamed(i):
		case s.nisbaName(i):
		case s.heads[i] == "honorific":
			s.honoured(i)
		case s.heads[i] == "callback" && s.dative(i) && s.loyal(i):
		case s.heads[i] == "callback":
			s.callBack(i)
		case m.ID == "" && s.callers[m.Span] != nil:
			s.theirs(i)
		case m.Feats.Number == 'd' && m.Feats.Def && s.terms[term.Callback].Has(m.Lemma) && !s.national(m):
			s.bothGroups(i)
		case m.ID == "" && s.bares[m.Span] != "":
			s.sameGroup(i, s.bares[m.Span])
		case s.dual(i):
			// who they are is known last: see duals
		case m.ID == "" && s.speaksFor(i):
		case m.ID == "" && s.loyal(i):
		case m.ID == "" && s.allied(i):
		case m.ID == "" && s.ours(m) && s.speakersOwn(i):
		case m.ID == "" && s.owned(m) && s.possessor(i):
		case m.ID == "" && s.owned(m) && s.minions(i):
		case m.ID == "" && s.guest(i):
			s.gathered(i)
		case m.ID == "" && s.terms[term.Homeland].Has(m.Lemma) && s.owned(m):
			if s.bearer3(i).Gender != 'f' {
				s.owner(i)
			}
		case m.ID == "" && s.ownGroup(i):
		case m.ID == "" && s.owned(m):
			// whose it is, is known when all others are: see belongs
		case m.ID == "" && s.sharedOwner(i):
		case m.ID == "" && s.homeOffice(i):
		case m.ID == "" && office(s.heads[i]) && (m.Feats.Def || s.heads[i] == "office" && s.definite(m)):
			s.sameBare(i)
		}
	}
	s.homelands()
	for i := range s.out {
		if s.out[i].ID == "" {
			s.ofBody(i)
		}
	}
	// a name told first by its last part is known by the fuller one behind
	for i := range s.out {
		if m := &s.out[i]; (s.heads[i] == "name" || m.Kind == "person") && m.ID == "" && !s.employed(i) {
			s.samePerson(i)
			if s.laterPerson(i); m.ID == "" {
				s.officer(i)
			}
			if m.ID == "" && s.heads[i] == "name" {
				s.misspelt(i)
			}
		}
	}
}

// meanTwo makes a mention mean two others, the last of them first in two; it
// bears the id of the first.
func (s *search) meanTwo(m *isnad.Mention, two []int) {
	a, b := &s.out[two[1]], &s.out[two[0]]
	m.ID, m.Sector, m.Name = a.ID, a.Sector, a.Name+" "+waw+b.Name
	m.Of = []isnad.Whom{{ID: a.ID, Sector: a.Sector}, {ID: b.ID, Sector: b.Sector}}
}

// definite tells whether the mention's phrase is, by article, idafa or name.
func (s *search) definite(m *isnad.Mention) bool {
	return m.Phrase != 0 && !m.Embedded && s.Phrases[m.Phrase-1].Def
}

// owned tells whether the head bears a pronoun: وزارته.
func (s *search) owned(m *isnad.Mention) bool {
	return s.bearsPronoun(m.Head)
}

// owner gives an institution with a pronoun to the state of whom the report
// named last.
func (s *search) owner(i int) {
	for j := i - 1; j >= 0; j-- {
		if b := &s.out[j]; b.ID != "" && !b.Adj && !b.Embedded && b.Prep == "" && (b.Kind == "person" || b.Kind == "office") {
			s.out[i].ID = b.ID
			return
		}
	}
}

// holders gives an office told without its holder (الرئيس اليمني, الوزير) the
// person whom the report names in it, before it or else behind it.
func (s *search) holders() {
	for i := range s.out {
		m := &s.out[i]
		if m.Kind != "office" || m.ID == "" || s.items[i] == nil || m.Feats.Number == 'p' {
			continue
		}
		own := text.Fold(s.items[i].name)
		pick := func(j int) bool {
			b := &s.out[j]
			if s.roleOf(i, j) {
				m.Name, m.NameSpan, m.Kind = b.Name, b.NameSpan, "person"
				return true
			}
			if b.Kind != "person" || b.ID != m.ID || s.items[j] == nil || b.NameSpan.Start == b.Start && s.heads[j] == "person" && s.items[j].kind == "person" && b.Lemma != m.Lemma {
				return false
			}
			alike := s.items[j].kind == "office" && text.Fold(s.items[j].name) == own // معالي نائب الوزير … نائب الوزير
			if b.Lemma != m.Lemma && !alike || b.NameSpan.Len() == 0 && !(alike && s.heads[j] == "office") || s.heads[i] == "office" && s.unlikeBody(m, b) {
				return false
			}
			other := ""
			if s.items[j].kind != "person" {
				other = text.Fold(s.items[j].name)
			} else if h := s.hit(b.First); h != nil && h.pick("office") != nil {
				other = text.Fold(h.pick("office").name)
			}
			same := s.heads[i] == "spokesman" || !s.states[m.ID]
			if !same && other != "" && other != own && !strings.HasPrefix(other, own) && !(strings.HasPrefix(own, other) && (strings.Contains(other, " ") || m.Sector != "GOV" && m.Sector == b.Sector)) {
				return false
			}
			m.Name, m.Kind, m.Sector = b.Name, "person", b.Sector
			return true
		}
		done := false
		for j := i - 1; j >= max(0, i-lookBack) && !done; j-- {
			done = pick(j)
		}
		for j := i + 1; j < min(len(s.out), i+lookBack) && !done; j++ {
			done = pick(j)
		}
	}
}

func shares(short, long []string) bool {
	if len(short) == 0 {
		return false
	}
	for _, t := range short {
		ok := false
		for _, u := range long {
			if t == u {
				ok = true
			}
		}
		if !ok {
			return false
		}
	}
	return true
}

// allTokens gives the parts of a person's name as known and as written.
func (s *search) allTokens(m *isnad.Mention) []string {
	known, written := s.tokens(m.Name), s.tokens(s.Text[m.NameSpan.Start:m.NameSpan.End])
	return append(known[:len(known):len(known)], written...)
}

func (s *search) samePerson(i int) {
	m := &s.out[i]
	toks := s.tokens(m.Name)
	found := -1
	for j := i - 1; j >= max(0, i-lookBack); j-- {
		b := &s.out[j]
		if b.Kind != "person" || b.Feats.Number == 'd' {
			continue // الوزيران are nobody's namesakes
		}
		if !shares(toks, s.allTokens(b)) {
			continue
		}
		if found < 0 {
			found = j
		}
		if ends(s.tokens(b.Name), toks) {
			found = j // people are called by their last name before any other part
			break
		}
		if len(toks) < 2 {
			break
		}
	}
	if found < 0 {
		return
	}
	b := &s.out[found]
	m.Name = b.Name
	if m.ID == "" {
		m.ID, m.Sector = b.ID, b.Sector
	}
}

// ends tells whether a name ends in the parts given.
func ends(name, toks []string) bool {
	return len(name) >= len(toks) && slices.Equal(name[len(name)-len(toks):], toks)
}

// surnamed gives a noun with the article that is a person's last name (المعلم,
// الخطيب) to who bears it in the report.
func (s *search) surnamed(i int) bool {
	m := &s.out[i]
	if m.Last != m.First+1 || !m.Feats.Def && !s.articled(m.First) || !office(s.heads[i]) {
		return false
	}
	norm := s.Words[m.First].Norm
	for j := range s.out {
		b := &s.out[j]
		if b.Kind != "person" || b.ID == "" && !s.lasts[b.Last-1] || b.NameSpan.Len() == 0 || b.Last-b.First < 2 || s.Words[b.Last-1].Norm != norm || s.Words[b.Last-1].End != b.NameSpan.End {
			continue
		}
		m.Kind, m.Name, m.NameSpan, m.ID, m.Sector, m.Source = "person", b.Name, m.Span, b.ID, b.Sector, b.Source
		return true
	}
	return false
}

func (s *search) laterPerson(i int) {
	m := &s.out[i]
	toks := s.tokens(m.Name)
	for j := i + 1; j < min(len(s.out), i+lookBack); j++ {
		b := &s.out[j]
		if b.Kind == "person" && b.ID != "" && shares(toks, s.allTokens(b)) {
			m.Name, m.ID, m.Sector = b.Name, b.ID, b.Sector
			return
		}
	}
}

// begunBy gives the preposition that begins the first word of a mention.
func (s *search) begunBy(m *isnad.Mention) string {
	if wd := &s.Words[m.First]; wd.Last > wd.First && s.Tags[wd.First].POS == isnad.ADP {
		return s.Tags[wd.First].Lemma
	}
	return ""
}

// onlyNamed stands for the state of a callback that means those only whom the
// report names.
const onlyNamed = "-"

// callBack resolves التحالف، المقاومة: the candidate named last before, else
// the likeliest whose state the report names.
func (s *search) callBack(i int) {
	m := &s.out[i]
	it := s.items[i]
	id, by := s.candidate(i, it)
	if r := s.roles[m.Lemma]; r != nil && r.sector == "CVL" && s.terms[term.For].Has(s.begunBy(m)) {
		id = "" // مؤيد للأكراد is for the people
	}
	switch {
	case m.Country != "" && (id == "" || s.states[it.ids[0]]):
		// الاحتلال الأميركي
		m.ID, m.Sector = m.Country, "GOV"
	case id == "":
		if s.sameBare(i); m.ID == "" {
			s.mereRole(i)
		}
	default:
		if m.ID = id; m.Sector == "" || !s.states[id] {
			m.Sector = s.sectorOf(id)
		}
		if r := s.roles[m.Lemma]; r != nil && s.states[id] && r.sector != "" {
			m.Sector = r.sector // مقاتلو العشائر are no government
		}
		if by >= 0 && by < i && s.out[by].Kind == "group" {
			m.Name = s.out[by].Name
		}
		if r := s.roles[m.Lemma]; r != nil && r.role == "person" && it.state == onlyNamed {
			m.Kind = "role" // الأكراد are people still
		}
	}
}

// mereRole makes of a callback that calls nobody the people that its noun means.
func (s *search) mereRole(i int) {
	m := &s.out[i]
	if r := s.roles[m.Lemma]; r != nil && (m.Last == m.First+1 || m.Head == m.First && r.sector != "") {
		m.Kind, m.Sector, m.Name, s.heads[i], s.items[i] = "role", r.sector, s.Text[m.Start:m.End], "role", r
		s.reach(i)
	}
}

// candidate gives whom a callback means at mention i, and the mention that
// named them, -1 where only the report's state tells; "" for nobody.
func (s *search) candidate(i int, it *item) (id string, by int) {
	if len(it.ids) > 1 && s.states[it.ids[0]] && s.told[it.ids[0]] > 0 && s.dwells(it.ids[0]) {
		return it.ids[0], -1 // الشرعية is Yemen's before it is Egypt's
	}
	for j := i - 1; j >= max(0, i-lookBack); j-- {
		for _, id := range it.ids {
			if s.out[j].ID == id && !s.out[j].Adj {
				return id, j
			}
		}
	}
	for j := i + 1; j < min(len(s.out), i+lookBack); j++ {
		for _, id := range it.ids {
			if s.out[j].ID == id {
				return id, j
			}
		}
	}
	if len(it.ids) > 0 && (it.state == "" || s.dwells(it.state)) {
		return it.ids[0], -1
	}
	return "", -1
}

// theirs gives people whom a callback describes (أعضاء الجماعة المحظورة) to who
// is called back.
func (s *search) theirs(i int) {
	m := &s.out[i]
	if r := s.roles[s.stemTag(m.Last-1).Lemma]; r != nil && r.sector == "CVL" && s.owned(m) {
		return // سكانها الأكراد
	}
	id, _ := s.candidate(i, s.callers[m.Span])
	if id == "" {
		if l := s.stemTag(m.Last - 1).Lemma; s.terms[term.Callback].Has(l) {
			s.sameGroup(i, l) // مقاتلي الجماعة
		}
		return
	}
	m.ID = id
	if m.Sector == "CVL" || m.Sector == "JRN" {
		return
	}
	m.Sector = s.sectorOf(id)
}

func (s *search) sectorOf(id string) string {
	if sector := s.sectors[id]; sector != "" {
		return sector
	}
	if s.states[id] {
		return "GOV"
	}
	return ""
}

// sameBare resolves a definite bare noun: the group of that kind or the
// office, institution or source of that name last told of.
func (s *search) sameBare(i int) {
	m := &s.out[i]
	if s.bareBefore(i, true); m.ID == "" && s.terms[term.Informant].Has(m.Lemma) {
		s.bareBefore(i, false)
	}
}

// bareBefore is sameBare, for a source alike in number or any.
func (s *search) bareBefore(i int, alike bool) {
	m := &s.out[i]
	for j := i - 1; j >= max(0, i-lookBack); j-- {
		b := &s.out[j]
		if b.ID == "" || b.Adj {
			continue
		}
		if s.otherOffice(i, j) || s.otherBody(m, b) || s.heads[i] == "institution" && s.rival(b) || alike && s.otherSource(m, b) {
			continue
		}
		if b.Lemma == m.Lemma && (office(s.heads[j]) || s.heads[j] == "person" && b.NameSpan.Start > b.Start) {
			m.ID, m.Sector = b.ID, b.Sector
			if b.Kind == "person" && (m.Feats.Number != 'p' || b.Feats.Number == 'p') {
				m.Name, m.Kind = b.Name, "person"
			}
			return
		}
		if it := s.items[j]; it != nil && b.Kind == "group" {
			if forces := b.Sector == "MIL" || b.Sector == "REB"; b.Lemma == m.Lemma && m.Last == m.First+1 && (s.heads[i] != "institution" || forces) && s.heads[i] != "office" && !s.terms[term.Countries].Has(m.Lemma) {
				m.ID, m.Sector, m.Name, m.Kind = b.ID, b.Sector, b.Name, "group"
				return
			}
			if s.heads[i] == "institution" && s.items[i] != nil && s.items[i].word {
				continue // الحزب الديمقراطي is no other party told of before
			}
			for _, k := range it.kinds {
				if text.Fold(k) == m.Lemma {
					m.ID, m.Sector, m.Name, m.Kind = b.ID, b.Sector, b.Name, "group"
					return
				}
			}
		}
	}
}

// otherOffice tells of two offices of unlike names: وزير الدفاع is not وزير
// الخارجية, though a bare الوزير is either; رئيس الوزراء is no mere الرئيس.
func (s *search) otherOffice(i, j int) bool {
	a, b := s.items[i], s.items[j]
	if h := s.hit(s.out[j].First); s.heads[j] == "person" && h != nil && h.pick("office") != nil {
		b = h.pick("office") // رئيس الوزراء حيدر العبادي
	} else if s.heads[j] != "office" {
		return false
	}
	if a == nil || b == nil || s.heads[i] != "office" {
		return false
	}
	x, y := text.Fold(a.name), text.Fold(b.name)
	return !strings.HasPrefix(x, y) && !strings.HasPrefix(y, x) || strings.HasPrefix(x, y+" ") && !strings.Contains(y, " ") && s.states[s.out[j].ID]
}

// otherSource tells of one source told of after several, or the other way round:
// المصادر is not the مصدر before.
func (s *search) otherSource(m, b *isnad.Mention) bool {
	return m.Lemma == b.Lemma && s.terms[term.Informant].Has(m.Lemma) && (m.Feats.Number == 's') != (b.Feats.Number == 's')
}

// otherBody tells of an officer of a body of several words that the other is not
// told to be of: رئيس جهاز الأمن القومي is not الرئيس.
func (s *search) otherBody(m, b *isnad.Mention) bool {
	if m.Last-m.First < 3 {
		return false
	}
	for w := m.First + 1; w < m.Last; w++ {
		if s.nationality(w) || s.Words[w].Kind != isnad.Arabic {
			continue
		}
		said := false
		for v := b.First; v < b.Last && !said; v++ {
			said = s.Words[v].Norm == s.Words[w].Norm
		}
		if !said {
			return true
		}
	}
	return false
}

// unlikeBody tells of an officer of a body of which the other is told not a word:
// رئيس الحكومة المكلفة من البرلمان is not رئيس مجلس النواب.
func (s *search) unlikeBody(m, b *isnad.Mention) bool {
	if m.Last-m.First < 3 {
		return false
	}
	for w := m.First + 1; w < m.Last; w++ {
		for v := b.First; v < max(b.Last, b.First+4) && v < len(s.Words); v++ {
			if s.nationality(w) || s.Words[v].Norm == s.Words[w].Norm {
				return false
			}
		}
	}
	return true
}

// sameGroup gives a mention that a bare noun ties to a group (عناصر التنظيم)
// the id of the group of that kind last named. Who goes on speaking is not of whom something
// was said in the sentence before: قالت حماس إن فتح تعرقل. وأضافت الحركة.
func (s *search) sameGroup(i int, lemma string) {
	m := &s.out[i]
	goesOn := m.First > 0 && s.Words[m.First-1].Sentence == m.Sentence && s.says(m.First-1)
	told := -1
	for j := i - 1; j >= max(0, i-lookBack); j-- {
		b := &s.out[j]
		if b.Lemma == lemma && s.states[b.ID] && b.Kind != "group" && !b.Adj && s.national(b) {
			m.ID, m.Sector = b.ID, b.Sector // الحزب الألماني
			return
		}
		if !s.groupOf(j, lemma) {
			continue
		}
		if goesOn && told < 0 && b.Sentence == m.Sentence-1 && s.toldOf(j) {
			told = j
			continue
		}
		if told >= 0 && (b.Sentence < s.out[told].Sentence || b.ID == s.out[told].ID) {
			break
		}
		s.ofGroup(m, b, lemma)
		return
	}
	if told >= 0 {
		s.ofGroup(m, &s.out[told], lemma)
	}
}

// groupOf tells whether mention j names a group of the kind of a bare noun.
func (s *search) groupOf(j int, lemma string) bool {
	b, it := &s.out[j], s.items[j]
	return it != nil && b.Kind == "group" && b.ID != "" && slices.ContainsFunc(it.kinds, func(k string) bool { return text.Fold(k) == lemma })
}

// ofGroup gives a mention to the group b, whose name it takes where it is no more than a
// noun for it.
func (s *search) ofGroup(m, b *isnad.Mention, lemma string) {
	if m.ID, m.Sector = b.ID, b.Sector; m.Lemma == lemma {
		m.Name, m.Kind = b.Name, "group"
	}
}

// toldOf tells of somebody behind أن in his sentence: what is said is of him.
func (s *search) toldOf(j int) bool {
	b := &s.out[j]
	for w := s.Sentences[b.Sentence].First + 1; w < b.First; w++ {
		if t := s.stemTag(w); s.terms[term.That].Has(t.Lemma) || t.POS == isnad.PART && s.terms[term.Clausal].Has(t.Lemma) {
			return true
		}
	}
	return false
}

// fallback gives what is left without a state the one at hand: that of a
// place or state named in the same sentence before it, else that which the
// report is about. Strangers are then weighed again.
func (s *search) fallback() {
	own, panel := s.ownState(s.most), s.panel()
	s.findFighters()
	s.adherents()
	for i := range s.out {
		m := &s.out[i]
		if m.ID != "" || !m.Actor || s.worldwide(i) || s.dual(i) {
			continue
		}
		if s.ruled(i) {
			continue
		}
		if panel != "" && s.panelist(i) {
			m.ID = panel
			continue
		}
		top := s.topFor(i, own)
		if s.rebels(i, top); m.ID != "" {
			continue
		}
		if office(s.heads[i]) && (!s.terms[term.Abroad].Has(m.Lemma) || s.terms[term.Teller].Has(m.Lemma)) {
			if m.ID = s.staged(i); m.ID == "" {
				m.ID = s.ofTown(i)
			}
			if m.ID != "" {
				continue
			}
		}
		rule := s.assume(i, top)
		if rule == "near" && m.ID == s.home && top == s.home && top != s.most {
			rule = "told" // the paper's own ministry
		}
		s.unsure = append(s.unsure, stranger{i, rule})
	}
	s.weighStrangers()
}

// ruled tells of a mention whose state words beside it or their grammar tell, or which is
// no state's that the report names.
func (s *search) ruled(i int) bool {
	m := &s.out[i]
	if s.counterparts(i) || s.belongs(i) || s.continues(i) || s.besides(i) || s.officeOf(i) {
		return true
	}
	if i+1 < len(s.out) && s.out[i+1].ID == "" && s.counts(i+1) && s.belongs(i+1) {
		return true
	}
	if s.home != "" && (office(s.heads[i]) || m.Kind == "person") && s.honours(i) && !s.national(m) {
		m.ID = s.home
		if m.Sector == "" {
			m.Sector = "GOV"
		}
		return true
	}
	if i+1 < len(s.out) && s.out[i+1].First-m.Last <= 1 && s.stationed(m, &s.out[i+1], phrase.Prep(&s.out[i+1], s.Phrases, s.Tags)) {
		if s.home != s.out[i+1].ID {
			m.ID = s.home
		}
		return true
	}
	return s.ofCountries(m) || s.guest(i) || s.member(i) // كافة الدول are not the report's own
}

// topFor gives the state that the report is about, as far as mention i is concerned.
func (s *search) topFor(i int, own string) string {
	m, top := &s.out[i], s.most
	if m.Sector == "GOV" && (s.heads[i] == "office" || s.heads[i] == "institution") && (m.Feats.Def || s.definite(m)) {
		top = own // وزارة الداخلية
	}
	if i+1 < len(s.out) && s.out[i+1].ID == top && s.received(m.First, s.out[i+1].First) {
		top = s.home // who receives an envoy is of another state
	}
	return top
}

// assume gives a mention of which nothing tells whose it is to somebody told of before it,
// or to the state at hand. It names the rule by which it does.
func (s *search) assume(i int, top string) (rule string) {
	m := &s.out[i]
	near := func(ok bool) string {
		if m.ID != "" {
			return "same"
		}
		if !ok {
			return "none"
		}
		m.ID, rule = s.nearest(i, top)
		return rule
	}
	switch s.heads[i] {
	case "callback":
		if it := s.items[i]; m.Sector == "" && it != nil && it.state == onlyNamed && len(it.ids) > 0 && s.sectorOf(it.ids[0]) == "IGO" {
			m.Sector = "GOV" // الغرب: some states
		} else {
			return near(m.Sector != "")
		}
	case "institution":
		if m.Feats.Def {
			s.sameBare(i) // what was told of before is known by now
		}
		if m.ID == "" && !m.Feats.Def && s.definite(m) {
			s.sameBody(i)
		}
		return near(m.Sector != "JRN" || m.Feats.Def || s.official(m))
	case "name", "title":
		if m.Kind == "person" && m.NameSpan.Len() > 0 {
			m.ID, rule = s.compatriot(i, top)
			return rule
		}
	case "spokesman":
		if m.Feats.Def && m.Last == m.First+1 {
			s.sameBare(i) // the body of the one before is known by now
		}
		if m.ID != "" {
			return "same"
		}
		m.ID, rule = s.speaksOf(i, top)
		return rule
	case "office", "rank":
		if m.Kind == "person" && s.fromAbroad(i) {
			return "abroad"
		}
		if m.Feats.Def && m.Kind != "person" && s.heads[i] == "office" {
			s.sameBare(i)
		}
		if m.ID == "" && s.leadsBody(i) {
			return "leads"
		}
		return near(m.Feats.Def || m.Kind == "person" || s.definite(m))
	case "body":
		if m.Feats.Def {
			s.sameBare(i)
		}
		return near(m.Feats.Def || m.Prep != "")
	case "role", "noun", "people":
		switch {
		case m.Kind == "person" && s.fromAbroad(i), s.terms[term.Onlooker].Has(m.Lemma) && s.spoken(i) && !s.national(m):
			return "abroad"
		case !s.terms[term.Abroad].Has(m.Lemma) || s.official(m) || s.sides(m) || s.stately(m):
			if m.Feats.Def && s.heads[i] == "role" {
				s.sameBare(i) // المتهمين are those told of before
			}
			return near(true)
		case m.Feats.Def:
			s.sameBare(i) // مصادر عسكرية … المصادر
			return near(false)
		}
	}
	return "none"
}

// leadsBody gives a secretary-general of no body that is named the one told of last
// before him that has one: an organisation of states, else a group. It tells whether it
// did.
func (s *search) leadsBody(i int) bool {
	m := &s.out[i]
	if it := s.items[i]; it == nil || it.nameEn != secretaryGeneral || m.Last > m.First+2 {
		return false
	}
	group := -1
	for j := i - 1; j >= max(0, i-nearby); j-- {
		switch b := &s.out[j]; {
		case b.ID == "" || b.Adj || s.states[b.ID]:
		case b.Sector == "IGO":
			m.ID, m.Sector = b.ID, b.Sector
			return true
		case group < 0 && s.heads[j] == "group" && (b.Sector == "PTY" || b.Sector == "REB"):
			group = j
		}
	}
	if group >= 0 {
		m.ID, m.Sector = s.out[group].ID, s.out[group].Sector
	}
	return group >= 0
}

// secretaryGeneral is how the table of offices names it in English.
const secretaryGeneral = "secretary-general"

// speaksOf gives a spokesman of nobody that is named the state whose body or
// officer was told of last before him.
func (s *search) speaksOf(i int, top string) (id, rule string) {
	if id := s.homely(i); id != "" {
		return id, "told"
	}
	for j := i - 1; j >= max(0, i-12) && s.out[j].Sentence >= s.out[i].Sentence-1; j-- {
		b := &s.out[j]
		if i+1 < len(s.out) && s.heads[i+1] == "institution" && s.out[i+1].First == s.out[i].Last && s.out[i+1].Sector != "GOV" {
			break // another body's
		}
		if s.states[b.ID] && !b.Adj && !b.Embedded && b.Sector != "JRN" && (b.Kind == "organization" || b.Kind == "office" || b.Kind == "person") {
			return b.ID, "speaks"
		}
	}
	return s.nearest(i, top)
}

// nearest is near with the name of its rule.
func (s *search) nearest(i int, top string) (id, rule string) {
	id, sure := s.near(i, top)
	if sure {
		return id, "told"
	}
	return id, "near"
}

// compatriot gives somebody of whom only the name is told the state of others
// who bear it, else that of the place or the report.
func (s *search) compatriot(i int, top string) (id, rule string) {
	for j := range s.out {
		if b := &s.out[j]; b.Kind == "person" && b.ID != "" && b.Name == s.out[i].Name {
			return b.ID, "same"
		}
	}
	if s.fromAbroad(i) || s.pundit(i) {
		return "", "told"
	}
	if id := s.native(i); id != "" {
		return id, "told"
	}
	return s.nearest(i, top)
}

// pundit tells of a name behind which somebody is told to be an expert: حسين سامر،
// باحث في الشؤون التركية.
func (s *search) pundit(i int) bool {
	if i+1 >= len(s.out) {
		return false
	}
	m, b := &s.out[i], &s.out[i+1]
	if n, marks := s.gap(m, b); n > 0 || marks > 2 || b.Sentence != m.Sentence || b.Prep != "" || s.national(b) {
		return false
	}
	return s.terms[term.Abroad].Has(b.Lemma) && b.Feats.Number == 's' && !s.terms[term.Informant].Has(b.Lemma)
}

// fromAbroad tells of somebody introduced as an expert, who may be from anywhere.
func (s *search) fromAbroad(i int) bool {
	m := &s.out[i]
	for w := max(s.Sentences[m.Sentence].First, m.First-chain/2); w < m.Last; w++ {
		if t := s.stemTag(w); s.terms[term.Abroad].Has(t.Lemma) && t.POS == isnad.NOUN && t.Feats.Number == 's' && t.Class == "person" {
			return true
		}
	}
	return false
}

// official tells whether an adjective makes a source one of the state's:
// مصدر أمني.
func (s *search) official(m *isnad.Mention) bool {
	for w := m.First; w < m.Last; w++ {
		if s.terms[term.Official].Has(s.stemTag(w).Lemma) {
			return true
		}
	}
	return false
}

// near gives the state of the scene; that which holds it for police and soldiers there
// of whom nothing is told, where the report names it. Sure tells of one for which more
// speaks than a place or what the report is about.
func (s *search) near(i int, top string) (id string, sure bool) {
	if id := s.toldHere(i); id != "" {
		return s.ruler(i, id), true
	}
	return s.ruler(i, s.scene(i, top)), false
}

// ruler gives the state itself, or that which holds it.
func (s *search) ruler(i int, id string) string {
	m := &s.out[i]
	if m.Sector == "MIL" || m.Sector == "COP" && (s.heads[i] == "institution" || m.Last > m.First+1) { // no mere guards
		if o := s.wars.Occupier(id); s.told[o] > 0 {
			return o
		}
	}
	return id
}

// toldHere gives the state by what the sentence tells of whoever is counted, of the paper's
// own people, and of whom it told before.
func (s *search) toldHere(i int) string {
	m := &s.out[i]
	if id := s.counted(i); id != "" {
		return id
	}
	if id := s.homely(i); id != "" {
		return id
	}
	if (s.heads[i] == "institution" || s.heads[i] == "office") && m.Sector != "CVL" {
		for j := i - 1; j >= 0 && s.out[j].Sentence == m.Sentence; j-- {
			b := &s.out[j]
			if s.terms[term.Envoy].Has(b.Lemma) {
				continue // السفير الأمريكي … البرلمان
			}
			if s.states[b.ID] && (b.Prep == "" || s.terms[term.But].Has(b.Prep)) && !b.Adj && !b.Embedded && (b.Kind == "state" || s.heads[j] == "office" || b.Kind == "organization" || b.Kind == "office" || s.heads[i] == "institution" && (m.Feats.Def || s.definite(m)) && s.rules(j)) {
				return b.ID // البحرين … السلطات
			}
		}
	}
	if id := s.within(i); id != "" {
		return id
	}
	if s.spoken(i) {
		return s.toldTo(i)
	}
	return ""
}

// scene gives the state of the place of a mention, or else top, where the report is about
// it for the most part.
func (s *search) scene(i int, top string) string {
	m := &s.out[i]
	says := s.spoken(i)
	for d := 1; d < 12; d++ {
		for _, j := range []int{i - d, i + d} {
			if j < 0 || j >= len(s.out) {
				continue
			}
			if b := &s.out[j]; b.Sentence == m.Sentence && b.Country != "" && !(says && j > i && s.parted(m.Last, b.First)) && (b.Kind == "place" && !s.terms[term.Away].Has(b.Prep) && !s.strange(b.Country, top) || s.townsfolk(m, b)) {
				return b.Country
			}
		}
	}
	if s.torn(top) || m.Sector == "CVL" && s.heads[i] == "institution" && s.tied(top) {
		return ""
	}
	return top
}

// townsfolk tells of a crowd, civilians or gunmen where something befalls a place: they are of
// its state, not of the one whose consulate or whose aircraft the sentence tells of.
func (s *search) townsfolk(m, place *isnad.Mention) bool {
	if m.Sector != "CVL" && m.Sector != "UAF" || m.Kind != "role" || m.Feats.Number != 'p' || place.Adj || place.Embedded || place.First < m.First {
		return false
	}
	return (place.Kind == "place" || place.Kind == "state") && s.terms[term.Placeprep].Has(place.Prep) && !s.terms[term.Away].Has(place.Prep)
}

// tied tells whether the report names another state as often as top, whose people the
// people that it tells of may then be as well.
func (s *search) tied(top string) bool {
	return s.shared && top == s.most && top != s.home
}

// torn tells whether a report is hardly about the state that it is about most: others
// share two thirds of it, or a long one names that state once or, beside others, twice.
// Whoever it leaves without a state may then be anybody's. Its own readers know who is
// theirs.
func (s *search) torn(top string) bool {
	const long, once, twice = 150, 2, 4 // words; as focus counts
	n := s.focus[top]
	switch {
	case top == s.home:
		return false
	case 3*n < s.all:
		return true
	case len(s.Words) <= long:
		return false
	}
	return n <= once || n <= twice && 4*n < 3*s.all
}

// link makes the entities and points every mention to its own.
func (s *search) link() {
	if len(s.out) > 0 {
		s.entities = make([]isnad.Entity, 0, len(s.out)/2+1)
	}
	for i := range s.out {
		m := &s.out[i]
		key := m.Kind + "\x00" + m.ID + "\x00" + text.Fold(m.Name)
		ref, ok := s.byKey[key]
		if !ok {
			e := isnad.Entity{Kind: m.Kind, Name: m.Name, ID: m.ID, Sector: m.Sector, Source: m.Source}
			if e.Kind == "role" {
				e.Kind = "group"
			}
			if it := s.items[i]; it != nil {
				e.NameEn, e.Role = it.nameEn, it.role
			}
			s.entities = append(s.entities, e)
			ref = isnad.Ref(len(s.entities))
			s.byKey[key] = ref
		}
		m.Entity = ref
	}
}
