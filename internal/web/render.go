package web

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"path"
	"strings"

	"github.com/isnad-news/isnad/internal/view"
)

// page is what a template sees.
type page struct {
	Data     any // the page's own
	Lang     string
	Dir      string
	Title    string
	Path     string
	User     string // who has logged in
	Sessions bool   // one can log in
	Filter   view.Filter
	Endings  []ending // the same list in other forms
	Feed     string   // the list's RSS, "" where there is none
	Nav      []navItem
	Tongues  []navItem // the same page in each language
	Version  string
}

// navItem is a link of the navigation.
type navItem struct {
	Href    string
	Key     string // of its phrase
	Lang    string // of a link to a language
	Current string // aria-current: page, true (it is the section) or ""
}

// parse makes the templates of a language: each page with the layout and all parts.
func (s *Site) parse(fsys fs.FS, t *tongue) (map[string]*template.Template, error) {
	base := template.New("base").Funcs(s.funcs(t))
	for _, pattern := range []string{"pages/layout.gohtml", "pages/parts-*.gohtml"} {
		if _, err := base.ParseFS(fsys, pattern); err != nil {
			return nil, err
		}
	}
	names, err := fs.Glob(fsys, "pages/*.gohtml")
	if err != nil {
		return nil, err
	}
	out := map[string]*template.Template{}
	for _, file := range names {
		name := strings.TrimSuffix(path.Base(file), ".gohtml")
		if name == "layout" || strings.HasPrefix(name, "parts-") {
			continue
		}
		p, err := template.Must(base.Clone()).ParseFS(fsys, file)
		if err != nil {
			return nil, err
		}
		if p.Lookup("content") == nil {
			return nil, fmt.Errorf(`%s: does not define "content"`, file)
		}
		out[name] = p
	}
	t.parts = base // executed from now on, no longer cloned
	return out, nil
}

// show answers with page name in the visitor's language. title is already in
// that language.
func (s *Site) show(w http.ResponseWriter, r *http.Request, status int, name, title string, data any) {
	t := s.tongue(r)
	p, ok := t.pages[name]
	if !ok {
		s.fault(w, r, fmt.Errorf("no page %q", name))
		return
	}
	var out bytes.Buffer
	if err := p.ExecuteTemplate(&out, "layout", s.page(r, t, title, data)); err != nil {
		s.Log.LogAttrs(r.Context(), slog.LevelError, "page not shown", slog.String("page", name), slog.String("path", r.URL.Path), slog.Any("error", err))
		s.plain(w, r, http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", t.code)
	h.Add("Vary", "Accept-Language, Cookie")
	w.WriteHeader(status)
	// The visitor may have gone; there is nobody to tell.
	_, _ = w.Write(breakable(out.Bytes()))
}

// page is what the layout is filled with.
func (s *Site) page(r *http.Request, t *tongue, title string, data any) page {
	// A filter that cannot be read is told of by the page itself.
	f, _ := filterOf(r)
	p := page{Data: data, Lang: t.code, Dir: t.dir(), Title: title, Path: r.URL.EscapedPath(), Filter: f, Version: s.Version,
		Nav: nav(r.URL.Path), Tongues: s.switches(r, t), Endings: s.endings(r, f)}
	for _, e := range p.Endings {
		if e.Name == "rss" {
			p.Feed = e.Href
		}
	}
	if s.Sessions != nil {
		p.Sessions, p.User = true, s.Sessions.User(r)
	}
	return p
}

// nav is the navigation as seen from a path.
func nav(at string) []navItem {
	var out []navItem
	for _, section := range []string{"home", "search", "events", "statements", "actors", "places", "outlets", "coverage", "read"} {
		href := "/" + section
		if section == "home" {
			href = "/"
		}
		item := navItem{Href: href, Key: "nav." + section}
		switch {
		case at == href:
			item.Current = "page"
		case section != "home" && strings.HasPrefix(at, href+"/"):
			item.Current = "true"
		}
		out = append(out, item)
	}
	return out
}

// switches are links to this page in each language.
func (s *Site) switches(r *http.Request, t *tongue) []navItem {
	var out []navItem
	for _, code := range languages() {
		query := r.URL.Query()
		query.Set("lang", code)
		item := navItem{Href: r.URL.EscapedPath() + "?" + query.Encode(), Key: "language.self", Lang: code}
		if code == t.code {
			item.Current = "true"
		}
		out = append(out, item)
	}
	return out
}
