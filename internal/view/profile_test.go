package view

import (
	"errors"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
)

func TestActor(t *testing.T) {
	d := stocked(t)
	a, err := d.Actor(t.Context(), "QAT", Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if a.Name != "قطر" || a.NameEn != "Qatar" || !a.Known || a.Country != "QAT" {
		t.Errorf("named %q, %q, %v, %q", a.Name, a.NameEn, a.Known, a.Country)
	}
	for what, c := range map[string][2]string{
		"did":           {told(a.Did), "2025-09 2"},
		"suffered":      {told(a.Suffered), "2025-09 1"},
		"said":          {told(a.Said), "2025-09 1"},
		"types":         {told(a.DidTypes), "ACCUSE 1, CONSULT 1"},
		"suffered type": {told(a.SuffTypes), "SUPPORT 1"},
		"classes":       {told(a.SaidTypes), "condemn 1"},
		"to":            {told(a.To), "EGY 1, ISR 1"},
		"from":          {told(a.From), "EGY 1"},
		"tellers":       {told(a.Tellers), "EGY 2, QAT 1"},
		"events":        {eventKeys(a.Events), "3e1 3e3 2e1"},
		"statements":    {statementKeys(a.Statements), "3s1"},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: %s; want %s", what, c[0], c[1])
		}
	}
	if a.To[0].Label != "Egypt" || len(a.Speakers) != 1 || len(a.Offices) == 0 {
		t.Errorf("labels %+v, speakers %+v, %d offices", a.To, a.Speakers, len(a.Offices))
	}
	for i := 1; i < len(a.Offices); i++ {
		if a.Offices[i-1].From < a.Offices[i].From {
			t.Errorf("%v stands before %v", a.Offices[i-1], a.Offices[i])
		}
	}
}

func TestActorNarrowed(t *testing.T) {
	a, err := stocked(t).Actor(t.Context(), "QAT", Filter{To: "2025-09-15"})
	if err != nil || eventKeys(a.Events) != "2e1" || len(a.Statements) != 0 || told(a.To) != "EGY 1" || a.Suffered == nil {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestActorUnknown(t *testing.T) {
	e := report(t, "7777777777777777", "المرفأ", "2025-01-01", true, []string{"نادي المنارة", "زار نادي المنارة مصر."}, func(d *draft) {
		d.event("CONSULT", "visit", "زار", d.side("LIGHTHOUSE-CLUB", "نادي المنارة"), d.side("EGY", "مصر"), nil)
	})
	d := over(t, filled(t, e))
	a, err := d.Actor(t.Context(), "LIGHTHOUSE-CLUB", Filter{})
	if err != nil || a.Known || a.Name != "LIGHTHOUSE-CLUB" || eventKeys(a.Events) != "7e1" {
		t.Errorf("known to the archive alone: %+v, %v", a, err)
	}
	if a, err = d.Actor(t.Context(), "LIGHTHOUSE-CLUB", Filter{From: "2026"}); err != nil || len(a.Events) != 0 {
		t.Errorf("narrowed down to nothing: %+v, %v", a, err)
	}
	for _, f := range []Filter{{}, {From: "2024"}} {
		if _, err := d.Actor(t.Context(), "NOBODY", f); !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("nobody, by %+v: %v", f, err)
		}
	}
	if a, err := d.Actor(t.Context(), "FJI", Filter{}); err != nil || !a.Known || len(a.Events) != 0 {
		t.Errorf("known to the knowledge alone: %+v, %v", a, err)
	}
	if _, err := d.Actor(t.Context(), "QAT", Filter{Type: "NONE"}); !errors.Is(err, ErrAsk) {
		t.Errorf("a filter not understood: %v", err)
	}
}

func TestPerson(t *testing.T) {
	d := stocked(t)
	x, err := d.Person(t.Context(), archive.Normal("سليم الحدّاد"), Filter{})
	if err != nil || x.Name != "سليم الحداد" || x.Total != 1 || statementKeys(x.Statements) != "2s1" || x.Next != "" ||
		told(x.Said) != "2025-09 1" || told(x.Classes) != "announce 1" || told(x.Actors) != "EGY 1" || told(x.Outlets) != "المرفأ 1" || len(x.Terms) != 0 {
		t.Errorf("%+v, %v", x, err)
	}
	// The key is what the count by person gives.
	people, err := d.Most(t.Context(), Filter{Speaker: "EGY", Outlet: "السهل"}, archive.ByPerson, 5)
	if err != nil || len(people) != 1 {
		t.Fatal(people, err)
	}
	x, err = d.Person(t.Context(), people[0].Value, Filter{})
	if err != nil || x.NameEn != "Badr Abdelatty" || statementKeys(x.Statements) != "3s2" || len(x.Terms) == 0 || x.Key != people[0].Value {
		t.Errorf("of the knowledge: %+v, %v", x, err)
	}
	for _, key := range []string{"ليس هنا أحد", "", "؟"} {
		if _, err := d.Person(t.Context(), key, Filter{}); !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("%q: %v", key, err)
		}
	}
}

func TestPersonPages(t *testing.T) {
	var all []archive.Entry
	for _, id := range []string{"8888888888888881", "8888888888888882", "8888888888888883"} {
		all = append(all, report(t, id, "السهل", "2025-03-0"+id[15:], true, []string{"تصريح " + id, "قال سليم الحداد إن العمل مستمر."}, func(d *draft) {
			d.says("EGY", "سليم الحداد", "سليم الحداد", "", "قال", "say", "العمل مستمر")
		}))
	}
	d := over(t, filled(t, all...))
	x, err := d.Person(t.Context(), "سليم الحداد", Filter{Limit: 2})
	if err != nil || x.Total != 3 || len(x.Statements) != 2 || x.Next == "" {
		t.Fatalf("%+v, %v", x, err)
	}
	x, err = d.Person(t.Context(), "سليم الحداد", Filter{Limit: 2, After: x.Next})
	if err != nil || len(x.Statements) != 1 || x.Next != "" || x.Statements[0].Published != "2025-03-01" {
		t.Errorf("%+v, %v", x, err)
	}
}

