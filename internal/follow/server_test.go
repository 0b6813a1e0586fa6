package follow_test

import (
	"errors"
	"fmt"
	"html"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad/internal/feed"
	"github.com/isnad-news/isnad/internal/fetch"
	"github.com/isnad-news/isnad/internal/follow"
)

// city is the two hundred feeds and what is expected of them.
type city struct {
	t     *testing.T
	w     *world
	sites []*site
	old   []*site // from which feeds have moved
	feeds []string
	bad   map[string]error // the reason for which a feed must be reported in the first round
	dates time.Time
}

func (c *city) site(write func([]story) string) *site {
	s := &site{host: fmt.Sprintf("n%03d.example", len(c.sites)), write: write, asked: map[string]int{}}
	s.add(3, c.dates)
	c.sites = append(c.sites, s)
	c.w.Handle(s.host, s)
	return s
}

// feed gives n sites whose feeds are followed.
func (c *city) feed(n int, write func([]story) string, change func(s *site)) (made []*site) {
	for range n {
		s := c.site(write)
		if change != nil {
			change(s)
		}
		c.feeds = append(c.feeds, "http://"+s.host+"/feed")
		made = append(made, s)
	}
	return made
}

// broken gives n sites whose feeds cannot be read, with the reason to be told.
func (c *city) broken(n int, why error, answer http.HandlerFunc) {
	for _, s := range c.feed(n, asRSS, func(s *site) { s.feed, s.stories = answer, nil }) {
		c.bad["http://"+s.host+"/feed"] = why
	}
}

