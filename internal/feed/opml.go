package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// parseOPML reads the feeds that a list names, at any depth.
func parseOPML(text, address string, d *doubts) (Feed, error) {
	f := Feed{Kind: OPML}
	dec := lenient(strings.NewReader(text))
	inTitle := false
	for {
		if len(f.Links) >= maxEntries {
			d.many()
			break
		}
		t, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			if len(f.Links) == 0 {
				return Feed{}, fmt.Errorf("%w, and nothing in it can be read: %w", ErrBroken, err)
			}
			d.add(WarnBroken, "is broken (%s); what stands before that was read", err)
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			inTitle = strings.EqualFold(t.Name.Local, "title")
			if strings.EqualFold(t.Name.Local, "outline") {
				outline(&f, t.Attr, address, d)
			}
		case xml.CharData:
			if inTitle && f.Title == "" {
				f.Title = string(t)
			}
		case xml.EndElement:
			inTitle = false
		}
	}
	return f, nil
}

// outline takes a feed, or a further list that is included.
func outline(f *Feed, attrs []xml.Attr, address string, d *doubts) {
	a := map[string]string{}
	for _, attr := range attrs {
		a[strings.ToLower(attr.Name.Local)] = attr.Value
	}
	link := a["xmlurl"]
	if link == "" && (strings.EqualFold(a["type"], "include") || strings.EqualFold(a["type"], "rss")) {
		link = a["url"]
	}
	if link == "" {
		return
	}
	url := resolve(address, link)
	if Normal(url) == "" {
		d.add(WarnLink, "an outline's address is %q, which is none", first(link, 80))
		return
	}
	title := a["title"]
	if title == "" {
		title = a["text"]
	}
	f.Links = append(f.Links, Link{URL: url, Title: plain(title)})
}
