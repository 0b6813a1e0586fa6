package event_test

import (
	"slices"
	"testing"

	"github.com/isnad-news/isnad/engine"
	"github.com/isnad-news/isnad/internal/event"
)

// TestSpots tries how a common noun of a place tells the country of the event in its
// sentence.
func TestSpots(t *testing.T) {
	e := open(t)
	for _, c := range []struct{ name, text, country, feature string }{
		{"the town named before", "وصل الوزير القطري إلى عدن. وقتل ثلاثة جنود أتراك في المدينة.", "YEM", "w:spot|backdef"},
		{"named with a nation", "قتل ثلاثة جنود أتراك في السجون الإيرانية.", "IRN", "w:spot|ofdef"},
		{"a body where somebody is", "قتل ثلاثة جنود أتراك داخل المحكمة العراقية.", "IRQ", "w:spotprep|داخل"},
		{"a place that is named", "قتل ثلاثة جنود أتراك في مدينة عدن.", "YEM", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			e.Trace(report(c.text), engine.Tracer{Settings: func(s event.Setting) {
				for _, o := range s.Options {
					if s.Kind == "place" && s.Event.Type == "ASSAULT" && o.Value == c.country {
						got = append(got, o.Features...)
					}
				}
			}})
			spotted := slices.ContainsFunc(got, func(f string) bool { return len(f) > 6 && f[:6] == "w:spot" })
			if c.feature == "" && (spotted || len(got) == 0) || c.feature != "" && !slices.Contains(got, c.feature) {
				t.Errorf("got %q", got)
			}
		})
	}
}
