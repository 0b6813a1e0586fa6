package serve

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/isnad-news/isnad/internal/archive"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// store is an archive as far as a server asks one.
type store struct {
	generation atomic.Int64
	asked      atomic.Int64
	broken     atomic.Bool
}

func (s *store) Generation(context.Context) (string, error) {
	s.asked.Add(1)
	if s.broken.Load() {
		return "", errors.New("disk on fire")
	}
	return fmt.Sprint(s.generation.Load()), nil
}

func (s *store) Stats(context.Context) (archive.Stats, error) {
	return archive.Stats{Reports: 7, Events: 5, Statements: 3, Bytes: 4096}, nil
}

// language is what the tests' pages depend on.
func language(r *http.Request) string {
	if l := r.URL.Query().Get("lang"); l != "" {
		return l
	}
	return r.Header.Get("Accept-Language")
}

// try is a server under test.
type try struct {
	*Server
	*store
	log *lockedBuffer
}

// newTry makes a server of a handler; change may set other options.
func newTry(t *testing.T, pages http.Handler, change func(*Options)) try {
	t.Helper()
	out := try{store: new(store), log: new(lockedBuffer)}
	o := Options{Pages: pages, Archive: out.store, Language: language, Cache: 1 << 20,
		Log: slog.New(slog.NewJSONHandler(out.log, nil))}
	if change != nil {
		change(&o)
	}
	var err error
	if out.Server, err = New(o); err != nil {
		t.Fatal(err)
	}
	return out
}

// ask makes a request and gives the answer. Pairs are headers.
func (s try) ask(method, path string, body io.Reader, pairs ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, body)
	r.Host, r.RemoteAddr = "localhost", "192.0.2.1:4711"
	for i := 0; i+1 < len(pairs); i += 2 {
		switch pairs[i] {
		case "Host":
			r.Host = pairs[i+1]
		case "From":
			r.RemoteAddr = pairs[i+1]
		default:
			r.Header.Add(pairs[i], pairs[i+1])
		}
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func (s try) get(path string, pairs ...string) *httptest.ResponseRecorder {
	return s.ask(http.MethodGet, path, nil, pairs...)
}

// lockedBuffer is a buffer that a log can be written to from many goroutines.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// html answers with a page.
func html(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, text)
	}
}

func TestNew(t *testing.T) {
	whole := Options{Pages: html(""), Archive: new(store), Language: language}
	for name, spoil := range map[string]func(*Options){
		"no pages":            func(o *Options) { o.Pages = nil },
		"no archive":          func(o *Options) { o.Archive = nil },
		"no language":         func(o *Options) { o.Language = nil },
		"no port":             func(o *Options) { o.Listen = "127.0.0.1" },
		"a name to listen at": func(o *Options) { o.Listen = "example.org:80" },
		"a bad port":          func(o *Options) { o.Listen = "127.0.0.1:70000" },
		"a host with scheme":  func(o *Options) { o.Hosts = []string{"https://example.org"} },
		"a host with port":    func(o *Options) { o.Hosts = []string{"example.org:80"} },
	} {
		o := whole
		spoil(&o)
		if _, err := New(o); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := New(whole); err != nil {
		t.Error(err)
	}
}

func TestHeaders(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /page", html("x"))
	s := newTry(t, mux, func(o *Options) { o.API = html("{}") })
	for path, policy := range map[string]string{"/page": "script-src 'self'", "/v1/events": "default-src 'none'; frame-ancestors", "/nowhere": "script-src 'self'", "/healthz": "default-src 'none'; frame-ancestors"} {
		w := s.get(path)
		for name, want := range map[string]string{
			"Content-Security-Policy":      policy,
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "same-origin",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin",
			"Permissions-Policy":           "camera=()",
		} {
			if got := w.Header().Get(name); !strings.Contains(got, want) {
				t.Errorf("%s: %s: %q, want %q in it", path, name, got, want)
			}
		}
		if w.Header().Get("Server") != "" || len(w.Header().Get("X-Request-Id")) != 16 {
			t.Errorf("%s: %v", path, w.Header())
		}
		if csp := w.Header().Get("Content-Security-Policy"); strings.Contains(csp, "unsafe") || !strings.Contains(csp, "frame-ancestors 'none'") {
			t.Errorf("%s: %s", path, csp)
		}
	}
}

func TestPanicIsLoggedAndNotTold(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /bad", func(http.ResponseWriter, *http.Request) { panic("the secret is sesame") })
	mux.HandleFunc("POST /bad", func(http.ResponseWriter, *http.Request) { panic("the secret is sesame") })
	for _, size := range []int64{0, 1 << 20} {
		s := newTry(t, mux, func(o *Options) { o.Cache = size })
		for _, method := range []string{http.MethodGet, http.MethodPost} {
			w := s.ask(method, "/bad", nil)
			if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "sesame") || !strings.Contains(w.Body.String(), w.Header().Get("X-Request-Id")) {
				t.Errorf("%d %s", w.Code, w.Body)
			}
		}
		if log := s.log.String(); strings.Count(log, "the secret is sesame") != 2 || !strings.Contains(log, "serve_test.go") || strings.Count(log, `"status":500`) != 2 {
			t.Errorf("cache of %d: %s", size, log)
		}
	}
}

