package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
)

// titleReach is how many words an office told at length may be away from its
// bearer's name.
const titleReach = 14

// bearer gives the name of who bears an office, behind what belongs to the office
// (رئيس الاتحاد في الولاية، فلان; رئيسة الكتلة بالبرلمان الدكتورة فلانة), in the
// words before the byte at which what is said begins.
func (s *search) bearer(m *isnad.Mention, before int) string {
	if m.Feats.Number != 's' || m.Kind != "role" && m.Kind != "office" {
		return ""
	}
	stop := min(m.Last+titleReach, s.Sentences[m.Sentence].Last)
	for w := m.Last; w < stop; w++ {
		if before > m.Start && s.Words[w].Start >= before {
			return ""
		}
		if k := s.behindLetter(w); k > w {
			return s.nameAt(m, k, true, before) // مدير المستشفى د. خالد
		}
		comma := s.isComma(w)
		k := w
		if comma {
			k++
		}
		if k < stop && s.QuoteMark(k) && s.Words[k].Sentence == m.Sentence {
			k, comma = k+1, comma || s.personAt(k+1) // المتحدث المكلف "فلان"
		}
		if o := s.Begins(k); comma && o != nil && o.Adj && o.Last == k+1 {
			k++ // الأمين العام للحلف، النرويجي ينس ستولتنبرغ
		}
		if name := s.nameAt(m, k, comma, before); name != "" || comma {
			return name
		}
		if !s.goesOnOffice(w) {
			return s.nameLast(m, before)
		}
	}
	return ""
}

// nameLast gives the name that stands last before what is said, where all between it and
// who he is describes him: قال صاحب الحملة التي تعرضت لحادث خليفة خلفان إن.
func (s *search) nameLast(m *isnad.Mention, before int) string {
	for i := s.From(m.Last + 1); i < len(s.Mentions) && s.Mentions[i].Sentence == m.Sentence && s.Mentions[i].Start < before; i++ {
		o := &s.Mentions[i]
		if o.Kind != "person" || o.NameSpan != o.Span || o.Last < o.First+2 || o.Source != "" || o.Coord != 0 {
			continue
		}
		prev := s.Tag(o.First - 1)
		if o.Last >= len(s.Words) || !s.that(o.Last) || s.Words[o.Last].End > before || s.hasPrep(o.First) || s.Conj(o.First) || s.isComma(o.First-1) || prev.POS == isnad.ADP || prev.POS == isnad.VERB {
			continue
		}
		relative := false
		for w := m.Last; w < o.First; w++ {
			if s.isComma(w) || s.that(w) || s.Conj(w) && s.finite(w) {
				return ""
			}
			relative = relative || s.relative.Has(s.Tag(w).Lemma)
		}
		if relative {
			return o.Name
		}
	}
	return ""
}

// personAt tells whether somebody's name begins at word k.
func (s *search) personAt(k int) bool {
	o := s.Begins(k)
	return o != nil && o.Kind == "person" && o.NameSpan.Len() > 0
}

// nameAt gives the name that begins at word k, with or without a title before it:
// where it is told apart from what stands before it, by a mark, a title or the
// article.
func (s *search) nameAt(m *isnad.Mention, k int, apart bool, before int) string {
	first := k
	for k < len(s.Words) && s.styled(k) {
		k++
	}
	if k >= len(s.Words) || s.Words[k].Sentence != s.Words[m.Head].Sentence || s.hasPrep(first) || s.Conj(first) || s.Tag(k-1).POS == isnad.ADP {
		return ""
	}
	apart = apart || k > first || s.styled(k-1)
	for w := first; w <= k; w++ {
		for _, o := range s.At(w) {
			if o.Kind != "person" || o.NameSpan.Len() == 0 || o.NameSpan.Start != s.Words[k].Start && !(o.First == first && s.styled(first)) {
				continue
			}
			if s.holdsWithin(o, m, k) {
				return ""
			}
			if apart || s.Tag(k-1).Feats.Def && strings.Contains(s.Text[o.NameSpan.Start:o.NameSpan.End], " ") {
				return o.Name
			}
		}
	}
	if !apart {
		return ""
	}
	end := k
	for end < len(s.Words) && end < k+opener && s.partOfName(end) {
		end++
	}
	if end < k+2 || !s.overAt(end, before) {
		end = s.strangeName(k)
	}
	if end < k+2 && s.styled(k-1) {
		end = s.behindTitle(k)
	}
	if end < k+2 || s.Words[end-1].Sentence != s.Words[k].Sentence || !s.overAt(end, before) {
		return ""
	}
	return s.Text[s.Words[k].Start:s.Words[end-1].End]
}

