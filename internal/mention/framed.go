package mention

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// frame is the most words that a name set off by marks may have.
const frame = 5

// framed gives the names that marks set off behind an office, whatever else their
// words may be, to whom the office belongs that the chain of nouns before the
// first mark begins with: رئيس الاتحاد في الولاية، أفنين ألتينر،
func (s *search) framed() {
	for c := range s.Words {
		if !s.comma(c) {
			continue
		}
		lo, hi := s.setOff(c + 1)
		if lo == hi {
			continue
		}
		if a := s.chainHead(c); a >= 0 {
			s.claimed[lo] = a
			if h := s.hit(lo); h == nil || h.pick("person") == nil || h.last < hi {
				s.claim(lo, hi)
			}
		}
	}
}

// setOff gives the words of a name between word w and the mark behind it, past
// titles; none where something else stands there.
func (s *search) setOff(w int) (lo, hi int) {
	lo = w
	for lo < len(s.Words) && lo < w+frame && s.hit(lo) != nil && s.articled(lo) && (s.hit(lo).pick("title", "rank") != nil || s.courtesy(lo)) {
		lo = s.hit(lo).last
	}
	hi = lo
	for hi < len(s.Words) && hi < lo+frame && s.Words[hi].Sentence == s.Words[w-1].Sentence && s.framePart(hi, lo) {
		hi++
	}
	if hi < lo+2 || !s.closes(hi) || !s.nameLike(lo, hi) {
		return w, w
	}
	return lo, hi
}

// closes tells whether a name that a mark set off ends at word w.
func (s *search) closes(w int) bool {
	if w >= len(s.Words) || s.Words[w].Sentence != s.Words[w-1].Sentence {
		return false
	}
	return s.comma(w) || s.colon(w) || s.terms[term.Quote].Has(s.Words[w].Norm)
}

// framePart tells of a word that may be part of a name set off by marks that
// begins at word lo.
func (s *search) framePart(w, lo int) bool {
	wd, t := &s.Words[w], s.stemTag(w)
	if wd.Kind != isnad.Arabic || s.upon(w) || s.that(w) || t.Feats.Tanwin {
		return false
	}
	if s.terms[term.Kunya].Has(wd.Norm) || s.given[wd.Norm] || w > lo && s.ofGod(w) {
		return true
	}
	if c := s.covered[w]; c != nil {
		return c.pick("person") != nil || w > lo && c.pick("place") != nil && c.last == w+1 && s.articled(w)
	}
	switch {
	case wd.Last-wd.First > 1:
		return w > lo && (s.fathering(w) || s.family(w))
	case t.POS == isnad.ADP || t.POS == isnad.CCONJ || t.POS == isnad.SCONJ || t.POS == isnad.PART || t.POS == isnad.PRON || t.POS == isnad.NUM || t.POS == isnad.DET || t.POS == isnad.ADV || t.POS == isnad.AUX:
		return false
	}
	return t.Class != "time" && t.Class != "organization" && s.roles[t.Lemma] == nil && len(wd.Norm) > 3
}

// nameLike tells whether the words of [lo, hi) look like a name: the first bears
// no article, and it or the one behind it can hardly be anything else.
func (s *search) nameLike(lo, hi int) bool {
	if h := s.hit(lo); h != nil && h.pick("person") != nil {
		return h.last == hi
	}
	if !s.listed[s.Words[lo].Norm] && !s.strong(lo) && (s.articled(lo) || s.covered[lo+1] != nil || s.stemTag(lo).POS == isnad.NOUN && s.stemTag(lo).Class != "" || !s.strong(lo+1)) {
		return false // تصريحات المالكي
	}
	n := 0
	for w := lo; w < hi; w++ {
		if b, _ := bare(s.Words[w].Norm); s.listed[s.Words[w].Norm] || s.listed[b] || s.strong(w) {
			n++
		}
	}
	return n > 0 && (n > 1 || hi == lo+2)
}

// courtesy tells of an office that may stand before its holder's name as a title
// does: السفير، المستشار.
func (s *search) courtesy(w int) bool {
	h := s.hit(w)
	return h != nil && h.last == w+1 && h.pick("office", "role") != nil && s.terms[term.Courtesy].Has(s.stemTag(w).Lemma)
}

