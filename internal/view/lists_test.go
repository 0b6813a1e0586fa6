package view

import (
	"errors"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/archive"
)

// keys writes lines by their places, in short.
func eventKeys(lines []EventLine) string {
	var out []string
	for _, l := range lines {
		out = append(out, l.Report[:1]+l.Key)
	}
	return strings.Join(out, " ")
}

func statementKeys(lines []StatementLine) string {
	var out []string
	for _, l := range lines {
		out = append(out, l.Report[:1]+l.Key)
	}
	return strings.Join(out, " ")
}

func TestEvents(t *testing.T) {
	d := stocked(t)
	for _, c := range []struct {
		name  string
		f     Filter
		want  string
		total int
	}{
		{"all, newest first", Filter{}, "3e1 3e2 3e3 2e1 1e1 5e1", 6},
		{"oldest first", Filter{Sort: "day", Limit: 2}, "1e1 2e1", 6},
		{"type", Filter{Type: "ASSAULT"}, "3e2 1e1", 2},
		{"two types", Filter{Type: "ACCUSE,AGREE"}, "3e1 5e1", 2},
		{"type and mode", Filter{Type: "ASSAULT", Mode: "aerial"}, "3e2", 1},
		{"actor by id", Filter{Actor: "QAT"}, "3e1 2e1", 2},
		{"actor by name", Filter{Actor: "قطر"}, "3e1 2e1", 2},
		{"actor by a part of a name", Filter{Actor: "قوات"}, "1e1", 1},
		{"recipient", Filter{Recipient: "QAT"}, "3e3", 1},
		{"either side", Filter{Party: "ISR"}, "3e1 3e2", 2},
		{"country", Filter{Country: "YEM"}, "1e1", 1},
		{"place", Filter{Place: "غزة"}, "3e2", 1},
		{"place in English", Filter{Place: "gaza"}, "3e2", 1},
		{"factuality", Filter{Factuality: "planned"}, "5e1", 1},
		{"teller", Filter{Teller: "QAT"}, "3e1 3e2", 2},
		{"unnamed teller", Filter{Teller: "unnamed-source"}, "1e1", 1},
		{"outlet", Filter{Outlet: "المرفأ"}, "2e1 1e1", 2},
		{"not half an outlet", Filter{Outlet: "المرفأ اليوم"}, "", 0},
		{"days", Filter{From: "2025-09-15", To: "2025-09-15"}, "2e1", 1},
		{"speaker of the report", Filter{Speaker: "EGY", Type: "CONSULT"}, "2e1", 1},
		{"words", Filter{Q: "الربط"}, "5e1", 1},
		{"nobody", Filter{Actor: "بلدية الميناء"}, "", 0},
	} {
		p, err := d.Events(t.Context(), c.f)
		if err != nil || eventKeys(p.Items) != c.want || p.Total != c.total || len(p.Problems) > 0 || p.Items == nil || p.Filter != c.f {
			t.Errorf("%s: %q of %d, %v, %v; want %q of %d", c.name, eventKeys(p.Items), p.Total, p.Problems, err, c.want, c.total)
		}
	}
}

func TestEventLine(t *testing.T) {
	p, err := stocked(t).Events(t.Context(), Filter{Type: "CONSULT"})
	if err != nil || len(p.Items) != 1 {
		t.Fatal(p, err)
	}
	l := p.Items[0]
	if l.Title != "وفد قطري في القاهرة" || l.Outlet != "المرفأ" || l.Published != "2025-09-15" || l.Event.Mode != "visit" ||
		l.Sentence != "زار وفد قطري القاهرة يوم الأحد والتقى مسؤولين مصريين." || l.Corrected != "" || l.AsRead != nil {
		t.Errorf("got %+v", l)
	}
}

