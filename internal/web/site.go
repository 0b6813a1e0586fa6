package web

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"golang.org/x/text/language"
)

//go:embed pages phrases static
var files embed.FS

// Site answers with pages. It is safe for concurrent use.
type Site struct {
	Options
	tongues map[string]*tongue // by language
	matcher language.Matcher
	files   *assets
	mux     *http.ServeMux // on which its routes are; tells which addresses there are
}

// New makes a site. Errors are faults of templates and phrases, with file and
// line, or tell which option is missing.
func New(o Options) (*Site, error) {
	return newSite(o, files)
}

// newSite makes a site of the pages, phrases and static files in fsys.
func newSite(o Options, fsys fs.FS) (*Site, error) {
	if o.Desk == nil {
		return nil, errors.New("a site wants a desk")
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &Site{Options: o, tongues: map[string]*tongue{}, matcher: newMatcher(), mux: http.NewServeMux()}
	var err error
	if s.files, err = readAssets(fsys); err != nil {
		return nil, fmt.Errorf("static files: %w", err)
	}
	words, err := readPhrases(fsys)
	if err != nil {
		return nil, fmt.Errorf("phrases: %w", err)
	}
	told, err := readSayings(fsys)
	if err != nil {
		return nil, fmt.Errorf("phrases: %w", err)
	}
	for _, code := range languages() {
		t := newTongue(code, words[code])
		t.sayings = told[code]
		if t.pages, err = s.parse(fsys, t); err != nil {
			return nil, fmt.Errorf("templates: %w", err)
		}
		s.tongues[code] = t
	}
	return s, nil
}

// Routes hangs all pages on mux. It is called once, before the first request.
func (s *Site) Routes(mux *http.ServeMux) {
	s.mux = mux
	s.shellRoutes(mux)
	s.listRoutes(mux)
	s.reportRoutes(mux)
}

// shellRoutes are what belongs to no one list or report.
func (s *Site) shellRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", s.home)
	mux.HandleFunc("GET /search", s.search)
	mux.HandleFunc("GET /search.csv", s.searchCSV)
	mux.HandleFunc("GET /search.json", s.searchJSON)
	mux.HandleFunc("GET /search.rss", s.searchFeed)
	mux.HandleFunc("GET /search/count", s.searchCount)
	mux.HandleFunc("GET /about", s.about)
	mux.HandleFunc("GET /static/{name}", s.static)
	mux.HandleFunc("GET /favicon.ico", s.icon)
	mux.HandleFunc("/", s.nowhere)
}
