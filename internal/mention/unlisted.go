package mention

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
	"github.com/isnad-news/isnad/internal/text"
)

// findUnlisted marks the words that their place shows to be a name which no
// list holds: behind a verb of saying, behind an office, or before one.
func (s *search) findUnlisted() {
	s.named = make([]bool, len(s.Words))
	for _, w := range s.families {
		s.mark(w-1, w+1)
	}
	s.sons()
	s.fathersOf()
	for w := range s.Words {
		switch {
		case s.givesName(w):
			s.calledName(w)
		case s.says(w):
			s.nameBehindVerb(w)
			s.nameBeforeSaid(w)
		case s.calls(w):
			s.nameRun(w+1, 1)
		case s.stemTag(w).POS == isnad.SCONJ && s.terms[term.That].Has(s.stemTag(w).Lemma):
			s.nameBeforeVerb(w)
		}
	}
	s.framed()
	for w := range s.Words {
		if h := s.hit(w); h != nil {
			s.titled(h)
			s.lettered(h)
		}
	}
	s.lastNames()
	for w := range s.Words {
		if s.anchor(w) {
			s.holder(w)
		}
	}
	for w := 0; w < len(s.Words); w++ {
		if h := s.hit(w); h != nil && h.pick("office", "spokesman", "rank", "title") != nil && h.pick("group", "state") == nil {
			s.nameBehindOffice(h)
			s.articledName(h)
			s.nameBeforeOffice(h)
		} else if t := s.stemTag(w); h == nil && t.Feats.Def && t.Class == "person" && t.POS == isnad.NOUN && s.covered[w] == nil {
			if end, strong := s.run(w + 1); end-w > 2 && strong >= 2 {
				s.nameRun(w+1, 2)
			}
		}
	}
	s.givenBefore()
}

// lettered marks the name behind the one letter that stands for a title: د. سحر رجب.
func (s *search) lettered(h *hit) {
	w := h.last
	if h.pick("title") == nil || w != h.first+2 || s.Words[w-1].Kind != isnad.Punct || w+1 >= len(s.Words) || s.covered[w] != nil && s.covered[w].pick("person") != nil {
		return
	}
	if end, strong := s.run(w); end > w+1 && (strong > 0 || s.given[s.Words[w].Norm]) {
		s.mark(w, end)
	} else if end := s.looseRun(w); end == w+2 {
		s.mark(w, end)
	}
}

// chain is how many words an office's name may be away from its holder's.
const chain = 16

// anchor tells of an office, title or role at word w whose holder may be named
// behind it.
func (s *search) anchor(w int) bool {
	t := s.stemTag(w)
	if s.terms[term.Sides].Has(t.Lemma) && s.terms[term.Agent].Has(t.Lemma) || s.terms[term.Others].Has(t.Lemma) {
		return false // في الجانب الآخر كشف الناطق
	}
	if h := s.hit(w); h != nil {
		return h.pick("office", "spokesman", "rank", "title", "role") != nil && h.pick("group", "state") == nil
	}
	return s.covered[w] == nil && t.POS == isnad.NOUN && t.Feats.Number == 's' && (t.Class == "person" || s.roles[t.Lemma] != nil)
}

// holder finds the holder's name at the end of the chain of nouns that an
// office or title at word w begins: المدير الإقليمي للحملة الدكتور بدر سالم.
func (s *search) holder(w int) {
	j, against := w+1, -1
	if h := s.hit(w); h != nil {
		j = h.last
	}
	for ; j < len(s.Words) && j < w+chain && s.Words[j].Sentence == s.Words[w].Sentence; j++ {
		if (s.another(j) || s.governs(j)) && !(s.stemTag(j).POS == isnad.ADP && s.fullName(j) > j+1) {
			return // ولي العهد … ومعالي وزير الدولة, مصدر موال لفلان
		}
		if h := s.hit(j); h != nil && h.pick("person") != nil {
			if _, ok := s.claimed[j]; !ok && !s.heldBefore(j, w) && !s.begunWithin(w+1, j) && h.pick("person").holds(s.Published) && !s.attends(w, j) {
				s.claimed[j] = w
			}
			return
		}
		if s.comma(j) && j > w+1 && s.apposedName(j+1) {
			j++ // المتحدث باسم المقاومة، علي الأحمدي،
		}
		if end := s.fullName(j); end > j && (s.chained(j-1) || s.comma(j-1)) && (against < 0 || s.titledFrom(j) > against+1) {
			if _, ok := s.claimed[j]; !ok {
				s.claimed[j] = w
				s.claim(j, end)
			}
			return
		}
		if l := s.stemTag(j).Lemma; s.terms[term.Chainprep].Has(l) && !s.terms[term.Agentprep].Has(l) && !s.links(j) {
			against = j
		} else if !s.links(j) || s.ownDeed(j) || s.occasion(j) {
			return
		}
	}
}

