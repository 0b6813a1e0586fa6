// Package engine reads reports: it puts the stages together, in order, and
// is the library's public face.
package engine

import (
	"io/fs"

	"github.com/isnad-news/isnad"
	"github.com/isnad-news/isnad/internal/attribute"
	"github.com/isnad-news/isnad/internal/clause"
	"github.com/isnad-news/isnad/internal/concurrent"
	"github.com/isnad-news/isnad/internal/event"
	"github.com/isnad-news/isnad/internal/lexicon"
	"github.com/isnad-news/isnad/internal/mention"
	"github.com/isnad-news/isnad/internal/number"
	"github.com/isnad-news/isnad/internal/phrase"
	"github.com/isnad-news/isnad/internal/quote"
	"github.com/isnad-news/isnad/internal/segment"
	"github.com/isnad-news/isnad/internal/sentence"
	"github.com/isnad-news/isnad/internal/tag"
	"github.com/isnad-news/isnad/internal/term"
	"github.com/isnad-news/isnad/internal/text"
	"github.com/isnad-news/isnad/internal/treebank"
	"github.com/isnad-news/isnad/internal/when"
)

// Engine reads reports. It is safe for concurrent use and keeps no state of
// the reports it has read.
type Engine struct {
	tagger   *tag.Tagger
	bounds   tag.Bounds
	treebank *treebank.Namer
	numbers  *number.Finder
	times    *when.Finder
	phrases  *phrase.Finder
	mentions *mention.Finder
	quotes   *quote.Finder
	events   *event.Matcher
	says     map[string]bool
	relative *text.Words // lemmas that open a relative or a subordinate clause
	sports   text.Sieve  // lemmas that speak of sport
}

// New makes an engine of the embedded knowledge and of what the folders in
// dirs lay over it: they hold tables and rules in the form of the knowledge
// folder. Mistakes in them come back all at once.
func New(dirs ...string) (*Engine, error) {
	fsys, lex, err := layered(dirs)
	if err != nil {
		return nil, err
	}
	return assemble(fsys, lex)
}

// assemble lets the stages load their tables side by side: starting takes as
// long as the slowest.
func assemble(fsys fs.FS, lex *lexicon.Lexicon) (*Engine, error) {
	e := &Engine{says: map[string]bool{}}
	loads := []func() error{
		func() error {
			cl, err := segment.LoadClitics(fsys)
			if err == nil {
				e.tagger, err = tag.New(fsys, segment.New(lex, cl), cl)
			}
			return err
		},
		func() (err error) { e.treebank, err = treebank.New(fsys); return },
		func() (err error) { e.numbers, err = number.New(fsys); return },
		func() (err error) { e.times, err = when.New(fsys); return },
		func() (err error) { e.mentions, err = mention.New(fsys); return },
		func() (err error) { e.quotes, err = quote.New(fsys); return },
		func() (err error) { e.events, err = event.New(fsys); return },
	}
	if err := concurrent.All(loads...); err != nil {
		return nil, err
	}
	e.phrases = phrase.New(phrase.Terms{Break: e.mentions.Terms(term.Break), Any: e.mentions.Terms(term.Any), Noun: e.mentions.Terms(term.Standing), Open: e.mentions.Terms(term.Quote), About: e.mentions.Terms(term.About), More: e.mentions.Terms(term.More), Sortal: e.mentions.Terms(term.Sortal)})
	e.bounds = tag.Bounds{What: e.mentions.Terms(term.Relativeneg), Not: e.mentions.Terms(term.Negation), Verb: e.mentions.Terms(term.Bounding), Prep: e.mentions.Terms(term.Boundprep)}
	e.relative = text.NewWords()
	for _, k := range []term.Kind{term.Relative, term.Clausal} {
		for l := range e.mentions.Terms(k).All() {
			e.relative.Add(l)
		}
	}
	e.sports = text.NewSieve(e.mentions.Terms(term.Sport).Len())
	for l := range e.mentions.Terms(term.Sport).All() {
		e.sports.Add(text.Hash(l))
	}
	for _, r := range e.events.Rules() {
		if r.Say && !(r.Type == "AGREE" && r.Mutual) { // a deal reached is told, not done by telling it
			e.says["events/"+r.Name] = true
		}
	}
	return e, nil
}

// Analyze reads one report through all stages.
func (e *Engine) Analyze(r isnad.Report) *isnad.Analysis { return e.Trace(r, Tracer{}) }

// Tracer sees what is weighed by learned weights, to learn from it; nil for
// none. Who sees the sides or the settings of events learns from what the rules
// give: nothing is chosen by those weights.
type Tracer struct {
	Strangers func(mention.Stranger) // whose somebody is: scripts/strangers.py
	Speakers  func(quote.Choice)     // who may speak a statement: scripts/speakers.py
	Kept      func(quote.Found)      // what speaks for a statement: scripts/kept.py
	Sides     func(event.Choice)     // who may be the sides of an event: scripts/sides.py
	Settings  func(event.Setting)    // when, where, how and how surely it happens: scripts/settings.py
}

