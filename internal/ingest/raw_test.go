package ingest

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

func TestRaw(t *testing.T) {
	old := string(encode(t, charmap.Windows1256, arabicText))
	object := `{ "text" : "أول" }`
	tests := []struct{ name, file, content, raw, media string }{
		{"text", "a.txt", "\uFEFFأول\r\n", "\uFEFFأول\r\n", "text/plain"},
		{"text in Windows-1256", "a.txt", old, old, "text/plain"},
		{"object", "a.json", object + "\n", object + "\n", "application/json"},
		{"list", "a.json", "[\n" + object + " ,{}]", object, "application/json"},
		{"list in Windows-1256", "a.json", `[ {"text":"` + old + `"}]`, `{"text":"` + arabicText + `"}`, "application/json"},
		{"lines", "a.jsonl", " " + object + " \r\n", object, "application/json"},
		{"lines, sniffed", "a", object + "\n" + object, object, "application/json"},
		{"csv", "a.csv", "text;url\nأول;u\nثان;v\n", "text;url\nأول;u\n", "text/csv"},
		{"packed", "a.txt.gz", gz("أول"), "أول", "text/plain"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			it := collect(testReader(t, ""), write(t, tt.file, tt.content))[0]
			if it.Err != nil || string(it.Raw) != tt.raw || it.Media != tt.media {
				t.Errorf("got %q, %s, %v; want %q, %s", it.Raw, it.Media, it.Err, tt.raw, tt.media)
			}
		})
	}
}

func TestAuthors(t *testing.T) {
	for json, want := range map[string]string{
		`"author":"كاتب"`: "كاتب", `"byline":"كاتب"`: "كاتب", `"author":["أول","ثان"]`: "أول, ثان", `"author":{"name":"x"}`: "", `"author":7`: "", `"author":""`: "",
		`"author":"","byline":"كاتب"`: "كاتب",
	} {
		it := collect(testReader(t, ""), write(t, "a.json", `{"text":"نص",`+json+`}`))[0]
		if it.Err != nil || it.Report.Author != want {
			t.Errorf("%s: got %q, %v", json, it.Report.Author, it.Err)
		}
	}
	own := collect(testReader(t, ""), write(t, "a.json", `{"document":{"text":"نص","author":"كاتب","form":"stub"}}`))[0]
	if own.Report.Author != "كاتب" || own.Report.Form != "stub" {
		t.Errorf("own records: %+v", own.Report)
	}
}

// Lists are streamed: a report at the limit's size passes, one above it is told.
func TestListLimits(t *testing.T) {
	r := testReader(t, "")
	r.Limit = 1 << 20
	fits := `{"text":"` + strings.Repeat("x", 700_000) + `"}`
	items := collect(r, write(t, "a.json", "["+fits+","+fits+","+fits+"]"))
	if len(items) != 3 || items[2].Err != nil {
		t.Errorf("a list of three: %d items", len(items))
	}
	items = collect(r, write(t, "a.json", `[{"text":"x"},{"text":"`+strings.Repeat("x", 3<<20)+`"}]`))
	wantItems(t, items, "x", "!report no. 2, in line 1, is over 1 MB")
	wantItems(t, collect(r, write(t, "a.json", "["+strings.Repeat(" ", 3<<20)+"]")), "!empty")
}

func TestListFaultsStandInTheirLine(t *testing.T) {
	long := `{"text":"` + strings.Repeat("نص ", 30_000) + "\"},\n"
	content := "[\n" + strings.Repeat(long, 10) + "{\"text\": }\n]"
	items := collect(testReader(t, ""), write(t, "a.json", content))
	if len(items) != 11 || items[10].Err == nil || !strings.Contains(items[10].Err.Error(), "broken JSON at line 12,") {
		t.Errorf("got %v", items[len(items)-1].Err)
	}
}

// A text may be a list of its paragraphs.
func TestParagraphs(t *testing.T) {
	it := collect(testReader(t, ""), write(t, "a.json", `{"body":["أول","ثان"],"date":"2025-09-16"}`))[0]
	if it.Err != nil || it.Report.Text != "أول\nثان" {
		t.Errorf("got %q, %v", it.Report.Text, it.Err)
	}
	it = collect(testReader(t, ""), write(t, "a.json", "{\"body\":[\"أول\",\n7]}"))[0]
	if it.Err == nil || strings.Contains(it.Err.Error(), "\n") {
		t.Errorf("a list of other things: %v", it.Err)
	}
}
