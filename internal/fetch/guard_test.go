package fetch

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"
)

func TestPrivate(t *testing.T) {
	for _, s := range []string{
		"0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.9.9.9", "168.63.129.16",
		"169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.168.1.1", "198.19.0.1",
		"198.51.100.1", "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
		"::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::7f00:1",
		"64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "5f00::1", "fc00::1",
		"fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1",
	} {
		if why := private(netip.MustParseAddr(s)); why == "" {
			t.Errorf("%s is let through", s)
		}
	}
	for _, s := range []string{
		"1.1.1.1", "100.63.255.255", "100.128.0.1", "172.32.0.1", "192.0.1.1", "198.20.0.1", "223.255.255.255",
		"::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2606:4700::1111", "2a00:1450:4001::1",
	} {
		if why := private(netip.MustParseAddr(s)); why != "" {
			t.Errorf("%s is kept out as %s", s, why)
		}
	}
}

// TestGuard goes over real sockets: a name that resolves to loopback, and an
// address, with and without leave.
func TestGuard(t *testing.T) {
	hits := 0
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hits++ }))
	defer s.Close()
	port := s.URL[strings.LastIndex(s.URL, ":"):]
	for _, host := range []string{"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0"} {
		c := New(Options{})
		_, err := c.Get(t.Context(), Request{URL: "http://" + host + port + "/"})
		c.Close()
		if !errors.Is(err, ErrPrivate) || hits > 0 {
			t.Errorf("%s: %d requests came, error %v", host, hits, err)
		}
	}
	c := New(Options{AllowPrivate: true, PerHost: time.Millisecond})
	defer c.Close()
	if _, err := c.Get(t.Context(), Request{URL: "http://localhost" + port + "/"}); err != nil || hits != 2 { // robots.txt and the page
		t.Errorf("with leave: %d requests, error %v", hits, err)
	}
}

// TestSecure goes over real sockets with TLS, a known certificate and HTTP/2.
func TestSecure(t *testing.T) {
	proto := ""
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		proto = r.Proto
		_, _ = io.WriteString(w, "مرحبا")
	}))
	s.EnableHTTP2 = true
	s.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	s.StartTLS()
	defer s.Close()
	c := New(Options{AllowPrivate: true, PerHost: time.Millisecond})
	if _, err := c.Get(t.Context(), Request{URL: s.URL}); !errors.Is(err, ErrCertificate) {
		t.Errorf("error %v", err)
	}
	c.Close()
	c = New(Options{AllowPrivate: true, PerHost: time.Millisecond})
	defer c.Close()
	c.transport.TLSClientConfig = &tls.Config{RootCAs: x509.NewCertPool()}
	c.transport.TLSClientConfig.RootCAs.AddCert(s.Certificate())
	resp, err := c.Get(t.Context(), Request{URL: s.URL})
	if err != nil || string(resp.Body) != "مرحبا" || proto != "HTTP/2.0" {
		t.Errorf("%q over %s, error %v", resp.Body, proto, err)
	}
}

func TestGuardNonsense(t *testing.T) {
	for _, s := range []string{"", "localhost:80", "/run/socket", "1.2.3.4"} {
		if err := Guard("tcp", s, nil); !errors.Is(err, ErrPrivate) {
			t.Errorf("%q is let through: %v", s, err)
		}
	}
}

func TestHeaders(t *testing.T) {
	now := time.Date(2025, 9, 16, 4, 30, 0, 0, time.UTC)
	for s, want := range map[string]time.Duration{
		"": 0, "120": 2 * time.Minute, "-5": 0, "soon": 0, "99999999999": 7 * 24 * time.Hour, "9999999": 7 * 24 * time.Hour,
		"Tue, 16 Sep 2025 04:31:00 GMT": time.Minute, "Tue, 16 Sep 2015 04:31:00 GMT": 0,
	} {
		if got := retryAfter(http.Header{"Retry-After": {s}}, now); got != want {
			t.Errorf("Retry-After %q: %s, want %s", s, got, want)
		}
	}
	for _, c := range []struct {
		h    http.Header
		want time.Duration
	}{
		{http.Header{}, 0},
		{http.Header{"Cache-Control": {"public, max-age=60"}}, time.Minute},
		{http.Header{"Cache-Control": {"no-cache, max-age=60"}}, 0},
		{http.Header{"Date": {"Tue, 16 Sep 2025 04:30:00 GMT"}, "Expires": {"Tue, 16 Sep 2025 04:40:00 GMT"}}, 10 * time.Minute},
		{http.Header{"Expires": {"0"}}, 0},
	} {
		if got := maxAge(c.h); got != c.want {
			t.Errorf("%v: %s, want %s", c.h, got, c.want)
		}
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$\nCrawl-delay: 1e5\n", "/a")
	f.Add("\ufeffuser-agent:isnad\rallow:/خبر%d8\r\ndisallow: *", "/%D8")
	f.Add("user-agent: *\ndisallow:\nuser-agent: isnad\ndisallow: /\n", "/")
	f.Fuzz(func(t *testing.T, text, path string) {
		g := parseRobots([]byte(text))
		if g.CrawlDelay < 0 {
			t.Errorf("a negative delay %s of %q", g.CrawlDelay, text)
		}
		if !parseRobots(nil).Test(path) {
			t.Error("no rules forbid something")
		}
		g.Test(path)
	})
}

func FuzzBody(f *testing.F) {
	f.Add([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\x03\x00"), "gzip")
	f.Add([]byte("x\x9c\x03\x00\x00\x00\x00\x01"), "deflate")
	f.Add([]byte("\x0b\x02\x80abc\x03"), "br, gzip")
	f.Fuzz(func(t *testing.T, body []byte, coding string) {
		in, err := decoded(bytes.NewReader(body), []string{coding})
		if err != nil {
			return
		}
		if n, _ := io.Copy(io.Discard, io.LimitReader(in, 1<<20)); coding == "" && n != int64(len(body)) {
			t.Errorf("%d bytes of %d", n, len(body))
		}
	})
}

func FuzzHeaders(f *testing.F) {
	f.Add("120", "max-age=60, public", "Tue, 16 Sep 2025 04:30:00 GMT")
	f.Add("Tue, 16 Sep 2025 04:30:00 GMT", "max-age=\"9999999999999\"", "0")
	f.Fuzz(func(t *testing.T, retry, cache, expires string) {
		h := http.Header{"Retry-After": {retry}, "Cache-Control": {cache}, "Expires": {expires}, "Date": {"Tue, 16 Sep 2025 04:00:00 GMT"}}
		if d := retryAfter(h, time.Now()); d < 0 || d > 7*24*time.Hour {
			t.Errorf("Retry-After %q: %s", retry, d)
		}
		if d := maxAge(h); d < 0 {
			t.Errorf("%q, %q: %s", cache, expires, d)
		}
	})
}
