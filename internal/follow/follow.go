// Package follow gathers what feeds tell of: it asks each feed when it is due,
// fetches its new items and hands them on. An item counts as dealt with only
// after it was kept, so that whatever ends the program in between means: again.
package follow

import (
	"context"
	"errors"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/isnad-news/isnad/internal/fetch"
)

// Options say how to follow. A zero field means the default.
type Options struct {
	Once        bool          // one round over all feeds, then stop
	MinInterval time.Duration // between two looks at a feed; default 5 min
	MaxInterval time.Duration // default 6 h
	Workers     int           // feeds at a time, each of another host; default 8
	Batch       int           // items of one feed before others have their turn; default 50
	MaxTries    int           // of an item, in as many rounds; default 5
	RecentDays  int           // how far back a sitemap without news marks is read; default 3
	LeastText   int           // letters from which on a feed's own text may stand for its page; default 500
}

func (o Options) withDefaults() Options {
	or(&o.MinInterval, 5*time.Minute)
	or(&o.MaxInterval, 6*time.Hour)
	or(&o.Workers, 8)
	or(&o.Batch, 50)
	or(&o.MaxTries, 5)
	or(&o.RecentDays, 3)
	or(&o.LeastText, 500)
	o.MaxInterval = max(o.MaxInterval, o.MinInterval)
	return o
}

func or[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

// Getter gets pages; *fetch.Client is one.
type Getter interface {
	Get(ctx context.Context, r fetch.Request) (fetch.Response, error)
}

// Page is what a Sink is given: a page as it came, or a feed's own text of an
// item whose page cannot be had.
type Page struct {
	URL         string // where it was in the end; empty if the item has no address
	Feed        string // the feed's address, as given
	ID          string // the feed's name for the item; may be empty
	Body        []byte
	ContentType string
	Gathered    time.Time
	FromFeed    bool   // Body is HTML made of the feed's own text
	Note        string // why FromFeed

	// What the feed says, for want of the page's own word.
	Title, Author, Outlet, Language string
	Published                       time.Time // zero where unknown or in the future
	Content                         string    // HTML; the feed's own text
}

// ErrRefused is wrapped by a Sink's error where the page is at fault and should
// not come again. Any other error means that nothing can be kept: Run stops.
var ErrRefused = errors.New("not taken")

// Sink keeps pages. It is called by several goroutines at once. A page that it
// has already is kept well.
type Sink interface {
	Keep(ctx context.Context, p Page) error
}

// Run follows feeds, which are addresses or files that list some (see Sources),
// until the context ends; with Once, until each was asked and its items dealt
// with. It reports what happens, one call at a time. The error is the context's
// own, or why the store or the sink does not work.
func Run(ctx context.Context, o Options, feeds []string, client Getter, store Store, sink Sink, report func(Notice)) error {
	r := &run{opt: o.withDefaults(), client: client, store: store, sink: sink, claims: &claims{held: map[string]bool{}}}
	var mu sync.Mutex
	r.tell = func(n Notice) {
		mu.Lock()
		defer mu.Unlock()
		n.Time = time.Now()
		report(n)
	}
	if err := r.plan(ctx, feeds); err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	for range r.opt.Workers {
		g.Go(func() error { return r.work(ctx) })
	}
	return g.Wait()
}

// run is one call of Run.
type run struct {
	opt    Options
	client Getter
	store  Store
	sink   Sink
	tell   func(Notice)
	plans  *schedule
	claims *claims
}

// plan takes up what the store remembers of the feeds.
func (r *run) plan(ctx context.Context, feeds []string) error {
	sources, notices, err := Sources(feeds)
	if err != nil {
		return err
	}
	known, err := r.store.Feeds(ctx)
	if err != nil {
		return err
	}
	r.plans = newSchedule(r.opt.Once, known)
	for _, n := range notices {
		r.tell(n)
	}
	now := time.Now()
	for _, s := range sources {
		e := r.plans.add(s, nil)
		if e == nil {
			continue
		}
		switch st := e.state; {
		case st.Gone && now.Before(st.NextDue):
			r.tell(Notice{Kind: FeedGone, Feed: st.URL, Title: st.Title, Text: "gone for good, as it said on " + st.LastTried.Format(time.DateOnly) + "; take it out of the list"})
		case r.opt.Once && now.Before(st.NotBefore):
			r.tell(Notice{Kind: Waiting, Feed: st.URL, Title: st.Title, Text: "left alone until " + clock(st.NotBefore) + ", as its host asked"})
		}
	}
	return nil
}

// work visits one due feed after another.
func (r *run) work(ctx context.Context) error {
	for {
		e := r.plans.next(ctx)
		if e == nil {
			return context.Cause(ctx)
		}
		err := r.visit(ctx, e)
		r.plans.done(e)
		if err != nil {
			return err
		}
	}
}

func clock(t time.Time) string { return t.Format("2006-01-02 15:04:05 MST") }
