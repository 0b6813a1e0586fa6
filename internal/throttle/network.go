package throttle

import "net/netip"

// Network gives what stands for a client: its address, or for IPv6 the network
// of 64 bits, since whoever has one address there has them all.
func Network(a netip.Addr) netip.Addr {
	a = a.Unmap().WithZone("")
	if !a.Is6() {
		return a
	}
	p, err := a.Prefix(64)
	if err != nil { // never: 64 bits fit
		return a
	}
	return p.Addr()
}
