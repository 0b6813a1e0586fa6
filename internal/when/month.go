package when

import (
	"strings"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/number"
	"github.com/isnad-news/isnad/internal/text"
)

// monthTail takes in a month's second name, and what tells its year.
func (s *scan) monthTail(e *entry, i int) (monthRef, int) {
	m := monthRef{calendar: e.code, month: e.n}
	last := s.pair(e, i)
	if r, ok := s.next(last, "rel"); ok {
		m.rel, m.hasRel = r.Val.n, true
		return m, last + r.Len
	}
	y, next, ok := s.yearTail(last, e.code)
	if ok {
		m.year, last = y, next
	}
	return m, last
}

// pair takes in the second name of a month: June/ Haziran, March (Adhar).
func (s *scan) pair(e *entry, i int) int {
	at, open := i, false
	if s.mark(at, pairs) && s.same(at) {
		open = s.mark(at, "(")
		at++
	}
	h, ok := s.next(at, kindMonth)
	if !ok || h.Val.n != e.n || h.Val.code != e.code {
		return i
	}
	at += h.Len
	if open && s.mark(at, ")") {
		at++
	}
	return at
}

// yearTail reads the year behind a month: 2014, of the year 2014, of last year.
func (s *scan) yearTail(i int, calendar string) (year, next int, ok bool) {
	at := i
	if s.mark(at, commas) && s.same(at) {
		at++
	}
	if h, ok := s.next(at, "from"); ok && h.Len == 1 {
		at += h.Len
	}
	if !s.same(at) {
		return 0, 0, false
	}
	if f, ok := s.yearSpelt(at); ok && calendar == common {
		return f.from.Year(), f.last, true
	}
	if y, ok := s.digits(at); ok {
		last := at + 1
		h, hijri := s.next(last, "hijri")
		if hijri {
			last += h.Len
		} else if c, ok := s.next(last, "common"); ok {
			last += c.Len
		}
		if calendar == hejira && y >= 1 && y <= lastHijri || calendar == common && y >= 1000 && y <= 2999 {
			return y, last, !s.tiedBehind(at)
		}
		if calendar == hejira && !hijri && y >= 1900 && y <= 2100 {
			return -y, last, !s.tiedBehind(at)
		}
		return 0, 0, false
	}
	h, ok := s.next(at, kindOne, "this")
	if !ok {
		return 0, 0, false
	}
	if calendar == hejira && h.Val.code == Year {
		if y, ok := s.digits(at + h.Len); ok && y >= 1 && y <= lastHijri {
			return y, at + h.Len + 1, true
		}
	}
	if f, ok := s.yearAt(at); ok && f.value != "" && calendar == common {
		return f.from.Year(), f.last, true
	}
	if f, ok := s.relative(at); ok && f.grain == Year && f.value != "" && calendar == common {
		return f.from.Year(), f.last, true
	}
	return 0, 0, false
}

// tiedBehind tells whether a slash ties the digits at i to digits behind.
func (s *scan) tiedBehind(i int) bool {
	return i+2 < len(s.words) && s.tied(i+1) && s.words[i+2].Kind == isnad.Digits
}

// resolveDay gives the day of a month. Without a year it is the latest one,
// unless it is at hand or the sentence speaks of the future.
func (s *scan) resolveDay(m monthRef, d, i int) moment {
	if m.year != 0 {
		return s.dayIn(m, m.year, d)
	}
	if !s.known {
		return unresolved(Day)
	}
	base := s.thisYear(m.calendar)
	ahead := s.pub.AddDate(0, 0, nearDays)
	switch {
	case m.hasRel && m.rel < 0:
		ahead = s.pub
	case m.hasRel && m.rel == 0:
		return s.dayIn(m, base, d)
	case m.hasRel, s.future(i):
		return s.dayAfter(m, base, d)
	}
	best := unresolved(Day)
	for y := base - 1; y <= base+1; y++ {
		if c := s.dayIn(m, y, d); c.value != "" && !c.from.After(ahead) {
			best = c
		}
	}
	return best
}

// nearDays is how far ahead a date without a year is still read as coming
// rather than a year old.
const nearDays = 45

func (s *scan) dayAfter(m monthRef, base, d int) moment {
	for y := base - 1; y <= base+1; y++ {
		if c := s.dayIn(m, y, d); c.value != "" && !c.from.Before(s.pub) {
			return c
		}
	}
	return unresolved(Day)
}

