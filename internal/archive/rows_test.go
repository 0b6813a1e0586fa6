package archive

import (
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/export"
)

// Names are noted as they are written where they first stand, each once.
func TestRowsNames(t *testing.T) {
	lat, lon, none := export.Decimal(33.8938), export.Decimal(35.5018), export.Decimal(math.NaN())
	r := export.Record{
		Document: export.Document{Outlet: "Sea-Times"},
		Entities: []export.Entity{{Ref: "e1", Name: "قَطر", NameEn: "Qatar"}, {Ref: "e2", NameEn: "North Star"}},
		Events: []export.Event{
			{Actors: []export.Arg{{Ref: "e1", Text: "الدوحة"}, {Text: "Fishermen"}}, Recipients: []export.Arg{{Ref: "e2"}, {Text: "fishermen"}},
				Place: &export.Place{Text: "بيروت", NameEn: "Beirut", Country: "LBN", Lat: &lat}, AssertedBy: []string{"AL-BAHR", OutletLink}},
			{Place: &export.Place{Text: "بيروت", NameEn: "beirut", Country: "LBN", Lat: &lat, Lon: &lon}},
			{Place: &export.Place{NameEn: "Nowhere", Lat: &none, Lon: &lon}},
			{Place: &export.Place{Country: "QAT"}},
		},
		Statements: []export.Statement{{Speaker: export.Speaker{Name: "Salem", Text: "he"}}, {Speaker: export.Speaker{Text: "sea-times"}}},
	}
	rows := RowsOf(&r)
	want := []NameRow{
		{"sea times", "Sea-Times", ""}, {"بيروت beirut", "بيروت", "Beirut"}, {"قطر qatar", "قَطر", "Qatar"}, {"fishermen", "Fishermen", ""},
		{"north star", "North Star", "North Star"}, {"al bahr", "AL-BAHR", ""}, {"nowhere", "Nowhere", "Nowhere"}, {"salem he", "Salem", ""},
	}
	if !reflect.DeepEqual(rows.Names, want) {
		t.Errorf("names %+v, want %+v", rows.Names, want)
	}
	x, y := 33.8938, 35.5018
	places := []PlaceRow{
		{Name: "بيروت beirut", Country: "LBN", Written: "بيروت", English: "Beirut", Lat: &x, Lon: &y},
		{Name: "nowhere", Written: "Nowhere", English: "Nowhere"},
	}
	if !reflect.DeepEqual(rows.Places, places) {
		t.Errorf("places %+v, want %+v", rows.Places, places)
	}
	if at := places[0].Location(); at.Name != "بيروت" || at.Country != "LBN" || *at.Lat != x {
		t.Errorf("a location: %+v", at)
	}
}

func TestCheckUser(t *testing.T) {
	for _, good := range []string{"s", "سلمى", "O'Hara", "a b", strings.Repeat("س", 64)} {
		if err := CheckUser(good); err != nil {
			t.Errorf("%q: %v", good, err)
		}
	}
	for _, bad := range []string{"", "\x00", "a\tb", "\u0085", "\xff", strings.Repeat("a", 65)} {
		if err := CheckUser(bad); !errors.Is(err, ErrUser) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestEntryRead(t *testing.T) {
	e := Entry{Record: export.Record{Schema: "shown"}}
	if e.Read().Schema != "shown" {
		t.Error("an entry without corrections is as it was read")
	}
	e.AsRead = &export.Record{Schema: "read"}
	if e.Read().Schema != "read" {
		t.Error("a corrected entry is not as it was read")
	}
}
