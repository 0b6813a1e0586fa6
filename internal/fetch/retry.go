package fetch

import (
	"errors"
	"net/http"
	"time"
)

// maxTries is how often one call asks.
const maxTries = 3

// backOff says how long to wait before the next try, and whether there is one.
// The wait is drawn from a span that doubles, so that many clients that failed
// together do not come back together (full jitter).
func (c *Client) backOff(err error, try int) (time.Duration, bool) {
	if try >= maxTries {
		return 0, false
	}
	wait := time.Duration(c.opt.Random() * float64(time.Second<<try))
	var status *StatusError
	switch {
	case errors.As(err, &status):
		passing := status.Code == http.StatusTooManyRequests || status.Code >= 500 && status.Code != http.StatusNotImplemented
		wait = max(wait, status.RetryAfter)
		return wait, passing && wait <= c.opt.MaxWait
	case errors.Is(err, ErrUnreachable):
		return wait, true
	}
	return 0, false
}
