package event

import (
	"math"
	"sort"
	"strconv"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/loglinear"
)

// told gives the events for which more speaks than against: the rules hold that
// the report tells them or leave them out (for want of a side, as a happening
// told before, as what is only asked for), and learned weights of the trigger,
// its words and its place in the report say where they are right. In the order
// of the text.
func (s *search) told() []*found {
	if s.triggers.None() && s.Trace == nil {
		return s.out
	}
	all := append([]*found(nil), s.out...)
	type key struct {
		word int
		typ  string
	}
	seen := map[key]bool{}
	for _, f := range s.out {
		seen[key{f.word, f.e.Type}] = true
	}
	for _, f := range s.left {
		if k := (key{f.word, f.e.Type}); f.doubt != "" && !seen[k] {
			seen[k] = true
			all = append(all, f)
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].word < all[j].word })
	var out []*found
	for i := range all {
		t := trigger{search: s, weigher: weigher{loglinear.Sum{Weights: &s.triggers, Side: 't', Keep: s.Trace != nil}}, f: all[i], all: all, at: i}
		t.weigh()
		switch {
		case s.Trace != nil:
			t.f.speaks = t.Names
			out = append(out, t.f)
		case t.f.doubt == "" && t.Total > drop, t.f.doubt != "" && t.Total > take:
			t.f.e.Confidence = certainty(1 / (1 + math.Exp(-t.Total)))
			out = outdo(out, t.f)
		}
	}
	return out
}

// outdo adds an event to those told, of which each word tells one of one type: the
// likelier.
func outdo(told []*found, f *found) []*found {
	last := len(told) - 1
	if last < 0 || told[last].word != f.word || told[last].e.Type == f.e.Type {
		return append(told, f)
	}
	if f.e.Confidence > told[last].e.Confidence {
		told[last] = f
	}
	return told
}

// least is how certain an event and its sides must be for a record.
const least = 0.15

// certainty gives a probability as records state it, in hundredths.
func certainty(p float64) float64 { return math.Round(100*p) / 100 }

// drop is how much may speak against an event that the rules keep; take, how
// much must speak for one that they leave out.
const drop, take = -1, -0.6

// trigger is a trigger that is weighed among all.
type trigger struct {
	*search
	weigher
	f   *found
	all []*found
	at  int
}

func (t *trigger) weigh() {
	f, e := t.f, &t.f.e
	why := f.doubt
	if why == "" {
		why = "kept"
	}
	st := t.statementAt(e.Trigger)
	shape, in := t.shape(f), t.teller(f, st)
	sides := strconv.Itoa(min(len(e.Actors), 2)) + strconv.Itoa(min(len(e.Recipients), 2))
	t.add("bias")
	t.add("why", why)
	t.add("why", why, e.Type)
	t.add("why", why, sides)
	t.add("why", why, shape)
	t.add("why", why, f.rule.Require)
	t.add("type", e.Type)
	t.add("type", e.Type, shape)
	t.add("type", e.Type, sides)
	t.add("rule", f.rule.Name)
	t.add("rule", f.rule.Name, why)
	t.add("actor", sectors(e.Actors), e.Type)
	t.add("actor", sectors(e.Actors), f.rule.Name)
	t.add("recipient", sectors(e.Recipients), e.Type)
	t.add("recipient", sectors(e.Recipients), f.rule.Name)
	t.add("both", sectors(e.Actors), sectors(e.Recipients), e.Type)
	t.add("shape", shape, sides)
	t.add("in", in)
	t.add("in", in, e.Type)
	t.add("in", in, why)
	t.add("fact", string(e.Factuality))
	t.add("fact", string(e.Factuality), shape)
	t.add("sentence", bucket(e.Sentence))
	t.flag("date", f.ownDate)
	t.flag("place", f.ownPlace)
	t.flag("country", e.Country != "")
	t.flag("count", e.Killed.Known || e.Injured.Known || e.Detained.Known)
	t.flag("mode", e.Mode != "")
	t.words(shape)
	if st != nil {
		t.add("class", st.Class, e.Type)
		t.add("class", st.Class)
	}
	t.others()
	for _, k := range t.kinds {
		t.add("topic", k)
		t.add("topic", k, e.Type)
		t.add("topic", k, shape)
		t.add("topic", k, f.rule.Name)
	}
	t.add("density", bucket(10*len(t.out)/max(1, len(t.Sentences))))
}

