package linked

import (
	"strconv"

	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
)

// Annotations gives a report's records as one collection of W3C Web
// Annotations, in one page: each event, each statement and each mention of an
// entity is an annotation of the words that carry it. Its media type is
// application/ld+json;profile="http://www.w3.org/ns/anno.jsonld". base is the
// address of the site.
func Annotations(r Report, base string) Document {
	s := at(r, base)
	a := annotator{s, []rune(r.Record.Document.Text)}
	items := []any{}
	for i, e := range r.Record.Events {
		items = append(items, a.annotation(s.record("e", i), "classifying", e.Trigger.Range, s.eventBody(i, &e), s.event(i)))
	}
	for i, st := range r.Record.Statements {
		items = append(items, a.annotation(s.record("s", i), "describing", st.Content.Range, s.statementBody(i, &st), s.statement(i)))
	}
	for i, e := range r.Record.Entities {
		for k, m := range e.Mentions {
			items = append(items, a.annotation(s.record("n", i)+"-"+strconv.Itoa(k+1), "identifying", m.Range, s.entityBody(i, &e), correct.Origin{}))
		}
	}
	collection := s.report() + "/annotations.jsonld"
	page := object{"id": collection + "#page1", "type": "AnnotationPage", "partOf": collection, "startIndex": 0, "items": items}
	return Document{
		"@context": []any{"http://www.w3.org/ns/anno.jsonld", object{
			"isnad":      Vocabulary,
			"assertedBy": object{"@id": "isnad:assertedBy", "@container": "@list"},
		}},
		"id": collection, "type": "AnnotationCollection", "label": "isnad: " + r.Record.Document.ID,
		"total": len(items), "generator": a.generator(), "first": page,
	}
}

// annotator points at the words of a text.
type annotator struct {
	*site
	points []rune
}

// context is how many code points before and behind its words a selector tells.
const context = 32

// annotation says of the words at a place what body says. The record's own name
// is that of body, with an -annotation behind it for the act of saying so.
func (a annotator) annotation(record, motivation string, words export.Range, body object, origin correct.Origin) object {
	o := object{
		"id": record + "-annotation", "type": "Annotation", "motivation": motivation, "body": body,
		"target":  object{"source": a.text(), "selector": a.selectors(words)},
		"creator": a.generator(), "generator": a.generator(),
	}
	put(o, "created", moment(a.Gathered))
	if origin.By != "" {
		o["creator"] = object{"type": "Person", "name": origin.By}
		put(o, "created", moment(origin.At))
	}
	return o
}

func (a annotator) generator() object {
	o := object{"id": a.software(), "type": "Software", "name": "isnad"}
	put(o, "isnad:version", a.Reader)
	return o
}

// selectors find the same words in two ways: by their place, and by how they
// read among others.
func (a annotator) selectors(r export.Range) []any {
	start := max(0, min(r.Start, len(a.points)))
	end := max(start, min(r.End, len(a.points)))
	quote := object{"type": "TextQuoteSelector", "exact": cut(a.points, r)}
	put(quote, "prefix", string(a.points[max(0, start-context):start]))
	put(quote, "suffix", string(a.points[end:min(len(a.points), end+context)]))
	return []any{object{"type": "TextPositionSelector", "start": start, "end": end}, quote}
}

// span tells a stretch of the text within a body.
func span(q export.Quote) object {
	return object{"isnad:text": q.Text, "isnad:start": q.Start, "isnad:end": q.End}
}

// eventBody tells what the record of an event says.
func (s *site) eventBody(i int, e *export.Event) object {
	o := object{"id": s.record("e", i), "type": "isnad:Event", "isnad:eventType": e.Type, "isnad:trigger": span(e.Trigger),
		"isnad:confidence": e.Confidence, "assertedBy": chain(e.AssertedBy)}
	put(o, "isnad:mode", e.Mode)
	put(o, "isnad:contexts", e.Contexts)
	put(o, "isnad:factuality", e.Factuality)
	put(o, "isnad:date", e.Date)
	put(o, "isnad:rule", e.Rule)
	put(o, "isnad:actors", s.sides(e.Actors))
	put(o, "isnad:recipients", s.sides(e.Recipients))
	if e.Place != nil {
		put(o, "isnad:place", placeBody(e.Place))
	}
	for name, c := range map[string]export.Count{"killed": e.Killed, "injured": e.Injured, "detained": e.Detained, "displaced": e.Displaced} {
		switch {
		case c.Known && c.Vague != "":
			o["isnad:"+name] = c.Vague
		case c.Known:
			o["isnad:"+name] = c.N
		}
	}
	return o
}

