package web

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
)

const (
	emptyRows   = 2    // of each side of an event, to fill in
	mostRows    = 40   // sides that a form may send
	longestNote = 2000 // bytes
)

// form is a record as an editor sees and sets it. Its fields are as typed;
// what cannot be taken is told in Faults, by the name of the input.
type form struct {
	Kind    string // correct.Event or correct.Statement
	Note    string
	AssBy   string // the chain, parted by spaces
	Date    string
	Event   *eventForm
	Said    *statementForm
	Faults  map[string]fault
	Told    map[string]string // the faults in words
	General []piece           // what the desk said of the whole
}

type eventForm struct {
	Trigger            words
	TypeMode           string // TYPE or TYPE/mode
	Actors, Recipients []row
	Place              words
	Country, PlaceEn   string
	Factuality         string
	Harm               map[string]string // killed, injured, detained, displaced
	Contexts           []string
}

type row struct {
	words
	ID, Sector string
	N          int // from 1
}

type statementForm struct {
	Speaker          words
	Name, ID, Sector string
	Cue              words
	Class            string
	Content          words
	Kind, Channel    string
}

// harmKeys are the numbers of people that an event may tell.
func harmKeys() []string { return []string{"killed", "injured", "detained", "displaced"} }

// newForm shows a record in a form.
func newForm(b correct.Body) *form {
	f := &form{Faults: map[string]fault{}}
	if e := b.Event; e != nil {
		f.Kind, f.AssBy, f.Date = correct.Event, strings.Join(e.AssertedBy, " "), e.Date
		f.Event = &eventForm{Trigger: quoted(e.Trigger), TypeMode: typeMode(e.Type, e.Mode), Actors: rows(e.Actors),
			Recipients: rows(e.Recipients), Factuality: e.Factuality, Contexts: e.Contexts, Harm: map[string]string{
				"killed": e.Killed.String(), "injured": e.Injured.String(), "detained": e.Detained.String(), "displaced": e.Displaced.String()}}
		if p := e.Place; p != nil {
			f.Event.Place, f.Event.Country, f.Event.PlaceEn = wordsAt(p.Text, p.Start, p.End), p.Country, p.NameEn
		}
		return f
	}
	s := b.Statement
	f.Kind, f.AssBy, f.Date = correct.Statement, strings.Join(s.AssertedBy, " "), s.Date
	f.Said = &statementForm{Speaker: wordsAt(s.Speaker.Text, s.Speaker.Start, s.Speaker.End), Name: s.Speaker.Name,
		ID: s.Speaker.ID, Sector: s.Speaker.Sector, Cue: quoted(s.Cue.Quote), Class: s.Cue.Class, Content: quoted(s.Content),
		Kind: s.Kind, Channel: s.Channel}
	return f
}

// blank is a record of a kind with nothing in it but the outlet's word.
func blank(kind string) correct.Body {
	if kind == correct.Event {
		return correct.Body{Event: &export.Event{Contexts: []string{}, Actors: []export.Arg{}, Recipients: []export.Arg{},
			Factuality: "occurred", AssertedBy: []string{ownVoice}, Evidence: []export.Evidence{}, Confidence: 1}}
	}
	return correct.Body{Statement: &export.Statement{Kind: "indirect", AssertedBy: []string{ownVoice}}}
}

func typeMode(typ, mode string) string {
	if mode == "" {
		return typ
	}
	return typ + "/" + mode
}

func placed(start, end *int) string {
	if start == nil || end == nil {
		return ""
	}
	return spanText(export.Range{Start: *start, End: *end})
}

// rows shows one side of an event, with some rows to fill in.
func rows(args []export.Arg) []row {
	var out []row
	for _, a := range args {
		out = append(out, row{words: wordsAt(a.Text, a.Start, a.End), ID: a.ID, Sector: a.Sector})
	}
	return padded(out)
}

