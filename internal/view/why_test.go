package view

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
)

// shelfOf is an archive of a few reports that can only be looked at.
type shelfOf struct {
	archive.Archive
	entries []archive.Entry
}

func (s shelfOf) Report(ctx context.Context, id string) (archive.Entry, error) {
	for _, e := range s.entries {
		if e.Record.Document.ID == id {
			return e, ctx.Err()
		}
	}
	return archive.Entry{}, fmt.Errorf("%s: %w", id, archive.ErrNotFound)
}

// example reads an example by the real engine, as the report "m".
func example(t *testing.T, name string) archive.Entry {
	t.Helper()
	d := readingDesk(t, none{}, nil)
	for _, ex := range d.Examples() {
		if ex.Name == name {
			r, err := d.Read(t.Context(), ReadRequest{Text: ex.Text, Published: ex.Published, Outlet: ex.Outlet})
			if err != nil {
				t.Fatal(err)
			}
			r.Record.Document.ID = "m"
			return archive.Entry{Record: r.Record}
		}
	}
	t.Fatalf("no example %s", name)
	return archive.Entry{}
}

func why(t *testing.T, e archive.Entry, key string) Why {
	t.Helper()
	w, err := readingDesk(t, shelfOf{entries: []archive.Entry{e}}, nil).Why(t.Context(), "m", key)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// reason gives the first reason of a field.
func (w Why) reason(field string) Reason {
	for _, r := range w.Reasons {
		if r.Field == field {
			return r
		}
	}
	return Reason{}
}

// met gives the index of the event that the two ministers met.
func met(t *testing.T, r export.Record) int {
	t.Helper()
	i := slices.IndexFunc(r.Events, func(e export.Event) bool { return strings.HasSuffix(e.Trigger.Text, "التقى") })
	if i < 1 {
		t.Fatalf("nobody met: %+v", r.Events)
	}
	return i
}

// TestWhy: each record of a report is explained by a rule that stands in the
// knowledge, and by words that read back.
func TestWhy(t *testing.T) {
	e := example(t, "mediation")
	d := readingDesk(t, shelfOf{entries: []archive.Entry{e}}, nil)
	var keys []string
	for i := range e.Record.Events {
		keys = append(keys, fmt.Sprintf("e%d", i+1))
	}
	for i := range e.Record.Statements {
		keys = append(keys, fmt.Sprintf("s%d", i+1))
	}
	points := []rune(e.Record.Document.Text)
	for _, key := range keys {
		w, err := d.Why(t.Context(), "m", key)
		if err != nil {
			t.Fatal(err)
		}
		at := strings.HasPrefix(w.RuleAt, "knowledge/") || w.Rule == "quotes/headline" // which stands in no table
		if w.Changed || w.Editor != "" || w.Rule == "" || !at || w.Key != key || w.Report != "m" {
			t.Errorf("%+v", w)
		}
		for _, r := range w.Reasons {
			if r.Range != nil && string(points[r.Range.Start:r.Range.End]) != r.Text {
				t.Errorf("%s %s: %q", key, r.Field, r.Text)
			}
		}
		if told := w.reason("told by"); len(told.Chain) == 0 || told.Text != strings.Join(told.Chain, " < ") {
			t.Errorf("%s: %+v", key, told)
		}
	}
	w := why(t, e, fmt.Sprintf("e%d", met(t, e.Record)+1))
	if got := w.reason("actor"); got.Codes != "OMN GOV" || len(got.Source) == 0 || !strings.HasPrefix(got.Source[0], "knowledge/actors/") {
		t.Errorf("%+v", got)
	}
	places := 0
	for _, r := range w.Reasons {
		if r.Field == "place" {
			places++
		}
	}
	if places != 1 {
		t.Errorf("the place is told %d times: %+v", places, w.Reasons)
	}
}

func TestWhyAsk(t *testing.T) {
	d := readingDesk(t, shelfOf{entries: []archive.Entry{example(t, "summit")}}, nil)
	for _, key := range []string{"", "e", "e0", "e-1", "e+1", "e01", "x1", "e1x", "E1", "e99", "s99", "e99999999999999999999", " e1", "e١"} {
		if _, err := d.Why(t.Context(), "m", key); !errors.Is(err, ErrAsk) {
			t.Errorf("%q: %v", key, err)
		}
	}
	if _, err := d.Why(t.Context(), "other", "e1"); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("%v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.Why(ctx, "m", "e1"); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// TestWhyChanged: a record that the knowledge of today does not make, or makes
// otherwise.
func TestWhyChanged(t *testing.T) {
	gone := example(t, "mediation")
	gone.Record.Events[0].Type, gone.Record.Events[0].Rule = "MOBILIZE", "events/mobilize#gone"
	w := why(t, gone, "e1")
	if !w.Changed || w.Rule != "events/mobilize#gone" || w.RuleAt != "" {
		t.Errorf("%+v", w)
	}
	if got := w.reason("words"); got.Range == nil || got.Text != gone.Record.Events[0].Trigger.Text {
		t.Errorf("the kept record's words: %+v", got)
	}
	other := example(t, "mediation")
	i := met(t, other.Record)
	other.Record.Events[i].Actors[0].ID = "EGY"
	if w := why(t, other, fmt.Sprintf("e%d", i+1)); !w.Changed || w.reason("actor").Codes != "OMN GOV" || len(w.reason("actor").Source) == 0 {
		t.Errorf("today's reasons: %+v", w)
	}
	cue := example(t, "mediation")
	cue.Record.Statements[0].Cue.Start++
	if w := why(t, cue, "s1"); !w.Changed {
		t.Errorf("another cue: %+v", w)
	}
}

// TestWhyFault: a fault of our own in reading again does not get out.
func TestWhyFault(t *testing.T) {
	e := example(t, "summit")
	for name, a := range map[string]Analyzer{
		"panics":  analyzerFunc(func(isnad.Report) *isnad.Analysis { panic("nil map") }),
		"nothing": analyzerFunc(func(isnad.Report) *isnad.Analysis { return nil }),
	} {
		w, err := readingDesk(t, shelfOf{entries: []archive.Entry{e}}, a).Why(t.Context(), "m", "e1")
		if err != nil || !w.Changed || w.Rule != e.Record.Events[0].Rule || w.reason("words").Text == "" {
			t.Errorf("%s: %+v, %v", name, w, err)
		}
	}
	d := over(t, shelfOf{entries: []archive.Entry{e}}) // without an engine
	if w, err := d.Why(t.Context(), "m", "s1"); err != nil || w.Changed || w.reason("content").Text == "" {
		t.Errorf("%+v, %v", w, err)
	}
}

// TestWhyCorrected: a record that an editor changed has the reasons of the
// reader's; one that an editor added has none but its words.
func TestWhyCorrected(t *testing.T) {
	e := example(t, "mediation")
	read := e.Record
	i := met(t, read)
	changed, dropped, added := read.Events[i], read.Events[0], read.Events[0]
	changed.Factuality = "planned"
	added.Type, added.Trigger = "REJECT", read.Statements[0].Cue.Quote
	e.Corrections = []correct.Correction{
		{ID: "1", Action: correct.Drop, Kind: correct.Event, Was: &correct.Body{Event: &dropped}, By: "amina", At: time.Unix(1, 0)},
		{ID: "2", Action: correct.Change, Kind: correct.Event, Fields: []string{"factuality"}, Was: &correct.Body{Event: &read.Events[i]},
			Now: &correct.Body{Event: &changed}, By: "badr", At: time.Unix(2, 0)},
		{ID: "3", Action: correct.Add, Kind: correct.Event, Now: &correct.Body{Event: &added}, By: "amina", At: time.Unix(3, 0)},
	}
	e.AsRead, e.Record = &read, correct.Apply(read, e.Corrections)
	last := len(e.Record.Events)
	if last != len(read.Events) || e.Record.Events[i-1].Factuality != "planned" || e.Record.Events[last-1].Type != "REJECT" {
		t.Fatalf("corrections did not apply: %+v", e.Record.Events)
	}
	if w := why(t, e, fmt.Sprintf("e%d", i)); w.Editor != "badr" || w.Changed || w.Rule != read.Events[i].Rule || len(w.reason("actor").Source) == 0 {
		t.Errorf("changed: %+v", w)
	}
	w := why(t, e, fmt.Sprintf("e%d", last))
	if w.Editor != "amina" || w.Changed || w.Rule != "" || w.reason("words").Text != read.Statements[0].Cue.Text {
		t.Errorf("added: %+v", w)
	}
	if slices.ContainsFunc(w.Reasons, func(r Reason) bool { return r.Field == "rule" || r.Field == "confidence" }) {
		t.Errorf("an editor's record has no rule: %+v", w.Reasons)
	}
	if w := why(t, e, "e1"); w.Editor != "" || w.Changed || w.Rule != read.Events[1].Rule {
		t.Errorf("untouched: %+v", w)
	}
	if w := why(t, e, "s1"); w.Editor != "" || w.Changed {
		t.Errorf("untouched statement: %+v", w)
	}
}

// TestInferred: a field that no words carry has no range, and one of which
// nothing is known is left out, unless it may be inferred.
func TestInferred(t *testing.T) {
	var w Why
	w.take([]export.Reason{{Field: "rule"}, {Field: "speaker"}, {Field: "cue"}, {Field: "actor", Text: "x", Carried: true}})
	if len(w.Reasons) != 2 || w.Reasons[0].Field != "speaker" || w.Reasons[0].Range != nil || !w.Reasons[1].Carried {
		t.Errorf("%+v", w.Reasons)
	}
}
