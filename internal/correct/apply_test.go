package correct

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad/internal/export"
)

// told is a short form of what a record tells.
func toldBy(r export.Record) string {
	var b strings.Builder
	for _, e := range r.Events {
		fmt.Fprintf(&b, "%s/%s@%d %s", e.Type, e.Mode, e.Trigger.Start, e.Date)
		for _, a := range e.Actors {
			fmt.Fprintf(&b, " %s", a.ID)
		}
		b.WriteString("; ")
	}
	b.WriteString("| ")
	for _, s := range r.Statements {
		within := "-"
		if s.Within != nil {
			within = fmt.Sprint(*s.Within)
		}
		fmt.Fprintf(&b, "%s@%d in %s; ", s.Speaker.ID, s.Content.Start, within)
	}
	return strings.TrimSpace(b.String())
}

func standings(states []State) string {
	out := make([]string, len(states))
	for i, s := range states {
		out[i] = fmt.Sprintf("%s %d", s.Standing, s.Index)
	}
	return strings.Join(out, ", ")
}

const asRead = "ASSAULT/@23  SYR; ASSAULT/@38 2025-09-14 ; | QAT@84 in -; QAT@98 in 0; QAT@126 in -;"

func TestApply(t *testing.T) {
	r := sample(sampleText)
	e, s := r.Events, r.Statements
	visit := func(x *export.Event) { x.Type, x.Mode = "COERCE", "seize" }
	later := eventOf(sampleText, "CONSULT", "الحوار", 0)
	for _, c := range []struct {
		name string
		cs   []Correction
		want string
		how  string
	}{
		{"none", nil, asRead, ""},
		{"change one of two alike", []Correction{changeEvent("1", e[1], visit, "type", "mode")},
			"ASSAULT/@23  SYR; COERCE/seize@38 2025-09-14 ; | QAT@84 in -; QAT@98 in 0; QAT@126 in -;", "holds 1"},
		{"the mode goes with the type", []Correction{changeEvent("1", e[0], visit, "type")},
			"COERCE/seize@23  SYR; ASSAULT/@38 2025-09-14 ; | QAT@84 in -; QAT@98 in 0; QAT@126 in -;", "holds 0"},
		{"other fields of now are left", []Correction{changeEvent("1", e[0], func(x *export.Event) { x.Date, x.Type = "2025", "AID" }, "date")},
			"ASSAULT/@23 2025 SYR; ASSAULT/@38 2025-09-14 ; | QAT@84 in -; QAT@98 in 0; QAT@126 in -;", "holds 0"},
		{"change, then change again", []Correction{changeEvent("1", e[0], visit, "type", "mode"),
			changeEvent("2", Apply(r, []Correction{changeEvent("1", e[0], visit, "type", "mode")}).Events[0], func(x *export.Event) { x.Date = "2025-09" }, "date")},
			"COERCE/seize@23 2025-09 SYR; ASSAULT/@38 2025-09-14 ; | QAT@84 in -; QAT@98 in 0; QAT@126 in -;", "holds 0, holds 0"},
		{"drop an event", []Correction{dropEvent("1", e[0])}, "ASSAULT/@38 2025-09-14 ; | QAT@84 in -; QAT@98 in 0; QAT@126 in -;", "holds -1"},
		{"drop twice", []Correction{dropEvent("1", e[0]), dropEvent("2", e[0])}, "ASSAULT/@38 2025-09-14 ; | QAT@84 in -; QAT@98 in 0; QAT@126 in -;", "holds -1, moot -1"},
		{"drop the outer statement", []Correction{dropStatement("1", s[0])}, "ASSAULT/@23  SYR; ASSAULT/@38 2025-09-14 ; | QAT@98 in -; QAT@126 in -;", "holds -1"},
		{"drop the inner statement", []Correction{dropStatement("1", s[1])}, "ASSAULT/@23  SYR; ASSAULT/@38 2025-09-14 ; | QAT@84 in -; QAT@126 in -;", "holds -1"},
		{"add an event", []Correction{addEvent("1", later)},
			"ASSAULT/@23  SYR; ASSAULT/@38 2025-09-14 ; CONSULT/@142 ; | QAT@84 in -; QAT@98 in 0; QAT@126 in -;", "holds 2"},
		{"add, change and drop it", []Correction{addEvent("1", later), changeEvent("2", later, func(x *export.Event) { x.Date = "2026" }, "date"), dropEvent("3", later)},
			asRead, "moot -1, moot -1, holds -1"},
		{"add and take back; a change of it says nothing", []Correction{addEvent("1", later), changeEvent("2", later, func(x *export.Event) { x.Date = "2026" }, "date"), withdraw("3", "1")},
			asRead, "withdrawn -1, moot -1, holds -1"},
		{"drop, withdrawn", []Correction{dropEvent("1", e[0]), withdraw("2", "1")}, asRead, "withdrawn -1, holds -1"},
		{"a withdrawal cannot be withdrawn", []Correction{dropEvent("1", e[0]), withdraw("2", "1"), withdraw("3", "2")}, asRead, "withdrawn -1, holds -1, moot -1"},
		{"withdrawal of nothing", []Correction{withdraw("1", "7")}, asRead, "moot -1"},
		{"the first of two changes withdrawn", []Correction{changeEvent("1", e[0], visit, "type", "mode"),
			changeEvent("2", Apply(r, []Correction{changeEvent("1", e[0], visit, "type", "mode")}).Events[0], func(x *export.Event) { x.Date = "2025-09" }, "date"), withdraw("3", "1")},
			"ASSAULT/@23 2025-09 SYR; ASSAULT/@38 2025-09-14 ; | QAT@84 in -; QAT@98 in 0; QAT@126 in -;", "withdrawn -1, holds 0, holds -1"},
		{"bounds of a statement move: it holds others no more", []Correction{changeStatement("1", s[0], func(x *export.Statement) { x.Content = quoteOf(sampleText, "الناطق", 0) }, "content")},
			"ASSAULT/@23  SYR; ASSAULT/@38 2025-09-14 ; | QAT@84 in -; QAT@98 in -; QAT@126 in -;", "holds 0"},
		{"a statement around others", []Correction{dropStatement("1", s[0]), addStatement("2", s[0])},
			"ASSAULT/@23  SYR; ASSAULT/@38 2025-09-14 ; | QAT@98 in 2; QAT@126 in -; QAT@84 in -;", "holds -1, holds 2"},
		{"what lacks a body", []Correction{{ID: "1", Action: Change, Kind: Event, Fields: []string{"type"}}, {ID: "2", Action: Add, Kind: Statement, Now: &Body{Event: &later}}, {ID: "3", Action: "other"}},
			asRead, "moot -1, moot -1, holds -1"},
		{"no field that there is", []Correction{changeEvent("1", e[0], visit, "colour")}, asRead, "moot -1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := printed(t, r)
			o := Trace(r, c.cs)
			if got := toldBy(o.Record); got != c.want {
				t.Errorf("tells\n%s, want\n%s", got, c.want)
			}
			if got := standings(o.States); got != c.how {
				t.Errorf("stands %s, want %s", got, c.how)
			}
			if printed(t, r) != before {
				t.Error("what was read has been altered")
			}
			if again := Apply(r, c.cs); printed(t, again) != printed(t, o.Record) {
				t.Error("differs a second time")
			}
		})
	}
}

