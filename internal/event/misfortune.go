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
// violence beside which they decide nothing: the numbers of folded lemmas.
type misfortunes struct {
	lone     []int32
	pairs    map[int32][]int32 // by the second word, the first
	violence []int32
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
			case kind == "misfortune" && len(words) == 1:
				m.lone, known[words[0]] = append(m.lone, ns[0]), true
			case kind == "misfortune" && len(words) == 2:
				m.pairs[ns[1]] = append(m.pairs[ns[1]], ns[0])
			default:
				return fmt.Errorf("%s: %q must be a misfortune of one or two words, or one word of violence", r.Where(), l)
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
// neither of violence.
func (s *search) misfortunate(sentence int) bool {
	m := &s.misfortunes
	own, head := s.Sentences[sentence], s.Sentences[0]
	if s.near(m.violence, own.First, own.Last) || s.near(m.violence, head.First, head.Last) {
		return false
	}
	return s.misfortune(own.First, own.Last) || s.misfortune(head.First, head.Last)
}

func (s *search) misfortune(lo, hi int) bool {
	m := &s.misfortunes
	if s.near(m.lone, lo, hi) {
		return true
	}
	for j := lo + 1; j < hi; j++ {
		a := s.asked[j]
		if a == (askedWord{}) {
			continue
		}
		if s.near(m.pairs[a.lemma], j-1, j) || s.near(m.pairs[a.norm], j-1, j) {
			return true
		}
	}
	return false
}
