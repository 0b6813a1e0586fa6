package serve

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"
)

// big is a page that is worth packing.
func big(text string) string {
	return text + strings.Repeat(" قال الوزير إن الاجتماع سيعقد", 200)
}

// counted counts how often a page is made.
func counted(n *atomic.Int64, page http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		n.Add(1)
		page(w, r)
	}
}

func TestKept(t *testing.T) {
	var made atomic.Int64
	page := counted(&made, func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet || r.Header.Get("If-None-Match") != "" || r.Header.Get("Accept-Encoding") != "" {
			t.Errorf("the handler sees %s %v", r.Method, r.Header)
		}
		w.Header().Add("Vary", "Accept-Language, Cookie")
		html(big(language(r)))(w, r)
	})
	s := newTry(t, page, nil)
	first := s.get("/events?type=ASSAULT", "Accept-Language", "ar", "Accept-Encoding", "gzip, br")
	if first.Header().Get("Content-Encoding") != "gzip" || unzipped(t, first.Body) != big("ar") {
		t.Errorf("%d %v", first.Code, first.Header())
	}
	if vary := first.Header().Get("Vary"); vary != "Accept-Language, Cookie, Accept-Encoding" {
		t.Errorf("Vary: %s", vary)
	}
	second := s.get("/events?type=ASSAULT", "Accept-Language", "ar")
	if second.Header().Get("Content-Encoding") != "" || second.Body.String() != big("ar") || second.Header().Get("Content-Length") != fmt.Sprint(len(big("ar"))) {
		t.Errorf("unpacked: %v", second.Header())
	}
	zipTag, plainTag := first.Header().Get("ETag"), second.Header().Get("ETag")
	if zipTag == plainTag || zipTag[0] != '"' || plainTag[0] != '"' {
		t.Errorf("strong tags of two forms: %s %s", zipTag, plainTag)
	}
	for _, tags := range []string{zipTag, plainTag, "W/" + plainTag, `"x", ` + zipTag, "*"} {
		w := s.get("/events?type=ASSAULT", "Accept-Language", "ar", "If-None-Match", tags)
		if w.Code != http.StatusNotModified || w.Body.Len() != 0 || w.Header().Get("ETag") == "" || w.Header().Get("Cache-Control") != "no-cache" || w.Header().Get("Vary") == "" {
			t.Errorf("If-None-Match %s: %d %v", tags, w.Code, w.Header())
		}
	}
	if w := s.get("/events?type=ASSAULT", "Accept-Language", "ar", "If-None-Match", `"other"`); w.Code != http.StatusOK {
		t.Errorf("another tag: %d", w.Code)
	}
	head := s.ask(http.MethodHead, "/events?type=ASSAULT", nil, "Accept-Language", "ar")
	if head.Code != http.StatusOK || head.Body.Len() != 0 || head.Header().Get("ETag") != plainTag {
		t.Errorf("HEAD: %d %d bytes", head.Code, head.Body.Len())
	}
	if made.Load() != 1 {
		t.Errorf("made %d times", made.Load())
	}
}

func unzipped(t *testing.T, r io.Reader) string {
	t.Helper()
	z, err := gzip.NewReader(r)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestKeyed: whatever an answer hangs on parts it from others.
func TestKeyed(t *testing.T) {
	var made atomic.Int64
	s := newTry(t, counted(&made, func(w http.ResponseWriter, r *http.Request) {
		html(fmt.Sprint(r.Host, r.URL.Path, r.URL.RawQuery, language(r), r.Header.Get("Accept")))(w, r)
	}), func(o *Options) { o.Hosts = []string{"a.example.org"} })
	asks := [][]string{
		{"/"}, {"/a"}, {"/a?b"}, {"/a?b="}, {"/a?b=c&d"}, {"/a?d&b=c"}, {"/a%3Fb"}, {"/a%2Fb"}, {"/a/b"},
		{"/a", "Accept-Language", "en"}, {"/a", "Accept-Language", "ar"}, {"/a", "Host", "a.example.org"}, {"/a", "Accept", "application/ld+json"},
	}
	seen := map[string]bool{}
	for round := range 2 {
		for _, ask := range asks {
			w := s.get(ask[0], ask[1:]...)
			if round == 0 {
				seen[ask[0]+w.Body.String()] = true
			} else if !seen[ask[0]+w.Body.String()] {
				t.Errorf("%v: another answer the second time: %s", ask, w.Body)
			}
		}
	}
	if len(seen) != len(asks) || made.Load() != int64(len(asks)) {
		t.Errorf("%d answers made %d times to %d requests", len(seen), made.Load(), len(asks))
	}
}

func TestGeneration(t *testing.T) {
	var made atomic.Int64
	s := newTry(t, numbered(&made), nil)
	for range 50 {
		s.get("/")
	}
	if asked := s.asked.Load(); made.Load() != 1 || asked > 3 {
		t.Errorf("made %d times, the archive was asked %d times", made.Load(), asked)
	}
	s.generation.Add(1)
	time.Sleep(stateFor + 10*time.Millisecond)
	if w := s.get("/"); w.Body.String() != "made 2" {
		t.Errorf("after a change: %s", w.Body)
	}
	s.broken.Store(true)
	time.Sleep(stateFor + 10*time.Millisecond)
	s.get("/")
	if w := s.get("/"); w.Body.String() != "made 4" {
		t.Errorf("while the archive does not answer: %s", w.Body)
	}
}

// TestNothingUnkeyed: the handler sees nothing that the key does not stand for.
func TestNothingUnkeyed(t *testing.T) {
	s := newTry(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		html(fmt.Sprint(r.Header))(w, r)
	}), nil)
	w := s.get("/", "Referer", "http://a.example.org", "X-Forwarded-Host", "evil", "User-Agent", "x", "Range", "bytes=1-2", "If-None-Match", `"x"`, "Accept", "text/html")
	if w.Code != http.StatusOK || w.Body.String() != "map[Accept:[text/html]]" {
		t.Error(w.Code, w.Body)
	}
}

