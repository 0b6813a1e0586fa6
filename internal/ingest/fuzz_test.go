package ingest

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
)

// fuzz reads raw as files of several names and checks whatever comes.
func fuzz(f *testing.F, names ...string) {
	l := testLanguages(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, name := range names {
			r := &Reader{Languages: l, Pages: fakePages{}, Limits: Limits{Limit: 1 << 20, PageLimit: 64 << 10, UnpackedLimit: 4 << 20, Entries: 100}}
			n := 0
			r.stream(context.Background(), input{name: name, path: name}, bytes.NewReader(raw), func(it Item) bool {
				checkItem(t, it)
				if it.Err == nil && (len(it.Raw) == 0 || it.Media == "") {
					t.Fatalf("%s: a report without raw bytes", it.Source)
				}
				n++
				return true
			})
			if n == 0 {
				t.Fatalf("%s: nothing came of it, not even a fault", name)
			}
		}
	})
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{
		"text,url\nأول,u\n", "title;text\r\n\"a\nb\";c\r\n", "text\n\"", "text\n\"a\"b\"\n\"\"\"", "\uFEFFtext\tdate\nx\t2025-09-16\n", "text,text\n1,2\n",
		"\xff\xfet\x00e\x00x\x00t\x00\n\x00a\x00", "a,b\n", "text\n\xe3\xe4\xe5\n", "text\n\n\"\n\n\n", ",,,", "\"text\"\n\"\r\n\"\r\n",
	} {
		f.Add([]byte(s))
	}
	fuzz(f, "a.csv", "a.tsv")
}

func FuzzWARC(f *testing.F) {
	a := webRecord("أول")
	for _, s := range []string{
		a, a + a, "WARC/", "WARC/\n", "WARC/1.0\r\n\r\n", gz(a, a), gz(a)[:100], gz(a) + "x" + gz(a), "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9223372036854775807\r\n\r\nx",
		"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 0\r\n\r\n\r\n\r\n", response("Transfer-Encoding: chunked\r\n", "5\r\n<html\r\n0\r\n\r\n"),
		response("Content-Type: text/html\r\nContent-Encoding: br\r\n", "\x8b\x00"), strings.Replace(a, "200", "", 1),
	} {
		f.Add([]byte(s))
	}
	fuzz(f, "a.warc", "a.warc.gz")
}

func FuzzCompressed(f *testing.F) {
	for _, s := range []string{
		gz(`{"text":"أول"}` + "\n"), gz("a", "b"), zst("text\nx\n"), twoLinesBzip2, gz(gz(gz(gz("x")))), gz("x")[:15], zst("x")[:8], "\x1f\x8b", "\x28\xb5\x2f\xfd", "\x50\x2a\x4d\x18\x00\x00\x00\x00",
		gz(zst(tarOf("a.txt", "x"))), gz(zipOf("a.txt", "x")), tarOf("a.txt", "x", "b.gz", gz("x")), "BZh91AY&SY", gz(strings.Repeat("\x00", 1<<16)),
	} {
		f.Add([]byte(s))
	}
	fuzz(f, "a", "a.jsonl.gz", "a.csv.zst", "a.tar")
}

func FuzzZip(f *testing.F) {
	for _, s := range []string{
		zipOf("a.txt", "x", "b.json", `[{"text":"x"}]`), zipOf("b.zip", zipOf("a.csv.gz", gz("text\nx\n"))), zipOf("a.html", webSource("x")), zipOf(), zipOf("../a.txt", "x"),
		zipOf("a.txt", "x")[:60], "PK\x03\x04", "PK\x05\x06" + strings.Repeat("\x00", 18), zipOf("a.warc", webRecord("x")),
	} {
		f.Add([]byte(s))
	}
	fuzz(f, "a.zip", "a")
}

func FuzzList(f *testing.F) {
	for _, s := range []string{`[{"text":"a"},{"text":"b"}]`, `[`, `[]`, `[1,]`, "[{\"text\":\"\\\"\"} , null]", `[{"a":1]`, `["`, `[{"text":"\u0641\n\/"}]x`, ` [ [[]] ,"x"]`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		once := &elements{in: bytes.NewReader(raw), limit: 1 << 20, line: 1}
		slow := &elements{in: oneByOne{bytes.NewReader(raw)}, limit: 1 << 20, line: 1}
		for {
			a, err := once.next()
			b, again := slow.next()
			if !bytes.Equal(a, b) || (err == nil) != (again == nil) || err != nil && err.Error() != again.Error() {
				t.Fatalf("at once %q, %v; byte by byte %q, %v", a, err, b, again)
			}
			if err != nil {
				return
			}
		}
	})
}

// oneByOne gives one byte at a time.
type oneByOne struct{ io.Reader }

func (r oneByOne) Read(p []byte) (int, error) { return r.Reader.Read(p[:min(1, len(p))]) }
