package lexicon

import (
	"io/fs"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/table"
)

// Paradigm gives, for every line of the tables of verbs, each form that the
// rules derive from it: finite forms, then participles and regular verbal
// nouns, told apart by Verbal. It shows what conjugation does before words
// that are spelt alike are merged, so that other conjugators can be compared.
func Paradigm(fsys fs.FS, each func(r table.Row, form string, f isnad.Feats)) error {
	rows, err := table.Read(fsys, "lexicon", "verbs")
	if err != nil {
		return err
	}
	for _, r := range rows {
		v := readVerb(r)
		v.conjugate(func(form string, f isnad.Feats) { each(r, spell(form), f) })
		act, pas := v.participles()
		each(r, spell(act), isnad.Feats{Verbal: 'a'})
		each(r, spell(pas), isnad.Feats{Verbal: 'p'})
		for _, m := range v.regularMasdars() {
			each(r, spell(m), isnad.Feats{Verbal: 'm'})
		}
	}
	return nil
}
