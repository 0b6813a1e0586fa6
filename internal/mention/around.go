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
	t := s.stemTag(m.Head)
	if t.POS != isnad.NOUN || !s.mayAnnex(m.Head) {
		return ""
	}
	kind := "role"
	switch {
	case s.terms[term.Kin].Has(t.Lemma):
		m.Kind, m.Sector = kind, "CVL"
	case s.terms[term.Aide].Has(t.Lemma) && s.holdsWithin(d, m.Head+1):
		m.Kind, m.Sector = kind, "GOV"
	case s.terms[term.Staff].Has(t.Lemma):
		m.Kind, kind = "organization", "institution"
	default:
		return ""
	}
	m.Name, m.NameSpan = s.written(m), isnad.Span{}
	return kind
}

// holdsWithin tells whether the office told between word w and a known person's name is
// the one that he holds: مستشار | الرئيس باراك أوباما.
func (s *search) holdsWithin(d *draft, w int) bool {
	if d.person == nil {
		return false
	}
	office, _, _ := strings.Cut(text.Fold(d.person.role), " ")
	office, _ = bare(office)
	for ; office != "" && w < d.firstNm; w++ {
		if b, _ := bare(s.Words[w].Norm); b == office {
			return true
		}
	}
	return false
}

// nearOf tells of kin and of those who work for somebody, whose own name is the one
// behind them: عائلة المغنية | بوبي براون.
func (s *search) nearOf(m *isnad.Mention) bool {
	t := s.stemTag(m.Head)
	if m.Last == m.Head+1 || !s.mayAnnex(m.Head) {
		return false
	}
	return s.terms[term.Kin].Has(t.Lemma) || s.terms[term.Aide].Has(t.Lemma) && t.Feats.Number == 'p'
}
