// Package coverage counts what the reader did not understand: words that the
// knowledge does not know, names without an id, quotations without a speaker.
// It is what an editor adds to the knowledge by.
package coverage

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/isnad-news/isnad"
)

// Words counts running words by how they are known: All = Lexicon + Found +
// Unknown. The zero value has counted none.
type Words struct {
	Reports int
	All     int // words; marks are none
	Lexicon int // of which the lexicon knows every part
	Found   int // in a name, number or time, or in no Arabic letters
	Unknown int
	forms   map[string]int // unknown, as written
}

// Add counts the words of one report.
func (t *Words) Add(a *isnad.Analysis) { t.add(a, func(*isnad.Word) {}) }

// add hands each unknown word on.
func (t *Words) add(a *isnad.Analysis, unknown func(*isnad.Word)) {
	if t.forms == nil {
		t.forms = map[string]int{}
	}
	t.Reports++
	in := found(a)
	for i := range a.Words {
		w := &a.Words[i]
		if w.Kind == isnad.Punct {
			continue
		}
		t.All++
		switch {
		case w.Kind == isnad.Arabic && listed(a, w):
			t.Lexicon++
		case in[i] || w.Kind != isnad.Arabic:
			t.Found++
		default:
			t.Unknown++
			t.forms[a.Report.Text[w.Start:w.End]]++
			unknown(w)
		}
	}
}

// Join adds what o has counted.
func (t *Words) Join(o *Words) {
	if t.forms == nil {
		t.forms = map[string]int{}
	}
	t.Reports += o.Reports
	t.All += o.All
	t.Lexicon += o.Lexicon
	t.Found += o.Found
	t.Unknown += o.Unknown
	for form, n := range o.forms {
		t.forms[form] += n
	}
}

// Form is a word as written, and how often it stands.
type Form struct {
	Form string
	N    int
}

// Top gives the n commonest unknown forms, of equals the first by spelling.
func (t *Words) Top(n int) []Form {
	all := make([]Form, 0, len(t.forms))
	for form, c := range t.forms {
		all = append(all, Form{form, c})
	}
	slices.SortFunc(all, func(a, b Form) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Form, b.Form))
	})
	return all[:min(n, len(all))]
}

// Write prints the figures and the commonest unknown forms, at most so many.
func (t *Words) Write(w io.Writer, commonest int) error {
	share := func(n int) float64 { return 100 * float64(n) / float64(max(t.All, 1)) }
	_, err := fmt.Fprintf(w, "reports\t%d\nwords\t%d\nknown\t%d\t%.2f%%\n  by the lexicon\t%d\t%.2f%%\n  in a name, number or time\t%d\t%.2f%%\nunknown\t%d\t%.2f%%\nunknown forms\t%d\n",
		t.Reports, t.All, t.Lexicon+t.Found, share(t.Lexicon+t.Found), t.Lexicon, share(t.Lexicon),
		t.Found, share(t.Found), t.Unknown, share(t.Unknown), len(t.forms))
	for _, f := range t.Top(commonest) {
		if err == nil {
			_, err = fmt.Fprintf(w, "%d\t%s\n", f.N, f.Form)
		}
	}
	if err != nil {
		return fmt.Errorf("coverage: %w", err)
	}
	return nil
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
