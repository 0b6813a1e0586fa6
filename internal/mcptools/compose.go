package mcptools

import (
	"fmt"
	"net/url"
	"strconv"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/view"
)

// The bounds of what is given, beside the limits of lists.
const (
	textPart     = 20_000 // code points of a report's text at a time
	mostRecords  = 200    // of each kind in a report
	mostCounts   = 20
	mostMonths   = 120
	mostOffices  = 30
	mostWarnings = 20
	mostSentence = 600 // code points
)

// address is where a record is shown: /reports/ID#e3.
func address(id, key string) string {
	if id == "" {
		return ""
	}
	a := "/reports/" + url.PathEscape(id)
	if key != "" {
		a += "#" + key
	}
	return a
}

func at(start, end *int, text string) words { return words{text, start, end} }

func quoted(q export.Quote) words {
	if q.Text == "" {
		return words{}
	}
	return words{q.Text, &q.Start, &q.End}
}

func (t tools) parties(args []export.Arg) []party {
	out := make([]party, 0, len(args))
	for _, a := range args {
		out = append(out, party{words: at(a.Start, a.End, a.Text), ID: a.ID, Label: t.label(a.ID), Sector: a.Sector, Carried: a.Carried})
	}
	return out
}

// label is the English name of an id, "" where there is none.
func (t tools) label(id string) string {
	if id == "" {
		return ""
	}
	if l := t.desk.Label(id, "en"); l != id {
		return l
	}
	return ""
}

func (t tools) event(e export.Event, from source, sentence string) event {
	out := event{source: from, Evidence: sentence, Type: e.Type, Mode: e.Mode, Trigger: quoted(e.Trigger), Actors: t.parties(e.Actors),
		Recipients: t.parties(e.Recipients), Date: e.Date, Factuality: e.Factuality, Killed: count(e.Killed), Injured: count(e.Injured),
		Detained: count(e.Detained), Displaced: count(e.Displaced), AssertedBy: append([]string{}, e.AssertedBy...)}
	if p := e.Place; p != nil {
		out.Place = &place{words: at(p.Start, p.End, p.Text), NameEn: p.NameEn, Country: p.Country}
	}
	return out
}

func count(c export.Count) string {
	switch {
	case !c.Known:
		return ""
	case c.Vague != "":
		return c.Vague
	}
	return strconv.Itoa(c.N)
}

func (t tools) statement(s export.Statement, from source) statement {
	return statement{source: from, Speaker: party{words: at(s.Speaker.Start, s.Speaker.End, s.Speaker.Text), Name: s.Speaker.Name,
		ID: s.Speaker.ID, Label: t.label(s.Speaker.ID), Sector: s.Speaker.Sector}, Cue: quoted(s.Cue.Quote), Class: s.Cue.Class,
		Content: quoted(s.Content), Kind: s.Kind, Channel: s.Channel, AssertedBy: append([]string{}, s.AssertedBy...)}
}

func (t tools) eventLine(l view.EventLine) event {
	return t.event(l.Event, source{address(l.Report, l.Key), l.Report, l.Title, l.Outlet, l.Published, l.Corrected}, l.Sentence)
}

func (t tools) statementLine(l view.StatementLine) statement {
	return t.statement(l.Statement, source{address(l.Report, l.Key), l.Report, l.Title, l.Outlet, l.Published, l.Corrected})
}

// each turns a list into another, never nil.
func each[T, U any](in []T, f func(T) U) []U {
	out := make([]U, 0, len(in))
	for _, v := range in {
		out = append(out, f(v))
	}
	return out
}

