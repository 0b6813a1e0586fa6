package page

import (
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// runawayLetters is how long one link's text must be to be doubted.
const runawayLetters = 300

// closeLinks undoes links that were never closed: the parser carries them on
// to the page's end, and all text would count as linked. One address that
// bears most of a page's letters is such a link.
func closeLinks(doc *html.Node) {
	letters := map[string]int{}
	total := 0
	var count func(n *html.Node, href string)
	count = func(n *html.Node, href string) {
		if n.Type == html.TextNode {
			for _, r := range n.Data {
				if unicode.IsLetter(r) {
					letters[href]++
					total++
				}
			}
			return
		}
		if n.DataAtom == atom.A {
			href = "a" + attr(n, "href")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			count(c, href)
		}
	}
	count(doc, "")
	for href, n := range letters {
		if href == "" || n < runawayLetters || n*2 < total {
			continue
		}
		for _, a := range byTag(doc, atom.A) {
			if "a"+attr(a, "href") == href {
				a.DataAtom, a.Data, a.Attr = atom.Span, "span", nil
			}
		}
	}
}
