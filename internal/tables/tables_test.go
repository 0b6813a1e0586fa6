package tables

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

var update = flag.Bool("update", false, "write the golden files anew")

// write exports the sample and gives the folder.
func write(t *testing.T, format string, o Options) string {
	t.Helper()
	dir := t.TempDir()
	w, err := New(dir, format, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range sample() {
		if err := w.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := w.Counts(); got != (Counts{3, 3, 3}) {
		t.Errorf("counts %+v", got)
	}
	return dir
}

func TestGolden(t *testing.T) {
	for _, format := range []string{CSV, JSONL} {
		dir := write(t, format, Options{})
		for _, name := range []string{"reports", "statements", "events"} {
			got, err := os.ReadFile(filepath.Join(dir, name+"."+format))
			if err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", name+"."+format)
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s.%s differs from %s; run with -update and look at the difference", name, format, golden)
			}
		}
	}
}

// rowsOf reads the rows that JSON lines hold.
func rowsOf[T any](t *testing.T, dir, name string) []T {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var rows []T
	for line := range bytes.Lines(data) {
		var r T
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, r)
	}
	return rows
}

// TestSame reads each table back from all formats: they hold the same.
func TestSame(t *testing.T) {
	lines, cells, columns := write(t, JSONL, Options{}), write(t, CSV, Options{}), write(t, Parquet, Options{})
	same[reportRow](t, lines, cells, columns, "reports")
	same[statementRow](t, lines, cells, columns, "statements")
	same[eventRow](t, lines, cells, columns, "events")
}

