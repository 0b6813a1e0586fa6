package follow_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/encoding/charmap"
)

// story is an item of a feed and its page.
type story struct {
	url, title string
	at         time.Time
}

func (s story) page() string {
	return "<!doctype html><html lang=ar><head><title>" + s.title + "</title></head><body><article><h1>" + s.title +
		"</h1><p>قال المتحدث إن الوفد وصل مساء أمس.</p></article></body></html>"
}

// site is one host: a feed whose stories grow, and their pages.
type site struct {
	mu      sync.Mutex
	host    string
	stories []story
	write   func(stories []story) string
	feed    http.HandlerFunc // in place of the feed
	page    http.HandlerFunc // in place of each page
	robots  string
	asked   map[string]int // requests, by path
	same    int            // answers of 304
}

func (s *site) add(n int, at time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for range n {
		i := len(s.stories) + 1
		s.stories = append(s.stories, story{url: fmt.Sprintf("http://%s/%d", s.host, i), title: fmt.Sprintf("خبر %d من %s", i, s.host), at: at.Add(time.Duration(i) * time.Second)})
	}
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.asked[r.URL.Path]++
	stories := s.stories[:len(s.stories):len(s.stories)] // it only grows
	s.mu.Unlock()
	switch {
	case r.URL.Path == "/robots.txt" && s.robots == "503":
		w.WriteHeader(http.StatusServiceUnavailable)
	case r.URL.Path == "/robots.txt":
		_, _ = io.WriteString(w, s.robots)
	case r.URL.Path == "/feed" && s.feed != nil:
		s.feed(w, r)
	case r.URL.Path == "/feed":
		s.serve(w, r, s.write(stories))
	case s.page != nil:
		s.page(w, r)
	default:
		if n, err := strconv.Atoi(strings.Trim(r.URL.Path, "/")); err == nil && n > 0 && n <= len(stories) {
			_, _ = io.WriteString(w, stories[n-1].page())
			return
		}
		http.NotFound(w, r)
	}
}

// serve answers conditional requests as servers do.
func (s *site) serve(w http.ResponseWriter, r *http.Request, body string) {
	tag := fmt.Sprintf(`"%x"`, sha256.Sum256([]byte(body)))
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		s.mu.Lock()
		s.same++
		s.mu.Unlock()
		w.WriteHeader(http.StatusNotModified)
		return
	}
	_, _ = io.WriteString(w, body)
}

func asRSS(stories []story) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>صحيفة</title>`)
	for _, s := range stories {
		fmt.Fprintf(&b, "<item><guid isPermaLink=\"false\">%x</guid><link>%s?utm_source=rss</link><title>%s</title><pubDate>%s</pubDate></item>", s.url, html.EscapeString(s.url), s.title, s.at.Format(time.RFC1123Z))
	}
	return b.String() + "</channel></rss>"
}

func asAtom(stories []story) string {
	var b strings.Builder
	b.WriteString(`<feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة</title>`)
	for _, s := range stories {
		fmt.Fprintf(&b, `<entry><id>%s</id><link href="%s"/><title>%s</title><updated>%s</updated></entry>`, s.url, s.url, s.title, s.at.Format(time.RFC3339))
	}
	return b.String() + "</feed>"
}

func asJSON(stories []story) string {
	items := []map[string]any{}
	for i, s := range stories {
		items = append(items, map[string]any{"id": i, "url": s.url, "title": s.title, "date_published": s.at.Format(time.RFC3339)})
	}
	b, _ := json.Marshal(map[string]any{"version": "https://jsonfeed.org/version/1.1", "title": "موقع", "items": items}) // strings and numbers
	return string(b)
}

func asRDF(stories []story) string {
	var b strings.Builder
	b.WriteString(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>موقع</title></channel>`)
	for _, s := range stories {
		fmt.Fprintf(&b, "<item><title>%s</title><link>%s</link></item>", s.title, s.url)
	}
	return b.String() + "</rdf:RDF>"
}

func asNews(stories []story) string {
	var b strings.Builder
	b.WriteString(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://old.example/about</loc></url>`)
	for _, s := range stories {
		fmt.Fprintf(&b, `<url><loc>%s</loc><news:news><news:publication_date>%s</news:publication_date><news:title>%s</news:title></news:news></url>`, s.url, s.at.Format(time.RFC3339), s.title)
	}
	return b.String() + "</urlset>"
}

func gz(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, s) // a buffer takes everything
	_ = z.Close()
	return b.String()
}

func asGzipped(stories []story) string { return gz(asNews(stories)) }

func asArabicCodePage(stories []story) string {
	s, err := charmap.Windows1256.NewEncoder().String(strings.Replace(asRSS(stories), "UTF-8", "windows-1256", 1))
	if err != nil {
		return ""
	}
	return s
}

// marked is as a careless template writes it: a mark, blank lines, bare &.
func marked(stories []story) string {
	return "\ufeff\n\n" + strings.ReplaceAll(asRSS(stories), "<title>", "<title>أ & ب ")
}

func redirect(code int, to string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, code) }
}

func drip(w http.ResponseWriter, r *http.Request) {
	for r.Context().Err() == nil {
		_, _ = io.WriteString(w, "<rss>")
		_ = http.NewResponseController(w).Flush()
		time.Sleep(time.Second)
	}
}

func gzipBomb() http.HandlerFunc {
	bomb := gz(strings.Repeat("0", 17<<20))
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = io.WriteString(w, bomb)
	}
}

func huge(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", fmt.Sprint(200<<20))
	_, _ = w.Write(make([]byte, 1<<20))
}

func elsewhere(s *site) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		stories := slices.Clone(s.stories)
		s.mu.Unlock()
		if r.URL.Path == "/elsewhere" {
			s.serve(w, r, asAtom(stories))
			return
		}
		_, _ = io.WriteString(w, story{title: r.URL.Path}.page())
	}
}
