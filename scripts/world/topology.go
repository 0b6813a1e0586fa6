package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
)

// topology is as much of TopoJSON as land needs: quantized arcs, told as
// differences, and multipolygons of arcs (github.com/topojson/topojson-specification).
type topology struct {
	Type      string `json:"type"`
	Transform struct {
		Scale     [2]float64 `json:"scale"`
		Translate [2]float64 `json:"translate"`
	} `json:"transform"`
	Objects struct {
		Land struct {
			Geometries []struct {
				Type string    `json:"type"`
				Arcs [][][]int `json:"arcs"`
			} `json:"geometries"`
		} `json:"land"`
	} `json:"objects"`
	Arcs [][][2]float64 `json:"arcs"`
}

// point is in tenths of a degree, y to the south.
type point struct{ x, y int }

// land reads the rings of all land.
func land(data []byte) ([][]point, error) {
	var t topology
	if err := json.Unmarshal(data, &t); err != nil {
		return nil, fmt.Errorf("not TopoJSON: %w", err)
	}
	if t.Type != "Topology" || len(t.Objects.Land.Geometries) == 0 {
		return nil, errors.New("not a topology with an object named land")
	}
	var rings [][]point
	for _, g := range t.Objects.Land.Geometries {
		if g.Type != "MultiPolygon" {
			return nil, fmt.Errorf("land is of type %q: only MultiPolygon is read", g.Type)
		}
		for _, polygon := range g.Arcs {
			for _, arcs := range polygon {
				ring, err := t.ring(arcs)
				if err != nil {
					return nil, err
				}
				rings = append(rings, ring)
			}
		}
	}
	return rings, nil
}

// ring joins arcs; ^i is arc i the other way round. Each arc begins where the
// one before ended.
func (t *topology) ring(arcs []int) ([]point, error) {
	var ring []point
	for _, i := range arcs {
		n := i
		if i < 0 {
			n = ^i
		}
		if n >= len(t.Arcs) {
			return nil, fmt.Errorf("there is no arc %d", n)
		}
		arc := t.points(n)
		if i < 0 {
			for a, b := 0, len(arc)-1; a < b; a, b = a+1, b-1 {
				arc[a], arc[b] = arc[b], arc[a]
			}
		}
		ring = append(ring, arc...)
	}
	return ring, nil
}

func (t *topology) points(n int) []point {
	points := make([]point, len(t.Arcs[n]))
	var x, y float64
	for i, d := range t.Arcs[n] {
		x, y = x+d[0], y+d[1]
		points[i] = point{
			int(math.Round(10 * (x*t.Transform.Scale[0] + t.Transform.Translate[0]))),
			int(math.Round(-10 * (y*t.Transform.Scale[1] + t.Transform.Translate[1]))),
		}
	}
	return points
}
