package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
)

// passing stands for an answer that is too large to be kept.
func passing() *entry { return &entry{pass: true, until: time.Now().Add(keptFor)} }

// keepable tells whether the answer is the same for all who ask for the same.
func (w *recorder) keepable() bool {
	h := w.header
	if w.status != http.StatusOK || len(h["Set-Cookie"]) > 0 || h.Get("Content-Type") == "" || h.Get("Content-Encoding") != "" {
		return false
	}
	control := strings.ToLower(strings.Join(h["Cache-Control"], ","))
	if strings.Contains(control, "no-store") || strings.Contains(control, "private") {
		return false
	}
	for _, name := range varies(h) {
		if !slices.Contains(keyed(), name) {
			return false
		}
	}
	return true
}

// keyed lists the headers of requests that the key stands for.
func keyed() []string {
	return []string{"Accept", "Accept-Encoding", "Accept-Language", "Cookie"}
}

// varies lists the names in Vary.
func varies(h http.Header) []string {
	var out []string
	for _, line := range h["Vary"] {
		for name := range strings.SplitSeq(line, ",") {
			if name = http.CanonicalHeaderKey(strings.TrimSpace(name)); name != "" && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// entry makes what is kept of an answer.
func (w *recorder) entry(route string) *entry {
	plain := w.body.Bytes()
	e := &entry{header: maps.Clone(w.header), length: len(plain), route: route, until: time.Now().Add(keptFor), etag: tag(w.header.Get("ETag"), plain)}
	e.header.Del("ETag")
	e.header.Del("Content-Length")
	if len(plain) >= leastZipped && packs(e.header.Get("Content-Type")) {
		if z, err := zipped(plain); err == nil && len(z) < len(plain) {
			e.body, e.zipped = z, true
			e.header.Set("Vary", strings.Join(append(without(varies(w.header), "Accept-Encoding"), "Accept-Encoding"), ", "))
		}
	}
	if !e.zipped {
		e.body = bytes.Clone(plain)
	}
	for name, values := range e.header { // whoever adds to them shall not write into ours
		e.header[name] = slices.Clip(values)
	}
	return e
}

func without(list []string, name string) []string {
	return slices.DeleteFunc(list, func(s string) bool { return s == name })
}

// tag is the entity tag that a handler has given, if it is a strong one, else
// a hash of the content.
func tag(given string, body []byte) string {
	if len(given) > 2 && given[0] == '"' && strings.IndexByte(given[1:], '"') == len(given)-2 {
		return given[1 : len(given)-1]
	}
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:12])
}

// send answers from what is kept.
func (e *entry) send(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	maps.Copy(h, e.header)
	zip := e.zipped && takesZip(r.Header.Get("Accept-Encoding"))
	etag, length := `"`+e.etag+`"`, e.length
	if zip {
		etag, length = `"`+e.etag+etagSuffix+`"`, len(e.body)
	}
	h.Set("ETag", etag)
	if e.matches(r.Header["If-None-Match"]) {
		h.Del("Content-Type")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Length", strconv.Itoa(length))
	if zip {
		h.Set("Content-Encoding", "gzip")
	}
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return
	}
	if !e.zipped || zip {
		_, _ = w.Write(e.body) // the client may have gone
		return
	}
	if z, err := gzip.NewReader(bytes.NewReader(e.body)); err == nil { // it is ours, and whole
		_, _ = io.Copy(w, z)
	}
}

// matches tells whether the client has the answer already, packed or plain.
func (e *entry) matches(lines []string) bool {
	for _, line := range lines {
		for t := range strings.SplitSeq(line, ",") {
			t = strings.TrimPrefix(strings.TrimSpace(t), "W/")
			if t == "*" {
				return true
			}
			if t, quoted := strings.CutPrefix(t, `"`); quoted {
				if t = strings.TrimSuffix(strings.TrimSuffix(t, `"`), etagSuffix); t == e.etag {
					return true
				}
			}
		}
	}
	return false
}

// send hands on an answer that is not kept.
func (w *recorder) send(to http.ResponseWriter, r *http.Request) {
	maps.Copy(to.Header(), w.header)
	if w.status == 0 {
		return
	}
	to.WriteHeader(w.status)
	if r.Method != http.MethodHead {
		_, _ = to.Write(w.body.Bytes()) // the client may have gone
	}
}
