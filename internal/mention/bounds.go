package mention

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
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
	if t.Name && !office || t.POS != isnad.NOUN && !office && !(t.POS == isnad.ADJ && s.terms[term.Envoy].Has(t.Lemma)) {
		return false
	}
	if !s.stemTag(j-1).Feats.Def && !s.articled(j-1) {
		// محكمة أميركية تهمة
		return (h == nil && !t.Guessed || h != nil && h.pick("person", "title", "rank") == nil) && t.Class != "time"
	}
	if !t.Feats.Def {
		return false
	}
	if s.terms[term.Envoy].Has(t.Lemma) {
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

// received tells of an envoy with the article and whose he is at word j, right behind the
// office at word w of whoever does something to him: استقبل رئيس الوزراء | المبعوث الأممي.
func (s *search) received(w, j int) bool {
	if j+1 >= len(s.Words) || j <= w || w == 0 || s.Words[w-1].Sentence != s.Words[j].Sentence || s.Words[j+1].Sentence != s.Words[j].Sentence {
		return false
	}
	if v := s.stemTag(w - 1); v.POS != isnad.VERB || v.Feats.Tense == 0 || s.says(w-1) {
		return false
	}
	if t := s.stemTag(j); !s.articled(j) || s.Words[j].Last-s.Words[j].First != 1 || !s.terms[term.Envoy].Has(t.Lemma) {
		return false
	}
	h := s.covered[j+1]
	return s.nationality(j+1) || h != nil && (h.first == j || h.pick("gadjective") != nil) || s.terms[term.Worldwide].Has(s.stemTag(j+1).Lemma)
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
	const adjectival = "\u064a\u0647" // the ending of an adjective of relation
	if s.joinedAdjective(w, h) {
		return true
	}
	if w == 0 || s.Words[w-1].Sentence != s.Words[w].Sentence || s.Words[w].Last-s.Words[w].First != 1 || h.last != w+1 || s.named[w] {
		return false
	}
	if it := h.pick("institution"); it != nil && it.id == "" && s.stemTag(w).Feats.Def && s.affairs(w) {
		return true
	}
	if t, prev := s.stemTag(w), s.stemTag(w-1); h.pick("institution") == h.items[0] && prev.Class == "act" && strings.HasSuffix(s.Words[w].Norm, adjectival) && t.Feats.Gender == 'f' && t.Feats.Number == 's' && !t.Feats.Def && !prev.Feats.Def {
		return true // مناورات بحرية
	}
	if s.quality(w) || s.ofText(w) {
		return true
	}
	if s.stemTag(w).POS != isnad.ADJ || s.terms[term.Envoy].Has(s.stemTag(w).Lemma) || s.harmed(w) {
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

// joinedAdjective tells of an adjective of relation joined by and to another that agrees:
// مدينة صناعية واقتصادية.
func (s *search) joinedAdjective(w int, h *hit) bool {
	wd := &s.Words[w]
	if w == 0 || s.Words[w-1].Sentence != wd.Sentence || wd.Last-wd.First != 2 || s.Tags[wd.First].POS != isnad.CCONJ || h.last != w+1 || s.named[w] {
		return false
	}
	t, prev := s.stemTag(w), s.stemTag(w-1)
	return t.POS == isnad.ADJ && prev.POS == isnad.ADJ && t.Feats.Number == 's' && t.Feats.Gender == 'f' && prev.Feats.Gender == 'f' && prev.Feats.Number == 's' && t.Feats.Def == prev.Feats.Def && h.pick("role", "office") == h.items[0]
}

// quality tells of a word for what an indefinite noun with its nationality is besides:
// مصدر سعودي | مسؤول.
func (s *search) quality(w int) bool {
	t, prev := s.stemTag(w), s.stemTag(w-1)
	return s.terms[term.Official].Has(t.Lemma) && !t.Feats.Def && !prev.Feats.Def && t.Feats.Gender == prev.Feats.Gender && s.nationality(w-1)
}

// ofText tells of a word of relation for what people are that describes a text here: تقرير
// اقتصادي.
func (s *search) ofText(w int) bool {
	const ya = "\u064a"
	t, prev := s.stemTag(w), s.stemTag(w-1)
	return s.terms[term.Document].Has(prev.Lemma) && strings.HasSuffix(s.Words[w].Norm, ya) && !t.Feats.Def && !prev.Feats.Def && t.Feats.Number == 's' && prev.Feats.Number == 's' && t.Feats.Gender == prev.Feats.Gender
}

// harmed tells of somebody right behind the noun for what befell him, which no adjective
// of people describes: مقتل شرطي.
func (s *search) harmed(w int) bool {
	if w == 0 || !s.terms[term.Harm].Has(s.stemTag(w-1).Lemma) {
		return false
	}
	t := s.stemTag(w)
	r := s.roles[t.Lemma]
	return r != nil && r.role == "person" && !t.Feats.Def
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

func (s *search) colon(w int) bool { return s.Words[w].Norm == ":" }

// unlike tells whether the feminine word at w that may name a state or describe
// cannot describe the sound masculine plural, or what a masculine nationality describes,
// before it: اتهم الحوثيون السعودية, هاجم الوزير الإيراني السعودية.
func (s *search) unlike(w int) bool {
	h := s.hit(w)
	if w == 0 || h == nil || h.pick("state") == nil || s.Words[w-1].Sentence != s.Words[w].Sentence || s.stemTag(w).Feats.Gender != 'f' {
		return false
	}
	prev := s.stemTag(w - 1)
	return s.soundPlural(w-1) || prev.POS == isnad.ADJ && prev.Feats.Def && prev.Feats.Gender == 'm' && prev.Feats.Number == 's' && s.nationality(w-1)
}

// soundPlural tells of a sound masculine plural that nothing is annexed to: it keeps its
// nun.
func (s *search) soundPlural(w int) bool {
	const waw, ya, nun = "\u0648", "\u064a", "\u0646"
	t, n := s.stemTag(w), s.Words[w].Norm
	return t.Feats.Number == 'p' && t.Feats.Gender == 'm' && (strings.HasSuffix(n, waw+nun) || strings.HasSuffix(n, ya+nun)) && (!strings.HasSuffix(t.Lemma, nun) || !strings.HasSuffix(n, t.Lemma))
}

// bearsPronoun tells whether word w ends in a pronoun.
func (s *search) bearsPronoun(w int) bool {
	wd := &s.Words[w]
	return wd.Last-wd.First > 1 && s.Parts[wd.Last-1].Clitic && s.Tags[wd.Last-1].POS == isnad.PRON
}

// mayAnnex tells of a word to which something may be annexed: one without the article and
// without a pronoun.
func (s *search) mayAnnex(w int) bool {
	return !s.stemTag(w).Feats.Def && !s.articled(w) && !s.bearsPronoun(w)
}

// compound gives where a phrase that runs to word w ends, where the name of a state is
// annexed to it whose first word tells where something is: وزير خارجية | جنوب السودان.
func (s *search) compound(w int) int {
	if w == 0 || w >= len(s.Words) || s.stemTag(w).POS != isnad.ADP || s.Words[w].Last-s.Words[w].First != 1 || s.Words[w].Sentence != s.Words[w-1].Sentence {
		return w
	}
	h, head := s.hit(w), s.stemTag(w-1)
	if h == nil || h.last == w+1 || h.pick("state") == nil || head.POS != isnad.NOUN || !s.mayAnnex(w-1) {
		return w
	}
	if c := s.covered[w-1]; head.Class != "organization" && (c == nil || c.pick("office", "institution") == nil) {
		return w // قتل جندي | جنوب السودان
	}
	return h.last
}

// ownDeed tells of a verbal noun with its pronoun: لدى وصوله.
func (s *search) ownDeed(w int) bool {
	return s.stemTag(w).Feats.Verbal == 'm' && s.covered[w] == nil && s.bearsPronoun(w)
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
		if s.covered[w] == nil && t.Class != "place" && t.Class != "organization" && t.Class != "people" && t.Class != "person" && !s.terms[term.Inplace].Has(t.Lemma) && t.POS != isnad.NUM && t.POS != isnad.ADJ {
			return false
		}
	}
	return true
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
	h, wd := s.hit(w), &s.Words[w]
	if h == nil || wd.Last <= wd.First+1 || s.Tags[wd.First].POS != isnad.CCONJ || !s.Parts[wd.First].Clitic {
		return false
	}
	return h.pick("title", "office", "spokesman") != nil
}

// caller gives the reading of a callback whose state the report tells of most:
// التحالف over Iraq is not that over Yemen.
func (s *search) caller(items []*item) *item {
	var best *item
	for _, it := range items {
		if it.kind == "callback" && (best == nil || s.focus[it.state] > s.focus[best.state]) {
			best = it
		}
	}
	return best
}

// sameCase tells of a word that describes the indefinite noun right before it
// by an ending that only the two of one case share: مستوطنون متطرفون, مهاجما
// انتحاريا.
func (s *search) sameCase(w int) bool {
	const alef, waw, ya, nun = "\u0627", "\u0648", "\u064a", "\u0646"
	if w == 0 || s.Words[w-1].Sentence != s.Words[w].Sentence || s.Words[w].Last-s.Words[w].First != 1 || s.Words[w-1].Kind != isnad.Arabic {
		return false
	}
	a, b := s.stemTag(w-1), s.stemTag(w)
	if a.POS != isnad.NOUN && a.POS != isnad.ADJ || b.POS != isnad.NOUN && b.POS != isnad.ADJ || b.Feats.Verbal == 'm' || a.Feats.Def != b.Feats.Def || a.Feats.Gender != b.Feats.Gender || a.Feats.Number != b.Feats.Number {
		return false
	}
	for _, end := range []string{waw + nun, ya + nun} {
		if a.Feats.Number == 'p' && strings.HasSuffix(s.Words[w-1].Norm, end) && strings.HasSuffix(s.Words[w].Norm, end) {
			return true
		}
	}
	return a.Feats.Number == 's' && strings.HasSuffix(s.Words[w-1].Norm, alef) && strings.HasSuffix(s.Words[w].Norm, alef) &&
		!strings.HasSuffix(a.Lemma, alef) && !strings.HasSuffix(b.Lemma, alef)
}

// goesOn gives what the word at w adds to the mention before it, if it only
// describes that, and tells whether it does.
func (s *search) goesOn(w int) bool {
	k := len(s.out) - 1
	if k < 0 || s.out[k].Last != w || s.out[k].Adj || !office(s.heads[k]) && s.heads[k] != "people" || !s.sameCase(w) {
		return false
	}
	m, h := &s.out[k], s.hit(w)
	if h != nil && h.last != w+1 {
		return false
	}
	if h != nil {
		if it := h.pick("adjective"); it != nil && m.ID == "" {
			m.ID, m.Country = it.id, it.country
		}
	}
	m.Last, m.End = w+1, s.Words[w].End
	return true
}

// portfolio tells of a ministry that is told by what it is for, shown by an
// adjective that describes the word left out: الدفاع الروسية, but خط الدفاع and
// الدفاع الروسي.
func (s *search) portfolio(i int) bool {
	const ha = "\u0647"
	w := s.toks[i].word
	if !s.articled(w) && !s.toks[i].variants[len(s.toks[i].variants)-1].article || i+1 >= len(s.toks) || s.toks[i+1].word != w+1 || s.toks[i+1].sentence != s.toks[i].sentence {
		return false
	}
	if w > 0 && s.Words[w-1].Sentence == s.Words[w].Sentence {
		if t := s.stemTag(w - 1); s.Words[w].Last-s.Words[w].First == 1 && t.POS == isnad.NOUN && !t.Feats.Def {
			return false
		}
	}
	_, items := s.names.within(s.toks, i+1, 1)
	return nationalItem(items) && strings.HasSuffix(s.Words[w+1].Norm, ha)
}

// branch tells of the local branch of a body that is told by what it is for and the place
// right behind: صحة الرياض, أمانة جدة.
func (s *search) branch(i int) bool {
	w := s.toks[i].word
	if s.articled(w) {
		return w > 0 && s.Words[w].Last-s.Words[w].First == 1 && s.Words[w-1].Sentence == s.Words[w].Sentence && s.says(w-1) // أشار المرور إلى
	}
	if s.bearsPronoun(w) || i+1 >= len(s.toks) || s.toks[i+1].word != w+1 || s.toks[i+1].sentence != s.toks[i].sentence || s.Words[w+1].Last-s.Words[w+1].First > 1 {
		return false
	}
	n, items := s.names.within(s.toks, i+1, i+4)
	if n == 0 || !local(items[0]) {
		return false
	}
	if v := w - 1; v >= 0 && s.Words[v].Sentence == s.Words[w].Sentence && s.stemTag(v).POS == isnad.VERB {
		return true
	}
	return s.opensSaying(w, s.toks[i+n].word+1)
}

// opensSaying tells whether the words of [lo, hi) open their sentence before a verb of
// saying or a colon: صحة الرياض أوضحت، أمانة جدة: كذا.
func (s *search) opensSaying(lo, hi int) bool {
	in := s.Words[lo].Sentence
	if first := s.Sentences[in].First; lo > first && !(lo == first+1 && s.terms[term.Quote].Has(s.Words[first].Norm)) {
		return false
	}
	if hi < len(s.Words) && s.terms[term.Quote].Has(s.Words[hi].Norm) {
		hi++
	}
	return hi < len(s.Words) && s.Words[hi].Sentence == in && (s.says(hi) || s.colon(hi))
}

// parliamentary tells of a word for a deputy at w that is a member of parliament:
// nobody's deputy, as no office, pronoun or rank goes on it (النائب اللبناني, but
// نائب الوزير, النائب الأول).
func (s *search) parliamentary(w int) bool {
	h := s.hit(w)
	if h == nil || h.last != w+1 || !s.terms[term.Deputy].Has(s.stemTag(w).Lemma) || s.bearsPronoun(w) {
		return false
	}
	if w+1 >= len(s.Words) || s.Words[w+1].Sentence != s.Words[w].Sentence {
		return s.articled(w)
	}
	if s.nationality(w + 1) {
		return true
	}
	t := s.stemTag(w + 1)
	return s.articled(w) && (t.POS != isnad.ADJ && t.POS != isnad.NUM || s.named[w+1] || t.Name)
}
