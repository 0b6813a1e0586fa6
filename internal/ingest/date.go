package ingest

import (
	"strings"
	"time"

	"github.com/isnad-news/isnad/internal/said"
)

// ParseDate reads a date, or a date and time, of ISO 8601. A zone is left out
// of account: the result is local time, written as UTC.
func ParseDate(s string) (time.Time, error) {
	s = strings.TrimSpace(s)
	for _, layout := range []string{
		time.DateOnly, "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateTime, "2006-01-02 15:04",
		time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05Z07:00", time.RFC1123Z, time.RFC1123,
	} {
		if t, err := time.Parse(layout, s); err == nil {
			return local(t), nil
		}
	}
	return time.Time{}, said.Errorf("date %q: write it as 2025-09-16 or 2025-09-16T04:30:00", s)
}

// local gives a time as the clock showed it, written as UTC.
func local(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}
