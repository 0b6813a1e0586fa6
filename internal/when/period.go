package when

import (
	"fmt"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/number"
)

// relative reads a unit of the calendar told from today: last month, this
// year, the coming week.
func (s *scan) relative(i int) (found, bool) {
	at, skip, rel, has := i, -1, 0, false
	if h, ok := s.at(i, "this"); ok && s.same(i+h.Len) && !h.Art {
		at, skip, has = i+h.Len, h.Skip, true
	}
	u, ok := s.at(at, kindOne)
	if !ok || !u.Art || has && u.Prep+u.Conj != "" || rank(unitSpan(1, u.Val.code).grain) < rank(Week) {
		return found{}, false
	}
	if skip < 0 {
		skip = u.Skip
	}
	last, hijri := at+u.Len, false
	if a, ok := s.next(last, "yearly", "hijri-adj"); ok && u.Val.code == Year {
		last, hijri = last+a.Len, a.Val.kind == "hijri-adj"
	}
	if r, ok := s.next(last, "rel"); ok {
		rel, has, last = r.Val.n, true, last+r.Len
	}
	if !has {
		return found{}, false
	}
	if hijri && s.known {
		m, ok := hijriYear(int64(s.thisYear(hejira) + rel))
		return found{i, last, skip, m}, ok
	}
	return found{i, last, skip, s.shifted(u.Val.code, rel)}, true
}

// shifted gives the unit in which today lies, moved by n units.
func (s *scan) shifted(code string, n int) moment {
	if !s.known {
		return unresolved(unitSpan(1, code).grain)
	}
	switch code {
	case Week:
		return weekOf(s.pub.AddDate(0, 0, 7*n))
	case Month:
		return monthOf(addMonths(date(s.pub.Year(), s.pub.Month(), 1), n))
	case Year:
		return yearOf(s.pub.Year() + n)
	case Decade:
		return decadeOf(s.pub.Year()/10*10 + 10*n)
	case "century":
		return centuryOf(s.pub.Year()/100 + 1 + n)
	}
	return dayOf(s.pub.AddDate(0, 0, n))
}

// rolling reads a length of time that ends or begins today: the last three
// days, the past 48 hours, the coming months.
func (s *scan) rolling(i int) (found, bool) {
	l, last, rel, skip, ok := s.rollingLength(i)
	if !ok {
		return found{}, false
	}
	out := found{i, last, skip, unresolved(l.grain)}
	if !s.sure(l) || rel == 0 {
		return out, true
	}
	g := coarse(l.grain)
	if g == Week {
		g = Day
	}
	from, to := l.move(s.pub, rel), s.pub.AddDate(0, 0, 1)
	if rel > 0 {
		from, to = s.pub.AddDate(0, 0, 1), from.AddDate(0, 0, 1)
		if rank(l.grain) < rank(Day) {
			from = s.pub // the coming hours begin today
		}
	}
	out.moment = moment{from: from, to: to, value: startValue(from, g) + "/" + endValue(to, g), grain: g, typ: Date}
	return out, true
}

func (s *scan) rollingLength(i int) (l span, last, rel, skip int, ok bool) {
	if h, ok := s.at(i, "last"); ok && !h.Art {
		l, last, ok := s.amount(i+h.Len, false)
		return l, last, -1, h.Skip, ok
	}
	at := i
	if _, alone := s.alone(i); alone {
		at++
	}
	if n, next, ok := s.quantity(at); ok && n > 0 {
		u, ok := s.next(next, kindOne, kindMany)
		if !ok {
			return l, 0, 0, 0, false
		}
		r, ok := s.next(next+u.Len, "rel")
		return unitSpan(n, u.Val.code), next + u.Len + r.Len, r.Val.n, s.numberSkip(at), ok && r.Art
	}
	u, ok := s.at(i, kindTwo, kindMany)
	if !ok || !u.Art {
		return l, 0, 0, 0, false
	}
	n, next, vague := 2, i+u.Len, false
	if u.Val.kind == kindMany {
		vague = true
		if _, alone := s.alone(next); alone && s.same(next+1) {
			next++
		}
		if c, after, _, ok := s.count(next); ok && s.same(next) {
			n, next, vague = c, after, false
		} else if f, ok := s.next(next, "few"); ok {
			next += f.Len
		}
	}
	r, ok := s.next(next, "rel")
	l = unitSpan(float64(n), u.Val.code)
	l.vague = vague
	return l, next + r.Len, r.Val.n, u.Skip, ok
}

