package coverage

import (
	"fmt"
	"io"
	"strconv"
)

// Figure is how much of something is understood: N of Of.
type Figure struct {
	Name  string
	N, Of int
	About string
}

// Share is N of Of in hundredths, "-" of nothing.
func (f Figure) Share() string {
	if f.Of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", 100*float64(f.N)/float64(f.Of))
}

// Figures gives all figures. Their names and order are stable, and each is the
// better the higher it is, but for reports.
func (c *Counter) Figures() []Figure {
	of := func(name string, s *share, about string) Figure { return Figure{name, s.n, s.of, about} }
	decided := map[string]*share{Verb: {}, Noun: {}}
	for w, l := range c.lemmas {
		s := decided[kindOf(w)]
		s.of += l.all
		if c.by(w, l) != "" {
			s.n += l.all
		}
	}
	common := func(kind string) *share {
		s := &share{}
		for _, l := range c.Lemmas(kind, Common) {
			s.one(l.By != "")
		}
		return s
	}
	return []Figure{
		{"reports", c.political, c.reports, "political reports: two events or statements or more, of all"},
		of("words", &c.known[0], "words that the lexicon knows, or that stand in a name, number or time"),
		of("political", &c.known[1], "the same in political reports"),
		of("names", c.shares[Name], "mentions by name of whom an id, a state or a place is known"),
		of("cues", c.shares[Cue], "verbs of saying that stand in a statement, or tell an event"),
		of("quotes", &c.quotes[0], "quotations of four words and more, names and titles left out, that somebody says"),
		of("quotes.political", &c.quotes[1], "the same in political reports"),
		of("verbs", decided[Verb], "verbs that are decided: an event, a saying, or in a list of those that carry none"),
		of("nouns", decided[Noun], "verbal nouns and nouns of happening that are decided"),
		of("verbs.common", common(Verb), fmt.Sprintf("the same of the %d commonest verbs in political reports, each counted once", Common)),
		of("nouns.common", common(Noun), fmt.Sprintf("the same of the %d commonest nouns", Common)),
		of("times", c.shares[Time], "expressions of time that are resolved"),
	}
}

// Write prints the figures, one a line: name, per cent, how many, of how many,
// what they are; then the top commonest gaps of each kind, one a line: kind,
// how often, value, a sentence.
func (c *Counter) Write(w io.Writer, top int) error {
	out := &printer{w: w}
	for _, f := range c.Figures() {
		out.row(f.Name, f.Share(), strconv.Itoa(f.N), strconv.Itoa(f.Of), f.About)
	}
	for _, kind := range Kinds() {
		for _, g := range c.Top(kind, top) {
			out.row(kind, strconv.Itoa(g.N), g.Value, g.Text)
		}
	}
	return out.err
}