func TestEvidenceGoesWithItsField(t *testing.T) {
	r := sample(sampleText)
	got := Apply(r, []Correction{changeEvent("1", r.Events[1], func(x *export.Event) { x.Date = ""; x.Evidence = nil }, "date")}).Events[1]
	if len(got.Evidence) != 0 {
		t.Errorf("the reader's evidence of its date stays: %v", got.Evidence)
	}
	got = Apply(r, []Correction{changeEvent("1", r.Events[1], func(x *export.Event) { x.Factuality = "denied" }, "factuality")}).Events[1]
	if len(got.Evidence) != 1 || got.Factuality != "denied" {
		t.Errorf("the evidence of another field: %v", got.Evidence)
	}
}

func TestAddedIsTheEditors(t *testing.T) {
	r := sample(sampleText)
	e := eventOf(sampleText, "CONSULT", "الحوار", 0)
	e.Actors = []export.Arg{argOf(sampleText, "جنود", 0, "SYR", "MIL"), argOf(sampleText, "الناطق", 0, "QAT", "GOV")}
	e.Actors[1].Ref = "e99"
	at := time.Date(2025, 9, 17, 8, 0, 0, 0, time.UTC)
	c := addEvent("01", e)
	c.At = at
	o := Trace(r, []Correction{c})
	got := o.Record.Events[2]
	if got.Rule != "" || got.Confidence != 1 || got.Sentence != 3 {
		t.Errorf("rule %q, confidence %v, sentence %d", got.Rule, got.Confidence, got.Sentence)
	}
	if got.Actors[0].Ref != "e1" || got.Actors[1].Ref != "" {
		t.Errorf("entities %q, %q", got.Actors[0].Ref, got.Actors[1].Ref)
	}
	if w := o.Events[2]; w.Read != -1 || w.By != "سلمى" || !w.At.Equal(at) || !slices.Equal(w.IDs, []string{"01"}) {
		t.Errorf("origin %+v", w)
	}
	if w := o.Events[1]; w.Read != 1 || len(w.IDs) != 0 || w.By != "" {
		t.Errorf("origin of what was read %+v", w)
	}
}

