package web

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"github.com/gorilla/feeds"

	"github.com/isnad-news/isnad/internal/view"
)

// ending is another form of a list, at the same address with another ending.
type ending struct {
	Name string // csv, json, rss
	Href string
}

// endings are the forms that the list of an address can be had in.
func (s *Site) endings(r *http.Request, f view.Filter) []ending {
	at := r.URL.EscapedPath()
	if at == "/" || path.Ext(at) != "" {
		return nil
	}
	var out []ending
	for _, name := range []string{"csv", "json", "rss"} {
		to := &url.URL{Path: r.URL.Path + "." + name}
		_, pattern := s.mux.Handler(&http.Request{Method: http.MethodGet, URL: to, Host: r.Host})
		if strings.HasSuffix(pattern, "."+name) {
			out = append(out, ending{Name: name, Href: address(at+"."+name, f, "after", "", "limit", "")})
		}
	}
	return out
}

// writeCSV answers with a table as a file: UTF-8 with a byte order mark, as
// spreadsheets want it. each calls row with the cells of each line; what it
// gives while nothing has been sent yet becomes a page that says so.
func (s *Site) writeCSV(w http.ResponseWriter, r *http.Request, name string, columns []string, each func(row func(...string) error) error) {
	h := w.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8; header=present")
	h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s.csv"`, name))
	if r.Method == http.MethodHead {
		return // whoever asks for the head alone is spared the reading of a whole archive
	}
	sent := &counting{w: w}
	buf := bufio.NewWriterSize(sent, 64<<10)
	// The buffer keeps its first error until Flush.
	_, _ = buf.WriteString("\uFEFF")
	out := csv.NewWriter(buf)
	out.UseCRLF = true
	err := out.Write(columns)
	if err == nil {
		err = each(func(cells ...string) error {
			if err := r.Context().Err(); err != nil {
				return err
			}
			for i := range cells {
				cells[i] = harmless(cells[i])
			}
			return out.Write(cells)
		})
	}
	if err == nil {
		out.Flush()
		err = buf.Flush()
	}
	switch {
	case err == nil:
	case sent.n == 0:
		h.Del("Content-Disposition")
		s.fault(w, r, err)
	default:
		s.broken(r, err)
	}
}

// broken ends an answer of which a part is already out: the connection is cut,
// so that nobody takes the part for the whole.
func (s *Site) broken(r *http.Request, err error) {
	if r.Context().Err() == nil {
		s.Log.LogAttrs(r.Context(), slog.LevelError, "answer broken off", slog.String("path", r.URL.Path), slog.Any("error", err))
	}
	panic(http.ErrAbortHandler)
}

// harmless keeps a spreadsheet from taking text for a formula.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// counting tells whether anything has gone out.
type counting struct {
	w io.Writer
	n int
}

func (c *counting) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += n
	return n, err
}

// writeJSON answers with v, indented.
func (s *Site) writeJSON(w http.ResponseWriter, r *http.Request, v any) {
	s.writeJSONStatus(w, r, http.StatusOK, v)
}

func (s *Site) writeJSONStatus(w http.ResponseWriter, r *http.Request, status int, v any) {
	out, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		s.fault(w, r, fmt.Errorf("as JSON: %w", err))
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	// The visitor may have gone; there is nobody to tell.
	_, _ = w.Write(append(out, '\n'))
}

// feedItem is one item of a feed. Link is a path of this site.
type feedItem struct {
	Title, Link, ID, Text string
	At                    time.Time
}

// writeFeed answers with RSS 2.0. link is the path of the list it follows.
func (s *Site) writeFeed(w http.ResponseWriter, r *http.Request, title, link string, items []feedItem) {
	base := s.origin(r)
	feed := &feeds.Feed{Title: s.say(s.language(r), "feed.title", title), Link: &feeds.Link{Href: base + link},
		Description: s.say(s.language(r), "site.motto")}
	for _, item := range items {
		feed.Items = append(feed.Items, &feeds.Item{Title: item.Title, Link: &feeds.Link{Href: base + item.Link}, Id: item.ID,
			IsPermaLink: "false", Created: item.At,
			// Readers of feeds take descriptions for HTML.
			Description: html.EscapeString(item.Text)})
		if item.At.After(feed.Updated) {
			feed.Updated = item.At
		}
	}
	rss := (&feeds.Rss{Feed: feed}).RssFeed()
	rss.Language = s.language(r)
	w.Header().Set("Content-Type", "application/rss+xml; charset=utf-8")
	w.Header().Add("Vary", "Accept-Language, Cookie")
	if err := feeds.WriteXML(rss, w); err != nil && r.Context().Err() == nil {
		s.broken(r, err)
	}
}

// origin is how this site is addressed from outside.
func (s *Site) origin(r *http.Request) string {
	if s.Address != "" {
		return strings.TrimSuffix(s.Address, "/")
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return (&url.URL{Scheme: scheme, Host: r.Host}).String()
}

// feedTime is when a report was published or, where that is not known, gathered.
func feedTime(published string, gathered time.Time) time.Time {
	if day, err := time.Parse(time.DateOnly, published); err == nil {
		return day
	}
	return gathered
}
