package event

import (
	"github.com/isnad-news/isnad"
)

// factuality weighs how an event may stand to the world.
func (x *setting) factuality() {
	f := x.f
	x.Side = factLetter
	all := [...]isnad.Factuality{isnad.Occurred, isnad.Ongoing, isnad.Planned, isnad.CalledFor, isnad.Possible, isnad.Denied}
	given := f.e.Factuality
	for _, v := range all {
		x.factOption(string(v), v == given)
	}
	if i := x.pick("factuality"); i >= 0 {
		f.e.Factuality = all[i]
	}
}

// factOption adds what speaks for a factuality: the trigger, what stands around
// it, who tells it and what else is told of it.
func (x *setting) factOption(v string, given bool) {
	f := x.f
	w := f.word
	g := x.Tag(w)
	put := func(name, value string) {
		x.Add(name, value, v)
		x.Add(name, value, v, x.shape)
	}
	put("type", f.e.Type)
	put("mode", f.e.Type+f.e.Mode)
	put("shape", x.shape+x.in)
	put("say", x.say+x.in)
	put("lemma", g.Lemma)
	put("rule", string(f.e.Factuality))
	x.Add("rule", string(f.e.Factuality), v, f.e.Type)
	x.Add("rule", string(f.e.Factuality), v, x.in)
	x.Add("rulename", f.rule.Name, v)
	put("date", kindOf(f.e.Date, x.Report.Published))
	x.Add("date", kindOf(f.e.Date, x.Report.Published), v, x.say)
	put("count", x.counted())
	sen := &x.Sentences[f.e.Sentence]
	for k := 1; k <= 4 && w-k >= sen.First; k++ {
		t := x.Tag(w - k)
		if k == 1 {
			put("w1", t.Lemma)
		}
		if t.POS == isnad.PART || t.POS == isnad.VERB || t.POS == isnad.AUX || t.POS == isnad.SCONJ || t.POS == isnad.ADP {
			x.Add("near", t.Lemma, v)
		}
	}
	if w+1 < sen.Last {
		put("n1", x.Tag(w+1).Lemma)
	}
	for k := x.Words[w].First; k < x.Words[w].Last && x.Parts[k].Clitic; k++ {
		put("clitic", x.Tags[k].Lemma)
	}
	if b := x.verbBefore(w); b >= 0 {
		t := x.Tag(b)
		put("verb", t.Lemma)
		put("verbtense", string(t.Feats.Tense))
		if x.willBe(b) {
			put("verbtense", "will")
		}
	}
	if c := x.carrier(f); c >= 0 {
		put("carrier", x.Tag(c).Lemma+string(x.Tag(c).Feats.Tense))
	}
	if ph := x.phraseAt(w); ph != 0 && !f.verb {
		if p := x.Phrases[ph-1].Prep; p >= 0 {
			put("prep", x.Tags[p].Lemma)
		}
		if h := x.Phrases[ph-1].Head; h != f.part {
			put("annexed", x.Tags[h].Lemma)
		}
	}
	if x.st != nil {
		put("class", x.st.Class)
		x.Add("cue", x.st.CueLemma, v)
	}
	if x.prev != nil && x.prev.e.Sentence == f.e.Sentence {
		put("prev", string(x.prev.e.Factuality))
	}
	x.offer(v, given)
}

// counted tells whether the event has victims who are counted.
func (x *setting) counted() string {
	if e := &x.f.e; e.Killed.Known || e.Injured.Known || e.Detained.Known || e.Displaced.Known {
		return "yes"
	}
	return "no"
}
