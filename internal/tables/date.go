package tables

import (
	"encoding/json"
	"strings"
	"time"
)

// day counts days from 1970-01-01, as Parquet's DATE does.
type day int32

func dayOf(t time.Time) *day {
	// Midnight of UTC before 1970 divides evenly too.
	d := day(t.Unix() / 86400)
	return &d
}

// String gives the day as 2025-09-16.
func (d day) String() string { return time.Unix(int64(d)*86400, 0).UTC().Format(time.DateOnly) }

// MarshalJSON writes the day as a string.
func (d day) MarshalJSON() ([]byte, error) { return json.Marshal(d.String()) }

// UnmarshalJSON reads what MarshalJSON writes.
func (d *day) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	t, err := time.Parse(time.DateOnly, s)
	if err == nil {
		*d = *dayOf(t)
	}
	return err
}

// span gives the first and the last day of a date as records hold it: a year, a
// month, a week, a day, or two of these with a slash between. Both are nil for
// anything else.
func span(value string) (from, to *day) {
	if value == "" {
		return nil, nil
	}
	a, b, both := strings.Cut(value, "/")
	if !both {
		b = a
	}
	start, _, ok := period(a)
	_, end, also := period(b)
	if !ok || !also || end.Before(start) {
		return nil, nil
	}
	return dayOf(start), dayOf(end)
}

// one gives the day where a date is a single one.
func one(from, to *day) *day {
	if from == nil || to == nil || *from != *to {
		return nil
	}
	return from
}

// period gives the first and the last day of 2025, 2025-09, 2025-W37 or
// 2025-09-16.
func period(s string) (from, to time.Time, ok bool) {
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
