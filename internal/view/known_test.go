package view

import (
	"slices"
	"testing"
)

func TestLabel(t *testing.T) {
	d := idle(t)
	for _, c := range []struct{ id, language, want string }{
		{"QAT", "ar", "قطر"}, {"QAT", "en", "Qatar"}, {"UN", "en", "United Nations"}, {"UN", "ar", "الأمم المتحدة"},
		{"REUTERS", "en", "Reuters"}, {"NO-SUCH-ID", "ar", "NO-SUCH-ID"}, {"NO-SUCH-ID", "en", "NO-SUCH-ID"}, {"", "en", ""},
	} {
		if got := d.Label(c.id, c.language); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.id, c.language, got, c.want)
		}
	}
}

func TestKnownCountry(t *testing.T) {
	k := idle(t).known
	for id, want := range map[string]string{"HOUTHIS": "YEM", "QAT": "QAT", "UN": "", "REUTERS": "", "NO-SUCH-ID": ""} {
		if got := k.actors[id].country; got != want {
			t.Errorf("%s is of %q, want %q", id, got, want)
		}
	}
}

// TestOffices: whoever only held an office once is in none.
func TestOffices(t *testing.T) {
	k := idle(t).known
	n := 0
	for id, terms := range k.offices {
		for i, o := range terms {
			if n++; o.Sector == former {
				t.Errorf("%s: %+v", id, o)
			}
			if i > 0 && terms[i-1].From < o.From {
				t.Errorf("%s: %+v stands before %+v", id, terms[i-1], o)
			}
		}
	}
	if n < 1000 {
		t.Errorf("%d terms of office", n)
	}
}

func TestChoices(t *testing.T) {
	c := idle(t).Choices()
	modes := map[string][]string{}
	for _, x := range c.Types {
		modes[x.Type] = x.Modes
	}
	if len(c.Types) != 16 || !slices.Contains(modes["ASSAULT"], "aerial") || slices.Contains(modes["ASSAULT"], "visit") || modes["AGREE"] == nil || len(modes["AGREE"]) != 0 {
		t.Errorf("types %+v", c.Types)
	}
	for what, x := range map[string]struct {
		list  []string
		has   string
		least int
	}{
		"sectors": {c.Sectors, "GOV", 20}, "classes": {c.Classes, "deny", 11}, "kinds": {c.Kinds, "direct", 3},
		"factualities": {c.Factualities, "called-for", 6}, "contexts": {c.Contexts, "military", 10},
	} {
		if !slices.Contains(x.list, x.has) || len(x.list) < x.least || slices.Contains(x.list, "") {
			t.Errorf("%s: %q", what, x.list)
		}
	}
}