// Trace reads a report and shows what is weighed in it.
func (e *Engine) Trace(r isnad.Report, t Tracer) *isnad.Analysis {
	a, busy := e.names(r, t.Strangers)
	cl := clause.Layers{
		Text: r.Text, Words: a.Words, Parts: a.Parts, Tags: a.Tags, Sentences: a.Sentences,
		Phrases: a.Phrases, Mentions: a.Mentions, Busy: busy, Relative: e.relative, Auxiliary: e.mentions.Terms(term.Auxiliary), Topical: e.mentions.Terms(term.Topical), Named: named(a),
	}
	var warnings []isnad.Warning
	a.Statements, warnings = e.quotes.Find(quote.Layers{Layers: cl, Terms: e.mentions.Terms, Trace: t.Speakers, Kept: t.Kept})
	a.Warnings = append(a.Warnings, warnings...)
	a.Events = e.events.Find(event.Layers{
		Layers: cl, Numbers: a.Numbers, Times: a.Times, Statements: a.Statements, Terms: e.mentions.Terms, Report: r, Trace: t.Sides, Settled: t.Settings,
	})
	if e.sport(a) {
		a.Events = nil
		a.Warnings = append(a.Warnings, isnad.Warning{Code: "sport", Text: "the report is about sport: its events are left out"})
	}
	attribute.Statements(a.Statements)
	attribute.Events(a.Events, a.Statements, func(rule string) bool { return e.says[rule] })
	a.Statements = quote.Told(a.Statements)
	return a
}

// names reads a text as far as mentions; busy tells which words stand in
// expressions of time.
func (e *Engine) names(r isnad.Report, strangers func(mention.Stranger)) (a *isnad.Analysis, busy []bool) {
	a = e.Words(r)
	busy = make([]bool, len(a.Words))
	for _, t := range a.Times {
		for w := t.First; w < t.Last && w < len(busy); w++ {
			busy[w] = true
		}
	}
	a.Phrases = e.phrases.Find(a.Words, a.Parts, a.Tags, busy)
	a.Mentions, a.Entities = e.mentions.Find(mention.Layers{
		Text: r.Text, Words: a.Words, Parts: a.Parts, Tags: a.Tags, Sentences: a.Sentences,
		Numbers: a.Numbers, Phrases: a.Phrases, Published: r.Published, Outlet: r.Outlet, URL: r.URL, Trace: strangers,
	})
	return a, busy
}

// sportShare is the share of a report's words that must speak of sport for
// its events to be left out: the event types are those of politics.
const sportShare = 0.03

// sport tells whether a report is about sport.
func (e *Engine) sport(a *isnad.Analysis) bool {
	n, words := 0, e.mentions.Terms(term.Sport)
	for i := range a.Tags {
		if l := a.Tags[i].Lemma; e.sports.May(text.Hash(l)) && words.Has(l) {
			n++
		}
	}
	return n >= 5 && float64(n) >= sportShare*float64(len(a.Words))
}

// named tells which words stand inside names that lie in no noun phrase,
// because the tagger took one of them for a verb.
func named(a *isnad.Analysis) []bool {
	out := make([]bool, len(a.Words))
	for _, m := range a.Mentions {
		for w := m.First; w < m.Last; w++ {
			out[w] = out[w] || m.Phrase == 0 || w > m.First && m.Kind != "role"
		}
	}
	return out
}

// Words reads a text as far as numbers and times: what isnad analyze prints.
func (e *Engine) Words(r isnad.Report) *isnad.Analysis {
	a := &isnad.Analysis{Report: r}
	a.Words, a.Sentences = sentence.Split(r.Text)
	a.Parts, a.Tags = e.tagger.Assign(r.Text, a.Words, a.Sentences)
	tag.Bound(a.Words, a.Parts, a.Tags, e.bounds)
	a.Numbers = e.numbers.Find(a.Words, a.Parts, a.Tags, r.Text)
	a.Times = e.times.Find(a.Words, a.Numbers, a.Tags, a.Parts, r.Text, r.Published)
	if r.Published.IsZero() {
		a.Warnings = append(a.Warnings, isnad.Warning{Code: "no-date", Text: "the report's date is unknown: relative dates stay unresolved; give it with --published"})
	}
	return a
}

// UPOS names the parts of speech of what Words or Analyze read as treebanks of
// Universal Dependencies do, one for each part.
func (e *Engine) UPOS(a *isnad.Analysis) []isnad.POS { return e.treebank.Assign(a) }
