package view

import (
	"errors"
	"net/url"
	"reflect"
	"strings"
	"testing"
)

func TestParseFilter(t *testing.T) {
	for _, c := range []struct {
		query string
		want  Filter
	}{
		{"", Filter{}},
		{"q=+هجوم+&unknown=1&lang=en", Filter{Q: "هجوم"}},
		{"type=ASSAULT&type=COERCE&type=ASSAULT&type=", Filter{Type: "ASSAULT,COERCE"}},
		{"actor=QAT&actor=EGY&limit=25", Filter{Actor: "QAT,EGY", Limit: 25}},
		{"limit=٢٥&from=2025-09&to=2025-10", Filter{Limit: 25, From: "2025-09", To: "2025-10"}},
		{"outlet=المرفأ&sort=-day&after=xyz", Filter{Outlet: "المرفأ", Sort: "-day", After: "xyz"}},
		{"q=" + strings.Repeat("ق", longestValue), Filter{Q: strings.Repeat("ق", longestValue)}},
	} {
		q, err := url.ParseQuery(c.query)
		if err != nil {
			t.Fatal(err)
		}
		got, err := ParseFilter(q)
		if err != nil || got != c.want {
			t.Errorf("%.60s: %+v, %v", c.query, got, err)
		}
	}
}

func TestParseFilterFaults(t *testing.T) {
	for _, c := range []struct {
		name string
		q    url.Values
		want string
	}{
		{"too long", url.Values{"q": {strings.Repeat("x", longestValue+1)}}, "q: at most 1000 characters"},
		{"too long together", url.Values{"type": {strings.Repeat("x", 600), strings.Repeat("y", 600)}}, "type: at most 1000"},
		{"no text", url.Values{"outlet": {"\xff"}}, "outlet: this is no text"},
		{"NUL", url.Values{"place": {"a\x00b"}}, "place: this is no text"},
		{"twice", url.Values{"from": {"2025", "2026"}}, "from: give one value, not 2"},
		{"no number", url.Values{"limit": {"ten"}}, "limit: a number from 1 to 200"},
		{"no lines", url.Values{"limit": {"0"}}, "limit: a number from 1 to 200"},
		{"too many lines", url.Values{"limit": {"201"}}, "limit: a number from 1 to 200"},
		{"two limits", url.Values{"limit": {"1", "2"}}, "limit: a number from 1 to 200"},
	} {
		_, err := ParseFilter(c.q)
		if !errors.Is(err, ErrAsk) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// TestFilterFields: whoever adds a field adds it to fields() too, under the
// name that JSON has for it.
func TestFilterFields(t *testing.T) {
	var f Filter
	names := map[string]bool{}
	for _, x := range f.fields() {
		*x.of = "v " + x.name
		names[x.name] = true
	}
	v := reflect.ValueOf(f)
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if v.Field(i).Kind() != reflect.String {
			continue
		}
		if !names[name] || v.Field(i).String() != "v "+name {
			t.Errorf("%s holds %q", name, v.Field(i))
		}
	}
}

func TestNarrows(t *testing.T) {
	for f, want := range map[Filter]bool{{}: false, {Limit: 3, Sort: "day", After: "x"}: false, {From: "2025"}: true, {Q: "x", Limit: 3}: true} {
		if got := f.narrows(); got != want {
			t.Errorf("%+v: %v", f, got)
		}
	}
}

func FuzzParseFilter(f *testing.F) {
	for _, s := range []string{"", "q=%D9%87&type=A&type=B,C", "limit=%D9%A3", "q=\x00", "from=2025&from=2026", "limit=-1", "after=%ff", "q=;", "type=,&type=,,"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := url.ParseQuery(s)
		if err != nil {
			return
		}
		got, err := ParseFilter(q)
		if err != nil {
			if !errors.Is(err, ErrAsk) {
				t.Fatalf("%v wraps no ErrAsk", err)
			}
			return
		}
		again, err := ParseFilter(got.Values())
		if err != nil || again != got {
			t.Fatalf("%+v is read back as %+v, %v", got, again, err)
		}
	})
}
