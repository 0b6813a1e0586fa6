package ingest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"slices"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/page"
)

// page reads a web page.
func (r *Reader) page(ctx context.Context, in input, b *bufio.Reader, yield yielder) bool {
	if r.Pages == nil {
		return r.whole(ctx, in, b, yield, r.plain)
	}
	raw, err := io.ReadAll(io.LimitReader(b, r.Limits.page()+1))
	switch {
	case err != nil:
		return yield(Item{Source: in.name, Err: brokenOff(err, 0)})
	case len(bytes.TrimSpace(raw)) == 0:
		return yield(Item{Source: in.name, Err: ErrEmpty})
	}
	it := r.Page(ctx, in.name, raw, "", r.Defaults.URL)
	it.Skipped = it.Skipped && in.found
	return yield(it)
}

var errNoPages = errors.New("web pages are not read here: take the article's text out and read that")

// Page makes an item of a web page. The content type is that of the HTTP
// header, the address where it came from; either may be empty. A page without
// an article is an item with Skipped.
func (r *Reader) Page(ctx context.Context, name string, raw []byte, contentType, address string) Item {
	if most := r.Limits.page(); int64(len(raw)) > most {
		return Item{Source: name, Err: tooBig(most, "page", "no article is so long; take the article's text out and read that")}
	}
	if r.Pages == nil {
		return Item{Source: name, Err: errNoPages}
	}
	a, err := r.Pages.Extract(ctx, raw, contentType, address)
	if err != nil {
		return Item{Source: name, Err: err, Skipped: errors.Is(err, page.ErrNoArticle) || errors.Is(err, page.ErrNotHTML)}
	}
	rep := isnad.Report{Text: under(a.Title, a.Text), Title: a.Title, Outlet: a.Outlet, Author: a.Author, URL: a.URL, Form: a.Form, Published: local(a.Published)}
	if rep.URL == "" {
		rep.URL = address
	}
	return r.item(name, rep, moved(a.Warnings, len(rep.Text)-len(a.Text)), came{raw, mediaHTML, ""})
}

// moved gives warnings whose spans stand n bytes further on.
func moved(warnings []isnad.Warning, n int) []isnad.Warning {
	out := slices.Clone(warnings)
	for i := range out {
		if out[i].Span != (isnad.Span{}) {
			out[i].Start += n
			out[i].End += n
		}
	}
	return out
}
