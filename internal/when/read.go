package when

import (
	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/number"
	"github.com/isnad-news/isnad/internal/number/affix"
)

// rule reads one sort of time at a word.
type rule func(i int) (found, bool)

// first gives what the first rule that fits reads.
func first(i int, rules ...rule) (found, bool) {
	for _, r := range rules {
		if f, ok := r(i); ok {
			return f, true
		}
	}
	return found{}, false
}

// read reads a time of any sort.
func (s *scan) read(i int) (found, bool) {
	return s.try(i, s.f.reads)
}

// date reads a time that lies at one place of the calendar.
func (s *scan) date(i int) (found, bool) {
	return s.try(i, s.f.dates)
}

// somewhen reads what lies somewhere in a time: later this month, early on
// Tuesday.
func (s *scan) somewhen(i int) (found, bool) {
	h, ok := s.at(i, "somewhen")
	if !ok || h.Art {
		return found{}, false
	}
	at := i + h.Len
	if f, ok := s.next(at, "from", "within"); ok && f.Len == 1 {
		at += f.Len
	}
	at = s.pastDayWord(at)
	if !s.same(at) {
		return found{}, false
	}
	d, ok := s.date(at)
	if !ok {
		d, ok = s.thisUnit(at)
	}
	if !ok || d.skip > 0 {
		return found{}, false
	}
	d.first, d.skip = i, h.Skip
	return d, true
}

// until gives the length of the preposition before the end of an interval, a
// conjunction before it or not; zero where there is none.
func (s *scan) until(i int) int {
	if !s.same(i) {
		return 0
	}
	h, ok := s.at(i, "until")
	if !ok || h.Prep != "" {
		return 0
	}
	return h.Len
}

// toward reads a date, and the interval up to a second one where that
// follows: the second of October until the fourth.
func (s *scan) toward(i int) (found, bool) {
	a, ok := s.date(i)
	if !ok || a.value == "" || rank(a.grain) < rank(Day) || rank(a.grain) > rank(Week) {
		return a, ok
	}
	next := a.last
	if n := s.until(next); n > 0 {
		next += n
	} else if s.mark(next, "-\u2013") && s.same(next) && next > 0 && s.words[next-1].End < s.words[next].Start {
		next++
	} else {
		return a, true
	}
	next = s.pastDayWord(next)
	if !s.same(next) {
		return a, true
	}
	b, ok := s.date(next)
	if !ok || b.skip > 0 || b.value == "" || b.typ != Date || rank(b.grain) > rank(Week) {
		return a, true
	}
	m := s.upTo(a, b)
	if m.value == "" {
		return a, true
	}
	a.last, a.moment = b.last, m
	return a, true
}

// setTime reads a repeated time with its hour.
func (s *scan) setTime(i int) (found, bool) {
	if _, noun := s.at(i, "clock"); noun {
		return s.hourSet(i)
	}
	d, ok := s.set(i)
	if !ok {
		return d, false
	}
	at := d.last
	if h, ok := s.next(at, "clockword"); ok {
		at += h.Len
	}
	if !s.same(at) {
		return d, true
	}
	if _, noun := s.at(at, "clock"); !noun {
		return d, true
	}
	c, ok := s.hour(at)
	if !ok {
		return d, true
	}
	d.last, d.value = c.last, c.every(d.value)
	return d, true
}

// surname tells of a word behind the name of a person.
func (s *scan) surname(i int) bool {
	if !s.same(i) {
		return false
	}
	w := s.words[i-1]
	return w.First < w.Last && w.Last <= len(s.tags) && s.tags[w.Last-1].Name && s.tags[w.Last-1].POS == isnad.PROPN
}

// hourSet reads an hour that comes back: at three every day.
func (s *scan) hourSet(i int) (found, bool) {
	h, _ := s.at(i, "clock")
	c, ok := s.hour(i)
	if !ok || !s.same(c.last) {
		return found{}, false
	}
	d, ok := s.set(c.last)
	if !ok || d.skip > 0 {
		return found{}, false
	}
	d.first, d.skip, d.value = i, h.Skip, c.every(d.value)
	return d, true
}

