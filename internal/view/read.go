package view

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"strings"

	"golang.org/x/sync/semaphore"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/correct"
	"github.com/isnad-news/isnad/internal/export"
	"github.com/isnad-news/isnad/internal/ingest"
	"github.com/isnad-news/isnad/internal/intake"
)

// mostRead bounds what is read for somebody at once, in bytes of all fields.
const mostRead = 1 << 20

// errNoEngine tells of a desk without an analyzer.
var errNoEngine = errors.New("there is no engine here: reports can be looked at, and none can be read")

// reading is what texts are read with while somebody waits.
type reading struct {
	reader *ingest.Reader
	slots  *semaphore.Weighted // one a core: a reading takes all of one
}

func newReading(knowledge fs.FS) (*reading, error) {
	r, err := ingest.NewReader(knowledge, nil, ingest.Defaults{})
	if err != nil {
		return nil, err
	}
	return &reading{r, semaphore.NewWeighted(int64(runtime.GOMAXPROCS(0)))}, nil
}

// Read reads a report that somebody sends, as isnad read does a file of the
// same text. Nothing of it is kept. Errors that wrap ErrAsk tell what is wrong
// with what was sent; another one is a fault of our own, or the end of ctx.
func (d *Desk) Read(ctx context.Context, q ReadRequest) (Report, error) {
	it, err := d.reading.item(q)
	if err != nil {
		return Report{}, err
	}
	_, record, err := d.analyze(ctx, it)
	if err != nil {
		return Report{}, err
	}
	return Report{Record: record, Corrections: []correct.Correction{}, Media: it.Media, Gathered: d.o.Now()}, nil
}

// item makes a report of what was sent.
func (r *reading) item(q ReadRequest) (ingest.Item, error) {
	if n := len(q.Text) + len(q.Title) + len(q.Outlet) + len(q.URL) + len(q.Published); n > mostRead {
		return ingest.Item{}, askError("%d bytes, and a report here may have %d: send a part of it, or read it with isnad read", n, mostRead)
	}
	about := isnad.Report{Title: oneLine(q.Title), Outlet: oneLine(q.Outlet), URL: oneLine(q.URL)}
	if strings.TrimSpace(q.Published) != "" {
		var err error
		if about.Published, err = ingest.ParseDate(q.Published); err != nil {
			return ingest.Item{}, askError("published: %s", err)
		}
	}
	it := r.reader.Given("", []byte(q.Text), about)
	if it.Err != nil {
		return it, askError("text: %s", it.Err)
	}
	return it, nil
}

// oneLine makes of a field what stands on one line, in valid UTF-8.
func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", " "), "\uFFFD")), " ")
}

// analyze reads a report when its turn comes. Reading cannot be stopped, and so
// does not begin when nobody waits for it any more.
func (d *Desk) analyze(ctx context.Context, it ingest.Item) (doc export.Doc, record export.Record, err error) {
	if d.o.Analyzer == nil {
		return doc, record, errNoEngine
	}
	if err := d.reading.slots.Acquire(ctx, 1); err != nil {
		return doc, record, fmt.Errorf("waiting for others to be read: %w", err)
	}
	defer d.reading.slots.Release(1)
	if err := ctx.Err(); err != nil {
		return doc, record, err
	}
	defer sheltered(&err)
	if doc, err = intake.Read(d.o.Analyzer, it); err != nil {
		return doc, record, err
	}
	return doc, export.Build(doc), nil
}

// sheltered, deferred, makes an error of a fault of our own.
func sheltered(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("a fault of isnad's own in this report, please tell its makers: %v", r)
	}
}
