package mention

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// lastNames marks the last names that no list holds and that were taken for verbs,
// titles or common nouns: what stands between a given name and what somebody says can be
// nothing else (قال سمير دندن إن، وتوقع عادل السريع ارتفاع).
func (s *search) lastNames() {
	for w := 1; w < len(s.Words); w++ {
		if s.named[w] || !s.givenAt(w-1) {
			continue
		}
		end := s.lastBehind(w)
		if end == w {
			continue
		}
		lo := w - 1
		for lo > 0 && s.Words[lo-1].Sentence == s.Words[w].Sentence && (s.givenAt(lo-1) || s.terms[term.Kunya].Has(s.Words[lo-1].Norm)) {
			lo--
		}
		s.claim(lo, end)
		s.led[lo] = end
		for w = lo + 1; w < end; w++ {
			s.lasts[w] = true
		}
	}
}

// givenBefore marks the given name that was taken for a noun or a verb, between who
// somebody is and the rest of the name: الفنان المصري سامح | الحلواني.
func (s *search) givenBefore() {
	for w := 2; w < len(s.Words); w++ {
		if s.named[w-1] || s.lasts[w] || !(s.named[w] || s.covered[w] == nil && s.stemTag(w).Name && s.listed[s.Words[w].Norm]) || !s.taken(w-1) {
			continue
		}
		if c := s.covered[w-2]; c != nil && s.articled(w-2) && s.Words[w-2].Sentence == s.Words[w].Sentence && c.pick("adjective", "title", "rank", "office", "role") != nil {
			s.claim(w-1, w+1)
			s.lasts[w] = true
		}
	}
}

// taken tells of a given name at word w that may have been taken for something else.
func (s *search) taken(w int) bool {
	t, n := s.stemTag(w), s.Words[w].Norm
	if t.Feats.Tanwin || !s.given[n] || s.articled(w) || s.terms[term.Kunya].Has(n) {
		return false
	}
	if c := s.covered[w]; c != nil && (c.last != c.first+1 || c.pick("adjective", "role", "rank", "title") == nil) {
		return false
	}
	return t.POS == isnad.NOUN || t.POS == isnad.ADJ || t.POS == isnad.VERB || t.POS == isnad.PROPN
}

// givenAt tells of a given name at word w that is nothing else, or goes on another.
func (s *search) givenAt(w int) bool {
	if s.covered[w] != nil {
		return false
	}
	n := s.Words[w].Norm
	if w > 0 && s.articled(w-1) && s.Words[w-1].Sentence == s.Words[w].Sentence && s.given[n] {
		c := s.covered[w-1]
		if c != nil && c.pick("adjective", "title", "rank", "role") != nil || c == nil && s.roles[s.stemTag(w-1).Lemma] != nil {
			return true // الفنان المصري سامح الحلواني، المحامي فهد العقيد
		}
	}
	if w > 0 && s.stemTag(w).POS == isnad.VERB && s.articled(w-1) {
		return false
	}
	if t := s.stemTag(w); t.Name || t.POS == isnad.PROPN {
		return s.given[n]
	}
	if w == 0 || s.Words[w-1].Sentence != s.Words[w].Sentence {
		return false
	}
	p := s.Words[w-1].Norm
	return s.terms[term.Kunya].Has(p) && (s.named[w-1] || s.given[p+n]) || s.given[n] && s.given[p] && s.stemTag(w-1).Name && s.covered[w-1] == nil
}

// lastBehind gives the end of a last name that begins at word w, right behind a given
// name; w where none does.
func (s *search) lastBehind(w int) int {
	if !s.mayBeLast(w) {
		return w
	}
	art := s.articled(w)
	if !s.saidBefore(w-1) && !(art && s.covered[w] == nil && s.stemTag(w).POS != isnad.NOUN && s.whatHeIs(w+1)) {
		return w
	}
	switch {
	case s.saidWhat(w + 1), s.whatHeIs(w + 1), art && s.describesNobody(w) && s.deed(w+1), !art && s.saidOf(w):
		return w + 1
	case !art && w+1 < len(s.Words) && s.strong(w+1) && s.covered[w+1] == nil && !s.articled(w+1) && s.stemTag(w).POS != isnad.VERB && (s.saidWhat(w+2) || s.whatHeIs(w+2) || s.relative(w+2)):
		return w + 2 // بيتاني بارون جيبس
	}
	return w
}

// describesNobody tells of an adjective that is no nation's, no role and no plural.
func (s *search) describesNobody(w int) bool {
	t := s.stemTag(w)
	return t.POS == isnad.ADJ && s.covered[w] == nil && t.Feats.Number != 'p' && s.roles[t.Lemma] == nil
}

