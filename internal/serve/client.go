package serve

import (
	"net/http"
	"net/netip"
	"strings"
)

// longestForwarded is how many addresses of X-Forwarded-For are looked at.
const longestForwarded = 32

// cameFrom tells what address a request comes from, and whether by TLS. What a
// reverse proxy says is believed of trusted ones alone; from others it is taken
// out, so that nobody behind is misled.
func (s *Server) cameFrom(r *http.Request) (netip.Addr, bool) {
	peer, _ := netip.ParseAddrPort(r.RemoteAddr) // not valid in tests alone
	client, secure := peer.Addr().Unmap(), r.TLS != nil || s.Secure
	if trusted(s.Trusted, client) {
		if strings.EqualFold(lastOf(r.Header["X-Forwarded-Proto"]), "https") {
			secure = true
		}
		return forwarded(client, r.Header["X-Forwarded-For"], s.Trusted), secure
	}
	for _, h := range []string{"X-Forwarded-For", "X-Forwarded-Proto"} {
		delete(r.Header, h)
	}
	return client, secure
}

// forwarded is the address behind trusted proxies: each adds, at the end, the
// one that it was asked by, so that the last that is not trusted is the
// client. What stands before it anybody can have written. Where something is
// no address, the one behind it is all that is known.
func forwarded(peer netip.Addr, lines []string, trust []netip.Prefix) netip.Addr {
	client := peer
	seen := 0
	for i := len(lines) - 1; i >= 0; i-- {
		rest := lines[i]
		for more := true; more; seen++ {
			var last string
			rest, last, more = cutLast(rest)
			a, ok := parseClient(last)
			if !ok || seen >= longestForwarded {
				return client
			}
			client = a
			if !trusted(trust, a) {
				return client
			}
		}
	}
	return client
}

// cutLast takes the last element off a list.
func cutLast(list string) (rest, last string, more bool) {
	if i := strings.LastIndexByte(list, ','); i >= 0 {
		return list[:i], strings.TrimSpace(list[i+1:]), true
	}
	return "", strings.TrimSpace(list), false
}

func lastOf(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	_, last, _ := cutLast(lines[len(lines)-1])
	return last
}

// parseClient reads an address, with or without a port.
func parseClient(s string) (netip.Addr, bool) {
	if p, err := netip.ParseAddrPort(s); err == nil {
		return p.Addr().Unmap().WithZone(""), true
	}
	a, err := netip.ParseAddr(strings.TrimSuffix(strings.TrimPrefix(s, "["), "]"))
	return a.Unmap().WithZone(""), err == nil
}

func trusted(nets []netip.Prefix, a netip.Addr) bool {
	for _, n := range nets {
		if n.Contains(a) {
			return true
		}
	}
	return false
}
