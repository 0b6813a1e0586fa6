package correct

import (
	"sort"

	"github.com/isnad-news/isnad/internal/export"
)

// moved is a body of an editor's as it stands in the text by now, apart from
// the editor's own. It is not ok where its trigger or content stands nowhere.
func (t *tracer) moved(b Body) (Body, bool) {
	by, ok := t.words.shift(b)
	b = b.copied()
	if b.Event != nil {
		t.moveEvent(b.Event, by)
		return b, ok
	}
	s := b.Statement
	s.Content, _ = t.words.move(s.Content, by)
	s.Cue.Quote, _ = t.words.move(s.Cue.Quote, by)
	s.Speaker = t.words.speaker(s.Speaker, by)
	s.AssertedBy = list(s.AssertedBy)
	return b, ok
}

func (t *tracer) moveEvent(e *export.Event, by int) {
	trigger, ok := t.words.move(e.Trigger, by)
	evidence := make([]export.Evidence, 0, len(e.Evidence))
	for _, v := range e.Evidence {
		// It bears no words by which it could be sought where the text has changed.
		if s, in := t.words.slice(v.Range); in && s != "" && ok && by == 0 {
			evidence = append(evidence, v)
		}
	}
	e.Trigger, e.Evidence = trigger, evidence
	e.Actors, e.Recipients = t.words.args(e.Actors, by), t.words.args(e.Recipients, by)
	e.Place = t.words.place(e.Place, by)
	e.Contexts, e.AssertedBy = list(e.Contexts), list(e.AssertedBy)
}

// list is a list of its own, never null in JSON.
func list(s []string) []string { return append([]string{}, s...) }

// sentence gives the sentence that a code point stands in, or the last before it.
func (t *tracer) sentence(p int) int {
	after := sort.Search(len(t.read.Sentences), func(i int) bool { return t.read.Sentences[i].Start > p })
	return max(0, after-1)
}
