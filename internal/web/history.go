package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
)

// act is one correction as it is told: who, when, what it was and what it is.
type act struct {
	ID, By, Note string
	Name         string // of what was done
	Report       string // id
	Edit         bool   // whoever looks may withdraw it
	At           time.Time
	Action       string
	Kind         string // of the record
	Key          string // of the record as shown, "" where it is not there
	Summary      string // of the record, where the whole of it was dropped or added
	Changes      []change
	Standing     string
	Withdrawable bool
}

// change is one field before and after.
type change struct{ Field, Was, Now string }

// history tells of all corrections, in their order.
func (c *composer) history() []act {
	withdrawn := map[string]bool{}
	for _, x := range c.report.Corrections {
		withdrawn[x.Withdraws] = true
	}
	out := make([]act, 0, len(c.report.Corrections))
	for i, x := range c.report.Corrections {
		a := act{ID: x.ID, By: brief(x.By, briefName), Note: brief(x.Note, briefContent), At: x.At, Action: string(x.Action),
			Kind: x.Kind, Report: c.record.Document.ID, Edit: c.editing, Name: c.actName(x), Withdrawable: x.Action != correct.Withdraw && !withdrawn[x.ID]}
		if i < len(c.outcome.States) {
			st := c.outcome.States[i]
			a.Standing, a.Key = string(st.Standing), keyOfState(st)
		}
		switch x.Action {
		case correct.Change:
			a.Changes = c.changes(x)
		case correct.Drop:
			a.Summary = c.summary(x.Was)
		case correct.Add:
			a.Summary = c.summary(x.Now)
		}
		out = append(out, a)
	}
	return out
}

// actName says what an editor did.
func (c *composer) actName(x correct.Correction) string {
	if isKind(x.Kind) {
		return c.say("did." + string(x.Action) + "." + x.Kind)
	}
	return c.s.tongues[c.lang].word("did", string(x.Action))
}

// dropped are the records that editors have taken out.
func dropped(acts []act) []act {
	var out []act
	for _, a := range acts {
		if a.Action == string(correct.Drop) && a.Standing == string(correct.Holds) {
			out = append(out, a)
		}
	}
	return out
}

// checks are the editors' marks that they have read the whole.
func checks(acts []act) []act {
	var out []act
	for _, a := range acts {
		if a.Action == string(correct.Checked) && a.Standing != string(correct.Withdrawn) {
			out = append(out, a)
		}
	}
	return out
}

func keyOfState(st correct.State) string {
	switch {
	case st.Index < 0:
		return ""
	case st.Kind == correct.Event:
		return keyOf(eventKey, st.Index)
	case st.Kind == correct.Statement:
		return keyOf(statementKey, st.Index)
	}
	return ""
}

// changes tells each field that a correction set, before and after.
func (c *composer) changes(x correct.Correction) []change {
	out := make([]change, 0, len(x.Fields))
	for _, f := range x.Fields {
		out = append(out, change{brief(f, briefName), c.value(x.Was, f), c.value(x.Now, f)})
	}
	return out
}

// summary tells a record in a line.
func (c *composer) summary(b *correct.Body) string {
	switch {
	case b == nil:
	case b.Statement != nil:
		return isolated(c.speakerOf(*b.Statement).Name, briefName) + ": " + isolated(b.Statement.Content.Text, briefTitle)
	case b.Event != nil:
		e := *b.Event
		parts := []string{c.s.tongues[c.lang].kind(brief(e.Type, briefName), brief(e.Mode, briefName)), isolated(e.Trigger.Text, briefName), c.parties(e.Actors), c.parties(e.Recipients)}
		return c.joined(parts)
	}
	return ""
}

// isolated is the beginning of a text, its direction kept to itself.
func isolated(s string, most int) string { return export.Isolate(brief(s, most)) }

// listed joins what is not empty, each part kept apart from the next.
func (c *composer) listed(parts []string) string {
	out := make([]string, 0, len(parts))
	for _, p := range parts {
		out = append(out, isolated(p, briefName))
	}
	return c.joined(out)
}

