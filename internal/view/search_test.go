package view

import (
	"errors"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
)

func titles(lines []ReportLine) string {
	var out []string
	for _, l := range lines {
		out = append(out, l.ID[:1])
	}
	return strings.Join(out, " ")
}

func TestSearch(t *testing.T) {
	d := stocked(t)
	for _, c := range []struct {
		name string
		f    Filter
		want string
	}{
		{"all, newest first", Filter{}, "4 3 2 1 5"},
		{"a word", Filter{Q: "القاهرة"}, "2"},
		{"a phrase", Filter{Q: `"الموقف القطري"`}, "3"},
		{"an event of", Filter{Type: "ASSAULT"}, "3 1"},
		{"oldest first", Filter{Sort: "oldest", Outlet: "المرفأ"}, "1 2"},
		{"a person", Filter{Person: "سليم الحداد"}, "2"},
		{"limited", Filter{Limit: 2}, "4 3"},
		{"nothing", Filter{Q: "بركان"}, ""},
	} {
		p, err := d.Search(t.Context(), c.f)
		if err != nil || titles(p.Items) != c.want || p.Items == nil || p.Filter != c.f {
			t.Errorf("%s: %q, %v; want %q", c.name, titles(p.Items), err, c.want)
		}
	}
}

// marked gives what is marked within a passage.
func marked(s string, marks []export.Range) string {
	rs := []rune(s)
	var out []string
	for _, m := range marks {
		out = append(out, string(rs[m.Start:m.End]))
	}
	return strings.Join(out, " ")
}

func TestSearchLine(t *testing.T) {
	d := stocked(t)
	p, err := d.Search(t.Context(), Filter{Q: "القاهرة"})
	if err != nil || len(p.Items) != 1 {
		t.Fatal(p, err)
	}
	l := p.Items[0]
	if l.Title != "وفد قطري في القاهرة" || l.Statements != 1 || l.Events != 1 || l.URL != "https://example.org/"+visiting || l.Gathered.IsZero() {
		t.Errorf("got %+v", l)
	}
	if got := marked(l.Title, l.TitleMarks); got != "القاهرة" {
		t.Errorf("marked in the headline: %q", got)
	}
	if got := marked(l.Passage, l.Marks); !strings.HasPrefix(got, "القاهرة") {
		t.Errorf("marked in %q: %q", l.Passage, got)
	}
	p, err = d.Search(t.Context(), Filter{Q: "الرياح"})
	if err != nil || len(p.Items) != 1 || p.Items[0].Title != "يتوقع أن يكون الطقس معتدلا على الساحل." {
		t.Errorf("without a headline: %+v, %v", p.Items, err)
	}
}

// TestSearchPassage: marks move with the ellipsis before a passage.
func TestSearchPassage(t *testing.T) {
	long := strings.Repeat("كلمة أخرى من كلام طويل لا يعني شيئا. ", 40)
	e := report(t, "6666666666666666", "المرفأ", "2025-01-01", true, []string{"عنوان", long + "وهنا تظهر المنارة. " + long}, nil)
	p, err := over(t, filled(t, e)).Search(t.Context(), Filter{Q: "المنارة"})
	if err != nil || len(p.Items) != 1 {
		t.Fatal(p, err)
	}
	l := p.Items[0]
	if !strings.HasPrefix(l.Passage, ellipsis) || !strings.HasSuffix(l.Passage, ellipsis) || marked(l.Passage, l.Marks) != "المنارة" {
		t.Errorf("%q, marked %q", l.Passage, marked(l.Passage, l.Marks))
	}
}

func TestSearchFacets(t *testing.T) {
	p, err := stocked(t).Search(t.Context(), Filter{Actor: "QAT"})
	if err != nil {
		t.Fatal(err)
	}
	for f, want := range map[archive.Facet]string{
		archive.ByDay: "2025-09-15 1, 2025-09-16 1", archive.ByOutlet: "السهل 1, المرفأ 1", archive.ByType: "ACCUSE 1, CONSULT 1",
		archive.ByActor: "QAT 2", archive.ByCountry: "EGY 1", archive.BySpeaker: "EGY 2, QAT 1",
	} {
		if got := told(p.Facets[f]); got != want {
			t.Errorf("%s: %s; want %s", f, got, want)
		}
	}
}

func TestSearchPages(t *testing.T) {
	d := stocked(t)
	f := Filter{Limit: 2}
	var got []string
	for {
		p, err := d.Search(t.Context(), f)
		if err != nil || p.Total != 5 {
			t.Fatal(p, err)
		}
		got = append(got, titles(p.Items))
		if f.After = p.Next; f.After == "" {
			break
		}
	}
	if s := strings.Join(got, " | "); s != "4 3 | 2 1 | 5" {
		t.Errorf("got %s", s)
	}
	for _, f := range []Filter{{After: "x"}, {After: cursor(-1)}, {After: cursor(deepest - 19)}, {After: "aGl0IHg"}, {Sort: "-day"}} {
		if _, err := d.Search(t.Context(), f); !errors.Is(err, ErrAsk) {
			t.Errorf("%+v: %v", f, err)
		}
	}
	if p, err := d.Search(t.Context(), Filter{After: cursor(deepest - 20)}); err != nil || len(p.Items) != 0 || p.Total != 5 || p.Next != "" {
		t.Errorf("behind the last: %+v, %v", p, err)
	}
	if p, err := d.Search(t.Context(), Filter{Q: `"never closed`}); err != nil || len(p.Problems) != 1 || len(p.Items) != 0 {
		t.Errorf("a broken search: %+v, %v", p, err)
	}
}
