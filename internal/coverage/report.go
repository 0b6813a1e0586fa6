package coverage

import (
	"slices"
	"sort"
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
)

// report is one report on its way through a counter.
type report struct {
	*isnad.Analysis
	c    *Counter
	said []bool // words that stand in a statement: in what is said or in what introduces it
}

func (c *Counter) report(a *isnad.Analysis) *report {
	r := &report{a, c, make([]bool, len(a.Words))}
	for _, s := range a.Statements {
		for _, in := range []isnad.Span{s.Cue, s.Content} {
			w := sort.Search(len(a.Words), func(w int) bool { return a.Words[w].End > in.Start })
			for ; w < len(a.Words) && a.Words[w].Start < in.End; w++ {
				r.said[w] = true
			}
		}
	}
	return r
}

// How much is shown, in code points: of a value, and of a sentence on either
// side of it.
const (
	longestValue = 80
	around       = 200
)

// leastQuoted is how many words between marks are taken for something said;
// fewer are a name, or a word at arm's length.
const leastQuoted = 4

// gap counts one gap. It is shown where it is met first.
func (r *report) gap(kind, value string, at isnad.Span) {
	value = clipped(strings.Join(strings.Fields(value), " "), longestValue)
	if g := r.c.gaps[kind][value]; g != nil {
		g.N++
		return
	}
	r.c.gaps[kind][value] = &Gap{kind, value, 1, r.Report.ID, r.sentence(at)}
}

func (r *report) slice(s isnad.Span) string {
	start := max(0, min(s.Start, len(r.Report.Text)))
	return r.Report.Text[start:max(start, min(s.End, len(r.Report.Text)))]
}

// sentence gives the sentence in which a span begins, without what stands far
// from it; of what concerns the report as a whole, the first.
func (r *report) sentence(at isnad.Span) string {
	i := sort.Search(len(r.Sentences), func(i int) bool { return r.Sentences[i].End > at.Start })
	if i == len(r.Sentences) {
		return ""
	}
	s := r.Sentences[i].Span
	from := max(at.Start, s.Start)
	return strings.TrimSpace(ending(r.slice(isnad.Span{Start: s.Start, End: from}), around) + clipped(r.slice(isnad.Span{Start: from, End: s.End}), around))
}

// clipped gives the beginning of s, at most n code points.
func clipped(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i] + "…"
		}
	}
	return s
}

// ending gives the end of s, at most n code points.
func ending(s string, n int) string {
	if points := []rune(s); len(points) > n {
		return "…" + string(points[len(points)-n:])
	}
	return s
}

// names counts the entities that are likely named and not linked.
func (r *report) names() {
	named, known := make([]int, len(r.Entities)+1), make([]bool, len(r.Entities)+1)
	first := make([]isnad.Span, len(r.Entities)+1)
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Entity < 1 || int(m.Entity) > len(r.Entities) {
			continue
		}
		known[m.Entity] = known[m.Entity] || m.ID != "" || m.Country != "" || m.PlaceRef != ""
		if m.NameSpan.Len() <= 0 && !r.proper(m.First, m.Last) {
			continue
		}
		if named[m.Entity]++; named[m.Entity] == 1 {
			first[m.Entity] = m.Span
		}
	}
	for i, e := range r.Entities {
		if e.ID != "" || known[i+1] || e.Kind == "office" {
			continue
		}
		for range named[i+1] {
			r.gap(Name, e.Name, first[i+1])
		}
	}
}

// proper tells whether a proper noun, or a word that the lexicon does not know,
// stands among words.
func (r *report) proper(first, last int) bool {
	for w := max(first, 0); w < min(last, len(r.Words)); w++ {
		for k := r.Words[w].First; k < r.Words[w].Last; k++ {
			if r.Tags[k].Guessed || r.Tags[k].POS == isnad.PROPN {
				return true
			}
		}
	}
	return false
}

// cuesAlone counts verbs of saying that made no statement and stand in none.
func (r *report) cuesAlone() {
	for i := range r.Words {
		w := &r.Words[i]
		for k := w.First; k < w.Last; k++ {
			t := &r.Tags[k]
			if t.POS == isnad.VERB && t.Feats.Person == '3' && t.Feats.Tense != 'i' && r.c.cues[t.Lemma] && !r.said[i] {
				r.gap(Cue, cue(t), w.Span)
			}
		}
	}
}

// cue names a verb as a dictionary does.
func cue(t *isnad.Tag) string {
	if t.Dict != "" {
		return t.Dict
	}
	return t.Lemma
}

// quotes counts quotations that no statement touches. One within a name is part
// of it.
func (r *report) quotes() {
	reach := r.reach()
	l := clause.Layers{Words: r.Words, Sentences: r.Sentences}
	for _, q := range l.Quotations() {
		first, last := q.Open+1, q.End // the words inside
		if r.count(first, last) < leastQuoted || reach[first] >= last || slices.Contains(r.said[first:last], true) {
			continue
		}
		at := isnad.Span{Start: r.Words[first].Start, End: r.Words[last-1].End}
		r.gap(Quote, r.slice(at), at)
	}
}

// reach tells, for each word, how far the mentions go that begin at it or before.
func (r *report) reach() []int {
	out := make([]int, len(r.Words))
	for i := range r.Mentions {
		if m := &r.Mentions[i]; m.First >= 0 && m.First < len(out) {
			out[m.First] = max(out[m.First], m.Last)
		}
	}
	for w := 1; w < len(out); w++ {
		out[w] = max(out[w], out[w-1])
	}
	return out
}

// count is the number of words from first to last, marks left out.
func (r *report) count(first, last int) int {
	n := 0
	for w := first; w < last; w++ {
		if r.Words[w].Kind != isnad.Punct {
			n++
		}
	}
	return n
}

func (r *report) speakers() {
	for _, s := range r.Statements {
		switch {
		case s.SpeakerID != "":
		case s.SpeakerName != "":
			r.gap(Speaker, s.SpeakerName, s.Cue)
		case s.SpeakerText != "":
			r.gap(Speaker, s.SpeakerText, s.Cue)
		case s.SpeakerSpan.Len() > 0:
			r.gap(Speaker, r.slice(s.SpeakerSpan), s.SpeakerSpan)
		default:
			r.gap(Speaker, r.slice(s.Cue), s.Cue)
		}
	}
}

// sides counts events in which nobody acts: every type of them is an act of
// somebody's.
func (r *report) sides() {
	for _, e := range r.Events {
		if len(e.Actors) == 0 {
			r.gap(Side, e.Type+" "+r.slice(e.Trigger), e.Trigger)
		}
	}
}
