package feed

import (
	"strings"

	"golang.org/x/net/html"
)

// pageBytes is how much of a page is looked at.
const pageBytes = 1 << 20

// looksHTML tells whether a text is a web page.
func looksHTML(text string) bool {
	head := strings.ToLower(text[:min(len(text), 4096)])
	if strings.HasPrefix(head, "<!doctype html") {
		return true
	}
	for _, tag := range []string{"<html", "<head", "<body", "<script", "<div", "<meta"} {
		if strings.Contains(head, tag) {
			return true
		}
	}
	return false
}

// alternates gives the feeds that a page's head names.
func alternates(text, address string) []Link {
	var links []Link
	seen := map[string]bool{}
	z := html.NewTokenizer(strings.NewReader(text[:min(len(text), pageBytes)]))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return links
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := string(name)
			if !more || tag != "link" && tag != "base" {
				continue
			}
			a := attributes(z)
			if tag == "base" {
				address = resolve(address, a["href"])
				continue
			}
			url := resolve(address, a["href"])
			if isAlternate(a) && Normal(url) != "" && !seen[url] {
				seen[url] = true
				links = append(links, Link{URL: url, Title: plain(a["title"])})
			}
		}
	}
}

func isAlternate(a map[string]string) bool {
	kind := strings.ToLower(a["type"])
	return strings.Contains(strings.ToLower(a["rel"]), "alternate") &&
		(strings.Contains(kind, "rss") || strings.Contains(kind, "atom") || strings.Contains(kind, "feed+json"))
}

func attributes(z *html.Tokenizer) map[string]string {
	a := map[string]string{}
	for {
		key, value, more := z.TagAttr()
		a[string(key)] = string(value)
		if !more {
			return a
		}
	}
}
