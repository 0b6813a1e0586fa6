package search

import (
	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/text"
)

// Index gives the terms by which a report that was read is found: of each word
// its normal form and, where it is one that people seek, the lemma of its
// stem. Numbers in digits have no lemma; their form says all.
func Index(a *isnad.Analysis) archive.Terms {
	n := len(a.Words)
	t := archive.Terms{Forms: make([]string, 0, n), Lemmas: make([]string, 0, n), AsText: true}
	w := 0
	text.Scan(a.Report.Text, func(sp isnad.Span) {
		for w < n && a.Words[w].End <= sp.Start {
			w++
		}
		tok, lemma := a.Report.Text[sp.Start:sp.End], ""
		if w < n && a.Words[w].Span == sp && a.Words[w].Kind == isnad.Arabic {
			tok = a.Words[w].Norm // folded already
		}
		if tok = text.Form(tok); tok == "" {
			return
		}
		for v := w; v < n && a.Words[v].Start < sp.End && lemma == ""; v++ {
			lemma = lemmaOf(a, &a.Words[v])
		}
		t.Forms, t.Lemmas = append(t.Forms, tok), append(t.Lemmas, lemma)
	})
	return t
}

// IndexText gives the terms of a text in a language that the reader does not
// read: forms, and no lemmas.
func IndexText(s string) archive.Terms {
	_, forms := text.Tokens(s)
	return archive.Terms{Forms: forms, Lemmas: make([]string, len(forms)), AsText: true}
}

// lemmaOf gives the lemma of a word's stem, or "".
func lemmaOf(a *isnad.Analysis, w *isnad.Word) string {
	if w.Kind != isnad.Arabic {
		return ""
	}
	for p := w.First; p < w.Last && p < len(a.Parts) && p < len(a.Tags); p++ {
		if !a.Parts[p].Clitic && Sought(a.Tags[p].POS) {
			return text.Form(a.Tags[p].Lemma)
		}
	}
	return ""
}

// Sought tells whether words of a part of speech are sought by their lemma:
// nouns, verbs, adjectives, adverbs, names and numbers in words.
func Sought(p isnad.POS) bool {
	switch p {
	case isnad.NOUN, isnad.VERB, isnad.ADJ, isnad.ADV, isnad.PROPN, isnad.NUM:
		return true
	}
	return false
}
