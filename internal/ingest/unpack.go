package ingest

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/bzip2"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// zstdWindow bounds what a zstd file may ask to be held; zstd --long reaches
// it.
const zstdWindow = 128 << 20

// unpack reads what a compressed file holds, by the name without the ending.
func (r *Reader) unpack(ctx context.Context, in input, k kind, src *bufio.Reader, yield yielder) bool {
	packed := &counter{in: src}
	m := &meter{limits: r.Limits, packed: func() int64 { return packed.n }, outer: in.meter}
	inner := input{name: in.name, path: unpackedName(in.path), found: in.found, depth: in.depth + 1, meter: m}
	if inner.depth > r.depth() {
		return yield(Item{Source: in.name, Err: r.tooDeep()})
	}
	switch k {
	case kindGzip:
		if kindOf(inner.ext(), gzipHead(src)) == kindWARC {
			g := &gunzip{tape: tape{in: bufio.NewReaderSize(packed, 64<<10)}}
			m.in = g
			return r.warc(ctx, inner, told{m}, g.resync, yield)
		}
		z, err := gzip.NewReader(bufio.NewReaderSize(packed, 64<<10))
		if err != nil {
			return yield(Item{Source: in.name, Err: damaged(err)})
		}
		m.in = z
	case kindZstd:
		z, err := zstd.NewReader(packed, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(zstdWindow))
		if err != nil {
			return yield(Item{Source: in.name, Err: damaged(err)})
		}
		defer z.Close()
		m.in = z
	default:
		m.in = bzip2.NewReader(packed)
	}
	return r.stream(ctx, inner, told{m}, yield)
}

// gzipHead gives the first bytes of what a gzip file holds.
func gzipHead(src *bufio.Reader) []byte {
	packed, _ := src.Peek(src.Size()) // what went wrong comes again when it is read
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil
	}
	head := make([]byte, headBytes)
	n, _ := io.ReadFull(z, head)
	return head[:n]
}

func (r *Reader) tooDeep() error {
	return fmt.Errorf("more than %d archives and compressions within one another: unpack the outer ones", r.depth())
}

// told passes on a reader's faults with words that say what to do.
type told struct{ io.Reader }

func (t told) Read(p []byte) (int, error) {
	n, err := t.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = damaged(err)
	}
	return n, err
}

// damaged says what is wrong with a packed file.
func damaged(err error) error {
	var file *fs.PathError
	switch {
	case errors.Is(err, ErrDamaged), errors.Is(err, ErrBomb), errors.As(err, &file):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errCut
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, zip.ErrChecksum), errors.Is(err, zstd.ErrCRCMismatch):
		return fmt.Errorf("%w: %w; get it again", ErrDamaged, errChecksum)
	case errors.Is(err, zstd.ErrWindowSizeExceeded), errors.Is(err, zstd.ErrDecoderSizeExceeded):
		return fmt.Errorf("it wants more than %s of memory to be unpacked: unpack it with zstd --long=31 -d and read that", size(zstdWindow))
	}
	return fmt.Errorf("%w: get it again (%w)", ErrDamaged, err)
}

// ErrDamaged tells that a packed file or a web archive is not as it was made.
var ErrDamaged = errors.New("damaged")

// What may be damaged.
var (
	errChecksum = errors.New("its checksum is wrong")
	errCut      = fmt.Errorf("%w: cut short, its end is missing; get it again", ErrDamaged)
)
