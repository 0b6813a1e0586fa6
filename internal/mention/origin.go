package mention

import (
	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/phrase"
	"github.com/isnad-news/isnad/internal/term"
)

// native gives the state of the place that somebody is said to be from: سامي خليل،
// وهو من القامشلي.
func (s *search) native(i int) string {
	m := &s.out[i]
	for j := i + 1; j < len(s.out) && j <= i+2 && s.out[j].Sentence == m.Sentence; j++ {
		b := &s.out[j]
		if words, marks := s.gap(m, b); words > 3 || marks > 1 || s.acts(m.Last, b.First) {
			break
		}
		if b.ID == "" && b.Country == "" || !s.terms[term.From].Has(phrase.Prep(b, s.Phrases, s.Tags)) || !s.beingOne(m.Last, b.First) && !s.presented(m, b) {
			continue
		}
		if s.states[b.ID] {
			return b.ID
		}
		return b.Country
	}
	return ""
}

// presented tells of where somebody is from right behind his name, before what he says:
// وقال حسين الوهيبي من عمان: «…».
func (s *search) presented(m, b *isnad.Mention) bool {
	w := b.Last
	return b.First <= m.Last+1 && w < len(s.Words) && (s.colon(w) || s.comma(w) || s.stemTag(w).POS == isnad.SCONJ)
}

// homely gives somebody of whom the report tells the name and no state the paper's own,
// where the report is about it: papers tell the nation of strangers, whatever place of
// the world stands near.
func (s *search) homely(i int) string {
	m := &s.out[i]
	if s.home == "" || m.Kind != "person" || m.NameSpan.Len() == 0 || s.national(m) || s.ownState(s.most) != s.home {
		return ""
	}
	first := s.wordAt(m)
	if s.most == s.home && s.given[s.Words[first].Norm] || s.arabic(first, m.Last) {
		return s.home
	}
	return ""
}

// wordAt gives the first word of a mention's name.
func (s *search) wordAt(m *isnad.Mention) int {
	w := m.First
	for w < m.Last-1 && s.Words[w].End <= m.NameSpan.Start {
		w++
	}
	return w
}

// arabic tells of a name of two words or more one of which bears the article or tells of
// a father.
func (s *search) arabic(lo, hi int) bool {
	for w := lo + 1; w < hi; w++ {
		if s.articled(w) || s.terms[term.Kunya].Has(s.Words[w].Norm) {
			return s.given[s.Words[lo].Norm] || s.terms[term.Kunya].Has(s.Words[lo].Norm)
		}
	}
	return false
}

// nationOf gives somebody unlisted the state of the nationality that stands right before
// the name and describes no other noun: قال الإيطالي ماركو بيلوتي.
func (s *search) nationOf(i int) string {
	if i == 0 {
		return ""
	}
	m, a := &s.out[i], &s.out[i-1]
	if a.Sentence != m.Sentence || a.Last != m.First || s.heads[i-1] != "adjective" || !s.states[a.ID] || !s.articled(a.First) || a.Feats.Number == 'p' {
		return ""
	}
	if w := a.First - 1; w >= 0 && s.Words[w].Sentence == a.Sentence {
		if t := s.stemTag(w); t.POS == isnad.NOUN && t.Class != "person" && s.roles[t.Lemma] == nil {
			return "" // صافح المنتخب الإيطالي ماركو
		}
	}
	return a.ID
}

// toldTo gives the state of the news agency or broadcaster to which somebody spoke:
// officials and witnesses whom it cites are from there.
func (s *search) toldTo(i int) string {
	m := &s.out[i]
	for j := i + 1; j < len(s.out) && j <= i+4 && s.out[j].Sentence == m.Sentence; j++ {
		b := &s.out[j]
		if s.parted(m.Last, b.First) {
			break
		}
		it := s.items[j]
		if b.Sector != "JRN" || it == nil || it.kind != "group" || !s.states[it.country] || it.country == s.home || !s.terms[term.Patient].Has(phrase.Prep(b, s.Phrases, s.Tags)) {
			continue
		}
		if s.terms[term.Agency].Has(b.Lemma) {
			return it.country
		}
	}
	return ""
}

// spoken tells of somebody who stands right behind a verb of saying.
func (s *search) spoken(i int) bool {
	w := s.out[i].First - 1
	return w >= 0 && s.Words[w].Sentence == s.out[i].Sentence && s.says(w)
}

// enlist gives a fighter to the armed group in whose ranks he is, whatever his nation:
// مقاتل بريطاني في صفوف التنظيم.
func (s *search) enlist(i int) {
	m := &s.out[i]
	if i+1 >= len(s.out) || s.heads[i] != "role" || m.Sector != "MIL" && m.Sector != "REB" && m.Sector != "UAF" && m.Sector != "CVL" {
		return
	}
	b := &s.out[i+1]
	if b.Sentence == m.Sentence && b.First <= m.Last+1 && s.terms[term.Ranks].Has(b.Lemma) && b.Prep != "" && s.sectorOf(b.ID) == "REB" {
		m.ID, m.Sector = b.ID, b.Sector
	}
}

// longestTitle is how many words a name between quotation marks may have.
const longestTitle = 5

// entitled reads the name in quotation marks right behind a kind of body that has no
// article, and the nationality behind it: صحيفة «كذا» الأميركية.
func (s *search) entitled(i int) {
	m := &s.out[i]
	w := m.Last
	if last := s.stemTag(m.Last - 1); last.POS == isnad.PROPN || last.Feats.Def {
		return // اتهمت حكومة كذا «فصائل مسلحة»
	}
	if s.heads[i] != "institution" || m.Feats.Def || m.ID != "" || w >= len(s.Words) || !s.terms[term.Quote].Has(s.Words[w].Norm) {
		return
	}
	for w++; w < min(len(s.Words)-1, m.Last+longestTitle+2) && s.Words[w].Sentence == m.Sentence; w++ {
		if !s.terms[term.Quote].Has(s.Words[w].Norm) {
			continue
		}
		m.Name = s.Text[m.Start:m.End] + " " + s.Text[s.Words[m.Last].End:s.Words[w].Start]
		if h := s.hit(w + 1); h != nil && s.Words[w+1].Sentence == m.Sentence && s.articled(w+1) {
			if it := h.pick("adjective"); it != nil {
				m.ID = it.id
			}
		}
		return
	}
}
