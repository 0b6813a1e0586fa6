package text

import (
	"iter"
	"maps"
)

// Words is a set of few words that is asked about most words of a report and mostly
// says no: a sieve over some of their letters spares looking them up. A nil set is
// empty.
type Words struct {
	may [8]uint64
	all map[string]bool
}

// NewWords makes a set.
func NewWords(words ...string) *Words {
	ws := new(Words)
	for _, w := range words {
		ws.Add(w)
	}
	return ws
}

// Add puts a word into the set.
func (ws *Words) Add(w string) {
	if ws.all == nil {
		ws.all = map[string]bool{}
	}
	ws.all[w] = true
	i := glance(w)
	ws.may[i>>6] |= 1 << (i & 63)
}

// Has tells whether the set has a word.
func (ws *Words) Has(w string) bool {
	if ws == nil {
		return false
	}
	i := glance(w)
	return ws.may[i>>6]&(1<<(i&63)) != 0 && ws.all[w]
}

// Len is how many words the set has.
func (ws *Words) Len() int {
	if ws == nil {
		return 0
	}
	return len(ws.all)
}

// All gives the words in no order.
func (ws *Words) All() iter.Seq[string] {
	if ws == nil {
		return func(func(string) bool) {}
	}
	return maps.Keys(ws.all)
}

// glance gives a number below 512 for a word by its length and three of its bytes,
// those in which Arabic letters differ.
func glance(w string) uint {
	n := uint(len(w))
	if n < 2 {
		return n
	}
	return (uint(w[1])*5 + uint(w[n/2|1])*19 + uint(w[n-1])*47 + n*131) % 512
}
