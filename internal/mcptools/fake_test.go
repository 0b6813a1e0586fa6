package mcptools

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/view"
)

// sampleText is our own.
const sampleText = "الدوحة تستضيف جولة جديدة من المحادثات\nأعلنت قطر أن وفدي البلدين سيلتقيان في الدوحة يوم الأحد.\nقصف مجهولون جسرا شمال المدينة."

// fakeDesk answers from one report, and remembers what it was asked.
type fakeDesk struct {
	mu     sync.Mutex
	asked  view.Filter
	read   view.ReadRequest
	err    error // of all answers
	wait   bool  // until the caller gives up
	waits  chan struct{}
	panics bool
}

func quoteIn(text, s string) export.Quote {
	i := utf8.RuneCountInString(text[:strings.Index(text, s)])
	return export.Quote{Range: export.Range{Start: i, End: i + utf8.RuneCountInString(s)}, Text: s}
}

func argIn(text, s, id, sector string) export.Arg {
	a := export.Arg{Text: s, ID: id, Sector: sector}
	q := quoteIn(text, s)
	a.Start, a.End = &q.Start, &q.End
	return a
}

func sampleRecord() export.Record {
	speaker := export.Speaker{Text: "قطر", Name: "قطر", ID: "QAT", Sector: "GOV"}
	q := quoteIn(sampleText, "قطر")
	speaker.Start, speaker.End = &q.Start, &q.End
	where := &export.Place{Text: "الدوحة", NameEn: "Doha", Country: "QAT"}
	return export.Record{
		Schema:    export.Schema,
		Document:  export.Document{ID: "r1", Outlet: "الضفة", Title: "الدوحة تستضيف جولة جديدة من المحادثات", Published: "2025-09-16", Language: "ar", Text: sampleText},
		Sentences: []export.Range{{Start: 0, End: 37}, {Start: 38, End: 97}, {Start: 98, End: utf8.RuneCountInString(sampleText)}},
		Statements: []export.Statement{{Speaker: speaker, Cue: export.Cue{Quote: quoteIn(sampleText, "أعلنت"), Lemma: "أعلن", Class: "announce"},
			Content: quoteIn(sampleText, "وفدي البلدين سيلتقيان في الدوحة يوم الأحد"), Kind: "indirect", AssertedBy: []string{"outlet"}}},
		Events: []export.Event{
			{Type: "CONSULT", Mode: "visit", Contexts: []string{}, Trigger: quoteIn(sampleText, "سيلتقيان"), Actors: []export.Arg{argIn(sampleText, "قطر", "QAT", "GOV")},
				Recipients: []export.Arg{}, Date: "2025-09-21", Place: where, Factuality: "planned", AssertedBy: []string{"QAT", "outlet"}, Sentence: 1},
			{Type: "ASSAULT", Contexts: []string{}, Trigger: quoteIn(sampleText, "قصف"), Actors: []export.Arg{argIn(sampleText, "مجهولون", "", "UAF")},
				Recipients: []export.Arg{}, Factuality: "occurred", Killed: export.Count{N: 3, Known: true}, Injured: export.Count{Vague: "dozens", Known: true},
				AssertedBy: []string{"outlet"}, Sentence: 2}},
		Warnings: []export.Warning{{Code: "unclosed-quote", Text: "a mark\nis not closed"}},
	}
}

func (d *fakeDesk) answer(ctx context.Context, f view.Filter) error {
	d.mu.Lock()
	d.asked = f
	d.mu.Unlock()
	switch {
	case d.panics:
		panic("a fault of the desk's")
	case d.wait:
		close(d.waits)
		<-ctx.Done()
		return fmt.Errorf("archive: %w", ctx.Err())
	}
	return d.err
}

func (d *fakeDesk) Search(ctx context.Context, f view.Filter) (view.Page[view.ReportLine], error) {
	l := view.ReportLine{ID: "r1", Title: "الدوحة تستضيف جولة جديدة من المحادثات", Outlet: "الضفة", Published: "2025-09-16", Statements: 1, Events: 2,
		Passage: "أعلنت قطر\nأن وفدي البلدين"}
	return view.Page[view.ReportLine]{Items: []view.ReportLine{l}, Total: 12, Next: "cursor",
		Problems: []view.Problem{{Field: "actor", Value: "أطلانطس", Text: "nobody goes by this name"}}}, d.answer(ctx, f)
}