// apposedName tells of somebody's whole name at word w that ends at a comma or before أن.
func (s *search) apposedName(w int) bool {
	if w >= len(s.Words) || s.Words[w].Sentence != s.Words[w-1].Sentence {
		return false
	}
	end := s.fullName(w)
	return end > w+1 && end < len(s.Words) && (s.comma(end) || s.stemTag(end).POS == isnad.SCONJ)
}

// occasion tells of what somebody says something in: الوزير في خطاب.
func (s *search) occasion(w int) bool {
	t := s.stemTag(w)
	return s.terms[term.Document].Has(t.Lemma) && !t.Feats.Def && w > 0 && s.terms[term.Inplace].Has(s.stemTag(w-1).Lemma) && s.stemTag(w-1).POS == isnad.ADP
}

// titledFrom gives where the title with the article right before the name at word
// w begins, or -1.
func (s *search) titledFrom(w int) int {
	if c := s.covered[w-1]; c != nil && c.pick("title", "rank") != nil && s.articled(c.first) {
		return c.first
	}
	return -1
}

// begunWithin tells whether an indefinite noun that is no name begins a phrase
// of its own among the words of [lo, hi): نقل إلى الملك تحيات الرئيس أوباما.
func (s *search) begunWithin(lo, hi int) bool {
	for w := lo; w < hi; w++ {
		if t := s.stemTag(w); t.POS == isnad.NOUN && !t.Feats.Def && t.Class != "person" && s.covered[w] == nil && s.begun(w) {
			return true
		}
	}
	return false
}

// heldBefore tells whether an office of its own, other than that at word w,
// stands right before the well-known name at j, past its state.
func (s *search) heldBefore(j, w int) bool {
	for k := j - 1; k > w; k-- {
		c := s.covered[k]
		if c == nil {
			return false
		}
		if c.pick("office") != nil && c.pick("rank", "title") == nil && !s.courtesy(c.first) {
			return c.first != w
		}
	}
	return false
}

// chained tells whether the word before a name may end a chain of nouns.
func (s *search) chained(w int) bool {
	t := s.stemTag(w)
	return t.POS != isnad.ADP && t.POS != isnad.CCONJ && s.Words[w].Kind == isnad.Arabic || s.terms[term.Quote].Has(s.Words[w].Norm) || s.Words[w].Norm == ")"
}

// links tells whether word j may stand between an office and its holder.
func (s *search) links(j int) bool {
	if s.Words[j].Kind == isnad.Punct {
		return s.terms[term.Quote].Has(s.Words[j].Norm) || s.Words[j].Norm == "(" || s.Words[j].Norm == ")"
	}
	t := s.stemTag(j)
	switch t.POS {
	case isnad.NOUN, isnad.ADJ, isnad.PROPN, isnad.NUM:
		return !t.Feats.Tanwin
	case isnad.ADP:
		return s.terms[term.Reach].Has(t.Lemma) || s.covered[j] != nil || s.terms[term.Purpose].Has(t.Lemma)
	}
	return s.covered[j] != nil
}

// claim takes the words of a name from all that they were taken for.
func (s *search) claim(lo, hi int) {
	for w := lo; w < hi; w++ {
		if h := s.covered[w]; h != nil {
			s.uncover(h)
		}
	}
	s.mark(lo, hi)
}

// lastYa ends most last names with the article, and few nouns.
const lastYa = "\u064a"

