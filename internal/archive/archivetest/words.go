package archivetest

import (
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
)

// is is the condition that a field has one of these ids.
func is(f archive.Field, ids ...string) archive.Term {
	return archive.Term{Field: f, Values: values(ids...)}
}

func values(ids ...string) (out []archive.Value) {
	for _, id := range ids {
		out = append(out, archive.Value{ID: id})
	}
	return out
}

func not(t archive.Term) archive.Term {
	t.Not = true
	return t
}

// named is the condition that a field has one of these names.
func named(f archive.Field, names ...string) archive.Term {
	t := archive.Term{Field: f}
	for _, n := range names {
		t.Values = append(t.Values, archive.Value{Name: n})
	}
	return t
}

// says is the condition that one of these phrases stands in the text; a * at
// the end of one makes a prefix of it.
func says(phrases ...string) archive.Term {
	t := archive.Term{Field: archive.Text}
	for _, p := range phrases {
		words, prefix := strings.CutSuffix(p, "*")
		t.Values = append(t.Values, archive.Value{Words: &archive.Words{Forms: strings.Fields(words), Prefix: prefix}})
	}
	return t
}

func lemma(lemmas ...string) archive.Term {
	return archive.Term{Field: archive.Text, Values: []archive.Value{{Words: &archive.Words{Lemmas: lemmas}}}}
}

// told makes a report whose text has these words, each form/lemma.
func told(id string, words string) archive.Entry {
	e := Entry(0)
	e.Record.Document.ID, e.Record.Document.Title, e.Source = id, "", "file:"+id
	e.Record.Document.Published = "2025-09-16"
	e.Record.Events, e.Record.Statements, e.Terms = nil, nil, archive.Terms{}
	for _, w := range strings.Fields(words) {
		form, lemma, _ := strings.Cut(w, "/")
		e.Terms.Forms, e.Terms.Lemmas = append(e.Terms.Forms, form), append(e.Terms.Lemmas, lemma)
	}
	return e
}

// Words, phrases, prefixes and lemmas find what has them, and nothing else.
func testWords(t *testing.T, a archive.Archive) {
	put(t, a,
		told("attack", "the attack/attack on the harbour/harbour"),
		told("attacks", "attacks/attack on harbours/harbour north of the city/city"),
		told("order", "harbour/harbour the on attack/attack the"),
		told("syntax", `a AND b OR NOT near NEAR(x,y) "q" c++ 1,200 50% a_b o'hara *`),
		told("none", ""))
	for _, c := range []struct {
		what  string
		want  string
		terms []archive.Term
	}{
		{"a word", "attack order", []archive.Term{says("attack")}},
		{"no such word", "", []archive.Term{says("attac")}},
		{"a phrase", "attack", []archive.Term{says("on the harbour")}},
		{"another order", "", []archive.Term{says("harbour the the")}},
		{"not side by side", "", []archive.Term{says("attack harbour")}},
		{"a word twice", "", []archive.Term{says("the the")}},
		{"a prefix", "attack attacks order", []archive.Term{says("att*")}},
		{"a phrase with a prefix", "attacks", []archive.Term{says("on harb*"), says("city")}},
		{"a whole word as prefix", "attack attacks order", []archive.Term{says("harbour*")}},
		{"a prefix is no infix", "", []archive.Term{says("ttack*")}},
		{"a lemma", "attack attacks order", []archive.Term{lemma("attack")}},
		{"any of two lemmas", "attack attacks order", []archive.Term{lemma("nothing", "harbour")}},
		{"a form is no lemma", "", []archive.Term{lemma("attacks")}},
		{"no lemma", "", []archive.Term{lemma("")}},
		{"form or lemma", "attack attacks order", []archive.Term{{Field: archive.Text,
			Values: []archive.Value{{Words: &archive.Words{Forms: []string{"north"}, Lemmas: []string{"harbour"}}}}}}},
		{"one of two", "attack attacks", []archive.Term{says("north", "the attack")}},
		{"both", "attacks", []archive.Term{says("north"), says("attacks")}},
		{"not", "attacks none syntax", []archive.Term{not(says("attack"))}},
		{"neither", "none syntax", []archive.Term{not(says("attack", "north"))}},
		{"a word, but not another", "order", []archive.Term{says("attack"), not(says("on the"))}},
		{"only what is not", "none", []archive.Term{not(says("attack")), not(says("north")), not(says("b"))}},
		{"operators", "syntax", []archive.Term{says("AND"), says("OR NOT near"), says("NEAR(x,y)")}},
		{"operators are in no order of their own", "", []archive.Term{says("b AND a")}},
		{"a quotation mark", "syntax", []archive.Term{says(`"q"`)}},
		{"a word with marks is several", "syntax", []archive.Term{says("1"), says("200 50")}},
		{"a mark alone", "", []archive.Term{says("*")}},
		{"words with marks", "syntax", []archive.Term{says("c++ 1,200 50%"), says("a_b o'hara")}},
		{"no wildcard", "", []archive.Term{says("5%", "a_c")}},
		{"any word", "attack attacks none order syntax", nil},
	} {
		finds(t, a, c.what, strings.Fields(c.want), c.terms...)
	}
}

// The headline has words of its own, and lemmas where the text begins with it.
func testTitles(t *testing.T, a archive.Archive) {
	both, title := told("both", "attacks/attack on harbours/harbour today"), told("title", "nothing/nothing here")
	both.Record.Document.Title, title.Record.Document.Title = "Attacks on: Harbours", "Attacks on harbours, again"
	put(t, a, both, title, told("text", "attacks/attack on harbours/harbour"))
	inTitle := func(w archive.Words) archive.Term {
		return archive.Term{Field: archive.Title, Values: []archive.Value{{Words: &w}}}
	}
	finds(t, a, "phrase", []string{"both", "title"}, inTitle(archive.Words{Forms: []string{"attacks", "on", "harbours"}}))
	finds(t, a, "prefix", []string{"title"}, inTitle(archive.Words{Forms: []string{"harbours", "ag"}, Prefix: true}))
	finds(t, a, "lemma", []string{"both"}, inTitle(archive.Words{Lemmas: []string{"harbour"}}))
	finds(t, a, "not beyond the headline", nil, inTitle(archive.Words{Forms: []string{"today"}}))
	finds(t, a, "text alone", []string{"text"}, says("harbours"), not(inTitle(archive.Words{Forms: []string{"attacks"}})))
	finds(t, a, "both fields", []string{"title"}, says("nothing"), inTitle(archive.Words{Forms: []string{"again"}}))
}
