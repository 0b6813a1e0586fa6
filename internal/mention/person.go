package mention

import (
	"slices"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/phrase"
	"github.com/isnad-news/isnad/internal/term"
)

// sons marks the names that the word for "son of" shows, whatever else their
// first word may be: مساعد بن محمد, بدر بن عبدالرحمن.
func (s *search) sons() {
	for w := 0; w+2 < len(s.Words); w++ {
		if !s.son(w+1) || s.Words[w].Kind != isnad.Arabic || s.Words[w+2].Kind != isnad.Arabic {
			continue
		}
		if s.Words[w+2].Sentence != s.Words[w].Sentence || w > 0 && s.son(w-1) {
			continue
		}
		if c := s.covered[w]; c != nil && c.pick("person") != nil || s.covered[w+1] != nil {
			continue
		}
		if !s.given[s.Words[w].Norm] && (s.says(w) || s.articled(w)) {
			continue // قال بن كيران, الحكومة المغربية بن كيران
		}
		if len(s.Words[w].Norm) < 4 || s.Words[w].Last-s.Words[w].First != 1 && !s.given[s.Words[w].Norm] {
			continue
		}
		end := w + 3
		for end < len(s.Words) && s.Words[end].Sentence == s.Words[w].Sentence && s.Words[end].Kind == isnad.Arabic && (s.son(end) || s.son(end-1) || s.house(end) || s.house(end-1) || s.kin(end)) {
			end++
		}
		s.claim(w, end)
	}
}

// fathersOf marks the names by which somebody goes as another's father, whatever
// else the second word may be: أبو مالك الشامي.
func (s *search) fathersOf() {
	for w := 0; w+1 < len(s.Words); w++ {
		next := &s.Words[w+1]
		if !s.spell.isFather(s.Words[w].Norm) || s.covered[w] != nil || s.named[w] || next.Sentence != s.Words[w].Sentence || next.Kind != isnad.Arabic || !s.given[next.Norm] || s.placeBefore(w) || w > 0 && (s.named[w-1] || s.stemTag(w-1).Name) {
			continue
		}
		if c := s.covered[w+1]; c != nil && (c.last > w+2 || c.pick("role", "title", "office", "nobody") == nil) {
			continue
		}
		end := w + 2
		if end < len(s.Words) && s.Words[end].Sentence == next.Sentence && s.covered[end] == nil && s.articled(end) && s.Words[end].Last-s.Words[end].First == 1 && s.strong(end) {
			end++
		}
		s.claim(w, end)
	}
}

// kin tells of a word that goes on a name: one without clitics that is listed
// as a name or looks like one.
func (s *search) kin(w int) bool {
	wd := &s.Words[w]
	if wd.Last-wd.First != 1 || s.covered[w] != nil && s.covered[w].pick("person") == nil {
		return false
	}
	b, _ := bare(wd.Norm)
	return s.listed[wd.Norm] || s.listed[b] || s.strong(w)
}

// son tells of the word for "son of" between two names; the other words that
// go on a name are longer.
func (s *search) son(w int) bool {
	n := s.Words[w].Norm
	return len(n) == len(article) && n != article && s.terms[term.Kunya].Has(n)
}

// articledName marks a name of two words that both bear the article behind a
// title: الدكتور الخضر السعيدي.
func (s *search) articledName(h *hit) {
	w := h.last
	if h.pick("title") == nil || h.pick("office", "institution") != nil || w+1 >= len(s.Words) || s.Words[w+1].Sentence != s.Words[h.first].Sentence {
		return
	}
	for j := w; j < w+2; j++ {
		if wd := &s.Words[j]; wd.Kind != isnad.Arabic || wd.Last-wd.First != 1 || s.covered[j] != nil || !s.articled(j) {
			return
		}
	}
	if !s.bounded(w+2) || s.roles[s.stemTag(w).Lemma] != nil {
		return
	}
	a, _ := bare(s.Words[w].Norm)
	b, _ := bare(s.Words[w+1].Norm)
	if s.listed[a] || s.listed[b] || s.listed[s.Words[w+1].Norm] || s.strong(w) || s.strong(w+1) {
		s.mark(w, w+2)
	}
}

