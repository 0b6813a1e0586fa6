package event

import (
	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/rule"
)

// unsure are the rules that hold of nothing by themselves, by their words: a word
// that tells an event now and then (تجسس, قيود, وصول) is offered for the weights to
// choose.
type unsure struct{ verbs, nouns map[string][]*rule.Rule }

func newUnsure() unsure {
	return unsure{map[string][]*rule.Rule{}, map[string][]*rule.Rule{}}
}

// doubtful leaves out, for the weights to choose, what else word w may tell: an
// event of another type than the rule's that was taken ("other": اقتحموا المسجد is
// a seizure or an assault), what a noun would tell were it the verb that is spelt
// alike ("form": عارض), and what the unsure rules say ("unsure").
func (s *search) doubtful(w int) {
	t := s.Tag(w)
	switch {
	case t.POS == isnad.VERB && t.Feats.Tense != 0 && t.Feats.Tense != 'i':
		if s.tellsAny(w) {
			s.offer("other", s.verbs[t.Lemma], w, s.verb, always)
		}
		s.offer("unsure", s.unsure.verbs[t.Lemma], w, s.verb, always)
	case t.POS == isnad.NOUN || t.POS == isnad.ADJ || t.POS == isnad.PROPN:
		if s.tellsAny(w) {
			s.offer("other", s.nouns[t.Lemma], w, s.noun, always)
			if t.Feats.Verbal == 'm' {
				s.offer("other", s.verbs[t.Root], w, s.noun, derives)
			}
		}
		if t.Root != t.Lemma && !t.Feats.Def && len(s.verbs[t.Lemma]) > 0 && !s.named(w) {
			s.offer("form", s.verbs[t.Lemma], w, s.verb, always)
		}
		s.offer("unsure", s.unsure.nouns[t.Lemma], w, s.noun, always)
		if t.Feats.Verbal == 'm' {
			s.offer("unsure", s.unsure.verbs[t.Root], w, s.noun, derives)
		}
	}
}

func always(*rule.Rule) bool { return true }

// derives tells whether a rule of a verb holds for its verbal nouns and
// participles.
func derives(r *rule.Rule) bool { return !r.Only }

// offer leaves out, under the doubt why, what each of the rules that fits reads off
// word w, once a type.
func (s *search) offer(why string, rules []*rule.Rule, w int, read func(int, *rule.Rule) bool, may func(*rule.Rule) bool) {
	for _, r := range rules {
		if may(r) && !s.tells(w, r.Type) && s.fits(r, w) {
			s.why = why
			read(w, r)
			s.why = ""
		}
	}
}

// tellsAny tells whether a rule holds of word w.
func (s *search) tellsAny(w int) bool {
	n := len(s.out)
	return n > 0 && s.out[n-1].word == w
}

// tells tells whether an event of the type has been read off word w, kept or left
// out.
func (s *search) tells(w int, typ string) bool {
	for _, fs := range [][]*found{s.out, s.left} {
		for i := len(fs) - 1; i >= 0 && fs[i].word == w; i-- {
			if fs[i].e.Type == typ {
				return true
			}
		}
	}
	return false
}