// TestReread applies corrections to what a later reader says.
func TestReread(t *testing.T) {
	r := sample(sampleText)
	e, s := r.Events, r.Statements
	change := changeEvent("1", e[1], func(x *export.Event) { x.Type, x.Mode, x.Date = "COERCE", "seize", "2025-09-07" }, "type", "mode", "date")
	later := eventOf(sampleText, "CONSULT", "الحوار", 0)
	none := 0
	add := addEvent("1", later)
	add.Beside = &none
	for _, c := range []struct {
		name string
		read func(*export.Record)
		cs   []Correction
		want string
		how  string
	}{
		{"the reader learns another field: it is kept", func(r *export.Record) { r.Events[1].Actors[0].ID = "IRQ" }, []Correction{change},
			"ASSAULT/@23  SYR; COERCE/seize@38 2025-09-07 IRQ; | QAT@84 in -; QAT@98 in 0; QAT@126 in -;", "holds 1"},
		{"the records stand in another order", func(r *export.Record) { slices.Reverse(r.Events) }, []Correction{change},
			"COERCE/seize@38 2025-09-07 ; ASSAULT/@23  SYR; | QAT@84 in -; QAT@98 in 0; QAT@126 in -;", "holds 0"},
		{"the reader says another type", func(r *export.Record) { r.Events[1].Type = "PROTEST" }, []Correction{change},
			"ASSAULT/@23  SYR; COERCE/seize@38 2025-09-07 ; | QAT@84 in -; QAT@98 in 0; QAT@126 in -;", "holds 1"},
		{"the reader says the same by now", func(r *export.Record) { r.Events[1] = *change.Now.Event }, []Correction{change},
			"ASSAULT/@23  SYR; COERCE/seize@38 2025-09-07 ; | QAT@84 in -; QAT@98 in 0; QAT@126 in -;", "as-read 1"},
		{"the reader draws the trigger wider", func(r *export.Record) { r.Events[1].Trigger = quoteOf(sampleText, "وقصف", 0) }, []Correction{change},
			"ASSAULT/@23  SYR; COERCE/seize@37 2025-09-07 ; | QAT@84 in -; QAT@98 in 0; QAT@126 in -;", "holds 1"},
		{"a changed record is gone: the editor says that it is there", func(r *export.Record) { r.Events = r.Events[:1] }, []Correction{change},
			"ASSAULT/@23  SYR; COERCE/seize@38 2025-09-07 ; | QAT@84 in -; QAT@98 in 0; QAT@126 in -;", "holds 1"},
		{"a dropped record is gone", func(r *export.Record) { r.Events = r.Events[1:] }, []Correction{dropEvent("1", e[0])},
			"ASSAULT/@38 2025-09-14 ; | QAT@84 in -; QAT@98 in 0; QAT@126 in -;", "moot -1"},
		{"the reader finds an added record", func(r *export.Record) {
			found := later
			found.Date = "2020"
			r.Events = append([]export.Event{found}, r.Events...)
		}, []Correction{add}, "CONSULT/@142 ; ASSAULT/@23  SYR; ASSAULT/@38 2025-09-14 ; | QAT@84 in -; QAT@98 in 0; QAT@126 in -;", "holds 0"},
		{"the reader finds it just so", func(r *export.Record) { r.Events = append(r.Events, later) }, []Correction{add},
			"ASSAULT/@23  SYR; ASSAULT/@38 2025-09-14 ; CONSULT/@142 ; | QAT@84 in -; QAT@98 in 0; QAT@126 in -;", "as-read 2"},
		{"a statement's end is drawn anew", func(r *export.Record) {
			r.Statements[2].Content = quoteOf(sampleText, "سنعود إلى طاولة", 0)
		},
			[]Correction{changeStatement("1", s[2], func(x *export.Statement) { x.Speaker.ID = "OMN" }, "speaker")},
			"ASSAULT/@23  SYR; ASSAULT/@38 2025-09-14 ; | QAT@84 in -; QAT@98 in 0; OMN@126 in -;", "holds 2"},
		{"another statement by the same cue is another", func(r *export.Record) {
			r.Statements[2].Content = quoteOf(sampleText, "الوزير يحذر", 0)
		}, []Correction{dropStatement("1", s[2])}, "ASSAULT/@23  SYR; ASSAULT/@38 2025-09-14 ; | QAT@84 in -; QAT@98 in 0; QAT@0 in -;", "moot -1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			again := sample(sampleText)
			c.read(&again)
			o := Trace(again, c.cs)
			if got := toldBy(o.Record); got != c.want {
				t.Errorf("tells\n%s, want\n%s", got, c.want)
			}
			if got := standings(o.States); got != c.how {
				t.Errorf("stands %s, want %s", got, c.how)
			}
		})
	}
}

