package event

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/isnad-news/isnad/internal/rule"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// misfortunes are the words of what kills without an attacker, and those of
// violence beside which they decide nothing: the numbers of folded lemmas. A word of
// violence that is the first of a misfortune's two (انفجار أنبوب) tells of none.
type misfortunes struct {
	lone     []int32
	pairs    map[int32][]int32 // by the second word, the first
	violence []int32
	beasts   []int32             // attackers whom violence does not make political
	rules    map[*rule.Rule]bool // those that forbid a misfortune
}

// load reads events/misfortunes.tsv; rules is what the rules are known by, asked numbers
// the words.
func (m *misfortunes) load(fsys fs.FS, rules []rule.Rule, asked *askedFor) error {
	rows, err := table.Read(fsys, "events", "misfortunes")
	if err != nil {
		return err
	}
	m.pairs, m.rules = map[int32][]int32{}, map[*rule.Rule]bool{}
	known := map[string]bool{}
	for _, r := range rows {
		for _, l := range r.List("lemmas") {
			words := strings.Fields(text.Fold(l))
			ns := asked.add(words)
			switch kind := r.Get("kind"); {
			case kind == "violence" && len(words) == 1:
				m.violence = append(m.violence, ns[0])
			case kind == "beast" && len(words) == 1:
				m.beasts = append(m.beasts, ns[0])
			case kind == "misfortune" && len(words) == 1:
				m.lone, known[words[0]] = append(m.lone, ns[0]), true
			case kind == "misfortune" && len(words) == 2:
				m.pairs[ns[1]] = append(m.pairs[ns[1]], ns[0])
			default:
				return fmt.Errorf("%s: %q must be a misfortune of one or two words, or one word of violence or for a beast", r.Where(), l)
			}
		}
	}
	for i := range rules {
		for _, n := range rules[i].Not {
			if known[n] {
				m.rules[&rules[i]] = true
			}
		}
	}
	return nil
}

// unfortunate tells whether a rule that forbids misfortunes reads of the dead of
// one: its sentence or the headline tells of it, neither tells of violence.
func (s *search) unfortunate(r *rule.Rule, w int) bool {
	m := &s.misfortunes
	if !m.rules[r] {
		return false
	}
	n := s.Words[w].Sentence
	if s.unlucky[n] == 0 {
		s.unlucky[n] = 'n'
		if s.misfortunate(n) {
			s.unlucky[n] = 'y'
		}
	}
	return s.unlucky[n] == 'y'
}

// misfortunate tells whether a sentence or the headline tells of a misfortune, and
// neither of violence, or either of a beast.
func (s *search) misfortunate(sentence int) bool {
	own, head := s.Sentences[sentence], s.Sentences[0]
	a, b := s.harm(own.First, own.Last), s.harm(head.First, head.Last)
	if a == beastly || b == beastly {
		return true
	}
	return a != violent && b != violent && (a == luckless || b == luckless)
}

// harm is what a stretch of words tells of it, the strongest last.
type harm uint8

const (
	harmless harm = iota
	luckless
	violent
	beastly
)

// harm gives what the words of [lo, hi) tell of harm.
func (s *search) harm(lo, hi int) harm {
	m, told := &s.misfortunes, harmless
	for j := lo; j < hi; j++ {
		switch {
		case s.asked[j] == (askedWord{}):
		case s.near(m.beasts, j, j+1):
			return beastly
		case s.near(m.lone, j, j+1) || j > lo && s.mishap(j):
			told = max(told, luckless)
		case (j+1 == hi || !s.mishap(j+1)) && s.near(m.violence, j, j+1):
			told = violent
		}
	}
	return told
}

// mishap tells whether word w and the one before it are a misfortune.
func (s *search) mishap(w int) bool {
	m, a := &s.misfortunes, s.asked[w]
	return a != (askedWord{}) && (s.near(m.pairs[a.lemma], w-1, w) || s.near(m.pairs[a.norm], w-1, w))
}