// firstMonths reads the beginning of a year told in months: the first six
// months of this year.
func (s *scan) firstMonths(i int) (found, bool) {
	u, ok := s.at(i, kindMany)
	if !ok || !u.Art || u.Val.code != Month || !s.same(i+1) {
		return found{}, false
	}
	n, next, kind, ok := s.count(i + 1)
	f, is := s.next(next, "first")
	if !ok || !is || kind != number.Cardinal || n < 1 || n > 12 {
		return found{}, false
	}
	next += f.Len
	if h, ok := s.next(next, "from"); ok {
		next += h.Len
	}
	if !s.same(next) {
		return found{}, false
	}
	y, ok := first(next, s.relative, s.yearAt, s.yearBare, s.thisUnit)
	if !ok || y.grain != Year || y.skip > 0 {
		return found{}, false
	}
	y.first, y.skip = i, u.Skip
	if y.value != "" {
		y.moment = between(monthOf(y.from), monthOf(addMonths(y.from, n-1)))
	}
	return y, true
}

// rest reads what is left of a unit of the calendar: the rest of the week.
func (s *scan) rest(i int) (found, bool) {
	h, ok := s.at(i, "rest")
	if !ok || h.Art {
		return found{}, false
	}
	u, ok := first(i+h.Len, s.relative, s.thisUnit, s.namedDay)
	if !ok || u.skip > 0 {
		return found{}, false
	}
	if r, ok := s.next(u.last, "rel"); ok && u.grain == Day && r.Val.n == 0 {
		u.last += r.Len
	}
	u.first, u.skip = i, h.Skip
	if u.value != "" && u.from.Before(s.pub) && s.pub.Before(u.to) {
		u.moment = between(dayOf(s.pub), dayOf(u.to.AddDate(0, 0, -1)))
	}
	return u, true
}

// weekOfYear is the nth week of a year by ISO 8601, the last where n is -1.
func weekOfYear(y, n int) moment {
	if n < 0 {
		return weekOf(date(y, 12, 28))
	}
	return weekOf(date(y, 1, 4).AddDate(0, 0, 7*(n-1)))
}

// ordinalWeek reads a week of a month or year: the first week of October.
func (s *scan) ordinalWeek(i int) (found, bool) {
	u, ok := s.at(i, kindOne)
	if !ok || u.Val.code != Week || !u.Art || !s.same(i+1) {
		return found{}, false
	}
	n, next, kind, ok := s.count(i + 1)
	r, last := s.next(i+1, "rel")
	if last && r.Val.n == -1 {
		next, ok, kind = i+1+r.Len, true, number.Ordinal
	}
	if !ok || kind != number.Ordinal || n > 53 {
		return found{}, false
	}
	h, from := s.next(next, "from")
	if from {
		next += h.Len
	}
	if last && !from || !s.same(next) {
		return found{}, false
	}
	m, ok := first(next, s.monthPhrase, s.relative, s.yearAt)
	if !ok || m.grain != Year && (m.grain != Month || n > 5) || m.skip > 0 {
		return found{}, false
	}
	m.first, m.skip = i, u.Skip
	if m.grain == Year && m.value != "" {
		if last {
			n = -1
		}
		m.moment = weekOfYear(m.from.Year(), n)
		return m, true
	}
	if m.value == "" {
		m.grain = Week
		return m, true
	}
	start := m.from.AddDate(0, 0, 7*(n-1))
	if last {
		start = m.to.AddDate(0, 0, -7)
	}
	m.moment = between(dayOf(start), dayOf(start.AddDate(0, 0, 6)))
	m.grain = Week
	return m, true
}

// edge reads the beginning, middle or end of a longer time. TIMEX3 has no
// value for it but the longer time's; the interval is narrowed to a third.
func (s *scan) edge(i int) (found, bool) {
	h, ok := s.at(i, "weekend")
	if ok {
		return s.weekend(i, h.Skip, i+h.Len)
	}
	h, ok = s.at(i, "edge")
	if !ok || h.Art || !s.same(i+h.Len) {
		return found{}, false
	}
	at := i + h.Len
	if f, ok := s.next(at, "from"); ok && s.same(at+f.Len) {
		at += f.Len
	}
	m, ok := first(s.pastDayWord(at), s.edgeDay)
	if !ok {
		m, ok = first(at, s.monthPhrase, s.relative, s.campaign, s.decade, s.century, s.season, s.yearAt, s.yearBare, s.thisUnit)
	}
	if !ok || m.skip > 0 {
		return found{}, false
	}
	m.first, m.skip = i, h.Skip
	if m.value != "" {
		m.from, m.to = third(m.from, m.to, h.Val.code)
	}
	return m, true
}