// fullName gives the end of a person's name of two words or more that begins
// with a given name at word w, or w.
func (s *search) fullName(w int) int {
	if end, ok := s.led[w]; ok {
		return end
	}
	wd, first := &s.Words[w], s.stemTag(w)
	filial := s.named[w] && w+1 < len(s.Words) && s.son(w+1)
	if s.son(w) {
		return w
	}
	if wd.Kind != isnad.Arabic || wd.Last-wd.First != 1 && !(filial && s.given[wd.Norm]) || !filial && !s.given[wd.Norm] && !(first.Name && first.POS == isnad.PROPN) {
		return w
	}
	if first.POS == isnad.VERB && !(w+1 < len(s.Words) && s.strong(w+1)) {
		return w
	}
	if c := s.covered[w]; c != nil && (c.pick("person") == nil || c.first == w) {
		return w
	}
	end, sure := w+1, 0
	for end < len(s.Words) && end < w+6 && s.Words[end].Sentence == wd.Sentence {
		n := &s.Words[end]
		t := s.stemTag(end)
		if n.Kind != isnad.Arabic || n.Last == n.First || s.day(end) && !t.Name {
			break
		}
		if s.house(end) && s.covered[end+1] == nil {
			end, sure = end+2, sure+1 // علي عمير آل جرمان
			break
		}
		if s.terms[term.Kunya].Has(n.Norm) || s.particle(end) {
			end++
			continue
		}
		if n.Last-n.First > 1 && s.fathering(end) {
			end++
			sure++
			continue
		}
		if s.ofFaith(end) {
			end++
			sure++
			continue
		}
		if s.family(end) {
			end++
			sure++
			break
		}
		if end-1 > w && s.ofFather(end) {
			end++
			sure++
			continue
		}
		if c := s.covered[end]; c != nil && c.pick("person") == nil && !s.ofGod(end) {
			break
		}
		if b, _ := bare(n.Norm); n.Last-n.First == 1 && t.POS != isnad.ADP && (s.listed[n.Norm] || s.listed[b] && t.Feats.Def || s.strong(end)) || s.given[n.Norm] && s.terms[term.Kunya].Has(s.Words[end-1].Norm) {
			end++
			sure++
			continue
		}
		if s.articled(end-1) && (end == w+1 && !s.given[wd.Norm] || s.articled(end) && !strings.HasSuffix(n.Norm, lastYa)) {
			break // ألقى المهندس الحازمي كلمة، حضر أحمد الحازمي الحفل
		}
		if n.Last-n.First == 1 && s.covered[end] == nil && s.surname(end) && (s.bounded(end+1) || s.lastName(end)) && (sure == 0 || s.articled(end) || t.Feats.Gender != 'f' && t.Class == "") {
			end++
		}
		break
	}
	for end > w && s.terms[term.Kunya].Has(s.Words[end-1].Norm) {
		end--
	}
	// علي or على
	if end < w+2 || first.POS == isnad.ADP && (sure == 0 && !s.bounded(end) || strings.HasSuffix(s.Text[wd.Start:wd.End], "\u0649")) {
		return w
	}
	return end
}

// ofFather tells of a noun behind a word that goes on a name, be it a name elsewhere or
// not: موفق أبو طالب.
func (s *search) ofFather(w int) bool {
	wd, t := &s.Words[w], s.stemTag(w)
	if wd.Last-wd.First != 1 || s.articled(w) || !s.terms[term.Kunya].Has(s.Words[w-1].Norm) || t.POS != isnad.NOUN && t.POS != isnad.ADJ && t.POS != isnad.PROPN {
		return false
	}
	c := s.covered[w]
	return c == nil || c.last == w+1 && c.pick("role", "office", "title") != nil
}

// ofFaith tells of the second word of a given name of two: صلاح الدين.
func (s *search) ofFaith(w int) bool {
	return s.covered[w] == nil && s.Words[w].Last-s.Words[w].First == 1 && s.terms[term.Faith].Has(s.Words[w].Norm) && s.given[s.Words[w-1].Norm]
}

// family tells of a word at the end of a phrase, right behind a given name, that
// was taken for a place or a verb and is a last name: علي الأحمدي، خالد شواني.
func (s *search) family(w int) bool {
	const ya = "\u064a"
	n := &s.Words[w]
	if !s.givenWord(w-1) || !s.bounded(w+1) && (s.hit(w+1) == nil || s.hit(w+1).pick("spokesman", "office") == nil) || !strings.HasSuffix(n.Norm, ya) {
		return false
	}
	if c := s.covered[w]; c != nil {
		return s.articled(w) && c.first == w && c.last == w+1 && c.pick("place") != nil && c.pick("adjective", "state", "capital") == nil
	}
	if n.Last-n.First != 2 || s.Tags[n.Last-1].POS != isnad.PRON {
		return false
	}
	return s.stemTag(w).POS == isnad.VERB || s.Tags[n.Last-1].Feats.Person == '1' // عبد العزيز جباري
}

// givenWord tells of a given name, or of the second word of one (عبد | العزيز).
func (s *search) givenWord(w int) bool {
	n := s.Words[w].Norm
	return s.given[n] || w > 0 && s.terms[term.Kunya].Has(s.Words[w-1].Norm) && s.given[s.Words[w-1].Norm+n]
}

