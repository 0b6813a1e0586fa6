package coverage

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/clause"
)

// Seen is what one report holds for a counter.
type Seen struct {
	*isnad.Analysis
	d            *Decisions
	said         []bool // words that stand in a statement: in what is said or in what introduces it
	spoken       []bool // words that somebody says whom the report tells
	political    bool
	known, words int
	shares       map[string]*share
	gaps         []gapAt
	lemmas       []lemmaAt
}

// gapAt is a gap at its place.
type gapAt struct {
	kind, value string
	at          isnad.Span
}

// leastTold is how many events and statements make a report a political one:
// the types of events are those of politics, and one may be a slip.
const leastTold = 2

// Look sees what a report holds, as read through all stages. Unlike Take it may
// be called for several reports at once.
func (c *Counter) Look(a *isnad.Analysis) *Seen {
	s := &Seen{Analysis: a, d: c.Decisions, said: make([]bool, len(a.Words)), spoken: make([]bool, len(a.Words)), shares: map[string]*share{}}
	for k := range c.shares {
		s.shares[k] = &share{}
	}
	s.political = len(a.Events)+len(a.Statements) >= leastTold
	for i := range a.Statements {
		st := &a.Statements[i]
		s.mark(s.said, st.Cue)
		s.mark(s.said, st.Content)
		if st.Speaker != 0 || st.SpeakerName != "" || st.SpeakerText != "" || st.SpeakerSpan.Len() > 0 {
			s.mark(s.spoken, st.Cue)
			s.mark(s.spoken, st.Content)
		}
	}
	s.known, s.words = words(a, func(w *isnad.Word) { s.gap(Word, s.slice(w.Span), w.Span) })
	s.names()
	s.strangers()
	s.cuesAlone()
	s.quotes()
	s.speakers()
	s.happenings()
	s.sides()
	for i := range a.Times {
		t := &a.Times[i]
		s.shares[Time].one(t.Value != "")
		if t.Value == "" {
			s.gap(Time, s.slice(t.Span), t.Span)
		}
	}
	for _, w := range a.Warnings {
		s.gap(Warning, w.Code, w.Span)
	}
	return s
}

// mark notes the words of a span.
func (r *Seen) mark(words []bool, in isnad.Span) {
	w := sort.Search(len(r.Words), func(w int) bool { return r.Words[w].End > in.Start })
	for ; w < len(r.Words) && r.Words[w].Start < in.End; w++ {
		words[w] = true
	}
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

// gap notes one gap.
func (r *Seen) gap(kind, value string, at isnad.Span) {
	r.gaps = append(r.gaps, gapAt{kind, clipped(strings.Join(strings.Fields(value), " "), longestValue), at})
}

func (r *Seen) slice(s isnad.Span) string {
	start := max(0, min(s.Start, len(r.Report.Text)))
	return r.Report.Text[start:max(start, min(s.End, len(r.Report.Text)))]
}

// sentence gives the sentence in which a span begins, without what stands far
// from it; of what concerns the report as a whole, the first.
func (r *Seen) sentence(at isnad.Span) string {
	whole, near := r.near(at)
	out := strings.TrimSpace(r.slice(near))
	if near.Start > whole.Start {
		out = "…" + out
	}
	if near.End < whole.End {
		out += "…"
	}
	return out
}

// near gives the sentence in which a span begins, and what of it stands near.
// It looks no further: a line may be a book.
func (r *Seen) near(at isnad.Span) (whole, near isnad.Span) {
	i := sort.Search(len(r.Sentences), func(i int) bool { return r.Sentences[i].End > at.Start })
	if i == len(r.Sentences) {
		return whole, near
	}
	whole = r.Sentences[i].Span
	near = isnad.Span{Start: max(at.Start, whole.Start), End: max(at.Start, whole.Start)}
	text := r.Report.Text[:whole.End]
	for n := 0; n < around && near.Start > whole.Start; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:near.Start])
		near.Start -= size
	}
	for n := 0; n < around && near.End < whole.End; n++ {
		_, size := utf8.DecodeRuneInString(text[near.End:])
		near.End += size
	}
	return whole, near
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