// TestFeeds200 follows two hundred feeds on all their bad days, for three
// rounds, each as a new process with the store of the one before.
func TestFeeds200(t *testing.T) {
	began := time.Now()
	bubble(t, func(t *testing.T, w *world) {
		c := &city{t: t, w: w, bad: map[string]error{}, dates: time.Now().Add(-5 * time.Hour)}
		var good []*site
		for _, write := range []func([]story) string{asRSS, asAtom, asJSON, asRDF, asNews, asGzipped, asArabicCodePage, marked} {
			good = append(good, c.feed(13, write, nil)...)
		}
		moved := c.movedFeeds()
		good = append(good, c.feed(4, asAtom, func(s *site) { // 302: asked for at the old address for ever
			s.feed = redirect(http.StatusFound, "/elsewhere")
			s.page = elsewhere(s)
		})...)
		c.broken(5, feed.ErrHTML, func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, `<!doctype html><link rel=alternate type=application/rss+xml href=/rss>`)
		})
		c.broken(3, fetch.ErrRedirects, redirect(http.StatusFound, "/feed"))
		c.broken(2, fetch.ErrRedirects, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/feed?"+r.URL.RawQuery+"x", http.StatusFound)
		})
		c.broken(4, fetch.ErrTooSlow, drip)
		c.broken(2, fetch.ErrTooSlow, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
		c.broken(2, fetch.ErrTooBig, gzipBomb())
		c.broken(2, fetch.ErrTooBig, huge)
		c.broken(2, fetch.ErrPrivate, redirect(http.StatusMovedPermanently, "http://192.168.1.1/feed"))
		c.broken(1, fetch.ErrAddress, redirect(http.StatusFound, "file:///etc/passwd"))
		c.broken(2, feed.ErrEmpty, func(http.ResponseWriter, *http.Request) {})
		c.broken(1, feed.ErrUnknown, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, `{"error":"no"}`) })
		c.broken(2, feed.ErrBroken, func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, `<rss><channel><item><title>خبر`)
		})
		c.broken(2, errStatus(404), http.NotFound)
		gone := c.gone()
		busy := c.busy()
		c.robots()
		c.unreachable()
		good = append(good, c.feed(3, asRSS, failsOnce)...) // 503, then well
		good = append(good, c.feed(1, asRSS, func(s *site) { s.add(4997, c.dates) })...)
		good = append(good, c.feed(2, asRSS, func(s *site) { s.stories = nil })...) // empty, for now
		future := c.feed(3, asRSS, func(s *site) { s.stories = nil; s.add(2, time.Now().AddDate(1, 0, 0)) })
		good = append(good, future...)
		good = append(good, c.duplicates()...)
		good = append(good, c.lists()...)
		cut := c.feed(3, func(s []story) string { x := asRSS(s); return x[:len(x)-60] }, nil)
		missing := c.feed(3, asRSS, func(s *site) { s.page = http.NotFound })
		late := c.feed(2, asRSS, notYet)
		big := c.feed(2, asRSS, func(s *site) { s.page = huge })
		bombs := c.feed(1, asRSS, func(s *site) { s.page = gzipBomb() })
		full := c.fullText()
		good = append(good, c.feed(3, weak, nil)...)
		if len(c.feeds) != 200 {
			t.Fatalf("%d feeds, want 200", len(c.feeds))
		}

		w.must(t, c.feeds...) // first round
		c.reasons()
		all := slices.Concat(good, moved)
		c.once("first round", all...)
		if n := len(w.of(follow.ItemKept)); n != len(w.shelf.count) {
			t.Errorf("%d items told as kept, %d on the shelf", n, len(w.shelf.count))
		}
		c.cutOff(cut)
		for _, s := range future {
			for _, st := range s.stories {
				if p := w.shelf.pages[st.url]; !p.Published.IsZero() {
					t.Errorf("%s came in with the date %s", st.url, p.Published)
				}
			}
		}
		for _, s := range slices.Concat(missing, late, big, bombs) {
			c.none(s)
		}
		for _, s := range full {
			for _, st := range s.stories {
				if p := w.shelf.pages[st.url]; !p.FromFeed || !strings.Contains(p.Note, "robots") {
					t.Errorf("%s: from the feed: %v, %q", st.url, p.FromFeed, p.Note)
				}
			}
		}
		if n := len(w.of(follow.FeedGone)); n != 1 {
			t.Errorf("%d feeds told as gone, want 1", n)
		}

		time.Sleep(3 * time.Hour)
		for _, s := range slices.Concat(all, busy) {
			s.add(2, time.Now().Add(-time.Hour))
		}
		w.must(t, c.feeds...) // second round: new items
		c.once("second round", slices.Concat(all, late, busy)...)
		for _, s := range c.old {
			if n := s.asked["/feed"]; n != 1 {
				t.Errorf("%s moved for good and was asked for %d times", s.host, n)
			}
		}
		if n := gone.asked["/feed"]; n != 1 {
			t.Errorf("a feed that is gone was asked for %d times", n)
		}

		time.Sleep(24 * time.Hour)
		count := len(w.shelf.count)
		w.must(t, c.feeds...) // third round: nothing new
		c.once("third round", slices.Concat(all, late, busy)...)
		if len(w.shelf.count) != count || len(w.of(follow.ItemKept)) > 0 {
			t.Errorf("the third round brought in %d items that are not new", len(w.of(follow.ItemKept)))
		}
		if n := c.unchanged(); n < 120 {
			t.Errorf("only %d answers of 304", n)
		}

		for range 4 { // until the missing pages are given up
			time.Sleep(24 * time.Hour)
			w.must(t, c.feeds...)
		}
		c.givenUp(missing)
		t.Logf("%d feeds, %d items, each once", len(c.feeds), len(w.shelf.count))
	})
	t.Logf("%s of real time", time.Since(began).Round(time.Millisecond))
}

type errStatus int

func (e errStatus) Error() string { return fmt.Sprintf("status %d", int(e)) }

func is(err, want error) bool {
	var code errStatus
	var status *fetch.StatusError
	if errors.As(want, &code) {
		return errors.As(err, &status) && status.Code == int(code)
	}
	return errors.Is(err, want)
}

