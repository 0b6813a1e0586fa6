package mention

import (
	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// longestMemorial is how many words behind a body's noun its name may have.
const longestMemorial = 8

// memorials makes one name of a body or a place that bears a ruler's name, who is told of
// no further: مدينة الملك فهد الطبية, مستشفى الأمير محمد بن فهد, شارع الملك عبدالله.
func (s *search) memorials() {
	for w := 0; w+2 < len(s.Words); w++ {
		if end := s.prize(w); end > 0 {
			s.cover(&hit{first: w, last: end, items: []*item{{kind: "nobody", name: s.Text[s.Words[w].Start:s.Words[end-1].End]}}})
			continue
		}
		kind := s.memorial(w)
		if kind == "" {
			continue
		}
		end := s.memorialEnd(w + 2)
		if end < 0 {
			continue
		}
		it := &item{kind: kind, name: s.Text[s.Words[w].Start:s.Words[end-1].End]}
		if h := s.hit(w); h != nil {
			if by := h.pick("institution"); by != nil {
				it.sector, it.nameEn = by.sector, by.nameEn
			}
		}
		s.cover(&hit{first: w, last: end, items: []*item{it}})
	}
}

// prize gives where a prize's name ends that begins at word w with somebody's name, 0 where
// none does: جائزة نوبل.
func (s *search) prize(w int) int {
	if !s.terms[term.Prize].Has(s.stemTag(w).Lemma) || s.covered[w] != nil {
		return 0
	}
	end := w + 1
	for end < min(len(s.Words), w+longestMemorial) && s.Words[end].Sentence == s.Words[w].Sentence && s.Words[end].Last-s.Words[end].First == 1 && !s.articled(end) && s.partOfMemorial(end) {
		end++
	}
	if end == w+1 {
		return 0
	}
	return end
}

// memorial tells what a noun is that a ruler's title is annexed to, as its name's
// beginning: an institution, a place, or nothing ("").
func (s *search) memorial(w int) string {
	t, next := s.stemTag(w), &s.Words[w+1]
	if c := s.covered[w]; c != nil && c.last > w+1 || t.POS != isnad.NOUN || !s.mayAnnex(w) {
		return ""
	}
	if next.Sentence != s.Words[w].Sentence || next.Last-next.First != 1 || !s.articled(w+1) || !s.terms[term.Royal].Has(s.stemTag(w+1).Lemma) {
		return ""
	}
	switch {
	case s.terms[term.Endowed].Has(t.Lemma):
		return "institution"
	case s.terms[term.Monument].Has(t.Lemma):
		return "place"
	}
	return ""
}

// memorialEnd gives the end of the ruler's name that begins at word w, with the
// adjectives behind it that describe what bears it; -1 where no name begins.
func (s *search) memorialEnd(w int) int {
	end := w
	for end < min(len(s.Words), w+longestMemorial) && s.Words[end].Sentence == s.Words[w-1].Sentence && s.partOfMemorial(end) {
		if s.son(end) && end+1 < len(s.Words) {
			end++ // whose son he is
		}
		end++
	}
	if end == w {
		return -1
	}
	for end < min(len(s.Words), w+longestMemorial) && s.Words[end].Sentence == s.Words[w-1].Sentence && s.articled(end) && s.Words[end].Last-s.Words[end].First == 1 && s.stemTag(end).POS == isnad.ADJ {
		end++
	}
	return end
}

// partOfMemorial tells of a word that is listed as a name, or goes on one.
func (s *search) partOfMemorial(w int) bool {
	c := s.covered[w]
	return s.given[s.Words[w].Norm] || s.stemTag(w).Name || s.son(w) || s.house(w) || c != nil && c.pick("person") != nil
}

// brands makes a firm of the name of a state that ends a firm's name in marks («زين السعودية»):
// the firm is there, and no government.
func (s *search) brands() {
	for i := range s.out {
		m := &s.out[i]
		w := m.First - 1
		if m.Kind != "state" || m.Adj || m.Last != m.First+1 || w < 1 || m.Last >= len(s.Words) || s.Words[w-1].Sentence != m.Sentence || s.Words[m.Last].Sentence != m.Sentence {
			continue
		}
		if !s.terms[term.Quote].Has(s.Words[w-1].Norm) || !s.terms[term.Quote].Has(s.Words[m.Last].Norm) || s.Words[w].Kind == isnad.Punct || s.covered[w] != nil || s.Words[w].Last-s.Words[w].First > 1 {
			continue
		}
		if t := s.stemTag(w); s.Words[w].Kind == isnad.Arabic && t.POS != isnad.PROPN && t.POS != isnad.NOUN || t.Feats.Def || t.Class == "person" || t.Class == "place" || t.Class == "act" || t.Feats.Verbal != 0 {
			continue
		}
		if i > 0 && s.out[i-1].First == w {
			s.out[i-1].Actor, s.out[i-1].ID = false, ""
		}
		m.First, m.Head, m.Start, m.NameSpan = w, w, s.Words[w].Start, isnad.Span{Start: s.Words[w].Start, End: m.End}
		m.Kind, m.Sector, m.Name, m.Place, m.Embedded = "organization", "BUS", s.Text[m.Start:m.End], false, false
	}
}
