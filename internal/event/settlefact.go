package event

import (
	"strings"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/loglinear"
)

// cue is something beside an event that speaks for its factuality; bare ones speak
// alike whatever the trigger's shape.
type cue struct {
	name, value string
	bare        bool
}

// factuality weighs how an event may stand to the world; each cue speaks for each
// factuality, alone and, where it is not bare, with the trigger's shape.
func (x *setting) factuality() {
	x.Side = factLetter
	cues := x.cues()
	ps := x.prefixes[:0]
	for _, c := range cues {
		ps = append(ps, x.Prefix(c.name, c.value))
	}
	x.noted, x.prefixes = cues, ps
	given := x.f.e.Factuality
	all := [...]isnad.Factuality{isnad.Occurred, isnad.Ongoing, isnad.Planned, isnad.CalledFor, isnad.Possible, isnad.Denied}
	for _, v := range all {
		l := loglinear.NewPart(string(v))
		for i, p := range ps {
			x.AddTo(p, l)
			if !cues[i].bare {
				x.AddTo(p, l, x.parts.shape)
			}
		}
		x.offer(string(v), v == given)
	}
	if i := x.pick("factuality"); i >= 0 && !(x.f.e.Type == "ASSAULT" && x.f.rule.Fact == string(isnad.Planned)) { // a foiled plot stays one
		x.f.e.Factuality = all[i]
	}
}

// cues gives what speaks for a factuality: the trigger, what stands around it, who
// tells it and what else is told of it.
func (x *setting) cues() []cue {
	f := x.f
	e := &f.e
	w := f.word
	g := x.Tag(w)
	out := append(x.noted[:0],
		cue{"type", e.Type, false},
		cue{"mode", e.Type + e.Mode, true},
		cue{"shape", x.shape + x.in, true},
		cue{"say", x.say + x.in, true},
		cue{"lemma", g.Lemma, false},
		cue{"rule", string(e.Factuality), false},
		cue{"ruletype", string(e.Factuality) + e.Type, true},
		cue{"rulein", string(e.Factuality) + x.in, true},
		cue{"rulename", f.rule.Name, true},
		cue{"date", kindOf(e.Date, x.Report.Published), false},
		cue{"count", x.counted(), false},
		cue{"actor", e.Type + sectors(e.Actors), true},
		cue{"recipient", e.Type + sectors(e.Recipients), true},
	)
	out = x.beforeTrigger(out)
	sen := &x.Sentences[e.Sentence]
	if w+1 < sen.Last {
		out = append(out, cue{"n1", x.Tag(w + 1).Lemma, true})
	}
	for k := x.Words[w].First; k < x.Words[w].Last && x.Parts[k].Clitic; k++ {
		out = append(out, cue{"clitic", x.Tags[k].Lemma, true})
	}
	if c := x.carrier(f); c >= 0 {
		out = append(out, cue{"carrier", x.Tag(c).Lemma + string(x.Tag(c).Feats.Tense), true})
	}
	if ph := x.phraseAt(w); ph != 0 && !f.verb {
		if p := x.Phrases[ph-1].Prep; p >= 0 {
			out = append(out, cue{"prep", x.Tags[p].Lemma, false})
		}
		if h := x.Phrases[ph-1].Head; h != f.part {
			out = append(out, cue{"annexed", x.Tags[h].Lemma, true})
		}
	}
	if x.st != nil {
		out = append(out, cue{"class", x.st.Class, false}, cue{"cue", x.st.CueLemma, true})
	}
	if x.prev != nil && x.prev.e.Sentence == e.Sentence {
		out = append(out, cue{"prev", string(x.prev.e.Factuality), false})
	}
	return out
}

// beforeTrigger adds the words right before the trigger that tell how it is
// meant, and the verb above it.
func (x *setting) beforeTrigger(out []cue) []cue {
	w, first := x.f.word, x.Sentences[x.f.e.Sentence].First
	for k := 1; k <= 4 && w-k >= first; k++ {
		t := x.Tag(w - k)
		if k == 1 {
			out = append(out, cue{"w1", t.Lemma, false})
		}
		switch t.POS {
		case isnad.PART, isnad.VERB, isnad.AUX, isnad.SCONJ, isnad.ADP:
			out = append(out, cue{"near", t.Lemma, true})
		}
	}
	if b := x.verbBefore(w); b >= 0 {
		t := x.Tag(b)
		tense := string(t.Feats.Tense)
		if x.willBe(b) {
			tense = "will"
		}
		out = append(out, cue{"verb", t.Lemma, true}, cue{"verbtense", tense, false})
	}
	return out
}

// counted tells of what the event has victims who are counted.
func (x *setting) counted() string {
	e := &x.f.e
	var b strings.Builder
	for i, c := range [...]isnad.Count{e.Killed, e.Injured, e.Detained, e.Displaced} {
		if c.Known {
			b.WriteByte("kidm"[i])
		}
	}
	return b.String()
}
