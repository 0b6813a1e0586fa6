package tables

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
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
	start, _, ok := archive.Period(a)
	_, end, also := archive.Period(b)
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
