package ingest

import (
	"archive/tar"
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
)

// tar reads the reports within a tar file, in its order.
func (r *Reader) tar(ctx context.Context, in input, b *bufio.Reader, yield yielder) bool {
	if in.depth++; in.depth > r.depth() {
		return yield(Item{Source: in.name, Err: r.tooDeep()})
	}
	t := tar.NewReader(b)
	seen := 0
	for n := 0; ctx.Err() == nil; n++ {
		h, err := t.Next()
		switch {
		case errors.Is(err, io.EOF) && seen == 0:
			return yield(Item{Source: in.name, Err: errors.New("no reports in this tar file: " + kindsRead)})
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			return yield(Item{Source: in.name, Err: fmt.Errorf("tar file broken or cut behind its entry no. %d: %w", n, damaged(err))})
		case n >= r.entries():
			return yield(Item{Source: in.name, Err: fmt.Errorf("this tar file has more than %d entries: unpack it and read the folder", r.entries())})
		}
		if h.Typeflag != tar.TypeReg || !readable(h.Name) {
			continue
		}
		seen++
		entry := in
		entry.name, entry.path, entry.found = in.name+"!"+shown(h.Name), h.Name, true
		if !r.stream(ctx, entry, told{t}, yield) {
			return false
		}
	}
	return false
}
