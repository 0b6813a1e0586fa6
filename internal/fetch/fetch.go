// Package fetch gets pages politely: one request of a host at a time and a
// pause between two, robots.txt, conditional requests, retry with back-off,
// limits of size and time. No request leaves for an address that is not on the
// public net unless the caller allows it; the check stands behind name
// resolution, for each hop of a redirect.
//
// Proxies of the environment are not used: behind one the addresses could not
// be checked.
package fetch

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"time"
)

// Options say how a Client behaves. A zero field means the default.
type Options struct {
	AllowPrivate bool          // requests may go to loopback, private and link-local addresses
	IgnoreRobots bool          // robots.txt is neither asked for nor heeded
	UserAgent    string        // default "isnad (+https://github.com/isnad-news/isnad)"
	PerHost      time.Duration // between two requests of one host; default 2 s
	MaxBody      int64         // bytes of an answer, after decompression; default 16 MiB
	Timeout      time.Duration // for one whole answer; default 30 s
	MaxRedirects int           // default 10
	MaxWait      time.Duration // the longest wait within Get; a longer one is the caller's; default 30 s
	Logger       *slog.Logger  // one line a request, at debug level; default none

	// Random gives numbers in [0, 1) for back-off; default math/rand/v2.
	Random func() float64
	// Dial takes the place of the guarded dialer: whoever sets it answers for
	// the addresses. For tests.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
}

func (o Options) withDefaults() Options {
	or(&o.UserAgent, "isnad (+https://github.com/isnad-news/isnad)")
	or(&o.PerHost, 2*time.Second)
	or(&o.MaxBody, 16<<20)
	or(&o.Timeout, 30*time.Second)
	or(&o.MaxRedirects, 10)
	or(&o.MaxWait, 30*time.Second)
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Random == nil {
		o.Random = rand.Float64
	}
	return o
}

func or[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}

// Client gets pages. It may be used by several goroutines at once.
type Client struct {
	opt       Options
	transport *http.Transport
	gates     *gates
	robots    *robots
}

// New makes a client.
func New(o Options) *Client {
	o = o.withDefaults()
	c := &Client{opt: o, gates: newGates(o.PerHost)}
	c.robots = newRobots(c)
	dial := o.Dial
	if dial == nil {
		d := &net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}
		if !o.AllowPrivate {
			d.Control = Guard
		}
		dial = d.DialContext
	}
	c.transport = &http.Transport{
		DialContext:            dial,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // decoded here, within limits
		TLSHandshakeTimeout:    10 * time.Second,
		MaxIdleConns:           100,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        30 * time.Second,
		MaxResponseHeaderBytes: 256 << 10,
	}
	return c
}

// Close ends idle connections.
func (c *Client) Close() { c.transport.CloseIdleConnections() }

// Request says what to get. ETag and LastModified are those of the answer that
// the caller has; Accept is empty for anything.
type Request struct{ URL, ETag, LastModified, Accept string }

// Response is an answer of status 200 to 299, or NotModified.
type Response struct {
	URL          string // where the answer came from in the end
	Moved        string // where a chain of permanent redirects (301, 308) leads; else empty
	Status       int
	Body         []byte // decompressed
	ContentType  string
	ETag         string
	LastModified string
	NotModified  bool
	MaxAge       time.Duration // how long the server says the answer stays fresh; else zero
}

// Get gets one page, with at most three tries for what may pass: faults of the
// network, 429 and 5xx. It waits for the host's turn, which may take as long as
// others ask the same host. Errors wrap those of this package, or are a
// *StatusError.
func (c *Client) Get(ctx context.Context, r Request) (Response, error) {
	u, err := address(r.URL)
	if err != nil {
		return Response{}, err
	}
	for try := 1; ; try++ {
		resp, err := c.chain(ctx, u, r)
		if err == nil {
			return resp, nil
		}
		if ctx.Err() != nil {
			return Response{}, context.Cause(ctx)
		}
		wait, again := c.backOff(err, try)
		if !again {
			return Response{}, err
		}
		c.opt.Logger.Debug("again", "url", u.Redacted(), "in", wait, "because", err)
		if err := sleep(ctx, wait); err != nil {
			return Response{}, err
		}
	}
}

// chain follows redirects to the answer.
func (c *Client) chain(ctx context.Context, u *url.URL, r Request) (Response, error) {
	jar, err := cookiejar.New(nil) // some sites set a cookie and send the reader to the same page again
	if err != nil {
		return Response{}, err
	}
	seen := map[string]bool{}
	moved, permanent := "", true
	for {
		if !c.opt.IgnoreRobots {
			if err := c.robots.check(ctx, u); err != nil {
				return Response{}, err
			}
		}
		a, err := c.visit(ctx, u, r, jar)
		if err != nil {
			return Response{}, err
		}
		if a.next == nil {
			a.Moved = moved
			return a.Response, nil
		}
		if permanent = permanent && a.permanent; permanent {
			moved = a.next.String()
		}
		state := u.String() + cookies(jar, u)
		if seen[state] {
			return Response{}, redirectError(u, "goes in a circle")
		}
		seen[state] = true
		if len(seen) > c.opt.MaxRedirects {
			return Response{}, redirectError(u, "does not end")
		}
		u = a.next
	}
}

func cookies(jar http.CookieJar, u *url.URL) string {
	s := ""
	for _, c := range jar.Cookies(u) {
		s += "\x00" + c.String()
	}
	return s
}

// sleep waits, or ends with the context.
func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-t.C:
		return nil
	}
}
