package page

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// line is one line of a page as a reader sees it.
type line struct {
	text   string
	node   *html.Node // the innermost block element that it begins in
	elem   *html.Node // the innermost element of any kind that it begins in
	linked int        // letters of it that stand in links
	letter int        // letters and digits of it
}

// link tells a line that is nothing but a link.
func (l line) link() bool { return l.letter > 0 && l.linked*10 >= l.letter*9 }

// liner breaks a tree into lines.
type liner struct {
	out     []line
	b       strings.Builder
	cur     line
	inLink  int
	blocks  []*html.Node
	elem    *html.Node
	pending bool // a space is due
}

// lines gives the lines of a tree in order: block elements and br part them;
// the cells of a table's row stand on one line unless they hold blocks.
func lines(n *html.Node) []line {
	l := &liner{blocks: []*html.Node{n}}
	l.visit(n)
	l.flush()
	return l.out
}

func (l *liner) visit(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		l.textNode(n)
		return
	case n.Type == html.CommentNode, n.Type == html.DoctypeNode, silent(n.DataAtom):
		return
	case n.DataAtom == atom.Br:
		l.flush()
		return
	case n.DataAtom == atom.A:
		l.inLink++
		defer func() { l.inLink-- }()
	}
	cell := (n.DataAtom == atom.Td || n.DataAtom == atom.Th) && !holdsBlock(n)
	if cell {
		l.pending = true
	}
	if !block(n.DataAtom) || cell {
		l.children(n)
		return
	}
	l.flush()
	l.blocks = append(l.blocks, n)
	l.children(n)
	l.flush()
	l.blocks = l.blocks[:len(l.blocks)-1]
}

func (l *liner) children(n *html.Node) {
	apart := apartByStyle(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		l.visit(c)
		l.pending = l.pending || apart
	}
}

// textNode adds a text. One that is typed has its lines broken by hand and its
// paragraphs by blank lines.
func (l *liner) textNode(n *html.Node) {
	l.elem = n.Parent
	if above(n, atom.Pre) == nil {
		l.text(n.Data)
		return
	}
	for i, p := range strings.Split(strings.ReplaceAll(n.Data, "\r\n", "\n"), "\n\n") {
		if i > 0 {
			l.flush()
		}
		l.text(p)
	}
}

// apartByStyle tells a box whose children stand apart by style alone: a div of
// nothing but inline elements, without a blank between them.
func apartByStyle(n *html.Node) bool {
	if n.DataAtom != atom.Div && n.DataAtom != atom.Li && n.DataAtom != atom.Header {
		return false
	}
	elements := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.ElementNode:
			elements++
		case html.TextNode:
			if strings.TrimSpace(c.Data) != "" {
				return false
			}
		}
	}
	return elements > 1
}

func (l *liner) text(s string) {
	for _, r := range s {
		if invisible(r) {
			continue
		}
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			l.pending = true
			continue
		}
		if l.b.Len() == 0 {
			l.cur.node, l.cur.elem = l.blocks[len(l.blocks)-1], l.elem
		} else if l.pending {
			l.b.WriteByte(' ')
		}
		l.pending = false
		l.b.WriteRune(r)
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			l.cur.letter++
			if l.inLink > 0 {
				l.cur.linked++
			}
		}
	}
}

func (l *liner) flush() {
	if s := trimJoiners(l.b.String()); s != "" {
		l.cur.text = s
		l.out = append(l.out, l.cur)
	}
	l.b.Reset()
	l.cur, l.pending = line{}, false
}

// trimJoiners drops joiners that join nothing.
func trimJoiners(s string) string { return strings.Trim(s, " \u200c\u200d") }

// invisible tells characters that are no part of any word: zero-width space,
// byte order mark, soft hyphen, word joiner and the marks of direction. The
// zero-width joiners stay, they shape words.
func invisible(r rune) bool {
	switch {
	case r == 0x200B, r == 0xFEFF, r == 0xAD, r == 0x2060, r == 0x061C, r == 0x200E, r == 0x200F:
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return false
}

// tidy is a text from an attribute or from JSON, on one line as lines has it.
func tidy(s string) string {
	l := &liner{blocks: []*html.Node{nil}}
	l.text(s)
	return trimJoiners(l.b.String())
}

func holdsBlock(n *html.Node) bool {
	found := false
	walk(n, func(e *html.Node) bool {
		found = found || block(e.DataAtom) || e.DataAtom == atom.Br
		return !found
	})
	return found
}

// silent elements hold nothing that a reader reads.
func silent(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Title, atom.Iframe, atom.Object, atom.Embed,
		atom.Svg, atom.Math, atom.Canvas, atom.Audio, atom.Video, atom.Select, atom.Option, atom.Textarea, atom.Datalist, atom.Map:
		return true
	}
	return false
}

func block(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Center, atom.Dd, atom.Details, atom.Dialog,
		atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3,
		atom.H4, atom.H5, atom.H6, atom.Header, atom.Hr, atom.Html, atom.Li, atom.Main, atom.Nav, atom.Ol, atom.P, atom.Pre,
		atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Ul, atom.Caption, atom.Button:
		return true
	}
	return false
}
