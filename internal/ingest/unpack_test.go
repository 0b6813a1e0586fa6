package ingest

import (
	"archive/tar"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
)

// twoLinesBzip2 are two lines of JSONL as bzip2 packs them.
const twoLinesBzip2 = "BZh91AY&SY\x3e\xfd\xf9\x0f\x00\x00\x0a\x59\xd2\x00\x10\x10\x00\x00\x10\x02\x00\x04\x4a\x05\x40\x08\x88\x00\x60\x20\x00\x21\x2a\x34\x9e\x9a\x7a\xa3\x4d\xea\x14\xc0\x01\x34\xa2\x4a\x12\xa2\x89\x11\x02\x11\x03\xb3\xb4\x3b\xfe\xdf\x45\xdc\x91\x4e\x14\x24\x0f\xbf\x7e\x43\xc0"

func tarOf(files ...string) string {
	var b bytes.Buffer
	z := tar.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		must(0, z.WriteHeader(&tar.Header{Name: files[i], Mode: 0o600, Size: int64(len(files[i+1]))}))
		must(z.Write([]byte(files[i+1])))
	}
	must(0, z.Close())
	return b.String()
}

func TestUnpack(t *testing.T) {
	const lines = `{"text":"أول"}` + "\n" + `{"text":"ثان"}` + "\n"
	both := []string{"أول", "ثان"}
	tests := []struct {
		name, file, content string
		want                []string
	}{
		{"gzip", "a.jsonl.gz", gz(lines), both},
		{"gzip of two members", "a.jsonl.gz", gz(lines[:20], lines[20:]), both},
		{"zstd", "a.jsonl.zst", zst(lines), both},
		{"zstd of two frames", "a.jsonl.zst", zst(lines[:20]) + zst(lines[20:]), both},
		{"bzip2", "a.jsonl.bz2", twoLinesBzip2, both},
		{"by content", "a", gz(lines), both},
		{"by content, bzip2", "a.jsonl", twoLinesBzip2, both},
		{"capitals", "A.JSON.GZ", gz("[" + strings.Replace(strings.TrimSpace(lines), "\n", ",", 1) + "]"), both},
		{"gzip within zstd", "a.jsonl.gz.zst", zst(gz(lines)), both},
		{"too deep", "a", gz(gz(gz(gz(lines)))), []string{"!more than 3"}},
		{"text", "a.txt.gz", gz("أول\n"), []string{"أول\n"}},
		{"csv", "a.csv.gz", gz("text\nأول\n"), []string{"أول"}},
		{"zip within gzip", "a.zip.gz", gz(zipOf("a.txt", "أول")), []string{"أول"}},
		{"tar", "a.tar", tarOf("b.txt", "أول", "c.pdf", "x", "a.jsonl.gz", gz(`{"text":"ثان"}`)), both},
		{"tar, packed", "a.tgz", gz(tarOf("b.txt", "أول")), []string{"أول"}},
		{"tar without reports", "a.tar", tarOf("c.pdf", "x"), []string{"!no reports in this tar"}},
		{"tar, cut", "a.tar", tarOf("b.txt", "أول", "c.txt", strings.Repeat("x", 2000))[:2000], []string{"أول", "!cut short", "!behind its entry no. 2"}},
		{"named so and not packed", "a.jsonl.gz", lines, []string{"!rename it without .gz"}},
		{"named so and empty", "a.jsonl.gz", "", []string{"!empty"}},
		{"nothing in it", "a.txt.gz", gz(""), []string{"!empty"}},
		{"cut lines", "a.jsonl.gz", gz(lines, lines)[:len(gz(lines))+25], append(both[:2:2], "!cannot be read on after 2 of its reports, which stand: damaged: cut short")},
		{"cut text", "a.txt.gz", gz("أول\n")[:20], []string{"!cut short"}},
		{"cut list", "a.json.gz", gz(`[{"text":"أول"},`, `{"text":"ثان"}]`)[:50], []string{"أول", "!after 1 of its reports"}},
		{"cut CSV", "a.csv.gz", gz("text\nأول\n", "ثان")[:len(gz("text\nأول\n"))+14], []string{"أول", "!after 1 of its reports"}},
		{"cut zstd", "a.jsonl.zst", zst(lines)[:20], []string{"!cut short"}},
		{"cut bzip2", "a.jsonl.bz2", twoLinesBzip2[:50], []string{"!cut short"}},
		{"wrong checksum", "a.txt.gz", gz("أول")[:len(gz("أول"))-8] + "12345678", []string{"!its checksum is wrong"}},
		{"wrong checksum behind a list", "a.json.gz", gz(`[{"text":"أول"}]`)[:len(gz(`[{"text":"أول"}]`))-8] + "12345678", []string{"أول", "!its checksum is wrong"}},
		{"noise", "a.txt.gz", "\x1f\x8b\x08\x00" + strings.Repeat("\xff", 40), []string{"!damaged"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			wantItems(t, collect(testReader(t, ""), write(t, tt.file, tt.content)), tt.want...)
		})
	}
}

// zeros packs n million bytes of nothing.
func zeros(n int) string {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestSpeed)
	must(0, err)
	block := make([]byte, 1<<20)
	for range n {
		must(w.Write(block))
	}
	must(0, w.Close())
	return "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff" + b.String()
}

