package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// headline reads «فلان: كذا».
func (s *search) headline(sen *isnad.Sentence) {
	if !sen.Headline {
		return
	}
	s.marksFirst(sen)
	s.headlineFrom(sen, sen.First)
	for j := sen.First + 1; j+2 < sen.Last; j++ {
		if s.dots(j) || s.Words[j].Norm == "\u2026" {
			s.headlineFrom(sen, j+1)
		}
	}
}

// marksFirst reads a headline that opens with somebody's words and tells behind two stops
// whose they are: «لن نرحل».. سكان القرية يرفضون الإخلاء.
func (s *search) marksFirst(sen *isnad.Sentence) {
	p := s.pairAt(sen.First)
	if p == nil || p.close < p.open+3 || p.close+3 >= sen.Last || !s.spoken(p) && !s.selfAt(p.open+1) || s.used[p.open] {
		return
	}
	k := p.close + 1
	if s.dots(k + 1) {
		k++
	} else if s.Words[k].Norm != "\u2026" {
		return
	}
	for ref, m := range s.At(k + 1) {
		if !m.Actor || m.Adj || m.Kind != "person" && s.Tag(m.Head).Class != "person" || m.Prep != "" {
			continue
		}
		st := isnad.Statement{Speaker: ref, Class: "say", Kind: "direct", Rule: "quotes/headline", CueLemma: ":", Cue: s.Words[k].Span}
		if m.Last < sen.Last && s.finite(m.Last) {
			st.Cue, st.CueLemma = s.Words[m.Last].Span, s.Tag(m.Last).Dict
		}
		st.Content = s.trim(s.Words[p.open].End, s.Words[p.close].Start, true)
		s.used[p.open] = true
		s.push(st)
		return
	}
}

// headlineFrom reads «فلان: كذا» in the part of a headline that begins at word
// first, the first one or one behind two stops.
func (s *search) headlineFrom(sen *isnad.Sentence, first int) {
	for j := first + 1; j < sen.Last; j++ {
		if s.dots(j) {
			return
		}
		if s.Words[j].Norm != ":" {
			continue
		}
		if r := s.lastNamed(j); r != 0 {
			s.pushHeadline(sen, j, isnad.Statement{Speaker: r})
			return
		}
		if j >= first+9 {
			return
		}
		args := s.Args(first, j)
		if j+1 >= len(s.Words) {
			return
		}
		if len(args) == 0 || args[0].Prep != "" && args[0].Word > first {
			if first == sen.First {
				s.headlineByBody(sen, j)
			}
			return
		}
		for v := first; v < j; v++ {
			if c, _ := s.cue(v); c != nil {
				return
			}
		}
		m := &s.Mentions[args[0].Ref-1]
		if m.Kind == "state" && !s.hasPrep(j-1) && s.Words[j+1].Kind == isnad.Digits {
			return // ليبيا: 32 قتيلا
		}
		if next := s.Tag(j + 1); m.Kind == "state" && !s.hasPrep(j-1) && next.POS == isnad.NOUN && !next.Feats.Def && (next.Class == "act" || next.Feats.Verbal == 'm') && !s.verbSoon(j+1, sen.Last) {
			return // تركيا: مقتل عسكريين
		}
		if m.Kind == "state" && !s.hasPrep(j-1) && s.onlyNamed(j+1, sen.Last) {
			return // موسكو: الإفراج عن موقوفين
		}
		if !m.Actor || m.Lemma == bareNumber || args[0].Prep != "" || m.Kind == "state" && !s.hasPrep(j-1) && (s.dateline(m, j) || s.homeNews(m, j, sen.Last)) {
			return
		}
		st := isnad.Statement{Speaker: args[0].Ref}
		s.pushHeadline(sen, j, st)
		return
	}
}

// pushHeadline fills in the statement of a headline whose colon is word j.
func (s *search) pushHeadline(sen *isnad.Sentence, j int, st isnad.Statement) {
	st.Class, st.Kind, st.Rule, st.CueLemma = "say", "indirect", "quotes/headline", ":"
	st.Cue = isnad.Span{Start: s.Words[j].Start, End: s.Words[j].End}
	st.Content = s.trim(s.Words[j+1].Start, s.partEnd(sen, j+1), false)
	if p := s.openAfter(j + 1); p != nil && s.long(p) && p.end >= sen.Last-2 {
		st.Content, st.Kind = s.trim(s.Words[p.open].End, s.Words[p.end-1].End, true), "direct"
		s.used[p.open] = true
	}
	if st.Content.Len() > 0 {
		s.push(st)
	}
}

// partEnd gives the byte at which the part of a headline ends in which word j stands:
// where behind two stops somebody else speaks (فلان: نعم.. فلان: لا).
func (s *search) partEnd(sen *isnad.Sentence, j int) int {
	for ; j+2 < sen.Last; j++ {
		if !s.dots(j) && s.Words[j].Norm != "\u2026" {
			continue
		}
		for k := j + 2; k < min(j+opener, sen.Last); k++ {
			if s.Words[k].Norm == ":" && s.actorFrom(j+1) != nil {
				return s.Words[j].Start
			}
		}
	}
	return sen.End
}

