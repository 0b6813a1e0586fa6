package serve

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"

	"golang.org/x/net/idna"
)

// hosts refuses requests for other hosts. A page elsewhere can have its own
// name point to this machine, and then read what is answered (DNS rebinding);
// but it cannot change the name that the browser asks for. Where the server is
// open to others and no names are given, all are answered.
func (s *Server) hosts() (func(http.Handler) http.Handler, error) {
	local, err := Loopback(s.Listen)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{"localhost": true, "127.0.0.1": true, "::1": true}
	for _, name := range s.Hosts {
		h, err := hostName(name)
		if err != nil {
			return nil, err
		}
		known[h] = true
	}
	if !local && len(s.Hosts) == 0 {
		return func(next http.Handler) http.Handler { return next }, nil
	}
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if known[bare(r.Host)] || visitOf(r).kind == probe && isAddress(r.Host) {
				next.ServeHTTP(w, r)
				return
			}
			s.refuse(w, r, http.StatusMisdirectedRequest, "isnad does not go by this name here; isnad serve --host NAME lets it")
		})
	}, nil
}

// hostName proves a name that is to be answered to.
func hostName(name string) (string, error) {
	if a, err := netip.ParseAddr(strings.Trim(name, "[]")); err == nil {
		return a.String(), nil
	}
	h, err := idna.Lookup.ToASCII(strings.TrimSuffix(name, "."))
	if err != nil || h == "" || strings.ContainsAny(h, ":/ ") {
		return "", fmt.Errorf("host %q: give a name such as news.example.org, without scheme and port", name)
	}
	return strings.ToLower(h), nil
}

// bare is the host of a request without port, dot and brackets.
func bare(host string) string {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	} else {
		host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	}
	return strings.ToLower(strings.TrimSuffix(host, "."))
}

// isAddress tells whether a host is a number: such a one nobody can point
// elsewhere.
func isAddress(host string) bool {
	_, err := netip.ParseAddr(bare(host))
	return err == nil
}

// Loopback tells whether an address to listen at is to be had from this
// machine only.
func Loopback(listen string) (bool, error) {
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return false, fmt.Errorf("listen %q: give an address and a port, such as 127.0.0.1:8080", listen)
	}
	if _, err := net.LookupPort("tcp", port); err != nil {
		return false, fmt.Errorf("listen %q: %q is no port", listen, port)
	}
	if host == "localhost" {
		return true, nil
	}
	if host == "" {
		return false, nil
	}
	a, err := netip.ParseAddr(host)
	if err != nil {
		return false, fmt.Errorf("listen %q: give a number such as 127.0.0.1 or [::1] for the address, or localhost", listen)
	}
	return a.Unmap().IsLoopback(), nil
}
