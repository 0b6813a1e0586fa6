package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// synced is a buffer that a command can write to while a test reads it.
type synced struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *synced) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *synced) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// running is a command that goes on until it is stopped, with the real engine.
type running struct {
	out, errs *synced
	cancel    context.CancelFunc
	code      chan int
}

func begin(t *testing.T, stdin io.Reader, args ...string) running {
	t.Helper()
	r := running{out: new(synced), errs: new(synced), code: make(chan int, 1)}
	env := System()
	env.Stdin, env.Stdout, env.Stderr = stdin, r.out, r.errs
	ctx, cancel := context.WithCancel(context.Background())
	r.cancel = cancel
	go func() { r.code <- Run(ctx, args, env) }()
	t.Cleanup(cancel)
	return r
}

// stop ends the command and gives its exit code.
func (r running) stop(t *testing.T) int {
	t.Helper()
	r.cancel()
	return r.ended(t)
}

func (r running) ended(t *testing.T) int {
	t.Helper()
	select {
	case code := <-r.code:
		return code
	case <-time.After(30 * time.Second):
		t.Fatalf("it does not end\n%s", r.errs)
		return -1
	}
}

// address waits for the address that the command prints.
func (r running) address(t *testing.T) string {
	t.Helper()
	printed := regexp.MustCompile(`at (http://\S+)\n`)
	for range 600 {
		if m := printed.FindStringSubmatch(r.out.String()); m != nil {
			return strings.TrimSuffix(m[1], "/")
		}
		select {
		case code := <-r.code:
			t.Fatalf("it ended by %d\n%s", code, r.errs)
		case <-time.After(50 * time.Millisecond):
		}
	}
	t.Fatalf("it does not begin\n%s", r.errs)
	return ""
}

