package event

import (
	"github.com/isnad-news/isnad/internal/rule"
	"github.com/isnad-news/isnad/internal/text"
)

// askedFor numbers the words that rules ask for beside their own, and those that
// tell of misfortunes, from 1 on: numbers are compared faster than words.
type askedFor struct {
	numbers map[string]int32
	sieve   text.Sieve
}

// expectedAsked is how many such words there are, roughly.
const expectedAsked = 1 << 12

func newAskedFor() *askedFor {
	return &askedFor{make(map[string]int32, expectedAsked), text.NewSieve(expectedAsked)}
}

// add gives the numbers of words, new ones to those that have none.
func (a *askedFor) add(words []string) []int32 {
	var out []int32
	for _, w := range words {
		n := a.numbers[w]
		if n == 0 {
			n = int32(len(a.numbers) + 1)
			a.numbers[w] = n
			a.sieve.Add(text.Hash(w))
		}
		out = append(out, n)
	}
	return out
}

// of gives the number of a word by its hash, 0 where nobody asks for it.
func (a *askedFor) of(word string, hash uint64) int32 {
	if !a.sieve.May(hash) {
		return 0
	}
	return a.numbers[word]
}

// asks are the words that a rule needs, has to stand behind, and forbids.
type asks struct{ needs, behind, not []int32 }

// askFor numbers what rules ask for.
func (m *Matcher) askFor(rules []rule.Rule) {
	m.beside = newAskedFor()
	m.asks = make([]asks, len(rules))
	for i := range rules {
		r := &rules[i]
		m.asks[i] = asks{m.beside.add(r.Needs), m.beside.add(r.Behind), m.beside.add(r.Not)}
	}
}

// askedWord is a word of a report as rules ask for it: by its lemma, and as written.
type askedWord struct{ lemma, norm int32 }

// near tells whether one of the words that a rule or misfortune knows stands
// among those of [lo, hi).
func (s *search) near(words []int32, lo, hi int) bool {
	for _, a := range s.asked[lo:max(lo, hi)] {
		if a == (askedWord{}) {
			continue
		}
		for _, n := range words {
			if n == a.lemma || n == a.norm {
				return true
			}
		}
	}
	return false
}
