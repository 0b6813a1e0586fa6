package mcptools

import (
	"fmt"
	"strings"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// page is text for people, and for models that read no structured output.
type page struct{ strings.Builder }

func (p *page) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

// head tells how many there are, what was not understood, and how to go on.
func (p *page) head(what string, l listed, shown int) {
	p.line("%d %s, %d shown.", l.Total, what, shown)
	for _, x := range l.Problems {
		p.line("Not understood: %s %q: %s", x.Field, oneLine(x.Value), oneLine(x.Text))
	}
	if l.Next != "" {
		p.line("There are more: call again with after %q.", l.Next)
	}
}

func (p *page) hit(n int, h hit) {
	p.line("%d. %s [%s]", n, oneLine(h.Title), h.Address)
	p.line("   %s; %d statements, %d events", by(h.Outlet, h.Published), h.Statements, h.Events)
	if h.Passage != "" {
		p.line("   evidence: %s", oneLine(h.Passage))
	}
}

// by is who published something, and when.
func by(outlet, published string) string {
	return named("by", outlet, "an unnamed outlet") + ", " + named("published", published, "on an unknown day")
}

func named(before, s, without string) string {
	if s = oneLine(s); s == "" {
		return before + " " + without
	}
	return before + " " + s
}

func (p *page) event(n int, e event) {
	kind := e.Type
	if e.Mode != "" {
		kind += "/" + e.Mode
	}
	p.line("%d. %s by the word %q%s", n, kind, oneLine(e.Trigger.Text), cited(e.source))
	p.line("   who: %s; to whom: %s", sides(e.Actors), sides(e.Recipients))
	p.line("   when: %s; where: %s; factuality: %s%s", or(e.Date, "not told"), where(e.Place), or(e.Factuality, "not told"), people(e))
	p.line("   told by: %s", chain(e.AssertedBy, e.Outlet))
	p.line("   evidence: %s", or(oneLine(e.Evidence), "none"))
	p.editor(e.source)
}

func (p *page) statement(n int, s statement) {
	p.line("%d. %s: %s%s", n, speaker(s.Speaker), or(oneLine(s.Cue.Text), "says"), cited(s.source))
	p.line("   told by: %s", chain(append([]string{or(s.Speaker.ID, speaker(s.Speaker))}, s.AssertedBy...), s.Outlet))
	p.line("   evidence: %s", oneLine(s.Content.Text))
	p.editor(s.source)
}

// editor tells who corrected a record.
func (p *page) editor(s source) {
	if s.Corrected != "" {
		p.line("   corrected by the editor %s", oneLine(s.Corrected))
	}
}

// cited is the address of a record, and where it comes from.
func cited(s source) string {
	out := ""
	if s.Address != "" {
		out = " [" + s.Address + "]"
	}
	if s.Title != "" {
		out += "\n   in: " + oneLine(s.Title) + ", " + by(s.Outlet, s.Published)
	}
	return out
}

func or(s, without string) string {
	if s == "" {
		return without
	}
	return s
}

func sides(all []party) string {
	if len(all) == 0 {
		return "not told"
	}
	out := make([]string, len(all))
	for i, a := range all {
		out[i] = named(or(a.ID, "?"), a.Text, "")
		if a.Sector != "" {
			out[i] += " (" + a.Sector + ")"
		}
	}
	return strings.Join(out, ", ")
}

func speaker(s party) string {
	who := or(oneLine(s.Name), or(oneLine(s.Text), "somebody not named"))
	if s.ID != "" {
		who += " (" + s.ID + ")"
	}
	return who
}

func where(p *place) string {
	if p == nil {
		return "not told"
	}
	return strings.Trim(oneLine(p.Text)+", "+p.Country, ", ")
}

func people(e event) string {
	out := ""
	for _, c := range []struct{ what, n string }{{"killed", e.Killed}, {"injured", e.Injured}, {"detained", e.Detained}, {"displaced", e.Displaced}} {
		if c.n != "" {
			out += "; " + c.what + ": " + c.n
		}
	}
	return out
}

// chain writes who says so, the nearest first; the outlet by its name.
func chain(told []string, outlet string) string {
	out := make([]string, 0, len(told))
	for i, id := range told {
		if id == "outlet" && outlet != "" {
			id = "outlet " + oneLine(outlet)
		}
		if i > 0 && id == out[len(out)-1] {
			continue
		}
		out = append(out, id)
	}
	return strings.Join(out, " -> ")
}

func (p *page) report(r report) {
	p.line("%s%s", or(oneLine(r.Title), "A report without a headline"), bracketed(r.Address))
	p.line("%s; %d characters", by(r.Outlet, r.Published), r.Characters)
	p.line("\n%s", strings.TrimSpace(r.Text))
	if end := r.From + len([]rune(r.Text)); end < r.Characters && r.Address != "" {
		p.line("\nThe text goes on: call again with from %d.", end)
	}
	p.line("\nStatements: %d", len(r.Statements))
	for i, s := range r.Statements {
		s.Outlet = r.Outlet
		p.statement(i+1, s)
	}
	p.line("\nEvents: %d", len(r.Events))
	for i, e := range r.Events {
		e.Outlet = r.Outlet
		p.event(i+1, e)
	}
	if r.LeftOut > 0 {
		p.line("%d records more: events and statements list them with q %q.", r.LeftOut, "id:"+r.ID)
	}
	for _, c := range r.Corrections {
		p.line("Correction by %s: %s%s, %s. %s", oneLine(c.By), c.Action, bracketed(c.Address), c.Stands, oneLine(c.Note))
	}
	for _, w := range r.Warnings {
		p.line("Doubt: %s", w)
	}
}

func bracketed(address string) string {
	if address == "" {
		return ""
	}
	return " [" + address + "]"
}

func (p *page) actor(a actor) {
	p.line("%s (%s)%s", or(a.NameEn, a.Name), a.ID, bracketed(a.Address))
	for _, c := range []struct {
		what   string
		counts []archive.Count
	}{{"Told to have done", a.DidTypes}, {"to", a.To}, {"Told to have suffered", a.SuffTypes}, {"by", a.By}, {"Said", a.SaidTypes},
		{"by the mouth of", a.Speakers}, {"Told of by", a.Tellers}} {
		p.counts(c.what, c.counts)
	}
	for _, o := range a.Offices {
		p.line("Office: %s, %s, %s to %s", oneLine(or(o.NameEn, o.Name)), o.Role, or(o.From, "?"), or(o.To, "?"))
	}
	p.line("\nThe newest events: %d", len(a.Events))
	for i, e := range a.Events {
		p.event(i+1, e)
	}
	p.line("\nThe newest statements: %d", len(a.Statements))
	for i, s := range a.Statements {
		p.statement(i+1, s)
	}
}

func (p *page) counts(what string, counts []archive.Count) {
	if len(counts) == 0 {
		return
	}
	out := make([]string, len(counts))
	for i, c := range counts {
		out[i] = fmt.Sprintf("%s %d", oneLine(or(c.Label, c.Value)), c.N)
	}
	p.line("%s: %s", what, strings.Join(out, ", "))
}

func (p *page) why(address string, w view.Why) {
	p.line("Why [%s] is there", address)
	if w.Editor != "" {
		p.line("The editor %s corrected or added it.", oneLine(w.Editor))
	}
	if w.Rule != "" {
		p.line("Rule %s%s", w.Rule, named(", at", w.RuleAt, "an unknown place"))
	}
	if w.Changed {
		p.line("The knowledge of today no longer makes this record.")
	}
	for _, r := range w.Reasons {
		place := "inferred"
		if r.Range != nil {
			place = fmt.Sprintf("at %d to %d", r.Range.Start, r.Range.End)
		}
		p.line("%s: %q %s (%s)%s", r.Field, oneLine(r.Text), r.Codes, place, named("; knowledge:", strings.Join(r.Source, ", "), "none"))
	}
}
