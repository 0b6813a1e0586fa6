// Package said holds what the program tells people about what they asked for or
// sent: English as it is printed, and the format and arguments that it is made
// of, so that the same can be told in another language. As with gettext, the
// English format is the key of its translations.
package said

import (
	"errors"
	"fmt"
	"strings"
)

// Text is something said: a format as of package fmt, and what is put in. It
// prints as English. The zero Text says nothing.
type Text struct {
	Format string
	Args   []any // strings are text from outside or codes; Text, List, Field, Actor and errors are told in the language of the whole
}

// New makes a Text. The format must be a constant, since translations are found
// by it, and hold no %w.
func New(format string, args ...any) Text {
	if false {
		_ = fmt.Sprintf(format, args...) // so that vet knows what the arguments are for
	}
	return Text{format, args}
}

// String is the Text in English.
func (t Text) String() string {
	if t.Format == "" {
		return ""
	}
	return fmt.Sprintf(t.Format, t.Args...)
}

// List is put into a Text as its items with commas between.
type List []any

// ListOf makes a List of items of any type.
func ListOf[T any](items []T) List {
	out := make(List, len(items))
	for i, x := range items {
		out[i] = x
	}
	return out
}

// String is the list in English.
func (l List) String() string {
	var b strings.Builder
	for i, x := range l {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprint(&b, x)
	}
	return b.String()
}

// Field is the name of a field of a filter, as in an address.
type Field string

// Actor is a state or a group, with its English name.
type Actor struct{ ID, Name string }

// String gives the id and, in parentheses, the name.
func (a Actor) String() string { return a.ID + " (" + a.Name + ")" }

// English is text of the program's own that is known in no other language.
type English string

// Error is an error whose words are a Text.
type Error struct {
	kind error // told before the Text, and wrapped; may be nil
	text Text
}

// Errorf makes an Error. Errors among args are wrapped.
func Errorf(format string, args ...any) error { return Wrapf(nil, format, args...) }

// Wrapf makes an Error of a kind, which is wrapped too.
func Wrapf(kind error, format string, args ...any) error { return Wrap(kind, New(format, args...)) }

// Wrap makes an Error of a kind that says a Text.
func Wrap(kind error, text Text) error { return &Error{kind, text} }

// Error is the kind, if any, and the text in English.
func (e *Error) Error() string {
	if e.kind == nil {
		return e.text.String()
	}
	return e.kind.Error() + ": " + e.text.String()
}

// Unwrap gives the kind and the errors that were put in.
func (e *Error) Unwrap() []error {
	var out []error
	if e.kind != nil {
		out = append(out, e.kind)
	}
	for _, a := range e.text.Args {
		if err, ok := a.(error); ok {
			out = append(out, err)
		}
	}
	return out
}

// Said is the text without the kind.
func (e *Error) Said() Text { return e.text }

// Of gives what an error says, without what others have put before it; false
// where it is known as English alone. Errors other than Error have a method
// Said for it.
func Of(err error) (Text, bool) {
	var told interface {
		error
		Said() Text
	}
	if !errors.As(err, &told) {
		return Text{}, false
	}
	return told.Said(), true
}
