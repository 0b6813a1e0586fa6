package serve

import (
	"bytes"
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzhttp"
	"github.com/klauspost/compress/gzip"
)

// leastZipped is from how many bytes on packing pays.
const leastZipped = 1024

// newZip packs answers as they are sent. Packing tells something of what is
// packed by its length (BREACH), which does no harm here: our pages hold no
// secret, since forms need no token.
func newZip() (func(http.Handler) http.HandlerFunc, error) {
	return gzhttp.NewWrapper(gzhttp.MinSize(leastZipped), gzhttp.CompressionLevel(gzip.BestSpeed), gzhttp.SuffixETag(etagSuffix))
}

// etagSuffix tells the packed form of an answer from the plain one.
const etagSuffix = "-gzip"

// zipped packs what is kept, well since it is done once.
func zipped(plain []byte) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.DefaultCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(plain); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return bytes.Clone(b.Bytes()), nil
}

// packs tells whether it is worth to pack content of a type.
func packs(contentType string) bool { return gzhttp.DefaultContentTypeFilter(contentType) }

// takesZip tells whether Accept-Encoding names gzip, and not with weight 0.
func takesZip(header string) bool {
	for coding := range strings.SplitSeq(header, ",") {
		name, weight, _ := strings.Cut(coding, ";")
		if name = strings.TrimSpace(name); strings.EqualFold(name, "gzip") || strings.EqualFold(name, "x-gzip") {
			_, q, weighed := strings.Cut(weight, "=")
			return !weighed || strings.Trim(q, " 0.") != ""
		}
	}
	return false
}