// edgeDay reads a day whose beginning or end is told: the end of Sunday.
func (s *scan) edgeDay(i int) (found, bool) {
	if t, ok := s.next(i, "this"); ok {
		i += t.Len
	}
	if !s.same(i) {
		return found{}, false
	}
	return first(i, s.namedDay, s.weekday)
}

// thisUnit reads the month, the year: the present one, behind an edge.
func (s *scan) thisUnit(i int) (found, bool) {
	u, ok := s.next(i, kindOne)
	if !ok || !u.Art || rank(unitSpan(1, u.Val.code).grain) < rank(Week) {
		return found{}, false
	}
	return found{i, i + u.Len, 0, s.shifted(u.Val.code, 0)}, true
}

func third(from, to time.Time, edge string) (time.Time, time.Time) {
	d := to.Sub(from) / (24 * time.Hour) / 3 * (24 * time.Hour)
	if d == 0 {
		d = to.Sub(from) / 3
	}
	switch edge {
	case "START":
		return from, from.Add(d)
	case "END":
		return to.Add(-d), to
	}
	return from.Add(d), to.Add(-d)
}

// weekend reads the end of a week.
func (s *scan) weekend(i, skip, last int) (found, bool) {
	rel := 0
	if r, ok := s.next(last, "rel"); ok {
		rel, last = r.Val.n, last+r.Len
	}
	out := found{i, last, skip, unresolved(Day)}
	if s.known {
		w := weekOf(s.pub.AddDate(0, 0, 7*rel))
		w.value += "-WE"
		w.from, w.grain = w.from.AddDate(0, 0, 5), Day
		out.moment = w
	}
	return out, true
}

// quarter reads a quarter or a half of a year.
func (s *scan) quarter(i int) (found, bool) {
	h, ok := s.at(i, "quarter", "half")
	if !ok || !h.Art || !s.same(i+1) {
		return found{}, false
	}
	n, next, kind, ok := s.count(i + 1)
	months, letter := 3, "Q"
	if h.Val.kind == "half" {
		months, letter = 6, "H"
	}
	if !ok || kind != number.Ordinal || n*months > 12 {
		return found{}, false
	}
	if f, ok := s.next(next, "from"); ok {
		next += f.Len
	}
	if !s.same(next) {
		return found{}, false
	}
	y, ok := first(next, s.relative, s.yearAt, s.yearBare, s.yearSpelt, s.thisUnit)
	of, _ := s.at(next, kindOne)
	if !ok || y.grain != Year || y.skip > 0 && (of.Prep == "" || of.Conj != "") {
		return found{}, false
	}
	y.first, y.skip, y.grain = i, h.Skip, Quarter
	if y.value == "" {
		return y, true
	}
	from := addMonths(y.from, (n-1)*months)
	y.moment = moment{from: from, to: addMonths(from, months), value: fmt.Sprintf("%04d-%s%d", y.from.Year(), letter, n), grain: Quarter, typ: Date}
	return y, true
}

// season reads a season of a told year.
func (s *scan) season(i int) (found, bool) {
	if t, ok := s.at(i, "this"); ok && !t.Art {
		if h, ok := s.next(i+t.Len, "season"); ok && h.Art {
			return found{i, i + t.Len + h.Len, t.Skip, s.seasonNear(h.Val.code, 0)}, true
		}
	}
	h, ok := s.at(i, "season")
	if !ok || !s.same(i+1) {
		return found{}, false
	}
	out := found{first: i, skip: h.Skip}
	if r, ok := s.next(i+1, "rel"); ok && h.Art {
		out.last = i + 1 + r.Len
		out.moment = s.seasonNear(h.Val.code, r.Val.n)
		return out, true
	}
	y, ok := first(i+1, s.relative, s.yearAt, s.yearBare)
	if _, inDigits := s.digits(i + 1); !ok || y.grain != Year || y.skip > 0 || h.Art && !inDigits {
		return found{}, false
	}
	out.last, out.moment = y.last, unresolved(Quarter)
	if y.value != "" {
		out.moment = seasonOf(h.Val.code, y.from.Year())
	}
	return out, true
}

