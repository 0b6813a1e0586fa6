package ingest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/isnad-news/isnad"
)

func testReader(t testing.TB, stdin string) *Reader {
	t.Helper()
	return &Reader{Languages: testLanguages(t), Stdin: strings.NewReader(stdin)}
}

// write makes a file in a folder of the test's own and gives its path.
func write(t testing.TB, name, content string) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(p, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}

func collect(r *Reader, paths ...string) []Item {
	var out []Item
	for it := range r.Read(context.Background(), Sources(paths)) {
		out = append(out, it)
	}
	return out
}

func codes(ws []isnad.Warning) string {
	var out []string
	for _, w := range ws {
		out = append(out, w.Code)
	}
	return strings.Join(out, " ")
}

func TestReadKinds(t *testing.T) {
	object := `{"title":"عنوان","content":"متن الخبر","source":"صحيفة","published":"2025-09-16","url":"https://example.org/1"}`
	tests := []struct {
		name, file, content string
		texts               []string
	}{
		{"text", "a.txt", "سطر\nسطر\n", []string{"سطر\nسطر\n"}},
		{"a brace in a text file is text", "a.txt", "{قوس", []string{"{قوس"}},
		{"object", "a.json", object, []string{"عنوان\nمتن الخبر"}},
		{"object with a mark", "a.json", "\uFEFF" + object, []string{"عنوان\nمتن الخبر"}},
		{"list", "a.json", "[" + object + `,{"body":"ثان"}]`, []string{"عنوان\nمتن الخبر", "ثان"}},
		{"lines", "a.jsonl", object + "\n\n" + `{"text":"ثان"}`, []string{"عنوان\nمتن الخبر", "ثان"}},
		{"lines in UTF-16", "a.jsonl", string(encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), `{"text":"أول"}`+"\n"+`{"text":"ثان"}`)), []string{"أول", "ثان"}},
		{"title stands in the text", "a.json", `{"title":"أول","text":"أول\nثان"}`, []string{"أول\nثان"}},
		{"headline alone", "a.json", `{"title":"عنوان","content":""}`, []string{"عنوان"}},
		{"own records", "a.json", `{"schema":"isnad/1","document":{"text":"نص","published":"2025-09-16"}}`, []string{"نص"}},
		{"no name ending, lines", "reports", `{"text":"أول"}` + "\n" + `{"text":"ثان"}` + "\n", []string{"أول", "ثان"}},
		{"no name ending, one object", "reports", "{\n\"text\": \"أول\"\n}\n", []string{"أول"}},
		{"no name ending, text", "reports", "أول\n", []string{"أول\n"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, it := range collect(testReader(t, ""), write(t, tt.file, tt.content)) {
				if it.Err != nil {
					t.Fatal(it.Err)
				}
				got = append(got, it.Report.Text)
			}
			if strings.Join(got, "|") != strings.Join(tt.texts, "|") {
				t.Errorf("got %q, want %q", got, tt.texts)
			}
		})
	}
}

