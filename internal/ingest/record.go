package ingest

import (
	"crypto/sha256"
	"encoding/hex"
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
	WarnCrawl    = "date-of-crawl"
	WarnCut      = "cut-page"
)

// ErrNoText tells that a JSON object holds no report.
var ErrNoText = errors.New(`no text in it: a report needs "text" (or "content" or "body")`)

// fields names each field of a report in JSON and CSV and its aliases, best
// first.
type fields struct{ text, title, outlet, url, author, published, id []string }

func fieldNames() fields {
	return fields{
		text:      []string{"text", "content", "body"},
		title:     []string{"title", "headline"},
		outlet:    []string{"outlet", "source", "publisher"},
		url:       []string{"url", "link"},
		author:    []string{"author", "byline"},
		published: []string{"published", "date", "date_extracted"},
		id:        []string{"id"},
	}
}

// build makes a report of what get gives for each field's names, and given
// tells whether one of them is there, be it empty.
func build(get func(names []string) string, given func(names []string) bool) (isnad.Report, []isnad.Warning, error) {
	n := fieldNames()
	r := isnad.Report{Text: get(n.text), Title: get(n.title), Outlet: get(n.outlet), URL: get(n.url), Author: get(n.author), ID: get(n.id)}
	date := get(n.published)
	var warnings []isnad.Warning
	if strings.TrimSpace(r.Text) == "" {
		if !given(n.text) || strings.TrimSpace(r.Title) == "" {
			return r, nil, ErrNoText
		}
		r.Text = r.Title
		warnings = append(warnings, isnad.Warning{Code: WarnNoBody, Text: "only a headline: its text is empty"})
	}
	r.Text = under(r.Title, r.Text)
	if date != "" {
		t, err := ParseDate(date)
		if err != nil {
			warnings = append(warnings, isnad.Warning{Code: WarnBadDate, Text: err.Error()})
		}
		r.Published = t
	}
	return r, warnings, nil
}

// under puts a text under its headline, unless it begins with it.
func under(title, text string) string {
	if strings.HasPrefix(strings.TrimSpace(text), strings.TrimSpace(title)) {
		return text
	}
	return strings.TrimSpace(title) + "\n" + text
}

func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 20 {
		return string(r[:20]) + "…"
	}
	return s
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
	if hasMarkup(r.Text[:min(len(r.Text), headBytes)]) {
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

// hasMarkup tells whether a web page's source begins in a text.
func hasMarkup(head string) bool {
	if strings.IndexByte(head, '<') < 0 {
		return false
	}
	head = strings.ToLower(head)
	return strings.Contains(head, "<!doctype html") || strings.Contains(head, "<html")
}