// set reads a repeated time: every day, daily.
func (s *scan) set(i int) (found, bool) {
	if h, ok := s.at(i, "often"); ok && h.Conj == "" && h.Prep == "" {
		// The dual of days and months is spelt alike.
		if _, named := s.next(i+h.Len, kindWeekday, kindMonth); !named && (h.Art || h.Val.n > 0) && !s.surname(i) {
			return found{i, i + h.Len, h.Skip, moment{value: h.Val.code, typ: Set, grain: grainOf(h.Val.code)}}, true
		}
	}
	if h, ok := s.at(i, "set"); ok && h.Conj == "" && h.Prep == "" && !h.Art {
		return found{i, i + h.Len, h.Skip, moment{value: h.Val.code, typ: Set, grain: grainOf(h.Val.code)}}, true
	}
	if d, ok := s.weekdays(i); ok {
		return d, true
	}
	e, ok := s.at(i, "each")
	if !ok {
		return found{}, false
	}
	at := i + e.Len
	if n, next, _, ok := s.count(at); ok {
		if u, ok := s.next(next, kindOne, kindMany); ok {
			d := span{n: float64(n), grain: u.Val.code}
			return found{i, next + u.Len, e.Skip, moment{value: d.value(), typ: Set, grain: u.Val.code}}, true
		}
	}
	return s.eachUnit(i, s.pastDayWord(at), e.Skip)
}

// eachUnit reads what is repeated: a day of the week, a part of the day, one
// unit or two.
func (s *scan) eachUnit(i, at, skip int) (found, bool) {
	if w, ok := s.next(at, kindWeekday, kindBareday); ok {
		return found{i, at + w.Len, skip, moment{value: weekdaySet(w.Val.n), typ: Set, grain: Day}}, true
	}
	if p, ok := s.next(at, kindPart); ok && !p.Art {
		return found{i, at + p.Len, skip, moment{value: p.Val.code, typ: Set, grain: Hour}}, true
	}
	n := 1.0
	if i+1 < at {
		return found{i, at, skip, moment{value: "P1D", typ: Set, grain: Day}}, true
	}
	u, ok := s.next(at, kindOne, kindTwo)
	if !ok || u.Art {
		return found{}, false
	}
	if u.Val.kind == kindTwo {
		n = 2
	}
	d := unitSpan(n, u.Val.code)
	return found{i, at + u.Len, skip, moment{value: d.value(), typ: Set, grain: d.grain}}, true
}

func weekdaySet(n int) string { return "XXXX-WXX-" + string(rune('0'+n)) }

func grainOf(value string) string {
	switch value[max(0, len(value)-1):] {
	case "W":
		return Week
	case "M":
		return Month
	case "Y":
		return Year
	}
	return Day
}

// since reads an interval up to the day of publication: since a date, or for
// a length of time.
func (s *scan) since(i int) (found, bool) {
	h, ok := s.at(i, "since")
	if !ok {
		return found{}, false
	}
	at := s.rough(i + h.Len)
	d, ok := s.sinceDate(at)
	if !ok {
		return found{}, false
	}
	d.first, d.skip = i, h.Skip
	if d.value == "" || !s.known || !d.from.Before(s.pub.AddDate(0, 0, 1)) {
		d.moment = unresolved(d.grain)
		return d, true
	}
	to := s.pub.AddDate(0, 0, 1)
	g := s.sinceGrain(d.moment)
	d.moment = moment{from: d.from, to: to, value: startValue(d.from, g) + "/" + endValue(to, g), grain: g, typ: Date}
	return d, true
}

// sinceGrain is the grain of an interval up to today: a part of a day begins
// an interval of days, a month or year that is not over one of a finer grain.
func (s *scan) sinceGrain(m moment) string {
	g := m.grain
	if rank(g) >= rank(Quarter) && m.from.Year() == s.pub.Year() {
		g = Month
	}
	if rank(g) < rank(Day) || g == Month && monthOf(m.from) == monthOf(s.pub) {
		g = Day
	}
	return g
}

func (s *scan) sinceDate(at int) (found, bool) {
	if next := s.pastDayWord(at); next > at {
		if d, ok := s.date(next); ok {
			return d, true
		}
	}
	if !s.same(at) {
		return found{}, false
	}
	if l, last, ok := s.amount(at, true); ok {
		if !s.sure(l) {
			return found{first: at, last: last, moment: unresolved(l.grain)}, true
		}
		return found{first: at, last: last, moment: s.startAt(l)}, true
	}
	return s.date(at)
}

func (s *scan) sure(l span) bool { return s.known && !l.vague }

// startAt is the moment from which a length of time has run, to the day;
// years are told to the month.
func (s *scan) startAt(l span) moment {
	t := l.move(s.pub, -1)
	g := coarse(l.finest())
	if g == Year {
		g = Month
	}
	m := at(t, g)
	m.from = t
	return m
}

