package web

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/view"
)

func TestFilterOf(t *testing.T) {
	for _, c := range []struct {
		query string
		want  view.Filter
	}{
		{"", view.Filter{}},
		{"q=%D9%82%D8%B7%D8%B1+++&type=ASSAULT&type=&type=COERCE&limit=50&lang=en&other=1", view.Filter{Q: "قطر", Type: "ASSAULT,COERCE", Limit: 50}},
		{"from=2025-09-01&to=2025-09&sort=-day&after=x%26y", view.Filter{From: "2025-09-01", To: "2025-09", Sort: "-day", After: "x&y"}},
	} {
		got, err := filterOf(httptest.NewRequest(http.MethodGet, "/search?"+c.query, nil))
		if err != nil || got != c.want {
			t.Errorf("%s: %+v, %v; want %+v", c.query, got, err, c.want)
		}
	}
	for _, query := range []string{"limit=0", "limit=201", "limit=x", "q=%ff", "q=%00", "q=a&q=b", "q=%zz", "actor=" + strings.Repeat("a", 1001)} {
		r := httptest.NewRequest(http.MethodGet, "/search", nil)
		r.URL.RawQuery = query
		if _, err := filterOf(r); !errors.Is(err, view.ErrAsk) {
			t.Errorf("%.40s: error %v, want ErrAsk", query, err)
		}
	}
}

// Each field of a filter has its place in addresses, under its name in JSON.
func TestFieldsAreAll(t *testing.T) {
	var f view.Filter
	known := map[string]bool{"limit": true}
	for _, p := range fields(&f) {
		known[p.name] = true
	}
	typ := reflect.TypeFor[view.Filter]()
	for i := range typ.NumField() {
		name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
		if !known[name] {
			t.Errorf("%s of a filter is no parameter of addresses", name)
		}
	}
	if len(known) != typ.NumField() {
		t.Errorf("%d parameters, %d fields", len(known), typ.NumField())
	}
}

func TestAddress(t *testing.T) {
	f := view.Filter{Q: "a b&c", Type: "ASSAULT", After: "xyz", Limit: 20}
	for _, c := range []struct {
		f      view.Filter
		change []string
		want   string
	}{
		{view.Filter{}, nil, "/events"},
		{f, nil, "/events?q=a+b%26c&type=ASSAULT&after=xyz&limit=20"},
		{f, []string{"type", "COERCE"}, "/events?q=a+b%26c&type=COERCE&limit=20"},
		{f, []string{"type", ""}, "/events?q=a+b%26c&limit=20"},
		{f, []string{"type", "", "q", "", "limit", ""}, "/events"},
		{f, []string{"after", "next"}, "/events?q=a+b%26c&type=ASSAULT&after=next&limit=20"},
		{f, []string{"odd"}, "/events?q=a+b%26c&type=ASSAULT&after=xyz&limit=20"},
	} {
		if got := address("/events", c.f, c.change...); got != c.want {
			t.Errorf("address %q: got %s, want %s", c.change, got, c.want)
		}
	}
}

func FuzzFilter(f *testing.F) {
	f.Add("q=a&type=B&limit=3")
	f.Add("q=%00%ff&q=%zz;;&=&&after=%E2%80%AE")
	f.Fuzz(func(t *testing.T, query string) {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL.RawQuery = query
		got, err := filterOf(r)
		if err != nil {
			if !errors.Is(err, view.ErrAsk) {
				t.Errorf("%q: error %v is nobody's fault", query, err)
			}
			return
		}
		// The address of a filter reads as that filter.
		u, err := url.Parse(address("/", got))
		if err != nil {
			t.Fatalf("%q: %v", query, err)
		}
		again, err := view.ParseFilter(u.Query())
		if err != nil || again != got {
			t.Errorf("%q: %+v, then %+v, %v", query, got, again, err)
		}
	})
}