func TestBombs(t *testing.T) {
	bomb := zeros(8)
	for _, tt := range []struct{ name, file, content string }{
		{"gzip", "a.txt.gz", bomb},
		{"lines", "a.jsonl.gz", bomb},
		{"list", "a.json.gz", gz("["+strings.Repeat(" ", 8<<20)) + "]"},
		{"csv", "a.csv.gz", gz("text\n" + strings.Repeat("\n", 8<<20))},
		{"zstd", "a.txt.zst", zst(strings.Repeat("\x00", 8<<20))},
		{"zip", "a.zip", zipOf("a.txt", strings.Repeat(" ", 8<<20))},
		{"many entries of a zip", "a.zip", zipOf("a.txt", strings.Repeat(" ", 3<<20), "b.txt", strings.Repeat(" ", 3<<20), "c.txt", strings.Repeat(" ", 3<<20))},
		{"in a zip in a zip", "a.zip", zipOf("b.zip", zipOf("a.txt.gz", bomb))},
		{"tar", "a.tar.gz", gz(tarOf("a.bin", strings.Repeat(" ", 8<<20)))},
		{"web archive", "a.warc.gz", gz("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9000000\r\n\r\n" + strings.Repeat(" ", 8<<20))},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := pageReader(t)
			r.Free = 6 << 20
			items := collect(r, write(t, tt.file, tt.content))
			last := items[len(items)-1]
			if !errors.Is(last.Err, ErrBomb) || !strings.Contains(last.Err.Error(), "unpack it") {
				t.Errorf("got %s", outcome(items))
			}
		})
	}
}

// A log that repeats itself is no bomb.
func TestRepetitiveIsNoBomb(t *testing.T) {
	if testing.Short() {
		t.Skip("packs 80 MB")
	}
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	n := 0
	for size := 0; size < 80<<20; n++ {
		m, err := fmt.Fprintf(w, `{"text":"%s","id":"%d"}`+"\n", strings.Repeat("تكرار الخبر نفسه ", 40), n)
		must(m, err)
		size += m
	}
	must(0, w.Close())
	got := 0
	for it := range testReader(t, "").Read(context.Background(), Sources([]string{write(t, "a.jsonl.gz", b.String())})) {
		if it.Err != nil {
			t.Fatalf("%d bytes: %v", b.Len(), it.Err)
		}
		got++
	}
	if got != n {
		t.Errorf("read %d, want %d", got, n)
	}
}

func TestUnpackedLimit(t *testing.T) {
	r := testReader(t, "")
	r.UnpackedLimit = 100
	wantItems(t, collect(r, write(t, "a.jsonl.gz", gz(`{"text":"أول"}`+"\n"+strings.Repeat(" ", 200)))), "!over 100 bytes")
}

// Of a stream of 300 MB no more than a few are held at once.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 300 MB")
	}
	line := []byte(`{"text":"` + strings.Repeat(arabicText+" ", 600) + `"}` + "\n")
	in, out := io.Pipe()
	go func() {
		w, err := gzip.NewWriterLevel(out, gzip.BestSpeed)
		for n := 0; n < 300<<20 && err == nil; n += len(line) {
			_, err = w.Write(line)
		}
		out.CloseWithError(errors.Join(err, w.Close()))
	}()
	r := testReader(t, "")
	r.Stdin, r.Ratio = in, 2000
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	n, most := 0, uint64(0)
	for it := range r.Read(context.Background(), Sources([]string{"-"})) {
		if it.Err != nil {
			t.Fatal(it.Err)
		}
		if n++; n%50 == 0 {
			runtime.ReadMemStats(&now)
			most = max(most, now.HeapAlloc)
		}
	}
	if n < 2000 || most > 64<<20+before.HeapAlloc {
		t.Errorf("%d reports, at most %d MB", n, most>>20)
	}
}

func TestSpecialFiles(t *testing.T) {
	dir := folder(t, "a.txt", "أول", "b.txt", "ثان")
	must(0, os.Symlink(dir, filepath.Join(dir, "loop")))
	must(0, os.Symlink("self.txt", filepath.Join(dir, "self.txt")))
	must(0, os.Symlink("b.txt", filepath.Join(dir, "c.txt")))
	must(0, os.Symlink(dir, filepath.Join(dir, "folder.txt")))
	wantItems(t, collect(testReader(t, ""), dir), "أول", "ثان", "ثان", "!")
	link := filepath.Join(t.TempDir(), "link")
	must(0, os.Symlink(dir, link))
	wantItems(t, collect(testReader(t, ""), link), "أول", "ثان", "ثان", "!")
	wantItems(t, collect(testReader(t, ""), os.DevNull), "!a device and no file")
}

func TestFileNames(t *testing.T) {
	dir := folder(t, "تقرير أول.txt", "أول", "\u202egnp.txt", "ثان", "a b.jsonl.gz", gz(`{"text":"ثالث"}`), "no\xffutf.txt", "رابع", "part-0001.gz", gz(`{"text":"خامس"}`), "notes.pdf.gz", gz("x"))
	items := collect(testReader(t, ""), dir)
	if got, want := sources(items, dir), `a b.jsonl.gz:1 no\xffutf.txt part-0001.gz:1 تقرير أول.txt \u202egnp.txt`; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	wantItems(t, items, "ثالث", "رابع", "خامس", "أول", "ثان")
}
