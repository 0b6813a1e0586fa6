package page

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// Bounds of a byline.
const (
	longestByline = 12 // words of the line
	longestAuthor = 6  // words of the name
	besideTitle   = 12 // lines behind the headline among which bylines and dates are sought
)

// author names who wrote the article, by the page's metadata, else by a line
// near the headline. The outlet itself and names that tell nobody are left out.
func (r *reading) author(outlet string) string {
	var out []string
	for _, name := range r.facts.authors {
		name = strings.TrimSpace(name)
		if rest, ok := r.x.tables.begins("byline", name); ok && words(name) > 2 {
			name = lastWords(name, words(trimMarks(rest)))
		}
		if name != "" && words(name) <= longestByline && bare(name) != bare(outlet) && !r.x.tables.is("no-author", name) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	if len(out) > 0 {
		return strings.Join(out[:min(len(out), 10)], "، ")
	}
	for _, n := range r.x.named(r.doc, "byline") {
		if !r.near(n) {
			continue
		}
		for _, l := range lines(n) {
			if name, ok := r.x.byline(l); ok && bare(name) != bare(outlet) {
				return name
			}
		}
	}
	for _, l := range r.nearTitle() {
		if name, ok := r.x.byline(l); ok && bare(name) != bare(outlet) {
			return name
		}
	}
	return ""
}

// nearTitle gives the lines behind the headline, then those right before it.
func (r *reading) nearTitle() []line {
	if r.beside == nil {
		r.beside = r.seekBeside(r.titleAt())
	}
	return r.beside
}

func (r *reading) seekBeside(at int) []line {
	if at < 0 {
		return r.all[:min(len(r.all), besideTitle)]
	}
	end := at + 1
	for end < len(r.all) && end <= at+besideTitle && !(r.all[end].prose() && end > at+1 && r.all[end-1].prose()) {
		end++
	}
	return append(slices.Clone(r.all[at+1:end]), r.all[max(0, at-3):at]...)
}

// titleAt is the index of the line that is the headline, -1 if there is none.
func (r *reading) titleAt() int {
	at := -1
	for i, l := range r.all {
		if r.head.node != nil && l.node == r.head.node && bare(l.text) == bare(r.head.text) {
			return i
		}
	}
	return at
}

// byline gives the name in a line that says who wrote: by a word such as "by",
// or by the element's name.
func (x *Extractor) byline(l line) (string, bool) {
	if words(l.text) > longestByline || sentence(l.text) {
		return "", false
	}
	if parts := strings.FieldsFunc(l.text, func(r rune) bool { return strings.ContainsRune("|•·", r) }); len(parts) > 1 {
		for _, p := range parts {
			if name, ok := x.byline(line{text: strings.TrimSpace(p), elem: l.elem}); ok && strings.TrimSpace(p) != name {
				return name, true
			}
		}
		return "", false
	}
	if rest, ok := x.tables.begins("byline", l.text); ok {
		name := trimMarks(lastWords(l.text, words(trimMarks(rest))))
		marked := strings.ContainsRune(":-–—|/ـ,", first(strings.TrimSpace(rest)))
		if (marked || x.bylineNode(l.elem)) && nameLike(name) && !x.tables.is("no-author", name) {
			return name, true
		}
		return "", false
	}
	if !x.bylineNode(l.elem) {
		return "", false
	}
	name := trimMarks(l.text)
	for _, sep := range []string{" - ", " – ", " ـ ", " | ", ": "} {
		if _, after, ok := strings.Cut(name, sep); ok {
			name = trimMarks(after)
		}
	}
	_, dated := x.dates.visible(name)
	if !nameLike(name) || dated || x.tables.is("no-author", name) {
		return "", false
	}
	return name, true
}

// bylineNode tells whether the names of an element or of those around it are
// of bylines.
func (x *Extractor) bylineNode(n *html.Node) bool {
	for up := 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		if slices.Contains(x.tables.kinds(attr(n, "class")+" "+attr(n, "id")), "byline") {
			return true
		}
	}
	return false
}

// nameLike tells whether a text may be a name: few words, letters alone.
func nameLike(s string) bool {
	if s == "" || words(s) > longestAuthor {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune("«»\"؟!@#:/", r) })
}

// lastWords gives the last n words of s as written, with the marks before them.
func lastWords(s string, n int) string {
	w := strings.Fields(s)
	return strings.Join(w[max(0, len(w)-n):], " ")
}

func trimMarks(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}
