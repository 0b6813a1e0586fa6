package when

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// moment is a stretch of time with its TIMEX3 value; without a value it is
// not resolved.
type moment struct {
	from, to time.Time
	value    string
	grain    string
	typ      string
	zone     string // told with an hour
}

const (
	dayForm   = "2006-01-02"
	monthForm = "2006-01"
	yearForm  = "2006"
)

func date(y int, m time.Month, d int) time.Time {
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// midnight is the beginning of the day on which t falls where t was told.
func midnight(t time.Time) time.Time { return date(t.Year(), t.Month(), t.Day()) }

func dayOf(t time.Time) moment {
	return moment{from: t, to: t.AddDate(0, 0, 1), value: t.Format(dayForm), grain: Day, typ: Date}
}

func monthOf(t time.Time) moment {
	t = date(t.Year(), t.Month(), 1)
	return moment{from: t, to: t.AddDate(0, 1, 0), value: t.Format(monthForm), grain: Month, typ: Date}
}

func yearOf(y int) moment {
	t := date(y, 1, 1)
	return moment{from: t, to: t.AddDate(1, 0, 0), value: fmt.Sprintf("%04d", y), grain: Year, typ: Date}
}

// weekOf is the ISO week of a day.
func weekOf(t time.Time) moment {
	monday := t.AddDate(0, 0, 1-isoDay(t))
	return moment{from: monday, to: monday.AddDate(0, 0, 7), value: weekValue(monday), grain: Week, typ: Date}
}

func weekValue(t time.Time) string {
	y, w := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

// isoDay counts Monday as 1 and Sunday as 7.
func isoDay(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// decadeOf is the decade that begins in a year.
func decadeOf(y int) moment {
	t := date(y, 1, 1)
	return moment{from: t, to: t.AddDate(10, 0, 0), value: strconv.Itoa(y / 10), grain: Decade, typ: Date}
}

// centuryOf is the nth century of the common era.
func centuryOf(n int) moment {
	t := date((n-1)*100, 1, 1)
	return moment{from: t, to: t.AddDate(100, 0, 0), value: fmt.Sprintf("%02d", n-1), grain: Decade, typ: Date}
}

func unresolved(grain string) moment { return moment{grain: grain, typ: Date} }

// at gives the unit of a grain in which a day lies.
func at(t time.Time, grain string) moment {
	switch grain {
	case Week:
		return weekOf(t)
	case Month, Quarter:
		return monthOf(t)
	case Year:
		return yearOf(t.Year())
	case Decade:
		return decadeOf(t.Year() / 10 * 10)
	}
	return dayOf(t)
}

// endValue is the last day, month or year of an interval that ends at to, in
// the way that its beginning is written.
func endValue(to time.Time, grain string) string {
	last := to.Add(-time.Second)
	switch grain {
	case Year, Decade:
		return last.Format(yearForm)
	case Month, Quarter:
		return last.Format(monthForm)
	case Week:
		return weekValue(last)
	}
	return last.Format(dayForm)
}

// startValue is the day, month or year in which an interval begins.
func startValue(from time.Time, grain string) string {
	return endValue(from.Add(time.Second), grain)
}

// between is the interval from the start of a to the end of b.
func between(a, b moment) moment {
	if a.value == "" || b.value == "" || !a.from.Before(b.to) {
		return unresolved(b.grain)
	}
	g := finer(a.grain, b.grain)
	if rank(g) < rank(Day) {
		return moment{from: a.from, to: b.to, value: a.value + "/" + b.value, grain: g, typ: Clock}
	}
	return moment{from: a.from, to: b.to, value: startValue(a.from, g) + "/" + endValue(b.to, g), grain: g, typ: Date}
}

func rank(grain string) int {
	for i, g := range []string{Second, Minute, Hour, Day, Week, Month, Quarter, Year, Decade} {
		if g == grain {
			return i
		}
	}
	return -1
}

func finer(a, b string) string {
	if rank(a) < rank(b) {
		return a
	}
	return b
}

// span is a length of time: n units of a grain, and a half more; plus is
// what a conjunction adds in smaller units.
type span struct {
	n     float64
	grain string
	vague bool
	plus  *span
}

// finest is the grain of its smallest unit.
func (d span) finest() string {
	if d.plus != nil {
		return d.plus.finest()
	}
	return d.grain
}

// move gives the day that lies sign times the span from t.
func (d span) move(t time.Time, sign int) time.Time {
	if d.plus != nil {
		rest := *d.plus
		d.plus = nil
		return rest.move(d.move(t, sign), sign)
	}
	n := sign * int(d.n)
	half := d.n != float64(int(d.n))
	switch d.grain {
	case Day:
		return t.AddDate(0, 0, n)
	case Week:
		return t.AddDate(0, 0, sign*int(d.n*7))
	case Month:
		if half {
			t = t.AddDate(0, 0, sign*15)
		}
		return addMonths(t, n)
	case Year:
		return addMonths(t, sign*int(d.n*12))
	case Decade:
		return addMonths(t, sign*int(d.n*120))
	case Hour:
		// The hour of publication is not known: the day counts.
		days := int(d.n) / 24
		return t.AddDate(0, 0, sign*days)
	}
	return t
}

// addMonths keeps to the last day of a shorter month.
func addMonths(t time.Time, n int) time.Time {
	first := date(t.Year(), t.Month(), 1).AddDate(0, n, 0)
	d := min(t.Day(), first.AddDate(0, 1, -1).Day())
	return date(first.Year(), first.Month(), d)
}

// less is a part of a unit in the next smaller one: half an hour is PT30M.
func (d span) less() string {
	per := map[string]float64{Minute: 60, Hour: 60, Day: 24, Year: 12}[d.grain]
	n := d.n * per
	if n == 0 || n != float64(int(n)) {
		return ""
	}
	return fmt.Sprintf(map[string]string{Minute: "PT%dS", Hour: "PT%dM", Day: "PT%dH", Year: "P%dM"}[d.grain], int(n))
}

// value is TIMEX3's: P3D, PT2H, P2Y6M, P1DT2H, PXD where vague.
func (d span) value() string {
	if d.plus != nil {
		rest := *d.plus
		d.plus = nil
		days, clock := "", ""
		for _, v := range []string{d.value(), rest.value()} {
			a, b, _ := strings.Cut(v[1:], "T")
			days, clock = days+a, clock+b
		}
		if clock != "" {
			clock = "T" + clock
		}
		return "P" + days + clock
	}
	n := strconv.FormatFloat(d.n, 'f', -1, 64)
	if whole := int(d.n); float64(whole) != d.n && whole > 0 && !d.vague {
		switch d.grain {
		case Year:
			return fmt.Sprintf("P%dY%dM", whole, int((d.n-float64(whole))*12))
		case Hour:
			return fmt.Sprintf("PT%dH%dM", whole, int((d.n-float64(whole))*60))
		}
	}
	if d.n > 0 && d.n < 1 && !d.vague {
		if v := d.less(); v != "" {
			return v
		}
	}
	if d.vague {
		n = "X"
	}
	switch d.grain {
	case Second:
		return "PT" + n + "S"
	case Minute:
		return "PT" + n + "M"
	case Hour:
		return "PT" + n + "H"
	case Day:
		return "P" + n + "D"
	case Week:
		return "P" + n + "W"
	case Month:
		return "P" + n + "M"
	case Decade:
		if !d.vague {
			return "P" + strconv.FormatFloat(d.n*10, 'f', -1, 64) + "Y"
		}
		return "PXDE"
	}
	return "P" + n + "Y"
}
