// Package term holds the closed lists of lexicon/terms, which the stages ask by
// kind: what denies, what opens a clause, who bears another's words. Kinds are
// numbers, since a hundred words are asked for at every word of a report.
package term

import (
	"fmt"
	"io/fs"

	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/internal/text"
)

// Lists are the words of each kind, folded.
type Lists [count]*text.Words

// Of gives the words of one kind.
func (l *Lists) Of(k Kind) *text.Words { return l[k] }

// Read reads lexicon/terms below fsys; rows are its lines, for who asks their
// order. A kind that no stage asks for is an error.
func Read(fsys fs.FS) (lists *Lists, rows []table.Row, err error) {
	rows, err = table.Read(fsys, "lexicon", "terms")
	if err != nil {
		return nil, nil, err
	}
	kinds := make(map[string]Kind, count)
	for k, name := range names() {
		kinds[name] = Kind(k)
	}
	lists = new(Lists)
	for _, r := range rows {
		k, ok := kinds[r.Get("kind")]
		if !ok {
			return nil, nil, fmt.Errorf("%s: no stage asks for words of the kind %q: take one of those in the table", r.Where(), r.Get("kind"))
		}
		if lists[k] == nil {
			lists[k] = text.NewWords()
		}
		for _, w := range r.List("lemmas") {
			lists[k].Add(text.Fold(w))
		}
	}
	return lists, rows, nil
}
