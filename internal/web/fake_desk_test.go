package web

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/view"
)

// Home implements Desk.
func (d *fakeDesk) Home(context.Context, view.Filter) (view.Home, error) {
	if d.Empty {
		return view.Home{}, d.Fail
	}
	fs := d.facets()
	return view.Home{Stats: archive.Stats{Reports: 21685, Statements: 43210, Events: 1234, Failed: 2, First: "2025-09-14", Last: "2025-09-16", Undated: 1, Outlets: fs[archive.ByOutlet]},
		Latest: []view.ReportLine{d.reportLine("0a1b2c"), d.reportLine("3d4e5f")}, Days: fs[archive.ByDay], Actors: fs[archive.ByActor], Types: fs[archive.ByType], People: fs[archive.ByPerson]}, d.Fail
}

// Search implements Desk.
func (d *fakeDesk) Search(_ context.Context, f view.Filter) (view.Page[view.ReportLine], error) {
	return fakePage(d, f, []view.ReportLine{d.reportLine("0a1b2c"), d.reportLine("3d4e5f")})
}

// Events implements Desk.
func (d *fakeDesk) Events(_ context.Context, f view.Filter) (view.Page[view.EventLine], error) {
	return fakePage(d, f, append(d.events("0a1b2c"), d.events("3d4e5f")...))
}

// Statements implements Desk.
func (d *fakeDesk) Statements(_ context.Context, f view.Filter) (view.Page[view.StatementLine], error) {
	return fakePage(d, f, append(d.statements("0a1b2c"), d.statements("3d4e5f")...))
}

func each[T any](d *fakeDesk, f view.Filter, lines func(id string) []T, do func(T) error) error {
	d.Asked = append(d.Asked, f)
	if d.Fail != nil {
		return d.Fail
	}
	for _, id := range ids() {
		for _, l := range lines(id) {
			if err := do(l); err != nil {
				return err
			}
		}
	}
	return nil
}

// EachReport implements Desk.
func (d *fakeDesk) EachReport(_ context.Context, f view.Filter, do func(view.ReportLine) error) error {
	return each(d, f, func(id string) []view.ReportLine { return []view.ReportLine{d.reportLine(id)} }, do)
}

// EachEvent implements Desk.
func (d *fakeDesk) EachEvent(_ context.Context, f view.Filter, do func(view.EventLine) error) error {
	return each(d, f, d.events, do)
}

// EachStatement implements Desk.
func (d *fakeDesk) EachStatement(_ context.Context, f view.Filter, do func(view.StatementLine) error) error {
	return each(d, f, d.statements, do)
}

// Most implements Desk.
func (d *fakeDesk) Most(_ context.Context, f view.Filter, by archive.Facet, top int) ([]archive.Count, error) {
	d.Asked = append(d.Asked, f)
	if d.Empty {
		return nil, d.Fail
	}
	counts := d.facets()[by]
	return counts[:min(top, len(counts))], d.Fail
}

// Actor implements Desk.
func (d *fakeDesk) Actor(_ context.Context, id string, _ view.Filter) (view.Actor, error) {
	if id == "NONE" {
		return view.Actor{}, fmt.Errorf("%s: %w", id, archive.ErrNotFound)
	}
	fs := d.facets()
	return view.Actor{ID: id, Name: d.text("قطر"), NameEn: d.text("Qatar"), Known: true, Country: "QAT", Did: fs[archive.ByMonth], Suffered: fs[archive.ByMonth], Said: fs[archive.ByStatement],
		DidTypes: fs[archive.ByType], SuffTypes: fs[archive.ByType], SaidTypes: fs[archive.ByClass], To: fs[archive.ByRecipient], From: fs[archive.ByActor],
		Speakers: fs[archive.ByPerson], Tellers: fs[archive.ByTeller], Events: d.events("0a1b2c"), Statements: d.statements("0a1b2c"), Offices: d.terms()}, d.Fail
}

func (d *fakeDesk) terms() []view.Term {
	return []view.Term{{Name: d.text("سالم الكعبي"), NameEn: "Salem Al Kaabi", Sector: "GOV", Role: "foreign minister", From: "2023-03", To: ""},
		{Name: "ناصر المري", NameEn: "Nasser Al Marri", Sector: "GOV", Role: "foreign minister", From: "2016", To: "2023-03-07"}}
}

// Person implements Desk.
func (d *fakeDesk) Person(_ context.Context, key string, f view.Filter) (view.Person, error) {
	if key == "none" {
		return view.Person{}, archive.ErrNotFound
	}
	fs := d.facets()
	return view.Person{Name: d.text("سالم الكعبي"), NameEn: "Salem Al Kaabi", Key: key, Terms: d.terms(), Said: fs[archive.ByStatement], Classes: fs[archive.ByClass],
		Actors: fs[archive.BySpeaker], Outlets: fs[archive.ByOutlet], Statements: d.statements("0a1b2c"), Total: 2, Next: next1(f)}, d.Fail
}

func next1(f view.Filter) string {
	if f.After == "" {
		return "zyx=9&"
	}
	return ""
}

// Place implements Desk.
func (d *fakeDesk) Place(_ context.Context, country, key string, _ view.Filter) (view.Place, error) {
	if country == "NON" {
		return view.Place{}, archive.ErrNotFound
	}
	fs := d.facets()
	p := view.Place{Location: *fs[archive.ByPlace][0].Place, Key: key, Months: fs[archive.ByMonth], Types: fs[archive.ByType], Actors: fs[archive.ByActor],
		Places: fs[archive.ByPlace], Events: d.events("0a1b2c"), Total: 3, Tellers: fs[archive.ByTeller]}
	if key == "" {
		p.Name, p.NameEn = "قطر", "Qatar"
	}
	return p, d.Fail
}

