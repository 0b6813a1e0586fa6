package correct

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/said"
)

func sampleChoices() Choices {
	return Choices{Modes: map[string][]string{"ASSAULT": {"aerial", "beat"}, "CONSULT": {"visit"}, "COERCE": nil}, Sectors: []string{"GOV", "MIL"},
		Classes: []string{"say", "announce"}, Kinds: []string{"direct", "indirect", "mixed"}, Factualities: []string{"occurred", "denied"}, Contexts: []string{"military"}}
}

func TestValidateWell(t *testing.T) {
	r := sample(sampleText)
	for name, c := range map[string]Correction{
		"change":    changeEvent("", r.Events[0], func(e *export.Event) { e.Mode = "aerial"; e.Contexts = []string{"military"} }, "mode", "contexts"),
		"inferred":  changeEvent("", r.Events[0], func(e *export.Event) { e.Actors = []export.Arg{{ID: "QAT"}}; e.Place = &export.Place{Country: "SYR"} }, "actors", "place"),
		"counts":    changeEvent("", r.Events[0], func(e *export.Event) { e.Killed = export.Count{N: 3, Known: true}; e.Injured.Vague = "dozens" }, "killed"),
		"tellers":   changeEvent("", r.Events[0], func(e *export.Event) { e.AssertedBy = []string{"unnamed-source", "AL-JAZEERA", "outlet"} }, "asserted_by"),
		"statement": changeStatement("", r.Statements[0], func(s *export.Statement) { s.Channel = "press-conference" }, "channel"),
		"no cue":    addStatement("", func() export.Statement { s := r.Statements[0]; s.Cue = export.Cue{}; return s }()),
		"drop":      dropEvent("", r.Events[1]),
		"add":       addEvent("", r.Events[1]),
		"withdraw":  withdraw("", "1"),
		"checked":   {Report: "r1", Action: Checked, By: "سلمى"},
		"as seen":   {Report: "r1", Action: Checked, By: "سلمى", Digest: Digest(r)},
	} {
		if err := Validate(c, r, sampleChoices()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestValidateFaults(t *testing.T) {
	r := sample(sampleText)
	event := func(set func(*export.Event)) Correction {
		return changeEvent("", r.Events[0], func(e *export.Event) {
			e.Actors = slices.Clone(e.Actors) // the sample has its own
			set(e)
		}, "trigger")
	}
	statement := func(set func(*export.Statement)) Correction {
		return changeStatement("", r.Statements[0], set, "content")
	}
	one, big := 1, 9999
	nan := export.Decimal(0)
	nan /= nan
	far := export.Decimal(91)
	for _, x := range []struct {
		name string
		c    Correction
		want string
	}{
		{"nobody", Correction{Report: "r1", Action: Checked, By: " "}, "log in"},
		{"another report", Correction{Report: "r2", Action: Checked, By: "x"}, `about report "r2"`},
		{"action", Correction{Report: "r1", Action: "erase", By: "x"}, `no action "erase": give change`},
		{"checked what was there before", Correction{Report: "r1", Action: Checked, By: "x", Digest: "00"}, "look at them again"},
		{"kind", Correction{Report: "r1", Action: Drop, Kind: "warning", By: "x"}, "give event or statement"},
		{"withdraws nothing", withdraw("", ""), "name the correction"},
		{"note", Correction{Report: "r1", Action: Checked, By: "x", Note: strings.Repeat("ب", MaxNote+1)}, "2001 characters: 2000 at most"},
		{"NUL", Correction{Report: "r1", Action: Checked, By: "x", Note: "a\x00"}, "no text"},
		{"no text", Correction{Report: "r1", Action: Checked, By: "x\xff"}, "no text"},
		{"drop without was", Correction{Report: "r1", Action: Drop, Kind: Event, By: "x"}, "as it was seen"},
		{"was of another kind", Correction{Report: "r1", Action: Drop, Kind: Event, Was: &Body{Statement: &r.Statements[0]}, By: "x"}, "as it was seen"},
		{"was without words", dropEvent("", export.Event{}), "has no words"},
		{"add without now", Correction{Report: "r1", Action: Add, Kind: Event, By: "x"}, "as it should be"},
		{"no fields", changeEvent("", r.Events[0], func(*export.Event) {}), "nothing is changed"},
		{"field", changeEvent("", r.Events[0], func(*export.Event) {}, "speaker"), `"speaker" is no field`},
		{"field twice", changeEvent("", r.Events[0], func(*export.Event) {}, "date", "date"), "twice"},
		{"type", event(func(e *export.Event) { e.Type = "WAR" }), `type of events "WAR": give one of ASSAULT, COERCE, CONSULT`},
		{"mode of another type", event(func(e *export.Event) { e.Mode = "visit" }), `mode of ASSAULT "visit"`},
		{"factuality", event(func(e *export.Event) { e.Factuality = "true" }), "factuality"},
		{"context", event(func(e *export.Event) { e.Contexts = []string{"x"} }), "context"},
		{"trigger behind the end", event(func(e *export.Event) { e.Trigger.End = big }), "no stretch of the text"},
		{"trigger before the begin", event(func(e *export.Event) { e.Trigger.Start = -1 }), "no stretch"},
		{"trigger turned round", event(func(e *export.Event) { e.Trigger.Start, e.Trigger.End = 26, 23 }), "no stretch"},
		{"trigger empty", event(func(e *export.Event) { e.Trigger = export.Quote{} }), "mark its words"},
		{"trigger of other words", event(func(e *export.Event) { e.Trigger.Text = "سلام" }), `is given as "سلام", but at 23 to 26 stands "قصف"`},
		{"trigger in bytes", event(func(e *export.Event) { e.Trigger.Start, e.Trigger.End = 45, 51 }), "is given as"},
		{"trigger blank", event(func(e *export.Event) { e.Trigger = export.Quote{Range: export.Range{Start: 26, End: 27}, Text: " "} }), "blank"},
		{"over a line", event(func(e *export.Event) { e.Trigger = quoteOf(sampleText, "التصعيد\nقصف", 0) }), "end of a line"},
		{"actor half placed", event(func(e *export.Event) { e.Actors[0].End = nil }), "only one end"},
		{"actor elsewhere", event(func(e *export.Event) { e.Actors[0].Start = &one }), "is given as"},
		{"actor empty", event(func(e *export.Event) { e.Actors = []export.Arg{{Sector: "GOV"}} }), "actor 1 is empty"},
		{"actor's id", event(func(e *export.Event) { e.Actors[0].ID = "qat" }), `"qat" is no id`},
		{"long id", event(func(e *export.Event) { e.Actors[0].ID = strings.Repeat("Q", 33) }), "is no id"},
		{"sector", event(func(e *export.Event) { e.Actors[0].Sector = "KING" }), "sector"},
		{"many actors", event(func(e *export.Event) { e.Recipients = make([]export.Arg, MaxActors+1) }), "51 recipients: 50 at most"},
		{"place empty", event(func(e *export.Event) { e.Place = &export.Place{} }), "the place is empty"},
		{"half a coordinate", event(func(e *export.Event) { e.Place = &export.Place{Text: "x", Lat: &far} }), "degrees"},
		{"coordinates", event(func(e *export.Event) { e.Place = &export.Place{Text: "x", Lat: &far, Lon: &far} }), "degrees"},
		{"no numbers", event(func(e *export.Event) { e.Place = &export.Place{Text: "x", Lat: &nan, Lon: &nan} }), "degrees"},
		{"date", event(func(e *export.Event) { e.Date = "yesterday" }), "is no date"},
		{"count", event(func(e *export.Event) { e.Killed.N = -1 }), "no number of people"},
		{"vague count", event(func(e *export.Event) { e.Killed.Vague = "many" }), "vague count"},
		{"no teller", event(func(e *export.Event) { e.AssertedBy = nil }), "must end with outlet"},
		{"teller", event(func(e *export.Event) { e.AssertedBy = []string{"", "outlet"} }), "a teller (asserted_by) is empty"},
		{"teller's id", event(func(e *export.Event) { e.AssertedBy = []string{"<b>", "outlet"} }), "is no id"},
		{"evidence", event(func(e *export.Event) {
			e.Evidence = []export.Evidence{{Field: "date", Range: export.Range{Start: 5, End: big}}}
		}), "evidence"},
		{"size", event(func(e *export.Event) { e.Rule = strings.Repeat("x", MaxBody) }), "bytes"},
		{"content", statement(func(s *export.Statement) { s.Content.Text = "" }), "is given as"},
		{"class", statement(func(s *export.Statement) { s.Cue.Class = "sing" }), "class of cues"},
		{"kind of statement", statement(func(s *export.Statement) { s.Kind = "" }), "kind of statements"},
		{"channel", statement(func(s *export.Statement) { s.Channel = "Telegram!" }), "is no channel"},
		{"speaker's id", statement(func(s *export.Statement) { s.Speaker.ID = "قطر" }), "is no id"},
	} {
		t.Run(x.name, func(t *testing.T) {
			err := Validate(x.c, r, sampleChoices())
			if !errors.Is(err, ErrInvalid) || !strings.Contains(err.Error(), x.want) {
				t.Errorf("%v, want %q", err, x.want)
			}
			if told, ok := said.Of(err); !ok || err.Error() != ErrInvalid.Error()+": "+told.String() {
				t.Errorf("%v says %q: other languages cannot tell it", err, told)
			}
		})
	}
}

func TestDate(t *testing.T) {
	for s, want := range map[string]bool{
		"": true, "2025": true, "2025-09": true, "2025-09-16": true, "2025-W37": true, "2025-Q3": true, "2025-H2": true, "2025-H3": false, "2025-H": false, "2025-03/2025": true, "2024/2023-05": false, "2025-H1/2025-Q3": true, "2025-09-01/2025-09-05": true, "2025-09/2025-10": true,
		"2024-W52/2025-01": true, "2025-02-29": false, "2025-13": false, "2025-W54": false, "2025-Q5": false, "25": false, "2025-9-1": false, "2025-09-05/2025-09-01": false,
		"2025-09-16T10:00": false, "/": false, "2025/": false, "/2025": false, "2025-09-01/2025-09-05/2025": false, "٢٠٢٥": false, "-001": false, "2025-": false, "0000": false,
	} {
		if err := date(s); (err == nil) != want {
			t.Errorf("%q: %v", s, err)
		}
	}
}
