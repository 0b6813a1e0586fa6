package archive

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Cursor is the place of a record in a listing: by what it is ordered by, so
// that it holds when other records come, or when this one changes.
type Cursor struct {
	Kind      string `json:"k"`
	Order     Order  `json:"o"`
	Value     string `json:"v,omitempty"` // empty among the records without one
	More      string `json:"m,omitempty"` // what records of one value are ordered by first: an event's mode
	Published string `json:"p,omitempty"` // day of publication
	Report    string `json:"r"`           // id
	N         int    `json:"n,omitempty"`
}

// String writes a cursor as Listed.Next has it.
func (c Cursor) String() string {
	b, err := json.Marshal(c)
	if err != nil { // text and numbers always can be written
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// mostCursor is how long a cursor may be, in bytes.
const mostCursor = 1 << 20

// ParseCursor reads a cursor of a listing, or gives ErrCursor.
func ParseCursor(s, kind string, order Order) (Cursor, error) {
	var c Cursor
	if len(s) > mostCursor {
		return c, fmt.Errorf("%w (a cursor has no %d bytes)", ErrCursor, len(s))
	}
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil {
		err = json.Unmarshal(b, &c)
	}
	switch {
	case err != nil:
		return Cursor{}, fmt.Errorf("%w (%.40q is no cursor)", ErrCursor, s)
	case c.Kind != kind || c.Order != order:
		return Cursor{}, fmt.Errorf("%w (the cursor is of a list of %ss ordered by %q, not of %ss by %q)", ErrCursor, c.Kind, c.Order, kind, order)
	case c.N < 0 || c.Report == "" || strings.Contains(c.Value+c.More+c.Published+c.Report, "\x00"):
		return Cursor{}, fmt.Errorf("%w (the cursor names no record)", ErrCursor)
	}
	return c, nil
}

// Start gives the order of a listing without its direction, and the cursor that
// it begins behind, nil for the first page. Limit becomes one that may be.
// Errors are ErrOrder or ErrCursor.
func (l *Listing) Start() (by Order, descending bool, after *Cursor, err error) {
	if l.Kind != Events && l.Kind != Statements {
		return "", false, nil, fmt.Errorf("%w: there are %s and %s to list, not %q", ErrOrder, Events, Statements, l.Kind)
	}
	if l.Order == "" {
		l.Order = UsualOrder
	}
	rest, descending := strings.CutPrefix(string(l.Order), "-")
	by = Order(rest)
	if !slices.Contains(Orders(l.Kind), by) {
		return "", false, nil, fmt.Errorf("%w: %q is none; take one of %v, with a - before it for the other way", ErrOrder, l.Order, Orders(l.Kind))
	}
	l.Limit = min(max(l.Limit, 1), mostListed)
	if l.After == "" {
		return by, descending, nil, nil
	}
	c, err := ParseCursor(l.After, l.Kind, l.Order)
	if err != nil {
		return "", false, nil, err
	}
	return by, descending, &c, nil
}

// mostListed is how many records one page of a listing has at the most.
const mostListed = 1000
