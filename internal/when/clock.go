package when

import (
	"strings"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/number"
)

// hour is a time of day as read.
type hour struct {
	h, m, s int
	grain   string
	last    int
}

// clockBehind takes in the hour that stands behind a day.
func (s *scan) clockBehind(d found) found {
	at := d.last
	if s.mark(at, commas+"-\u2013") && s.same(at) {
		at++
	}
	if !s.same(at) || d.value == "" {
		return d
	}
	if r, ok := s.hoursOn(at, &d.moment); ok {
		d.last, d.moment = r.last, r.moment
		return d
	}
	w, placed := s.next(at, "clockword")
	at += w.Len
	if !s.same(at) {
		return d
	}
	c, ok := s.hour(at)
	if !ok && placed {
		c, ok = s.wordHour(at)
	}
	if !ok {
		return d
	}
	if d.typ == Clock && c.h <= 12 {
		c.h = halfDay(c.h, &entry{n: d.from.Hour()}) // tonight at seven
	}
	d.last = c.last
	d.moment = c.on(midnight(d.from))
	return d
}

func (c hour) on(day time.Time) moment {
	from := day.Add(time.Duration(c.h)*time.Hour + time.Duration(c.m)*time.Minute + time.Duration(c.s)*time.Second)
	d := time.Hour
	form := "2006-01-02T15"
	switch c.grain {
	case Minute:
		d, form = time.Minute, "2006-01-02T15:04"
	case Second:
		d, form = time.Second, "2006-01-02T15:04:05"
	}
	return moment{from: from, to: from.Add(d), value: from.Format(form), grain: c.grain, typ: Clock}
}

// clock is the hour as TIMEX3 writes it: T15, T15:30.
func (c hour) clock() string { return c.on(time.Time{}).value[len(dayForm):] }

// every is the hour of what comes back: XXXX-XX-XXT15 for each day, the day of
// the week where the set tells it, the length of the set where that is longer.
func (c hour) every(set string) string {
	if strings.HasPrefix(set, "XXXX") || set == "P1W" || set == "P1M" || set == "P1Y" {
		return set + c.clock()
	}
	return "XXXX-XX-XX" + c.clock()
}

// hours reads an interval of hours within a day: from five to six in the
// evening. The part of the day behind the second holds for the first.
func (s *scan) hours(i int) (found, bool) { return s.hoursOn(i, nil) }

// hoursOn is hours behind a day that is told already, which lets in hours that
// nothing else tells from numbers.
func (s *scan) hoursOn(i int, told *moment) (found, bool) {
	at, skip, opener := i, 0, ""
	if h, ok := s.at(i, "from", "between"); ok {
		at, opener = i+h.Len, h.Val.kind
	}
	noun, ok := s.at(at, "clock")
	if ok && opener == "" {
		skip = noun.Skip
	}
	if at >= len(s.words) || opener != "" && !s.same(at) {
		return found{}, false
	}
	a, partA, ok := s.looseHour(at, opener == "between")
	if !ok {
		return found{}, false
	}
	next := a.last
	first, dated := found{}, false
	if told == nil && (partA != nil || a.grain != Hour || noun.Len > 0) {
		if first, dated = s.dayAfterHour(next); dated {
			next = first.last
		}
	}
	if n := s.until(next); n > 0 && opener != "between" {
		next += n
	} else if s.mark(next, "-\u2013") && s.same(next) {
		next++
	} else if opener == "between" && s.loneConj(next) {
		next++
	} else if opener != "between" || next >= len(s.words) || !s.joined(next) {
		return found{}, false
	}
	if !s.same(next) {
		return found{}, false
	}
	b, partB, ok := s.looseHour(next, false)
	_, nounB := s.at(next, "clock")
	_, wordA := s.at(at, "hourword")
	_, wordB := s.at(next, "hourword")
	day, named := s.dayAfterHour(b.last)
	clear := told != nil && opener != "" || opener == "from" && (a.grain != Hour || b.grain != Hour) || wordA && wordB && named || partA != nil || partB != nil || a.grain == Minute && b.grain == Minute || noun.Len > 0 && (opener != "" || nounB)
	if !ok || !clear {
		return found{}, false
	}
	if partA == nil && partB != nil {
		if h := halfDay(a.h, partB); h < b.h || h == b.h && a.m < b.m {
			a.h = h
		}
	} else if partA != nil && partB == nil {
		if h := halfDay(b.h, partA); h > a.h {
			b.h = h
		}
	}
	out := found{at, b.last, skip, moment{grain: finer(a.grain, b.grain), typ: Clock}}
	on, known := s.pub, s.known
	switch {
	case told != nil:
		on, known = midnight(told.from), true
	case named:
		out.last, on, known = day.last, midnight(day.from), day.value != ""
	case s.lastDay.value != "" && s.lastSent == s.words[i].Sentence:
		on, known = s.lastDay.from, true
	}
	if dated {
		if known = known && first.value != ""; known && !named {
			on = midnight(first.from)
		}
	}
	if known {
		x, y := a.on(on), b.on(on)
		if dated {
			x = a.on(midnight(first.from))
		}
		if !x.from.Before(y.from) {
			y = b.on(on.AddDate(0, 0, 1))
		}
		out.from, out.to, out.value = x.from, y.from, x.value+"/"+y.value
	}
	return out, true
}