// saidOf tells of a noun without the article at word w behind which a preposition
// brings what is told: كشف سمير توفيق مدني عن.
func (s *search) saidOf(w int) bool {
	const alef = "\u0627"
	t, next := s.stemTag(w), w+1
	if t.POS != isnad.NOUN && t.POS != isnad.PROPN || strings.HasSuffix(s.Words[w].Norm, alef) || next >= len(s.Words) || s.Words[next].Sentence != s.Words[w].Sentence {
		return false
	}
	return s.terms[term.Origin].Has(s.stemTag(next).Lemma) && s.Words[next].Last == s.Words[next].First+1
}

// relative tells whether a relative clause begins at word w, a comma before it or none.
func (s *search) relative(w int) bool {
	if w < len(s.Words) && s.comma(w) {
		w++
	}
	return w < len(s.Words) && s.Words[w].Sentence == s.Words[w-1].Sentence && s.terms[term.Relative].Has(s.stemTag(w).Lemma)
}

// whatHeIs tells whether an office or a role begins at word w, a comma before it or none:
// who he is whose name ends there.
func (s *search) whatHeIs(w int) bool {
	if w < len(s.Words) && s.comma(w) {
		w++
	}
	if w >= len(s.Words) || s.Words[w].Sentence != s.Words[w-1].Sentence {
		return false
	}
	h := s.hit(w)
	return h != nil && s.Words[w].Last == s.Words[w].First+1 && h.pick("office", "spokesman", "role") != nil && h.pick("person", "title") == nil
}

// mayBeLast tells of a word that may be a last name, whatever it was taken for.
func (s *search) mayBeLast(w int) bool {
	wd, t := &s.Words[w], s.stemTag(w)
	if wd.Kind != isnad.Arabic || wd.Sentence != s.Words[w-1].Sentence || len(wd.Norm) <= 2*len(waw) || t.Feats.Tanwin || t.Class == "time" || s.terms[term.Kunya].Has(wd.Norm) || s.that(w) {
		return false
	}
	switch t.POS {
	case isnad.NOUN, isnad.ADJ, isnad.VERB, isnad.PROPN, isnad.X:
	default:
		return false
	}
	art := s.articled(w)
	if art && t.POS == isnad.ADJ && t.Feats.Gender == 'f' { // مجموعة سليمان الطبية
		return false
	}
	if wd.Last-wd.First > 1 && !t.Guessed && !(art && t.POS == isnad.VERB) || s.says(w) && !art {
		return false
	}
	h := s.covered[w]
	switch {
	case h == nil || s.titleForName(w):
		return true
	case h.last != h.first+1 || h.pick("office", "person", "group") != nil:
		return false
	case art:
		return h.pick("title") != nil || h.pick("rank", "role") != nil && s.saidWhat(w+1) || h.pick("role") != nil && s.whatHeIs(w+1) && !s.articled(w+1)
	}
	return h.pick("title", "role", "institution") != nil
}

// titleForName tells of a title or office of one word with the article that can only be the
// last name of whose given name stands before it, as no title does before that and what is
// said comes right behind: قال إبراهيم السلطان إن.
func (s *search) titleForName(w int) bool {
	h := s.covered[w]
	if h == nil || h.last != h.first+1 || !s.articled(w) || h.pick("office", "title", "role") == nil || h.pick("person", "group", "state", "adjective") != nil || !s.saidWhat(w+1) || w < 2 {
		return false
	}
	if b := s.covered[w-2]; b != nil {
		return b.pick("title", "rank") == nil && (!s.articled(w-2) || b.first < w-2)
	}
	return s.says(w-2) || w > 2 && s.says(w-3)
}

// saidWhat tells whether what somebody says begins at word w: that, a colon or a
// quotation mark, or a comma and that.
func (s *search) saidWhat(w int) bool {
	if w >= len(s.Words) || s.Words[w].Sentence != s.Words[w-1].Sentence {
		return false
	}
	if s.comma(w) {
		return w+1 < len(s.Words) && s.bringsSpeech(w+1)
	}
	return s.colon(w) || s.terms[term.Quote].Has(s.Words[w].Norm) || s.bringsSpeech(w)
}

// deed tells of a verbal noun without the article at word w.
func (s *search) deed(w int) bool {
	if w >= len(s.Words) || s.Words[w].Sentence != s.Words[w-1].Sentence {
		return false
	}
	t := s.stemTag(w)
	return t.Feats.Verbal == 'm' && !t.Feats.Def && s.covered[w] == nil
}

// saidBefore tells of a verb of saying before word w in its sentence, no farther than
// an office's chain of nouns is long.
func (s *search) saidBefore(w int) bool {
	for v := w - 1; v >= 0 && v >= w-chain && s.Words[v].Sentence == s.Words[w].Sentence; v-- {
		if t := s.stemTag(v); t.POS == isnad.VERB {
			return s.says(v)
		}
	}
	return false
}

// bringsSpeech tells of the conjunction that brings what is said.
func (s *search) bringsSpeech(w int) bool {
	t := s.stemTag(w)
	return t.POS == isnad.SCONJ || s.terms[term.That].Has(t.Lemma) || s.that(w)
}