// joined joins parts that are fit to stand side by side, empty ones left out.
func (c *composer) joined(parts []string) string {
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" })
	return strings.Join(parts, c.say("list.comma")+" ")
}

// value is one field of a record for people to read, "" where it is empty.
func (c *composer) value(b *correct.Body, field string) string {
	switch {
	case b == nil:
	case b.Event != nil:
		return c.eventValue(*b.Event, field)
	case b.Statement != nil:
		return c.statementValue(*b.Statement, field)
	}
	return ""
}

func (c *composer) eventValue(e export.Event, field string) string {
	t := c.s.tongues[c.lang]
	switch field {
	case "type":
		return t.word("type", brief(e.Type, briefName))
	case "mode":
		if e.Mode != "" {
			return t.mode(brief(e.Type, briefName), brief(e.Mode, briefName))
		}
	case "contexts":
		return c.codedWords("context", e.Contexts)
	case "trigger":
		return brief(e.Trigger.Text, briefContent)
	case "actors":
		return c.parties(e.Actors)
	case "recipients":
		return c.parties(e.Recipients)
	case "date":
		return t.day(brief(e.Date, briefName))
	case "place":
		if e.Place != nil {
			return c.listed([]string{e.Place.Text, e.Place.NameEn, e.Place.Country})
		}
	case "factuality":
		return t.word("factuality", brief(e.Factuality, briefName))
	case "killed":
		return c.count(e.Killed)
	case "injured":
		return c.count(e.Injured)
	case "detained":
		return c.count(e.Detained)
	case "displaced":
		return c.count(e.Displaced)
	case "asserted_by":
		return c.inWords(c.tellersOf(nil, e.AssertedBy))
	}
	return ""
}

func (c *composer) statementValue(s export.Statement, field string) string {
	t := c.s.tongues[c.lang]
	switch field {
	case "speaker":
		who := s.Speaker.Name
		if who == "" {
			who = s.Speaker.Text
		}
		return c.listed([]string{who, s.Speaker.Text, s.Speaker.ID, s.Speaker.Sector})
	case "cue":
		return c.listed([]string{s.Cue.Text, t.word("class", s.Cue.Class)})
	case "content":
		return brief(s.Content.Text, briefContent)
	case "kind":
		return t.word("kind", brief(s.Kind, briefName))
	case "channel":
		return t.word("channel", brief(s.Channel, briefName))
	case "date":
		return t.day(brief(s.Date, briefName))
	case "asserted_by":
		return c.inWords(c.tellersOf(nil, s.AssertedBy))
	}
	return ""
}

// codedWords are the phrases of coded values.
func (c *composer) codedWords(kind string, values []string) string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = c.s.tongues[c.lang].word(kind, v)
	}
	return c.listed(out)
}

// mostParties are those of one side that a line of a history names.
const mostParties = 20

// parties names one side of an event, with codes.
func (c *composer) parties(args []export.Arg) string {
	var out []string
	for _, a := range args[:min(len(args), mostParties)] {
		codes := strings.TrimSpace(brief(a.ID, briefName) + " " + brief(a.Sector, briefName))
		switch {
		case codes == "":
			out = append(out, isolated(a.Text, briefName))
		case a.Text == "":
			out = append(out, codes)
		default:
			out = append(out, isolated(a.Text, briefName)+" ("+codes+")")
		}
	}
	return c.joined(out)
}

func (c *composer) count(n export.Count) string {
	t := c.s.tongues[c.lang]
	switch {
	case !n.Known:
		return ""
	case n.Vague != "":
		return t.word("vague", brief(n.Vague, briefName))
	}
	return t.number(n.N)
}

// digest names the state of a record, so that a form notices when the record
// has become another one meanwhile.
func digest(b correct.Body) string {
	data, err := json.Marshal(b)
	if err != nil {
		// Records come out of JSON and go into it; a form with this digest is refused.
		return "unreadable"
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}
