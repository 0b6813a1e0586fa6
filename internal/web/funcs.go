package web

import (
	"bytes"
	"fmt"
	"html/template"

	"golang.org/x/text/number"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// funcs are what templates of a language can call.
func (s *Site) funcs(t *tongue) template.FuncMap {
	return template.FuncMap{
		// Words.
		"t":      t.say,
		"word":   t.word,
		"kind":   t.kind,
		"plural": t.plural,
		"label":  func(id string) string { return s.Desk.Label(id, t.code) },
		"self":   func(lang string) string { return s.say(lang, "language.self") },
		// Numbers and dates.
		"n":      t.number,
		"day":    t.day,
		"moment": t.moment,
		"iso":    isoTime,
		// Addresses.
		"link":   address,
		"next":   nextPage,
		"esc":    segment,
		"static": s.files.address,
		// Parts drawn by the server.
		"bars": func(counts []archive.Count, key ...string) (template.HTML, error) { return s.bars(t, counts, key...) },
		"top": func(counts []archive.Count, kind, to string) (template.HTML, error) {
			return s.top(t, counts, kind, to)
		},
		"snippets": snippets,
		"told":     s.voice(t).problem,
		"called":   func(kind string, c archive.Count) string { return s.called(t, kind, c) },
	}
}

// number is a number as the language writes it; what is none stays as it is.
func (t *tongue) number(v any) string {
	switch v.(type) {
	case int, int64, float64:
		return t.printer.Sprint(number.Decimal(v))
	}
	return fmt.Sprint(v)
}

// digits is a number without marks of thousands: a year, a day.
func (t *tongue) digits(n int) string {
	return t.printer.Sprint(number.Decimal(n, number.NoSeparator()))
}

// kind is a type of events with its mode.
func (t *tongue) kind(typ, mode string) string {
	if mode == "" {
		return t.word("type", typ)
	}
	return t.words("kind.of", t.word("type", typ), t.mode(typ, mode))
}

// mode is a mode as it is meant of a type.
func (t *tongue) mode(typ, mode string) string {
	if phrase, ok := t.phrases["mode."+typ+"."+mode]; ok {
		return phrase
	}
	return t.word("mode", mode)
}

// part is a part of a page as html/template has written it.
func (t *tongue) part(name string, data any) (template.HTML, error) {
	var out bytes.Buffer
	if err := t.parts.ExecuteTemplate(&out, name, data); err != nil {
		return "", err
	}
	return template.HTML(out.String()), nil // written and escaped by html/template
}

// nextPage is the address of the page of a list behind this one, "" for none.
func nextPage(path string, f view.Filter, cursor string) string {
	if cursor == "" {
		return ""
	}
	return address(path, f, "after", cursor)
}
