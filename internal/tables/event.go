package tables

import (
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
)

// eventRow is a line of events: first POLECAT's columns in their order, then
// our own. The lists of actors are as long as one another, and so are those of
// recipients; "" is what the report does not tell of one of them.
type eventRow struct {
	EventID   string   `json:"Event ID" parquet:"Event ID"`
	EventDate *day     `json:"Event Date" parquet:"Event Date,optional,date"`
	EventType *string  `json:"Event Type" parquet:"Event Type,optional,dict"`
	EventMode *string  `json:"Event Mode" parquet:"Event Mode,optional,dict"`
	QuadCode  *string  `json:"Quad Code" parquet:"Quad Code,optional,dict"`
	Contexts  []string `json:"Contexts" parquet:"Contexts,list" parquet-element:",dict"`

	ActorName          []string `json:"Actor Name" parquet:"Actor Name,list" parquet-element:",dict"`
	ActorCountry       []string `json:"Actor Country" parquet:"Actor Country,list" parquet-element:",dict"`
	PrimaryActorSector []string `json:"Primary Actor Sector" parquet:"Primary Actor Sector,list" parquet-element:",dict"`
	ActorTitle         []string `json:"Actor Title" parquet:"Actor Title,list" parquet-element:",dict"`
	ActorNameRaw       []string `json:"Actor Name Raw" parquet:"Actor Name Raw,list" parquet-element:",dict"`

	RecipientName          []string `json:"Recipient Name" parquet:"Recipient Name,list" parquet-element:",dict"`
	RecipientCountry       []string `json:"Recipient Country" parquet:"Recipient Country,list" parquet-element:",dict"`
	PrimaryRecipientSector []string `json:"Primary Recipient Sector" parquet:"Primary Recipient Sector,list" parquet-element:",dict"`
	RecipientTitle         []string `json:"Recipient Title" parquet:"Recipient Title,list" parquet-element:",dict"`
	RecipientNameRaw       []string `json:"Recipient Name Raw" parquet:"Recipient Name Raw,list" parquet-element:",dict"`

	Placename    *string  `json:"Placename" parquet:"Placename,optional,dict"`
	Country      *string  `json:"Country" parquet:"Country,optional,dict"`
	Latitude     *float64 `json:"Latitude" parquet:"Latitude,optional"`
	Longitude    *float64 `json:"Longitude" parquet:"Longitude,optional"`
	RawPlacename *string  `json:"Raw Placename" parquet:"Raw Placename,optional,dict"`

	Source             *string  `json:"Source" parquet:"Source,optional,dict"`
	PublicationDate    *day     `json:"Publication Date" parquet:"Publication Date,optional,date"`
	StoryPeople        []string `json:"Story People" parquet:"Story People,list" parquet-element:",dict"`
	StoryOrganizations []string `json:"Story Organizations" parquet:"Story Organizations,list" parquet-element:",dict"`
	StoryLocations     []string `json:"Story Locations" parquet:"Story Locations,list" parquet-element:",dict"`
	Language           *string  `json:"Language" parquet:"Language,optional,dict"`
	Version            *string  `json:"Version" parquet:"Version,optional,dict"`

	ReportID       string  `json:"report_id" parquet:"report_id,dict"`
	EventDateText  *string `json:"event_date_text" parquet:"event_date_text,optional,dict"`
	EventDateFirst *day    `json:"event_date_first" parquet:"event_date_first,optional,date"`
	EventDateLast  *day    `json:"event_date_last" parquet:"event_date_last,optional,date"`

	Factuality *string  `json:"factuality" parquet:"factuality,optional,dict"`
	Isnad      *string  `json:"isnad" parquet:"isnad,optional,dict"`
	AssertedBy []string `json:"asserted_by" parquet:"asserted_by,list" parquet-element:",dict"`
	Teller     *string  `json:"teller" parquet:"teller,optional,dict"`

	ActorID           []string `json:"actor_id" parquet:"actor_id,list" parquet-element:",dict"`
	ActorFullName     []string `json:"actor_full_name" parquet:"actor_full_name,list" parquet-element:",dict"`
	ActorSpan         []string `json:"actor_span" parquet:"actor_span,list"`
	ActorCarried      []bool   `json:"actor_carried" parquet:"actor_carried,list"`
	RecipientID       []string `json:"recipient_id" parquet:"recipient_id,list" parquet-element:",dict"`
	RecipientFullName []string `json:"recipient_full_name" parquet:"recipient_full_name,list" parquet-element:",dict"`
	RecipientSpan     []string `json:"recipient_span" parquet:"recipient_span,list"`
	RecipientCarried  []bool   `json:"recipient_carried" parquet:"recipient_carried,list"`

	Killed        *int64  `json:"killed" parquet:"killed,optional"`
	KilledText    *string `json:"killed_text" parquet:"killed_text,optional,dict"`
	Injured       *int64  `json:"injured" parquet:"injured,optional"`
	InjuredText   *string `json:"injured_text" parquet:"injured_text,optional,dict"`
	Detained      *int64  `json:"detained" parquet:"detained,optional"`
	DetainedText  *string `json:"detained_text" parquet:"detained_text,optional,dict"`
	Displaced     *int64  `json:"displaced" parquet:"displaced,optional"`
	DisplacedText *string `json:"displaced_text" parquet:"displaced_text,optional,dict"`

	TriggerText   *string  `json:"trigger_text" parquet:"trigger_text,optional,dict"`
	TriggerStart  *int64   `json:"trigger_start" parquet:"trigger_start,optional"`
	TriggerEnd    *int64   `json:"trigger_end" parquet:"trigger_end,optional"`
	SentenceText  *string  `json:"sentence_text" parquet:"sentence_text,optional"`
	SentenceStart *int64   `json:"sentence_start" parquet:"sentence_start,optional"`
	SentenceEnd   *int64   `json:"sentence_end" parquet:"sentence_end,optional"`
	PlaceStart    *int64   `json:"place_start" parquet:"place_start,optional"`
	PlaceEnd      *int64   `json:"place_end" parquet:"place_end,optional"`
	Evidence      []string `json:"evidence" parquet:"evidence,list"`

	Rule       *string  `json:"rule" parquet:"rule,optional,dict"`
	Confidence *float64 `json:"confidence" parquet:"confidence,optional"`
}

