package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/isnad-news/isnad/internal/said"
	"github.com/isnad-news/isnad/internal/view"
)

const (
	longestField = 2000 // bytes of one line that a form sends
	mostListed   = 1000 // values of a list of counts
)

// field is one field of a filter, by the name that it has in addresses.
type field struct {
	name  string
	value *string
}

// fields are those of a filter, limit apart, in the order of addresses.
func fields(f *view.Filter) []field {
	return []field{
		{"q", &f.Q}, {"type", &f.Type}, {"mode", &f.Mode}, {"actor", &f.Actor}, {"recipient", &f.Recipient},
		{"party", &f.Party}, {"country", &f.Country}, {"place", &f.Place}, {"factuality", &f.Factuality},
		{"speaker", &f.Speaker}, {"person", &f.Person}, {"class", &f.Class}, {"teller", &f.Teller},
		{"outlet", &f.Outlet}, {"language", &f.Language}, {"from", &f.From}, {"to", &f.To},
		{"sort", &f.Sort}, {"after", &f.After},
	}
}

// filterOf reads a filter from the query of an address. Errors wrap view.ErrAsk.
func filterOf(r *http.Request) (view.Filter, error) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return view.Filter{}, said.Wrapf(view.ErrAsk, "the part of the address behind the question mark cannot be read")
	}
	return view.ParseFilter(query)
}

// address is path with a filter in the query. change are names and values in
// turns: a value sets a field, an empty one takes it out. The cursor is left
// out when anything changes.
func address(path string, f view.Filter, change ...string) string {
	changes := map[string]string{}
	for i := 0; i+1 < len(change); i += 2 {
		changes[change[i]] = change[i+1]
	}
	if _, ok := changes["after"]; len(changes) > 0 && !ok {
		changes["after"] = ""
	}
	var out []string
	put := func(name, value string) {
		if set, ok := changes[name]; ok {
			value = set
		}
		if value != "" {
			out = append(out, name+"="+url.QueryEscape(value))
		}
	}
	for _, p := range fields(&f) {
		put(p.name, *p.value)
	}
	limit := ""
	if f.Limit > 0 {
		limit = strconv.Itoa(f.Limit)
	}
	put("limit", limit)
	if len(out) == 0 {
		return path
	}
	return path + "?" + strings.Join(out, "&")
}
