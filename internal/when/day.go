package when

import (
	"strings"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/number"
)

const (
	slashes = "/-"
	commas  = ",\u060c"
	// A bracket or a slash may stand between a month's two names.
	pairs = "/(-\u2013"
)

// dayTime reads a day with what narrows it: a part of the day, an hour.
func (s *scan) dayTime(i int) (found, bool) {
	d, ok := first(i, s.partDay, s.thisPart, s.night, s.plainDay)
	if !ok {
		return d, false
	}
	if d.grain == Hour && d.value != "" && d.typ == Clock {
		return s.clockBehind(d), true
	}
	if d.grain != Day || d.value == "" {
		return d, true
	}
	return s.clockBehind(s.partBehind(d)), true
}

// thisPart reads a part of today: this evening.
func (s *scan) thisPart(i int) (found, bool) {
	t, ok := s.at(i, "this")
	if !ok || t.Art {
		return found{}, false
	}
	h, ok := s.next(i+t.Len, kindPart)
	if !ok || !h.Art {
		return found{}, false
	}
	d := found{i, i + t.Len + h.Len, t.Skip, moment{grain: Hour, typ: Clock}}
	if s.known {
		d.moment = partOf(dayOf(s.pub), h.Val)
	}
	return d, true
}

// monthDay reads a day behind its month: May 11. What is counted there must
// not be something else.
func (s *scan) monthDay(i int) (found, bool) {
	h, ok := s.at(i, kindMonth)
	if !ok || h.Val.word || !s.same(i+h.Len) {
		return found{}, false
	}
	at := s.pair(h.Val, i+h.Len)
	n, next, kind, ok := s.count(at)
	if !ok || n < 1 || n > 31 || s.tied(at+1) {
		return found{}, false
	}
	if s.words[at].Kind == isnad.Digits && len(s.words[at].Norm) > 2 || kind == number.Cardinal && s.words[at].Kind != isnad.Digits && n < 11 {
		return found{}, false
	}
	m := monthRef{calendar: h.Val.code, month: h.Val.n}
	last := next
	if y, end, ok := s.yearTail(next, h.Val.code); ok {
		m.year, last = y, end
	} else if next < len(s.words) && s.same(next) && s.words[next].Kind != isnad.Punct {
		return found{}, false
	}
	d := found{first: i, last: last, skip: h.Skip}
	d.moment = s.resolveDay(m, n, i)
	return d, d.value != "" || !s.known && m.year == 0
}

// numericDay reads a day and its month in digits without a year: on 22/4. It
// must follow what introduces a day, or be written with a zero.
func (s *scan) numericDay(i int) (found, bool) {
	a, b, ok := s.couple(i)
	if !ok {
		return found{}, false
	}
	zero := s.words[i].Norm[0] == '0' || s.words[i+2].Norm[0] == '0'
	placed := s.before(i, "dayword") || s.before(i, kindWeekday) || s.before(i, "dated") || s.before(i, "since") || s.before(i, "ago") || s.before(i, "hence")
	if slash := s.mark(i+1, "/"); !placed && (!slash || !zero && !(s.before(i, "within") && (a > 12 || b > 12))) {
		return found{}, false
	}
	if b > 12 {
		a, b = b, a
	}
	if a < 1 || a > 31 || b < 1 || b > 12 {
		return found{}, false
	}
	d := found{first: i, last: i + 3}
	d.moment = s.resolveDay(monthRef{calendar: common, month: b}, a, i)
	return d, d.value != "" || !s.known
}

// numericMonth reads a month and its year in digits: 3/2015, 2015/3.
func (s *scan) numericMonth(i int) (found, bool) {
	a, b, ok := s.couple(i)
	if !ok {
		return found{}, false
	}
	if a > b {
		a, b = b, a
	}
	if a < 1 || a > 12 || b < 1900 || b > 2100 {
		return found{}, false
	}
	return found{first: i, last: i + 3, moment: monthOf(date(b, time.Month(a), 1))}, true
}

