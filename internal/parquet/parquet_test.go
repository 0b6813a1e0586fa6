package parquet_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	reader "github.com/parquet-go/parquet-go"

	"github.com/isnad-news/isnad/internal/parquet"
)

// day is a type of int32, as dates have.
type day int32

// row has a column of each kind.
type row struct {
	ID    string     `parquet:"id"`
	Same  string     `parquet:"same,dict"`
	Text  *string    `parquet:"text,optional"`
	Word  *string    `parquet:"a word,optional,dict"`
	Whole *int64     `parquet:"whole,optional"`
	Real  *float64   `parquet:"real,optional"`
	Day   *day       `parquet:"day,optional,date"`
	At    *time.Time `parquet:"at,optional,timestamp(microsecond)"`
	List  []string   `parquet:"list,list"`
	Words []string   `parquet:"words,list" parquet-element:",dict"`
	Flags []bool     `parquet:"flags,list"`
	Never *string    `parquet:"never,optional,dict"`
}

func write(t testing.TB, rows []row, o parquet.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := parquet.NewWriter[row](&b, o)
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		if err := w.Write(&rows[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t testing.TB, data []byte) (*reader.File, []row) {
	t.Helper()
	f, err := reader.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := reader.Read[row](bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return f, rows
}

// some makes rows by chance: values that come in runs, alternate, are missing,
// out of dictionaries of many sizes.
func some(n, words int, r *rand.Rand) []row {
	calm := 1 + r.IntN(40) // how seldom things change
	missing, long := false, 0
	word := func() string { return fmt.Sprint("كلمة ", r.IntN(words)) }
	list := func(of func() string) []string {
		out := make([]string, long)
		for i := range out {
			out[i] = of()
		}
		return out
	}
	rows := make([]row, n)
	for i := range rows {
		if r.IntN(calm) == 0 {
			missing, long = !missing, r.IntN(4)
		}
		x := &rows[i]
		x.ID, x.Same = fmt.Sprint("r", i), "واحد"
		x.List, x.Words, x.Flags = list(func() string { return strings.Repeat("ب", r.IntN(9)) }), list(word), make([]bool, long)
		for j := range x.Flags {
			x.Flags[j] = r.IntN(2) == 0
		}
		if missing {
			continue
		}
		text, w, whole, real := strings.Repeat("نص ", r.IntN(100)), word(), r.Int64()-1<<62, r.NormFloat64()
		d, at := day(r.IntN(40000)-20000), time.UnixMicro(r.Int64N(1<<52)-1<<51).UTC()
		x.Text, x.Word, x.Whole, x.Real, x.Day, x.At = &text, &w, &whole, &real, &d, &at
	}
	return rows
}

// same compares rows, to which no list and an empty one are one.
func same(t testing.TB, got, want []row) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d rows, want %d", len(got), len(want))
	}
	for i := range want {
		g, w := got[i], want[i]
		for _, r := range []*row{&g, &w} {
			if len(r.List) == 0 {
				r.List, r.Words, r.Flags = nil, nil, nil
			}
			if r.At != nil {
				at := r.At.UTC()
				r.At = &at
			}
		}
		if !reflect.DeepEqual(g, w) {
			t.Fatalf("row %d: %+v, want %+v", i, g, w)
		}
	}
}

// TestRead has an independent reader read what was written.
func TestRead(t *testing.T) {
	for i, c := range []struct{ rows, words, perGroup, groups int }{
		{0, 1, 10, 0}, {1, 1, 10, 1}, {7, 2, 10, 1}, {8, 2, 8, 1}, {9, 3, 8, 2}, {100, 1, 1000, 1}, {1000, 5, 300, 4},
		{3000, 256, 3000, 1}, {3000, 257, 2999, 2}, {40000, 70000, 40000, 1}, {500, 1000, 1, 500},
	} {
		t.Run(fmt.Sprint(c.rows, "/", c.words), func(t *testing.T) {
			rows := some(c.rows, c.words, rand.New(rand.NewPCG(uint64(i), 1)))
			data := write(t, rows, parquet.Options{Name: "t", Rows: c.perGroup, Bytes: 1 << 30, Meta: [][2]string{{"k", "v"}}})
			f, got := read(t, data)
			same(t, got, rows)
			if n := len(f.RowGroups()); n != c.groups || f.NumRows() != int64(c.rows) {
				t.Errorf("%d rows in %d groups, want %d in %d", f.NumRows(), n, c.rows, c.groups)
			}
			if v, ok := f.Lookup("k"); !ok || v != "v" {
				t.Errorf("metadata: %q", v)
			}
			if !bytes.Equal(data, write(t, rows, parquet.Options{Name: "t", Rows: c.perGroup, Bytes: 1 << 30, Meta: [][2]string{{"k", "v"}}})) {
				t.Error("the same rows give other bytes")
			}
		})
	}
}

// TestBounded: what is held in memory is bounded by bytes, and long texts come
// in pages.
func TestBounded(t *testing.T) {
	var b bytes.Buffer
	w, err := parquet.NewWriter[row](&b, parquet.Options{Name: "t", Rows: 1 << 20, Bytes: 8 << 20})
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	var rows []row
	for i := range 30 {
		noise := make([]byte, 1<<19)
		for j := range noise {
			noise[j] = 'a' + byte(r.IntN(26))
		}
		s := string(noise)
		rows = append(rows, row{ID: fmt.Sprint(i), Text: &s, Word: &s})
		if err := w.Write(&rows[i]); err != nil {
			t.Fatal(err)
		}
		if w.Held() > 8<<20 {
			t.Fatalf("%d bytes are held", w.Held())
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	f, got := read(t, b.Bytes())
	same(t, got, rows)
	if n := len(f.RowGroups()); n != 4 {
		t.Errorf("%d groups", n)
	}
	for _, c := range f.Metadata().RowGroups[0].Columns {
		if len(c.MetaData.Statistics.MaxValue) > 64 {
			t.Errorf("statistics of %v: %d bytes", c.MetaData.PathInSchema, len(c.MetaData.Statistics.MaxValue))
		}
	}
}

// TestStatistics: bounds by which readers pass over a group leave nothing out.
func TestStatistics(t *testing.T) {
	ptr := func(f float64) *float64 { return &f }
	whole := func(n int64) *int64 { return &n }
	days := func(n day) *day { return &n }
	rows := []row{
		{ID: "ب", Real: ptr(0), Whole: whole(-3), Day: days(-1)}, {ID: "أ"},
		{ID: "ت", Real: ptr(-2.5), Whole: whole(math.MaxInt64), Day: days(7)}, {ID: "ba", Real: ptr(math.Copysign(0, -1))},
	}
	f, _ := read(t, write(t, rows, parquet.Options{Name: "t", Rows: 9, Bytes: 1 << 20}))
	le := binary.LittleEndian
	for name, want := range map[string]struct {
		nulls    int64
		min, max []byte
	}{
		"id":    {0, []byte("ba"), []byte("ت")},
		"whole": {2, le.AppendUint64(nil, uint64(1<<64-3)), le.AppendUint64(nil, math.MaxInt64)},
		"day":   {2, le.AppendUint32(nil, 1<<32-1), le.AppendUint32(nil, 7)},
		"real":  {1, le.AppendUint64(nil, math.Float64bits(-2.5)), le.AppendUint64(nil, 0)},
		"text":  {4, nil, nil},
	} {
		for _, c := range f.Metadata().RowGroups[0].Columns {
			if m := c.MetaData; m.PathInSchema[0] == name {
				if s := m.Statistics; s.NullCount != want.nulls || !bytes.Equal(s.MinValue, want.min) || !bytes.Equal(s.MaxValue, want.max) {
					t.Errorf("%s: %d missing, %x to %x; want %+v", name, s.NullCount, s.MinValue, s.MaxValue, want)
				}
			}
		}
	}
}

func TestRefusesColumns(t *testing.T) {
	refused := func(what string, err error) {
		t.Helper()
		if err == nil {
			t.Errorf("took %s", what)
		}
	}
	_, err := parquet.NewWriter[struct{ A int }](nil, parquet.Options{})
	refused("an int", err)
	_, err = parquet.NewWriter[struct {
		A *int32 `parquet:"a"`
	}](nil, parquet.Options{})
	refused("an int32 that is no date", err)
	_, err = parquet.NewWriter[struct{ A string }](nil, parquet.Options{})
	refused("a column without a name", err)
	_, err = parquet.NewWriter[struct {
		A *int64 `parquet:"a,dict"`
	}](nil, parquet.Options{})
	refused("a dictionary of numbers", err)
}

// full takes so many bytes.
type full struct{ left int }

var errFull = errors.New("full")

func (f *full) Write(b []byte) (int, error) {
	if len(b) > f.left {
		return 0, errFull
	}
	f.left -= len(b)
	return len(b), nil
}

func TestFull(t *testing.T) {
	rows := some(50, 5, rand.New(rand.NewPCG(3, 3)))
	whole := len(write(t, rows, parquet.Options{Name: "t", Rows: 10, Bytes: 1 << 20}))
	for room := 0; room < whole; room += 101 {
		w, err := parquet.NewWriter[row](&full{room}, parquet.Options{Name: "t", Rows: 10, Bytes: 1 << 20})
		if err != nil {
			t.Fatal(err)
		}
		for i := range rows {
			if err = w.Write(&rows[i]); err != nil {
				break
			}
		}
		if err == nil {
			err = w.Close()
		}
		if !errors.Is(err, errFull) {
			t.Fatalf("with room for %d of %d bytes: %v", room, whole, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(uint64(1), uint16(20), uint16(3), uint16(7))
	f.Add(uint64(2), uint16(300), uint16(1), uint16(300))
	f.Fuzz(func(t *testing.T, seed uint64, n, words, perGroup uint16) {
		rows := some(int(n%2000), int(words)+1, rand.New(rand.NewPCG(seed, 7)))
		_, got := read(t, write(t, rows, parquet.Options{Name: "t", Rows: int(perGroup) + 1, Bytes: 1 << 30}))
		same(t, got, rows)
	})
}
