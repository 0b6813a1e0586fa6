package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// cleaner takes lines of furniture out of a body. Each rule looks at more than
// the words: a sentence of the article may begin with any of them.
type cleaner struct {
	x      *Extractor
	title  string     // bare
	head   *html.Node // where it stands
	author string     // bare
	form   string
	p      phrase // the line at hand
	out    []line
	list   bool // behind a heading over links
	beside bool // the line before is text
	begun  bool // prose has been seen
	locked bool // a line says that the rest is for subscribers
	cut    bool // a link leads to the whole text
}

func (c *cleaner) run(ls []line) []line {
	for i, l := range ls {
		c.p = newPhrase(l.text)
		if i+1 < len(ls) && ls[i+1].link() && inTag(l.node, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6) {
			continue // it heads links
		}
		if c.stop(l) {
			break
		}
		if c.furniture(l) {
			c.beside = false
			continue
		}
		c.beside = true
		c.begun = c.begun || l.prose() || sentence(l.text)
		c.list = false
		c.out = append(c.out, l)
	}
	return c.dropRepeats(c.out)
}

// stop tells whether the article is over: comments, rights, the next article.
func (c *cleaner) stop(l line) bool {
	if !c.begun && len(c.out) == 0 {
		return false
	}
	if c.nextHeadline(l) {
		return true
	}
	rest, ok := c.x.tables.phraseBegins("end", c.p)
	if !ok || words(l.text) > 8 {
		return false
	}
	rest = strings.TrimSpace(rest)
	return rest == "" || !startsWord(rest) || unicode.IsDigit(first(rest))
}

// isTitle tells the headline said again.
func (c *cleaner) isTitle(l line) bool {
	return c.title != "" && (c.p.all && c.p.bare == c.title || !c.p.all && len(l.text) < 2*len(c.title)+longestForm && bare(l.text) == c.title)
}

// enoughText is the letters of text behind which a first heading may be that of
// another article.
const enoughText = 120

// nextHeadline tells the headline of another article. First headings among an
// article's paragraphs head its parts.
func (c *cleaner) nextHeadline(l line) bool {
	h := above(l.node, atom.H1)
	if h == nil || h == above(c.head, atom.H1) || c.isTitle(l) || letters(c.out) < enoughText {
		return false
	}
	last := c.out[len(c.out)-1].node
	if above(h, atom.Article) != above(last, atom.Article) {
		return true
	}
	return last != nil && h.Parent != last.Parent && words(l.text) >= 5
}

func (c *cleaner) furniture(l line) bool {
	t, n := c.x.tables, words(l.text)
	switch {
	case c.isTitle(l):
		return true
	case c.form == LiveBlog && c.x.dates.clockLine(l.text):
		return false
	case t.phraseHolds("paywall", c.p) && n <= 40:
		c.locked = true
		return true
	case c.begun && t.phraseIs("locked", c.p):
		// Elsewhere it is a label on another report.
		c.locked = c.locked || c.beside
		return true
	case c.leadsToWhole(l):
		c.cut = true
		return true
	case t.phraseIs("heading", c.p):
		c.list = true
		return true
	case l.link() && l.letter < 250, t.phraseIs("alone", c.p), c.list && !l.prose():
		return true
	case c.markOnly(l), c.leads(l), c.tells(l):
		return true
	}
	return !c.begun && c.aboveText(l)
}

// leadsToWhole tells a link to the whole of a text that stands here in part.
func (c *cleaner) leadsToWhole(l line) bool {
	rest, ok := c.x.tables.phraseBegins("cut", c.p)
	return ok && c.begun && l.link() && !strings.HasPrefix(strings.TrimSpace(rest), ":") && words(l.text) <= 8
}

// markOnly tells a line without letters: a number of pictures, stars, the code
// of an agency; a clock time too, unless times are the form.
func (c *cleaner) markOnly(l line) bool {
	if c.x.dates.clockLine(l.text) {
		return true
	}
	if utf8.RuneCountInString(l.text) > 16 || inTag(l.node, atom.Table) {
		return false
	}
	return !strings.ContainsFunc(l.text, unicode.IsLetter)
}

