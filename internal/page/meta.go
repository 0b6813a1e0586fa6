package page

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// told is a date as one part of the page tells it.
type told struct {
	by   string // json-ld, meta, microdata, time, text, address
	when moment
}

// facts are what a page says of its article, gathered from all its parts in
// the order of trust: JSON-LD, meta elements, microdata.
type facts struct {
	titles, outlets, authors, urls, languages []string
	published, modified                       []told
	article, listing                          bool // the page says that it is one, or is none
	live, gallery, locked                     bool
	body                                      string // articleBody of JSON-LD
	updates                                   []update
}

// update is a post of a live blog in JSON-LD.
type update struct {
	when       moment
	head, body string
}

// mostTold is how many values of a kind are kept: more is no metadata.
const mostTold = 40

func (f *facts) add(list *[]string, values ...string) {
	for _, v := range values {
		if v = tidy(html.UnescapeString(v)); v != "" && len(*list) < mostTold && !slices.Contains(*list, v) {
			*list = append(*list, v)
		}
	}
}

func (f *facts) date(list *[]told, by, value string) {
	if m, ok := machineTime(tidy(value)); ok && len(*list) < mostTold {
		*list = append(*list, told{by, m})
	}
}

// readFacts gathers them.
func readFacts(doc *html.Node) *facts {
	f := &facts{}
	f.readJSONLD(doc)
	for _, m := range byTag(doc, atom.Meta) {
		f.readMeta(m)
	}
	for _, l := range byTag(doc, atom.Link) {
		if slices.Contains(strings.Fields(strings.ToLower(attr(l, "rel"))), "canonical") {
			f.urls = append([]string{attr(l, "href")}, f.urls...)
			break // browsers and crawlers take the first too
		}
	}
	f.readMicrodata(doc)
	for _, h := range byTag(doc, atom.Html) {
		// The element itself goes before what scripts say.
		f.languages = append([]string{attr(h, "lang"), attr(h, "xml:lang")}, f.languages...)
	}
	return f
}

func (f *facts) readMeta(n *html.Node) {
	value := attr(n, "content")
	name := strings.ToLower(attr(n, "property"))
	if name == "" {
		name = strings.ToLower(attr(n, "name"))
	}
	if name == "" {
		name = strings.ToLower(attr(n, "http-equiv"))
	}
	switch name {
	case "og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title":
		f.add(&f.titles, titleLike(value))
	case "og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "article:publisher", "application-name", "apple-mobile-web-app-title":
		if !address(value) {
			f.add(&f.outlets, value)
		}
	case "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "twitter:creator", "og:article:author":
		if !address(value) && !strings.HasPrefix(value, "@") {
			f.add(&f.authors, value)
		}
	case "og:url":
		f.address(value)
	case "og:locale", "content-language", "dc.language", "language":
		f.add(&f.languages, value)
	case "og:type":
		f.article = f.article || strings.HasPrefix(value, "article")
		f.listing = f.listing || value == "website"
	default:
		f.readMetaDate(name, value)
	}
}

func (f *facts) readMetaDate(name, value string) {
	switch name {
	case "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished", "pubdate", "publishdate",
		"publish-date", "publish_date", "publication_date", "date", "dc.date", "dcterms.date", "dc.date.issued", "dcterms.created", "dcterms.issued",
		"parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published", "published_time":
		f.article = f.article || strings.HasPrefix(name, "article")
		f.date(&f.published, "meta", value)
	case "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod":
		f.date(&f.modified, "meta", value)
	}
}

// readMicrodata reads the properties of schema.org from attributes.
func (f *facts) readMicrodata(doc *html.Node) {
	walk(doc, func(n *html.Node) bool {
		if kind := attr(n, "itemtype"); strings.Contains(kind, "Article") || strings.Contains(kind, "BlogPosting") {
			f.article = true
			f.live = f.live || strings.Contains(kind, "LiveBlogPosting")
		}
		for _, prop := range strings.Fields(attr(n, "itemprop")) {
			switch prop {
			case "headline":
				f.add(&f.titles, titleLike(itemText(n)))
			case "author", "creator":
				f.add(&f.authors, itemName(n))
			case "publisher":
				f.add(&f.outlets, itemName(n))
			case "datePublished":
				f.date(&f.published, "microdata", itemTime(n))
			case "dateModified":
				f.date(&f.modified, "microdata", itemTime(n))
			case "mainEntityOfPage":
				f.address(attr(n, "href"), attr(n, "itemid"))
			case "inLanguage":
				f.add(&f.languages, itemText(n))
			case "comment", "review":
				return false
			}
		}
		return true
	})
}

func itemText(n *html.Node) string {
	if c := attr(n, "content"); c != "" {
		return c
	}
	return rawContent(n)
}

func itemTime(n *html.Node) string {
	for _, key := range []string{"content", "datetime", "title"} {
		if c := attr(n, key); c != "" {
			return c
		}
	}
	return rawContent(n)
}

// itemName is the name within an item, or its own text.
func itemName(n *html.Node) string {
	for _, e := range find(n, func(e *html.Node) bool { return attr(e, "itemprop") == "name" }) {
		return itemText(e)
	}
	return itemText(n)
}

func address(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "//")
}

// canonical is the first address that the page gives itself and that may be
// one, made absolute; else where it came from.
func (f *facts) canonical(doc *html.Node, from string) string {
	base, err := url.Parse(from)
	if err != nil || base.Host == "" {
		base = nil
	}
	deep := base != nil && strings.Trim(base.Path, "/") != ""
	for _, u := range f.urls {
		v, err := url.Parse(strings.TrimSpace(u))
		if err != nil || u == "" {
			continue
		}
		if base != nil {
			v = base.ResolveReference(v)
		}
		if v.Host == "" || v.Scheme != "http" && v.Scheme != "https" {
			continue
		}
		// A template that gives every page the front page's address.
		if deep && strings.Trim(v.Path, "/") == "" && v.RawQuery == "" {
			continue
		}
		v.Fragment = ""
		return v.String()
	}
	if base == nil {
		for _, b := range byTag(doc, atom.Base) {
			if v, err := url.Parse(attr(b, "href")); err == nil && v.Host != "" && strings.Trim(v.Path, "/") != "" {
				return v.String()
			}
		}
		return ""
	}
	return from
}

// language is the first that looks like one.
func (f *facts) language() string {
	for _, l := range f.languages {
		l, _, _ = strings.Cut(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(l)), "_", "-"), "-")
		if (len(l) == 2 || len(l) == 3) && strings.Trim(l, "abcdefghijklmnopqrstuvwxyz") == "" {
			return l
		}
	}
	return ""
}

// differ tells whether two dates of one thing lie more than a day apart.
func differ(list []told) (told, told, bool) {
	for _, b := range list[min(1, len(list)):] {
		if d := list[0].when.time.Sub(b.when.time); d >= 24*time.Hour || d <= -24*time.Hour {
			return list[0], b, true
		}
	}
	return told{}, told{}, false
}
