package event

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/isnad-news/isnad/internal/rule"
)

func TestMisfortunesLoad(t *testing.T) {
	rules := []rule.Rule{{Name: "killing", Not: []string{"quake"}}, {Name: "visit", Not: []string{"virtual"}}}
	for _, c := range []struct{ rows, err string }{
		{"misfortune\tquake|road accident\nviolence\tbomb", ""},
		{"misfortune\ta b c", `"a b c" must be`},
		{"violence\ttwo words", `"two words" must be`},
		{"chance\tquake", `"quake" must be`},
	} {
		var m misfortunes
		asked := newAskedFor()
		err := m.load(fstest.MapFS{"events/misfortunes.tsv": {Data: []byte("kind\tlemmas\n" + c.rows + "\n")}}, rules, asked)
		if c.err != "" {
			if err == nil || !strings.Contains(err.Error(), c.err) {
				t.Errorf("%q: error %v, want one with %q", c.rows, err, c.err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", c.rows, err)
		}
		if !m.rules[&rules[0]] || m.rules[&rules[1]] || m.pairs[asked.numbers["accident"]][0] != asked.numbers["road"] || m.violence[0] != asked.numbers["bomb"] {
			t.Errorf("%q: read as %+v", c.rows, m)
		}
	}
}
