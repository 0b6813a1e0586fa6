package ingest

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"
	"time"

	"github.com/isnad-news/isnad"
)

// MaxBytes is the size above which a file, or one line of a JSONL file, is
// refused.
const MaxBytes = 256 << 20

// Item is one report, or what was wrong where one should be.
type Item struct {
	Source   string // path, or path:line
	Nth      int    // index of the source it comes from
	Report   isnad.Report
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

// Reader reads reports. Its fields are set before use and not changed after.
type Reader struct {
	Languages *Languages
	Stdin     io.Reader
	Defaults  Defaults
	Limit     int64 // bytes; zero means MaxBytes
}

// NewReader makes a reader with the knowledge in fsys.
func NewReader(fsys fs.FS, stdin io.Reader, d Defaults) (*Reader, error) {
	l, err := NewLanguages(fsys)
	if err != nil {
		return nil, err
	}
	return &Reader{Languages: l, Stdin: stdin, Defaults: d}, nil
}

func (r *Reader) limit() int64 {
	if r.Limit > 0 {
		return r.Limit
	}
	return MaxBytes
}

// yielder hands an item on; false means: stop.
type yielder func(Item) bool

// Read gives the reports of sources in order. JSONL is streamed: no more than
// a line of it is held. A fault is an item of its own; reading goes on behind.
func (r *Reader) Read(ctx context.Context, sources []Source) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for i, s := range sources {
			nth := func(it Item) bool {
				it.Nth = i
				return yield(it)
			}
			if ctx.Err() != nil || !r.source(ctx, s, nth) {
				return
			}
		}
	}
}

func (r *Reader) source(ctx context.Context, s Source, yield yielder) bool {
	if s.Err != nil {
		return yield(Item{Source: s.Path, Err: s.Err})
	}
	if s.Path == Stdin {
		return r.stream(ctx, s, "stdin", r.Stdin, yield)
	}
	f, err := os.Open(s.Path)
	if err != nil {
		return yield(Item{Source: s.Path, Err: statError(err)})
	}
	defer f.Close()
	if extension(s.Path) == ".zip" {
		return r.zip(ctx, s, f, yield)
	}
	return r.stream(ctx, s, s.Path, f, yield)
}

// stream looks at the first bytes, and at the name, to see what an input is.
func (r *Reader) stream(ctx context.Context, s Source, name string, in io.Reader, yield yielder) bool {
	b := bufio.NewReaderSize(in, 64<<10)
	head, err := b.Peek(512)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return yield(Item{Source: name, Err: statError(err)})
	}
	wide := bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF})
	lead := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")
	ext := extension(s.Path)
	object := bytes.HasPrefix(lead, []byte("{")) && !bytes.HasPrefix(lead, []byte("{\\rtf"))
	switch {
	case ext == ".txt":
	case (ext == ".jsonl" || ext == ".ndjson") && !wide:
		return r.lines(ctx, name, b, yield)
	case ext != ".json" && object && !wide:
		return r.sniffed(ctx, s, name, b, yield)
	case ext == ".jsonl" || ext == ".ndjson":
		return r.whole(s, name, b, yield, func(_ Source, name, text, _ string, yield yielder) bool {
			return r.lines(ctx, name, bufio.NewReader(strings.NewReader(text)), yield)
		})
	case ext == ".json" || ext == "" && bytes.HasPrefix(lead, []byte("[{")):
		return r.whole(s, name, b, yield, r.array)
	}
	return r.whole(s, name, b, yield, r.plain)
}

// whole reads an input at once and hands its text to read.
func (r *Reader) whole(s Source, name string, in io.Reader, yield yielder, read func(s Source, name, text, enc string, yield yielder) bool) bool {
	raw, err := io.ReadAll(io.LimitReader(in, r.limit()+1))
	switch {
	case err != nil:
		return yield(Item{Source: name, Err: fmt.Errorf("cannot be read: %w", err)})
	case int64(len(raw)) > r.limit():
		return yield(Item{Source: name, Err: tooBig(r.limit(), "file", "split it, or give one report a line as .jsonl")})
	case len(bytes.TrimSpace(raw)) == 0:
		return yield(Item{Source: name, Err: ErrEmpty})
	}
	text, enc, err := r.Languages.Decode(raw)
	if err == nil && strings.TrimSpace(text) == "" {
		err = ErrEmpty
	}
	if err != nil {
		return yield(Item{Source: name, Err: err})
	}
	return read(s, name, text, enc, yield)
}

func tooBig(limit int64, what, advice string) error {
	if limit >= 1<<20 {
		return fmt.Errorf("this %s is over %d MB, more than is read at once: %s", what, limit>>20, advice)
	}
	return fmt.Errorf("this %s is over %d bytes, more than is read at once: %s", what, limit, advice)
}

// plain takes a text as one report.
func (r *Reader) plain(_ Source, name, text, enc string, yield yielder) bool {
	return yield(r.item(name, isnad.Report{Text: text}, nil, enc))
}

// array takes one JSON object, or a list of them.
func (r *Reader) array(s Source, name, text, enc string, yield yielder) bool {
	data := []byte(text)
	if !bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")) {
		return yield(r.object(name, data, enc, s.Found))
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	if _, err := dec.Token(); err != nil {
		return yield(Item{Source: name, Err: jsonError(data, err)})
	}
	n := 0
	for ; dec.More(); n++ {
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return yield(Item{Source: name, Err: jsonError(data, err)})
		}
		if !yield(r.object(fmt.Sprintf("%s#%d", name, n+1), raw, enc, false)) {
			return false
		}
	}
	if _, err := dec.Token(); err != nil {
		return yield(Item{Source: name, Err: jsonError(data, err)})
	}
	if n == 0 {
		return yield(Item{Source: name, Err: ErrEmpty})
	}
	return true
}

// object makes an item of one JSON object. A file met in a folder that holds
// none is passed over: folders hold other JSON too.
func (r *Reader) object(name string, data []byte, enc string, found bool) Item {
	rep, warnings, err := fromJSON(data)
	if err != nil {
		return Item{Source: name, Err: err, Skipped: found && errors.Is(err, ErrNoText)}
	}
	return r.item(name, rep, warnings, enc)
}

// item fills in what the input did not tell and notes doubts.
func (r *Reader) item(name string, rep isnad.Report, warnings []isnad.Warning, enc string) Item {
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
	if enc == W1256 || enc == I8859 {
		warnings = append(warnings, isnad.Warning{Code: WarnEncoding, Text: "read as " + enc + ", by its content"})
	}
	lang := r.Languages.Detect(rep.Text)
	if lang != "" && lang != "ar" {
		warnings = append(warnings, isnad.Warning{Code: WarnLanguage, Text: "this text is in " + r.Languages.Name(lang) + ": only Arabic is read, so there are no records"})
	}
	return Item{Source: name, Report: rep, Language: lang, Warnings: append(warnings, doubts(rep)...)}
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
