package archivetest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
)

// Reports come in the order in which they are asked for, without Raw.
func testReports(t *testing.T, a archive.Archive) {
	all := Entries(0, 510)
	put(t, a, all...)
	ask := append(ids(all), "none", "'", "\x00", "\xff", all[3].Record.Document.ID)
	slices.Reverse(ask)
	got, err := a.Reports(t.Context(), ask)
	if err != nil || len(got) != len(all)+1 {
		t.Fatalf("Reports: %d, %v", len(got), err)
	}
	want := append(slices.Clone(all), all[3])
	slices.Reverse(want)
	for i := range want {
		same(t, "Reports", got[i], bare(want[i]))
	}
	if got, err := a.Reports(t.Context(), nil); err != nil || len(got) > 0 {
		t.Errorf("Reports of nothing: %d, %v", len(got), err)
	}
}

func exactly(t archive.Term) archive.Term {
	for i := range t.Values {
		t.Values[i].Exact = true
	}
	return t
}

// An exact name is the whole of one.
func testExact(t *testing.T, a archive.Archive) {
	x := arg("", "army of the north")
	long := strings.TrimSpace(strings.Repeat("long ", 700))
	one := records("one", []export.Event{event("ASSAULT", "", x, arg("", "army"))}, statement("", "Salem Nour", "say"))
	one.Record.Events[0].Place, one.Record.Document.Outlet = &export.Place{Text: "West Bay"}, "News of the Sea"
	two := records("two", []export.Event{event("ASSAULT", "", arg("", "army"), arg("", long))}, statement("", "Salem", "say", "AL-BAHR"))
	two.Record.Events[0].Place, two.Record.Document.Outlet = &export.Place{Text: "West"}, "News"
	put(t, a, one, two)
	for _, c := range []struct {
		term archive.Term
		want []string
	}{
		{exactly(named(archive.Actor, "army")), []string{"two"}},
		{exactly(named(archive.Actor, "army of the north")), []string{"one"}},
		{exactly(named(archive.Actor, "army of")), nil},
		{exactly(named(archive.Party, "army")), []string{"one", "two"}},
		{exactly(named(archive.Recipient, long)), []string{"two"}},
		{exactly(named(archive.Recipient, long+" x")), nil},
		{exactly(named(archive.Speaker, "salem")), []string{"two"}},
		{exactly(named(archive.Speaker, "salem nour", "nobody")), []string{"one"}},
		{exactly(named(archive.Place, "west")), []string{"two"}},
		{exactly(named(archive.Outlet, "news")), []string{"two"}},
		{not(exactly(named(archive.Outlet, "news"))), []string{"one"}},
		{exactly(named(archive.Teller, "al bahr")), []string{"two"}},
		{exactly(named(archive.Teller, "bahr")), nil},
		{exactly(named(archive.Actor, "")), nil},
		{exactly(is(archive.Actor, "")), nil},
	} {
		finds(t, a, show(archive.Query{Terms: []archive.Term{c.term}}), c.want, c.term)
	}
}

// Names and places are shown as they were written first; where a place lies is
// known from whoever told it first.
func testWritten(t *testing.T, a archive.Archive) {
	person := func(id, name, english string) archive.Entry {
		e := records(id, nil, statement("", "", "say"))
		e.Record.Entities = []export.Entity{{Ref: "e1", Name: name, NameEn: english}}
		e.Record.Statements[0].Speaker.Ref = "e1"
		return e
	}
	put(t, a, person("1", "Al-Ansari", "Majed"), person("2", "AL ANSARI", "majed"), person("3", "al-ansari", "Majed"), person("4", "Other", ""))
	at := func(id, name, english, country string, lat, lon float64) archive.Entry {
		e := records(id, []export.Event{event("AID", "", arg("", ""), arg("", ""))})
		e.Record.Events[0].Place = &export.Place{Text: name, NameEn: english, Country: country}
		if lat != 0 {
			x, y := export.Decimal(lat), export.Decimal(lon)
			e.Record.Events[0].Place.Lat, e.Record.Events[0].Place.Lon = &x, &y
		}
		return e
	}
	put(t, a, at("5", "Tripoli", "Tarabulus", "LBY", 0, 0), at("6", "tripoli", "tarabulus", "LBY", 32.9, 13.2), at("7", "TRIPOLI", "tarabulus", "LBY", 1, 1),
		at("8", "tripoli", "tarabulus", "LBN", 34.4, 35.8))
	r := search(t, a, archive.Query{Facets: []archive.Facet{archive.ByPerson, archive.ByPlace}})
	lat, lon, lat2, lon2 := 32.9, 13.2, 34.4, 35.8
	counts(t, "people", r.Facets[archive.ByPerson], []archive.Count{
		{Value: "al ansari majed", Label: "Al-Ansari", LabelEn: "Majed", N: 3}, {Value: "other", Label: "Other", N: 1}})
	counts(t, "places", r.Facets[archive.ByPlace], []archive.Count{
		{Value: "tripoli tarabulus", Label: "Tripoli", LabelEn: "Tarabulus", N: 3,
			Place: &archive.Location{Name: "Tripoli", NameEn: "Tarabulus", Country: "LBY", Lat: &lat, Lon: &lon}},
		{Value: "tripoli tarabulus", Label: "tripoli", LabelEn: "tarabulus", N: 1,
			Place: &archive.Location{Name: "tripoli", NameEn: "tarabulus", Country: "LBN", Lat: &lat2, Lon: &lon2}}})
}