func TestPanicHalfway(t *testing.T) {
	s := newTry(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "half")
		panic("oh")
	}), func(o *Options) { o.Cache = 0 })
	defer func() {
		if p := recover(); p != http.ErrAbortHandler { //nolint:errorlint // the value itself
			t.Errorf("the connection is not broken off: %v", p)
		}
		if !strings.Contains(s.log.String(), `"status":500`) {
			t.Error(s.log)
		}
	}()
	s.get("/")
}

func TestProblemPage(t *testing.T) {
	s := newTry(t, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { panic(r.URL.Path) }), func(o *Options) {
		o.API = o.Pages
		o.Problem = func(w http.ResponseWriter, r *http.Request, status int) {
			if r.URL.Path == "/worse" {
				panic("and the page of problems too")
			}
			w.WriteHeader(status)
			fmt.Fprintf(w, "<h1>%d</h1>", status)
		}
	})
	for path, want := range map[string]string{"/bad": "<h1>500</h1>", "/worse": "Internal Server Error: ", "/v1/bad": `{"title":"Internal Server Error","status":500,"detail":"`} {
		if w := s.get(path); w.Code != http.StatusInternalServerError || !strings.HasPrefix(w.Body.String(), want) {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
}

func TestLog(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /login", html("well"))
	mux.HandleFunc("GET /search", html("found"))
	mux.HandleFunc("GET /reports/{id}", html("report"))
	s := newTry(t, mux, nil)
	s.ask(http.MethodPost, "/login", strings.NewReader("name=x&password=sesame"), "Content-Type", "application/x-www-form-urlencoded", "Cookie", "isnad-session=sesame")
	s.get("/search?q=sesame")
	s.get("/reports/" + "%D9%82%E2%80%AE%0A" + strings.Repeat("a", 500))
	log := s.log.String()
	if strings.Contains(log, "sesame") {
		t.Errorf("what was sought, or a password, stands in the log: %s", log)
	}
	for _, want := range []string{`"path":"/search","route":"GET /search","status":200,"bytes":5`, `"route":"POST /login"`, `"client":"192.0.2.1"`, `"cache":"miss"`, `/reports/%D9%82%E2%80%AE%0Aaaa`, "…"} {
		if !strings.Contains(log, want) {
			t.Errorf("no %s in %s", want, log)
		}
	}
}

func TestRate(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/", html("x"))
	s := newTry(t, mux, func(o *Options) { o.Rate, o.Burst = 0.5, 3 })
	codes := func(path, from string, n int) (out []int) {
		for range n {
			w := s.get(path, "From", from)
			if w.Code == http.StatusTooManyRequests && w.Header().Get("Retry-After") != "2" {
				t.Errorf("Retry-After: %q", w.Header().Get("Retry-After"))
			}
			out = append(out, w.Code)
		}
		return out
	}
	for _, tt := range []struct {
		path, from string
		want       string
	}{
		{"/static/site.css", "192.0.2.9:1", "[200 200 200 200 200]"},
		{"/", "192.0.2.9:1", "[200 200 200 429 429]"},
		{"/healthz", "192.0.2.9:1", "[200 200 200 200 200]"},
		{"/", "192.0.2.10:1", "[200 200 200 429 429]"},
		{"/", "[2001:db8::1]:1", "[200 200 200 429 429]"},
		{"/", "[2001:db8::2]:1", "[429 429 429 429 429]"}, // the same network
		{"/", "[2001:db8:0:1::2]:1", "[200 200 200 429 429]"},
	} {
		if got := fmt.Sprint(codes(tt.path, tt.from, 5)); got != tt.want {
			t.Errorf("%s from %s: %s, want %s", tt.path, tt.from, got, tt.want)
		}
	}
}

func TestRebinding(t *testing.T) {
	for _, tt := range []struct {
		listen string
		hosts  []string
		path   string
		host   string
		want   int
	}{
		{"127.0.0.1:0", nil, "/", "localhost", 200},
		{"127.0.0.1:0", nil, "/", "LOCALHOST.:8080", 200},
		{"127.0.0.1:0", nil, "/", "127.0.0.1:8080", 200},
		{"[::1]:0", nil, "/", "[::1]:8080", 200},
		{"[::1]:0", nil, "/", "[::1]", 200},
		{"127.0.0.1:0", nil, "/", "evil.example.org", 421},
		{"127.0.0.1:0", nil, "/", "localhost.evil.example.org", 421},
		{"127.0.0.1:0", nil, "/", "127.0.0.1.evil.example.org:8080", 421},
		{"127.0.0.1:0", nil, "/", "", 421},
		{"127.0.0.1:0", nil, "/", "192.168.1.7", 421},
		{"127.0.0.1:0", nil, "/healthz", "192.168.1.7:9090", 200},
		{"127.0.0.1:0", nil, "/healthz", "evil.example.org", 421},
		{"127.0.0.1:0", []string{"News.example.org"}, "/", "news.EXAMPLE.org", 200},
		{"127.0.0.1:0", []string{"أخبار.example.org"}, "/", "xn--igbicxr.example.org", 200},
		{"0.0.0.0:0", nil, "/", "anything.example.org", 200},
		{"0.0.0.0:0", []string{"192.168.1.7"}, "/", "192.168.1.7:8080", 200},
		{"0.0.0.0:0", []string{"192.168.1.7"}, "/", "anything.example.org", 421},
	} {
		s := newTry(t, html("x"), func(o *Options) { o.Listen, o.Hosts = tt.listen, tt.hosts })
		if w := s.get(tt.path, "Host", tt.host); w.Code != tt.want {
			t.Errorf("at %s with %v, asked for %q: %d, want %d", tt.listen, tt.hosts, tt.host, w.Code, tt.want)
		}
	}
}

func TestCrossSite(t *testing.T) {
	var done atomic.Int32
	s := newTry(t, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { done.Add(1) }), nil)
	for _, tt := range []struct {
		method string
		pairs  []string
		want   int
	}{
		{"POST", nil, 200}, // no browser
		{"POST", []string{"Sec-Fetch-Site", "same-origin"}, 200},
		{"POST", []string{"Sec-Fetch-Site", "none"}, 200},
		{"POST", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"POST", []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"DELETE", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"POST", []string{"Origin", "http://localhost"}, 200},
		{"POST", []string{"Origin", "http://evil.example.org"}, 403},
		{"POST", []string{"Origin", "null"}, 403},
		{"GET", []string{"Sec-Fetch-Site", "cross-site"}, 200}, // a link
	} {
		done.Store(0)
		w := s.ask(tt.method, "/login", nil, tt.pairs...)
		if w.Code != tt.want || (done.Load() == 1) != (tt.want == 200) {
			t.Errorf("%s %v: %d, want %d; done %d times", tt.method, tt.pairs, w.Code, tt.want, done.Load())
		}
	}
}