func (s *scan) seasonNear(code string, rel int) moment {
	if !s.known {
		return unresolved(Quarter)
	}
	best := unresolved(Quarter)
	for y := s.pub.Year() - 2; y <= s.pub.Year()+1; y++ {
		m := seasonOf(code, y)
		switch {
		case rel < 0 && !m.to.After(s.pub):
			best = m
		case rel == 0 && y == s.pub.Year():
			return m
		case rel > 0 && m.from.After(s.pub):
			return m
		}
	}
	return best
}

func seasonOf(code string, y int) moment {
	month := map[string]time.Month{"SP": 3, "SU": 6, "FA": 9}[code]
	if month == 0 {
		month = 12
	}
	from := date(y, month, 1)
	return moment{from: from, to: from.AddDate(0, 3, 0), value: fmt.Sprintf("%04d-%s", y, code), grain: Quarter, typ: Date}
}

// decade reads a decade's name, of the last century where none is told.
func (s *scan) decade(i int) (found, bool) {
	h, ok := s.at(i, "decade", "decade-bare")
	if !ok {
		return found{}, false
	}
	last, base, told := i+h.Len, 1900, false
	at := last
	if f, ok := s.next(at, "from"); ok {
		at += f.Len
	}
	if s.same(at) {
		if c, ok := first(at, s.relative, s.century); ok && c.grain == Decade && c.value != "" && c.skip == 0 {
			base, last, told = c.from.Year(), c.last, true
		}
	}
	// The twenties and thirties are more often numbers of something; "of"
	// makes a decade one of somebody's life.
	if !told && (h.Val.kind == "decade-bare" || h.Val.n < 40 || at > last) {
		return found{}, false
	}
	return found{i, last, h.Skip, decadeOf(base + h.Val.n)}, true
}

// century reads a century by its number.
func (s *scan) century(i int) (found, bool) {
	h, ok := s.at(i, "century")
	if !ok || !h.Art || !s.same(i+1) {
		return found{}, false
	}
	n, next, kind, ok := s.count(i + 1)
	if !ok || kind != number.Ordinal && n != 20 || n < 1 || n > 22 {
		return found{}, false
	}
	return found{i, next, h.Skip, centuryOf(n)}, true
}

// yearAt reads a year behind the noun, behind a preposition, or before the
// letter of a calendar.
func (s *scan) yearAt(i int) (found, bool) {
	if h, ok := s.at(i, kindOne); ok && h.Val.code == Year && s.same(i+h.Len) {
		at := i + h.Len
		if a, ok := s.next(at, "yearly", "hijri-adj"); ok && s.same(at+a.Len) {
			at += a.Len
		}
		y, ok := s.yearNumber(at, true)
		y.first, y.skip = i, h.Skip
		return y, ok
	}
	if s.tied(i - 1) {
		return found{}, false
	}
	y, ok := s.yearNumber(i, false)
	if !ok {
		return y, false
	}
	placed := s.eventYear(i) || s.annals(i) || s.same(i) && (s.before(i, "in") || s.before(i, "between") || s.before(i, "years") || s.before(i, kindMonth)) || s.listed(i)
	return y, placed || y.last > i+1
}

// annals tells of a year that opens a line of a chronicle: 1952- the League.
func (s *scan) annals(i int) bool {
	return !s.same(i) && s.words[i].Kind == isnad.Digits && s.mark(i+1, "-\u2013:") && s.same(i+1) && i+2 < len(s.words) && s.words[i+2].Kind == isnad.Arabic
}

// eventYear tells of a year that names one of a row of events: World Cup 2018.
func (s *scan) eventYear(i int) bool {
	if !s.same(i) || !s.before(i, "event") && !(i > 1 && s.same(i-1) && s.before(i-1, "event")) {
		return false
	}
	return i+1 >= len(s.words) || !s.same(i+1) || s.words[i+1].Kind != isnad.Arabic || s.linked(i+1) || s.definite(i+1)
}

// definite tells of an adjective or noun with the article, which no number
// counts.
func (s *scan) definite(i int) bool {
	w := s.words[i]
	return w.First < w.Last && w.Last <= len(s.tags) && s.tags[w.Last-1].Feats.Def
}