// TestBrokenOff: a handler that breaks its answer off, or that panics once it
// has been found too large.
func TestBrokenOff(t *testing.T) {
	large := true
	s := newTry(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		if large {
			if _, err := w.Write(make([]byte, largestKept+1)); err == nil {
				return // it is being sent, past the cache
			}
		}
		panic(http.ErrAbortHandler)
	}), nil)
	if w := s.get("/"); w.Code != http.StatusOK || w.Body.Len() != largestKept+1 {
		t.Errorf("%d, %d bytes", w.Code, w.Body.Len())
	}
	large = false
	func() {
		defer func() {
			if p := recover(); p != http.ErrAbortHandler { //nolint:errorlint // the value itself
				t.Errorf("the connection is not broken off: %v", p)
			}
		}()
		s.get("/other")
	}()
	if strings.Contains(s.log.String(), "fault") || len(s.kept.building) != 0 {
		t.Errorf("%s; %d builds go on", s.log, len(s.kept.building))
	}
}

// numbered tells how often it was made.
func numbered(n *atomic.Int64) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { html(fmt.Sprint("made ", n.Add(1)))(w, r) }
}

// TestNotKept: errors, what is for one visitor alone, and what is too large.
func TestNotKept(t *testing.T) {
	for name, page := range map[string]http.HandlerFunc{
		"an error": func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", http.StatusNotFound) },
		"a fault":  func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", http.StatusInternalServerError) },
		"a cookie": func(w http.ResponseWriter, r *http.Request) {
			http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
			html("x")(w, r)
		},
		"no-store": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Cache-Control", "No-Store")
			html("x")(w, r)
		},
		"private": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Cache-Control", "private, max-age=9")
			html("x")(w, r)
		},
		"another Vary": func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Vary", "Origin"); html("x")(w, r) },
		"nothing":      func(http.ResponseWriter, *http.Request) {},
		"too large":    html(strings.Repeat("x", largestKept+1)),
		"a redirect":   func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/b", http.StatusSeeOther) },
	} {
		var made atomic.Int64
		s := newTry(t, counted(&made, page), nil)
		want := httptest.NewRecorder()
		page(want, httptest.NewRequest(http.MethodGet, "/a", nil))
		for range 3 {
			w := s.get("/a")
			if w.Code != want.Code || w.Body.String() != want.Body.String() || w.Header().Get("Set-Cookie") != want.Header().Get("Set-Cookie") {
				t.Errorf("%s: %d, %d bytes", name, w.Code, w.Body.Len())
			}
		}
		if made.Load() < 3 {
			t.Errorf("%s is kept", name)
		}
		if bytes, n := s.kept.size(); n > 1 || bytes > 1024 {
			t.Errorf("%s: %d answers of %d bytes are kept", name, n, bytes)
		}
	}
}

