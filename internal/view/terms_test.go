package view

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
)

// values makes a term of ids.
func ids(f archive.Field, ids ...string) archive.Term {
	t := archive.Term{Field: f}
	for _, id := range ids {
		t.Values = append(t.Values, archive.Value{ID: id})
	}
	return t
}

func one(f archive.Field, v archive.Value) archive.Term {
	return archive.Term{Field: f, Values: []archive.Value{v}}
}

func TestAsk(t *testing.T) {
	d := idle(t)
	for _, c := range []struct {
		name string
		f    Filter
		want []archive.Term
	}{
		{"nothing", Filter{}, nil},
		{"codes", Filter{Type: "ASSAULT, coerce", Mode: "aerial", Factuality: "occurred", Class: "deny", Language: "ar"}, []archive.Term{
			ids(archive.Type, "ASSAULT", "COERCE"), ids(archive.Mode, "aerial"), ids(archive.Factuality, "occurred"), ids(archive.Class, "deny"), ids(archive.Language, "ar")}},
		{"names of codes", Filter{Type: "هجوم،اتفاق"}, []archive.Term{ids(archive.Type, "ASSAULT", "AGREE")}},
		{"ids", Filter{Actor: "QAT", Recipient: "EGY,ISR", Party: "HEZBOLLAH"}, []archive.Term{
			ids(archive.Actor, "QAT"), ids(archive.Recipient, "EGY", "ISR"), ids(archive.Party, "HEZBOLLAH")}},
		{"names of states and groups", Filter{Actor: "دولة قطر", Speaker: "Egypt", Teller: "رويترز"}, []archive.Term{
			ids(archive.Actor, "QAT"), ids(archive.Speaker, "EGY"), ids(archive.Teller, "REUTERS")}},
		{"names of others", Filter{Actor: "بلدية الميناء", Teller: "unnamed-source"}, []archive.Term{
			one(archive.Actor, archive.Value{Name: archive.Normal("بلدية الميناء"), Written: "بلدية الميناء"}),
			one(archive.Teller, archive.Value{Name: "unnamed source", Written: "unnamed-source"})}},
		{"an id and names", Filter{Actor: "QAT,مصر,بلدية الميناء"}, []archive.Term{{Field: archive.Actor, Values: []archive.Value{
			{ID: "QAT"}, {ID: "EGY"}, {Name: archive.Normal("بلدية الميناء"), Written: "بلدية الميناء"}}}}},
		{"states", Filter{Country: "yem,قطر"}, []archive.Term{ids(archive.Place, "YEM", "QAT")}},
		{"a place", Filter{Place: "تعز"}, []archive.Term{one(archive.Place, archive.Value{Name: archive.Normal("تعز"), Written: "تعز"})}},
		{"a place that is a state", Filter{Place: "قطر"}, []archive.Term{one(archive.Place, archive.Value{ID: "QAT", Name: archive.Normal("قطر"), Written: "قطر"})}},
		{"whole names", Filter{Person: "سليم الحدّاد", Outlet: "المرفأ"}, []archive.Term{
			one(archive.Speaker, archive.Value{Name: archive.Normal("سليم الحداد"), Exact: true}),
			one(archive.Outlet, archive.Value{Name: archive.Normal("المرفأ"), Exact: true})}},
		{"a name that the knowledge has", Filter{Person: "بدر عبد العاطي"}, []archive.Term{{Field: archive.Speaker, Values: []archive.Value{
			{Name: archive.Normal("بدر عبد العاطي"), Exact: true}, {Name: archive.Normal("بدر عبد العاطي Badr Abdelatty"), Exact: true}}}}},
		{"a name as archives keep it", Filter{Person: "بدر عبد العاطي Badr Abdelatty"}, []archive.Term{
			one(archive.Speaker, archive.Value{Name: archive.Normal("بدر عبد العاطي Badr Abdelatty"), Exact: true})}},
		{"days", Filter{From: "2025-09", To: "٢٠٢٥-٠٩-١٦"}, []archive.Term{one(archive.Published, archive.Value{From: "2025-09-01", To: "2025-09-16"})}},
		{"open end", Filter{From: "2024"}, []archive.Term{one(archive.Published, archive.Value{From: "2024-01-01"})}},
		{"open begin", Filter{To: "2024-02"}, []archive.Term{one(archive.Published, archive.Value{To: "2024-02-29"})}},
		{"a search", Filter{Q: "type:ASSAULT speaker:QAT"}, []archive.Term{ids(archive.Type, "ASSAULT"), ids(archive.Speaker, "QAT")}},
		{"a name like a field", Filter{Actor: `x" type:ASSAULT "`}, []archive.Term{
			one(archive.Actor, archive.Value{Name: "x type assault", Written: `x" type:ASSAULT "`})}},
	} {
		a, err := d.ask(c.f)
		if err != nil || a.lost != nil || len(a.problems) > 0 {
			t.Errorf("%s: %v, %+v", c.name, err, a)
			continue
		}
		if !reflect.DeepEqual(a.query.Terms, c.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", c.name, a.query.Terms, c.want)
		}
	}
}