// Outlet implements Desk.
func (d *fakeDesk) Outlet(_ context.Context, name string, _ view.Filter) (view.Outlet, error) {
	if name == "none" {
		return view.Outlet{}, archive.ErrNotFound
	}
	fs := d.facets()
	return view.Outlet{Name: name, Reports: 5, Days: fs[archive.ByDay], Tellers: fs[archive.ByTeller], Speakers: fs[archive.BySpeaker], People: fs[archive.ByPerson],
		Types: fs[archive.ByType], Actors: fs[archive.ByActor], Latest: []view.ReportLine{d.reportLine("0a1b2c")}}, d.Fail
}

// Report implements Desk.
func (d *fakeDesk) Report(_ context.Context, id string) (view.Report, error) {
	if !slices.Contains(ids(), id) {
		return view.Report{}, fmt.Errorf("report %s: %w", id, archive.ErrNotFound)
	}
	rec := d.fakeRecord(id)
	rep := view.Report{Record: rec, Source: d.text("reports/a.txt"), Media: "text/plain", Gathered: fakeNow, Reader: "isnad test", Kept: true,
		Corrections: slices.DeleteFunc(slices.Clone(d.Kept), func(c correct.Correction) bool { return c.Report != id })}
	if len(rep.Corrections) > 0 {
		was := d.fakeRecord(id)
		rep.AsRead = &was
	}
	rep.Entry = archive.Entry{Record: rec, Source: rep.Source, Media: rep.Media, Gathered: fakeNow, Reader: rep.Reader, Corrections: rep.Corrections, AsRead: rep.AsRead}
	return rep, d.Fail
}

// Why implements Desk.
func (d *fakeDesk) Why(_ context.Context, report, key string) (view.Why, error) {
	if !slices.Contains(ids(), report) || !slices.Contains([]string{"e1", "e2", "e3", "s1", "s2"}, key) {
		return view.Why{}, fmt.Errorf("%s#%s: %w", report, key, archive.ErrNotFound)
	}
	verb := at("تستضيف", 0).Range
	return view.Why{Report: report, Key: key, Rule: "consult.host", RuleAt: "knowledge/events/consult.rules:12",
		Reasons: []view.Reason{{Field: "rule", Text: "consult.host"}, {Field: "words", Text: "تستضيف", Range: &verb},
			{Field: "actor", Text: d.text("قطر"), Codes: "QAT GOV", Source: []string{"knowledge/actors/states.tsv:12"}}, {Field: "confidence", Text: "0.82"}}}, d.Fail
}

// Read implements Desk.
func (d *fakeDesk) Read(_ context.Context, r view.ReadRequest) (view.Report, error) {
	if strings.TrimSpace(r.Text) == "" {
		return view.Report{}, fmt.Errorf("%w: no text was sent", view.ErrAsk)
	}
	rec := d.fakeRecord("read")
	if r.Title != "" {
		rec.Document.Title = r.Title
	}
	return view.Report{Record: rec, Reader: "isnad test"}, d.Fail
}

// Examples implements Desk.
func (d *fakeDesk) Examples() []view.Example {
	return []view.Example{{Name: "summit", Title: d.text("قمة في الدوحة"), Published: "2025-09-15", Text: fakeText}}
}

// Coverage implements Desk.
func (d *fakeDesk) Coverage(context.Context) (view.Coverage, error) {
	if d.Empty {
		return view.Coverage{}, d.Fail
	}
	kinds := []string{"word", "name", "quote", "time", "side", "warning"}
	c := view.Coverage{Ready: true, At: fakeNow, Reports: 500, Words: 123456, Totals: map[string]int{}, Gaps: map[string][]view.Gap{}}
	for _, k := range kinds {
		c.Totals[k] = 7
		c.Gaps[k] = []view.Gap{{Kind: k, Value: d.text("كلمة"), N: 7, Report: "0a1b2c", Text: d.text("جملة فيها كلمة لا تُعرف.")}}
	}
	return c, d.Fail
}

// Correct implements Desk.
func (d *fakeDesk) Correct(_ context.Context, c correct.Correction) (correct.Correction, error) {
	if d.Fail != nil {
		return c, d.Fail
	}
	c.ID, c.At = fmt.Sprintf("01J8Z0000000000000000000%02d", len(d.Kept)), fakeNow
	d.Kept = append(d.Kept, c)
	return c, nil
}

// Label implements Desk.
func (d *fakeDesk) Label(id, language string) string {
	names := map[string][2]string{"QAT": {"قطر", "Qatar"}, "EGY": {"مصر", "Egypt"}, "TUR": {"تركيا", "Turkey"}, "ISR": {"إسرائيل", "Israel"}, "LBN": {"لبنان", "Lebanon"}}
	name, ok := names[id]
	switch {
	case !ok:
		return id
	case language == "ar":
		return name[0]
	}
	return name[1]
}

// Choices implements Desk.
func (d *fakeDesk) Choices() view.Choices {
	return view.Choices{Types: []view.TypeChoice{{Type: "CONSULT", Modes: []string{"visit", "host"}}, {Type: "ASSAULT", Modes: []string{"aerial", "heavy-weapons"}}},
		Sectors: []string{"GOV", "MIL", "CVL"}, Classes: []string{"say", "claim"}, Kinds: []string{"direct", "indirect", "mixed"},
		Factualities: []string{"occurred", "ongoing", "planned", "called-for", "possible", "denied"}, Contexts: []string{"military", "diplomatic"}}
}
