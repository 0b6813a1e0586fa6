package event

import (
	"slices"
	"strconv"

	"github.com/isnad-news/isnad"
)

// dated is a date that the report tells, by an expression of time.
type dated struct {
	time     int // into Times
	rank     int // among the dates of the report
	value    string
	word     int
	sentence int
}

// days gives the dates that the report tells, in its order.
func (s *search) days() []dated {
	var out []dated
	for i := range s.Times {
		t := &s.Times[i]
		if t.First >= len(s.Words) || t.Type == "DURATION" || t.Type == "SET" || t.Value == "" || s.partOfName(t) {
			continue
		}
		if v := Date(t); v != "" {
			out = append(out, dated{i, len(out), v, t.First, s.Words[t.First].Sentence})
		}
	}
	return out
}

// span is how many sentences away a date may be told; lead dates reach farther.
const span = 6

// date weighs the dates that an event may have.
func (x *setting) date() {
	f := x.f
	values := []string{""}
	note := func(v string) {
		if v != "" && !slices.Contains(values, v) {
			values = append(values, v)
		}
	}
	note(f.e.Date)
	here := 0
	lead := x.bodyStart() + 1
	for _, d := range x.days {
		switch away := d.sentence - f.e.Sentence; {
		case away == 0:
			here++
			note(x.dateOf(f, &x.Times[d.time]))
		case away > -span && away < span, d.sentence <= lead:
			note(d.value)
		}
	}
	for _, p := range x.events {
		if p.e.Type == f.e.Type {
			note(p.e.Date)
		}
	}
	x.sentence = strconv.Itoa(min(here, 2))
	x.Side = dateLetter
	for _, v := range values {
		x.dateOption(v)
	}
	i := x.pick("date")
	if i < 0 || values[i] == f.e.Date {
		return
	}
	dropDate(&f.e)
	f.ownDate = false
	if f.e.Date = values[i]; f.e.Date == "" {
		return
	}
	if t := x.nearest(f.e.Date); t != nil {
		f.ownDate = true
		f.e.Evidence = append(f.e.Evidence, isnad.Evidence{Field: "date", Span: t.Span})
	}
}

// nearest gives the time in the event's sentence that tells a date and stands
// nearest to the trigger, or nil.
func (x *setting) nearest(v string) *isnad.Time {
	var best *isnad.Time
	for _, d := range x.days {
		if d.sentence != x.f.e.Sentence {
			continue
		}
		t := &x.Times[d.time]
		if x.dateOf(x.f, t) == v && (best == nil || x.away(t.First) < x.away(best.First)) {
			best = t
		}
	}
	return best
}

// away is how many words a word is from the trigger.
func (x *setting) away(w int) int { return max(w-x.f.word, x.f.word-w) }

// dateOption adds what speaks for a date.
func (x *setting) dateOption(v string) {
	f := x.f
	kind := kindOf(v, x.Report.Published)
	x.each("kind", kind)
	x.Add("kind", kind, x.Tag(f.word).Lemma)
	x.Add("kind", kind, x.sentence, x.shape)
	x.setBack("kind", kind)
	x.Add("kind", kind, x.sentence, f.e.Type)
	if f.e.Mode != "" {
		x.Add("kind", kind, f.e.Type, f.e.Mode)
	}
	if v == f.e.Date {
		how := "taken"
		switch {
		case v == "":
			how = "none"
		case f.ownDate:
			how = "own"
		}
		x.each("given", how)
		x.Add("given", how, kind)
		x.Add("given", how, x.sentence)
	}
	if v == "" {
		x.Add("none", bucket(f.e.Sentence), x.in)
	} else {
		x.told(v)
	}
	x.tellings(v)
	x.offer(v, v == f.e.Date)
}

// told adds where the report tells a date: in the event's sentence, before it
// and behind it.
func (x *setting) told(v string) {
	if t := x.nearest(v); t != nil {
		x.beside(t)
	}
	behind, ahead, n := 99, 99, 0
	owner := ""
	for _, d := range x.days {
		if d.value != v {
			continue
		}
		n++
		switch away := x.f.e.Sentence - d.sentence; {
		case away > 0:
			behind = min(behind, away)
			owner = x.owner(&x.Times[d.time])
		case away < 0:
			ahead = min(ahead, -away)
		}
	}
	x.each("behind", bucket(behind))
	x.Add("behind", bucket(behind), x.sentence)
	x.Add("behind", bucket(behind), owner, x.say)
	x.Add("behind", bucket(behind), owner, x.shape)
	x.setBack("behind", bucket(behind))
	x.Add("ahead", bucket(ahead))
	x.Add("ahead", bucket(ahead), x.in)
	x.Add("times", bucket(n))
	for _, d := range x.days {
		if d.value == v {
			x.each("rank", strconv.Itoa(min(d.rank, 3)))
			x.Add("first", bucket(d.sentence), x.say)
			break
		}
	}
}