func TestEventFacets(t *testing.T) {
	d := stocked(t)
	p, err := d.Events(t.Context(), Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for f, want := range map[archive.Facet]string{
		archive.ByType:       "ASSAULT 2, ACCUSE 1, AGREE 1, CONSULT 1, SUPPORT 1",
		archive.ByActor:      "EGY 2, QAT 2, HOUTHIS 1, ISR 1",
		archive.ByRecipient:  "EGY 1, ISR 1, JOR 1, PSE 1, QAT 1, YEM 1",
		archive.ByCountry:    "EGY 1, PSE 1, YEM 1",
		archive.ByFactuality: "occurred 5, planned 1",
	} {
		if got := told(p.Facets[f]); got != want {
			t.Errorf("%s: %s; want %s", f, got, want)
		}
	}
	if l := p.Facets[archive.ByActor][1].Label; l != "Qatar" {
		t.Errorf("QAT is labelled %q", l)
	}
	// What a caller does with counts is its own.
	p.Facets[archive.ByActor][1].Label = "changed"
	if p, err = d.Events(t.Context(), Filter{Limit: 1}); err != nil || p.Facets[archive.ByActor][1].Label != "Qatar" {
		t.Errorf("%+v, %v", p.Facets[archive.ByActor], err)
	}
}

func TestStatements(t *testing.T) {
	d := stocked(t)
	for _, c := range []struct {
		name string
		f    Filter
		want string
	}{
		{"all, newest first", Filter{}, "3s1 3s2 2s1 1s1"},
		{"speaker", Filter{Speaker: "EGY"}, "3s2 2s1"},
		{"speaker by name", Filter{Speaker: "الحداد"}, "2s1"},
		{"the whole of a name", Filter{Person: "سليم الحداد"}, "2s1"},
		{"a part of a name", Filter{Person: "الحداد"}, ""},
		{"class", Filter{Class: "condemn"}, "3s1"},
		{"teller is the speaker too", Filter{Teller: "QAT"}, "3s1"},
		{"of reports with such an event", Filter{Type: "ASSAULT"}, "3s1 3s2 1s1"},
		{"by class", Filter{Sort: "class", Limit: 3}, "3s2 2s1 3s1"},
	} {
		p, err := d.Statements(t.Context(), c.f)
		if err != nil || statementKeys(p.Items) != c.want || len(p.Problems) > 0 || p.Items == nil {
			t.Errorf("%s: %q of %d, %v; want %q", c.name, statementKeys(p.Items), p.Total, err, c.want)
		}
	}
	p, err := d.Statements(t.Context(), Filter{})
	if err != nil || told(p.Facets[archive.ByClass]) != "announce 2, condemn 1, say 1" || told(p.Facets[archive.BySpeaker]) != "EGY 2, QAT 1" || told(p.Facets[archive.ByOutlet]) != "السهل 3, المرفأ 2" {
		t.Errorf("%+v, %v", p.Facets, err)
	}
}

func TestListPages(t *testing.T) {
	d := stocked(t)
	var got []string
	f := Filter{Limit: 4, Sort: "-type"}
	for {
		p, err := d.Events(t.Context(), f)
		if err != nil || p.Total != 6 {
			t.Fatal(p, err)
		}
		got = append(got, eventKeys(p.Items))
		if f.After = p.Next; f.After == "" {
			break
		}
	}
	if s := strings.Join(got, " | "); s != "3e3 2e1 1e1 3e2 | 5e1 3e1" {
		t.Errorf("got %s", s)
	}
}

func TestListFaults(t *testing.T) {
	d := stocked(t)
	for _, f := range []Filter{{Sort: "rank"}, {Sort: "--day"}, {Sort: "speaker"}, {From: "soon"}, {After: "nonsense"}, {Limit: 500}} {
		if p, err := d.Events(t.Context(), f); !errors.Is(err, ErrAsk) {
			t.Errorf("events by %+v: %v, %v", f, p.Items, err)
		}
	}
	for _, f := range []Filter{{Sort: "type"}, {After: "\u00bf"}} {
		if p, err := d.Statements(t.Context(), f); !errors.Is(err, ErrAsk) {
			t.Errorf("statements by %+v: %v, %v", f, p.Items, err)
		}
	}
	p, err := d.Events(t.Context(), Filter{Type: "ATTACK!", Country: "XYZ"})
	if err != nil || len(p.Items) != 0 || p.Total != 0 || len(p.Problems) == 0 || p.Facets == nil {
		t.Errorf("unknown codes: %+v, %v", p, err)
	}
}

func TestEach(t *testing.T) {
	d := stocked(t)
	var events []EventLine
	if err := d.EachEvent(t.Context(), Filter{Limit: 1, Sort: "day"}, func(l EventLine) error { events = append(events, l); return nil }); err != nil || eventKeys(events) != "1e1 2e1 3e1 3e2 3e3 5e1" && len(events) != 6 {
		t.Errorf("%s, %v", eventKeys(events), err)
	}
	var statements []StatementLine
	if err := d.EachStatement(t.Context(), Filter{Speaker: "EGY"}, func(l StatementLine) error { statements = append(statements, l); return nil }); err != nil || statementKeys(statements) != "3s2 2s1" {
		t.Errorf("%s, %v", statementKeys(statements), err)
	}
	var reports []string
	if err := d.EachReport(t.Context(), Filter{Outlet: "السهل"}, func(l ReportLine) error { reports = append(reports, l.Title); return nil }); err != nil || len(reports) != 3 {
		t.Errorf("%q, %v", reports, err)
	}
	enough := errors.New("enough")
	n := 0
	if err := d.EachEvent(t.Context(), Filter{}, func(EventLine) error { n++; return enough }); !errors.Is(err, enough) || n != 1 {
		t.Errorf("after %d: %v", n, err)
	}
	if err := d.EachEvent(t.Context(), Filter{Type: "NONE-SUCH"}, func(EventLine) error { return nil }); !errors.Is(err, ErrAsk) {
		t.Errorf("an unknown type: %v", err)
	}
	if err := d.EachReport(t.Context(), Filter{Sort: "type"}, func(ReportLine) error { return nil }); !errors.Is(err, ErrAsk) {
		t.Errorf("an order that reports have not: %v", err)
	}
}

func TestAlike(t *testing.T) {
	d := idle(t)
	for _, c := range []struct {
		kind string
		f    Filter
		want bool
	}{
		{archive.Events, Filter{}, true},
		{archive.Events, Filter{Type: "ASSAULT", Teller: "QAT", Outlet: "السهل", Q: "قصف -outlet:المرفأ"}, true},
		{archive.Events, Filter{Type: "ASSAULT", Class: "say"}, true},
		{archive.Events, Filter{Class: "say", Teller: "QAT"}, false},
		{archive.Statements, Filter{Class: "say", Teller: "QAT"}, true},
		{archive.Statements, Filter{Type: "ASSAULT", Teller: "QAT"}, false},
		{archive.Events, Filter{Q: "-type:ASSAULT"}, false},
		{archive.Statements, Filter{Q: "-type:ASSAULT"}, true},
		{archive.Statements, Filter{Q: "-teller:QAT"}, false},
	} {
		a, err := d.ask(c.f)
		if err != nil {
			t.Fatal(err)
		}
		if got := alike(c.kind, a.query.Terms); got != c.want {
			t.Errorf("%ss by %+v: %v", c.kind, c.f, got)
		}
	}
}