// reasons: each bad feed is told, for the right reason, and no other.
func (c *city) reasons() {
	told := map[string]error{}
	for _, kind := range []follow.NoticeKind{follow.FeedFailed, follow.FeedGone} {
		for _, n := range c.w.of(kind) {
			told[n.Feed] = n.Err
			if c.bad[n.Feed] == nil {
				c.t.Errorf("%s failed: %v", n.Feed, n.Err)
			}
		}
	}
	for url, want := range c.bad {
		if !is(told[url], want) {
			c.t.Errorf("%s: told %v, want %v", url, told[url], want)
		}
	}
}

// once: each story of the sites came in, and none twice.
func (c *city) once(when string, sites ...*site) {
	for _, s := range sites {
		for _, st := range s.stories {
			if c.w.shelf.count[st.url] != 1 {
				c.t.Errorf("%s: %s came %d times", when, st.url, c.w.shelf.count[st.url])
			}
		}
	}
	for url, n := range c.w.shelf.count {
		if n != 1 {
			c.t.Errorf("%s: %s came %d times", when, url, n)
		}
	}
}

func (c *city) none(s *site) {
	for _, st := range s.stories {
		if n := c.w.shelf.count[st.url]; n != 0 {
			c.t.Errorf("%s, which cannot be had, came %d times", st.url, n)
		}
	}
}

// movedFeeds: the old host answers 301, feed and pages are at the new one.
func (c *city) movedFeeds() (made []*site) {
	for range 8 {
		s := c.site(asRSS)
		old := &site{host: "old-" + s.host, asked: map[string]int{}, feed: redirect(http.StatusMovedPermanently, "http://"+s.host+"/feed")}
		c.w.Handle(old.host, old)
		c.old, c.feeds, made = append(c.old, old), append(c.feeds, "http://"+old.host+"/feed"), append(made, s)
	}
	return made
}

// gone: 410.
func (c *city) gone() *site {
	s := c.feed(1, asRSS, func(s *site) {
		s.feed, s.stories = func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) }, nil
	})[0]
	c.bad["http://"+s.host+"/feed"] = errStatus(http.StatusGone)
	return s
}

// busy: 429 with two hours to wait, then well.
func (c *city) busy() []*site {
	return c.feed(5, asRSS, func(s *site) {
		c.bad["http://"+s.host+"/feed"] = errStatus(http.StatusTooManyRequests)
		s.feed = func(w http.ResponseWriter, r *http.Request) {
			if s.asked["/feed"] == 1 {
				w.Header().Set("Retry-After", "7200")
				w.WriteHeader(http.StatusTooManyRequests)
				return
			}
			s.serve(w, r, asRSS(s.stories))
		}
	})
}

// robots: three forbid the feed, of two robots.txt cannot be had.
func (c *city) robots() {
	c.broken(3, fetch.ErrRobots, nil)
	c.broken(2, fetch.ErrRobotsDown, nil)
	for i, s := range c.sites[len(c.sites)-5:] {
		s.robots = "User-agent: *\nDisallow: /feed\n"
		if i > 2 {
			s.robots = "503"
		}
	}
}

// unreachable: hosts that refuse, names that do not exist, certificates that
// nobody signed.
func (c *city) unreachable() {
	for i := range 4 {
		host := fmt.Sprintf("dead%d.example", i)
		c.w.Dead(host)
		c.feeds = append(c.feeds, "http://"+host+"/feed")
		c.bad["http://"+host+"/feed"] = fetch.ErrUnreachable
	}
	for i := range 3 {
		url := fmt.Sprintf("http://nowhere%d.example/feed", i)
		c.feeds = append(c.feeds, url)
		c.bad[url] = fetch.ErrNoHost
	}
	for range 2 {
		url := "https://" + c.site(asRSS).host + "/feed"
		c.feeds = append(c.feeds, url)
		c.bad[url] = fetch.ErrCertificate
	}
}

