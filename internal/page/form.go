package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds of the forms.
const (
	fewestPosts    = 3
	fewestCaptions = 3
	teaserLetters  = 1200 // a text for subscribers that is longer stands here whole
	cutLetters     = 900
)

// formOf tells live blogs and galleries by what the page says, the names of
// its elements, its headline, and whether times or captions bear that out.
func (x *Extractor) formOf(doc *html.Node, all []line, f *facts, title string) string {
	clocks := len(x.posts(all))
	_, titled := x.tables.begins("live", title)
	for _, form := range x.tables.forms["live"] {
		titled = titled || strings.Contains(form, " ") && strings.Contains(key(title), form)
	}
	if f.live && (clocks >= fewestPosts || len(f.updates) > 0) || clocks >= fewestPosts && (titled || len(x.named(doc, "live")) > 0) {
		return LiveBlog
	}
	captions := x.captions(doc)
	_, titled = x.tables.begins("gallery", title)
	if len(captions) < fewestCaptions {
		return ""
	}
	inCaptions := 0
	for _, c := range captions {
		for _, l := range lines(c) {
			inCaptions += l.letter - l.linked
		}
	}
	outside := 0
	for _, l := range all {
		if l.prose() {
			outside += l.letter
		}
	}
	if f.gallery || (titled || len(x.named(doc, "gallery")) > 0) && inCaptions*2 > outside {
		return Gallery
	}
	return ""
}

// posts gives the lines that are a time of day with text behind it. A list of
// other reports has times too, but links behind them.
func (x *Extractor) posts(page []line) []line {
	var out []line
	for i, l := range page {
		if !x.dates.clockLine(l.text) {
			continue
		}
		for _, next := range page[i+1 : min(len(page), i+3)] {
			if next.prose() || sentence(next.text) && !next.link() {
				out = append(out, l)
				break
			}
		}
	}
	return out
}

// named gives the elements whose names are of a kind.
func (x *Extractor) named(doc *html.Node, kind string) []*html.Node {
	return find(doc, func(n *html.Node) bool {
		return slices.Contains(x.tables.kinds(attr(n, "class")+" "+attr(n, "id")), kind)
	})
}

func (x *Extractor) captions(doc *html.Node) []*html.Node {
	return find(doc, func(n *html.Node) bool {
		return n.DataAtom == atom.Figcaption || slices.Contains(x.tables.kinds(attr(n, "class")), "caption")
	})
}

// liveLines gives the posts of a live blog as printed, each behind its time.
func (x *Extractor) liveLines(doc *html.Node, title string, f *facts) []line {
	page := lines(doc)
	posts := x.posts(page)
	if len(posts) < fewestPosts {
		return updateLines(f.updates)
	}
	box := posts[0].node
	for _, p := range posts[1:] {
		for box != nil && !within(p.node, box) {
			box = box.Parent
		}
	}
	var out []line
	start := afterHeadline(page, nil, bare(title))
	inside := false
	for i, l := range page {
		in := within(l.node, box)
		inside = inside || in
		if in && i >= start || !inside && i >= start && l.prose() {
			out = append(out, l)
		}
	}
	return out
}

// updateLines is a live blog by its JSON-LD.
func updateLines(us []update) []line {
	var out []line
	add := func(s string) {
		for _, t := range htmlLines(s) {
			out = append(out, line{text: t, letter: proseLetters})
		}
	}
	for _, u := range us {
		if u.when.clock {
			out = append(out, line{text: u.when.time.Format("15:04")})
		}
		if !strings.HasPrefix(u.body, strings.TrimRight(u.head, ".… ")) {
			add(u.head)
		}
		add(u.body)
	}
	return out
}

// galleryLines gives the text of a gallery: what stands between the headline
// and the last caption.
func (x *Extractor) galleryLines(doc *html.Node, title string) []line {
	page := lines(doc)
	caps := map[*html.Node]bool{}
	for _, c := range x.captions(doc) {
		caps[c] = true
	}
	last := -1
	for i, l := range page {
		if ancestor(l.node, caps) != nil {
			last = i
		}
	}
	start := afterHeadline(page, nil, bare(title))
	if last < start {
		return nil
	}
	return page[start : last+1]
}

// stub tells whether a text is only a teaser, and why.
func stub(ls []line, f *facts, c *cleaner) (code, why string) {
	n := letters(ls)
	end := ""
	if len(ls) > 0 {
		end = strings.TrimRight(ls[len(ls)-1].text, "]) ")
	}
	dots := strings.HasSuffix(end, "…") || strings.HasSuffix(end, "...")
	switch {
	case n < teaserLetters && (c.locked || f.locked):
		return WarnLocked, "the page shows only a teaser; the rest is for subscribers"
	case n < cutLetters && (c.cut || dots && len(ls) <= 3):
		return WarnCut, "the page shows only the beginning of the text"
	}
	return "", ""
}
