package page

import (
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds of what is taken for prose and of what the library is asked.
const (
	proseLetters = 40       // letters outside links that make a line prose
	markedEnough = 150      // letters that make a marked body worth its mark
	mostElements = 60_000   // beyond that a tree is read by its lines alone
	shortArticle = 120      // characters at which readability stops to look further
	longestGap   = 6        // lines: more of them in a row were left out with reason
	matchAhead   = 64 << 10 // bytes within which a line is sought among those kept
	shortLine    = 60       // bytes below which it is sought no further than shortAhead
	shortAhead   = 200
	cardLines    = 5 // most lines of a card: headline, date, excerpt of another report
	fewestCards  = 3
	shortLink    = 10 // letters below which a link is no headline
)

// prose tells a line that may be a paragraph.
func (l line) prose() bool { return l.letter-l.linked >= proseLetters }

// bodyLines gives the lines of a pruned page that are the article's, in order,
// headline and lines over it left out, and how many cards stand on the page. The library says which lines belong to
// the text; those between that it lost are taken back if they are prose.
func (x *Extractor) bodyLines(doc *html.Node, title string) (body []line, cards int) {
	page := lines(doc)
	cards = dropCards(&page)
	kept := x.keptLines(doc, page, bare(title))
	start := afterHeadline(page, kept, bare(title))
	first, last := -1, -1
	for i := start; i < len(page); i++ {
		if kept[i] {
			last = i
			if first < 0 && page[i].prose() {
				first = i
			}
		}
	}
	for i := start; i <= last; {
		if kept[i] {
			body = append(body, page[i])
			i++
			continue
		}
		gap := i
		var lost []line
		for ; i <= last && !kept[i]; i++ {
			if page[i].prose() {
				lost = append(lost, page[i])
			}
		}
		if i-gap <= longestGap {
			body = append(body, lost...)
		}
	}
	return body, cards
}

// keptLines marks the lines that the page's own markup or else readability
// takes for the article; all where neither finds anything.
func (x *Extractor) keptLines(doc *html.Node, page []line, title string) []bool {
	out := make([]bool, len(page))
	match(page, x.locate(doc, page), out)
	if m := bestMarked(doc, page); m != nil {
		trust(page, m, out)
		return out
	}
	for i, l := range page {
		if out[i] && l.letter > l.linked && (len(l.text) > longestTitle || bare(l.text) != title) {
			return out
		}
	}
	for i := range out {
		out[i] = true // it found nothing: what is furniture goes by the lines
	}
	return out
}

// trust marks what lies in the element that the page marks as its body: what
// the library keeps of it, or all where it keeps less than half.
func trust(page []line, m *html.Node, out []bool) {
	all, both := 0, 0
	in := make([]bool, len(page))
	for i, l := range page {
		if in[i] = within(l.node, m); in[i] && l.prose() {
			all += l.letter
			if out[i] {
				both += l.letter
			}
		}
	}
	for i := range out {
		out[i] = in[i] && (out[i] || both*2 < all)
	}
}

// bestMarked is the first element marked as the article's body that holds
// enough text, nil if there is none.
func bestMarked(doc *html.Node, page []line) *html.Node {
	marked := map[*html.Node]int{}
	bodies := markedBodies(doc)
	for _, m := range bodies {
		marked[m] = 0
	}
	for _, l := range page {
		if m := ancestor(l.node, marked); m != nil {
			marked[m] += l.letter - l.linked
		}
	}
	for _, m := range bodies {
		if marked[m] >= markedEnough {
			return m
		}
	}
	return nil
}

// match marks the lines of a page that the library has kept. It runs lines
// together and moves their ends, so letters alone are compared, in order. A
// short line is sought close by: it may stand again far below.
func match(page, kept []line, out []bool) {
	var b strings.Builder
	for _, l := range kept {
		b.WriteString(compact(l.text))
	}
	text, at := b.String(), 0
	for i, l := range page {
		s := compact(l.text)
		ahead := matchAhead
		if len(s) < shortLine {
			ahead = shortAhead
		}
		if j := strings.Index(text[at:min(len(text), at+len(s)+ahead)], s); s != "" && j >= 0 {
			out[i] = true
			at += j + len(s)
		}
	}
}

// compact is a line without its blanks.
func compact(s string) string { return strings.ReplaceAll(s, " ", "") }

// readable gives the lines that readability keeps. Trees that are too big for
// it are taken whole: what is no prose goes later.
func readable(doc *html.Node, page []line) []line {
	n := 0
	walk(doc, func(*html.Node) bool { n++; return n <= mostElements })
	if n > mostElements {
		return page
	}
	p := readability.NewParser()
	p.CharThresholds = shortArticle
	p.DisableJSONLD = true
	a, err := p.ParseDocument(doc, nil)
	if err != nil || a.Node == nil {
		return page
	}
	return lines(a.Node)
}

// afterHeadline is the index of the line behind the headline: its last
// occurrence before most of the text. Zero where it stands below most of the
// lines kept: it is the name of the site, or the like.
func afterHeadline(page []line, kept []bool, title string) int {
	total, keptTotal := 0, 0
	for i, l := range page {
		if l.prose() {
			total += l.letter - l.linked
			if kept != nil && kept[i] {
				keptTotal += l.letter - l.linked
			}
		}
	}
	before, since, at := 0, 0, 0
	for i, l := range page {
		switch {
		case since*5 > total:
			return at
		case title != "" && len(l.text) <= longestTitle && bare(l.text) == title:
			if before*2 > keptTotal {
				return 0
			}
			at = i + 1
		case at > 0 && l.prose():
			since += l.letter - l.linked
		case l.prose() && kept != nil && kept[i]:
			before += l.letter - l.linked
		}
	}
	return at
}

// dropCards takes out runs of cards: linked headlines of other reports, or one
// link said again and again, each with a date or an excerpt beside it in a
// small element of its own. It gives their number.
func dropCards(page *[]line) (cards int) {
	said := map[string]int{}
	for _, l := range *page {
		if l.link() {
			said[l.text]++
		}
	}
	in := make([]bool, len(*page))
	for i, l := range *page {
		if !l.link() || in[i] || l.letter < shortLink && said[l.text] < fewestCards {
			continue
		}
		if lo, hi := card(*page, i); hi-lo > 1 {
			cards++
			for j := lo; j < hi; j++ {
				in[j] = true
			}
		}
	}
	if cards < fewestCards {
		return 0
	}
	out := (*page)[:0:0]
	for i, l := range *page {
		if !in[i] {
			out = append(out, l)
		}
	}
	*page = out
	return cards
}

// card gives the range of lines of the card that the link at i belongs to: the
// widest element around it with one link and few lines.
func card(page []line, i int) (lo, hi int) {
	lo, hi = i, i+1
	for n := page[i].node; n != nil && n.DataAtom != atom.Body; n = n.Parent {
		a, b := i, i+1
		for a > 0 && i-a < cardLines && within(page[a-1].node, n) {
			a--
		}
		for b < len(page) && b-i < cardLines && within(page[b].node, n) {
			b++
		}
		links := 0
		for j, l := range page[a:b] {
			// A card may link its headline twice, at the picture and below it.
			again := l.letter >= shortLink && l.text == page[i].text
			if l.link() && a+j != i && !again && (l.letter >= shortLink || l.text == page[i].text) {
				links++
			}
		}
		if links > 0 || b-a > cardLines-1 || longProse(page[a:b]) {
			return lo, hi
		}
		lo, hi = a, b
	}
	return lo, hi
}

// longProse tells whether lines hold more text than an excerpt does.
func longProse(ls []line) bool {
	n := 0
	for _, l := range ls {
		n += l.letter - l.linked
	}
	return n > 400
}

// textOf joins a headline and lines to a text.
func textOf(title string, ls []line) string {
	var b strings.Builder
	b.WriteString(title)
	for _, l := range ls {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(l.text)
	}
	return b.String()
}

func letters(ls []line) int {
	n := 0
	for _, l := range ls {
		n += l.letter
	}
	return n
}
