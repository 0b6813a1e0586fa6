package coverage_test

import (
	"errors"
	"reflect"
	"strings"
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
		Report: isnad.Report{Text: "قال سعد خخخ."},
		Words:  []isnad.Word{word(0, 6, 0, isnad.Arabic), word(7, 13, 1, isnad.Arabic), word(14, 20, 2, isnad.Arabic), word(20, 21, 3, isnad.Punct)},
		Tags:   []isnad.Tag{{}, {Guessed: true}, {Guessed: true}, {}}, Mentions: []isnad.Mention{{First: 1, Last: 2}},
	}
}

func TestWords(t *testing.T) {
	var a, b coverage.Words
	a.Add(three())
	b.Add(three())
	a.Join(&b)
	a.Join(&coverage.Words{})
	if a.Reports != 2 || a.All != 6 || a.Lexicon != 2 || a.Found != 2 || a.Unknown != 2 {
		t.Errorf("%+v", a)
	}
	if got := a.Top(5); !reflect.DeepEqual(got, []coverage.Form{{Form: "خخخ", N: 2}}) {
		t.Errorf("%v", got)
	}
	var out strings.Builder
	if err := a.Write(&out, 1); err != nil {
		t.Fatal(err)
	}
	want := "reports\t2\nwords\t6\nknown\t4\t66.67%\n  by the lexicon\t2\t33.33%\n  in a name, number or time\t2\t33.33%\nunknown\t2\t33.33%\nunknown forms\t1\n2\tخخخ\n"
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

var errFull = errors.New("full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteFault(t *testing.T) {
	var w coverage.Words
	if err := w.Write(full{}, 3); !errors.Is(err, errFull) {
		t.Errorf("%v", err)
	}
}