// campaign reads a season of sport told from today; its days differ.
func (s *scan) campaign(i int) (found, bool) {
	at, skip, this := i, -1, false
	if h, ok := s.at(i, "this"); ok && !h.Art {
		at, skip, this = i+h.Len, h.Skip, true
	}
	c, ok := s.at(at, "campaign")
	if !ok || !c.Art || this && (at == 0 || !s.same(at)) {
		return found{}, false
	}
	if skip < 0 {
		skip = c.Skip
	}
	last := at + c.Len
	r, rel := s.next(last, "rel", "other", "fresh")
	if !rel && !this {
		return found{}, false
	}
	return found{i, last + r.Len, skip, unresolved(Year)}, true
}

// listed tells whether a conjunction ties word i to a year before it.
func (s *scan) listed(i int) bool {
	if s.lastYear < 0 || !s.same(i) {
		return false
	}
	return s.loneConj(i-1) && s.lastYear == i-1
}

// yearBare reads a year in digits whatever stands before it.
func (s *scan) yearBare(i int) (found, bool) { return s.yearNumber(i, false) }

// yearSpelt reads a year in words that no noun introduces, where a month or a
// quarter stands before it.
func (s *scan) yearSpelt(i int) (found, bool) {
	n, next, kind, ok := s.count(i)
	if _, inDigits := s.digits(i); !ok || inDigits || kind != number.Cardinal || n < 1000 || n > 2999 || s.numberSkip(i) > 0 {
		return found{}, false
	}
	return found{first: i, last: next, moment: yearOf(n)}, true
}

// twoHijri reads the second of two Hijri years that a slash joins, in either
// order, with the letter of their calendar: 1435/1436هـ.
func (s *scan) twoHijri(y, i int) (moment, int, bool) {
	z, ok := s.digits(i + 1)
	h, hijri := s.next(i+2, "hijri")
	if !ok || !hijri || !s.mark(i, "/-") || !s.same(i+1) || y < firstHijri || y > lastHijri || z-y != 1 && y-z != 1 {
		return moment{}, 0, false
	}
	a, ok1 := hijriYear(int64(min(y, z)))
	b, ok2 := hijriYear(int64(max(y, z)))
	a.grain, b.grain = Day, Day
	return between(a, b), i + 2 + h.Len, ok1 && ok2
}

// yearNumber reads the number of a year; told tells that the noun stands
// before it, which lets in years in words and of two digits.
func (s *scan) yearNumber(i int, told bool) (found, bool) {
	if i >= len(s.words) {
		return found{}, false
	}
	if told && s.mark(i, "(") && s.mark(i+2, ")") && s.same(i+1) {
		if f, ok := s.yearNumber(i+1, true); ok && f.last == i+2 {
			f.first, f.last = i, i+3
			return f, true
		}
	}
	y, isDigits := s.digits(i)
	last := i + 1
	if !isDigits {
		n, next, kind, ok := s.count(i)
		if !ok || !told || kind != number.Cardinal {
			return found{}, false
		}
		y, last = n, next
	}
	if z, end, ok := s.twoHijri(y, last); ok && isDigits {
		return found{first: i, last: end, moment: z}, true
	}
	if h, ok := s.next(last, "hijri"); ok {
		m, ok := hijriYear(int64(y))
		return found{i, last + h.Len, 0, m}, ok
	}
	if h, ok := s.next(last, "before-common"); ok && y >= 1 && y <= 9999 {
		return found{i, last + h.Len, 0, moment{value: fmt.Sprintf("BC%04d", y), grain: Year, typ: Date}}, told || isDigits
	}
	if h, ok := s.next(last, "common"); ok && y >= 1 && y <= 2999 {
		return found{i, last + h.Len, 0, yearOf(y)}, true
	}
	out := found{first: i, last: last}
	switch {
	case told && y >= 30 && y <= 99 && (!isDigits || len(s.words[i].Norm) == 2):
		y += 1900
	case told && y >= firstHijri && y <= lastHijri:
		m, ok := hijriYear(int64(y))
		out.moment = m
		return out, ok
	case told && y >= 1000 && y <= 2999, told && isDigits && y >= 100 && y < 1000:
	case isDigits && y >= 1900 && y <= 2100 && len(s.words[i].Norm) == 4:
	default:
		return out, false
	}
	out.moment = yearOf(y)
	// 2014-2015, 2014/2015.
	if z, ok := s.digits(last + 1); ok && s.mark(last, "-/\u2013") && s.same(last+1) && z > y && z < y+100 {
		if k, tied := s.digits(last + 3); !tied || !s.mark(last+2, slashes) || k == 0 {
			out.last = last + 2
			out.moment = between(out.moment, yearOf(z))
		}
	}
	return out, s.words[i].Kind != isnad.Punct
}