func (d *fakeDesk) Events(ctx context.Context, f view.Filter) (view.Page[view.EventLine], error) {
	r := sampleRecord()
	l := view.EventLine{Key: "e1", Report: "r1", Title: r.Document.Title, Outlet: "الضفة", Published: "2025-09-16",
		Sentence: "أعلنت قطر أن وفدي البلدين سيلتقيان في الدوحة يوم الأحد.", Event: r.Events[0], Corrected: "سلمى"}
	return view.Page[view.EventLine]{Items: []view.EventLine{l}, Total: 1}, d.answer(ctx, f)
}

func (d *fakeDesk) Statements(ctx context.Context, f view.Filter) (view.Page[view.StatementLine], error) {
	r := sampleRecord()
	l := view.StatementLine{Key: "s1", Report: "r1", Title: r.Document.Title, Outlet: "الضفة", Published: "2025-09-16", Statement: r.Statements[0]}
	return view.Page[view.StatementLine]{Items: []view.StatementLine{l}, Total: 1}, d.answer(ctx, f)
}

func (d *fakeDesk) Report(ctx context.Context, id string) (view.Report, error) {
	if err := d.answer(ctx, view.Filter{}); err != nil {
		return view.Report{}, err
	}
	if id != "r1" {
		return view.Report{}, fmt.Errorf("report %q: %w", id, archive.ErrNotFound)
	}
	read := sampleRecord()
	mode := sampleRecord().Events[0]
	mode.Mode = "host"
	cs := []correct.Correction{
		{ID: "01", Report: "r1", Action: correct.Change, Kind: correct.Event, Fields: []string{"mode"}, Was: &correct.Body{Event: &read.Events[0]},
			Now: &correct.Body{Event: &mode}, By: "سلمى", Note: "the host\nis Qatar", At: time.Date(2025, 9, 17, 8, 0, 0, 0, time.UTC)},
		{ID: "02", Report: "r1", Action: correct.Drop, Kind: correct.Event, Was: &correct.Body{Event: &read.Events[1]}, By: "سلمى"}}
	return view.Report{Record: correct.Apply(read, cs), AsRead: &read, Corrections: cs, Kept: true}, nil
}

func (d *fakeDesk) Read(ctx context.Context, q view.ReadRequest) (view.Report, error) {
	d.mu.Lock()
	d.read = q
	d.mu.Unlock()
	r := sampleRecord()
	r.Document.ID = "made of the content"
	return view.Report{Record: r}, d.answer(ctx, view.Filter{})
}

func (d *fakeDesk) Actor(ctx context.Context, id string, f view.Filter) (view.Actor, error) {
	if err := d.answer(ctx, f); err != nil {
		return view.Actor{}, err
	}
	if id != "QAT" {
		return view.Actor{}, fmt.Errorf("actor %q: %w", id, archive.ErrNotFound)
	}
	many := make([]archive.Count, 300)
	for i := range many {
		many[i] = archive.Count{Value: fmt.Sprintf("v%d", i), N: 300 - i}
	}
	events, _ := d.Events(ctx, f)
	statements, _ := d.Statements(ctx, f)
	return view.Actor{ID: id, Name: "قطر", NameEn: "Qatar", Known: true, Did: many, DidTypes: many, Events: events.Items, Statements: statements.Items,
		Offices: []view.Term{{Name: "سالم الوهمي", NameEn: "Salem al-Wahmi", Role: "minister", From: "2024"}}}, nil
}

func (d *fakeDesk) Why(ctx context.Context, id, key string) (view.Why, error) {
	if key != "e1" {
		return view.Why{}, fmt.Errorf("%w: report %s has no record %q: its records are e1 and s1", view.ErrAsk, id, key)
	}
	return view.Why{Report: id, Key: key, Rule: "events/consult#meet", RuleAt: "knowledge/events/consult.rules:12", Changed: true,
		Reasons: []view.Reason{{Field: "actor", Text: "قطر", Range: &export.Range{Start: 44, End: 47}, Codes: "QAT GOV", Source: []string{"knowledge/actors/states.tsv:12"}},
			{Field: "date", Text: "يوم الأحد"}}}, d.answer(ctx, view.Filter{})
}

func (d *fakeDesk) Label(id, _ string) string {
	if id == "QAT" {
		return "Qatar"
	}
	return id
}

func (d *fakeDesk) Choices() view.Choices {
	return view.Choices{Types: []view.TypeChoice{{Type: "CONSULT", Modes: []string{"host", "visit"}}, {Type: "AGREE"}}}
}
