package ingest

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
)

// TestGiven: what is given is read as the same text in a file is.
func TestGiven(t *testing.T) {
	r := testReader(t, "")
	for _, content := range []string{"\uFEFFعنوان الخبر\n\nنص الخبر هنا كاملا.\n", "سطر واحد فقط.", "{\"text\": 1}", "<html>نص"} {
		file := collect(r, write(t, "a.txt", content))[0]
		given := r.Given(file.Source, []byte(content), isnad.Report{})
		file.Nth = 0
		if !reflect.DeepEqual(given, file) {
			t.Errorf("%q:\n%+v\n%+v", content, given, file)
		}
	}
}

func TestGivenAbout(t *testing.T) {
	r := testReader(t, "")
	day := time.Date(2025, 9, 16, 0, 0, 0, 0, time.UTC)
	it := r.Given("x", []byte("نص الخبر."), isnad.Report{Title: " عنوان ", Outlet: "صحيفة المثال", URL: "u", Published: day, Text: "left out"})
	if it.Err != nil || it.Report.Text != "عنوان\nنص الخبر." || it.Report.Title != "عنوان" || it.Report.Outlet != "صحيفة المثال" || it.Report.URL != "u" || !it.Report.Published.Equal(day) {
		t.Errorf("%+v", it)
	}
	if it.Report.ID != Address(it.Report) {
		t.Errorf("id %s", it.Report.ID)
	}
	for _, c := range []struct {
		raw  string
		want error
	}{{"", ErrEmpty}, {" \n\t", ErrEmpty}, {"%PDF-1.7", ErrBinary}, {"\x00\x01\x02\x03", ErrBinary}} {
		if it := r.Given("x", []byte(c.raw), isnad.Report{Title: "عنوان"}); !errors.Is(it.Err, c.want) {
			t.Errorf("%q: %v", c.raw, it.Err)
		}
	}
}