// couple reads two numbers in digits that a slash or a hyphen ties, and
// nothing further.
func (s *scan) couple(i int) (a, b int, ok bool) {
	if i+2 >= len(s.words) || s.words[i].Kind != isnad.Digits || !s.tied(i+1) || s.mark(i+1, ":") || s.tied(i-1) || s.tied(i+3) {
		return 0, 0, false
	}
	a, ok1 := s.digits(i)
	b, ok2 := s.digits(i + 2)
	return a, b, ok1 && ok2
}

// plainDay reads a whole day.
func (s *scan) plainDay(i int) (found, bool) {
	return s.try(i, s.f.days)
}

// partDay reads a part of a day before its day: the evening of Tuesday.
func (s *scan) partDay(i int) (found, bool) {
	h, ok := s.at(i, kindPart)
	if !ok {
		return found{}, false
	}
	at := s.early(i + h.Len)
	if h.Art && at == i+h.Len {
		return found{}, false
	}
	at = s.pastDayWord(at)
	if !s.same(at) {
		return found{}, false
	}
	d, ok := s.plainDay(at)
	if !ok || d.skip > 0 || d.grain != Day {
		return found{}, false
	}
	d.first, d.skip = i, h.Skip
	// The night between two days is told by both their names.
	if last, ok := s.nightTo(d.last); ok && h.Val.n >= 20 {
		d.last, d.moment = last, overnight(d.moment, h.Val)
		return d, true
	}
	d.moment = partOf(d.moment, h.Val)
	return s.clockBehind(d), true
}

// early skips what says that a part of the day is young.
func (s *scan) early(i int) int {
	if h, ok := s.next(i, "early"); ok {
		return i + h.Len
	}
	return i
}

// pastDayWord skips the noun that stands before a day.
func (s *scan) pastDayWord(i int) int {
	if h, ok := s.next(i, "dayword"); ok && !h.Art {
		return i + h.Len
	}
	return i
}

// nightTo reads the second day of a night between two days.
func (s *scan) nightTo(i int) (int, bool) {
	if s.mark(i, slashes) && s.same(i) {
		i++
	}
	w, ok := s.next(i, kindWeekday)
	return i + w.Len, ok
}

// partOf narrows a day to a part of it.
func partOf(m moment, e *entry) moment {
	if m.value == "" {
		return moment{grain: Hour, typ: Clock}
	}
	day := m.from
	return moment{
		from: day.Add(time.Duration(e.n) * time.Hour), to: day.Add(time.Duration(e.to) * time.Hour),
		value: day.Format(dayForm) + e.code, grain: Hour, typ: Clock,
	}
}

// overnight is the night that begins on a day, told as an interval of days.
func overnight(m moment, e *entry) moment {
	n := partOf(m, e)
	if m.value != "" {
		n.value = m.value + "/" + m.to.Format(dayForm)
	}
	return n
}

// partBehind narrows a day by the part of it that follows.
func (s *scan) partBehind(d found) found {
	at := d.last
	if w, ok := s.next(at, "within"); ok {
		at += w.Len
	}
	if w, ok := s.next(at, "somewhen"); ok {
		at += w.Len
		if f, ok := s.next(at, "from"); ok {
			at += f.Len
		}
	}
	h, ok := s.next(at, kindPart)
	if !ok || at == d.last+1 && !h.Art {
		return d
	}
	// The part of another day begins there instead.
	if p, ok := s.partDay(d.last); ok && p.last > d.last+h.Len {
		return d
	}
	d.last = s.early(at + h.Len)
	d.moment = partOf(d.moment, h.Val)
	return d
}

// night reads a night told from today.
func (s *scan) night(i int) (found, bool) {
	h, ok := s.at(i, "night")
	if !ok || h.Conj+h.Prep == "" && h.Art {
		return found{}, false
	}
	if !s.known {
		return found{i, i + h.Len, h.Skip, moment{grain: Hour, typ: Clock}}, true
	}
	m := partOf(dayOf(s.pub.AddDate(0, 0, h.Val.n)), &entry{code: "TNI", n: 20, to: 29})
	return found{i, i + h.Len, h.Skip, m}, true
}

