package feed

import (
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/idna"
)

// Normal gives a web address in its usual spelling, without fragment and
// without the parameters that tell a site where a reader came from. What is no
// address of http or https gives "".
func Normal(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return ""
	}
	if u.Host = host(u); u.Host == "" {
		return ""
	}
	u.Fragment, u.RawFragment, u.ForceQuery = "", "", false
	if u.Path == "" {
		u.Path = "/"
	}
	if !strings.Contains(strings.ToUpper(u.RawPath), "%2F") {
		u.RawPath = "" // escapes anew, all in one way
	}
	var kept []string
	for p := range strings.SplitSeq(u.RawQuery, "&") {
		name, _, _ := strings.Cut(p, "=")
		if p != "" && !tracks(strings.ToLower(name)) {
			kept = append(kept, p)
		}
	}
	u.RawQuery = strings.Join(kept, "&")
	return u.String()
}

// Key is what two spellings of one address have in common: scheme, order of
// parameters, a slash at the end and a user's name do not count. What Normal
// refuses gives "".
func Key(address string) string {
	u, err := url.Parse(Normal(address))
	if err != nil || u.Host == "" {
		return ""
	}
	path := strings.TrimRight(u.EscapedPath(), "/")
	query := strings.Split(u.RawQuery, "&")
	slices.Sort(query)
	if u.RawQuery != "" {
		path += "?" + strings.Join(query, "&")
	}
	return u.Host + path
}

// host is in lower case and ASCII, without the port that goes without saying;
// empty where a name cannot be one of the web.
func host(u *url.URL) string {
	name := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	if ip, err := netip.ParseAddr(name); err == nil {
		if ip.Zone() != "" {
			return ""
		}
		if name = ip.String(); ip.Is6() {
			name = "[" + name + "]"
		}
	} else if name = domain(name); name == "" {
		return ""
	}
	if p := u.Port(); p != "" && (u.Scheme != "http" || p != "80") && (u.Scheme != "https" || p != "443") {
		name += ":" + p
	}
	return name
}

// domain writes a name in ASCII. An underscore, which the rules forbid, is met
// in names all the same.
func domain(name string) string {
	if ascii, err := idna.Lookup.ToASCII(name); err == nil {
		name = ascii
	}
	for _, r := range name {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '.' && r != '_' {
			return ""
		}
	}
	return strings.Trim(name, ".")
}

// tracks tells whether a parameter names the way by which a reader came.
func tracks(name string) bool {
	for _, prefix := range []string{"utm_", "at_campaign", "at_custom", "at_link", "at_medium", "mtm_", "pk_campaign", "pk_kwd", "hsa_", "ns_"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return slices.Contains([]string{
		"fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid", "yclid", "igsh", "igshid",
		"mc_cid", "mc_eid", "_hsenc", "_hsmi", "ocid", "cmpid", "ref_src", "ref_url", "xtor", "s_cid", "smid", "_ga", "_gl",
		"spm", "guccounter", "guce_referrer", "guce_referrer_sig", "__twitter_impression", "traffic_source",
	}, name)
}

// resolve reads an address relative to another.
func resolve(base, ref string) string {
	ref = strings.Join(strings.FieldsFunc(ref, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), "")
	if ref = strings.TrimSpace(ref); ref == "" {
		return ""
	}
	b, err := url.Parse(base)
	if err != nil {
		return ref
	}
	u, err := b.Parse(ref)
	if err != nil {
		return ""
	}
	return u.String()
}
