package tables

import (
	"time"

	"github.com/isnad-news/isnad/internal/archive"
)

// reportRow is a line of reports.
type reportRow struct {
	ReportID     string     `json:"report_id" parquet:"report_id"`
	Outlet       *string    `json:"outlet" parquet:"outlet,optional,dict"`
	URL          *string    `json:"url" parquet:"url,optional"`
	Author       *string    `json:"author" parquet:"author,optional"`
	Form         *string    `json:"form" parquet:"form,optional,dict"`
	Title        *string    `json:"title" parquet:"title,optional"`
	Published    *day       `json:"published" parquet:"published,optional,date"`
	Language     *string    `json:"language" parquet:"language,optional,dict"`
	Text         *string    `json:"text" parquet:"text,optional"`
	Source       *string    `json:"source" parquet:"source,optional"`
	Gathered     *time.Time `json:"gathered" parquet:"gathered,optional,timestamp(microsecond)"`
	Reader       *string    `json:"reader" parquet:"reader,optional,dict"`
	Sentences    *int64     `json:"sentences" parquet:"sentences,optional"`
	Entities     *int64     `json:"entities" parquet:"entities,optional"`
	Statements   *int64     `json:"statements" parquet:"statements,optional"`
	Events       *int64     `json:"events" parquet:"events,optional"`
	Warnings     *int64     `json:"warnings" parquet:"warnings,optional"`
	WarningCodes []string   `json:"warning_codes" parquet:"warning_codes,list" parquet-element:",dict"`
}

func newReportRow(e *archive.Entry, noText bool) *reportRow {
	r, d := &e.Record, &e.Record.Document
	row := &reportRow{
		ReportID: clean(d.ID), Outlet: told(d.Outlet), URL: told(d.URL), Author: told(d.Author), Form: told(d.Form),
		Title: told(d.Title), Published: dayTold(d.Published), Language: told(d.Language), Text: told(d.Text),
		Source: told(e.Source), Gathered: moment(e.Gathered), Reader: told(e.Reader),
		Sentences: whole(len(r.Sentences)), Entities: whole(len(r.Entities)), Statements: whole(len(r.Statements)),
		Events: whole(len(r.Events)), Warnings: whole(len(r.Warnings)), WarningCodes: make([]string, len(r.Warnings)),
	}
	for i, w := range r.Warnings {
		row.WarningCodes[i] = clean(w.Code)
	}
	if noText {
		row.Text = nil
	}
	return row
}

// dayTold reads a single day.
func dayTold(s string) *day { return one(span(s)) }
