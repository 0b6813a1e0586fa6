package ingest

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http/httputil"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// webPage is the body of a response, or what is wrong with it.
type webPage struct {
	body  []byte
	media string // with its parameters
	err   error
}

// readPage reads a response of HTTP up to limit bytes; nil if it is no page.
// An error is one of the record, the page's own stands in it.
func readPage(block *bufio.Reader, limit int64) (*webPage, error) {
	status, fields, err := readHeader(block)
	if errors.Is(err, errHeader) || errors.Is(err, io.EOF) {
		return &webPage{err: fmt.Errorf("broken HTTP response: %w", errHeader)}, nil // whether the record is cut its end tells
	}
	if err != nil {
		return nil, err
	}
	part := strings.Fields(status)
	if len(part) < 2 || !strings.HasPrefix(part[0], "HTTP/") || part[1] != "200" {
		return nil, nil
	}
	p := &webPage{media: fields["content-type"]}
	if !isPage(p.media) {
		return nil, nil
	}
	raw, err := io.ReadAll(io.LimitReader(block, limit+1))
	switch {
	case err != nil:
		return nil, err
	case int64(len(raw)) > limit:
		p.err = tooBig(limit, "page", "no article is so long")
		return p, nil
	}
	if strings.Contains(strings.ToLower(fields["transfer-encoding"]), "chunked") {
		raw = dechunked(raw)
	}
	p.body, p.err = decoded(raw, fields["content-encoding"], limit)
	if p.err == nil && p.media == "" && !looksHTML(bytes.TrimSpace(p.body)) {
		return nil, nil
	}
	return p, nil
}

func isPage(media string) bool {
	kind, _, _ := strings.Cut(strings.ToLower(media), ";")
	kind = strings.TrimSpace(kind)
	return kind == "text/html" || kind == "application/xhtml+xml" || kind == ""
}

// dechunked puts the chunks of a body together. Many crawlers do so before and
// leave the header as it was: what is not chunked stays as it is.
func dechunked(raw []byte) []byte {
	out, err := io.ReadAll(httputil.NewChunkedReader(bytes.NewReader(raw)))
	if err != nil && len(out) == 0 {
		return raw
	}
	return out
}

// decoded takes a body's compression off, which many crawlers do before and
// leave the header as it was.
func decoded(raw []byte, encoding string, limit int64) ([]byte, error) {
	in := bytes.NewReader(raw)
	z, err := decoder(strings.ToLower(strings.TrimSpace(encoding)), raw, in)
	if err != nil || z == nil {
		return raw, err
	}
	out, err := io.ReadAll(io.LimitReader(z, limit+1))
	switch {
	case int64(len(out)) > limit:
		return nil, fmt.Errorf("%w: this page is over %s", ErrBomb, size(limit))
	case err != nil && len(out) == 0 && bytes.Contains(raw[:min(len(raw), headBytes)], []byte("<")):
		return raw, nil
	case err != nil:
		return nil, fmt.Errorf("its body does not unpack from %s: %w", shown(clip(encoding)), err)
	}
	return out, nil
}

// decoder gives the reader for an encoding; nil where there is nothing to do.
func decoder(encoding string, raw []byte, in io.Reader) (io.Reader, error) {
	switch encoding {
	case "", "identity", "none", "utf-8":
		return nil, nil
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(raw, []byte("\x1f\x8b")) {
			return nil, nil
		}
		return gzip.NewReader(in)
	case "deflate":
		if len(raw) > 1 && raw[0]&0x0F == 8 && (int(raw[0])<<8|int(raw[1]))%31 == 0 {
			return zlib.NewReader(in)
		}
		return flate.NewReader(in), nil
	case "br":
		return brotli.NewReader(in), nil
	case "zstd":
		z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(8<<20))
		if err != nil {
			return nil, err
		}
		return z.IOReadCloser(), nil
	}
	return nil, fmt.Errorf("its body is packed by %q, which is not read", shown(clip(encoding)))
}
