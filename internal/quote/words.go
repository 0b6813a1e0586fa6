package quote

import (
	"io/fs"
	"slices"

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
	kinds := map[string][]string{}
	for _, r := range rows {
		kind := r.Get("kind")
		if out[kind] == nil {
			out[kind] = map[string]bool{}
		}
		for _, w := range r.List("words") {
			form := text.Fold(w)
			out[kind][form] = true
			kinds[form] = append(kinds[form], kind)
		}
	}
	f.words, f.kinds, f.listed = out, kinds, text.NewSieve(len(kinds))
	for w := range kinds {
		f.listed.Add(text.Hash(w))
	}
	return nil
}

// enlist finds, for each word, the lists of quotes/words that it stands in, whole, by
// its lemma or by its stem: dozens are asked for each word, and most stand in none.
func (s *search) enlist() {
	out := s.room.lists
	for w := range out {
		if s.Words[w].Last == s.Words[w].First {
			continue
		}
		forms := [...]string{s.Words[w].Norm, s.Tag(w).Lemma, s.Parts[s.Stem(w)].Norm}
		for i, form := range forms {
			if slices.Contains(forms[:i], form) || !s.listed.May(text.Hash(form)) {
				continue
			}
			if of := s.kinds[form]; out[w] == nil {
				out[w] = of
			} else if len(of) > 0 && &of[0] != &out[w][0] {
				out[w] = append(out[w][:len(out[w]):len(out[w])], of...)
			}
		}
	}
}

// is tells whether the word at w, whole, by its lemma or by its stem, stands
// in one of the lists of quotes/words.
func (s *search) is(kind string, w int) bool {
	return w >= 0 && w < len(s.Words) && slices.Contains(s.room.lists[w], kind)
}