// report makes a report of which the text from a code point on is given.
func (t tools) report(r view.Report, from int) report {
	d := r.Record.Document
	runes := []rune(d.Text)
	from = max(0, min(from, len(runes)))
	id := d.ID
	if !r.Kept {
		id = ""
	}
	out := report{Address: address(id, ""), ID: id, Title: d.Title, Outlet: d.Outlet, Published: d.Published, URL: d.URL,
		Language: d.Language, Text: string(runes[from:min(len(runes), from+textPart)]), From: from, Characters: len(runes)}
	t.records(&out, r, runes)
	for _, w := range r.Record.Warnings[:min(mostWarnings, len(r.Record.Warnings))] {
		out.Warnings = append(out.Warnings, w.Code+": "+oneLine(w.Text))
	}
	if out.Warnings == nil {
		out.Warnings = []string{}
	}
	return out
}

// records fills in the records of a report and what editors said of them.
func (t tools) records(out *report, r view.Report, text []rune) {
	read := r.Record
	if r.AsRead != nil {
		read = *r.AsRead
	}
	o := correct.Trace(read, r.Corrections)
	out.Statements, out.Events, out.Corrections = []statement{}, []event{}, []correction{}
	for i, s := range r.Record.Statements[:min(mostRecords, len(r.Record.Statements))] {
		out.Statements = append(out.Statements, t.statement(s, from(out.ID, "s", i, o.Statements)))
	}
	for i, e := range r.Record.Events[:min(mostRecords, len(r.Record.Events))] {
		out.Events = append(out.Events, t.event(e, from(out.ID, "e", i, o.Events), sentence(r.Record, e, text)))
	}
	out.LeftOut = len(r.Record.Statements) + len(r.Record.Events) - len(out.Statements) - len(out.Events)
	for i, c := range r.Corrections {
		x := correction{ID: c.ID, Action: string(c.Action), Fields: c.Fields, Note: c.Note, By: c.By, At: c.At, Stands: string(o.States[i].Standing)}
		if s := o.States[i]; s.Index >= 0 {
			x.Address = address(out.ID, fmt.Sprintf("%.1s%d", s.Kind, s.Index+1))
		}
		out.Corrections = append(out.Corrections, x)
	}
}

func from(id, letter string, i int, origins []correct.Origin) source {
	s := source{Address: address(id, fmt.Sprintf("%s%d", letter, i+1))}
	if i < len(origins) {
		s.Corrected = origins[i].By
	}
	return s
}

// sentence is the one in which an event stands; of a very long one the part
// around the trigger.
func sentence(r export.Record, e export.Event, text []rune) string {
	if e.Sentence < 0 || e.Sentence >= len(r.Sentences) {
		return ""
	}
	s := r.Sentences[e.Sentence]
	start, end := max(0, s.Start), min(s.End, len(text))
	if end-start > mostSentence {
		start = max(start, min(e.Trigger.Start-mostSentence/3, end-mostSentence))
		end = start + mostSentence
	}
	if start >= end {
		return ""
	}
	return string(text[start:end])
}

// most gives the first of counts, last the last.
func most(counts []archive.Count) []archive.Count {
	return append([]archive.Count{}, counts[:min(mostCounts, len(counts))]...)
}

func last(counts []archive.Count) []archive.Count {
	return append([]archive.Count{}, counts[max(0, len(counts)-mostMonths):]...)
}

func (t tools) actor(a view.Actor) actor {
	return actor{Address: "/actors/" + url.PathEscape(a.ID), ID: a.ID, Name: a.Name, NameEn: a.NameEn, Known: a.Known, Country: a.Country,
		Did: last(a.Did), Suffered: last(a.Suffered), Said: last(a.Said), DidTypes: most(a.DidTypes), SuffTypes: most(a.SuffTypes),
		SaidTypes: most(a.SaidTypes), To: most(a.To), By: most(a.From), Speakers: most(a.Speakers), Tellers: most(a.Tellers),
		Offices: append([]view.Term{}, a.Offices[:min(mostOffices, len(a.Offices))]...),
		Events:  each(a.Events[:min(usualLimit, len(a.Events))], t.eventLine), Statements: each(a.Statements[:min(usualLimit, len(a.Statements))], t.statementLine)}
}
