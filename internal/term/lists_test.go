package term_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/isnad-news/isnad/internal/term"
)

func read(text string) (*term.Lists, error) {
	l, _, err := term.Read(fstest.MapFS{"lexicon/terms.tsv": {Data: []byte("kind\tlemmas\n" + text)}})
	return l, err
}

func TestRead(t *testing.T) {
	l, err := read("negation\tلم|لن\nfuture\tسوف\nnegation\tليس\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		kind term.Kind
		word string
		want bool
	}{
		{term.Negation, "لن", true}, {term.Negation, "ليس", true}, {term.Negation, "سوف", false}, {term.Future, "سوف", true}, {term.That, "لن", false},
	} {
		if got := l.Of(c.kind).Has(c.word); got != c.want {
			t.Errorf("%v %s: %v", c.kind, c.word, got)
		}
	}
	if _, err := read("negations\tلم\n"); err == nil || !strings.Contains(err.Error(), `"negations"`) {
		t.Errorf("a kind nobody asks for: %v", err)
	}
}

// TestEveryKind holds the kinds to the table: none without words.
func TestEveryKind(t *testing.T) {
	l, rows, err := term.Read(os.DirFS("../../knowledge"))
	if err != nil || len(rows) == 0 {
		t.Fatal(err)
	}
	for k, words := range l {
		if words.Len() == 0 {
			t.Errorf("no words of the kind %d", k)
		}
	}
}