// holdsWithin tells of the known person o, named from word at on, as the holder of an office
// that tells of whom or of what m is: عضو في حزب الرئيس السابق | علي عبد الله صالح.
func (s *search) holdsWithin(o, m *isnad.Mention, at int) bool {
	if o.Source == "" {
		return false
	}
	for i := s.From(m.Last); i < len(s.Mentions) && s.Mentions[i].First < at; i++ {
		if of := &s.Mentions[i]; (of.Kind == "office" || of.Kind == "person") && of.Last == at {
			return true
		}
	}
	return false
}

// partOfName tells of a word that may be part of a name, whether a mention knows it
// or not.
func (s *search) partOfName(k int) bool {
	for _, o := range s.At(k) {
		return o.Kind == "person" && o.NameSpan.Len() > 0 && o.NameSpan.Start == s.Words[k].Start && !s.Conj(k) && !s.hasPrep(k)
	}
	return s.nameLike(k)
}

// styled tells of a title with the article that stands before a name: الشيخ، العميد.
func (s *search) styled(k int) bool {
	n := s.Words[k].Norm
	return strings.HasPrefix(n, article) && s.words["styled"][strings.TrimPrefix(n, article)]
}

// strangeName gives the end of a name that stands between two marks at word k, of
// which one word is in no lexicon and another may have been taken for anything.
func (s *search) strangeName(k int) int {
	end, strange := k, false
	for end < len(s.Words) && end < k+opener && s.Words[end].Kind == isnad.Arabic {
		t := s.Tag(end)
		if s.hasPrep(end) || s.Conj(end) || s.Pronoun(end) >= 0 || t.POS == isnad.ADP || t.POS == isnad.PART || t.POS == isnad.PRON || s.that(end) || t.Class == "time" {
			return k
		}
		strange = strange || t.Guessed && t.POS == isnad.PROPN
		end++
	}
	if !strange || end >= len(s.Words) || s.Words[end].Kind != isnad.Punct {
		return k
	}
	return end
}

// behindTitle gives the end of a name right behind a title, at word k, which may be
// of any words that are no office and have no article in front (السفير رخا حسن،).
func (s *search) behindTitle(k int) int {
	if m := s.Begins(k); s.Tag(k).Feats.Def || m != nil && m.Kind == "office" {
		return k
	}
	end := k
	for end < len(s.Words) && end < k+opener && s.Words[end].Kind == isnad.Arabic && !s.hasPrep(end) && !s.Conj(end) && s.Pronoun(end) < 0 {
		t := s.Tag(end)
		if m := s.Begins(end); t.POS == isnad.ADP || t.POS == isnad.PRON || t.POS == isnad.PART || t.Class == "time" || s.that(end) || end > k && m != nil && !m.Adj && (m.Kind == "office" || m.Kind == "role") {
			break
		}
		end++
	}
	return end
}

// titledAs gives the id and sector of who is told of by a bare title: those of what
// he is, told right behind his name (السفير فلان، عضو المجلس المصري).
func (s *search) titledAs(st *isnad.Statement, m *isnad.Mention) {
	if m.Last != m.First+1 || !s.styled(m.Head) {
		return
	}
	for w := m.Last + 2; w < min(m.Last+opener+2, s.Sentences[m.Sentence].Last); w++ {
		if s.isComma(w) {
			continue
		}
		if s.Words[w].Kind == isnad.Punct || s.that(w) || s.hasPrep(w) {
			return
		}
		if o := s.Begins(w); o != nil && !o.Adj && o.ID != "" && (o.Kind == "office" || o.Kind == "role") {
			st.SpeakerID, st.Sector = o.ID, o.Sector
			return
		}
	}
}

// overAt tells whether a name ends before word w: at a mark, a preposition, a title
// or where what is said begins.
func (s *search) overAt(w, before int) bool {
	if w >= len(s.Words) || s.Words[w].Kind == isnad.Punct || s.Words[w].Start >= before {
		return true
	}
	return s.Words[w].Sentence != s.Words[w-1].Sentence || s.that(w) || s.finite(w) || s.endsName(w)
}

// goesOnOffice tells of a word that may belong to an office told at length: a noun,
// an adjective or a preposition of place, no occasion on which somebody speaks.
func (s *search) goesOnOffice(w int) bool {
	if s.QuoteMark(w) {
		return true
	}
	t := s.Tag(w)
	if s.Words[w].Kind == isnad.Punct || s.that(w) || s.finite(w) || t.Feats.Tanwin || t.Class == "time" || s.relative.Has(t.Lemma) && t.POS != isnad.NOUN || s.is("occasion", w) && s.hasPrep(w) || s.is("during", w) {
		return false
	}
	switch t.POS {
	case isnad.NOUN, isnad.ADJ, isnad.PROPN, isnad.NUM:
		return s.Pronoun(w) < 0
	case isnad.ADP:
		return s.Pronoun(w) < 0 && !s.is("occasion", w+1) && !s.is("during", w) && s.Tag(w+1).Class != "time"
	}
	return s.Begins(w) != nil
}
