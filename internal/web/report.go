package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/linked"
)

// reportRoutes are the pages of single reports, corrections and the read box.
func (s *Site) reportRoutes(mux *http.ServeMux) {
	for pattern, handler := range map[string]http.HandlerFunc{
		"GET /reports/{id}":                    s.report,
		"GET /reports/{id}/raw":                s.raw,
		"GET /reports/{id}/annotations.jsonld": s.annotations,
		"GET /reports/{id}/prov.jsonld":        s.provenance,
		"GET /reports/{id}/schema.jsonld":      s.schemaOrg,
		"GET /reports/{id}/why/{key}":          s.why,
		"GET /reports/{id}/correct/{key}":      s.correctForm,
		"GET /reports/{id}/add/{kind}":         s.addForm,
		"POST /reports/{id}/corrections":       s.corrections,
		"GET /login":                           s.loginForm,
		"POST /login":                          s.login,
		"POST /logout":                         s.logout,
		"GET /read":                            s.readBox,
		"POST /read":                           s.readText,
	} {
		mux.HandleFunc(pattern, handler)
	}
}

// reportID is the report that an address names.
func reportID(r *http.Request) string { return unsegment(r.PathValue("id")) }

// reportAddress is where the page of a report stands.
func reportAddress(id string) string { return "/reports/" + segment(id) }

// reportPage is what a report is shown from, kept or read for this once.
type reportPage struct {
	ID, Title, Outlet, Author string
	OutletAt                  string // address of the outlet's page
	Form, Language, Published string
	Link, Address             string // Link is "" where the address must not be one
	Source, Media, Reader     string
	Gathered                  time.Time
	Kept, Editing             bool
	Pieces                    []stretch
	Statements                []*statementCard
	Counts                    counts // of all records, shown or not
	Clipped                   int    // how many of each kind are shown, where that is not all; else 0
	Events                    []eventCard
	Names, More               []nameCard // the first of the report, and those behind them
	Times                     []timeCard
	Warnings                  []warningCard
	Dropped, Checks, History  []act
}

// mostNames are shown at once; long reports name hundreds.
const mostNames = 60

// counts are how many records of each kind a report has.
type counts struct{ Statements, Events, Names, Times, Warnings int }

func countsOf(r export.Record) counts {
	return counts{len(r.Statements), len(r.Events), len(r.Entities), len(r.Times), len(r.Warnings)}
}

// headline is a report's title or, where it has none, how its text begins.
func headline(d export.Document) string {
	if title := brief(d.Title, briefTitle); title != "" {
		return title
	}
	first, _, _ := strings.Cut(strings.TrimSpace(d.Text), "\n")
	return brief(first, 80)
}

// page makes what the templates show.
func (c *composer) page() *reportPage {
	d := c.record.Document
	p := &reportPage{ID: d.ID, Title: headline(d), Outlet: brief(d.Outlet, briefName), Author: brief(d.Author, briefName),
		Form: brief(d.Form, briefName), Language: d.Language, Published: brief(d.Published, briefName), Link: safeLink(d.URL),
		Address: brief(d.URL, briefName), Source: brief(c.report.Source, briefTitle), Media: brief(c.report.Media, briefName),
		Reader: brief(c.report.Reader, briefName), Gathered: c.report.Gathered, Kept: c.report.Kept, Editing: c.editing}
	if p.Kept && p.Outlet != "" && len(d.Outlet) <= longestField {
		p.OutletAt = "/outlets/" + segment(d.Outlet)
	}
	p.Pieces = cut(d.Text, marksOf(c.record))
	for _, x := range p.Pieces {
		for _, key := range slices.Concat(x.Anchors, x.Beside) {
			c.spots[key] = true
		}
	}
	p.Counts = countsOf(c.report.Record)
	if p.Counts != countsOf(c.record) {
		p.Clipped = mostRecords
	}
	p.Statements = c.statements()
	p.Events, p.Names, p.Times, p.Warnings = c.events(), c.names(), c.times(), c.warnings()
	if len(p.Names) > mostNames {
		p.Names, p.More = p.Names[:mostNames], p.Names[mostNames:]
	}
	p.History = c.history()
	p.Dropped, p.Checks = dropped(p.History), checks(p.History)
	return p
}

