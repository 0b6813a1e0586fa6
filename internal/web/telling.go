package web

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/said"
	"github.com/isnad-news/isnad/internal/view"
)

// piece is a run of what the program says, as the part "told" shows it.
type piece struct {
	Text  string
	Apart bool   // from outside, a code or another language: set apart
	Code  bool   // to be typed as it is
	Lang  string // of what is apart, "" where it is not known
}

// voice tells what package said holds in one language.
type voice struct {
	*tongue
	label func(id string) string // of a state or group
}

func (s *Site) voice(t *tongue) voice {
	return voice{t, func(id string) string { return s.Desk.Label(id, t.code) }}
}

// tell puts a text into the language; as English where it has no translation.
func (t voice) tell(text said.Text) []piece {
	format, ok := t.sayings[text.Format]
	switch {
	case text.Format == "":
		return nil
	case !ok && t.code == "en":
		var err error
		format, err = slots(text.Format)
		ok = err == nil
	}
	if !ok {
		return english(text.String())
	}
	var out []piece
	for i := 0; i < len(format); i++ {
		if !format[i].code {
			out = append(out, t.slot(format[i], text.Args)...)
			continue
		}
		var code strings.Builder
		for ; i < len(format) && format[i].code; i++ {
			code.WriteString(bare(t.slot(format[i], text.Args)))
		}
		i--
		out = append(out, piece{Text: cleaned(code.String()), Apart: true, Code: true})
	}
	return out
}

// english is text that is known in English alone.
func english(s string) []piece {
	return []piece{{Text: cleaned(s), Apart: true, Lang: "en"}}
}

// slot gives the pieces of a slot.
func (t voice) slot(x slot, args []any) []piece {
	switch {
	case x.verb == 0:
		return []piece{{Text: x.words}}
	case x.arg >= len(args):
		return []piece{{Text: missing(fmt.Sprint(x.arg + 1))}}
	}
	out := t.put(args[x.arg], x.verb)
	if x.most >= 0 {
		out = first(out, x.most)
	}
	if x.verb != 'q' {
		return out
	}
	open, end := t.say("quote.open"), t.say("quote.close")
	return append(append([]piece{{Text: open}}, out...), piece{Text: end})
}

// put gives the pieces of an argument.
func (t voice) put(arg any, verb byte) []piece {
	switch a := arg.(type) {
	case said.Text:
		return t.tell(a)
	case said.English:
		return english(string(a))
	case error:
		if text, ok := said.Of(a); ok {
			return t.tell(text)
		}
		return english(a.Error())
	case said.List:
		return t.list(a)
	case said.Field:
		return []piece{{Text: cleaned(t.word("field", string(a)))}}
	case said.Actor:
		return []piece{{Text: cleaned(a.ID), Apart: true}, {Text: " ("}, {Text: cleaned(t.label(a.ID)), Apart: true}, {Text: ")"}}
	case rune:
		if verb == 'c' {
			return []piece{{Text: cleaned(string(a)), Apart: true}}
		}
	case int:
		return []piece{{Text: t.number(a)}}
	}
	return []piece{{Text: cleaned(fmt.Sprint(arg)), Apart: true}}
}

// list gives items with the language's comma between.
func (t voice) list(items said.List) []piece {
	var out []piece
	for i, x := range items {
		if i > 0 {
			out = append(out, piece{Text: t.say("list.comma") + " "})
		}
		out = append(out, t.put(x, 's')...)
	}
	return out
}

// first leaves the first characters of pieces.
func first(in []piece, most int) []piece {
	var out []piece
	for _, p := range in {
		if n := utf8.RuneCountInString(p.Text); n > most {
			p.Text = string([]rune(p.Text)[:most])
		}
		most -= utf8.RuneCountInString(p.Text)
		out = append(out, p)
	}
	return out
}

// cleaned is text from outside on one line, without what turns the direction of
// text around it.
func cleaned(s string) string {
	return strings.TrimSuffix(strings.TrimPrefix(export.Isolate(s), "\u2068"), "\u2069")
}

// bare is the text of pieces alone.
func bare(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

// plainly is what is told as plain text, what is apart between isolates.
func plainly(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Apart {
			p.Text = export.Isolate(p.Text)
		}
		b.WriteString(p.Text)
	}
	return b.String()
}

// reason tells what an error says to do.
func (t voice) reason(err error) []piece {
	if text, ok := said.Of(err); ok {
		return t.tell(text)
	}
	return english(err.Error())
}

// problem tells what is the matter with a part of a filter.
func (t voice) problem(p view.Problem) []piece {
	return t.tell(saidOf(p))
}
