// Package view answers what people ask of an archive: lists of reports, events
// and statements, what is known of an actor, a place, an outlet. Pages, API and
// MCP tools all show what it gives, so that they show the same.
package view

import (
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/said"
)

// Filter is what a list is narrowed by. Its fields are the parameters of
// addresses, of pages and API alike.
type Filter struct {
	Q          string `json:"q,omitempty"`          // the language of isnad search
	Type       string `json:"type,omitempty"`       // of an event: ASSAULT, or several parted by commas
	Mode       string `json:"mode,omitempty"`       // of an event
	Actor      string `json:"actor,omitempty"`      // id, or a name
	Recipient  string `json:"recipient,omitempty"`  // id, or a name
	Party      string `json:"party,omitempty"`      // id, or a name: on either side
	Country    string `json:"country,omitempty"`    // where an event happened, ISO 3166-1 alpha-3
	Place      string `json:"place,omitempty"`      // where, by name
	Factuality string `json:"factuality,omitempty"` // of an event
	Speaker    string `json:"speaker,omitempty"`    // of a statement: id, or a name
	Person     string `json:"person,omitempty"`     // of a statement: the whole of a speaker's name
	Class      string `json:"class,omitempty"`      // of a statement's cue
	Teller     string `json:"teller,omitempty"`     // in the chain: id, or a name
	Outlet     string `json:"outlet,omitempty"`     // the whole of a name
	Language   string `json:"language,omitempty"`
	From       string `json:"from,omitempty"` // day of publication, 2025-09-16
	To         string `json:"to,omitempty"`
	Sort       string `json:"sort,omitempty"`
	After      string `json:"after,omitempty"` // cursor
	Limit      int    `json:"limit,omitempty"`
}

// Problem is a part of a filter that was not understood; nothing is found by it.
type Problem struct {
	Field string `json:"field"`
	Value string `json:"value"`
	Text  string `json:"text"` // what to do, in English

	Said said.Text `json:"-"` // Text, for other languages
}

// ReportLine is a report in a list.
type ReportLine struct {
	ID         string         `json:"id"`
	Title      string         `json:"title"` // or how the text begins
	Outlet     string         `json:"outlet"`
	Published  string         `json:"published"`
	Gathered   time.Time      `json:"gathered"`
	Language   string         `json:"language"`
	URL        string         `json:"url"`
	Form       string         `json:"form,omitempty"`
	Statements int            `json:"statements"`
	Events     int            `json:"events"`
	Passage    string         `json:"passage,omitempty"` // of what was sought
	Marks      []export.Range `json:"marks,omitempty"`   // what was sought within Passage, in code points
	TitleMarks []export.Range `json:"title_marks,omitempty"`
}

// EventLine is an event in a list, with what is needed to show it.
type EventLine struct {
	Key       string        `json:"key"` // e3 in report: address /reports/ID#e3, counted from 1
	Report    string        `json:"report"`
	Title     string        `json:"title"`
	Outlet    string        `json:"outlet"`
	Published string        `json:"published"`
	Language  string        `json:"language"` // of the report
	Sentence  string        `json:"sentence"` // in which it stands
	Event     export.Event  `json:"event"`
	Corrected string        `json:"corrected,omitempty"` // who last corrected it
	AsRead    *export.Event `json:"as_read,omitempty"`   // what the reader said, where it was corrected
}

// StatementLine is a statement in a list.
type StatementLine struct {
	Key       string            `json:"key"` // s3
	Report    string            `json:"report"`
	Title     string            `json:"title"`
	Outlet    string            `json:"outlet"`
	Published string            `json:"published"`
	Language  string            `json:"language"`         // of the report
	Person    string            `json:"person,omitempty"` // who speaks, as archive.ByPerson counts: the address is /people/PERSON
	Statement export.Statement  `json:"statement"`
	Corrected string            `json:"corrected,omitempty"`
	AsRead    *export.Statement `json:"as_read,omitempty"`
}

// Page is one page of a list.
type Page[T any] struct {
	Items    []T       `json:"items"`
	Total    int       `json:"total"`
	Next     string    `json:"next,omitempty"` // to give as after
	Filter   Filter    `json:"filter"`
	Problems []Problem `json:"problems,omitempty"`
	// Facets are by name, each with its counts, the most first; days and months
	// in their order.
	Facets map[archive.Facet][]archive.Count `json:"facets,omitempty"`
}

// Home is what an archive shows first.
type Home struct {
	Stats  archive.Stats   `json:"stats"`
	Latest []ReportLine    `json:"latest"` // last gathered
	Days   []archive.Count `json:"days"`   // reports by day of publication
	Actors []archive.Count `json:"actors"`
	Types  []archive.Count `json:"types"`
	People []archive.Count `json:"people"` // speakers by name
}

// Report is a report with all that is known of it.
type Report struct {
	Entry       archive.Entry        `json:"-"`
	Record      export.Record        `json:"record"` // corrections applied
	Corrections []correct.Correction `json:"corrections"`
	AsRead      *export.Record       `json:"as_read,omitempty"`
	Source      string               `json:"source"`
	Media       string               `json:"media"`
	Gathered    time.Time            `json:"gathered"`
	Reader      string               `json:"reader"`
	Kept        bool                 `json:"kept"` // false: read for this once
}

// Term is how long somebody held an office.
type Term struct {
	Name   string `json:"name"`
	NameEn string `json:"name_en"`
	Sector string `json:"sector"`
	Role   string `json:"role"` // as the knowledge has it
	From   string `json:"from"` // as far as is known: 2025, 2025-09 or 2025-09-16
	To     string `json:"to"`
}