// TestPasses: requests whose answers are not for everybody.
func TestPasses(t *testing.T) {
	var made atomic.Int64
	s := newTry(t, numbered(&made), func(o *Options) { o.Sessions = seats{} })
	s.get("/")
	for _, pairs := range [][]string{{"Cookie", "live=1"}} {
		before := made.Load()
		if s.get("/", pairs...); made.Load() != before+1 {
			t.Errorf("%v was answered from what is kept", pairs)
		}
	}
	for _, pairs := range [][]string{{"Authorization", "Basic x"}, {"Range", "bytes=0-1"}, {"X-Forwarded-Host", "evil.example.org"}} {
		if w := s.get("/", pairs...); w.Code != http.StatusOK || w.Body.String() != "made 1" {
			t.Errorf("%v gets round what is kept: %d %s", pairs, w.Code, w.Body)
		}
	}
	if w := s.get("/", "Cookie", "dead=1"); w.Body.String() != "made 1" {
		t.Errorf("a visitor with a cookie of another: %s", w.Body)
	}
	if w := s.ask(http.MethodPost, "/", nil); w.Body.String() == "made 1" {
		t.Error("a POST was answered from what is kept")
	}
	if w := s.get("/", "Cookie", "live=1"); w.Header().Get("Seat") != "yes" {
		t.Error("sessions were not asked")
	}
}

// seats are sessions that live by their cookie.
type seats struct{}

func (seats) Live(r *http.Request) bool { _, err := r.Cookie("live"); return err == nil }
func (seats) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Seat", "yes")
		next.ServeHTTP(w, r)
	})
}

// TestOnce: many who ask for the same at once have it made once.
func TestOnce(t *testing.T) {
	var made atomic.Int64
	release := make(chan struct{})
	s := newTry(t, counted(&made, func(w http.ResponseWriter, r *http.Request) { <-release; html("well")(w, r) }), func(o *Options) { o.Limits.Busy = 1 })
	var wg sync.WaitGroup
	var well atomic.Int64
	for range 100 {
		wg.Go(func() {
			if w := s.get("/a"); w.Code == http.StatusOK && w.Body.String() == "well" {
				well.Add(1)
			}
		})
	}
	waitFor(t, func() bool { return s.waiting(s.first()) == 100 })
	close(release)
	wg.Wait()
	if made.Load() != 1 || well.Load() != 100 {
		t.Errorf("made %d times, %d of 100 well", made.Load(), well.Load())
	}
}

// first gives a build under way.
func (s try) first() *build {
	s.kept.mu.Lock()
	defer s.kept.mu.Unlock()
	for _, b := range s.kept.building {
		return b
	}
	return nil
}

func (s try) waiting(b *build) int {
	if b == nil {
		return 0
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.waiting
}

func waitFor(t *testing.T, ok func() bool) {
	t.Helper()
	for range 500 {
		if ok() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("it never came to that")
}

// TestFirstLeaves: who asked first goes away; those who came later are served.
func TestFirstLeaves(t *testing.T) {
	var made atomic.Int64
	release := make(chan struct{})
	s := newTry(t, counted(&made, func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-release:
			html("well")(w, r)
		case <-r.Context().Done():
		}
	}), nil)
	ctx, leave := context.WithCancel(context.Background())
	gone, served := make(chan struct{}), make(chan string)
	go func() {
		r := httptest.NewRequestWithContext(ctx, http.MethodGet, "/a", nil)
		r.Host = "localhost"
		s.ServeHTTP(httptest.NewRecorder(), r)
		close(gone)
	}()
	waitFor(t, func() bool { return s.waiting(s.first()) == 1 })
	go func() { served <- s.get("/a").Body.String() }()
	waitFor(t, func() bool { return s.waiting(s.first()) == 2 })
	leave()
	<-gone
	close(release)
	if got := <-served; got != "well" || made.Load() != 1 {
		t.Errorf("%q, made %d times", got, made.Load())
	}
}

// TestAllLeave: work that nobody waits for is given up, and done anew for the
// next who asks.
func TestAllLeave(t *testing.T) {
	var made, givenUp atomic.Int64
	s := newTry(t, counted(&made, func(w http.ResponseWriter, r *http.Request) {
		if made.Load() > 1 {
			html("well")(w, r)
			return
		}
		<-r.Context().Done()
		givenUp.Add(1)
	}), nil)
	ctx, leave := context.WithCancel(context.Background())
	time.AfterFunc(20*time.Millisecond, leave)
	r := httptest.NewRequestWithContext(ctx, http.MethodGet, "/a", nil)
	r.Host = "localhost"
	s.ServeHTTP(httptest.NewRecorder(), r)
	waitFor(t, func() bool { return givenUp.Load() == 1 })
	if w := s.get("/a"); w.Body.String() != "well" || made.Load() != 2 {
		t.Errorf("%q, made %d times", w.Body, made.Load())
	}
	if !s.active.wait(time.Second) {
		t.Error("something is still under way")
	}
}

