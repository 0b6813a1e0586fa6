package event

import "github.com/isnad-news/isnad"

// casualties gives attacks the dead and wounded whom their sentence tells beside them, by
// words that tell no event of their own: قتل 13 مسلحا في مواجهات, 12 قتيلا و30 جريحا.
func (s *search) casualties() {
	for _, g := range s.left {
		if g.e.Type == "ASSAULT" && !s.recorded(g.word) {
			s.toNearest(g)
		}
	}
	for i := range s.Mentions {
		m := &s.Mentions[i]
		if m.Casualty == "" || m.Count == 0 || s.recorded(m.Head) || m.Head > 0 && m.Prep != "" {
			continue
		}
		g := &found{word: m.Head}
		g.e.Sentence = m.Sentence
		s.setCount(&g.e, m.Casualty, s.countOf(m))
		s.toNearest(g)
	}
}

// recorded tells whether word w tells a record.
func (s *search) recorded(w int) bool {
	i := s.firstTold(w)
	return i < len(s.out) && s.out[i].word == w
}

// toNearest gives what g counts to the attack nearest to it in its sentence.
func (s *search) toNearest(g *found) {
	const far = 20 // words
	if !g.e.Killed.Known && !g.e.Injured.Known {
		return
	}
	var best *found
	for i := s.firstTold(g.word - far); i < len(s.out) && s.out[i].word <= g.word+far; i++ {
		f := s.out[i]
		if f.e.Sentence != g.e.Sentence || f.e.Type != "ASSAULT" || f.e.Factuality != isnad.Occurred && f.e.Factuality != isnad.Ongoing {
			continue
		}
		if best == nil || apart(f, g) < apart(best, g) {
			best = f
		}
	}
	if best != nil {
		s.addCounts(best, g)
	}
}

func apart(f, g *found) int { return max(f.word-g.word, g.word-f.word) }