// coarse gives the grain to which a length of time is told; a decade ago is
// told to the year.
func coarse(g string) string {
	switch g {
	case Decade:
		return Year
	case Second, Minute, Hour:
		return Day
	}
	return g
}

// rough skips words between a preposition and a count (about, more than).
func (s *scan) rough(i int) int {
	for {
		h, ok := s.next(i, "nearly")
		if !ok {
			return i
		}
		i += h.Len
	}
}

// ago reads a length of time back from the day of publication.
func (s *scan) ago(i int) (found, bool) {
	h, ok := s.at(i, "ago")
	if _, day := s.at(i, "day"); !ok || h.Art || day {
		return found{}, false
	}
	return s.away(i, h.Skip, h.Len, -1)
}

// hence reads a length of time ahead, where the sentence speaks of the future.
func (s *scan) hence(i int) (found, bool) {
	h, ok := s.at(i, "hence")
	if !ok || h.Art {
		return found{}, false
	}
	return s.away(i, h.Skip, h.Len, 1)
}

func (s *scan) away(i, skip, n, sign int) (found, bool) {
	l, last, ok := s.amount(s.rough(i+n), true)
	if !ok {
		return found{}, false
	}
	out := found{i, last, skip, unresolved(l.finest())}
	now, told := s.next(last, "now")
	out.last += now.Len
	// Two days before the vote: counted from something else.
	if _, ok := s.next(last, "behind"); ok && !told || !s.sure(l) || sign > 0 && !told && !s.future(i) {
		return out, true
	}
	t := l.move(s.pub, sign)
	out.moment = at(t, coarse(l.finest()))
	return out, true
}

// length reads a length of time that has no place in the calendar.
func (s *scan) length(i int) (found, bool) {
	at, single := i, false
	if h, ok := s.at(i, "lasting"); ok && !h.Art {
		if f, ok := s.throughout(i, h); ok {
			return f, true
		}
		at, single = s.rough(i+h.Len), true
		if l, last, ok := s.amount(at, true); ok {
			return found{i + h.Len, last, 0, lasting(l)}, true
		}
	}
	if h, ok := s.at(at, "nearly"); ok && at == i && !h.Art {
		at, single = i+h.Len, true // more than a week
		if !s.same(at) {
			return found{}, false
		}
	}
	l, last, ok := s.amount(at, single)
	if !ok {
		return found{}, false
	}
	skip := s.numberSkip(at)
	if h, ok := s.at(at, kindTwo, "few"); ok {
		skip = h.Skip
	} else if h, ok := s.at(at, kindOne); ok {
		skip = h.Skip
	}
	if now, ok := s.next(last, "now"); ok && s.sure(l) {
		return found{at, last + now.Len, skip, s.moved(l)}, true
	}
	return found{at, last, skip, lasting(l)}, true
}

// moved is what lies a length of time ahead of today.
func (s *scan) moved(l span) moment { return at(l.move(s.pub, 1), coarse(l.finest())) }

// throughout reads a whole unit: all day long, all the year.
func (s *scan) throughout(i int, h affix.Hit[*entry]) (found, bool) {
	if h.Val.code != "ALL" || !s.same(i+h.Len) {
		return found{}, false
	}
	if y, ok := s.next(i+h.Len, "season"); ok && y.Art {
		return found{i + h.Len, i + h.Len + y.Len, 0, s.seasonNear(y.Val.code, 0)}, true
	}
	u, ok := s.next(i+h.Len, kindOne)
	if !ok || !u.Art {
		return found{}, false
	}
	last := i + h.Len + u.Len
	if _, ok := s.next(last, "rel"); ok || u.Val.code == Hour {
		return found{}, false
	}
	return found{i, last, h.Skip, lasting(unitSpan(1, u.Val.code))}, true
}

func lasting(l span) moment { return moment{value: l.value(), grain: l.grain, typ: Duration} }

// amount reads a count and its unit, and what a conjunction adds in smaller
// units; single allows a unit without a count.
func (s *scan) amount(i int, single bool) (span, int, bool) {
	l, last, ok := s.simpleAmount(i, single)
	if !ok || l.vague {
		return l, last, ok
	}
	return s.chain(l, s.whole(last))
}

