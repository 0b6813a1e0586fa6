package follow_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/isnad-news/isnad/internal/feed"
	"github.com/isnad-news/isnad/internal/follow"
)

// newSite puts a host there with three stories of the last hours.
func newSite(w *world, host string, write func([]story) string) *site {
	s := &site{host: host, write: write, asked: map[string]int{}}
	s.add(3, time.Now().Add(-3*time.Hour))
	w.Handle(host, s)
	return s
}

// TestKilled: the program ends between keeping a page and marking it, at each
// place once. Afterwards each page is there, and none twice.
func TestKilled(t *testing.T) {
	killed := errors.New("killed")
	for n := range 8 {
		bubble(t, func(t *testing.T, w *world) {
			newSite(w, "a.example", asRSS)
			newSite(w, "b.example", asAtom)
			feeds := []string{"http://a.example/feed", "http://b.example/feed"}
			marks := 0
			w.store.Mark = func() error {
				if marks++; marks > n {
					return killed
				}
				return nil
			}
			if _, err := w.run(t.Context(), feeds...); (n < 6) != errors.Is(err, killed) {
				t.Fatalf("killed at mark %d: error %v", n, err)
			}
			w.store.Mark = nil
			w.must(t, feeds...)
			if len(w.shelf.pages) != 6 || len(w.shelf.sums) != 6 {
				t.Errorf("killed at mark %d: %d pages, %d of them different, want 6", n, len(w.shelf.pages), len(w.shelf.sums))
			}
		})
	}
}

// TestCancelled: the context ends at every second of a round.
func TestCancelled(t *testing.T) {
	for n := range 12 {
		bubble(t, func(t *testing.T, w *world) {
			newSite(w, "a.example", asRSS)
			newSite(w, "b.example", asJSON).feed = drip
			ctx, cancel := context.WithTimeout(t.Context(), time.Duration(n)*time.Second)
			defer cancel()
			if _, err := w.run(ctx, "http://a.example/feed", "http://b.example/feed"); !errors.Is(err, context.DeadlineExceeded) {
				t.Fatalf("ended at second %d: error %v", n, err)
			}
			if len(w.of(follow.FeedFailed))+len(w.of(follow.ItemFailed)) > 1 { // the drip, from second 12 on
				t.Errorf("ended at second %d: told %s", n, w.told())
			}
			w.must(t, "http://a.example/feed")
			for url, k := range w.shelf.count {
				if k != 1 {
					t.Errorf("ended at second %d: %s came %d times", n, url, k)
				}
			}
			if len(w.shelf.count) != 3 {
				t.Errorf("ended at second %d: %d pages, want 3", n, len(w.shelf.count))
			}
		})
	}
}

// TestCancelledInKeep: what was kept is marked, though the run ends now.
func TestCancelledInKeep(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		newSite(w, "a.example", asRSS)
		ctx, cancel := context.WithCancel(t.Context())
		w.shelf.keep = func(follow.Page) error {
			cancel()
			return nil
		}
		if _, err := w.run(ctx, "http://a.example/feed"); !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		if n := len(w.shelf.count); n != 1 {
			t.Fatalf("%d pages kept, want 1", n)
		}
		w.shelf.keep = nil
		w.must(t, "http://a.example/feed")
		for url, n := range w.shelf.count {
			if n != 1 {
				t.Errorf("%s came %d times", url, n)
			}
		}
	})
}

// TestSink: a page refused does not come again; a sink that does not work ends
// the run, and nothing is lost.
func TestSink(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		newSite(w, "a.example", asRSS)
		full := errors.New("the disk is full")
		w.shelf.keep = func(follow.Page) error { return full }
		if _, err := w.run(t.Context(), "http://a.example/feed"); !errors.Is(err, full) || len(w.store.Items()) > 0 {
			t.Fatalf("%d marked, error %v", len(w.store.Items()), err)
		}
		w.shelf.keep = func(p follow.Page) error {
			if strings.HasSuffix(p.URL, "/2") {
				return fmt.Errorf("%w: no text in it", follow.ErrRefused)
			}
			return nil
		}
		w.must(t, "http://a.example/feed")
		if got := w.told(); got != "feed 1, kept 2, skipped 1" {
			t.Errorf("told %s", got)
		}
		w.shelf.keep = nil
		w.must(t, "http://a.example/feed")
		if got := w.told(); got != "feed 1" || len(w.shelf.count) != 2 {
			t.Errorf("told %s", got)
		}
	})
}

