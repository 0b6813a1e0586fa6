package engine

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"iter"
	"runtime"
	"slices"
	"sync"

	"github.com/isnad-news/isnad"
)

// commonest is how many unknown forms a coverage report lists.
const commonest = 60

// tally counts running words by how they are known.
type tally struct {
	reports                     int
	words, lexicon, found, rest int // words = lexicon + found + rest
	unknown                     map[string]int
}

// Coverage writes how many running words of the reports the knowledge knows,
// by its lexicon or as part of a name, number or time, and the commonest forms
// that it does not know. dir is laid over the knowledge within, unless empty.
func (Checker) Coverage(ctx context.Context, w io.Writer, dir string, reports iter.Seq[isnad.Report]) error {
	e, err := New(folders(dir)...)
	if err != nil {
		return err
	}
	total := e.cover(ctx, reports)
	if err := ctx.Err(); err != nil {
		return err
	}
	return total.write(w)
}

// cover reads reports by several workers; the sums do not depend on them.
func (e *Engine) cover(ctx context.Context, reports iter.Seq[isnad.Report]) *tally {
	in := make(chan isnad.Report)
	parts := make([]tally, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i := range parts {
		wg.Go(func() {
			parts[i].unknown = map[string]int{}
			for r := range in {
				a, _ := e.names(r)
				parts[i].add(a)
			}
		})
	}
	for r := range reports {
		if ctx.Err() != nil {
			break
		}
		in <- r
	}
	close(in)
	wg.Wait()
	total := &tally{unknown: map[string]int{}}
	for i := range parts {
		total.join(&parts[i])
	}
	return total
}

func (t *tally) join(o *tally) {
	t.reports += o.reports
	t.words += o.words
	t.lexicon += o.lexicon
	t.found += o.found
	t.rest += o.rest
	for form, n := range o.unknown {
		t.unknown[form] += n
	}
}

// add counts the words of one report; marks are no words.
func (t *tally) add(a *isnad.Analysis) {
	t.reports++
	in := foundWords(a)
	for i := range a.Words {
		w := &a.Words[i]
		if w.Kind == isnad.Punct {
			continue
		}
		t.words++
		switch {
		case w.Kind == isnad.Arabic && listed(a, w):
			t.lexicon++
		case in[i] || w.Kind != isnad.Arabic:
			t.found++
		default:
			t.rest++
			t.unknown[a.Report.Text[w.Start:w.End]]++
		}
	}
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

// foundWords tells which words stand in a name, number or time.
func foundWords(a *isnad.Analysis) []bool {
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

type formCount struct {
	form string
	n    int
}

// top gives the commonest unknown forms, of equals the first by spelling.
func (t *tally) top(n int) []formCount {
	all := make([]formCount, 0, len(t.unknown))
	for form, c := range t.unknown {
		all = append(all, formCount{form, c})
	}
	slices.SortFunc(all, func(a, b formCount) int {
		if c := cmp.Compare(b.n, a.n); c != 0 {
			return c
		}
		return cmp.Compare(a.form, b.form)
	})
	return all[:min(n, len(all))]
}

func (t *tally) write(w io.Writer) error {
	share := func(n int) float64 { return 100 * float64(n) / float64(max(t.words, 1)) }
	_, err := fmt.Fprintf(w, "reports\t%d\nwords\t%d\nknown\t%d\t%.2f%%\n  by the lexicon\t%d\t%.2f%%\n  in a name, number or time\t%d\t%.2f%%\nunknown\t%d\t%.2f%%\nunknown forms\t%d\n",
		t.reports, t.words, t.lexicon+t.found, share(t.lexicon+t.found), t.lexicon, share(t.lexicon),
		t.found, share(t.found), t.rest, share(t.rest), len(t.unknown))
	for _, f := range t.top(commonest) {
		if err == nil {
			_, err = fmt.Fprintf(w, "%d\t%s\n", f.n, f.form)
		}
	}
	if err != nil {
		return fmt.Errorf("coverage: %w", err)
	}
	return nil
}