// chain adds what conjunctions join to a length of time.
func (s *scan) chain(l span, last int) (span, int, bool) {
	at := last
	if s.loneConj(at) && s.same(at) {
		at++
	} else if !s.same(at) || s.numberSkip(at) == 0 && !s.joined(at) {
		return l, last, true
	}
	if !s.same(at) {
		return l, last, true
	}
	more, end, ok := s.added(at)
	if !ok || more.vague || rank(more.grain) >= rank(l.grain) {
		return l, last, true
	}
	l.plus = &more
	return l, end, true
}

// added reads the amount that a conjunction adds: one unit without a count
// bears the conjunction.
func (s *scan) added(i int) (span, int, bool) {
	if h, ok := s.at(i, kindOne); ok && !h.Art && h.Prep == "" {
		if _, year := s.digits(i + h.Len); year {
			return span{}, 0, false
		}
		last := s.whole(i + h.Len)
		if h.Conj == "" && last == i+h.Len && !s.loneConj(i-1) {
			return span{}, 0, false
		}
		return s.chain(unitSpan(1, h.Val.code), last)
	}
	return s.amount(i, false)
}

// whole skips what says that a unit is one, or full.
func (s *scan) whole(i int) int {
	if h, ok := s.next(i, "whole"); ok {
		return i + h.Len
	}
	return i
}

func (s *scan) simpleAmount(i int, single bool) (span, int, bool) {
	if i >= len(s.words) {
		return span{}, 0, false
	}
	if n, ok := s.digits(i + 1); ok && s.mark(i, "(") && s.mark(i+2, ")") && n > 0 {
		if u, ok := s.next(i+3, kindOne, kindMany); ok && !u.Art {
			return unitSpan(float64(n), u.Val.code), i + 3 + u.Len, true
		}
	}
	if h, ok := s.at(i, kindOne, kindTwo); ok && h.Art && h.Conj+h.Prep == "" && s.same(i) && s.before(i, "nearly") {
		if _, rel := s.next(i+h.Len, "rel", "other"); !rel {
			return unitSpan(float64(map[string]int{kindOne: 1, kindTwo: 2}[h.Val.kind]), h.Val.code), i + h.Len, true
		}
	}
	if n, next, ok := s.quantity(i); ok && n > 0 {
		if u, ok := s.next(next, kindOne, kindMany); ok && (!u.Art || n < 1) {
			if _, year := s.digits(next + u.Len); year && u.Val.code == Year && u.Val.kind == kindOne {
				return span{}, 0, false
			}
			l, last := s.half(unitSpan(n, u.Val.code), next+u.Len)
			return l, last, true
		}
	}
	if h, ok := s.at(i, kindTwo); ok && !h.Art {
		l, last := s.half(unitSpan(2, h.Val.code), i+h.Len)
		return l, last, true
	}
	if h, ok := s.at(i, "few"); ok && !h.Art {
		if u, ok := s.next(i+h.Len, kindMany); ok && !u.Art {
			l := unitSpan(1, u.Val.code)
			l.vague = true
			return l, i + h.Len + u.Len, true
		}
	}
	h, ok := s.at(i, kindOne, kindMany)
	if !single && (!ok || h.Val.kind != kindOne || s.whole(i+h.Len) == i+h.Len) {
		return span{}, 0, false
	}
	if ok && !h.Art && (h.Prep == "" || !single) && h.Conj == "" {
		if _, year := s.digits(i + h.Len); year {
			return span{}, 0, false
		}
		if _, month := s.next(i+h.Len, kindMonth, kindWeekday); month {
			return span{}, 0, false
		}
		l, last := unitSpan(1, h.Val.code), i+h.Len
		if h.Val.kind == kindMany {
			l.vague = true
			if f, ok := s.next(last, "few"); ok {
				last += f.Len
			}
			return l, last, true
		}
		l, last = s.half(l, last)
		return l, last, true
	}
	return span{}, 0, false
}

// quantity gives a count that need not be whole.
func (s *scan) quantity(i int) (float64, int, bool) {
	if n, next, kind, ok := s.count(i); ok {
		return float64(n), next, kind == number.Cardinal
	}
	n, ok := s.nums[i]
	return n.Value, n.Last, ok && n.Last > i && n.Vague == "" && (n.Kind == number.Cardinal || n.Kind == number.Fraction)
}

// unitSpan makes decades of centuries.
func unitSpan(n float64, code string) span {
	if code == "century" {
		return span{n: n * 10, grain: Decade}
	}
	return span{n: n, grain: code}
}