// beside adds how a time stands to the trigger in its sentence.
func (x *setting) beside(t *isnad.Time) {
	f := x.f
	dir, lo, hi := "after", f.word+1, t.First
	if t.First < f.word {
		dir, lo, hi = "before", t.Last, f.word
	}
	verbs, breaks := 0, 0
	for w := lo; w < hi; w++ {
		g := x.Tag(w)
		if g.POS == isnad.VERB && g.Feats.Tense != 0 {
			verbs++
		}
		if x.Words[w].Kind == isnad.Punct {
			breaks++
		}
	}
	x.each("here", dir+bucket(hi-lo))
	x.each("verbs", dir+strconv.Itoa(min(verbs, 2)))
	x.Add("verbs", dir+strconv.Itoa(min(verbs, 2)), strconv.Itoa(min(breaks, 2)))
	word := x.Tag(t.First)
	x.each("expression", word.Lemma)
	if t.First > 0 && x.Words[t.First-1].Sentence == f.e.Sentence {
		x.each("behindword", x.Tag(t.First-1).Lemma)
	}
	in := "same"
	if o := x.statementAt(t.Span); o != x.st {
		switch {
		case o == nil:
			in = "told"
		case x.st == nil:
			in = "said"
		default:
			in = "other"
		}
	}
	x.each("in", in)
	x.each("owner", x.owner(t))
	x.Add("owner", x.owner(t), dir, strconv.Itoa(min(verbs, 2)))
	x.Add("grain", t.Grain, dir)
	if x.strayed(f, t) {
		x.each("strayed", dir)
	}
	if dir == "after" && f.hi > 0 && t.First >= f.hi {
		x.each("beyond", dir)
	}
}

// tellings adds which other events have a date: the one before, the one behind,
// those of the same type.
func (x *setting) tellings(v string) {
	f := x.f
	if p := x.prev; p != nil && p.e.Date == v {
		x.neighbour("prev", p, v)
	}
	if x.at+1 < len(x.out) {
		if p := x.out[x.at+1]; p.e.Date == v {
			x.neighbour("next", p, v)
		}
	}
	n, twins := 0, ""
	for _, p := range x.events {
		if p == f || p.e.Date != v {
			continue
		}
		if p.ownDate {
			n++
		}
		if p.e.Type != f.e.Type || !compatible(p.e.Actors, f.e.Actors) || !compatible(p.e.Recipients, f.e.Recipients) {
			continue
		}
		where := "after"
		if p.word < f.word {
			where = "before"
		}
		if x.Sentences[p.e.Sentence].Headline {
			where = "head"
		}
		if x.Tag(p.word).Lemma == x.Tag(f.word).Lemma {
			where += "word"
		}
		if len(f.e.Actors)+len(f.e.Recipients) > 0 && len(p.e.Actors)+len(p.e.Recipients) > 0 {
			where += "sides"
		}
		twins = where
	}
	some := "some"
	if v == "" {
		some = "none"
	}
	if twins != "" {
		x.Add("twin", twins, some)
		x.Add("twin", twins, some, x.shape)
		x.Add("twin", twins, some, x.sentence)
		x.Add("twin", twins, some, x.in)
	}
	x.Add("share", bucket(n), some)
}

// neighbour adds that the event right before or behind has the value.
func (x *setting) neighbour(name string, p *found, v string) {
	f := x.f
	some := "some"
	if v == "" {
		some = "none"
	}
	far := bucket(max(p.e.Sentence-f.e.Sentence, f.e.Sentence-p.e.Sentence))
	x.Add(name, far, some)
	x.Add(name, far, some, x.shape)
	x.Add(name, far, some, x.in)
	x.Add(name, far, some, x.say)
	x.Add(name, far, some, p.e.Type, f.e.Type)
	if p.e.Factuality == f.e.Factuality {
		x.Add(name, far, some, "fact")
	}
	if sameSide(p.e.Actors, f.e.Actors) {
		x.Add(name, far, some, "actor")
	}
}

// setBack adds that an auxiliary sets the trigger back: كان قد قال.
func (x *setting) setBack(name, value string) {
	f := x.f
	sen := &x.Sentences[f.e.Sentence]
	aux := "none"
	for w := f.word - 1; w >= max(sen.First, f.word-12); w-- {
		if t := x.Tag(w); t.POS == isnad.AUX || x.Auxiliary[t.Lemma] {
			aux = string(t.Feats.Tense) + bucket(f.word-w)
			break
		}
	}
	x.Add(name, value, "aux", aux)
	x.Add(name, value, "aux", aux, x.shape)
}

// owner tells whose verb a time stands with: the event's own, one of saying, the
// one above its trigger, another.
func (x *setting) owner(t *isnad.Time) string {
	first := x.Sentences[x.Words[t.First].Sentence].First
	v := t.First - 1
	for ; v >= first; v-- {
		if g := x.Tag(v); g.POS == isnad.VERB && g.Feats.Tense != 0 {
			break
		}
	}
	switch {
	case v < first:
		return "none"
	case v == x.f.word:
		return "self"
	case x.cueAt(x.Words[v].Span) != nil:
		return "cue"
	case v == x.verbBefore(x.f.word):
		return "above"
	}
	return "other"
}
