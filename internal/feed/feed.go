// Package feed reads what publishers offer to follow them by: RSS, Atom and
// JSON feeds, news sitemaps and their indexes, and OPML lists of feeds. Feeds
// are broken in many ways; what can be read is read, and every doubt told.
package feed

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/isnad-news/isnad"
)

// Kind is the form of a feed.
type Kind string

// The kinds. OPML and SitemapIndex hold Links to further feeds, the others
// Items.
const (
	RSS          Kind = "rss"
	Atom         Kind = "atom"
	JSON         Kind = "json"
	OPML         Kind = "opml"
	Sitemap      Kind = "sitemap"
	SitemapIndex Kind = "sitemap-index"
)

// Feed is what was read.
type Feed struct {
	Kind     Kind
	Title    string
	Language string
	Items    []Item
	Links    []Link
	Next     string        // address of the page with older items; else empty
	TTL      time.Duration // how long the feed says it stays as it is; else zero
	Warnings []isnad.Warning
}

// Item is one report that a feed tells of.
type Item struct {
	ID        string // the feed's own name for it, unique in the feed; else empty
	URL       string // absolute, without tracking parameters; may be empty
	Title     string // plain text
	Published time.Time
	Updated   time.Time
	Author    string
	Summary   string // plain text
	Content   string // HTML: the text, or as much of it as the feed gives
	Language  string
	News      bool // of a sitemap: marked as news
}

// Link is a further feed.
type Link struct {
	URL, Title string
	Updated    time.Time // zero where unknown
}

// maxEntries is how many items or links are read of one feed: what the sitemap
// protocol allows, and a thousand times what others have.
const maxEntries = 50_000

// What keeps a feed from being read. Parse wraps these.
var (
	ErrHTML    = errors.New("this is a web page, not a feed")
	ErrEmpty   = errors.New("the answer is empty")
	ErrUnknown = errors.New("this is no feed")
	ErrBroken  = errors.New("this feed is broken")
)

// HTMLError is a page where a feed should be, and the feeds that it names.
type HTMLError struct{ Feeds []Link }

// Error says which feeds to take instead.
func (e *HTMLError) Error() string {
	if len(e.Feeds) == 0 {
		return ErrHTML.Error() + ", and it names none; look on the site for a link called RSS, or give its news sitemap"
	}
	var names []string
	for _, l := range e.Feeds {
		names = append(names, l.URL)
	}
	return fmt.Sprintf("%s; give one of those that it names: %s", ErrHTML, strings.Join(names, " "))
}

// Unwrap makes the error an ErrHTML.
func (e *HTMLError) Unwrap() error { return ErrHTML }

// Codes of warnings.
const (
	WarnDate     = "feed-date"
	WarnEncoding = "feed-encoding"
	WarnBroken   = "feed-broken"
	WarnPrefix   = "feed-prefix"
	WarnMany     = "feed-many"
	WarnID       = "feed-id"
	WarnLink     = "feed-link"
)

// Parse reads a feed. The content type counts for its charset only; relative
// addresses are meant from address.
func Parse(body []byte, contentType, address string) (Feed, error) {
	d := &doubts{first: map[string]string{}, count: map[string]int{}}
	text, err := decode(body, contentType, d)
	if err != nil {
		return Feed{}, err
	}
	f, err := parse(text, address, d)
	if err != nil {
		return Feed{}, err
	}
	f.Title, f.Language = plain(f.Title), strings.TrimSpace(f.Language)
	f.Warnings = d.warnings()
	return f, nil
}

func parse(text, address string, d *doubts) (Feed, error) {
	switch {
	case text == "":
		return Feed{}, ErrEmpty
	case text[0] == '{' || text[0] == '[':
		return parseJSON(text, address, d)
	}
	s := scan(text)
	switch s.root {
	case "rss", "rdf", "feed", "opml", "urlset", "sitemapindex":
		if s.bomb {
			return Feed{}, fmt.Errorf("%w: %w", ErrBroken, s.err)
		}
	}
	switch s.root {
	case "rss", "rdf", "feed":
		return parseXML(text, s, address, d)
	case "opml":
		return parseOPML(text, address, d)
	case "urlset", "sitemapindex":
		return parseSitemap(text, address, d)
	}
	if at := buried(text); at > 0 {
		d.add(WarnPrefix, "begins with %q, which is no part of a feed: passed over", first(text[:at], 60))
		return parse(text[at:], address, d)
	}
	if looksHTML(text) {
		return Feed{}, &HTMLError{Feeds: alternates(text, address)}
	}
	if s.root == "" {
		return Feed{}, fmt.Errorf("%w: neither XML nor JSON; it begins with %q", ErrUnknown, first(text, 40))
	}
	return Feed{}, fmt.Errorf("%w: its outermost element is <%s>, not rss, feed, opml or urlset", ErrUnknown, first(s.root, 40))
}

// buried finds a feed behind what a server's fault put before it. What begins
// as a web page is one.
func buried(text string) int {
	re := regexp.MustCompile(`<(\?xml\s|rss[\s>]|feed[\s>]|rdf:RDF[\s>]|urlset[\s>]|sitemapindex[\s>])`)
	begin := strings.ToLower(text[:min(len(text), 200)])
	if strings.HasPrefix(begin, "<!doctype html") || strings.Contains(begin, "<html") {
		return 0
	}
	if m := re.FindStringIndex(text[:min(len(text), 16<<10)]); m != nil {
		return m[0]
	}
	return 0
}

// first gives the first n characters.
func first(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i] + "…"
		}
	}
	return s
}

// doubts collects warnings, one of a code with the count and the first case.
type doubts struct {
	codes []string
	first map[string]string
	count map[string]int
}

func (d *doubts) add(code, format string, args ...any) {
	if d.count[code]++; d.count[code] > 1 {
		return
	}
	d.codes = append(d.codes, code)
	d.first[code] = fmt.Sprintf(format, args...)
}

// many says that a feed was not read to its end.
func (d *doubts) many() {
	d.add(WarnMany, "holds more than %d entries: the others are left out", maxEntries)
}

func (d *doubts) warnings() []isnad.Warning {
	var ws []isnad.Warning
	for _, code := range d.codes {
		text := d.first[code]
		if n := d.count[code]; n > 1 {
			text = fmt.Sprintf("%s (and %d more like it)", text, n-1)
		}
		ws = append(ws, isnad.Warning{Code: code, Text: text})
	}
	return ws
}
