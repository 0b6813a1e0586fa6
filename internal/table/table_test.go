package table_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/isnad-news/isnad/internal/table"
)

func TestParse(t *testing.T) {
	const data = "# comment\n\nname\tids\tnote\r\nسوريا\tSYR | SY||\t  ملاحظة \r\n#ignored\tx\n  \nمصر\n"
	rows, err := table.Parse("actors/states.tsv", []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 2 {
		t.Fatalf("got %d rows, want 2", len(rows))
	}
	r := rows[0]
	if r.Where() != "actors/states.tsv:4" || r.Get("name") != "سوريا" || r.Get("note") != "ملاحظة" || r.Get("none") != "" {
		t.Errorf("got %+v", r)
	}
	if got := r.List("ids"); !slices.Equal(got, []string{"SYR", "SY"}) {
		t.Errorf("alternatives %q", got)
	}
	if r := rows[1]; r.Line != 7 || r.Get("ids") != "" || r.List("ids") != nil {
		t.Errorf("a short row: %+v", r)
	}
}

// Of columns of one name the last that has a cell counts; what letters of two
// bytes stand beside is trimmed as strings.TrimSpace does.
func TestCells(t *testing.T) {
	rows, err := table.Parse("f.tsv", []byte("a\tb\ta\n1\t2\t3\n4\t5\n\u00a0\u0633\u2003\t\u0085\t\u200f\u0633\u0085\n\u0633\xa0\t\xc2\n"))
	if err != nil || len(rows) != 4 {
		t.Fatal(rows, err)
	}
	for i, want := range []string{"3", "4", "\u200f\u0633", "\u0633\xa0"} {
		if got := rows[i].Get("a"); got != want {
			t.Errorf("row %d: %q, want %q", i, got, want)
		}
	}
	if got := rows[2].Get("b"); got != "" {
		t.Errorf("a blank of two bytes: %q", got)
	}
	if got := rows[3].Get("b"); got != "\xc2" {
		t.Errorf("half a letter: %q", got)
	}
}

func TestParseFaults(t *testing.T) {
	for _, c := range []struct {
		name, data string
		rows       int
		faults     []string
	}{
		{"too many cells", "a\tb\n1\t2\t3\n4\t5\n6\t7\t8\n", 1, []string{"f.tsv:2: 3 cells, but only 2 columns (a, b)", "f.tsv:4: 3 cells"}},
		{"a line without end", "a\n" + strings.Repeat("x", 1<<20+1) + "\n", 0, []string{"f.tsv: "}},
		{"empty", "", 0, nil},
		{"columns alone", "a\tb\n", 0, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, err := table.Parse("f.tsv", []byte(c.data))
			if len(rows) != c.rows || (err != nil) != (c.faults != nil) {
				t.Fatalf("got %d rows, error %v", len(rows), err)
			}
			for _, f := range c.faults {
				if !strings.Contains(err.Error(), f) {
					t.Errorf("error %q does not tell %q", err, f)
				}
			}
		})
	}
}

// known gap: the mark that some editors put before the first line becomes part
// of the first column's name.
func TestParseByteOrderMark(t *testing.T) {
	rows, err := table.Parse("f.tsv", []byte("\ufeffname\tid\nسوريا\tSYR\n"))
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	if rows[0].Get("name") != "" {
		t.Error("passes now: take the gap out")
	}
}

func TestRead(t *testing.T) {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	fsys := fstest.MapFS{
		"places/places.tsv":         file("name\nدمشق\n"),
		"places/places-b.tsv":       file("name\nحلب\n"),
		"places/places-a.tsv":       file("name\nحمص\n"),
		"places/placeholders.tsv":   file("name\nلا\n"),
		"places/places.txt":         file("name\nلا\n"),
		"actors/places.tsv":         file("name\nلا\n"),
		"bad/places.tsv":            file("name\nحلب\tx\nحمص\n"),
		"bad/places-2.tsv":          file("name\ny\tx\n"),
		"places/deeper/places.tsv":  file("name\nلا\n"),
		"places/places.tsv.old.tsv": file("name\nلا\n"),
	}
	rows, err := table.Read(fsys, "places", "places")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range rows {
		got = append(got, r.Get("name"))
	}
	if want := []string{"حمص", "حلب", "دمشق"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if rows, err := table.Read(fsys, "none", "places"); rows != nil || err != nil {
		t.Errorf("a folder that is not there: %v, %v", rows, err)
	}
	rows, err = table.Read(fsys, "bad", "places")
	if len(rows) != 1 || err == nil || !strings.Contains(err.Error(), "bad/places.tsv:2") || !strings.Contains(err.Error(), "bad/places-2.tsv:2") {
		t.Errorf("faults of both files: %v, %v", rows, err)
	}
}

// FuzzParse: every row stands on a line of its own, cells hold no tab and no
// line end, and what is read reads the same again.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"a\tb\n1\t2\n", "#\n\na\n\t\n", "a\ta\n1\t2\n", "\ufeffa\r\n1\r\n", "\xff\t\xfe\n\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		rows, err := table.Parse("f.tsv", data)
		again, err2 := table.Parse("f.tsv", data)
		if len(rows) != len(again) || (err == nil) != (err2 == nil) {
			t.Fatalf("%q reads differently the second time", data)
		}
		first, _, _ := strings.Cut(string(data), "\n")
		last := 0
		for _, r := range rows {
			if r.Line <= last {
				t.Fatalf("%q: line %d behind line %d", data, r.Line, last)
			}
			last = r.Line
			for _, c := range strings.Split(first, "\t") {
				if got := r.Get(strings.TrimSpace(c)); strings.ContainsAny(got, "\t\n") || got != strings.TrimSpace(got) {
					t.Fatalf("%q: cell %q", data, got)
				}
			}
		}
	})
}