func placeBody(p *export.Place) object {
	o := object{"type": "isnad:Place"}
	put(o, "isnad:text", p.Text)
	put(o, "isnad:nameEn", p.NameEn)
	put(o, "isnad:country", p.Country)
	putPlace(o, "isnad:", p.Start, p.End)
	if p.Lat != nil && p.Lon != nil {
		o["isnad:lat"], o["isnad:lon"] = *p.Lat, *p.Lon
	}
	return o
}

// putPlace sets where a field stands, if words carry it.
func putPlace(o object, prefix string, start, end *int) {
	if start != nil && end != nil {
		o[prefix+"start"], o[prefix+"end"] = *start, *end
	}
}

func (s *site) sides(args []export.Arg) []any {
	out := make([]any, len(args))
	for i, a := range args {
		o := object{"type": "isnad:Side", "isnad:carried": a.Carried}
		put(o, "isnad:text", a.Text)
		put(o, "isnad:sector", a.Sector)
		s.who(o, a.ID, a.Ref)
		putPlace(o, "isnad:", a.Start, a.End)
		out[i] = o
	}
	return out
}

// who links to the actor that somebody is, and to the entity of the report.
func (s *site) who(o object, id, entity string) {
	if id != "" {
		o["isnad:actor"] = object{"id": s.actor(id)}
		o["isnad:actorId"] = id
	}
	if entity != "" {
		o["isnad:entity"] = object{"id": s.entity(entity)}
	}
}

// entity names an entity of the report by its ref: e4 is #n4, since #e4 is the
// fourth event.
func (s *site) entity(ref string) string {
	if len(ref) > 1 && ref[0] == 'e' {
		ref = "n" + ref[1:]
	}
	return s.report() + "#" + ref
}

// statementBody tells what the record of a statement says.
func (s *site) statementBody(i int, st *export.Statement) object {
	speaker := object{"type": "isnad:Speaker"}
	put(speaker, "isnad:text", st.Speaker.Text)
	put(speaker, "isnad:name", st.Speaker.Name)
	put(speaker, "isnad:sector", st.Speaker.Sector)
	s.who(speaker, st.Speaker.ID, st.Speaker.Ref)
	putPlace(speaker, "isnad:", st.Speaker.Start, st.Speaker.End)
	cue := span(st.Cue.Quote)
	put(cue, "isnad:lemma", st.Cue.Lemma)
	put(cue, "isnad:class", st.Cue.Class)
	o := object{"id": s.record("s", i), "type": "isnad:Statement", "isnad:speaker": speaker, "isnad:cue": cue,
		"isnad:content": span(st.Content), "assertedBy": chain(st.AssertedBy)}
	put(o, "isnad:kind", st.Kind)
	put(o, "isnad:channel", st.Channel)
	put(o, "isnad:date", st.Date)
	put(o, "isnad:rule", st.Rule)
	if st.Within != nil {
		o["isnad:within"] = object{"id": s.record("s", *st.Within)}
	}
	return o
}

// entityBody tells who or what a mention means.
func (s *site) entityBody(i int, e *export.Entity) object {
	o := object{"id": s.record("n", i), "type": "isnad:Entity"}
	put(o, "isnad:kind", e.Kind)
	put(o, "isnad:name", e.Name)
	put(o, "isnad:nameEn", e.NameEn)
	put(o, "isnad:role", e.Role)
	put(o, "isnad:sector", e.Sector)
	s.who(o, e.ID, "")
	return o
}
