package fetch_test

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/andybalholm/brotli"
	"go.uber.org/goleak"

	"github.com/isnad-news/isnad/internal/fetch"
	"github.com/isnad-news/isnad/internal/fetch/fetchtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// bubble runs a test on a net in memory, in its own time.
func bubble(t *testing.T, o fetch.Options, hosts map[string]http.HandlerFunc, test func(t *testing.T, c *fetch.Client)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		n := fetchtest.New()
		defer n.Close()
		for name, h := range hosts {
			n.Handle(name, h)
		}
		n.Dead("dead.example")
		o.Dial, o.Random = n.Dial, func() float64 { return 0.5 }
		c := fetch.New(o)
		defer c.Close()
		test(t, c)
	})
}

func compressed(t *testing.T, newWriter func(io.Writer) io.WriteCloser, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := newWriter(&b)
	if _, err := io.WriteString(w, s); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAnswers(t *testing.T) {
	gz := func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }
	br := func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) }
	zl := func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) }
	const text = "وصل الوفد إلى العاصمة مساء الأحد."
	bomb := compressed(t, gz, strings.Repeat("0", 4<<20))
	send := func(coding string, body []byte) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", coding)
			_, _ = w.Write(body)
		}
	}
	to := func(code int, where string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, where, code) }
	}
	pages := map[string]http.HandlerFunc{
		"/plain":     func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, text) },
		"/gzip":      send("gzip", compressed(t, gz, text)),
		"/br":        send("br", compressed(t, br, text)),
		"/deflate":   send("deflate", compressed(t, zl, text)),
		"/twice":     send("gzip, br", compressed(t, br, string(compressed(t, gz, text)))),
		"/thrice":    send("gzip, gzip, gzip", nil),
		"/no-gzip":   send("gzip", []byte(text)),
		"/no-br":     send("br", []byte(strings.Repeat("\xff", 20))),
		"/unknown":   send("snappy", []byte(text)),
		"/bomb":      send("gzip", bomb),
		"/bombs":     send("gzip, gzip", compressed(t, gz, string(bomb))),
		"/big":       func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Length", "209715200") },
		"/no-end":    func(w http.ResponseWriter, r *http.Request) { forever(w, r, 64<<10, time.Millisecond) },
		"/drip":      func(w http.ResponseWriter, r *http.Request) { forever(w, r, 10, time.Second) },
		"/silent":    func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"/moved":     to(301, "/moved2"),
		"/moved2":    to(308, "/plain"),
		"/mixed":     to(301, "/found"),
		"/found":     to(302, "/moved2"),
		"/circle":    to(302, "/circle"),
		"/file":      to(302, "file:///etc/passwd"),
		"/loopback":  to(302, "http://127.0.0.1:22/"),
		"/mapped":    to(302, "http://[::ffff:10.0.0.1]/"),
		"/meta":      to(301, "http://169.254.169.254/latest/meta-data/"),
		"/forbidden": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) },
		"/gone":      func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) },
		"/500":       func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
		"/chain/":    func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"x", http.StatusFound) },
		"/cookie": func(w http.ResponseWriter, r *http.Request) {
			if _, err := r.Cookie("seen"); err != nil {
				http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1"})
				http.Redirect(w, r, "/cookie", http.StatusFound)
				return
			}
			_, _ = io.WriteString(w, text)
		},
		"/robots.txt": func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, "User-agent: *\nDisallow: /خاص\n")
		},
		"/خاص": func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "no") },
	}
	mux := http.NewServeMux()
	for p, h := range pages {
		mux.Handle(p, h)
	}
	for _, c := range []struct {
		url, moved string
		err        error
		code       int
		says       string
	}{
		{url: "http://a.example/plain"},
		{url: "http://a.example/gzip#part"},
		{url: "http://a.example/br"},
		{url: "http://a.example/deflate"},
		{url: "http://a.example/twice"},
		{url: "http://a.example/cookie"},
		{url: "http://a.example/thrice", err: fetch.ErrEncoding},
		{url: "http://a.example/no-gzip", err: fetch.ErrEncoding, says: "gzip"},
		{url: "http://a.example/no-br", err: fetch.ErrEncoding, says: "br"},
		{url: "http://a.example/unknown", err: fetch.ErrEncoding, says: "snappy"},
		{url: "http://a.example/bomb", err: fetch.ErrTooBig, says: "1 MB"},
		{url: "http://a.example/bombs", err: fetch.ErrTooBig},
		{url: "http://a.example/big", err: fetch.ErrTooBig},
		{url: "http://a.example/no-end", err: fetch.ErrTooBig},
		{url: "http://a.example/drip", err: fetch.ErrTooSlow, says: "bytes in 10s"},
		{url: "http://a.example/silent", err: fetch.ErrTooSlow, says: "30s"},
		{url: "http://a.example/moved", moved: "http://a.example/plain"},
		{url: "http://a.example/mixed", moved: "http://a.example/found"},
		{url: "http://a.example/found"},
		{url: "http://a.example/circle", err: fetch.ErrRedirects, says: "circle"},
		{url: "http://a.example/chain/", err: fetch.ErrRedirects, says: "end"},
		{url: "http://a.example/file", err: fetch.ErrAddress, says: "redirects"},
		{url: "http://a.example/loopback", err: fetch.ErrPrivate, says: "--allow-private"},
		{url: "http://a.example/mapped", err: fetch.ErrPrivate},
		{url: "http://a.example/meta", err: fetch.ErrPrivate, says: "link-local"},
		{url: "http://127.0.0.1/", err: fetch.ErrPrivate, says: "this machine"},
		{url: "http://a.example/forbidden", code: 403, says: "browser"},
		{url: "http://a.example/gone", code: 410, says: "take it out"},
		{url: "http://a.example/500", code: 500, says: "later"},
		{url: "http://a.example/none", code: 404},
		{url: "http://a.example/%d8%ae%d8%a7%d8%b5/1", err: fetch.ErrRobots},
		{url: "http://dead.example/", err: fetch.ErrUnreachable, says: "refused"},
		{url: "http://nowhere.example/", err: fetch.ErrNoHost, says: "spelt"},
		{url: "https://a.example/", err: fetch.ErrCertificate},
		{url: "ftp://a.example/", err: fetch.ErrAddress, says: "http://"},
		{url: "a.example/feed", err: fetch.ErrAddress},
		{url: "http:///feed", err: fetch.ErrAddress},
		{url: "http://a.example/%zz", err: fetch.ErrAddress},
	} {
		t.Run(c.url, func(t *testing.T) {
			bubble(t, fetch.Options{MaxBody: 1 << 20}, map[string]http.HandlerFunc{"a.example": mux.ServeHTTP}, func(t *testing.T, cl *fetch.Client) {
				resp, err := cl.Get(t.Context(), fetch.Request{URL: c.url})
				var status *fetch.StatusError
				switch {
				case c.err == nil && c.code == 0:
					if err != nil || string(resp.Body) != text || resp.Moved != c.moved {
						t.Fatalf("body %q, moved %q, error %v", resp.Body, resp.Moved, err)
					}
				case c.err != nil && !errors.Is(err, c.err):
					t.Fatalf("error %v, want %v", err, c.err)
				case c.code != 0 && (!errors.As(err, &status) || status.Code != c.code):
					t.Fatalf("error %v, want status %d", err, c.code)
				case !strings.Contains(err.Error(), c.says):
					t.Fatalf("error %q does not say %q", err, c.says)
				}
			})
		})
	}
}

