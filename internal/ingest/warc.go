package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
)

// Why WARC is read here and not by nlnwa/gowarc, which the tests write with:
// of several records in one gzip member gowarc gives the first and drops the
// others, it cannot go on behind a broken member, it panics on a bare "WARC/"
// line, it holds header lines of any length, and it sets every block aside,
// on disk where it is large, before it can be told whether it is wanted.

// warcHeader is what is wanted of a record's header.
type warcHeader struct {
	kind, uri, date, media, truncated string
	length                            int64
}

// warcFile reads the records of a WARC file.
type warcFile struct {
	src    io.Reader
	in     *bufio.Reader
	block  *bufio.Reader // over the block of the present record
	resync func() bool   // goes to the next gzip member; nil where there is none
}

func newWARC(src io.Reader, resync func() bool) *warcFile {
	return &warcFile{src: src, in: bufio.NewReaderSize(src, 64<<10), block: bufio.NewReaderSize(nil, 64<<10), resync: resync}
}

// Faults of a record behind which reading may go on.
var (
	errNoRecord = errors.New("no WARC record where one should begin")
	errHeader   = errors.New("its header is broken")
	errLength   = errors.New("it is longer or shorter than its header says")
)

// mostHeader bytes may stand in a header, and mostFields fields.
const (
	mostHeader = 256 << 10
	mostFields = 1000
)

// next reads the header of the next record; io.EOF if there is none.
func (w *warcFile) next() (warcHeader, error) {
	for {
		c, err := w.in.Peek(1)
		if err != nil {
			return warcHeader{}, err
		}
		if c[0] != '\r' && c[0] != '\n' {
			break
		}
		_, _ = w.in.Discard(1) // it was seen
	}
	if start, _ := w.in.Peek(7); !bytes.HasPrefix(start, []byte("WARC/1.")) {
		return warcHeader{}, errNoRecord
	}
	_, fields, err := readHeader(w.in)
	if errors.Is(err, io.EOF) {
		err = errCut
	}
	if err != nil {
		return warcHeader{}, err
	}
	h := warcHeader{kind: strings.ToLower(fields["warc-type"]), uri: strings.Trim(fields["warc-target-uri"], "<>"),
		date: fields["warc-date"], media: strings.ToLower(fields["content-type"]), truncated: fields["warc-truncated"]}
	if h.length, err = strconv.ParseInt(fields["content-length"], 10, 64); err != nil || h.length < 0 || h.kind == "" {
		return h, errHeader
	}
	return h, nil
}

// open gives the block of the record whose header was read last.
func (w *warcFile) open(h warcHeader) (*bufio.Reader, *io.LimitedReader) {
	limited := &io.LimitedReader{R: w.in, N: h.length}
	w.block.Reset(limited)
	return w.block, limited
}

// end passes over what is left of a block and tells whether the record is
// whole and its checksum right.
func (w *warcFile) end(left *io.LimitedReader) error {
	if _, err := io.Copy(io.Discard, left); err != nil {
		return err
	}
	if left.N > 0 {
		return errCut
	}
	tail, err := w.in.Peek(5)
	if errors.Is(err, errChecksum) {
		return err // any other fault is not this record's
	}
	tail = bytes.TrimLeft(tail, "\r\n")
	if !bytes.HasPrefix([]byte("WARC/"), tail) {
		return errLength
	}
	return nil
}

// recover goes to the next record behind a broken one; false if there is none.
func (w *warcFile) recover(err error) bool {
	if errors.Is(err, errNoRecord) || errors.Is(err, errHeader) || errors.Is(err, errLength) {
		if err = w.seek(); err == nil {
			return true
		}
	}
	if w.resync == nil || errors.Is(err, io.EOF) || errors.Is(err, ErrBomb) || !w.resync() {
		return false
	}
	w.in.Reset(w.src)
	return true
}

// seek goes to the next line that begins as a record does.
func (w *warcFile) seek() error {
	for begun := false; ; {
		start, err := w.in.Peek(7)
		if begun && bytes.HasPrefix(start, []byte("WARC/1.")) {
			return nil
		}
		if len(start) == 0 {
			return err
		}
		line, err := w.in.ReadSlice('\n')
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
		begun = bytes.HasSuffix(line, []byte("\n"))
	}
}

// readHeader reads a first line and fields up to a blank line, as WARC and
// HTTP have them. It takes what servers send: lines without a colon are left
// out, of several fields of one name the first counts. Names are in small
// letters. An end that comes before the blank line is io.EOF.
func readHeader(in *bufio.Reader) (first string, fields map[string]string, err error) {
	fields = map[string]string{}
	last, all := "", 0
	for n := 0; ; n++ {
		line, long, err := rawLine(in, mostHeader)
		if all += len(line); long || all > mostHeader || n > mostFields {
			return first, fields, errHeader
		}
		if err != nil {
			return first, fields, err
		}
		text := strings.TrimRight(string(line), "\r\n")
		switch name, value, ok := strings.Cut(text, ":"); {
		case n == 0:
			first = text
		case text == "":
			return first, fields, nil
		case text[0] == ' ' || text[0] == '\t':
			if last != "" {
				fields[last] += " " + strings.TrimSpace(text)
			}
		case ok:
			last = strings.ToLower(strings.TrimSpace(name))
			if _, twice := fields[last]; twice {
				last = ""
				continue
			}
			fields[last] = strings.TrimSpace(value)
		}
	}
}
