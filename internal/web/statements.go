package web

import (
	"cmp"
	"net/http"
	"strings"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// statementsPage is the list of statements.
type statementsPage struct {
	view.Page[view.StatementLine]
	Rows     []statementRow
	Headings []heading
	Facets   []facet
	Chips    []chip
	Form     narrowing
	Next     string
}

func statementColumns() []column {
	return []column{{"column.day", archive.OrderPublished}, {"column.who", archive.OrderSpeaker}, {"column.class", archive.OrderClass},
		{"column.content", ""}, {"column.chain", ""}, {"column.report", archive.OrderOutlet}}
}

func statementFields() []string {
	return []string{"q", "speaker", "person", "class", "teller", "outlet", "from", "to"}
}

// statements lists what reports put in somebody's mouth.
func (s *Site) statements(w http.ResponseWriter, r *http.Request) {
	f, ok := s.listed(w, r)
	if !ok {
		return
	}
	found, err := s.Desk.Statements(r.Context(), f)
	if err != nil {
		s.fault(w, r, err)
		return
	}
	found = short(found)
	t := s.tongue(r)
	p := statementsPage{Page: found, Rows: s.statementRows(t, found.Items), Headings: headings("/statements", f, statementColumns()),
		Facets: s.facets(t, "/statements", f, found.Facets), Chips: s.chips(t, "/statements", f),
		Form: s.narrowing(t, "/statements", f, found.Facets, statementFields())}
	if found.Next != "" {
		p.Next = address("/statements", f, "after", found.Next)
	}
	s.show(w, r, statusFor(found.Problems, found.Total), "statements", t.say("statements.title"), p)
}

func (s *Site) statementsJSON(w http.ResponseWriter, r *http.Request) {
	f, ok := s.listed(w, r)
	if !ok {
		return
	}
	found, err := s.Desk.Statements(r.Context(), f)
	if err != nil {
		s.fault(w, r, err)
		return
	}
	s.writeJSONStatus(w, r, statusFor(found.Problems, found.Total), found)
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

// statementsFeed gives the newest statements.
func (s *Site) statementsFeed(w http.ResponseWriter, r *http.Request) {
	f, ok := s.listed(w, r)
	if !ok {
		return
	}
	f.Sort, f.After, f.Limit = "", "", mostFed
	found, err := s.Desk.Statements(r.Context(), f)
	if err != nil {
		s.fault(w, r, err)
		return
	}
	if p := found.Problems; statusFor(p, found.Total) != http.StatusOK {
		s.fault(w, r, misread(p[0]))
		return
	}
	t := s.tongue(r)
	items := make([]feedItem, 0, len(found.Items))
	for _, l := range found.Items {
		at := recordAddress(l.Report, l.Key)
		items = append(items, feedItem{Title: s.statementTold(t, l), Link: at, ID: at,
			Text: s.toldBy(t, l.Outlet, l.Statement.AssertedBy, brief(l.Statement.Content.Text, briefContent)), At: feedTime(l.Published, time.Time{})})
	}
	f.Limit = 0
	s.writeFeed(w, r, t.say("statements.title"), address("/statements", f), items)
}

// statementTold is a statement in one line that begins with who tells of it.
func (s *Site) statementTold(t *tongue, l view.StatementLine) string {
	row := s.statementRow(t, l)
	who := cmp.Or(row.Speaker.Text, row.Speaker.Name, t.word("teller", unnamedSource))
	what := t.say("told.statement", who, t.word("class", l.Statement.Cue.Class), brief(l.Statement.Content.Text, briefName))
	return s.toldBy(t, l.Outlet, l.Statement.AssertedBy, what)
}