func (s *scan) dayIn(m monthRef, y, d int) moment {
	if y < 0 {
		c := s.hijriIn(m, -y)
		if c.value == "" || d < 1 || d > 30 {
			return unresolved(Day)
		}
		return dayOf(c.from.AddDate(0, 0, d-1))
	}
	var t time.Time
	var ok bool
	if m.calendar == hejira {
		t, ok = hijriDay(int64(y), int64(m.month), int64(d))
	} else {
		t, ok = civil(y, m.month, d)
	}
	if !ok {
		return unresolved(Day)
	}
	return dayOf(t)
}

func (s *scan) thisYear(calendar string) int {
	if calendar == hejira {
		y, _ := toHijri(s.pub)
		return int(y)
	}
	return s.pub.Year()
}

// monthPhrase reads a month without a day.
func (s *scan) monthPhrase(i int) (found, bool) {
	at, skip, strong := i, -1, false
	if h, ok := s.at(i, "this"); ok && s.same(i+h.Len) {
		at, skip = i+h.Len, h.Skip
	}
	if h, ok := s.at(at, "monthword"); ok && !h.Art && s.same(at+h.Len) {
		if skip < 0 {
			skip = h.Skip
		}
		at, strong = at+h.Len, true
	}
	h, ok := s.at(at, kindMonth)
	if !ok || skip >= 0 && (h.Conj != "" || h.Prep != "") {
		return found{}, false
	}
	if at > i && !strong {
		strong = true
	}
	if h.Val.word && !s.spelt(at, h.Val.raw) {
		return found{}, false
	}
	if skip < 0 {
		skip = h.Skip
	}
	m, last := s.monthTail(h.Val, at+h.Len)
	if _, this := s.at(i, "this"); this && at > i && !m.hasRel && m.year == 0 {
		m.hasRel = true // this September
	}
	if h.Val.word && !strong && !m.hasRel && m.year == 0 && s.pair(h.Val, at+h.Len) == at+h.Len && !s.placed(at, h.Prep) {
		return found{}, false
	}
	if h.Val.code == hejira && h.Val.word && !strong && s.tagged(at) && m.year == 0 {
		return found{}, false
	}
	return found{i, last, skip, s.resolveMonth(m, i)}, true
}

// placed tells whether a preposition before word i, or glued to it, makes it
// a time.
func (s *scan) placed(i int, prep string) bool {
	if !s.same(i) {
		return false
	}
	return prep == "" && (s.before(i, "in") || s.before(i, "edge"))
}

// tagged tells whether word i was read as the name of a person.
func (s *scan) tagged(i int) bool {
	w := s.words[i]
	for p := w.First; p < w.Last && p < len(s.tags); p++ {
		if s.tags[p].Name && s.tags[p].POS == isnad.PROPN && i > 0 && !s.before(i, "in") {
			return true
		}
	}
	return false
}

func (s *scan) resolveMonth(m monthRef, i int) moment {
	if m.year != 0 {
		return s.monthIn(m, m.year)
	}
	if !s.known {
		return unresolved(Month)
	}
	base := s.thisYear(m.calendar)
	next := m.hasRel && m.rel > 0
	soon := !m.hasRel && s.future(i)
	if m.hasRel && m.rel == 0 {
		return s.monthIn(m, base)
	}
	best := unresolved(Month)
	for y := base - 2; y <= base+1; y++ {
		c := s.monthIn(m, y)
		if c.value == "" {
			continue
		}
		switch {
		case next && c.from.After(s.pub), soon && c.to.After(s.pub):
			return c
		case next || soon:
		case m.hasRel && !c.to.After(s.pub), !m.hasRel && !c.from.After(s.pub):
			best = c
		}
	}
	return best
}

// hijriIn is the Hijri month that begins in a common year, which stands behind
// its name: رمضان 2001.
func (s *scan) hijriIn(m monthRef, common int) moment {
	return s.monthIn(m, s.hijriOf(m, 1, common))
}

func (s *scan) monthIn(m monthRef, y int) moment {
	if y < 0 {
		return s.hijriIn(m, -y)
	}
	if m.calendar == hejira {
		c, ok := hijriMonth(int64(y), int64(m.month))
		if !ok {
			return unresolved(Month)
		}
		return c
	}
	return monthOf(date(y, time.Month(m.month), 1))
}

