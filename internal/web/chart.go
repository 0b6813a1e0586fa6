package web

import (
	"html/template"
	"slices"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
)

// A chart's measures in units of its own: it is drawn as wide as there is room.
const (
	chartWidth  = 640
	chartHeight = 100
	mostBars    = 130  // more days are summed up by month, more months by year
	mostSlots   = 8000 // days that are tried for, some twenty years

	// What comes before or behind nearly all, no more than one in so many or a
	// single one of a score, and lies further than so many years from it, is left
	// out of the drawing: a day that was misread would make a line of all others.
	farYears  = 3
	farSeldom = 100
	score     = 20

	// A unit is fine enough where all but one in so many can be drawn by it.
	tail = 20
)

// bar is one day, month or year of a chart.
type bar struct {
	X, Y, Width, Height float64
	Day                 string // as it is coded
	N                   int
}

// chart is a drawing of counts by day or month, with the same in a table.
type chart struct {
	Key           string // of the phrase that says what is counted
	Width, Height int
	Bars          []bar
	Ticks         []string        // days below the bars, from the first to the last
	Counts        []archive.Count // all of some day, gaps apart, drawn or not
	Unit          string          // day, month or year: what a bar stands for
	Most, Sum     int
	Outside       int // of Sum, what lies too far off to be drawn
	Undated       int // counted, yet of no day
}

// bars draws counts by day or month; key is the phrase that says what they
// count, "chart.counts" where none is given. Where the language is written
// from right to left, so does time run.
func (s *Site) bars(t *tongue, counts []archive.Count, key ...string) (template.HTML, error) {
	c := newChart(counts, t.dir() == "rtl")
	c.Key = "chart.counts"
	if len(key) > 0 {
		c.Key = key[0]
	}
	return t.part("chart", c)
}

// newChart lays a chart out. Days without a count are gaps.
func newChart(counts []archive.Count, backwards bool) chart {
	c := chart{Width: chartWidth, Height: chartHeight}
	slots := c.gather(counts)
	step := chartWidth / max(1, float64(len(slots)))
	for i, slot := range slots {
		if slot.N <= 0 {
			continue
		}
		height := max(1, float64(slot.N)/float64(c.Most)*chartHeight)
		x := (float64(i) + 0.1) * step
		if backwards {
			x = chartWidth - x - 0.8*step
		}
		c.Bars = append(c.Bars, bar{X: round(x), Y: round(chartHeight - height), Width: round(0.8 * step), Height: round(height), Day: slot.Value, N: slot.N})
	}
	c.Ticks = ticks(slots)
	return c
}

// ticks are the days that stand below a chart: the first, the last and, where
// there is room, one between.
func ticks(slots []archive.Count) []string {
	var out []string
	for i, slot := range slots {
		if i == 0 || i == len(slots)-1 || len(slots)%2 == 1 && len(slots) > 8 && i == len(slots)/2 {
			out = append(out, slot.Value)
		}
	}
	return out
}

// gather gives one slot a day, month or year from the first to the last that is
// drawn, and notes the sums.
func (c *chart) gather(counts []archive.Count) []archive.Count {
	all, undated := dated(counts)
	c.Undated = undated
	if len(all) == 0 {
		return nil
	}
	for _, x := range all {
		c.Sum += x.n
	}
	near, layout := central(all), time.DateOnly
	for _, x := range near {
		layout = coarser(layout, x.layout)
	}
	slots := latest(between(near, layout))
	for layout != "2006" && total(slots)*tail < c.Sum*(tail-1) {
		layout = layout[:len(layout)-len("-01")]
		slots = latest(between(near, layout))
	}
	c.Outside = c.Sum - total(slots)
	for _, slot := range slots {
		c.Most = max(c.Most, slot.N)
	}
	c.Unit = map[string]string{time.DateOnly: "day", "2006-01": "month", "2006": "year"}[layout]
	c.Counts = summed(all, layout)
	return slots
}

// latest leaves out what is older than all that can be drawn.
func latest(slots []archive.Count) []archive.Count { return slots[max(0, len(slots)-mostBars):] }

// dayCount is a count of one day, month or year.
type dayCount struct {
	at     time.Time // its first day
	layout string
	n      int
}

// dated are the counts of some day in the order of time, and how many are of none.
func dated(counts []archive.Count) (out []dayCount, undated int) {
	for _, c := range counts {
		layout := layoutOf(c.Value)
		at, err := time.Parse(layout, c.Value)
		switch {
		case layout == "" || err != nil:
			undated += c.N
		case c.N > 0:
			out = append(out, dayCount{at, layout, c.N})
		}
	}
	slices.SortStableFunc(out, func(a, b dayCount) int { return a.at.Compare(b.at) })
	return out, undated
}

// central leaves out what lies far before or behind nearly all that there is.
func central(all []dayCount) []dayCount {
	sum := 0
	for _, x := range all {
		sum += x.n
	}
	few := sum / farSeldom
	if sum >= score {
		few = max(few, 1)
	}
	first, last := 0, len(all)-1
	for seen := all[first].n; seen <= few; seen += all[first].n {
		first++
	}
	for seen := all[last].n; seen <= few; seen += all[last].n {
		last--
	}
	from, to := all[first].at.AddDate(-farYears, 0, 0), all[last].at.AddDate(farYears, 0, 0)
	for first > 0 && !all[first-1].at.Before(from) {
		first--
	}
	for last < len(all)-1 && !all[last+1].at.After(to) {
		last++
	}
	return all[first : last+1]
}

// coarser is that of two layouts which tells less.
func coarser(a, b string) string {
	if len(a) < len(b) {
		return a
	}
	return b
}

// summed sums counts up by a layout, or as far as each is told.
func summed(all []dayCount, layout string) []archive.Count {
	var out []archive.Count
	for _, x := range all {
		value := x.at.Format(coarser(layout, x.layout))
		if n := len(out); n > 0 && out[n-1].Value == value {
			out[n-1].N += x.n
		} else {
			out = append(out, archive.Count{Value: value, N: x.n})
		}
	}
	return out
}

// between sums counts up by a layout, from the earliest to the latest, days
// without any included.
func between(all []dayCount, layout string) []archive.Count {
	sums := map[string]int{}
	for _, c := range summed(all, layout) {
		sums[c.Value] = c.N
	}
	last := all[len(all)-1].at.Format(layout)
	var out []archive.Count
	at := all[0].at
	switch layout {
	case "2006":
		at = time.Date(at.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	case "2006-01":
		at = time.Date(at.Year(), at.Month(), 1, 0, 0, 0, 0, time.UTC)
	}
	for ; len(out) < mostSlots; at = next(at, layout) {
		value := at.Format(layout)
		out = append(out, archive.Count{Value: value, N: sums[value]})
		if value == last {
			break
		}
	}
	return out
}

// next is the day, month or year after at.
func next(at time.Time, layout string) time.Time {
	switch layout {
	case time.DateOnly:
		return at.AddDate(0, 0, 1)
	case "2006-01":
		return at.AddDate(0, 1, 0)
	}
	return at.AddDate(1, 0, 0)
}

// layoutOf is the layout of a day, a month or a year, "" of anything else.
func layoutOf(value string) string {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, value); err == nil {
			return layout
		}
	}
	return ""
}

// round keeps the numbers of a drawing short.
func round(x float64) float64 { return float64(int(x*10+0.5)) / 10 }
