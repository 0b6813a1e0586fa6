package web

import (
	"fmt"
	"strings"

	"golang.org/x/text/feature/plural"

	"github.com/isnad-news/isnad/internal/export"
)

// missing is what stands where a phrase is not known. A test seeks it.
func missing(key string) string { return "⟦" + key + "⟧" }

// say is a phrase with args put in: numbers as the language writes them, text
// set apart from what is around it.
func (t *tongue) say(key string, args ...any) string {
	phrase, ok := t.phrases[key]
	if !ok {
		return missing(key)
	}
	return t.fill(phrase, args)
}

// word is the phrase of a coded value such as factuality.occurred; a value
// that has none, since it is of a newer reader or of nobody, is shown as it is.
func (t *tongue) word(kind, value string) string {
	if phrase, ok := t.phrases[kind+"."+value]; ok {
		return phrase
	}
	return value
}

// plural is the form of a counted phrase for n, with n as its first argument.
func (t *tongue) plural(key string, n int, args ...any) string {
	form := plural.Cardinal.MatchPlural(t.tag, max(n, -n), 0, 0, 0, 0)
	name := map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many"}[form]
	phrase, ok := t.phrases[key+"."+name]
	if !ok {
		phrase, ok = t.phrases[key+".other"]
	}
	if !ok {
		return missing(key + ".other")
	}
	return t.fill(phrase, append([]any{n}, args...))
}

// fill puts args into a phrase. What the phrase does not use is left out: the
// Arabic for two reports has no number in it.
func (t *tongue) fill(phrase string, args []any) string {
	if !strings.Contains(phrase, "%") {
		return phrase
	}
	given := make([]any, 0, len(args))
	for _, a := range args {
		if text, ok := a.(string); ok {
			a = export.Isolate(text)
		}
		given = append(given, a)
	}
	var used int
	for _, v := range verbs(phrase) {
		var at int
		if _, err := fmt.Sscanf(v, "%d", &at); err == nil {
			used = max(used, at)
		}
	}
	return t.printer.Sprintf(phrase, given[:min(used, len(given))]...)
}
