package ingest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"unicode/utf8"
)

// stream looks at the first bytes, and at the name, to see what an input is.
func (r *Reader) stream(ctx context.Context, in input, src io.Reader, yield yielder) bool {
	b := bufio.NewReaderSize(until{ctx, src}, 64<<10)
	head, err := b.Peek(headBytes)
	if len(head) == 0 && err != nil && !errors.Is(err, io.EOF) {
		return yield(Item{Source: in.name, Err: brokenOff(err, 0)})
	}
	if err := misnamed(in.path, head); err != nil {
		return yield(Item{Source: in.name, Err: err})
	}
	switch k := kindOf(in.ext(), head); k {
	case kindGzip, kindZstd, kindBzip2:
		return r.unpack(ctx, in, k, b, yield)
	case kindZip:
		return r.zip(ctx, in, src, b, yield)
	case kindTar:
		return r.tar(ctx, in, b, yield)
	case kindWARC:
		return r.warc(ctx, in, b, nil, yield)
	case kindLines:
		return r.lines(ctx, in, b, yield)
	case kindWideLines:
		return r.whole(ctx, in, b, yield, r.jsonLines)
	case kindObjects:
		return r.sniffed(ctx, in, b, yield)
	case kindJSON:
		return r.objects(ctx, in, b, yield)
	case kindCSV:
		return r.csv(ctx, in, b, yield)
	case kindPage:
		return r.page(ctx, in, b, yield)
	}
	return r.whole(ctx, in, b, yield, r.plain)
}

// until passes on what is read until a context ends, so that nobody waits for
// the end of something large that is only passed over.
type until struct {
	ctx context.Context
	in  io.Reader
}

func (u until) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.in.Read(p)
}

// objects streams a list in UTF-8; all other JSON is read at once.
func (r *Reader) objects(ctx context.Context, in input, b *bufio.Reader, yield yielder) bool {
	head, _ := b.Peek(b.Size()) // what went wrong comes again when it is read
	marked := bytes.HasPrefix(head, []byte(mark))
	text := bytes.TrimPrefix(head, []byte(mark))
	if len(head) == b.Size() {
		text = sound(text)
	}
	if !bytes.HasPrefix(bytes.TrimLeft(text, " \t\r\n"), []byte("[")) || !utf8.Valid(text) || looksBinary(string(text), UTF8) {
		return r.whole(ctx, in, b, yield, r.json)
	}
	if marked {
		_, _ = b.Discard(len(mark)) // it was seen
	}
	return r.list(ctx, in, b, "", yield)
}

// sound leaves out a character at the end that may have been cut.
func sound(b []byte) []byte {
	for i := 1; i <= min(utf8.UTFMax-1, len(b)); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if c >= utf8.RuneSelf {
				return b[:len(b)-i]
			}
			break
		}
	}
	return b
}
