package ingest

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zstd"
)

// smallEntry is the size up to which an entry is unpacked and its checksum
// tested before anything of it is taken.
const smallEntry = 32 << 20

// zip reads the reports within a zip file as those of a folder, by name.
func (r *Reader) zip(ctx context.Context, in input, src io.Reader, b *bufio.Reader, yield yielder) bool {
	if in.depth++; in.depth > r.depth() {
		return yield(Item{Source: in.name, Err: r.tooDeep()})
	}
	at, length, done, err := seekable(src, b, r.unpacked())
	if err != nil {
		return yield(Item{Source: in.name, Err: err})
	}
	defer done()
	z, err := r.directory(at, length)
	if err != nil {
		return yield(Item{Source: in.name, Err: err})
	}
	z.RegisterDecompressor(zip.Deflate, flate.NewReader)
	z.RegisterDecompressor(zstd.ZipMethodWinZip, zstd.ZipDecompressor(zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(zstdWindow)))
	files := reports(z)
	if len(files) == 0 {
		return yield(Item{Source: in.name, Err: errors.New("no reports in this zip file: " + kindsRead)})
	}
	in.meter = &meter{limits: r.Limits, packed: func() int64 { return length }, outer: in.meter}
	for _, e := range files {
		if ctx.Err() != nil || !r.zipped(ctx, in, e, yield) {
			return false
		}
	}
	return true
}

// directory reads the list of entries, if it is not too long.
func (r *Reader) directory(at io.ReaderAt, length int64) (*zip.Reader, error) {
	if n := zipEntries(at, length); n > uint64(r.entries()) {
		return nil, fmt.Errorf("this zip file has %d entries, more than %d: unpack it and read the folder", n, r.entries())
	}
	z, err := zip.NewReader(at, length)
	switch {
	case err != nil:
		return nil, fmt.Errorf("no zip file, or a broken one: %w", err)
	case len(z.File) > r.entries():
		return nil, fmt.Errorf("this zip file has more than %d entries: unpack it and read the folder", r.entries())
	}
	return z, nil
}

// zipEntries gives how many entries a zip file says it has, before anything is
// held for them; 0 where it does not say.
func zipEntries(at io.ReaderAt, length int64) uint64 {
	tail := make([]byte, min(length, 1<<16+22))
	if _, err := at.ReadAt(tail, length-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return 0
	}
	i := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if i < 0 || i+22 > len(tail) {
		return 0
	}
	n := uint64(binary.LittleEndian.Uint16(tail[i+10:]))
	if j := i - 20 - 56; n == 0xFFFF && j >= 0 && string(tail[j:j+4]) == "PK\x06\x06" {
		n = binary.LittleEndian.Uint64(tail[j+32:]) // zip64
	}
	return n
}

// reports gives the entries that may be reports, by name.
func reports(z *zip.Reader) []*zip.File {
	var files []*zip.File
	for _, e := range z.File {
		if !e.FileInfo().IsDir() && readable(e.Name) {
			files = append(files, e)
		}
	}
	sort.SliceStable(files, func(i, j int) bool { return files[i].Name < files[j].Name })
	return files
}

// zipped reads one entry of a zip file; its name is archive!entry.
func (r *Reader) zipped(ctx context.Context, zip input, e *zip.File, yield yielder) bool {
	in := zip
	in.name, in.path, in.found = zip.name+"!"+shown(e.Name), e.Name, true
	src, done, err := r.open(zip, e)
	if err != nil {
		return yield(Item{Source: in.name, Err: err})
	}
	defer done()
	return r.stream(ctx, in, src, yield)
}

// open opens an entry. Of a small one the checksum is tested at once.
func (r *Reader) open(in input, e *zip.File) (io.Reader, func(), error) {
	if e.Flags&1 != 0 {
		return nil, nil, errors.New("locked by a password: unpack it and read the files")
	}
	f, err := e.Open()
	switch {
	case errors.Is(err, zip.ErrAlgorithm):
		return nil, nil, fmt.Errorf("packed by method %d, which is not read: unpack it, or pack it anew with zip", e.Method)
	case err != nil:
		return nil, nil, fmt.Errorf("cannot be unpacked: %w", damaged(err))
	}
	done := func() { _ = f.Close() } // a fault would have come with the last bytes
	src := told{&meter{in: f, limits: r.Limits, packed: func() int64 { return int64(e.CompressedSize64) }, outer: in.meter}}
	if e.UncompressedSize64 > smallEntry {
		return src, done, nil
	}
	defer done()
	var b bytes.Buffer
	b.Grow(int(min(e.UncompressedSize64, 20*e.CompressedSize64)) + bytes.MinRead) // a header may lie
	if _, err := b.ReadFrom(src); err != nil {
		return nil, nil, fmt.Errorf("cannot be unpacked: %w", err)
	}
	return &b, func() {}, nil
}

// seekable gives an archive that can be read at any place: a file itself, or
// what comes otherwise in memory, or where it is large in a file for a while.
func seekable(src io.Reader, b *bufio.Reader, most int64) (io.ReaderAt, int64, func(), error) {
	if f, ok := src.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return f, info.Size(), func() {}, nil
		}
	}
	var small bytes.Buffer
	if _, err := io.CopyN(&small, b, smallEntry); errors.Is(err, io.EOF) {
		return bytes.NewReader(small.Bytes()), int64(small.Len()), func() {}, nil
	} else if err != nil {
		return nil, 0, nil, brokenOff(err, 0)
	}
	f, err := os.CreateTemp("", "isnad-*.zip")
	if err != nil {
		return nil, 0, nil, fmt.Errorf("no room to unpack it: %w", err)
	}
	done := func() { _ = f.Close(); _ = os.Remove(f.Name()) }
	n, err := io.Copy(f, io.LimitReader(io.MultiReader(&small, b), most+1))
	if err == nil && n > most {
		err = tooBig(most, "archive", "save it as a file and name that")
	}
	if err != nil {
		done()
		return nil, 0, nil, fmt.Errorf("cannot be set aside to be read: %w", err)
	}
	return f, n, done, nil
}
