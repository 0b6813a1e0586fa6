package correct

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/said"
)

// The bounds of a correction.
const (
	MaxNote   = 2000    // characters of a note
	MaxActors = 50      // on one side of an event
	MaxTold   = 20      // in a chain of tellers
	MaxName   = 500     // characters of a name that need not stand in the text
	MaxCode   = 32      // characters of an id
	MaxBody   = 1 << 18 // bytes of a record as JSON
)

// Choices are what fields of records may hold.
type Choices struct {
	Modes        map[string][]string // of each type of events; "" is always one of them
	Sectors      []string
	Classes      []string // of cues
	Kinds        []string // of statements
	Factualities []string
	Contexts     []string
	Channels     []string // nil: any short word
}

// Validate proves that a correction can be kept: that it is whole, that it
// says only what records can say, and that its words stand in the text of r,
// the record as the editor sees it. Its errors wrap ErrInvalid and tell what
// to do.
func Validate(c Correction, r export.Record, choices Choices) error {
	v := validator{text: newWords(r), choices: choices}
	if err := head(c, r); err != nil {
		return fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	if c.Action == Checked && c.Digest != "" && c.Digest != Digest(r) {
		return said.Wrapf(ErrInvalid, "the records have changed since they were looked at: look at them again")
	}
	if err := v.action(c); err != nil {
		return fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	return nil
}

type validator struct {
	text    *words
	choices Choices
}

// head proves what every correction has.
func head(c Correction, r export.Record) error {
	switch {
	case strings.TrimSpace(c.By) == "":
		return said.Errorf("nobody stands as its editor: log in first")
	case c.Report != r.Document.ID:
		return said.Errorf("it is about report %q, not %q", c.Report, r.Document.ID)
	}
	return first([]error{
		short(said.New("the editor's name"), c.By, MaxName),
		short(said.New("the id of the withdrawn correction"), c.Withdraws, MaxName),
		short(said.New("the note"), c.Note, MaxNote),
	})
}

// action proves what an action needs beside.
func (v validator) action(c Correction) error {
	switch c.Action {
	case Withdraw:
		if c.Withdraws == "" {
			return said.Errorf("name the correction to withdraw")
		}
		return nil
	case Checked:
		return nil
	case Change, Drop, Add:
		return v.record(c)
	}
	return said.Errorf("there is no action %q: give %s, %s, %s, %s or %s", c.Action, Change, Drop, Add, Withdraw, Checked)
}

// record proves a correction of one record.
func (v validator) record(c Correction) error {
	if c.Kind != Event && c.Kind != Statement {
		return said.Errorf("there is no kind of record %q: give %s or %s", c.Kind, Event, Statement)
	}
	if err := first([]error{bounded("was", c.Was), bounded("now", c.Now)}); err != nil {
		return err
	}
	if err := seen(c); err != nil || c.Action == Drop {
		return err
	}
	now, ok := c.Now.of(c.Kind)
	if !ok {
		return said.Errorf("give the %s as it should be (now)", noun(c.Kind))
	}
	if err := fields(c); err != nil {
		return err
	}
	if now.Event != nil {
		return v.event(*now.Event)
	}
	return v.statement(*now.Statement)
}

// noun is a kind of records within a sentence.
func noun(kind string) said.Text {
	if kind == Event {
		return said.New("event")
	}
	return said.New("statement")
}

// bounded proves the size of a body.
func bounded(what string, b *Body) error {
	if b == nil {
		return nil
	}
	raw, err := json.Marshal(b)
	if err != nil {
		return said.Errorf("the record (%s) has no form in JSON: %s", what, err)
	}
	if len(raw) > MaxBody {
		return said.Errorf("the record (%s) has %d bytes: %d at most", what, len(raw), MaxBody)
	}
	return nil
}

// seen proves the record that a change or a drop is about. It is only looked
// for, so it need not be right.
func seen(c Correction) error {
	if c.Action == Add {
		return nil
	}
	was, ok := c.Was.of(c.Kind)
	if !ok {
		return said.Errorf("give the %s as it was seen (was)", noun(c.Kind))
	}
	if was.anchor().Text == "" {
		return said.Errorf("the %s as it was seen (was) has no words: give them with their place", noun(c.Kind))
	}
	return nil
}

// fields proves the names of the fields that a change sets.
func fields(c Correction) error {
	if c.Action != Change {
		return nil
	}
	if len(c.Fields) == 0 {
		return said.Errorf("nothing is changed: name the fields that were set")
	}
	all := Fields(c.Kind)
	for i, f := range c.Fields {
		switch {
		case !slices.Contains(all, f):
			return said.Errorf("%q is no field of an %s that can be set: give %s", f, noun(c.Kind), said.ListOf(all))
		case slices.Contains(c.Fields[:i], f):
			return said.Errorf("field %s is named twice", f)
		}
	}
	return nil
}

// short proves that a text is one, and not too long.
func short(what said.Text, s string, most int) error {
	switch {
	case !utf8.ValidString(s) || strings.ContainsRune(s, 0):
		return said.Errorf("%s is no text (UTF-8 without NUL)", what)
	case utf8.RuneCountInString(s) > most:
		return said.Errorf("%s has %d characters: %d at most", what, utf8.RuneCountInString(s), most)
	}
	return nil
}

// oneOf proves a value of a closed list.
func oneOf(what said.Text, s string, all []string) error {
	if slices.Contains(all, s) {
		return nil
	}
	return said.Errorf("there is no %s %q: give one of %s", what, s, said.ListOf(all))
}

// code proves an id: upper-case letters, digits, + and -.
func code(what said.Text, s string) error {
	if len(s) > MaxCode || strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-") != "" {
		return said.Errorf("%s %.40q is no id: capital letters, digits, + and -, %d at most", what, s, MaxCode)
	}
	return nil
}

// told proves a chain of tellers.
func told(chain []string) error {
	if len(chain) == 0 || chain[len(chain)-1] != "outlet" {
		return said.Errorf("the chain of tellers (asserted_by) must end with outlet")
	}
	if len(chain) > MaxTold {
		return said.Errorf("the chain of tellers (asserted_by) has %d members: %d at most", len(chain), MaxTold)
	}
	for _, id := range chain[:len(chain)-1] {
		if id == "unnamed-source" {
			continue
		}
		if id == "" {
			return said.Errorf("a teller (asserted_by) is empty: give an id, or unnamed-source")
		}
		if err := code(said.New("teller"), id); err != nil {
			return err
		}
	}
	return nil
}
