package tag

import (
	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/text"
)

// Bounds are the lemmas of which the words are made that only bound a number behind them:
// what (ما), not (لا), a verb of being more or less (يقل، يزيد) and its preposition (عن، على).
type Bounds struct{ What, Not, Verb, Prep *text.Words }

// Bound makes adverbs of such words before a number, for the clause goes on across them:
// قتل ما لا يقل عن عشرين شخصا is what قتل عشرون شخصا is.
func Bound(words []isnad.Word, parts []isnad.Part, tags []isnad.Tag, b Bounds) {
	stem := func(i int) *isnad.Tag {
		if i >= len(words) || words[i].Last == words[i].First {
			return &isnad.Tag{}
		}
		for k := words[i].First; k < words[i].Last; k++ {
			if !parts[k].Clitic {
				return &tags[k]
			}
		}
		return &isnad.Tag{}
	}
	for i := range words {
		if !b.What.Has(stem(i).Lemma) {
			continue
		}
		j := i + 1
		if b.Not.Has(stem(j).Lemma) {
			j++
		}
		if t := stem(j); t.POS != isnad.VERB || !b.Verb.Has(t.Lemma) {
			continue
		}
		if j++; b.Prep.Has(stem(j).Lemma) {
			j++
		}
		if j >= len(words) || words[j].Sentence != words[i].Sentence || words[j].Kind != isnad.Digits && stem(j).POS != isnad.NUM && stem(j).Class != "unit" {
			continue
		}
		for k := i; k < j; k++ {
			t := stem(k)
			t.POS, t.Feats = isnad.ADV, isnad.Feats{}
		}
	}
}
