package ingest

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
)

// lines reads one report a line. A line that is no report is an item with Err.
func (r *Reader) lines(ctx context.Context, in input, b *bufio.Reader, yield yielder) bool {
	return r.more(ctx, in, b, 1, 0, yield)
}

// more goes on reading lines from line number n; seen lines had something.
func (r *Reader) more(ctx context.Context, in input, b *bufio.Reader, n, seen int, yield yielder) bool {
	for ; ctx.Err() == nil; n++ {
		line, long, err := readLine(b, r.limit())
		if err != nil && !errors.Is(err, io.EOF) {
			return r.ended(in, err, seen, yield) // what stands of the line is cut
		}
		if len(line) > 0 || long {
			seen++
			if !yield(r.line(fmt.Sprintf("%s:%d", in.name, n), line, long)) {
				return false
			}
		}
		if err != nil {
			return r.ended(in, err, seen, yield)
		}
	}
	return false
}

func (r *Reader) ended(in input, err error, seen int, yield yielder) bool {
	switch {
	case !errors.Is(err, io.EOF):
		return yield(Item{Source: in.name, Err: brokenOff(err, seen)})
	case seen == 0:
		return yield(Item{Source: in.name, Err: ErrEmpty})
	}
	return true
}

// brokenOff tells that a source could not be read to its end.
func brokenOff(err error, seen int) error {
	if seen == 0 {
		return fmt.Errorf("cannot be read: %w", err)
	}
	return fmt.Errorf("cannot be read on after %d of its reports, which stand: %w", seen, err)
}

func (r *Reader) line(name string, line []byte, long bool) Item {
	if long {
		return Item{Source: name, Err: tooBig(r.limit(), "line", "split the report")}
	}
	data, enc, err := r.Languages.bytes(line)
	if err != nil {
		return Item{Source: name, Err: err}
	}
	return r.object(name, data, came{line, mediaJSON, enc}, false)
}

// readLine reads a line and leaves out the white space around it.
func readLine(in *bufio.Reader, limit int64) (line []byte, long bool, err error) {
	line, long, err = rawLine(in, limit)
	return bytes.TrimSpace(line), long, err
}

// rawLine reads up to and with a line's end. Of a line over limit bytes it
// keeps nothing and tells so.
func rawLine(in *bufio.Reader, limit int64) (line []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if !long {
			line = append(line, part...)
		}
		if int64(len(line)) > limit {
			line, long = nil, true
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		return line, long, err
	}
}

// sniffed reads an input that begins with a brace: JSONL if its first line is
// a whole object, otherwise one JSON object over many lines.
func (r *Reader) sniffed(ctx context.Context, in input, b *bufio.Reader, yield yielder) bool {
	n := 0
	for {
		line, long, err := readLine(b, r.limit())
		n++
		bare := bytes.TrimPrefix(line, []byte(mark))
		switch {
		case long || len(bare) > 0 && (json.Valid(bare) || closed(bare)):
			if !yield(r.line(fmt.Sprintf("%s:%d", in.name, n), line, long)) {
				return false
			}
			if err != nil {
				return r.ended(in, err, 1, yield)
			}
			return r.more(ctx, in, b, n+1, 1, yield)
		case len(bare) > 0 || err != nil:
			rest := io.MultiReader(bytes.NewReader(append(line, '\n')), b)
			return r.whole(ctx, in, rest, yield, r.json)
		}
	}
}

// closed tells whether a line looks like an object of its own, if a broken one.
func closed(line []byte) bool {
	return bytes.HasPrefix(line, []byte(`{"`)) && bytes.HasSuffix(line, []byte("}"))
}

// Lines gives every line of an input as a text of its own, blank ones too,
// without its end. A line that cannot be read comes with an error.
func (r *Reader) Lines(ctx context.Context, in io.Reader) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		b := bufio.NewReaderSize(in, 64<<10)
		if head, _ := b.Peek(2); string(head) == "\xFF\xFE" || string(head) == "\xFE\xFF" {
			r.wideLines(b, yield)
			return
		}
		for n := 1; ctx.Err() == nil; n++ {
			line, long, err := rawLine(b, r.limit())
			if err != nil && len(line) == 0 && !long {
				if !errors.Is(err, io.EOF) {
					yield("", fmt.Errorf("cannot be read on: %w", err))
				}
				return
			}
			if !yield(r.textLine(line, long, n)) {
				return
			}
		}
	}
}

func (r *Reader) textLine(line []byte, long bool, n int) (string, error) {
	if long {
		return "", fmt.Errorf("line %d: %w", n, tooBig(r.limit(), "line", "split it"))
	}
	text, _, err := r.Languages.Decode(line)
	if err != nil {
		return "", fmt.Errorf("line %d: %w", n, err)
	}
	return chomp(text), nil
}

// wideLines reads UTF-16, which does not stream, at once.
func (r *Reader) wideLines(in io.Reader, yield func(string, error) bool) {
	raw, err := io.ReadAll(io.LimitReader(in, r.limit()+1))
	if err == nil && int64(len(raw)) > r.limit() {
		err = tooBig(r.limit(), "file", "give it as UTF-8")
	}
	var text string
	if err == nil {
		text, _, err = r.Languages.Decode(raw)
	}
	if err != nil {
		yield("", err)
		return
	}
	for line := range strings.Lines(text) {
		if !yield(chomp(line), nil) {
			return
		}
	}
}

func chomp(s string) string { return strings.TrimSuffix(strings.TrimSuffix(s, "\n"), "\r") }
