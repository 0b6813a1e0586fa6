package web

import (
	"cmp"
	"net/http"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

func statementColumns() []column {
	return []column{{"column.day", archive.OrderPublished}, {"column.who", archive.OrderSpeaker}, {"column.class", archive.OrderClass},
		{"column.content", ""}, {"column.chain", ""}, {"column.report", archive.OrderOutlet}}
}

func statementFields() []string {
	return []string{"q", "speaker", "person", "class", "teller", "outlet", "from", "to"}
}

// statementList is the list of what reports put in somebody's mouth.
func (s *Site) statementList() recordList[view.StatementLine, statementRow] {
	return recordList[view.StatementLine, statementRow]{Site: s, path: "/statements", page: "statements", title: "statements.title",
		find: s.Desk.Statements, rows: s.statementRows, columns: statementColumns(), fields: statementFields(),
		item: func(t *tongue, l view.StatementLine) feedItem {
			return s.recordItem(t, recordAddress(l.Report, l.Key), s.statementTold(t, l), l.Outlet, l.Statement.AssertedBy, l.Statement.Content.Text, l.Published)
		}}
}

// statementsCSV gives a row a statement, its columns named as those of events are.
func (s *Site) statementsCSV(w http.ResponseWriter, r *http.Request) {
	f, ok := s.listed(w, r)
	if !ok {
		return
	}
	columns := []string{"statement_id", "speaker_name", "speaker_text", "speaker_id", "speaker_sector",
		"cue_text", "cue_lemma", "cue_class", "content_text", "kind", "channel", "date_text", "isnad", "asserted_by", "teller", "rule",
		"outlet", "published", "language", "report_id", "report_title", "report_address", "corrected_by"}
	base := s.origin(r)
	s.writeCSV(w, r, "statements", columns, func(row func(...string) error) error {
		return s.Desk.EachStatement(r.Context(), f, func(l view.StatementLine) error { return row(statementCells(l, base)...) })
	})
}

func statementCells(l view.StatementLine, base string) []string {
	v := &l.Statement
	return []string{l.Report + "#" + l.Key, v.Speaker.Name, v.Speaker.Text, v.Speaker.ID, v.Speaker.Sector,
		v.Cue.Text, v.Cue.Lemma, v.Cue.Class, v.Content.Text, v.Kind, v.Channel, v.Date,
		strings.Join(v.AssertedBy, " < "), joined(v.AssertedBy), firstOf(v.AssertedBy), v.Rule,
		l.Outlet, l.Published, l.Language, l.Report, l.Title, base + recordAddress(l.Report, l.Key), l.Corrected}
}

// statementTold is a statement in one line that begins with who tells of it.
func (s *Site) statementTold(t *tongue, l view.StatementLine) string {
	row := s.statementRow(t, l)
	who := cmp.Or(row.Speaker.Text, row.Speaker.Name, t.word("teller", unnamedSource))
	what := t.say("told.statement", who, t.word("class", l.Statement.Cue.Class), brief(l.Statement.Content.Text, briefName))
	return s.toldBy(t, l.Outlet, l.Statement.AssertedBy, what)
}
