package fetch

import (
	"fmt"
	"net/netip"
	"syscall"
)

// Guard refuses connections to addresses that are not on the public net. It is
// made for net.Dialer.Control, which is called with the resolved address: a
// name that resolves to a private address, now or the second time, is no way
// round it.
func Guard(network, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: %s %s: %w", ErrPrivate, network, address, err)
	}
	if why := private(ap.Addr()); why != "" {
		return fmt.Errorf("%w: %s is %s; give --allow-private if that is meant", ErrPrivate, ap.Addr(), why)
	}
	return nil
}

// private says what is special about an address that is not on the public net.
func private(a netip.Addr) string {
	a = a.WithZone("").Unmap()
	for _, r := range special() {
		if !r.prefix.Contains(a) {
			continue
		}
		if r.embeds { // translated addresses are as public as what they stand for
			b := a.As16()
			return private(netip.AddrFrom4([4]byte(b[12:])))
		}
		return r.what
	}
	if a.Is6() && !netip.MustParsePrefix("2000::/3").Contains(a) {
		return "outside the public addresses of IPv6"
	}
	if !a.IsGlobalUnicast() {
		return "not the address of one machine"
	}
	return ""
}

type addressRange struct {
	prefix netip.Prefix
	what   string
	embeds bool // the last four bytes are an IPv4 address
}

// special lists the ranges that IANA's special-purpose registries do not call
// globally reachable, and the addresses where clouds keep their secrets.
func special() []addressRange {
	p := netip.MustParsePrefix
	return []addressRange{
		{prefix: p("0.0.0.0/8"), what: "an unspecified address"},
		{prefix: p("10.0.0.0/8"), what: "a private address"},
		{prefix: p("100.64.0.0/10"), what: "an address behind a provider's translation"},
		{prefix: p("127.0.0.0/8"), what: "this machine"},
		{prefix: p("168.63.129.16/32"), what: "a cloud's metadata service"},
		{prefix: p("169.254.0.0/16"), what: "a link-local address"},
		{prefix: p("172.16.0.0/12"), what: "a private address"},
		{prefix: p("192.0.0.0/24"), what: "a reserved address"},
		{prefix: p("192.0.2.0/24"), what: "an address for documentation"},
		{prefix: p("192.88.99.0/24"), what: "a reserved address"},
		{prefix: p("192.168.0.0/16"), what: "a private address"},
		{prefix: p("198.18.0.0/15"), what: "an address for measurements"},
		{prefix: p("198.51.100.0/24"), what: "an address for documentation"},
		{prefix: p("203.0.113.0/24"), what: "an address for documentation"},
		{prefix: p("224.0.0.0/4"), what: "a multicast address"},
		{prefix: p("240.0.0.0/4"), what: "a reserved or broadcast address"},
		{prefix: p("::1/128"), what: "this machine"},
		{prefix: p("64:ff9b::/96"), embeds: true},
		{prefix: p("2001::/23"), what: "a reserved address"},
		{prefix: p("2001:db8::/32"), what: "an address for documentation"},
		{prefix: p("2002::/16"), what: "a tunnel's address"},
		{prefix: p("3fff::/20"), what: "an address for documentation"},
		{prefix: p("fc00::/7"), what: "a private address"},
		{prefix: p("fe80::/10"), what: "a link-local address"},
		{prefix: p("ff00::/8"), what: "a multicast address"},
	}
}
