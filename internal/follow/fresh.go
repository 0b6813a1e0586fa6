package follow

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/isnad-news/isnad/internal/feed"
)

// candidate is an item to be fetched, claimed under its keys.
type candidate struct {
	feed.Item
	keys  []string // the first is the one under which it may fail
	tries int      // so far
}

// seenAtOnce is how many ids the store is asked for in one call.
const seenAtOnce = 500

// fresh gives the items that were not dealt with, claimed. Where somebody else
// is fetching one, the feed is wanted again, to see whether it came.
func (r *run) fresh(ctx context.Context, b *batch, items []feed.Item) ([]candidate, error) {
	var claimed []candidate
	var ids []string
	for _, it := range items {
		c := candidate{Item: it, keys: keys(b.state.URL, it)}
		if !r.claims.take(c.keys...) {
			b.whole = true
			continue
		}
		claimed = append(claimed, c)
		ids = append(ids, c.keys...)
	}
	seen, err := r.seen(ctx, ids)
	if err != nil {
		return nil, err
	}
	var out []candidate
	for _, c := range claimed {
		if c.known(seen) {
			r.claims.release(c.keys...)
			continue
		}
		out = append(out, c)
	}
	return out, nil
}

func (r *run) seen(ctx context.Context, ids []string) (map[string]SeenItem, error) {
	seen := map[string]SeenItem{}
	for part := range slices.Chunk(ids, seenAtOnce) {
		got, err := r.store.Seen(ctx, part)
		if err != nil {
			return nil, err
		}
		maps.Copy(seen, got)
	}
	return seen, nil
}

// known tells whether an item was dealt with, or is tried again anyhow. One
// that failed under another spelling of its address is tried under this one.
func (c *candidate) known(seen map[string]SeenItem) bool {
	for _, k := range c.keys {
		s, ok := seen[k]
		switch {
		case !ok:
		case s.Outcome == Failed && feed.Normal(s.URL) != c.URL:
			c.tries = s.Tries
		default:
			return true
		}
	}
	return false
}

// keys are what an item is known by: its address in all feeds, its guid in its
// own.
func keys(address string, it feed.Item) []string {
	var out []string
	if k := feed.Key(it.URL); k != "" {
		out = append(out, k)
	}
	if it.ID != "" && (len(out) == 0 || feed.Key(it.ID) != out[0]) {
		out = append(out, "guid:"+address+" "+it.ID)
	}
	return out
}

// again takes up the items that failed before and are due.
func (r *run) again(ctx context.Context, b *batch) error {
	due, err := r.store.Due(ctx, b.state.URL, time.Now())
	if err != nil {
		return err
	}
	for _, s := range due {
		it := feed.Item{ID: s.GUID, URL: s.URL, Title: s.Title, Author: s.Author, Language: s.Language, Content: s.Content, Published: s.Published}
		c := candidate{Item: it, keys: keys(b.state.URL, it), tries: s.Tries}
		if len(c.keys) > 0 && r.claims.take(c.keys...) {
			b.todo = append(b.todo, c)
		}
	}
	return nil
}
