package archive

import (
	"errors"
	"strings"
	"testing"
)

func TestCursorRoundTrip(t *testing.T) {
	for _, c := range []Cursor{
		{Kind: Events, Order: "-day", Value: "2025-09-16", Published: "2025-09-17", Report: "r1", N: 3},
		{Kind: Statements, Order: OrderSpeaker, Value: "قال 'x' \"y\"", Report: "r'1"},
		{Kind: Events, Order: OrderType, Value: "ASSAULT", More: "firearms", Report: "r1"},
		{Kind: Events, Order: OrderCountry, Report: "r1"},
	} {
		got, err := ParseCursor(c.String(), c.Kind, c.Order)
		if err != nil || got != c {
			t.Errorf("%+v became %+v, %v", c, got, err)
		}
	}
}

func TestParseCursorRefuses(t *testing.T) {
	good := Cursor{Kind: Events, Order: OrderType, Value: "AID", Report: "r1"}
	for what, s := range map[string]string{
		"nothing": "", "nonsense": "!!", "no JSON": "bm9uZQ", "JSON of another kind": "WzFd", "half": good.String()[:9],
		"another order": Cursor{Kind: Events, Order: OrderDay, Report: "r1"}.String(), "another kind": Cursor{Kind: Statements, Order: OrderType, Report: "r1"}.String(),
		"no report": Cursor{Kind: Events, Order: OrderType}.String(), "a negative place": Cursor{Kind: Events, Order: OrderType, Report: "r1", N: -1}.String(),
		"NUL": Cursor{Kind: Events, Order: OrderType, Report: "r1", Value: "\x00"}.String(), "endless": strings.Repeat("A", mostCursor+1),
	} {
		if c, err := ParseCursor(s, Events, OrderType); !errors.Is(err, ErrCursor) || !strings.Contains(err.Error(), "first page") {
			t.Errorf("%s: %+v, %v", what, c, err)
		}
	}
}

func TestListingStart(t *testing.T) {
	for _, c := range []struct {
		l          Listing
		by         Order
		descending bool
		limit      int
		want       error
	}{
		{Listing{Kind: Events}, OrderPublished, true, 1, nil},
		{Listing{Kind: Statements, Order: OrderSpeaker, Limit: 50}, OrderSpeaker, false, 50, nil},
		{Listing{Kind: Events, Order: "-type", Limit: 5000}, OrderType, true, 1000, nil},
		{Listing{Kind: Events, Order: OrderSpeaker}, "", false, 0, ErrOrder},
		{Listing{Kind: Events, Order: "-"}, "", false, 0, ErrOrder},
		{Listing{Kind: "word"}, "", false, 0, ErrOrder},
		{Listing{Kind: Events, After: "x"}, "", false, 0, ErrCursor},
	} {
		l := c.l
		by, descending, _, err := l.Start()
		if by != c.by || descending != c.descending || !errors.Is(err, c.want) || c.want == nil && l.Limit != c.limit {
			t.Errorf("%+v: %q, %v, limit %d, %v", c.l, by, descending, l.Limit, err)
		}
	}
}

// FuzzParseCursor: whatever comes, it is a cursor that reads back, or told to be
// none.
func FuzzParseCursor(f *testing.F) {
	for _, s := range []string{"", "!!", "bm9uZQ", Cursor{Kind: Events, Order: OrderDay, Value: "2025", Report: "r", N: 1}.String(), "eyJrIjoiZXZlbnQiLCJvIjoiZGF5IiwiciI6IngiLCJuIjoxZTN9"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ParseCursor(s, Events, OrderDay)
		if err != nil {
			if !errors.Is(err, ErrCursor) || c != (Cursor{}) && c.Report != "" && err == nil {
				t.Errorf("%q: %v", s, err)
			}
			return
		}
		if again, err := ParseCursor(c.String(), Events, OrderDay); err != nil || again != c {
			t.Errorf("%q: %+v became %+v, %v", s, c, again, err)
		}
	})
}