// lastName tells of a noun or adjective right behind a given name at which a
// phrase ends: before a mark, a clitic or what the bearer is (ماهر عزيز عضو).
func (s *search) lastName(w int) bool {
	n := &s.Words[w]
	if n.Last-n.First != 1 || !s.given[s.Words[w-1].Norm] || s.covered[w] != nil || !s.surname(w) && !(s.given[n.Norm] && !s.stemTag(w).Feats.Tanwin) || s.stemTag(w).Feats.Number == 'p' && s.stemTag(w).Feats.Gender != 'f' {
		return false
	}
	if s.bounded(w + 1) {
		return true
	}
	next := &s.Words[w+1]
	clitic := next.Last-next.First > 1 && s.Parts[next.First].Clitic && s.Tags[next.First].POS == isnad.ADP
	if h := s.hit(w + 1); h != nil && !clitic {
		return h.pick("office", "spokesman", "rank", "title", "role") != nil && !s.articled(w+1)
	}
	return clitic || next.Last-next.First > 1 && s.Parts[next.First].Clitic && s.Tags[next.First].POS != isnad.DET
}

// surname tells of a noun or adjective that may be somebody's last name where
// nothing else follows.
func (s *search) surname(w int) bool {
	t := s.stemTag(w)
	if t.POS != isnad.NOUN && t.POS != isnad.ADJ && t.POS != isnad.PROPN && t.POS != isnad.X {
		return false
	}
	return t.Class != "person" && t.Class != "time" && t.Class != "organization" && t.Class != "people" && (s.roles[t.Lemma] == nil || !t.Feats.Def) && !t.Feats.Tanwin && (t.Feats.Verbal != 'm' || t.Feats.Number == 'd')
}

// bounded tells whether nothing that could go on a noun phrase stands at word
// w: a mark, a verb, a particle, a preposition, the end.
func (s *search) bounded(w int) bool {
	if w >= len(s.Words) || s.Words[w].Sentence != s.Words[w-1].Sentence || s.Words[w].Kind == isnad.Punct {
		return true
	}
	t := s.stemTag(w)
	switch t.POS {
	case isnad.NOUN, isnad.ADJ, isnad.PROPN, isnad.NUM:
		return t.Feats.Tanwin || t.Class == "time"
	}
	return true
}

// says tells of a finite verb of saying in the third person.
func (s *search) says(w int) bool {
	t := s.stemTag(w)
	return t.POS == isnad.VERB && t.Feats.Person == '3' && s.cues[t.Lemma]
}

// calls tells of a verb that gives a name: يدعى.
func (s *search) calls(w int) bool {
	t := s.stemTag(w)
	return t.POS == isnad.VERB && s.terms[term.Called].Has(t.Lemma)
}

// strong tells of a word that is hardly anything but a name.
func (s *search) strong(w int) bool {
	t := s.stemTag(w)
	if s.nisba(w) {
		return true
	}
	if t.Class == "person" || t.Class == "people" || t.Class == "organization" || t.Class == "place" {
		return false
	}
	return t.Name || t.Guessed || t.POS == isnad.PROPN
}

// part tells whether word w may be part of a name: a word without clitics
// that is no other name.
func (s *search) part(w, first int) bool {
	if w >= len(s.Words) || s.Words[w].Kind != isnad.Arabic || len(s.Words[w].Norm) < 4 {
		return false
	}
	wd := &s.Words[w]
	if w > 0 && w != first && wd.Sentence != s.Words[w-1].Sentence {
		return false
	}
	if wd.Last-wd.First != 1 && (w != first || s.Parts[wd.Last-1].Clitic) {
		return false
	}
	if h := s.covered[w]; h != nil && !s.ofGod(w) || s.upon(w) || s.that(w) || s.ownWords(w) {
		return false
	}
	t := s.stemTag(w)
	if s.day(w) && !t.Name {
		return false // أكد أردوغان الثلاثاء
	}
	switch t.POS {
	case isnad.PROPN, isnad.X:
		return true
	case isnad.NOUN, isnad.ADJ:
		return s.strong(w) || !t.Feats.Def && (t.Class == "" || t.Class == "thing" || t.Class == "act") && (t.Feats.Verbal == 0 || t.Feats.Verbal == 'm') && !t.Feats.Tanwin && t.Feats.Number != 'p' && s.roles[t.Lemma] == nil
	}
	return t.Name && t.POS != isnad.VERB
}

// ownWords tells of what somebody says, with a pronoun that was taken for the ending of
// a name: واصل فلان حديثه.
func (s *search) ownWords(w int) bool {
	const his = "\u0647"
	wd := &s.Words[w]
	noun, ok := strings.CutSuffix(s.Text[wd.Start:wd.End], his)
	return ok && wd.Last-wd.First == 1 && s.terms[term.Utterance].Has(noun)
}

