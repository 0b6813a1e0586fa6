package mention

import (
	"slices"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// compose finds the several whom a word for many means together, where it bears
// the id of the first of them: عناصر من الحركة والحزب, طائرات فرنسية بريطانية,
// حلفاء بينهم فرنسا وبريطانيا.
func (s *search) compose() {
	for i := range s.out {
		m := &s.out[i]
		if !m.Actor || m.Adj || len(m.Of) > 0 || m.Kind == "person" || m.Kind == "state" {
			continue
		}
		if of := s.nations(i); of != nil {
			m.Of = of
			continue
		}
		if !s.many(i) {
			continue
		}
		of := s.members(i)
		if len(of) < 2 {
			of = s.among(i)
		}
		if len(of) > 1 || len(of) == 1 && m.ID == "" {
			m.Of = of
		}
	}
}

// many tells of a word for more than one, or for a body of people.
func (s *search) many(i int) bool {
	m := &s.out[i]
	return m.Feats.Number == 'p' || m.Feats.Number == 'd' || m.Lemma == BareNumber || s.several(i)
}

// members gives the name behind the mention by a preposition, to which it
// belongs, and those who are named together with it.
func (s *search) members(i int) []isnad.Whom {
	m := &s.out[i]
	if m.ID == "" {
		return nil
	}
	for j := i + 1; j < min(len(s.out), i+3) && s.out[j].Sentence == m.Sentence; j++ {
		e := &s.out[j]
		if e.Adj || e.ID != m.ID || e.Coord != 0 || e.First < m.Last {
			continue
		}
		if !s.belonging(m.Last, e.First) {
			return nil
		}
		return s.alongside(j, m.Sector)
	}
	return nil
}

// belonging tells whether between the words lo and hi, and in the clitics of hi,
// nothing stands but a preposition of belonging, marks, and a noun that is
// annexed to the name (من عناصر | الحركة).
func (s *search) belonging(lo, hi int) bool {
	prep, nouns := false, 0
	for w := lo; w <= hi && w < len(s.Words); w++ {
		wd := &s.Words[w]
		if wd.Kind == isnad.Punct {
			if !s.terms[term.Quote].Has(wd.Norm) && wd.Norm != "(" && wd.Norm != ")" {
				return false
			}
			continue
		}
		if wd.Last > wd.First && s.Tags[wd.First].POS == isnad.ADP {
			if prep || !s.terms[term.Membership].Has(s.Tags[wd.First].Lemma) {
				return false
			}
			prep = true
		} else if w < hi {
			if nouns++; nouns > 1 || s.stemTag(w).POS != isnad.NOUN || s.stemTag(w).Feats.Def {
				return false
			}
		}
	}
	return prep
}

// alongside gives who is mentioned and all that are coordinated with them who have
// another id each; nil where nobody is.
func (s *search) alongside(j int, sector string) []isnad.Whom {
	as := []int{j}
	var of []isnad.Whom
	for k := j; k < min(len(s.out), j+nearby) && s.out[k].Sentence == s.out[j].Sentence; k++ {
		b := &s.out[k]
		if b.Adj && k > j || b.ID == "" || !b.Actor || b.Kind == "person" && s.out[j].Kind != "person" {
			continue
		}
		if k > j && !(s.linked(b) && slices.Contains(as, s.partner(k))) {
			continue
		}
		as = append(as, k)
		w := isnad.Whom{ID: b.ID, Sector: sector}
		if sector == "" {
			w.Sector = b.Sector
		}
		if !slices.ContainsFunc(of, func(o isnad.Whom) bool { return o.ID == w.ID }) {
			of = append(of, w)
		}
	}
	return of
}

// linked tells whether a conjunction stands before a mention.
func (s *search) linked(b *isnad.Mention) bool {
	w := b.First - 1
	for w > 0 && s.Words[w].Kind == isnad.Punct {
		w--
	}
	return s.conj(b) || w >= 0 && s.Words[w].Kind == isnad.Arabic && s.stemTag(w).POS == isnad.CCONJ
}

// among gives those whom the sentence names as some of the many: حلفاء بينهم
// فرنسا وبريطانيا.
func (s *search) among(i int) []isnad.Whom {
	m := &s.out[i]
	for w := m.Last; w < min(s.Sentences[m.Sentence].Last, m.Last+5); w++ {
		t := s.stemTag(w)
		if t.POS == isnad.VERB && t.Feats.Tense != 0 {
			return nil
		}
		if !s.bearsPronoun(w) || !s.terms[term.Among].Has(t.Lemma) {
			continue
		}
		for j := i + 1; j < len(s.out) && s.out[j].First <= w+1; j++ {
			e := &s.out[j]
			if e.First < w && e.Actor && !e.Adj && !e.Embedded {
				return nil // قوات اعتقلت رجالا بينهم: of the men
			}
			if e.First != w+1 || e.ID == "" || !e.Actor {
				continue
			}
			if e.Loose && m.ID != "" {
				e.ID, e.Country = m.ID, m.Country // عشرون فلسطينيا بينهم أطفال
				return nil
			}
			of := s.alongside(j, "")
			if m.ID != "" && m.ID != e.ID {
				of = append([]isnad.Whom{{ID: m.ID, Sector: m.Sector}}, of...)
			}
			return of
		}
		return nil
	}
	return nil
}

// nations gives the two states whose adjectives stand one after another in a
// mention: الطيران الفرنسي البريطاني.
func (s *search) nations(i int) []isnad.Whom {
	m := &s.out[i]
	for w := m.First + 1; w+1 < m.Last; w++ {
		a, b := s.covered[w], s.covered[w+1]
		if a == nil || b == nil || a.last != w+1 || b.last != w+2 {
			continue
		}
		x, y := a.pick("adjective"), b.pick("adjective")
		if x != nil && y != nil && x.id != y.id && (x.id == m.ID || y.id == m.ID) && s.stemTag(w).POS == isnad.ADJ && s.stemTag(w+1).POS == isnad.ADJ {
			return []isnad.Whom{{ID: x.id, Sector: m.Sector}, {ID: y.id, Sector: m.Sector}}
		}
	}
	return nil
}
