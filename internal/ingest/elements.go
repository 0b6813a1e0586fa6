package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// elements parts a JSON list into its elements. json.Decoder would too, but it
// scans each twice, counts the place of a fault from the wrong beginning, and
// holds blanks of any length.
type elements struct {
	in    io.Reader
	limit int64 // bytes of an element
	buf   []byte
	at    int   // in buf: what comes next
	gone  int64 // bytes of the file before buf
	line  int   // from 1, where at stands
	n     int   // elements so far
	begun bool
	ended bool
	err   error // how reading ended
}

// next gives the next element, valid and a copy of its own; io.EOF behind the
// last.
func (l *elements) next() ([]byte, error) {
	if l.ended {
		return nil, io.EOF
	}
	c, err := l.peek()
	switch {
	case err != nil:
		return nil, err
	case !l.begun && c == '[':
		l.begun = true
		l.skip(1)
		if c, err = l.peek(); err != nil {
			return nil, err
		}
	case !l.begun:
		return nil, l.fault(0, errors.New("want a list that begins with ["))
	case c == ',' && l.n > 0:
		l.skip(1)
		return l.element()
	case c != ']':
		return nil, l.fault(0, errors.New("expected comma after array element"))
	}
	if c == ']' {
		return nil, l.finish()
	}
	return l.element()
}

// finish reads on to the end: what follows a list is of no interest, but the
// checksum of what it came in is.
func (l *elements) finish() error {
	l.ended = true
	for l.err == nil {
		l.at = len(l.buf)
		l.fill()
	}
	return l.err
}

func (l *elements) element() ([]byte, error) {
	if _, err := l.peek(); err != nil {
		return nil, err
	}
	var v valueEnd
	end := l.at
	for !v.found {
		end += v.scan(l.buf[end:])
		switch {
		case v.found:
		case int64(end-l.at) > l.limit:
			return nil, l.long()
		case l.err != nil:
			return nil, l.cut()
		default:
			end -= l.at
			l.fill()
			end += l.at
		}
	}
	raw := bytes.Clone(l.buf[l.at:max(end, l.at+1)])
	if !json.Valid(raw) {
		err := json.Unmarshal(raw, &json.RawMessage{})
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return nil, l.fault(int(syntax.Offset), err)
		}
		return nil, l.fault(0, err)
	}
	l.skip(len(raw))
	l.n++
	return raw, nil
}

// peek passes over blanks and gives the character behind them.
func (l *elements) peek() (byte, error) {
	for {
		l.skip(blank(l.buf, l.at) - l.at)
		if l.at < len(l.buf) {
			return l.buf[l.at], nil
		}
		if l.err != nil {
			return 0, l.cut()
		}
		l.fill()
	}
}

func (l *elements) skip(n int) {
	l.line += bytes.Count(l.buf[l.at:l.at+n], []byte("\n"))
	l.at += n
}

// fill reads more. What lies before at is given up.
func (l *elements) fill() {
	l.gone += int64(l.at)
	kept := copy(l.buf, l.buf[l.at:])
	l.buf, l.at = l.buf[:kept], 0
	if cap(l.buf)-kept < 4<<10 {
		l.buf = append(make([]byte, 0, 2*cap(l.buf)+64<<10), l.buf...)
	}
	n, err := l.in.Read(l.buf[kept:cap(l.buf)])
	l.buf, l.err = l.buf[:kept+n], err
}

// fault says where a list is broken, n bytes behind where at stands.
func (l *elements) fault(n int, err error) error {
	n = min(n, len(l.buf)-l.at)
	line := l.line + bytes.Count(l.buf[l.at:l.at+n], []byte("\n"))
	return fmt.Errorf("broken JSON at line %d, byte %d: %w", line, l.gone+int64(l.at+n), err)
}

func (l *elements) cut() error {
	return fmt.Errorf("broken JSON after report no. %d, in line %d: cut short, there is no ] at its end", l.n, l.line)
}

func (l *elements) long() error {
	return tooBig(l.limit, fmt.Sprintf("list's report no. %d, in line %d,", l.n+1, l.line), "see whether a quotation mark or bracket is missing, or split it")
}

// valueEnd finds where a JSON value ends that comes in parts.
type valueEnd struct {
	depth                        int
	inside, escaped, bare, found bool
}

// scan takes a part and gives how many bytes of it belong to the value.
func (v *valueEnd) scan(part []byte) int {
	for i := 0; i < len(part); i++ {
		c := part[i]
		switch {
		case v.escaped:
			v.escaped = false
		case v.inside && c == '\\':
			v.escaped = true
		case v.inside && c == '"':
			v.inside = false
			v.found = v.depth == 0
		case v.inside:
			continue
		case v.bare && bytes.IndexByte([]byte(",]} \t\r\n"), c) >= 0:
			v.found = true
			return i
		case c == '"':
			v.inside = true
		case c == '{' || c == '[':
			v.depth++
		case c == '}' || c == ']':
			v.depth--
			v.found = v.depth <= 0
		default:
			v.bare = v.depth == 0
		}
		if v.found {
			return i + 1
		}
	}
	return len(part)
}
