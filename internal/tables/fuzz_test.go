package tables

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
)

func FuzzList(f *testing.F) {
	f.Add("أ", "ب; ج", `\`)
	f.Add("", "; ", `;\`)
	f.Add(`\;`, "", " ;")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		list := []string{a, b, c}
		if got := splitList(joinList(list)); strings.Join(got, "\x00") != strings.Join(list, "\x00") {
			t.Fatalf("%q became %q and that %q", list, joinList(list), got)
		}
	})
}

// FuzzText sends any text through all three formats.
func FuzzText(f *testing.F) {
	f.Add("نص عادي", 0, 3)
	f.Add(hostile, 5, 2)
	f.Add("\xed\xa0\x80\x00", -1, 1<<30)
	f.Add(strings.Repeat("ب", 200), 130, 199)
	f.Fuzz(func(t *testing.T, s string, start, end int) {
		r := newReportRow(&archive.Entry{Source: s, Record: export.Record{Document: export.Document{ID: "i" + s, Title: s, Text: s}}}, false)
		if !utf8.ValidString(r.ReportID) || utf8.RuneCountInString(r.ReportID) != utf8.RuneCountInString("i"+s) {
			t.Fatalf("%q is not clean, or longer than before", r.ReportID)
		}
		if got := newPoints(clean(s)).slice(export.Range{Start: start, End: end}); !strings.Contains(clean(s), got) {
			t.Fatalf("%d-%d of %q is %q", start, end, s, got)
		}
		var lines, columns, cells bytes.Buffer
		encode(t, newJSONL(&lines), r)
		p, err := newParquet[reportRow](&columns, "reports")
		if err != nil {
			t.Fatal(err)
		}
		encode(t, p, r)
		c, err := newCSV(&cells, columnsOf[reportRow](), false)
		if err != nil {
			t.Fatal(err)
		}
		encode(t, c, r)
		check(t, r, lines.Bytes(), columns.Bytes(), cells.String())
	})
}

func encode(t *testing.T, e encoder, r *reportRow) {
	t.Helper()
	if err := e.add(r); err != nil {
		t.Fatal(err)
	}
	if err := e.close(); err != nil {
		t.Fatal(err)
	}
}

func check(t *testing.T, r *reportRow, lines, columns []byte, cells string) {
	t.Helper()
	var l reportRow
	if err := json.Unmarshal(lines, &l); err != nil || l.ReportID != r.ReportID {
		t.Fatalf("JSON lines: %q, %v", l.ReportID, err)
	}
	p, err := parquet.Read[reportRow](bytes.NewReader(columns), int64(len(columns)))
	if err != nil || len(p) != 1 || p[0].ReportID != r.ReportID || (p[0].Text == nil) != (r.Text == nil) {
		t.Fatalf("Parquet: %v, %v", p, err)
	}
	records, err := csv.NewReader(strings.NewReader(cells)).ReadAll()
	if want := strings.ReplaceAll(r.ReportID, "\r\n", "\n"); err != nil || len(records) != 2 || records[1][0] != want {
		t.Fatalf("CSV: %q, %v", records, err)
	}
}
