package event

import (
	"slices"
	"sort"
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
	said     bool // within what somebody says
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
			out = append(out, dated{i, len(out), v, t.First, s.Words[t.First].Sentence, s.statementAt(t.Span) != nil})
		}
	}
	return out
}

// span is how many sentences away a date may be told; lead dates reach farther.
const span = 6

// date weighs the dates that an event may have.
func (x *setting) date() {
	f := x.f
	values := notNone([]string{""}, f.e.Date)
	here := 0
	lead := x.bodyStart() + 1
	for _, d := range x.days {
		switch away := d.sentence - f.e.Sentence; {
		case away == 0:
			here++
			values = notNone(values, x.dateOf(f, &x.Times[d.time]))
		case away > -span && away < span, d.sentence <= lead:
			values = notNone(values, d.value)
		}
	}
	for _, p := range x.events {
		if p.e.Type == f.e.Type {
			values = notNone(values, p.e.Date)
		}
	}
	x.spoke()
	for _, d := range x.spoken {
		values = notNone(values, d.value)
	}
	x.sentence = strconv.Itoa(min(here, 2))
	x.Side = dateLetter
	aux := x.setBack()
	for _, v := range values {
		x.dateOption(v, aux)
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

// dateOption adds what speaks for a date; aux tells what sets the trigger back.
func (x *setting) dateOption(v, aux string) {
	f := x.f
	kind := kindOf(v, x.Report.Published)
	x.each("kind", kind)
	x.Add("kind", kind, x.Tag(f.word).Lemma)
	x.Add("kind", kind, x.sentence, x.shape)
	x.Add("kind", kind, "aux", aux)
	x.Add("kind", kind, "aux", aux, x.shape)
	x.Add("kind", kind, x.sentence, f.e.Type)
	if f.e.Mode != "" {
		x.Add("kind", kind, f.e.Type, f.e.Mode)
	}
	if v == f.e.Date {
		how := x.given(v, f.ownDate)
		x.Add("given", how, kind)
		x.Add("given", how, x.sentence)
	}
	if v == "" {
		x.Add("none", bucket(f.e.Sentence), x.in)
	} else {
		x.told(v, aux)
	}
	x.tellings(v)
	x.speech(v)
	x.offer(v, v == f.e.Date)
}

// spoken is a day on which somebody spoke.
type spoken struct{ value, where string }

// spoke finds when who tells of the event, in what is said or by its very cue, spoke: the
// dates beside the cues of all that the report has him say (وقال الوزير أمس إن … وأضاف أن).
func (x *setting) spoke() {
	x.spoken = x.spoken[:0]
	own := x.st
	if own == nil {
		own = x.cueAt(x.f.e.Trigger)
	}
	if own == nil || own.SpeakerName == "" {
		return
	}
	at := slices.IndexFunc(x.Statements, func(st isnad.Statement) bool { return st.Cue == own.Cue })
	for i := max(0, at-memory); i < min(len(x.Statements), at+memory); i++ {
		st := &x.Statements[i]
		if st.SpeakerName != own.SpeakerName {
			continue
		}
		where := "before"
		switch {
		case st.Cue == own.Cue:
			where = "own"
		case st.Cue.Start > own.Cue.Start:
			where = "behind"
		}
		k := sort.Search(len(x.all), func(k int) bool { return x.Sentences[x.all[k].sentence].End > st.Cue.Start })
		for ; k < len(x.all) && x.Sentences[x.all[k].sentence].Start <= st.Cue.Start; k++ {
			if on := (spoken{x.all[k].value, where}); !x.all[k].said && !slices.Contains(x.spoken, on) {
				x.spoken = append(x.spoken, on)
			}
		}
	}
}

// speech adds whether who tells of the event spoke on a date.
func (x *setting) speech(v string) {
	how := "other"
	switch i := slices.IndexFunc(x.spoken, func(d spoken) bool { return d.value == v }); {
	case v == "" && len(x.spoken) == 0:
		how = "undatednone"
	case v == "":
		how = "othernone"
	case len(x.spoken) == 0:
		return
	case i >= 0:
		how = x.spoken[i].where
	}
	x.each("speech", how)
	x.Add("speech", how, x.say, x.in)
	x.Add("speech", how, x.say, x.shape)
	x.Add("speech", how, x.sentence, x.say)
}

// told adds where the report tells a date: in the event's sentence, before it
// and behind it.
func (x *setting) told(v, aux string) {
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
	x.Add("behind", bucket(behind), "aux", aux)
	x.Add("behind", bucket(behind), "aux", aux, x.shape)
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
	dir, lo, hi := x.stretch(t.First, t.Last)
	breaks := 0
	for w := lo; w < hi && breaks < several; w++ {
		if x.Words[w].Kind == isnad.Punct {
			breaks++
		}
	}
	verbs := x.stand(t.Span, dir, lo, hi)
	x.Add("verbs", dir+verbs, strconv.Itoa(breaks))
	x.each("expression", x.Tag(t.First).Lemma)
	if t.First > 0 && x.Words[t.First-1].Sentence == f.e.Sentence {
		x.each("behindword", x.Tag(t.First-1).Lemma)
	}
	owner := x.owner(t)
	x.each("owner", owner)
	x.Add("owner", owner, dir, verbs)
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
	x.neighbours(v, func(e *isnad.Event) string { return e.Date })
	n, twins := 0, ""
	for _, p := range x.events {
		if p == f || p.e.Date != v {
			continue
		}
		if p.ownDate {
			n++
		}
		where := x.twin(p)
		if where == "" {
			continue
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
	x.twins(twins, some(v), x.sentence)
	x.Add("share", bucket(n), some(v))
}

// setBack tells which auxiliary sets the trigger back (كان قد قال), and how far before
// it.
func (x *setting) setBack() string {
	f := x.f
	for w := f.word - 1; w >= max(x.Sentences[f.e.Sentence].First, f.word-12); w-- {
		if t := x.Tag(w); t.POS == isnad.AUX || x.Auxiliary.Has(t.Lemma) {
			return string(t.Feats.Tense) + bucket(f.word-w)
		}
	}
	return "none"
}

// owner tells whose verb a time stands with: the event's own, one of saying, the
// one above its trigger, another.
func (x *setting) owner(t *isnad.Time) string {
	switch v := x.verbBefore(t.First); {
	case v < 0:
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