// TestPage: what a sink is given.
func TestPage(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		newSite(w, "a.example", asAtom)
		w.must(t, "http://a.example/feed")
		p := w.shelf.pages["http://a.example/2"]
		if p.Feed != "http://a.example/feed" || p.Outlet != "وكالة" || p.Title != "خبر 2 من a.example" || p.FromFeed ||
			!p.Published.Equal(time.Date(2025, 9, 16, 1, 30, 2, 0, time.UTC)) || p.Gathered.IsZero() || !strings.Contains(string(p.Body), "<article>") {
			t.Errorf("%+v", p)
		}
	})
}

// TestFromFeed: where the page cannot be had, the feed's text stands for it.
func TestFromFeed(t *testing.T) {
	long := strings.Repeat("وصل الوفد إلى العاصمة. ", 40)
	for _, c := range []struct {
		name   string
		status int
		text   string
		rounds int
		told   string // of the last round
	}{
		{"paywall", 402, long, 1, "feed 1, kept 1"},
		{"keeps programs out", 403, long, 1, "feed 1, kept 1"},
		{"keeps programs out, little text", 403, "موجز", 1, "failed 1, feed 1"},
		{"missing", 404, long, 1, "failed 1, feed 1"},
		{"missing at the fifth try", 404, long, 5, "feed 1, kept 1"},
		{"missing at the fifth try, little text", 404, "موجز", 5, "feed 1, given-up 1"},
		{"gone, little text", 410, "موجز", 1, "feed 1, skipped 1"},
		{"law", 451, "موجز", 1, "feed 1, skipped 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			bubble(t, func(t *testing.T, w *world) {
				s := newSite(w, "a.example", nil)
				items := `<item><link>/1</link><title>أ &lt; ب</title><description>` + c.text + `</description></item>`
				s.write = func([]story) string { return `<rss><channel><language>ar</language>` + items + `</channel></rss>` }
				s.page = func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(c.status) }
				for range c.rounds {
					w.must(t, "http://a.example/feed")
					items = "" // it is in the feed no more
					time.Sleep(17 * time.Hour)
				}
				got := strings.ReplaceAll(w.told(), ", warning 1", "") // of a feed without items
				if got != c.told {
					t.Fatalf("told %s, want %s: %+v", got, c.told, w.notices)
				}
				p, ok := w.shelf.pages["http://a.example/1"]
				if strings.Contains(c.told, "kept") && (!ok || !p.FromFeed || !strings.Contains(p.Note, fmt.Sprint(c.status)) || !strings.Contains(string(p.Body), "<h1>أ &lt; ب</h1>\n"+strings.TrimSpace(c.text))) {
					t.Errorf("%+v", p)
				}
			})
		})
	}
}

// TestNoAddress: an item that is nothing but its text.
func TestNoAddress(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		s := newSite(w, "a.example", nil)
		s.write = func([]story) string {
			return `<rss><channel><item><guid isPermaLink="false">x7</guid><description>خبر قصير</description></item></channel></rss>`
		}
		for range 2 {
			w.must(t, "http://a.example/feed")
		}
		if p := w.shelf.pages["x7"]; w.shelf.count["x7"] != 1 || !p.FromFeed || !strings.Contains(string(p.Body), "خبر قصير") {
			t.Errorf("%d times: %+v", w.shelf.count["x7"], p)
		}
	})
}

// TestTries: ever longer between two.
func TestTries(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		var at []time.Duration
		began := time.Now()
		s := newSite(w, "a.example", asRSS)
		s.stories = s.stories[:1]
		s.page = func(w http.ResponseWriter, r *http.Request) {
			at = append(at, time.Since(began).Round(time.Minute))
			http.NotFound(w, r)
		}
		w.opt = follow.Options{MaxInterval: 5 * time.Minute}
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Hour)
		defer cancel()
		if _, err := w.run(ctx, "http://a.example/feed"); !errors.Is(err, context.DeadlineExceeded) {
			t.Fatal(err)
		}
		if got := fmt.Sprint(at); got != "[0s 15m0s 1h15m0s 5h15m0s 21h15m0s]" {
			t.Errorf("tried at %s", got)
		}
	})
}

