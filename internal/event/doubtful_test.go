package event_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/event"
)

// TestDoubtful tries what is left out for the weights to choose, under which
// doubt.
func TestDoubtful(t *testing.T) {
	e := open(t)
	for _, c := range []struct{ name, text, want string }{
		{"a word of two types", "انتهى أمس اقتحام المستوطنين المسجد الأقصى.", "ASSAULT other"},
		{"a noun spelt as a verb", "في بيان عارض فيه الوزير العراقي الاتفاق.", "REJECT form"},
		{"a word that tells an event now and then", "تجسست واشنطن على حلفائها.", "COERCE unsure"},
		{"its verbal noun by name", "رحبت مصر بدمج المقاومة في الجيش اليمني.", "COOPERATE unsure"},
		{"no side where one is required", "هذه صفقة.", ""},
	} {
		var got []string
		e.Trace(report(c.text), engine.Tracer{Sides: func(ch event.Choice) {
			for _, why := range []string{"other", "form", "unsure"} {
				if slices.Contains(ch.Told, "t:why|"+why) {
					got = append(got, ch.Event.Type+" "+why)
				}
			}
		}})
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.name, c.text, s, c.want)
		}
	}
}