// names counts the entities that are likely named and not linked.
func (r *Seen) names() {
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
		linked := e.ID != "" || known[i+1]
		if !linked && e.Kind == "office" {
			continue
		}
		if linked {
			r.shares[Name].add(named[i+1], named[i+1])
			continue
		}
		r.shares[Name].add(0, named[i+1])
		for range named[i+1] {
			r.gap(Name, e.Name, first[i+1])
		}
	}
}

// strangers counts names of people that stand in no mention, so that the reader
// passes over them: two proper nouns or more, one of them in the lists of
// personal names. One alone is too often a common word.
func (r *Seen) strangers() {
	in := found(r.Analysis)
	for w := 0; w < len(r.Words); w++ {
		first, listed := w, false
		for ; w < len(r.Words) && !in[w] && r.Words[w].Sentence == r.Words[first].Sentence; w++ {
			t := r.propn(w)
			if t == nil {
				break
			}
			listed = listed || t.Name
		}
		if listed && w-first > 1 {
			at := isnad.Span{Start: r.Words[first].Start, End: r.Words[w-1].End}
			r.shares[Name].one(false)
			r.gap(Name, r.slice(at), at)
		}
	}
}

// propn gives the proper noun at word w, or nil.
func (r *Seen) propn(w int) *isnad.Tag {
	for k := r.Words[w].First; k < r.Words[w].Last; k++ {
		if r.Tags[k].POS == isnad.PROPN {
			return &r.Tags[k]
		}
	}
	return nil
}

// proper tells whether a proper noun, or a word that the lexicon does not know,
// stands among words.
func (r *Seen) proper(first, last int) bool {
	for w := max(first, 0); w < min(last, len(r.Words)); w++ {
		for k := r.Words[w].First; k < r.Words[w].Last; k++ {
			if r.Tags[k].Guessed || r.Tags[k].POS == isnad.PROPN {
				return true
			}
		}
	}
	return false
}

// cuesAlone counts verbs of saying that made no statement and stand in none, nor
// tell an event: who condemns acts.
func (r *Seen) cuesAlone() {
	acts := make([]bool, len(r.Words))
	for i := range r.Events {
		r.mark(acts, r.Events[i].Trigger)
	}
	for i := range r.Words {
		w := &r.Words[i]
		for k := w.First; k < w.Last; k++ {
			t := &r.Tags[k]
			if t.POS != isnad.VERB || t.Feats.Person != '3' || t.Feats.Tense == 'i' || !r.d.cues[t.Lemma] {
				continue
			}
			understood := r.said[i] || acts[i]
			r.shares[Cue].one(understood)
			if !understood {
				r.gap(Cue, cmp.Or(t.Dict, t.Lemma), w.Span)
			}
		}
	}
}

// quotes counts quotations that nobody says. One within a name is part
// of it, and one that is a name or a title says nothing.
func (r *Seen) quotes() {
	reach := r.reach()
	l := clause.Layers{Words: r.Words, Sentences: r.Sentences}
	var before clause.Quotation
	names := false
	for _, q := range l.Quotations() {
		first, last := q.Open+1, q.End // the words inside
		names = q.Close >= 0 && r.named(q, before, names)
		before = q
		if names || r.count(first, last) < leastQuoted || reach[first] >= last {
			continue
		}
		spoken := slices.Contains(r.spoken[first:last], true)
		r.shares[Quote].one(spoken)
		if spoken {
			continue
		}
		at := isnad.Span{Start: r.Words[first].Start, End: r.Words[last-1].End}
		r.gap(Quote, r.slice(at), at)
	}
}

// reach tells, for each word, how far the mentions go that begin at it or before.
func (r *Seen) reach() []int {
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
func (r *Seen) count(first, last int) int {
	n := 0
	for w := first; w < last; w++ {
		if r.Words[w].Kind != isnad.Punct {
			n++
		}
	}
	return n
}

// happenings notes verbs and nouns of happening.
func (r *Seen) happenings() {
	for k := range r.Tags {
		t := &r.Tags[k]
		if noun, ok := happening(t); ok {
			r.lemmas = append(r.lemmas, lemmaAt{word{t.Lemma, noun}, t.Dict, t.Root, r.Parts[k].Span})
		}
	}
}

func (r *Seen) speakers() {
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
func (r *Seen) sides() {
	for _, e := range r.Events {
		if len(e.Actors) == 0 {
			r.gap(Side, e.Type+" "+r.slice(e.Trigger), e.Trigger)
		}
	}
}
