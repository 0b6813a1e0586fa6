package follow

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/isnad-news/isnad/internal/feed"
	"github.com/isnad-news/isnad/internal/fetch"
)

// How long a feed that is gone is left alone, from how many failures in a row
// on a move is forgotten, and how many pages back a feed is read after a pause.
const (
	goneFor    = 30 * 24 * time.Hour
	forgetMove = 3
	maxPages   = 5
)

// What is asked for, best first.
const (
	acceptFeed = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
	acceptPage = "text/html, application/xhtml+xml, */*;q=0.5"
)

// batch is what one look at a feed gave to do.
type batch struct {
	state  FeedState // to be saved when all is done
	outlet string
	lang   string
	todo   []candidate
	size   int // bytes of the texts in todo, as it was at first
	hint   time.Duration
	dates  []time.Time    // of the feed's items
	down   map[string]int // failures in a row, by host
	left   int            // items that could not be asked for
	until  time.Time      // when their host may be asked again
	kept   int
	fresh  int
	same   bool // the feed has not changed
	whole  bool // next time the feed is wanted even if it has not changed
}

// visit asks a feed, or goes on with its items. Its error ends the run.
func (r *run) visit(ctx context.Context, e *entry) error {
	if e.batch == nil {
		if err := r.poll(ctx, e); err != nil || e.batch == nil {
			return err
		}
	}
	b := e.batch
	for n := 0; n < r.opt.Batch && len(b.todo) > 0; n++ {
		c := b.todo[0]
		b.todo = b.todo[1:]
		err := r.take(ctx, b, c)
		r.claims.release(c.keys...)
		if err != nil {
			return err
		}
	}
	if len(b.todo) > 0 {
		return nil
	}
	e.batch = nil
	return r.finish(ctx, e, b)
}

// poll asks a feed. Where nothing more is to be done, no batch is left.
func (r *run) poll(ctx context.Context, e *entry) error {
	st := e.state
	st.LastTried = time.Now()
	resp, err := r.client.Get(ctx, fetch.Request{URL: st.address(), ETag: st.ETag, LastModified: st.LastModified, Accept: acceptFeed})
	if err != nil {
		return r.failed(ctx, e, st, err)
	}
	b := &batch{state: st, outlet: st.Title, hint: resp.MaxAge, down: map[string]int{}, same: resp.NotModified}
	if !resp.NotModified {
		f, err := feed.Parse(resp.Body, resp.ContentType, resp.URL)
		if err != nil {
			return r.failed(ctx, e, st, fmt.Errorf("%s: %w", resp.URL, err))
		}
		if err := r.read(ctx, e, b, f); err != nil {
			return err
		}
		b.state.ETag, b.state.LastModified = resp.ETag, resp.LastModified
	}
	r.moved(&b.state, resp)
	if err := r.again(ctx, b); err != nil {
		return err
	}
	e.batch = b
	return nil
}

// read takes up what a feed holds.
func (r *run) read(ctx context.Context, e *entry, b *batch, f feed.Feed) error {
	b.state.Kind, b.lang, b.hint = f.Kind, f.Language, max(b.hint, f.TTL)
	if b.state.Title = f.Title; f.Title == "" {
		b.state.Title = e.title
	}
	b.outlet = b.state.Title
	for _, w := range f.Warnings {
		b.whole = b.whole || w.Code == feed.WarnBroken
		r.tell(Notice{Kind: Warning, Feed: b.state.URL, Title: b.state.Title, Text: w.Text})
	}
	if f.Kind == feed.OPML || f.Kind == feed.SitemapIndex {
		b.whole = true // what it names is not remembered
		r.children(e, b, f)
		return nil
	}
	if len(f.Items) == 0 {
		r.tell(Notice{Kind: Warning, Feed: b.state.URL, Title: b.state.Title, Text: "holds no items"})
	}
	if err := r.gather(ctx, b, f); err != nil {
		return err
	}
	slices.Reverse(b.todo) // the oldest would be the first to leave the feed
	for _, c := range b.todo {
		b.size += len(c.Content) + len(c.Summary)
	}
	return nil
}

