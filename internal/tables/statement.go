package tables

import (
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
)

// statementRow is a line of statements.
type statementRow struct {
	StatementID   string   `json:"statement_id" parquet:"statement_id"`
	ReportID      string   `json:"report_id" parquet:"report_id,dict"`
	Outlet        *string  `json:"outlet" parquet:"outlet,optional,dict"`
	Published     *day     `json:"published" parquet:"published,optional,date"`
	SpeakerName   *string  `json:"speaker_name" parquet:"speaker_name,optional,dict"`
	SpeakerNameEn *string  `json:"speaker_name_en" parquet:"speaker_name_en,optional,dict"`
	SpeakerText   *string  `json:"speaker_text" parquet:"speaker_text,optional"`
	SpeakerID     *string  `json:"speaker_id" parquet:"speaker_id,optional,dict"`
	SpeakerSector *string  `json:"speaker_sector" parquet:"speaker_sector,optional,dict"`
	SpeakerTitle  *string  `json:"speaker_title" parquet:"speaker_title,optional,dict"`
	SpeakerStart  *int64   `json:"speaker_start" parquet:"speaker_start,optional"`
	SpeakerEnd    *int64   `json:"speaker_end" parquet:"speaker_end,optional"`
	CueText       *string  `json:"cue_text" parquet:"cue_text,optional,dict"`
	CueLemma      *string  `json:"cue_lemma" parquet:"cue_lemma,optional,dict"`
	CueClass      *string  `json:"cue_class" parquet:"cue_class,optional,dict"`
	CueStart      *int64   `json:"cue_start" parquet:"cue_start,optional"`
	CueEnd        *int64   `json:"cue_end" parquet:"cue_end,optional"`
	ContentText   *string  `json:"content_text" parquet:"content_text,optional"`
	ContentStart  *int64   `json:"content_start" parquet:"content_start,optional"`
	ContentEnd    *int64   `json:"content_end" parquet:"content_end,optional"`
	Kind          *string  `json:"kind" parquet:"kind,optional,dict"`
	Channel       *string  `json:"channel" parquet:"channel,optional,dict"`
	Date          *day     `json:"date" parquet:"date,optional,date"`
	DateText      *string  `json:"date_text" parquet:"date_text,optional,dict"`
	DateFirst     *day     `json:"date_first" parquet:"date_first,optional,date"`
	DateLast      *day     `json:"date_last" parquet:"date_last,optional,date"`
	Isnad         *string  `json:"isnad" parquet:"isnad,optional,dict"`
	AssertedBy    []string `json:"asserted_by" parquet:"asserted_by,list" parquet-element:",dict"`
	Teller        *string  `json:"teller" parquet:"teller,optional,dict"`
	Within        *string  `json:"within" parquet:"within,optional"`
	Rule          *string  `json:"rule" parquet:"rule,optional,dict"`
}

// statements makes the rows of one report's statements.
type statements struct {
	*archive.Entry
	story statementRow // what all of them share
}

func newStatements(e *archive.Entry) *statements {
	d := &e.Record.Document
	return &statements{e, statementRow{ReportID: clean(d.ID), Outlet: told(d.Outlet), Published: dayTold(d.Published)}}
}

func (b *statements) row(i int) *statementRow {
	s, row := &b.Record.Statements[i], b.story
	row.StatementID = ordinal(row.ReportID, "s", i)
	row.speaker(&s.Speaker, entity(b.Entry, s.Speaker.Ref))
	row.CueText, row.CueLemma, row.CueClass = told(s.Cue.Text), told(s.Cue.Lemma), told(s.Cue.Class)
	row.CueStart, row.CueEnd = whole(s.Cue.Start), whole(s.Cue.End)
	row.ContentText, row.ContentStart, row.ContentEnd = told(s.Content.Text), whole(s.Content.Start), whole(s.Content.End)
	row.Kind, row.Channel, row.Rule = told(s.Kind), told(s.Channel), told(s.Rule)
	row.Isnad, row.AssertedBy, row.Teller = chain(s.AssertedBy), cleanAll(s.AssertedBy), first(s.AssertedBy)
	row.DateText = told(s.Date)
	row.DateFirst, row.DateLast = span(s.Date)
	row.Date = one(row.DateFirst, row.DateLast)
	if w := s.Within; w != nil && *w >= 0 && *w < len(b.Record.Statements) {
		outer := ordinal(row.ReportID, "s", *w)
		row.Within = &outer
	}
	return &row
}

func (r *statementRow) speaker(s *export.Speaker, known *export.Entity) {
	r.SpeakerName, r.SpeakerText, r.SpeakerID, r.SpeakerSector = told(s.Name), told(s.Text), told(s.ID), told(s.Sector)
	r.SpeakerStart, r.SpeakerEnd = maybe(s.Start), maybe(s.End)
	if known != nil {
		r.SpeakerNameEn, r.SpeakerTitle = told(known.NameEn), told(known.Role)
	}
}