// forever writes n bytes at a time until the reader goes away.
func forever(w http.ResponseWriter, r *http.Request, n int, pause time.Duration) {
	for r.Context().Err() == nil {
		_, _ = w.Write(make([]byte, n))
		_ = http.NewResponseController(w).Flush()
		time.Sleep(pause)
	}
}

func TestConditional(t *testing.T) {
	serve := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Cache-Control", "public, max-age=600")
		w.Header().Set("Last-Modified", "Tue, 16 Sep 2025 04:30:00 GMT")
		if r.Header.Get("If-None-Match") == `"v1"` || r.Header.Get("If-Modified-Since") == "Tue, 16 Sep 2025 04:30:00 GMT" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		_, _ = io.WriteString(w, "x")
	}
	bubble(t, fetch.Options{}, map[string]http.HandlerFunc{"a.example": serve}, func(t *testing.T, c *fetch.Client) {
		first, err := c.Get(t.Context(), fetch.Request{URL: "http://a.example/feed"})
		if err != nil || first.NotModified || first.ETag != `"v1"` || first.MaxAge != 10*time.Minute {
			t.Fatalf("%+v, %v", first, err)
		}
		for _, r := range []fetch.Request{{ETag: first.ETag}, {LastModified: first.LastModified}} {
			r.URL = "http://a.example/feed"
			again, err := c.Get(t.Context(), r)
			if err != nil || !again.NotModified || len(again.Body) != 0 {
				t.Fatalf("%+v, %v", again, err)
			}
		}
	})
}