func TestBody(t *testing.T) {
	var got int
	read := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, err := io.ReadAll(r.Body)
		if got = len(b); err != nil {
			http.Error(w, "cannot read", http.StatusBadRequest)
		}
	})
	s := newTry(t, read, func(o *Options) { o.Limits.Body = 1000 })
	for _, tt := range []struct {
		size    int
		chunked bool
		want    int
	}{{1000, false, 200}, {1001, false, 413}, {1000, true, 200}, {1001, true, 413}, {10_000_000, true, 413}} {
		got = -1
		var body io.Reader = strings.NewReader(strings.Repeat("x", tt.size))
		if tt.chunked {
			body = struct{ io.Reader }{body}
		}
		w := s.ask(http.MethodPost, "/read", body)
		if w.Code != tt.want || got > 1000 {
			t.Errorf("%d bytes, chunked %v: %d, want %d; %d bytes came through", tt.size, tt.chunked, w.Code, tt.want, got)
		}
	}
	if w := s.get("/?q=" + strings.Repeat("a", longestAddress)); w.Code != http.StatusRequestURITooLong {
		t.Errorf("a long address: %d", w.Code)
	}
}

func TestBusy(t *testing.T) {
	begun, end := make(chan struct{}, 10), make(chan struct{})
	slow := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		begun <- struct{}{}
		<-end
	})
	s := newTry(t, slow, func(o *Options) {
		o.Cache = 0
		o.Limits = Limits{Busy: 2, Queue: 1, Wait: 50 * time.Millisecond}
	})
	codes := make(chan int, 10)
	for range 2 {
		go func() { codes <- s.get("/").Code }()
		<-begun
	}
	w := s.get("/") // waits, in vain
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") != "1" {
		t.Errorf("in the queue: %d %v", w.Code, w.Header())
	}
	if code := s.get("/healthz").Code; code != 200 {
		t.Errorf("healthz: %d", code)
	}
	close(end)
	if a, b := <-codes, <-codes; a != 200 || b != 200 {
		t.Errorf("those at work: %d, %d", a, b)
	}
	if code := s.get("/").Code; code != 200 {
		t.Errorf("afterwards: %d", code)
	}
}

