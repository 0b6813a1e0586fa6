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
	s.leaveOut(s.toldBy)
}

// leaveOut drops each event for whose number another is given that tells it too, which
// takes over its counts.
func (s *search) leaveOut(by func(i int) *found) {
	kept := make([]*found, 0, len(s.out))
	for i, f := range s.out {
		if p := by(i); p != nil {
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
// convict besides (حكم عليه بالسجن عامين ومنعه من السفر), or the sentence that p carries out
// (نفذت الدولة حكم الإعدام).
func partOfSentence(p, f *found) bool {
	const near = 7 // words
	if p.e.Mode == "execute" && p.verb && f.e.Mode == "convict" && !f.verb && p.word < f.word && f.word < p.word+near {
		return true
	}
	return p.e.Type == "SANCTION" && p.e.Mode == "convict" && f.e.Type == "COERCE" && f.e.Mode == "ban" && !f.verb && p.word < f.word
}

// firstTold gives where the events told from word w on begin among those that are told,
// which are in the order of the text.
func (s *search) firstTold(w int) int {
	return sort.Search(len(s.out), func(i int) bool { return s.out[i].word >= w })
}

// oneRecord leaves one of the events of a sentence that say the same of the same: by the
// annotation's own reckoning, one record for a type, its sides, a date and a place. Whom no
// id tells apart may be two.
func (s *search) oneRecord() {
	s.leaveOut(s.alike)
}

// alike gives the likelier event that says the same as the one at i, or nil.
func (s *search) alike(i int) *found {
	f := s.out[i]
	for j := s.firstTold(s.Sentences[f.e.Sentence].First); j < len(s.out) && s.out[j].e.Sentence == f.e.Sentence; j++ {
		p := s.out[j]
		if j == i || p.e.Confidence < f.e.Confidence || p.e.Confidence == f.e.Confidence && j > i {
			continue
		}
		if p.e.Type == f.e.Type && p.e.Mode == f.e.Mode && p.e.Date == f.e.Date && p.e.Country == f.e.Country && p.e.PlaceEn == f.e.PlaceEn && p.e.Factuality == f.e.Factuality &&
			len(f.e.Actors) > 0 && told(f.e.Actors) && told(f.e.Recipients) && equalIDs(p.e.Actors, f.e.Actors) && equalIDs(p.e.Recipients, f.e.Recipients) &&
			!bothTold(p.e.Killed, f.e.Killed) && !bothTold(p.e.Injured, f.e.Injured) && !bothTold(p.e.Detained, f.e.Detained) {
			return p
		}
	}
	return nil
}
