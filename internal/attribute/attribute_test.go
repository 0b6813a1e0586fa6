package attribute_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/attribute"
)

// said makes a statement by id over [from, to), its cue right before it,
// within statement number within.
func said(id string, from, to int, within isnad.Ref) isnad.Statement {
	return isnad.Statement{
		SpeakerID: id, Within: within,
		Cue: isnad.Span{Start: from - 3, End: from}, Content: isnad.Span{Start: from, End: to},
	}
}

func TestStatements(t *testing.T) {
	for _, c := range []struct {
		name string
		in   []isnad.Statement
		want []string // of each statement, joined by spaces
	}{
		{"none", nil, nil},
		{"the report alone", []isnad.Statement{said("TUR", 10, 50, 0)}, []string{"outlet"}},
		{"one within another", []isnad.Statement{said("agency", 10, 90, 0), said("TUR", 30, 80, 1)}, []string{"outlet", "agency outlet"}},
		{"three deep", []isnad.Statement{said("a", 10, 90, 0), said("b", 30, 80, 1), said("c", 40, 70, 2)}, []string{"outlet", "a outlet", "b a outlet"}},
		{"one speaker twice in a row", []isnad.Statement{said("a", 10, 90, 0), said("a", 30, 80, 1), said("c", 40, 70, 2)}, []string{"outlet", "a outlet", "a outlet"}},
		{"nobody named", []isnad.Statement{said("", 10, 90, 0), said("b", 30, 80, 1)}, []string{"outlet", "unnamed-source outlet"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			attribute.Statements(c.in)
			var got []string
			for _, s := range c.in {
				got = append(got, strings.Join(s.AssertedBy, " "))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestEvents(t *testing.T) {
	sts := []isnad.Statement{said("agency", 10, 90, 0), said("TUR", 30, 80, 1), said("", 200, 250, 0)}
	for _, c := range []struct {
		name  string
		at    int
		rule  string
		actor string
		want  string
	}{
		{"outside of statements", 150, "events/assault#strike", "USA", "outlet"},
		{"in a statement", 20, "events/assault#strike", "USA", "agency outlet"},
		{"in the innermost", 40, "events/assault#strike", "USA", "TUR agency outlet"},
		{"by nobody named", 210, "events/assault#strike", "USA", "unnamed-source outlet"},
		{"the verb of saying itself", 28, "events/assault#strike", "USA", "agency outlet"},
		{"an act of saying by its own speaker", 40, "events/accuse#blame", "TUR", "agency outlet"},
		{"an act of saying by another", 40, "events/accuse#blame", "USA", "TUR agency outlet"},
		{"an act of saying in no statement", 150, "events/accuse#blame", "TUR", "outlet"},
	} {
		t.Run(c.name, func(t *testing.T) {
			evs := []isnad.Event{{Rule: c.rule, Trigger: isnad.Span{Start: c.at, End: c.at + 2}, Actors: []isnad.Arg{{ID: c.actor}}}}
			attribute.Events(evs, sts, func(rule string) bool { return rule == "events/accuse#blame" })
			if got := strings.Join(evs[0].AssertedBy, " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestClaimed holds that who claims a deed stands before those who tell of it.
func TestClaimed(t *testing.T) {
	sts := []isnad.Statement{said("agency", 10, 90, 0)}
	for actor, want := range map[string]string{"ISIS": "ISIS agency outlet", "agency": "agency outlet", "": "agency outlet"} {
		evs := []isnad.Event{{Claimed: true, Trigger: isnad.Span{Start: 20, End: 22}, Actors: []isnad.Arg{{ID: actor}}}}
		attribute.Events(evs, sts, func(string) bool { return false })
		if got := strings.Join(evs[0].AssertedBy, " "); got != want {
			t.Errorf("claimed by %q: got %q, want %q", actor, got, want)
		}
	}
}

// A ring of statements, which no report should give, ends all the same.
func TestRing(t *testing.T) {
	sts := []isnad.Statement{said("a", 10, 90, 2), said("b", 20, 80, 1)}
	attribute.Statements(sts)
	for _, s := range sts {
		if n := len(s.AssertedBy); n == 0 || n > 12 || s.AssertedBy[n-1] != attribute.Outlet {
			t.Errorf("got %q", s.AssertedBy)
		}
	}
}
