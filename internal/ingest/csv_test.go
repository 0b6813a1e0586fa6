package ingest

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func TestCSV(t *testing.T) {
	tests := []struct {
		name, file, content string
		want                []string
	}{
		{"commas", "a.csv", "title,text,date\nعنوان,متن,2025-09-16\n,ثان,\n", []string{"عنوان\nمتن", "ثان"}},
		{"semicolons", "a.csv", "Title;Body\nعنوان;متن، وتتمة\n", []string{"عنوان\nمتن، وتتمة"}},
		{"semicolons with commas in the text", "a.csv", "id;content\n1;a, b, c\n", []string{"a, b, c"}},
		{"tabs", "a.tsv", "text\turl\nأول\tu\nثان\tv\n", []string{"أول", "ثان"}},
		{"tabs in a csv", "a.csv", "text\turl\nأول, ثان\tu\n", []string{"أول, ثان"}},
		{"column names in capitals, with blanks", "a.csv", " Headline , CONTENT \nعنوان,متن\n", []string{"عنوان\nمتن"}},
		{"one column", "a.csv", "text\nأول\nثان\n", []string{"أول", "ثان"}},
		{"a mark and Windows line ends", "a.csv", "\uFEFFtext,url\r\nأول,u\r\nثان,v\r\n", []string{"أول", "ثان"}},
		{"no line end at the end", "a.csv", "text\nأول", []string{"أول"}},
		{"blank lines", "a.csv", "\n\ntext\n\nأول\n\n", []string{"أول"}},
		{"lines within quotes", "a.csv", "text,url\n\"سطر\nسطر \"\"ثان\"\"\n\",u\nثالث,v\n", []string{"سطر\nسطر \"ثان\"\n", "ثالث"}},
		{"a quotation mark within a field", "a.csv", "text,url\nقال \"نعم\" وذهب,u\nثان,v\n", []string{"قال \"نعم\" وذهب", "ثان"}},
		{"a headline alone", "a.csv", "title,text\nعنوان,\n", []string{"عنوان"}},
		{"ragged rows", "a.csv", "title,text\nعنوان,متن,زائد\nناقص\nثان,متن\nثالث,متن,,\n", []string{"!3 fields", "!1 fields", "ثان\nمتن", "ثالث\nمتن"}},
		{"a row without text", "a.csv", "title,text,url\n,,u\n,متن,v\n", []string{"!text", "متن"}},
		{"no column of text", "a.csv", "title,date\nعنوان,2025-09-16\n", []string{`!it names "title", "date"`}},
		{"header alone", "a.csv", "title,text\n", []string{"!empty"}},
		{"empty", "a.csv", "\n\n", []string{"!empty"}},
		{"binary", "a.csv", "%PDF-1.4", []string{"!PDF"}},
		{"a quotation mark that is not closed", "a.csv", "text,url\nأول,u\n\"ثان,v\nثالث,w\nرابع,x", []string{"أول", "!line 3 is not closed", "ثالث", "رابع"}},
		{"one at the end", "a.csv", "text,url\nأول,u\n\"ثان,v", []string{"أول", "!line 3 is not closed"}},
		{"Windows-1256", "a.csv", string(encode(t, charmap.Windows1256, "title,text\nعنوان,"+arabicText+"\n")), []string{"عنوان\n" + arabicText}},
		{"UTF-16", "a.csv", string(encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "text;url\nأول;u\n")), []string{"أول"}},
		{"broken characters", "a.csv", "text\nقال الوزير في البيان\xff إن\n", []string{"قال الوزير في البيان\uFFFD إن"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			wantItems(t, collect(testReader(t, ""), write(t, tt.file, tt.content)), tt.want...)
		})
	}
}

func TestCSVFields(t *testing.T) {
	const content = "id,byline,publisher,link,date,headline,text\n7,كاتب,صحيفة,https://example.org/7,2025-09-16,عنوان,\"متن\nثان\"\n8,,,,,,آخر\n"
	items := collect(testReader(t, ""), write(t, "a.csv", content))
	if len(items) != 2 {
		t.Fatal(outcome(items))
	}
	r := items[0].Report
	if r.ID != "7" || r.Author != "كاتب" || r.Outlet != "صحيفة" || r.URL != "https://example.org/7" || r.Title != "عنوان" || r.Published.Day() != 16 {
		t.Errorf("got %+v", r)
	}
	if !strings.HasSuffix(items[0].Source, ":2") || !strings.HasSuffix(items[1].Source, ":4") {
		t.Errorf("rows stand at %s and %s", items[0].Source, items[1].Source)
	}
	if want := content[:strings.Index(content, "\n8,")+1]; string(items[0].Raw) != want || items[0].Media != "text/csv" {
		t.Errorf("raw bytes %q, want %q", items[0].Raw, want)
	}
	again := collect(testReader(t, ""), write(t, "row.csv", string(items[1].Raw)))
	wantItems(t, again, "آخر")
}

func TestCSVRowLimit(t *testing.T) {
	long := strings.Repeat("x", 100)
	for name, content := range map[string]string{
		"long line":                "text\nأول\n" + long + "\nثان\n",
		"long row in quotes":       "text\nأول\n\"" + long + "\"\nثان\n",
		"long row in lines":        "text\nأول\n\"" + strings.Repeat("xxxxxxx,\n", 20) + "\"\nثان\n",
		"two quotes, never closed": "text\nأول\n\"" + strings.Repeat("\"xx\n", 40) + "\nثان\n",
	} {
		r := testReader(t, "")
		r.PageLimit = 60
		items := collect(r, write(t, "a.csv", content))
		if len(items) < 3 || items[0].Report.Text != "أول" || items[1].Err == nil || items[len(items)-1].Report.Text != "ثان" {
			t.Errorf("%s: got %s", name, outcome(items))
		}
	}
}

func TestCSVOverManyChunks(t *testing.T) {
	var b strings.Builder
	b.WriteString("text,url\n")
	const n = 3000
	for range n {
		b.WriteString("\"" + strings.Repeat("نص ", 100) + "\n\",u\n")
	}
	items := collect(testReader(t, ""), write(t, "a.csv", b.String()))
	if len(items) != n || items[n-1].Err != nil {
		t.Errorf("got %d rows, want %d", len(items), n)
	}
}