// TestTextMoved applies corrections to a text that has come out otherwise.
func TestTextMoved(t *testing.T) {
	r := sample(sampleText)
	longer := "عنوان آخر فوق كل شيء\n" + sampleText
	shift := len([]rune(longer)) - len([]rune(sampleText))
	later := eventOf(sampleText, "CONSULT", "الحوار", 0)
	later.Actors = []export.Arg{argOf(sampleText, "الناطق", 0, "QAT", "GOV"), argOf(sampleText, "جنود", 0, "SYR", "MIL")}
	o := Trace(sample(longer), []Correction{
		changeEvent("1", r.Events[1], func(x *export.Event) { x.Date = "2025-09-07" }, "date"),
		addEvent("2", later),
		dropStatement("3", r.Statements[1]),
	})
	if got, want := standings(o.States), "holds 1, holds 2, holds -1"; got != want {
		t.Errorf("stands %s, want %s", got, want)
	}
	added := o.Record.Events[2]
	if added.Trigger.Start != later.Trigger.Start+shift || *added.Actors[0].Start != *later.Actors[0].Start+shift {
		t.Errorf("added at %d, its actor at %d", added.Trigger.Start, *added.Actors[0].Start)
	}
	if _, _, err := Gold(o.Record); err != nil {
		t.Error(err)
	}
	// Words that are gone from the text: nothing is set that stands nowhere.
	short := strings.SplitAfter(sampleText, "\n")[0]
	o = Trace(sample(short), []Correction{addEvent("1", later), addStatement("2", r.Statements[0])})
	if got := standings(o.States); got != "moot -1, moot -1" {
		t.Errorf("stands %s", got)
	}
}

