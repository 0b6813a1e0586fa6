package web

import (
	"cmp"
	"net/http"
	"strconv"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/view"
)

func eventColumns() []column {
	return []column{{"column.date", archive.OrderDay}, {"column.event", archive.OrderType}, {"column.sides", ""},
		{"column.place", archive.OrderCountry}, {"column.factuality", archive.OrderFactuality}, {"column.chain", ""},
		{"column.report", archive.OrderPublished}}
}

func eventFields() []string {
	return []string{"q", "type", "mode", "actor", "recipient", "country", "place", "factuality", "teller", "outlet", "from", "to"}
}

// eventList is the list of events.
func (s *Site) eventList() recordList[view.EventLine, eventRow] {
	return recordList[view.EventLine, eventRow]{Site: s, path: "/events", page: "events", title: "events.title",
		find: s.Desk.Events, rows: s.eventRows, columns: eventColumns(), fields: eventFields(),
		item: func(t *tongue, l view.EventLine) feedItem {
			return s.recordItem(t, recordAddress(l.Report, l.Key), s.eventTold(t, l), l.Outlet, l.Event.AssertedBy, l.Sentence, l.Published)
		}}
}

// eventsCSV gives a row an event. Columns bear the names of the tables that
// isnad export writes, where they hold the same.
func (s *Site) eventsCSV(w http.ResponseWriter, r *http.Request) {
	f, ok := s.listed(w, r)
	if !ok {
		return
	}
	columns := []string{"Event ID", "event_date_text", "Event Type", "Event Mode", "Contexts",
		"actor_id", "Primary Actor Sector", "Actor Name Raw", "recipient_id", "Primary Recipient Sector", "Recipient Name Raw",
		"Raw Placename", "Placename", "Country", "Latitude", "Longitude", "factuality", "isnad", "asserted_by", "teller",
		"killed", "injured", "detained", "displaced", "trigger_text", "sentence_text", "rule", "confidence",
		"Source", "Publication Date", "Language", "report_id", "report_title", "report_address", "corrected_by"}
	base := s.origin(r)
	s.writeCSV(w, r, "events", columns, func(row func(...string) error) error {
		return s.Desk.EachEvent(r.Context(), f, func(l view.EventLine) error { return row(eventCells(l, base)...) })
	})
}

func eventCells(l view.EventLine, base string) []string {
	e := &l.Event
	actors, recipients := argCells(e.Actors), argCells(e.Recipients)
	place := make([]string, 5)
	if p := e.Place; p != nil {
		place = []string{p.Text, p.NameEn, p.Country, decimal(p.Lat), decimal(p.Lon)}
	}
	out := []string{l.Report + "#" + l.Key, e.Date, e.Type, e.Mode, joined(e.Contexts),
		actors[0], actors[1], actors[2], recipients[0], recipients[1], recipients[2]}
	out = append(out, place...)
	out = append(out, e.Factuality, strings.Join(e.AssertedBy, " < "), joined(e.AssertedBy), firstOf(e.AssertedBy),
		people(e.Killed), people(e.Injured), people(e.Detained), people(e.Displaced), e.Trigger.Text, l.Sentence, e.Rule, decimal(&e.Confidence))
	return append(out, l.Outlet, l.Published, l.Language, l.Report, l.Title, base+recordAddress(l.Report, l.Key), l.Corrected)
}

// argCells are the ids, the sectors and the words of one side, as many of each.
func argCells(args []export.Arg) [3]string {
	var ids, sectors, words []string
	for _, a := range args {
		ids, sectors, words = append(ids, a.ID), append(sectors, a.Sector), append(words, a.Text)
	}
	return [3]string{joined(ids), joined(sectors), joined(words)}
}

// joined puts a list into one cell.
func joined(list []string) string { return strings.Join(list, "|") }

func firstOf(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// decimal is a number as records have it, "" for none.
func decimal(d *export.Decimal) string {
	if d == nil {
		return ""
	}
	// What is no number is written as null.
	out, err := d.MarshalJSON()
	if err != nil || string(out) == "null" {
		return ""
	}
	return string(out)
}

func people(c export.Count) string {
	switch {
	case !c.Known:
		return ""
	case c.Vague != "":
		return c.Vague
	}
	return strconv.Itoa(c.N)
}

// eventTold is an event in one line that begins with who tells it.
func (s *Site) eventTold(t *tongue, l view.EventLine) string {
	what := t.say("told.event", t.kind(l.Event.Type, l.Event.Mode), s.sidesTold(t, l.Event.Actors), s.sidesTold(t, l.Event.Recipients),
		t.word("factuality", l.Event.Factuality))
	return s.toldBy(t, l.Outlet, l.Event.AssertedBy, what)
}

// toldBy puts the outlet and those on whose word it tells something before it.
func (s *Site) toldBy(t *tongue, outlet string, by []string, what string) string {
	who := outletCell(t, outlet).Name
	for _, c := range s.chainCells(t, by) {
		who = t.say("told.by", who, c.Name)
	}
	return t.say("told.says", who, what)
}

func (s *Site) sidesTold(t *tongue, args []export.Arg) string {
	var names []string
	for _, a := range s.sideCells(t, args) {
		names = append(names, cmp.Or(a.Name, a.Text))
	}
	if len(names) == 0 {
		return t.say("side.untold")
	}
	return strings.Join(names, t.say("list.comma")+" ")
}
