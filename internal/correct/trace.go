package correct

import (
	"time"

	"github.com/isnad-news/isnad/internal/export"
)

// Standing is how a correction stands to what the reader says by now.
type Standing string

// The standings.
const (
	Holds     Standing = "holds"     // the record is shown as the editor has it
	AsRead    Standing = "as-read"   // by now the reader says the same itself
	Moot      Standing = "moot"      // what it is about is no longer there
	Withdrawn Standing = "withdrawn" // by a later correction
)

// State is how one correction stands.
type State struct {
	ID       string   `json:"id"`
	Standing Standing `json:"standing"`
	Kind     string   `json:"kind,omitempty"` // of the record that it touches
	Index    int      `json:"index"`          // of that record in Apply's result; -1 where there is none
}

// Origin is where a record of Apply's result comes from.
type Origin struct {
	Read int       `json:"read"`         // index in the record as read; -1: added by an editor
	IDs  []string  `json:"ids"`          // of the corrections that it carries, in their order; none: as read
	By   string    `json:"by,omitempty"` // who made the last of them, and when
	At   time.Time `json:"at,omitzero"`
}

// Outcome is a record with corrections applied, and how it came about.
type Outcome struct {
	Record     export.Record
	States     []State  // one for each correction, in their order
	Events     []Origin // one for each of Record.Events
	Statements []Origin // one for each of Record.Statements
}

// Apply gives the record with the corrections applied, in their order. Neither
// r nor cs is changed. What has been withdrawn counts for nothing. A change
// sets the fields that it names and leaves the others as the reader has them,
// so that what the reader learns later is kept; where its record is gone, its
// Now is added. An added record that the reader has found by now takes its
// place.
func Apply(r export.Record, cs []Correction) export.Record { return Trace(r, cs).Record }

// Status tells of each correction, in their order, how it stands.
func Status(r export.Record, cs []Correction) []State { return Trace(r, cs).States }

// Trace applies corrections and tells where each record comes from.
func Trace(r export.Record, cs []Correction) Outcome {
	out := withdrawals(cs)
	t := newTracer(r, cs, out)
	for i, c := range cs {
		t.outcome.States = append(t.outcome.States, State{ID: c.ID, Standing: out[i], Index: -1})
		if out[i] == Holds {
			t.apply(i, c)
		}
	}
	if t.touched {
		t.gather()
	}
	t.checks()
	return t.outcome
}

// withdrawals gives Withdrawn for corrections that another withdraws, Moot for
// withdrawals of nothing, Holds for all others. A withdrawal stays.
func withdrawals(cs []Correction) []Standing {
	byID := make(map[string]int, len(cs))
	for i, c := range cs {
		if _, twice := byID[c.ID]; !twice && c.Action != Withdraw {
			byID[c.ID] = i
		}
	}
	out := make([]Standing, len(cs))
	for i := range cs {
		out[i] = Holds
	}
	for i, c := range cs {
		if c.Action != Withdraw {
			continue
		}
		if at, ok := byID[c.Withdraws]; ok {
			out[at] = Withdrawn
		} else {
			out[i] = Moot
		}
	}
	return out
}

// tracer applies corrections one by one.
type tracer struct {
	read     export.Record
	cs       []Correction
	standing []Standing
	words    *words
	items    map[string][]*item // by kind
	at       []*item            // the record that each correction touches
	touched  bool               // a record differs from what was read
	reshape  bool               // a statement stands elsewhere, or is new
	outcome  Outcome
}

func newTracer(r export.Record, cs []Correction, standing []Standing) *tracer {
	t := &tracer{read: r, cs: cs, standing: standing, at: make([]*item, len(cs)),
		items: map[string][]*item{}, outcome: Outcome{Record: r, States: make([]State, 0, len(cs)),
			Events: make([]Origin, len(r.Events)), Statements: make([]Origin, len(r.Statements))}}
	for i := range r.Events {
		t.outcome.Events[i].Read = i
	}
	for i := range r.Statements {
		t.outcome.Statements[i].Read = i
	}
	return t
}

// ready makes what is needed only where there is something to apply.
func (t *tracer) ready() {
	if t.words != nil {
		return
	}
	t.words = newWords(t.read)
	for i := range t.read.Events {
		b := Body{Event: &t.read.Events[i]}
		t.items[Event] = append(t.items[Event], &item{Body: b.copied(), read: b, Origin: Origin{Read: i}})
	}
	for i := range t.read.Statements {
		b := Body{Statement: &t.read.Statements[i]}
		t.items[Statement] = append(t.items[Statement], &item{Body: b.copied(), read: b, Origin: Origin{Read: i}})
	}
}

func (t *tracer) apply(i int, c Correction) {
	var does func(int, Correction) (*item, Standing)
	switch c.Action {
	case Change:
		does = t.change
	case Drop:
		does = t.drop
	case Add:
		does = t.add
	default:
		return
	}
	t.ready()
	it, standing := does(i, c)
	t.at[i], t.outcome.States[i].Standing = it, standing
	if it == nil {
		return
	}
	t.outcome.States[i].Kind = c.Kind
	t.touched = true
	it.IDs, it.By, it.At = append(it.IDs, c.ID), c.By, c.At
}
