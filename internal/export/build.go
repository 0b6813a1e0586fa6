package export

import (
	"fmt"
	"slices"
	"time"

	"github.com/isnad-news/isnad"
)

// Doc is a report that has been read.
type Doc struct {
	*isnad.Analysis
	Language string // ISO 639; empty where it cannot be told
}

// builder turns one analysis into a record.
type builder struct {
	*isnad.Analysis
	*offsets
}

// Build gives the record of a document.
func Build(d Doc) Record {
	b := builder{d.Analysis, newOffsets(d.Report.Text)}
	r := d.Report
	return Record{
		Schema: Schema,
		Document: Document{ID: r.ID, Outlet: r.Outlet, URL: r.URL, Author: r.Author, Form: r.Form, Title: r.Title, Published: day(r.Published),
			Language: d.Language, Text: r.Text},
		Sentences:  each(d.Sentences, func(s isnad.Sentence) Range { return b.rng(s.Span) }),
		Entities:   b.entities(),
		Times:      each(d.Times, func(t isnad.Time) Time { return Time{b.quote(t.Span), t.Type, t.Value} }),
		Statements: each(d.Statements, b.statement),
		Events:     each(d.Events, b.event),
		Warnings:   each(d.Warnings, func(w isnad.Warning) Warning { return Warning{w.Code, b.rng(w.Span), w.Text} }),
	}
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// each maps a list; an empty one stays a list, not null.
func each[T, U any](in []T, f func(T) U) []U {
	out := make([]U, 0, len(in))
	for _, v := range in {
		out = append(out, f(v))
	}
	return out
}

func list(s []string) []string { return append([]string{}, s...) }

func (b builder) rng(s isnad.Span) Range { return Range{b.point(s.Start), b.point(s.End)} }

func (b builder) quote(s isnad.Span) Quote { return Quote{b.rng(s), b.slice(s)} }

// at gives null where there is no span.
func (b builder) at(s isnad.Span) At {
	if s.Len() <= 0 {
		return At{}
	}
	r := b.rng(s)
	return At{&r.Start, &r.End}
}

// entity gives the printed name of the entity behind a mention.
func (b builder) entity(m isnad.Ref) string {
	if m < 1 || int(m) > len(b.Mentions) || b.Mentions[m-1].Entity < 1 {
		return ""
	}
	return ref(b.Mentions[m-1].Entity)
}

func ref(e isnad.Ref) string { return fmt.Sprintf("e%d", e) }

func (b builder) entities() []Entity {
	out := make([]Entity, 0, len(b.Entities))
	for i, e := range b.Entities {
		out = append(out, Entity{Ref: ref(isnad.Ref(i + 1)), Kind: e.Kind, Name: e.Name, NameEn: e.NameEn, ID: e.ID,
			Sector: e.Sector, Role: e.Role, Mentions: []Quote{}})
	}
	for _, m := range b.Mentions {
		if m.Entity < 1 || int(m.Entity) > len(out) {
			continue
		}
		q := b.quote(m.Span)
		if ms := &out[m.Entity-1].Mentions; !slices.Contains(*ms, q) {
			*ms = append(*ms, q)
		}
	}
	return out
}

func (b builder) statement(s isnad.Statement) Statement {
	var within *int
	if s.Within > 0 {
		n := int(s.Within) - 1
		within = &n
	}
	text := s.SpeakerText
	if text == "" {
		text = b.slice(s.SpeakerSpan)
	}
	return Statement{
		Speaker: Speaker{Ref: b.entity(s.Speaker), Text: text, Name: s.SpeakerName, ID: s.SpeakerID, Sector: s.Sector,
			At: b.at(s.SpeakerSpan)},
		Cue:     Cue{b.quote(s.Cue), s.CueLemma, s.Class},
		Content: b.quote(s.Content), Kind: s.Kind, Channel: s.Channel, AssertedBy: list(s.AssertedBy), Rule: s.Rule, Within: within,
	}
}

func (b builder) event(e isnad.Event) Event {
	return Event{
		Type: e.Type, Mode: e.Mode, Contexts: list(e.Contexts), Trigger: b.quote(e.Trigger),
		Actors: each(e.Actors, b.arg), Recipients: each(e.Recipients, b.arg), Date: e.Date, Place: b.place(e),
		Factuality: string(e.Factuality), Killed: count(e.Killed), Injured: count(e.Injured), Detained: count(e.Detained),
		Displaced: count(e.Displaced), AssertedBy: list(e.AssertedBy), Sentence: e.Sentence, Rule: e.Rule,
		Confidence: Decimal(e.Confidence),
		Evidence:   each(e.Evidence, func(v isnad.Evidence) Evidence { return Evidence{v.Field, b.rng(v.Span)} }),
	}
}

func (b builder) arg(a isnad.Arg) Arg {
	text := a.Text
	if text == "" {
		text = b.slice(a.Span)
	}
	return Arg{Ref: b.entity(a.Mention), Text: text, ID: a.ID, Sector: a.Sector, At: b.at(a.Span), Carried: a.Carried}
}

func (b builder) place(e isnad.Event) *Place {
	a := b.arg(e.Place)
	if a.Text == "" && e.Country == "" && e.PlaceEn == "" {
		return nil
	}
	p := &Place{Text: a.Text, NameEn: e.PlaceEn, Country: e.Country, At: a.At}
	if e.Lat != 0 || e.Lon != 0 {
		lat, lon := Decimal(e.Lat), Decimal(e.Lon)
		p.Lat, p.Lon = &lat, &lon
	}
	return p
}

func count(c isnad.Count) Count { return Count{c.N, c.Vague, c.Known} }
