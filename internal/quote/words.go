package quote

import (
	"io/fs"

	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// readWords reads quotes/words: closed lists of folded words by their kind.
func (f *Finder) readWords(fsys fs.FS) error {
	rows, err := table.Read(fsys, "quotes", "words")
	if err != nil {
		return err
	}
	out := map[string]map[string]bool{}
	count := 0
	for _, r := range rows {
		kind := r.Get("kind")
		if out[kind] == nil {
			out[kind] = map[string]bool{}
		}
		for _, w := range r.List("words") {
			out[kind][text.Fold(w)] = true
			count++
		}
	}
	f.words, f.listed = out, text.NewSieve(count)
	for _, ws := range out {
		for w := range ws {
			f.listed.Add(text.Hash(w))
		}
	}
	return nil
}

// lists tells of each word whether it may stand in any of the lists of
// quotes/words: dozens are asked for each word, and most stand in none.
func (s *search) lists() []bool {
	out := make([]bool, len(s.Words))
	for w := range out {
		if s.Words[w].Last > s.Words[w].First {
			out[w] = s.listed.May(text.Hash(s.Words[w].Norm)) || s.listed.May(text.Hash(s.Tag(w).Lemma)) || s.listed.May(text.Hash(s.Parts[s.Stem(w)].Norm))
		}
	}
	return out
}

// is tells whether the word at w, whole, by its lemma or by its stem, stands
// in one of the lists of quotes/words.
func (s *search) is(kind string, w int) bool {
	if w < 0 || w >= len(s.Words) || !s.inList[w] {
		return false
	}
	of := s.words[kind]
	return of[s.Words[w].Norm] || of[s.Tag(w).Lemma] || of[s.Parts[s.Stem(w)].Norm]
}
