package linked

import (
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/export"
)

// SchemaOrg gives a report as a schema.org NewsArticle: whom and what it
// mentions, and its statements and events. What is quoted word by word is a
// Quotation, what is told in other words a Claim. An event is a Claim too, of
// which only the words are given and the type that they were read as: never an
// Event, for nobody here knows that it happened. The author of a claim is who
// told it first, its interpreters are those who passed it on, the outlet last.
// base is the address of the site.
func SchemaOrg(r Report, base string) Document {
	m := &mentioner{at(r, base), []rune(r.Record.Document.Text), map[string]*export.Entity{}}
	for i := range r.Record.Entities {
		m.entities[r.Record.Entities[i].Ref] = &r.Record.Entities[i]
	}
	d := r.Record.Document
	out := Document{"@context": "https://schema.org", "@type": "NewsArticle", "@id": m.report(), "identifier": d.ID,
		"mainEntityOfPage": m.report(), "publisher": m.publisher(), "mentions": m.mentions(), "hasPart": m.parts()}
	put(out, "headline", d.Title)
	put(out, "datePublished", d.Published)
	put(out, "inLanguage", d.Language)
	put(out, "url", web(d.URL))
	if d.Author != "" {
		out["author"] = object{"@type": "Person", "name": d.Author}
	}
	if r.Reader != "" {
		out["sdPublisher"] = object{"@type": "Organization", "@id": m.software(), "name": "isnad " + r.Reader}
	}
	return out
}

// mentioner names the parties of a report in schema.org's words.
type mentioner struct {
	*site
	points   []rune // of the text
	entities map[string]*export.Entity
}

func (m *mentioner) publisher() object {
	o := object{"@type": "NewsMediaOrganization", "@id": m.outlet()}
	put(o, "name", m.Record.Document.Outlet)
	return o
}

func (m *mentioner) mentions() []any {
	out := []any{}
	for i := range m.Record.Entities {
		if o := m.entityNode(&m.Record.Entities[i]); o != nil {
			out = append(out, o)
		}
	}
	return out
}

// entityNode gives an entity by its kind, nil where it has no name.
func (m *mentioner) entityNode(e *export.Entity) object {
	if e.Name == "" {
		return nil
	}
	o := object{"@type": kindOf(e), "@id": m.entity(e.Ref), "name": e.Name}
	put(o, "alternateName", e.NameEn)
	if o["@type"] == "Person" {
		put(o, "jobTitle", e.Role)
		if e.ID != "" {
			o["affiliation"] = object{"@type": "Organization", "@id": m.actor(e.ID), "identifier": e.ID}
		}
	} else if e.ID != "" {
		o["sameAs"] = m.actor(e.ID)
		o["identifier"] = e.ID
	}
	return o
}

// kindOf names the type of schema.org that an entity is of.
func kindOf(e *export.Entity) string {
	switch e.Kind {
	case "person", "office":
		return "Person"
	case "state":
		return "Country"
	case "place":
		return "Place"
	case "agreement":
		return "CreativeWork"
	}
	switch e.Sector {
	case "GOV", "MIL", "COP", "SPY", "LEG", "JUD":
		return "GovernmentOrganization"
	}
	return "Organization"
}

// parts are the statements and events, in this order.
func (m *mentioner) parts() []any {
	out := []any{}
	for i := range m.Record.Statements {
		out = append(out, m.said(i, &m.Record.Statements[i]))
	}
	for i := range m.Record.Events {
		out = append(out, m.told(i, &m.Record.Events[i]))
	}
	return out
}

func (m *mentioner) said(i int, st *export.Statement) object {
	speaker := m.speaker(st)
	o := object{"@id": m.record("s", i), "text": st.Content.Text, "isPartOf": object{"@id": m.report()}}
	put(o, "dateCreated", st.Date)
	if st.Kind == "direct" {
		o["@type"] = "Quotation"
		o["creator"] = speaker
		return o
	}
	o["@type"] = "Claim"
	o["author"] = speaker
	m.passedOn(o, st.AssertedBy)
	return o
}

// speaker is who says a statement: an entity of the report, or somebody of whom
// only words are known.
func (m *mentioner) speaker(st *export.Statement) object {
	if e := m.entities[st.Speaker.Ref]; e != nil && e.Name != "" {
		return object{"@type": kindOf(e), "@id": m.entity(e.Ref), "name": e.Name}
	}
	name := st.Speaker.Name
	if name == "" {
		name = st.Speaker.Text
	}
	if name == "" {
		name = unnamed
	}
	o := object{"@type": "Organization", "name": name}
	if id := st.Speaker.ID; id != "" {
		o["@id"] = m.actor(id)
	}
	return o
}

// told is the claim that something happened.
func (m *mentioner) told(i int, e *export.Event) object {
	kind := object{"@type": "DefinedTerm", "termCode": e.Type, "inDefinedTermSet": "PLOVER"}
	if e.Mode != "" {
		kind["termCode"] = e.Type + "/" + e.Mode
	}
	o := object{"@type": "Claim", "@id": m.record("e", i), "text": m.sentence(e), "about": kind, "isPartOf": object{"@id": m.report()}}
	put(o, "temporalCoverage", e.Date)
	if e.Place != nil && e.Place.Text != "" {
		o["contentLocation"] = place(e.Place)
	}
	if len(e.AssertedBy) > 0 {
		o["author"] = m.teller(e.AssertedBy[0])
		m.passedOn(o, e.AssertedBy[1:])
	}
	return o
}

// passedOn sets where a claim appears, and who passed it on.
func (m *mentioner) passedOn(o object, by []string) {
	o["appearance"] = object{"@id": m.report()}
	var all []any
	for _, id := range by {
		all = append(all, m.teller(id))
	}
	put(o, "claimInterpreter", all)
}

// teller is a link of a chain.
func (m *mentioner) teller(id string) object {
	switch id {
	case archive.OutletLink:
		return object{"@id": m.outlet()}
	case unnamed, "":
		return object{"@type": "Organization", "@id": m.report() + "#" + unnamed, "name": unnamed}
	}
	return object{"@type": "Organization", "@id": m.actor(id), "name": id}
}

// sentence gives the words by which an event is told.
func (m *mentioner) sentence(e *export.Event) string {
	if e.Sentence < 0 || e.Sentence >= len(m.Record.Sentences) {
		return e.Trigger.Text
	}
	return cut(m.points, m.Record.Sentences[e.Sentence])
}

func place(p *export.Place) object {
	o := object{"@type": "Place", "name": p.Text}
	put(o, "alternateName", p.NameEn)
	if p.Country != "" {
		o["address"] = object{"@type": "PostalAddress", "addressCountry": p.Country}
	}
	if p.Lat != nil && p.Lon != nil {
		o["geo"] = object{"@type": "GeoCoordinates", "latitude": *p.Lat, "longitude": *p.Lon}
	}
	return o
}
