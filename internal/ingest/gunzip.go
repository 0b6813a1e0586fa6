package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
)

// gunzip reads the members of a WARC's gzip file one after another. Each is a
// record of its own, so that it can go on with the next behind a broken one.
type gunzip struct {
	tape  tape
	z     gzip.Reader
	begun bool // z stands in a member
	tries int  // what looked like a member and was none
	err   error
}

// mostTries bounds the search for sound members in a file that is full of
// what looks like them.
const mostTries = 10_000

func (g *gunzip) Read(p []byte) (int, error) {
	for g.err == nil {
		if !g.begun {
			if g.err = g.open(); g.err != nil {
				break
			}
		}
		n, err := g.z.Read(p)
		switch {
		case errors.Is(err, io.EOF):
			g.begun = false
			g.tape.forget()
			_, g.err = g.tape.peek()
		case err != nil:
			g.err = err
		}
		if n > 0 || len(p) == 0 {
			return n, nil
		}
	}
	return 0, g.err
}

func (g *gunzip) open() error {
	err := g.z.Reset(&g.tape)
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	g.z.Multistream(false)
	g.begun = err == nil
	return err
}

// resync goes to the next member that holds a record, behind one that is
// broken; false if there is none.
func (g *gunzip) resync() bool {
	for ; g.tries < mostTries && g.tape.next([]byte("\x1f\x8b\x08")); g.tries++ {
		start := make([]byte, len("WARC/"))
		if g.open() != nil {
			continue
		}
		if _, err := io.ReadFull(&g.z, start); err == nil && string(start) == "WARC/" {
			g.tape.rewind()
			g.begun, g.err = false, nil
			return true
		}
	}
	return false
}

// tape reads bytes and keeps them, so that a member can be looked through for
// the beginning of another.
type tape struct {
	in    *bufio.Reader
	kept  []byte // read since the last forget, as long as it is under mostKept
	start int    // in kept: where the member begins
	at    int    // in kept: what is read next; at its end it is read from in
}

// mostKept bytes of a member are kept; members are pages, packed.
const mostKept = 1 << 20

// ReadByte gives one byte, so that nothing is read beyond a member.
func (t *tape) ReadByte() (byte, error) {
	if t.at < len(t.kept) {
		t.at++
		return t.kept[t.at-1], nil
	}
	c, err := t.in.ReadByte()
	if err == nil && len(t.kept) < mostKept {
		t.kept = append(t.kept, c)
		t.at++
	}
	return c, err
}

func (t *tape) Read(p []byte) (int, error) {
	if t.at < len(t.kept) {
		n := copy(p, t.kept[t.at:])
		t.at += n
		return n, nil
	}
	n, err := t.in.Read(p)
	if len(t.kept)+n <= mostKept {
		t.kept = append(t.kept, p[:n]...)
	}
	t.at = len(t.kept)
	return n, err
}

// peek tells whether there is more.
func (t *tape) peek() (byte, error) {
	if t.at < len(t.kept) {
		return t.kept[t.at], nil
	}
	b, err := t.in.Peek(1)
	if err != nil {
		return 0, err
	}
	return b[0], nil
}

// forget lets a new member begin where the tape stands.
func (t *tape) forget() {
	if t.start = t.at; t.at == len(t.kept) {
		t.kept, t.start, t.at = t.kept[:0], 0, 0
	}
}

// rewind goes back to where the member begins.
func (t *tape) rewind() { t.at = t.start }

// next lets a member begin at the next place behind the present beginning
// that starts as magic does; false if there is none.
func (t *tape) next(magic []byte) bool {
	t.kept = append(t.kept[:0], t.kept[min(t.start+1, len(t.kept)):]...)
	for t.start, t.at = 0, 0; ; {
		if i := bytes.Index(t.kept, magic); i >= 0 {
			t.kept = append(t.kept[:0], t.kept[i:]...)
			return true
		}
		b, _ := t.in.Peek(4 << 10) // a fault comes again when it is read
		if len(b) == 0 {
			t.at = len(t.kept)
			return false
		}
		t.kept = append(t.kept[:0], t.kept[max(0, len(t.kept)-len(magic)+1):]...)
		t.kept = append(t.kept, b...)
		_, _ = t.in.Discard(len(b)) // they were seen
	}
}