// sameName tells whether the report has somebody else who bears the name of the
// person at i and is known.
func (s *search) sameName(i int) bool {
	m := &s.out[i]
	toks := s.tokens(s.Text[m.NameSpan.Start:m.NameSpan.End])
	for j := max(0, i-lookBack); j < min(len(s.out), i+lookBack); j++ {
		if b := &s.out[j]; j != i && b.Kind == "person" && b.ID != "" && shares(toks, s.allTokens(b)) {
			return true
		}
	}
	return false
}

// leadsName tells of a title with the article right before a person's name:
// الأستاذ عادل is no teacher.
func (s *search) leadsName(h *hit) bool {
	w := h.last
	if h.pick("title") == nil || !s.articled(h.first) || w >= len(s.Words) || s.Words[w].Sentence != s.Words[h.first].Sentence {
		return false
	}
	c := s.covered[w]
	return s.named[w] || c != nil && c.pick("person") != nil || c == nil && s.given[s.Words[w].Norm] && s.stemTag(w).Name
}

// namely tells of a word that may be part of a name.
func (s *search) namely(w int) bool {
	t := s.stemTag(w)
	return s.named[w] || t.Name || t.POS == isnad.PROPN || s.met(w)
}

// upon tells of the preposition that is written like a name but for its last
// letter: على, علي.
func (s *search) upon(w int) bool {
	wd := &s.Words[w]
	if !s.terms[term.Agentprep].Has(wd.Norm) {
		return false
	}
	if strings.HasSuffix(s.Text[wd.Start:wd.End], "\u0649") {
		return !s.named[w]
	}
	return s.given[wd.Norm] && s.upholds(w)
}

// ascribed tells of a last name that is an adjective here: it has the article and
// its ending, and describes a definite noun that is no person's.
func (s *search) ascribed(i int) bool {
	const ya = "\u064a"
	w := s.toks[i].word
	if w == 0 || s.Words[w-1].Sentence != s.Words[w].Sentence || !s.articled(w) || s.Words[w].Last-s.Words[w].First != 1 {
		return false
	}
	if t := s.stemTag(w); !strings.HasSuffix(s.Words[w].Norm, ya) && (t.POS != isnad.ADJ || t.Name || t.Guessed || !s.agrees(w)) {
		return false // النطاق العريض
	}
	p, c := s.stemTag(w-1), s.covered[w-1]
	return c == nil && p.POS == isnad.NOUN && s.articled(w-1) && !p.Name && !p.Guessed && p.Class != "person" && p.Class != "people" && p.Feats.Gender == 'm' && p.Feats.Number == 's' && s.roles[p.Lemma] == nil && !s.says(w-1) && !s.terms[term.Document].Has(p.Lemma) && w > 1 && s.stemTag(w-2).POS != isnad.VERB
}

// bearer tells whether what looks like a place is the first part of somebody's
// name: a name that no table holds follows, and nothing before tells of a place.
func (s *search) bearer(i, n int) bool {
	j := i + n
	if j >= len(s.toks) || s.toks[j].sentence != s.toks[i].sentence || s.toks[j].word-s.toks[j-1].word != 1 || s.placeBefore(s.toks[i].word) {
		return false
	}
	w := s.toks[j].word
	wd, t := &s.Words[w], s.stemTag(w)
	if wd.Kind != isnad.Arabic || wd.Last-wd.First != 1 {
		return false
	}
	if !s.terms[term.Kunya].Has(wd.Norm) && (t.Feats.Def || t.POS == isnad.VERB || !t.Name && !(t.Guessed && t.POS == isnad.PROPN)) {
		return false
	}
	m, _ := s.names.at(s.toks, j)
	return m == 0 && s.given[s.toks[i].variants[0].bare]
}

// ofGod tells of a word that names nobody by itself but goes on the name before
// it: عبد الله.
func (s *search) ofGod(w int) bool {
	h := s.covered[w]
	if w == 0 || h == nil || h.pick("nobody") == nil || h.last != h.first+1 {
		return false
	}
	n := s.Words[w-1].Norm
	return s.terms[term.Kunya].Has(n) || s.given[n] || s.stemTag(w-1).Name
}