// TestTwins has one verb that tells of two happenings.
func TestTwins(t *testing.T) {
	r := sample(sampleText)
	second := r.Events[0]
	second.Date = "2025-09-15"
	for _, hint := range []bool{true, false} {
		add := addEvent("1", second)
		if hint {
			add = Complete(add, r, nil)
		}
		o := Trace(r, []Correction{add})
		if got := toldBy(o.Record); !strings.HasPrefix(got, "ASSAULT/@23  SYR; ASSAULT/@38 2025-09-14 ; ASSAULT/@23 2025-09-15 SYR; |") {
			t.Errorf("hint %v: %s", hint, got)
		}
		// Of the two, the change finds the one that the editor saw.
		cs := []Correction{add, changeEvent("2", o.Record.Events[2], func(x *export.Event) { x.Mode = "aerial" }, "mode"),
			changeEvent("3", r.Events[0], func(x *export.Event) { x.Mode = "beat" }, "mode")}
		if got := toldBy(Apply(r, cs)); !strings.HasPrefix(got, "ASSAULT/beat@23  SYR; ASSAULT/@38 2025-09-14 ; ASSAULT/aerial@23 2025-09-15 SYR; |") {
			t.Errorf("hint %v: %s", hint, got)
		}
	}
	// Once the reader finds both, with another day, there are still two.
	add := Complete(addEvent("1", second), r, nil)
	read := sample(sampleText)
	found := read.Events[0]
	found.Date = "2024"
	read.Events = append(read.Events, found)
	if o := Trace(read, []Correction{add}); len(o.Record.Events) != 3 {
		t.Errorf("%d events: %s", len(o.Record.Events), toldBy(o.Record))
	}
}

func TestEqualOnesByOrder(t *testing.T) {
	r := sample(sampleText)
	r.Events = []export.Event{r.Events[0], r.Events[0]}
	mode := func(m string) func(*export.Event) { return func(x *export.Event) { x.Mode = m } }
	cs := []Correction{changeEvent("1", r.Events[0], mode("aerial"), "mode"), changeEvent("2", r.Events[1], mode("beat"), "mode")}
	if got := toldBy(Apply(r, cs)); !strings.HasPrefix(got, "ASSAULT/aerial@23  SYR; ASSAULT/beat@23  SYR; |") {
		t.Error(got)
	}
}

func TestChecked(t *testing.T) {
	r := sample(sampleText)
	checked := Complete(Correction{ID: "2", Report: "r1", Action: Checked, By: "سلمى"}, r, nil)
	bare := Correction{ID: "2", Report: "r1", Action: Checked, By: "سلمى"}
	drop := dropEvent("3", r.Events[0])
	learnt := sample(sampleText)
	learnt.Events[0].Date = "2025"
	renamed := sample(sampleText)
	renamed.Events[0].Rule, renamed.Events[0].Confidence = "events/other", 0.1
	for _, c := range []struct {
		name string
		read export.Record
		cs   []Correction
		want bool
	}{
		{"as it was", r, []Correction{checked}, true},
		{"corrected since", r, []Correction{checked, drop}, false},
		{"corrected since, and withdrawn", r, []Correction{checked, drop, withdraw("4", "3")}, true},
		{"checked after a correction", r, []Correction{drop, Complete(bare, r, []Correction{drop})}, true},
		{"the reader says something else", learnt, []Correction{checked}, false},
		{"by another rule, the same", renamed, []Correction{checked}, true},
		{"withdrawn", r, []Correction{checked, withdraw("3", "2")}, false},
		{"without a digest", r, []Correction{bare}, true},
		{"without a digest, corrected since", r, []Correction{bare, drop}, false},
		{"never", r, []Correction{drop}, false},
	} {
		if got, ok := Trace(c.read, c.cs).CheckedBy(c.cs); ok != c.want || ok && got.By != "سلمى" {
			t.Errorf("%s: %v", c.name, ok)
		}
	}
}
