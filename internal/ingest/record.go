package ingest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/isnad-news/isnad"
)

// Codes of the warnings that reading gives.
const (
	WarnNoDate   = "no-date"
	WarnBadDate  = "unreadable-date"
	WarnBroken   = "broken-characters"
	WarnNUL      = "nul-characters"
	WarnEncoding = "encoding"
	WarnLanguage = "language"
	WarnMarkup   = "markup"
	WarnNoBody   = "no-body"
)

// ErrNoText tells that a JSON object holds no report.
var ErrNoText = errors.New(`no text in it: a report needs "text" (or "content" or "body")`)

// fields names each field of a report in JSON and its aliases, best first.
type fields struct{ text, title, outlet, url, published, id []string }

func fieldNames() fields {
	return fields{
		text:      []string{"text", "content", "body"},
		title:     []string{"title", "headline"},
		outlet:    []string{"outlet", "source", "publisher"},
		url:       []string{"url", "link"},
		published: []string{"published", "date", "date_extracted"},
		id:        []string{"id"},
	}
}

// fromJSON makes a report of one JSON object. Isnad's own records are taken
// too: their "document" is a report.
func fromJSON(data []byte) (isnad.Report, []isnad.Warning, error) {
	var m map[string]json.RawMessage
	if err := json.Unmarshal(data, &m); err != nil {
		return isnad.Report{}, nil, jsonError(data, err)
	}
	if d, ok := m["document"]; ok && bytes.HasPrefix(bytes.TrimSpace(d), []byte("{")) {
		return fromJSON(d)
	}
	var faults []error
	get := func(names []string) string {
		s, err := firstString(m, names)
		faults = append(faults, err)
		return s
	}
	n := fieldNames()
	r := isnad.Report{Text: get(n.text), Title: get(n.title), Outlet: get(n.outlet), URL: get(n.url), ID: get(n.id)}
	date := get(n.published)
	if err := errors.Join(faults...); err != nil {
		return r, nil, err
	}
	var warnings []isnad.Warning
	if strings.TrimSpace(r.Text) == "" {
		if !given(m, n.text) || strings.TrimSpace(r.Title) == "" {
			return r, nil, ErrNoText
		}
		r.Text = r.Title
		warnings = append(warnings, isnad.Warning{Code: WarnNoBody, Text: "only a headline: its text is empty"})
	}
	if !strings.HasPrefix(strings.TrimSpace(r.Text), strings.TrimSpace(r.Title)) {
		r.Text = strings.TrimSpace(r.Title) + "\n" + r.Text
	}
	if date != "" {
		t, err := ParseDate(date)
		if err != nil {
			warnings = append(warnings, isnad.Warning{Code: WarnBadDate, Text: err.Error()})
		}
		r.Published = t
	}
	return r, warnings, nil
}

// given tells whether one of several fields is there, be it empty.
func given(m map[string]json.RawMessage, names []string) bool {
	for _, n := range names {
		if _, ok := m[n]; ok {
			return true
		}
	}
	return false
}

// firstString gives the first of several fields that is there and not empty.
func firstString(m map[string]json.RawMessage, names []string) (string, error) {
	for _, n := range names {
		raw, ok := m[n]
		if !ok || string(raw) == "null" {
			continue
		}
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			return "", fmt.Errorf("field %q: want a string in quotes, not %s", n, clip(string(raw)))
		}
		if s != "" {
			return s, nil
		}
	}
	return "", nil
}

func clip(s string) string {
	if r := []rune(s); len(r) > 20 {
		return string(r[:20]) + "…"
	}
	return s
}

// jsonError says where the JSON breaks.
func jsonError(data []byte, err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		at := min(int(syntax.Offset), len(data))
		return fmt.Errorf("broken JSON at line %d, byte %d: %w", 1+bytes.Count(data[:at], []byte("\n")), syntax.Offset, err)
	}
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return fmt.Errorf("want a JSON object with a report's text, not a %s", kind.Value)
	}
	return fmt.Errorf("JSON: %w", err)
}

// Address is the id of a report by its content: the first 16 bytes of the
// SHA-256 of text, outlet and publication date, in hexadecimal.
func Address(r isnad.Report) string {
	h := sha256.New()
	for _, s := range []string{r.Text, r.Outlet, date(r.Published)} {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// doubts gives the warnings that a report's text and date call for.
func doubts(r isnad.Report) []isnad.Warning {
	var out []isnad.Warning
	if r.Published.IsZero() {
		out = append(out, isnad.Warning{Code: WarnNoDate, Text: "no publication date: weekdays and words such as yesterday stay unresolved; give one with --published"})
	}
	if head := strings.ToLower(r.Text[:min(len(r.Text), 512)]); strings.Contains(head, "<!doctype html") || strings.Contains(head, "<html") {
		out = append(out, isnad.Warning{Code: WarnMarkup, Text: "this looks like the source of a web page and is read as it stands, markup and all: give the article's text"})
	}
	for _, c := range []struct{ char, code, text string }{
		{string(utf8.RuneError), WarnBroken, "characters could not be read and stand as U+FFFD"},
		{"\x00", WarnNUL, "NUL characters stand in the text"},
	} {
		if n := strings.Count(r.Text, c.char); n > 0 {
			at := strings.Index(r.Text, c.char)
			out = append(out, isnad.Warning{Code: c.code, Span: isnad.Span{Start: at, End: at + len(c.char)}, Text: fmt.Sprintf("%d %s", n, c.text)})
		}
	}
	return out
}
