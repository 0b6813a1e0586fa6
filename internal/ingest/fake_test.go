package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"github.com/isnad-news/isnad/internal/page"
)

// fakePages takes what stands in <article>, with the headline in <h1>.
type fakePages struct{}

func (fakePages) Extract(_ context.Context, html []byte, _, _ string) (page.Article, error) {
	s := string(html)
	if !strings.Contains(s, "<") {
		return page.Article{}, page.ErrNotHTML
	}
	text, ok := between(s, "<article>", "</article>")
	if !ok || strings.TrimSpace(text) == "" {
		return page.Article{}, page.ErrNoArticle
	}
	a := page.Article{Text: strings.ToValidUTF8(text, "\uFFFD"), Author: "كاتب", Form: page.Stub}
	a.Title, _ = between(s, "<h1>", "</h1>")
	a.Title = strings.ToValidUTF8(a.Title, "\uFFFD")
	if day, ok := between(s, "<time>", "</time>"); ok {
		a.Published, _ = time.Parse(time.RFC3339, day)
	}
	return a, nil
}

func between(s, from, to string) (string, bool) {
	_, s, ok := strings.Cut(s, from)
	if !ok {
		return "", false
	}
	s, _, ok = strings.Cut(s, to)
	return s, ok
}

// webSource is the source of a web page.
func webSource(text string) string {
	return "<!DOCTYPE html><html><body><nav>القائمة</nav><article>" + text + "</article></body></html>"
}

func pageReader(t testing.TB) *Reader {
	r := testReader(t, "")
	r.Pages = fakePages{}
	return r
}

func gz(parts ...string) string {
	var b bytes.Buffer
	for _, p := range parts {
		w := gzip.NewWriter(&b)
		must(w.Write([]byte(p)))
		must(0, w.Close())
	}
	return b.String()
}

func zst(s string) string {
	w, err := zstd.NewWriter(nil)
	must(0, err)
	return string(w.EncodeAll([]byte(s), nil))
}

// zipOf packs names and contents in turn.
func zipOf(files ...string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		must(0, err)
		must(w.Write([]byte(files[i+1])))
	}
	must(0, z.Close())
	return b.String()
}

func must(_ int, err error) {
	if err != nil {
		panic(err)
	}
}

// outcome writes what came of items: texts, faults as !, skips as ?.
func outcome(items []Item) string {
	var out []string
	for _, it := range items {
		switch {
		case it.Err != nil && it.Skipped:
			out = append(out, "?"+it.Err.Error())
		case it.Err != nil:
			out = append(out, "!"+it.Err.Error())
		default:
			out = append(out, it.Report.Text)
		}
	}
	return strings.Join(out, "|")
}

// wantItems compares what came with what should: an item that begins with ! or
// ? is a fault or a skip that holds the words.
func wantItems(t *testing.T, items []Item, want ...string) {
	t.Helper()
	ok := len(items) == len(want)
	for i := 0; ok && i < len(want); i++ {
		it, w := items[i], want[i]
		switch {
		case strings.HasPrefix(w, "?"):
			ok = it.Err != nil && it.Skipped && strings.Contains(it.Err.Error(), w[1:])
		case strings.HasPrefix(w, "!"):
			ok = it.Err != nil && !it.Skipped && strings.Contains(it.Err.Error(), w[1:])
		default:
			ok = it.Err == nil && it.Report.Text == w
		}
	}
	if !ok {
		t.Errorf("got %s\nwant %s", outcome(items), strings.Join(want, "|"))
	}
}

// folder writes names and contents in turn to a folder of the test's own.
func folder(t testing.TB, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i+1 < len(files); i += 2 {
		p := filepath.Join(dir, files[i])
		if err := os.MkdirAll(filepath.Dir(p), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(files[i+1]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func sources(items []Item, base string) string {
	var out []string
	for _, it := range items {
		out = append(out, strings.TrimPrefix(filepath.ToSlash(it.Source), filepath.ToSlash(base)+"/"))
	}
	return strings.Join(out, " ")
}
