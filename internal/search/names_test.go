package search_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/rule"
	"github.com/isnad-news/isnad/internal/search"
	"github.com/isnad-news/isnad/internal/table"
	"github.com/isnad-news/isnad/knowledge"
)

func TestNames(t *testing.T) {
	n := search.NewNames(knowledge.Files())
	for _, c := range []struct{ name, actor, place string }{
		{"قطر", "QAT", "QAT"},
		{"Qatar", "QAT", "QAT"},
		{"دولة قطر", "QAT", "QAT"},
		{"الدوحة", "QAT", ""},
		{"السعودية", "SAU", "SAU"},
		{"سعودي", "SAU", ""},
		{"المصرية", "EGY", ""},
		{"البيت الأبيض", "USA", ""},
		{"حركة حماس", "HAMAS", ""},
		{"حماس", "HAMAS", ""},
		{"الأمم المتحدة", "UN", ""},
		{"united nations", "UN", ""},
		{"The United Nations", "UN", ""},
		// less than the state, or nobody known
		{"الجيش الإسرائيلي", "", ""},
		{"ماجد الأنصاري", "", ""},
		{"صحيفة عكاظ", "", ""},
		{"الرئيس المصري", "", ""},
		{"غير معروف", "", ""},
		{"", "", ""},
	} {
		if got := strings.Join(n.IDs(c.name, false), " "); got != c.actor {
			t.Errorf("%s: %s, want %s", c.name, got, c.actor)
		}
		if got := strings.Join(n.IDs(c.name, true), " "); got != c.place {
			t.Errorf("%s as a place: %s, want %s", c.name, got, c.place)
		}
	}
	if !n.Known("QAT") || !n.Known("HAMAS") || n.Known("QTR") || n.Known("") {
		t.Error("ids that are known")
	}
	if err := n.Err(); err != nil {
		t.Error(err)
	}
	bad := search.NewNames(fstest.MapFS{"actors/states.tsv": {Data: []byte("id\tnames\na\tb\tc\n")}})
	p, err := search.NewParser(knowledge.Files(), nil, bad)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := p.Parse("من:قطر"); err == nil || !strings.Contains(err.Error(), "states.tsv:2") {
		t.Errorf("a table with too many cells: %v", err)
	}
}

// TestNamesAsRead holds that a search means by a name whom the reader means.
func TestNamesAsRead(t *testing.T) {
	n := search.NewNames(knowledge.Files())
	all, alike := 0, 0
	for _, kind := range []string{"states", "groups"} {
		rows, err := table.Read(knowledge.Files(), "actors", kind)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range rows {
			if i%5 > 0 || slices.Contains(r.List("home"), r.Get("id")) {
				continue
			}
			for _, name := range append(r.List("names"), r.List("capital")...) {
				id := wholeID(reader().Analyze(isnad.Report{Text: name}), name)
				if id == "" {
					continue // the reader wants words beside it
				}
				all++
				if slices.Contains(n.IDs(name, false), id) {
					alike++
				} else {
					t.Logf("%s: read as %s, sought as %v", name, id, n.IDs(name, false))
				}
			}
		}
	}
	if all < 300 || float64(alike) < 0.98*float64(all) {
		t.Errorf("%d of %d names sought as they are read, want 98 %% of 300", alike, all)
	}
}

// wholeID gives the id of a mention that is all of a text.
func wholeID(a *isnad.Analysis, s string) string {
	for _, m := range a.Mentions {
		if m.First == 0 && m.Last == len(a.Words) && len(s) > 0 {
			return m.ID
		}
	}
	return ""
}

// TestValues holds the table of values to what records hold.
func TestValues(t *testing.T) {
	rules, err := rule.Load(knowledge.Files(), "events")
	if err != nil {
		t.Fatal(err)
	}
	types, modes := parser().Values(archive.Type), parser().Values(archive.Mode)
	for _, r := range rules {
		if !slices.Contains(types, r.Type) || r.Mode != "" && !slices.Contains(modes, r.Mode) {
			t.Errorf("%s: %s %s is not in search/values", r.Name, r.Type, r.Mode)
		}
	}
	for _, m := range modes {
		if !slices.ContainsFunc(types, func(typ string) bool { return rule.KnownMode(typ, m) }) {
			t.Errorf("search/values: no type has the mode %s", m)
		}
	}
	for _, typ := range types {
		if !rule.KnownMode(typ, "") {
			t.Errorf("search/values: there is no type %s", typ)
		}
	}
	for _, f := range []isnad.Factuality{isnad.Occurred, isnad.Ongoing, isnad.Planned, isnad.CalledFor, isnad.Possible, isnad.Denied} {
		if !slices.Contains(parser().Values(archive.Factuality), string(f)) {
			t.Errorf("search/values: no factuality %s", f)
		}
	}
	cues, err := table.Read(knowledge.Files(), "quotes", "cues")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range cues {
		if c := r.Get("class"); !slices.Contains(parser().Values(archive.Class), c) {
			t.Errorf("%s: class %s is not in search/values", r.Where(), c)
		}
	}
}

// TestFields holds that each field can be asked for in both scripts.
func TestFields(t *testing.T) {
	for _, f := range parser().Fields() {
		latin := slices.ContainsFunc(f.Names, func(s string) bool { return s[0] < 0x80 })
		arabic := slices.ContainsFunc(f.Names, func(s string) bool { return s[0] >= 0x80 })
		if !latin || !arabic || f.About == "" || f.Names[0][0] >= 0x80 {
			t.Errorf("%s: %v, %q: want names in both scripts, the first in Latin letters", f.Field, f.Names, f.About)
		}
	}
	if n := len(parser().Fields()); n != 21 {
		t.Errorf("%d fields, want 21", n)
	}
}

func TestBadTables(t *testing.T) {
	for name, c := range map[string]struct{ file, data, want string }{
		"field":    {"fields", "field\tnames\tabout\nactr\tx\ty\n", `fields.tsv:2: field "actr"`},
		"name":     {"fields", "field\tnames\tabout\nactor\tx\ty\nplace\tX\ty\n", "fields.tsv:3: \"X\" names actor"},
		"operator": {"operators", "operator\twords\tstrict\nxor\tXOR\tyes\n", "operators.tsv:2"},
		"value":    {"values", "field\tid\tnames\ntype\tAID\ta\ntype\tASSAULT\tA\n", "values.tsv:3: \"A\" means AID"},
		"cells":    {"values", "field\tid\ntype\tAID\ta\n", "values.tsv:2"},
	} {
		_, err := search.NewParser(fstest.MapFS{"search/" + c.file + ".tsv": {Data: []byte(c.data)}}, nil, nil)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}