// TestPace: one host's requests keep their distance, others do not wait.
func TestPace(t *testing.T) {
	var at []time.Duration
	begin := time.Time{}
	log := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" && r.Host == "slow.example" {
			_, _ = io.WriteString(w, "User-agent: isnad\nCrawl-delay: 7\nCrawl-delay: soon\nUser-agent: *\nDisallow: /\n")
			return
		}
		at = append(at, time.Since(begin))
	}
	for _, c := range []struct {
		host   string
		opt    fetch.Options
		want   string
		ignore bool
	}{
		{"a.example", fetch.Options{IgnoreRobots: true}, "[0s 2s 4s]", true},
		{"a.example", fetch.Options{PerHost: 5 * time.Second}, "[0s 5s 10s 15s]", false}, // robots.txt first
		{"slow.example", fetch.Options{}, "[7s 14s 21s]", false},
	} {
		at = nil
		bubble(t, c.opt, map[string]http.HandlerFunc{c.host: log}, func(t *testing.T, cl *fetch.Client) {
			begin = time.Now()
			errs := make(chan error)
			for i := range 3 {
				go func() {
					_, err := cl.Get(t.Context(), fetch.Request{URL: fmt.Sprintf("http://%s/%d", c.host, i)})
					errs <- err
				}()
			}
			for range 3 {
				if err := <-errs; err != nil {
					t.Error(err)
				}
			}
		})
		if got := fmt.Sprint(at); got != c.want {
			t.Errorf("%s: requests at %s, want %s", c.host, got, c.want)
		}
	}
}

func TestRetry(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer func(w http.ResponseWriter, n int)
		asked  int
		took   time.Duration
		ok     bool
	}{
		{"503 then well", func(w http.ResponseWriter, n int) {
			if n < 3 {
				w.WriteHeader(http.StatusServiceUnavailable)
			}
		}, 3, 4 * time.Second, true}, // the host's pause of 2 s is longer than the first wait
		{"429 with a short wait", func(w http.ResponseWriter, n int) {
			if n == 1 {
				w.Header().Set("Retry-After", "20")
				w.WriteHeader(http.StatusTooManyRequests)
			}
		}, 2, 20 * time.Second, true},
		{"429 with a long wait", func(w http.ResponseWriter, _ int) {
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(http.StatusTooManyRequests)
		}, 1, 0, false},
		{"500 for good", func(w http.ResponseWriter, _ int) { w.WriteHeader(http.StatusInternalServerError) }, 3, 4 * time.Second, false},
		{"404", func(w http.ResponseWriter, _ int) { w.WriteHeader(http.StatusNotFound) }, 1, 0, false},
		{"broken off", func(w http.ResponseWriter, n int) {
			if n == 1 {
				w.Header().Set("Content-Length", "100")
			}
			_, _ = io.WriteString(w, "x")
		}, 2, 2 * time.Second, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := 0
			serve := func(w http.ResponseWriter, _ *http.Request) {
				n++
				c.answer(w, n)
			}
			bubble(t, fetch.Options{IgnoreRobots: true}, map[string]http.HandlerFunc{"a.example": serve}, func(t *testing.T, cl *fetch.Client) {
				begin := time.Now()
				_, err := cl.Get(t.Context(), fetch.Request{URL: "http://a.example/"})
				if took := time.Since(begin); (err == nil) != c.ok || n != c.asked || took.Round(time.Second) != c.took {
					t.Errorf("%d requests in %s, error %v", n, took, err)
				}
			})
		})
	}
}

// TestShortWait: who waits for the host's turn waits as long as it asked another.
func TestShortWait(t *testing.T) {
	var at []time.Duration
	var begin time.Time
	serve := func(w http.ResponseWriter, _ *http.Request) {
		if at = append(at, time.Since(begin)); len(at) == 1 {
			w.Header().Set("Retry-After", "20")
			w.WriteHeader(http.StatusTooManyRequests)
		}
	}
	bubble(t, fetch.Options{IgnoreRobots: true}, map[string]http.HandlerFunc{"a.example": serve}, func(t *testing.T, c *fetch.Client) {
		begin = time.Now()
		errs := make(chan error)
		for range 2 {
			go func() {
				_, err := c.Get(t.Context(), fetch.Request{URL: "http://a.example/"})
				errs <- err
			}()
		}
		if err := errors.Join(<-errs, <-errs); err != nil {
			t.Error(err)
		}
	})
	if fmt.Sprint(at) != "[0s 20s 22s]" {
		t.Errorf("requests at %s", at)
	}
}

