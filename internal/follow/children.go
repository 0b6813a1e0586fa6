package follow

import (
	"fmt"
	"slices"
	"time"

	"github.com/isnad-news/isnad/internal/feed"
)

// How many lists may stand one above the other, how many feeds a list may name,
// and how many sitemaps of an index are read.
const (
	maxLists    = 3
	maxListed   = 5000
	maxSitemaps = 50
)

// children takes up the feeds that a list names, and drops those that it names
// no more.
func (r *run) children(e *entry, b *batch, f feed.Feed) {
	if e.depth >= maxLists {
		r.tell(Notice{Kind: Warning, Feed: b.state.URL, Title: b.state.Title, Text: "is a list within lists within lists, and is not read"})
		return
	}
	links, most := f.Links, maxListed
	if f.Kind == feed.SitemapIndex {
		links, most = r.recentMaps(f.Links), maxSitemaps
	}
	if len(links) > most {
		r.tell(Notice{Kind: Warning, Feed: b.state.URL, Title: b.state.Title, Text: fmt.Sprintf("names %d feeds, of which the first %d are followed", len(links), most)})
		links = links[:most]
	}
	if len(links) == 0 {
		r.tell(Notice{Kind: Warning, Feed: b.state.URL, Title: b.state.Title, Text: "names no feeds"})
	}
	named := map[string]bool{}
	for _, l := range links {
		named[feed.Key(l.URL)] = true
	}
	r.plans.keep(e, named)
	for _, l := range links {
		title := l.Title
		if title == "" && f.Kind == feed.SitemapIndex {
			title = b.state.Title
		}
		r.plans.add(Source{URL: l.URL, Title: title}, e)
	}
}

// recentMaps gives the sitemaps that changed lately, the newest first, then
// those that do not say when.
func (r *run) recentMaps(links []feed.Link) []feed.Link {
	since := r.opt.since()
	links = slices.DeleteFunc(slices.Clone(links), func(l feed.Link) bool {
		return !l.Updated.IsZero() && l.Updated.Before(since)
	})
	slices.SortStableFunc(links, func(a, b feed.Link) int { return b.Updated.Compare(a.Updated) })
	return links
}

// since is the day from which on addresses of sitemaps are taken.
func (o Options) since() time.Time {
	return time.Now().AddDate(0, 0, -o.RecentDays)
}

// recent leaves out of a sitemap what is no news: addresses that neither carry
// a news mark nor changed lately.
func (r *run) recent(b *batch, f feed.Feed) []feed.Item {
	if f.Kind != feed.Sitemap {
		return f.Items
	}
	var items []feed.Item
	for _, it := range f.Items {
		if it.News || it.Updated.After(r.opt.since()) {
			items = append(items, it)
		}
	}
	if n := len(f.Items) - len(items); n > 0 {
		r.tell(Notice{Kind: Warning, Feed: b.state.URL, Title: b.state.Title, Text: fmt.Sprintf("%d of its %d addresses are neither marked as news nor changed within %d days, and are left out", n, len(f.Items), r.opt.RecentDays)})
	}
	return items
}
