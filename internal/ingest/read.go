package ingest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"
	"time"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/page"
)

// Item is one report, or what was wrong where one should be.
type Item struct {
	Source string // path, or path:line
	Nth    int    // index of the source it comes from
	Report isnad.Report
	// Raw is what came in for this report alone, byte for byte: the text file,
	// the page, the JSON object, the row of a CSV under its header row. Of a
	// list, CSV or JSONL in UTF-16, and of a list in a one-byte encoding, it is
	// in UTF-8.
	Raw      []byte
	Media    string // media type of Raw: text/plain, text/html, application/json, text/csv
	Language string // ISO 639; empty where it cannot be told
	Warnings []isnad.Warning
	Err      error
	Skipped  bool // Err is a reason to pass over it, not a fault of the input
}

// Defaults fill what an input does not tell.
type Defaults struct {
	Outlet, URL string
	Published   time.Time
}

// Pages takes the article out of a web page; *page.Extractor does.
type Pages interface {
	Extract(ctx context.Context, html []byte, contentType, address string) (page.Article, error)
}

// Reader reads reports. Its fields are set before use and not changed after.
type Reader struct {
	Languages *Languages
	Pages     Pages // nil: a page's source is read as it stands
	Stdin     io.Reader
	Defaults  Defaults
	Progress  *Progress // nil: nobody asks
	Limits
}

// NewReader makes a reader with the knowledge in fsys.
func NewReader(fsys fs.FS, stdin io.Reader, d Defaults) (*Reader, error) {
	l, err := NewLanguages(fsys)
	if err != nil {
		return nil, err
	}
	return &Reader{Languages: l, Stdin: stdin, Defaults: d}, nil
}

// yielder hands an item on; false means: stop.
type yielder func(Item) bool

// Read gives the reports of sources in order. Whatever holds many reports is
// streamed: no more than one of them is held. A fault is an item of its own;
// reading goes on behind.
func (r *Reader) Read(ctx context.Context, sources []Source) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for i, s := range sources {
			nth := func(it Item) bool {
				if it.Err != nil && ctx.Err() != nil && errors.Is(it.Err, ctx.Err()) {
					return false // no fault of the input
				}
				it.Nth = i
				return yield(it)
			}
			if ctx.Err() != nil || !r.source(ctx, s, nth) {
				return
			}
			r.Progress.closed(i)
		}
	}
}

func (r *Reader) source(ctx context.Context, s Source, yield yielder) bool {
	if s.Err != nil {
		return yield(Item{Source: shown(s.Path), Err: s.Err})
	}
	if s.Path == Stdin {
		return r.stream(ctx, input{name: "stdin"}, r.Stdin, yield)
	}
	in := input{name: shown(s.Path), path: s.Path, found: s.Found}
	f, err := os.Open(s.Path)
	if err != nil {
		return yield(Item{Source: in.name, Err: statError(err)})
	}
	defer f.Close()
	r.Progress.open(f)
	return r.stream(ctx, in, f, yield)
}

// whole reads an input at once and hands its bytes to read.
func (r *Reader) whole(ctx context.Context, in input, src io.Reader, yield yielder, read func(ctx context.Context, in input, raw []byte, yield yielder) bool) bool {
	raw, err := io.ReadAll(io.LimitReader(src, r.limit()+1))
	switch {
	case err != nil:
		return yield(Item{Source: in.name, Err: brokenOff(err, 0)})
	case int64(len(raw)) > r.limit():
		return yield(Item{Source: in.name, Err: tooBig(r.limit(), "file", "split it, or give one report a line as .jsonl")})
	case len(bytes.TrimSpace(raw)) == 0:
		return yield(Item{Source: in.name, Err: ErrEmpty})
	}
	return read(ctx, in, raw, yield)
}

// plain takes a text as one report.
func (r *Reader) plain(_ context.Context, in input, raw []byte, yield yielder) bool {
	return yield(r.Given(in.name, raw, isnad.Report{}))
}

// json takes one JSON object, or a list of them, that does not stream.
func (r *Reader) json(ctx context.Context, in input, raw []byte, yield yielder) bool {
	data, enc, err := r.Languages.bytes(raw)
	if err == nil && len(bytes.TrimSpace(data)) == 0 {
		err = ErrEmpty
	}
	switch {
	case err != nil:
		return yield(Item{Source: in.name, Err: err})
	case bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")):
		return r.list(ctx, in, bytes.NewReader(data), enc, yield)
	}
	return yield(r.object(in.name, data, came{raw, mediaJSON, enc}, in.found))
}

// jsonLines reads JSONL in UTF-16, which does not stream.
func (r *Reader) jsonLines(ctx context.Context, in input, raw []byte, yield yielder) bool {
	data, _, err := r.Languages.bytes(raw)
	if err != nil {
		return yield(Item{Source: in.name, Err: err})
	}
	return r.lines(ctx, in, bufio.NewReader(bytes.NewReader(data)), yield)
}

// object makes an item of one JSON object. A file met in a folder that holds
// none is passed over: folders hold other JSON too.
func (r *Reader) object(name string, data []byte, c came, found bool) Item {
	rep, warnings, err := fromJSON(data)
	if err != nil {
		return Item{Source: name, Err: err, Skipped: found && errors.Is(err, ErrNoText)}
	}
	return r.item(name, rep, warnings, c)
}

// came is how a report came in.
type came struct {
	raw        []byte
	media, enc string
}

// The media types of Item.Raw.
const (
	mediaText = "text/plain"
	mediaHTML = "text/html"
	mediaJSON = "application/json"
	mediaCSV  = "text/csv"
)

// item fills in what the input did not tell and notes doubts.
func (r *Reader) item(name string, rep isnad.Report, warnings []isnad.Warning, c came) Item {
	if rep.Outlet == "" {
		rep.Outlet = r.Defaults.Outlet
	}
	if rep.URL == "" {
		rep.URL = r.Defaults.URL
	}
	if rep.Published.IsZero() {
		rep.Published = r.Defaults.Published
	}
	if rep.Title == "" {
		rep.Title = headline(rep.Text)
	}
	if rep.ID == "" {
		rep.ID = Address(rep)
	}
	if c.enc == W1256 || c.enc == I8859 {
		warnings = append(warnings, isnad.Warning{Code: WarnEncoding, Text: "read as " + c.enc + ", by its content"})
	}
	lang := r.Languages.Detect(rep.Text)
	if lang != "" && lang != "ar" {
		warnings = append(warnings, isnad.Warning{Code: WarnLanguage, Text: "this text is in " + r.Languages.Name(lang) + ": only Arabic is read, so there are no records"})
	}
	return Item{Source: name, Report: rep, Raw: c.raw, Media: c.media, Language: lang, Warnings: append(warnings, doubts(rep)...)}
}

// longestHeadline is in code points; a longer first line is a body.
const longestHeadline = 250

// headline gives the first line of a text that has more lines than one, if it
// is short and ends like a headline: without a full stop.
func headline(text string) string {
	first, rest, _ := strings.Cut(strings.TrimSpace(text), "\n")
	first = strings.TrimSpace(first)
	if strings.TrimSpace(rest) == "" || strings.HasSuffix(first, ".") || len(first) > 4*longestHeadline || len([]rune(first)) > longestHeadline {
		return ""
	}
	return first
}
