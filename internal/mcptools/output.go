package mcptools

import (
	"time"

	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/view"
)

// words are a stretch of a report.
type words struct {
	Text  string `json:"text"`
	Start *int   `json:"start,omitempty" jsonschema:"Where it stands in the report's text, in code points; missing where it is inferred."`
	End   *int   `json:"end,omitempty"`
}

// party is a side of an event, or who says a statement.
type party struct {
	words
	Name    string `json:"name,omitempty" jsonschema:"The full name as best known from the report."`
	ID      string `json:"id,omitempty"`
	Label   string `json:"label,omitempty" jsonschema:"English name of the id."`
	Sector  string `json:"sector,omitempty" jsonschema:"GOV, MIL, CVL and so on."`
	Carried bool   `json:"carried,omitempty" jsonschema:"Taken over from an earlier sentence."`
}

// source is where a record comes from.
type source struct {
	Address   string `json:"address" jsonschema:"Of the record, to cite and for explain; empty where the report is not kept."`
	Report    string `json:"report,omitempty" jsonschema:"Id of the report."`
	Title     string `json:"title,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"`
	Corrected string `json:"corrected_by,omitempty" jsonschema:"Editor who last corrected or added the record."`
}

type place struct {
	words
	NameEn  string `json:"name_en,omitempty"`
	Country string `json:"country,omitempty"`
}

type event struct {
	source
	Evidence   string   `json:"evidence" jsonschema:"The sentence in which it stands."`
	Type       string   `json:"type"`
	Mode       string   `json:"mode,omitempty"`
	Trigger    words    `json:"trigger" jsonschema:"The word that tells it."`
	Actors     []party  `json:"actors"`
	Recipients []party  `json:"recipients"`
	Date       string   `json:"date,omitempty"`
	Place      *place   `json:"place,omitempty"`
	Factuality string   `json:"factuality"`
	Killed     string   `json:"killed,omitempty" jsonschema:"A number, or dozens, hundreds, thousands."`
	Injured    string   `json:"injured,omitempty"`
	Detained   string   `json:"detained,omitempty"`
	Displaced  string   `json:"displaced,omitempty"`
	AssertedBy []string `json:"asserted_by" jsonschema:"The chain of tellers, the nearest to the happening first."`
}

type statement struct {
	source
	Speaker    party    `json:"speaker"`
	Cue        words    `json:"cue" jsonschema:"The word that introduces it."`
	Class      string   `json:"class,omitempty"`
	Content    words    `json:"content" jsonschema:"What is said."`
	Kind       string   `json:"kind,omitempty" jsonschema:"direct, indirect or mixed."`
	Channel    string   `json:"channel,omitempty"`
	AssertedBy []string `json:"asserted_by" jsonschema:"The chain of tellers who pass it on."`
}

type hit struct {
	Address    string `json:"address"`
	ID         string `json:"id"`
	Title      string `json:"title"`
	Outlet     string `json:"outlet,omitempty"`
	Published  string `json:"published,omitempty"`
	URL        string `json:"url,omitempty"`
	Passage    string `json:"passage,omitempty" jsonschema:"The words of the report that were found."`
	Statements int    `json:"statements" jsonschema:"How many."`
	Events     int    `json:"events" jsonschema:"How many."`
}

// listed is what every list has.
type listed struct {
	Total    int            `json:"total" jsonschema:"Of all pages."`
	Next     string         `json:"next,omitempty" jsonschema:"To give as after for the next page."`
	Problems []view.Problem `json:"problems,omitempty" jsonschema:"Parts of the question that were not understood."`
}

type hits struct {
	listed
	Reports []hit `json:"reports"`
}

type events struct {
	listed
	Events []event `json:"events"`
}

type statements struct {
	listed
	Statements []statement `json:"statements"`
}

type correction struct {
	ID      string    `json:"id"`
	Action  string    `json:"action"`
	Address string    `json:"address,omitempty" jsonschema:"Of the record that it touches, as shown."`
	Fields  []string  `json:"fields,omitempty"`
	Note    string    `json:"note,omitempty"`
	By      string    `json:"by"`
	At      time.Time `json:"at"`
	Stands  string    `json:"standing" jsonschema:"holds, as-read (the reader says the same by now), moot or withdrawn."`
}

type report struct {
	Address     string       `json:"address"`
	ID          string       `json:"id,omitempty"`
	Title       string       `json:"title"`
	Outlet      string       `json:"outlet,omitempty"`
	Published   string       `json:"published,omitempty"`
	URL         string       `json:"url,omitempty"`
	Language    string       `json:"language,omitempty"`
	Text        string       `json:"text"`
	From        int          `json:"from" jsonschema:"Character of the whole text with which this part begins."`
	Characters  int          `json:"characters" jsonschema:"Of the whole text."`
	Statements  []statement  `json:"statements"`
	Events      []event      `json:"events"`
	LeftOut     int          `json:"left_out,omitempty" jsonschema:"Records that are not shown here: events and statements list them with q id:ID."`
	Corrections []correction `json:"corrections"`
	Warnings    []string     `json:"warnings" jsonschema:"Doubts of the reader."`
}

type actor struct {
	Address    string          `json:"address"`
	ID         string          `json:"id"`
	Name       string          `json:"name"`
	NameEn     string          `json:"name_en,omitempty"`
	Known      bool            `json:"known" jsonschema:"Whether the knowledge has it."`
	Country    string          `json:"country,omitempty"`
	Did        []archive.Count `json:"did" jsonschema:"Events in which it is told to be the actor, by month."`
	Suffered   []archive.Count `json:"suffered" jsonschema:"Events in which it is told to be the recipient, by month."`
	Said       []archive.Count `json:"said" jsonschema:"Its statements, by month."`
	DidTypes   []archive.Count `json:"did_types"`
	SuffTypes  []archive.Count `json:"suffered_types"`
	SaidTypes  []archive.Count `json:"said_classes"`
	To         []archive.Count `json:"to" jsonschema:"To whom it is told to have done something."`
	By         []archive.Count `json:"by" jsonschema:"Who is told to have done something to it."`
	Speakers   []archive.Count `json:"speakers" jsonschema:"Who speaks for it."`
	Tellers    []archive.Count `json:"tellers" jsonschema:"Who tells of it."`
	Offices    []view.Term     `json:"offices" jsonschema:"Who held its offices, the latest first."`
	Events     []event         `json:"events" jsonschema:"The newest."`
	Statements []statement     `json:"statements" jsonschema:"The newest."`
}

type explanation struct {
	Address string `json:"address"`
	view.Why
}