// TestForDays: a process that goes on takes each story when it is due, and asks
// no more often than it must.
func TestForDays(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		busy, calm := newSite(w, "busy.example", asRSS), newSite(w, "calm.example", asAtom)
		w.opt.Once = false
		ctx, cancel := context.WithTimeout(t.Context(), 48*time.Hour)
		defer cancel()
		go func() {
			for hour := time.Tick(time.Hour); ; busy.add(1, time.Now()) {
				select {
				case <-ctx.Done():
					return
				case <-hour:
				}
			}
		}()
		if _, err := w.run(ctx, "http://busy.example/feed", "http://calm.example/feed"); !errors.Is(err, context.DeadlineExceeded) {
			t.Fatal(err)
		}
		for url, n := range w.shelf.count {
			if n != 1 {
				t.Errorf("%s came %d times", url, n)
			}
		}
		if n := len(w.shelf.count); n < 48 {
			t.Errorf("%d stories came, want 6 and nearly one an hour", n)
		}
		if b, c := busy.asked["/feed"], calm.asked["/feed"]; b < 40 || b > 300 || c < 8 || c > 30 {
			t.Errorf("the busy feed was asked for %d times in two days, the calm one %d", b, c)
		}
	})
}

// TestMovedBack: where a feed moved to fails, the old address is asked again.
func TestMovedBack(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		old, now := newSite(w, "old.example", asRSS), newSite(w, "new.example", asRSS)
		old.feed = redirect(http.StatusPermanentRedirect, "http://new.example/feed")
		w.must(t, "http://old.example/feed")
		if n := w.of(follow.FeedMoved); len(n) != 1 || !strings.Contains(n[0].Text, "http://new.example/feed") {
			t.Fatalf("told %+v", w.notices)
		}
		now.feed = http.NotFound
		old.feed = func(rw http.ResponseWriter, r *http.Request) { // by chance its tag is the other's
			tag := w.store.Feed("http://old.example/feed").ETag
			if tag != "" && r.Header.Get("If-None-Match") == tag {
				rw.WriteHeader(http.StatusNotModified)
				return
			}
			_, _ = io.WriteString(rw, asRSS(old.stories))
		}
		for range 4 {
			time.Sleep(time.Hour)
			w.must(t, "http://old.example/feed")
		}
		if st := w.store.Feed("http://old.example/feed"); st.MovedTo != "" || st.Failures != 0 || w.shelf.count["http://old.example/1"] != 1 {
			t.Errorf("%+v", st)
		}
	})
}

// TestNotMoved: an address where no feed is found is not remembered.
func TestNotMoved(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		newSite(w, "a.example", asRSS).feed = redirect(http.StatusMovedPermanently, "/")
		w.Handle("b.example", http.NotFoundHandler())
		w.must(t, "http://a.example/feed")
		if st := w.store.Feed("http://a.example/feed"); st.MovedTo != "" || st.Failures != 1 {
			t.Errorf("%+v", st)
		}
	})
}

// TestOlderPages: after a pause, all items of the first page are new.
func TestOlderPages(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		s := newSite(w, "a.example", nil)
		paged := func(s []story, next string) string {
			return strings.Replace(asAtom(s), "<title>", `<link rel="next" href="`+next+`"/><title>`, 1)
		}
		s.write = func(st []story) string { return paged(st[len(st)-3:], "/page2") }
		s.page = func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/page2" {
				_, _ = io.WriteString(w, paged(s.stories[:len(s.stories)-3], "/page2"))
				return
			}
			_, _ = io.WriteString(w, story{title: r.URL.Path}.page())
		}
		w.must(t, "http://a.example/feed")
		time.Sleep(time.Hour)
		s.add(5, time.Now())
		w.must(t, "http://a.example/feed")
		if len(w.shelf.count) != 8 || s.asked["/page2"] != 1 {
			t.Errorf("%d pages, want 8; the older items asked for %d times", len(w.shelf.count), s.asked["/page2"])
		}
	})
}

// TestSamePage: two items whose addresses lead to one page, in one feed and in
// two.
func TestSamePage(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		var feeds []string
		for _, host := range []string{"a.example", "b.example"} {
			newSite(w, host, asRSS).page = redirect(http.StatusFound, "http://c.example/1")
			feeds = append(feeds, "http://"+host+"/feed")
		}
		newSite(w, "c.example", asRSS)
		w.shelf.keep = func(follow.Page) error { // while one is kept, others arrive
			time.Sleep(30 * time.Second)
			return nil
		}
		for range 2 {
			w.must(t, feeds...)
			time.Sleep(time.Hour)
		}
		if fmt.Sprint(w.shelf.count) != "map[http://c.example/1:1]" {
			t.Errorf("%v", w.shelf.count)
		}
		for id, it := range w.store.Items() {
			if it.Outcome == follow.Failed {
				t.Errorf("%s still fails: %s", id, it.Reason)
			}
		}
	})
}