// sectors gives what the first of a side is.
func sectors(as []isnad.Arg) string {
	switch {
	case len(as) == 0:
		return "none"
	case as[0].ID == "":
		return as[0].Sector + "?"
	}
	return as[0].Sector
}

func (t *trigger) flag(name string, ok bool) {
	if ok {
		t.add(name)
		t.add(name, t.f.e.Type)
	}
}

// words adds what the trigger is and what stands around it.
func (t *trigger) words(shape string) {
	w := t.f.word
	g := t.Tag(w)
	t.add("tense", string(g.Feats.Tense), shape)
	t.add("number", string(g.Feats.Number), shape)
	if t.Pronoun(w) >= 0 {
		t.add("pronoun", shape)
	}
	t.add("lemma", g.Lemma)
	t.add("lemma", g.Lemma, shape)
	if g.Root != g.Lemma {
		t.add("root", g.Root, shape)
	}
	sen := &t.Sentences[t.f.e.Sentence]
	before, after := "start", "end"
	if w > sen.First {
		before = string(t.Tag(w - 1).POS)
		t.add("wordbehind", t.Tag(w-1).Lemma)
		t.add("wordbehind", t.Tag(w-1).Lemma, t.f.e.Type)
	}
	if v := t.verbBefore(w); v >= 0 {
		t.add("verb", t.Tag(v).Lemma)
		t.add("verb", t.Tag(v).Lemma, shape)
	}
	t.add("behind", before, shape)
	if ph := t.phraseAt(w); ph != 0 && !t.f.verb {
		if p := t.Phrases[ph-1].Prep; p >= 0 {
			t.add("prep", t.Tags[p].Lemma)
			t.add("prep", t.Tags[p].Lemma, t.f.e.Type)
		}
		if h := t.Phrases[ph-1].Head; h != t.f.part {
			t.add("annexed")
			t.add("annexed", t.Tags[h].Lemma)
		}
	}
	if w+1 < sen.Last {
		n := t.Tag(w + 1)
		after = string(n.POS)
		t.add("wordahead", n.Lemma)
		t.add("wordahead", n.Lemma, t.f.e.Type)
		if n.Feats.Def {
			after += "def"
		}
	}
	t.add("ahead", after, shape)
	t.around()
}

// behind and ahead are how far from a trigger words tell what it is about.
const behind, ahead = 3, 5

// around adds the words near the trigger, by which the types of one word part (دعمه
// بالسلاح, دعمه في بيان).
func (t *trigger) around() {
	w := t.f.word
	sen := &t.Sentences[t.f.e.Sentence]
	for j := max(sen.First, w-behind); j < min(sen.Last, w+ahead+1); j++ {
		if j == w || t.Words[j].Kind != isnad.Arabic {
			continue
		}
		switch g := t.Tag(j); g.POS {
		case isnad.NOUN, isnad.PROPN, isnad.ADJ, isnad.VERB:
			t.add("around", g.Lemma, t.f.e.Type)
		}
	}
}

// others adds what else of its type the report tells, in its sentence and
// before.
func (t *trigger) others() {
	f := t.f
	kept, near, taken, earlier := 0, 99, false, ""
	for i, o := range t.all {
		if i != t.at && o.doubt == "" && o.e.Sentence == f.e.Sentence {
			t.add("with", o.e.Type, f.e.Type)
		}
		switch {
		case i == t.at || o.doubt != "":
		case o.word == f.word:
			taken = true
		case o.e.Type != f.e.Type:
		case o.e.Sentence == f.e.Sentence:
			kept++
			near = min(near, max(o.word-f.word, f.word-o.word))
		case o.e.Sentence < f.e.Sentence:
			if earlier == "" {
				earlier = "type"
			}
			if t.Tag(o.word).Lemma == t.Tag(f.word).Lemma {
				earlier = "word"
			}
		}
	}
	why := "kept"
	if f.doubt != "" {
		why = "left"
	}
	t.add("others", strconv.Itoa(min(kept, 3)), why)
	if kept > 0 {
		t.add("near", bucket(near), why)
	}
	if taken {
		t.add("taken", why)
		t.add("taken", f.e.Type)
	}
	t.add("earlier", earlier, why)
	form := "n"
	if f.def {
		form = "d"
	}
	t.add("earlier", earlier, form)
}
