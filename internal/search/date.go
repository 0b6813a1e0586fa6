package search

import (
	"strings"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/text"
)

const badDate = "%s:%s is no date: write 2025-09-16, 2025-09, 2025, or a range such as 2025-09-01..2025-09-30"

// dates makes a range of days of what is written.
func (b *builder) dates(it item, a atom) []archive.Value {
	from, to, span := strings.Cut(digits(strings.TrimSpace(a.text)), "..")
	if !span {
		to = from
	}
	first, _, ok1 := period(from)
	_, last, ok2 := period(to)
	single := it.field == since || it.field == until
	switch {
	case !ok1 || !ok2 || from == "" && to == "":
		b.fail(a.at, badDate, it.name, a.text)
	case single && span:
		b.fail(a.at, "%s: takes one day; for a range write published:%s", it.name, a.text)
	case first != "" && last != "" && first > last:
		b.fail(a.at, "%s:%s ends before it begins", it.name, a.text)
	}
	switch {
	case b.err != nil:
		return nil
	case it.field == since:
		last = ""
	case it.field == until:
		first = ""
	}
	return []archive.Value{{From: first, To: last}}
}

// digits writes Arabic-Indic and Persian digits as ASCII's, and a slash as a
// hyphen.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if d, ok := text.Digit(r); ok {
			return rune(d)
		}
		switch {
		case text.IsBidi(r):
			return -1
		case r == '/' || r == minus:
			return '-'
		}
		return r
	}, strings.ReplaceAll(s, "\u2026", "..")) // as phones write it
}

// period gives the first and the last day of a day, a month or a year; both
// empty for an open end.
func period(s string) (first, last string, ok bool) {
	if s == "" {
		return "", "", true
	}
	for _, f := range []struct {
		layout       string
		years, month int
	}{{"2006-1-2", 0, 0}, {"2006-1", 0, 1}, {"2006", 1, 0}} {
		t, err := time.Parse(f.layout, s)
		if err != nil {
			continue
		}
		end := t
		if f.years+f.month > 0 {
			end = t.AddDate(f.years, f.month, -1)
		}
		return t.Format(time.DateOnly), end.Format(time.DateOnly), true
	}
	return "", "", false
}
