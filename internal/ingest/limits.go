package ingest

import (
	"errors"
	"fmt"
	"io"
)

// The limits that hold where Limits says nothing.
const (
	MaxBytes    = 256 << 20 // one report, and one file that is read at once
	MaxPage     = 16 << 20  // one web page, one row of a CSV
	MaxUnpacked = 64 << 30  // what one compressed file unpacks to
	MaxRatio    = 200       // unpacked to packed, above FreeBytes
	FreeBytes   = 64 << 20  // what may be unpacked whatever the ratio
	MaxDepth    = 3         // archives and compressions within one another
	MaxEntries  = 1_000_000 // entries of one archive
)

// Limits hold memory and time in bounds whatever comes in. Zero stands for the
// constant that is named beside. News pack 3:1 to 20:1, logs that repeat
// themselves up to 100:1, bombs a thousand to one.
type Limits struct {
	Limit         int64 // bytes of a report, or of a file that is read at once: MaxBytes
	PageLimit     int64 // bytes of a web page: MaxPage
	UnpackedLimit int64 // bytes that one compressed file may unpack to: MaxUnpacked
	Ratio         int64 // unpacked bytes to packed ones: MaxRatio
	Free          int64 // bytes that may be unpacked whatever the ratio: FreeBytes
	Depth         int   // archives and compressions within one another: MaxDepth
	Entries       int   // entries of one archive: MaxEntries
}

// ErrBomb tells that something unpacks to more than anybody would mean it to.
var ErrBomb = errors.New("unpacks to too much")

func (l Limits) limit() int64    { return either(l.Limit, MaxBytes) }
func (l Limits) page() int64     { return min(either(l.PageLimit, MaxPage), l.limit()) }
func (l Limits) unpacked() int64 { return either(l.UnpackedLimit, MaxUnpacked) }
func (l Limits) ratio() int64    { return either(l.Ratio, MaxRatio) }
func (l Limits) free() int64     { return either(l.Free, FreeBytes) }
func (l Limits) depth() int      { return either(l.Depth, MaxDepth) }
func (l Limits) entries() int    { return either(l.Entries, MaxEntries) }

func either[T int | int64](given, standard T) T {
	if given > 0 {
		return given
	}
	return standard
}

func tooBig(limit int64, what, advice string) error {
	return fmt.Errorf("this %s is over %s, more than is read at once: %s", what, size(limit), advice)
}

// size writes a number of bytes.
func size(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%d GB", n>>30)
	case n >= 1<<20:
		return fmt.Sprintf("%d MB", n>>20)
	}
	return fmt.Sprintf("%d bytes", n)
}

// meter passes on what is unpacked until it is too much.
type meter struct {
	in       io.Reader
	limits   Limits
	packed   func() int64 // bytes taken so far
	unpacked int64
	outer    *meter // of the archive that this is an entry of
}

func (m *meter) Read(p []byte) (int, error) {
	if err := m.add(0); err != nil {
		return 0, err
	}
	n, err := m.in.Read(p)
	if over := m.add(int64(n)); over != nil {
		return 0, over
	}
	return n, err
}

func (m *meter) add(n int64) error {
	if m == nil {
		return nil
	}
	m.unpacked += n
	switch {
	case m.unpacked > m.limits.unpacked():
		return fmt.Errorf("%w: over %s; if it is meant to, unpack it and read the parts", ErrBomb, size(m.limits.unpacked()))
	case m.unpacked > m.limits.free() && m.unpacked/m.limits.ratio() > m.packed():
		return fmt.Errorf("%w: over %d times its size, as a decompression bomb does; if it is meant to, unpack it and read that", ErrBomb, m.limits.ratio())
	}
	return m.outer.add(n)
}

// counter counts the bytes read through it.
type counter struct {
	in io.Reader
	n  int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.n += int64(n)
	return n, err
}
