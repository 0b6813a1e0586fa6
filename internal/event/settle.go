package event

import (
	"slices"
	"sort"
	"strconv"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/loglinear"
)

// Setting is a circumstance of an event with all values that it may have: what
// the weights of events/settings are learned from.
type Setting struct {
	Event   *isnad.Event
	Kind    string // date, place, factuality
	Options []Option
}

// Option is a value that a circumstance may have, with the features that speak
// for or against it.
type Option struct {
	Value    string // a date as the records have it, the ISO code of a country, a factuality; "" for none
	Rules    bool   // the rules give it
	Features []string
	sum      float64
}

// The letters of the features of settings.
const dateLetter, placeLetter, factLetter = 'd', 'w', 'f'

// settle weighs, for each event, the date, the country and the factuality
// that the rules give against those that the report tells elsewhere and against
// none, by log-linear models; the weights are learned. What was settled for the
// event before speaks for the next one.
func (s *search) settle(sites []site) {
	if s.Settled == nil && (s.settings.None() || s.Trace != nil) {
		return
	}
	days, where, spots := s.days(), shares(sites), s.spots(sites)
	x := setting{search: s, shares: where, all: days}
	for i, f := range s.out {
		x.f, x.at, x.st = f, i, s.statementAt(f.e.Trigger)
		x.days = nearby(days, f.word, firstDays, func(d dated) int { return d.word })
		x.sites = nearby(sites, f.word, 0, func(p site) int { return p.word })
		x.spots = nearby(spots, f.word, 0, func(p spot) int { return p.word })
		x.events = s.out[max(0, i-memory):min(len(s.out), i+memory)]
		x.Sum = loglinear.Sum{Weights: &s.settings, Keep: s.Settled != nil}
		x.shape, x.in, x.say = s.shape(f), s.teller(f, x.st), "deed"
		if f.rule.Say {
			x.say = "say"
		}
		if x.shape == "v" || x.shape == "p" {
			x.shape += string(s.Tag(f.word).Feats.Tense)
		}
		x.parts = parts{
			loglinear.NewPart(f.e.Type), loglinear.NewPart(x.shape), loglinear.NewPart(x.in), loglinear.NewPart(x.say), loglinear.NewPart(string(f.e.Factuality)),
		}
		x.factuality()
		x.parts.fact = loglinear.NewPart(string(f.e.Factuality))
		x.date()
		x.place()
		x.prev = f
	}
}

// firstDays is how many dates at the head of a report may be those of all its
// events.
const firstDays = 4

// around is how many words away from an event its circumstances may be told, in
// texts without stops.
const around = 400

// nearby gives what the report tells around a word, with the first that it tells.
func nearby[T any](all []T, word, first int, at func(T) int) []T {
	lo := sort.Search(len(all), func(i int) bool { return at(all[i]) >= word-around })
	hi := lo + sort.Search(len(all)-lo, func(i int) bool { return at(all[lo+i]) > word+around })
	if lo <= first {
		return all[:max(hi, min(first, len(all)))]
	}
	return append(slices.Clone(all[:first]), all[lo:hi]...)
}

// setting is an event whose circumstances are weighed.
type setting struct {
	*search
	loglinear.Sum
	f        *found
	at       int              // its place among all
	prev     *found           // the event before it
	st       *isnad.Statement // in which it is told
	shape    string           // of the trigger, with the tense of a verb
	in       string           // told by the outlet (out), by somebody (in), in a headline (head)
	say      string           // say of acts of words, deed of others
	all      []dated          // that the report tells
	days     []dated          // told near it, and those that the report tells first
	spoken   []spoken         // when who tells of it spoke
	sites    []site           // named near it
	spots    []spot           // common nouns of places near it
	shares   countries
	events   []*found // told near it
	parts    parts
	options  []Option // of the circumstance that is weighed
	noted    []cue
	prefixes []loglinear.Prefix
	sentence string // how often the event's own sentence tells of the circumstance
}

// parts are what most features of an event go on with.
type parts struct{ typ, shape, in, say, fact loglinear.Part }

// each adds a feature alone and with the event's type, the trigger's shape and
// who tells it.
func (x *setting) each(name, value string) {
	p := x.Prefix(name, value)
	x.AddTo(p)
	x.AddTo(p, x.parts.typ)
	x.AddTo(p, x.parts.shape)
	x.AddTo(p, x.parts.in)
	x.AddTo(p, x.parts.say, x.parts.fact)
}