// byname tells of a word with the article at token j that is likelier the rest
// of a name than an adjective: البغدادي المحمودي.
func (s *search) byname(j int) bool {
	w := s.toks[j].word
	wd, t := &s.Words[w], s.stemTag(w)
	if wd.Kind != isnad.Arabic || wd.Last-wd.First != 1 || !s.articled(w) || t.POS == isnad.VERB {
		return false
	}
	b, _ := bare(wd.Norm)
	if n, _ := s.names.at(s.toks, j); n > 0 {
		return false
	}
	return t.Guessed && t.Feats.Number != 'p' || s.listed[wd.Norm] && t.POS != isnad.NOUN && s.listed[b]
}

// that tells of a conjunction that a clitic hides, told by the hamza that no
// name has there: فإن, بأن.
func (s *search) that(w int) bool {
	const above, below = "\u0623", "\u0625"
	wd := &s.Words[w]
	for _, c := range []string{fa, ba, kaf, lam} {
		rest, ok := strings.CutPrefix(wd.Norm, c)
		if !ok {
			continue
		}
		raw := s.Text[wd.Start:wd.End]
		return s.terms[term.That].Has(rest) && (strings.Contains(raw, above) || strings.Contains(raw, below))
	}
	return false
}

// house tells of the word for a house that goes on a name (آل سعود), with the
// name behind it.
func (s *search) house(w int) bool {
	const madda = "\u0622"
	return w+1 < len(s.Words) && s.Words[w].Norm == article && strings.HasPrefix(s.Text[s.Words[w].Start:s.Words[w].End], madda) &&
		s.Words[w+1].Sentence == s.Words[w].Sentence && s.Words[w+1].Kind == isnad.Arabic && s.Words[w+1].Last-s.Words[w+1].First == 1
}

// loneNisba tells of an adjective of nationality that describes nothing, behind a verb
// or that: قال التونسي, أن السوداني.
func (s *search) loneNisba(i int) bool {
	m := &s.out[i]
	if s.heads[i] != "adjective" || m.Last != m.First+1 || m.First == 0 || s.Words[m.First-1].Sentence != m.Sentence || m.Feats.Number == 'p' || m.Feats.Gender == 'f' {
		return false
	}
	t := s.stemTag(m.First - 1)
	return t.POS == isnad.VERB || t.POS == isnad.SCONJ || s.that(m.First-1)
}

// nisbaName gives a rank or title with an adjective of nationality (اللواء
// التركي), or such an adjective alone, to the person of that last name whom the report
// named before.
func (s *search) nisbaName(i int) bool {
	m := &s.out[i]
	if s.loneNisba(i) {
		return s.bearsNisba(i, false)
	}
	if m.Last != m.First+2 || s.heads[i] != "rank" && s.heads[i] != "title" && s.heads[i] != "role" && s.heads[i] != "office" || !s.nationality(m.Last-1) {
		return false
	}
	return s.bearsNisba(i, true)
}

// bearsNisba seeks the person whose name ends in the last word of mention i; one who is
// known, where asked.
func (s *search) bearsNisba(i int, known bool) bool {
	m := &s.out[i]
	last, art := bare(s.Words[m.Last-1].Norm)
	if !art {
		return false
	}
	for j := i - 1; j >= max(0, i-lookBack); j-- {
		b := &s.out[j]
		if b.Kind != "person" || known && b.ID == "" || b.NameSpan.Len() == 0 {
			continue
		}
		if toks := s.tokens(s.Text[b.NameSpan.Start:b.NameSpan.End]); len(toks) > 1 && toks[len(toks)-1] == last {
			s.mean(i, j)
			if !known {
				s.heads[i], s.items[i], m.Adj, m.NameSpan = "name", nil, false, m.Span
			}
			return true
		}
	}
	return false
}

// hamzated tells of a word with a hamza on its seat that a name does not have:
// هادئ is not هادي.
func (s *search) hamzated(w int, name string) bool {
	const seat, alef = "\u0626", "\u0623"
	raw := s.Text[s.Words[w].Start:s.Words[w].End]
	if strings.Contains(raw, seat) && !strings.Contains(name, seat) {
		return true
	}
	return strings.Index(raw, alef) > 0 && !strings.Contains(name, alef) && !s.articled(w) // ترأس is no Truss
}

