// Command world draws the outline of the world's land for the map of places:
//
//	npm pack world-atlas && tar xzf world-atlas-*.tgz package/land-110m.json
//	go run ./scripts/world package/land-110m.json internal/web/static/world.svg
//
// The data are Natural Earth's land at 1:110 million (naturalearthdata.com), in
// the public domain, as the npm package world-atlas 2.0.2 ships them as
// TopoJSON. They hold coasts and no borders, so the map takes no side on one.
//
// The projection is equirectangular: a unit is a tenth of a degree, x runs east
// and y runs south, so that -1800 -900 3600 1800 is the whole world.
package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: go run ./scripts/world land-110m.json world.svg")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "world:", err)
		os.Exit(1)
	}
}

func run(in, out string) error {
	data, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	rings, err := land(data)
	if err != nil {
		return fmt.Errorf("%s: %w", in, err)
	}
	svg := draw(rings)
	if len(svg) > limit {
		return fmt.Errorf("%s would be %d bytes, more than %d: take coarser data", out, len(svg), limit)
	}
	return os.WriteFile(out, svg, 0o644)
}
