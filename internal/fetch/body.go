package fetch

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/andybalholm/brotli"
)

// maxCodings is how many compressions may lie one over the other.
const maxCodings = 2

// body reads an answer, decompressed, within the limits.
func (c *Client) body(w *watch, res *http.Response) ([]byte, error) {
	limit := c.opt.MaxBody
	if res.ContentLength > limit {
		return nil, tooBig(limit)
	}
	in, err := decoded(w.watched(res.Body), res.Header.Values("Content-Encoding"))
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(in, limit+1))
	switch {
	case int64(len(b)) > limit:
		return nil, tooBig(limit)
	case err != nil:
		return nil, err
	}
	return b, nil
}

func tooBig(limit int64) error {
	if limit >= 1<<20 {
		return fmt.Errorf("%w: more than %d MB, decompressed; it is left out", ErrTooBig, limit>>20)
	}
	return fmt.Errorf("%w: more than %d bytes, decompressed; it is left out", ErrTooBig, limit)
}

// decoded undoes the compressions that a server names, the last one first.
func decoded(in io.Reader, headers []string) (io.Reader, error) {
	var codings []string
	for coding := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		if coding = strings.ToLower(strings.TrimSpace(coding)); coding != "" && coding != "identity" {
			codings = append(codings, coding)
		}
	}
	if len(codings) > maxCodings {
		return nil, fmt.Errorf("%w: %d compressions one over the other", ErrEncoding, len(codings))
	}
	for i := len(codings) - 1; i >= 0; i-- {
		out, err := decoder(in, codings[i])
		if err != nil {
			return nil, err
		}
		in = out
	}
	return in, nil
}

func decoder(in io.Reader, coding string) (io.Reader, error) {
	b := bufio.NewReader(in)
	if _, err := b.Peek(1); errors.Is(err, io.EOF) {
		return b, nil // nothing compressed is nothing
	}
	switch coding {
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(b)
		return named{z, coding}, encodingError(coding, err)
	case "br":
		return named{brotli.NewReader(b), coding}, nil
	case "deflate":
		// Meant is zlib; some servers send the bare stream.
		if head, err := b.Peek(2); err == nil && head[0]&0x0F == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
			z, err := zlib.NewReader(b)
			return named{z, coding}, encodingError(coding, err)
		}
		return named{flate.NewReader(b), coding}, nil
	}
	return nil, fmt.Errorf("%w: the server sends %q unasked", ErrEncoding, coding)
}

// named says of a reader's faults which compression they are of.
type named struct {
	io.Reader
	coding string
}

func (n named) Read(p []byte) (int, error) {
	k, err := n.Reader.Read(p)
	return k, encodingError(n.coding, err)
}

// encodingError tells broken compression from a broken connection.
func encodingError(coding string, err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case err == nil || errors.Is(err, io.EOF):
		return err
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.Is(err, zlib.ErrHeader),
		errors.Is(err, zlib.ErrChecksum), errors.As(err, &corrupt), strings.HasPrefix(err.Error(), "brotli"):
		return fmt.Errorf("%w: %s: %w", ErrEncoding, coding, err)
	}
	return err
}
