package archive

import (
	"strings"
	"time"
)

// Days gives the first and the last day that a record's date may mean, both
// as 2025-09-16: of a day that day, of 2025-09, 2025-W37, 2025-Q3 or 2025 the
// ends of the month, week, quarter or year, of a span its ends. Parts of a day
// are that day. Both are empty where the date tells of no day.
func Days(date string) (first, last string) {
	from, to, span := strings.Cut(date, "/")
	first, last = days(from)
	if span {
		_, last = days(to)
	}
	// A year of five digits is behind the last week of 9999.
	if len(first) != len(time.DateOnly) || len(last) != len(time.DateOnly) || last < first {
		return "", ""
	}
	return first, last
}

// days gives the days of a date without a slash; what stands behind a day or a
// week tells of a part of it.
func days(s string) (first, last string) {
	from, to, ok := quarter(s)
	if !ok {
		most := len(time.DateOnly)
		if strings.Contains(s, "-W") {
			most = len("2006-W01")
		}
		from, to, ok = Period(s[:min(most, len(s))])
	}
	if !ok {
		return "", ""
	}
	return from.Format(time.DateOnly), to.Format(time.DateOnly)
}

// Period gives the first and the last day of 2025, 2025-09, 2025-W37 (a week
// of ISO 8601) or 2025-09-16, at midnight UTC. It is not ok for anything else.
func Period(s string) (from, to time.Time, ok bool) {
	if year, week, is := strings.Cut(s, "-W"); is {
		return weekOf(year, week)
	}
	switch len(s) {
	case len("2006"):
		t, err := time.Parse("2006", s)
		return t, t.AddDate(1, 0, -1), err == nil
	case len("2006-01"):
		t, err := time.Parse("2006-01", s)
		return t, t.AddDate(0, 1, -1), err == nil
	case len(time.DateOnly):
		t, err := time.Parse(time.DateOnly, s)
		return t, t, err == nil
	}
	return from, to, false
}

// quarter gives the first and the last day of 2025-Q3.
func quarter(s string) (from, to time.Time, ok bool) {
	year, n, _ := strings.Cut(s, "-Q")
	y, err := time.Parse("2006", year)
	if err != nil || len(n) != 1 || n[0] < '1' || n[0] > '4' {
		return from, to, false
	}
	from = y.AddDate(0, 3*int(n[0]-'1'), 0)
	return from, from.AddDate(0, 3, -1), true
}

// weekOf gives Monday and Sunday of a week of ISO 8601.
func weekOf(year, week string) (from, to time.Time, ok bool) {
	y, err := time.Parse("2006", year)
	if err != nil || len(week) != 2 || strings.Trim(week, "0123456789") != "" {
		return from, to, false
	}
	n := int(week[0]-'0')*10 + int(week[1]-'0')
	fourth := y.AddDate(0, 0, 3) // lies in week 1
	from = fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7+(n-1)*7)
	inYear, inWeek := from.ISOWeek()
	return from, from.AddDate(0, 0, 6), inYear == y.Year() && inWeek == n
}
