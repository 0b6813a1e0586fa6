package archive

import (
	"fmt"
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

func days(s string) (first, last string) {
	var from, to time.Time
	var y, n int
	switch {
	case scan(s, "%4d-W%2d", &y, &n) && n >= 1 && n <= 53:
		from = weekStart(y, n)
		to = from.AddDate(0, 0, 6)
	case scan(s, "%4d-Q%1d", &y, &n) && n >= 1 && n <= 4:
		from = time.Date(y, time.Month(3*n-2), 1, 0, 0, 0, 0, time.UTC)
		to = from.AddDate(0, 3, -1)
	default:
		return plainDays(s)
	}
	return from.Format(time.DateOnly), to.Format(time.DateOnly)
}

// scan reads a format that begins with a year of four digits.
func scan(s, format string, args ...any) bool {
	if len(s) < 4 || strings.Trim(s[:4], "0123456789") != "" {
		return false
	}
	n, err := fmt.Sscanf(s, format, args...)
	return err == nil && n == len(args)
}

// plainDays reads a year, a month or a day, and what stands behind a day.
func plainDays(s string) (first, last string) {
	if len(s) > len(time.DateOnly) {
		s = s[:len(time.DateOnly)]
	}
	for _, f := range []struct {
		layout string
		y, m   int
	}{{time.DateOnly, 0, 0}, {"2006-01", 0, 1}, {"2006", 1, 0}} {
		if t, err := time.Parse(f.layout, s); err == nil {
			last := t
			if f.y+f.m > 0 {
				last = t.AddDate(f.y, f.m, -1)
			}
			return t.Format(time.DateOnly), last.Format(time.DateOnly)
		}
	}
	return "", ""
}

// weekStart is the Monday of an ISO week.
func weekStart(year, week int) time.Time {
	t := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC) // always in week 1
	return t.AddDate(0, 0, 7*(week-1)-(int(t.Weekday())+6)%7)
}