// failsOnce: 503, then well.
func failsOnce(s *site) {
	s.feed = func(w http.ResponseWriter, r *http.Request) {
		if s.asked["/feed"] == 1 {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		s.serve(w, r, asRSS(s.stories))
	}
}

// notYet: pages that stand in the feed an hour before they are there.
func notYet(s *site) {
	from := time.Now().Add(time.Hour)
	s.page = func(w http.ResponseWriter, r *http.Request) {
		if time.Now().Before(from) {
			http.NotFound(w, r)
			return
		}
		_, _ = io.WriteString(w, story{title: s.host + r.URL.Path}.page())
	}
}

// duplicates: three pairs of feeds with the same stories, the second with other
// guids and tracking parameters.
func (c *city) duplicates() (made []*site) {
	for range 3 {
		first := c.feed(1, asRSS, nil)[0]
		c.feed(1, nil, func(s *site) {
			s.stories = nil
			s.write = func([]story) string {
				return strings.ReplaceAll(asAtom(first.stories), `"/><title>`, `?fbclid=x#top"/><title>`)
			}
		})
		made = append(made, first)
	}
	return made
}

// lists: an OPML list by address, and indexes of sitemaps.
func (c *city) lists() (made []*site) {
	below := []*site{c.site(asRSS), c.site(asAtom), c.site(asJSON)}
	opml := `<opml version="2.0"><body><outline text="صحف">`
	for _, s := range below {
		opml += `<outline type="rss" text="صحيفة" xmlUrl="http://` + s.host + `/feed"/>`
	}
	c.feed(1, nil, func(s *site) {
		s.stories, s.write = nil, func([]story) string { return opml + `</outline></body></opml>` }
	})
	for range 2 {
		maps := []*site{c.site(asNews), c.site(asGzipped)}
		c.feed(1, nil, func(s *site) {
			s.stories, s.write = nil, func([]story) string {
				return `<sitemapindex><sitemap><loc>http://` + maps[0].host + `/feed</loc></sitemap><sitemap><loc>http://` + maps[1].host + `/feed</loc><lastmod>` + time.Now().Format(time.RFC3339) +
					`</lastmod></sitemap><sitemap><loc>http://` + maps[1].host + `/2011.xml</loc><lastmod>2011-01-25</lastmod></sitemap></sitemapindex>`
			}
		})
		below = append(below, maps...)
	}
	return below
}

// fullText: robots.txt forbids the pages, and the feed holds the whole text.
func (c *city) fullText() []*site {
	write := func(stories []story) string {
		return strings.ReplaceAll(asRSS(stories), "</item>", "<description>"+html.EscapeString("<p>"+strings.Repeat("وصل الوفد مساء أمس إلى العاصمة. ", 30)+"</p>")+"</description></item>")
	}
	return c.feed(2, write, func(s *site) { s.robots = "User-agent: *\nDisallow: /\nAllow: /feed\n" })
}

// weak: one guid for all items.
func weak(stories []story) string {
	return regexp.MustCompile(`<guid[^>]*>[^<]*`).ReplaceAllString(asRSS(stories), "<guid isPermaLink=\"false\">1")
}

// cutOff: all but the last story of a feed that breaks off came in.
func (c *city) cutOff(sites []*site) {
	for _, s := range sites {
		for i, st := range s.stories {
			if n := c.w.shelf.count[st.url]; n != 1 && i < len(s.stories)-1 {
				c.t.Errorf("%s stands before the break and came %d times", st.url, n)
			}
		}
	}
}

func (c *city) unchanged() (n int) {
	for _, s := range c.sites {
		n += s.same
	}
	return n
}

// givenUp: told as such after five tries.
func (c *city) givenUp(sites []*site) {
	items := c.w.store.Items()
	for _, s := range sites {
		for _, st := range s.stories {
			it := items[feed.Key(st.url)]
			if it.Outcome != follow.GivenUp || it.Tries != 5 || s.asked["/"+st.url[len(st.url)-1:]] != 5 {
				c.t.Errorf("%s: %s after %d tries: %s", st.url, it.Outcome, it.Tries, it.Reason)
			}
		}
	}
}