// nisba tells of a surname that was taken for a plural or dual in the construct state,
// which never bears the article: الصيادي.
func (s *search) nisba(w int) bool {
	const ya = "\u064a"
	t, wd := s.stemTag(w), &s.Words[w]
	return wd.Last-wd.First == 1 && s.articled(w) && (t.POS == isnad.NOUN || t.POS == isnad.ADJ) && (t.Feats.Number == 'p' || t.Feats.Number == 'd') && strings.HasSuffix(s.Text[wd.Start:wd.End], ya) && !strings.HasSuffix(t.Lemma, ya)
}

// namedAfter tells of an indefinite noun for a person right before an
// indefinite spokesman or official: a verb taken for a noun (ذكر متحدث باسم).
func (s *search) namedAfter(w int) bool {
	if w+1 >= len(s.Words) || s.Words[w+1].Sentence != s.Words[w].Sentence || s.hit(w) != nil || s.named[w] {
		return false
	}
	t, h := s.stemTag(w), s.hit(w+1)
	return h != nil && (h.pick("spokesman") != nil || s.terms[term.Teller].Has(s.stemTag(w+1).Lemma)) && !s.articled(w+1) && t.POS == isnad.NOUN && !t.Feats.Def && s.Words[w+1].Last-s.Words[w+1].First == 1 && s.cues[t.Lemma]
}

// keepName keeps the name at token i of somebody unlisted whose given name stands at token
// j right before it, or whose last name right behind: by either alone he is called next.
func (s *search) keepName(i, j int) {
	w := s.toks[j].word
	if s.covered[w] == nil && s.Words[w].Last-s.Words[w].First == 1 && s.stemTag(w).POS != isnad.VERB {
		s.like[s.toks[i].variants[0].bare] = true
	}
}

// namesake tells whether the well-known last name at token i is here that of
// somebody else, whom the report has named in full, as it has not the other.
func (s *search) namesake(i int, it *item) bool {
	if s.full[it] || i == 0 {
		return false
	}
	if c := s.covered[s.toks[i].word-1]; c != nil && c.pick("office", "rank") != nil {
		return false // الرئيس أوباما
	}
	for _, v := range s.toks[i].variants {
		if s.like[v.bare] {
			return true
		}
	}
	return false
}

// otherFamily tells whether a last name that is not his follows a known person's name
// that ends in a given name: محمد بن عبدالرحمن المخرج، علي عمير آل جرمان.
func (s *search) otherFamily(i, n int, it *item) bool {
	j := i + n
	if it.kind != "person" || n < 2 || j >= len(s.toks) || s.toks[j].sentence != s.toks[i].sentence || s.toks[j].word-s.toks[j-1].word != 1 {
		return false
	}
	w := s.toks[j].word
	if s.house(w) {
		return !bears(it, s.Words[w+1].Norm)
	}
	if n == 2 && s.givenWord(w-1) && s.terms[term.Servant].Has(s.Words[w].Norm) && w+1 < len(s.Words) && s.articled(w+1) {
		return !bears(it, s.Words[w+1].Norm) // أحمد فوزي عبد القهار
	}
	if !s.son(s.toks[i+1].word) && !(s.givenWord(w-1) && s.familyName(w)) {
		return false
	}
	t := s.stemTag(w)
	if !s.articled(w) || s.Words[w].Last-s.Words[w].First != 1 || t.Feats.Gender == 'f' || t.Feats.Number == 'p' || t.POS != isnad.ADJ && t.POS != isnad.PROPN || !s.bounded(w+1) && s.Words[w+1].Last-s.Words[w+1].First == 1 {
		return false
	}
	if m, _ := s.names.at(s.toks, j); m > 0 {
		return false
	}
	return !bears(it, s.Words[w].Norm)
}

// familyName tells of a word with the article that is known as a last name or in no
// lexicon: no participle (محمد مرسي المنتمي).
func (s *search) familyName(w int) bool {
	const ya = "\u064a"
	t := s.stemTag(w)
	b, _ := bare(s.Words[w].Norm)
	return strings.HasSuffix(b, ya) && t.Feats.Verbal == 0 && (s.listed[s.Words[w].Norm] || s.listed[b] || t.Guessed || t.POS == isnad.PROPN)
}

