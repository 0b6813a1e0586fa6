package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Explain writes, for each record of a document, the rule that made it, the
// words that carry each field, and the lines of knowledge behind its names.
// ruleAt gives the place of a rule, or "".
func Explain(w io.Writer, d Doc, s Style, ruleAt func(rule string) string) error {
	b := bufio.NewWriter(w)
	r := Build(d)
	x := explainer{printer{b, s}}
	why := newReasoner(r, d.Analysis, ruleAt)
	title := r.Document.Title
	if title == "" {
		title = opening(r.Document.Text)
	}
	fmt.Fprintln(b, x.paint(bold, Isolate(title)))
	x.heading("Statements", len(r.Statements))
	for i, s := range r.Statements {
		fmt.Fprintf(b, "%3d  %s  %s\n", i+1, x.paint(cyan, Isolate(s.Speaker.Name)), join(" ", s.Cue.Class, s.Kind))
		x.reasons(why.statement(i))
	}
	x.heading("Events", len(r.Events))
	for i, e := range r.Events {
		fmt.Fprintf(b, "%3d  %s  %s\n", i+1, x.paint(green, join("/", e.Type, e.Mode)), e.Factuality)
		x.reasons(why.event(i))
	}
	fmt.Fprintln(b)
	if err := b.Flush(); err != nil {
		return fmt.Errorf("text: %w", err)
	}
	return nil
}

type explainer struct{ printer }

// reasons writes the steps of one record. What stands behind a speaker comes
// when all his words are told.
func (x explainer) reasons(all []Reason) {
	var speaker []string
	for _, r := range all {
		switch {
		case r.Field == "rule":
			x.field(r.Field, ruleLine(r))
			continue
		case r.Field == "told by":
			x.lines(speaker)
			x.field(r.Field, chain(r.Chain))
		case r.Field == "confidence":
			x.field(r.Field, r.Text)
		case r.side && r.Field != "speaker":
			x.field(r.Field, join("  ", orInferred(r), bracketed(r.Codes)))
		case r.side:
			x.field(r.Field, orInferred(r))
			speaker = r.Source
			continue
		default:
			x.field(r.Field, placed(r))
		}
		x.lines(r.Source)
	}
}

func (x explainer) lines(of []string) {
	for _, l := range of {
		x.field("", l)
	}
}

func ruleLine(r Reason) string {
	if r.Text == "" {
		return "(none given)"
	}
	if len(r.Source) > 0 {
		return r.Text + "  at " + strings.TrimPrefix(r.Source[0], knowledgeDir)
	}
	return r.Text
}

// placed writes words with their range in code points.
func placed(r Reason) string {
	if r.Range == nil {
		return Isolate(r.Text)
	}
	return fmt.Sprintf("%s  %d-%d", Isolate(r.Text), r.Range.Start, r.Range.End)
}

func orInferred(r Reason) string {
	words := placed(r)
	if r.Carried {
		words = join("  ", words, "(from an earlier sentence)")
	}
	if words == "" {
		return "(inferred: no words carry it)"
	}
	return words
}
