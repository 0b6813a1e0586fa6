package ingest

import (
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad/internal/page"
)

func TestPages(t *testing.T) {
	source := webSource(arabicText)
	tests := []struct {
		name, file, content string
		want                []string
	}{
		{"by name", "a.html", source, []string{arabicText}},
		{"by name, without a doctype", "a.HTM", "<article>" + arabicText + "</article>", []string{arabicText}},
		{"by content", "a", source, []string{arabicText}},
		{"by content, behind a comment", "a", "<?xml version=\"1.0\"?>\n<!-- x -->\n" + source, []string{arabicText}},
		{"packed", "a.html.gz", gz(source), []string{arabicText}},
		{"a text file that holds markup", "a.txt", source, []string{source}},
		{"no article", "a.html", "<html><body>x</body></html>", []string{"!no article"}},
		{"no page", "a.html", "x", []string{"!not a web page"}},
		{"empty", "a.html", " \n", []string{"!empty"}},
		{"no article, in a zip", "a.zip", zipOf("a.html", "<html></html>", "b.html", source), []string{"?no article", arabicText}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			wantItems(t, collect(pageReader(t), write(t, tt.file, tt.content)), tt.want...)
		})
	}
}

func TestPageFields(t *testing.T) {
	source := "<html><h1>عنوان</h1><time>2025-09-16T23:30:00+03:00</time>" + webSource(arabicText)
	r := pageReader(t)
	r.Defaults.URL = "https://example.org/1"
	it := collect(r, write(t, "a.html", source))[0]
	rep := it.Report
	if rep.Title != "عنوان" || rep.Text != "عنوان\n"+arabicText || rep.Author != "كاتب" || rep.Form != page.Stub || rep.URL != "https://example.org/1" {
		t.Errorf("got %+v", rep)
	}
	if want := time.Date(2025, 9, 16, 23, 30, 0, 0, time.UTC); !rep.Published.Equal(want) {
		t.Errorf("published %s, want the clock's time %s", rep.Published, want)
	}
	if string(it.Raw) != source || it.Media != "text/html" || it.Language != "ar" {
		t.Errorf("raw %q, %s, %s", it.Raw, it.Media, it.Language)
	}
}

func TestPageLimit(t *testing.T) {
	r := pageReader(t)
	r.PageLimit = 1000
	wantItems(t, collect(r, write(t, "a.html", webSource(strings.Repeat("x", 1000)))), "!this page is over 1000 bytes")
}

// Without an extractor the source is read as before, with a warning.
func TestPageWithoutExtractor(t *testing.T) {
	it := collect(testReader(t, ""), write(t, "a.html", webSource(arabicText)))[0]
	if it.Err != nil || !strings.Contains(codes(it.Warnings), WarnMarkup) {
		t.Errorf("got %+v", it)
	}
}
