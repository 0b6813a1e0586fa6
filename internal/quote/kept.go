package quote

import (
	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/loglinear"
)

// Found is a statement that the rules find, with what speaks for its being one: what
// the weights of quotes/kept are learned from.
type Found struct {
	Statement *isnad.Statement
	Features  []string
}

// dropped is how much may speak against a statement that the rules find.
const dropped = -0.8

// keep leaves out the statements against which learned weights speak: somebody only
// fears or knows, does what a verb of saying also means, or carries no proposition.
func (s *search) keep() {
	if !s.choosing() || len(s.paths) != len(s.out) {
		return
	}
	out := s.out
	kept := make([]isnad.Statement, 0, len(out))
	for i := range out {
		st := &out[i]
		if st.Rule == claimRule || st.Kind != "indirect" { // what stands in marks is somebody's words
			kept = append(kept, *st)
			continue
		}
		t := standing{weighing: weighing{search: s, st: st, Sum: loglinear.Sum{Weights: &s.kept, Side: 'k', Keep: s.Kept != nil}}, at: i}
		t.weigh()
		names, sum := t.Take()
		if s.Kept != nil {
			s.Kept(Found{Statement: st, Features: names})
		}
		if sum > dropped || s.kept.None() {
			kept = append(kept, *st)
		}
	}
	s.out = kept
}

// choosing tells whether statements are weighed at all.
func (s *search) choosing() bool { return !s.kept.None() || s.Kept != nil }

// standing is a statement that is weighed.
type standing struct {
	weighing
	at int
}

func (t *standing) weigh() {
	t.read()
	st := t.st
	t.path = t.paths[t.at]
	brings := t.brings()
	head := "text"
	if t.sen.Headline {
		head = "headline"
	}
	t.Add("bias")
	t.Add("lemma", t.lemma)
	t.Add("lemma", t.lemma, t.form)
	t.Add("lemma", t.lemma, brings)
	t.Add("lemma", t.lemma, head)
	t.Add("class", st.Class, t.form, brings)
	t.Add("class", st.Class, brings)
	t.Add("form", t.form, t.conj, head)
	t.Add("form", t.form, brings, t.path)
	t.Add("path", t.path, t.form)
	t.Add("path", t.path, brings)
	t.Add("head", head, brings)
	t.content(brings)
	t.speaker(brings)
	t.around(brings)
}

// brings tells what stands before what is said.
func (t *standing) brings() string {
	if t.st.Content.Start < t.st.Cue.Start {
		return "before"
	}
	w := t.start
	switch {
	case t.st.Kind == "direct":
		return "marks"
	case w > 0 && t.Words[w-1].Norm == ":":
		return "colon"
	case w > 0 && t.that(w-1):
		return "that"
	case t.that(w):
		return "that it"
	case t.hasPrep(w) && t.Parts[t.Stem(w)].Start == t.st.Content.Start:
		return "clitic"
	case w > 0 && t.Tag(w-1).POS == isnad.ADP && t.Pronoun(w-1) < 0:
		return "preposition"
	case t.finite(w):
		return "verb"
	}
	return "bare"
}

// content adds what is said.
func (t *standing) content(brings string) {
	g, w := t.Tag(t.start), t.start
	first := string(g.POS)
	if g.Feats.Verbal != 0 {
		first += " " + string(g.Feats.Verbal)
	}
	shape := first + yes(g.Feats.Def) + yes(t.Pronoun(w) >= 0) + yes(g.Feats.Tanwin)
	t.Add("opens", shape, brings)
	t.Add("opens", first, t.lemma)
	t.Add("opens", shape, t.st.Class, t.form)
	t.Add("word", g.Lemma)
	t.Add("word", g.Lemma, brings)
	if g.Class != "" {
		t.Add("sort", g.Class, brings)
	}
	last, verb, marks := w, "no", "no"
	for ; last < len(t.Words) && t.Words[last].Start < t.st.Content.End; last++ {
		if verb == "no" && t.finite(last) {
			verb = "yes"
		}
		if t.QuoteMark(last) {
			marks = "yes"
		}
	}
	long := bucket(last - w)
	t.Add("long", long, brings)
	t.Add("long", long, verb, brings, t.form)
	t.Add("long", long, t.st.Class, brings)
	t.Add("verb", verb, brings, t.lemma)
	t.Add("marks", marks, brings)
	t.Add("kind", t.st.Kind, brings)
	if w+1 < last {
		n := t.Tag(w + 1)
		t.Add("second", shape, string(n.POS), yes(n.Feats.Def))
		t.Add("first two", g.Lemma, n.Lemma)
	}
}

