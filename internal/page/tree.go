package page

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDepth is how deep elements may nest; the parser refuses pages beyond 512,
// and its time grows with the depth.
const maxDepth = 200

// parse builds the tree of a page. Elements nested too deep are left out, what
// they hold stays.
func parse(text string) (*html.Node, error) {
	text = strings.ReplaceAll(text, "\x00", "")
	if flat, deep := flatten(text, maxDepth, false); deep {
		text = flat
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		// Rows, items and paragraphs nested without end: count them too.
		flat, _ := flatten(text, maxDepth/4, true)
		doc, err = html.Parse(strings.NewReader(flat))
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotHTML, err)
	}
	return doc, nil
}

// flatten puts line breaks in place of the tags of elements nested deeper than
// most. Elements whose end tag is mostly left out are counted only where
// strict.
func flatten(text string, most int, strict bool) (string, bool) {
	z := html.NewTokenizer(strings.NewReader(text))
	f := flattener{most: most, strict: strict}
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return f.out.String(), f.deep
		}
		raw := string(z.Raw())
		if kind == html.StartTagToken || kind == html.EndTagToken {
			name, _ := z.TagName()
			if f.drops(atom.Lookup(name), kind == html.StartTagToken) {
				raw = "<br>"
			}
		}
		f.out.WriteString(raw)
	}
}

type flattener struct {
	out    strings.Builder
	most   int
	strict bool
	depth  int
	over   int  // open elements beyond most
	deep   bool // there were such
}

// drops counts a tag and tells whether it goes.
func (f *flattener) drops(a atom.Atom, start bool) bool {
	if void(a) || rawText(a) || !f.strict && implied(a) {
		return false
	}
	switch {
	case start && f.depth >= f.most:
		f.over++
		f.deep = true
		return true
	case start:
		f.depth++
	case f.over > 0:
		f.over--
		return true
	case f.depth > 0:
		f.depth--
	}
	return false
}

func rawText(a atom.Atom) bool {
	return a == atom.Script || a == atom.Style || a == atom.Textarea || a == atom.Title || a == atom.Noscript
}

// implied tells elements whose end tag is mostly left out.
func implied(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Li, atom.Dd, atom.Dt, atom.Option, atom.Tr, atom.Td, atom.Th:
		return true
	}
	return false
}

// void tells elements that have no end tag.
func void(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta,
		atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// attr is an attribute's value, empty where there is none.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// walk calls f for each element in the order of the page; where f says no, its
// inside is passed over.
func walk(n *html.Node, f func(*html.Node) bool) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling // f may take c out
		if c.Type == html.ElementNode && f(c) {
			walk(c, f)
		}
		c = next
	}
}

// find gives the elements for which f says yes, not looking into them.
func find(n *html.Node, f func(*html.Node) bool) []*html.Node {
	var out []*html.Node
	walk(n, func(e *html.Node) bool {
		if f(e) {
			out = append(out, e)
			return false
		}
		return true
	})
	return out
}

func byTag(n *html.Node, tags ...atom.Atom) []*html.Node {
	return find(n, func(e *html.Node) bool {
		for _, t := range tags {
			if e.DataAtom == t {
				return true
			}
		}
		return false
	})
}

// within tells whether n is root or lies in it.
func within(n, root *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

// ancestor is the innermost element around n, n itself first, that is a key of
// a map.
func ancestor[V any](n *html.Node, in map[*html.Node]V) *html.Node {
	if len(in) == 0 {
		return nil
	}
	for ; n != nil; n = n.Parent {
		if _, ok := in[n]; ok {
			return n
		}
	}
	return nil
}

// rawContent is the text of an element as it stands, scripts included.
func rawContent(n *html.Node) string {
	var b strings.Builder
	var add func(*html.Node)
	add = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			add(c)
		}
	}
	add(n)
	return b.String()
}

func remove(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}
