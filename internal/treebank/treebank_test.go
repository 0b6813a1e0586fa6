package treebank_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/treebank"
)

// TestRules reads the two sentences beside every rule: it fires in the first
// and is silent in the second.
func TestRules(t *testing.T) {
	e, err := engine.New()
	if err != nil {
		t.Fatal(err)
	}
	fsys := os.DirFS("../../knowledge")
	n, err := treebank.New(fsys)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := table.Read(fsys, "treebank", "upos")
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) == 0 {
		t.Fatal("no rules")
	}
	for i, r := range rows {
		fires := func(s string) bool {
			for _, k := range n.Fired(e.Words(isnad.Report{Text: s})) {
				if k == i {
					return true
				}
			}
			return false
		}
		if s := r.Get("fires"); s == "" || !fires(s) {
			t.Errorf("%s: %s to %s is silent in %q", r.Where(), r.Get("is"), r.Get("as"), s)
		}
		if s := r.Get("silent"); s == "" || fires(s) {
			t.Errorf("%s: %s to %s fires in %q", r.Where(), r.Get("is"), r.Get("as"), s)
		}
	}
}

func TestNewFaults(t *testing.T) {
	const head = "is\tas\tform\tlemma\tmark\tprev\tnext\tfires\tsilent\n"
	for _, tt := range []struct{ line, want string }{
		{"NOUN\t\tx\t\t\t\t\t\t", "treebank/upos.tsv:2"},
		{"NOUN\tADJ\tx\t\tgreen\t\t\t\t", "guessed, def or indef"},
		{"NOUN\tNAME\tx\t\t\t\t\t\t", "NAME"},
	} {
		_, err := treebank.New(fstest.MapFS{"treebank/upos.tsv": {Data: []byte(head + tt.line + "\n")}})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: %v, want %q", tt.line, err, tt.want)
		}
	}
}

// TestAssignEdges reads analyses without words.
func TestAssignEdges(t *testing.T) {
	n, err := treebank.New(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []*isnad.Analysis{{}, {Sentences: []isnad.Sentence{{}}}, {Sentences: []isnad.Sentence{{Last: 3}}}} {
		if got := n.Assign(a); len(got) != 0 {
			t.Errorf("%v", got)
		}
	}
}
