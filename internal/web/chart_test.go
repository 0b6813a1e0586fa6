package web

import (
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
)

func TestNewChart(t *testing.T) {
	c := newChart([]archive.Count{{Value: "2025-09-14", N: 10}, {Value: "2025-09-16", N: 40}, {Value: "", N: 3}, {Value: "x", N: 1}}, false)
	if len(c.Bars) != 2 || c.Most != 40 || c.Sum != 50 || c.Undated != 4 {
		t.Fatalf("got %+v", c)
	}
	first, last := c.Bars[0], c.Bars[1]
	if first.Day != "2025-09-14" || first.Height != 25 || first.Y != 75 || last.Height != 100 || last.Y != 0 {
		t.Errorf("got %+v", c.Bars)
	}
	// Three days stand in a row, the second of them empty.
	if step := float64(chartWidth) / 3; first.X > step || last.X < 2*step {
		t.Errorf("a day without a count is no gap: %+v", c.Bars)
	}
	back := newChart([]archive.Count{{Value: "2025-09-14", N: 10}, {Value: "2025-09-16", N: 40}}, true)
	if back.Bars[0].X < back.Bars[1].X {
		t.Errorf("time does not run from right to left: %+v", back.Bars)
	}
	for _, b := range append(back.Bars, c.Bars...) {
		if b.X < 0 || b.X+b.Width > chartWidth || b.Y < 0 || b.Y+b.Height > chartHeight {
			t.Errorf("%+v stands outside", b)
		}
	}
}

func TestChartOfLongTimes(t *testing.T) {
	for _, c := range []struct {
		name        string
		counts      []archive.Count
		bars, ticks int
		first       string
	}{
		{"none", nil, 0, 0, ""},
		{"undated alone", []archive.Count{{N: 3}}, 0, 0, ""},
		{"one day", []archive.Count{{Value: "2025-09-14", N: 1}}, 1, 1, "2025-09-14"},
		{"days of a year become months", []archive.Count{{Value: "2025-01-14", N: 1}, {Value: "2025-01-15", N: 1}, {Value: "2025-12-31", N: 1}}, 2, 2, "2025-01"},
		{"months of decades become years", []archive.Count{{Value: "1990-01", N: 1}, {Value: "2025-12", N: 1}}, 2, 2, "1990"},
		{"mixed: the coarsest", []archive.Count{{Value: "2025-01-14", N: 1}, {Value: "2025-03", N: 2}}, 2, 2, "2025-01"},
		{"a day long ago", []archive.Count{{Value: "0001-01-01", N: 1}, {Value: "2025-12-31", N: 1}}, 1, 2, "2025"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := newChart(c.counts, false)
			if len(got.Bars) != c.bars || len(got.Ticks) != c.ticks {
				t.Fatalf("got %d bars, ticks %v", len(got.Bars), got.Ticks)
			}
			if c.first != "" && got.Bars[0].Day != c.first {
				t.Errorf("first bar is of %s, want %s", got.Bars[0].Day, c.first)
			}
		})
	}
}

// A day that lies far off all others is told of, and stands in the table, but
// does not make a line of what there is.
func TestChartLeavesOutStrayDays(t *testing.T) {
	month := func(n int) []archive.Count {
		return []archive.Count{{Value: "2015-07", N: n}, {Value: "2015-08", N: n}}
	}
	with := func(more archive.Count, n int) []archive.Count { return append(month(n), more) }
	for _, c := range []struct {
		name          string
		counts        []archive.Count
		unit          string
		bars, outside int
	}{
		{"nothing stray", month(1000), "month", 2, 0},
		{"a century ahead", with(archive.Count{Value: "2122", N: 1}, 1000), "month", 2, 1},
		{"a month a century ahead", with(archive.Count{Value: "2122-01", N: 9}, 1000), "month", 2, 9},
		{"a century ago", with(archive.Count{Value: "1915-08", N: 2}, 1000), "month", 2, 2},
		{"a few years on: near enough", with(archive.Count{Value: "2018-06", N: 1}, 1000), "month", 3, 0},
		{"seldom, but not seldom enough", with(archive.Count{Value: "2122-01", N: 30}, 1000), "year", 2, 0},
		{"a single one of a score", with(archive.Count{Value: "2122-01", N: 1}, 10), "month", 2, 1},
		{"a single one of few", with(archive.Count{Value: "2122-01", N: 1}, 5), "year", 2, 0},
		{"a long tail of history", append(with(archive.Count{Value: "1990-01", N: 90}, 1000), archive.Count{Value: "2001-01", N: 9}), "month", 2, 99},
		{"a long history", append(with(archive.Count{Value: "1990-01", N: 900}, 1000), archive.Count{Value: "2001-01", N: 9}), "year", 3, 0},
		{"ever less from year to year", append(with(archive.Count{Value: "2018-01", N: 1}, 1000), archive.Count{Value: "2020-12", N: 1}, archive.Count{Value: "2023-01", N: 1}), "month", 3, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := newChart(c.counts, false)
			if got.Unit != c.unit || len(got.Bars) != c.bars || got.Outside != c.outside {
				t.Errorf("by %s, %d bars, %d outside; want by %s, %d and %d", got.Unit, len(got.Bars), got.Outside, c.unit, c.bars, c.outside)
			}
			sum := 0
			for _, x := range got.Counts {
				sum += x.N
			}
			if sum != got.Sum || len(got.Counts) < len(got.Bars) {
				t.Errorf("the table has %d of %d", sum, got.Sum)
			}
		})
	}
}

func TestChartTellsItsUnit(t *testing.T) {
	s, err := New(Options{Desk: &fakeDesk{}})
	if err != nil {
		t.Fatal(err)
	}
	counts := []archive.Count{{Value: "2015-07", N: 400}, {Value: "2122-01", N: 2}}
	for lang, want := range map[string][]string{"ar": {"شهرا بشهر", "بعيدا التاريخ"}, "en": {"Events by their date, month by month: 402 in all, 400 at most.", "2 of them lie too far off", "January 2122"}} {
		got, err := s.bars(s.tongues[lang], counts, "chart.events")
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(string(got), w) {
				t.Errorf("%s: no %q in %s", lang, w, got)
			}
		}
	}
}

func TestBars(t *testing.T) {
	s, err := New(Options{Desk: &fakeDesk{}})
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string]string{"ar": "١٤ سبتمبر ٢٠٢٥: ١٬٢٣٤", "en": "14 September 2025: 1,234"} {
		got, err := s.bars(s.tongues[lang], []archive.Count{{Value: "2025-09-14", N: 1234}}, "chart.reports")
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range []string{want, `role="img"`, "<table>", "<title>"} {
			if !strings.Contains(string(got), w) {
				t.Errorf("%s: no %s in %s", lang, w, got)
			}
		}
		balanced(t, string(got))
	}
}

func FuzzChart(f *testing.F) {
	f.Add("2025-09-14", "2025-09-16", 3)
	f.Add("0000-01-01", "9999-12-31", -5)
	f.Add("2025", "2025-01", 0)
	f.Fuzz(func(t *testing.T, a, b string, n int) {
		c := newChart([]archive.Count{{Value: a, N: n}, {Value: b, N: 7}}, true)
		if c.Outside < 0 || c.Outside > c.Sum {
			t.Errorf("%d of %d outside", c.Outside, c.Sum)
		}
		for _, b := range c.Bars {
			if b.X < -0.1 || b.X+b.Width > chartWidth+0.1 || b.Height > chartHeight || b.Height < 0 {
				t.Errorf("%+v stands outside", b)
			}
		}
	})
}
