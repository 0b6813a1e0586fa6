// Package correct holds what editors say of records: that one is wrong, is
// missing, or should not be there. A correction stands beside what the reader
// said and never over it, with who made it and when; records are shown with
// the corrections applied.
package correct

import (
	"errors"
	"time"

	"github.com/isnad-news/isnad/internal/export"
)

// Action is what a correction does.
type Action string

// The actions.
const (
	Change   Action = "change"   // a record has other fields
	Drop     Action = "drop"     // a record should not be there
	Add      Action = "add"      // a record is missing
	Withdraw Action = "withdraw" // an earlier correction no longer holds
	Checked  Action = "checked"  // an editor has read the whole report: its records, as corrected, are right
)

// The kinds of records that can be corrected.
const (
	Event     = "event"
	Statement = "statement"
)

// ErrInvalid is what Validate's errors wrap.
var ErrInvalid = errors.New("not a correction that can be kept")

// Correction is one act of an editor. It is never altered: who errs withdraws.
type Correction struct {
	ID        string    `json:"id"` // 26 characters that rise with time (ULID)
	Report    string    `json:"report"`
	Action    Action    `json:"action"`
	Kind      string    `json:"kind,omitempty"`   // Event or Statement; of change, drop, add
	Fields    []string  `json:"fields,omitempty"` // of change: the fields that were set, named as in JSON: type, mode, actors, recipients, date, place, trigger, factuality, …; speaker, content, cue, …
	Was       *Body     `json:"was,omitempty"`    // of change and drop: the record as the editor saw it
	Now       *Body     `json:"now,omitempty"`    // of change and add: the record as it should be
	Withdraws string    `json:"withdraws,omitempty"`
	Beside    *int      `json:"beside,omitempty"` // of add: how many records of the same words and type stood there when it was made; see Complete
	Digest    string    `json:"digest,omitempty"` // of checked: of the records that the editor saw; see Complete
	Note      string    `json:"note,omitempty"`   // why, in the editor's words
	By        string    `json:"by"`
	At        time.Time `json:"at"`
}

// Body is an event or a statement, as Kind says.
type Body struct {
	Event     *export.Event     `json:"event,omitempty"`
	Statement *export.Statement `json:"statement,omitempty"`
}