// events makes the rows of one report's events.
type events struct {
	*archive.Entry
	text  *points
	home  func(id string) string
	story eventRow // what all events of the report share
}

func newEvents(e *archive.Entry, home func(string) string) *events {
	b := &events{Entry: e, home: home}
	if len(e.Record.Events) == 0 {
		return b
	}
	d := &e.Record.Document
	b.text = newPoints(d.Text)
	b.story = eventRow{
		ReportID: clean(d.ID), Source: told(d.Outlet), PublicationDate: dayTold(d.Published), Language: told(d.Language),
		Version: told(e.Reader), StoryPeople: b.named("person"), StoryOrganizations: b.named("organization", "group"),
		StoryLocations: b.named("place", "state"),
	}
	return b
}

func (b *events) row(i int) *eventRow {
	v, row := &b.Record.Events[i], b.story
	row.EventID = ordinal(row.ReportID, "e", i)
	row.EventType, row.EventMode, row.QuadCode = told(v.Type), told(v.Mode), told(quad(v.Type))
	row.Contexts = cleanAll(v.Contexts)
	row.Factuality = told(v.Factuality)
	row.Isnad, row.AssertedBy, row.Teller = chain(v.AssertedBy), cleanAll(v.AssertedBy), first(v.AssertedBy)
	row.Rule, row.Confidence = told(v.Rule), number(&v.Confidence)
	row.date(v.Date)
	row.actors(b.sides(v.Actors))
	row.recipients(b.sides(v.Recipients))
	row.place(v.Place)
	row.harm(v)
	b.evidence(&row, v)
	return &row
}

func (r *eventRow) date(value string) {
	r.EventDateText = told(value)
	r.EventDateFirst, r.EventDateLast = span(value)
	r.EventDate = one(r.EventDateFirst, r.EventDateLast)
}

func (r *eventRow) place(p *export.Place) {
	if p == nil {
		return
	}
	r.Placename, r.RawPlacename, r.Country = told(p.NameEn), told(p.Text), told(p.Country)
	r.Latitude, r.Longitude = number(p.Lat), number(p.Lon)
	r.PlaceStart, r.PlaceEnd = maybe(p.Start), maybe(p.End)
}

func (r *eventRow) harm(v *export.Event) {
	r.Killed, r.KilledText = people(v.Killed)
	r.Injured, r.InjuredText = people(v.Injured)
	r.Detained, r.DetainedText = people(v.Detained)
	r.Displaced, r.DisplacedText = people(v.Displaced)
}

func (b *events) evidence(r *eventRow, v *export.Event) {
	r.TriggerText, r.TriggerStart, r.TriggerEnd = told(v.Trigger.Text), whole(v.Trigger.Start), whole(v.Trigger.End)
	if v.Sentence >= 0 && v.Sentence < len(b.Record.Sentences) {
		s := b.Record.Sentences[v.Sentence]
		r.SentenceText, r.SentenceStart, r.SentenceEnd = told(b.text.slice(s)), whole(s.Start), whole(s.End)
	}
	r.Evidence = make([]string, len(v.Evidence))
	for i, e := range v.Evidence {
		r.Evidence[i] = clean(e.Field) + ":" + extent(e.Start, e.End)
	}
}

// quad gives the class of a type in PLOVER's two by two.
func quad(kind string) string {
	switch kind {
	case "AGREE", "CONSULT", "SUPPORT", "CONCEDE":
		return "VERBAL COOPERATION"
	case "COOPERATE", "AID", "RETREAT":
		return "MATERIAL COOPERATION"
	case "REQUEST", "ACCUSE", "REJECT", "THREATEN":
		return "VERBAL CONFLICT"
	case "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT":
		return "MATERIAL CONFLICT"
	}
	return ""
}
