package follow

import (
	"html"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/isnad-news/isnad/internal/feed"
)

// pageOf is a page with what the feed says of it.
func (r *run) pageOf(b *batch, c candidate) Page {
	p := Page{URL: c.URL, Feed: b.state.URL, ID: c.ID, Gathered: time.Now(), Title: c.Title, Author: c.Author,
		Outlet: b.outlet, Language: c.Language, Published: c.Published, Content: c.Content}
	if p.Language == "" {
		p.Language = b.lang
	}
	return p
}

// fromFeed makes a page of the feed's own text.
func (r *run) fromFeed(b *batch, c candidate, note string) Page {
	p := r.pageOf(b, c)
	p.FromFeed, p.Note, p.ContentType = true, note, "text/html; charset=utf-8"
	title := html.EscapeString(c.Title)
	lang := ""
	if p.Language != "" {
		lang = ` lang="` + html.EscapeString(p.Language) + `"`
	}
	p.Body = []byte("<!DOCTYPE html>\n<html" + lang + "><head><meta charset=\"utf-8\"><title>" + title + "</title></head>\n" +
		"<body><article><h1>" + title + "</h1>\n" + strings.ToValidUTF8(c.Content, "\uFFFD") + "\n</article></body></html>\n")
	return p
}

// enough tells whether a feed gives so much of an item's text that it may stand
// for the page.
func (r *run) enough(c candidate) bool {
	return utf8.RuneCountInString(feed.Words(c.Content)) >= r.opt.LeastText
}