// run gives the end of a run of name parts that begins at w, and how many of
// them are strong.
func (s *search) run(w int) (end, strong int) {
	end = w
	for end < len(s.Words) && end < w+5 && (s.part(end, w) || end > w && (s.fathering(end) || s.particle(end))) {
		if s.strong(end) {
			strong++
		}
		end++
	}
	if end == w || end >= len(s.Words) || s.Words[end].Sentence != s.Words[w].Sentence {
		return end, strong
	}
	switch {
	case s.family(end):
		return end + 1, strong + 1
	case s.house(end) && s.covered[end+1] == nil:
		return end + 2, strong + 1 // علي عمير آل جرمان
	}
	return end, strong
}

// day tells of the name of a day, which is no part of a name before it.
func (s *search) day(w int) bool {
	return s.terms[term.Weekday].Has(s.stemTag(w).Lemma) && s.articled(w)
}

// particle tells of a word that only foreign names have between their parts (فان دير
// ليست), before a part that no lexicon has.
func (s *search) particle(w int) bool {
	if !s.terms[term.Particle].Has(s.Words[w].Norm) || s.covered[w] != nil {
		return false
	}
	for k := w + 1; k < min(w+3, len(s.Words)) && s.Words[k].Sentence == s.Words[w].Sentence; k++ {
		if !s.terms[term.Particle].Has(s.Words[k].Norm) {
			return s.stemTag(k).Guessed && s.covered[k] == nil && s.Words[k].Kind == isnad.Arabic
		}
	}
	return false
}

// twinned tells of a given name that was taken for a dual in the construct state:
// رحمي دوغان.
func (s *search) twinned(w int) bool {
	const ya = "\u064a"
	wd, t := &s.Words[w], s.stemTag(w)
	return wd.Last-wd.First == 1 && s.covered[w] == nil && t.POS == isnad.NOUN && t.Feats.Number == 'd' && !t.Feats.Def && strings.HasSuffix(wd.Norm, ya) && s.Words[w+1].Sentence == wd.Sentence
}

// fathering tells of the word behind "father of" in a name, whatever it was taken
// for: محمود أبو وطفة.
func (s *search) fathering(w int) bool {
	wd := &s.Words[w]
	return s.spell.isFather(s.Words[w-1].Norm) && wd.Sentence == s.Words[w-1].Sentence && wd.Kind == isnad.Arabic && s.covered[w] == nil && len(wd.Norm) > 4
}

// nameRun marks the run at w if it has that many strong words.
func (s *search) nameRun(w, least int) {
	if w >= len(s.Words) {
		return
	}
	end, strong := s.run(w)
	for end > w && !s.strong(end-1) && !(end-1 > w && (s.family(end-1) || s.lastName(end-1))) { // names end in a word that looks like one
		end--
	}
	if end == w || strong < least {
		return
	}
	s.mark(w, end)
}

// mark takes the words of [lo, hi) for a name.
func (s *search) mark(lo, hi int) {
	for w := lo; w < hi; w++ {
		s.named[w] = true
		if w > lo && w+1 < hi && s.terms[term.Particle].Has(s.Words[w].Norm) {
			s.lasts[w], s.lasts[w+1] = true, true // whatever they were taken for
		}
	}
}

// nameBehindVerb reads قال هنري باركي.
func (s *search) nameBehindVerb(v int) {
	w := v + 1
	if w+1 < len(s.Words) && s.hit(w) != nil && s.hit(w).last == w+1 && (s.hit(w).pick("title") != nil || s.hit(w).pick("role", "office") != nil && s.articled(w) && s.stemTag(w).Feats.Number == 's') {
		w++
	}
	if w >= len(s.Words) || s.Words[w].Sentence != s.Words[v].Sentence {
		return
	}
	if s.Words[w].Last-s.Words[w].First != 1 {
		return
	}
	if end := s.looseRun(w); end-w >= 2 && end < len(s.Words) && s.hit(end) != nil && s.hit(end).pick("spokesman") != nil && s.articled(end) {
		s.mark(w, end) // صرح سيد ظفر هاشمي المتحدث باسم
		return
	}
	if w+1 < len(s.Words) && s.Words[w+1].Sentence == s.Words[w].Sentence && s.covered[w] == nil && s.given[s.Words[w].Norm] && s.lastName(w+1) {
		s.mark(w, w+2) // كشف عادل فرزات، الناطق
		return
	}
	if w+1 < len(s.Words) && s.Words[w+1].Sentence == s.Words[w].Sentence && s.covered[w] == nil && s.given[s.Words[w].Norm] && s.family(w+1) {
		s.claim(w, w+2) // قال علي الأحمدي
		return
	}
	end, strong := s.run(w)
	if end == w {
		return
	}
	if t := s.stemTag(w); t.Feats.Def && strong < 2 && !t.Name && t.POS != isnad.PROPN && !t.Guessed {
		return
	}
	if s.strong(w) {
		s.nameRun(w, 1)
	}
}