// gather takes the new items of a feed. Where all are new since the last look,
// more may have gone by: the pages before are read too, if the feed names them.
func (r *run) gather(ctx context.Context, b *batch, f feed.Feed) error {
	for page := 1; ; page++ {
		items := r.recent(b, f)
		fresh, err := r.fresh(ctx, b, items)
		if err != nil {
			return err
		}
		b.todo, b.fresh = append(b.todo, fresh...), b.fresh+len(fresh)
		for _, it := range f.Items {
			b.dates = append(b.dates, it.Published)
		}
		if b.state.LastOK.IsZero() || len(fresh) == 0 || len(fresh) < len(items) || f.Next == "" || page == maxPages {
			return nil
		}
		if f, err = r.page(ctx, f.Next); err != nil {
			r.tell(Notice{Kind: Warning, Feed: b.state.URL, Title: b.state.Title, Text: "its older items could not be had: " + err.Error(), Err: err})
			return context.Cause(ctx) // else what was gathered is enough
		}
	}
}

func (r *run) page(ctx context.Context, address string) (feed.Feed, error) {
	resp, err := r.client.Get(ctx, fetch.Request{URL: address, Accept: acceptFeed})
	if err != nil {
		return feed.Feed{}, err
	}
	return feed.Parse(resp.Body, resp.ContentType, resp.URL)
}

// moved remembers where permanent redirects led, once a feed was found there.
func (r *run) moved(st *FeedState, resp fetch.Response) {
	if resp.Moved == "" || resp.Moved == st.address() {
		return
	}
	r.tell(Notice{Kind: FeedMoved, Feed: st.URL, Title: st.Title, URL: resp.Moved, Text: "has moved to " + resp.Moved + " for good and is asked for there; change the list"})
	st.MovedTo = resp.Moved
}

// failed puts a feed off. The validators stay, so that nothing is passed over.
func (r *run) failed(ctx context.Context, e *entry, st FeedState, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	now := time.Now()
	st.Failures++
	st.LastError = err.Error()
	st.Interval = r.opt.clamp(r.opt.MinInterval << min(st.Failures-1, 16))
	st.NextDue = now.Add(st.Interval)
	kind, text := FeedFailed, err.Error()
	var status *fetch.StatusError
	if errors.As(err, &status) {
		if status.RetryAfter > 0 {
			st.NotBefore = now.Add(status.RetryAfter)
			st.NextDue = later(st.NextDue, st.NotBefore)
		}
		if status.Code == http.StatusGone {
			kind, st.Gone, st.NextDue = FeedGone, true, now.Add(goneFor)
		}
	}
	if st.MovedTo != "" && st.Failures >= forgetMove {
		text += "; it is asked for at its old address again"
		st.MovedTo, st.ETag, st.LastModified = "", "", ""
	}
	e.state = st
	r.tell(Notice{Kind: kind, Feed: st.URL, Title: st.Title, Text: text, Err: err, Next: st.NextDue})
	return r.store.SaveFeed(ctx, st)
}

// finish saves what a feed said of itself, now that its items are dealt with.
// If some are not, it is asked as if nothing had been heard from it.
func (r *run) finish(ctx context.Context, e *entry, b *batch) error {
	now := time.Now()
	st := b.state
	st.LastOK, st.Failures, st.LastError, st.Gone, st.NotBefore = now, 0, "", false, b.until
	st.Interval = r.opt.interval(b, e.state.Interval, now)
	st.NextDue = now.Add(st.Interval)
	if b.left > 0 {
		st.NextDue = later(now.Add(r.opt.MinInterval), b.until)
		r.tell(Notice{Kind: Waiting, Feed: st.URL, Title: st.Title, Next: st.NextDue, Text: fmt.Sprintf("%d items are left until %s: their host is down or asked to wait", b.left, clock(st.NextDue))})
	}
	if b.left > 0 || b.whole {
		st.ETag, st.LastModified = "", ""
	}
	e.state = st
	r.tell(Notice{Kind: FeedRead, Feed: st.URL, Title: st.Title, New: b.kept, Next: st.NextDue})
	return r.store.SaveFeed(ctx, st)
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