// chainHead gives the office, title or role that begins the chain of nouns which
// ends before word c, or -1.
func (s *search) chainHead(c int) int {
	head := -1
	for j := c - 1; j >= 0 && j >= c-chain && s.Words[j].Sentence == s.Words[c].Sentence; j-- {
		if !s.links(j) && !s.terms[term.Chainprep].Has(s.stemTag(j).Lemma) || s.ownDeed(j) || s.another(j) {
			return head
		}
		if s.anchor(j) && s.stemTag(j).Feats.Number != 'p' {
			head = j
		}
	}
	return head
}

// titled marks the two words behind a title or rank that bears the article where
// they look like a name: they neither go on the title nor are its object
// (العميد رسول سنائي، الدكتورة وحدة الجميلي).
func (s *search) titled(h *hit) {
	w := h.last
	if !s.articled(h.first) || h.pick("title", "rank") == nil && !s.courtesy(h.first) || w+1 >= len(s.Words) || s.Words[w+1].Sentence != s.Words[h.first].Sentence || s.named[w] || s.articled(w) {
		return
	}
	end := w + 2
	if end < len(s.Words) && s.Words[end].Sentence == s.Words[w].Sentence && s.ofFather(end) {
		end++
	}
	for end < len(s.Words) && end < w+frame && s.Words[end].Sentence == s.Words[w].Sentence && s.given[s.Words[w+1].Norm] && s.kin(end) {
		end++
	}
	if !s.plainNoun(w) || !s.lastPart(w+1) && !s.oddName(w) || !s.bounded(end) && s.hit(end) == nil {
		return
	}
	s.led[w] = end
	s.claim(w, end)
}

// oddName tells of two words that cannot go together but as a name: somebody, or
// an unknown word, and an unknown word.
func (s *search) oddName(w int) bool {
	return s.strong(w+1) && s.covered[w+1] == nil && (s.stemTag(w).Class == "person" || s.strong(w))
}

// plainNoun tells of a noun or unknown word without clitics at word w that is no
// deed, no kind of statement and no name of its own but somebody's role.
func (s *search) plainNoun(w int) bool {
	wd, t := &s.Words[w], s.stemTag(w)
	if wd.Kind != isnad.Arabic || wd.Last-wd.First != 1 || t.Feats.Verbal == 'm' || t.Feats.Tanwin && !s.given[s.Words[w+1].Norm] || s.terms[term.Proposition].Has(t.Lemma) || s.terms[term.Document].Has(t.Lemma) {
		return false
	}
	if c := s.covered[w]; c != nil && (c.last != w+1 || c.pick("role", "nobody", "institution") == nil && !s.given[wd.Norm]) {
		return false
	}
	return t.POS == isnad.NOUN || t.POS == isnad.ADJ || t.POS == isnad.PROPN || t.POS == isnad.X || t.Guessed
}

// lastPart tells of a word that can only go on the name begun by the one before
// it: a listed name, or one that ends as last names do and was taken for a noun
// with the pronoun of who speaks.
func (s *search) lastPart(w int) bool {
	const ya = "\u064a"
	wd := &s.Words[w]
	if wd.Kind != isnad.Arabic || s.covered[w] != nil && s.covered[w].pick("person") == nil {
		return false
	}
	if wd.Last-wd.First == 2 {
		t := s.Tags[wd.Last-1]
		return t.POS == isnad.PRON && t.Feats.Person == '1' && strings.HasSuffix(wd.Norm, ya)
	}
	b, art := bare(wd.Norm)
	return wd.Last-wd.First == 1 && s.stemTag(w).POS != isnad.ADP && (s.listed[wd.Norm] || art && s.listed[b] && strings.HasSuffix(b, ya))
}

// framedAt tells whether the name of an office's holder begins at word w.
func (s *search) framedAt(w int) bool {
	_, ok := s.claimed[w]
	return ok && s.named[w]
}

// officers gives an officer of no name (المسؤول الإماراتي) to the one of that
// state whom the report has named, if it is one only.
func (s *search) officers() {
	for i := range s.out {
		m := &s.out[i]
		if m.ID == "" || m.Kind != "office" && m.Kind != "role" || !m.Feats.Def || m.Feats.Number != 's' || !s.terms[term.Officer].Has(m.Lemma) || !s.bareOfficer(m) {
			continue
		}
		one := -1
		for j := i - 1; j >= max(0, i-lookBack); j-- {
			if b := &s.out[j]; b.Lemma == m.Lemma && b.NameSpan.Len() == 0 && !b.Feats.Def {
				one = -1 // told of without a name before
				break
			}
			if !s.serves(j, m.ID) {
				continue
			}
			if one >= 0 && s.out[one].Name != s.out[j].Name {
				one = -1
				break
			}
			one = j
		}
		if one >= 0 {
			b := &s.out[one]
			m.Name, m.Kind, m.Sector = b.Name, "person", b.Sector
		}
	}
}