// nameBeforeSaid reads قال المبرمج أوزان دمير إن: whatever stands between somebody told by
// what he is and what he says is his name.
func (s *search) nameBeforeSaid(v int) {
	w := v + 1
	if w >= len(s.Words) || s.Words[w].Sentence != s.Words[v].Sentence || !s.ownedOrDefinite(w) {
		return
	}
	lo, end := s.unknownRun(w)
	if end-lo < 2 || end >= len(s.Words) || s.Words[end].Sentence != s.Words[v].Sentence || s.named[lo] && s.named[end-1] {
		return
	}
	first := &s.Tags[s.Words[end].First]
	switch {
	case s.terms[term.That].Has(s.stemTag(end).Lemma), s.colon(end), s.terms[term.Quote].Has(s.Words[end].Norm):
		s.claim(lo, end)
	case first.POS == isnad.ADP && (s.strong(lo) || s.strong(end-1)): // قالت الطبيبة فلانة لإذاعة إن
		s.claim(lo, end)
	}
}

// nameBeforeVerb reads إلا أن محاميه سامر الحلو وصف: whatever stands between somebody told
// by what he is, behind أن, and the verb is his name, if a word of it looks like one.
func (s *search) nameBeforeVerb(that int) {
	w := that + 1
	if w >= len(s.Words) || s.Words[w].Sentence != s.Words[that].Sentence || !s.ownedOrDefinite(w) {
		return
	}
	lo, end := s.unknownRun(w)
	if end-lo < 2 || end >= len(s.Words) || s.Words[end].Sentence != s.Words[w].Sentence || s.named[lo] || !s.says(end) {
		return
	}
	for k := lo; k < end; k++ {
		if s.strong(k) || s.given[s.Words[k].Norm] {
			s.claim(lo, end)
			return
		}
	}
}

// ownedOrDefinite tells of a noun with the article or with a pronoun and nothing before it:
// المحامي، محاميه.
func (s *search) ownedOrDefinite(w int) bool {
	wd := &s.Words[w]
	if s.articled(w) {
		return wd.Last-wd.First == 1
	}
	return wd.Last-wd.First == 2 && s.Tags[wd.Last-1].POS == isnad.PRON
}

// unknownRun gives the words [lo, end) that may be the name of somebody told by what he is
// at word w, behind his adjectives; lo is end where w tells of nobody.
func (s *search) unknownRun(w int) (lo, end int) {
	t := s.stemTag(w)
	if t.POS != isnad.NOUN || t.Feats.Number != 's' || t.Class != "person" && s.roles[t.Lemma] == nil {
		return w, w
	}
	lo = w + 1
	for lo < len(s.Words) && s.Words[lo].Sentence == s.Words[w].Sentence && (s.nationality(lo) || s.stemTag(lo).POS == isnad.ADJ && s.articled(lo) && !s.stemTag(lo).Guessed && !s.stemTag(lo).Name && s.covered[lo] == nil) {
		lo++
	}
	const longest = 4 // words
	for end = lo; end < len(s.Words) && end < lo+longest && s.Words[end].Sentence == s.Words[w].Sentence && s.mayName(end, end == lo); {
		end++
	}
	return lo, end
}

// givesName tells of a word behind which the name of somebody stands who is told of just
// before: رجل يدعى، ناشط اسمه.
func (s *search) givesName(w int) bool {
	const near, noDots = 6, "\u0649"
	wd, t := &s.Words[w], s.stemTag(w)
	if !s.terms[term.Called].Has(t.Lemma) || w == 0 || s.Words[w-1].Sentence != wd.Sentence {
		return false
	}
	switch t.POS {
	case isnad.VERB:
		if wd.Last-wd.First > 1 || w+1 >= len(s.Words) || !strings.HasSuffix(s.Text[wd.Start:wd.End], noDots) && !s.given[s.Words[w+1].Norm] {
			return false
		}
	case isnad.NOUN:
		if wd.Last-wd.First != 2 || s.Tags[wd.Last-1].POS != isnad.PRON {
			return false
		}
	default:
		return false
	}
	return s.personWithin(max(0, w-near), w)
}

// calledName takes what stands behind such a word for a name, whatever it was taken for:
// رجل يدعى نصر الدين رجال.
func (s *search) calledName(w int) {
	const longest = 4 // words
	lo := w + 1
	end := lo
	for end < len(s.Words) && end < lo+longest && s.Words[end].Sentence == s.Words[w].Sentence && s.goesOnCalled(end, lo) {
		end++
	}
	if end == lo {
		return
	}
	s.claim(lo, end)
	s.led[lo] = end
	for k := lo + 1; k < end; k++ {
		s.lasts[k] = true
	}
}

