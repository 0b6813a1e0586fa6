package loglinear

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
	"testing/fstest"
)

func files(t *testing.T, rows string) fstest.MapFS {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte("feature\tweight\n" + rows)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{"a/b.tsv.gz": {Data: b.Bytes()}}
}

func TestSum(t *testing.T) {
	ws, err := Read(files(t, "s:kind|x\t0.5\ns:kind|y\t-1\nr:kind|x\t4\n"), "a", "b")
	if err != nil {
		t.Fatal(err)
	}
	g := Sum{Weights: &ws, Side: 's'}
	g.Add("kind", "x")
	g.Add("kind", "y")
	g.Add("kind", "z")
	if _, total := g.Take(); total != -0.5 {
		t.Errorf("sum %v", total)
	}
	k := Sum{Weights: &ws, Side: 's', Keep: true}
	k.Add("kind", "x")
	if names, _ := k.Take(); len(names) != 1 || names[0] != "s:kind|x" {
		t.Errorf("names %v", names)
	}
	if none, err := Read(fstest.MapFS{}, "a", "b"); err != nil || !none.None() {
		t.Errorf("no table: %v", err)
	}
}

func TestReadFaults(t *testing.T) {
	for rows, want := range map[string]string{
		"s:a\tx\n":         "a number",
		"a\t1\n":           "a letter",
		"s:a\t1\ns:a\t2\n": "stands twice",
	} {
		if _, err := Read(files(t, rows), "a", "b"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", rows, err)
		}
	}
}
