package mention

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
	"github.com/isnad-news/isnad/internal/text"
)

// around makes of a mention that ends in somebody's name those around him whom its head
// tells: محامي مرسي is his lawyer, مكتب نتنياهو an office. They are of his state or body.
// It gives what the head is, or "" where the mention is of the one named himself.
func (s *search) around(d *draft, m *isnad.Mention) string {
	first := d.firstNm
	if first < 0 && len(d.names) > 0 {
		first = d.names[0]
	}
	if m.Kind != "person" || first <= m.Head || d.group != nil {
		return ""
	}
	head := m.Head
	if s.terms[term.Oneof].Has(s.stemTag(head).Lemma) {
		head++ // أحد مساعدي الرئيس
	}
	t := s.stemTag(head)
	if t.POS != isnad.NOUN && t.POS != isnad.ADJ || first <= head || !s.mayAnnex(head) {
		return ""
	}
	kind := "role"
	switch {
	case d.person != nil && s.attends(head, d.firstNm):
		if m.Kind = kind; m.Sector == "ELI" {
			m.Sector = "CVL"
		}
	case s.terms[term.Kin].Has(t.Lemma) && d.person != nil && t.Feats.Number == 's' && s.kinsman(d.person, head+1, d.firstNm, s.behindName(d)):
		m.Sector = d.person.sector // صهر الرئيس كوشنر is he
		return ""
	case s.terms[term.Kin].Has(t.Lemma):
		m.Kind, m.Sector = kind, "CVL"
		if land := s.lands[m.ID]; land != "" && !s.states[m.ID] {
			m.ID = land // شقيق البرغوثي is no member of his movement
		}
	case s.terms[term.Aide].Has(t.Lemma) && s.holdsWithin(d.person, head+1, s.behindName(d)):
		m.Kind, m.Sector = kind, "GOV"
	case s.terms[term.Staff].Has(t.Lemma):
		m.Kind, kind = "organization", "institution"
	default:
		return ""
	}
	m.Name, m.NameSpan = s.written(m), isnad.Span{}
	return kind
}

// holdsWithin tells whether one of the words of [lo, hi) is the office that a known person
// holds: مستشار | الرئيس باراك أوباما.
func (s *search) holdsWithin(it *item, lo, hi int) bool {
	if it == nil {
		return false
	}
	office, _, _ := strings.Cut(text.Fold(it.role), " ")
	office, _ = bare(office)
	for w := lo; office != "" && w < hi; w++ {
		if b, _ := bare(s.Words[w].Norm); b == office {
			return true
		}
	}
	return false
}

// attends tells whether whoever the word at w tells of is somebody around the known person
// whose name begins at j and no one else: right before the name, past his own office,
// stands a preposition or those who work for him (مسؤول في مكتب | الرئيس هادي،
// محام عن | مبارك، مدير حملة | كلينتون).
func (s *search) attends(w, j int) bool {
	h := s.hit(j)
	if h == nil || h.pick("person") == nil {
		return false
	}
	it, k, from := h.pick("person"), j, w+1
	if a := s.hit(w); a != nil {
		from = a.last
	}
	for k > from {
		c := s.covered[k-1]
		if c == nil && s.articled(k-1) && s.stemTag(k-1).Class == "person" {
			k-- // حملة المرشحة
			continue
		}
		if c == nil || c.first < from || c.pick("office", "title", "rank", "role") == nil {
			break
		}
		k = c.first
	}
	if k <= from {
		return k > w+1 && s.hit(w).pick("spokesman") != nil && s.terms[term.Reach].Has(s.Words[k-1].Norm) && (k == j || s.holdsWithin(it, k, h.last))
	}
	if c := s.covered[k-1]; c != nil && c.first >= from && c.pick("institution") != nil && s.terms[term.Staff].Has(s.stemTag(c.first).Lemma) {
		return s.holdsWithin(it, c.first+1, j)
	}
	before := s.stemTag(k - 1)
	if s.terms[term.Staff].Has(before.Lemma) {
		return s.mayAnnex(k-1) && (k == j || s.holdsWithin(it, k, h.last) || !s.holdsWithin(it, w, from))
	}
	return before.POS == isnad.ADP && s.terms[term.Reach].Has(before.Lemma)
}

// servant tells whether a is somebody around the known person whom b names.
func (s *search) servant(a, b *isnad.Mention) bool {
	for w := b.First; w < b.Last; w++ {
		if h := s.hit(w); h != nil && h.pick("person") != nil {
			return s.attends(a.Head, w)
		}
	}
	return false
}

// kinsman tells whether the words of [lo, name) tell an office of government that the person
// whose name ends before hi does not hold, so that he is the kin of its holder himself.
func (s *search) kinsman(it *item, lo, name, hi int) bool {
	for w := lo; w < name; w++ {
		if c := s.covered[w]; c != nil && c.first >= lo {
			if o := c.pick("office"); o != nil && o.sector == "GOV" {
				return !s.holdsWithin(it, lo, hi)
			}
		}
	}
	return false
}

// behindName gives where the known name of a draft ends.
func (s *search) behindName(d *draft) int {
	if h := s.hit(d.firstNm); h != nil {
		return h.last
	}
	return d.firstNm
}

// nearOf tells of kin and of those who work for somebody, whose own name is the one
// behind them: عائلة المغنية | بوبي براون.
func (s *search) nearOf(m *isnad.Mention) bool {
	t := s.stemTag(m.Head)
	if m.Last == m.Head+1 || !s.mayAnnex(m.Head) {
		return false
	}
	if s.terms[term.Kin].Has(t.Lemma) && t.Feats.Number == 's' && m.Last < len(s.Words) && s.Words[m.Last].Sentence == m.Sentence {
		h := s.hit(m.Last)
		if h == nil || h.pick("person") == nil {
			return true
		}
		return !s.kinsman(h.pick("person"), m.Head+1, m.Last, h.last) // شقيق الرئيس | ماهر الأسد
	}
	return s.terms[term.Kin].Has(t.Lemma) || s.terms[term.Aide].Has(t.Lemma) && t.Feats.Number == 'p'
}
