package event

import (
	"fmt"
	"io/fs"
	"math"
	"strconv"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// topics tell what a report is about: a softmax over what its lemmas weigh for
// each section of a newspaper.
type topics struct {
	names    []string
	politics int       // number of the section that events are told in
	prior    []float64 // of each section
	rows     map[string]int
	weights  [][]float64 // of each row
	sieve    text.Sieve
}

// heard is how many words that weigh something a report must have for its topic
// to be told.
const heard = 6

// load reads events/topics.tsv, if there is one.
func (ts *topics) load(fsys fs.FS) error {
	rows, err := table.Read(fsys, "events", "topics")
	if err != nil || len(rows) == 0 {
		return err
	}
	ts.names = []string{"culture", "economy", "local", "opinion", "politics", "sport"}
	ts.politics = 4
	ts.rows, ts.sieve = make(map[string]int, len(rows)), text.NewSieve(len(rows))
	for _, r := range rows {
		w := make([]float64, len(ts.names))
		for i, n := range ts.names {
			v := r.Get(n)
			if v == "" {
				continue
			}
			if w[i], err = strconv.ParseFloat(v, 64); err != nil {
				return fmt.Errorf("%s: weight %q of %s is no number", r.Where(), v, n)
			}
		}
		l := text.Fold(r.Get("lemma"))
		switch _, twice := ts.rows[l]; {
		case l == "-":
			ts.prior = w
		case twice:
			return fmt.Errorf("%s: %q stands twice", r.Where(), l)
		default:
			ts.rows[l] = len(ts.weights)
			ts.weights = append(ts.weights, w)
			ts.sieve.Add(text.Hash(l))
		}
	}
	if ts.prior == nil {
		return fmt.Errorf("%s: no row \"-\"", rows[0].File)
	}
	return nil
}

// about gathers what a report is about.
type about struct {
	*topics
	sums []float64
	seen []bool // rows that the report has
	many int
}

// about begins a report.
func (ts *topics) about() about {
	return about{topics: ts, sums: append([]float64(nil), ts.prior...), seen: make([]bool, len(ts.weights))}
}

// hear takes up a word by its tag and the hash of its lemma.
func (a *about) hear(t *isnad.Tag, hash uint64) {
	if len(a.seen) == 0 || !a.sieve.May(hash) {
		return
	}
	switch t.POS {
	case isnad.NOUN, isnad.VERB, isnad.ADJ, isnad.PROPN:
	default:
		return
	}
	i, ok := a.rows[t.Lemma]
	if !ok || a.seen[i] {
		return
	}
	a.seen[i] = true
	a.many++
	for k, w := range a.weights[i] {
		a.sums[k] += w
	}
}

// kinds gives what the weights of triggers ask for: the likeliest section, and
// how likely it is politics in steps. Empty where too little is heard.
func (a *about) kinds() []string {
	if a.many < heard {
		return nil
	}
	best, all := 0, 0.0
	for k, s := range a.sums {
		if s > a.sums[best] {
			best = k
		}
	}
	for _, s := range a.sums {
		all += math.Exp(s - a.sums[best])
	}
	p, step := math.Exp(a.sums[a.politics]-a.sums[best])/all, 0
	for _, least := range []float64{0.05, 0.2, 0.5, 0.8, 0.95} {
		if p > least {
			step++
		}
	}
	return []string{a.names[best], "politics" + strconv.Itoa(step)}
}
