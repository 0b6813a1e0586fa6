package coverage_test

import (
	"testing"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/coverage"
)

// three is a report of a known word, a name, an unknown word and a mark.
func three() *isnad.Analysis {
	word := func(start, end, part int, kind isnad.WordKind) isnad.Word {
		return isnad.Word{Span: isnad.Span{Start: start, End: end}, Kind: kind, First: part, Last: part + 1}
	}
	return &isnad.Analysis{
		Report:    isnad.Report{Text: "قال سعد خخخ."},
		Words:     []isnad.Word{word(0, 6, 0, isnad.Arabic), word(7, 13, 1, isnad.Arabic), word(14, 20, 2, isnad.Arabic), word(20, 21, 3, isnad.Punct)},
		Sentences: []isnad.Sentence{{Span: isnad.Span{Start: 0, End: 21}, Last: 4}},
		Tags:      []isnad.Tag{{}, {Guessed: true}, {Guessed: true}, {}}, Mentions: []isnad.Mention{{First: 1, Last: 2}},
	}
}

// TestWords: a word is known by the lexicon or by the name that it stands in.
func TestWords(t *testing.T) {
	c := count(t)
	c.Add(three())
	political := three()
	political.Statements = make([]isnad.Statement, 1)
	political.Events = make([]isnad.Event, 1)
	c.Add(political)
	for name, want := range map[string]coverage.Figure{"words": {N: 4, Of: 6}, "political": {N: 2, Of: 3}, "reports": {N: 1, Of: 2}} {
		if got := figure(t, c, name); got.N != want.N || got.Of != want.Of {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := c.Top(coverage.Word, 5); len(got) != 1 || got[0].Value != "خخخ" || got[0].N != 2 {
		t.Errorf("%+v", got)
	}
}

// figure gives a figure by its name.
func figure(t *testing.T, c *coverage.Counter, name string) coverage.Figure {
	t.Helper()
	for _, f := range c.Figures() {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("no figure %s", name)
	return coverage.Figure{}
}