// headlineByBody reads a headline whose colon is word j, behind a text (دراسة:)
// or a name that only what follows tells to be one (السند: …، فلان لـ«الصحيفة»:).
func (s *search) headlineByBody(sen *isnad.Sentence, j int) {
	last := -1
	for w := sen.First; w < j; w++ {
		if s.finite(w) || s.Words[w].Kind == isnad.Arabic && w > sen.First && (s.hasPrep(w) || s.Tag(w).POS == isnad.ADP) {
			break
		}
		if strings.HasPrefix(s.Words[w].Norm, lam) && w+1 < j && s.Words[w+1].Kind == isnad.Punct && w > sen.First {
			break
		}
		if s.Words[w].Kind == isnad.Arabic {
			last = w
		}
	}
	if last < 0 || last > sen.First+4 {
		return
	}
	if s.is("text", sen.First) && (last == sen.First || last == sen.First+1 && s.Tag(last).POS == isnad.ADJ) {
		st := isnad.Statement{}
		s.textItself(&st, sen.First)
		s.pushHeadline(sen, j, st)
		s.text = isnad.Span{}
		return
	}
	from := s.From(sen.Last)
	for i := from; i < min(from+bodyNames, len(s.Mentions)); i++ {
		m := &s.Mentions[i]
		if m.Kind != "person" || m.Adj || m.NameSpan.Len() == 0 {
			continue
		}
		for x := m.First; x < m.Last; x++ {
			if s.Words[x].Norm == s.Words[last].Norm && m.NameSpan.Contains(s.Words[x].Span) {
				s.pushHeadline(sen, j, isnad.Statement{Speaker: isnad.Ref(i + 1)})
				return
			}
		}
	}
}

// bodyNames is among how many mentions of the body the name that a headline
// begins with is sought.
const bodyNames = 40

// onlyNamed tells of a happening or of people hurt that a headline only names from word w
// on: there is no verb, and nothing is said of them.
func (s *search) onlyNamed(w, end int) bool {
	if w+1 >= end || s.VerbBetween(w, end) || s.hasPrep(w) || s.Begins(w) != nil && s.Begins(w).Kind != "role" {
		return false
	}
	t, n := s.Tag(w), s.Tag(w+1)
	if t.POS != isnad.NOUN || s.Pronoun(w) >= 0 {
		return false
	}
	if t.Feats.Def {
		return t.Feats.Verbal == 'm' && n.POS == isnad.ADP
	}
	return t.Class == "person" || t.Class == "people" || s.Conj(w+1) || n.POS == isnad.ADP || n.POS == isnad.NOUN && !n.Feats.Def
}

// verbSoon tells whether a finite verb stands within the next three words.
func (s *search) verbSoon(w, end int) bool {
	for k := w + 1; k < end && k < w+4; k++ {
		if s.finite(k) {
			return true
		}
	}
	return false
}

// dateline tells a place before the colon (تونس: البرلمان يقر) from a speaker.
func (s *search) dateline(m *isnad.Mention, colon int) bool {
	for i := s.From(colon + 1); i < len(s.Mentions) && s.Mentions[i].First <= colon+2; i++ {
		o := &s.Mentions[i]
		if o.Sentence == m.Sentence && o.ID == m.ID && (o.Kind == "organization" || o.Kind == "office" || o.Kind == "person") {
			return true
		}
	}
	return false
}

// homeNews tells of a state before the colon that only says whose news follows (تونس:
// محتجون يغلقون مضخة): what somebody there does or suffers, or a happening there, with
// nothing that a government would say of itself or of another.
func (s *search) homeNews(m *isnad.Mention, colon, end int) bool {
	if !m.Place {
		return false // الكرملين
	}
	first, home := colon+1, false
	for s.QuoteMark(first) && first+1 < end {
		first++
	}
	for w := first; w < end; w++ {
		if s.firstPersonAt(w) || s.Terms(term.Negation).Has(s.Tag(w).Lemma) || s.Terms(term.Future).Has(s.Tags[s.Words[w].First].Lemma) {
			return false
		}
	}
	for i := s.From(first); i < len(s.Mentions) && s.Mentions[i].First < end; i++ {
		o := &s.Mentions[i]
		there := o.ID == m.ID || o.Country == m.ID
		if !there && (o.Kind == "state" || o.Kind == "office" || o.Adj) {
			return false
		}
		home = home || there && (o.Place || o.Kind == "role" || o.Kind == "organization" || o.Kind == "office")
	}
	if o := s.Begins(first); o != nil && (o.Kind == "role" || o.Kind == "group" || o.Kind == "organization") {
		return home || o.Kind == "role" && !o.Feats.Def && s.finite(o.Last) // مستوطنون يحرقون
	}
	t := s.Tag(first)
	if t.POS != isnad.NOUN || s.Pronoun(first) >= 0 {
		return false
	}
	if !t.Feats.Def {
		return home || t.Class == "act" || t.Feats.Verbal == 'm'
	}
	n := s.Tag(first + 1)
	return t.Feats.Verbal == 'm' && (home && n.POS == isnad.ADP || n.POS == isnad.NUM) // السجن ثلاث سنوات
}
