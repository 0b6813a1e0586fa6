package ingest

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
)

// zip reads the reports within a zip file as those of a folder, by name.
func (r *Reader) zip(ctx context.Context, s Source, f *os.File, yield yielder) bool {
	info, err := f.Stat()
	if err != nil {
		return yield(Item{Source: s.Path, Err: statError(err)})
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return yield(Item{Source: s.Path, Err: fmt.Errorf("no zip file, or a broken one: %w", err)})
	}
	var files []*zip.File
	for _, e := range z.File {
		if base := e.Name[strings.LastIndex(e.Name, "/")+1:]; !e.FileInfo().IsDir() && readable(base) && extension(base) != ".zip" {
			files = append(files, e)
		}
	}
	if len(files) == 0 {
		return yield(Item{Source: s.Path, Err: errors.New("no reports in this zip file: there is no .txt, .json or .jsonl file in it")})
	}
	sort.Slice(files, func(i, j int) bool { return files[i].Name < files[j].Name })
	for _, e := range files {
		if ctx.Err() != nil || !r.zipped(ctx, s, e, yield) {
			return false
		}
	}
	return true
}

// zipped reads one file of a zip file; its name is archive!entry.
func (r *Reader) zipped(ctx context.Context, s Source, e *zip.File, yield yielder) bool {
	name := s.Path + "!" + e.Name
	in, err := e.Open()
	if err != nil {
		return yield(Item{Source: name, Err: fmt.Errorf("cannot be unpacked: %w", err)})
	}
	defer func() { _ = in.Close() }() // a fault would have come with the last bytes
	return r.stream(ctx, Source{Path: e.Name, Found: true}, name, in, yield)
}
