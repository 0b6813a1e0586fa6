package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// list reads a list of JSON objects, one report each. It is streamed: no more
// than one report of it is held. Of a list that had to be decoded as a whole,
// enc names the encoding.
func (r *Reader) list(ctx context.Context, in input, src io.Reader, enc string, yield yielder) bool {
	l := &elements{in: src, limit: r.limit(), line: 1}
	for n := 0; ctx.Err() == nil; n++ {
		raw, err := l.next()
		switch {
		case errors.Is(err, io.EOF) && n == 0:
			return yield(Item{Source: in.name, Err: ErrEmpty})
		case errors.Is(err, io.EOF):
			return true
		case err != nil && l.err != nil && !errors.Is(l.err, io.EOF):
			return yield(Item{Source: in.name, Err: brokenOff(l.err, n)})
		case err != nil:
			return yield(Item{Source: in.name, Err: err})
		}
		if !yield(r.element(fmt.Sprintf("%s#%d", in.name, n+1), raw, enc)) {
			return false
		}
	}
	return false
}

// element makes an item of a valid JSON value in a list.
func (r *Reader) element(name string, raw []byte, enc string) Item {
	data := raw
	if enc == "" && !utf8.Valid(raw) {
		var text string
		text, enc = r.Languages.decode(raw)
		data = []byte(text)
	}
	rep, warnings, err := fromValid(data, 0)
	if err != nil {
		return Item{Source: name, Err: err}
	}
	return r.item(name, rep, warnings, came{raw, mediaJSON, enc})
}