// bears tells whether a folded word is part of a known person's name or office.
func bears(it *item, norm string) bool {
	b, _ := bare(norm)
	return slices.Contains(nameTokens(it.name+" "+it.role), b)
}

// givenName tells whether what looks like an adjective of nationality at token
// i is a given name: it bears no article behind a title that does.
func (s *search) givenName(i int) bool {
	w := s.toks[i].word
	if w == 0 || s.articled(w) || s.Words[w-1].Sentence != s.Words[w].Sentence {
		return false
	}
	c := s.covered[w-1]
	return c != nil && c.pick("title", "rank", "office") != nil && c.last == c.first+1 && s.articled(c.first)
}

// familyNisba tells whether the adjective of nationality at word w is somebody's
// last name: in the masculine, with its article, right behind a given name that
// bears none.
func (s *search) familyNisba(w int) bool {
	if w == 0 || s.Words[w-1].Sentence != s.Words[w].Sentence || !s.articled(w) || s.Words[w].Last-s.Words[w].First != 1 {
		return false
	}
	t, p := s.stemTag(w), &s.Words[w-1]
	return t.Feats.Gender != 'f' && t.Feats.Number != 'p' && s.given[p.Norm] && p.Last-p.First == 1 && s.covered[w-1] == nil && !s.articled(w-1)
}

// citizen gives an unlisted person the nationality that a relative clause
// behind it shows to be no last name: أحمد التركي الذي.
func (s *search) citizen(i int) {
	if i+1 >= len(s.out) {
		return
	}
	m, b := &s.out[i], &s.out[i+1]
	if !b.Adj || b.First != m.Last || b.Sentence != m.Sentence || b.Last >= len(s.Words) || !s.states[b.ID] || !s.terms[term.Relative].Has(s.stemTag(b.Last).Lemma) {
		return
	}
	m.ID = b.ID
}

// housed gives where the name that runs into word w ends, where the house or the
// last name stands in a phrase of its own or in none: نبيل بن محمد | آل صالح،
// سعد | الحديثي.
func (s *search) housed(w int) int {
	for w > 0 && w < len(s.Words) && s.named[w-1] && s.named[w] && s.Words[w].Sentence == s.Words[w-1].Sentence {
		switch {
		case w+1 < len(s.Words) && s.house(w):
			w += 2
		case s.son(w) && s.nominal(w-1), s.son(w-1) && s.nominal(w-2):
			for w < len(s.Words) && s.named[w] && s.Words[w].Sentence == s.Words[w-1].Sentence {
				w++ // سالم | بن مساعد
			}
		case s.lasts[w] && s.verbal(w-1):
			return w // سامح الحلواني, where the first was taken for a verb
		case s.lasts[w] || s.nisba(w) || s.family(w) || s.stemTag(w).POS == isnad.VERB || s.stemTag(w-1).POS != isnad.ADP && (s.fathering(w) || s.lastName(w)):
			w++
		default:
			return w
		}
	}
	return w
}

// verbal tells of the first word of a name that was taken for a verb.
func (s *search) verbal(w int) bool {
	return s.named[w] && !s.lasts[w] && s.stemTag(w).POS == isnad.VERB
}

// nominal tells of a noun or name at word w.
func (s *search) nominal(w int) bool {
	if w < 0 {
		return false
	}
	p := s.stemTag(w).POS
	return p == isnad.NOUN || p == isnad.PROPN
}

// onBehalf tells of a word that is a name elsewhere and here means what is good
// for the noun behind it: لصالح الحكومة.
func (s *search) onBehalf(w int) bool {
	wd := &s.Words[w]
	if w+1 >= len(s.Words) || !s.terms[term.Behalf].Has(s.Parts[phrase.Stem(wd, s.Parts)].Norm) || s.Words[w+1].Sentence != wd.Sentence || s.Words[w+1].Kind != isnad.Arabic {
		return false
	}
	if wd.Last-wd.First == 1 && (w == 0 || s.stemTag(w-1).POS != isnad.ADP) {
		return false
	}
	next := &s.Words[w+1]
	t := s.stemTag(w + 1)
	return s.Tags[next.First].POS == t.POS && (t.POS == isnad.NOUN || t.POS == isnad.PROPN || t.POS == isnad.DET)
}
