package correct

import (
	"slices"

	"github.com/isnad-news/isnad/internal/export"
)

// Fields lists the fields of a kind of record that a change can set, named as
// in JSON; none for an unknown kind.
func Fields(kind string) []string {
	switch kind {
	case Event:
		return []string{"type", "mode", "contexts", "trigger", "actors", "recipients", "date", "place", "factuality",
			"killed", "injured", "detained", "displaced", "asserted_by"}
	case Statement:
		return []string{"speaker", "cue", "content", "kind", "channel", "date", "asserted_by"}
	}
	return nil
}

// of gives the body as the kind says; it is not ok where it is of the other kind.
func (b *Body) of(kind string) (Body, bool) {
	switch {
	case b == nil:
	case kind == Event && b.Event != nil:
		return Body{Event: b.Event}, true
	case kind == Statement && b.Statement != nil:
		return Body{Statement: b.Statement}, true
	}
	return Body{}, false
}

// copied is the body apart from the one that it was taken of: setting its
// fields leaves that as it was.
func (b Body) copied() Body {
	if b.Event != nil {
		e := *b.Event
		return Body{Event: &e}
	}
	s := *b.Statement
	return Body{Statement: &s}
}

// anchor is what a record is known by: an event's trigger, a statement's content.
func (b Body) anchor() export.Quote {
	if b.Event != nil {
		return b.Event.Trigger
	}
	return b.Statement.Content
}

// quotes are a record's words beside its anchor, where they have a place.
func (b Body) quotes() []export.Quote {
	var out []export.Quote
	add := func(start, end *int, text string) {
		if start != nil && end != nil && text != "" {
			out = append(out, export.Quote{Range: export.Range{Start: *start, End: *end}, Text: text})
		}
	}
	if e := b.Event; e != nil {
		for _, a := range e.Actors {
			add(a.Start, a.End, a.Text)
		}
		for _, a := range e.Recipients {
			add(a.Start, a.End, a.Text)
		}
		if e.Place != nil {
			add(e.Place.Start, e.Place.End, e.Place.Text)
		}
		return out
	}
	s := b.Statement
	add(&s.Cue.Start, &s.Cue.End, s.Cue.Text)
	add(s.Speaker.Start, s.Speaker.End, s.Speaker.Text)
	return out
}

// set takes a field over from another body of the same kind. An event's mode
// goes with its type: it means nothing beside another.
func (b Body) set(from Body, field string) {
	if b.Event != nil {
		setEvent(b.Event, from.Event, field)
		return
	}
	setStatement(b.Statement, from.Statement, field)
}

func setEvent(e, from *export.Event, field string) {
	switch field {
	case "type":
		if e.Type != from.Type {
			e.Type, e.Mode = from.Type, from.Mode
		}
	case "mode":
		e.Mode = from.Mode
	case "contexts":
		e.Contexts = from.Contexts
	case "trigger":
		e.Trigger = from.Trigger
	case "actors":
		e.Actors = from.Actors
	case "recipients":
		e.Recipients = from.Recipients
	case "date":
		e.Date = from.Date
	case "place":
		e.Place = from.Place
	case "factuality":
		e.Factuality = from.Factuality
	case "killed":
		e.Killed = from.Killed
	case "injured":
		e.Injured = from.Injured
	case "detained":
		e.Detained = from.Detained
	case "displaced":
		e.Displaced = from.Displaced
	case "asserted_by":
		e.AssertedBy = from.AssertedBy
	default:
		return
	}
	e.Evidence = evidence(e.Evidence, from.Evidence, field)
}

// evidence is that of a record whose field has been set from another.
func evidence(of, from []export.Evidence, field string) []export.Evidence {
	out := make([]export.Evidence, 0, len(of))
	for _, v := range of {
		if v.Field != field {
			out = append(out, v)
		}
	}
	for _, v := range from {
		if v.Field == field {
			out = append(out, v)
		}
	}
	return out
}

func setStatement(s, from *export.Statement, field string) {
	switch field {
	case "speaker":
		s.Speaker = from.Speaker
	case "cue":
		s.Cue = from.Cue
	case "content":
		s.Content = from.Content
	case "kind":
		s.Kind = from.Kind
	case "channel":
		s.Channel = from.Channel
	case "date":
		s.Date = from.Date
	case "asserted_by":
		s.AssertedBy = from.AssertedBy
	}
}

// same tells whether both say the same in a field. What is not of the report,
// such as references to entities and coordinates, is left out.
func (b Body) same(o Body, field string) bool {
	if b.Event != nil {
		return sameEvent(b.Event, o.Event, field)
	}
	return sameStatement(b.Statement, o.Statement, field)
}

func sameEvent(a, b *export.Event, field string) bool {
	switch field {
	case "type":
		return a.Type == b.Type
	case "mode":
		return a.Mode == b.Mode
	case "contexts":
		return slices.Equal(a.Contexts, b.Contexts)
	case "trigger":
		return a.Trigger == b.Trigger
	case "actors":
		return slices.EqualFunc(a.Actors, b.Actors, sameArg)
	case "recipients":
		return slices.EqualFunc(a.Recipients, b.Recipients, sameArg)
	case "date":
		return a.Date == b.Date
	case "place":
		return samePlace(a.Place, b.Place)
	case "factuality":
		return a.Factuality == b.Factuality
	case "killed":
		return a.Killed == b.Killed
	case "injured":
		return a.Injured == b.Injured
	case "detained":
		return a.Detained == b.Detained
	case "displaced":
		return a.Displaced == b.Displaced
	case "asserted_by":
		return slices.Equal(a.AssertedBy, b.AssertedBy)
	}
	return true
}

func sameStatement(a, b *export.Statement, field string) bool {
	switch field {
	case "speaker":
		x, y := a.Speaker, b.Speaker
		return x.Text == y.Text && x.Name == y.Name && x.ID == y.ID && x.Sector == y.Sector &&
			sameOffset(x.Start, y.Start) && sameOffset(x.End, y.End)
	case "cue":
		return a.Cue == b.Cue
	case "content":
		return a.Content == b.Content
	case "kind":
		return a.Kind == b.Kind
	case "channel":
		return a.Channel == b.Channel
	case "date":
		return a.Date == b.Date
	case "asserted_by":
		return slices.Equal(a.AssertedBy, b.AssertedBy)
	}
	return true
}

func sameArg(a, b export.Arg) bool {
	return a.Text == b.Text && a.ID == b.ID && a.Sector == b.Sector && sameOffset(a.Start, b.Start) && sameOffset(a.End, b.End)
}

func samePlace(a, b *export.Place) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Text == b.Text && a.NameEn == b.NameEn && a.Country == b.Country &&
		sameOffset(a.Start, b.Start) && sameOffset(a.End, b.End)
}

func sameOffset(a, b *int) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// alike counts the fields in which both say the same.
func (b Body) alike(o Body, kind string) int {
	n := 0
	for _, f := range Fields(kind) {
		if b.same(o, f) {
			n++
		}
	}
	return n
}
