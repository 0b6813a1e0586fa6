package view

import (
	"fmt"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
)

// What lines show of long texts, in code points.
const (
	longestTitle    = 120
	longestSentence = 600
)

// reportLine makes a line of a report.
func reportLine(e *archive.Entry) ReportLine {
	d := &e.Record.Document
	return ReportLine{ID: d.ID, Title: titleOf(d), Outlet: d.Outlet, Published: d.Published, Gathered: e.Gathered, Language: d.Language,
		URL: d.URL, Form: d.Form, Statements: len(e.Record.Statements), Events: len(e.Record.Events)}
}

// titleOf gives a report's headline or, where it has none, how it begins.
func titleOf(d *export.Document) string {
	if t := strings.TrimSpace(d.Title); t != "" {
		return t
	}
	line, _, _ := strings.Cut(strings.TrimSpace(d.Text), "\n")
	at := 0
	for i := range line {
		if at++; at > longestTitle {
			return strings.TrimSpace(line[:i]) + ellipsis
		}
	}
	return strings.TrimSpace(line)
}

const ellipsis = "\u2026"

// eventLine makes a line of the n-th event of a report; not ok where it has
// none of that number.
func eventLine(e *archive.Entry, by *correct.Outcome, n int) (EventLine, bool) {
	r := &e.Record
	if n < 0 || n >= len(r.Events) {
		return EventLine{}, false
	}
	ev := r.Events[n]
	l := EventLine{Key: fmt.Sprintf("e%d", n+1), Report: r.Document.ID, Title: titleOf(&r.Document), Outlet: r.Document.Outlet,
		Published: r.Document.Published, Language: r.Document.Language, Event: ev}
	if ev.Sentence >= 0 && ev.Sentence < len(r.Sentences) {
		l.Sentence = window(r.Document.Text, r.Sentences[ev.Sentence], ev.Trigger.Start)
	}
	if by != nil && n < len(by.Events) && len(by.Events[n].IDs) > 0 {
		l.Corrected = by.Events[n].By
		if at := by.Events[n].Read; e.AsRead != nil && at >= 0 && at < len(e.AsRead.Events) {
			l.AsRead = &e.AsRead.Events[at]
		}
	}
	return l, true
}

// statementLine makes a line of the n-th statement of a report.
func statementLine(e *archive.Entry, by *correct.Outcome, n int) (StatementLine, bool) {
	r := &e.Record
	if n < 0 || n >= len(r.Statements) {
		return StatementLine{}, false
	}
	l := StatementLine{Key: fmt.Sprintf("s%d", n+1), Report: r.Document.ID, Title: titleOf(&r.Document), Outlet: r.Document.Outlet,
		Published: r.Document.Published, Language: r.Document.Language, Person: personOf(r, &r.Statements[n]), Statement: r.Statements[n]}
	if by != nil && n < len(by.Statements) && len(by.Statements[n].IDs) > 0 {
		l.Corrected = by.Statements[n].By
		if at := by.Statements[n].Read; e.AsRead != nil && at >= 0 && at < len(e.AsRead.Statements) {
			l.AsRead = &e.AsRead.Statements[at]
		}
	}
	return l, true
}

// personOf gives a speaker's name in the normal form by which archives keep it
// (archive.RowsOf).
func personOf(r *export.Record, s *export.Statement) string {
	for i := len(r.Entities) - 1; i >= 0; i-- {
		if e := &r.Entities[i]; e.Ref == s.Speaker.Ref {
			if n := archive.Normal(e.Name + " " + e.NameEn); n != "" {
				return n
			}
			break
		}
	}
	return archive.Normal(s.Speaker.Name + " " + s.Speaker.Text)
}

// outcome tells who corrected which records of a report, nil where nobody did.
func outcome(e *archive.Entry) *correct.Outcome {
	if len(e.Corrections) == 0 || e.AsRead == nil {
		return nil
	}
	o := correct.Trace(*e.AsRead, e.Corrections)
	return &o
}

// window gives a range of a text; of a very long one the part around at, with
// an ellipsis where text is left out. All are code points of the text.
func window(text string, r export.Range, at int) string {
	start, end := r.Start, r.End
	if end-start > longestSentence {
		start = max(r.Start, min(at-longestSentence/3, r.End-longestSentence))
		end = start + longestSentence
	}
	s := strings.TrimSpace(cut(text, start, end))
	if start > r.Start {
		s = ellipsis + s
	}
	if end < r.End {
		s += ellipsis
	}
	return s
}

// cut gives the code points from start to end of a text, as far as it has
// them.
func cut(text string, start, end int) string {
	if end <= start {
		return ""
	}
	from, n := -1, 0
	for i := range text {
		if n == start {
			from = i
		}
		if n == end {
			return text[max(from, 0):i]
		}
		n++
	}
	if from < 0 {
		return ""
	}
	return text[from:]
}
