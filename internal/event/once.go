package event

import (
	"sort"

	"github.com/isnad-news/isnad/internal/term"
)

// once leaves one event of two that tell the same: the likelier of two of one trigger
// (سقط قتلى في هجوم), that of a verb rather than of the noun that completes it (ألقت
// الشرطة القبض على), an attack rather than the deaths it is told to lead to, and a
// sentence rather than the ban on travel that is part of it.
func (s *search) once() {
	kept := make([]*found, 0, len(s.out))
	for i, f := range s.out {
		if p := s.toldBy(i); p != nil {
			s.addCounts(p, f)
		} else {
			kept = append(kept, f)
		}
	}
	s.out = kept
}

// toldBy gives the event that tells what the one at i does and is to stay, or nil.
func (s *search) toldBy(i int) *found {
	const near = 20 // words
	f := s.out[i]
	for j := s.firstTold(f.word - near); j < len(s.out) && s.out[j].word <= f.word+near; j++ {
		p := s.out[j]
		if p.e.Sentence != f.e.Sentence || j == i {
			continue
		}
		likelier := p.e.Confidence > f.e.Confidence || j < i && p.e.Confidence == f.e.Confidence
		if likelier && p.e.Trigger == f.e.Trigger && p.e.Type == f.e.Type || s.completes(p, f) || s.ledTo(p, f) || partOfSentence(p, f) {
			return p
		}
	}
	return nil
}

// completes tells whether f is told by a noun that the rule of p, a verb of the same
// type, asks for.
func (s *search) completes(p, f *found) bool {
	const far = 7 // words, as rules look for what they ask
	return p.verb && !f.verb && p.e.Type == f.e.Type && f.word > p.word && f.word < min(p.word+far, p.hi) && s.near(s.asks[p.rule.Index].needs, f.word, f.word+1)
}

// ledTo tells whether f counts the victims that the attack p is told to have led to, of
// the same sides: شن الطيران غارات أدت إلى مقتل عشرة.
func (s *search) ledTo(p, f *found) bool {
	const near = 3 // words between the verb and what comes of it
	if p.e.Type != "ASSAULT" || f.e.Type != "ASSAULT" || p.word >= f.word || p.rule.Count != "" || f.rule.Count == "" {
		return false
	}
	if !compatible(p.e.Actors, f.e.Actors) || !compatible(p.e.Recipients, f.e.Recipients) {
		return false
	}
	for j := f.word - 1; j > p.word && j >= f.word-near; j-- {
		if s.Terms(term.Leadsto).Has(s.Tag(j).Lemma) {
			return true
		}
	}
	return false
}

// partOfSentence tells whether f is a ban that the court's sentence p lays on the
// convict besides: حكم عليه بالسجن عامين ومنعه من السفر.
func partOfSentence(p, f *found) bool {
	return p.e.Type == "SANCTION" && p.e.Mode == "convict" && f.e.Type == "COERCE" && f.e.Mode == "ban" && !f.verb && p.word < f.word
}

// firstTold gives where the events told from word w on begin among those that are told,
// which are in the order of the text.
func (s *search) firstTold(w int) int {
	return sort.Search(len(s.out), func(i int) bool { return s.out[i].word >= w })
}
