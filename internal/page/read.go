package page

import (
	"context"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// fewestLetters is the least that an article has behind its headline.
const fewestLetters = 30

// A page that does not say it is an article, with so many cards of others and
// so little text of its own, is a listing.
const (
	listingCards   = 6
	listingLetters = 400
)

// reading is one page being read.
type reading struct {
	x       *Extractor
	doc     *html.Node
	facts   *facts
	all     []line // the page's lines before furniture is taken out
	head    headline
	title   string // of the title element
	address string
	scripts int
	cards   int    // of other reports
	beside  []line // around the headline, once sought
}

// read fills an article from a page's text.
func (x *Extractor) read(ctx context.Context, a *Article, text, address string) error {
	doc, err := parse(text)
	if err != nil {
		return err
	}
	r := &reading{x: x, doc: doc, facts: readFacts(doc), address: address, scripts: len(byTag(doc, atom.Script))}
	strip(doc)
	r.all = lines(doc)
	r.title = titleElement(doc)
	r.head = x.findHeadline(doc, r.all, r.facts)
	if err := ctx.Err(); err != nil {
		return err
	}
	r.metadata(a)
	a.Form = x.formOf(doc, r.all, r.facts, a.Title)
	x.prune(doc, r.head.node, a.Form == Gallery)
	var body []line
	switch a.Form {
	case LiveBlog:
		body = x.liveLines(doc, a.Title, r.facts)
	case Gallery:
		body = x.galleryLines(doc, a.Title)
	default:
		body, r.cards = x.bodyLines(doc, a.Title)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return r.finish(a, body)
}

// finish cleans the body, tells what it is and whether it is anything.
func (r *reading) finish(a *Article, body []line) error {
	c := &cleaner{x: r.x, title: bare(a.Title), head: r.head.node, author: bare(a.Author), form: a.Form}
	body = c.run(body)
	c.locked = c.locked || r.gated(body)
	if said := htmlLines(r.facts.body); a.Form == "" && letters(body)*2 < runes(said) {
		body = nil
		for _, s := range said {
			body = append(body, line{text: s, letter: len([]rune(s))})
		}
	}
	if why := r.none(a, body); why != "" {
		return fmt.Errorf("%w: %s", ErrNoArticle, why)
	}
	if a.Form == "" {
		code, why := stub(body, r.facts, c)
		switch {
		case code != "":
			a.Form = Stub
			a.warn(code, "%s", why)
		case r.facts.locked:
			a.warn(WarnLocked, "the page says that it is for subscribers; the whole text seems to stand on it")
		}
	}
	a.Text = textOf(a.Title, body)
	return nil
}

// afterText is how many lines behind a text its paywall may stand.
const afterText = 6

// gated tells whether a line in or right behind the text says that the rest is
// for subscribers; the box may have gone with the furniture.
func (r *reading) gated(body []line) bool {
	last := 0
	if len(body) > 0 {
		for i, l := range r.all {
			if l.text == body[len(body)-1].text {
				last = i
			}
		}
	}
	at := max(0, r.titleAt())
	for i, l := range r.all[at:min(len(r.all), max(at, last)+afterText)] {
		if len(l.text) > longestForm || words(l.text) > 40 {
			continue
		}
		p := newPhrase(l.text)
		if r.x.tables.phraseHolds("paywall", p) || at+i > last && at+i <= last+2 && r.x.tables.phraseIs("locked", p) {
			return true
		}
	}
	return false
}

// none says why a page holds no article; empty where it holds one.
func (r *reading) none(a *Article, body []line) string {
	n := letters(body)
	prose := false
	for _, l := range body {
		prose = prose || l.prose() || sentence(l.text) || l.letter >= fewestLetters
	}
	switch {
	case r.notice() && !r.facts.article && n < 3000:
		return fmt.Sprintf("an error, a form, a notice or search results, titled %q", short(a.Title))
	case !r.facts.article && len(r.facts.published) == 0 && r.cards >= listingCards && n < listingLetters:
		return fmt.Sprintf("a front page or a listing of %d reports", r.cards)
	case prose && n >= fewestLetters && (r.facts.article || !a.Published.IsZero() || n >= 150):
		return ""
	case letters(r.all) < 200 && r.scripts > 0:
		return "an empty shell that needs JavaScript"
	}
	links := 0
	for _, l := range r.all {
		if l.link() {
			links++
		}
	}
	if links >= 5 {
		return fmt.Sprintf("a front page or a listing: %d links and no text of their own", links)
	}
	return "next to no text"
}

// notice tells a page whose title or headline says that it is none of the news:
// the whole of it, or its beginning before a mark.
func (r *reading) notice() bool {
	for _, s := range []string{r.head.text, r.head.rest, r.title} {
		rest, ok := r.x.tables.begins("none", s)
		if rest = strings.TrimSpace(rest); ok && !startsWord(rest) {
			return true
		}
	}
	return false
}

// metadata fills what the page says of itself.
func (r *reading) metadata(a *Article) {
	f := r.facts
	a.Title = r.head.text
	a.Language = f.language()
	a.URL = f.canonical(r.doc, r.address)
	if len(f.outlets) > 0 {
		a.Outlet = f.outlets[0]
	} else {
		a.Outlet = outletFrom(r.head.rest)
	}
	a.Author = r.author(a.Outlet)
	r.dates(a)
}

func short(s string) string {
	if rs := []rune(s); len(rs) > 80 {
		return string(rs[:80]) + "…"
	}
	return s
}

func runes(ls []string) int { return len([]rune(strings.Join(ls, ""))) }