func TestReadFaults(t *testing.T) {
	tests := []struct{ name, file, content, want string }{
		{"empty", "a.txt", "", "empty"},
		{"blank", "a.txt", " \n\t\n", "empty"},
		{"mark only", "a.txt", "\uFEFF", "empty"},
		{"binary", "a.txt", "PK\x03\x04", "DOCX"},
		{"empty lines", "a.jsonl", "\n\n", "empty"},
		{"empty list", "a.json", "[]", "empty"},
		{"no text", "a.json", `{"title":"x"}`, `"text"`},
		{"blank text", "a.json", `{"text":"  "}`, `"text"`},
		{"broken", "a.json", "{\n\"text\": }", "line 2"},
		{"cut list", "a.json", `[{"text":"x"}`, "JSON"},
		{"not a report", "a.json", `17`, "JSON object"},
		{"field is a number", "a.json", `{"text":"x","url":5}`, `"url"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			items := collect(testReader(t, ""), write(t, tt.file, tt.content))
			last := items[len(items)-1]
			if last.Err == nil || !strings.Contains(last.Err.Error(), tt.want) {
				t.Errorf("got %v, want an error with %q", last.Err, tt.want)
			}
		})
	}
}

func TestBadLineCostsOnlyItself(t *testing.T) {
	for _, file := range []string{"a.jsonl", "a"} {
		items := collect(testReader(t, ""), write(t, file, `{"text":"أول",}`+"\n"+`{"text":"ثان"}`+"\nxx\n"+`{"text":"ثالث"}`))
		if len(items) != 4 || items[0].Err == nil || items[1].Err != nil || items[2].Err == nil || items[3].Report.Text != "ثالث" {
			t.Errorf("%s: got %+v", file, items)
		}
		if !strings.HasSuffix(items[2].Source, ":3") {
			t.Errorf("a fault stands at %s, want line 3", items[2].Source)
		}
	}
}

func TestFolders(t *testing.T) {
	dir := t.TempDir()
	for _, f := range []string{"b/2.txt", "b/1.txt", "a.json", "c.pdf", ".hidden/x.txt", "other.json"} {
		p := filepath.Join(dir, f)
		if err := os.MkdirAll(filepath.Dir(p), 0o700); err != nil {
			t.Fatal(err)
		}
		content := `{"text":"` + f + `"}`
		if f == "other.json" {
			content = `{"version":1}`
		}
		if err := os.WriteFile(p, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, it := range collect(testReader(t, ""), dir) {
		name, _ := filepath.Rel(dir, it.Source)
		if it.Skipped {
			name += "?"
		}
		got = append(got, filepath.ToSlash(name))
	}
	if want := "a.json b/1.txt b/2.txt other.json?"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	empty := collect(testReader(t, ""), t.TempDir())
	if len(empty) != 1 || empty[0].Err == nil || !strings.Contains(empty[0].Err.Error(), "no reports") {
		t.Errorf("an empty folder gives %+v", empty)
	}
	gone := collect(testReader(t, ""), filepath.Join(dir, "nowhere"))
	if len(gone) != 1 || gone[0].Err == nil || !strings.Contains(gone[0].Err.Error(), "no such file") {
		t.Errorf("a missing file gives %+v", gone)
	}
}

func TestLimit(t *testing.T) {
	r := testReader(t, "")
	r.Limit = 40
	long := `{"text":"` + strings.Repeat("x", 100) + `"}`
	items := collect(r, write(t, "a.txt", strings.Repeat("x", 41)), write(t, "b.jsonl", long+"\n"+`{"text":"short"}`))
	if len(items) != 3 || items[0].Err == nil || items[1].Err == nil || items[2].Err != nil {
		t.Fatalf("got %+v", items)
	}
	if !strings.Contains(items[0].Err.Error(), "split it") {
		t.Errorf("the message says not what to do: %v", items[0].Err)
	}
}

func TestDefaultsAndWarnings(t *testing.T) {
	day := time.Date(2025, 9, 16, 0, 0, 0, 0, time.UTC)
	r := testReader(t, arabicText)
	items := collect(r, "-")
	if got := codes(items[0].Warnings); got != WarnNoDate {
		t.Errorf("without a date: %q", got)
	}
	r = testReader(t, string(encode(t, charmap.Windows1256, arabicText)))
	r.Defaults = Defaults{Outlet: "صحيفة", URL: "u", Published: day}
	it := collect(r, "-")[0]
	if codes(it.Warnings) != WarnEncoding || it.Report.Outlet != "صحيفة" || it.Report.URL != "u" || !it.Report.Published.Equal(day) {
		t.Errorf("got %+v", it)
	}
	r = testReader(t, `{"text":"قال`+"\xff"+` الوزير\u0000","published":"yesterday"}`)
	if got, want := codes(collect(r, "-")[0].Warnings), WarnBadDate+" "+WarnNoDate+" "+WarnBroken+" "+WarnNUL; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	r = testReader(t, "<!DOCTYPE html><p>"+arabicText)
	if got := codes(collect(r, "-")[0].Warnings); !strings.Contains(got, WarnMarkup) {
		t.Errorf("a page's source: %q", got)
	}
	r = testReader(t, persianText)
	if it := collect(r, "-")[0]; it.Language != "fa" || !strings.Contains(codes(it.Warnings), WarnLanguage) {
		t.Errorf("Persian: %+v", it)
	}
}

func TestAddress(t *testing.T) {
	a := isnad.Report{Text: "نص", Outlet: "o"}
	b := a
	b.Published = time.Date(2025, 9, 16, 4, 0, 0, 0, time.UTC)
	c := b
	c.Published = c.Published.Add(time.Hour)
	if len(Address(a)) != 32 || Address(a) == Address(b) || Address(b) != Address(c) {
		t.Error("an address is 32 digits, and of text, outlet and day")
	}
	if Address(isnad.Report{Text: "ab", Outlet: "c"}) == Address(isnad.Report{Text: "a", Outlet: "bc"}) {
		t.Error("fields run into each other")
	}
}

func TestHeadline(t *testing.T) {
	for text, want := range map[string]string{
		"عنوان\n\nمتن": "عنوان", "\n عنوان \nمتن": "عنوان", "جملة.\nمتن": "", "سطر": "", "سطر\n": "", strings.Repeat("ط", 300) + "\nمتن": "",
	} {
		if got := headline(text); got != want {
			t.Errorf("%.20q: got %q, want %q", text, got, want)
		}
	}
}

func TestParseDate(t *testing.T) {
	for s, want := range map[string]string{
		"2025-09-16": "2025-09-16T00:00:00Z", "2013-02-12T04:30:00": "2013-02-12T04:30:00Z", "2015-07-22 00:05:53": "2015-07-22T00:05:53Z",
		"2025-09-16T23:30:00+03:00": "2025-09-16T23:30:00Z", "Tue, 16 Sep 2025 10:00:00 +0300": "2025-09-16T10:00:00Z",
	} {
		if got, err := ParseDate(s); err != nil || got.Format(time.RFC3339) != want {
			t.Errorf("%s: got %v, %v", s, got, err)
		}
	}
	if _, err := ParseDate("16/9/2025"); err == nil {
		t.Error("an ambiguous date was taken")
	}
}

func TestLines(t *testing.T) {
	var got []string
	for s, err := range testReader(t, "").Lines(context.Background(), strings.NewReader("أول\r\n\nثان ")) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, s)
	}
	if strings.Join(got, "|") != "أول||ثان " {
		t.Errorf("got %q", got)
	}
}

func TestReadStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for range testReader(t, strings.Repeat(`{"text":"x"}`+"\n", 100)).Read(ctx, Sources([]string{"-"})) {
		if n++; n == 3 {
			cancel()
		}
	}
	if n != 3 {
		t.Errorf("read %d items after the end", n-3)
	}
}

// Whoever stops does not wait for the end of something large, and what was cut
// off by stopping is no fault.
func TestReadStopsWithinAFile(t *testing.T) {
	for _, content := range []string{gz(`[{"text":"x"}]`, strings.Repeat(" ", 1<<20)), gz(webRecord("x"), "WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 900000\r\n\r\n", strings.Repeat("x", 900_000), "\r\n\r\n")} {
		ctx, cancel := context.WithCancel(context.Background())
		r := pageReader(t)
		in := &counter{in: strings.NewReader(strings.Repeat(content, 100))}
		r.Stdin = in
		n := 0
		for it := range r.Read(ctx, []Source{{Path: Stdin}}) {
			if it.Err != nil {
				t.Error(it.Err)
			}
			n++
			cancel()
		}
		if cancel(); n != 1 || in.n > 128<<10 {
			t.Errorf("%d items, %d bytes read", n, in.n)
		}
	}
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{
		`{"text":"a","title":"b"}`, `[{"text":"a"},{}]`, "{\"text\":\"a\"}\n{\"text\":\"b\"}", `{"text":"\ud800"}`, `{"document":{"document":{"text":"x"}}}`,
		"{\n\"text\":\"x\"}", `{"text":1}`, `[`, `null`, "\uFEFF{}", `{"text":"x","published":"2025-99-99"}`,
	} {
		f.Add([]byte(s))
	}
	l := testLanguages(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, name := range []string{"a.json", "a.jsonl", "-"} {
			r := &Reader{Languages: l}
			r.stream(context.Background(), input{name: name, path: name}, bytes.NewReader(raw), func(it Item) bool {
				checkItem(t, it)
				return true
			})
		}
	})
}

// checkItem holds what is true of every item, whatever came in.
func checkItem(t *testing.T, it Item) {
	t.Helper()
	if it.Err != nil {
		return
	}
	r := it.Report
	if strings.TrimSpace(r.Text) == "" || !utf8.ValidString(r.Text) || r.ID == "" {
		t.Fatalf("a report without text, id or good letters: %+v", r)
	}
	for _, w := range it.Warnings {
		if w.Start < 0 || w.End > len(r.Text) || w.Start > w.End {
			t.Fatalf("warning %s lies outside the text", w.Code)
		}
	}
	if _, err := json.Marshal(r); err != nil {
		t.Fatal(errors.Unwrap(err))
	}
}

// TestProgress: the share grows with the files that are read, and within one.
func TestProgress(t *testing.T) {
	dir := t.TempDir()
	line := `{"text":"قال الوزير إن الاجتماع قريب."}` + "\n"
	for _, name := range []string{"a.jsonl", "b.jsonl"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(strings.Repeat(line, 10_000)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	srcs := Sources([]string{dir})
	r := testReader(t, "")
	r.Progress = NewProgress(srcs)
	last, n := 0.0, 0
	for range r.Read(t.Context(), srcs) {
		share := r.Progress.Share()
		if share < last || share > 1 {
			t.Fatalf("item %d: share %v after %v", n, share, last)
		}
		if last, n = share, n+1; n == 5000 && (share < 0.2 || share > 0.3) {
			t.Errorf("in the middle of the first of two files: share %v", share)
		}
	}
	if got := r.Progress.Share(); n != 20_000 || got != 1 {
		t.Errorf("at the end of %d items: share %v", n, got)
	}
	if got := (*Progress)(nil).Share(); got != 0 {
		t.Errorf("nobody asked: %v", got)
	}
}