func same[T any](t *testing.T, lines, cells, columns, name string) {
	t.Helper()
	want := rowsOf[T](t, lines, name)
	if len(want) != 3 {
		t.Fatalf("%s: %d rows", name, len(want))
	}
	got, err := parquet.ReadFile[T](filepath.Join(columns, name+".parquet"))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(plain(t, got), plain(t, want)) {
		t.Errorf("%s: Parquet has\n%s\nJSON lines\n%s", name, plain(t, got), plain(t, want))
	}
	f, err := os.Open(filepath.Join(cells, name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(records[0], columnsOf[T]()) || len(records) != len(want)+1 {
		t.Fatalf("%s: header %q, %d lines", name, records[0], len(records))
	}
	for i := range want {
		sameCells(t, name, reflect.ValueOf(want[i]), records[i+1])
	}
}

// sameCells holds texts and lists of a line of CSV against a row.
func sameCells(t *testing.T, name string, row reflect.Value, cells []string) {
	t.Helper()
	for i, cell := range cells {
		column := name + "." + row.Type().Field(i).Tag.Get("json")
		// Go's reader, unlike others, takes "\r" from before "\n" in a cell.
		tidy := func(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }
		switch v := row.Field(i).Interface().(type) {
		case string:
			if v != cell {
				t.Errorf("%s: %q, want %q", column, cell, v)
			}
		case *string:
			if (v == nil) != (cell == "") || v != nil && tidy(*v) != cell {
				t.Errorf("%s: %q", column, cell)
			}
		case []string:
			if got := splitList(cell); len(got) != len(v) && strings.Join(v, "") != "" || tidy(strings.Join(v, "|")) != strings.Join(got, "|") {
				t.Errorf("%s: %q, want %q", column, got, v)
			}
		}
	}
}

// splitList is what readers of the CSV do.
func splitList(cell string) []string {
	if cell == "" {
		return nil
	}
	list := []string{""}
	for i := 0; i < len(cell); i++ {
		last := &list[len(list)-1]
		switch {
		case cell[i] == '\\' && i+1 < len(cell):
			i++
			*last += cell[i : i+1]
		case strings.HasPrefix(cell[i:], between):
			i++
			list = append(list, "")
		default:
			*last += cell[i : i+1]
		}
	}
	return list
}

func plain[T any](t *testing.T, rows []T) string {
	t.Helper()
	out, err := json.MarshalIndent(rows, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	// An empty list may come back as none.
	return strings.ReplaceAll(string(out), ": null", ": []")
}

func TestRows(t *testing.T) {
	dir := write(t, JSONL, Options{})
	v := rowsOf[eventRow](t, dir, "events")
	s := rowsOf[statementRow](t, dir, "statements")
	r := rowsOf[reportRow](t, dir, "reports")
	text := func(p *string) string {
		if p == nil {
			return "-"
		}
		return *p
	}
	date := func(d *day) string {
		if d == nil {
			return "-"
		}
		return d.String()
	}
	for _, c := range []struct{ what, got, want string }{
		{"event id", v[1].EventID, "r1#e2"},
		{"single day", date(v[0].EventDate) + date(v[0].EventDateFirst) + date(v[0].EventDateLast), "2025-09-162025-09-162025-09-16"},
		{"span", date(v[1].EventDate) + date(v[1].EventDateFirst) + date(v[1].EventDateLast), "-2025-09-012025-10-03"},
		{"span told", text(v[1].EventDateText), "2025-09/2025-10-03"},
		{"no date", date(v[2].EventDateFirst) + text(v[2].EventDateText), "-2025-13"},
		{"quad", text(v[0].QuadCode) + text(v[1].QuadCode), "VERBAL COOPERATIONMATERIAL CONFLICT"},
		{"names", strings.Join(v[0].ActorName, "|"), "Sudan|"},
		{"countries", strings.Join(append(v[0].ActorCountry, v[1].ActorCountry...), "|"), "SDN|EGY|SDN"},
		{"isnad", text(v[0].Isnad) + text(v[0].Teller), "QAT < outletQAT"},
		{"vague", text(v[1].InjuredText) + text(v[1].KilledText), "dozens-"},
		{"sentence", text(v[1].SentenceText), "وقصفت قوات الدعم السريع سوقا في الفاشر في أيلول وقتل 12 شخصا وأصيب العشرات."},
		{"evidence", v[1].Evidence[1], "place:180-186"},
		{"story", strings.Join(v[0].StoryPeople, "|") + strings.Join(v[0].StoryOrganizations, "|") + strings.Join(v[0].StoryLocations, "|"),
			"ماهر السعديقوات الدعم السريعالسودان"},
		{"within", text(s[1].Within) + text(s[2].Within), "r1#s1-"},
		{"title", text(s[1].SpeakerTitle) + text(s[1].SpeakerNameEn), "المتحدثMaher al-Saadi"},
		{"week", date(s[1].Date) + date(s[1].DateFirst) + date(s[1].DateLast), "-2025-09-152025-09-21"},
		{"gathered", r[0].Gathered.String(), "2025-09-17 06:30:00.123456 +0000 UTC"},
		{"text", text(r[2].Text), strings.ToValidUTF8(hostile, "\ufffd")},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
	if *v[1].Killed != 12 || *v[1].Detained != 0 || v[1].Displaced != nil || v[1].Injured != nil || *v[1].Latitude != 13.627929 {
		t.Errorf("numbers: %+v", v[1])
	}
	if run := []rune(sampleText); string(run[180:186]) != "الفاشر" {
		t.Errorf("evidence points at %q", string(run[180:186]))
	}
}

func TestNoText(t *testing.T) {
	for _, r := range rowsOf[reportRow](t, write(t, JSONL, Options{NoText: true}), "reports") {
		if r.Text != nil {
			t.Errorf("%s has its text", r.ReportID)
		}
	}
}

func TestSpreadsheet(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(write(t, CSV, Options{Spreadsheet: true}), "reports.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(data, []byte(bom+"report_id,")) || bytes.Contains(data, []byte(`,"=HYPER`)) || !bytes.Contains(data, []byte(`,"'=HYPER`)) {
		t.Errorf("not safe: %s", data)
	}
	if _, err := New(t.TempDir(), Parquet, Options{Spreadsheet: true}); !errors.Is(err, ErrFormat) {
		t.Errorf("Parquet for spreadsheets: %v", err)
	}
	for s, want := range map[string]bool{"": false, "=1": true, " +1": true, "\u202b=1": true, "\t@x": true, "\x00-1": true, "＝1": true,
		"قال =": false, "1-2": false, "'=": false, "\xff": false} {
		if isFormula(s) != want {
			t.Errorf("isFormula(%q) is %v", s, !want)
		}
	}
}

// TestColumns holds the names of the columns together: of both tags, in any
// letters, and as docs/export.md explains them.
func TestColumns(t *testing.T) {
	doc, err := os.ReadFile("../../docs/export.md")
	if err != nil {
		t.Fatal(err)
	}
	columns[reportRow](t, string(doc), "reports")
	columns[statementRow](t, string(doc), "statements")
	columns[eventRow](t, string(doc), "events")
}

func columns[T any](t *testing.T, doc, name string) {
	t.Helper()
	_, section, ok := strings.Cut(doc, "\n## "+name+"\n")
	if !ok {
		t.Fatalf("docs/export.md has no section %s", name)
	}
	section, _, _ = strings.Cut(section, "\n## ")
	var told []string
	for _, m := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(section, -1) {
		told = append(told, m[1])
	}
	if want := columnsOf[T](); !reflect.DeepEqual(told, want) {
		t.Errorf("docs/export.md tells of the columns of %s\n%q, they are\n%q", name, told, want)
	}
	seen := map[string]bool{}
	for f := range reflect.TypeFor[T]().Fields() {
		tag, _, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		slug := strings.ReplaceAll(strings.ToLower(tag), " ", "_")
		if tag != f.Tag.Get("json") || seen[slug] {
			t.Errorf("%s.%s: tags differ, or two columns are alike but for letters and blanks", name, f.Name)
		}
		seen[slug] = true
	}
}