// personWithin tells whether an indefinite noun for one person stands among the words of
// [lo, w) of the sentence of word w.
func (s *search) personWithin(lo, w int) bool {
	for k := w - 1; k >= lo && s.Words[k].Sentence == s.Words[w].Sentence && s.Words[k].Kind != isnad.Punct; k-- {
		t := s.stemTag(k)
		if t.POS == isnad.NOUN && t.Feats.Number == 's' && !t.Feats.Def && (t.Class == "person" || s.roles[t.Lemma] != nil) {
			return true
		}
	}
	return false
}

// goesOnCalled tells whether word k belongs to the name that begins at word lo: the first
// two may be any nouns, what follows looks like a name.
func (s *search) goesOnCalled(k, lo int) bool {
	const two = 2
	wd, t := &s.Words[k], s.stemTag(k)
	if wd.Kind != isnad.Arabic || s.that(k) || s.day(k) || t.Feats.Tanwin || t.Class == "time" || wd.Last > wd.First+1 && s.Parts[wd.First].Clitic {
		return false
	}
	if k > lo && s.terms[term.Kunya].Has(s.Words[k-1].Norm) {
		return true
	}
	if k == lo || s.given[wd.Norm] || s.terms[term.Kunya].Has(wd.Norm) || s.ofFaith(k) || s.ofGod(k) {
		return t.POS != isnad.ADP && t.POS != isnad.PART || s.given[wd.Norm]
	}
	switch t.POS {
	case isnad.NOUN, isnad.ADJ, isnad.PROPN, isnad.X:
		return (k < lo+two || s.ofFaith(k-1) || s.ofGod(k-1)) && (t.Feats.Verbal != 'm' || s.strong(k)) || s.strong(k) && s.covered[k] == nil
	}
	return false
}

// mayName tells of a word that can be part of a name where nothing else can stand.
func (s *search) mayName(w int, first bool) bool {
	wd, t := &s.Words[w], s.stemTag(w)
	if wd.Kind != isnad.Arabic || s.that(w) || s.day(w) || s.upon(w) || t.Feats.Tanwin || t.Class == "time" {
		return false
	}
	if c := s.covered[w]; c != nil && (first || c.last > w+1 || c.pick("place") == nil || c.pick("adjective", "state", "capital") != nil) {
		return false
	}
	if s.given[wd.Norm] || t.Name || t.Guessed || !first && s.family(w) {
		return true
	}
	if wd.Last-wd.First != 1 || s.articled(w) && t.POS != isnad.PROPN {
		return false
	}
	switch t.POS {
	case isnad.NOUN, isnad.ADJ:
		return t.Class != "person" && t.Class != "people" && t.Class != "organization" && s.roles[t.Lemma] == nil && !(first && t.Feats.Verbal == 'm' && t.Class != "thing")
	}
	return t.POS == isnad.PROPN || t.POS == isnad.X
}

// nameBehindOffice reads وزير الخارجية الإيطالي باولو جينتيلوني, with a mark
// between or without.
func (s *search) nameBehindOffice(h *hit) {
	w := h.last
	for w < len(s.Words) && s.Words[w].Sentence == s.Words[h.first].Sentence {
		c := s.covered[w]
		if c == nil && w > h.last && s.covered[w-1] != nil && s.covered[w-1].pick("place") != nil && s.stemTag(w).POS == isnad.ADJ && s.articled(w) {
			w++ // والي هاتاي الحدودية
			continue
		}
		if c == nil || c.pick("adjective", "gadjective", "institution", "rank", "title", "state", "capital", "group", "place") == nil || s.Words[w].Last-s.Words[w].First != 1 {
			break
		}
		w = c.last
	}
	s.nameFar(h, w)
	if w >= len(s.Words) || s.Words[w].Sentence != s.Words[h.first].Sentence {
		return
	}
	if s.comma(w) {
		w++
		if w >= len(s.Words) || s.Words[w].Sentence != s.Words[h.first].Sentence {
			return
		}
	}
	if w+1 < len(s.Words) && s.twinned(w) && s.part(w+1, w+1) && s.strong(w+1) {
		s.mark(w, w+1)
		s.nameRun(w+1, 1)
		return
	}
	if s.Words[w].Last-s.Words[w].First == 1 && s.strong(w) {
		end, _ := s.run(w)
		t := s.stemTag(w)
		if end-w >= 2 || t.Guessed && !t.Feats.Def || t.Name {
			s.nameRun(w, 1)
		}
	}
}

func (s *search) comma(w int) bool { return s.Words[w].Norm == "\u060c" || s.Words[w].Norm == "," }

