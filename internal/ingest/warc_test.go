package ingest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/nlnwa/gowarc/v2"
)

// record writes a record of WARC.
func record(kind, uri, fields, block string) string {
	media := "application/http; msgtype=" + kind
	if kind == "warcinfo" {
		media = "application/warc-fields"
	}
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2025-09-17T03:00:00Z\r\n%sContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, uri, fields, media, len(block), block)
}

// response writes the record of a response.
func response(header, body string) string {
	return record("response", "https://example.org/1", "", "HTTP/1.1 200 OK\r\n"+header+"\r\n"+body)
}

func webRecord(text string) string { return response("Content-Type: text/html\r\n", webSource(text)) }

func TestWARC(t *testing.T) {
	info := record("warcinfo", "", "", "software: x\r\n")
	a, b, c := webRecord("أول"), webRecord("ثان"), webRecord("ثالث")
	picture := response("Content-Type: image/png\r\n", "\x89PNG")
	all := []string{"أول", "ثان", "ثالث"}
	broken := []byte(gz(b))
	broken[len(broken)/2] ^= 0xFF
	summed := []byte(gz(b))
	summed[len(summed)-8] ^= 0xFF
	short := regexp.MustCompile(`Content-Length: \d+`).ReplaceAllString(b, "Content-Length: 90")
	block := "HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + webSource("أول")
	bare := fmt.Sprintf("WARC/1.0\nWARC-Type: response\nContent-Type: application/http\nContent-Length: %d\n\n%s\n\n", len(block), block)
	tests := []struct {
		name, file, content string
		want                []string
	}{
		{"plain", "a.warc", info + a + b + c, all},
		{"of version 1.1", "a.warc", strings.ReplaceAll(a+b+c, "WARC/1.0", "WARC/1.1"), all},
		{"by content", "a", a + b + c, all},
		{"a member each", "a.warc.gz", gz(info, a, b, c), all},
		{"one member", "a.warc.gz", gz(info + a + b + c), all},
		{"zstd", "a.warc.zst", zst(a + b + c), all},
		{"in a zip", "a.zip", zipOf("a.warc.gz", gz(a, b, c)), all},
		{"line ends of one byte", "a.warc", bare + bare + c, []string{"أول", "أول", "ثالث"}},
		{"others counted", "a.warc", picture + a + strings.Replace(b, "200 OK", "404 NO", 1), []string{"أول", "?2 responses that are no web pages"}},
		{"requests only", "a.warc", record("request", "u", "", "GET / HTTP/1.1\r\n\r\n"), []string{"?none of its records is a response"}},
		{"a page without an article", "a.warc", webRecord("") + b, []string{"?no article", "ثان"}},
		{"empty", "a.warc", "", []string{"!empty"}},
		{"no WARC", "a.warc", "something else\n", []string{"!no WARC record where one should begin"}},
		{"cut, plain", "a.warc", (a + b)[:len(a)+len(b)-20], []string{"أول", "!after 1 sound records, which stand: damaged: cut short"}},
		{"cut in a header", "a.warc", (a + b)[:len(a)+20], []string{"أول", "!after 1 sound records"}},
		{"cut, packed", "a.warc.gz", gz(a, b)[:len(gz(a))+len(gz(b))-20], []string{"أول", "!after 1 sound records"}},
		{"cut in the packed header", "a.warc.gz", gz(a) + "\x1f\x8b\x08", []string{"أول", "!after 1 sound records"}},
		{"a broken member", "a.warc.gz", gz(a) + string(broken) + gz(c), []string{"أول", "!passed over", "ثالث"}},
		{"a broken first member", "a.warc.gz", string(broken) + gz(c), []string{"!passed over", "ثالث"}},
		{"a wrong checksum", "a.warc.gz", gz(a) + string(summed) + gz(c), []string{"أول", "!checksum", "ثالث"}},
		{"noise between members", "a.warc.gz", gz(a) + "noise\x1f\x8b\x08noise" + gz(c), []string{"أول", "!passed over", "ثالث"}},
		{"a broken header", "a.warc", a + strings.Replace(b, "Content-Length: ", "Content-Length: x", 1) + c, []string{"أول", "!header is broken", "ثالث"}},
		{"a length too small", "a.warc", a + short + c, []string{"أول", "!longer or shorter", "ثالث"}},
		{"HTTP without end", "a.warc", a + record("response", "u", "", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n") + c, []string{"أول", "!broken HTTP", "ثالث"}},
		{"lines between records", "a.warc", a + "noise\r\nWARC\r\n" + c, []string{"!longer or shorter", "ثالث"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			wantItems(t, collect(pageReader(t), write(t, tt.file, tt.content)), tt.want...)
		})
	}
}

func TestWARCBodies(t *testing.T) {
	source := webSource("أول")
	packed := func(w io.WriteCloser, b *bytes.Buffer) string {
		must(io.WriteString(w, source))
		must(0, w.Close())
		return b.String()
	}
	var br, zl bytes.Buffer
	brotlied, zlibbed := packed(brotli.NewWriter(&br), &br), packed(zlib.NewWriter(&zl), &zl)
	chunked := fmt.Sprintf("%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n", 20, source[:20], len(source)-20, source[20:])
	html := "Content-Type: text/html; charset=utf-8\r\n"
	tests := []struct{ name, header, body, want string }{
		{"plain", html, source, "أول"},
		{"XHTML", "content-TYPE: Application/XHTML+XML\r\n", source, "أول"},
		{"no type", "", source, "أول"},
		{"no type and no page", "", "x", "?no web pages"},
		{"a field without a colon", "nonsense\r\n" + html, source, "أول"},
		{"a folded field", "Content-Type: text/html;\r\n charset=utf-8\r\n", source, "أول"},
		{"gzip", html + "Content-Encoding: gzip\r\n", gz(source), "أول"},
		{"deflate with a header", html + "Content-Encoding: deflate\r\n", zlibbed, "أول"},
		{"deflate", html + "Content-Encoding: deflate\r\n", zlibbed[2 : len(zlibbed)-4], "أول"},
		{"brotli", html + "Content-Encoding: br\r\n", brotlied, "أول"},
		{"zstd", html + "Content-Encoding: zstd\r\n", zst(source), "أول"},
		{"said to be packed and is not", html + "Content-Encoding: br\r\n", source, "أول"},
		{"said to be gzip and is not", html + "Content-Encoding: gzip\r\n", source, "أول"},
		{"packed by what nobody knows", html + "Content-Encoding: sdch\r\n", source, `!"sdch"`},
		{"cut gzip", html + "Content-Encoding: gzip\r\n", gz(source)[:60], "!does not unpack"},
		{"a bomb", html + "Content-Encoding: gzip\r\n", gz(strings.Repeat("x", 5000)), "!over 4000 bytes"},
		{"too big", html, strings.Repeat("x", 5000), "!over 4000 bytes"},
		{"chunks", html + "Transfer-Encoding: chunked\r\n", chunked, "أول"},
		{"chunks put together", html + "Transfer-Encoding: chunked\r\n", source, "أول"},
		{"a header without end", html + strings.Repeat("x: y\r\n", 2000), source, "!broken HTTP"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := pageReader(t)
			r.PageLimit = 4000
			items := collect(r, write(t, "a.warc", response(tt.header, tt.body)+webRecord("ثان")))
			if tt.want == "?no web pages" {
				wantItems(t, items, "ثان", "?that are no web pages")
				return
			}
			wantItems(t, items, tt.want, "ثان")
			if items[0].Err == nil && string(items[0].Raw) != source {
				t.Errorf("raw bytes %q", items[0].Raw)
			}
		})
	}
}

func TestWARCFields(t *testing.T) {
	content := webRecord(arabicText) + strings.Replace(record("response", "<https://example.org/2>", "WARC-Truncated: length\r\n",
		"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<time>2025-09-16T10:00:00Z</time>"+webSource(arabicText)), "WARC-Type", "warc-type", 1)
	items := collect(pageReader(t), write(t, "a.warc", content))
	if len(items) != 2 {
		t.Fatal(outcome(items))
	}
	a, b := items[0], items[1]
	if a.Report.URL != "https://example.org/1" || !a.Report.Published.IsZero() || codes(a.Warnings) != WarnNoDate+" "+WarnCrawl || !strings.HasSuffix(a.Source, "a.warc#1") {
		t.Errorf("%s: %+v, %s", a.Source, a.Report, codes(a.Warnings))
	}
	if b.Report.URL != "https://example.org/2" || b.Report.Published.Day() != 16 || codes(b.Warnings) != WarnCut {
		t.Errorf("%+v, %s", b.Report, codes(b.Warnings))
	}
	wantItems(t, collect(testReader(t, ""), write(t, "a.warc", content)), "!web pages are not read here")
}

// What another writer makes of the format is read.
func TestWARCOfAnotherWriter(t *testing.T) {
	for _, packed := range []bool{true, false} {
		dir := t.TempDir()
		w := gowarc.NewWarcFileWriter(gowarc.WithFileNameGenerator(&gowarc.PatternNameGenerator{Directory: dir}), gowarc.WithCompression(packed),
			gowarc.WithWarcInfoFunc(func(b gowarc.WarcRecordBuilder) error { b.AddWarcHeader("software", "x"); return nil }))
		for i, text := range []string{"أول", "ثان"} {
			b := gowarc.NewRecordBuilder(gowarc.Response)
			b.AddWarcHeader(gowarc.WarcTargetURI, fmt.Sprintf("https://example.org/%d", i))
			b.AddWarcHeaderTime(gowarc.WarcDate, time.Date(2025, 9, 17, 0, 0, 0, 0, time.UTC))
			b.AddWarcHeader(gowarc.ContentType, "application/http; msgtype=response")
			must(b.WriteString("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + webSource(text)))
			rec, _, err := b.Build()
			must(0, err)
			must(0, w.Write(rec)[0].Err)
		}
		must(0, w.Close())
		files, err := filepath.Glob(filepath.Join(dir, "*.warc*"))
		if err != nil || len(files) != 1 {
			t.Fatal(files, err)
		}
		wantItems(t, collect(pageReader(t), files[0]), "أول", "ثان")
	}
}

// Behind a broken member the next is found, however far it was swallowed.
func TestResyncOverManyMembers(t *testing.T) {
	var members []string
	for i := range 200 {
		members = append(members, gz(webRecord(strings.Repeat(fmt.Sprintf("%d ", i*7919), 400))))
	}
	for i := 20; i < 200; i += 20 {
		b := []byte(members[i])
		for at := 30; at < len(b); at += 50 {
			b[at] ^= 0x55
		}
		members[i] = string(b)
	}
	good, faults := 0, 0
	for _, it := range collect(pageReader(t), write(t, "a.warc.gz", strings.Join(members, ""))) {
		if it.Err == nil {
			good++
		} else {
			faults++
		}
	}
	if good != 191 || faults != 9 {
		t.Errorf("%d pages and %d faults, want 191 and 9", good, faults)
	}
}

func TestWARCFolder(t *testing.T) {
	dir := folder(t, "b.warc.gz", gz(webRecord("أول")), "a.txt", "ثان")
	must(0, os.WriteFile(filepath.Join(dir, "c.warc.gz"), []byte(gz(webRecord("ثالث"))), 0o600))
	wantItems(t, collect(pageReader(t), dir), "ثان", "أول", "ثالث")
}
