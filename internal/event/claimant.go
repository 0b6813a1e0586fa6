package event

import (
	"slices"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/term"
)

// claimants gives attacks of which the report tells no doer to who owns up to them or is
// blamed for them: انفجار في فندق وحركة الشباب تعلن مسؤوليتها.
func (s *search) claimants() {
	if !slices.ContainsFunc(s.out, ownerless) {
		return
	}
	for w := range s.Words {
		if ref := s.claims(w); ref != 0 {
			s.claim(s.Words[w].Sentence, s.asArgs([]isnad.Ref{ref}))
		}
	}
	for _, f := range s.out {
		if f.e.Type == "ACCUSE" && f.e.Factuality == isnad.Occurred && len(f.e.Recipients) == 1 {
			s.blamed(f)
		}
	}
}

// ownerless tells of an attack that happened and of which nobody is told to have done it.
func ownerless(f *found) bool {
	return f.e.Type == "ASSAULT" && len(f.e.Actors) == 0 && f.e.Factuality == isnad.Occurred && !f.rule.Mutual
}

// claims gives who is told at word w to own up to a deed, where that is no state:
// تعلن مسؤوليتها, تتبنى العملية.
func (s *search) claims(w int) isnad.Ref {
	const far = 6 // words from the verb to the responsibility
	v := w
	switch t := s.Tag(w); {
	case t.POS == isnad.VERB && s.Terms(term.Claims).Has(t.Lemma):
		if !s.deedBehind(w) {
			return 0
		}
	case t.POS == isnad.NOUN && s.Terms(term.Responsibility).Has(t.Lemma):
		first := s.Sentences[s.Words[w].Sentence].First
		for v--; ; v-- {
			if v < first || v < w-far {
				return 0
			}
			if o := s.Tag(v); o.POS == isnad.VERB && o.Feats.Tense != 0 {
				break
			}
		}
		if !s.Terms(term.Owns).Has(s.Tag(v).Lemma) {
			return 0
		}
	default:
		return 0
	}
	if s.Tag(v).Feats.Voice == 'p' || s.negated(v) {
		return 0
	}
	ref, _ := s.subject(v)
	if ref == 0 || !s.armed(&s.Mentions[ref-1]) {
		return 0
	}
	return ref
}

// deedBehind tells whether a definite noun of happening stands close behind word w:
// تبنى التنظيم العملية.
func (s *search) deedBehind(w int) bool {
	const near = 5 // words
	for v := w + 1; v < min(w+near, s.Sentences[s.Words[w].Sentence].Last); v++ {
		if t := s.Tag(v); t.POS == isnad.NOUN && t.Class == "act" && t.Feats.Def {
			return true
		}
	}
	return false
}

// armed tells of a body that takes arms and is no state's.
func (s *search) armed(m *isnad.Mention) bool {
	return m.ID != "" && !s.states[m.ID] && (m.Sector == "UAF" || m.Sector == "REB")
}

// claim gives the attacks that are told about a sentence to who owns up to them: the one
// in it or right before it, and those that may be the same.
func (s *search) claim(sentence int, by []isnad.Arg) {
	const back = 4 // sentences
	var at *found
	for _, f := range s.out {
		if n := sentence - f.e.Sentence; n < 0 || n > back && at != nil && at.e.Sentence < f.e.Sentence {
			continue
		}
		if ownerless(f) || f.e.Sentence == sentence && f.e.Type == "ASSAULT" && hasID(f.e.Actors, by[0].ID) {
			at = f
		}
	}
	if at == nil {
		return
	}
	for _, f := range s.out {
		if ownerless(f) && (f == at || s.mayBeSame(at, f)) && !hasID(f.e.Recipients, by[0].ID) {
			f.e.Actors = carried(by)
		}
	}
}

// mayBeSame tells whether two attacks may be one: neither their places nor their days differ.
func (s *search) mayBeSame(a, b *found) bool {
	return a.e.Country == b.e.Country && (a.e.Date == "" || b.e.Date == "" || a.e.Date == b.e.Date)
}

// blamed gives the attacks of the accusation's sentence to the armed body that is blamed;
// what is told elsewhere stays open.
func (s *search) blamed(f *found) {
	r := f.e.Recipients[0]
	if r.Mention == 0 || !s.armed(&s.Mentions[r.Mention-1]) {
		return
	}
	for _, o := range s.out {
		if o.e.Sentence == f.e.Sentence && ownerless(o) && !hasID(o.e.Recipients, r.ID) {
			o.e.Actors = carried(f.e.Recipients)
		}
	}
}