// leads tells a line that leads elsewhere or invites.
func (c *cleaner) leads(l line) bool {
	t, n := c.x.tables, words(l.text)
	if rest, ok := t.phraseBegins("lead", c.p); ok && n <= 30 {
		if rest = strings.TrimSpace(rest); l.linked > 0 || rest == "" || strings.ContainsRune(":.…-–|»«\"/", first(rest)) {
			return true
		}
	}
	if _, ok := t.phraseBegins("invite", c.p); ok && (n <= 12 || l.linked > 0 && n <= 30) {
		return true
	}
	_, ok := t.phraseBegins("linked", c.p)
	return ok && l.linked*8 >= l.letter && n <= 20
}

// tells tells a short line about the page itself: its source, tags, readers.
func (c *cleaner) tells(l line) bool {
	rest, ok := c.x.tables.phraseBegins("source", c.p)
	rest = strings.TrimSpace(rest)
	if ok && words(l.text) <= 14 && (rest == "" || strings.ContainsRune(":/|", first(rest))) {
		return true
	}
	_, ok = c.x.tables.phraseBegins("rights", c.p)
	return ok && words(l.text) <= 14
}

// aboveText tells lines between headline and text that are no text: date,
// author, section. A dateline such as "Doha - QNA" stays.
func (c *cleaner) aboveText(l line) bool {
	m, dated := c.x.dates.visible(l.text)
	if dated && m.clock && l.letter <= 90 && !sentence(l.text) {
		return true
	}
	if l.prose() || sentence(l.text) {
		return false
	}
	if _, ok := c.x.byline(l); ok || c.author != "" && strings.Contains(bare(l.text), c.author) {
		return true
	}
	if dated && l.letter <= 60 {
		// An agency's dateline begins with the place and is text.
		return words(l.text) <= 5 || words(l.text) <= 14 && !c.dateline(l)
	}
	if rest, ok := c.x.tables.phraseBegins("field", c.p); ok && strings.ContainsRune(":,،", first(rest)) {
		return true
	}
	if _, ok := c.x.tables.phraseBegins("relative", c.p); ok && words(l.text) <= 5 {
		return true
	}
	for n, up := l.elem, 0; n != nil && up < 4; n, up = n.Parent, up+1 {
		k := c.x.tables.kinds(attr(n, "class") + " " + attr(n, "id"))
		if slices.Contains(k, "time") || slices.Contains(k, "byline") || up < 2 && slices.Contains(k, "meta") {
			return true
		}
		if slices.Contains(k, "body") {
			return false
		}
	}
	return false
}

// dateline tells whether a line with a date begins with a word that is neither
// a day nor a number: a place.
func (c *cleaner) dateline(l line) bool {
	w := strings.Fields(bare(l.text))
	if len(w) == 0 {
		return false
	}
	_, day := c.x.tables.days[w[0]]
	return !day && !unicode.IsDigit(first(w[0]))
}

// longestQuoted is the bytes of a text in which quotations are sought again.
const longestQuoted = 64 << 10

// dropRepeats takes out what stands twice: paragraphs, and pulled quotes whose
// words the text holds.
func (c *cleaner) dropRepeats(ls []line) []line {
	quoted := make([]bool, len(ls))
	var text strings.Builder
	for i, l := range ls {
		quoted[i] = c.quoted(l)
		if !quoted[i] && l.letter >= proseLetters && text.Len() < longestQuoted {
			text.WriteString(bare(l.text) + "\n")
		}
	}
	seen := map[string]bool{}
	var out []line
	for i, l := range ls {
		if l.letter >= proseLetters || quoted[i] {
			k := bare(l.text)
			if seen[k] && l.letter >= proseLetters || quoted[i] && l.letter >= 12 && text.Len() < longestQuoted && strings.Contains(text.String(), k) {
				continue
			}
			seen[k] = true
		}
		out = append(out, l)
	}
	return out
}

// quoted tells a line that stands as a quotation of its own.
func (c *cleaner) quoted(l line) bool {
	if inTag(l.node, atom.Blockquote) {
		return true
	}
	for n, up := l.elem, 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		if slices.Contains(c.x.tables.kinds(attr(n, "class")), "quote") {
			return true
		}
	}
	return false
}

// words counts them, as far as any rule looks.
func words(s string) int { return len(strings.Fields(head(s))) }

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// sentence tells whether a line ends as a sentence does.
func sentence(s string) bool {
	s = strings.TrimRight(s, "\"»”’) ")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "؟") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "…")
}
