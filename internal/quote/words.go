package quote

import (
	"io/fs"

	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// readWords reads quotes/words: closed lists of folded words by their kind.
func readWords(fsys fs.FS) (map[string]map[string]bool, error) {
	rows, err := table.Read(fsys, "quotes", "words")
	if err != nil {
		return nil, err
	}
	out := map[string]map[string]bool{}
	for _, r := range rows {
		kind := r.Get("kind")
		if out[kind] == nil {
			out[kind] = map[string]bool{}
		}
		for _, w := range r.List("words") {
			out[kind][text.Fold(w)] = true
		}
	}
	return out, nil
}

// is tells whether the word at w, whole, by its lemma or by its stem, stands
// in one of the lists of quotes/words.
func (s *search) is(kind string, w int) bool {
	if w < 0 || w >= len(s.Words) || s.Words[w].Last == s.Words[w].First {
		return false
	}
	return s.words[kind][s.Words[w].Norm] || s.words[kind][s.Tag(w).Lemma] || s.words[kind][s.Parts[s.Stem(w)].Norm]
}
