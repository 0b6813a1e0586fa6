package view

import (
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/said"
)

// Bounds of a filter.
const (
	longestValue = 1000 // code points of a field
	MostLines    = 200  // of a page
)

// field is a field of a filter that holds text.
type field struct {
	name string
	of   *string
	many bool // several values may stand in it, parted by commas
}

// fields gives those of a filter; what is written to them is the filter's.
func (f *Filter) fields() []field {
	return []field{
		{"q", &f.Q, false}, {"type", &f.Type, true}, {"mode", &f.Mode, true}, {"actor", &f.Actor, true}, {"recipient", &f.Recipient, true},
		{"party", &f.Party, true}, {"country", &f.Country, true}, {"place", &f.Place, false}, {"factuality", &f.Factuality, true},
		{"speaker", &f.Speaker, true}, {"person", &f.Person, false}, {"class", &f.Class, true}, {"teller", &f.Teller, true},
		{"outlet", &f.Outlet, false}, {"language", &f.Language, true}, {"from", &f.From, false}, {"to", &f.To, false},
		{"sort", &f.Sort, false}, {"after", &f.After, false},
	}
}

// ParseFilter reads a filter from the parameters of an address. Parameters
// that it does not know are left to others; a field given several times holds
// all its values, where it can. Errors wrap ErrAsk.
func ParseFilter(q url.Values) (Filter, error) {
	var f Filter
	for _, x := range f.fields() {
		values := given(q[x.name])
		if len(values) > 1 && !x.many {
			return Filter{}, askError("%s: give one value, not %d", said.Field(x.name), len(values))
		}
		*x.of = strings.Join(values, ",")
	}
	if values := given(q["limit"]); len(values) > 0 {
		n, err := strconv.Atoi(digits(values[0]))
		if err != nil || n < 1 || len(values) > 1 {
			return Filter{}, askError("limit: a number from 1 to %d", MostLines)
		}
		f.Limit = n
	}
	return f, f.check()
}

// given gives values without spaces around them, the empty and those that
// stand twice left out.
func given(values []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" && !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

// check proves that a filter can be worked with at all.
func (f *Filter) check() error {
	for _, x := range f.fields() {
		switch v := *x.of; {
		case !utf8.ValidString(v) || strings.ContainsRune(v, 0):
			return askError("%s: this is no text in UTF-8", said.Field(x.name))
		case utf8.RuneCountInString(v) > longestValue:
			return askError("%s: at most %d characters", said.Field(x.name), longestValue)
		}
	}
	if f.Limit < 0 || f.Limit > MostLines {
		return askError("limit: a number from 1 to %d; for all lines take the list as CSV or JSON lines", MostLines)
	}
	return nil
}

// Values writes a filter as parameters of an address, those that are set.
func (f Filter) Values() url.Values {
	q := url.Values{}
	for _, x := range f.fields() {
		if *x.of != "" {
			q.Set(x.name, *x.of)
		}
	}
	if f.Limit > 0 {
		q.Set("limit", strconv.Itoa(f.Limit))
	}
	return q
}

// narrows tells whether a filter leaves anything out.
func (f Filter) narrows() bool {
	f.Sort, f.After, f.Limit = "", "", 0
	return f != Filter{}
}
