package intake

import (
	"context"
	"fmt"
	"slices"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/archive"
	"github.com/isnad-news/isnad/internal/follow"
	"github.com/isnad-news/isnad/internal/ingest"
	"github.com/isnad-news/isnad/internal/page"
)

// Codes of the warnings that fetched pages get.
const (
	WarnFeedDate = "date-from-feed" // the page tells no date
	WarnFeedText = "text-from-feed" // the page could not be had
)

// Pages keeps pages that were fetched, each in a transaction of its own. It is
// safe for concurrent use.
type Pages struct {
	*Intake
	Reader *ingest.Reader
	// Kept is told of each page that has come in, or was there.
	Kept func(it ingest.Item, known bool)
}

// Keep takes the report out of a page, reads it and keeps it. Where the page is
// at fault the error wraps follow.ErrRefused; any other is the archive's. A
// report that could not be read by a fault of our own is kept without records,
// noted as a failure, and handed to Kept with Err.
func (p *Pages) Keep(ctx context.Context, pg follow.Page) error {
	it := p.item(ctx, pg)
	if it.Err != nil {
		if err := p.fail(ctx, it); err != nil {
			return err
		}
		return fmt.Errorf("%w: %w", follow.ErrRefused, it.Err)
	}
	rs := []reading{{Item: named(it), gathered: pg.Gathered}}
	if err := p.ask(ctx, rs); err != nil {
		return err
	}
	r := p.read(rs[0])
	if !r.known {
		added, err := p.Archive.Put(ctx, []archive.Entry{r.entry})
		if err != nil {
			return err
		}
		r.known = added == 0
	}
	if r.Err = r.failed; r.Err != nil {
		if err := p.fail(ctx, r.Item); err != nil {
			return err
		}
	}
	if p.Kept != nil {
		p.Kept(r.Item, r.known)
	}
	return nil
}

// fail notes an item's error.
func (p *Pages) fail(ctx context.Context, it ingest.Item) error {
	f := archive.Failure{Source: it.Source, Reason: it.Err.Error(), Skipped: it.Skipped, At: p.Now()}
	return p.Archive.Fail(ctx, []archive.Failure{f})
}

// item makes of a page a report; what the page does not tell the feed may.
func (p *Pages) item(ctx context.Context, pg follow.Page) ingest.Item {
	r := *p.Reader
	r.Defaults = ingest.Defaults{Outlet: pg.Outlet, URL: pg.URL, Published: pg.Published}
	name := pg.URL
	if name == "" {
		name = pg.Feed + " " + pg.ID
	}
	it := r.Page(ctx, name, pg.Body, pg.ContentType, pg.URL)
	if it.Err != nil {
		return it
	}
	if it.Report.Author == "" {
		it.Report.Author = pg.Author
	}
	if !it.Report.Published.IsZero() {
		it.Warnings = dated(it.Warnings)
	}
	if pg.FromFeed {
		it.Warnings = append(it.Warnings, isnad.Warning{Code: WarnFeedText, Text: "this is the feed's own text: " + pg.Note})
	}
	return it
}

// dated puts, in the place of the warning that a page tells no date, one that
// the feed tells it.
func dated(ws []isnad.Warning) []isnad.Warning {
	i := slices.IndexFunc(ws, func(w isnad.Warning) bool { return w.Code == page.WarnNoDate || w.Code == page.WarnRelative })
	if i < 0 {
		return ws
	}
	ws = slices.Clone(ws)
	ws[i] = isnad.Warning{Code: WarnFeedDate, Text: "the page tells no date: this is the feed's"}
	return ws
}
