// Package coverage counts what the reader did not understand: words that the
// knowledge does not know, names without an id, quotations without a speaker.
// It is what an editor adds to the knowledge by.
package coverage

import "github.com/isnad-news/isnad"

// words counts the words of a report, marks left out, and those of them that
// the lexicon knows in every part, that stand in a name, number or time, or
// that have no Arabic letters. It hands each unknown word on.
func words(a *isnad.Analysis, unknown func(*isnad.Word)) (known, all int) {
	in := found(a)
	for i := range a.Words {
		w := &a.Words[i]
		if w.Kind == isnad.Punct {
			continue
		}
		all++
		if w.Kind != isnad.Arabic || listed(a, w) || in[i] {
			known++
		} else {
			unknown(w)
		}
	}
	return known, all
}

// listed tells whether the lexicon knows every part of a word.
func listed(a *isnad.Analysis, w *isnad.Word) bool {
	for k := w.First; k < w.Last; k++ {
		if a.Tags[k].Guessed {
			return false
		}
	}
	return w.Last > w.First
}

// found tells which words stand in a name, number or time.
func found(a *isnad.Analysis) []bool {
	in := make([]bool, len(a.Words))
	mark := func(first, last int) {
		for w := max(first, 0); w < last && w < len(in); w++ {
			in[w] = true
		}
	}
	for i := range a.Mentions {
		mark(a.Mentions[i].First, a.Mentions[i].Last)
	}
	for i := range a.Numbers {
		mark(a.Numbers[i].First, a.Numbers[i].Last)
	}
	for i := range a.Times {
		mark(a.Times[i].First, a.Times[i].Last)
	}
	return in
}
