package main

import (
	"bytes"
	"slices"
	"strconv"
)

// limit is how large the drawing may be, in bytes: every visitor of the map
// loads it once.
const limit = 60_000

// draw makes one path of all rings. Its id is what the map refers to.
func draw(rings [][]point) []byte {
	var b bytes.Buffer
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1800 -900 3600 1800"><path id="land" vector-effect="non-scaling-stroke" d="`)
	for _, ring := range rings {
		for _, part := range unrolled(ring) {
			// Points that rounding has made one are one; an islet smaller
			// than a tenth of a degree has no area left.
			if part = slices.Compact(part); len(part) > 3 {
				path(&b, part)
			}
		}
	}
	b.WriteString("\"/></svg>\n")
	return b.Bytes()
}

// round is the way around the earth.
const round = 3600

// unrolled lays a ring out flat. One that crosses 180 degrees of longitude runs
// on beyond the edge of the map, and is drawn once more a turn apart so that
// the part that is cut off on one side stands on the other; one that winds
// around the pole is closed along the edge.
func unrolled(ring []point) [][]point {
	ring = slices.Clone(ring)
	turns, least, most := 0, 0, 0
	for i := range ring {
		ring[i].x += turns
		if i > 0 {
			switch step := ring[i].x - ring[i-1].x; {
			case step > round/2:
				turns, ring[i].x = turns-round, ring[i].x-round
			case step < -round/2:
				turns, ring[i].x = turns+round, ring[i].x+round
			}
		}
		least, most = min(least, ring[i].x), max(most, ring[i].x)
	}
	if first, last := ring[0], ring[len(ring)-1]; first.x != last.x {
		ring = append(ring, point{last.x, round / 4}, point{first.x, round / 4}, first)
	}
	out := [][]point{ring}
	if most > round/2 {
		out = append(out, shifted(ring, -round))
	}
	if least < -round/2 {
		out = append(out, shifted(ring, round))
	}
	return out
}

func shifted(ring []point, by int) []point {
	out := slices.Clone(ring)
	for i := range out {
		out[i].x += by
	}
	return out
}

// path writes a ring as steps from point to point, which are shorter than
// points. The last one closes the ring and is left to z.
func path(b *bytes.Buffer, ring []point) {
	b.WriteByte('M')
	pair(b, ring[0].x, ring[0].y, false)
	b.WriteByte('l')
	for i := 1; i < len(ring)-1; i++ {
		pair(b, ring[i].x-ring[i-1].x, ring[i].y-ring[i-1].y, i > 1)
	}
	b.WriteByte('z')
}

// pair writes two numbers, with blanks only where no minus parts them.
func pair(b *bytes.Buffer, x, y int, behind bool) {
	number(b, x, behind)
	number(b, y, true)
}

func number(b *bytes.Buffer, n int, behind bool) {
	if behind && n >= 0 {
		b.WriteByte(' ')
	}
	b.Write(strconv.AppendInt(nil, int64(n), 10))
}
