package serve

import "net/http"

// layers builds what a request goes through, from the outside in: counted and
// logged, headers, faults of our own, host, rate, origin, body; then what its
// kind wants.
func (s *Server) layers() (http.Handler, error) {
	zip, err := newZip()
	if err != nil {
		return nil, err
	}
	s.zip = zip
	hosts, err := s.hosts()
	if err != nil {
		return nil, err
	}
	work := s.routed()
	if s.Sessions != nil {
		work = s.Sessions.Wrap(work)
	}
	// What is kept is sent when its maker has made room for the next; what is not
	// has a gate of its own, where slow readers hold up but one another.
	made := s.busy(newGate(s.Limits.Busy, s.Limits.Queue, s.Limits.Wait), work)
	sent := s.busy(newGate(s.Limits.Busy, s.Limits.Queue, s.Limits.Wait), zip(work))
	streams := s.patient(s.busy(newGate(s.Limits.Streams, 0, 0), zip(work)))
	tools := s.patient(s.busy(newGate(s.Limits.Streams, 0, 0), s.routed()))
	asked := s.rate(s.origin(s.body(s.split(s.deadline(s.remembered(s.cached(made, sent))), streams, tools))))
	return s.watch(s.headers(s.recovered(hosts(s.probes(asked))))), nil
}

// remembered sets the cookies that hang on the request alone, before what is
// kept is sent.
func (s *Server) remembered(next http.Handler) http.Handler {
	if s.Remember == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.Remember(w, r)
		next.ServeHTTP(w, r)
	})
}

// split hands a request on by its kind.
func (s *Server) split(pages, streams, tools http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch visitOf(r).kind {
		case stream:
			streams.ServeHTTP(w, r)
		case tool:
			tools.ServeHTTP(w, r)
		default:
			pages.ServeHTTP(w, r)
		}
	})
}

// routed is the innermost: it finds the handler of an address, and notes its
// pattern, by which requests are counted.
func (s *Server) routed() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", s.Pages)
	if s.API != nil {
		mux.Handle("/v1/", s.API)
	}
	if s.MCP != nil {
		mux.Handle("/mcp", s.MCP)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() { visitOf(r).route = r.Pattern }()
		mux.ServeHTTP(w, r)
	})
}
