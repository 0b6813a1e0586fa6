package export

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/isnad-news/isnad/internal/text"
)

// Isolates keep the direction of what stands between them to itself.
const (
	fsi = "\u2068"
	pdi = "\u2069"
)

// Style is how text for people looks.
type Style struct {
	Color bool // use ANSI colours: on a terminal only
}

// The ANSI attributes in use.
const (
	bold  = "1"
	dim   = "2"
	red   = "31"
	green = "32"
	cyan  = "36"
)

func (s Style) paint(code, t string) string {
	if !s.Color || t == "" {
		return t
	}
	return "\x1b[" + code + "m" + t + "\x1b[0m"
}

// Isolate makes a stretch of a report safe to stand in a line of text: on one
// line, without controls, and wrapped so that its direction stays its own.
func Isolate(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == 0x200C || r == 0x200D:
			return r
		case text.IsBidi(r):
			return -1
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
	if s = strings.Join(strings.Fields(s), " "); s == "" {
		return ""
	}
	return fsi + s + pdi
}

// printer writes lines of labels and values.
type printer struct {
	w io.Writer
	Style
}

// labelWidth is the width of the column of labels.
const labelWidth = 10

// field writes a labelled line; an empty value writes none.
func (p printer) field(label, value string) {
	if value != "" {
		fmt.Fprintf(p.w, "     %s %s\n", p.paint(dim, pad(label)), value)
	}
}

func pad(s string) string { return s + strings.Repeat(" ", max(0, labelWidth-len(s))) }

// Text writes a document's records for people to read.
func Text(w io.Writer, d Doc, s Style) error { return Build(d).Text(w, s) }

// Text writes a record for people to read.
func (r Record) Text(w io.Writer, s Style) error {
	b := bufio.NewWriter(w)
	p := printer{b, s}
	p.document(r)
	if err := b.Flush(); err != nil {
		return fmt.Errorf("text: %w", err)
	}
	return nil
}

func (p printer) document(r Record) {
	title := r.Document.Title
	if title == "" {
		title = opening(r.Document.Text)
	}
	fmt.Fprintln(p.w, p.paint(bold, Isolate(title)))
	about := join(" · ", Isolate(r.Document.Outlet), r.Document.Published, Isolate(r.Document.URL), r.Document.ID)
	fmt.Fprintln(p.w, p.paint(dim, about))
	p.heading("Statements", len(r.Statements))
	for i, s := range r.Statements {
		p.statement(i+1, s)
	}
	p.heading("Events", len(r.Events))
	for i, e := range r.Events {
		p.event(i+1, e)
	}
	if len(r.Warnings) > 0 {
		p.heading("Warnings", len(r.Warnings))
	}
	for _, w := range r.Warnings {
		fmt.Fprintf(p.w, "  %s %s\n", p.paint(red, w.Code), Isolate(w.Text))
	}
	fmt.Fprintln(p.w)
}

// openingLength is in code points.
const openingLength = 80

// opening gives the beginning of a text that has no headline.
func opening(s string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	n := 0
	for i := range first {
		if n++; n > openingLength {
			return first[:i] + "…"
		}
	}
	return first
}

func (p printer) heading(what string, n int) {
	fmt.Fprintf(p.w, "\n%s\n", p.paint(bold, fmt.Sprintf("%s (%d)", what, n)))
}

func (p printer) statement(n int, s Statement) {
	name := s.Speaker.Name
	if name == "" {
		name = s.Speaker.Text
	}
	who := Isolate(name)
	if who == "" {
		who = "unknown"
	}
	fmt.Fprintf(p.w, "%3d  %s\n", n, join("  ", p.paint(cyan, who), codes(s.Speaker.ID, s.Speaker.Sector), join(", ", s.Cue.Class, s.Kind, s.Channel)))
	p.field("said", Isolate(s.Content.Text))
	p.field("cue", Isolate(s.Cue.Text))
	p.field("told by", chain(s.AssertedBy))
}

func (p printer) event(n int, e Event) {
	kind := e.Type
	if e.Mode != "" {
		kind += "/" + e.Mode
	}
	fmt.Fprintf(p.w, "%3d  %s\n", n, join("  ", p.paint(green, kind), e.Factuality, e.Date))
	p.field("words", Isolate(e.Trigger.Text))
	p.field("who", args(e.Actors))
	p.field("to whom", args(e.Recipients))
	if e.Place != nil {
		p.field("where", join("  ", Isolate(e.Place.Text), join(", ", e.Place.NameEn, e.Place.Country)))
	}
	p.field("killed", e.Killed.String())
	p.field("injured", e.Injured.String())
	p.field("detained", e.Detained.String())
	p.field("displaced", e.Displaced.String())
	p.field("told by", chain(e.AssertedBy))
	p.field("confidence", strconv.FormatFloat(float64(e.Confidence), 'f', 2, 64))
}

func args(as []Arg) string {
	var out []string
	for _, a := range as {
		s := join(" ", Isolate(a.Text), codes(a.ID, a.Sector))
		if a.Carried {
			s += " (from before)"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func codes(id, sector string) string { return bracketed(join(" ", id, sector)) }

func bracketed(s string) string {
	if s == "" {
		return ""
	}
	return "[" + s + "]"
}

// chain writes an isnad, nearest to the happening first.
func chain(ids []string) string {
	out := make([]string, len(ids))
	for i, s := range ids {
		out[i] = Isolate(s)
		if ascii(s) {
			out[i] = s
		}
	}
	return strings.Join(out, " < ")
}

func ascii(s string) bool {
	for _, r := range s {
		if r < ' ' || r > '~' {
			return false
		}
	}
	return true
}

// join joins what is not empty.
func join(sep string, parts ...string) string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, sep)
}

// String is the count in words for people; empty where it is unknown.
func (c Count) String() string {
	switch {
	case !c.Known:
		return ""
	case c.Vague != "":
		return c.Vague
	}
	return strconv.Itoa(c.N)
}
