package engine

import (
	"archive/zip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
)

// opened makes one engine for all tests: it is safe for concurrent use.
var opened = sync.OnceValues(func() (*Engine, error) { return New() })

func open(tb testing.TB) *Engine {
	tb.Helper()
	e, err := opened()
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

// reports gives up to n reports of the newspapers that may lie beside the
// project, else the examples.
func reports(tb testing.TB, n int) []isnad.Report {
	tb.Helper()
	zips, err := filepath.Glob("../../shared/corpora/*/*.zip")
	if err != nil {
		tb.Fatal(err)
	}
	var out []isnad.Report
	for _, z := range zips {
		if len(out) >= n {
			break
		}
		out = append(out, unzip(tb, z)...)
	}
	if len(out) == 0 {
		out = examples(tb)
	}
	return out[:min(n, len(out))]
}

// unzip gives the reports of a day's file that have a content.
func unzip(tb testing.TB, file string) []isnad.Report {
	tb.Helper()
	day, _ := time.Parse("2006-01-02", strings.TrimSuffix(filepath.Base(file), ".zip"))
	var out []isnad.Report
	for _, r := range items(tb, file) {
		if r.Content != "" {
			out = append(out, isnad.Report{Title: r.Title, Text: r.Title + "\n" + r.Content, Outlet: r.Source, Published: day})
		}
	}
	return out
}

// item is a report as the newspapers' files hold it.
type item struct{ Title, Content, Source string }

// items gives all items of a day's file, those without a content too.
func items(tb testing.TB, file string) []item {
	tb.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		tb.Fatal(err)
	}
	defer func() { _ = z.Close() }()
	var out []item
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		var rows []item
		if err := json.NewDecoder(in).Decode(&rows); err != nil {
			tb.Fatal(file, err)
		}
		out = append(out, rows...)
	}
	return out
}

// examples gives the reports of examples/.
func examples(tb testing.TB) []isnad.Report {
	tb.Helper()
	files, err := filepath.Glob("../examples/*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatal("no examples", err)
	}
	var out []isnad.Report
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		title, _, _ := strings.Cut(string(b), "\n")
		out = append(out, isnad.Report{ID: filepath.Base(f), Title: title, Text: string(b), Published: time.Date(2025, 9, 16, 0, 0, 0, 0, time.UTC)})
	}
	return out
}
