package said_test

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/isnad-news/isnad/internal/said"
)

func TestEnglish(t *testing.T) {
	inner := said.New("%q is no date", "x")
	for _, c := range []struct {
		got  fmt.Stringer
		want string
	}{
		{said.Text{}, ""},
		{said.New("nothing is put in"), "nothing is put in"},
		{said.New("%s:%s is not known: %s?", said.Field("type"), "ASAULT", said.ListOf([]string{"ASSAULT", "AID"})), "type:ASAULT is not known: ASSAULT, AID?"},
		{said.New("at character %d: %s", 3, inner), `at character 3: "x" is no date`},
		{said.New("near it: %s", said.ListOf([]said.Actor{{"QAT", "Qatar"}})), "near it: QAT (Qatar)"},
		{said.New("%.3q", "abcd"), `"abc"`},
		{said.List{}, ""},
		{said.List{1, inner}, `1, "x" is no date`},
	} {
		if got := c.got.String(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestErrors(t *testing.T) {
	kind := errors.New("not understood")
	text := said.Errorf("looks like %s", said.New("a PDF file"))
	for _, c := range []struct {
		err        error
		want, said string // in full, and without the kind
		wraps      []error
	}{
		{said.Wrapf(kind, "limit: a number to %d", 9), "not understood: limit: a number to 9", "limit: a number to 9", []error{kind}},
		{said.Wrapf(kind, "text: %s", text), "not understood: text: looks like a PDF file", "text: looks like a PDF file", []error{kind, text}},
		{said.Errorf("the form cannot be read: %s", io.ErrUnexpectedEOF), "the form cannot be read: unexpected EOF", "the form cannot be read: unexpected EOF", []error{io.ErrUnexpectedEOF}},
		{fmt.Errorf("%w: %w", kind, text), "not understood: looks like a PDF file", "looks like a PDF file", []error{kind, text}},
	} {
		if c.err.Error() != c.want {
			t.Errorf("got %q, want %q", c.err, c.want)
		}
		if got, ok := said.Of(c.err); !ok || got.String() != c.said {
			t.Errorf("%v says %q, want %q", c.err, got, c.said)
		}
		for _, w := range c.wraps {
			if !errors.Is(c.err, w) {
				t.Errorf("%v does not wrap %v", c.err, w)
			}
		}
	}
	for _, err := range []error{nil, io.EOF, fmt.Errorf("x: %w", kind)} {
		if got, ok := said.Of(err); ok || got.Format != "" {
			t.Errorf("%v says %q", err, got)
		}
	}
}