// namedDay reads a day told from today: today, yesterday, with the day of the
// week where it follows.
func (s *scan) namedDay(i int) (found, bool) {
	h, ok := s.at(i, "day")
	if !ok {
		return found{}, false
	}
	d := found{first: i, last: i + h.Len, skip: h.Skip}
	if h.Val.n == 0 && h.Len == 1 {
		if s.same(i) && s.before(i, "that") && h.Prep+h.Conj == "" || s.otherDay(d.last) {
			return d, false
		}
	}
	d.moment = unresolved(Day)
	if s.known {
		d.moment = dayOf(s.pub.AddDate(0, 0, h.Val.n))
	}
	at, open := d.last, s.mark(d.last, "(")
	if open || s.mark(at, commas) {
		at++
	}
	w, ok := s.next(at, kindWeekday)
	if !ok || open && !s.mark(at+w.Len, ")") {
		return d, true
	}
	// A day in commas may be another one: yesterday, Friday and Saturday.
	d.last = at + w.Len
	if open {
		d.last++
	}
	d.moment = s.onWeekday(w.Val.n, h.Val.n, d.moment)
	return s.withDate(d), true
}

// onWeekday gives the named weekday next to the day that today's name tells:
// the report may have been published a day after it was written.
func (s *scan) onWeekday(n, offset int, m moment) moment {
	if !s.known || isoDay(m.from) == n {
		return m
	}
	if offset > 0 {
		return dayOf(weekdayAfter(s.pub, n))
	}
	return dayOf(weekdayUpTo(s.pub, n))
}

// otherDay tells whether what follows makes "the day" another day than today.
func (s *scan) otherDay(i int) bool {
	if !s.same(i) {
		return false
	}
	if _, ok := s.next(i, "other", "rel"); ok {
		return true
	}
	n, ok := s.nums[i]
	return ok && n.Kind == "ordinal" && s.words[i].Kind == isnad.Arabic
}

func weekdayUpTo(t time.Time, n int) time.Time {
	return t.AddDate(0, 0, -((isoDay(t) - n + 7) % 7))
}

func weekdayAfter(t time.Time, n int) time.Time {
	return t.AddDate(0, 0, (n-isoDay(t)+7)%7)
}

// weekday reads a day of the week with what tells which one.
func (s *scan) weekday(i int) (found, bool) {
	h, ok := s.at(i, kindWeekday)
	if !ok {
		return found{}, false
	}
	d := found{first: i, last: i + h.Len, skip: h.Skip, moment: unresolved(Day)}
	if e := s.withDate(d); e.last > d.last {
		return e, true
	}
	if t, ok := s.next(d.last, "day"); ok {
		d.last += t.Len
		if s.known {
			d.moment = s.onWeekday(h.Val.n, t.Val.n, dayOf(s.pub.AddDate(0, 0, t.Val.n)))
		}
		return s.withDate(d), true
	}
	if w, ok := s.weekBehind(d.last); ok {
		d.last = w.last
		if w.value != "" {
			d.moment = dayOf(weekdayAfter(w.from, h.Val.n))
		}
		return d, true
	}
	rel, has := s.next(d.last, "rel")
	if has {
		d.last += rel.Len
	}
	if s.known {
		d.moment = dayOf(s.pickWeekday(h.Val.n, rel.Val.n, has, i))
	}
	if e := s.withDate(d); has || e.last > d.last {
		return e, true
	}
	return s.numbered(d, h.Val.n, i), true
}

// weekBehind reads the week in which a day of the week lies.
func (s *scan) weekBehind(i int) (found, bool) {
	at := i
	if h, ok := s.next(at, "from"); ok {
		at += h.Len
	}
	if !s.same(at) {
		return found{}, false
	}
	w, ok := s.relative(at)
	return w, ok && w.grain == Week && w.skip == 0
}

// pickWeekday gives the day of the week: the last one up to the day of
// publication, before it where "last" stands beside it, after it where "next"
// does.
func (s *scan) pickWeekday(n, rel int, has bool, i int) time.Time {
	switch {
	case has && rel < 0:
		return weekdayUpTo(s.pub.AddDate(0, 0, -1), n).AddDate(0, 0, 7*(rel+1))
	case has && rel > 0:
		return weekdayAfter(s.pub.AddDate(0, 0, 1), n).AddDate(0, 0, 7*(rel-1))
	case s.future(i):
		return weekdayAfter(s.pub, n)
	}
	return weekdayUpTo(s.pub, n)
}

