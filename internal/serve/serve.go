// Package serve is the server around pages, API and MCP tools: it decides who
// may ask how much, keeps what visitors see, counts, logs, and stops in good
// order. It makes no request of its own.
package serve

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/netip"
	"sync/atomic"
	"time"

	"github.com/isnad-news/isnad/internal/archive"
)

// Archive is what a server asks of an archive itself.
type Archive interface {
	// Generation names the state of the archive, in microseconds.
	Generation(ctx context.Context) (string, error)
	Stats(ctx context.Context) (archive.Stats, error)
}

// Sessions knows who has logged in; account.Sessions does.
type Sessions interface {
	// Live tells whether a request comes with a session that has not ended.
	Live(r *http.Request) bool
	// Wrap loads and keeps the sessions of requests to next.
	Wrap(next http.Handler) http.Handler
}

// Options make a server. Pages, Archive and Language are needed.
type Options struct {
	Pages http.Handler // everything that is not below; a ServeMux, so that requests are counted by its patterns
	API   http.Handler // below /v1/; nil: there is none
	MCP   http.Handler // at /mcp; nil: there is none

	Archive  Archive
	Sessions Sessions // nil: nobody can log in
	// Language is all that a page depends on beside its address and the archive.
	Language func(*http.Request) string
	// Remember may set a cookie on the answer to who asks for a page; nil: none is.
	Remember func(http.ResponseWriter, *http.Request)
	// Problem answers with the page of a status from 400 up; nil: plain text.
	Problem func(w http.ResponseWriter, r *http.Request, status int)

	Listen  string         // address and port; 127.0.0.1:8080 where empty
	Hosts   []string       // names, beside localhost, that the server answers to
	Trusted []netip.Prefix // reverse proxies whose X-Forwarded-For and -Proto are believed
	Secure  bool           // visitors come by TLS, whatever it looks like here
	Rate    float64        // requests a second for each address; 0: no limit
	Burst   int            // at once before that; 0: four seconds' worth
	Cache   int64          // bytes of answers to keep; 0: none
	Limits  Limits         // of time and size; zero fields stand for what Defaults gives
	Log     *slog.Logger
}

// Limits of time and size.
type Limits struct {
	Header, Read, Write, Idle time.Duration // of a connection
	Page                      time.Duration // for making a page
	Stall                     time.Duration // a stream is cut when its client takes nothing for so long
	Stop                      time.Duration // for what is under way when the server stops
	Body                      int64         // bytes of a request
	Busy                      int           // requests worked on at once
	Streams                   int           // streams at once
	Queue                     int           // requests that may wait
	Wait                      time.Duration // how long they do
	Connections               int
}

// Defaults gives the limits that stand where none are given.
func Defaults() Limits {
	return Limits{
		Header: 5 * time.Second, Read: 30 * time.Second, Write: 2 * time.Minute, Idle: 2 * time.Minute,
		Page: 15 * time.Second, Stall: time.Minute, Stop: 10 * time.Second,
		Body: 2 << 20, Busy: 16, Streams: 16, Queue: 512, Wait: 5 * time.Second, Connections: 4096,
	}
}

// or gives l with what is zero taken from d.
func (l Limits) or(d Limits) Limits {
	for _, f := range []struct {
		to   *time.Duration
		from time.Duration
	}{{&l.Header, d.Header}, {&l.Read, d.Read}, {&l.Write, d.Write}, {&l.Idle, d.Idle}, {&l.Page, d.Page},
		{&l.Stall, d.Stall}, {&l.Stop, d.Stop}, {&l.Wait, d.Wait}} {
		if *f.to == 0 {
			*f.to = f.from
		}
	}
	for _, f := range []struct {
		to   *int
		from int
	}{{&l.Busy, d.Busy}, {&l.Streams, d.Streams}, {&l.Queue, d.Queue}, {&l.Connections, d.Connections}} {
		if *f.to == 0 {
			*f.to = f.from
		}
	}
	if l.Body == 0 {
		l.Body = d.Body
	}
	return l
}

// Server answers requests. It is safe for concurrent use.
type Server struct {
	Options
	metrics  *metrics
	state    *state
	kept     *cache // nil: none
	zip      func(http.Handler) http.HandlerFunc
	stopping atomic.Bool
	active   active
	handler  http.Handler
}

// New makes a server. An error says which option is missing or wrong.
func New(o Options) (*Server, error) {
	switch {
	case o.Pages == nil:
		return nil, errors.New("a server wants pages")
	case o.Archive == nil:
		return nil, errors.New("a server wants an archive")
	case o.Language == nil:
		return nil, errors.New("a server wants to know the language of a request")
	}
	if o.Listen == "" {
		o.Listen = "127.0.0.1:8080"
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	o.Limits = o.Limits.or(Defaults())
	s := &Server{Options: o, state: newState(o.Archive)}
	if o.Cache > 0 {
		s.kept = newCache(o.Cache)
	}
	s.metrics = newMetrics(s)
	var err error
	s.handler, err = s.layers()
	return s, err
}

// ServeHTTP answers a request, through all layers.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }
