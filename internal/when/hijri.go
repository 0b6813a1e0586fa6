package when

import (
	"time"

	"github.com/hablullah/go-hijri"
)

// The calendars of months.tsv.
const (
	common = "g"
	hejira = "h"
)

// The Umm al-Qura tables are known from 1356 to 1500.
const (
	firstHijri = 1356
	lastHijri  = 1500
)

// hijriDay gives the day of a date of the Umm al-Qura calendar.
func hijriDay(y, m, d int64) (time.Time, bool) {
	if y < firstHijri || y > lastHijri || m < 1 || m > 12 || d < 1 || d > 30 {
		return time.Time{}, false
	}
	t := hijri.UmmAlQuraDate{Year: y, Month: m, Day: d}.ToGregorian()
	if t.IsZero() {
		return time.Time{}, false
	}
	return midnight(t), true
}

// hijriMonth gives a month of the Umm al-Qura calendar.
func hijriMonth(y, m int64) (moment, bool) {
	from, ok := hijriDay(y, m, 1)
	if !ok {
		return moment{}, false
	}
	if m++; m > 12 {
		y, m = y+1, 1
	}
	to, ok := hijriDay(y, m, 1)
	if !ok {
		return moment{}, false
	}
	return moment{from: from, to: to, value: from.Format(dayForm) + "/" + to.AddDate(0, 0, -1).Format(dayForm), grain: Month, typ: Date}, true
}

// hijriYear gives a year of the Umm al-Qura calendar.
func hijriYear(y int64) (moment, bool) {
	from, ok1 := hijriDay(y, 1, 1)
	to, ok2 := hijriDay(y+1, 1, 1)
	if !ok1 || !ok2 {
		return moment{}, false
	}
	return moment{from: from, to: to, value: from.Format(dayForm) + "/" + to.AddDate(0, 0, -1).Format(dayForm), grain: Year, typ: Date}, true
}

// toHijri gives the Hijri year of a day.
func toHijri(t time.Time) (int64, bool) {
	d, err := hijri.CreateUmmAlQuraDate(t)
	return d.Year, err == nil
}