// looseHour reads an hour that need not be told as one, with its part of the
// day; bare keeps it from taking what a conjunction joins for its minutes.
func (s *scan) looseHour(i int, bare bool) (hour, *entry, bool) {
	h, noun := s.at(i, "clock")
	at := i
	if noun {
		at += h.Len
	}
	if at >= len(s.words) || noun && !s.same(at) {
		return hour{}, nil, false
	}
	c, ok := s.hourNumber(at, noun)
	if !ok {
		return c, nil, false
	}
	if !bare {
		c = s.minutes(c)
	}
	if p, last, ok := s.partOfHour(c.last); ok {
		c.h, c.last = halfDay(c.h, p), last
		return c, p, true
	}
	return c, nil, true
}

// partOfHour reads the part of the day behind an hour: in the evening.
func (s *scan) partOfHour(i int) (*entry, int, bool) {
	at := i
	if w, ok := s.next(at, "within"); ok {
		at += w.Len
	}
	p, ok := s.next(at, kindPart)
	if !ok || at > i && !p.Art {
		return s.f.none, 0, false
	}
	return p.Val, at + p.Len, true
}

// zone takes in the time zone that is told behind an hour.
func (s *scan) zone(d found) found {
	if d.typ != Clock && !(d.typ == Set && strings.Contains(d.value, "T")) || !s.same(d.last) {
		return d
	}
	at := d.last
	open := s.mark(at, "(") && s.same(at+1)
	if open {
		at++
	}
	for _, h := range s.all(at) {
		if h.Val.kind == "zone" && h.Conj == "" && (!open || s.mark(at+h.Len, ")")) {
			d.zone = h.Val.code
			if !open {
				d.last = at + h.Len
			}
		}
	}
	return d
}

// clockAlone reads an hour without its day: that of the last day told in the
// sentence, else the day of publication.
func (s *scan) clockAlone(i int) (found, bool) {
	h, noun := s.at(i, "clock")
	c, ok := s.hour(i)
	if p, is := s.at(i, "point"); is {
		h, noun, ok = p, true, true
		c = hour{h: p.Val.n, grain: Hour, last: i + p.Len}
	}
	if !ok {
		return found{}, false
	}
	skip := h.Skip
	if w, ok := s.at(i, "hourword"); ok && !noun {
		skip = w.Skip
	}
	out := found{i, c.last, skip, moment{grain: c.grain, typ: Clock}}
	if d, ok := s.dayAfterHour(c.last); ok {
		out.last = d.last
		if p, last, ok := s.partOfHour(d.last); ok && c.h <= 12 {
			c.h, out.last = halfDay(c.h, p), last
		}
		if d.value != "" && d.grain == Hour && c.h <= 12 {
			c.h = halfDay(c.h, &entry{n: d.from.Hour()})
		}
		if d.value != "" {
			out.moment = c.on(midnight(d.from))
		}
		return out, true
	}
	switch {
	case s.lastDay.value != "" && (s.lastSent == s.words[i].Sentence || noun && s.words[i].Sentence-s.lastSent == 1):
		out.moment = c.on(s.lastDay.from)
	case s.known:
		out.moment = c.on(s.pub)
	}
	return out, true
}

// dayAfterHour reads the day that follows an hour.
func (s *scan) dayAfterHour(i int) (found, bool) {
	at := i
	if w, ok := s.next(at, "from", "within"); ok && w.Len == 1 {
		at += w.Len
	} else if s.mark(at, commas) && s.same(at) {
		at++
	}
	at = s.pastDayWord(at)
	if !s.same(at) {
		return found{}, false
	}
	if d, ok := s.partDay(at); ok && d.skip == 0 && at > i {
		return d, d.grain == Hour // at nine, on the evening of Sunday
	}
	d, ok := s.plainDay(at)
	return d, ok && d.skip == 0 && d.grain == Day
}

// wordHour reads an hour that is told by its name alone; "the second of" is
// none.
func (s *scan) wordHour(i int) (hour, bool) {
	w, ok := s.next(i, "hourword")
	if !ok {
		return hour{}, false
	}
	c := s.minutes(hour{h: w.Val.n, grain: Hour, last: i + w.Len})
	if _, of := s.next(c.last, "from"); of {
		return hour{}, false
	}
	if _, tens := s.nums[c.last]; tens {
		return hour{}, false
	}
	return c, true
}

