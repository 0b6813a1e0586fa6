package web

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

var errWrong = errors.New("wrong name or password")

// balanced proves that each element that is opened is closed, in order.
func balanced(t *testing.T, body string) {
	t.Helper()
	void := []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
	z := html.NewTokenizer(strings.NewReader(body))
	var open []string
	for {
		switch z.Next() {
		case html.ErrorToken:
			if !errors.Is(z.Err(), io.EOF) {
				t.Errorf("not HTML: %v", z.Err())
			}
			if len(open) > 0 {
				t.Errorf("left open: %v", open)
			}
			return
		case html.StartTagToken:
			name, _ := z.TagName()
			if !slices.Contains(void, string(name)) {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Errorf("</%s> closes %v", name, open)
				return
			}
			open = open[:len(open)-1]
		}
	}
}

// proof gathers what is seen on a page.
type proof struct {
	t        *testing.T
	ids      map[string]bool
	refs     []string // ids that something points to
	labelled []string // ids with a label
	fields   []*html.Node
	levels   []int // of headings
	lang     string
	dir      string
	mains    int
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func (p *proof) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		p.element(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c)
	}
}

func (p *proof) element(n *html.Node) {
	for _, a := range n.Attr {
		switch {
		case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
			p.t.Errorf("<%s %s=%q>: nothing inline", n.Data, a.Key, a.Val)
		case (a.Key == "href" || a.Key == "src" || a.Key == "action") && strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript"):
			p.t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
		case a.Key == "id":
			if p.ids[a.Val] {
				p.t.Errorf("id %q twice", a.Val)
			}
			p.ids[a.Val] = true
		case a.Key == "aria-labelledby" || a.Key == "aria-describedby" || a.Key == "aria-controls":
			p.refs = append(p.refs, strings.Fields(a.Val)...)
		}
	}
	switch n.Data {
	case "html":
		p.lang, p.dir = attr(n, "lang"), attr(n, "dir")
	case "main":
		p.mains++
	case "script":
		if attr(n, "src") == "" || n.FirstChild != nil {
			p.t.Error("a script within the page")
		}
	case "style":
		p.t.Error("a style sheet within the page")
	case "h1", "h2", "h3", "h4", "h5", "h6":
		p.levels = append(p.levels, int(n.Data[1]-'0'))
	case "label":
		p.labelled = append(p.labelled, attr(n, "for"))
	case "input", "select", "textarea":
		p.fields = append(p.fields, n)
	case "th":
		if attr(n, "scope") == "" {
			p.t.Error("<th> without scope")
		}
	case "a":
		if attr(n, "href") != "" && strings.TrimSpace(inner(n)) == "" && attr(n, "aria-label") == "" {
			p.t.Errorf("a link to %s without words", attr(n, "href"))
		}
	}
}

// inner is the text within a node.
func inner(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(inner(c))
	}
	return b.String()
}

func (p *proof) finish(lang string) {
	p.t.Helper()
	dir := map[string]string{"ar": "rtl", "en": "ltr"}[lang]
	if p.lang != lang || p.dir != dir {
		p.t.Errorf("lang %q, dir %q; want %q, %q", p.lang, p.dir, lang, dir)
	}
	if p.mains != 1 {
		p.t.Errorf("%d <main>", p.mains)
	}
	for _, ref := range p.refs {
		if !p.ids[ref] {
			p.t.Errorf("no id %q, yet something points to it", ref)
		}
	}
	if n := len(p.levels); n == 0 || p.levels[0] != 1 {
		p.t.Errorf("headings %v: the first is the page's own", p.levels)
	}
	for i := 1; i < len(p.levels); i++ {
		if p.levels[i] == 1 || p.levels[i] > p.levels[i-1]+1 {
			p.t.Errorf("headings %v: one is left out, or h1 stands twice", p.levels)
			break
		}
	}
	for _, f := range p.fields {
		if attr(f, "type") == "hidden" || attr(f, "aria-label") != "" || attr(f, "aria-labelledby") != "" {
			continue
		}
		within := false
		for a := f.Parent; a != nil; a = a.Parent {
			within = within || a.Data == "label"
		}
		if !within && !slices.Contains(p.labelled, attr(f, "id")) {
			p.t.Errorf("<%s name=%q> has no label", f.Data, attr(f, "name"))
		}
	}
}
