package when

import (
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/number"
)

// weekThenDay reads a day of the week behind its week: the coming week, on
// Friday.
func (s *scan) weekThenDay(i int) (found, bool) {
	w, ok := s.relative(i)
	if !ok || w.grain != Week {
		return found{}, false
	}
	at := w.last
	if s.mark(at, commas) && s.same(at) {
		at++
	}
	at = s.pastDayWord(at)
	h, ok := s.next(at, kindWeekday)
	if !ok {
		return found{}, false
	}
	w.last = at + h.Len
	if w.value == "" {
		w.moment = unresolved(Day)
		return w, true
	}
	w.moment = dayOf(weekdayAfter(w.from, h.Val.n))
	return w, true
}

// numbered tells the day of the week by the day of the month that stands
// behind it: Wednesday the 27th. It must be one within the months around the
// day of publication; the latest up to it counts, unless the sentence speaks
// of the future.
func (s *scan) numbered(d found, n, i int) found {
	at := d.last
	if h, ok := s.next(at, "within"); ok {
		at += h.Len
	}
	if !s.known || !s.same(at) {
		return d
	}
	day, next, kind, ok := s.count(at)
	if !ok || day < 1 || day > 31 || s.tied(at+1) || s.mark(next, ":") {
		return d
	}
	if _, unit := s.next(next, kindOne, kindMany, kindTwo, kindPart, "clockpart"); unit {
		return d
	}
	if kind == number.Cardinal && s.words[at].Kind != isnad.Digits {
		return d
	}
	if kind == number.Cardinal && next < len(s.words) && s.same(next) && s.words[next].Kind == isnad.Arabic && !s.linked(next) {
		return d // Friday 15 men
	}
	var best time.Time
	soon := s.future(i)
	for k := -2; k <= 1; k++ {
		first := addMonths(date(s.pub.Year(), s.pub.Month(), 1), k)
		t, ok := civil(first.Year(), int(first.Month()), day)
		if !ok || isoDay(t) != n {
			continue
		}
		if best.IsZero() || soon && best.Before(s.pub) || !soon && !t.After(s.pub) {
			best = t
		}
	}
	if best.IsZero() {
		return d
	}
	if r, ok := s.next(next, "rel"); ok && r.Val.n == 0 {
		next += r.Len
	}
	d.last, d.moment = next, dayOf(best)
	return d
}

// linked tells whether a preposition, a conjunction or a word of time stands
// at word i: what is no thing counted by the number before it.
func (s *scan) linked(i int) bool {
	if len(s.all(i)) > 0 {
		return true
	}
	w := s.words[i]
	if w.First >= w.Last || w.First >= len(s.tags) {
		return false
	}
	switch s.tags[w.First].POS {
	case isnad.ADP, isnad.CCONJ, isnad.VERB, isnad.PART, isnad.SCONJ, isnad.PRON, isnad.AUX:
		return true
	}
	return false
}

// nthWeekday reads a day of the week counted within a month: the first Friday
// of July.
func (s *scan) nthWeekday(i int) (found, bool) {
	n, at, ok := 0, i, false
	skip := s.numberSkip(i)
	if h, last := s.at(i, "last"); last && !h.Art {
		n, at, skip, ok = -1, i+h.Len, h.Skip, true
	} else if v, next, kind, is := s.count(i); is && kind == number.Ordinal && v <= 5 {
		n, at, ok = v, next, true
	}
	if !ok || !s.same(at) {
		return found{}, false
	}
	at = s.pastDayWord(at)
	w, ok := s.next(at, kindWeekday, kindBareday)
	if !ok {
		return found{}, false
	}
	return s.countedIn(i, at+w.Len, skip, w.Val.n, n)
}

// weekdayNth is the same with the number behind: the Friday, the first of July.
func (s *scan) weekdayNth(i int) (found, bool) {
	w, ok := s.at(i, kindWeekday)
	if !ok || !s.same(i+w.Len) {
		return found{}, false
	}
	at := i + w.Len
	n, next, kind, ok := s.count(at)
	if r, last := s.next(at, "rel"); !ok && last && r.Val.n == -1 && r.Art {
		n, next, kind, ok = -1, at+r.Len, number.Ordinal, true
	}
	if !ok || kind != number.Ordinal || n > 5 {
		return found{}, false
	}
	// Sunday the second of August, where that is a Sunday.
	if d := s.withDate(found{first: i, last: at}); d.value != "" && isoDay(d.from) == w.Val.n {
		return found{}, false
	}
	return s.countedIn(i, next, w.Skip, w.Val.n, n)
}

// countedIn reads the month and gives the nth of its days of that name, the
// last one where n is -1.
func (s *scan) countedIn(i, at, skip, weekday, n int) (found, bool) {
	h, ok := s.next(at, "within", "from")
	if !ok || h.Len > 1 || !s.same(at+h.Len) {
		return found{}, false
	}
	m, ok := first(at+h.Len, s.monthPhrase, s.relative)
	if !ok || m.grain != Month || m.skip > 0 {
		return found{}, false
	}
	m.first, m.skip = i, skip
	if m.value == "" {
		m.moment = unresolved(Day)
		return m, true
	}
	t := weekdayAfter(m.from, weekday).AddDate(0, 0, 7*(n-1))
	if n < 0 {
		t = weekdayUpTo(m.to.AddDate(0, 0, -1), weekday)
	}
	if !t.Before(m.to) {
		return found{}, false
	}
	m.moment = dayOf(t)
	return m, true
}

// weekdays reads a day of the week that comes back: on Mondays.
func (s *scan) weekdays(i int) (found, bool) {
	h, ok := s.at(i, kindMany)
	if !ok || h.Art || h.Val.code != Day {
		return found{}, false
	}
	w, ok := s.next(i+h.Len, kindWeekday, "weekdays")
	if !ok {
		return found{}, false
	}
	return found{i, i + h.Len + w.Len, h.Skip, moment{value: weekdaySet(w.Val.n), typ: Set, grain: Day}}, true
}
