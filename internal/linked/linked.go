// Package linked gives a report's records as linked data, in the words of three
// vocabularies that others read: W3C Web Annotation (which words of the text
// carry which record), PROV-O (who tells it, who read it, who corrected it) and
// schema.org (what the report mentions, quotes and claims).
//
// Isnad never says that something happened: events are annotations, entities of
// provenance and claims, and never a happening of their own.
//
// Documents are JSON-LD. Contexts stand in them or, where everybody knows them,
// are named; nothing is fetched. Marshalled, a document has its keys in order,
// so that the same record gives the same bytes.
package linked

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
)

// Vocabulary is the namespace of what only Isnad has words for; its terms are
// named as the fields of its records.
const Vocabulary = "https://github.com/isnad-news/isnad/ns#"

// Document is a JSON-LD document.
type Document map[string]any

// object is a node within a document.
type object = map[string]any

// Report is a report as documents tell of it.
type Report struct {
	Record export.Record // as it is shown, corrections applied
	// AsRead is the record as the reader read it, nil where there are no
	// Corrections.
	AsRead      *export.Record
	Corrections []correct.Correction
	Reader      string    // version of the program and of the knowledge that read it
	Gathered    time.Time // when it came in; zero where that is not to be told
	Source      string    // address that it came by; told where it is one of the web
}

// Of makes a report of what an archive keeps.
func Of(e archive.Entry) Report {
	return Report{Record: e.Record, AsRead: e.AsRead, Corrections: e.Corrections, Reader: e.Reader, Gathered: e.Gathered, Source: e.Source}
}

// site names things: all names are addresses below base, the address of a site
// without a slash at its end. An empty base makes them relative to it.
type site struct {
	base string
	Report
	id     string // of the report, escaped
	origin correct.Outcome
}

func at(r Report, base string) *site {
	s := &site{base: strings.TrimRight(base, "/"), Report: r, id: url.PathEscape(r.Record.Document.ID)}
	if r.AsRead != nil {
		s.origin = correct.Trace(*r.AsRead, r.Corrections)
	}
	return s
}

// report is the address of the report's page; its text stands at text.
func (s *site) report() string { return s.base + "/reports/" + s.id }
func (s *site) text() string   { return s.report() + ".txt" }

// record names a record of the report: e3, s2, counted from 1.
func (s *site) record(prefix string, i int) string {
	return s.report() + "#" + prefix + strconv.Itoa(i+1)
}

// actor is the address of who has an id.
func (s *site) actor(id string) string { return s.base + "/actors/" + url.PathEscape(id) }

// outlet is the address of who published the report; that of the report's own
// outlet where it names none.
func (s *site) outlet() string {
	if s.Record.Document.Outlet == "" {
		return s.report() + "#outlet"
	}
	return s.base + "/outlets/" + url.PathEscape(s.Record.Document.Outlet)
}

// software names the program that read the report.
func (s *site) software() string { return s.base + "/about#reader" }

// event and statement tell where the records of these indexes come from.
func (s *site) event(i int) correct.Origin     { return originIn(s.origin.Events, i) }
func (s *site) statement(i int) correct.Origin { return originIn(s.origin.Statements, i) }

func originIn(of []correct.Origin, i int) correct.Origin {
	if i < len(of) {
		return of[i]
	}
	return correct.Origin{Read: i}
}

// web gives an address of the web as an IRI, or "" for what is none: a path, a
// script.
func web(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	return spelled(u.String())
}

// spelled writes out what must not stand in an IRI as it is; url.URL leaves
// queries as they came.
func spelled(address string) string {
	var b strings.Builder
	for _, r := range address {
		if r <= ' ' || r == 0x7F || strings.ContainsRune("<>\"{}|\\^`", r) {
			fmt.Fprintf(&b, "%%%02X", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// put sets what is told: nothing is set of what is empty.
func put(o object, key string, value any) {
	switch v := value.(type) {
	case string:
		if v == "" {
			return
		}
	case []any:
		if len(v) == 0 {
			return
		}
	case []string:
		if len(v) == 0 {
			return
		}
	case nil:
		return
	}
	o[key] = value
}

// chain is a chain of tellers, nearest to the happening first; without any it is
// empty, and no null.
func chain(ids []string) []string { return append([]string{}, ids...) }

// cut gives the words at a place, as far as the text has them.
func cut(points []rune, r export.Range) string {
	start := max(0, min(r.Start, len(points)))
	return string(points[start:max(start, min(r.End, len(points)))])
}

func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func ref(iri string) object { return object{"@id": iri} }