// offer ends an option.
func (x *setting) offer(value string, rules bool) {
	names, sum := x.Take()
	x.options = append(x.options, Option{Value: value, Rules: rules, Features: names, sum: sum})
}

// pick gives the option for which most speaks, -1 where somebody learns
// from them; it empties the list.
func (x *setting) pick(kind string) int {
	defer func() { x.options = x.options[:0] }()
	if x.Settled != nil {
		x.Settled(Setting{Event: &x.f.e, Kind: kind, Options: slices.Clone(x.options)})
		return -1
	}
	best := 0
	for i := range x.options {
		if x.options[i].sum > x.options[best].sum {
			best = i
		}
	}
	return best
}

// notNone adds a value to those that are weighed, unless it is there or none.
func notNone(values []string, v string) []string {
	if v == "" || slices.Contains(values, v) {
		return values
	}
	return append(values, v)
}

// given adds that the rules give a value, and whether they take it from the event's
// own sentence.
func (x *setting) given(v string, own bool) string {
	how := "taken"
	switch {
	case v == "":
		how = "none"
	case own:
		how = "own"
	}
	x.each("given", how)
	return how
}

// some tells whether a value is one or none.
func some(v string) string {
	if v == "" {
		return "none"
	}
	return "some"
}

// away is how many words a word is from the trigger.
func (x *setting) away(w int) int { return max(w-x.f.word, x.f.word-w) }

// stretch gives on which side of the trigger the words of [first, last) stand, and the
// words between.
func (x *setting) stretch(first, last int) (dir string, lo, hi int) {
	if first <= x.f.word {
		return "before", last, x.f.word
	}
	return "after", x.f.word + 1, first
}

// several verbs or marks between a trigger and something are not told apart.
const several = 2

// stand adds how far from the trigger something stands, behind how many verbs and in
// whose words.
func (x *setting) stand(sp isnad.Span, dir string, lo, hi int) (verbs string) {
	verbs = strconv.Itoa(x.VerbsBetween(lo, hi, several))
	x.each("here", dir+bucket(hi-lo))
	x.each("verbs", dir+verbs)
	in := "same"
	if o := x.statementAt(sp); o != x.st {
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
	return verbs
}

// neighbours adds that the events right before and behind have a value.
func (x *setting) neighbours(v string, of func(*isnad.Event) string) {
	if p := x.prev; p != nil && of(&p.e) == v {
		x.neighbour("prev", p, some(v))
	}
	if x.at+1 < len(x.out) {
		if p := x.out[x.at+1]; of(&p.e) == v {
			x.neighbour("next", p, some(v))
		}
	}
}

// neighbour adds that the event right before or behind has the value.
func (x *setting) neighbour(name string, p *found, some string) {
	f := x.f
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

// twin tells of another event of the type that may be the same happening, and
// whether it stands before or after this one; "" where it is none.
func (x *setting) twin(p *found) string {
	f := x.f
	switch {
	case p == f || p.e.Type != f.e.Type || !compatible(p.e.Actors, f.e.Actors) || !compatible(p.e.Recipients, f.e.Recipients):
		return ""
	case p.word < f.word:
		return "before"
	}
	return "after"
}

// twins adds which events that may be the same happening have a value, and how
// another part of the event goes with it.
func (x *setting) twins(which, some, with string) {
	if which == "" {
		return
	}
	x.Add("twin", which, some)
	x.Add("twin", which, some, x.shape)
	x.Add("twin", which, some, with)
	x.Add("twin", which, some, x.in)
}

// kindOf tells how a date lies to the day of the report.
func kindOf(date string, pub time.Time) string {
	switch {
	case date == "":
		return "none"
	case len(date) > 10 || len(date) == 9:
		return "range"
	case len(date) == 4:
		return "year"
	case len(date) == 7:
		return "month"
	case len(date) != 10:
		return "week"
	}
	day, err := time.Parse(time.DateOnly, date)
	if err != nil || pub.IsZero() {
		return "day"
	}
	switch n := int(day.Sub(pub.Truncate(24*time.Hour)).Hours() / 24); {
	case n > 0:
		return "ahead"
	case n == 0:
		return "today"
	case n == -1:
		return "yesterday"
	case n >= -3:
		return "days"
	case n >= -8:
		return "aweek"
	}
	return "old"
}
