package feed

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"
)

// parseXML reads RSS and Atom. A broken document is taken apart, so that its
// sound items come in.
func parseXML(text string, s scanned, address string, d *doubts) (Feed, error) {
	text = text[s.start:]
	var g *gofeed.Feed
	err := s.err
	if err == nil {
		g, err = universal(text)
	}
	if err != nil {
		if g = salvage(text, s.root); g == nil || len(g.Items) == 0 {
			return Feed{}, fmt.Errorf("%w, and nothing in it can be read: %w", ErrBroken, err)
		}
		d.add(WarnBroken, "is broken (%s); %d items in it could be read", strings.TrimPrefix(err.Error(), "XML "), len(g.Items))
	}
	f := Feed{Kind: RSS, Title: g.Title, Language: g.Language, TTL: ttl(g)}
	if s.root == "feed" {
		f.Kind = Atom
	}
	if feed, ok := g.OriginalFeed().(*atom.Feed); ok {
		f.Next = next(feed.Links)
	}
	f.Next = resolve(address, f.Next)
	f.Items = items(g, address, d)
	return f, nil
}

// universal hands a document to the library. What it is handed comes from
// anybody: should it panic, the feed is broken, and the program goes on.
func universal(text string) (g *gofeed.Feed, err error) {
	defer func() {
		if p := recover(); p != nil {
			g, err = nil, fmt.Errorf("the parser fails on it: %v", p)
		}
	}()
	p := gofeed.NewParser()
	p.KeepOriginalFeed = true
	p.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	return p.Parse(strings.NewReader(text))
}

func next(links []*atom.Link) string {
	for _, l := range links {
		if l.Rel == "next" {
			return l.Href
		}
	}
	return ""
}

// ttl reads <ttl>, in minutes, or the syndication module's period.
func ttl(g *gofeed.Feed) time.Duration {
	if feed, ok := g.OriginalFeed().(*rss.Feed); ok {
		if n, err := strconv.Atoi(strings.TrimSpace(feed.TTL)); err == nil && n > 0 {
			return time.Duration(min(n, 60*24*7)) * time.Minute
		}
	}
	sy := g.Extensions["sy"]
	period := map[string]time.Duration{"hourly": time.Hour, "daily": 24 * time.Hour, "weekly": 7 * 24 * time.Hour}[extension(sy, "updatePeriod")]
	if n, err := strconv.Atoi(extension(sy, "updateFrequency")); err == nil && n > 0 {
		return period / time.Duration(n)
	}
	return period
}

func extension(of map[string][]ext.Extension, name string) string {
	if len(of[name]) == 0 {
		return ""
	}
	return strings.TrimSpace(of[name][0].Value)
}

// items makes the items of a feed, in its order.
func items(g *gofeed.Feed, address string, d *doubts) []Item {
	if len(g.Items) > maxEntries {
		d.many()
		g.Items = g.Items[:maxEntries]
	}
	original, _ := g.OriginalFeed().(*rss.Feed)
	out := make([]Item, 0, len(g.Items))
	for i, it := range g.Items {
		link := it.Link
		if link == "" && original != nil && i < len(original.Items) {
			link = permalink(original.Items[i].GUID)
		}
		out = append(out, item(it, link, address, d))
	}
	return identities(out, d)
}

// permalink is a guid that says, or says by default, that it is an address.
func permalink(g *rss.GUID) string {
	if g == nil || strings.EqualFold(g.IsPermalink, "false") || !strings.Contains(g.Value, "://") {
		return ""
	}
	return g.Value
}

func item(it *gofeed.Item, link, address string, d *doubts) Item {
	out := Item{ID: strings.TrimSpace(it.GUID), URL: Normal(resolve(address, link)), Title: plain(it.Title),
		Summary: plain(it.Description), Content: strings.TrimSpace(it.Content)}
	if link != "" && out.URL == "" {
		d.add(WarnLink, "an item links to %q, which is no web address", first(link, 80))
	}
	if out.Content == "" {
		out.Content = strings.TrimSpace(it.Description)
	}
	if len(it.Authors) > 0 && it.Authors[0] != nil {
		out.Author = plain(it.Authors[0].Name)
	}
	if it.DublinCoreExt != nil && len(it.DublinCoreExt.Language) > 0 {
		out.Language = strings.TrimSpace(it.DublinCoreExt.Language[0])
	}
	out.Published = date(it.Published, it.PublishedParsed, d)
	out.Updated = date(it.Updated, it.UpdatedParsed, d)
	return out
}

// salvage takes a broken document apart and reads each item alone.
func salvage(text, root string) *gofeed.Feed {
	tag, end := "item", "</channel></rss>"
	switch root {
	case "feed":
		tag, end = "entry", "</feed>"
	case "rdf":
		end = "</rdf:RDF>"
	}
	re := regexp.MustCompile(`(?is)<` + tag + `[\s>].*?</` + tag + `\s*>`)
	chunks := re.FindAllStringIndex(text, maxEntries)
	open := text[:strings.IndexByte(text, '>')+1]
	if len(chunks) == 0 || len(open) > 64<<10 { // it is read once for each item
		return nil
	}
	if root == "rss" {
		open += "<channel>"
	}
	all := head(text[:chunks[0][0]], open, root, end)
	for _, c := range chunks {
		doc := open + text[c[0]:c[1]] + end
		if scan(doc).err != nil {
			continue
		}
		if g, err := universal(doc); err == nil {
			all.Items = append(all.Items, g.Items...)
		}
	}
	return all
}

// head reads what stands before the first item, as far as it is sound. The
// result keeps no original, since that would lack the items.
func head(text, open, root, end string) *gofeed.Feed {
	if root == "rdf" {
		return &gofeed.Feed{}
	}
	for _, doc := range []string{text + end, open + end} {
		if scan(doc).err != nil {
			continue
		}
		if g, err := universal(doc); err == nil {
			return &gofeed.Feed{Title: g.Title, Language: g.Language}
		}
	}
	return &gofeed.Feed{}
}