// speaker adds who says it.
func (t *standing) speaker(brings string) {
	st := t.st
	if st.Speaker == 0 {
		t.Add("by", t.path, yes(st.SpeakerName != ""), brings)
		return
	}
	m := &t.Mentions[st.Speaker-1]
	kind, where := who(m), t.where(m)
	t.Add("by", kind, st.Class, t.form)
	t.Add("by", kind, brings)
	t.Add("by", kind, t.lemma)
	t.Add("by", where, t.form, t.conj)
	t.Add("by", where, brings, t.path)
	t.Add("by", where, t.lemma)
	t.Add("by", "sector", st.Sector, st.Class)
	t.Add("by", "agree", t.agree(m), t.form)
	t.Add("by", "id", yes(st.SpeakerID != ""), kind, where)
	t.Add("by", "prep", t.Prep(m), where, t.form)
	t.Add("by", m.Lemma)
	t.Add("by", "embedded", yes(m.Embedded), where, t.form)
	t.Add("by", "definite", yes(m.Feats.Def || m.NameSpan.Len() > 0), kind, where)
	t.Add("by", "casualty", yes(m.Casualty != ""), where)
}

// around adds what stands around the cue.
func (t *standing) around(brings string) {
	w := t.w
	if w > t.sen.First {
		b := t.Tag(w - 1)
		t.Add("before", string(b.POS), t.form)
		t.Add("before", b.Lemma, t.form)
		t.Add("before", b.Lemma)
		if t.relative.Has(b.Lemma) {
			t.Add("relative", t.lemma)
			t.Add("relative", t.st.Class, brings)
		}
	} else {
		t.Add("before", "nothing", t.form)
	}
	for k := max(t.sen.First, w-opener); k < w-1; k++ {
		if g := t.Tag(k); g.POS == isnad.SCONJ || g.POS == isnad.PART || t.clausal.Has(g.Lemma) || t.relative.Has(g.Lemma) {
			t.Add("earlier", g.Lemma, t.form)
		}
	}
	if t.last < t.sen.Last {
		n := t.Tag(t.last)
		t.Add("after", string(n.POS), yes(n.Feats.Def), t.form, t.path)
		t.Add("after", t.lemma, n.Lemma)
		t.Add("after", n.Class, t.form)
		if n.Feats.Verbal != 0 {
			t.Add("after", "verbal", string(n.Feats.Verbal), yes(n.Feats.Def), t.st.Class)
		}
	}
	t.Add("pronoun", yes(t.Pronoun(w) >= 0), t.form, brings)
	t.Add("pronoun", yes(t.Pronoun(w) >= 0), t.lemma)
	t.Add("apart", bucket(t.start-t.last), brings, t.form)
	t.inner(brings)
	t.Add("place", count(t.Words[w].Sentence), count(4*t.Words[w].Sentence/max(1, len(t.Sentences))))
	t.Add("dense", count(2*len(t.out)/max(1, len(t.Sentences))))
	t.Add("dense", count(2*len(t.out)/max(1, len(t.Sentences))), t.st.Class, brings)
	t.Add("line", yes(t.feats.Number == 'p'), t.form, t.lemma)
}

// inner adds whether the cue stands in what another statement says, and whether
// others stand in this one.
func (t *standing) inner(brings string) {
	in, same, holds := "no", "", "no"
	for i := max(0, t.at-2*priors); i < min(len(t.out), t.at+priors); i++ {
		o := &t.out[i]
		if i == t.at || o.Rule == claimRule {
			continue
		}
		if o.Content.Contains(t.st.Cue) {
			in, same = o.Kind, yes(o.SpeakerID == t.st.SpeakerID && o.SpeakerName == t.st.SpeakerName)
		}
		if t.st.Content.Contains(o.Cue) {
			holds = "yes"
		}
	}
	t.Add("inner", in, same, t.form)
	t.Add("inner", in, same, t.st.Class)
	t.Add("inner", in, same, brings)
	t.Add("inner", in, t.lemma)
	t.Add("holds", holds, brings)
}