func padded(in []row) []row {
	out := slices.Concat(in, make([]row, emptyRows))
	for i := range out {
		out[i].N = i + 1
	}
	return out
}

// readForm reads what was sent.
func readForm(kind string, v url.Values) *form {
	f := &form{Kind: kind, Note: strings.TrimSpace(v.Get("note")), AssBy: v.Get("asserted_by"), Date: strings.TrimSpace(v.Get("date")), Faults: map[string]fault{}}
	if len(f.Note) > longestNote {
		f.refuse("note", &fault{"edit.fault.note", []any{longestNote}})
	}
	if kind == correct.Event {
		f.Event = &eventForm{Trigger: wordsOf(v, "trigger"), TypeMode: v.Get("type"), Actors: rowsOf(v, "actor"), Recipients: rowsOf(v, "recipient"),
			Place: wordsOf(v, "place"), Country: strings.TrimSpace(v.Get("country")), PlaceEn: strings.TrimSpace(v.Get("place_en")),
			Factuality: v.Get("factuality"), Contexts: v["context"], Harm: map[string]string{}}
		for _, k := range harmKeys() {
			f.Event.Harm[k] = strings.TrimSpace(v.Get(k))
		}
		return f
	}
	f.Said = &statementForm{Speaker: wordsOf(v, "speaker"), Name: strings.TrimSpace(v.Get("name")), ID: strings.TrimSpace(v.Get("id")),
		Sector: v.Get("sector"), Cue: wordsOf(v, "cue"), Class: v.Get("class"), Content: wordsOf(v, "content"), Kind: v.Get("kind"), Channel: v.Get("channel")}
	return f
}

func wordsOf(v url.Values, name string) words {
	return words{strings.ReplaceAll(v.Get(name), "\r\n", "\n"), strings.TrimSpace(v.Get(name + "_at"))}
}

// rowsOf reads one side; rows stand in the order of their inputs.
func rowsOf(v url.Values, name string) []row {
	get := func(field string, i int) string {
		if list := v[name+field]; i < len(list) {
			return list[i]
		}
		return ""
	}
	var out []row
	for i := range min(len(v[name]), mostRows) {
		out = append(out, row{words: words{get("", i), strings.TrimSpace(get("_at", i))}, ID: strings.TrimSpace(get("_id", i)), Sector: get("_sector", i), N: i + 1})
	}
	return out
}

// refuse notes why an input was not taken; nil is no fault.
func (f *form) refuse(name string, why *fault) {
	if why != nil {
		f.Faults[name] = *why
	}
}

// padRows gives the sides rows to fill in again, for a form that is shown
// again; rows keep their numbers, by which faults are told.
func (f *form) padRows() {
	if f.Event == nil {
		return
	}
	f.Event.Actors = padded(trimRows(f.Event.Actors))
	f.Event.Recipients = padded(trimRows(f.Event.Recipients))
}

// trimRows drops the empty rows at the end.
func trimRows(in []row) []row {
	for len(in) > 0 && in[len(in)-1].empty() {
		in = in[:len(in)-1]
	}
	return in
}

func (r row) empty() bool { return strings.TrimSpace(r.Text)+r.At+r.ID+r.Sector == "" }

// changed lists the fields in which two bodies of a kind differ, named as in JSON.
func changed(kind string, was, now correct.Body) ([]string, error) {
	a, err := fieldsOf(was)
	if err != nil {
		return nil, err
	}
	b, err := fieldsOf(now)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, f := range correct.Fields(kind) {
		if string(a[f]) != string(b[f]) {
			out = append(out, f)
		}
	}
	return out, nil
}

// fieldsOf gives a body's fields, each as JSON.
func fieldsOf(b correct.Body) (map[string]json.RawMessage, error) {
	var record any = b.Event
	if b.Statement != nil {
		record = b.Statement
	}
	data, err := json.Marshal(record)
	if err != nil {
		return nil, err
	}
	var out map[string]json.RawMessage
	return out, json.Unmarshal(data, &out)
}
