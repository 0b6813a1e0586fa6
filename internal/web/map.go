package web

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// worldMap is a map with a circle for each place. Its unit is a tenth of a
// degree, x runs east and y south, as in static/world.svg.
type worldMap struct {
	Window  window
	Other   string // address of the same map with the other window; empty of a part of it
	OtherIs string // region or world
	Dots    []dot
	Beyond  int // places outside the window
	Unknown int // places whose coordinates are not known
}

// window is the part of the world that is drawn.
type window struct{ X, Y, Width, Height int }

// Box is the window as viewBox takes it.
func (w window) Box() string { return fmt.Sprintf("%d %d %d %d", w.X, w.Y, w.Width, w.Height) }

// dot is a place on the map.
type dot struct {
	X, Y, R float64
	Name    string
	N       int
	Href    string
}

// windows are the Arab world, from Mauritania to Oman and from Turkey to
// Somalia, and the whole world but for the Antarctic.
func windows(view string) window {
	if view == "world" {
		return window{-1800, -850, 3600, 1450}
	}
	return window{-190, -440, 840, 470}
}

// Circles as parts of the window's width.
const (
	largestDot  = 0.035
	smallestDot = 0.005
)

// leastNear is how wide a map of one place or state is at least, in tenths of a
// degree.
const leastNear = 240

// nearMap shows a few places and what is around them.
func (s *Site) nearMap(t *tongue, counts []archive.Count) worldMap {
	return s.drawMap(t, near(counts), counts)
}

// near is the window around places, with room at its edges.
func near(counts []archive.Count) window {
	west, north, east, south := 1800.0, 900.0, -1800.0, -900.0
	for _, c := range counts {
		if x, y, ok := projected(c.Place); ok {
			west, east, north, south = min(west, x), max(east, x), min(north, y), max(south, y)
		}
	}
	if west > east {
		return windows("region")
	}
	width := max(leastNear, (east-west)*1.3, (south-north)*1.3*16/9)
	height := width * 9 / 16
	return window{int((west + east - width) / 2), int((north + south - height) / 2), int(width), int(height)}
}

// worldMap draws places, the largest first so that small ones lie above.
// Links keep the filter of the page.
func (s *Site) worldMap(t *tongue, asked string, f view.Filter, counts []archive.Count) worldMap {
	shown, other := "region", "world"
	if asked == "world" {
		shown, other = other, shown
	}
	m := s.drawMap(t, windows(shown), counts)
	m.OtherIs, m.Other = other, withView(address("/places", f, "after", ""), other)
	return m
}

// drawMap draws places in a window.
func (s *Site) drawMap(t *tongue, w window, counts []archive.Count) worldMap {
	m := worldMap{Window: w}
	most := 1
	for _, c := range counts {
		most = max(most, c.N)
	}
	for _, c := range counts {
		x, y, ok := projected(c.Place)
		switch {
		case !ok:
			m.Unknown++
		case !m.Window.holds(x, y):
			m.Beyond++
		default:
			m.Dots = append(m.Dots, dot{X: tenth(x), Y: tenth(y), R: tenth(m.Window.radius(c.N, most)), Name: brief(placeName(t, c), briefName), N: c.N, Href: toPlace(c)})
		}
	}
	slices.SortStableFunc(m.Dots, func(a, b dot) int { return cmp.Compare(b.N, a.N) })
	return m
}

// projected is where a place lies, in tenths of a degree; not ok where that is
// not known or is nowhere on earth.
func projected(p *archive.Location) (x, y float64, ok bool) {
	if p == nil || p.Lat == nil || p.Lon == nil {
		return 0, 0, false
	}
	x, y = *p.Lon*10, -*p.Lat*10
	return x, y, math.Abs(x) <= 1800 && math.Abs(y) <= 900
}

func (w window) holds(x, y float64) bool {
	return x >= float64(w.X) && x <= float64(w.X+w.Width) && y >= float64(w.Y) && y <= float64(w.Y+w.Height)
}

// radius makes the area of a circle follow its number.
func (w window) radius(n, most int) float64 {
	r := largestDot * math.Sqrt(float64(max(n, 0))/float64(most))
	return float64(w.Width) * max(r, smallestDot)
}

func tenth(x float64) float64 { return math.Round(x*10) / 10 }

// withView adds the window to an address.
func withView(at, view string) string {
	if view == "region" {
		return at
	}
	if slices.Contains([]byte(at), '?') {
		return at + "&view=" + view
	}
	return at + "?view=" + view
}