// TestOtherSpelling: https fails for a bad certificate; another feed names the
// same page with http.
func TestOtherSpelling(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		secure := func(s []story) string { return strings.ReplaceAll(asRSS(s), "<link>http:", "<link>https:") }
		s := newSite(w, "a.example", secure)
		w.must(t, "http://a.example/feed")
		if got := w.told(); got != "failed 3, feed 1" {
			t.Fatalf("told %s", got)
		}
		s.write = asRSS
		newSite(w, "b.example", func([]story) string { return asAtom(s.stories) })
		w.must(t, "http://b.example/feed")
		if got := w.told(); got != "feed 1, kept 3" {
			t.Errorf("told %s", got)
		}
	})
}

// TestClaimed: while one feed's https fails, the other feed, which names the
// same pages with http, leaves them to it; the next round brings them in.
func TestClaimed(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		s := newSite(w, "a.example", func(s []story) string { return strings.ReplaceAll(asRSS(s), "<link>http:", "<link>https:") })
		b := newSite(w, "b.example", nil)
		b.feed = func(w http.ResponseWriter, r *http.Request) {
			time.Sleep(time.Second)
			b.serve(w, r, asAtom(s.stories))
		}
		for _, want := range []string{"failed 3, feed 2", "feed 2, kept 3"} {
			w.must(t, "http://a.example/feed", "http://b.example/feed")
			if got := w.told(); got != want {
				t.Errorf("told %s, want %s", got, want)
			}
		}
	})
}

// TestHostDown: after three failures of a host the rest waits.
func TestHostDown(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		s := newSite(w, "a.example", func(s []story) string { return strings.ReplaceAll(asRSS(s), "<link>http://a.", "<link>http://pages.") })
		s.add(5, time.Now())
		w.Dead("pages.example")
		w.must(t, "http://a.example/feed")
		if got := w.told(); got != "failed 3, feed 1, waiting 1" {
			t.Fatalf("told %s", got)
		}
		w.Handle("pages.example", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, r.URL.Path) }))
		time.Sleep(time.Hour)
		w.must(t, "http://a.example/feed")
		if got := w.told(); got != "feed 1, kept 8" {
			t.Errorf("told %s", got)
		}
	})
}

// TestAsksToWait: a host that answers 429 to a page is left alone.
func TestAsksToWait(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		s := newSite(w, "a.example", asRSS)
		pages := 0
		s.page = func(w http.ResponseWriter, r *http.Request) {
			if pages++; pages == 2 {
				w.Header().Set("Retry-After", "5400")
				w.WriteHeader(http.StatusTooManyRequests)
				return
			}
			_, _ = io.WriteString(w, r.URL.Path)
		}
		w.must(t, "http://a.example/feed")
		if got := w.told(); got != "failed 1, feed 1, kept 1, waiting 1" || pages != 2 {
			t.Fatalf("told %s after %d pages", got, pages)
		}
		if next := w.of(follow.Waiting)[0].Next; time.Until(next).Round(time.Minute) != 90*time.Minute {
			t.Errorf("again at %s", next)
		}
		time.Sleep(2 * time.Hour)
		w.must(t, "http://a.example/feed")
		if got := w.told(); got != "feed 1, kept 2" || len(w.shelf.count) != 3 {
			t.Errorf("told %s", got)
		}
	})
}

// TestPrivatePage: an item that points into the reader's own net.
func TestPrivatePage(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		s := newSite(w, "a.example", nil)
		s.write = func([]story) string {
			return `<rss><channel><item><link>http://127.0.0.1:631/</link></item><item><link>http://[::1]/</link></item></channel></rss>`
		}
		w.must(t, "http://a.example/feed")
		if got := w.told(); got != "feed 1, skipped 2" || !strings.Contains(w.of(follow.ItemSkipped)[0].Text, "--allow-private") {
			t.Errorf("told %s: %+v", got, w.notices)
		}
	})
}

