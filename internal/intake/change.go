package intake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/isnad-news/isnad/internal/export"
)

// Change tells how a report's records differ from what they were. A record is
// the same one if its trigger, or its content, stands at the same place and,
// of an event, is of the same type.
type Change struct {
	StatementsNew, StatementsGone, StatementsOther int
	EventsNew, EventsGone, EventsOther             int
	Lines                                          []string // one a record: "+ ASSAULT …", "- …", "~ …"
}

// Any tells whether anything changed.
func (c Change) Any() bool { return len(c.Lines) > 0 }

// Add sums up.
func (c *Change) Add(o Change) {
	c.StatementsNew += o.StatementsNew
	c.StatementsGone += o.StatementsGone
	c.StatementsOther += o.StatementsOther
	c.EventsNew += o.EventsNew
	c.EventsGone += o.EventsGone
	c.EventsOther += o.EventsOther
}

// place is where a record stands, and what it is.
type place struct {
	kind       string
	start, end int
}

// Compare tells how the records of a report changed; with an error, not at all.
func Compare(was, is *export.Record, err error) Change {
	var c Change
	if err != nil {
		return c
	}
	c.StatementsNew, c.StatementsGone, c.StatementsOther = c.compare(statementsOf(was), statementsOf(is))
	c.EventsNew, c.EventsGone, c.EventsOther = c.compare(eventsOf(was), eventsOf(is))
	return c
}

// version is a record as it is compared and as it is shown.
type version struct {
	place
	data  []byte
	shown string
}

// compare pairs the records that stand at one place: first those that are the
// same, then the others in their order.
func (c *Change) compare(was, is []version) (fresh, gone, other int) {
	old := map[place][]version{}
	for _, v := range was {
		old[v.place] = append(old[v.place], v)
	}
	same := make([]bool, len(is))
	for n, v := range is {
		list := old[v.place]
		if i := slices.IndexFunc(list, func(o version) bool { return bytes.Equal(o.data, v.data) }); i >= 0 {
			same[n], old[v.place] = true, slices.Delete(list, i, i+1)
		}
	}
	for n, v := range is {
		switch before := old[v.place]; {
		case same[n]:
		case len(before) == 0:
			fresh++
			c.Lines = append(c.Lines, "+ "+v.shown)
		default:
			other++
			c.Lines = append(c.Lines, "~ "+before[0].shown+"  →  "+v.shown)
			old[v.place] = before[1:]
		}
	}
	for _, v := range was {
		if left := old[v.place]; len(left) > 0 {
			old[v.place] = left[1:]
			gone++
			c.Lines = append(c.Lines, "- "+left[0].shown)
		}
	}
	return fresh, gone, other
}

// data is a record as it is compared: without the names of entities ("e3"),
// which depend on how many others there are, and those of rules.
func data(record any) []byte {
	raw, err := json.Marshal(record)
	if err != nil {
		return []byte(fmt.Sprintf("%+v", record)) // as good to compare by
	}
	return raw
}

func eventsOf(r *export.Record) []version {
	out := make([]version, len(r.Events))
	for i, e := range r.Events {
		out[i].place = place{e.Type, e.Trigger.Start, e.Trigger.End}
		out[i].shown = e.Line()
		e.Rule, e.Evidence = "", nil
		e.Actors, e.Recipients = unnumbered(e.Actors), unnumbered(e.Recipients)
		out[i].data = data(e)
	}
	return out
}

func unnumbered(in []export.Arg) []export.Arg {
	out := append([]export.Arg{}, in...)
	for i := range out {
		out[i].Ref = ""
	}
	return out
}

func statementsOf(r *export.Record) []version {
	out := make([]version, len(r.Statements))
	for i, s := range r.Statements {
		out[i].place = place{"statement", s.Content.Start, s.Content.End}
		out[i].shown = s.Line()
		s.Rule, s.Within, s.Speaker.Ref = "", nil, ""
		out[i].data = data(s)
	}
	return out
}