// withDate takes in the date that stands behind a day of the week. The date
// wins where they differ.
func (s *scan) withDate(d found) found {
	at := d.last
	if s.mark(at, commas+"(") && s.same(at) {
		at++
	}
	if h, ok := s.next(at, "dated"); ok {
		at += h.Len
	}
	if !s.same(at) {
		return d
	}
	e, ok := first(at, s.numeric, s.dayMonth, s.monthDay)
	if !ok || e.skip > 0 {
		return d
	}
	open := s.mark(at-1, "(")
	if open && !s.mark(e.last, ")") {
		return d
	}
	d.last = e.last
	if open {
		d.last++
	}
	if e.value != "" {
		d.moment = e.moment
	}
	return d
}

// numeric reads a date in digits: 22/7/2015, 2015-07-22, 22.7.2015.
func (s *scan) numeric(i int) (found, bool) {
	if i >= len(s.words) || s.words[i].Kind != isnad.Digits || s.tied(i-1) {
		return found{}, false
	}
	f, last, ok := s.fields(i)
	if !ok {
		return found{}, false
	}
	y, m, d := f[2], f[1], f[0]
	if f[0] > 31 {
		y, d = f[0], f[2]
	}
	h, hijri := s.next(last, "hijri")
	d0 := found{first: i, last: last}
	if hijri {
		d0.last += h.Len
	} else if c, ok := s.next(last, "common"); ok {
		d0.last += c.Len
	}
	if hijri || y >= firstHijri && y <= lastHijri {
		t, ok := hijriDay(int64(y), int64(m), int64(d))
		d0.moment = dayOf(t)
		return d0, ok
	}
	if y < 100 {
		y += 2000
	}
	if m > 12 && d <= 12 {
		m, d = d, m
	}
	t, ok := civil(y, m, d)
	d0.moment = dayOf(t)
	return d0, ok
}

// civil checks a date.
func civil(y, m, d int) (time.Time, bool) {
	if y < 1000 || y > 2999 || m < 1 || m > 12 || d < 1 || d > 31 {
		return time.Time{}, false
	}
	t := date(y, time.Month(m), d)
	return t, t.Day() == d
}

// tied tells whether a slash, hyphen or colon at word i ties the digits
// behind it to digits before.
func (s *scan) tied(i int) bool {
	if i < 1 || i+1 >= len(s.words) || !s.mark(i, "/-:") || s.words[i-1].Kind != isnad.Digits || s.words[i+1].Kind != isnad.Digits {
		return false
	}
	return s.words[i-1].End == s.words[i].Start && s.words[i].End == s.words[i+1].Start
}

// fields reads the three numbers of a date in digits.
func (s *scan) fields(i int) (f [3]int, last int, ok bool) {
	if p := strings.Split(s.words[i].Norm, "."); len(p) == 3 {
		for k := range f {
			if f[k], ok = atoi(p[k]); !ok {
				return f, 0, false
			}
		}
		return f, i + 1, dated(f)
	}
	for k := range f {
		at := i + 2*k
		if f[k], ok = s.digits(at); !ok {
			return f, 0, false
		}
		if k > 0 && (!s.mark(at-1, slashes) || s.words[at-1].Norm != s.words[i+1].Norm || !s.same(at) || s.words[at-1].Start-s.words[at-2].End > 1) {
			return f, 0, false
		}
	}
	return f, i + 5, dated(f) && (f[2] > 31 || len(s.words[i+4].Norm) > 1 || f[0] > 31)
}

// dated tells whether three numbers may be a date.
func dated(f [3]int) bool {
	year := f[2]
	if f[0] > 31 {
		year = f[0]
	}
	return f[1] >= 1 && f[1] <= 31 && (year >= 1300 && year <= 2999 || year < 100 && year >= 0 && f[0] <= 31 && f[1] <= 12)
}

