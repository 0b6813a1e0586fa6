package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// headline is the title of a page, where it stands, and what the title
// element says beside it, which is mostly the outlet.
type headline struct {
	text string
	node *html.Node // nil where it stands nowhere on the page
	rest string
}

// findHeadline seeks the line that the page's titles name. What stands on the
// page goes before what is said in its head, where the two are one headline:
// titles in the head are shortened and have the outlet glued to them.
func (x *Extractor) findHeadline(doc *html.Node, all []line, f *facts) headline {
	title := titleElement(doc)
	seen := visibleTitles(all)
	out := headline{}
	for _, t := range append(append([]string{}, f.titles...), title) {
		for _, c := range splits(t) {
			if l, ok := seen[bare(c.piece)]; ok && out.text == "" && c.piece != "" {
				out.text, out.node = l.text, l.node
			}
		}
	}
	if out.text == "" {
		out.text, out.node = fallbackTitle(all, f, title)
	}
	for _, c := range splits(title) {
		if bare(c.piece) == bare(out.text) && c.rest != "" && !x.tables.is("alone", c.rest) {
			out.rest = c.rest
		}
	}
	return out
}

func titleElement(doc *html.Node) string {
	for _, t := range byTag(doc, atom.Title) {
		return titleLike(tidy(rawContent(t)))
	}
	return ""
}

// longestTitle is the bytes beyond which nothing is a headline.
const longestTitle = 2000

// titleLike is s where it may be a headline, else nothing.
func titleLike(s string) string {
	if len(s) > longestTitle {
		return ""
	}
	return s
}

// visibleTitles maps lines that may be headlines; of those that say the same,
// the highest heading, and a link only where there is no other.
func visibleTitles(all []line) map[string]line {
	out := map[string]line{}
	for _, l := range all {
		if len(l.text) > longestTitle {
			continue
		}
		k := bare(l.text)
		if old, ok := out[k]; k == "" || ok && rank(old) >= rank(l) {
			continue
		}
		out[k] = l
	}
	return out
}

// rank says how likely a line is a headline.
func rank(l line) int {
	switch {
	case l.link():
		return 0
	case inTag(l.node, atom.H1):
		return 3
	case inTag(l.node, atom.H2, atom.H3):
		return 2
	}
	return 1
}

func inTag(n *html.Node, tags ...atom.Atom) bool { return above(n, tags...) != nil }

// above is the innermost element around n, n itself first, that has one of the
// tags.
func above(n *html.Node, tags ...atom.Atom) *html.Node {
	for ; n != nil; n = n.Parent {
		if slices.Contains(tags, n.DataAtom) {
			return n
		}
	}
	return nil
}

// fallbackTitle is for pages whose titles stand nowhere as they are: a first
// heading that shares half its words with one of them, else what the head
// says, else the first heading of at least three words, else the longest.
func fallbackTitle(all []line, f *facts, title string) (string, *html.Node) {
	var best line
	for _, l := range all {
		if !inTag(l.node, atom.H1) || l.link() || titleLike(l.text) == "" {
			continue
		}
		for _, t := range append([]string{title}, f.titles...) {
			if alike(l.text, t) {
				return l.text, l.node
			}
		}
		if words(best.text) < 3 && len(l.text) > len(best.text) {
			best = l
		}
	}
	if len(f.titles) > 0 {
		return trimOutlet(f.titles[0], f.outlets), nil
	}
	if best.text != "" {
		return best.text, best.node
	}
	longest := ""
	for _, c := range splits(trimOutlet(title, f.outlets)) {
		if c.rest == "" || utf8.RuneCountInString(c.rest) < 30 {
			longest = c.piece
		}
	}
	return longest, nil
}

// trimOutlet takes the outlet off the end of a title.
func trimOutlet(title string, outlets []string) string {
	for _, c := range splits(title) {
		for _, o := range outlets {
			if c.rest != "" && bare(c.rest) == bare(o) {
				return c.piece
			}
		}
	}
	return title
}

// alike tells whether half the words of the shorter stand in the other.
func alike(a, b string) bool {
	in := map[string]bool{}
	wa, wb := strings.Fields(bare(a)), strings.Fields(bare(b))
	if len(wa) < 2 || len(wb) < 2 {
		return false
	}
	for _, w := range wa {
		in[w] = true
	}
	same := 0
	for _, w := range wb {
		if in[w] {
			same++
		}
	}
	return same*2 >= min(len(wa), len(wb))
}

// cut is one way to part a title in headline and what is glued to it.
type cut struct{ piece, rest string }

// mostSeparators is how many separators of a title are looked at.
const mostSeparators = 8

// splits gives the ways to part a title at its separators, the whole first,
// then the longer pieces before the shorter. What stands before a piece goes
// before what stands behind it as its rest.
func splits(title string) []cut {
	out := []cut{{title, ""}}
	if title == "" || len(title) > longestTitle {
		return out
	}
	starts, ends := []int{0}, []int{}
	for i := 0; i < len(title) && len(ends) < mostSeparators; {
		n := separator(title[i:])
		if n > 0 {
			ends, starts = append(ends, i), append(starts, i+n)
		}
		i += max(1, n)
	}
	ends = append(ends, len(title))
	for i, a := range starts {
		for j := i; j < len(ends); j++ {
			if i == 0 && j == len(ends)-1 {
				continue
			}
			c := cut{piece: strings.TrimSpace(title[a:ends[j]])}
			if i > 0 {
				c.rest = strings.TrimSpace(title[:ends[i-1]])
			} else {
				c.rest = strings.TrimSpace(title[starts[j+1]:])
			}
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out[1:], func(a, b cut) int { return len(b.piece) - len(a.piece) })
	return out
}

// separator is the length of the separator that s begins with, zero if none.
func separator(s string) int {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " • ", " » ", " « ", " : ", ": ", " ~ ", " / ", "|"} {
		if strings.HasPrefix(s, sep) {
			return len(sep)
		}
	}
	return 0
}

// outletFrom takes the outlet from what the title element holds beside the
// headline: the last part of it.
func outletFrom(rest string) string {
	last := rest
	for i := range rest {
		if n := separator(rest[i:]); n > 0 {
			last = strings.TrimSpace(rest[i+n:])
		}
	}
	return last
}