// visitor is a client with cookies that follows no redirects.
func visitor(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Jar: jar, Timeout: 30 * time.Second, Transport: &http.Transport{DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

func fetchPage(t *testing.T, c *http.Client, method, address string, form url.Values, headers ...string) (int, string) {
	t.Helper()
	r, err := http.NewRequest(method, address, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	res, err := c.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

// TestServe: a first visit, to an archive that is not there yet.
func TestServe(t *testing.T) {
	at := filepath.Join(t.TempDir(), "new", "archive.db")
	s := begin(t, strings.NewReader(""), "--archive", at, "serve", "--listen", "127.0.0.1:0", "--log", "json")
	base := s.address(t)
	c := visitor(t)
	for _, tt := range []struct {
		method, path string
		headers      []string
		want         int
		text         string
	}{
		{"GET", "/", nil, 200, "<html lang="},
		{"GET", "/healthz", nil, 200, "ok"},
		{"GET", "/readyz", nil, 200, "ready"},
		{"GET", "/metrics", nil, 200, "isnad_archive_reports 0"},
		{"GET", "/search?q=%D9%82%D8%B7%D8%B1", nil, 200, "<html"},
		{"GET", "/events.csv", nil, 200, "\uFEFF"},
		{"GET", "/v1/openapi.json", nil, 200, `"openapi"`},
		{"GET", "/v1/events", nil, 200, "{"},
		{"GET", "/nowhere", nil, 404, ""},
		{"GET", "/mcp", nil, 404, ""},
		{"GET", "/login", nil, 404, ""},
		{"POST", "/read", []string{"Sec-Fetch-Site", "cross-site"}, 403, ""},
		{"POST", "/v1/read", []string{"Origin", "https://evil.example.org"}, 403, ""},
		{"GET", "/", []string{"Host", "evil.example.org"}, 421, "--host"},
	} {
		if code, body := fetchPage(t, c, tt.method, base+tt.path, nil, tt.headers...); code != tt.want || !strings.Contains(body, tt.text) {
			t.Errorf("%s %s %v: %d %.300s", tt.method, tt.path, tt.headers, code, body)
		}
	}
	if code := s.stop(t); code != ExitOK {
		t.Errorf("stopped: code %d", code)
	}
	if log := s.errs.String(); !strings.Contains(log, "made the archive") || strings.Contains(log, "%D9%82") || !strings.Contains(log, `"path":"/search"`) {
		t.Error(log)
	}
}

// TestEditors: whoever has an account logs in, and is out when it is gone.
func TestEditors(t *testing.T) {
	at := filepath.Join(t.TempDir(), "archive.db")
	user := func(stdin string, args ...string) {
		t.Helper()
		r := begin(t, strings.NewReader(stdin), append([]string{"--archive", at, "user"}, args...)...)
		if code := r.ended(t); code != ExitOK {
			t.Fatalf("%v: code %d\n%s", args, code, r.errs)
		}
	}
	user("a long enough password\n", "add", "layla")
	s := begin(t, strings.NewReader(""), "--archive", at, "serve", "--listen", "127.0.0.1:0", "--editors")
	base := s.address(t)
	c := visitor(t)
	login := func(password string, headers ...string) int {
		t.Helper()
		code, _ := fetchPage(t, c, "POST", base+"/login", url.Values{"name": {"Layla"}, "password": {password}, "next": {"/events"}}, headers...)
		return code
	}
	shown := func() bool {
		t.Helper()
		_, body := fetchPage(t, c, "GET", base+"/", nil)
		return strings.Contains(body, "layla")
	}
	if code := login("a wrong password here"); code != http.StatusForbidden || shown() {
		t.Errorf("a wrong password: %d", code)
	}
	if code := login("a long enough password", "Sec-Fetch-Site", "cross-site"); code != http.StatusForbidden || shown() {
		t.Errorf("from another site: %d", code)
	}
	if code := login("a long enough password", "Sec-Fetch-Site", "same-origin"); code != http.StatusSeeOther || !shown() {
		t.Errorf("the password: %d", code)
	}
	if _, body := fetchPage(t, visitor(t), "GET", base+"/", nil); strings.Contains(body, "layla") {
		t.Error("a visitor is shown the page of an editor")
	}
	user("quite another password\n", "passwd", "layla")
	if shown() {
		t.Error("another password does not end the session")
	}
	if code := login("quite another password"); code != http.StatusSeeOther || !shown() {
		t.Errorf("the other password: %d", code)
	}
	user("", "remove", "layla")
	if shown() {
		t.Error("the user is gone, the session is not")
	}
	if code := s.stop(t); code != ExitOK {
		t.Errorf("code %d\n%s", code, s.errs)
	}
	if strings.Contains(s.errs.String(), "password") {
		t.Errorf("a password in the log: %s", s.errs)
	}
}

func TestServeFlags(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	dir := t.TempDir()
	for _, tt := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"serve", "--listen", "0.0.0.0:8080"}, ExitUsage, "--trust-proxy 127.0.0.1"},
		{[]string{"serve", "--listen", ":8080"}, ExitUsage, "not encrypted"},
		{[]string{"serve", "--listen", "[::]:8080"}, ExitUsage, "not encrypted"},
		{[]string{"serve", "--listen", "192.168.1.7:8080", "--open"}, ExitUsage, "--host"},
		{[]string{"serve", "--listen", "192.168.1.7:8080", "--open", "--host", "a.example.org", "--editors"}, ExitUsage, "--secure-cookies"},
		{[]string{"mcp", "--listen", "0.0.0.0:8081"}, ExitUsage, "not encrypted"},
		{[]string{"serve", "--listen", "here"}, ExitUsage, "127.0.0.1:8080"},
		{[]string{"serve", "--listen", "127.0.0.1:http2much"}, ExitUsage, "no port"},
		{[]string{"serve", "--rate=-1"}, ExitUsage, "--rate"},
		{[]string{"serve", "--cache=-1"}, ExitUsage, "--cache"},
		{[]string{"serve", "--trust-proxy", "10.0.0.0/99"}, ExitUsage, "10.0.0.0/8"},
		{[]string{"serve", "--log", "xml"}, ExitUsage, "json"},
		{[]string{"serve", "--host", "https://example.org"}, ExitUsage, "without scheme"},
		{[]string{"serve", "--listen", taken.Addr().String()}, ExitInput, "in use"},
		{[]string{"--archive", filepath.Join(dir, "archive.db", "x", "y.db"), "serve"}, ExitInput, "archive "},
	} {
		args := append([]string{"--archive", filepath.Join(dir, "archive.db")}, tt.args...)
		r := begin(t, strings.NewReader(""), args...)
		if code := r.ended(t); code != tt.code || !strings.Contains(r.errs.String(), tt.want) {
			t.Errorf("%v: code %d, want %d: %s", tt.args, code, tt.code, r.errs)
		}
	}
}

// TestMCP: a client of the protocol's own library finds the tools, over a pipe
// and over HTTP.
func TestMCP(t *testing.T) {
	at := filepath.Join(t.TempDir(), "archive.db")
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	ask := func(transport mcp.Transport) {
		t.Helper()
		session, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(ctx, transport, nil)
		if err != nil {
			t.Fatal(err)
		}
		res, err := session.CallTool(ctx, &mcp.CallToolParams{Name: "search", Arguments: map[string]any{"q": "قطر"}})
		if err != nil || res.IsError || len(res.Content) == 0 {
			t.Errorf("%+v %v", res, err)
		}
		if err := session.Close(); err != nil {
			t.Error(err)
		}
	}

	toServer, fromClient := io.Pipe()
	toClient, fromServer := io.Pipe()
	env := System()
	errs := new(synced)
	env.Stdin, env.Stdout, env.Stderr = toServer, fromServer, errs
	code := make(chan int, 1)
	go func() { code <- Run(ctx, []string{"--archive", at, "mcp"}, env) }()
	ask(&mcp.IOTransport{Reader: toClient, Writer: fromClient})
	if got := <-code; got != ExitOK {
		t.Errorf("over a pipe: code %d\n%s", got, errs)
	}

	s := begin(t, strings.NewReader(""), "--archive", at, "mcp", "--listen", "127.0.0.1:0")
	address := s.address(t)
	ask(&mcp.StreamableClientTransport{Endpoint: address, HTTPClient: visitor(t)})
	if code, _ := fetchPage(t, visitor(t), "POST", address, nil, "Origin", "https://evil.example.org"); code != http.StatusForbidden {
		t.Errorf("from another site: %d", code)
	}
	if code := s.stop(t); code != ExitOK {
		t.Errorf("over HTTP: code %d\n%s", code, s.errs)
	}
	if out := fmt.Sprint(s.out); strings.Count(out, "\n") != 1 {
		t.Errorf("%q", out)
	}
}

func TestPipedPassword(t *testing.T) {
	for in, want := range map[string]string{
		"a password of mine\n": "a password of mine", "a password\r\nsecond line": "a password", "no end": "no end",
		" kept spaces \n": " kept spaces ", "\n": "",
	} {
		if got, err := firstLine(strings.NewReader(in)); err != nil || got != want {
			t.Errorf("%q: %q %v", in, got, err)
		}
	}
	if _, err := firstLine(strings.NewReader("")); err == nil {
		t.Error("nothing is taken for a password")
	}
	if got, err := firstLine(strings.NewReader(strings.Repeat("x", 5000))); err != nil || len(got) <= 1024 {
		t.Errorf("a long one is cut to one that may be: %d bytes, %v", len(got), err)
	}
}
