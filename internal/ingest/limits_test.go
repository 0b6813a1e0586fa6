package ingest

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestMeter(t *testing.T) {
	l := Limits{UnpackedLimit: 1000, Ratio: 10, Free: 100}
	tests := []struct {
		name         string
		packed, size int64
		bomb         bool
	}{
		{"little, however packed", 1, 100, false},
		{"packed well", 50, 500, false},
		{"packed too well", 20, 500, true},
		{"at the limit", 500, 1000, false},
		{"over the limit", 500, 1001, true},
	}
	for _, tt := range tests {
		m := &meter{in: strings.NewReader(strings.Repeat("x", int(tt.size))), limits: l, packed: func() int64 { return tt.packed }}
		n, err := io.Copy(io.Discard, m)
		if errors.Is(err, ErrBomb) != tt.bomb || !tt.bomb && n != tt.size {
			t.Errorf("%s: %d bytes, %v", tt.name, n, err)
		}
		if _, again := m.Read(make([]byte, 1)); tt.bomb && !errors.Is(again, ErrBomb) {
			t.Errorf("%s: goes on with %v", tt.name, again)
		}
	}
}

// Entries that are small each are too much together.
func TestMeterOfArchive(t *testing.T) {
	outer := &meter{limits: Limits{Ratio: 10, Free: 100}, packed: func() int64 { return 20 }}
	var err error
	for n := 0; err == nil && n < 100; n++ {
		_, err = io.Copy(io.Discard, &meter{in: strings.NewReader("ten bytes."), packed: func() int64 { return 10 }, outer: outer})
	}
	if !errors.Is(err, ErrBomb) || outer.unpacked > 300 {
		t.Errorf("%d bytes, %v", outer.unpacked, err)
	}
}

func TestSize(t *testing.T) {
	for n, want := range map[int64]string{5: "5 bytes", 16 << 20: "16 MB", 64 << 30: "64 GB"} {
		if got := size(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}

func TestDamaged(t *testing.T) {
	if err := damaged(damaged(io.ErrUnexpectedEOF)); err.Error() != errCut.Error() {
		t.Errorf("told twice: %v", err)
	}
	disk := errors.New("disk")
	if err := damaged(disk); !errors.Is(err, disk) {
		t.Errorf("the cause is lost: %v", err)
	}
}

func TestZipEntries(t *testing.T) {
	for n, content := range map[uint64]string{0: "no zip", 1: zipOf("a", "x"), 2: zipOf("a", "x", "b", "")} {
		if got := zipEntries(strings.NewReader(content), int64(len(content))); got != n {
			t.Errorf("%d entries, want %d", got, n)
		}
	}
}

// A member that is read, and read again from its beginning, is the same.
func TestTapeRewinds(t *testing.T) {
	g := &gunzip{}
	g.tape.in = newBuffered(gz("first") + "noise" + gz("WARC/second") + gz("WARC/third"))
	all, err := io.ReadAll(g)
	if string(all) != "first" || err == nil {
		t.Fatalf("got %q, %v", all, err)
	}
	var got []string
	for g.resync() {
		rest, _ := io.ReadAll(g)
		got = append(got, string(rest))
	}
	if strings.Join(got, "|") != "WARC/secondWARC/third" {
		t.Errorf("got %q", got)
	}
}

// What looks like members without end is given up.
func TestResyncGivesUp(t *testing.T) {
	g := &gunzip{}
	g.tape.in = newBuffered(strings.Repeat("\x1f\x8b\x08", 200_000))
	if g.resync() || g.tries != mostTries {
		t.Errorf("%d tries", g.tries)
	}
}

func TestDechunked(t *testing.T) {
	for in, want := range map[string]string{"3\r\nabc\r\n0\r\n\r\n": "abc", "abc": "abc", "": "", "3\r\nab": "ab", "<html>": "<html>"} {
		if got := string(dechunked([]byte(in))); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestReadHeader(t *testing.T) {
	tests := []struct {
		in, first, field string
		err              error
	}{
		{"A\r\nX: 1\r\nx: 2\r\n\r\nrest", "A", "1", nil},
		{"A\nX:1\n 2\n\n", "A", "1 2", nil},
		{"A\r\nnothing\r\n X: 3\r\nX: 4\r\n\r\n", "A", "4", nil},
		{"A\r\nX: 1\r\n", "A", "1", io.EOF},
		{"A\r\n" + strings.Repeat("X: 1\r\n", mostFields+1), "A", "1", errHeader},
		{strings.Repeat("x", mostHeader+1), "", "", errHeader},
	}
	for _, tt := range tests {
		first, fields, err := readHeader(newBuffered(tt.in))
		if first != tt.first || fields["x"] != tt.field || !errors.Is(err, tt.err) {
			t.Errorf("%.40q: %q, %q, %v", tt.in, first, fields["x"], err)
		}
	}
}

func TestRows(t *testing.T) {
	r := rows{in: newBuffered("a,\"b\nc\"\r\n\nd"), by: delimiters, most: 100}
	var got []string
	for {
		row := r.next()
		got = append(got, string(row.raw))
		if row.err != nil {
			break
		}
	}
	if want := []string{"a,\"b\nc\"\r\n", "\n", "d"}; !bytes.Equal([]byte(strings.Join(got, "|")), []byte(strings.Join(want, "|"))) {
		t.Errorf("got %q, want %q", got, want)
	}
}
