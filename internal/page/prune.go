package page

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// strip takes out what no reader sees: scripts, styles, comments, hidden
// elements.
func strip(doc *html.Node) {
	weights := weigh(doc)
	total := weights[doc]
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			switch {
			case c.Type == html.CommentNode:
				n.RemoveChild(c)
			case c.Type == html.ElementNode && silent(c.DataAtom) && c.DataAtom != atom.Head && c.DataAtom != atom.Title:
				n.RemoveChild(c)
			case c.Type == html.ElementNode && hidden(c) && weights[c]*10 < total*6:
				n.RemoveChild(c)
			default:
				visit(c)
			}
			c = next
		}
	}
	visit(doc)
	closeLinks(doc)
}

func hidden(n *html.Node) bool {
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		return false
	}
	style := strings.ToLower(strings.Join(strings.Fields(attr(n, "style")), ""))
	return hasAttr(n, "hidden") || strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") ||
		ampFurniture(n.Data) || n.DataAtom == atom.Input
}

// ampFurniture tells AMP's elements for what stands around an article.
func ampFurniture(tag string) bool {
	switch tag {
	case "amp-ad", "amp-sidebar", "amp-social-share", "amp-consent", "amp-list", "amp-user-notification", "amp-sticky-ad", "amp-embed",
		"amp-next-page", "amp-analytics", "amp-video", "amp-youtube", "amp-lightbox", "amp-live-list-update":
		return true
	}
	return false
}

// weigh counts, for each element, the letters within it that stand in no link.
func weigh(doc *html.Node) map[*html.Node]int { return weighIn(doc, false) }

// weighIn counts the letters in links, or those in none.
func weighIn(doc *html.Node, links bool) map[*html.Node]int {
	out := map[*html.Node]int{}
	var count func(*html.Node, bool) int
	count = func(n *html.Node, link bool) int {
		sum := 0
		switch n.Type {
		case html.TextNode:
			if link != links {
				return 0
			}
			for _, r := range n.Data {
				if unicode.IsLetter(r) {
					sum++
				}
			}
			return sum
		case html.ElementNode:
			if silent(n.DataAtom) {
				return 0
			}
			link = link || n.DataAtom == atom.A
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			sum += count(c, link)
		}
		out[n] = sum
		return sum
	}
	count(doc, false)
	return out
}

// textLetters is the least that makes an element of running text.
const textLetters = 600

// pruner takes furniture out of a stripped tree.
type pruner struct {
	t        *tables
	weights  map[*html.Node]int
	linked   map[*html.Node]int
	total    int
	keep     map[*html.Node]bool // ancestors of the headline and of the marked body
	captions bool                // captions are the text
}

// prune takes out what stands around an article: by element, by role and by
// the names that templates give. What holds most of the text stays, and what
// holds the headline.
func (x *Extractor) prune(doc, headline *html.Node, captions bool) {
	p := &pruner{t: x.tables, weights: weigh(doc), linked: weighIn(doc, true), keep: map[*html.Node]bool{}, captions: captions}
	p.total = p.weights[doc]
	if headline == nil {
		for _, h := range byTag(doc, atom.H1) {
			p.protect(h)
		}
	}
	p.protect(headline)
	for _, n := range markedBodies(doc) {
		p.protect(n)
	}
	walk(doc, func(n *html.Node) bool {
		if n.DataAtom == atom.Body || n.DataAtom == atom.Html || n.DataAtom == atom.Head {
			return true
		}
		if p.furniture(n) {
			remove(n)
			return false
		}
		return true
	})
}

func (p *pruner) protect(n *html.Node) {
	for ; n != nil; n = n.Parent {
		p.keep[n] = true
	}
}

// furniture tells whether an element goes.
func (p *pruner) furniture(n *html.Node) bool {
	kinds := p.kinds(n)
	switch {
	case p.keep[n]:
		return false
	case slices.Contains(kinds, "strong"):
		return true
	case slices.Contains(kinds, "credit"):
		return true
	case n.DataAtom == atom.Figcaption || slices.Contains(kinds, "caption"):
		return !p.captions && p.share(n) < 0.3
	case slices.Contains(kinds, "body"):
		return false
	}
	if skipped(n) {
		return p.share(n) < 0.5
	}
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Button, atom.Menu, atom.Dialog, atom.Aside, atom.Marquee:
		return p.share(n) < 0.5
	case atom.Header:
		// Above a post or an article it holds the headline and the time.
		return above(n.Parent, atom.Article, atom.Main) == nil && p.share(n) < 0.25
	case atom.Form, atom.Fieldset, atom.Label:
		return p.share(n) < 0.25
	}
	switch attr(n, "role") {
	case "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar":
		return p.share(n) < 0.5
	}
	if !block(n.DataAtom) && above(n.Parent, atom.P) != nil {
		return false // words of a sentence, whatever their style is called
	}
	return slices.Contains(kinds, "drop") && p.share(n) < 0.5 && !p.text(n)
}

// skipped tells a box that begins with a link by which a reader may pass it
// over.
func skipped(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			return c.DataAtom == atom.A && strings.HasPrefix(attr(c, "href"), "#end")
		}
	}
	return false
}

// text tells an element of running text, whatever its name: long, next to no
// links.
func (p *pruner) text(n *html.Node) bool {
	return p.weights[n] >= textLetters && p.linked[n]*20 < p.weights[n]
}

func (p *pruner) kinds(n *html.Node) []string {
	c, i := attr(n, "class"), attr(n, "id")
	if c == "" && i == "" {
		return nil
	}
	return p.t.kinds(c + " " + i)
}

// share is how much of the page's text an element holds.
func (p *pruner) share(n *html.Node) float64 {
	return float64(p.weights[n]) / float64(max(1, p.total))
}

// markedBodies are the elements that the page itself says hold the article.
func markedBodies(doc *html.Node) []*html.Node {
	return find(doc, func(n *html.Node) bool {
		return slices.Contains(strings.Fields(attr(n, "itemprop")), "articleBody") && n.DataAtom != atom.Meta
	})
}