// feast reads a day that has a name of its own.
func (s *scan) feast(i int) (found, bool) {
	h, ok := s.at(i, kindFeast)
	if !ok {
		return found{}, false
	}
	m := monthRef{calendar: h.Val.code, month: h.Val.n}
	last := i + h.Len
	if r, ok := s.next(last, "rel"); ok {
		m.rel, m.hasRel, last = r.Val.n, true, last+r.Len
	} else if y, ok := s.relative(last); ok && s.same(last) && y.grain == Year && y.value != "" && h.Val.code == hejira {
		m.year, last = s.hijriOf(m, h.Val.to, y.from.Year()), y.last
	} else if y, next, ok := s.yearTail(last, h.Val.code); ok {
		m.year, last = y, next
	}
	if h.Val.code == movable {
		return found{i, i + h.Len, h.Skip, unresolved(Day)}, true
	}
	d := s.resolveDay(m, h.Val.to, i)
	if d.value != "" && !m.hasRel && m.year == 0 && d.from.After(s.pub) {
		d = s.justPast(m, h.Val.to, d)
	}
	if d.value != "" && h.Val.days > 1 {
		d = between(d, dayOf(d.from.AddDate(0, 0, h.Val.days-1)))
	}
	return found{i, last, h.Skip, d}, true
}

// hijriOf gives the Hijri year in which a day falls into a common year, or
// zero.
func (s *scan) hijriOf(m monthRef, day, common int) int {
	for y := common - 581; y <= common-577; y++ {
		if c := s.dayIn(m, y, day); c.value != "" && c.from.Year() == common {
			return y
		}
	}
	return 0
}

// theFeast reads the feast at hand, and a day counted within one: the third
// day of the feast.
func (s *scan) theFeast(i int) (found, bool) {
	n, at, skip := 0, i, -1
	if v, next, kind, ok := s.count(i); ok && kind == number.Ordinal && v <= 5 {
		n, at, skip = v, next, s.numberSkip(i)
	} else if h, ok := s.at(i, "last"); ok && !h.Art {
		n, at, skip = -1, i+h.Len, h.Skip
	}
	if h, ok := s.at(at, kindMany); ok && !h.Art && h.Val.code == Day && (at == i || s.same(at)) {
		if skip < 0 {
			skip = h.Skip
		}
		at += h.Len
	} else if n != 0 {
		return found{}, false
	}
	if at > i && !s.same(at) {
		return found{}, false
	}
	f, ok := s.feast(at)
	if !ok {
		f, ok = s.feastAtHand(at)
	}
	if !ok || at > i && f.skip > 0 {
		return found{}, false
	}
	if at == i {
		return f, true
	}
	f.first, f.skip = i, skip
	switch {
	case f.value == "" || n == 0:
	case n < 0:
		f.moment = dayOf(f.to.AddDate(0, 0, -1))
	default:
		f.moment = dayOf(f.from.AddDate(0, 0, n-1))
	}
	return f, true
}

// feastAtHand reads the feast without its name: the nearest of those of several
// days within a month.
func (s *scan) feastAtHand(i int) (found, bool) {
	h, ok := s.at(i, "the-feast")
	if !ok || !h.Art || !s.known {
		return found{}, false
	}
	for _, f := range s.f.feasts {
		for y := s.thisYear(f.code) - 1; y <= s.thisYear(f.code)+1; y++ {
			c := s.dayIn(monthRef{calendar: f.code, month: f.n}, y, f.to)
			if c.value == "" || c.from.After(s.pub.AddDate(0, 0, recent)) || c.from.Before(s.pub.AddDate(0, 0, -recent)) {
				continue
			}
			return found{i, i + h.Len, h.Skip, between(c, dayOf(c.from.AddDate(0, 0, f.days-1)))}, true
		}
	}
	return found{}, false
}

// recent is how many days a feast is spoken of behind it.
const recent = 30

// justPast gives the last feast where it is nearer than the coming one.
func (s *scan) justPast(m monthRef, day int, next moment) moment {
	base := s.thisYear(m.calendar)
	for y := base; y >= base-1; y-- {
		if c := s.dayIn(m, y, day); c.value != "" && !c.from.After(s.pub) {
			if c.from.AddDate(0, 0, recent).After(s.pub) && c.from.AddDate(0, 0, 2*recent).Before(next.from) {
				return c
			}
			break
		}
	}
	return next
}

// spelt tells whether word i ends in a form as it is spelt, or as it is
// without hamza: other hamzas make it another word.
func (s *scan) spelt(i int, form string) bool {
	w := s.words[i]
	if w.Start < 0 || w.End > len(s.text) || w.Start > w.End {
		return true
	}
	raw := strings.Map(func(r rune) rune {
		if text.IsMark(r) || text.IsBidi(r) {
			return -1
		}
		return r
	}, s.text[w.Start:w.End])
	return strings.HasSuffix(raw, form) || strings.HasSuffix(raw, text.Fold(form))
}
