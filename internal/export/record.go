package export

import (
	"bytes"
	"encoding/json"
	"math"
)

// Schema names the shape of a record.
const Schema = "isnad/1"

// Record is a report and what was read in it, as it is printed.
type Record struct {
	Schema     string      `json:"schema"`
	Document   Document    `json:"document"`
	Sentences  []Range     `json:"sentences"`
	Entities   []Entity    `json:"entities"`
	Times      []Time      `json:"times"`
	Statements []Statement `json:"statements"`
	Events     []Event     `json:"events"`
	Warnings   []Warning   `json:"warnings"`
}

// Document is the report itself.
type Document struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet"`
	URL       string `json:"url"`
	Author    string `json:"author,omitempty"`
	Form      string `json:"form,omitempty"` // live-blog, gallery, stub; empty for an article
	Title     string `json:"title"`
	Published string `json:"published"`
	Language  string `json:"language"`
	Text      string `json:"text"`
}

// Range is a half-open range of code points of Document.Text.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// At is where a field stands, null where nothing in the text carries it.
type At struct {
	Start *int `json:"start"`
	End   *int `json:"end"`
}

// Quote is a range with its words.
type Quote struct {
	Range
	Text string `json:"text"`
}

// Entity is who or what mentions refer to.
type Entity struct {
	Ref      string  `json:"ref"`
	Kind     string  `json:"kind"`
	Name     string  `json:"name"`
	NameEn   string  `json:"name_en"`
	ID       string  `json:"id"`
	Sector   string  `json:"sector"`
	Role     string  `json:"role"`
	Mentions []Quote `json:"mentions"`
}

// Time is an expression of time.
type Time struct {
	Quote
	Type  string `json:"type"`
	Value string `json:"value"`
}

// Statement is what the report puts in somebody's mouth.
type Statement struct {
	Speaker    Speaker  `json:"speaker"`
	Cue        Cue      `json:"cue"`
	Content    Quote    `json:"content"`
	Kind       string   `json:"kind"`
	Channel    string   `json:"channel"`
	Date       string   `json:"date"`
	AssertedBy []string `json:"asserted_by"`
	Rule       string   `json:"rule"`
	Within     *int     `json:"within"` // index of the statement in which it stands
}

// Speaker is who says a statement.
type Speaker struct {
	Ref    string `json:"ref"`
	Text   string `json:"text"`
	Name   string `json:"name"`
	ID     string `json:"id"`
	Sector string `json:"sector"`
	At
}

// Cue is the word that introduces a statement.
type Cue struct {
	Quote
	Lemma string `json:"lemma"`
	Class string `json:"class"`
}

// Event is who did what to whom, when and where, by whose word.
type Event struct {
	Type       string     `json:"type"`
	Mode       string     `json:"mode"`
	Contexts   []string   `json:"contexts"`
	Trigger    Quote      `json:"trigger"`
	Actors     []Arg      `json:"actors"`
	Recipients []Arg      `json:"recipients"`
	Date       string     `json:"date"`
	Place      *Place     `json:"place"`
	Factuality string     `json:"factuality"`
	Killed     Count      `json:"killed"`
	Injured    Count      `json:"injured"`
	Detained   Count      `json:"detained"`
	Displaced  Count      `json:"displaced"`
	AssertedBy []string   `json:"asserted_by"`
	Sentence   int        `json:"sentence"` // index into Sentences
	Rule       string     `json:"rule"`
	Confidence Decimal    `json:"confidence"`
	Evidence   []Evidence `json:"evidence"`
}

// Arg is one side of an event.
type Arg struct {
	Ref    string `json:"ref"`
	Text   string `json:"text"`
	ID     string `json:"id"`
	Sector string `json:"sector"`
	At
	Carried bool `json:"carried"` // taken over from an earlier sentence
}

// Place is where an event happened; nil where the report does not tell.
type Place struct {
	Text    string   `json:"text"`
	NameEn  string   `json:"name_en"`
	Country string   `json:"country"`
	Lat     *Decimal `json:"lat"`
	Lon     *Decimal `json:"lon"`
	At
}

// Evidence ties a field to the words that carry it.
type Evidence struct {
	Field string `json:"field"`
	Range
}

// Warning is a doubt that a reader of the records should know.
type Warning struct {
	Code string `json:"code"`
	Range
	Text string `json:"text"`
}

// Count is a number of people: a number, a vague word, or null.
type Count struct {
	N     int
	Vague string
	Known bool
}

// MarshalJSON writes the number, the word or null.
func (c Count) MarshalJSON() ([]byte, error) {
	switch {
	case !c.Known:
		return []byte("null"), nil
	case c.Vague != "":
		return json.Marshal(c.Vague)
	}
	return json.Marshal(c.N)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (c *Count) UnmarshalJSON(data []byte) error {
	*c = Count{}
	switch {
	case string(data) == "null":
		return nil
	case bytes.HasPrefix(data, []byte(`"`)):
		c.Known = true
		return json.Unmarshal(data, &c.Vague)
	}
	c.Known = true
	return json.Unmarshal(data, &c.N)
}

// Decimal is a number printed with at most six decimals, so that the last
// bits of a sum never show.
type Decimal float64

// MarshalJSON rounds; what is no number is null.
func (d Decimal) MarshalJSON() ([]byte, error) {
	f := float64(d)
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return []byte("null"), nil
	}
	return json.Marshal(math.Round(f*1e6) / 1e6)
}

// UnmarshalJSON reads what MarshalJSON wrote; null is no number.
func (d *Decimal) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*d = Decimal(math.NaN())
		return nil
	}
	return json.Unmarshal(data, (*float64)(d))
}
