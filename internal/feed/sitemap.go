package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// mapEntry is a <url> or a <sitemap>. Names count without their namespaces.
type mapEntry struct {
	Loc     string    `xml:"loc"`
	LastMod string    `xml:"lastmod"`
	News    *mapsNews `xml:"news"`
}

type mapsNews struct {
	Name     string `xml:"publication>name"`
	Language string `xml:"publication>language"`
	Date     string `xml:"publication_date"`
	Title    string `xml:"title"`
}

// parseSitemap reads a sitemap or an index of sitemaps as far as it is sound.
func parseSitemap(text, address string, d *doubts) (Feed, error) {
	f := Feed{Kind: Sitemap}
	err := entries(text, func(tag string, e mapEntry) bool {
		switch url := resolve(address, e.Loc); {
		case Normal(url) == "":
			d.add(WarnLink, "an entry's address is %q, which is none", first(e.Loc, 80))
		case tag == "sitemap":
			f.Kind = SitemapIndex
			f.Links = append(f.Links, Link{URL: url, Updated: isoDate(e.LastMod, d)})
		default:
			f.Items = append(f.Items, fromMap(e, url, &f, d))
		}
		if len(f.Items)+len(f.Links) < maxEntries {
			return true
		}
		d.many()
		return false
	})
	if err != nil {
		if len(f.Items)+len(f.Links) == 0 {
			return Feed{}, fmt.Errorf("%w, and nothing in it can be read: %w", ErrBroken, err)
		}
		d.add(WarnBroken, "is broken (%s); what stands before that was read", err)
	}
	f.Items = identities(f.Items, d)
	return f, nil
}

func fromMap(e mapEntry, url string, f *Feed, d *doubts) Item {
	it := Item{URL: Normal(url), Updated: isoDate(e.LastMod, d)}
	if n := e.News; n != nil {
		it.News = true
		it.Title, it.Language, it.Published = plain(n.Title), strings.TrimSpace(n.Language), isoDate(n.Date, d)
		if f.Title == "" {
			f.Title, f.Language = n.Name, n.Language
		}
	}
	return it
}

// entries hands on each <url> and <sitemap> until yield says no.
func entries(text string, yield func(tag string, e mapEntry) bool) error {
	dec := lenient(strings.NewReader(text))
	for {
		t, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		start, ok := t.(xml.StartElement)
		tag := strings.ToLower(start.Name.Local)
		if !ok || tag != "url" && tag != "sitemap" {
			continue
		}
		var e mapEntry
		if err := dec.DecodeElement(&e, &start); err != nil {
			return err
		}
		if !yield(tag, e) {
			return nil
		}
	}
}

// isoDate reads the dates of W3C's note, which sitemaps use.
func isoDate(raw string, d *doubts) time.Time {
	raw = strings.TrimSpace(raw)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", "2006-01-02 15:04:05", time.DateOnly} {
		if t, err := time.Parse(layout, raw); err == nil {
			return date(raw, &t, d)
		}
	}
	return date(raw, nil, d)
}
