package view

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/search"
	"github.com/isnad-news/isnad/knowledge"
)

// none is an archive that must not be asked.
type none struct{ archive.Archive }

func parser(t testing.TB) *search.Parser {
	t.Helper()
	l, err := engine.NewLemmatizer()
	if err != nil {
		t.Fatal(err)
	}
	p, err := search.NewParser(knowledge.Files(), l, search.NewNames(knowledge.Files()))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// over makes a desk over an archive.
func over(t testing.TB, a archive.Archive) *Desk {
	t.Helper()
	d, err := New(Options{Archive: a, Knowledge: knowledge.Files(), Parser: parser(t)})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// idle is a desk that may not ask its archive.
func idle(t testing.TB) *Desk { return over(t, none{}) }

func TestNewFaults(t *testing.T) {
	broken := fstest.MapFS{"actors/states.tsv": &fstest.MapFile{Data: []byte("id\tnames\nQAT\tقطر\tx\n")}}
	p := parser(t)
	for _, c := range []struct {
		name string
		o    Options
		want string
	}{
		{"no archive", Options{Knowledge: knowledge.Files(), Parser: p}, "wants an archive"},
		{"no knowledge", Options{Archive: none{}, Parser: p}, "wants the knowledge"},
		{"no parser", Options{Archive: none{}, Knowledge: knowledge.Files()}, "wants a parser"},
		{"broken tables", Options{Archive: none{}, Knowledge: broken, Parser: p}, "actors/states.tsv:2"},
	} {
		if _, err := New(c.o); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