func TestPlace(t *testing.T) {
	d := stocked(t)
	x, err := d.Place(t.Context(), "YEM", "", Filter{})
	if err != nil || x.NameEn != "Yemen" || x.Total != 1 || eventKeys(x.Events) != "1e1" || told(x.Places) != archive.Normal("تعز Taiz")+" 1" ||
		told(x.Types) != "ASSAULT 1" || told(x.Actors) != "HOUTHIS 1" || told(x.Months) != "2025-09 1" || told(x.Tellers) != "unnamed-source 1" {
		t.Fatalf("a state: %+v, %v", x, err)
	}
	p := x.Places[0]
	if p.Place == nil || p.Place.Country != "YEM" {
		t.Fatalf("a place without its location: %+v", p)
	}
	x, err = d.Place(t.Context(), p.Place.Country, p.Value, Filter{})
	if err != nil || x.Name != "تعز" || x.NameEn != "Taiz" || x.Lat == nil || *x.Lat != 13.58 || x.Total != 1 || x.Key != p.Value || len(x.Places) != 0 {
		t.Errorf("a place: %+v, %v", x, err)
	}
	if x, err := d.Place(t.Context(), "fji", "", Filter{}); err != nil || x.NameEn != "Fiji" || x.Total != 0 || x.Events == nil {
		t.Errorf("a state that nothing is told of: %+v, %v", x, err)
	}
	for _, c := range [][2]string{{"YEM", "مدينة لا وجود لها"}, {"XXX", ""}, {"", ""}, {"EGY", p.Value}, {"YEM", "؟"}} {
		if _, err := d.Place(t.Context(), c[0], c[1], Filter{}); !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("%q: %v", c, err)
		}
	}
}

func TestOutlet(t *testing.T) {
	d := stocked(t)
	x, err := d.Outlet(t.Context(), "السهل", Filter{})
	if err != nil || x.Name != "السهل" || x.Reports != 3 || titles(x.Latest) != "4 3 5" || told(x.Days) != "2025-09-16 1, 2025-10-02 1" ||
		told(x.Speakers) != "EGY 1, QAT 1" || told(x.Actors) != "EGY 2, ISR 1, QAT 1" || len(x.People) != 1 || len(x.Tellers) != 2 || len(x.Types) != 4 {
		t.Errorf("%+v, %v", x, err)
	}
	if x, err := d.Outlet(t.Context(), "السهل", Filter{From: "2030"}); err != nil || x.Reports != 0 {
		t.Errorf("narrowed down to nothing: %+v, %v", x, err)
	}
	for _, name := range []string{"الجبل", "", "؟", "السهل اليوم"} {
		if _, err := d.Outlet(t.Context(), name, Filter{}); !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestHome(t *testing.T) {
	d := stocked(t)
	h, err := d.Home(t.Context(), Filter{})
	if err != nil || h.Stats.Reports != 5 || h.Stats.Events != 6 || len(h.Latest) != 5 || len(h.Days) != 4 || told(h.Actors) != "EGY 2, QAT 2, HOUTHIS 1, ISR 1" ||
		len(h.Types) != 5 || len(h.People) != 3 {
		t.Errorf("%+v, %v", h, err)
	}
	// What a caller does with counts is its own.
	h.Actors[0].Label = "changed"
	if h, err = d.Home(t.Context(), Filter{}); err != nil || h.Actors[0].Label != "Egypt" {
		t.Errorf("%+v, %v", h.Actors, err)
	}
	// What comes in is seen at once.
	if _, err := d.o.Archive.Put(t.Context(), []archive.Entry{report(t, "9999999999999999", "المرفأ", "2025-01-01", true, []string{"خبر جديد"}, nil)}); err != nil {
		t.Fatal(err)
	}
	if h, err = d.Home(t.Context(), Filter{}); err != nil || h.Stats.Reports != 6 || len(h.Latest) != 6 {
		t.Errorf("after one more: %d reports, %d lines, %v", h.Stats.Reports, len(h.Latest), err)
	}
	if h, err = d.Home(t.Context(), Filter{Outlet: "السهل"}); err != nil || h.Stats.Reports != 6 || len(h.Latest) != 3 {
		t.Errorf("narrowed down: %d reports, %d lines, %v", h.Stats.Reports, len(h.Latest), err)
	}
}

func TestMost(t *testing.T) {
	d := stocked(t)
	got, err := d.Most(t.Context(), Filter{}, archive.ByActor, 2)
	if err != nil || told(got) != "EGY 2, QAT 2" || got[1].Label != "Qatar" {
		t.Errorf("%+v, %v", got, err)
	}
	for _, c := range []struct {
		f   Filter
		by  archive.Facet
		top int
	}{{Filter{}, "colour", 5}, {Filter{}, archive.ByDay, 0}, {Filter{}, archive.ByDay, mostTop + 1}, {Filter{Mode: "none-such"}, archive.ByDay, 5}} {
		if _, err := d.Most(t.Context(), c.f, c.by, c.top); !errors.Is(err, ErrAsk) {
			t.Errorf("%+v: %v", c, err)
		}
	}
}