// half adds what "and a half" adds.
func (s *scan) half(l span, i int) (span, int) {
	if i >= len(s.words) || !s.same(i) {
		return l, i
	}
	if h, ok := s.at(i, "half"); ok && h.Conj != "" && !h.Art {
		l.n += 0.5
		return l, i + h.Len
	}
	return l, i
}

// fromTo reads an interval with both its ends.
func (s *scan) fromTo(i int) (found, bool) {
	h, ok := s.at(i, "from", "between")
	if !ok {
		return found{}, false
	}
	at := s.pastDayWord(i + h.Len)
	if y, ok := s.next(at, "years"); ok {
		at += y.Len // بين عامي 2010 و2012
	}
	if !s.same(at) {
		return found{}, false
	}
	a, ok := s.date(at)
	if !ok || a.skip > 0 {
		return found{}, false
	}
	next := a.last
	if h.Val.kind == "from" {
		n := s.until(next)
		if n == 0 {
			return found{}, false
		}
		next += n
	} else if s.loneConj(next) {
		next++
	} else if next < len(s.words) && !s.joined(next) && s.numberSkip(next) == 0 {
		return found{}, false
	}
	next = s.pastDayWord(next)
	if !s.same(next) {
		return found{}, false
	}
	b, ok := s.date(next)
	if !ok && a.grain == Year {
		b, ok = s.yearBare(next)
	}
	if !ok {
		return found{}, false
	}
	return found{at, b.last, 0, s.upTo(a, b)}, true
}

// upTo gives the interval from one date up to another, whose year may be told
// by the first alone.
func (s *scan) upTo(a, b found) moment {
	if s.tellsYear(a) && !s.tellsYear(b) && s.namesMonth(b) {
		b.moment = firstAfter(a.moment, b.moment)
	}
	if s.tellsYear(b) && !s.tellsYear(a) && s.namesMonth(a) {
		a.moment = lastBefore(a.moment, b.moment)
	}
	return between(s.order(a.moment, b.moment), b.moment)
}

// tellsYear tells whether a year stands among the words of a date.
func (s *scan) tellsYear(f found) bool {
	for i := f.first; i < f.last; i++ {
		if n, ok := s.nums[i]; ok && n.Value >= 1000 && n.Value < 3000 {
			return true
		}
	}
	return false
}

// namesMonth tells whether a month is named among the words of a date, which
// would else be told from today: حتى أمس.
func (s *scan) namesMonth(f found) bool {
	for i := f.first; i < f.last; i++ {
		if _, ok := s.at(i, "month"); ok {
			return true
		}
	}
	return false
}

// firstAfter puts an end that tells no year into the first in which it lies
// behind the beginning: من 21 يونيو 2013 حتى 14 أغسطس.
func firstAfter(a, b moment) moment {
	if b.grain != Day && b.grain != Month {
		return b
	}
	t := date(a.from.Year(), b.from.Month(), b.from.Day())
	if t.Before(a.from) {
		t = date(a.from.Year()+1, b.from.Month(), b.from.Day())
	}
	if b.grain == Month {
		return monthOf(t)
	}
	return dayOf(t)
}

// lastBefore puts a beginning that tells no year into the last in which it lies before
// the end: بين يونيو وأغسطس 2014.
func lastBefore(a, b moment) moment {
	if a.grain != Day && a.grain != Month {
		return a
	}
	t := date(b.from.Year(), a.from.Month(), a.from.Day())
	if t.After(b.from) {
		t = date(b.from.Year()-1, a.from.Month(), a.from.Day())
	}
	if a.grain == Month {
		return monthOf(t)
	}
	return dayOf(t)
}

// order puts the beginning a year back where it came out after the end.
func (s *scan) order(a, b moment) moment {
	if a.value == "" || b.value == "" || a.from.Before(b.from) || a.grain == Year || rank(a.grain) < rank(Day) {
		return a
	}
	a.from, a.to = addMonths(a.from, -12), addMonths(a.to, -12)
	return a
}

// loneConj tells whether word i is a conjunction that stands alone.
func (s *scan) loneConj(i int) bool {
	conj, ok := s.alone(i)
	return ok && conj
}

func (s *scan) alone(i int) (conj, ok bool) {
	if i < 0 || i >= len(s.words) || s.words[i].Kind != isnad.Arabic {
		return false, false
	}
	return s.f.aff.Alone(s.words[i].Norm)
}

// joined tells whether word i bears a conjunction that can be told.
func (s *scan) joined(i int) bool {
	for _, h := range s.all(i) {
		if h.Conj != "" {
			return true
		}
	}
	return false
}
