package cli

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"strings"

	"github.com/isnad-news/isnad/internal/serve"
)

// listenFlags say who may ask a server, and how much.
type listenFlags struct {
	Host          []string  `placeholder:"NAME" help:"Name, beside localhost, that the server goes by. May be repeated."`
	Open          bool      `help:"Let --listen be an address that other machines reach."`
	TrustProxy    []netFlag `placeholder:"ADDR|NET" help:"Reverse proxy whose X-Forwarded-For and X-Forwarded-Proto are believed: 127.0.0.1, 10.0.0.0/8. May be repeated."`
	SecureCookies bool      `help:"Visitors come by TLS, whatever it looks like here: cookies are for TLS only."`
	Rate          float64   `default:"50" placeholder:"N" help:"Requests a second for each address; 0 for no limit. ${default} if not given."`
	Log           string    `enum:"text,json" default:"text" help:"How to log to standard error: ${enum}."`
}

// netFlag is an address or a network on the command line.
type netFlag struct{ netip.Prefix }

// UnmarshalText reads 127.0.0.1, ::1 or 10.0.0.0/8.
func (n *netFlag) UnmarshalText(b []byte) error {
	s := string(b)
	if a, err := netip.ParseAddr(s); err == nil {
		a = a.Unmap()
		n.Prefix = netip.PrefixFrom(a, a.BitLen())
		return nil
	}
	p, err := netip.ParsePrefix(s)
	if err != nil {
		return fmt.Errorf("%q: give an address such as 127.0.0.1 or a network such as 10.0.0.0/8", s)
	}
	n.Prefix = p.Masked()
	return nil
}

// errOpen tells what it takes to open a server to others.
var errOpen = errors.New(`other machines would reach this address, and what goes over it is not encrypted. Best leave --listen at 127.0.0.1 and put a reverse proxy with TLS (Caddy, nginx) in front of it on this machine, which hands on the header Host; then give
  --host NAME               the name that visitors know the proxy by
  --trust-proxy 127.0.0.1   so that limits count visitors, not the proxy
  --secure-cookies          so that no cookie goes without TLS
Where the proxy is on another machine, or the network is your own and trusted, give --open and --host as well`)

// check proves that the server is opened to nobody by oversight.
func (f listenFlags) check(listen string, logins bool) error {
	local, err := serve.Loopback(listen)
	switch {
	case err != nil:
		return usageError{err}
	case f.Rate < 0:
		return usageError{fmt.Errorf("--rate %g: a number from 0 up", f.Rate)}
	case local:
		return nil
	case !f.Open:
		return usageError{fmt.Errorf("--listen %s: %w", listen, errOpen)}
	case len(f.Host) == 0:
		return usageError{fmt.Errorf("--open: give by --host the names or addresses that visitors know the server by; requests for others are refused")}
	case logins && !f.SecureCookies:
		return usageError{errors.New("--open with --editors: passwords would go over the network for everybody to read; give --secure-cookies too, and let editors come through a reverse proxy with TLS")}
	}
	return nil
}

// options gives what a server wants of the flags.
func (f listenFlags) options(listen string, log *slog.Logger) serve.Options {
	o := serve.Options{Listen: listen, Hosts: f.Host, Secure: f.SecureCookies, Rate: f.Rate, Log: log}
	for _, n := range f.TrustProxy {
		o.Trusted = append(o.Trusted, n.Prefix)
	}
	return o
}

// logger logs to standard error.
func (f listenFlags) logger(w io.Writer) *slog.Logger {
	if f.Log == "json" {
		return slog.New(slog.NewJSONHandler(w, nil))
	}
	return slog.New(slog.NewTextHandler(w, nil))
}

// address is where a browser finds a server that listens at a.
func (f listenFlags) address(a net.Addr) string {
	host, port, err := net.SplitHostPort(a.String())
	if err != nil {
		return a.String()
	}
	if ip, err := netip.ParseAddr(host); err == nil && !ip.Unmap().IsLoopback() && len(f.Host) > 0 {
		host = strings.Trim(f.Host[0], "[]")
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}
