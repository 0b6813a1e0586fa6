package correct

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/export"
)

// sampleText is our own. "قصف" stands twice on its second line.
const sampleText = "الوزير يحذر من التصعيد\nقصف جنود قرية وقصف جنود آخرون جسرا يوم الأحد.\nوقال الوزير إن الناطق أكد أن الهدنة قائمة.\nوأضاف الوزير: سنعود إلى طاولة الحوار."

// quoteOf is the nth occurrence of words in a text.
func quoteOf(text, words string, nth int) export.Quote {
	at := 0
	for range nth + 1 {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return export.Quote{Text: words}
		}
		at += i + 1
	}
	start := utf8.RuneCountInString(text[:at-1])
	return export.Quote{Range: export.Range{Start: start, End: start + utf8.RuneCountInString(words)}, Text: words}
}

func argOf(text, words string, nth int, id, sector string) export.Arg {
	q := quoteOf(text, words, nth)
	a := export.Arg{Text: words, ID: id, Sector: sector}
	a.Start, a.End = &q.Start, &q.End
	return a
}

// eventOf is an event by the nth occurrence of a trigger.
func eventOf(text, typ, trigger string, nth int) export.Event {
	return export.Event{Type: typ, Contexts: []string{}, Trigger: quoteOf(text, trigger, nth), Actors: []export.Arg{}, Recipients: []export.Arg{},
		Factuality: "occurred", AssertedBy: []string{"outlet"}, Sentence: 1, Rule: "events/" + strings.ToLower(typ) + "#x", Confidence: 0.8, Evidence: []export.Evidence{}}
}

func statementOf(text, who, cue, content string) export.Statement {
	q := quoteOf(text, who, 1)
	s := export.Statement{Speaker: export.Speaker{Text: who, Name: who, ID: "QAT", Sector: "GOV"}, Cue: export.Cue{Quote: quoteOf(text, cue, 0), Class: "say"},
		Content: quoteOf(text, content, 0), Kind: "indirect", AssertedBy: []string{"outlet"}, Rule: "quotes/x"}
	s.Speaker.Start, s.Speaker.End = &q.Start, &q.End
	return s
}

// sample is a record of a text like sampleText: two attacks, a statement within
// another, and a third.
func sample(text string) export.Record {
	r := export.Record{Schema: export.Schema, Document: export.Document{ID: "r1", Outlet: "الضفة", Published: "2025-09-16", Text: text},
		Entities: []export.Entity{{Ref: "e1", ID: "SYR", Mentions: []export.Quote{quoteOf(text, "جنود", 0)}}}}
	at := 0
	for _, line := range strings.Split(text, "\n") {
		n := utf8.RuneCountInString(line)
		r.Sentences = append(r.Sentences, export.Range{Start: at, End: at + n})
		at += n + 1
	}
	first, second := eventOf(text, "ASSAULT", "قصف", 0), eventOf(text, "ASSAULT", "قصف", 1)
	first.Actors = []export.Arg{argOf(text, "جنود", 0, "SYR", "MIL")}
	second.Actors = []export.Arg{argOf(text, "جنود آخرون", 0, "", "MIL")}
	second.Date = "2025-09-14"
	second.Evidence = []export.Evidence{{Field: "date", Range: quoteOf(text, "يوم الأحد", 0).Range}}
	r.Events = []export.Event{first, second}
	outer, inner := statementOf(text, "الوزير", "وقال", "الناطق أكد أن الهدنة قائمة"), statementOf(text, "الناطق", "أكد", "الهدنة قائمة")
	zero := 0
	inner.Within = &zero
	r.Statements = []export.Statement{outer, inner, statementOf(text, "الوزير", "وأضاف", "سنعود إلى طاولة الحوار")}
	return r
}

// Makers of corrections.

func changeEvent(id string, was export.Event, set func(*export.Event), fields ...string) Correction {
	now := was
	set(&now)
	return Correction{ID: id, Report: "r1", Action: Change, Kind: Event, Fields: fields, Was: &Body{Event: &was}, Now: &Body{Event: &now}, By: "سلمى"}
}

func changeStatement(id string, was export.Statement, set func(*export.Statement), fields ...string) Correction {
	now := was
	set(&now)
	return Correction{ID: id, Report: "r1", Action: Change, Kind: Statement, Fields: fields, Was: &Body{Statement: &was}, Now: &Body{Statement: &now}, By: "سلمى"}
}

func dropEvent(id string, was export.Event) Correction {
	return Correction{ID: id, Report: "r1", Action: Drop, Kind: Event, Was: &Body{Event: &was}, By: "سلمى"}
}

func dropStatement(id string, was export.Statement) Correction {
	return Correction{ID: id, Report: "r1", Action: Drop, Kind: Statement, Was: &Body{Statement: &was}, By: "سلمى"}
}

func addEvent(id string, now export.Event) Correction {
	return Correction{ID: id, Report: "r1", Action: Add, Kind: Event, Now: &Body{Event: &now}, By: "سلمى"}
}

func addStatement(id string, now export.Statement) Correction {
	return Correction{ID: id, Report: "r1", Action: Add, Kind: Statement, Now: &Body{Statement: &now}, By: "سلمى"}
}

func withdraw(id, of string) Correction {
	return Correction{ID: id, Report: "r1", Action: Withdraw, Withdraws: of, By: "سلمى"}
}

// printed is a record as JSON.
func printed(t testing.TB, r export.Record) string {
	t.Helper()
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
