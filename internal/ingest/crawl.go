package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/isnad-news/isnad"
)

// warc reads the web pages of a WARC file: the responses with status 200. A
// broken record costs only itself where the next can be found.
func (r *Reader) warc(ctx context.Context, in input, src io.Reader, resync func() bool, yield yielder) bool {
	if r.Pages == nil {
		return yield(Item{Source: in.name, Err: errNoPages})
	}
	c := &crawl{Reader: r, in: in, file: newWARC(src, resync)}
	for ctx.Err() == nil {
		it, err := c.record(ctx)
		switch {
		case errors.Is(err, io.EOF):
			return c.end(yield)
		case err != nil:
			again := c.file.recover(err)
			if !yield(c.fault(err, again)) {
				return false
			}
			if !again {
				return c.end(yield)
			}
		case it != nil && !yield(*it):
			return false
		}
	}
	return false
}

// crawl is a WARC file that is being read.
type crawl struct {
	*Reader
	in                    input
	file                  *warcFile
	records, pages, other int // sound records; web pages among them; responses that are none
	broken                int
}

// record reads one record; nil if it holds no page.
func (c *crawl) record(ctx context.Context) (*Item, error) {
	h, err := c.file.next()
	if err != nil {
		return nil, err
	}
	block, left := c.file.open(h)
	var p *webPage
	if h.kind == "response" && strings.HasPrefix(h.media, "application/http") {
		if p, err = readPage(block, c.Limits.page()); err != nil {
			return nil, err
		}
		if p == nil {
			c.other++
		}
	}
	if err := c.file.end(left); err != nil {
		return nil, err
	}
	c.records++
	if p == nil {
		return nil, nil
	}
	c.pages++
	it := c.page(ctx, h, p)
	return &it, nil
}

// page makes an item of a response.
func (c *crawl) page(ctx context.Context, h warcHeader, p *webPage) Item {
	name := fmt.Sprintf("%s#%d", c.in.name, c.records+c.broken)
	if p.err != nil {
		return Item{Source: name, Err: p.err}
	}
	it := c.Page(ctx, name, p.body, p.media, h.uri)
	if it.Err != nil {
		return it
	}
	if it.Report.Published.IsZero() && h.date != "" {
		it.Warnings = append(it.Warnings, isnad.Warning{Code: WarnCrawl, Text: "the page tells no date; it was gathered on " + shown(clip(h.date)) + ", which is not taken for one"})
	}
	if h.truncated != "" {
		it.Warnings = append(it.Warnings, isnad.Warning{Code: WarnCut, Text: "the crawler cut this page off (" + shown(clip(h.truncated)) + "): its end may be missing"})
	}
	return it
}

// fault tells of a broken record, and whether reading goes on behind it.
func (c *crawl) fault(err error, again bool) Item {
	c.broken++
	name := fmt.Sprintf("%s#%d", c.in.name, c.records+c.broken)
	if again {
		return Item{Source: name, Err: fmt.Errorf("broken record, passed over: %w", err)}
	}
	return Item{Source: name, Err: fmt.Errorf("cannot be read on after %d sound records, which stand: %w", c.records, err)}
}

// end tells at the end of a file what of it was no page.
func (c *crawl) end(yield yielder) bool {
	switch {
	case c.other > 0:
		return yield(Item{Source: c.in.name, Skipped: true, Err: fmt.Errorf("passed over: %d responses that are no web pages", c.other)})
	case c.records+c.broken == 0:
		return yield(Item{Source: c.in.name, Err: ErrEmpty})
	case c.pages+c.broken == 0:
		return yield(Item{Source: c.in.name, Skipped: true, Err: errors.New("no web pages in it: none of its records is a response")})
	}
	return true
}
