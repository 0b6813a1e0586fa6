package quote

import (
	"strings"

	"github.com/isnad-news/isnad"
)

// mouthpiece makes the person the speaker of a statement on whose tongue a body says
// it: وأكدت الحركة على لسان الناطق باسمها فلان أن، وتبناه الحزب بلسان فلان، قائلا. He has
// the body's id unless a table knows him.
func (s *search) mouthpiece(st *isnad.Statement) {
	if st.Speaker == 0 {
		return
	}
	w := s.wordAt(st.Cue.Start)
	r := s.onTongue(w, st.Content.Start)
	if r == 0 || r == st.Speaker {
		return
	}
	id, sector := st.SpeakerID, st.Sector
	_, participle := s.cue(w)
	if m := s.Begins(w + 1); !participle && m != nil && m.Actor && !m.Adj && m.ID != "" {
		id, sector = m.ID, m.Sector
	}
	st.Speaker = r
	s.speaks(st)
	if id != "" && !strings.Contains(s.Mentions[r-1].Source, "people") {
		st.SpeakerID, st.Sector = id, sector
	}
}

// onTongue gives the person named behind the tongue on which something is said by the
// verb at word w, before the byte at which it begins or right before a participle, or 0.
func (s *search) onTongue(w, before int) isnad.Ref {
	for k := w + 1; k < len(s.Words) && s.Words[k].Start < before; k++ {
		if s.is("tongue", k) {
			return s.behindTongue(k, before)
		}
	}
	if _, participle := s.cue(w); !participle {
		return 0
	}
	for k := w - 1; k > max(s.Sentences[s.Words[w].Sentence].First, w-titleReach); k-- {
		if s.is("tongue", k) {
			return s.behindTongue(k, s.Words[w].Start)
		}
		if s.finite(k) || s.that(k) {
			return 0
		}
	}
	return 0
}

// behindTongue gives the first person named behind the tongue at word k, before a byte.
func (s *search) behindTongue(k, before int) isnad.Ref {
	if !s.governed(k) || s.Pronoun(k) >= 0 {
		return 0
	}
	for j := k + 1; j < min(k+titleReach, len(s.Words)) && s.Words[j].Start < before; j++ {
		for ref, m := range s.At(j) {
			if m.Kind == "person" && m.NameSpan.Len() > 0 {
				return ref
			}
		}
		if s.Words[j].Kind == isnad.Punct && !s.QuoteMark(j) || s.that(j) || s.finite(j) {
			return 0
		}
	}
	return 0
}