// TestMany: clients in several languages, while the archive changes, see
// nothing of one another.
func TestMany(t *testing.T) {
	s := newTry(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		html(big(r.URL.Path+" "+language(r)+" "))(w, r)
	}), func(o *Options) { o.Cache = 64 << 10; o.Limits.Queue = 10_000 })
	var wg sync.WaitGroup
	for c := range 16 {
		wg.Go(func() {
			for i := range 200 {
				path, lang := fmt.Sprintf("/%d", (i*7+c)%40), []string{"ar", "en"}[(i+c)%2]
				if i%50 == 0 {
					s.generation.Add(1)
				}
				w := s.get(path, "Accept-Language", lang, "Accept-Encoding", []string{"", "gzip"}[i%2])
				body := w.Body.String()
				if w.Header().Get("Content-Encoding") == "gzip" {
					body = unzipped(t, w.Body)
				}
				if w.Code != http.StatusOK || body != big(path+" "+lang+" ") {
					t.Errorf("%s in %s: %d %.40s", path, lang, w.Code, body)
				}
			}
		})
	}
	wg.Wait()
	if bytes, n := s.kept.size(); bytes > 64<<10 || n == 0 {
		t.Errorf("%d answers of %d bytes", n, bytes)
	}
}

func TestWeightsAddUp(t *testing.T) {
	c := newCache(10_000)
	for i := range 1000 {
		k := newKey(fmt.Sprint(i % 30))
		if _, b, mine := c.get(k, time.Now()); mine {
			c.done(k, b, &entry{body: make([]byte, i%900), until: time.Now().Add(time.Duration(i%3-1) * time.Minute)})
		}
	}
	var sum int64
	for _, e := range c.entries.Values() {
		sum += e.weight()
	}
	if bytes, n := c.size(); bytes != sum || bytes > 10_000 || n == 0 || len(c.building) != 0 {
		t.Errorf("%d bytes counted, %d there; %d builds", bytes, sum, len(c.building))
	}
}

func TestTakesZip(t *testing.T) {
	for header, want := range map[string]bool{
		"": false, "gzip": true, "br, GZIP": true, "x-gzip;q=0.5": true, "gzip;q=0": false, "gzip; q=0.000": false,
		"gzip;q=1": true, "deflate": false, "identity": false, "gzip;q=0.001": true, "notgzip": false,
	} {
		if got := takesZip(header); got != want {
			t.Errorf("%q: %v", header, got)
		}
	}
}

// TestStaticKeepsItsTag: the handler's own tag and headers stay.
func TestStaticKeepsItsTag(t *testing.T) {
	s := newTry(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
		w.Header().Set("ETag", `"v7"`)
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		http.ServeContent(w, r, "site.css", time.Time{}, strings.NewReader(strings.Repeat("a{}\n", 1000)))
	}), nil)
	for range 2 {
		w := s.get("/static/site.css?v=v7", "Accept-Encoding", "gzip")
		if w.Header().Get("ETag") != `"v7-gzip"` || w.Header().Get("Cache-Control") != "public, max-age=31536000, immutable" || w.Header().Get("Content-Encoding") != "gzip" || w.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("%v", w.Header())
		}
	}
	if w := s.get("/static/site.css?v=v7", "If-None-Match", `"v7"`); w.Code != http.StatusNotModified {
		t.Errorf("%d", w.Code)
	}
}

func BenchmarkHit(b *testing.B) {
	st := new(store)
	s, err := New(Options{Pages: html(big("x")), Archive: st, Language: language, Cache: 1 << 20, Rate: 1e9, Burst: 1e9})
	if err != nil {
		b.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodGet, "/events?type=ASSAULT", nil)
	r.Host = "localhost"
	r.Header.Set("Accept-Encoding", "gzip")
	b.ReportAllocs()
	for b.Loop() {
		s.ServeHTTP(discard{http.Header{}}, r)
	}
}

// BenchmarkLayers is what all layers cost, with a log, around a page that is
// not kept.
func BenchmarkLayers(b *testing.B) {
	st := new(store)
	s, err := New(Options{Pages: html("x"), Archive: st, Language: language, Rate: 1e9, Burst: 1e9, Log: slog.New(slog.NewJSONHandler(io.Discard, nil))})
	if err != nil {
		b.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodGet, "/events?type=ASSAULT", nil)
	r.Host = "localhost"
	r.Header.Set("Accept-Encoding", "gzip")
	b.ReportAllocs()
	for b.Loop() {
		s.ServeHTTP(discard{http.Header{}}, r)
	}
}

// discard is a writer that sends nothing.
type discard struct{ h http.Header }

func (d discard) Header() http.Header         { return d.h }
func (d discard) Write(b []byte) (int, error) { return len(b), nil }
func (d discard) WriteHeader(int)             {}