func TestPageDeadline(t *testing.T) {
	for _, size := range []int64{0, 1 << 20} {
		slow := http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
		s := newTry(t, slow, func(o *Options) { o.Cache, o.Limits.Page = size, 30*time.Millisecond })
		if w := s.get("/"); w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "too long") {
			t.Errorf("cache of %d: %d %s", size, w.Code, w.Body)
		}
	}
}

func TestProbes(t *testing.T) {
	s := newTry(t, html("x"), nil)
	s.get("/some/page")
	for _, tt := range []struct {
		path, from string
		want       int
		text       string
	}{
		{"/healthz", "192.0.2.1:1", 200, "ok"},
		{"/readyz", "192.0.2.1:1", 200, "ready"},
		{"/metrics", "192.0.2.1:1", 403, "private networks"},
		{"/metrics", "127.0.0.1:1", 200, "isnad_archive_reports 7"},
		{"/metrics", "10.1.2.3:1", 200, `isnad_http_requests_total{method="GET",route="/",status="200"} 1`},
		{"/metrics", "10.1.2.3:1", 200, `isnad_cache_requests_total{outcome="miss"} 1`},
		{"/metrics", "10.1.2.3:1", 200, "isnad_http_requests_in_flight 1"},
	} {
		if w := s.get(tt.path, "From", tt.from); w.Code != tt.want || !strings.Contains(w.Body.String(), tt.text) {
			t.Errorf("%s from %s: %d %.3000s, want %d with %s", tt.path, tt.from, w.Code, w.Body, tt.want, tt.text)
		}
	}
	s.broken.Store(true)
	time.Sleep(stateFor + 10*time.Millisecond)
	if w := s.get("/readyz"); w.Code != http.StatusServiceUnavailable || strings.Contains(w.Body.String(), "fire") {
		t.Errorf("a broken archive: %d %s", w.Code, w.Body)
	}
	if w := s.get("/healthz"); w.Code != 200 {
		t.Errorf("a broken archive, healthz: %d", w.Code)
	}
	s.broken.Store(false)
	s.stopping.Store(true)
	if w := s.get("/readyz"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("stopping: %d", w.Code)
	}
}

func TestMethods(t *testing.T) {
	s := newTry(t, html("x"), nil)
	s.ask("BREW", "/pot", nil)
	s.ask(http.MethodPut, "/pot", nil)
	w := s.get("/metrics", "From", "127.0.0.1:1")
	if !strings.Contains(w.Body.String(), `method="other"`) || strings.Contains(w.Body.String(), "BREW") {
		t.Error("a client makes up labels")
	}
}

func TestClientAndSecure(t *testing.T) {
	proxy := netip.MustParsePrefix("10.0.0.0/8")
	for _, tt := range []struct {
		from   string
		pairs  []string
		client string
		secure bool
	}{
		{"192.0.2.1:1", nil, "192.0.2.1", false},
		{"192.0.2.1:1", []string{"X-Forwarded-For", "1.1.1.1", "X-Forwarded-Proto", "https"}, "192.0.2.1", false},
		{"10.0.0.1:1", []string{"X-Forwarded-For", "198.51.100.7", "X-Forwarded-Proto", "https"}, "198.51.100.7", true},
		{"10.0.0.1:1", []string{"X-Forwarded-For", "1.1.1.1, 198.51.100.7"}, "198.51.100.7", false},
		{"[::ffff:10.0.0.1]:1", []string{"X-Forwarded-For", "198.51.100.7"}, "198.51.100.7", false},
	} {
		var client netip.Addr
		var secure bool
		var header string
		s := newTry(t, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			client, secure, header = Client(r), Secure(r), r.Header.Get("X-Forwarded-For")
		}), func(o *Options) { o.Trusted = []netip.Prefix{proxy} })
		s.get("/", append(tt.pairs, "From", tt.from)...)
		if client.String() != tt.client || secure != tt.secure || (tt.client == "192.0.2.1" && header != "") {
			t.Errorf("%s %v: %s %v %q, want %s %v", tt.from, tt.pairs, client, secure, header, tt.client, tt.secure)
		}
	}
	if r := httptest.NewRequest(http.MethodGet, "/", nil); Client(r).IsValid() || Secure(r) {
		t.Error("a request that did not come through a server")
	}
}