// The generation differs after each change of what is shown, and only then.
func testGeneration(t *testing.T, a archive.Archive) {
	seen := map[string]string{}
	state := func(after string, changed bool) {
		t.Helper()
		g, err := a.Generation(t.Context())
		if err != nil || g == "" {
			t.Fatalf("Generation: %q, %v", g, err)
		}
		if before, known := seen[g]; known == changed {
			t.Errorf("after %s: %q, known since %s: %v", after, g, before, known)
		}
		seen[g] = after
	}
	done := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	ctx, e := t.Context(), Entries(0, 3)
	id := e[0].Record.Document.ID
	state("its making", true)
	put(t, a, e...)
	state("Put", true)
	_, err := a.Put(ctx, e)
	done(err)
	state("Put of what is there", false)
	done(a.Replace(ctx, e[:1]))
	state("Replace", true)
	done(a.Fail(ctx, []archive.Failure{{Source: "x"}, {Source: e[0].Source}}))
	state("Fail", true)
	done(a.Forget(ctx, []string{"none"}))
	state("Forget of nothing", false)
	done(a.Forget(ctx, []string{"x"}))
	state("Forget", true)
	_, err = a.Put(ctx, e)
	done(err)
	state("Put of what had failed", true)
	done(a.Correct(ctx, correct.Correction{ID: "1", Report: id, Action: correct.Checked}))
	state("Correct", true)
	done(a.Correct(ctx, correct.Correction{ID: "1", Report: id, Action: correct.Checked}))
	state("Correct once more", false)
	search(t, a, archive.Query{Limit: 9, Facets: archive.AllFacets()})
	state("Search", false)
	if err := a.Replace(ctx, Entries(4, 5)); !errors.Is(err, archive.ErrNotFound) {
		t.Error(err)
	}
	state("a Replace that failed", false)
}

// Users are made, listed by name, given other passwords and taken out.
func testUsers(t *testing.T, a archive.Archive) {
	ctx, made := t.Context(), time.Date(2025, 9, 16, 12, 0, 0, 1000, time.UTC)
	names := []string{"salma", "\u0633\u0644\u0645\u0649", "O'Hara \"x\"", strings.Repeat("\u0633", 64), "a b", "zoe"}
	for i, n := range names {
		if err := a.PutUser(ctx, archive.User{Name: n, Password: "hash " + n, Made: made.Add(time.Duration(i) * time.Hour)}); err != nil {
			t.Fatalf("PutUser(%q): %v", n, err)
		}
	}
	if err := a.PutUser(ctx, archive.User{Name: "zoe", Password: "other", Made: made.AddDate(1, 0, 0)}); err != nil {
		t.Fatal(err)
	}
	if u, err := a.User(ctx, "zoe"); err != nil || u.Password != "other" || !u.Made.Equal(made.Add(5*time.Hour)) {
		t.Errorf("another password: %+v, %v", u, err)
	}
	users(t, a, names)
	for _, bad := range []string{"", "a\nb", "\x00", "\x7f", "a\u0085", "\xff", strings.Repeat("س", 65)} {
		if err := a.PutUser(ctx, archive.User{Name: bad}); !errors.Is(err, archive.ErrUser) {
			t.Errorf("PutUser(%q): %v", bad, err)
		}
	}
	for _, none := range []string{"", "nobody", "'", "\x00", "\xff", "SALMA"} {
		if u, err := a.User(ctx, none); !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("User(%q): %+v, %v", none, u, err)
		}
		if err := a.DropUser(ctx, none); !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("DropUser(%q): %v", none, err)
		}
	}
	for len(names) > 0 {
		if err := a.DropUser(ctx, names[0]); err != nil {
			t.Errorf("DropUser(%q): %v", names[0], err)
		}
		names = names[1:]
		users(t, a, names)
	}
}

func users(t *testing.T, a archive.Archive, want []string) {
	t.Helper()
	all, err := a.Users(context.Background())
	var got []string
	for _, u := range all {
		got = append(got, u.Name)
		if one, err := a.User(t.Context(), u.Name); err != nil || one != u || u.Password == "" {
			t.Errorf("User(%q): %+v, %v, want %+v", u.Name, one, err, u)
		}
	}
	want = slices.Sorted(slices.Values(want))
	if err != nil || !slices.Equal(list(got), list(want)) {
		t.Errorf("Users: %q, %v, want %q", got, err, want)
	}
}
