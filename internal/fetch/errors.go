package fetch

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"time"
)

// What may go wrong, besides a *StatusError. Get wraps these.
var (
	ErrAddress     = errors.New("not an address that can be fetched")
	ErrPrivate     = errors.New("not an address of the public net")
	ErrRobots      = errors.New("forbidden by robots.txt")
	ErrRobotsDown  = errors.New("robots.txt cannot be had for now")
	ErrTooBig      = errors.New("too big")
	ErrRedirects   = errors.New("endless redirect")
	ErrTooSlow     = errors.New("too slow")
	ErrCertificate = errors.New("certificate not valid")
	ErrNoHost      = errors.New("no such host")
	ErrUnreachable = errors.New("connection failed")
	ErrEncoding    = errors.New("cannot be decompressed")
)

// StatusError is an answer that says no.
type StatusError struct {
	Code       int
	URL        string
	RetryAfter time.Duration // how long the host asks to wait; zero where it does not say
	When       time.Time     // of the answer, by this machine's clock
}

// Error says what the status means and what to do.
func (e *StatusError) Error() string {
	s := fmt.Sprintf("%s answers %d %s", e.URL, e.Code, http.StatusText(e.Code))
	switch e.Code {
	case http.StatusUnauthorized, http.StatusPaymentRequired, http.StatusForbidden:
		return s + ": it wants a login or a subscription, or keeps programs out; open it in a browser to see which"
	case http.StatusNotFound:
		return s + ": the address is wrong or the page was taken down"
	case http.StatusGone:
		return s + ": it is gone for good; take it out of the list"
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		if e.RetryAfter > 0 {
			return fmt.Sprintf("%s: it asks to wait %s", s, e.RetryAfter.Round(time.Second))
		}
		return s + ": it is overloaded; try again later"
	}
	if e.Code >= 500 {
		return s + ": a fault at their end; try again later"
	}
	return s
}

func redirectError(u *url.URL, how string) error {
	return fmt.Errorf("%w: %s %s; open it in a browser to find the address that it means", ErrRedirects, u.Redacted(), how)
}

// address reads an address and holds it to http and https.
func address(s string) (*url.URL, error) {
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrAddress, err)
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("%w: %q does not begin with http:// or https://", ErrAddress, s)
	case u.Hostname() == "":
		return nil, fmt.Errorf("%w: %q names no host", ErrAddress, s)
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// fault puts what the transport says into words.
func fault(u *url.URL, err error) error {
	var dns *net.DNSError
	var status *StatusError
	var cert *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var unknown x509.UnknownAuthorityError
	for _, own := range []error{ErrPrivate, ErrTooSlow, ErrTooBig, ErrEncoding} {
		if errors.Is(err, own) {
			return fmt.Errorf("%s: %w", u.Redacted(), err)
		}
	}
	switch {
	case errors.As(err, &status):
		return err
	case errors.As(err, &cert), errors.As(err, &record), errors.As(err, &unknown):
		return fmt.Errorf("%s: %w, so who answers is not known: %w", u.Redacted(), ErrCertificate, err)
	case errors.As(err, &dns) && dns.IsNotFound:
		return fmt.Errorf("%w: %s; see whether the address is spelt right", ErrNoHost, u.Hostname())
	}
	return fmt.Errorf("%s: %w: %w", u.Redacted(), ErrUnreachable, err)
}