// report answers with a report's page or, by the ending of its address, with
// its record or its text.
func (s *Site) report(w http.ResponseWriter, r *http.Request) {
	id := reportID(r)
	ending := path.Ext(id)
	if ending == ".json" || ending == ".txt" {
		id = strings.TrimSuffix(id, ending)
	}
	report, err := s.Desk.Report(r.Context(), id)
	if err != nil {
		s.fault(w, r, err)
		return
	}
	switch ending {
	case ".json":
		s.writeJSON(w, r, report.Record)
	case ".txt":
		writeText(w, "text/plain; charset=utf-8", []byte(report.Record.Document.Text))
	default:
		c := s.compose(s.language(r), report)
		c.editing = s.Sessions != nil && s.Sessions.User(r) != ""
		p := c.page()
		at := reportAddress(p.ID)
		for _, l := range [][2]string{{".json", "application/json"}, {"/schema.jsonld", "application/ld+json"}, {"/annotations.jsonld", "application/ld+json"}} {
			w.Header().Add("Link", fmt.Sprintf("<%s%s>; rel=\"alternate\"; type=%q", at, l[0], l[1]))
		}
		s.show(w, r, http.StatusOK, "report", p.Title, p)
	}
}

func writeText(w http.ResponseWriter, media string, data []byte) {
	w.Header().Set("Content-Type", media)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	// The visitor may have gone; there is nobody to tell.
	_, _ = w.Write(data)
}

// raw answers with the bytes that a report came in as: to be kept, never to be
// shown, whatever they are.
func (s *Site) raw(w http.ResponseWriter, r *http.Request) {
	report, err := s.Desk.Report(r.Context(), reportID(r))
	if err != nil {
		s.fault(w, r, err)
		return
	}
	media, ending := "application/octet-stream", ".bin"
	if kind, _, err := mime.ParseMediaType(report.Media); err == nil && textual(kind) {
		media, ending = "text/plain; charset=utf-8", ".txt"
		if bytes.IndexByte(report.Entry.Raw, 0) >= 0 {
			media = "application/octet-stream"
		}
	}
	name := fileName(report.Source, report.Record.Document.ID) + ending
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	w.Header().Set("Content-Security-Policy", "default-src 'none'; sandbox")
	writeText(w, media, report.Entry.Raw)
}

// textual tells whether a media type is text that a person can read.
func textual(kind string) bool {
	return strings.HasPrefix(kind, "text/") || slices.Contains([]string{"application/json", "application/xml", "application/xhtml+xml",
		"application/rss+xml", "application/atom+xml", "application/x-ndjson"}, kind) || strings.HasSuffix(kind, "+xml") || strings.HasSuffix(kind, "+json")
}

// longestFile is how long the name of a file may be, in code points, ending apart.
const longestFile = 80

// fileName makes a name for a file of the last part of where a report came
// from: letters, digits, dots, dashes and underscores, the rest as dashes. The
// ending that goes behind it says what the file is, whatever the name says.
func fileName(source, id string) string {
	base := source
	if i := strings.LastIndexAny(base, `/\`); i >= 0 {
		base = base[i+1:]
	}
	base, _, _ = strings.Cut(base, "?")
	clean := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '-' || r == '_' {
			return r
		}
		return '-'
	}, plain(base))
	if clean = strings.Trim(clean, ".-_"); clean == "" {
		clean = "report-" + strings.Map(func(r rune) rune {
			if r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
				return r
			}
			return -1
		}, id)
	}
	if letters := []rune(clean); len(letters) > longestFile {
		clean = string(letters[:longestFile])
	}
	return clean
}

// annotations gives a report as W3C Web Annotations.
func (s *Site) annotations(w http.ResponseWriter, r *http.Request) {
	s.linkedAs(w, r, linked.Annotations)
}

// provenance gives a report in PROV-O.
func (s *Site) provenance(w http.ResponseWriter, r *http.Request) {
	s.linkedAs(w, r, linked.Provenance)
}

// schemaOrg gives a report in the words of schema.org.
func (s *Site) schemaOrg(w http.ResponseWriter, r *http.Request) {
	s.linkedAs(w, r, linked.SchemaOrg)
}

// linkedAs answers with a report as linked data.
func (s *Site) linkedAs(w http.ResponseWriter, r *http.Request, as func(linked.Report, string) linked.Document) {
	report, err := s.Desk.Report(r.Context(), reportID(r))
	if err != nil {
		s.fault(w, r, err)
		return
	}
	data, err := json.MarshalIndent(as(linked.Of(report.Entry), s.origin(r)), "", "  ")
	if err != nil {
		s.fault(w, r, fmt.Errorf("linked data of report %s: %w", report.Record.Document.ID, err))
		return
	}
	writeText(w, "application/ld+json; charset=utf-8", append(data, '\n'))
}
