package follow

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/isnad-news/isnad/internal/feed"
	"github.com/isnad-news/isnad/internal/fetch"
)

// downAfter failures in a row a host counts as down.
const downAfter = 3

// take fetches an item and hands it on. Its error ends the run.
func (r *run) take(ctx context.Context, b *batch, c candidate) error {
	if c.URL == "" {
		return r.keep(ctx, b, c, r.fromFeed(b, c, "the item has no address"), nil)
	}
	host := hostOf(c.URL)
	if b.down[host] >= downAfter {
		b.left++
		return nil
	}
	resp, err := r.client.Get(ctx, fetch.Request{URL: c.URL, Accept: acceptPage})
	switch {
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case err == nil && len(resp.Body) == 0:
		err = errors.New("the page is empty")
	}
	b.note(host, err)
	if err != nil {
		return r.missed(ctx, b, c, err)
	}
	p := r.pageOf(b, c)
	p.URL, p.Body, p.ContentType = resp.URL, resp.Body, resp.ContentType
	final := feed.Key(resp.URL)
	if final == "" || final == c.keys[0] {
		return r.keep(ctx, b, c, p, nil)
	}
	return r.arrived(ctx, b, c, p, final)
}

// note counts failures of a host, and hears when it asks to wait.
func (b *batch) note(host string, err error) {
	var status *fetch.StatusError
	switch {
	case errors.As(err, &status) && status.RetryAfter > 0:
		b.down[host] = downAfter
		b.until = later(b.until, time.Now().Add(status.RetryAfter))
	case errors.Is(err, fetch.ErrUnreachable), errors.Is(err, fetch.ErrTooSlow), errors.Is(err, fetch.ErrNoHost),
		status != nil && (status.Code >= 500 || status.Code == http.StatusTooManyRequests):
		b.down[host]++
	default:
		b.down[host] = 0
	}
}

// arrived keeps a page that a redirect led to, unless it is there already.
func (r *run) arrived(ctx context.Context, b *batch, c candidate, p Page, final string) error {
	if !r.claims.take(final) {
		return r.tryLater(ctx, b, c, fmt.Errorf("leads to %s, which is being fetched for another item", p.URL))
	}
	defer r.claims.release(final)
	seen, err := r.store.Seen(ctx, []string{final})
	if err != nil {
		return err
	}
	if s, ok := seen[final]; ok && s.Outcome != Failed {
		return r.over(ctx, b, c, Skipped, fmt.Errorf("leads to %s, which another item named", p.URL))
	}
	return r.keep(ctx, b, c, p, []string{final})
}

// keep hands a page to the sink, and only then marks the item.
func (r *run) keep(ctx context.Context, b *batch, c candidate, p Page, more []string) error {
	if p.Published.After(p.Gathered.Add(24 * time.Hour)) {
		r.tell(Notice{Kind: Warning, Feed: b.state.URL, URL: c.URL, Title: c.Title, Text: "its date " + clock(p.Published) + " lies in the future and is left out"})
		p.Published = time.Time{}
	}
	err := r.sink.Keep(ctx, p)
	switch {
	case errors.Is(err, ErrRefused):
		return r.over(ctx, b, c, Skipped, err)
	case err != nil:
		return fmt.Errorf("cannot keep %s: %w", c.URL, err)
	}
	b.kept++
	var marks []SeenItem
	for _, id := range append(append([]string{}, c.keys...), more...) {
		marks = append(marks, SeenItem{ID: id, Outcome: Kept, Tries: c.tries + 1, When: p.Gathered})
	}
	// It is kept: that the run ends now must not make it come again.
	if err := r.store.MarkSeen(context.WithoutCancel(ctx), b.state.URL, marks); err != nil {
		return err
	}
	r.tell(Notice{Kind: ItemKept, Feed: b.state.URL, URL: c.URL, Title: c.Title, Text: p.Note})
	return nil
}

// missed deals with an item whose page did not come.
func (r *run) missed(ctx context.Context, b *batch, c candidate, err error) error {
	refused, final := verdict(err)
	last := c.tries+1 >= r.opt.MaxTries
	if (refused || final || last) && r.enough(c) {
		return r.keep(ctx, b, c, r.fromFeed(b, c, "the feed's own text, since the page cannot be had: "+err.Error()), nil)
	}
	switch {
	case final:
		return r.over(ctx, b, c, Skipped, err)
	case last:
		return r.over(ctx, b, c, GivenUp, fmt.Errorf("given up after %d tries: %w", c.tries+1, err))
	}
	return r.tryLater(ctx, b, c, err)
}

// verdict tells whether a host keeps readers such as this one out, and whether
// asking again is of no use.
func verdict(err error) (refused, final bool) {
	var status *fetch.StatusError
	if errors.As(err, &status) {
		switch status.Code {
		case http.StatusUnauthorized, http.StatusPaymentRequired, http.StatusForbidden:
			return true, false
		case http.StatusUnavailableForLegalReasons, http.StatusGone:
			return true, true
		}
		return false, false
	}
	for _, e := range []error{fetch.ErrRobots, fetch.ErrTooBig, fetch.ErrPrivate, fetch.ErrAddress} {
		if errors.Is(err, e) {
			return true, true
		}
	}
	return false, false
}

// over marks an item that is not tried again.
func (r *run) over(ctx context.Context, b *batch, c candidate, o Outcome, why error) error {
	var marks []SeenItem
	for _, id := range c.keys {
		marks = append(marks, SeenItem{ID: id, Outcome: o, Reason: why.Error(), Tries: c.tries + 1, When: time.Now()})
	}
	if err := r.store.MarkSeen(ctx, b.state.URL, marks); err != nil {
		return err
	}
	kind := ItemSkipped
	if o == GivenUp {
		kind = ItemGivenUp
	}
	r.tell(Notice{Kind: kind, Feed: b.state.URL, URL: c.URL, Title: c.Title, Text: why.Error(), Err: why})
	return nil
}

// tryLater marks an item to be tried again, ever more rarely: after a quarter of
// an hour, one, four, sixteen hours.
func (r *run) tryLater(ctx context.Context, b *batch, c candidate, why error) error {
	now := time.Now()
	s := SeenItem{ID: c.keys[0], Outcome: Failed, Reason: why.Error(), Tries: c.tries + 1, When: now, NextTry: now.Add(15 * time.Minute << (2 * min(c.tries, 6))),
		URL: c.URL, GUID: c.ID, Title: c.Title, Author: c.Author, Language: c.Language, Published: c.Published}
	if r.enough(c) {
		s.Content = c.Content
	}
	var status *fetch.StatusError
	if errors.As(why, &status) {
		s.NextTry = later(s.NextTry, now.Add(status.RetryAfter))
	}
	if err := r.store.MarkSeen(ctx, b.state.URL, []SeenItem{s}); err != nil {
		return err
	}
	r.tell(Notice{Kind: ItemFailed, Feed: b.state.URL, URL: c.URL, Title: c.Title, Text: why.Error(), Err: why, Next: s.NextTry})
	return nil
}
