package serve

import (
	"net/netip"
	"strings"
	"testing"
)

func TestForwarded(t *testing.T) {
	trust := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("2001:db8:f::/48")}
	for _, tt := range []struct {
		lines []string
		want  string
	}{
		{nil, "10.0.0.1"},
		{[]string{""}, "10.0.0.1"},
		{[]string{"198.51.100.7"}, "198.51.100.7"},
		{[]string{"198.51.100.7:5555"}, "198.51.100.7"},
		{[]string{"[2001:db8::7]:5555"}, "2001:db8::7"},
		{[]string{"[2001:db8::7]"}, "2001:db8::7"},
		{[]string{"2001:db8::7%eth0"}, "2001:db8::7"},
		{[]string{"::ffff:198.51.100.7"}, "198.51.100.7"},
		{[]string{"1.1.1.1, 198.51.100.7, 10.2.3.4"}, "198.51.100.7"},
		{[]string{"1.1.1.1, 198.51.100.7", "2001:db8:f::9,10.2.3.4"}, "198.51.100.7"},
		{[]string{"198.51.100.7, unknown"}, "10.0.0.1"},
		{[]string{"198.51.100.7, <script>, 10.2.3.4"}, "10.2.3.4"},
		{[]string{"10.0.0.9"}, "10.0.0.9"},
		{[]string{strings.Repeat("10.0.0.9,", 1000) + "10.0.0.8"}, "10.0.0.9"},
	} {
		if got := forwarded(netip.MustParseAddr("10.0.0.1"), tt.lines, trust); got.String() != tt.want {
			t.Errorf("%.60q: %s, want %s", tt.lines, got, tt.want)
		}
	}
}

// FuzzForwarded: whatever a client writes before what the proxy has added, it
// is taken for the address that the proxy saw.
func FuzzForwarded(f *testing.F) {
	f.Add("", "")
	f.Add("1.1.1.1", "10.9.9.9, ::1")
	f.Add("\x00,,, ,", "[::1]:99999999")
	f.Add("for=192.0.2.43;proto=https", strings.Repeat(",", 5000))
	trust := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
	peer := netip.MustParseAddr("10.0.0.1")
	f.Fuzz(func(t *testing.T, a, b string) {
		if got := forwarded(peer, []string{a, b + ", 198.51.100.7"}, trust); got.String() != "198.51.100.7" {
			t.Errorf("%q %q: %s", a, b, got)
		}
		got := forwarded(peer, []string{a, b}, trust)
		if !got.IsValid() || got.Zone() != "" || got.Is4In6() {
			t.Errorf("%q %q: %s", a, b, got)
		}
		if got := forwarded(netip.MustParseAddr("198.51.100.7"), nil, trust); got.String() != "198.51.100.7" {
			t.Error(got)
		}
	})
}

// FuzzHost: no host that is not known is taken for one that is.
func FuzzHost(f *testing.F) {
	for _, h := range []string{"localhost", "[::1]:1", "127.0.0.1:80", "localhost:80:80", "[localhost]", "a.localhost", "localhost\x00", "", "]["} {
		f.Add(h)
	}
	f.Fuzz(func(t *testing.T, host string) {
		b := bare(host)
		if b != "localhost" && b != "127.0.0.1" && b != "::1" {
			return
		}
		left := strings.ToLower(host)
		for _, cut := range []string{b, "[", "]", "."} {
			left = strings.Replace(left, cut, "", 1)
		}
		if left != "" && left[0] != ':' {
			t.Errorf("%q is taken for %s", host, b)
		}
	})
}