func TestAskWords(t *testing.T) {
	a, err := idle(t).ask(Filter{Q: "قصف"})
	if err != nil || len(a.query.Terms) != 1 {
		t.Fatal(a, err)
	}
	w := a.query.Terms[0].Values[0].Words
	if a.query.Terms[0].Field != archive.Text || w == nil || !slices.Equal(w.Forms, []string{"قصف"}) || len(w.Lemmas) == 0 {
		t.Errorf("got %+v", a.query.Terms[0])
	}
}

func TestAskProblems(t *testing.T) {
	d := idle(t)
	for _, c := range []struct {
		name  string
		f     Filter
		field string
		text  string // part of the message
		lost  bool
	}{
		{"unknown type", Filter{Type: "ASSAUL"}, "type", "ASSAULT", true},
		{"one unknown among known", Filter{Type: "ASSAULT,NONSENSE"}, "type", "is not known", true},
		{"unknown mode", Filter{Mode: "areal"}, "mode", "aerial", true},
		{"injected field", Filter{Type: "ASSAULT actor:QAT"}, "type", "is not known", true},
		{"unknown state", Filter{Country: "QTA"}, "country", "QAT (Qatar)", true},
		{"unknown actor", Filter{Actor: "QATT"}, "actor", "QAT", false},
		{"no letter", Filter{Actor: "؟!"}, "actor", "no letter or digit", true},
		{"no letter in an outlet", Filter{Outlet: "-"}, "outlet", "no letter or digit", true},
		{"only commas", Filter{Type: " ,،"}, "type", "nothing here but commas", true},
		{"star", Filter{Speaker: "سل*"}, "speaker", "star", true},
		{"a search that is broken", Filter{Q: `"هجوم`}, "q", "never closed", true},
		{"a search that is doubtful", Filter{Q: "قصف أو هجوم"}, "q", "OR", false},
	} {
		a, err := d.ask(c.f)
		if err != nil || len(a.problems) == 0 {
			t.Errorf("%s: %v, %+v", c.name, err, a)
			continue
		}
		p := a.problems[0]
		if p.Field != c.field || !strings.Contains(p.Text, c.text) || p.Value == "" || (a.lost != nil) != c.lost {
			t.Errorf("%s: %+v, lost %v", c.name, p, a.lost)
		}
		if _, err := d.all(c.f); (err != nil) != c.lost || err != nil && !errors.Is(err, ErrAsk) {
			t.Errorf("%s: where nobody sees problems: %v", c.name, err)
		}
	}
}

func TestAskFaults(t *testing.T) {
	d := idle(t)
	for _, c := range []struct {
		f    Filter
		want string
	}{
		{Filter{From: "yesterday"}, `from: "yesterday" is no date`},
		{Filter{To: "2025-13"}, `to: "2025-13" is no date`},
		{Filter{From: "2025-10", To: "2025-09"}, "ends before it begins"},
		{Filter{Limit: 201}, "limit: a number"},
		{Filter{Limit: -1}, "limit: a number"},
		{Filter{Q: "\xff"}, "q: this is no text"},
	} {
		if _, err := d.ask(c.f); !errors.Is(err, ErrAsk) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v", c.f, err)
		}
	}
}

// FuzzAsk: whatever a filter holds, terms or a clear error come of it.
func FuzzAsk(f *testing.F) {
	d := idle(f)
	for _, s := range []string{"", "QAT", "قطر", `a"b»c”d`, "type:ASSAULT", "-x", "2025-W37", "9999", "a|b", ",،", "OR", "\u202eabc", "1٫٢"} {
		f.Add(s, s, s)
	}
	f.Fuzz(func(t *testing.T, q, name, day string) {
		for _, x := range []Filter{{Q: q}, {Type: name, Actor: name, Teller: name}, {Country: name, Place: name, Person: name, Outlet: name}, {From: day, To: day}} {
			a, err := d.ask(x)
			switch {
			case err != nil && !errors.Is(err, ErrAsk):
				t.Fatalf("%+v: %v", x, err)
			case err != nil || a.lost != nil:
				continue
			case x.Q == "" && x.narrows() && len(a.query.Terms) == 0:
				t.Fatalf("%+v is passed over in silence", x)
			}
			for _, term := range a.query.Terms {
				if len(term.Values) == 0 {
					t.Fatalf("%+v asks for none of nothing: %+v", x, term)
				}
			}
		}
	})
}
