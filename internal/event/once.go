package event

import "slices"

// once leaves one event of two that tell the same: the likelier of two types that one
// word may have with the same sides (اقتحموا المسجد), and that of a verb rather than of
// the noun that completes it (ألقت الشرطة القبض على).
func (s *search) once() {
	again := func(f *found) bool {
		for _, p := range s.out {
			if p != f && (s.likelier(p, f) || s.completes(p, f)) {
				s.addCounts(p, f)
				return true
			}
		}
		return false
	}
	s.out = slices.DeleteFunc(slices.Clone(s.out), again)
}

// likelier tells whether p is told by the word that tells f, of the same sides, and
// more likely.
func (s *search) likelier(p, f *found) bool {
	if p.word != f.word && p.e.Trigger == f.e.Trigger && p.e.Type == f.e.Type {
		return p.e.Confidence >= f.e.Confidence // سقط قتلى في هجوم: its word tells both
	}
	return p.word == f.word && p.e.Type != f.e.Type && p.e.Confidence > f.e.Confidence && equalIDs(p.e.Actors, f.e.Actors) && equalIDs(p.e.Recipients, f.e.Recipients)
}

// completes tells whether f is told by a noun that the rule of p, a verb of the same
// type, asks for.
func (s *search) completes(p, f *found) bool {
	const far = 7 // words, as rules look for what they ask
	return p.verb && !f.verb && p.e.Type == f.e.Type && f.word > p.word && f.word < min(p.word+far, p.hi) && s.near(s.asks[p.rule.Index].needs, f.word, f.word+1)
}