// nameFar reads الناطق باسم مهمة الحلف في أفغانستان براين تريبس: two words
// that look like a name behind a name that a preposition hangs on the office.
func (s *search) nameFar(h *hit, w int) {
	for j := w; j < len(s.Words) && j < w+9 && s.Words[j].Sentence == s.Words[h.first].Sentence; j++ {
		if s.Words[j].Kind == isnad.Punct {
			return
		}
		if c := s.covered[j]; c != nil {
			continue
		}
		t := s.stemTag(j)
		if j > w && s.covered[j-1] != nil && s.Words[j].Last-s.Words[j].First == 1 && s.strong(j) {
			if end, strong := s.run(j); end-j >= 2 && strong >= 2 {
				s.nameRun(j, 2)
			}
			return
		}
		if t.POS != isnad.ADP && t.POS != isnad.NOUN && t.POS != isnad.ADJ {
			return
		}
	}
}

// nameBeforeOffice reads يالجين اكدوجان نائب رئيس الوزراء: two words at least,
// both of which look like names.
func (s *search) nameBeforeOffice(h *hit) {
	to := h.first
	if s.Words[h.first].Last-s.Words[h.first].First != 1 {
		return
	}
	if to > 0 && s.comma(to-1) {
		to--
	}
	w := to
	for w > 0 && to-w < 4 && s.Words[w-1].Sentence == s.Words[h.first].Sentence && s.part(w-1, -1) && s.strong(w-1) {
		w--
	}
	if to-w == 1 && h.pick("spokesman") != nil && s.loose(w-1) {
		w-- // اياد البزم المتحدث باسم
	}
	if to-w >= 2 {
		s.mark(w, to)
		return
	}
	for w = max(s.Sentences[s.Words[h.first].Sentence].First, to-4); w <= to-2; w++ { // مهدي حاتم النهاري رئيس الجالية
		if c := s.covered[to-1]; s.fullName(w) == to && (c == nil || c.pick("person") == nil) {
			s.claim(w, to)
			return
		}
	}
}

// articled tells whether a word is written with the article.
func (s *search) articled(w int) bool {
	_, ok := bare(s.Words[w].Norm)
	return ok
}

// looseRun gives the end of a run of indefinite nouns from word w.
func (s *search) looseRun(w int) int {
	end := w
	for end < len(s.Words) && end < w+4 && s.Words[end].Sentence == s.Words[w].Sentence {
		wd, t := &s.Words[end], s.stemTag(end)
		if wd.Kind != isnad.Arabic || wd.Last-wd.First != 1 || t.Feats.Def || s.articled(end) && !t.Guessed && !t.Name {
			break
		}
		if (s.covered[end] != nil || s.roles[t.Lemma] != nil) && !(end == w && s.mister(end)) {
			break
		}
		if t.POS != isnad.NOUN && t.POS != isnad.ADJ && t.POS != isnad.PROPN {
			break
		}
		end++
	}
	return end
}

// mister tells of a title that may be a given name too: سيد.
func (s *search) mister(w int) bool {
	if h := s.hit(w); h != nil && (h.pick("title", "role") == nil || h.last != w+1) {
		return false
	}
	return s.terms[term.Givenrole].Has(s.stemTag(w).Lemma)
}

// loose tells of any word that may be a given name where its phrase begins.
func (s *search) loose(w int) bool {
	if w < 0 || s.Words[w].Kind != isnad.Arabic || s.Words[w].Last-s.Words[w].First != 1 || s.covered[w] != nil || len(s.Words[w].Norm) < 4 {
		return false
	}
	t := s.stemTag(w)
	if t.POS != isnad.NOUN && t.POS != isnad.ADJ && t.POS != isnad.PROPN || t.Feats.Def || t.Class == "person" || t.Class == "organization" || s.roles[t.Lemma] != nil {
		return false
	}
	if w == 0 || s.Words[w-1].Sentence != s.Words[w].Sentence || s.Words[w-1].Kind == isnad.Punct {
		return true
	}
	p := s.stemTag(w - 1).POS
	return p != isnad.NOUN && p != isnad.ADJ && p != isnad.PROPN && p != isnad.ADP
}

// governs tells of a well-known person whom a preposition brings: he is no holder.
func (s *search) governs(j int) bool {
	h := s.hit(j)
	if h == nil || h.pick("person") == nil {
		return false
	}
	if f := s.Words[j].First; !s.Parts[f].Clitic || s.Tags[f].POS != isnad.ADP {
		return false
	}
	return !strings.HasPrefix(text.Fold(h.pick("person").name)+" ", s.Words[j].Norm+" ")
}
