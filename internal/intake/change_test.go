package intake

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/export"
)

func anEvent(kind string, start int, actor string) export.Event {
	e := export.Event{Type: kind, Trigger: export.Quote{Range: export.Range{Start: start, End: start + 4}, Text: "هجوم"}, Factuality: "occurred"}
	if actor != "" {
		e.Actors = []export.Arg{{Ref: "e1", ID: actor, Text: actor}}
	}
	return e
}

func aStatement(start int, speaker string) export.Statement {
	return export.Statement{Speaker: export.Speaker{Ref: "e1", ID: speaker}, Content: export.Quote{Range: export.Range{Start: start, End: start + 9}, Text: "المحادثات"}}
}

func TestCompare(t *testing.T) {
	renamed := anEvent("ASSAULT", 0, "ISR")
	renamed.Actors[0].Ref, renamed.Rule = "e7", "another"
	renumbered := aStatement(0, "QAT")
	renumbered.Speaker.Ref, renumbered.Rule = "e7", "another"
	within := 0
	renumbered.Within = &within
	type events = []export.Event
	type statements = []export.Statement
	tests := []struct {
		name    string
		was, is export.Record
		want    Change
		lines   string // their signs
	}{
		{"nothing", export.Record{}, export.Record{}, Change{}, ""},
		{"the same", export.Record{Events: events{anEvent("ASSAULT", 0, "ISR")}}, export.Record{Events: events{anEvent("ASSAULT", 0, "ISR")}}, Change{}, ""},
		{"another rule, other numbers", export.Record{Events: events{anEvent("ASSAULT", 0, "ISR")}, Statements: statements{aStatement(0, "QAT")}},
			export.Record{Events: events{renamed}, Statements: statements{renumbered}}, Change{}, ""},
		{"new", export.Record{}, export.Record{Events: events{anEvent("ASSAULT", 0, "ISR")}, Statements: statements{aStatement(0, "QAT")}},
			Change{EventsNew: 1, StatementsNew: 1}, "++"},
		{"gone", export.Record{Events: events{anEvent("ASSAULT", 0, "ISR")}, Statements: statements{aStatement(0, "QAT")}}, export.Record{},
			Change{EventsGone: 1, StatementsGone: 1}, "--"},
		{"another side", export.Record{Events: events{anEvent("ASSAULT", 0, "ISR")}}, export.Record{Events: events{anEvent("ASSAULT", 0, "IRN")}},
			Change{EventsOther: 1}, "~"},
		{"another speaker", export.Record{Statements: statements{aStatement(0, "")}}, export.Record{Statements: statements{aStatement(0, "QAT")}},
			Change{StatementsOther: 1}, "~"},
		{"another type is another event", export.Record{Events: events{anEvent("ASSAULT", 0, "ISR")}}, export.Record{Events: events{anEvent("COERCE", 0, "ISR")}},
			Change{EventsNew: 1, EventsGone: 1}, "+-"},
		{"another place is another event", export.Record{Events: events{anEvent("ASSAULT", 0, "ISR")}}, export.Record{Events: events{anEvent("ASSAULT", 9, "ISR")}},
			Change{EventsNew: 1, EventsGone: 1}, "+-"},
		{"one of two at one place", export.Record{Events: events{anEvent("ASSAULT", 0, "ISR"), anEvent("ASSAULT", 0, "USA")}},
			export.Record{Events: events{anEvent("ASSAULT", 0, "ISR")}}, Change{EventsGone: 1}, "-"},
		{"one more at one place", export.Record{Events: events{anEvent("ASSAULT", 0, "ISR")}},
			export.Record{Events: events{anEvent("ASSAULT", 0, "ISR"), anEvent("ASSAULT", 0, "USA")}}, Change{EventsNew: 1}, "+"},
		{"the first of two at one place goes", export.Record{Events: events{anEvent("ASSAULT", 0, "ISR"), anEvent("ASSAULT", 0, "USA")}},
			export.Record{Events: events{anEvent("ASSAULT", 0, "USA")}}, Change{EventsGone: 1}, "-"},
		{"two at one place change places", export.Record{Events: events{anEvent("ASSAULT", 0, "ISR"), anEvent("ASSAULT", 0, "USA")}},
			export.Record{Events: events{anEvent("ASSAULT", 0, "USA"), anEvent("ASSAULT", 0, "ISR")}}, Change{}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Compare(&tt.was, &tt.is, nil)
			signs := ""
			for _, l := range got.Lines {
				signs += l[:1]
			}
			if signs != tt.lines || got.Any() != (tt.lines != "") {
				t.Errorf("lines %q, want %q: %s", signs, tt.lines, strings.Join(got.Lines, "\n"))
			}
			if got.Lines = nil; !sameNumbers(got, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
			if c := Compare(&tt.was, &tt.is, errors.New("a fault")); c.Any() {
				t.Errorf("with a fault: %+v", c)
			}
		})
	}
}

func sameNumbers(a, b Change) bool {
	numbers := func(c Change) []int {
		return []int{c.EventsNew, c.EventsGone, c.EventsOther, c.StatementsNew, c.StatementsGone, c.StatementsOther}
	}
	return slices.Equal(numbers(a), numbers(b))
}

func TestChangeAdds(t *testing.T) {
	var sum Change
	for range 3 {
		sum.Add(Change{1, 2, 3, 4, 5, 6, []string{"+ a line"}})
	}
	if want := (Change{StatementsNew: 3, StatementsGone: 6, StatementsOther: 9, EventsNew: 12, EventsGone: 15, EventsOther: 18}); !sameNumbers(sum, want) || sum.Any() {
		t.Errorf("%+v, want %+v", sum, want)
	}
}
