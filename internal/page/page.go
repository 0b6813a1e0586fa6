// Package page takes the article out of a news site's web page: the words that
// a reader came for, and what the page itself says of outlet, author and time.
//
// Whatever stands around the article (menus, boxes, share bars, comments) is
// left out; pages that hold no article are told as such.
package page

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/isnad-news/isnad"
)

// Errors that Extract wraps.
var (
	ErrNotHTML   = errors.New("not a web page")
	ErrNoArticle = errors.New("no article on the page")
	ErrTooBig    = errors.New("page too big")
)

// MaxBytes is the size above which a page is refused unless Extractor.Limit
// says otherwise.
const MaxBytes = 16 << 20

// The forms of a page; the empty form is an article.
const (
	LiveBlog = "live-blog"
	Gallery  = "gallery"
	Stub     = "stub" // only a teaser: paywalled or cut
)

// Codes of the warnings that Extract gives.
const (
	WarnNoDate    = "no-date"        // the page tells no date that can be read
	WarnRelative  = "relative-date"  // only a time counted from now
	WarnAmbiguous = "ambiguous-date" // day and month may be the other way round
	WarnAddress   = "date-from-address"
	WarnUpdated   = "updated-date" // only the date of the last change
	WarnOldDate   = "old-date"     // before 1990
	WarnDiffer    = "dates-differ" // the page's own dates lie more than a day apart
	WarnEncoding  = "encoding"     // the bytes are in another encoding than declared
	WarnBroken    = "broken-characters"
	WarnCut       = "cut"       // of a stub: only the beginning stands here
	WarnLocked    = "paywalled" // of a stub; also where the whole text stands on a page for subscribers
)

// Article is what a page holds for a reader.
type Article struct {
	Text      string    // headline, then body, paragraphs parted by one "\n"; no furniture
	Title     string    // headline
	Outlet    string    // who publishes, by the page's own word
	Author    string    // several parted by the Arabic comma and a space
	URL       string    // canonical address, absolute
	Published time.Time // zero where the page does not tell; clock and zone are kept, without a zone UTC
	Modified  time.Time // zero where the page does not tell
	Language  string    // ISO 639 primary code in lower case, as the page says; empty if it does not
	Form      string    // "", LiveBlog, Gallery or Stub
	Encoding  string    // as decoded: utf-8, windows-1256 …
	Warnings  []isnad.Warning
}

func (a *Article) warn(code, format string, args ...any) {
	a.Warnings = append(a.Warnings, isnad.Warning{Code: code, Text: fmt.Sprintf(format, args...)})
}

// Extractor takes articles out of pages. It is safe for concurrent use.
type Extractor struct {
	Limit int64 // bytes a page may have; zero means MaxBytes; set before use

	tables *tables
	dates  *dater
	markup *regexp.Regexp
	locate func(doc *html.Node, page []line) []line // the lines that a library keeps
}

// New makes an extractor with the knowledge in fsys: pages/*.tsv,
// times/months.tsv and times/days.tsv.
func New(fsys fs.FS) (*Extractor, error) {
	t, err := loadTables(fsys)
	if err != nil {
		return nil, err
	}
	return &Extractor{
		tables: t,
		locate: readable,
		dates:  newDater(t),
		markup: regexp.MustCompile(`(?i)<(!doctype\s+html|html|head|body|div|p|article|table|title|meta|section|main|span|h[1-6])[\s>/]`),
	}, nil
}

// Extract gives the article of a page. The content type is the HTTP header's
// value, the address where the page came from; either may be empty. Errors
// wrap ErrNotHTML, ErrNoArticle, ErrTooBig or the context's.
func (x *Extractor) Extract(ctx context.Context, raw []byte, contentType, address string) (Article, error) {
	if err := ctx.Err(); err != nil {
		return Article{}, err
	}
	limit := x.Limit
	if limit == 0 {
		limit = MaxBytes
	}
	if int64(len(raw)) > limit {
		return Article{}, fmt.Errorf("%w: %d bytes, at most %d are read", ErrTooBig, len(raw), limit)
	}
	if kind := binaryKind(raw); kind != "" {
		return Article{}, fmt.Errorf("%w: looks like %s", ErrNotHTML, kind)
	}
	text, enc, declared := decode(raw, contentType)
	if !x.markup.MatchString(text) {
		return Article{}, fmt.Errorf("%w: no HTML element in it; add plain text as .txt", ErrNotHTML)
	}
	a := Article{Encoding: enc}
	if declared != "" {
		a.warn(WarnEncoding, "declared as %s, but the bytes are %s", declared, enc)
	}
	if n := strings.Count(text, string(utf8.RuneError)); n > 0 {
		a.warn(WarnBroken, "%d characters could not be decoded", n)
	}
	return a, x.read(ctx, &a, text, address)
}