// Actor is what an archive tells of an actor.
type Actor struct {
	ID         string          `json:"id"`
	Name       string          `json:"name"` // Arabic; the id where neither is known
	NameEn     string          `json:"name_en"`
	Known      bool            `json:"known"` // the knowledge has it
	Country    string          `json:"country,omitempty"`
	Did        []archive.Count `json:"did"`      // events in which it is the actor, by month
	Suffered   []archive.Count `json:"suffered"` // in which it is the recipient
	Said       []archive.Count `json:"said"`     // its statements
	DidTypes   []archive.Count `json:"did_types"`
	SuffTypes  []archive.Count `json:"suffered_types"`
	SaidTypes  []archive.Count `json:"said_classes"`
	To         []archive.Count `json:"to"`   // to whom it did
	From       []archive.Count `json:"from"` // who did to it
	Speakers   []archive.Count `json:"speakers"`
	Tellers    []archive.Count `json:"tellers"` // who tells of it
	Events     []EventLine     `json:"events"`  // the newest
	Statements []StatementLine `json:"statements"`
	Offices    []Term          `json:"offices"` // holders, the latest first
}

// Person is what somebody said.
type Person struct {
	Name       string          `json:"name"` // as written
	NameEn     string          `json:"name_en"`
	Key        string          `json:"key"` // normal form: the address is /people/KEY
	Terms      []Term          `json:"terms"`
	Said       []archive.Count `json:"said"` // by month
	Classes    []archive.Count `json:"classes"`
	Actors     []archive.Count `json:"actors"` // for whom, by id
	Outlets    []archive.Count `json:"outlets"`
	Statements []StatementLine `json:"statements"`
	Total      int             `json:"total"`
	Next       string          `json:"next,omitempty"`
}

// Place is what is told to have happened at a place or in a state.
type Place struct {
	archive.Location
	Key     string          `json:"key"` // normal form of the name; empty for a state
	Months  []archive.Count `json:"months"`
	Types   []archive.Count `json:"types"`
	Actors  []archive.Count `json:"actors"`
	Places  []archive.Count `json:"places"` // within a state
	Events  []EventLine     `json:"events"`
	Total   int             `json:"total"`
	Tellers []archive.Count `json:"tellers"`
}

// Outlet is what an outlet published, and whom it relies on.
type Outlet struct {
	Name     string          `json:"name"`
	Reports  int             `json:"reports"`
	Days     []archive.Count `json:"days"`
	Tellers  []archive.Count `json:"tellers"`  // whom it relies on
	Speakers []archive.Count `json:"speakers"` // whom it lets speak, by id
	People   []archive.Count `json:"people"`
	Types    []archive.Count `json:"types"`
	Actors   []archive.Count `json:"actors"`
	Latest   []ReportLine    `json:"latest"`
}

// Gap is something that the reader did not understand, with one place where it
// stands.
type Gap struct {
	Kind   string `json:"kind"` // word, name, cue, quote, speaker, verb, noun, side, time, warning
	Value  string `json:"value"`
	N      int    `json:"n"` // how often
	Report string `json:"report"`
	Text   string `json:"text"` // the sentence
}

// Coverage is what the reader did not understand of the reports read last.
type Coverage struct {
	Ready   bool             `json:"ready"` // false: still being counted
	At      time.Time        `json:"at"`
	Reports int              `json:"reports"` // looked at
	Words   int              `json:"words"`
	Totals  map[string]int   `json:"totals"` // by kind
	Gaps    map[string][]Gap `json:"gaps"`   // by kind, the commonest first
}

// Reason is one step of why a record is there.
type Reason struct {
	Field   string        `json:"field"` // rule, words, actor, recipient, place, date, speaker, cue, content, told by, confidence
	Text    string        `json:"text,omitempty"`
	Range   *export.Range `json:"range,omitempty"`   // where it stands, in code points; nil where it is inferred
	Codes   string        `json:"codes,omitempty"`   // id and sector, or the value that the words were read as
	Source  []string      `json:"source,omitempty"`  // lines of knowledge: knowledge/actors/states.tsv:12
	Carried bool          `json:"carried,omitempty"` // taken over from an earlier sentence
	Chain   []string      `json:"chain,omitempty"`   // of "told by": ids, nearest to the happening first
}

// Why explains one record of a report by rules and knowledge.
type Why struct {
	Report  string   `json:"report"`
	Key     string   `json:"key"`
	Rule    string   `json:"rule"`
	RuleAt  string   `json:"rule_at"` // knowledge/events/assault.rules:12
	Reasons []Reason `json:"reasons"`
	Changed bool     `json:"changed"`          // the knowledge of today makes this record otherwise, or not at all: run isnad reread
	Editor  string   `json:"editor,omitempty"` // who corrected or added it; then there may be no rule
}

// ReadRequest is a report that somebody sends to have it read. Nothing of it is
// kept.
type ReadRequest struct {
	Text      string `json:"text"`
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty"` // day
	Outlet    string `json:"outlet,omitempty"`
	URL       string `json:"url,omitempty"` // kept as text; never fetched
}

// Example is a report that comes with the program, to begin with.
type Example struct {
	Name      string `json:"name"`
	Title     string `json:"title"`
	Published string `json:"published"`
	Outlet    string `json:"outlet"`
	Text      string `json:"text"`
}

// Choices are what fields of records may hold.
type Choices struct {
	Types        []TypeChoice `json:"types"`
	Sectors      []string     `json:"sectors"`
	Classes      []string     `json:"classes"`
	Kinds        []string     `json:"kinds"` // of statements
	Factualities []string     `json:"factualities"`
	Contexts     []string     `json:"contexts"`
}

// TypeChoice is a type of events with its modes.
type TypeChoice struct {
	Type  string   `json:"type"`
	Modes []string `json:"modes"`
}
