package web

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// day is a date as the language writes it. It takes what records hold: a day,
// a month, a year, a week (2024-W12), a quarter (2024-Q1), a decade (199), two
// of them with a slash between; what is none of these stays as it is.
func (t *tongue) day(value string) string {
	if from, to, ok := strings.Cut(value, "/"); ok && from != "" && to != "" {
		return t.words("date.range", t.day(from), t.day(to))
	}
	date, _, _ := strings.Cut(value, "T")
	if d, err := time.Parse(time.DateOnly, date); err == nil {
		return t.words("date.day", t.digits(d.Day()), t.month(d.Month()), t.digits(d.Year()))
	}
	if d, err := time.Parse("2006-01", date); err == nil {
		return t.words("date.month", t.month(d.Month()), t.digits(d.Year()))
	}
	head, tail, parted := strings.Cut(date, "-")
	year, err := strconv.Atoi(head)
	switch {
	case err != nil || year < 0:
		return value
	case !parted && len(head) == 4:
		return t.digits(year)
	case !parted && len(head) == 3:
		return t.words("date.decade", t.digits(year*10))
	case parted && len(head) == 4 && len(tail) > 1:
		return t.partOfYear(value, year, tail)
	}
	return value
}

// partOfYear is a week or a quarter.
func (t *tongue) partOfYear(value string, year int, tail string) string {
	n, err := strconv.Atoi(tail[1:])
	switch {
	case err != nil || n < 1:
		return value
	case tail[0] == 'W' && n <= 53:
		return t.words("date.week", t.digits(n), t.digits(year))
	case tail[0] == 'Q' && n <= 4:
		return t.words("date.quarter", t.digits(n), t.digits(year))
	}
	return value
}

func (t *tongue) month(m time.Month) string { return t.say("month." + strconv.Itoa(int(m))) }

// words fills a phrase with what is already in its language.
func (t *tongue) words(key string, args ...any) string {
	phrase, ok := t.phrases[key]
	if !ok {
		return missing(key)
	}
	return fmt.Sprintf(phrase, args...)
}

// moment is a day and the time of day, in UTC; "" for none.
func (t *tongue) moment(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	at = at.UTC()
	clock := t.two(at.Hour()) + ":" + t.two(at.Minute())
	return t.words("date.moment", t.day(at.Format(time.DateOnly)), clock)
}

// two is a number in two digits.
func (t *tongue) two(n int) string { return t.digits(n/10) + t.digits(n%10) }

// isoTime is a time as <time datetime> takes it.
func isoTime(at time.Time) string { return at.UTC().Format(time.RFC3339) }