// TestAsksToWait: after Retry-After the host hears nothing until then.
func TestAsksToWait(t *testing.T) {
	n := 0
	serve := func(w http.ResponseWriter, _ *http.Request) {
		if n++; n == 1 {
			w.Header().Set("Retry-After", time.Now().Add(time.Hour).UTC().Format(http.TimeFormat))
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}
	bubble(t, fetch.Options{IgnoreRobots: true}, map[string]http.HandlerFunc{"a.example": serve}, func(t *testing.T, c *fetch.Client) {
		for _, want := range []time.Duration{time.Hour, 50 * time.Minute} {
			_, err := c.Get(t.Context(), fetch.Request{URL: "http://a.example/"})
			var status *fetch.StatusError
			if !errors.As(err, &status) || status.RetryAfter.Round(time.Minute) != want || n != 1 {
				t.Fatalf("%d requests, error %v", n, err)
			}
			time.Sleep(10 * time.Minute)
		}
		time.Sleep(time.Hour)
		if _, err := c.Get(t.Context(), fetch.Request{URL: "http://a.example/"}); err != nil || n != 2 {
			t.Fatalf("%d requests, error %v", n, err)
		}
	})
}

func TestRobots(t *testing.T) {
	for _, c := range []struct {
		name   string
		status int
		text   string
		path   string
		err    error
	}{
		{"none", 404, "", "/a", nil},
		{"not shown", 403, "", "/a", nil},
		{"failing", 500, "", "/a", fetch.ErrRobotsDown},
		{"empty", 200, "", "/a", nil},
		{"empty rule", 200, "User-agent: *\nDisallow:\n", "/a", nil},
		{"all", 200, "User-agent: *\nDisallow: /", "/a", fetch.ErrRobots},
		{"ours", 200, "User-agent: *\nDisallow: /\n\nUser-agent: Isnad\nDisallow: /b\n", "/a", nil},
		{"exception", 200, "User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/b", nil},
		{"broken lines", 200, "\ufeffDisallow: /\nnonsense\nCrawl-delay: x\nUser-agent: *\nCrawl-delay: x\nDisallow: /a # here\n", "/a", fetch.ErrRobots},
		{"query", 200, "User-agent: *\nDisallow: /*?print=\n", "/a?print=1", fetch.ErrRobots},
		{"arabic", 200, "User-agent: *\nDisallow: /أخبار/\n", "/%d8%a3خبار/1", fetch.ErrRobots},
		{"a page", 200, "<!doctype html><html><body>مرحبا</body></html>", "/a", nil},
		{"rest cut off", 200, "User-agent: *\n" + strings.Repeat("#\n", 300<<10) + "Disallow: /\n", "/a", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			asked := 0
			serve := func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					asked++
					w.WriteHeader(c.status)
					_, _ = io.WriteString(w, c.text)
				}
			}
			bubble(t, fetch.Options{}, map[string]http.HandlerFunc{"a.example": serve}, func(t *testing.T, cl *fetch.Client) {
				for range 2 {
					if _, err := cl.Get(t.Context(), fetch.Request{URL: "http://a.example" + c.path}); !errors.Is(err, c.err) {
						t.Fatalf("error %v, want %v", err, c.err)
					}
				}
				if asked != 1 {
					t.Errorf("robots.txt asked for %d times, want once", asked)
				}
				time.Sleep(25 * time.Hour)
				if _, err := cl.Get(t.Context(), fetch.Request{URL: "http://a.example" + c.path}); !errors.Is(err, c.err) || asked != 2 {
					t.Errorf("a day later: asked %d times, error %v", asked, err)
				}
			})
		})
	}
}

func TestCancel(t *testing.T) {
	serve := func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	bubble(t, fetch.Options{IgnoreRobots: true}, map[string]http.HandlerFunc{"a.example": serve}, func(t *testing.T, c *fetch.Client) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		for range 2 { // the second waits for the host's turn
			if _, err := c.Get(ctx, fetch.Request{URL: "http://a.example/"}); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("error %v", err)
			}
		}
	})
}
