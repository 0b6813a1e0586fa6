package serve

import (
	"context"
	"encoding/binary"
	"encoding/hex"
	"math/rand/v2"
	"net/http"
	"net/netip"
	"path"
	"strings"
)

// visit is what the layers know of a request.
type visit struct {
	id     string
	client netip.Addr
	secure bool
	kind   kind
	route  string // pattern of the handler, "" where none has answered
	kept   string // hit, miss or pass; "" where the cache was not asked
}

type visitKey struct{}

// visitOf gives the visit of a request; an empty one where it came past watch.
func visitOf(r *http.Request) *visit {
	v, ok := r.Context().Value(visitKey{}).(*visit)
	if !ok {
		return new(visit)
	}
	return v
}

func withVisit(ctx context.Context, v *visit) context.Context {
	return context.WithValue(ctx, visitKey{}, v)
}

// Client is the address that a request comes from; the reverse proxy's own
// only where none is trusted. It is not valid for a request that did not come
// through a Server.
func Client(r *http.Request) netip.Addr { return visitOf(r).client }

// Secure tells whether a request came by TLS, as far as is known here.
func Secure(r *http.Request) bool { return visitOf(r).secure }

// newID makes an id by which a request is found in the log. It need not be
// hard to guess.
func newID() string {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], rand.Uint64())
	return hex.EncodeToString(b[:])
}

// kind is how a request is dealt with.
type kind int

const (
	page   kind = iota
	fixed       // a file that never changes: the page's style and scripts
	api         // data
	stream      // lists as long as they are
	tool        // MCP
	probe       // of those who run the server
)

// kindOf tells by the address alone.
func kindOf(p string) kind {
	switch {
	case strings.HasPrefix(p, "/static/"), p == "/favicon.ico":
		return fixed
	case p == "/mcp":
		return tool
	case p == "/healthz", p == "/readyz", p == "/metrics":
		return probe
	}
	switch path.Ext(p) {
	case ".csv", ".jsonl":
		return stream
	}
	if strings.HasPrefix(p, "/v1/") || p == "/v1" {
		return api
	}
	return page
}
