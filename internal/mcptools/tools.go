package mcptools

import (
	"context"
	"errors"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// addLists adds what finds reports and records.
func (t tools) addLists(s *mcp.Server) {
	add(t, s, mcp.Tool{Name: "search", Title: "Search reports",
		Description: "Find news reports by words, and by who is told to have done or said what. Gives headlines with the passages that were found, and addresses. All fields given must hold; those of events of one and the same event."}, t.search)
	add(t, s, mcp.Tool{Name: "events", Title: "List events",
		Description: "List events as reports tell them: who is told to have done what to whom, when, where, how sure the teller is, with the chain of tellers, the sentence as evidence, and an address to cite. " + t.choices()}, t.events)
	add(t, s, mcp.Tool{Name: "statements", Title: "List statements",
		Description: "List what people and bodies are quoted as saying: who, by which word, what, passed on by whom, with an address to cite."}, t.statements)
}

// choices tells which modes the types of events have.
func (t tools) choices() string {
	var out []string
	for _, c := range t.desk.Choices().Types {
		if len(c.Modes) > 0 {
			out = append(out, c.Type+" "+strings.Join(c.Modes, " "))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "Modes by type: " + strings.Join(out, "; ") + "."
}

// addReports adds what gives one report.
func (t tools) addReports(s *mcp.Server) {
	add(t, s, mcp.Tool{Name: "get_report", Title: "Get a report",
		Description: "Get a whole report: its text, and all statements and events read in it with where they stand (code points of the text), the chain of tellers of each, and what editors corrected."}, t.getReport)
	add(t, s, mcp.Tool{Name: "read_text", Title: "Read a text",
		Description: "Read an Arabic news report that you bring: gives the statements and events in it with where they stand and the chain of tellers of each. Nothing of it is kept."}, t.readText)
	add(t, s, mcp.Tool{Name: "explain", Title: "Explain a record",
		Description: "Say why a record is there: the rule, the words and the lines of knowledge behind each of its fields."}, t.explain)
}

func (t tools) addActor(s *mcp.Server) {
	add(t, s, mcp.Tool{Name: "actor", Title: "An actor",
		Description: "Sum up what is told of a state or an organisation: what it is told to have done and suffered, what it said, with whom, who tells of it, its office-holders, the newest events and statements."}, t.oneActor)
}

func (t tools) search(ctx context.Context, in searchInput) (hits, string, error) {
	f, err := in.filter()
	if err != nil {
		return hits{}, "", err
	}
	found, err := t.desk.Search(ctx, f)
	if err != nil {
		return hits{}, "", err
	}
	out := hits{listed{found.Total, found.Next, found.Problems}, each(found.Items, func(l view.ReportLine) hit {
		return hit{address(l.ID, ""), l.ID, l.Title, l.Outlet, l.Published, l.URL, l.Passage, l.Statements, l.Events}
	})}
	var p page
	p.head("reports", out.listed, len(out.Reports))
	for i, h := range out.Reports {
		p.hit(i+1, h)
	}
	return out, p.String(), nil
}

func (t tools) events(ctx context.Context, in eventsInput) (events, string, error) {
	f, err := in.filter()
	if err != nil {
		return events{}, "", err
	}
	found, err := t.desk.Events(ctx, f)
	if err != nil {
		return events{}, "", err
	}
	out := events{listed{found.Total, found.Next, found.Problems}, each(found.Items, t.eventLine)}
	var p page
	p.head("events", out.listed, len(out.Events))
	for i, e := range out.Events {
		p.event(i+1, e)
	}
	return out, p.String(), nil
}

func (t tools) statements(ctx context.Context, in statementsInput) (statements, string, error) {
	f, err := in.filter()
	if err != nil {
		return statements{}, "", err
	}
	found, err := t.desk.Statements(ctx, f)
	if err != nil {
		return statements{}, "", err
	}
	out := statements{listed{found.Total, found.Next, found.Problems}, each(found.Items, t.statementLine)}
	var p page
	p.head("statements", out.listed, len(out.Statements))
	for i, x := range out.Statements {
		p.statement(i+1, x)
	}
	return out, p.String(), nil
}

func (t tools) getReport(ctx context.Context, in reportInput) (report, string, error) {
	id, _ := record(in.ID)
	if id == "" {
		return report{}, "", ask("id: give the id of a report, as search gives it")
	}
	r, err := t.desk.Report(ctx, id)
	if err != nil {
		return report{}, "", err
	}
	out := t.report(r, in.From)
	var p page
	p.report(out)
	return out, p.String(), nil
}

func (t tools) readText(ctx context.Context, in readInput) (report, string, error) {
	q, err := in.request()
	if err != nil {
		return report{}, "", err
	}
	r, err := t.desk.Read(ctx, q)
	if err != nil {
		return report{}, "", err
	}
	out := t.report(r, 0)
	var p page
	p.report(out)
	return out, p.String(), nil
}

func (t tools) oneActor(ctx context.Context, in actorInput) (actor, string, error) {
	id := strings.TrimSpace(in.ID)
	if id == "" {
		return actor{}, "", ask("id: give the id of a state or an organisation, such as QAT")
	}
	a, err := t.desk.Actor(ctx, id, view.Filter{Outlet: in.Outlet, From: in.From, To: in.To})
	if errors.Is(err, archive.ErrNotFound) {
		return actor{}, "", ask("there is no actor of the id %q: give one such as QAT or HAMAS; events with party %q shows what is told of a name, and its id", id, id)
	}
	if err != nil {
		return actor{}, "", err
	}
	out := t.actor(a)
	var p page
	p.actor(out)
	return out, p.String(), nil
}

func (t tools) explain(ctx context.Context, in explainInput) (explanation, string, error) {
	id, key := record(in.Report)
	if in.Record != "" {
		key = strings.TrimSpace(in.Record)
	}
	if id == "" || key == "" {
		return explanation{}, "", ask("give a report and its record, such as e3, or the address of a record, such as /reports/ID#e3")
	}
	w, err := t.desk.Why(ctx, id, key)
	if err != nil {
		return explanation{}, "", err
	}
	out := explanation{address(id, key), w}
	if out.Reasons == nil {
		out.Reasons = []view.Reason{}
	}
	var p page
	p.why(out.Address, out.Why)
	return out, p.String(), nil
}
