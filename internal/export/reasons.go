package export

import (
	"fmt"
	"strings"

	"github.com/isnad-news/isnad"
)

// The kinds of records that Reasons explains.
const (
	KindEvent     = "event"
	KindStatement = "statement"
)

// Reason is one step of why a record is there: a field, and what it rests on.
type Reason struct {
	Field   string   // rule, words, actor, recipient, place, date, speaker, cue, content, told by, confidence, …
	Text    string   // the words; the name of a rule; a number; empty where nothing is known
	Range   *Range   // where the words stand; nil where none carry the field: it is inferred
	Codes   string   // id and sector of who or what is meant, or the value that the words were read as
	Carried bool     // taken over from an earlier sentence
	Source  []string // lines of knowledge behind it: knowledge/actors/states.tsv:12
	Chain   []string // of "told by": ids, nearest to the happening first

	side bool // stands for somebody or some place, which may be inferred
}

// Reasons explains one record of a document: event or statement i, counted from
// 0. ruleAt gives the place of a rule within the knowledge, or "". There are no
// reasons for a record that the document does not have.
func Reasons(d Doc, kind string, i int, ruleAt func(rule string) string) []Reason {
	return newReasoner(Build(d), d.Analysis, ruleAt).of(kind, i)
}

// Reasons gives what a record that was read before tells of its own reasons:
// the rule and the words, but not the lines of knowledge behind names.
func (r Record) Reasons(kind string, i int, ruleAt func(rule string) string) []Reason {
	return newReasoner(r, nil, ruleAt).of(kind, i)
}

// reasoner explains the records of one report.
type reasoner struct {
	r      Record
	points []rune          // of the text
	a      *isnad.Analysis // what r was built of; nil where that is gone
	ruleAt func(string) string
}

func newReasoner(r Record, a *isnad.Analysis, ruleAt func(string) string) *reasoner {
	return &reasoner{r, []rune(r.Document.Text), a, ruleAt}
}

func (x *reasoner) of(kind string, i int) []Reason {
	switch {
	case kind == KindStatement && i >= 0 && i < len(x.r.Statements):
		return x.statement(i)
	case kind == KindEvent && i >= 0 && i < len(x.r.Events):
		return x.event(i)
	}
	return nil
}

func (x *reasoner) statement(i int) []Reason {
	s := x.r.Statements[i]
	speaker := x.words("speaker", s.Speaker.rng())
	speaker.side, speaker.Codes = true, join(" ", s.Speaker.ID, s.Speaker.Sector)
	if x.a != nil {
		speaker.Source = x.known(x.a.Statements[i].Speaker)
	}
	cue := x.words("cue", &s.Cue.Range)
	cue.Codes = join(" ", s.Cue.Lemma, s.Cue.Class)
	return []Reason{x.rule(s.Rule), speaker, cue, x.words("content", &s.Content.Range), toldBy(s.AssertedBy)}
}

func (x *reasoner) event(i int) []Reason {
	e := x.r.Events[i]
	out := []Reason{x.rule(e.Rule), x.words("words", &e.Trigger.Range)}
	var read isnad.Event // where there is an analysis: who stands behind the sides
	if x.a != nil {
		read = x.a.Events[i]
	}
	out = append(out, x.sides("actor", e.Actors, read.Actors)...)
	out = append(out, x.sides("recipient", e.Recipients, read.Recipients)...)
	if p := e.Place; p != nil && (p.Text != "" || p.rng() != nil) {
		place := Arg{Text: p.Text, ID: p.Country, At: p.At}
		if x.a != nil {
			place.ID, place.Sector, place.Carried = read.Place.ID, read.Place.Sector, read.Place.Carried
		}
		out = append(out, x.side("place", place, read.Place.Mention))
	}
	values := map[string]string{"date": e.Date, "killed": e.Killed.String(), "injured": e.Injured.String(),
		"detained": e.Detained.String(), "displaced": e.Displaced.String()}
	for _, v := range e.Evidence {
		r := x.words(v.Field, &v.Range)
		r.Codes = values[v.Field]
		out = append(out, r)
	}
	return append(out, toldBy(e.AssertedBy), Reason{Field: "confidence", Text: fmt.Sprintf("%.2f", float64(e.Confidence))})
}

func (x *reasoner) rule(name string) Reason {
	r := Reason{Field: "rule", Text: name}
	if name != "" {
		r.Source = line(x.ruleAt(name))
	}
	return r
}

func toldBy(ids []string) Reason {
	return Reason{Field: "told by", Text: strings.Join(ids, " < "), Chain: ids}
}

func (x *reasoner) sides(field string, args []Arg, read []isnad.Arg) []Reason {
	out := make([]Reason, len(args))
	for i, a := range args {
		var m isnad.Ref
		if i < len(read) {
			m = read[i].Mention
		}
		out[i] = x.side(field, a, m)
	}
	return out
}

func (x *reasoner) side(field string, a Arg, m isnad.Ref) Reason {
	r := x.words(field, a.rng())
	if r.Text == "" {
		r.Text = a.Text
	}
	r.side, r.Carried, r.Codes, r.Source = true, a.Carried, join(" ", a.ID, a.Sector), x.known(m)
	return r
}

// words gives a stretch of the text as a reason; ranges that the text does not
// have are cut to it.
func (x *reasoner) words(field string, at *Range) Reason {
	r := Reason{Field: field}
	if at == nil {
		return r
	}
	start := max(0, min(at.Start, len(x.points)))
	if end := min(at.End, len(x.points)); end > start {
		r.Text, r.Range = string(x.points[start:end]), &Range{start, end}
	}
	return r
}

// known gives the lines of knowledge behind a mention and its entity.
func (x *reasoner) known(m isnad.Ref) []string {
	if x.a == nil || m < 1 || int(m) > len(x.a.Mentions) {
		return nil
	}
	mention := x.a.Mentions[m-1]
	out := line(mention.Source)
	if e := mention.Entity; e > 0 && int(e) <= len(x.a.Entities) {
		if at := x.a.Entities[e-1].Source; at != mention.Source {
			out = append(out, line(at)...)
		}
	}
	return out
}

// knowledgeDir is where lines of knowledge stand.
const knowledgeDir = "knowledge/"

// line names a line of knowledge; nothing names none.
func line(at string) []string {
	if at == "" {
		return nil
	}
	return []string{knowledgeDir + at}
}

// rng gives where a field stands, nil where nothing in the text carries it.
func (a At) rng() *Range {
	if a.Start == nil || a.End == nil {
		return nil
	}
	return &Range{*a.Start, *a.End}
}