// hour reads the hour behind its noun, or hours and minutes in digits. A part
// of the day may stand before the noun.
func (s *scan) hour(i int) (hour, bool) {
	if p, ok := s.at(i, kindPart); ok && s.same(i+p.Len) {
		if _, noun := s.next(i+p.Len, "clock"); noun {
			c, ok := s.hour(i + p.Len)
			if ok && c.h <= 12 {
				c.h = halfDay(c.h, p.Val)
			}
			return c, ok
		}
	}
	h, noun := s.at(i, "clock")
	at := i
	if noun {
		at += h.Len
	}
	if noun && !s.same(at) || at >= len(s.words) {
		return hour{}, false
	}
	c, ok := s.hourNumber(at, noun)
	if !ok {
		return c, false
	}
	c = s.minutes(c)
	p, part := s.next(c.last, kindPart)
	after := c.last + p.Len
	if !part {
		if e, last, ok := s.partOfHour(c.last); ok && (noun || c.grain != Hour) {
			p.Val, after, part = e, last, true
		}
	}
	if !noun && s.words[at].Kind != isnad.Arabic && c.grain == Hour {
		// Five (people) on Sunday morning.
		if _, day := s.partDay(c.last); day || p.Art {
			return c, false
		}
	}
	if part {
		c.h, c.last = halfDay(c.h, p.Val), after
	} else if e, ok := s.next(c.last, "halfday"); ok && (noun || c.grain != Hour) && !e.Art {
		c.h, c.last = halfDay(c.h, e.Val), c.last+e.Len
	}
	return c, noun || part || c.grain != Hour
}

// minutes takes in what stands behind the hour: and a half, and ten minutes.
func (s *scan) minutes(c hour) hour {
	if !s.same(c.last) || c.grain != Hour {
		return c
	}
	if p, ok := s.at(c.last, "clockpart"); ok && (p.Conj != "" || p.Val.n < 0) {
		c.m, c.grain, c.last = p.Val.n, Minute, c.last+p.Len
		if c.m < 0 {
			c.h, c.m = (c.h+23)%24, c.m+60
		}
		return c
	}
	at := c.last
	if s.loneConj(at) {
		at++
	} else if s.numberSkip(at) == 0 {
		return c
	}
	if n, next, kind, ok := s.count(at); ok && kind == number.Cardinal && n < 60 {
		if _, _, part := s.partOfHour(next); part && n >= 5 {
			c.m, c.grain, c.last = n, Minute, next
			return c
		}
		if u, ok := s.next(next, kindOne, kindMany); ok && u.Val.code == Minute {
			c.m, c.grain, c.last = n, Minute, next+u.Len
		}
	}
	return c
}

// halfDay brings an hour of twelve into its part of the day.
func halfDay(h int, e *entry) int {
	switch {
	case h > 12:
	case e.n < 11 && h == 12:
		return 0
	case e.n == 11 && h <= 3, e.n >= 12 && e.n < 20 && h < 12, e.n >= 20 && e.n < 24 && h >= 6 && h < 12:
		return h + 12
	case e.n >= 20 && h == 12:
		return 0
	}
	return h
}

func (s *scan) hourNumber(i int, noun bool) (hour, bool) {
	w := s.words[i]
	if w.Kind == isnad.Digits {
		if a, b, ok := strings.Cut(w.Norm, "."); ok && noun {
			h, ok1 := atoi(a)
			m, ok2 := atoi(b)
			return hour{h: h, m: m, grain: Minute, last: i + 1}, ok1 && ok2 && len(b) == 2 && h < 24 && m < 60
		}
		h, ok := s.digits(i)
		if noun && ok && len(w.Norm) == 4 && h/100 < 24 && h%100 < 60 && w.Norm[0] <= '2' && h < 1900 {
			return hour{h: h / 100, m: h % 100, grain: Minute, last: i + 1}, true
		}
		if !ok || h > 24 {
			return hour{}, false
		}
		if s.mark(i+1, ":") && s.same(i+2) {
			if m, ok := s.digits(i + 2); ok && m < 60 && h < 24 && len(s.words[i+2].Norm) == 2 && !s.tied(i-1) {
				c := hour{h: h, m: m, grain: Minute, last: i + 3}
				if s.tied(c.last) && s.words[c.last].Norm == ":" {
					if n, ok := s.digits(c.last + 1); ok && n < 60 {
						c.s, c.grain = n, Second
					}
					c.last += 2
				}
				return c, true
			}
		}
		return hour{h: h % 24, grain: Hour, last: i + 1}, noun || h >= 1 && h <= 12
	}
	if !noun {
		h, ok := s.at(i, "hourword")
		return hour{h: h.Val.n, grain: Hour, last: i + h.Len}, ok
	}
	n, next, _, ok := s.count(i)
	return hour{h: n, grain: Hour, last: next}, ok && n >= 1 && n <= 12
}
