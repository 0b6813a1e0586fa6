package export

import (
	"bufio"
	"fmt"
	"io"

	"github.com/isnad-news/isnad"
)

// Explain writes, for each record of a document, the rule that made it, the
// words that carry each field, and the lines of knowledge behind its names.
// ruleAt gives the place of a rule, or "".
func Explain(w io.Writer, d Doc, s Style, ruleAt func(rule string) string) error {
	b := bufio.NewWriter(w)
	x := explainer{printer{b, s}, builder{d.Analysis, newOffsets(d.Report.Text)}, ruleAt}
	title := d.Report.Title
	if title == "" {
		title = opening(d.Report.Text)
	}
	fmt.Fprintln(b, x.paint(bold, Isolate(title)))
	x.heading("Statements", len(d.Statements))
	for i, s := range d.Statements {
		x.statement(i+1, s)
	}
	x.heading("Events", len(d.Events))
	for i, e := range d.Events {
		x.event(i+1, e)
	}
	fmt.Fprintln(b)
	if err := b.Flush(); err != nil {
		return fmt.Errorf("text: %w", err)
	}
	return nil
}

type explainer struct {
	printer
	b      builder
	ruleAt func(string) string
}

func (x explainer) rule(name string) string {
	if name == "" {
		return "(none given)"
	}
	if at := x.ruleAt(name); at != "" {
		return name + "  at " + at
	}
	return name
}

// words writes a stretch of the text with its range in code points.
func (x explainer) words(s isnad.Span) string {
	if s.Len() <= 0 {
		return ""
	}
	r := x.b.rng(s)
	return fmt.Sprintf("%s  %d-%d", Isolate(x.b.slice(s)), r.Start, r.End)
}

func (x explainer) statement(n int, s isnad.Statement) {
	fmt.Fprintf(x.w, "%3d  %s  %s\n", n, x.paint(cyan, Isolate(s.SpeakerName)), join(" ", s.Class, s.Kind))
	x.field("rule", x.rule(s.Rule))
	x.field("speaker", orInferred(x.words(s.SpeakerSpan)))
	x.field("cue", x.words(s.Cue))
	x.field("content", x.words(s.Content))
	x.known(s.Speaker)
	x.field("told by", chain(s.AssertedBy))
}

func (x explainer) event(n int, e isnad.Event) {
	fmt.Fprintf(x.w, "%3d  %s  %s\n", n, x.paint(green, join("/", e.Type, e.Mode)), string(e.Factuality))
	x.field("rule", x.rule(e.Rule))
	x.field("words", x.words(e.Trigger))
	for _, a := range e.Actors {
		x.side("actor", a)
	}
	for _, a := range e.Recipients {
		x.side("recipient", a)
	}
	if e.Place.Text != "" || e.Place.Span.Len() > 0 {
		x.side("place", e.Place)
	}
	for _, v := range e.Evidence {
		x.field(v.Field, x.words(v.Span))
	}
	x.field("told by", chain(e.AssertedBy))
	x.field("confidence", fmt.Sprintf("%.2f", e.Confidence))
}

func (x explainer) side(label string, a isnad.Arg) {
	words := x.words(a.Span)
	if words == "" {
		words = Isolate(a.Text)
	}
	if a.Carried {
		words = join("  ", words, "(from an earlier sentence)")
	}
	x.field(label, join("  ", orInferred(words), codes(a.ID, a.Sector)))
	x.known(a.Mention)
}

func orInferred(words string) string {
	if words == "" {
		return "(inferred: no words carry it)"
	}
	return words
}

// known writes the lines of knowledge behind a mention and its entity.
func (x explainer) known(m isnad.Ref) {
	if m < 1 || int(m) > len(x.b.Mentions) {
		return
	}
	mention := x.b.Mentions[m-1]
	x.field("", prefixed("knowledge/", mention.Source))
	if e := mention.Entity; e > 0 && int(e) <= len(x.b.Entities) {
		if at := x.b.Entities[e-1].Source; at != mention.Source {
			x.field("", prefixed("knowledge/", at))
		}
	}
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}
