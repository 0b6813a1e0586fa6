package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// square is a square of ten degrees with a hole, its outline in two arcs, one
// of which runs the other way, and an islet of a hundredth of a degree.
const square = `{"type":"Topology","transform":{"scale":[0.01,0.01],"translate":[0,0]},
"objects":{"land":{"type":"GeometryCollection","geometries":[{"type":"MultiPolygon","arcs":[[[0,-2],[2]],[[3]]]}]}},
"arcs":[[[0,0],[1000,0],[0,1000]],[[0,0],[0,1000],[1000,0]],[[200,200],[0,100],[100,0],[-100,-100]],[[3000,3000],[1,0],[0,1],[-1,-1]]]}`

func TestDraw(t *testing.T) {
	rings, err := land([]byte(square))
	if err != nil {
		t.Fatal(err)
	}
	want := `d="M0 0l100 0 0-100-100 0zM20-20l0-10 10 0z"`
	if got := string(draw(rings)); !strings.Contains(got, want) {
		t.Errorf("got %s, want %s in it", got, want)
	}
}

// What crosses 180 degrees stands on both edges, what winds around the pole
// reaches it, and what touches the edge stays as it is.
func TestUnrolled(t *testing.T) {
	for _, c := range []struct {
		name string
		ring []point
		want []string
	}{
		{"across", []point{{1700, 0}, {-1700, 0}, {-1700, 50}, {1700, 0}}, []string{"[{1700 0} {1900 0} {1900 50} {1700 0}]", "[{-1900 0} {-1700 0} {-1700 50} {-1900 0}]"}},
		{"pole", []point{{-1700, 700}, {0, 700}, {1700, 700}, {-1700, 700}},
			[]string{"[{-1700 700} {0 700} {1700 700} {1900 700} {1900 900} {-1700 900} {-1700 700}]", "[{-5300 700} {-3600 700} {-1900 700} {-1700 700} {-1700 900} {-5300 900} {-5300 700}]"}},
		{"edge", []point{{1700, 0}, {1800, 0}, {1800, 9}, {1700, 0}}, []string{"[{1700 0} {1800 0} {1800 9} {1700 0}]"}},
	} {
		got := unrolled(c.ring)
		if len(got) != len(c.want) {
			t.Fatalf("%s: %v", c.name, got)
		}
		for i := range got {
			if s := fmt.Sprint(got[i]); s != c.want[i] {
				t.Errorf("%s: %s, want %s", c.name, s, c.want[i])
			}
		}
	}
}

func TestLandErrors(t *testing.T) {
	for name, in := range map[string]string{
		"no JSON":     `<svg/>`,
		"no topology": `{"type":"FeatureCollection"}`,
		"no land":     `{"type":"Topology","objects":{"countries":{}}}`,
		"other type":  strings.Replace(square, `"MultiPolygon"`, `"Polygon"`, 1),
		"no such arc": strings.Replace(square, `[[3]]`, `[[9]]`, 1),
	} {
		if _, err := land([]byte(in)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestRun(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "land.json"), filepath.Join(dir, "world.svg")
	if err := os.WriteFile(in, []byte(square), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run(in, out); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(out)
	if err != nil || !bytes.HasPrefix(got, []byte("<svg ")) {
		t.Errorf("got %q, %v", got, err)
	}
	if err := run(filepath.Join(dir, "none.json"), out); err == nil {
		t.Error("a file that is not there: no error")
	}
}