// dayMonth reads a day of a month: 9 September, the third of January 2014,
// and the first of two such days that share a month.
func (s *scan) dayMonth(i int) (found, bool) {
	lo, hi, next, ok := s.dayNumbers(i)
	if !ok {
		return found{}, false
	}
	shared := next
	m, last, ok := s.monthBehind(next)
	if !ok {
		// 22 and 23 July: the month stands behind the second.
		at := next
		if s.loneConj(at) {
			at++
		} else if at < len(s.words) && !s.joined(at) && s.numberSkip(at) == 0 && s.words[at].Kind != isnad.Digits {
			return found{}, false
		}
		_, _, after, ok := s.dayNumbers(at)
		if !ok || at == next && s.words[at].Kind == isnad.Digits {
			return found{}, false
		}
		if m, _, ok = s.monthBehind(after); !ok {
			return found{}, false
		}
		last = shared
	}
	d := found{first: i, last: last, skip: s.numberSkip(i)}
	d.moment = s.resolveDay(m, lo, i)
	if hi > lo && d.value != "" {
		d.moment = between(d.moment, dayOf(d.from.AddDate(0, 0, hi-lo)))
	}
	return d, d.value != "" || !s.known && m.year == 0
}

// numberSkip gives the letters glued to a number in words.
func (s *scan) numberSkip(i int) int {
	n, ok := s.nums[i]
	if !ok {
		return 0
	}
	// The number's own span tells what it left out.
	return runesBefore(s.words[i], n.Start)
}

// runesBefore is the number of letters of a word before a byte of the text.
// Without marks an Arabic letter has two bytes; that is enough for proclitics.
func runesBefore(w isnad.Word, at int) int {
	if w.Kind != isnad.Arabic || at <= w.Start {
		return 0
	}
	return (at - w.Start) / 2
}

// dayNumbers reads one day or a range of days.
func (s *scan) dayNumbers(i int) (lo, hi, next int, ok bool) {
	if i < 0 || i >= len(s.words) || s.tied(i-1) {
		return 0, 0, 0, false
	}
	if n, is := s.nums[i]; is && n.Kind == "range" && !n.Approx {
		lo, hi, next = int(n.Value), int(n.Upper), n.Last
	} else if lo, next, _, ok = s.count(i); ok {
		hi = lo
		// 19-20 November.
		if s.mark(next, "-\u2013") && s.same(next) && s.words[i].Kind == isnad.Digits {
			if v, ok := s.digits(next + 1); ok && v > lo && v <= 31 {
				hi, next = v, next+2
			}
		}
	} else if lo, next, ok = s.startNumber(i); ok {
		hi = lo
	}
	return lo, hi, next, lo >= 1 && lo <= hi && hi <= 31
}

// startNumber reads digits that the number stage joined to what follows.
func (s *scan) startNumber(i int) (int, int, bool) {
	v, ok := s.digits(i)
	return v, i + 1, ok
}

// monthFollows tells whether the noun of a month stands at word i.
func (s *scan) monthFollows(i int) bool {
	h, ok := s.next(i, "monthword")
	return ok && h.Art
}

// monthRef is a month as named, with what tells its year.
type monthRef struct {
	calendar string
	month    int
	year     int // zero where not told
	rel      int
	hasRel   bool
}

// monthBehind reads a month that stands behind its day.
func (s *scan) monthBehind(i int) (monthRef, int, bool) {
	at := i
	hyphen := s.mark(at, "-")
	tight := s.mark(at, "-/") && s.same(at) && at > 0 && s.words[at].Start == s.words[at-1].End
	if tight {
		at++
	}
	if h, ok := s.next(at, "from"); ok && h.Len == 1 {
		at += h.Len
	} else if h, ok := s.next(at, "within"); ok && s.monthFollows(at+h.Len) {
		at += h.Len
	}
	_, this := s.next(at, "this")
	if this {
		at++
	}
	if h, ok := s.next(at, "monthword"); ok {
		at += h.Len
		if this && h.Art && s.known {
			return monthRef{calendar: common, month: int(s.pub.Month()), year: s.pub.Year()}, at, true
		}
		// The fifth of this month, of last month.
		if r, ok := s.next(at, "rel"); ok && h.Art && s.known {
			t := addMonths(date(s.pub.Year(), s.pub.Month(), 1), r.Val.n)
			return monthRef{calendar: common, month: int(t.Month()), year: t.Year()}, at + r.Len, true
		}
	}
	h, ok := s.next(at, kindMonth)
	if !ok || tight && hyphen && h.Val.word {
		return monthRef{}, 0, false // one to nil is no day of Safar
	}
	m, last := s.monthTail(h.Val, at+h.Len)
	return m, last, true
}