// serves tells of somebody named who acts for a state or body at mention j.
func (s *search) serves(j int, id string) bool {
	b := &s.out[j]
	return b.Kind == "person" && b.ID == id && b.NameSpan.Len() > 0 && b.Prep == "" && !b.Embedded && b.Sector != "CVL" && b.Sector != "JRN" && b.Sector != "CRM" && b.Sector != "ELI"
}

// bareOfficer tells of an officer of whom no more than the state is told.
func (s *search) bareOfficer(m *isnad.Mention) bool {
	for w := m.First + 1; w < m.Last; w++ {
		if !s.nationality(w) && !s.terms[term.Worldwide].Has(s.stemTag(w).Lemma) {
			return false
		}
	}
	return true
}

// sentenced tells of a word for a prison that tells what somebody is sentenced to: a court
// or its judgement stands shortly before it, or how long behind it.
func (s *search) sentenced(w int) bool {
	const near = 7 // words
	sen := &s.Sentences[s.Words[w].Sentence]
	for k := w - 1; k >= max(sen.First, w-near); k-- {
		if s.terms[term.Penal].Has(s.stemTag(k).Lemma) {
			return true
		}
	}
	if w+1 >= sen.Last {
		return false
	}
	t := s.stemTag(w + 1)
	return s.counter(w+1) || t.Class == "time" || s.terms[term.Penal].Has(t.Lemma)
}

// byTitle gives an office told without a name (المبعوث الصيني، رئيسة اتحاد الصحافيين) to the
// one whom the report has named with that title before, if it is one only: all that is told
// of the office stands in the title, and both are of one state or body.
func (s *search) byTitle() {
	type holder struct {
		lemma, id  string
		lo, hi, at int // words of the title, the mention that names
	}
	var all []holder
	for j := range s.out {
		if b := &s.out[j]; b.Kind == "person" && b.NameSpan.Len() > 0 && b.Lemma != "" && b.ID != "" && b.NameSpan.Start > b.Start {
			all = append(all, holder{b.Lemma, b.ID, b.First, s.wordAt(b), j})
		}
	}
	for _, p := range s.joined {
		if a, b := &s.out[p[0]], &s.out[p[1]]; a.Lemma != "" && b.Kind == "person" && b.NameSpan.Len() > 0 && a.ID != "" && a.ID == b.ID {
			all = append(all, holder{a.Lemma, a.ID, a.First, max(a.Last, min(b.First, a.First+longTitle)), p[1]})
		}
	}
	for i := range s.out {
		m := &s.out[i]
		if m.ID == "" || m.Kind != "office" && m.Kind != "role" || m.Feats.Number != 's' || m.NameSpan.Len() > 0 || m.Adj || m.Lemma == "" || !s.definite(m) {
			continue
		}
		one := -1
		for _, h := range all {
			if h.at >= i || h.lemma != m.Lemma || h.id != m.ID || s.terms[term.Commonoffice].Has(m.Lemma) && m.Last == m.First+1 || !s.titleHas(m, h.lo, h.hi) {
				continue
			}
			if one >= 0 && s.out[one].Name != s.out[h.at].Name {
				one = -1
				break
			}
			one = h.at
		}
		if one >= 0 {
			b := &s.out[one]
			m.Name, m.Kind, m.Sector = b.Name, "person", b.Sector
		}
	}
}

// longTitle is how many words of a title are looked at.
const longTitle = 12

// titleHas tells whether all words of a mention, nationalities set aside, stand among the
// words of [lo, hi). An office that many of one state hold needs a word besides.
func (s *search) titleHas(m *isnad.Mention, lo, hi int) bool {
	told := 0
	for w := m.First; w < m.Last; w++ {
		if s.nationality(w) || s.Words[w].Kind != isnad.Arabic {
			continue
		}
		found := false
		for k := lo; k < hi && !found; k++ {
			found = s.stemTag(k).Lemma == s.stemTag(w).Lemma
		}
		if !found {
			return false
		}
		told++
	}
	return told > 1 || told == 1 && !s.terms[term.Commonoffice].Has(m.Lemma)
}
