package war_test

import (
	"testing"

	"github.com/isnad-news/isnad/internal/war"
	"github.com/isnad-news/isnad/knowledge"
)

func TestStood(t *testing.T) {
	w, err := war.Load(knowledge.Files())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		a, b string
		year int
		want string
	}{
		{"HOUTHIS", "SALEH-FORCES", 2015, war.Ally},
		{"SALEH-FORCES", "HOUTHIS", 2015, war.Ally},
		{"SALEH-FORCES", "HOUTHIS", 2020, ""},
		{"TUR", "PKK", 2015, war.Fight},
		{"TUR", "PKK", 0, war.Fight},
		{"TUR", "SHABAAB", 2015, ""},
	} {
		if got := w.Stood(c.a, c.b, c.year); got != c.want {
			t.Errorf("%s and %s in %d: %q, want %q", c.a, c.b, c.year, got, c.want)
		}
	}
}
