package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/http/httpguts"
)

// answer is one hop's.
type answer struct {
	Response
	next      *url.URL // where a redirect leads; else nil
	permanent bool     // the redirect is to be remembered
}

// visit makes one request when the host's turn has come.
func (c *Client) visit(ctx context.Context, u *url.URL, r Request, jar http.CookieJar) (a answer, err error) {
	gate, err := c.gates.enter(ctx, u.Hostname(), c.opt.MaxWait)
	if err != nil {
		return answer{}, err
	}
	defer func() {
		var status *StatusError
		errors.As(err, &status)
		gate.leave(status)
	}()
	w := newWatch(ctx, c.opt.Timeout)
	defer w.stop()
	began := time.Now()
	a, err = c.exchange(w, u, r, jar)
	c.opt.Logger.Debug("get", "url", u.Redacted(), "status", a.Status, "bytes", len(a.Body), "time", time.Since(began), "error", err)
	if err != nil {
		return answer{Response: Response{Status: a.Status}}, fault(u, w.why(err))
	}
	return a, nil
}

// exchange sends the request and reads the answer.
func (c *Client) exchange(w *watch, u *url.URL, r Request, jar http.CookieJar) (answer, error) {
	req, err := c.request(w.ctx, u, r, jar)
	if err != nil {
		return answer{}, err
	}
	res, err := c.transport.RoundTrip(req)
	if err != nil {
		return answer{}, err
	}
	defer func() { _ = res.Body.Close() }() // what was wanted of it has been read
	jar.SetCookies(u, res.Cookies())
	a := answer{Response: Response{URL: u.String(), Status: res.StatusCode, ContentType: res.Header.Get("Content-Type"),
		ETag: res.Header.Get("ETag"), LastModified: res.Header.Get("Last-Modified"), MaxAge: maxAge(res.Header)}}
	switch code := res.StatusCode; {
	case code == http.StatusNotModified && (r.ETag != "" || r.LastModified != ""):
		a.NotModified = true
		return a, nil
	case code >= 300 && code < 400 && res.Header.Get("Location") != "":
		a.permanent = code == http.StatusMovedPermanently || code == http.StatusPermanentRedirect
		a.next, err = target(u, res.Header.Get("Location"))
		return a, err
	case code < 200 || code >= 300:
		return a, &StatusError{Code: code, URL: u.Redacted(), RetryAfter: retryAfter(res.Header, time.Now()), When: time.Now()}
	}
	a.Body, err = c.body(w, res)
	return a, err
}

func (c *Client) request(ctx context.Context, u *url.URL, r Request, jar http.CookieJar) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAddress, err)
	}
	for name, value := range map[string]string{
		"User-Agent": c.opt.UserAgent, "Accept": r.Accept, "Accept-Encoding": "gzip, deflate, br", "Accept-Language": "ar, *;q=0.5",
		"If-None-Match": r.ETag, "If-Modified-Since": r.LastModified,
	} {
		if value != "" && httpguts.ValidHeaderFieldValue(value) {
			req.Header.Set(name, value)
		}
	}
	if u.User != nil {
		password, _ := u.User.Password()
		req.SetBasicAuth(u.User.Username(), password)
	}
	for _, cookie := range jar.Cookies(u) {
		req.AddCookie(cookie)
	}
	return req, nil
}

// target reads where a redirect leads.
func target(from *url.URL, location string) (*url.URL, error) {
	to, err := from.Parse(location)
	if err != nil {
		return nil, fmt.Errorf("%w: %s redirects to %q", ErrAddress, from.Redacted(), location)
	}
	if to, err = address(to.String()); err != nil {
		return nil, fmt.Errorf("%s redirects: %w", from.Redacted(), err)
	}
	return to, nil
}

// retryAfter reads Retry-After: seconds, or a date. More than a week is none.
func retryAfter(h http.Header, now time.Time) time.Duration {
	s := strings.TrimSpace(h.Get("Retry-After"))
	d := time.Duration(0)
	if n, err := strconv.Atoi(s); err == nil {
		d = time.Duration(min(max(n, 0), 1<<24)) * time.Second
	} else if t, err := http.ParseTime(s); err == nil {
		d = t.Sub(now)
	}
	return min(max(d, 0), 7*24*time.Hour)
}

// maxAge reads how long an answer stays fresh.
func maxAge(h http.Header) time.Duration {
	for part := range strings.SplitSeq(h.Get("Cache-Control"), ",") {
		name, value, _ := strings.Cut(strings.ToLower(strings.TrimSpace(part)), "=")
		if name == "no-cache" || name == "no-store" {
			return 0
		}
		if n, err := strconv.Atoi(strings.Trim(value, `"`)); name == "max-age" && err == nil {
			return time.Duration(min(max(n, 0), 1<<24)) * time.Second
		}
	}
	expires, err := http.ParseTime(h.Get("Expires"))
	if err != nil {
		return 0
	}
	date, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		return 0
	}
	return max(0, expires.Sub(date))
}
