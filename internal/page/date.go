package page

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/isnad-news/isnad/internal/text"
)

// moment is a date as told.
type moment struct {
	time   time.Time
	zoned  bool // a zone was told
	clock  bool // a time of day was told
	either bool // day and month may be the other way round
}

// machineTime reads a date as machines write it. Where no zone is told, the
// clock is kept and written as UTC.
func machineTime(s string) (moment, bool) {
	s = strings.TrimSpace(s)
	for _, layout := range []string{
		time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700", "2006-01-02 15:04:05Z07:00",
		"2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 -0700", time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 GMT",
		"2006-01-02 15:04:05 UTC", "20060102T150405Z0700", "20060102T1504Z0700",
	} {
		if t, err := time.Parse(layout, s); err == nil {
			return moment{time: t, zoned: true, clock: true}, true
		}
	}
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "20060102T150405", "20060102T1504"} {
		if t, err := time.Parse(layout, s); err == nil {
			return moment{time: t, clock: true}, true
		}
	}
	for _, layout := range []string{time.DateOnly, "2006/01/02", "20060102", "January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return moment{time: t}, true
		}
	}
	return moment{}, false
}

// dater reads dates as Arabic pages print them.
type dater struct {
	t        *tables
	yearLast *regexp.Regexp
	yearHead *regexp.Regexp
	clock    *regexp.Regexp
	address  *regexp.Regexp
}

func newDater(t *tables) *dater {
	return &dater{
		t:        t,
		yearHead: regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?:\D|$)`),
		yearLast: regexp.MustCompile(`(?:^|\D)(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?((?:19|20)\d\d)(?:\D|$)`),
		clock:    regexp.MustCompile(`(?:^|[^\d:])(\d{1,2}):(\d{2})(?::\d{2})?(?:\s*([\p{L}.]+))?`),
		address:  regexp.MustCompile(`/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/_-]|$)`),
	}
}

// visible reads a date from a line that a reader sees.
func (d *dater) visible(s string) (moment, bool) {
	if len(s) > longestForm || !strings.ContainsFunc(s, unicode.IsDigit) {
		return moment{}, false
	}
	s = key(s)
	m, ok := d.named(s)
	if !ok {
		m, ok = d.numeric(s)
	}
	if !ok {
		return moment{}, false
	}
	if h, min, ok := d.time(s); ok {
		m.time = m.time.Add(time.Duration(h)*time.Hour + time.Duration(min)*time.Minute)
		m.clock = true
		if strings.Contains(s, "gmt") || strings.Contains(s, "utc") {
			m.zoned = true
		}
	}
	return m, true
}

// named reads "16 September 2025" and "September 16, 2025" with the names of
// any family, two of them joined by a stroke too.
func (d *dater) named(s string) (moment, bool) {
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",،-–/|()", r) })
	for i := range words {
		month, n := d.month(words[i:])
		if n == 0 {
			continue
		}
		next := i + n
		if _, more := d.month(words[min(next, len(words)):]); more > 0 {
			next += more
		}
		if m, ok := pick(words, i-1, next); ok {
			return date(m[1], int(month), m[0])
		}
		if m, ok := pick(words, next, next+1); ok {
			return date(m[1], int(month), m[0])
		}
	}
	return moment{}, false
}

// pick reads the words at two places as day and year.
func pick(words []string, day, year int) ([2]int, bool) {
	if day < 0 || year >= len(words) || day >= len(words) {
		return [2]int{}, false
	}
	d, err := strconv.Atoi(words[day])
	if err != nil {
		return [2]int{}, false
	}
	y, err := strconv.Atoi(strings.TrimRight(words[year], ".م"))
	return [2]int{d, y}, err == nil
}

func (d *dater) month(words []string) (time.Month, int) {
	for n := min(2, len(words)); n > 0; n-- {
		if m := d.t.months[strings.Join(words[:n], " ")]; m != 0 {
			return m, n
		}
	}
	return 0, 0
}

// numeric reads figures: the year first, or day, month and year. A day of the
// week beside them decides between day and month; else the day goes first, as
// the Arabic press writes it, and the doubt is told.
func (d *dater) numeric(s string) (moment, bool) {
	if m := d.yearHead.FindStringSubmatch(s); m != nil {
		return date(atoi(m[1]), atoi(m[2]), atoi(m[3]))
	}
	m := d.yearLast.FindStringSubmatch(s)
	if m == nil {
		return moment{}, false
	}
	y, a, b := atoi(m[3]), atoi(m[1]), atoi(m[2])
	dayFirst, ok1 := date(y, b, a)
	monthFirst, ok2 := date(y, a, b)
	if !ok1 || !ok2 || a == b {
		if !ok1 {
			return monthFirst, ok2
		}
		return dayFirst, true
	}
	if day, ok := d.weekday(s); ok {
		if dayFirst.time.Weekday() == day {
			return dayFirst, true
		}
		if monthFirst.time.Weekday() == day {
			return monthFirst, true
		}
	}
	dayFirst.either = true
	return dayFirst, true
}

func (d *dater) weekday(s string) (time.Weekday, bool) {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if day, ok := d.t.days[w]; ok {
			return day, true
		}
	}
	return 0, false
}

// time reads the clock in a line; the letter behind it tells the half of the day.
func (d *dater) time(s string) (hour, minute int, ok bool) {
	m := d.clock.FindStringSubmatch(s)
	if m == nil {
		return 0, 0, false
	}
	hour, minute = atoi(m[1]), atoi(m[2])
	half := strings.Trim(m[3], ".")
	switch {
	case half != "" && d.t.is("evening", half) && hour < 12:
		hour += 12
	case half != "" && d.t.is("morning", half) && hour == 12:
		hour = 0
	}
	return hour, minute, hour < 24 && minute < 60
}

// clockLine tells a line that is a time of day and nothing else, as live blogs
// set over their posts.
func (d *dater) clockLine(s string) bool {
	if len(s) > longestForm || !strings.Contains(s, ":") {
		return false
	}
	s = bare(s)
	m := d.clock.FindStringSubmatchIndex(s)
	if m == nil || m[0] != 0 && len(s) > 40 {
		return false
	}
	if _, _, ok := d.time(s); !ok {
		return false
	}
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters <= 6 {
		return true
	}
	if _, zone := d.t.begins("zone", s[m[5]:]); m[0] == 0 && zone && letters <= 30 {
		return true
	}
	_, dated := d.visible(s)
	return dated && letters <= 30
}

// fromAddress reads a day that stands in a page's address.
func (d *dater) fromAddress(address string) (moment, bool) {
	if m := d.address.FindStringSubmatch(address); m != nil {
		return date(atoi(m[1]), atoi(m[2]), atoi(m[3]))
	}
	return moment{}, false
}

// date makes a day of figures, if there is such a day.
func date(year, month, day int) (moment, bool) {
	if year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31 {
		return moment{}, false
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return moment{time: t}, t.Day() == day
}

// atoi reads digits that an expression has matched.
func atoi(s string) int {
	n := 0
	for _, r := range s {
		if d, ok := text.Digit(r); ok {
			n = n*10 + int(d-'0')
		}
	}
	return n
}
