package serve

import (
	"net/http"
	"slices"
	"time"
)

// cached answers visitors from what is kept. What is not is made by next, once
// for all who ask for it at the same time, and kept; other passes by the cache.
func (s *Server) cached(next, other http.Handler) http.Handler {
	if s.kept == nil {
		return other
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := visitOf(r)
		k, ok := s.key(r, v)
		if !ok {
			v.kept = "pass"
			other.ServeHTTP(w, r)
			return
		}
		e, b, mine := s.kept.get(k, time.Now())
		switch {
		case e != nil && e.pass:
			v.kept = "pass"
			other.ServeHTTP(w, r)
		case e != nil:
			v.kept, v.route = "hit", e.route
			e.send(w, r)
		default:
			v.kept = "miss"
			if mine {
				s.active.enter()
				alone := &visit{id: v.id, client: v.client, secure: v.secure, kind: v.kind}
				go s.run(b, k, next, bareRequest(r), alone)
			}
			s.await(w, r, b, mine, other)
		}
	})
}

// key names the answer to a request, where it may be kept at all: the answer
// to a visitor who only looks. The host and the scheme are in it since feeds
// hold whole addresses.
func (s *Server) key(r *http.Request, v *visit) (key, bool) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead || r.ContentLength != 0 || s.Sessions != nil && s.Sessions.Live(r) {
		return key{}, false
	}
	generation, err := s.state.generation()
	if err != nil { // the handler will tell
		return key{}, false
	}
	scheme := "http"
	if v.secure {
		scheme = "https"
	}
	return newKey(generation, scheme, r.Host, r.URL.EscapedPath(), r.URL.RawQuery, s.Language(r), r.Header.Get("Accept")), true
}

// bareRequest is a request with nothing but what the key stands for, so that an
// answer that is kept can depend on nothing else: no conditions, no range, no
// client who may go away.
func bareRequest(r *http.Request) *http.Request {
	out := r.Clone(r.Context())
	out.Method, out.Body, out.Header = http.MethodGet, http.NoBody, http.Header{}
	for _, name := range []string{"Accept", "Accept-Language", "Cookie", "X-Forwarded-Proto"} {
		if values := r.Header[name]; values != nil {
			out.Header[name] = slices.Clone(values)
		}
	}
	return out
}

// await waits for a build and sends what it has made.
func (s *Server) await(w http.ResponseWriter, r *http.Request, b *build, mine bool, other http.Handler) {
	defer b.part()
	select {
	case <-b.ready:
	case <-r.Context().Done():
		return // the client has gone, or it took too long, which deadline tells
	}
	v := visitOf(r)
	switch {
	case b.entry != nil && !b.entry.pass:
		v.route = b.route
		b.entry.send(w, r)
	case !mine || b.entry != nil:
		other.ServeHTTP(w, r)
	case b.crash != nil && b.crash.value == http.ErrAbortHandler: //nolint:errorlint // a panic's value
		panic(http.ErrAbortHandler)
	case b.crash != nil:
		panic(*b.crash)
	case b.late:
		s.tooLate(w, r)
	default:
		v.route = b.route
		s.zip(http.HandlerFunc(b.made.send)).ServeHTTP(w, r)
	}
}
