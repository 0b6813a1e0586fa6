package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
)

// How long a robots.txt is believed, how much of it is read (RFC 9309), and
// what a host may ask for.
const (
	robotsLife    = 24 * time.Hour
	robotsRetry   = 10 * time.Minute // where the server failed
	robotsBytes   = 500 << 10
	robotsHops    = 5
	robotsKept    = 4096 // hosts
	maxCrawlDelay = time.Minute
	robotsAgent   = "isnad"
)

// robots knows what hosts allow.
type robots struct {
	client *Client
	mu     sync.Mutex
	hosts  map[string]*rules
}

// rules are one origin's. Whoever holds the token may read or fill them.
type rules struct {
	token   chan struct{}
	group   *robotstxt.Group
	down    string // why nothing may be fetched for now
	expires time.Time
}

func newRobots(c *Client) *robots { return &robots{client: c, hosts: map[string]*rules{}} }

// check tells whether the host allows the address.
func (r *robots) check(ctx context.Context, u *url.URL) error {
	h := r.origin(u.Scheme + "://" + strings.ToLower(u.Host))
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case h.token <- struct{}{}:
	}
	defer func() { <-h.token }()
	if !time.Now().Before(h.expires) {
		if err := r.fill(ctx, h, u); err != nil {
			return err
		}
	}
	switch {
	case h.down != "":
		return fmt.Errorf("%w, and without it nothing is fetched: %s", ErrRobotsDown, h.down)
	case !h.group.Test(canonical(u)):
		return fmt.Errorf("%w: %s; --ignore-robots asks nevertheless, if the publisher agrees", ErrRobots, u.Redacted())
	}
	return nil
}

func (r *robots) origin(key string) *rules {
	r.mu.Lock()
	defer r.mu.Unlock()
	if h := r.hosts[key]; h != nil {
		return h
	}
	if len(r.hosts) >= robotsKept {
		clear(r.hosts) // they are asked for again
	}
	h := &rules{token: make(chan struct{}, 1)}
	r.hosts[key] = h
	return h
}

// fill asks for robots.txt. None is leave to fetch anything; a failing server
// is none for now (RFC 9309); a host out of reach is the page's own fault.
func (r *robots) fill(ctx context.Context, h *rules, page *url.URL) error {
	body, err := r.get(ctx, page)
	var status *StatusError
	h.down, h.group, h.expires = "", &robotstxt.Group{}, time.Now().Add(robotsLife)
	switch {
	case err == nil:
		h.group = parseRobots(body)
		if d := min(h.group.CrawlDelay, maxCrawlDelay); d > 0 {
			r.client.gates.slow(page.Hostname(), d)
		}
	case errors.As(err, &status) && (status.RetryAfter > 0 || status.Code == http.StatusTooManyRequests):
		h.expires = time.Time{}
		return err
	case errors.As(err, &status) && status.Code >= 500:
		h.down, h.expires = status.Error(), time.Now().Add(robotsRetry)
	case errors.As(err, &status), errors.Is(err, ErrTooBig), errors.Is(err, ErrEncoding), errors.Is(err, ErrRedirects):
	default:
		h.expires = time.Time{}
		return err
	}
	return nil
}

// get follows at most five redirects.
func (r *robots) get(ctx context.Context, page *url.URL) ([]byte, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	u := &url.URL{Scheme: page.Scheme, Host: page.Host, User: page.User, Path: "/robots.txt"}
	for range robotsHops + 1 {
		a, err := r.client.visit(ctx, u, Request{Accept: "text/plain, */*;q=0.5"}, jar)
		if err != nil || a.next == nil {
			return a.Body, err
		}
		u = a.next
	}
	return nil, redirectError(u, "does not end")
}

// parseRobots reads the rules for this program. Lines that mean nothing are
// left out first, since the parser gives up on a file that has one.
func parseRobots(body []byte) *robotstxt.Group {
	data, err := robotstxt.FromString(cleanRobots(string(body[:min(len(body), robotsBytes)])))
	if err != nil {
		return &robotstxt.Group{}
	}
	return data.FindGroup(robotsAgent)
}

func cleanRobots(text string) string {
	text = strings.TrimPrefix(text, "\uFEFF")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(text)
	var b strings.Builder
	agents := false
	for line := range strings.SplitSeq(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		name, value, ok := strings.Cut(line, ":")
		name, value = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)
		if !ok || value == "" {
			if !ok || name != "disallow" { // an empty Disallow ends a list of agents
				continue
			}
		}
		switch name {
		case "user-agent":
			agents = true
		case "allow", "disallow":
			value = escaped(value)
		case "crawl-delay":
			if d, err := strconv.ParseFloat(value, 64); err != nil || d < 0 || d > 1e6 || d != d {
				continue
			}
		default:
			continue
		}
		if agents {
			b.WriteString(name + ": " + value + "\n")
		}
	}
	return b.String()
}

// canonical is an address's path and query as rules are compared with it.
func canonical(u *url.URL) string {
	s := u.EscapedPath()
	if s == "" {
		s = "/"
	}
	if u.RawQuery != "" || u.ForceQuery {
		s += "?" + u.RawQuery
	}
	return escaped(s)
}

// escaped writes bytes outside ASCII as %XX, and the digits of all escapes in
// capitals: addresses in Arabic come in either shape.
func escaped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0x80 || c <= ' ':
			fmt.Fprintf(&b, "%%%02X", c)
		case c == '%' && i+2 < len(s):
			b.WriteString(strings.ToUpper(s[i : i+3]))
			i += 2
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
