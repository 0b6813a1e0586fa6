package tables

import (
	"time"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
)

// hostile is text that file formats and spreadsheets stumble over.
const hostile = "=HYPERLINK(\"http://x\")\r\nسطر; ثان\\;\x00 \u202eعكس\u202c \t\"اقتباس\", <b>&\u2028 \xff."

const sampleText = "الدوحة تستضيف جولة محادثات\n" +
	"أعلنت وزارة الخارجية القطرية أن الوفدين السوداني والمصري التقيا في الدوحة. " +
	"وقال المتحدث ماهر السعدي: «المحادثات مستمرة». " +
	"وقصفت قوات الدعم السريع سوقا في الفاشر في أيلول وقتل 12 شخصا وأصيب العشرات."

// at gives the range of a part of the sample's text in code points.
func at(part string) export.Range {
	for i := range sampleText {
		if len(sampleText)-i >= len(part) && sampleText[i:i+len(part)] == part {
			n := utf8.RuneCountInString(sampleText[:i])
			return export.Range{Start: n, End: n + utf8.RuneCountInString(part)}
		}
	}
	panic("not in the sample: " + part)
}

func quote(part string) export.Quote { return export.Quote{Range: at(part), Text: part} }

func arg(ref, id, sector, text string) export.Arg {
	a := export.Arg{Ref: ref, ID: id, Sector: sector, Text: text}
	r := at(text)
	a.Start, a.End = &r.Start, &r.End
	return a
}

// sample is three reports: one with everything, one with nothing, a hostile one.
func sample() []archive.Entry {
	return []archive.Entry{full(), {Record: export.Record{Document: export.Document{ID: "r2"}}}, nasty()}
}

func full() archive.Entry {
	lat, lon := export.Decimal(13.62792949), export.Decimal(25.35)
	zero := 0
	inner := export.Statement{
		Cue: export.Cue{Quote: quote("أعلنت"), Lemma: "أعلن", Class: "announce"}, Content: quote("الوفدين السوداني والمصري التقيا في الدوحة"),
		Speaker: export.Speaker{Ref: "e1", Text: "وزارة الخارجية القطرية", Name: "وزارة الخارجية القطرية", ID: "QAT", Sector: "GOV"},
		Kind:    "indirect", AssertedBy: []string{"QAT", "outlet"}, Rule: "quotes/that",
	}
	r := at("وزارة الخارجية القطرية")
	inner.Speaker.Start, inner.Speaker.End = &r.Start, &r.End
	outer := export.Statement{
		Cue: export.Cue{Quote: quote("وقال"), Lemma: "قال", Class: "say"}, Content: quote("المحادثات مستمرة"),
		Speaker: export.Speaker{Ref: "e2", Text: "المتحدث ماهر السعدي", Name: "ماهر السعدي", ID: "QAT", Sector: "GOV"},
		Kind:    "direct", Channel: "press-conference", Date: "2025-W38", AssertedBy: []string{"outlet"}, Rule: "quotes/colon", Within: &zero,
	}
	met := export.Event{
		Type: "CONSULT", Mode: "host", Contexts: []string{"diplomatic", "military"}, Trigger: quote("التقيا"),
		Actors: []export.Arg{arg("e3", "SDN", "GOV", "الوفدين السوداني"), arg("", "EGY", "GOV", "والمصري")},
		Date:   "2025-09-16", Factuality: "occurred", AssertedBy: []string{"QAT", "outlet"}, Sentence: 1,
		Rule: "events/consult#meet", Confidence: 0.87654321, Evidence: []export.Evidence{{Field: "place", Range: at("الدوحة")}},
	}
	met.Recipients = met.Actors
	where := at("الفاشر")
	shelled := export.Event{
		Type: "ASSAULT", Mode: "heavy-weapons", Contexts: []string{"military"}, Trigger: quote("وقصفت"),
		Actors: []export.Arg{arg("e4", "RSF-SUDAN", "REB", "قوات الدعم السريع")}, Recipients: []export.Arg{arg("", "", "", "سوقا")},
		Date: "2025-09/2025-10-03", Place: &export.Place{Text: "الفاشر", NameEn: "El Fasher", Country: "SDN", Lat: &lat, Lon: &lon},
		Factuality: "occurred", Killed: export.Count{N: 12, Known: true}, Injured: export.Count{Vague: "dozens", Known: true},
		Detained: export.Count{N: 0, Known: true}, AssertedBy: []string{"outlet"}, Sentence: 3, Rule: "events/assault#shell", Confidence: 0.9,
		Evidence: []export.Evidence{{Field: "date", Range: at("في أيلول")}, {Field: "place", Range: where}},
	}
	shelled.Actors[0].Carried = true
	shelled.Place.Start, shelled.Place.End = &where.Start, &where.End
	last := at("وقصفت")
	return archive.Entry{
		Source: "reports/1.txt", Reader: "isnad 0.4 knowledge 1a2b", Gathered: time.Date(2025, 9, 17, 9, 30, 0, 123456789, time.FixedZone("", 3*3600)),
		Record: export.Record{
			Schema: export.Schema,
			Document: export.Document{ID: "r1", Outlet: "صحيفة المثال", URL: "https://example.org/1?a=1&b=2", Author: "هند", Title: "الدوحة تستضيف جولة محادثات",
				Published: "2025-09-17", Language: "ar", Text: sampleText},
			Sentences: []export.Range{at("الدوحة تستضيف جولة محادثات"), at("أعلنت وزارة الخارجية القطرية أن الوفدين السوداني والمصري التقيا في الدوحة."),
				at("وقال المتحدث ماهر السعدي: «المحادثات مستمرة»."), {Start: last.Start, End: utf8.RuneCountInString(sampleText)}},
			Entities: []export.Entity{
				{Ref: "e1", Kind: "office", Name: "وزارة الخارجية القطرية", NameEn: "Ministry of Foreign Affairs of Qatar", ID: "QAT"},
				{Ref: "e2", Kind: "person", Name: "ماهر السعدي", NameEn: "Maher al-Saadi", ID: "QAT", Role: "المتحدث"},
				{Ref: "e3", Kind: "state", Name: "السودان", NameEn: "Sudan", ID: "SDN"},
				{Ref: "e4", Kind: "group", Name: "قوات الدعم السريع", NameEn: "Rapid Support Forces", ID: "RSF-SUDAN"},
			},
			Statements: []export.Statement{inner, outer}, Events: []export.Event{met, shelled},
			Warnings: []export.Warning{{Code: "unclosed-quote"}},
		},
	}
}

// nasty has hostile text in every field that comes from outside.
func nasty() archive.Entry {
	bad := 99
	return archive.Entry{
		Source: hostile, Reader: hostile,
		Record: export.Record{
			Document:  export.Document{ID: "r3", Outlet: hostile, URL: hostile, Author: hostile, Title: hostile, Published: "غدا", Text: hostile},
			Sentences: []export.Range{{Start: 2, End: 9999}},
			Entities:  []export.Entity{{Ref: hostile, Kind: "person", Name: hostile}},
			Statements: []export.Statement{{Speaker: export.Speaker{Ref: hostile, Text: hostile, Name: hostile}, Content: export.Quote{Text: hostile},
				Date: hostile, AssertedBy: []string{hostile, ""}, Within: &bad}},
			Events: []export.Event{{Type: "ASSAULT", Trigger: export.Quote{Text: hostile}, Actors: []export.Arg{{Ref: "e77", Text: hostile}, {Text: "; "}},
				Date: "2025-13", Place: &export.Place{Text: hostile}, Sentence: 0, AssertedBy: []string{"outlet"}}},
		},
	}
}