// TestLists: a list within a list, a list that names itself, and one that
// names a feed no more.
func TestLists(t *testing.T) {
	opml := func(urls ...string) string {
		return `<opml><body><outline xmlUrl="` + strings.Join(urls, `"/><outline xmlUrl="`) + `"/></body></opml>`
	}
	bubble(t, func(t *testing.T, w *world) {
		began := time.Now()
		last := map[string]time.Duration{} // when a feed was asked for
		logged := func(host string) {
			newSite(w, host, func(s []story) string {
				last[host] = time.Since(began)
				return asRSS(s)
			})
		}
		logged("a.example")
		logged("b.example")
		newSite(w, "list.example", func([]story) string {
			names := []string{"http://list.example/feed", "http://inner.example/feed", "http://a.example/feed"}
			if time.Since(began) > 30*time.Hour {
				names = names[:2]
			}
			return opml(names...)
		})
		newSite(w, "inner.example", func([]story) string { return opml("http://b.example/feed") })
		w.opt.Once = false
		ctx, cancel := context.WithTimeout(t.Context(), 60*time.Hour)
		defer cancel()
		if _, err := w.run(ctx, "http://list.example/feed"); !errors.Is(err, context.DeadlineExceeded) {
			t.Fatal(err)
		}
		if a, b := last["a.example"], last["b.example"]; len(w.shelf.count) != 6 || a < 20*time.Hour || a > 37*time.Hour || b < 50*time.Hour {
			t.Errorf("%d pages; a last asked for after %s, b after %s", len(w.shelf.count), a, b)
		}
	})
}

// TestPlainSitemap: of a sitemap without news marks, what changed lately.
func TestPlainSitemap(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		newSite(w, "a.example", func(s []story) string {
			return `<urlset><url><loc>` + s[0].url + `</loc><lastmod>2025-09-15</lastmod></url><url><loc>` + s[1].url + `</loc><lastmod>2025-08-15</lastmod></url><url><loc>` + s[2].url + `</loc></url></urlset>`
		})
		w.must(t, "http://a.example/feed")
		if got := w.told(); got != "feed 1, kept 1, warning 1" || w.shelf.count["http://a.example/1"] != 1 {
			t.Errorf("told %s", got)
		}
		if st := w.store.Feed("http://a.example/feed"); st.Kind != feed.Sitemap {
			t.Errorf("%+v", st)
		}
	})
}

// TestRestart: what is not due is not asked for by a process that goes on.
func TestRestart(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		s := newSite(w, "a.example", asRSS)
		w.opt.Once = false
		for range 3 {
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			_, err := w.run(ctx, "http://a.example/feed")
			cancel()
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Fatal(err)
			}
		}
		if n := s.asked["/feed"]; n != 1 {
			t.Errorf("asked for %d times in three minutes", n)
		}
	})
}

// TestOverloaded: a host whose pages all fail is left after three.
func TestOverloaded(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		s := newSite(w, "a.example", asRSS)
		s.add(10, time.Now())
		s.page = func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) }
		w.must(t, "http://a.example/feed")
		if got := w.told(); got != "failed 3, feed 1, waiting 1" {
			t.Errorf("told %s", got)
		}
	})
}

// TestOnceWaits: a round of once asks all feeds, but none before its host
// allows.
func TestOnceWaits(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		newSite(w, "a.example", asRSS)
		s := newSite(w, "b.example", asRSS)
		s.feed = func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "7200")
			w.WriteHeader(http.StatusServiceUnavailable)
		}
		for _, want := range []string{"feed 1, feed-failed 1, kept 3", "feed 1, waiting 1", "feed 1, waiting 1", "feed 1, feed-failed 1"} {
			w.must(t, "http://a.example/feed", "http://b.example/feed")
			if got := w.told(); got != want {
				t.Errorf("told %s, want %s", got, want)
			}
			time.Sleep(50 * time.Minute)
		}
	})
}

// TestBackOff: a feed that fails is asked for ever more rarely, but not given
// up.
func TestBackOff(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		w.Dead("a.example")
		w.opt.Once = false
		ctx, cancel := context.WithTimeout(t.Context(), 24*time.Hour)
		defer cancel()
		if _, err := w.run(ctx, "http://a.example/feed"); !errors.Is(err, context.DeadlineExceeded) {
			t.Fatal(err)
		}
		// After 5, 10, 20, 40, 80, 160, 320 minutes, then every 6 hours.
		if got := w.told(); got != "feed-failed 10" {
			t.Errorf("told %s", got)
		}
	})
}

// TestStore: a store that does not work ends the run.
func TestStore(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		newSite(w, "a.example", asRSS)
		readOnly := errors.New("the archive is read-only")
		w.store.Mark = func() error { return readOnly }
		if _, err := w.run(t.Context(), "http://a.example/feed"); !errors.Is(err, readOnly) {
			t.Errorf("error %v", err)
		}
		if st := w.store.Feed("http://a.example/feed"); st.ETag != "" {
			t.Errorf("validators are kept though items are not: %+v", st)
		}
	})
}
