package view

import (
	"errors"
	"testing"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
)

func TestReport(t *testing.T) {
	d := stocked(t)
	r, err := d.Report(t.Context(), visiting)
	if err != nil || r.Record.Document.ID != visiting || !r.Kept || r.Media != "text/plain" || r.Reader != "test" || r.Source == "" || r.Gathered.IsZero() ||
		len(r.Corrections) != 0 || r.Corrections == nil || r.AsRead != nil {
		t.Errorf("%+v, %v", r, err)
	}
	if _, err := d.Report(t.Context(), "0000000000000000"); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("none: %v", err)
	}
}

// retyped is a correction that gives the first event of a report another type.
func retyped(t *testing.T, d *Desk, id, typ string) correct.Correction {
	t.Helper()
	r, err := d.Report(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	was, now := r.Record.Events[0], r.Record.Events[0]
	now.Type, now.Mode = typ, ""
	return correct.Correction{Report: id, Action: correct.Change, Kind: correct.Event, Fields: []string{"type", "mode"},
		Was: &correct.Body{Event: &was}, Now: &correct.Body{Event: &now}, By: "salma"}
}

func TestCorrect(t *testing.T) {
	d := stocked(t)
	at := time.Date(2025, 11, 1, 8, 0, 0, 0, time.UTC)
	d.o.Now = func() time.Time { return at }
	before, err := d.Events(t.Context(), Filter{Type: "CONSULT"})
	if err != nil || len(before.Items) != 1 {
		t.Fatal(before, err)
	}
	c, err := d.Correct(t.Context(), retyped(t, d, visiting, "COOPERATE"))
	if err != nil || len(c.ID) != 26 || !c.At.Equal(at) {
		t.Fatalf("%+v, %v", c, err)
	}
	r, err := d.Report(t.Context(), visiting)
	if err != nil || len(r.Corrections) != 1 || r.Record.Events[0].Type != "COOPERATE" || r.AsRead == nil || r.AsRead.Events[0].Type != "CONSULT" {
		t.Errorf("%+v, %v", r, err)
	}
	p, err := d.Events(t.Context(), Filter{Type: "COOPERATE"})
	if err != nil || len(p.Items) != 1 || p.Items[0].Corrected != "salma" || p.Items[0].AsRead == nil || p.Items[0].AsRead.Type != "CONSULT" || p.Items[0].Event.Type != "COOPERATE" {
		t.Fatalf("%+v, %v", p.Items, err)
	}
	if p, err = d.Events(t.Context(), Filter{Type: "CONSULT"}); err != nil || p.Total != 0 {
		t.Errorf("%+v, %v", p.Items, err)
	}
	if p, err = d.Events(t.Context(), Filter{Type: "ASSAULT"}); err != nil || p.Items[0].Corrected != "" || p.Items[0].AsRead != nil {
		t.Errorf("not corrected: %+v, %v", p.Items, err)
	}
	testWithdraw(t, d, c.ID)
}

func testWithdraw(t *testing.T, d *Desk, id string) {
	t.Helper()
	w := correct.Correction{Report: visiting, Action: correct.Withdraw, Withdraws: id, By: "salma"}
	if _, err := d.Correct(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	if p, err := d.Events(t.Context(), Filter{Type: "CONSULT"}); err != nil || p.Total != 1 || p.Items[0].Corrected != "" {
		t.Errorf("withdrawn: %+v, %v", p.Items, err)
	}
	if _, err := d.Correct(t.Context(), w); !errors.Is(err, correct.ErrInvalid) {
		t.Errorf("withdrawn twice: %v", err)
	}
}

func TestCorrectStatement(t *testing.T) {
	d := stocked(t)
	r, err := d.Report(t.Context(), visiting)
	if err != nil {
		t.Fatal(err)
	}
	was, now := r.Record.Statements[0], r.Record.Statements[0]
	now.Cue.Class = "claim"
	_, err = d.Correct(t.Context(), correct.Correction{Report: visiting, Action: correct.Change, Kind: correct.Statement, Fields: []string{"cue"},
		Was: &correct.Body{Statement: &was}, Now: &correct.Body{Statement: &now}, By: "salma"})
	if err != nil {
		t.Fatal(err)
	}
	p, err := d.Statements(t.Context(), Filter{Class: "claim"})
	if err != nil || len(p.Items) != 1 || p.Items[0].Corrected != "salma" || p.Items[0].AsRead == nil || p.Items[0].AsRead.Cue.Class != "announce" {
		t.Errorf("%+v, %v", p.Items, err)
	}
}

func TestCorrectFaults(t *testing.T) {
	d := stocked(t)
	good := retyped(t, d, visiting, "COOPERATE")
	for _, c := range []struct {
		name   string
		change func(*correct.Correction)
		want   error
	}{
		{"no such report", func(c *correct.Correction) { c.Report = "0000000000000000" }, archive.ErrNotFound},
		{"nobody's", func(c *correct.Correction) { c.By = "" }, correct.ErrInvalid},
		{"no such type", func(c *correct.Correction) {
			e := *c.Now.Event
			e.Type = "WAR"
			c.Now = &correct.Body{Event: &e}
		}, correct.ErrInvalid},
		{"withdraws nothing that is there", func(c *correct.Correction) {
			*c = correct.Correction{Report: visiting, Action: correct.Withdraw, Withdraws: "01ARZ3NDEKTSV4RRFFQ69G5FAV", By: "salma"}
		}, correct.ErrInvalid},
	} {
		x := good
		c.change(&x)
		if _, err := d.Correct(t.Context(), x); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if r, err := d.Report(t.Context(), visiting); err != nil || len(r.Corrections) != 0 {
		t.Errorf("something was kept: %+v, %v", r.Corrections, err)
	}
}
